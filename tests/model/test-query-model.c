/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window over a query asks for what is looked at, wherever that is. */

#include "config.h"

#include "attache-query-model.h"

#define N_ROWS 100000

static void
fetch_cb (AttacheQueryModel *model, const gint64 *ids, guint n_ids, gpointer user_data)
{
  GHashTable *asked = user_data;

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (asked, g_memdup2 (&ids[i], sizeof ids[i]));
}

/* A list at its top, and the row that is selected, far below. */
static void
test_far_looks (void)
{
  static const guint places[] = { 0, 5, N_ROWS / 2, 70, N_ROWS - 1, 3000 };
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (AttacheQueryModel) model = attache_query_model_new (fetch_cb, asked);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= N_ROWS; id++)
    g_array_append_val (ids, id);
  attache_query_model_set_ids (model, (const gint64 *) (gconstpointer) ids->data, NULL, ids->len);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (model), places[i]));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_true (g_hash_table_contains (asked, &g_array_index (ids, gint64, places[i])));
  /* And not for what lies between. */
  g_assert_cmpuint (g_hash_table_size (asked), <, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query-model/far-looks", test_far_looks);
  return g_test_run ();
}

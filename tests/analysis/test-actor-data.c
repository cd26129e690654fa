/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped lists themselves: in the order that gives nobody a rank, every key once, every
 * country that is named listed, every date a date. */

#include "config.h"

#include "attache-gazetteer.h"

#include "attache-civil.h"

#include <string.h>

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_strconcat ("/org/attache/Attache/data/", name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return bytes;
}

static gboolean
is_partial_date (const char *date)
{
  g_autofree char *full = g_strconcat (date,
                                       strlen (date) == 4   ? "-01-01"
                                       : strlen (date) == 7 ? "-01"
                                                            : "",
                                       NULL);
  gint64 instant;
  AttachePrecision precision;

  return *date == '\0' || attache_civil_parse (full, &instant, &precision);
}

static void
check_role (const char *role)
{
  const char *dots = strstr (role, ".."), *space = strchr (role, ' ');
  g_autofree char *from = NULL, *until = NULL;

  g_assert_cmpuint (strlen (role), >, 2);
  if (dots == NULL || (space != NULL && dots > space))
    return;
  g_assert_nonnull (space);
  from = g_strndup (role, (gsize) (dots - role));
  until = g_strndup (dots + 2, (gsize) (space - dots - 2));
  g_assert_true (is_partial_date (from));
  g_assert_true (is_partial_date (until));
  if (*from != '\0' && *until != '\0')
    g_assert_cmpstr (from, <=, until);
}

static void
test_rows (void)
{
  g_autoptr (GBytes) bytes = load ("gazetteer.tsv");
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_assert_true (
      g_utf8_validate (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '#' && *lines[i] != '\0')
      g_ptr_array_add (rows, g_strsplit (lines[i], "\t", 8));
  for (guint i = 0; i < rows->len; i++)
    {
      GStrv row = rows->pdata[i];
      AttacheActorType type;

      g_assert_cmpuint (g_strv_length (row), >=, 3);
      g_assert_true (attache_actor_type_from_string (row[1], &type));
      g_assert_true (g_hash_table_add (keys, row[0]));
      if (i > 0)
        g_assert_cmpstr (((GStrv) rows->pdata[i - 1])[0], <, row[0]);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      GStrv row = rows->pdata[i];
      g_auto (GStrv) roles = NULL;

      if (g_strv_length (row) > 4 && *row[4] != '\0')
        g_assert_true (g_hash_table_contains (keys, row[4]));
      if (g_strv_length (row) <= 5 || *row[5] == '\0')
        continue;
      roles = g_strsplit (row[5], "|", -1);
      for (guint k = 0; roles[k] != NULL; k++)
        check_role (roles[k]);
    }
}

static void
test_loads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheGazetteer) gazetteer = attache_gazetteer_new_from_resource (&error);
  g_autoptr (AttacheText) text = attache_text_new ("Շուշի Shusha Shushi Şuşa Шуша", -1);
  guint n_tokens, first = 0;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);

  g_assert_no_error (error);
  g_assert_cmpint (attache_gazetteer_find_key (gazetteer, "no-such-key"), ==, -1);
  /* All names of a contested place lead to one actor. */
  g_assert_cmpuint (n_tokens, ==, 5);
  for (guint i = 0; i < n_tokens; i++)
    {
      AttacheGazetteerMatch match;

      g_assert_true (attache_gazetteer_match (gazetteer, tokens + i, n_tokens - i, &match));
      if (i == 0)
        first = match.actor;
      g_assert_cmpuint (match.actor, ==, first);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/actor-data/rows", test_rows);
  g_test_add_func ("/analysis/actor-data/loads", test_loads);
  return g_test_run ();
}

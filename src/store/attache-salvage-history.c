/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every step that stands is gone through once; of each row the last image counts. */

#include "config.h"

#include "attache-salvage-history.h"

#include "attache-step.h"

static const char LIST_STEPS[] = "SELECT changes FROM journal WHERE is_undone = 0 ORDER BY id";

struct _AttacheSalvageHistory
{
  GHashTable *images[ATTACHE_ROW_STATEMENT_CHOICE + 1]; /* gint64 id → GVariant, NULL: deleted */
};

static void
image_free (gpointer data)
{
  if (data != NULL)
    g_variant_unref (data);
}

static void
note_step (AttacheSalvageHistory *self, GVariant *changes)
{
  GVariantIter iter;
  guchar kind;
  gint64 id;
  GVariant *before, *after;

  g_variant_iter_init (&iter, changes);
  while (g_variant_iter_next (&iter, "(yxmvmv)", &kind, &id, &before, &after))
    {
      if (kind < G_N_ELEMENTS (self->images))
        g_hash_table_insert (self->images[kind], g_memdup2 (&id, sizeof id),
                             after != NULL ? g_variant_ref (after) : NULL);
      g_clear_pointer (&before, g_variant_unref);
      g_clear_pointer (&after, g_variant_unref);
    }
}

AttacheSalvageHistory *
attache_salvage_history_read (AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSalvageHistory) self = g_new0 (AttacheSalvageHistory, 1);
  g_autoptr (AttacheSql) sql = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->images); i++)
    self->images[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, image_free);
  sql = attache_database_prepare (db, LIST_STEPS, error);
  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      g_autoptr (GBytes) bytes = attache_sql_dup_bytes (sql, 0);
      g_autoptr (GVariant) changes = g_variant_ref_sink (
          g_variant_new_from_bytes (G_VARIANT_TYPE (ATTACHE_STEP_CHANGES_TYPE), bytes, FALSE));

      note_step (self, changes);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&self) : NULL;
}

void
attache_salvage_history_free (AttacheSalvageHistory *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->images); i++)
    g_hash_table_unref (self->images[i]);
  g_free (self);
}

static gboolean
is_there (AttacheDatabase *db, AttacheRowKind kind, gint64 id)
{
  g_autoptr (GVariant) image = NULL;

  return attache_row_image_get (db, kind, id, &image, NULL) && image != NULL;
}

guint
attache_salvage_history_recover (AttacheSalvageHistory *self, AttacheDatabase *db,
                                 AttacheRowKind kind)
{
  GHashTableIter iter;
  gpointer id, image;
  guint n_recovered = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (kind < G_N_ELEMENTS (self->images), 0);

  g_hash_table_iter_init (&iter, self->images[kind]);
  while (g_hash_table_iter_next (&iter, &id, &image))
    {
      if (image != NULL && !is_there (db, kind, *(gint64 *) id)
          && attache_row_image_set (db, (guchar) kind, *(gint64 *) id, image, NULL))
        n_recovered++;
    }
  return n_recovered;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The other dossier, as it lies there or as a copy that was brought up to date. */

#include "config.h"

#include <glib/gstdio.h>

#include "attache-merge.h"
#include "attache-schema.h"

struct _AttacheMergeSource
{
  AttacheDatabase *db;
  char *copy; /* nullable: a file to be deleted */
};

static void
remove_copy (const char *copy)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; copy != NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (copy, suffixes[i], NULL);

      g_unlink (path);
    }
}

void
attache_merge_source_free (AttacheMergeSource *source)
{
  g_clear_pointer (&source->db, attache_database_free);
  remove_copy (source->copy);
  g_free (source->copy);
  g_free (source);
}

AttacheDatabase *
attache_merge_source_get_database (AttacheMergeSource *source)
{
  return source->db;
}

static gboolean
open_copy (AttacheMergeSource *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *file = g_strconcat ("attache-merge-", name, ".dossier", NULL);

  self->copy = g_build_filename (g_get_tmp_dir (), file, NULL);
  if (!attache_database_copy_to (self->db, self->copy, cancellable, error))
    return FALSE;
  attache_database_free (self->db);
  self->db = attache_database_open (self->copy, 0, error);
  return self->db != NULL;
}

AttacheMergeSource *
attache_merge_source_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttacheMergeSource) self = g_new0 (AttacheMergeSource, 1);
  gint64 version;

  g_return_val_if_fail (path != NULL, NULL);

  self->db = attache_database_open (path, ATTACHE_DATABASE_READ_ONLY, error);
  if (self->db == NULL
      || !attache_database_get_int (self->db, "PRAGMA user_version", 0, &version, error))
    return NULL;
  if (version != ATTACHE_SCHEMA_VERSION && !open_copy (self, cancellable, error))
    return NULL;
  attache_database_set_cancellable (self->db, cancellable);
  return g_steal_pointer (&self);
}

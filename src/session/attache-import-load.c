/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the importer says of one file, kept until its turn comes. */

#include "config.h"

#include "attache-import-load.h"

#include "attache-import-address.h"

AttacheImportLoad *
attache_import_load_new (char *name)
{
  AttacheImportLoad *load = g_new0 (AttacheImportLoad, 1);

  load->name = name;
  load->problems = attache_importer_new_problems ();
  return load;
}

void
attache_import_load_free (AttacheImportLoad *load)
{
  g_free (load->name);
  g_clear_object (&load->file);
  g_free (load->address);
  g_clear_pointer (&load->download, attache_download_unref);
  attache_archive_piece_clear (&load->piece);
  g_clear_pointer (&load->drafts, g_ptr_array_unref);
  g_ptr_array_unref (load->problems);
  g_clear_error (&load->error);
  g_free (load);
}

static void
load_address (AttacheImportLoad *self, const AttacheImportRules *rules, GCancellable *cancellable)
{
  g_autoptr (AttacheDownload) given = g_steal_pointer (&self->download);

  self->drafts = attache_import_address_load (self->address, given, self->problems, &self->download,
                                              cancellable, &self->error);
  if (self->drafts != NULL)
    attache_import_rules_apply (rules, self->drafts);
}

void
attache_import_load_run (AttacheImportLoad *load, const AttacheImportRules *rules,
                         GCancellable *cancellable)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, &load->error))
    return;
  if (load->address != NULL)
    load_address (load, rules, cancellable);
  else if (load->file != NULL)
    load->drafts = attache_importer_load_with (load->file, rules, load->problems, cancellable,
                                               &load->error);
  else
    load->drafts = attache_importer_load_piece (&load->piece, rules, load->problems, cancellable,
                                                &load->error);
  g_clear_pointer (&load->piece.bytes, g_bytes_unref);
}

gboolean
attache_import_load_has_failed (const AttacheImportLoad *load)
{
  return load->error != NULL && !g_error_matches (load->error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         && !(load->has_records
              && g_error_matches (load->error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_EMPTY));
}

guint64
attache_import_load_get_size (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? (guint64) MAX (g_file_info_get_size (info), 0) : 0;
}

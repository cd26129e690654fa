/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file, or a piece of one, on its way to drafts. It belongs to one thread at a time. */

#pragma once

#include "attache-download.h"
#include "attache-importer.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;    /* Owned; for people */
  GFile *file;   /* Owned; NULL for bytes and addresses */
  char *address; /* Owned; nullable */
  AttacheDownload *
      download; /* Owned; the page of the address, as it was fetched before or came now; nullable */
  AttacheArchivePiece piece; /* Owned; or what was pasted; its bytes are gone when it was read */
  gint work;                 /* what it is worth: AttacheImportWork */
  gboolean is_piece;         /* of an archive, whose pieces are no files of their own */
  gboolean has_records;      /* of which most are no pages */
  GPtrArray *drafts;         /* Owned; AttacheDraft; NULL where it failed */
  GPtrArray *problems;       /* Owned; GError */
  GError *error;             /* Owned */
} AttacheImportLoad;

/* Takes @name. */
AttacheImportLoad *attache_import_load_new (char *name);
void attache_import_load_free (AttacheImportLoad *load);

/* Reads it. Blocks on the disk. */
void attache_import_load_run (AttacheImportLoad *load, const AttacheImportRules *rules,
                              GCancellable *cancellable);
/* Whether there is something to tell: being cancelled is no failure, nor are records without a
 * page.
 */
gboolean attache_import_load_has_failed (const AttacheImportLoad *load);

/* Bytes; 0 where it cannot be told: then reading it says why. */
guint64 attache_import_load_get_size (GFile *file);

G_END_DECLS

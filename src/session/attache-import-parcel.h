/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft on its way to the store. It belongs to one thread at a time. */

#pragma once

#include "attache-analyzer.h"
#include "attache-download.h"
#include "attache-draft.h"
#include "attache-new-article.h"
#include "attache-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;                /* Owned; of the file, for people */
  AttacheDraft *draft;       /* Owned */
  AttacheDownload *download; /* Owned; NULL where it did not come from an address */
  AttacheText *text;         /* Owned; NULL where it was known or cancelled */
  AttacheFindings *findings; /* Owned */
  AttacheShingles *shingles; /* Owned */
  char *text_uid;            /* Owned */
  gboolean is_known;
  gint64 article_id;
} AttacheImportParcel;

/* @download: nullable. */
AttacheImportParcel *attache_import_parcel_new (const char *name, AttacheDraft *draft,
                                                AttacheDownload *download);
void attache_import_parcel_free (AttacheImportParcel *parcel);

void attache_import_parcel_analyse (AttacheImportParcel *parcel, AttacheAnalyzer *analyzer);
/* What of it goes to the store; borrowed from @parcel. */
AttacheNewArticle attache_import_parcel_get_article (const AttacheImportParcel *parcel);

/* On the store's writer. Looks whether the dossier has it, so that a second run does not analyse it
 * again; and keeps the page as it was fetched with the article that is there. */
gboolean attache_import_parcel_find (AttacheImportParcel *parcel, AttacheDatabase *db,
                                     GError **error);
gboolean attache_import_parcel_write_original (const AttacheImportParcel *parcel,
                                               AttacheDatabase *db, GError **error);
/* Appends (AttacheBroughtNote, borrowed) what somebody had noted on the article elsewhere. */
void attache_import_parcel_collect_notes (const AttacheImportParcel *parcel, GArray *notes);

G_END_DECLS

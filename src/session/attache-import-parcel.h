/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft on its way to the store. It belongs to one thread at a time. */

#pragma once

#include "attache-analyzer.h"
#include "attache-article-writer.h"
#include "attache-download.h"
#include "attache-draft.h"
#include "attache-filling.h"
#include "attache-new-article.h"
#include "attache-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;                 /* Owned; of the file, for people */
  AttacheDraft *draft;        /* Owned */
  AttacheDownload *download;  /* Owned; NULL where it did not come from an address */
  AttacheText *text;          /* Owned; NULL where it was known or cancelled */
  AttacheFindings *findings;  /* Owned */
  AttacheShingles *shingles;  /* Owned */
  AttacheFoundValues *values; /* Owned */
  char *text_uid;             /* Owned */
  gint work;                  /* its part of the file's: AttacheImportWork */
  gboolean is_known;
  gint64 article_id;
  AttacheGaps gaps; /* of a known one: what it lacks, then what was filled in */
} AttacheImportParcel;

/* @download: nullable. */
AttacheImportParcel *attache_import_parcel_new (const char *name, AttacheDraft *draft,
                                                AttacheDownload *download);
void attache_import_parcel_free (AttacheImportParcel *parcel);

void attache_import_parcel_analyse (AttacheImportParcel *parcel, AttacheAnalyzer *analyzer);
/* What of it goes to the store; borrowed from @parcel. */
AttacheNewArticle attache_import_parcel_get_article (const AttacheImportParcel *parcel);

/* Looks which of a GPtrArray of parcels the dossier has: on a reader, as a transaction. */
gboolean attache_import_parcel_find_all (AttacheDatabase *db, gpointer parcels, GError **error);
/* Whether it is new, or known without its date. */
gboolean attache_import_parcel_needs_analysis (const AttacheImportParcel *parcel);
/* Whether anything of it is to be written. */
gboolean attache_import_parcel_is_of_use (const AttacheImportParcel *parcel);
/* On the store's writer: fills in what the article that is known lacks. @import: NULL: nothing. */
gboolean attache_import_parcel_complete (AttacheImportParcel *parcel, AttacheDatabase *db,
                                         const char *import, gint64 now, GError **error);
/* What was filled in, for the report; nullable. Transfer full. */
char *attache_import_parcel_describe_filled (const AttacheImportParcel *parcel);
/* On the store's writer: takes what became of the article, and keeps the page as it was fetched
 * with one that is new. */
gboolean attache_import_parcel_settle (AttacheImportParcel *parcel, AttacheDatabase *db,
                                       const AttacheAdded *added, GError **error);
/* Appends (AttacheBroughtNote, borrowed) what somebody had noted on the article elsewhere. */
void attache_import_parcel_collect_notes (const AttacheImportParcel *parcel, GArray *notes);

G_END_DECLS

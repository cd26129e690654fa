/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The draft first, then what was found in it, then the number of the article. */

#include "config.h"

#include "attache-import-parcel.h"

#include <glib/gi18n-lib.h>

#include "attache-article-table.h"
#include "attache-brought-notes.h"
#include "attache-original-table.h"

AttacheImportParcel *
attache_import_parcel_new (const char *name, AttacheDraft *draft, AttacheDownload *download)
{
  AttacheImportParcel *parcel = g_new0 (AttacheImportParcel, 1);

  parcel->name = g_strdup (name);
  parcel->draft = attache_draft_ref (draft);
  parcel->download = download != NULL ? attache_download_ref (download) : NULL;
  return parcel;
}

void
attache_import_parcel_free (AttacheImportParcel *parcel)
{
  g_free (parcel->name);
  attache_draft_unref (parcel->draft);
  g_clear_pointer (&parcel->download, attache_download_unref);
  g_clear_pointer (&parcel->text, attache_text_unref);
  g_clear_pointer (&parcel->findings, attache_findings_free);
  g_clear_pointer (&parcel->shingles, attache_shingles_unref);
  g_clear_pointer (&parcel->values, attache_found_values_free);
  g_free (parcel->text_uid);
  g_free (parcel);
}

void
attache_import_parcel_analyse (AttacheImportParcel *parcel, AttacheAnalyzer *analyzer)
{
  AttacheContext context = ATTACHE_CONTEXT_INIT;

  context.published = parcel->draft->published;
  context.published_precision = parcel->draft->published_precision;
  context.published_basis = parcel->draft->published_basis;
  context.title = parcel->draft->title;
  context.outlet = parcel->draft->outlet;
  parcel->text = attache_text_new (parcel->draft->text, parcel->draft->text_length);
  parcel->text_uid = attache_article_uid (parcel->text);
  parcel->shingles = attache_shingles_new (parcel->text);
  parcel->findings = attache_analyzer_analyze (analyzer, parcel->text, &context);
  parcel->values = attache_found_values_new (parcel->text, parcel->findings);
}

AttacheNewArticle
attache_import_parcel_get_article (const AttacheImportParcel *parcel)
{
  const AttacheDraft *draft = parcel->draft;

  return (AttacheNewArticle){
    .title = draft->title,
    .is_title_derived = draft->title_derived,
    .outlet = draft->outlet,
    .author = draft->author,
    .url = draft->url,
    .language = draft->language,
    .source = parcel->name,
    .published = draft->published,
    .published_precision = draft->published_precision,
    .published_basis = draft->published_basis,
    .text = parcel->text,
    .findings = parcel->findings,
    .sections = draft->sections,
    .text_uid = parcel->text_uid,
    .shingles = parcel->shingles,
    .values = parcel->values,
  };
}

/* So that a second run does not analyse it again. What a batch brings that is not written yet is
 * seen when it is. */
static gboolean
find (AttacheImportParcel *parcel, AttacheDatabase *db, GError **error)
{
  AttacheNewArticle article = { .outlet = parcel->draft->outlet, .url = parcel->draft->url };
  g_autofree char *text_uid = attache_draft_dup_uid (parcel->draft);
  g_autofree char *uid = NULL;

  if (!attache_article_table_find_same (db, &article, text_uid, &uid, &parcel->article_id, error))
    return FALSE;
  parcel->is_known = parcel->article_id != 0;
  if (!parcel->is_known)
    return TRUE;
  article = attache_import_parcel_get_article (parcel);
  return attache_filling_find_gaps (db, parcel->article_id, &article, &parcel->gaps, error);
}

gboolean
attache_import_parcel_find_all (AttacheDatabase *db, gpointer parcels, GError **error)
{
  GPtrArray *all = parcels;

  for (guint i = 0; i < all->len; i++)
    {
      if (!find (g_ptr_array_index (all, i), db, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_import_parcel_needs_analysis (const AttacheImportParcel *parcel)
{
  return !parcel->is_known || (parcel->gaps & ATTACHE_GAP_PUBLISHED) != 0;
}

gboolean
attache_import_parcel_is_of_use (const AttacheImportParcel *parcel)
{
  return parcel->findings != NULL
         || (parcel->is_known && (parcel->draft->notes->len > 0 || parcel->gaps != 0));
}

gboolean
attache_import_parcel_complete (AttacheImportParcel *parcel, AttacheDatabase *db,
                                const char *import, gint64 now, GError **error)
{
  const AttacheNewArticle article = attache_import_parcel_get_article (parcel);

  return !parcel->is_known || import == NULL
         || attache_filling_complete (db, parcel->article_id, &article, import, now, &parcel->gaps,
                                      error);
}

gboolean
attache_import_parcel_settle (AttacheImportParcel *parcel, AttacheDatabase *db,
                              const AttacheAdded *added, GError **error)
{
  const AttacheDownload *download = parcel->download;
  AttacheOriginal original;

  parcel->is_known = added->is_known;
  parcel->article_id = added->id;
  if (download == NULL || parcel->is_known)
    return TRUE;
  original = (AttacheOriginal){ download->address, download->media_type, download->charset,
                                download->fetched, download->bytes };
  return attache_original_table_add (db, parcel->article_id, &original, error);
}

void
attache_import_parcel_collect_notes (const AttacheImportParcel *parcel, GArray *notes)
{
  for (guint i = 0; i < parcel->draft->notes->len; i++)
    {
      const AttacheDraftNote *note = g_ptr_array_index (parcel->draft->notes, i);
      AttacheBroughtNote brought = { parcel->article_id, !parcel->is_known, note->span,
                                     note->text,         note->tags,        note->author };

      g_array_append_val (notes, brought);
    }
}

char *
attache_import_parcel_describe_filled (const AttacheImportParcel *parcel)
{
  g_autofree char *words = NULL;

  if (!parcel->is_known || parcel->gaps == 0)
    return NULL;
  words = attache_filling_describe (parcel->gaps);
  /* Translators: such as “outlet, date”. */
  return g_strdup_printf (_ ("It was there already; filled in: %s"), words);
}

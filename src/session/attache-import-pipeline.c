/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two ordered pools in a row, files into drafts and drafts into parcels, and a batch at the end.
 * The coordinator is the thread that runs it: results come to it in order, and while it waits for
 * the writer the pools work ahead up to their limits. */

#include "config.h"

#include "attache-import-pipeline.h"

#include "attache-article-table.h"
#include "attache-article-writer.h"
#include "attache-brought-notes.h"
#include "attache-import-address.h"
#include "attache-importer.h"
#include "attache-ordered-pool.h"
#include "attache-original-table.h"
#include "attache-writing-articles.h"

#include <glib/gi18n-lib.h>

/* Files in memory before they are analysed, and drafts in memory before they are written, for each
 * processor: enough that none idles, few enough that large files stay within memory. */
#define FILES_PER_THREAD 4
#define DRAFTS_PER_THREAD 16

/* A batch is written when it is as large as this, or as old. */
#define BATCH_ARTICLES 200
#define BATCH_TIME (G_USEC_PER_SEC * 3 / 10)

/* A file on its way to drafts. */
typedef struct
{
  GFile *file;               /* Owned; NULL for bytes and addresses */
  char *address;             /* Owned, nullable */
  AttacheDownload *download; /* Owned; the page of the address; NULL where it failed */
  GPtrArray *drafts;         /* Owned; AttacheDraft; NULL where it failed */
  GPtrArray *problems;       /* Owned; GError */
  GError *error;             /* Owned */
} Load;

/* A draft on its way to the store. */
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
} Parcel;

typedef struct
{
  AttacheImportPipeline *pipeline; /* Borrowed */
  GCancellable *cancellable;       /* Borrowed */
  AttacheOrderedPool *loaders;
  AttacheOrderedPool *analysers;
  GPtrArray *batch; /* Parcel */
  gint64 batch_begin;
  char *name;    /* Owned; of this import, in the history */
  GError *error; /* Owned: what ended the run */
} Run;

static void
load_free (Load *load)
{
  g_clear_object (&load->file);
  g_clear_pointer (&load->download, attache_download_unref);
  g_free (load->address);
  g_clear_pointer (&load->drafts, g_ptr_array_unref);
  g_ptr_array_unref (load->problems);
  g_clear_error (&load->error);
  g_free (load);
}

static void
parcel_free (gpointer data)
{
  Parcel *parcel = data;

  g_free (parcel->name);
  attache_draft_unref (parcel->draft);
  g_clear_pointer (&parcel->download, attache_download_unref);
  g_clear_pointer (&parcel->text, attache_text_unref);
  g_clear_pointer (&parcel->findings, attache_findings_free);
  g_clear_pointer (&parcel->shingles, attache_shingles_free);
  g_free (parcel->text_uid);
  g_free (parcel);
}

static gboolean
has_ended (Run *run)
{
  return run->error != NULL || g_cancellable_is_cancelled (run->cancellable);
}

static void
add_line (AttacheImportPipeline *self, const char *name, const char *reason, gboolean is_error,
          gint64 article_id)
{
  AttacheImportLine line = { g_strdup (name), g_strdup (reason), is_error, article_id };

  g_array_append_val (self->lines, line);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "?");
}

/* On a worker. */
static void
load (gpointer item, gpointer data)
{
  Load *self = item;
  Run *run = data;

  if (g_cancellable_set_error_if_cancelled (run->cancellable, &self->error))
    return;
  if (self->address != NULL)
    self->drafts = attache_import_address_load (
        self->address, g_hash_table_lookup (run->pipeline->downloads, self->address),
        self->problems, &self->download, run->cancellable, &self->error);
  else if (self->file != NULL)
    self->drafts = attache_importer_load (self->file, self->problems, run->cancellable,
                                          &self->error);
  else
    self->drafts = attache_importer_load_bytes (run->pipeline->bytes, run->pipeline->name,
                                                self->problems, run->cancellable, &self->error);
}

/* On a worker. */
static void
analyse (gpointer item, gpointer data)
{
  Parcel *parcel = item;
  Run *run = data;
  AttacheContext context = ATTACHE_CONTEXT_INIT;

  if (parcel->is_known || g_cancellable_is_cancelled (run->cancellable))
    return;
  context.published = parcel->draft->published;
  context.published_precision = parcel->draft->published_precision;
  context.published_basis = parcel->draft->published_basis;
  context.title = parcel->draft->title;
  context.outlet = parcel->draft->outlet;
  parcel->text = attache_text_new (parcel->draft->text, parcel->draft->text_length);
  parcel->text_uid = attache_article_uid (parcel->text);
  parcel->shingles = attache_shingles_new (parcel->text);
  parcel->findings = attache_analyzer_analyze (run->pipeline->analyzer, parcel->text, &context);
}

/* The page as it was fetched stays with the article. */
static gboolean
write_original (AttacheDatabase *db, const Parcel *parcel, GError **error)
{
  const AttacheDownload *download = parcel->download;
  AttacheOriginal original;

  if (download == NULL || parcel->is_known)
    return TRUE;
  original = (AttacheOriginal){ download->address, download->media_type, download->charset,
                                download->fetched, download->bytes };
  return attache_original_table_add (db, parcel->article_id, &original, error);
}

/* Appends what somebody had noted on the article elsewhere. */
static void
collect_notes (GArray *notes, const Parcel *parcel)
{
  for (guint i = 0; i < parcel->draft->notes->len; i++)
    {
      const AttacheDraftNote *note = g_ptr_array_index (parcel->draft->notes, i);
      AttacheBroughtNote brought = { parcel->article_id, !parcel->is_known, note->span,
                                     note->text,         note->tags,        note->author };

      g_array_append_val (notes, brought);
    }
}

static AttacheNewArticle
article_of (const Parcel *parcel)
{
  const AttacheDraft *draft = parcel->draft;
  return (AttacheNewArticle){ .title = draft->title,
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
                              .shingles = parcel->shingles };
}

/* Those that were known before they were analysed are in the batch for their notes only. */
static gboolean
write_articles (AttacheDatabase *db, Run *run, gint64 now, GError **error)
{
  g_autofree AttacheNewArticle *articles = g_new (AttacheNewArticle, run->batch->len);
  g_autofree AttacheAdded *added = g_new (AttacheAdded, run->batch->len);
  guint n_fresh = 0, n_added = 0;

  for (guint i = 0; i < run->batch->len; i++)
    {
      const Parcel *parcel = g_ptr_array_index (run->batch, i);

      if (parcel->text != NULL)
        articles[n_fresh++] = article_of (parcel);
    }
  if (n_fresh > 0 && !attache_store_add_articles (db, articles, n_fresh, now, added, error))
    return FALSE;
  for (guint i = 0; i < run->batch->len; i++)
    {
      Parcel *parcel = g_ptr_array_index (run->batch, i);

      if (parcel->text == NULL)
        continue;
      parcel->is_known = added[n_added].is_known;
      parcel->article_id = added[n_added++].id;
      if (!write_original (db, parcel, error))
        return FALSE;
    }
  return TRUE;
}

/* On the store's writer: a batch in one transaction. */
static gboolean
write_batch (AttacheDatabase *db, gpointer data, GError **error)
{
  Run *run = data;
  gint64 now = g_get_real_time ();
  g_autoptr (GArray) brought = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (AttacheBroughtNote));

  if (!write_articles (db, run, now, error))
    return FALSE;
  for (guint i = 0; i < run->batch->len; i++)
    {
      const Parcel *parcel = g_ptr_array_index (run->batch, i);

      if (!parcel->is_known)
        g_array_append_val (brought, parcel->article_id);
      collect_notes (notes, parcel);
    }
  return attache_writing_note_import (db, brought, notes, run->name, now, error);
}

/* What came in, what was there already, and what a person should look at. */
static void
account (Run *run, const Parcel *parcel)
{
  AttacheImportPipeline *self = run->pipeline;
  g_autofree char *id = parcel->draft->many ? attache_draft_dup_id (parcel->draft)
                                            : g_strdup (parcel->name);

  if (parcel->is_known)
    {
      g_atomic_int_inc (&self->n_known);
      return;
    }
  g_atomic_int_inc (&self->n_imported);
  g_array_append_val (self->article_ids, parcel->article_id);
  for (guint i = 0; i < parcel->draft->warnings->len; i++)
    add_line (self, id, g_ptr_array_index (parcel->draft->warnings, i), FALSE, parcel->article_id);
  if (parcel->draft->published == ATTACHE_TIME_UNKNOWN
      && parcel->findings->published == ATTACHE_TIME_UNKNOWN)
    add_line (self, id,
              _ ("It does not tell when it was published; you can set the date in the reader."),
              FALSE, parcel->article_id);
}

static void
flush (Run *run)
{
  if (run->batch->len == 0 || run->error != NULL)
    return;
  if (attache_store_write (run->pipeline->store, write_batch, run, NULL, &run->error))
    {
      for (guint i = 0; i < run->batch->len; i++)
        account (run, g_ptr_array_index (run->batch, i));
    }
  g_ptr_array_set_size (run->batch, 0);
}

/* On the coordinator. */
static void
analysed (gpointer item, gpointer data)
{
  Parcel *parcel = item;
  Run *run = data;

  if (parcel->findings == NULL && !(parcel->is_known && parcel->draft->notes->len > 0))
    {
      if (parcel->is_known)
        account (run, parcel);
      parcel_free (parcel);
      return;
    }
  if (run->batch->len == 0)
    run->batch_begin = g_get_monotonic_time ();
  g_ptr_array_add (run->batch, parcel);
  if (run->batch->len >= BATCH_ARTICLES || g_get_monotonic_time () - run->batch_begin >= BATCH_TIME)
    flush (run);
}

/* Looks which drafts of a load the dossier has, so that a second run does not analyse them again.
 */
static gboolean
find_known (AttacheDatabase *db, gpointer data, GError **error)
{
  GPtrArray *parcels = data;

  for (guint i = 0; i < parcels->len; i++)
    {
      Parcel *parcel = g_ptr_array_index (parcels, i);
      g_autofree char *uid = attache_draft_dup_uid (parcel->draft);

      if (!attache_article_table_find (db, uid, &parcel->article_id, error))
        return FALSE;
      parcel->is_known = parcel->article_id != 0;
    }
  return TRUE;
}

static void
push_drafts (Run *run, const char *name, const Load *item)
{
  g_autoptr (GPtrArray) parcels = g_ptr_array_new ();

  for (guint i = 0; i < item->drafts->len; i++)
    {
      Parcel *parcel = g_new0 (Parcel, 1);

      parcel->name = g_strdup (name);
      parcel->draft = attache_draft_ref (g_ptr_array_index (item->drafts, i));
      if (item->download != NULL)
        parcel->download = attache_download_ref (item->download);
      g_ptr_array_add (parcels, parcel);
    }
  if (run->error == NULL)
    attache_store_write (run->pipeline->store, find_known, parcels, NULL, &run->error);
  for (guint i = 0; i < parcels->len; i++)
    {
      if (has_ended (run))
        parcel_free (g_ptr_array_index (parcels, i));
      else
        attache_ordered_pool_push (run->analysers, g_ptr_array_index (parcels, i));
    }
}

/* On the coordinator. */
static void
loaded (gpointer item, gpointer data)
{
  Load *self = item;
  Run *run = data;
  AttacheImportPipeline *pipeline = run->pipeline;
  g_autofree char *name = self->file != NULL      ? dup_name (self->file)
                          : self->address != NULL ? attache_import_address_dup_name (self->address)
                                                  : g_strdup (pipeline->name);

  for (guint i = 0; i < self->problems->len; i++)
    {
      add_line (pipeline, name, ((GError *) g_ptr_array_index (self->problems, i))->message, TRUE,
                0);
      g_atomic_int_inc (&pipeline->n_failed);
    }
  if (self->drafts != NULL)
    push_drafts (run, name, self);
  else if (!g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      add_line (pipeline, name, self->error->message, TRUE, 0);
      g_atomic_int_inc (&pipeline->n_failed);
    }
  g_atomic_int_inc (&pipeline->n_files_done);
  load_free (self);
}

/* Takes @file and @address; both NULL for bytes. */
static void
push_load (Run *run, GFile *file, char *address)
{
  Load *item = g_new0 (Load, 1);

  item->file = file;
  item->address = address;
  item->problems = attache_importer_new_problems ();
  g_atomic_int_inc (&run->pipeline->n_files);
  attache_ordered_pool_push (run->loaders, item);
}

static void
push_folder (Run *run, GFile *folder)
{
  AttacheImportPipeline *self = run->pipeline;
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      files = attache_importer_list_files (folder, problems, run->cancellable, &error);
  g_autofree char *name = dup_name (folder);

  for (guint i = 0; i < problems->len; i++)
    {
      add_line (self, name, ((GError *) g_ptr_array_index (problems, i))->message, TRUE, 0);
      g_atomic_int_inc (&self->n_failed);
    }
  if (files == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      add_line (self, name, error->message, TRUE, 0);
      g_atomic_int_inc (&self->n_failed);
    }
  for (guint i = 0; files != NULL && i < files->len && !has_ended (run); i++)
    push_load (run, g_object_ref (g_ptr_array_index (files, i)), NULL);
}

AttacheImportPipeline *
attache_import_pipeline_new (AttacheStore *store, AttacheAnalyzer *analyzer)
{
  AttacheImportPipeline *self = g_new0 (AttacheImportPipeline, 1);

  self->store = g_object_ref (store);
  self->analyzer = attache_analyzer_ref (analyzer);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->addresses = g_ptr_array_new_with_free_func (g_free);
  self->downloads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) attache_download_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (AttacheImportLine));
  self->article_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
attache_import_pipeline_free (AttacheImportPipeline *pipeline)
{
  for (guint i = 0; i < pipeline->lines->len; i++)
    {
      AttacheImportLine *line = &g_array_index (pipeline->lines, AttacheImportLine, i);

      g_free (line->name);
      g_free (line->reason);
    }
  g_array_unref (pipeline->lines);
  g_array_unref (pipeline->article_ids);
  g_object_unref (pipeline->store);
  attache_analyzer_unref (pipeline->analyzer);
  g_ptr_array_unref (pipeline->files);
  g_ptr_array_unref (pipeline->addresses);
  g_hash_table_unref (pipeline->downloads);
  g_clear_pointer (&pipeline->bytes, g_bytes_unref);
  g_free (pipeline->name);
  g_free (pipeline);
}

gboolean
attache_import_pipeline_run (AttacheImportPipeline *pipeline, GCancellable *cancellable,
                             GError **error)
{
  guint n_threads = g_get_num_processors ();
  Run run = { .pipeline = pipeline, .cancellable = cancellable };

  run.name = g_uuid_string_random ();
  run.batch = g_ptr_array_new_with_free_func (parcel_free);
  run.analysers = attache_ordered_pool_new (n_threads, n_threads * DRAFTS_PER_THREAD, analyse,
                                            analysed, &run);
  run.loaders = attache_ordered_pool_new (n_threads, n_threads * FILES_PER_THREAD, load, loaded,
                                          &run);
  g_atomic_int_set (&pipeline->is_listing, TRUE);
  if (pipeline->bytes != NULL)
    push_load (&run, NULL, NULL);
  for (guint i = 0; i < pipeline->addresses->len && !has_ended (&run); i++)
    push_load (&run, NULL, g_strdup (g_ptr_array_index (pipeline->addresses, i)));
  for (guint i = 0; i < pipeline->files->len && !has_ended (&run); i++)
    push_folder (&run, g_ptr_array_index (pipeline->files, i));
  g_atomic_int_set (&pipeline->is_listing, FALSE);
  attache_ordered_pool_finish (run.loaders);
  attache_ordered_pool_finish (run.analysers);
  flush (&run);
  g_ptr_array_unref (run.batch);
  g_free (run.name);
  if (run.error == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &run.error);
  if (run.error == NULL)
    return TRUE;
  g_propagate_error (error, run.error);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two ordered pools in a row, files into drafts and drafts into parcels, and a sink at the end.
 * Large archives are cut into pieces on the way in, so that they are read in parallel and never
 * whole. The coordinator is the thread that runs it: results come to it in order. */

#include "config.h"

#include "attache-import-pipeline.h"

#include "attache-archive-stream.h"
#include "attache-import-address.h"
#include "attache-import-fault.h"
#include "attache-import-load.h"
#include "attache-import-parcel.h"
#include "attache-import-sink.h"
#include "attache-ordered-pool.h"

#include <glib/gi18n-lib.h>

/* Files in memory before they are analysed, and drafts in memory before they are written, for each
 * processor: enough that none idles, few enough that large files stay within memory. */
#define FILES_PER_THREAD 16
#define DRAFTS_PER_THREAD 128
/* Bytes of files, and of drafts, that are in memory at once: one that is larger is alone. */
#define MAX_FILE_BYTES ((guint64) 48 << 20)
#define MAX_DRAFT_BYTES ((guint64) 16 << 20)

typedef struct
{
  AttacheImportPipeline *pipeline; /* Borrowed */
  GCancellable *cancellable;       /* Borrowed */
  AttacheImportRules *rules;       /* Owned */
  AttacheOrderedPool *loaders;
  AttacheOrderedPool *analysers;
  AttacheImportSink *sink; /* Owned */
  GError *error;           /* Owned: what ended the run, unless the sink knows */
} Run;

static gboolean
has_ended (Run *run)
{
  return run->error != NULL || attache_import_sink_has_failed (run->sink)
         || g_cancellable_is_cancelled (run->cancellable);
}

/* Of a file, or a part of one, that did not come in. @file: nullable. */
static void
add_failure (Run *run, const char *name, GFile *file, const GError *error)
{
  const AttacheImportRemark remark = {
    .name = name,
    .reason = error->message,
    .code = error->domain == ATTACHE_IMPORT_ERROR ? error->code : ATTACHE_IMPORT_ERROR_FAILED,
    .path = file != NULL ? g_file_peek_path (file) : NULL,
  };

  attache_import_sink_add_remark (run->sink, &remark);
  g_atomic_int_inc (&run->pipeline->n_failed);
  if (remark.code == ATTACHE_IMPORT_ERROR_COLUMNS)
    g_atomic_int_inc (&run->pipeline->n_asking);
}

static void
add_failures (Run *run, const char *name, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    add_failure (run, name, NULL, g_ptr_array_index (problems, i));
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
  Run *run = data;

  attache_import_load_run (item, run->rules, run->cancellable);
}

/* On a worker. */
static void
analyse (gpointer item, gpointer data)
{
  AttacheImportParcel *parcel = item;
  Run *run = data;

  if (attache_import_parcel_needs_analysis (parcel)
      && !g_cancellable_is_cancelled (run->cancellable))
    attache_import_parcel_analyse (parcel, run->pipeline->analyzer);
}

/* On the coordinator. */
static void
analysed (gpointer item, gpointer data)
{
  Run *run = data;

  attache_import_sink_add (run->sink, item);
}

static void
push_drafts (Run *run, const AttacheImportLoad *item)
{
  g_autoptr (GPtrArray) parcels = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < item->drafts->len; i++)
    g_ptr_array_add (parcels, attache_import_parcel_new (
                                  item->name, g_ptr_array_index (item->drafts, i), item->download));
  /* Spares the analysis of what is known. Where it fails the writer, who asks again, finds out why:
   * a disk that is full in the midst of a transaction is no fault of the reader's. */
  if (!has_ended (run)
      && !attache_store_read (run->pipeline->store, attache_import_parcel_find_all, parcels, NULL,
                              &error))
    g_debug ("what is known was not told: %s", error->message);
  for (guint i = 0; i < parcels->len; i++)
    {
      AttacheImportParcel *parcel = g_ptr_array_index (parcels, i);

      parcel->work = attache_import_work_share_out (item->work, i, parcels->len);
      if (has_ended (run))
        attache_import_parcel_free (parcel);
      else
        attache_ordered_pool_push (run->analysers, parcel, parcel->draft->text_length);
    }
}

/* On the coordinator. */
static void
loaded (gpointer item, gpointer data)
{
  AttacheImportLoad *self = item;
  Run *run = data;
  AttacheImportPipeline *pipeline = run->pipeline;

  add_failures (run, self->name, self->problems);
  if (self->drafts != NULL)
    push_drafts (run, self);
  else
    attache_import_work_note_done (&pipeline->work, self->work);
  if (self->drafts == NULL && attache_import_load_has_failed (self))
    add_failure (run, self->name, self->file, self->error);
  if (!self->is_piece)
    g_atomic_int_inc (&pipeline->n_files_done);
  attache_import_load_free (self);
}

/* What is known now to be coming: its work. */
static gint
expect_file (Run *run, guint64 size)
{
  const gint work = attache_import_work_of (size);

  g_atomic_int_inc (&run->pipeline->n_files);
  attache_import_work_expect (&run->pipeline->work, work);
  return work;
}

static void
push_bytes (Run *run)
{
  AttacheImportLoad *item = attache_import_load_new (g_strdup (run->pipeline->name));
  const gsize size = g_bytes_get_size (run->pipeline->bytes);

  item->piece.name = g_strdup (item->name);
  item->piece.bytes = g_bytes_ref (run->pipeline->bytes);
  item->work = expect_file (run, size);
  attache_ordered_pool_push (run->loaders, item, size);
}

static void
push_address (Run *run, const char *address)
{
  AttacheImportLoad *item = attache_import_load_new (attache_import_address_dup_name (address));
  AttacheDownload *given = g_hash_table_lookup (run->pipeline->downloads, address);

  item->address = g_strdup (address);
  item->download = given != NULL ? attache_download_ref (given) : NULL;
  item->work = attache_import_work_of (0);
  attache_ordered_pool_push (run->loaders, item, 0);
}

/* Each piece is a load of its own, with what of @work was read for it. */
static void
push_pieces (Run *run, GFile *file, const char *name, AttacheArchiveStream *stream, gint work)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;
  gint given = 0;

  while (!has_ended (run))
    {
      g_auto (AttacheArchivePiece) piece = { 0 };
      AttacheImportLoad *item;
      gsize size;

      if (!attache_archive_stream_next (stream, &piece, problems, run->cancellable, &error)
          || piece.bytes == NULL)
        break;
      size = g_bytes_get_size (piece.bytes);
      item = attache_import_load_new (g_strdup (piece.name));
      item->piece = piece;
      piece = (AttacheArchivePiece){ 0 };
      item->is_piece = TRUE;
      item->has_records = attache_archive_stream_has_records (stream);
      item->work = CLAMP ((gint) (attache_archive_stream_get_share (stream) * work) - given, 0,
                          work - given);
      given += item->work;
      attache_ordered_pool_push (run->loaders, item, size);
    }
  attache_import_work_note_done (&run->pipeline->work, work - given);
  add_failures (run, name, problems);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_failure (run, name, file, error);
  g_atomic_int_inc (&run->pipeline->n_files_done);
}

static void
push_file (Run *run, GFile *file, guint64 size)
{
  const gint work = attache_import_work_of (size);
  g_autoptr (AttacheArchiveStream) stream = NULL;
  g_autofree char *name = dup_name (file);
  AttacheImportLoad *item;

  /* Where it cannot be opened, the loader says why. */
  if (size > ATTACHE_ARCHIVE_STREAM_MIN)
    stream = attache_archive_stream_open (file, run->rules, run->cancellable, NULL);
  if (stream != NULL)
    {
      push_pieces (run, file, name, stream, work);
      return;
    }
  item = attache_import_load_new (g_steal_pointer (&name));
  item->file = g_object_ref (file);
  item->work = work;
  attache_ordered_pool_push (run->loaders, item, size);
}

/* Appends the files of @folder, or itself where it is none, and their sizes (guint64). */
static void
list_folder (Run *run, GFile *folder, GPtrArray *listed, GArray *sizes)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      files = attache_importer_list_files (folder, problems, run->cancellable, &error);
  g_autofree char *name = dup_name (folder);

  add_failures (run, name, problems);
  if (files == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_failure (run, name, NULL, error);
  for (guint i = 0; files != NULL && i < files->len && !has_ended (run); i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      const guint64 size = attache_import_load_get_size (file);

      g_ptr_array_add (listed, g_object_ref (file));
      g_array_append_val (sizes, size);
      expect_file (run, size);
    }
}

/* All are listed before the first is read: how long it will take is known from the beginning. */
static void
push_files (Run *run)
{
  AttacheImportPipeline *self = run->pipeline;
  g_autoptr (GPtrArray) listed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint64));

  g_atomic_int_set (&self->is_listing, TRUE);
  for (guint i = 0; i < self->files->len && !has_ended (run); i++)
    list_folder (run, g_ptr_array_index (self->files, i), listed, sizes);
  g_atomic_int_set (&self->is_listing, FALSE);
  for (guint i = 0; i < listed->len && !has_ended (run); i++)
    push_file (run, g_ptr_array_index (listed, i), g_array_index (sizes, guint64, i));
}

/* None says how long it is. */
static void
push_addresses (Run *run)
{
  AttacheImportPipeline *self = run->pipeline;

  for (guint i = 0; i < self->addresses->len; i++)
    expect_file (run, 0);
  for (guint i = 0; i < self->addresses->len && !has_ended (run); i++)
    push_address (run, g_ptr_array_index (self->addresses, i));
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
  self->log = attache_import_log_new (store);
  self->article_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
attache_import_pipeline_free (AttacheImportPipeline *pipeline)
{
  attache_import_log_free (pipeline->log);
  g_array_unref (pipeline->article_ids);
  g_object_unref (pipeline->store);
  attache_analyzer_unref (pipeline->analyzer);
  g_ptr_array_unref (pipeline->files);
  g_ptr_array_unref (pipeline->addresses);
  g_hash_table_unref (pipeline->downloads);
  g_clear_pointer (&pipeline->bytes, g_bytes_unref);
  g_clear_pointer (&pipeline->columns, attache_columns_free);
  g_free (pipeline->name);
  g_free (pipeline);
}

/* What the person told once and for all. A rule that is none is told, and the others hold. */
static void
load_rules (Run *run)
{
  AttacheImportPipeline *self = run->pipeline;
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();

  run->rules = attache_import_rules_load (problems);
  if (self->columns != NULL)
    attache_import_rules_take_columns (run->rules, g_steal_pointer (&self->columns));
  for (guint i = 0; i < problems->len; i++)
    {
      const GError *problem = g_ptr_array_index (problems, i);
      const AttacheImportRemark remark = { _ ("Rules for imports"), problem->message, -1, NULL, 0 };

      attache_import_sink_add_remark (run->sink, &remark);
    }
}

static void
push_all (Run *run)
{
  AttacheImportPipeline *self = run->pipeline;
  const guint n_threads = g_get_num_processors ();

  run->analysers = attache_ordered_pool_new (n_threads, n_threads * DRAFTS_PER_THREAD,
                                             MAX_DRAFT_BYTES, analyse, analysed, run);
  run->loaders = attache_ordered_pool_new (n_threads, n_threads * FILES_PER_THREAD, MAX_FILE_BYTES,
                                           load, loaded, run);
  if (self->bytes != NULL)
    push_bytes (run);
  push_addresses (run);
  push_files (run);
  attache_ordered_pool_finish (run->loaders);
  attache_ordered_pool_finish (run->analysers);
  attache_import_sink_finish (run->sink, run->error == NULL ? &run->error : NULL);
}

/* Closes the report. Where the dossier cannot be written, that is known already, and the report
 * stays one of an import that was cut short. */
static void
close_report (Run *run)
{
  AttacheImportPipeline *self = run->pipeline;
  const AttacheImportRun counts = {
    .n_files = g_atomic_int_get (&self->n_files),
    .n_imported = g_atomic_int_get (&self->n_imported),
    .n_known = g_atomic_int_get (&self->n_known),
    .n_failed = g_atomic_int_get (&self->n_failed),
    .problem = run->error != NULL ? run->error->message : NULL,
  };
  g_autoptr (GError) error = NULL;

  if (!attache_import_log_end (self->log, attache_import_sink_get_lines (run->sink), &counts,
                               &error)
      && run->error == NULL)
    run->error = g_steal_pointer (&error);
}

gboolean
attache_import_pipeline_run (AttacheImportPipeline *pipeline, GCancellable *cancellable,
                             GError **error)
{
  Run run = { .pipeline = pipeline, .cancellable = cancellable };

  if (!attache_import_log_begin (pipeline->log, error))
    return FALSE;
  run.sink = attache_import_sink_new (pipeline);
  load_rules (&run);
  push_all (&run);
  if (run.error == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &run.error);
  else if (run.error->domain != G_IO_ERROR && g_atomic_int_get (&pipeline->n_imported) > 0)
    attache_import_fault_tell (run.error, g_atomic_int_get (&pipeline->n_imported));
  close_report (&run);
  attache_import_rules_unref (run.rules);
  attache_import_sink_free (run.sink);
  if (run.error == NULL)
    return TRUE;
  g_propagate_error (error, run.error);
  return FALSE;
}

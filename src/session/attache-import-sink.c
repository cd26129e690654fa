/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two batches: one gathers, one belongs to the writer. While the writer is busy the first grows,
 * and where it is the slower one batches are as large as the store likes them. */

#include "config.h"

#include "attache-import-sink.h"

#include "attache-article-writer.h"
#include "attache-brought-notes.h"
#include "attache-import-batch.h"
#include "attache-writing-articles.h"

struct _AttacheImportSink
{
  AttacheImportPipeline *pipeline; /* Borrowed */

  /* Owned */
  char *name;             /* of this import, in the history; NULL: what the dossier begins with */
  AttacheSeenTexts *seen; /* the writer's, while it has a batch */
  AttacheImportBatch *gathering;
  AttacheImportBatch *writing; /* NULL while the writer has none */
  AttacheStoreTicket *ticket;  /* of it */
  GError *error;

  guint n_handed_over; /* parcels, to the writer */
};

AttacheImportSink *
attache_import_sink_new (AttacheImportPipeline *pipeline)
{
  AttacheImportSink *self = g_new0 (AttacheImportSink, 1);

  self->pipeline = pipeline;
  self->name = pipeline->is_founding ? NULL : g_uuid_string_random ();
  self->seen = attache_seen_texts_new ();
  self->gathering = attache_import_batch_new (0);
  return self;
}

void
attache_import_sink_free (AttacheImportSink *sink)
{
  g_return_if_fail (sink->ticket == NULL);

  attache_import_batch_free (sink->gathering);
  attache_seen_texts_free (sink->seen);
  g_clear_error (&sink->error);
  g_free (sink->name);
  g_free (sink);
}

/* What a person should look at: what the articles lack is asked of them when the report is read. */
static void
note (AttacheImportLines *lines, const AttacheImportParcel *parcel)
{
  g_autofree char *id = parcel->draft->many ? attache_draft_dup_id (parcel->draft)
                                            : g_strdup (parcel->name);
  g_autofree char *filled = attache_import_parcel_describe_filled (parcel);
  AttacheImportRemark remark = { id, filled, -1, NULL, parcel->article_id };

  attache_import_lines_add_article (lines, parcel->article_id, parcel->is_known);
  if (filled != NULL)
    attache_import_lines_add_remark (lines, &remark);
  for (guint i = 0; !parcel->is_known && i < parcel->draft->warnings->len; i++)
    {
      remark.reason = g_ptr_array_index (parcel->draft->warnings, i);
      attache_import_lines_add_remark (lines, &remark);
    }
}

/* Those that were known before are in the batch for their notes, or for what they lack. */
static gboolean
write_articles (AttacheDatabase *db, GPtrArray *parcels, AttacheSeenTexts *seen, gint64 now,
                GError **error)
{
  g_autofree AttacheNewArticle *articles = g_new (AttacheNewArticle, parcels->len);
  g_autofree AttacheAdded *added = g_new (AttacheAdded, parcels->len);
  guint n_fresh = 0, n_added = 0;

  for (guint i = 0; i < parcels->len; i++)
    {
      const AttacheImportParcel *parcel = g_ptr_array_index (parcels, i);

      if (parcel->text != NULL)
        articles[n_fresh++] = attache_import_parcel_get_article (parcel);
    }
  if (n_fresh > 0 && !attache_store_add_articles (db, articles, n_fresh, seen, now, added, error))
    return FALSE;
  for (guint i = 0; i < parcels->len; i++)
    {
      AttacheImportParcel *parcel = g_ptr_array_index (parcels, i);

      if (parcel->text != NULL
          && !attache_import_parcel_settle (parcel, db, &added[n_added++], error))
        return FALSE;
    }
  return TRUE;
}

/* On the store's writer: a batch in one transaction, with the report of it, and a step of the
 * history. */
static gboolean
write_batch (AttacheDatabase *db, gpointer data, GError **error)
{
  AttacheImportSink *self = data;
  GPtrArray *parcels = self->writing->parcels;
  const gint64 now = g_get_real_time ();
  g_autoptr (GArray) brought = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (AttacheBroughtNote));
  g_autoptr (AttacheImportLines) lines = attache_import_lines_new ();

  if (!write_articles (db, parcels, self->seen, now, error))
    return FALSE;
  for (guint i = 0; i < parcels->len; i++)
    {
      AttacheImportParcel *parcel = g_ptr_array_index (parcels, i);

      if (!attache_import_parcel_complete (parcel, db, self->name, now, error))
        return FALSE;
      if (!parcel->is_known)
        g_array_append_val (brought, parcel->article_id);
      attache_import_parcel_collect_notes (parcel, notes);
      note (lines, parcel);
    }
  return attache_import_log_write (self->pipeline->log, self->writing->lines, db, error)
         && attache_import_log_write (self->pipeline->log, lines, db, error)
         && attache_writing_note_import (db, brought, notes, self->name, now, error);
}

static void
count (AttacheImportPipeline *pipeline, const AttacheImportParcel *parcel)
{
  attache_import_work_note_done (&pipeline->work, parcel->work);
  if (parcel->is_known)
    {
      g_atomic_int_inc (&pipeline->n_known);
      return;
    }
  g_atomic_int_inc (&pipeline->n_imported);
  g_array_append_val (pipeline->article_ids, parcel->article_id);
}

/* Waits for the batch that the writer has. What was to be told beside it is not lost with it. */
static void
end_writing (AttacheImportSink *self)
{
  g_autoptr (AttacheImportBatch) batch = NULL;
  gboolean is_written;

  if (self->ticket == NULL)
    return;
  is_written = attache_store_end_write (g_steal_pointer (&self->ticket), &self->error);
  batch = g_steal_pointer (&self->writing);
  if (!is_written)
    {
      attache_import_lines_go_on (self->gathering->lines, batch->lines);
      return;
    }
  for (guint i = 0; i < batch->parcels->len; i++)
    count (self->pipeline, g_ptr_array_index (batch->parcels, i));
}

static void
begin_writing (AttacheImportSink *self)
{
  end_writing (self);
  if (self->error != NULL || attache_import_batch_is_empty (self->gathering))
    return;
  self->writing = g_steal_pointer (&self->gathering);
  self->n_handed_over += self->writing->parcels->len;
  self->gathering = attache_import_batch_new (self->n_handed_over);
  self->ticket = attache_store_begin_write (self->pipeline->store, write_batch, self);
}

static void
write_if_due (AttacheImportSink *self)
{
  const gboolean is_free = self->ticket == NULL || attache_store_is_written (self->ticket);

  if (attache_import_batch_is_full (self->gathering)
      || (is_free && attache_import_batch_is_ready (self->gathering)))
    begin_writing (self);
}

void
attache_import_sink_add (AttacheImportSink *sink, AttacheImportParcel *parcel)
{
  if (attache_import_parcel_is_of_use (parcel))
    {
      attache_import_batch_add (sink->gathering, parcel);
    }
  else
    {
      if (parcel->is_known)
        {
          note (sink->gathering->lines, parcel);
          count (sink->pipeline, parcel);
        }
      attache_import_parcel_free (parcel);
    }
  write_if_due (sink);
}

void
attache_import_sink_add_remark (AttacheImportSink *sink, const AttacheImportRemark *remark)
{
  attache_import_lines_add_remark (sink->gathering->lines, remark);
  write_if_due (sink);
}

gboolean
attache_import_sink_has_failed (AttacheImportSink *sink)
{
  return sink->error != NULL;
}

gboolean
attache_import_sink_finish (AttacheImportSink *sink, GError **error)
{
  begin_writing (sink);
  end_writing (sink);
  if (sink->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (sink->error));
  return FALSE;
}

const AttacheImportLines *
attache_import_sink_get_lines (AttacheImportSink *sink)
{
  return sink->gathering->lines;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sending, waiting, and telling how it went. It knows no action. */

#include "config.h"

#include "attache-session-write.h"

#include <glib/gi18n-lib.h>

#include "attache-journal.h"
#include "attache-store-error.h"
#include "attache-session-private.h"

struct _AttacheSessionWriter
{
  guint n_running;
  gboolean has_failed;         /* since all was saved last */
  gint64 newest_peek;          /* looks at the journal come back in any order; only this one counts */
  gint64 typing_id;            /* the annotation whose text is on its way; 0: none */
  AttacheSessionWrite *typing; /* owned; the newest text that waits for it */
  GPtrArray *flushes;          /* GTask */
};

AttacheSessionWriter *
attache_session_writer_new (void)
{
  AttacheSessionWriter *self = g_new0 (AttacheSessionWriter, 1);

  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

static void
write_free (gpointer data)
{
  AttacheSessionWrite *write = data;

  g_free (write->string);
  g_strfreev (write->strings);
  g_clear_pointer (&write->ids, g_array_unref);
  g_clear_pointer (&write->analyzer, attache_analyzer_unref);
  g_free (write->undo_label);
  g_free (write->redo_label);
  g_free (write);
}

void
attache_session_writer_free (AttacheSessionWriter *writer)
{
  g_clear_pointer (&writer->typing, write_free);
  g_ptr_array_unref (writer->flushes);
  g_free (writer);
}

AttacheSessionWrite *
attache_session_write_new (AttacheSessionWriteFunc run, gint64 id)
{
  AttacheSessionWrite *write = g_new0 (AttacheSessionWrite, 1);

  write->run = run;
  write->id = id;
  write->now = g_get_real_time ();
  return write;
}

static void
set_save_state (AttacheSession *self, AttacheSaveState state)
{
  if (self->save_state == state)
    return;
  self->save_state = state;
  attache_session_notify (self, PROP_SAVE_STATE);
}

static void
set_label (AttacheSession *self, char **own, const char *label, AttacheSessionProperty property)
{
  if (g_strcmp0 (*own, label) == 0)
    return;
  g_free (*own);
  *own = g_strdup (label);
  attache_session_notify (self, property);
}

static void
set_can (AttacheSession *self, gboolean *own, gboolean can, AttacheSessionProperty property)
{
  if (*own == can)
    return;
  *own = can;
  attache_session_notify (self, property);
}

/* @undo, @redo: nullable, as they stand in the journal. */
static void
set_history (AttacheSession *self, const char *undo, const char *redo)
{
  const gboolean is_writable = !attache_dossier_is_read_only (self->dossier);
  /* Translators: what is undone, such as “Undo highlight” */
  g_autofree char *undo_label = undo != NULL ? g_strdup_printf (_ ("Undo %s"), _ (undo)) : NULL;
  g_autofree char *redo_label = redo != NULL ? g_strdup_printf (_ ("Redo %s"), _ (redo)) : NULL;

  set_label (self, &self->undo_label, undo_label, PROP_UNDO_LABEL);
  set_label (self, &self->redo_label, redo_label, PROP_REDO_LABEL);
  set_can (self, &self->can_undo, is_writable && undo != NULL, PROP_CAN_UNDO);
  set_can (self, &self->can_redo, is_writable && redo != NULL, PROP_CAN_REDO);
}

static void
end_flushes (AttacheSessionWriter *writer)
{
  g_autoptr (GPtrArray) flushes = g_steal_pointer (&writer->flushes);

  writer->flushes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < flushes->len; i++)
    {
      if (writer->has_failed)
        g_task_return_new_error (g_ptr_array_index (flushes, i), G_IO_ERROR, G_IO_ERROR_FAILED,
                                 _ ("Not everything could be saved"));
      else
        g_task_return_boolean (g_ptr_array_index (flushes, i), TRUE);
    }
}

static void
end_one (AttacheSession *self, gboolean is_written)
{
  AttacheSessionWriter *writer = self->writer;

  writer->n_running--;
  writer->has_failed |= !is_written;
  if (writer->n_running > 0)
    return;
  set_save_state (self, writer->has_failed ? ATTACHE_SAVE_FAILED : ATTACHE_SAVED);
  end_flushes (writer);
  writer->has_failed = FALSE;
}

static void
written (AttacheSession *self, const AttacheSessionWrite *write)
{
  if (self->dossier == NULL)
    return;
  set_history (self, write->undo_label, write->redo_label);
  if (write->new_id != 0 && self->selected_annotation != write->new_id)
    {
      self->selected_annotation = write->new_id;
      attache_session_notify (self, PROP_SELECTED_ANNOTATION);
    }
  if (write->is_of_notes)
    attache_dossier_changed_notes (self->dossier);
  else
    attache_dossier_changed (self->dossier);
}

static void
send_waiting (AttacheSession *self)
{
  AttacheSessionWrite *waiting = g_steal_pointer (&self->writer->typing);

  if (waiting != NULL)
    attache_session_send (self, waiting);
}

static void
failed (AttacheSession *self, const GError *error)
{
  attache_session_fail (self, error);
  if (self->dossier != NULL
      && (g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_MOVED)
          || g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED)))
    attache_dossier_bar (self->dossier, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  gboolean is_written = attache_store_finish (ATTACHE_STORE (source), result, &data, &error);
  const AttacheSessionWrite *write = data;

  if (write->is_typing && self->writer->typing_id == write->id)
    {
      self->writer->typing_id = 0;
      send_waiting (self);
    }
  if (is_written)
    written (self, write);
  else
    failed (self, error);
  end_one (self, is_written);
}

/* On the store's writer. */
static gboolean
run (AttacheDatabase *db, gpointer data, GError **error)
{
  AttacheSessionWrite *write = data;

  return write->run (db, write, error)
         && attache_journal_peek (db, &write->undo_label, &write->redo_label, error);
}

/* Takes @write. */
static void
refuse (AttacheSession *self, AttacheSessionWrite *write)
{
  const char *reason = attache_dossier_get_read_only_reason (self->dossier);
  g_autoptr (GError) error = g_error_new (
      ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_READ_ONLY, _ ("Nothing can be written here: %s"),
      reason != NULL ? reason : _ ("the dossier may only be read"));

  write_free (write);
  attache_session_fail (self, error);
  set_save_state (self, ATTACHE_SAVE_FAILED);
}

void
attache_session_send (AttacheSession *self, AttacheSessionWrite *write)
{
  AttacheStore *store = attache_dossier_get_store (self->dossier);

  if (attache_dossier_is_read_only (self->dossier))
    {
      refuse (self, write);
      return;
    }
  send_waiting (self);
  if (write->is_typing)
    self->writer->typing_id = write->id;
  self->writer->n_running++;
  set_save_state (self, ATTACHE_SAVING);
  attache_store_write_async (store, run, write, write_free, NULL, written_cb, g_object_ref (self));
}

static gboolean
run_one (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return write->func.one (db, write->id, write->now, error);
}

void
attache_session_send_one (AttacheSession *self, AttacheWriteOne func, gint64 id)
{
  AttacheSessionWrite *write = attache_session_write_new (run_one, id);

  write->func.one = func;
  attache_session_send (self, write);
}

static gboolean
run_two (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return write->func.two (db, write->id, write->target_id, write->now, error);
}

void
attache_session_send_two (AttacheSession *self, AttacheWriteTwo func, gint64 id, gint64 other_id)
{
  AttacheSessionWrite *write = attache_session_write_new (run_two, id);

  write->func.two = func;
  write->target_id = other_id;
  attache_session_send (self, write);
}

static gboolean
run_place (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return write->func.place (db, write->id, write->span, write->now, error);
}

void
attache_session_send_place (AttacheSession *self, AttacheWritePlace func, gint64 id,
                            AttacheSpan span)
{
  AttacheSessionWrite *write = attache_session_write_new (run_place, id);

  write->func.place = func;
  write->span = span;
  attache_session_send (self, write);
}

static gboolean
run_words (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return write->func.words (db, write->id, write->string, write->now, error);
}

void
attache_session_send_words (AttacheSession *self, AttacheWriteWords func, gint64 id,
                            const char *words)
{
  AttacheSessionWrite *write = attache_session_write_new (run_words, id);

  write->func.words = func;
  write->string = g_strdup (words);
  attache_session_send (self, write);
}

void
attache_session_send_typing (AttacheSession *self, AttacheSessionWrite *write)
{
  AttacheSessionWriter *writer = self->writer;

  write->is_typing = TRUE;
  if (writer->typing_id != write->id)
    {
      attache_session_send (self, write);
      return;
    }
  if (writer->typing != NULL && writer->typing->id != write->id)
    send_waiting (self);
  g_clear_pointer (&writer->typing, write_free);
  writer->typing = write;
}

/* On a reader of the store. */
static gboolean
peek (AttacheDatabase *db, gpointer data, GError **error)
{
  AttacheSessionWrite *write = data;

  return attache_journal_peek (db, &write->undo_label, &write->redo_label, error);
}

static void
peeked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    attache_session_fail (self, error);
  else if (self->writer->n_running == 0 && self->dossier != NULL
           && ((AttacheSessionWrite *) data)->id == self->writer->newest_peek)
    set_history (self, ((AttacheSessionWrite *) data)->undo_label,
                 ((AttacheSessionWrite *) data)->redo_label);
}

void
attache_session_update_history (AttacheSession *self)
{
  AttacheSessionWrite *write = attache_session_write_new (NULL, ++self->writer->newest_peek);

  attache_store_read_async (attache_dossier_get_store (self->dossier), peek, write, write_free,
                            NULL, peeked_cb, g_object_ref (self));
}

void
attache_session_flush_async (AttacheSession *self, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_session_flush_async);
  send_waiting (self);
  if (self->writer->n_running == 0)
    g_task_return_boolean (task, TRUE);
  else
    g_ptr_array_add (self->writer->flushes, g_steal_pointer (&task));
}

gboolean
attache_session_flush_finish (AttacheSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ATTACHE_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

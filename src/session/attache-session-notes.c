/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader writes: each call is one closure on the store's writer, and what it changed comes
 * back as a new generation. While one is under way the state is "saving"; it is "saved" only when
 * all of them are on disk. */

#include "config.h"

#include "attache-session-private.h"

#include "attache-journal.h"
#include "attache-writing.h"

#include <glib/gi18n-lib.h>

typedef struct _Writing Writing;

/* On the writer. */
typedef gboolean (*WriteFunc) (AttacheDatabase *db, Writing *writing, GError **error);

/* One thing that the reader does, with room for what any of them needs. */
struct _Writing
{
  WriteFunc func;
  gint64 now;
  gint64 id; /* of what is written to; the answer of those that make something */
  gint64 article_id;
  gint64 other_id; /* event, actor */
  gint number;     /* target, decision, precision, flag */
  AttacheSpan span;
  AttacheHighlight colour;
  gint64 instant;
  char *text;
  GStrv strings;
  gboolean makes_annotation;
};

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->text);
  g_strfreev (writing->strings);
  g_free (writing);
}

static Writing *
new_writing (WriteFunc func, gint64 id)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->func = func;
  writing->id = id;
  writing->now = g_get_real_time ();
  return writing;
}

/* On the writer. */
static gboolean
write_it (AttacheDatabase *db, gpointer data, GError **error)
{
  Writing *writing = data;

  return writing->func (db, writing, error);
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
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  Writing *writing;
  gboolean is_written = attache_store_finish (ATTACHE_STORE (source), result, &data, &error);

  self->n_writing--;
  if (!is_written)
    attache_session_fail (self, error);
  if (self->n_writing == 0 || !is_written)
    set_save_state (self, is_written ? ATTACHE_SAVED : ATTACHE_SAVE_FAILED);
  if (!is_written || self->dossier == NULL)
    return;
  writing = data;
  if (writing->makes_annotation)
    {
      self->selected_annotation = writing->id;
      attache_session_notify (self, PROP_SELECTED_ANNOTATION);
    }
  attache_dossier_changed (self->dossier);
  attache_session_update_history (self);
}

/* Takes @writing. */
static void
write_async (AttacheSession *self, Writing *writing)
{
  self->n_writing++;
  set_save_state (self, ATTACHE_SAVING);
  attache_store_write_async (attache_dossier_get_store (self->dossier), write_it, writing,
                             writing_free, NULL, written_cb, g_object_ref (self));
}

static gboolean
do_annotate (AttacheDatabase *db, Writing *writing, GError **error)
{
  return attache_writing_annotate (db, (AttacheAnnotationTarget) writing->number,
                                   writing->article_id, writing->other_id, writing->span,
                                   writing->colour, writing->now, &writing->id, error);
}

static gboolean
do_set_note (AttacheDatabase *db, Writing *writing, GError **error)
{
  return attache_writing_set_note (db, writing->id, writing->text, writing->now, error);
}

static gboolean
do_set_colour (AttacheDatabase *db, Writing *writing, GError **error)
{
  return attache_writing_set_colour (db, writing->id, writing->colour, writing->now, error);
}

static gboolean
do_set_tags (AttacheDatabase *db, Writing *writing, GError **error)
{
  return attache_writing_set_tags (db, writing->id, (const char *const *) writing->strings,
                                   writing->now, error);
}

static gboolean
do_delete (AttacheDatabase *db, Writing *writing, GError **error)
{
  return attache_writing_delete (db, writing->id, writing->now, error);
}

static gboolean
do_set_starred (AttacheDatabase *db, Writing *writing, GError **error)
{
  return attache_writing_set_starred (db, writing->id, writing->number, writing->now, error);
}

static gboolean
do_set_published (AttacheDatabase *db, Writing *writing, GError **error)
{
  return attache_writing_set_published (db, writing->id, writing->instant,
                                        (AttachePrecision) writing->number, writing->now, error);
}

static gboolean
do_set_title (AttacheDatabase *db, Writing *writing, GError **error)
{
  return attache_writing_set_title (db, writing->id, writing->text, writing->now, error);
}

static gboolean
do_set_outlet (AttacheDatabase *db, Writing *writing, GError **error)
{
  return attache_writing_set_outlet (db, writing->id, writing->text, writing->now, error);
}

static gboolean
do_decide_statement (AttacheDatabase *db, Writing *writing, GError **error)
{
  return attache_writing_decide_statement (db, writing->id, (AttacheDecision) writing->number,
                                           writing->other_id, writing->now, error);
}

static gboolean
do_decide_event (AttacheDatabase *db, Writing *writing, GError **error)
{
  return attache_writing_decide_event (db, writing->id, (AttacheDecision) writing->number,
                                       writing->now, error);
}

static gboolean
do_undo (AttacheDatabase *db, Writing *writing, GError **error)
{
  gboolean is_done;

  return attache_journal_undo (db, &is_done, error);
}

static gboolean
do_redo (AttacheDatabase *db, Writing *writing, GError **error)
{
  gboolean is_done;

  return attache_journal_redo (db, &is_done, error);
}

void
attache_session_annotate_span (AttacheSession *self, AttacheSpan span, AttacheHighlight colour)
{
  Writing *writing;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  if (self->reading == NULL || attache_span_is_empty (span))
    return;
  writing = new_writing (do_annotate, 0);
  writing->number = ATTACHE_TARGET_SPAN;
  writing->article_id = attache_session_get_open_article_id (self);
  writing->span = span;
  writing->colour = colour;
  writing->makes_annotation = TRUE;
  write_async (self, writing);
}

void
attache_session_annotate (AttacheSession *self, AttacheAnnotationTarget target, gint64 target_id)
{
  Writing *writing;

  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (target != ATTACHE_TARGET_SPAN);

  writing = new_writing (do_annotate, 0);
  writing->number = target;
  if (target == ATTACHE_TARGET_ARTICLE)
    writing->article_id = target_id;
  else
    writing->other_id = target_id;
  writing->makes_annotation = TRUE;
  write_async (self, writing);
}

void
attache_session_set_note (AttacheSession *self, gint64 annotation_id, const char *note)
{
  Writing *writing;

  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (note != NULL);

  writing = new_writing (do_set_note, annotation_id);
  writing->text = g_strdup (note);
  write_async (self, writing);
}

void
attache_session_set_colour (AttacheSession *self, gint64 annotation_id, AttacheHighlight colour)
{
  Writing *writing;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  writing = new_writing (do_set_colour, annotation_id);
  writing->colour = colour;
  write_async (self, writing);
}

void
attache_session_set_tags (AttacheSession *self, gint64 annotation_id, const char *const *tags)
{
  Writing *writing;

  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (tags != NULL);

  writing = new_writing (do_set_tags, annotation_id);
  writing->strings = g_strdupv ((GStrv) tags);
  write_async (self, writing);
}

void
attache_session_delete_annotation (AttacheSession *self, gint64 annotation_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  if (self->selected_annotation == annotation_id)
    attache_session_select_annotation (self, 0);
  write_async (self, new_writing (do_delete, annotation_id));
}

void
attache_session_set_starred (AttacheSession *self, gint64 article_id, gboolean is_starred)
{
  Writing *writing;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  writing = new_writing (do_set_starred, article_id);
  writing->number = is_starred != FALSE;
  write_async (self, writing);
}

void
attache_session_set_published (AttacheSession *self, gint64 article_id, gint64 published,
                               AttachePrecision precision)
{
  Writing *writing;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  writing = new_writing (do_set_published, article_id);
  writing->instant = published;
  writing->number = precision;
  write_async (self, writing);
}

void
attache_session_set_title (AttacheSession *self, gint64 article_id, const char *title)
{
  Writing *writing;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  writing = new_writing (do_set_title, article_id);
  writing->text = g_strdup (title);
  write_async (self, writing);
}

void
attache_session_set_outlet (AttacheSession *self, gint64 article_id, const char *outlet)
{
  Writing *writing;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  writing = new_writing (do_set_outlet, article_id);
  writing->text = g_strdup (outlet);
  write_async (self, writing);
}

void
attache_session_decide_statement (AttacheSession *self, gint64 statement_id,
                                  AttacheDecision decision, gint64 speaker_id)
{
  Writing *writing;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  writing = new_writing (do_decide_statement, statement_id);
  writing->number = decision;
  writing->other_id = speaker_id;
  write_async (self, writing);
}

void
attache_session_decide_event (AttacheSession *self, gint64 event_id, AttacheDecision decision)
{
  Writing *writing;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  writing = new_writing (do_decide_event, event_id);
  writing->number = decision;
  write_async (self, writing);
}

void
attache_session_undo (AttacheSession *self)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write_async (self, new_writing (do_undo, 0));
}

void
attache_session_redo (AttacheSession *self)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write_async (self, new_writing (do_redo, 0));
}

static gboolean
do_nothing (AttacheDatabase *db, gpointer data, GError **error)
{
  return TRUE;
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (attache_store_finish (ATTACHE_STORE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The writer works in the order of asking, so that the last in the queue stands for all before it.
 */
void
attache_session_flush_async (AttacheSession *self, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  if (attache_dossier_is_read_only (self->dossier))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  attache_store_write_async (attache_dossier_get_store (self->dossier), do_nothing, NULL, NULL,
                             cancellable, flushed_cb, task);
}

gboolean
attache_session_flush_finish (AttacheSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

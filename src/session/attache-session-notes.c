/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader does, each action as one write. Nothing here waits: the panes follow when it is
 * on disk. */

#include "config.h"

#include "attache-reanalysis.h"
#include "attache-session-private.h"
#include "attache-session-write.h"
#include "attache-writing.h"

static AttacheSessionWrite *
new_note_write (AttacheSessionWriteFunc run, gint64 id)
{
  AttacheSessionWrite *write = attache_session_write_new (run, id);

  write->is_of_notes = TRUE;
  return write;
}

static gboolean
run_annotate (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_annotate_as (db, write->target, write->id, write->target_id, write->span,
                                      write->colour, write->string, write->now, &write->new_id,
                                      error);
}

void
attache_session_annotate_span (AttacheSession *self, AttacheSpan span, AttacheHighlight colour)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (colour < ATTACHE_N_HIGHLIGHTS);

  if (self->reading == NULL || attache_span_is_empty (span))
    return;
  write = new_note_write (
      run_annotate, attache_article_get_fields (attache_reading_get_article (self->reading))->id);
  write->target = ATTACHE_TARGET_SPAN;
  write->span = span;
  write->colour = colour;
  write->string = g_strdup (self->author);
  attache_session_send (self, write);
}

void
attache_session_annotate (AttacheSession *self, AttacheAnnotationTarget target, gint64 target_id)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (target > ATTACHE_TARGET_SPAN && target <= ATTACHE_TARGET_SPEAKER);

  write = new_note_write (run_annotate, target_id);
  write->target = (gint) target;
  write->target_id = target_id;
  write->string = g_strdup (self->author);
  attache_session_send (self, write);
}

void
attache_session_set_author (AttacheSession *self, const char *author)
{
  g_autofree char *name = NULL;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  name = g_strstrip (g_utf8_make_valid (author != NULL ? author : "", -1));
  g_free (self->author);
  self->author = *name != '\0' ? g_steal_pointer (&name) : NULL;
}

static gboolean
run_set_note (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_set_note (db, write->id, write->string, write->now, error);
}

void
attache_session_set_note (AttacheSession *self, gint64 annotation_id, const char *note)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = new_note_write (run_set_note, annotation_id);
  write->string = g_utf8_make_valid (note != NULL ? note : "", -1);
  attache_session_send_typing (self, write);
}

static gboolean
run_set_colour (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_set_colour (db, write->id, write->colour, write->now, error);
}

void
attache_session_set_colour (AttacheSession *self, gint64 annotation_id, AttacheHighlight colour)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (colour < ATTACHE_N_HIGHLIGHTS);

  write = new_note_write (run_set_colour, annotation_id);
  write->colour = colour;
  attache_session_send (self, write);
}

static gboolean
run_set_tags (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_set_tags (db, write->id, (const char *const *) write->strings, write->now,
                                   error);
}

void
attache_session_set_tags (AttacheSession *self, gint64 annotation_id, const char *const *tags)
{
  static const char *const none[] = { NULL };
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = new_note_write (run_set_tags, annotation_id);
  write->strings = g_strdupv ((char **) (tags != NULL ? tags : none));
  attache_session_send (self, write);
}

static gboolean
run_delete (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_delete (db, write->id, write->now, error);
}

void
attache_session_delete_annotation (AttacheSession *self, gint64 annotation_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  if (self->selected_annotation == annotation_id)
    {
      self->selected_annotation = 0;
      attache_session_notify (self, PROP_SELECTED_ANNOTATION);
    }
  attache_session_send (self, new_note_write (run_delete, annotation_id));
}

static gboolean
run_set_starred (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_set_starred (db, write->id, write->flag, write->now, error);
}

void
attache_session_set_starred (AttacheSession *self, gint64 article_id, gboolean is_starred)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = attache_session_write_new (run_set_starred, article_id);
  write->flag = is_starred;
  attache_session_send (self, write);
}

/* "Today" in a text is another day when the article's date is another: it is analysed again. */
static gboolean
run_set_published (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_set_published (db, write->id, write->published, write->precision,
                                        write->now, error)
         && attache_reanalysis_run (db, write->analyzer, write->id, error);
}

void
attache_session_set_published (AttacheSession *self, gint64 article_id, gint64 published,
                               AttachePrecision precision)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (precision <= ATTACHE_PRECISION_CENTURY);

  write = attache_session_write_new (run_set_published, article_id);
  write->published = published;
  write->precision = precision;
  write->analyzer = attache_analyzer_ref (attache_dossier_get_analyzer (self->dossier));
  attache_session_send (self, write);
}

void
attache_session_set_title (AttacheSession *self, gint64 article_id, const char *title)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_words (self, attache_writing_set_title, article_id, title);
}

void
attache_session_set_outlet (AttacheSession *self, gint64 article_id, const char *outlet)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_words (self, attache_writing_set_outlet, article_id, outlet);
}

static gboolean
run_decide_statement (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_decide_statement (db, write->id, write->decision, write->target_id,
                                           write->now, error);
}

void
attache_session_decide_statement (AttacheSession *self, gint64 statement_id,
                                  AttacheDecision decision, gint64 speaker_id)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = attache_session_write_new (run_decide_statement, statement_id);
  write->decision = decision;
  write->target_id = speaker_id;
  attache_session_send (self, write);
}

static gboolean
run_decide_event (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_decide_event (db, write->id, write->decision, write->now, error);
}

void
attache_session_decide_event (AttacheSession *self, gint64 event_id, AttacheDecision decision)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = attache_session_write_new (run_decide_event, event_id);
  write->decision = decision;
  attache_session_send (self, write);
}

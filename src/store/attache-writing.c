/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps: touch, change, commit. The labels are translated where they are shown. */

#include "config.h"

#include "attache-writing.h"

#include <glib/gi18n-lib.h>

#include "attache-annotation-table.h"
#include "attache-article-table.h"
#include "attache-decision-table.h"
#include "attache-journal.h"
#include "attache-tag-table.h"

typedef struct _Writing Writing;

/* The arguments of any of them; only some are set. */
struct _Writing
{
  gint64 id;
  gint64 now;
  AttacheNewAnnotation annotation;
  const char *string;
  const char *const *strings;
  AttacheHighlight colour;
  gboolean flag;
  gint64 published;
  AttachePrecision precision;
  AttacheDecisionTarget target;
  AttacheDecision decision;
  gint64 speaker_id;
  void (*change) (AttacheArticleDetails *details, const Writing *writing);
};

static gboolean
annotate (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  Writing *writing = data;
  g_autofree char *uid = g_uuid_string_random ();

  writing->annotation.uid = uid;
  return attache_step_take_id (step, ATTACHE_ROW_ANNOTATION, &writing->annotation.id, error)
         && attache_annotation_table_insert (db, &writing->annotation, error);
}

gboolean
attache_writing_annotate (AttacheDatabase *db, AttacheAnnotationTarget target, gint64 article_id,
                          gint64 target_id, AttacheSpan span, AttacheHighlight colour, gint64 now,
                          gint64 *id, GError **error)
{
  return attache_writing_annotate_as (db, target, article_id, target_id, span, colour, NULL, now,
                                      id, error);
}

gboolean
attache_writing_annotate_as (AttacheDatabase *db, AttacheAnnotationTarget target, gint64 article_id,
                             gint64 target_id, AttacheSpan span, AttacheHighlight colour,
                             const char *author, gint64 now, gint64 *id, GError **error)
{
  Writing writing = { .annotation = { 0, NULL, target, article_id, target_id, span, colour, now,
                                      author } };
  const char *label = target == ATTACHE_TARGET_SPAN ? N_ ("highlight") : N_ ("new note");

  g_return_val_if_fail (target <= ATTACHE_TARGET_SPEAKER && colour < ATTACHE_N_HIGHLIGHTS, FALSE);

  if (!attache_step_run (db, annotate, &writing, label, now, error))
    return FALSE;
  *id = writing.annotation.id;
  return TRUE;
}

static gboolean
set_note (AttacheDatabase *db, gpointer data, GError **error)
{
  const Writing *writing = data;
  g_autoptr (AttacheStep) step = attache_step_new (db);
  g_autofree char *key = g_strdup_printf ("note:%" G_GINT64_FORMAT, writing->id);

  return attache_step_touch (step, ATTACHE_ROW_ANNOTATION, writing->id, error)
         && attache_annotation_table_set_note (db, writing->id, writing->string, writing->now,
                                               error)
         && attache_step_commit (step, N_ ("typing"), key, ATTACHE_TYPING_USEC, writing->now,
                                 error);
}

gboolean
attache_writing_set_note (AttacheDatabase *db, gint64 id, const char *note, gint64 now,
                          GError **error)
{
  Writing writing = { .id = id, .now = now, .string = note };

  g_return_val_if_fail (note != NULL, FALSE);

  return attache_database_transact (db, set_note, &writing, error);
}

static gboolean
set_colour (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Writing *writing = data;

  return attache_step_touch (step, ATTACHE_ROW_ANNOTATION, writing->id, error)
         && attache_annotation_table_set_colour (db, writing->id, writing->colour, writing->now,
                                                 error);
}

gboolean
attache_writing_set_colour (AttacheDatabase *db, gint64 id, AttacheHighlight colour, gint64 now,
                            GError **error)
{
  Writing writing = { .id = id, .now = now, .colour = colour };

  g_return_val_if_fail (colour < ATTACHE_N_HIGHLIGHTS, FALSE);

  return attache_step_run (db, set_colour, &writing, N_ ("change of colour"), now, error);
}

/* The ids of @names, made where they are new. */
static GArray *
ensure_tags (AttacheDatabase *db, AttacheStep *step, const char *const *names, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strstrip (g_utf8_make_valid (names[i], -1));
      gboolean is_there = *name == '\0';
      gint64 id = 0;

      if (is_there)
        continue;
      if (!attache_tag_table_find (db, name, &id, error))
        return NULL;
      if (id == 0
          && !(attache_step_take_id (step, ATTACHE_ROW_TAG, &id, error)
               && attache_tag_table_insert (db, id, name, error)))
        return NULL;
      for (guint k = 0; k < ids->len; k++)
        is_there |= g_array_index (ids, gint64, k) == id;
      if (!is_there)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
set_tags (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Writing *writing = data;
  g_autoptr (GArray) tags = ensure_tags (db, step, writing->strings, error);

  return tags != NULL && attache_step_touch (step, ATTACHE_ROW_ANNOTATION, writing->id, error)
         && attache_annotation_table_set_tags (db, writing->id, tags, writing->now, error);
}

gboolean
attache_writing_set_tags (AttacheDatabase *db, gint64 id, const char *const *tags, gint64 now,
                          GError **error)
{
  Writing writing = { .id = id, .now = now, .strings = tags };

  g_return_val_if_fail (tags != NULL, FALSE);

  return attache_step_run (db, set_tags, &writing, N_ ("change of tags"), now, error);
}

static gboolean delete (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Writing *writing = data;

  return attache_step_touch (step, ATTACHE_ROW_ANNOTATION, writing->id, error)
         && attache_annotation_table_set_image (db, writing->id, NULL, error);
}

gboolean
attache_writing_delete (AttacheDatabase *db, gint64 id, gint64 now, GError **error)
{
  Writing writing = { .id = id, .now = now };

  return attache_step_run (db, delete, &writing, N_ ("deletion of a note"), now, error);
}

static gboolean
edit_article (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Writing *writing = data;
  g_auto (AttacheArticleDetails) details = { 0 };

  if (!attache_step_touch (step, ATTACHE_ROW_ARTICLE, writing->id, error)
      || !attache_article_table_get_details (db, writing->id, &details, error))
    return FALSE;
  writing->change (&details, writing);
  return attache_article_table_set_details (db, writing->id, &details, error);
}

static void
change_star (AttacheArticleDetails *details, const Writing *writing)
{
  details->is_starred = writing->flag;
}

gboolean
attache_writing_set_starred (AttacheDatabase *db, gint64 article_id, gboolean is_starred,
                             gint64 now, GError **error)
{
  Writing writing = { .id = article_id, .change = change_star, .flag = is_starred != FALSE };

  return attache_step_run (db, edit_article, &writing, N_ ("change of star"), now, error);
}

static void
change_published (AttacheArticleDetails *details, const Writing *writing)
{
  details->published = writing->published;
  details->published_precision = writing->precision;
  details->published_basis = writing->published == ATTACHE_TIME_UNKNOWN ? ATTACHE_BASIS_UNKNOWN
                                                                        : ATTACHE_BASIS_GIVEN;
}

gboolean
attache_writing_set_published (AttacheDatabase *db, gint64 article_id, gint64 published,
                               AttachePrecision precision, gint64 now, GError **error)
{
  Writing writing = {
    .id = article_id, .change = change_published, .published = published, .precision = precision
  };

  g_return_val_if_fail (precision <= ATTACHE_PRECISION_CENTURY, FALSE);

  return attache_step_run (db, edit_article, &writing, N_ ("change of date"), now, error);
}

/* One trimmed line; NULL where nothing is left. */
static char *
clean (const char *string)
{
  g_autofree char *valid = g_utf8_make_valid (string != NULL ? string : "", -1);

  g_strstrip (g_strdelimit (valid, "\n\r\t", ' '));
  return *valid != '\0' ? g_steal_pointer (&valid) : NULL;
}

static void
change_title (AttacheArticleDetails *details, const Writing *writing)
{
  g_autofree char *title = clean (writing->string);

  if (title == NULL)
    return;
  details->is_title_derived = details->is_title_derived && g_str_equal (title, details->title);
  g_free (details->title);
  details->title = g_steal_pointer (&title);
}

gboolean
attache_writing_set_title (AttacheDatabase *db, gint64 article_id, const char *title, gint64 now,
                           GError **error)
{
  Writing writing = { .id = article_id, .change = change_title, .string = title };

  return attache_step_run (db, edit_article, &writing, N_ ("change of title"), now, error);
}

static void
change_outlet (AttacheArticleDetails *details, const Writing *writing)
{
  g_free (details->outlet);
  details->outlet = clean (writing->string);
}

gboolean
attache_writing_set_outlet (AttacheDatabase *db, gint64 article_id, const char *outlet, gint64 now,
                            GError **error)
{
  Writing writing = { .id = article_id, .change = change_outlet, .string = outlet };

  return attache_step_run (db, edit_article, &writing, N_ ("change of outlet"), now, error);
}

static gboolean
decide (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  Writing *writing = data;
  gint64 id;

  if (!attache_decision_table_find (db, writing->target, writing->id, &id, error))
    return FALSE;
  if (id == 0 ? !attache_step_take_id (step, ATTACHE_ROW_DECISION, &id, error)
              : !attache_step_touch (step, ATTACHE_ROW_DECISION, id, error))
    return FALSE;
  return attache_decision_table_decide (db, id, writing->target, writing->id, writing->decision,
                                        writing->speaker_id, writing->now, error);
}

gboolean
attache_writing_decide_statement (AttacheDatabase *db, gint64 statement_id,
                                  AttacheDecision decision, gint64 speaker_id, gint64 now,
                                  GError **error)
{
  Writing writing = { .id = statement_id,
                      .now = now,
                      .target = ATTACHE_DECIDES_STATEMENT,
                      .decision = decision,
                      .speaker_id = speaker_id };

  return attache_step_run (db, decide, &writing, N_ ("decision"), now, error);
}

gboolean
attache_writing_decide_event (AttacheDatabase *db, gint64 event_id, AttacheDecision decision,
                              gint64 now, GError **error)
{
  Writing writing = {
    .id = event_id, .now = now, .target = ATTACHE_DECIDES_EVENT, .decision = decision
  };

  return attache_step_run (db, decide, &writing, N_ ("decision"), now, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Touch, change, commit, as all that is written. */

#include "config.h"

#include "attache-writing-review.h"

#include <glib/gi18n-lib.h>

#include "attache-annotation-table.h"
#include "attache-decision-table.h"
#include "attache-report-choice-place.h"
#include "attache-step.h"
#include "attache-store-error.h"

static const char GET[] = "SELECT article_id, start, end, home_id FROM annotation WHERE id = :id";
static const char LENGTH[] = "SELECT length FROM article WHERE id = :id";

/* The arguments of any of them; only some are set. */
typedef struct
{
  gint64 id;
  gint64 found_id;
  AttacheRowKind kind;
  AttacheSpan span;
  gint64 now;
} Review;

/* Where an annotation stands. */
typedef struct
{
  gint64 article_id;
  AttacheSpan span;
  gint64 home_id;
} Place;

static gboolean
load_place (AttacheDatabase *db, gint64 id, Place *place, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET, id, error);

  if (sql == NULL)
    return FALSE;
  if (!attache_sql_next (sql))
    return attache_sql_finish (sql, error) && attache_store_error_set_gone (error);
  place->article_id = attache_sql_int (sql, 0);
  place->span = (AttacheSpan){ (guint32) attache_sql_int (sql, 1),
                               (guint32) attache_sql_int (sql, 2) };
  place->home_id = attache_sql_int (sql, 3);
  return TRUE;
}

/* Puts the note at @span for good. */
static gboolean
put (AttacheDatabase *db, AttacheStep *step, const Review *review, const Place *place,
     GError **error)
{
  return attache_step_touch (step, ATTACHE_ROW_ANNOTATION, review->id, error)
         && attache_annotation_table_set_place (db, review->id, place->article_id, place->span,
                                                ATTACHE_ANCHOR_EXACT, error)
         && attache_annotation_table_set_home (db, review->id, NULL, error)
         && attache_annotation_table_take_quote (db, review->id, review->now, error);
}

static gboolean
confirm_place (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Review *review = data;
  Place place;

  return load_place (db, review->id, &place, error)
         && (attache_span_is_empty (place.span) || put (db, step, review, &place, error));
}

gboolean
attache_writing_confirm_place (AttacheDatabase *db, gint64 annotation_id, gint64 now,
                               GError **error)
{
  Review review = { .id = annotation_id, .now = now };

  return attache_step_run (db, confirm_place, &review, N_ ("confirmation of a place"), now, error);
}

static gboolean
attach (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Review *review = data;
  g_autoptr (AttacheSql) sql = NULL;
  Place place;
  gint64 length;

  if (!load_place (db, review->id, &place, error)
      || (sql = attache_database_prepare_for (db, LENGTH, place.article_id, error)) == NULL
      || !attache_sql_take_int (sql, &length, error))
    return FALSE;
  place.span = review->span;
  if (attache_span_is_empty (place.span) || place.span.end > length)
    return attache_store_error_set_gone (error);
  return put (db, step, review, &place, error);
}

gboolean
attache_writing_attach (AttacheDatabase *db, gint64 annotation_id, AttacheSpan span, gint64 now,
                        GError **error)
{
  Review review = { .id = annotation_id, .span = span, .now = now };

  return attache_step_run (db, attach, &review, N_ ("new place of a note"), now, error);
}

static gboolean
detach (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Review *review = data;
  const AttacheSpan nowhere = { 0, 0 };
  Place place;

  return load_place (db, review->id, &place, error)
         && attache_step_touch (step, ATTACHE_ROW_ANNOTATION, review->id, error)
         && attache_annotation_table_set_place (db, review->id, place.article_id, nowhere,
                                                ATTACHE_ANCHOR_UNATTACHED, error);
}

gboolean
attache_writing_detach (AttacheDatabase *db, gint64 annotation_id, gint64 now, GError **error)
{
  Review review = { .id = annotation_id, .now = now };

  return attache_step_run (db, detach, &review, N_ ("detaching of a note"), now, error);
}

static gboolean
move_decision (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Review *review = data;

  return attache_step_touch (step, ATTACHE_ROW_DECISION, review->id, error)
         && attache_decision_table_move_to (db, review->id, review->found_id, error);
}

gboolean
attache_writing_move_decision (AttacheDatabase *db, gint64 decision_id, gint64 found_id, gint64 now,
                               GError **error)
{
  Review review = { .id = decision_id, .found_id = found_id, .now = now };

  return attache_step_run (db, move_decision, &review, N_ ("new ground of a decision"), now, error);
}

static gboolean
fail_decided (GError **error)
{
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE,
                       _ ("This is decided on already"));
  return FALSE;
}

/* Puts what is gone of the word to where @found_id stands. */
static gboolean
find_new_places (AttacheDatabase *db, const Review *review, AttacheFoundPlace *place,
                 AttacheFoundPlace *with, GError **error)
{
  gint64 report_id;

  return attache_report_choice_place_get (db, review->id, place, with, error)
         && attache_report_choice_place_find_report (db, place, &report_id, error)
         && attache_report_choice_table_get_place (db, review->found_id,
                                                   report_id == 0 ? place : with, error);
}

static gboolean
move_choice (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Review *review = data;
  AttacheFoundPlace place, with;
  gboolean is_chain, is_moved;

  if (!find_new_places (db, review, &place, &with, error)
      || !attache_report_choice_place_makes_chain (db, review->id, &place, &with, &is_chain, error)
      || (is_chain && !fail_decided (error))
      || !attache_step_touch (step, ATTACHE_ROW_REPORT_CHOICE, review->id, error)
      || !attache_report_choice_place_move (db, review->id, &place, &with, &is_moved, error))
    return FALSE;
  return is_moved || fail_decided (error);
}

gboolean
attache_writing_move_choice (AttacheDatabase *db, gint64 choice_id, gint64 report_id, gint64 now,
                             GError **error)
{
  Review review = { .id = choice_id, .found_id = report_id, .now = now };

  return attache_step_run (db, move_choice, &review, N_ ("new ground of a decision"), now, error);
}

static gboolean
discard (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Review *review = data;

  return attache_step_touch (step, review->kind, review->id, error)
         && attache_row_image_set (db, (guchar) review->kind, review->id, NULL, error);
}

gboolean
attache_writing_discard_decision (AttacheDatabase *db, gint64 decision_id, gint64 now,
                                  GError **error)
{
  Review review = { .id = decision_id, .kind = ATTACHE_ROW_DECISION };

  return attache_step_run (db, discard, &review, N_ ("discarding of a decision"), now, error);
}

gboolean
attache_writing_discard_choice (AttacheDatabase *db, gint64 choice_id, gint64 now, GError **error)
{
  Review review = { .id = choice_id, .kind = ATTACHE_ROW_REPORT_CHOICE };

  return attache_step_run (db, discard, &review, N_ ("discarding of a decision"), now, error);
}

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
put (AttacheDatabase *db, const Review *review, const Place *place, const char *label,
     GError **error)
{
  g_autoptr (AttacheStep) step = attache_step_new (db);

  return attache_step_touch (step, ATTACHE_ROW_ANNOTATION, review->id, error)
         && attache_annotation_table_set_place (db, review->id, place->article_id, place->span,
                                                ATTACHE_ANCHOR_EXACT, error)
         && attache_annotation_table_set_home (db, review->id, NULL, error)
         && attache_annotation_table_take_quote (db, review->id, review->now, error)
         && attache_step_commit (step, label, NULL, 0, review->now, error);
}

static gboolean
confirm_place (AttacheDatabase *db, gpointer data, GError **error)
{
  const Review *review = data;
  Place place;

  if (!load_place (db, review->id, &place, error))
    return FALSE;
  return attache_span_is_empty (place.span)
         || put (db, review, &place, N_ ("confirmation of a place"), error);
}

gboolean
attache_writing_confirm_place (AttacheDatabase *db, gint64 annotation_id, gint64 now,
                               GError **error)
{
  Review review = { .id = annotation_id, .now = now };

  return attache_database_transact (db, confirm_place, &review, error);
}

static gboolean
attach (AttacheDatabase *db, gpointer data, GError **error)
{
  const Review *review = data;
  g_autoptr (AttacheSql) sql = NULL;
  Place place;
  gint64 length = 0;

  if (!load_place (db, review->id, &place, error)
      || (sql = attache_database_prepare (db, LENGTH, error)) == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":id", place.article_id);
  if (attache_sql_next (sql))
    length = attache_sql_int (sql, 0);
  if (!attache_sql_finish (sql, error))
    return FALSE;
  place.span = review->span;
  if (attache_span_is_empty (place.span) || place.span.end > length)
    return attache_store_error_set_gone (error);
  return put (db, review, &place, N_ ("new place of a note"), error);
}

gboolean
attache_writing_attach (AttacheDatabase *db, gint64 annotation_id, AttacheSpan span, gint64 now,
                        GError **error)
{
  Review review = { .id = annotation_id, .span = span, .now = now };

  return attache_database_transact (db, attach, &review, error);
}

static gboolean
detach (AttacheDatabase *db, gpointer data, GError **error)
{
  const Review *review = data;
  const AttacheSpan nowhere = { 0, 0 };
  g_autoptr (AttacheStep) step = attache_step_new (db);
  Place place;

  return load_place (db, review->id, &place, error)
         && attache_step_touch (step, ATTACHE_ROW_ANNOTATION, review->id, error)
         && attache_annotation_table_set_place (db, review->id, place.article_id, nowhere,
                                                ATTACHE_ANCHOR_UNATTACHED, error)
         && attache_step_commit (step, N_ ("detaching of a note"), NULL, 0, review->now, error);
}

gboolean
attache_writing_detach (AttacheDatabase *db, gint64 annotation_id, gint64 now, GError **error)
{
  Review review = { .id = annotation_id, .now = now };

  return attache_database_transact (db, detach, &review, error);
}

static gboolean
move_decision (AttacheDatabase *db, gpointer data, GError **error)
{
  const Review *review = data;
  g_autoptr (AttacheStep) step = attache_step_new (db);

  return attache_step_touch (step, ATTACHE_ROW_DECISION, review->id, error)
         && attache_decision_table_move_to (db, review->id, review->found_id, error)
         && attache_step_commit (step, N_ ("new ground of a decision"), NULL, 0, review->now,
                                 error);
}

gboolean
attache_writing_move_decision (AttacheDatabase *db, gint64 decision_id, gint64 found_id, gint64 now,
                               GError **error)
{
  Review review = { .id = decision_id, .found_id = found_id, .now = now };

  return attache_database_transact (db, move_decision, &review, error);
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
find_new_places (AttacheDatabase *db, const Review *review, AttacheReportPlace *place,
                 AttacheReportPlace *with, GError **error)
{
  gint64 report_id;

  return attache_report_choice_place_get (db, review->id, place, with, error)
         && attache_report_choice_place_find_report (db, place, &report_id, error)
         && attache_report_choice_table_get_place (db, review->found_id,
                                                   report_id == 0 ? place : with, error);
}

static gboolean
move_choice (AttacheDatabase *db, gpointer data, GError **error)
{
  const Review *review = data;
  g_autoptr (AttacheStep) step = attache_step_new (db);
  AttacheReportPlace place, with;
  gboolean is_chain, is_moved;

  if (!find_new_places (db, review, &place, &with, error)
      || !attache_report_choice_place_makes_chain (db, review->id, &place, &with, &is_chain, error)
      || (is_chain && !fail_decided (error))
      || !attache_step_touch (step, ATTACHE_ROW_REPORT_CHOICE, review->id, error)
      || !attache_report_choice_place_move (db, review->id, &place, &with, &is_moved, error))
    return FALSE;
  return is_moved ? attache_step_commit (step, N_ ("new ground of a decision"), NULL, 0,
                                         review->now, error)
                  : fail_decided (error);
}

gboolean
attache_writing_move_choice (AttacheDatabase *db, gint64 choice_id, gint64 report_id, gint64 now,
                             GError **error)
{
  Review review = { .id = choice_id, .found_id = report_id, .now = now };

  return attache_database_transact (db, move_choice, &review, error);
}

static gboolean
discard (AttacheDatabase *db, const Review *review, AttacheRowKind kind, GError **error)
{
  g_autoptr (AttacheStep) step = attache_step_new (db);

  return attache_step_touch (step, kind, review->id, error)
         && attache_row_image_set (db, (guchar) kind, review->id, NULL, error)
         && attache_step_commit (step, N_ ("discarding of a decision"), NULL, 0, review->now,
                                 error);
}

static gboolean
discard_decision (AttacheDatabase *db, gpointer data, GError **error)
{
  return discard (db, data, ATTACHE_ROW_DECISION, error);
}

gboolean
attache_writing_discard_decision (AttacheDatabase *db, gint64 decision_id, gint64 now,
                                  GError **error)
{
  Review review = { .id = decision_id, .now = now };

  return attache_database_transact (db, discard_decision, &review, error);
}

static gboolean
discard_choice (AttacheDatabase *db, gpointer data, GError **error)
{
  return discard (db, data, ATTACHE_ROW_REPORT_CHOICE, error);
}

gboolean
attache_writing_discard_choice (AttacheDatabase *db, gint64 choice_id, gint64 now, GError **error)
{
  Review review = { .id = choice_id, .now = now };

  return attache_database_transact (db, discard_choice, &review, error);
}

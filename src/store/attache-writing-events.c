/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports follow one that stands by itself, never one that follows another. */

#include "config.h"

#include "attache-writing-events.h"

#include <glib/gi18n-lib.h>

#include "attache-report-choice-table.h"
#include "attache-step.h"
#include "attache-store-error.h"

typedef struct
{
  gint64 id;
  gint64 into_id;
  gint64 now;
} Merging;

static gboolean
choose (AttacheDatabase *db, AttacheStep *step, gint64 report_id, gint64 with_id, gint64 now,
        GError **error)
{
  AttacheReportChoice choice;
  gint64 id;

  if (!attache_report_choice_table_get (db, report_id, &choice, error))
    return FALSE;
  id = choice.choice_id;
  return (id != 0 ? attache_step_touch (step, ATTACHE_ROW_REPORT_CHOICE, id, error)
                  : attache_step_take_id (step, ATTACHE_ROW_REPORT_CHOICE, &id, error))
         && attache_report_choice_table_set (db, id, report_id, with_id, now, error);
}

static gboolean
forget (AttacheDatabase *db, AttacheStep *step, gint64 report_id, GError **error)
{
  AttacheReportChoice choice;

  return attache_report_choice_table_get (db, report_id, &choice, error)
         && attache_step_touch (step, ATTACHE_ROW_REPORT_CHOICE, choice.choice_id, error)
         && attache_report_choice_table_set_image (db, choice.choice_id, NULL, error);
}

static gboolean
merge (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Merging *merging = data;
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 root;

  if (merging->id == merging->into_id)
    return TRUE;
  if (!attache_report_choice_table_find_root (db, merging->into_id, 0, &root, error)
      || !attache_report_choice_table_list_reports (db, merging->id, reports, error))
    return FALSE;
  if (root == 0 || reports->len == 0)
    return attache_store_error_set_gone (error);
  for (guint i = 0; i < reports->len; i++)
    {
      if (!choose (db, step, g_array_index (reports, gint64, i), root, merging->now, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_writing_merge_events (AttacheDatabase *db, gint64 event_id, gint64 into_id, gint64 now,
                              GError **error)
{
  Merging merging = { event_id, into_id, now };

  return attache_step_run (db, merge, &merging, N_ ("merging of events"), now, error);
}

/* Those that follow the report stay together without it. */
static gboolean
leave_followers (AttacheDatabase *db, AttacheStep *step, gint64 report_id, gint64 event_id,
                 gint64 now, GError **error)
{
  g_autoptr (GArray) followers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 root;

  if (!attache_report_choice_table_list_followers (db, report_id, followers, error)
      || !attache_report_choice_table_find_root (db, event_id, report_id, &root, error))
    return FALSE;
  if (root == 0 && followers->len > 0)
    {
      root = g_array_index (followers, gint64, 0);
      g_array_remove_index (followers, 0);
      if (!forget (db, step, root, error))
        return FALSE;
    }
  for (guint i = 0; i < followers->len; i++)
    {
      if (!choose (db, step, g_array_index (followers, gint64, i), root, now, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
stands_alone (AttacheDatabase *db, gint64 event_id, gboolean *alone, GError **error)
{
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_report_choice_table_list_reports (db, event_id, reports, error))
    return FALSE;
  *alone = reports->len < 2;
  return TRUE;
}

static gboolean
split (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Merging *merging = data;
  const gint64 id = merging->id;
  AttacheReportChoice choice;
  gboolean alone, is_done;

  if (!attache_report_choice_table_get (db, id, &choice, error)
      || !stands_alone (db, choice.event_id, &alone, error))
    return FALSE;
  if (alone)
    return TRUE;
  if (choice.is_with && choice.is_moved)
    is_done = forget (db, step, id, error);
  else
    is_done = leave_followers (db, step, id, choice.event_id, merging->now, error)
              && choose (db, step, id, 0, merging->now, error);
  return is_done;
}

gboolean
attache_writing_split_report (AttacheDatabase *db, gint64 report_id, gint64 now, GError **error)
{
  Merging merging = { report_id, 0, now };

  return attache_step_run (db, split, &merging, N_ ("splitting of events"), now, error);
}

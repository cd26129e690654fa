/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates come from the one place that follows the locale. */

#include "config.h"

#include "attache-timeline-words.h"

#include <glib/gi18n-lib.h>

#include "attache-event-words.h"
#include "attache-line-words.h"
#include "attache-time-words.h"

static char *
stack_words (AttacheEventSeries *series, const AttacheTimelineItem *item, const char *separator)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u event", "%u events", item->n_events),
                                            item->n_events);
  g_autofree char *dates = attache_time_words_range (
      series->marks[item->mark].begin, series->marks[item->last_mark].until, ATTACHE_TIME_UNKNOWN);
  g_autofree char *matches = NULL;

  if (item->n_matches == item->n_events)
    return g_strjoin (separator, count, dates, NULL);
  matches = g_strdup_printf (
      ngettext ("%u matches the filter", "%u match the filter", item->n_matches), item->n_matches);
  return g_strjoin (separator, count, dates, matches, NULL);
}

char *
attache_timeline_words_item (AttacheEventSeries *series, const AttacheTimelineItem *item,
                             const char *separator)
{
  const AttacheEventMark *mark;
  const char *kind;
  g_autofree char *label = NULL;
  g_autofree char *when = NULL;
  g_autofree char *reports = NULL;

  g_return_val_if_fail (series != NULL && item != NULL && separator != NULL, NULL);

  if (item->n_events > 1)
    return stack_words (series, item, separator);
  mark = &series->marks[item->mark];
  if (series->labels != NULL)
    label = attache_line_words (series->labels[item->mark], ATTACHE_LINE_CHARS);
  kind = mark->kind < ATTACHE_N_EVENT_KINDS ? attache_event_kind_to_words (mark->kind) : "";
  when = attache_time_words_span ((AttacheTimeSpan){ mark->begin, mark->until, mark->precision });
  if (mark->n_reports > 0)
    reports = g_strdup_printf (ngettext ("%u report", "%u reports", mark->n_reports),
                               mark->n_reports);
  if (label == NULL || *label == '\0')
    return g_strjoin (separator, kind, when, reports, NULL);
  return g_strjoin (separator, label, when, kind, reports, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One counting sort by (lane, power of two of the duration) keeps the series' order by begin
 * within each run. */

#include "config.h"

#include "attache-timeline-index.h"

/* Durations up to 2^CLASS_BASE microseconds (about two minutes) are one class. */
#define CLASS_BASE 27
#define N_CLASSES (64 - CLASS_BASE)

/* The core leaves out this share of the events, where that makes it much shorter. */
#define OUTLIERS_PERCENT 15
#define WORTH_IT 3
/* Of fewer events each is as good as the others. */
#define FEW 4

struct _AttacheTimelineIndex
{
  gatomicrefcount ref_count;

  /* Owned */
  AttacheEventSeries *series;
  guint32 *order;         /* position → number in the series */
  guint32 *events;        /* by position: events before it; one more than marks */
  guint32 *matches;       /* the same of those that match */
  guint32 *series_events; /* both in the series' order */
  guint32 *series_matches;
  GArray *runs;     /* AttacheTimelineRun, by lane */
  guint *lane_runs; /* lane → its first run; one more than lanes */

  /* State */
  gint64 begin, until;
  gint64 core_begin, core_until;
};

static gint64
duration_of (const AttacheEventMark *mark)
{
  return MAX (mark->until - mark->begin, 0);
}

static guint
class_of (const AttacheEventMark *mark)
{
  guint64 coarse = (guint64) duration_of (mark) >> CLASS_BASE;
  guint class = 0;

  for (; coarse > 0; coarse >>= 1)
    class ++;
  return class;
}

/* A lane number from a file may be wrong; it is drawn in the last lane rather than beyond it. */
static guint
lane_of (AttacheTimelineIndex *self, const AttacheEventMark *mark)
{
  return MIN (mark->lane, MAX (self->series->n_lanes, 1) - 1);
}

static guint
bin_of (AttacheTimelineIndex *self, const AttacheEventMark *mark)
{
  return lane_of (self, mark) * N_CLASSES + class_of (mark);
}

static void
sort_marks (AttacheTimelineIndex *self, guint *ends, guint n_bins)
{
  guint total = 0;

  for (guint i = 0; i < self->series->n_marks; i++)
    ends[bin_of (self, &self->series->marks[i])]++;
  for (guint bin = 0; bin < n_bins; bin++)
    {
      guint count = ends[bin];

      ends[bin] = total;
      total += count;
    }
  for (guint i = 0; i < self->series->n_marks; i++)
    self->order[ends[bin_of (self, &self->series->marks[i])]++] = i;
}

static void
collect_runs (AttacheTimelineIndex *self, const guint *ends, guint n_bins)
{
  guint first = 0;

  for (guint bin = 0; bin < n_bins; bin++)
    {
      AttacheTimelineRun run = { 0, first, ends[bin] };

      if (bin % N_CLASSES == 0)
        self->lane_runs[bin / N_CLASSES] = self->runs->len;
      for (guint i = run.first; i < run.end; i++)
        run.longest = MAX (run.longest, duration_of (&self->series->marks[self->order[i]]));
      if (run.end > run.first)
        g_array_append_val (self->runs, run);
      first = run.end;
    }
  self->lane_runs[n_bins / N_CLASSES] = self->runs->len;
}

/* @order NULL: the series' own. */
static void
add_up (const AttacheEventSeries *series, const guint32 *order, guint32 **events, guint32 **matches)
{
  guint n = series->n_marks;

  *events = g_new (guint32, (gsize) n + 1);
  *matches = g_new (guint32, (gsize) n + 1);
  (*events)[0] = (*matches)[0] = 0;
  for (guint i = 0; i < n; i++)
    {
      const AttacheEventMark *mark = &series->marks[order != NULL ? order[i] : i];

      (*events)[i + 1] = (*events)[i] + mark->n_events;
      (*matches)[i + 1] = (*matches)[i] + mark->n_matches;
    }
}

/* The shortest stretch of begins, which are sorted, that holds all events but @n_left_out. */
static void
find_densest (AttacheTimelineIndex *self, guint n_left_out, guint *first, guint *last)
{
  const AttacheEventMark *marks = self->series->marks;
  const guint32 *before = self->series_events;
  guint n = self->series->n_marks, least = before[n] - n_left_out, end = 0;

  *first = 0;
  *last = n - 1;
  for (guint i = 0; i < n && before[n] - before[i] >= least; i++)
    {
      while (before[end + 1] - before[i] < least)
        end++;
      if (i == 0 || marks[end].begin - marks[i].begin < marks[*last].begin - marks[*first].begin)
        {
          *first = i;
          *last = end;
        }
    }
}

static void
measure_core (AttacheTimelineIndex *self)
{
  const AttacheEventMark *marks = self->series->marks;
  guint n = self->series_events[self->series->n_marks];
  guint n_left_out = n < FEW ? 0 : MAX ((guint) ((guint64) n * OUTLIERS_PERCENT / 100), 1);
  guint first, last;
  gint64 length;

  find_densest (self, n_left_out, &first, &last);
  self->core_begin = self->core_until = marks[first].begin;
  for (guint i = first; i <= last; i++)
    {
      if (marks[i].precision < ATTACHE_PRECISION_QUARTER)
        self->core_until = MAX (self->core_until, marks[i].until);
    }
  length = MAX (self->core_until - self->core_begin, ATTACHE_USEC_PER_DAY);
  if (self->until - self->begin <= length * WORTH_IT)
    {
      self->core_begin = self->begin;
      self->core_until = self->until;
    }
}

static void
measure_extent (AttacheTimelineIndex *self)
{
  const AttacheEventMark *marks = self->series->marks;

  if (self->series->n_marks == 0)
    return;
  self->begin = marks[0].begin;
  self->until = marks[0].until;
  for (guint i = 0; i < self->series->n_marks; i++)
    self->until = MAX (self->until, marks[i].until);
  measure_core (self);
}

AttacheTimelineIndex *
attache_timeline_index_new (AttacheEventSeries *series)
{
  AttacheTimelineIndex *self;
  g_autofree guint *ends = NULL;
  guint n_bins;

  g_return_val_if_fail (series != NULL, NULL);

  self = g_new0 (AttacheTimelineIndex, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->series = attache_event_series_ref (series);
  n_bins = MAX (series->n_lanes, 1) * N_CLASSES;
  ends = g_new0 (guint, n_bins);
  self->order = g_new (guint32, MAX (series->n_marks, 1));
  self->runs = g_array_new (FALSE, FALSE, sizeof (AttacheTimelineRun));
  self->lane_runs = g_new0 (guint, n_bins / N_CLASSES + 1);
  sort_marks (self, ends, n_bins);
  collect_runs (self, ends, n_bins);
  add_up (series, self->order, &self->events, &self->matches);
  add_up (series, NULL, &self->series_events, &self->series_matches);
  measure_extent (self);
  return self;
}

AttacheTimelineIndex *
attache_timeline_index_ref (AttacheTimelineIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
attache_timeline_index_unref (AttacheTimelineIndex *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  attache_event_series_unref (self->series);
  g_free (self->order);
  g_free (self->events);
  g_free (self->matches);
  g_free (self->series_events);
  g_free (self->series_matches);
  g_array_unref (self->runs);
  g_free (self->lane_runs);
  g_free (self);
}

AttacheEventSeries *
attache_timeline_index_get_series (AttacheTimelineIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->series;
}

gboolean
attache_timeline_index_get_extent (AttacheTimelineIndex *self, gint64 *begin, gint64 *until)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->series->n_marks == 0)
    return FALSE;
  *begin = self->begin;
  *until = self->until;
  return TRUE;
}

gboolean
attache_timeline_index_get_core (AttacheTimelineIndex *self, gint64 *begin, gint64 *until)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->series->n_marks == 0)
    return FALSE;
  *begin = self->core_begin;
  *until = self->core_until;
  return TRUE;
}

/* The first in [@first, @end) that begins at @instant or later; @order NULL: the series' own. */
static guint
lower_bound (const AttacheEventMark *marks, const guint32 *order, guint first, guint end,
             gint64 instant)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (marks[order != NULL ? order[middle] : middle].begin < instant)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

guint
attache_timeline_index_count (AttacheTimelineIndex *self, gint64 begin, gint64 until,
                              guint *n_matches)
{
  guint first, end;

  g_return_val_if_fail (self != NULL, 0);

  first = lower_bound (self->series->marks, NULL, 0, self->series->n_marks, begin);
  end = lower_bound (self->series->marks, NULL, first, self->series->n_marks, until);
  if (n_matches != NULL)
    *n_matches = self->series_matches[end] - self->series_matches[first];
  return self->series_events[end] - self->series_events[first];
}

const AttacheTimelineRun *
attache_timeline_index_get_runs (AttacheTimelineIndex *self, guint lane, guint *n_runs)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (lane < MAX (self->series->n_lanes, 1), NULL);

  *n_runs = self->lane_runs[lane + 1] - self->lane_runs[lane];
  return *n_runs > 0 ? &g_array_index (self->runs, AttacheTimelineRun, self->lane_runs[lane])
                     : NULL;
}

void
attache_timeline_index_find (AttacheTimelineIndex *self, const AttacheTimelineRun *run,
                             gint64 begin, gint64 until, guint *first, guint *end)
{
  g_return_if_fail (self != NULL && run != NULL);

  *first = lower_bound (self->series->marks, self->order, run->first, run->end, begin);
  *end = lower_bound (self->series->marks, self->order, *first, run->end, until);
}

guint
attache_timeline_index_get_mark (AttacheTimelineIndex *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->series->n_marks, 0);

  return self->order[position];
}

guint
attache_timeline_index_count_events (AttacheTimelineIndex *self, guint first, guint end)
{
  g_return_val_if_fail (self != NULL && first <= end && end <= self->series->n_marks, 0);

  return self->events[end] - self->events[first];
}

guint
attache_timeline_index_count_matches (AttacheTimelineIndex *self, guint first, guint end)
{
  g_return_val_if_fail (self != NULL && first <= end && end <= self->series->n_marks, 0);

  return self->matches[end] - self->matches[first];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A run is what stands in one lane and lasts about as long; each is folded by itself, so that rare
 * things stay what they are among millions of common ones. */

#include "config.h"

#include "attache-event-sums.h"

#include "attache-time-span.h"

/* What is no longer than this is a point to the timeline, and one run. */
#define POINT (ATTACHE_USEC_PER_DAY * 3 / 2)
/* Then one run for each doubling, to the longest of times. */
#define N_LENGTHS 24
/* Shares of the events that may be held whole. */
#define KEPT_SHARE 24
#define MARKS_SHARE 5 / 2
#define MAX_LENGTH (ATTACHE_USEC_PER_DAY * 512)

typedef struct
{
  GArray *marks; /* AttacheEventMark, by begin */
  gboolean is_folded;
} Run;

struct _AttacheEventSums
{
  GPtrArray *runs; /* by lane and length; NULL where nothing is */
  guint n_whole;
  guint n_marks;
  gint64 length;    /* of a stretch */
  gboolean is_full; /* runs may be long no more */
};

static void
run_free (gpointer data)
{
  Run *run = data;

  if (run == NULL)
    return;
  g_array_unref (run->marks);
  g_free (run);
}

AttacheEventSums *
attache_event_sums_new (guint n_whole)
{
  AttacheEventSums *self = g_new0 (AttacheEventSums, 1);

  self->runs = g_ptr_array_new_with_free_func (run_free);
  self->n_whole = n_whole;
  self->length = ATTACHE_USEC_PER_DAY;
  return self;
}

void
attache_event_sums_free (AttacheEventSums *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->runs);
  g_free (self);
}

static guint
number_of_run (const AttacheEventMark *event)
{
  guint length = 0;

  for (gint64 limit = POINT; length < N_LENGTHS - 1 && event->until - event->begin > limit;
       limit *= 2)
    length++;
  return (guint) event->lane * N_LENGTHS + length;
}

static Run *
ensure_run (AttacheEventSums *self, guint number)
{
  Run *run;

  if (number >= self->runs->len)
    g_ptr_array_set_size (self->runs, (gint) number + 1);
  run = self->runs->pdata[number];
  if (run == NULL)
    {
      run = self->runs->pdata[number] = g_new0 (Run, 1);
      run->marks = g_array_new (FALSE, FALSE, sizeof (AttacheEventMark));
    }
  return run;
}

gint64
attache_event_sums_floor (AttacheEventSums *self, gint64 instant)
{
  gint64 rest;

  g_return_val_if_fail (self != NULL, 0);

  rest = instant % self->length;
  return instant - rest - (rest < 0 ? self->length : 0);
}

gint64
attache_event_sums_get_length (AttacheEventSums *self)
{
  g_return_val_if_fail (self != NULL, ATTACHE_USEC_PER_DAY);

  return self->length;
}

/* Only the times are known of what is added up. */
static AttachePrecision
guess_precision (const AttacheEventMark *mark)
{
  gint64 days = (mark->until - mark->begin) / ATTACHE_USEC_PER_DAY;

  return days < 6     ? ATTACHE_PRECISION_DAY
         : days < 28  ? ATTACHE_PRECISION_WEEK
         : days < 85  ? ATTACHE_PRECISION_MONTH
         : days < 360 ? ATTACHE_PRECISION_QUARTER
                      : ATTACHE_PRECISION_YEAR;
}

static void
join (AttacheEventMark *sum, const AttacheEventMark *mark)
{
  sum->until = sum->begin + MAX (sum->until - sum->begin, mark->until - mark->begin);
  sum->n_events += mark->n_events;
  sum->n_matches += mark->n_matches;
  sum->is_mixed |= mark->is_mixed | (sum->kind != mark->kind);
  sum->n_reports = 0;
}

/* Adds up what the last mark and the next have in common. */
static void
append (AttacheEventSums *self, Run *run, const AttacheEventMark *mark)
{
  AttacheEventMark next = *mark;

  if (run->is_folded && run->marks->len > 0)
    {
      AttacheEventMark *last = &g_array_index (run->marks, AttacheEventMark, run->marks->len - 1);

      if (attache_event_sums_floor (self, last->begin)
          == attache_event_sums_floor (self, next.begin))
        {
          join (last, &next);
          last->precision = guess_precision (last);
          return;
        }
    }
  if (run->is_folded)
    {
      next.is_sum = TRUE;
      next.precision = guess_precision (&next);
    }
  g_array_append_val (run->marks, next);
  self->n_marks++;
}

/* Reads ahead of where it writes. */
static void
fold (AttacheEventSums *self, Run *run)
{
  g_autoptr (GArray) marks = g_steal_pointer (&run->marks);

  run->marks = g_array_new (FALSE, FALSE, sizeof (AttacheEventMark));
  run->is_folded = TRUE;
  self->n_marks -= marks->len;
  for (guint i = 0; i < marks->len; i++)
    append (self, run, &g_array_index (marks, AttacheEventMark, i));
}

static gboolean
is_long (AttacheEventSums *self, const Run *run)
{
  return !run->is_folded && run->marks->len > self->n_whole / KEPT_SHARE;
}

static void
fold_long_runs (AttacheEventSums *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = self->runs->pdata[i];

      if (run != NULL && (run->is_folded || is_long (self, run)))
        fold (self, run);
    }
}

void
attache_event_sums_add (AttacheEventSums *self, const AttacheEventMark *event)
{
  AttacheEventMark mark;
  Run *run;

  g_return_if_fail (self != NULL && event != NULL);

  mark = *event;
  mark.n_events = 1;
  mark.n_matches = event->n_matches != 0;
  mark.is_sum = mark.is_mixed = FALSE;
  run = ensure_run (self, number_of_run (&mark));
  append (self, run, &mark);
  if (self->n_marks > self->n_whole && !self->is_full)
    {
      self->is_full = TRUE;
      fold_long_runs (self);
    }
  else if (self->is_full && is_long (self, run))
    {
      fold (self, run);
    }
  while (self->n_marks > self->n_whole * MARKS_SHARE && self->length < MAX_LENGTH)
    {
      self->length *= 2;
      fold_long_runs (self);
    }
}

gboolean
attache_event_sums_has_folded (AttacheEventSums *self, const AttacheEventMark *event)
{
  guint number;

  g_return_val_if_fail (self != NULL && event != NULL, FALSE);

  number = number_of_run (event);
  return number < self->runs->len && self->runs->pdata[number] != NULL
         && ((Run *) self->runs->pdata[number])->is_folded;
}

gboolean
attache_event_sums_has_any_folded (AttacheEventSums *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = self->runs->pdata[i];

      if (run != NULL && run->is_folded)
        return TRUE;
    }
  return FALSE;
}

GArray *
attache_event_sums_dup_marks (AttacheEventSums *self)
{
  GArray *marks;

  g_return_val_if_fail (self != NULL, NULL);

  marks = g_array_sized_new (FALSE, FALSE, sizeof (AttacheEventMark), self->n_marks);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = self->runs->pdata[i];

      if (run != NULL)
        g_array_append_vals (marks, run->marks->data, run->marks->len);
    }
  g_array_sort (marks, attache_event_mark_compare);
  return marks;
}

void
attache_event_sums_forget_marks (AttacheEventSums *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = self->runs->pdata[i];

      if (run != NULL)
        {
          g_array_unref (run->marks);
          run->marks = g_array_new (FALSE, FALSE, sizeof (AttacheEventMark));
        }
    }
}

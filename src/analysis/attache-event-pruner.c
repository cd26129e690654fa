/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record of a sentence or two is read for all it has; in an article an event needs somebody who
 * does it, and a noun alone needs a date, a toll or two sides. The limits are chosen by hand. */

#include "config.h"

#include "attache-event-pruner.h"

#include "attache-event-participants.h"

#define SHORT_TEXT 3        /* sentences */
#define MIN_CONFIDENCE 0.4f /* in a longer one */
#define WINDOW 24           /* events that a repeat is looked for among */

typedef struct
{
  GArray *events;
  const GArray *notes;
  gboolean *dropped;
  gboolean is_long;
} Pruner;

static AttacheFoundEvent *
event_at (const Pruner *self, guint i)
{
  return &g_array_index (self->events, AttacheFoundEvent, i);
}

static const AttacheEventNote *
note_at (const Pruner *self, guint i)
{
  return &g_array_index (self->notes, AttacheEventNote, i);
}

/* ---- repeats ---- */

static gboolean
has_actor (const AttacheFoundEvent *event, gint actor)
{
  for (guint i = 0; i < event->n_actors; i++)
    {
      if (event->actors[i].actor == actor)
        return TRUE;
    }
  return FALSE;
}

/* All of @inner's actors are known and @outer has them. */
static gboolean
has_actors_of (const AttacheFoundEvent *outer, const AttacheFoundEvent *inner)
{
  for (guint i = 0; i < inner->n_actors; i++)
    {
      if (inner->actors[i].actor < 0 || !has_actor (outer, inner->actors[i].actor))
        return FALSE;
    }
  return inner->n_actors > 0;
}

static gboolean
same_mode (const AttacheFoundEvent *a, const AttacheFoundEvent *b)
{
  return a->mode == b->mode || a->mode == ATTACHE_MODE_NONE || b->mode == ATTACHE_MODE_NONE;
}

static gboolean
same_time (const AttacheFoundEvent *a, const AttacheFoundEvent *b)
{
  if (!attache_time_span_is_known (a->when) || !attache_time_span_is_known (b->when))
    return TRUE;
  return attache_time_span_overlaps (a->when, b->when);
}

static gboolean
is_repeat (const Pruner *self, guint first, guint second)
{
  const AttacheFoundEvent *a = event_at (self, first);
  const AttacheFoundEvent *b = event_at (self, second);
  gboolean same_sentence = note_at (self, first)->sentence == note_at (self, second)->sentence;

  if (a->kind != b->kind || !same_time (a, b))
    return FALSE;
  /* "met at talks hosted by …": one meeting. */
  if (same_sentence && a->kind == ATTACHE_EVENT_CONSULT
      && (note_at (self, second)->is_dependent || note_at (self, second)->is_noun
          || note_at (self, first)->is_noun))
    return TRUE;
  if (!same_mode (a, b))
    return FALSE;
  return (b->n_actors > 1 && has_actors_of (a, b)) || (a->n_actors > 1 && has_actors_of (b, a))
         || (has_actors_of (a, b) && has_actors_of (b, a));
}

static void
move_figures (AttacheFoundEvent *to, AttacheFoundEvent *from)
{
  if (from->n_figures == 0)
    return;
  to->figures = g_renew (AttacheFigure, to->figures, to->n_figures + from->n_figures);
  for (guint i = 0; i < from->n_figures; i++)
    to->figures[to->n_figures++] = from->figures[i];
  from->n_figures = 0;
}

/* The surer one keeps its words; what it lacks comes from the other. */
static void
merge (AttacheFoundEvent *kept, AttacheFoundEvent *other)
{
  if (!attache_time_span_is_known (kept->when)
      || (attache_time_span_is_known (other->when) && other->when.precision < kept->when.precision))
    kept->when = other->when;
  if (kept->place == NULL)
    kept->place = g_steal_pointer (&other->place);
  if (kept->mode == ATTACHE_MODE_NONE || other->mode == ATTACHE_MODE_MEETING)
    kept->mode = other->mode != ATTACHE_MODE_NONE ? other->mode : kept->mode;
  for (guint i = 0; i < other->n_actors; i++)
    attache_event_add_actor (kept, other->actors[i]);
  move_figures (kept, other);
}

static void
merge_repeats (Pruner *self)
{
  for (guint i = 1; i < self->events->len; i++)
    {
      guint first = i > WINDOW ? i - WINDOW : 0;

      for (guint j = i; j > first; j--)
        {
          guint other = j - 1;

          if (self->dropped[other] || !is_repeat (self, other, i))
            continue;
          if (event_at (self, other)->confidence + 0.05f >= event_at (self, i)->confidence)
            {
              merge (event_at (self, other), event_at (self, i));
              self->dropped[i] = TRUE;
              break;
            }
          merge (event_at (self, i), event_at (self, other));
          self->dropped[other] = TRUE;
        }
    }
}

/* ---- what is too weak ---- */

static gboolean
has_source (const AttacheFoundEvent *event)
{
  for (guint i = 0; i < event->n_actors; i++)
    {
      if (event->actors[i].is_source)
        return TRUE;
    }
  return FALSE;
}

/* What is seen to be done may lack its doer in the text; what is said may not. */
static gboolean
is_deed (AttacheEventKind kind)
{
  return kind == ATTACHE_EVENT_ASSAULT || kind == ATTACHE_EVENT_COERCE
         || kind == ATTACHE_EVENT_PROTEST || kind == ATTACHE_EVENT_MOBILIZE
         || kind == ATTACHE_EVENT_RETREAT || kind == ATTACHE_EVENT_AID
         || kind == ATTACHE_EVENT_SANCTION || kind == ATTACHE_EVENT_CONSULT;
}

static gboolean
is_worth_showing (const Pruner *self, guint index)
{
  const AttacheFoundEvent *event = event_at (self, index);
  gboolean anchored = attache_time_span_is_known (event->when) || event->n_figures > 0;

  if (note_at (self, index)->is_noun)
    return anchored || event->n_actors > 1;
  if (!self->is_long)
    return TRUE;
  if (event->confidence < MIN_CONFIDENCE
      && !(anchored && (event->n_actors > 0 || event->n_figures > 0)))
    return FALSE;
  if (!is_deed (event->kind))
    return has_source (event);
  if (event->n_actors > 0 || anchored)
    return TRUE;
  return event->kind == ATTACHE_EVENT_ASSAULT && event->confidence > 0.7f;
}

/* A short text keeps its surest event, however weak. */
static void
drop_weak (Pruner *self)
{
  gint best = -1;
  guint n_kept = 0;

  for (guint i = 0; i < self->events->len; i++)
    {
      if (self->dropped[i])
        continue;
      if (best < 0 || event_at (self, i)->confidence > event_at (self, best)->confidence)
        best = i;
      self->dropped[i] = !is_worth_showing (self, i);
      n_kept += !self->dropped[i];
    }
  if (n_kept == 0 && best >= 0 && !self->is_long)
    self->dropped[best] = FALSE;
}

static gint
compare_events (gconstpointer a, gconstpointer b)
{
  const AttacheFoundEvent *x = a;
  const AttacheFoundEvent *y = b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return x->span.end < y->span.end ? -1 : x->span.end > y->span.end;
}

/* Moves the dropped ones to the end, from where the array's clear function frees them. */
static void
compact (Pruner *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->events->len; i++)
    {
      AttacheFoundEvent event = *event_at (self, i);

      if (self->dropped[i])
        continue;
      *event_at (self, i) = *event_at (self, kept);
      *event_at (self, kept++) = event;
    }
  g_array_set_size (self->events, kept);
}

void
attache_event_prune (GArray *events, const GArray *notes, guint n_sentences)
{
  g_autofree gboolean *dropped = g_new0 (gboolean, events->len);
  Pruner self = { events, notes, dropped, n_sentences > SHORT_TEXT };

  g_return_if_fail (events->len == notes->len);

  merge_repeats (&self);
  drop_weak (&self);
  compact (&self);
  g_array_sort (events, compare_events);
}

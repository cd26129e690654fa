/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two sentences is as far as a time is carried; chosen by hand, as news of an incident is told in
 * short sentences that follow each other. */

#include "config.h"

#include "attache-event-sequel.h"

#define REACH 2             /* sentences */
#define MIN_CONFIDENCE 0.4f /* a noun alone is no incident that goes on */

static AttacheFoundEvent *
event_at (GArray *events, guint i)
{
  return &g_array_index (events, AttacheFoundEvent, i);
}

static void
infer (AttacheFoundEvent *event, AttacheTimeSpan when)
{
  event->when = when;
  event->confidence *= 0.95f;
  event->rule = "time of a sentence nearby";
}

static void
date_the_one_before (AttacheEventSequel *self, GArray *events, AttacheTimeSpan when, guint sentence)
{
  if (self->undated >= 0 && sentence - self->undated_sentence <= REACH)
    infer (event_at (events, self->undated), when);
  self->undated = -1;
}

void
attache_event_sequel_apply (AttacheEventSequel *self, GArray *events, guint first_event,
                            guint sentence, gboolean definite)
{
  for (guint i = first_event; i < events->len; i++)
    {
      AttacheFoundEvent *event = event_at (events, i);

      if (event->kind != ATTACHE_EVENT_ASSAULT || event->confidence < MIN_CONFIDENCE)
        continue;
      if (attache_time_span_is_known (event->when))
        {
          if (definite && i == first_event)
            date_the_one_before (self, events, event->when, sentence);
          self->when = event->when;
          self->sentence = sentence;
        }
      else if (attache_time_span_is_known (self->when) && sentence - self->sentence <= REACH
               && sentence > self->sentence)
        infer (event, self->when);
      else if (!attache_time_span_is_known (self->when) || sentence - self->sentence > REACH)
        {
          self->undated = i;
          self->undated_sentence = sentence;
        }
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the analysis: sections, times, actors, statements, events; each stage reads what
 * those before it found. Stages know nothing of each other but the findings. */

#include "config.h"

#include "attache-analyzer.h"

#include "attache-actor-finder.h"
#include "attache-event-finder.h"
#include "attache-gazetteer.h"
#include "attache-known-events.h"
#include "attache-section-finder.h"
#include "attache-speaker-resolver.h"
#include "attache-statement-finder.h"
#include "attache-time-finder.h"

struct _AttacheAnalyzer
{
  gatomicrefcount ref_count;
  AttacheGazetteer *gazetteer;        /* Owned */
  AttacheEventLexicon *event_lexicon; /* Owned */
  AttacheTagger *tagger;              /* Owned */
  AttacheKnownEvents *known_events;   /* Owned */
};

AttacheAnalyzer *
attache_analyzer_new (GError **error)
{
  g_autoptr (AttacheAnalyzer) self = g_new0 (AttacheAnalyzer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->event_lexicon = attache_event_lexicon_load (error);
  if (self->event_lexicon == NULL)
    return NULL;
  self->gazetteer = attache_gazetteer_new_from_resource (error);
  if (self->gazetteer == NULL)
    return NULL;
  self->tagger = attache_tagger_load (error);
  if (self->tagger == NULL)
    return NULL;
  self->known_events = attache_known_events_load (error);
  if (self->known_events == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

AttacheAnalyzer *
attache_analyzer_ref (AttacheAnalyzer *analyzer)
{
  g_return_val_if_fail (analyzer != NULL, NULL);

  g_atomic_ref_count_inc (&analyzer->ref_count);
  return analyzer;
}

void
attache_analyzer_unref (AttacheAnalyzer *analyzer)
{
  g_return_if_fail (analyzer != NULL);

  if (!g_atomic_ref_count_dec (&analyzer->ref_count))
    return;
  g_clear_pointer (&analyzer->gazetteer, attache_gazetteer_unref);
  g_clear_pointer (&analyzer->tagger, attache_tagger_free);
  g_clear_pointer (&analyzer->known_events, attache_known_events_free);
  g_clear_pointer (&analyzer->event_lexicon, attache_event_lexicon_free);
  g_free (analyzer);
}

AttacheFindings *
attache_analyzer_analyze (const AttacheAnalyzer *analyzer, const AttacheText *text,
                          const AttacheContext *context)
{
  g_autoptr (AttacheFindings) findings = NULL;

  g_return_val_if_fail (analyzer != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (context != NULL, NULL);

  findings = attache_findings_new ();
  findings->published = context->published;
  findings->published_precision = context->published_precision;
  findings->published_basis = context->published_basis;
  attache_find_sections (text, findings);
  attache_find_times (text, findings);
  attache_find_actors (analyzer->gazetteer, text, findings);
  if (attache_known_events_infer_published (analyzer->known_events, findings))
    {
      /* Who acts does not hang on the day; what the days mean does. */
      g_array_set_size (findings->times, 0);
      attache_find_times (text, findings);
    }
  attache_find_statements (analyzer->tagger, text, findings);
  attache_resolve_speakers (analyzer->gazetteer, text, findings);
  attache_find_events (analyzer->event_lexicon, text, findings);
  return g_steal_pointer (&findings);
}

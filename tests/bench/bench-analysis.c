/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the analysis takes to load its data, and what each of its stages takes:
 * bench-analysis LOADS FILE. The file holds texts, each after a line with its length in bytes. All
 * in time of the processor, so that a busy machine tells nearly the same as a quiet one. */

#include "config.h"

#include "attache-actor-finder.h"
#include "attache-analyzer.h"
#include "attache-event-finder.h"
#include "attache-findings-json.h"
#include "attache-section-finder.h"
#include "attache-speaker-resolver.h"
#include "attache-statement-finder.h"
#include "attache-time-finder.h"

#include <stdlib.h>
#include <time.h>

typedef enum
{
  STAGE_TEXT,
  STAGE_SECTIONS,
  STAGE_TIMES,
  STAGE_ACTORS,
  STAGE_STATEMENTS,
  STAGE_SPEAKERS,
  STAGE_EVENTS,
  STAGE_JSON,
  N_STAGES,
} Stage;

static const char *const stage_names[N_STAGES] = { "text",       "sections", "times",  "actors",
                                                   "statements", "speakers", "events", "json" };

typedef struct
{
  AttacheEventLexicon *lexicon;
  AttacheGazetteer *gazetteer;
  AttacheTagger *tagger;
  gint64 spent[N_STAGES]; /* microseconds */
  gint64 since;
} Bench;

/* Microseconds of the processor. */
static gint64
get_spent (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (gint64) spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static void
end_stage (Bench *self, Stage stage)
{
  gint64 now = get_spent ();

  self->spent[stage] += now - self->since;
  self->since = now;
}

static void
run_stages (Bench *self, const char *utf8, gsize length)
{
  const AttacheFindingsJsonOptions options = { FALSE, NULL, 0 };
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (AttacheText) text = NULL;

  findings->published = ATTACHE_TIME_UNKNOWN;
  self->since = get_spent ();
  text = attache_text_new (utf8, (gssize) length);
  end_stage (self, STAGE_TEXT);
  attache_find_sections (text, findings);
  end_stage (self, STAGE_SECTIONS);
  attache_find_times (text, findings);
  end_stage (self, STAGE_TIMES);
  attache_find_actors (self->gazetteer, text, findings);
  end_stage (self, STAGE_ACTORS);
  attache_find_statements (self->tagger, text, findings);
  end_stage (self, STAGE_STATEMENTS);
  attache_resolve_speakers (self->gazetteer, text, findings);
  end_stage (self, STAGE_SPEAKERS);
  attache_find_events (self->lexicon, text, findings);
  end_stage (self, STAGE_EVENTS);
  attache_findings_to_json (findings, text, "", &options, json);
  end_stage (self, STAGE_JSON);
}

static void
run_all (Bench *self, const char *at, const char *end)
{
  while (at < end)
    {
      char *line_end;
      gsize length = strtoull (at, &line_end, 10);

      at = line_end + 1;
      if (length > (gsize) (end - at))
        g_error ("a text is cut off");
      run_stages (self, at, length);
      at += length;
    }
}

static void
report_stages (Bench *self, gsize n_bytes)
{
  gint64 all = 0;

  for (guint i = 0; i < N_STAGES; i++)
    all += self->spent[i];
  for (guint i = 0; i < N_STAGES; i++)
    g_print ("stage %-10s %7.1f ms %5.1f %%\n", stage_names[i], (double) self->spent[i] / 1000,
             100.0 * (double) self->spent[i] / (double) MAX (all, 1));
  g_print ("stage %-10s %7.1f ms %6.2f MB/s\n", "all", (double) all / 1000,
           (double) n_bytes / (double) MAX (all, 1));
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static gboolean
report_loads (guint n_loads, GError **error)
{
  g_autofree gint64 *times = g_new (gint64, n_loads);

  for (guint i = 0; i < n_loads; i++)
    {
      gint64 start = get_spent ();
      g_autoptr (AttacheAnalyzer) analyzer = attache_analyzer_new (error);

      if (analyzer == NULL)
        return FALSE;
      times[i] = get_spent () - start;
    }
  g_print ("load first      %7.1f ms\n", (double) times[0] / 1000);
  qsort (times, n_loads, sizeof *times, compare_times);
  g_print ("load median     %7.1f ms (%.1f to %.1f, %u loads; goal 20)\n",
           (double) times[n_loads / 2] / 1000, (double) times[0] / 1000,
           (double) times[n_loads - 1] / 1000, n_loads);
  return TRUE;
}

static gboolean
run (Bench *self, guint n_loads, const char *name, GError **error)
{
  g_autofree char *texts = NULL;
  gsize length;

  if (!report_loads (n_loads, error))
    return FALSE;
  self->lexicon = attache_event_lexicon_load (error);
  self->gazetteer = self->lexicon != NULL ? attache_gazetteer_new_from_resource (error) : NULL;
  self->tagger = self->gazetteer != NULL ? attache_tagger_load (error) : NULL;
  if (self->tagger == NULL || !g_file_get_contents (name, &texts, &length, error))
    return FALSE;
  run_all (self, texts, texts + length);
  report_stages (self, length);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  if (argc != 3 || atoi (argv[1]) < 1)
    {
      g_printerr ("usage: bench-analysis LOADS FILE\n");
      return 2;
    }
  if (!run (&bench, (guint) atoi (argv[1]), argv[2], &error))
    {
      g_printerr ("bench-analysis: %s\n", error->message);
      return 1;
    }
  g_clear_pointer (&bench.tagger, attache_tagger_free);
  g_clear_pointer (&bench.gazetteer, attache_gazetteer_unref);
  g_clear_pointer (&bench.lexicon, attache_event_lexicon_free);
  return 0;
}

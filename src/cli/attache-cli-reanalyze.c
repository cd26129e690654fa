/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli reanalyze: what an older analysis found makes way for what the present one finds.
 * Interrupting it keeps what is done; the next run goes on from there. */

#include "config.h"

#include "attache-cli-dossier.h"
#include "attache-cli.h"
#include "attache-reanalysis-job.h"

#include <glib-unix.h>
#include <unistd.h>

static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
  return G_SOURCE_CONTINUE;
}

static void
progressed_cb (AttacheReanalysisJob *job, gpointer user_data)
{
  guint n_done, n_articles;

  attache_reanalysis_job_get_progress (job, &n_done, &n_articles);
  g_printerr ("\r%u of %u articles\033[K", n_done, n_articles);
}

/* The names of the counts are those of --json. */
static void
print_change (const AttacheAnalysisChange *change, guint n_without_ground, gboolean as_json)
{
  const struct
  {
    const char *name;
    const char *words;
    guint n;
  } counts[] = {
    { "articles", "articles analysed again", change->n_articles },
    { "articles_changed", "of them changed", change->n_changed },
    { "statements", "statements there now", change->n_statements },
    { "statements_new", "statements that are new", change->n_statements_new },
    { "statements_gone", "statements that are gone", change->n_statements_gone },
    { "speakers_changed", "statements with another speaker", change->n_speakers },
    { "events", "events there now", change->n_events },
    { "events_new", "events that are new", change->n_events_new },
    { "events_gone", "events that are gone", change->n_events_gone },
    { "events_changed", "events of another kind", change->n_kinds },
    { "decisions_without_ground", "decisions without ground (see: attache-cli check)",
      n_without_ground },
  };

  if (as_json)
    g_print ("{\"analysis\":%d", change->version);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      if (as_json)
        g_print (",\"%s\":%u", counts[i].name, counts[i].n);
      else
        g_print ("%8u %s\n", counts[i].n, counts[i].words);
    }
  if (as_json)
    g_print (",\"complete\":%s}\n", change->ended != 0 ? "true" : "false");
}

static gboolean
run_job (AttacheReanalysisJob *job, gboolean as_json)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AttacheCliCall) call = attache_cli_call_new ();
  g_autoptr (GError) error = NULL;
  guint interrupt_id = g_unix_signal_add (SIGINT, interrupted_cb, cancellable), n_without_ground;
  gboolean has_terminal = isatty (STDERR_FILENO), is_done;
  const AttacheAnalysisChange *change;

  if (has_terminal)
    g_signal_connect (job, "progressed", G_CALLBACK (progressed_cb), NULL);
  attache_reanalysis_job_run_async (job, cancellable, attache_cli_call_done_cb, call);
  is_done = attache_reanalysis_job_run_finish (job, attache_cli_call_wait (call), &error);
  g_source_remove (interrupt_id);
  if (has_terminal)
    g_printerr ("\r\033[K");
  change = attache_reanalysis_job_get_change (job, &n_without_ground);
  if (is_done && change->version == 0)
    g_print (as_json ? "{}\n" : "Nothing is outdated.\n");
  else if (is_done || change->version != 0)
    print_change (change, n_without_ground, as_json);
  if (!is_done)
    g_printerr ("attache-cli reanalyze: %s\n", error->message);
  return is_done;
}

int
attache_cli_reanalyze (int argc, char **argv)
{
  AttacheCliOptions options = { 0 };
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 'a', 0, G_OPTION_ARG_NONE, &all, "Also what is up to date", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *path = NULL;
  g_autoptr (AttacheDossier) dossier = NULL;
  g_autoptr (AttacheReanalysisJob) job = NULL;
  gboolean is_done;

  if (!attache_cli_parse_dossier (
          &argc, &argv, &options, entries, "",
          "Analyses again what an older Attaché analysed, and tells what changed since the last "
          "time. What you wrote and decided stays."))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  dossier = attache_cli_open (&options, TRUE);
  if (dossier == NULL)
    return ATTACHE_EXIT_FAILED;
  job = attache_reanalysis_job_new (dossier, all);
  is_done = run_job (job, options.json || options.jsonl);
  return attache_cli_close (dossier) && is_done ? ATTACHE_EXIT_OK : ATTACHE_EXIT_FAILED;
}

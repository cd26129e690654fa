/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli merge MINE THEIRS: brings what is new in THEIRS into MINE. THEIRS is only read. */

#include "config.h"

#include "attache-cli-dossier.h"
#include "attache-cli.h"
#include "attache-merge-job.h"

#include <glib-unix.h>

static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

static void
print_plan (const AttacheMergePlan *plan)
{
  static const char *const kinds[] = { "note",           "decision", "details",
                                       "newest version", "speaker",  "event", "statements" };

  g_print ("%u new articles, %u in both; %u new notes, %u new tags, %u new decisions, %u details "
           "filled in; %u earlier versions, %u pages, %u merged speakers, %u words on events; %u "
           "conflicts\n",
           plan->new_articles->len, plan->n_known, plan->n_notes, plan->n_tags, plan->n_decisions,
           plan->n_details, plan->n_versions, plan->n_pages, plan->n_speakers, plan->n_choices,
           plan->conflicts->len);
  for (guint i = 0; i < plan->conflicts->len; i++)
    {
      const AttacheMergeConflict *conflict = g_ptr_array_index (plan->conflicts, i);

      g_print ("\n%s: %s\n- mine:   %s\n- theirs: %s\n", kinds[conflict->kind],
               conflict->about != NULL ? conflict->about : "",
               conflict->mine != NULL ? conflict->mine : "",
               conflict->theirs != NULL ? conflict->theirs : "");
    }
}

static gboolean
run_job (AttacheMergeJob *job, AttacheMergeChoice choice, gboolean is_dry)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AttacheCliCall) look = attache_cli_call_new ();
  g_autoptr (AttacheCliCall) run = attache_cli_call_new ();
  g_autoptr (GError) error = NULL;
  const guint interrupt_id = g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
  const AttacheMergePlan *plan;
  gboolean is_done = FALSE;

  attache_merge_job_look_async (job, cancellable, attache_cli_call_done_cb, look);
  plan = attache_merge_job_look_finish (job, attache_cli_call_wait (look), &error);
  if (plan != NULL)
    {
      print_plan (plan);
      attache_merge_job_prefer (job, choice);
      is_done = is_dry;
    }
  if (plan != NULL && !is_dry)
    {
      attache_merge_job_run_async (job, cancellable, attache_cli_call_done_cb, run);
      is_done = attache_merge_job_run_finish (job, attache_cli_call_wait (run), &error);
    }
  g_source_remove (interrupt_id);
  if (!is_done)
    g_printerr ("attache-cli merge: %s\n", error->message);
  return is_done;
}

static gboolean
parse_choice (const char *prefer, AttacheMergeChoice *choice)
{
  static const char *const words[] = { "mine", "theirs", "both" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_strcmp0 (prefer, words[i]) == 0)
        {
          *choice = (AttacheMergeChoice) i;
          return TRUE;
        }
    }
  *choice = ATTACHE_MERGE_MINE;
  return prefer == NULL;
}

int
attache_cli_merge (int argc, char **argv)
{
  AttacheCliOptions options = { 0 };
  g_autofree char *prefer = NULL;
  gboolean is_dry = FALSE, is_done;
  const GOptionEntry entries[] = {
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &prefer, "Where the two disagree", "mine|theirs|both" },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &is_dry, "Only tell what would be done", NULL },
    { NULL },
  };
  g_autofree char *path = NULL;
  g_autoptr (AttacheDossier) dossier = NULL;
  g_autoptr (AttacheMergeJob) job = NULL;
  g_autoptr (GFile) theirs = NULL;
  AttacheMergeChoice choice;

  if (!attache_cli_parse_dossier (&argc, &argv, &options, entries, "MINE THEIRS",
                                  "Brings articles, notes, tags and decisions of a colleague's "
                                  "dossier into one's own. The other one is only read."))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  if (!parse_choice (prefer, &choice) || argc != (path != NULL ? 2 : 3))
    {
      g_printerr ("attache-cli merge: two dossiers are needed; see --help\n");
      return ATTACHE_EXIT_USAGE;
    }
  if (path == NULL)
    options.path = path = g_strdup (argv[1]);
  theirs = g_file_new_for_commandline_arg (argv[argc - 1]);
  dossier = attache_cli_open (&options, TRUE);
  if (dossier == NULL)
    return ATTACHE_EXIT_FAILED;
  job = attache_merge_job_new (dossier, theirs);
  is_done = run_job (job, choice, is_dry);
  return attache_cli_close (dossier) && is_done ? ATTACHE_EXIT_OK : ATTACHE_EXIT_FAILED;
}

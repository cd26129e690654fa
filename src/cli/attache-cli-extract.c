/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli extract: files in, the articles in them out, one line of JSON each, in the order of
 * the files and without a dossier. A file that cannot be read gets an error at its place and the
 * others are still read. */

#include "config.h"

#include "attache-cli.h"
#include "attache-draft-json.h"
#include "attache-importer.h"
#include "attache-ordered-pool.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Enough that no thread idles while the oldest item is slow. */
#define ITEMS_PER_THREAD 64

typedef struct
{
  gboolean has_failed;
} Run;

typedef struct
{
  GFile *file;       /* Owned */
  GString *json;     /* Owned; set by the worker */
  GString *problems; /* Owned; set by the worker */
  gboolean has_failed;
} Job;

static void
append_error (Job *job, const GError *error)
{
  g_autofree char *base = g_file_get_basename (job->file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "?");

  if (g_str_has_suffix (name, ".gz"))
    name[strlen (name) - 3] = '\0';
  attache_draft_error_to_json (name, error, job->json);
  g_string_append_c (job->json, '\n');
  job->has_failed = TRUE;
}

static void
work (gpointer item, gpointer data)
{
  Job *job = item;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = attache_importer_load (job->file, problems, NULL, &error);

  job->json = g_string_new (NULL);
  job->problems = g_string_new (NULL);
  for (guint i = 0; i < problems->len; i++)
    {
      const GError *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (job->problems, "attache-cli extract: %s\n", problem->message);
      job->has_failed = TRUE;
    }
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      attache_draft_to_json (g_ptr_array_index (drafts, i), job->json);
      g_string_append_c (job->json, '\n');
    }
  if (drafts == NULL)
    append_error (job, error);
}

static void
done (gpointer item, gpointer data)
{
  Run *run = data;
  Job *job = item;

  fwrite (job->json->str, 1, job->json->len, stdout);
  fputs (job->problems->str, stderr);
  run->has_failed |= job->has_failed;
  g_string_free (job->json, TRUE);
  g_string_free (job->problems, TRUE);
  g_object_unref (job->file);
  g_free (job);
}

static void
push_named (Run *run, const char *name, AttacheOrderedPool *pool)
{
  g_autoptr (GFile) named = g_file_new_for_commandline_arg (name);
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) files = attache_importer_list_files (named, problems, NULL, NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      g_printerr ("attache-cli extract: %s\n",
                  ((GError *) g_ptr_array_index (problems, i))->message);
      run->has_failed = TRUE;
    }
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      Job *job = g_new0 (Job, 1);

      job->file = g_object_ref (g_ptr_array_index (files, i));
      attache_ordered_pool_push (pool, job, 0);
    }
}

int
attache_cli_extract (int argc, char **argv)
{
  gboolean jsonl = FALSE;
  gint n_threads = g_get_num_processors ();
  g_auto (GStrv) names = NULL;
  const GOptionEntry entries[] = {
    { "jsonl", 0, 0, G_OPTION_ARG_NONE, &jsonl, "Write one article a line", NULL },
    { "threads", 0, 0, G_OPTION_ARG_INT, &n_threads, "Worker threads (one per processor)", "N" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  Run run = { FALSE };
  AttacheOrderedPool *pool;

  if (!attache_cli_parse (&argc, &argv, entries, "FILE…",
                          "Writes the articles in each file as lines of JSON."))
    return ATTACHE_EXIT_USAGE;
  if (names == NULL || n_threads < 1 || !jsonl)
    {
      g_printerr ("attache-cli extract: usage: attache-cli extract --jsonl FILE…, with --threads "
                  "of 1 or more\n");
      return ATTACHE_EXIT_USAGE;
    }
  pool = attache_ordered_pool_new (n_threads, n_threads * ITEMS_PER_THREAD, G_MAXUINT64, work, done,
                                   &run);
  for (guint i = 0; names[i] != NULL; i++)
    push_named (&run, names[i], pool);
  attache_ordered_pool_finish (pool);
  if (fflush (stdout) != 0)
    {
      g_printerr ("attache-cli extract: writing failed: %s\n", g_strerror (errno));
      run.has_failed = TRUE;
    }
  return run.has_failed ? ATTACHE_EXIT_FAILED : ATTACHE_EXIT_OK;
}

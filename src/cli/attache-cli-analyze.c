/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli analyze: texts in, one line of findings for each out, in the same order whatever the
 * number of threads. The contract is the JSON one that tools rely on; a bad line gets an error at
 * its place and the others are still analysed. */

#include "config.h"

#include "attache-analyzer.h"
#include "attache-civil.h"
#include "attache-cli.h"
#include "attache-findings-json.h"
#include "attache-importer.h"
#include "attache-json-line.h"
#include "attache-ordered-pool.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Enough that no thread idles while the oldest item is slow. */
#define ITEMS_PER_THREAD 64
#define MOST_ROOM (1 << 20) /* bytes that an answer's string has at first */

typedef struct
{
  AttacheAnalyzer *analyzer; /* Owned */
  gboolean explain;
  gboolean has_failed;
} Run;

typedef struct
{
  GFile *file; /* Owned; NULL: a line */
  char *line;  /* Owned; malloc */
  gsize length;
  GString *json; /* Owned; set by the worker */
  gboolean has_failed;
} Job;

static void
append_failure (Job *job, const char *id, const char *reason)
{
  job->has_failed = TRUE;
  g_string_append (job->json, "{\"id\":");
  if (id != NULL)
    attache_json_append_string (job->json, id, -1);
  else
    g_string_append (job->json, "null");
  g_string_append (job->json, ",\"error\":");
  attache_json_append_string (job->json, reason, -1);
  g_string_append_c (job->json, '}');
}

/* Lets go of the line's text once it is cut: an article may be large. */
static void
analyze_line (Run *run, Job *job, AttacheJsonLine *line)
{
  g_autoptr (AttacheText) text = attache_text_new (line->text->str, line->text->len);
  g_autoptr (AttacheFindings) findings = NULL;
  AttacheContext context = ATTACHE_CONTEXT_INIT;
  AttacheFindingsJsonOptions options = { run->explain,
                                         (const AttacheLoneSurrogate *) line->surrogates->data,
                                         line->surrogates->len };

  g_string_free (line->text, TRUE);
  line->text = g_string_new (NULL);
  context.title = line->title;
  context.outlet = line->outlet;
  if (line->published != NULL
      && attache_civil_parse (line->published, &context.published, &context.published_precision))
    context.published_basis = ATTACHE_BASIS_GIVEN;
  findings = attache_analyzer_analyze (run->analyzer, text, &context);
  attache_findings_to_json (findings, text, line->id, &options, job->json);
}

static void
analyze_draft (Run *run, Job *job, const AttacheDraft *draft)
{
  g_autoptr (AttacheText) text = attache_text_new (draft->text, draft->text_length);
  g_autoptr (AttacheFindings) findings = NULL;
  g_autofree char *id = attache_draft_dup_id (draft);
  AttacheContext context = ATTACHE_CONTEXT_INIT;
  AttacheFindingsJsonOptions options = { run->explain, NULL, 0 };

  context.published = draft->published;
  context.published_precision = draft->published_precision;
  context.published_basis = draft->published_basis;
  context.title = draft->title;
  context.outlet = draft->outlet;
  findings = attache_analyzer_analyze (run->analyzer, text, &context);
  attache_findings_to_json (findings, text, id, &options, job->json);
  g_string_append_c (job->json, '\n');
}

/* One line for each article of the file. */
static void
work_file (Run *run, Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = attache_importer_load (job->file, problems, NULL, &error);
  g_autofree char *name = g_file_get_basename (job->file);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    analyze_draft (run, job, g_ptr_array_index (drafts, i));
  for (guint i = 0; i < problems->len; i++)
    {
      append_failure (job, name, ((GError *) g_ptr_array_index (problems, i))->message);
      g_string_append_c (job->json, '\n');
    }
  if (drafts == NULL)
    {
      append_failure (job, name, error->message);
      g_string_append_c (job->json, '\n');
    }
}

static void
work (gpointer item, gpointer data)
{
  Run *run = data;
  Job *job = item;
  const char *reason = NULL;
  g_autoptr (AttacheJsonLine) line = NULL;

  job->json = g_string_sized_new (MIN (job->length, MOST_ROOM) + 1024);
  if (job->file != NULL)
    {
      work_file (run, job);
      return;
    }
  if (!g_utf8_validate_len (job->line, job->length, NULL))
    reason = "the line is not UTF-8";
  else
    line = attache_json_line_parse (job->line, job->length, &reason);
  g_clear_pointer (&job->line, free);
  if (line == NULL)
    append_failure (job, NULL, reason);
  else
    analyze_line (run, job, line);
  g_string_append_c (job->json, '\n');
}

static void
done (gpointer item, gpointer data)
{
  Run *run = data;
  Job *job = item;

  fwrite (job->json->str, 1, job->json->len, stdout);
  run->has_failed |= job->has_failed;
  g_string_free (job->json, TRUE);
  g_clear_object (&job->file);
  free (job->line);
  g_free (job);
}

static void
analyze_stream (FILE *file, AttacheOrderedPool *pool)
{
  for (;;)
    {
      Job *job = g_new0 (Job, 1);
      gsize room = 0;
      gssize length = getline (&job->line, &room, file);

      if (length < 0)
        {
          free (job->line);
          g_free (job);
          return;
        }
      while (length > 0 && (job->line[length - 1] == '\n' || job->line[length - 1] == '\r'))
        length--;
      job->length = length;
      attache_ordered_pool_push (pool, job, 0);
    }
}

static gboolean
analyze_named (const char *name, AttacheOrderedPool *pool)
{
  FILE *file = strcmp (name, "-") == 0 ? stdin : fopen (name, "re");
  gboolean is_read;

  if (file == NULL)
    {
      g_printerr ("attache-cli analyze: %s: %s\n", name, g_strerror (errno));
      return FALSE;
    }
  analyze_stream (file, pool);
  is_read = ferror (file) == 0;
  if (!is_read)
    g_printerr ("attache-cli analyze: %s: %s\n", name, g_strerror (errno));
  if (file != stdin)
    fclose (file);
  return is_read;
}

static void
push_file (const char *name, AttacheOrderedPool *pool)
{
  Job *job = g_new0 (Job, 1);

  job->file = g_file_new_for_commandline_arg (name);
  attache_ordered_pool_push (pool, job, 0);
}

static int
analyze_all (Run *run, char **names, gboolean jsonl, guint n_threads)
{
  AttacheOrderedPool *pool = attache_ordered_pool_new (n_threads, n_threads * ITEMS_PER_THREAD,
                                                       G_MAXUINT64, work, done, run);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (jsonl)
        run->has_failed |= !analyze_named (names[i], pool);
      else
        push_file (names[i], pool);
    }
  attache_ordered_pool_finish (pool);
  if (fflush (stdout) != 0)
    {
      g_printerr ("attache-cli analyze: writing failed: %s\n", g_strerror (errno));
      run->has_failed = TRUE;
    }
  return run->has_failed ? ATTACHE_EXIT_FAILED : ATTACHE_EXIT_OK;
}

int
attache_cli_analyze (int argc, char **argv)
{
  gboolean jsonl = FALSE, explain = FALSE;
  gint n_threads = g_get_num_processors ();
  g_auto (GStrv) names = NULL;
  const GOptionEntry entries[] = {
    { "jsonl", 0, 0, G_OPTION_ARG_NONE, &jsonl, "Read one document a line ('-' for standard input)",
      NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, "Tell the rule that made each finding", NULL },
    { "threads", 0, 0, G_OPTION_ARG_INT, &n_threads, "Worker threads (one per processor)", "N" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
  int status;

  if (!attache_cli_parse (&argc, &argv, entries, "FILE…",
                          "Writes what is found in each text as a line of JSON."))
    return ATTACHE_EXIT_USAGE;
  if (names == NULL || n_threads < 1)
    {
      g_printerr ("attache-cli analyze: usage: attache-cli analyze [--jsonl] FILE…, with --threads "
                  "of 1 or more\n");
      return ATTACHE_EXIT_USAGE;
    }
  run.explain = explain;
  run.analyzer = attache_analyzer_new (&error);
  if (run.analyzer == NULL)
    {
      g_printerr ("attache-cli analyze: %s\n", error->message);
      return ATTACHE_EXIT_FAILED;
    }
  status = analyze_all (&run, names, jsonl, n_threads);
  attache_analyzer_unref (run.analyzer);
  return status;
}

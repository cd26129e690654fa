/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli import: files into a dossier, and the report of it. Interrupting it keeps what was
 * committed. */

#include "config.h"

#include "attache-cli-dossier.h"
#include "attache-cli-import-report.h"
#include "attache-cli.h"
#include "attache-import-job.h"

#include <glib-unix.h>
#include <unistd.h>

static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
  return G_SOURCE_CONTINUE;
}

static void
progressed_cb (AttacheImportJob *job, gpointer user_data)
{
  const AttacheImportProgress *progress = attache_import_job_get_progress (job);

  g_printerr ("\r%.0f %%, %u of %u files, %u articles, %.0f a second", progress->share * 100,
              progress->n_files_done, progress->n_files, progress->n_imported, progress->rate);
  if (progress->time_left >= 0)
    g_printerr (", %" G_GINT64_FORMAT " s left", progress->time_left / G_USEC_PER_SEC);
  g_printerr ("\033[K");
}

static gboolean
run_job (AttacheImportJob *job)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AttacheCliCall) call = attache_cli_call_new ();
  g_autoptr (GError) error = NULL;
  guint interrupt_id = g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
  gboolean has_terminal = isatty (STDERR_FILENO), is_done;

  if (has_terminal)
    g_signal_connect (job, "progressed", G_CALLBACK (progressed_cb), NULL);
  attache_import_job_run_async (job, cancellable, attache_cli_call_done_cb, call);
  is_done = attache_import_job_run_finish (job, attache_cli_call_wait (call), &error);
  g_source_remove (interrupt_id);
  if (has_terminal)
    g_printerr ("\r\033[K");
  if (!is_done)
    g_printerr ("attache-cli import: %s\n", error->message);
  return is_done && attache_import_job_get_progress (job)->n_failed == 0;
}

/* Takes @columns (nullable). */
static AttacheImportJob *
new_job (AttacheDossier *dossier, int argc, char **argv, AttacheColumns *columns,
         gboolean are_addresses)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  AttacheImportJob *job;

  if (are_addresses)
    return attache_import_job_new_for_addresses (dossier, (const char *const *) argv + 1);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[i]);

      g_list_store_append (files, file);
    }
  job = attache_import_job_new (dossier, G_LIST_MODEL (files));
  if (columns != NULL)
    attache_import_job_take_columns (job, columns);
  return job;
}

static int
import (AttacheCliOptions *options, int argc, char **argv, AttacheColumns *columns,
        gboolean are_addresses)
{
  g_autoptr (AttacheColumns) owned = columns;
  g_autoptr (AttacheDossier) dossier = attache_cli_open (options, FALSE);
  g_autoptr (AttacheImportJob) job = NULL;
  gboolean is_done;

  if (dossier == NULL)
    return ATTACHE_EXIT_FAILED;
  job = new_job (dossier, argc, argv, g_steal_pointer (&owned), are_addresses);
  is_done = run_job (job);
  is_done &= attache_cli_import_report_print (dossier, job, attache_cli_get_output (options));
  return attache_cli_close (dossier) && is_done ? ATTACHE_EXIT_OK : ATTACHE_EXIT_FAILED;
}

int
attache_cli_import (int argc, char **argv)
{
  AttacheCliOptions options = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *list = NULL;
  g_autoptr (AttacheColumns) columns = NULL;
  g_autoptr (GError) error = NULL;
  gboolean are_addresses = FALSE;
  const GOptionEntry entries[] = {
    { "columns", 0, 0, G_OPTION_ARG_STRING, &list,
      "Columns of tables: text=Body,title=Headline,outlet=…,published=…,author=…,url=…,language=…",
      "LIST" },
    { "fetch", 0, 0, G_OPTION_ARG_NONE, &are_addresses,
      "The arguments are addresses of pages; they are asked for, and kept as they came", NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!attache_cli_parse_dossier (
          &argc, &argv, &options, entries, "FILE…|ADDRESS…",
          "Brings files and folders into a dossier, which is made where there is none."))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  if (argc < 2)
    {
      g_printerr ("attache-cli import: which files?\n");
      return ATTACHE_EXIT_USAGE;
    }
  if (list != NULL)
    columns = attache_columns_parse (list, &error);
  if (error != NULL)
    {
      g_printerr ("attache-cli import: %s\n", error->message);
      return ATTACHE_EXIT_USAGE;
    }
  return import (&options, argc, argv, g_steal_pointer (&columns), are_addresses);
}

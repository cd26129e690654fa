/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dossier from the command line: the session's headless part, asked and waited for. */

#include "config.h"

#include "attache-cli-dossier.h"

#include "attache-cli.h"

static GOptionContext *
new_context (const char *command, const char *parameters, const char *summary)
{
  g_autofree char *usage = g_strdup_printf ("%s %s", command, parameters);
  GOptionContext *context = g_option_context_new (usage);

  g_option_context_set_summary (context, summary);
  return context;
}

gboolean
attache_cli_parse_dossier (int *argc, char ***argv, AttacheCliOptions *options,
                           const GOptionEntry *entries, const char *parameters, const char *summary)
{
  const GOptionEntry shared[] = {
    { "dossier", 'd', 0, G_OPTION_ARG_FILENAME, &options->path,
      "The dossier (the one the app opens by itself)", "FILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, "Write a JSON array", NULL },
    { "jsonl", 0, 0, G_OPTION_ARG_NONE, &options->jsonl, "Write a JSON object a line", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = new_context ((*argv)[0], parameters, summary);
  g_autoptr (GError) error = NULL;

  g_set_prgname ("attache-cli");
  g_option_context_add_main_entries (context, shared, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  g_printerr ("attache-cli %s: %s\nTry 'attache-cli %s --help'.\n", (*argv)[0], error->message,
              (*argv)[0]);
  return FALSE;
}

AttacheOutput
attache_cli_get_output (const AttacheCliOptions *options)
{
  return options->jsonl  ? ATTACHE_OUTPUT_JSONL
         : options->json ? ATTACHE_OUTPUT_JSON
                         : ATTACHE_OUTPUT_TABLE;
}

GFile *
attache_cli_get_file (const AttacheCliOptions *options)
{
  return options->path != NULL ? g_file_new_for_commandline_arg (options->path)
                               : attache_dossier_get_default_file ();
}

AttacheCliCall *
attache_cli_call_new (void)
{
  AttacheCliCall *call = g_new0 (AttacheCliCall, 1);

  call->loop = g_main_loop_new (NULL, FALSE);
  return call;
}

void
attache_cli_call_free (AttacheCliCall *call)
{
  g_clear_object (&call->result);
  g_main_loop_unref (call->loop);
  g_free (call);
}

void
attache_cli_call_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttacheCliCall *call = user_data;

  call->result = g_object_ref (result);
  g_main_loop_quit (call->loop);
}

GAsyncResult *
attache_cli_call_wait (AttacheCliCall *call)
{
  if (call->result == NULL)
    g_main_loop_run (call->loop);
  return call->result;
}

AttacheDossier *
attache_cli_open (const AttacheCliOptions *options, gboolean must_exist)
{
  g_autoptr (GFile) file = attache_cli_get_file (options);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheAnalyzer) analyzer = NULL;
  g_autoptr (AttacheCliCall) call = attache_cli_call_new ();
  AttacheDossier *dossier;

  if (must_exist && !g_file_query_exists (file, NULL))
    {
      g_printerr ("attache-cli: there is no dossier %s\n", g_file_peek_path (file));
      return NULL;
    }
  analyzer = attache_analyzer_new (&error);
  if (analyzer != NULL)
    {
      attache_dossier_open_async (file, analyzer, NULL, attache_cli_call_done_cb, call);
      dossier = attache_dossier_open_finish (attache_cli_call_wait (call), &error);
      if (dossier != NULL)
        return dossier;
    }
  g_printerr ("attache-cli: %s\n", error->message);
  return NULL;
}

gboolean
attache_cli_close (AttacheDossier *dossier)
{
  g_autoptr (AttacheCliCall) call = attache_cli_call_new ();
  g_autoptr (GError) error = NULL;

  attache_dossier_close_async (dossier, attache_cli_call_done_cb, call);
  if (attache_dossier_close_finish (dossier, attache_cli_call_wait (call), &error))
    return TRUE;
  g_printerr ("attache-cli: %s\n", error->message);
  return FALSE;
}

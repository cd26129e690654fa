/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line's front door: finds the command and hands it the rest. It knows no command's
 * options. */

#include "config.h"

#include "attache-cli.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *name;
  int (*run) (int argc, char **argv);
  const char *summary;
} Command;

static const Command commands[] = {
  { "import", attache_cli_import, "Bring files and folders into a dossier" },
  { "search", attache_cli_search, "List articles, or those that hold certain words" },
  { "statements", attache_cli_statements, "List what was said, by whom and through whom" },
  { "speakers", attache_cli_speakers, "List who says something" },
  { "events", attache_cli_events, "List events by time" },
  { "notes", attache_cli_notes, "List highlights and notes" },
  { "export", attache_cli_export, "Write annotated notes to a file" },
  { "agreement", attache_cli_agreement, "Tell how far two people's tags agree" },
  { "merge", attache_cli_merge, "Bring a colleague's dossier into one's own" },
  { "history", attache_cli_history, "List what was done in a dossier" },
  { "backup", attache_cli_backup, "List, make or restore backups of a dossier" },
  { "page", attache_cli_page, "Write the page that an article came from" },
  { "reanalyze", attache_cli_reanalyze, "Analyse a dossier again, and tell what changed" },
  { "check", attache_cli_check, "Check that a dossier is whole" },
  { "salvage", attache_cli_salvage, "Save what can be read of a damaged dossier" },
  { "analyze", attache_cli_analyze, "Find times, actors, statements and events in texts" },
  { "extract", attache_cli_extract, "Read the articles out of files" },
};

static void
print_usage (void)
{
  g_print ("Usage: attache-cli COMMAND [OPTION…] [ARGUMENT…]\n\nCommands:\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-12s %s\n", commands[i].name, commands[i].summary);
  g_print ("\n'attache-cli COMMAND --help' tells more. Exit status: 0, 1 (it failed), 2 (wrong "
           "usage).\n");
}

gboolean
attache_cli_parse (int *argc, char ***argv, const GOptionEntry *entries, const char *parameters,
                   const char *summary)
{
  g_autofree char *usage = g_strdup_printf ("%s %s", (*argv)[0], parameters);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) error = NULL;

  g_set_prgname ("attache-cli");
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  g_printerr ("attache-cli %s: %s\nTry 'attache-cli %s --help'.\n", (*argv)[0], error->message,
              (*argv)[0]);
  return FALSE;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc == 2 && strcmp (argv[1], "--version") == 0)
    {
      g_print ("attache-cli %s\n", PACKAGE_VERSION);
      return ATTACHE_EXIT_OK;
    }
  if (argc >= 2 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0))
    {
      print_usage ();
      return ATTACHE_EXIT_OK;
    }
  for (guint i = 0; argc >= 2 && i < G_N_ELEMENTS (commands); i++)
    {
      if (strcmp (argv[1], commands[i].name) == 0)
        return commands[i].run (argc - 1, argv + 1);
    }
  if (argc >= 2)
    g_printerr ("attache-cli: there is no command “%s”\n", argv[1]);
  else
    g_printerr ("attache-cli: a command is missing\n");
  g_printerr ("Try 'attache-cli --help'.\n");
  return ATTACHE_EXIT_USAGE;
}

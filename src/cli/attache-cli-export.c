/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli export: annotated notes into a file. */

#include "config.h"

#include "attache-cli-dossier.h"
#include "attache-cli.h"
#include "attache-export-job.h"

static gboolean
read_words (const char *format_word, const char *group_word, AttacheExportFormat *format,
            AttacheExportGrouping *grouping)
{
  if (format_word != NULL && !attache_export_format_from_string (format_word, format))
    {
      g_printerr ("attache-cli export: a format is markdown, json or csv, and not “%s”\n",
                  format_word);
      return FALSE;
    }
  if (group_word != NULL && !attache_export_grouping_from_string (group_word, grouping))
    {
      g_printerr (
          "attache-cli export: notes are grouped by article, speaker, tag or date, and not “%s”\n",
          group_word);
      return FALSE;
    }
  return TRUE;
}

static gboolean
export_to (AttacheDossier *dossier, AttacheExportFormat format, AttacheExportGrouping grouping,
           const char *name)
{
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (name);
  g_autoptr (AttacheCliCall) call = attache_cli_call_new ();
  g_autoptr (GError) error = NULL;
  gint n_notes;

  attache_export_notes_async (dossier, NULL, format, grouping, target, NULL,
                              attache_cli_call_done_cb, call);
  n_notes = attache_export_notes_finish (dossier, attache_cli_call_wait (call), &error);
  if (n_notes < 0)
    g_printerr ("attache-cli export: %s\n", error->message);
  else
    g_print ("%d notes exported\n", n_notes);
  return n_notes >= 0;
}

int
attache_cli_export (int argc, char **argv)
{
  AttacheCliOptions options = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *format_word = NULL;
  g_autofree char *group_word = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format_word,
      "markdown (as it is without this), json or csv", "FORMAT" },
    { "group", 'g', 0, G_OPTION_ARG_STRING, &group_word,
      "article (as it is without this), speaker, tag or date", "BY" },
    G_OPTION_ENTRY_NULL,
  };
  AttacheExportFormat format = ATTACHE_EXPORT_MARKDOWN;
  AttacheExportGrouping grouping = ATTACHE_GROUP_ARTICLE;
  g_autoptr (AttacheDossier) dossier = NULL;
  gboolean is_done;

  if (!attache_cli_parse_dossier (&argc, &argv, &options, entries, "TARGET",
                                  "Writes annotated notes to a file."))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  if (!read_words (format_word, group_word, &format, &grouping))
    return ATTACHE_EXIT_USAGE;
  if (argc != 2)
    {
      g_printerr ("attache-cli export: to which file?\n");
      return ATTACHE_EXIT_USAGE;
    }
  dossier = attache_cli_open (&options, TRUE);
  if (dossier == NULL)
    return ATTACHE_EXIT_FAILED;
  is_done = export_to (dossier, format, grouping, argv[1]);
  return attache_cli_close (dossier) && is_done ? ATTACHE_EXIT_OK : ATTACHE_EXIT_FAILED;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli salvage: what can be read of a damaged dossier, in a new one. */

#include "config.h"

#include "attache-cli.h"
#include "attache-salvage-job.h"

int
attache_cli_salvage (int argc, char **argv)
{
  const GOptionEntry none[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheAnalyzer) analyzer = NULL;
  g_autoptr (AttacheSalvageReport) report = NULL;
  g_autofree char *words = NULL;

  if (!attache_cli_parse (&argc, &argv, none, "DAMAGED NEW",
                          "Copies every article and note that can still be read to a new dossier, "
                          "and leaves the damaged one as it is."))
    return ATTACHE_EXIT_USAGE;
  if (argc != 3)
    {
      g_printerr ("attache-cli salvage: a damaged dossier and the name of a new one are needed\n");
      return ATTACHE_EXIT_USAGE;
    }
  analyzer = attache_analyzer_new (&error);
  if (analyzer != NULL)
    report = attache_salvage_job_run (argv[1], argv[2], analyzer, NULL, NULL, &error);
  if (report == NULL)
    {
      g_printerr ("attache-cli salvage: %s\n", error->message);
      return ATTACHE_EXIT_FAILED;
    }
  words = attache_salvage_report_describe (report);
  g_print ("%s", words);
  return ATTACHE_EXIT_OK;
}

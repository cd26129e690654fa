/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli check: whether a dossier is whole, page by page and with its search index. */

#include "config.h"

#include "attache-cli-dossier.h"
#include "attache-cli.h"
#include "attache-database.h"

int
attache_cli_check (int argc, char **argv)
{
  AttacheCliOptions options = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db = NULL;
  g_auto (GStrv) faults = NULL;

  if (!attache_cli_parse_dossier (&argc, &argv, &options, NULL, "",
                                  "Reads all of a dossier and tells what is damaged in it."))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  file = attache_cli_get_file (&options);
  db = attache_database_open (g_file_peek_path (file), ATTACHE_DATABASE_READ_ONLY, &error);
  if (db != NULL)
    faults = attache_database_check (db, TRUE, &error);
  if (faults == NULL)
    {
      g_printerr ("attache-cli check: %s\n", error->message);
      return ATTACHE_EXIT_FAILED;
    }
  for (guint i = 0; faults[i] != NULL; i++)
    g_print ("%s\n", faults[i]);
  if (faults[0] != NULL)
    return ATTACHE_EXIT_FAILED;
  g_print ("The dossier is whole.\n");
  return ATTACHE_EXIT_OK;
}

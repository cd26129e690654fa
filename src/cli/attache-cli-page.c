/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli page: the page that an article came from, as it was fetched. */

#include "config.h"

#include "attache-cli-dossier.h"
#include "attache-cli.h"
#include "attache-original-job.h"

#include <stdio.h>

static gboolean
print_page (AttacheDossier *dossier, gint64 article_id)
{
  g_autoptr (AttacheCliCall) call = attache_cli_call_new ();
  g_autoptr (AttacheOriginal) original = NULL;
  g_autoptr (GError) error = NULL;
  gconstpointer bytes;
  gsize length;

  attache_original_load_async (dossier, article_id, NULL, attache_cli_call_done_cb, call);
  original = attache_original_load_finish (dossier, attache_cli_call_wait (call), &error);
  if (original == NULL)
    {
      g_printerr ("attache-cli page: %s\n", error->message);
      return FALSE;
    }
  bytes = g_bytes_get_data (original->bytes, &length);
  if (fwrite (bytes, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  g_printerr ("attache-cli page: the page could not be written\n");
  return FALSE;
}

int
attache_cli_page (int argc, char **argv)
{
  AttacheCliOptions options = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (AttacheDossier) dossier = NULL;
  gint64 id = 0;
  gboolean is_done;

  if (!attache_cli_parse_dossier (&argc, &argv, &options, NULL, "ID",
                                  "Writes the page that an article came from, as it was fetched, "
                                  "to standard output."))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  if (argc != 2 || !g_ascii_string_to_signed (argv[1], 10, 1, G_MAXINT64, &id, NULL))
    {
      g_printerr ("attache-cli page: which article? (search tells the ids)\n");
      return ATTACHE_EXIT_USAGE;
    }
  dossier = attache_cli_open (&options, TRUE);
  if (dossier == NULL)
    return ATTACHE_EXIT_FAILED;
  is_done = print_page (dossier, id);
  return attache_cli_close (dossier) && is_done ? ATTACHE_EXIT_OK : ATTACHE_EXIT_FAILED;
}

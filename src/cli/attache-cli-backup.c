/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli backup: lists the backups of a dossier, makes one, or puts one back. */

#include "config.h"

#include "attache-backup.h"
#include "attache-civil.h"
#include "attache-cli-dossier.h"
#include "attache-cli.h"

static int
fail (const GError *error)
{
  g_printerr ("attache-cli backup: %s\n", error->message);
  return ATTACHE_EXIT_FAILED;
}

static int
list (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = attache_backup_list (path, &error);

  if (backups == NULL)
    return fail (error);
  for (guint i = 0; i < backups->len; i++)
    {
      const AttacheBackup *backup = g_ptr_array_index (backups, i);
      char buffer[ATTACHE_CIVIL_BUFFER];
      g_autofree char *size = g_format_size ((guint64) backup->size);

      g_print ("%sZ\t%s\t%" G_GINT64_FORMAT " articles\t%" G_GINT64_FORMAT " notes\t%s\n",
               attache_civil_format (backup->made, buffer), size, backup->n_articles,
               backup->n_annotations, backup->path);
    }
  if (backups->len == 0)
    g_print ("There is no backup of this dossier yet.\n");
  return ATTACHE_EXIT_OK;
}

static int
make (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db =
      attache_database_open (path, ATTACHE_DATABASE_READ_ONLY, &error);
  gboolean is_made;

  if (db == NULL || !attache_backup_make (db, g_get_real_time (), &is_made, NULL, &error))
    return fail (error);
  g_print (is_made ? "A backup was made.\n" : "Nothing changed since the newest backup.\n");
  return ATTACHE_EXIT_OK;
}

static int
restore (const char *path, const char *backup)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *replaced = NULL;

  if (!attache_backup_restore (path, backup, g_get_real_time (), &replaced, &error))
    return fail (error);
  if (replaced != NULL)
    g_print ("The dossier was restored. What was there before is kept as %s\n", replaced);
  else
    g_print ("The dossier was restored.\n");
  return ATTACHE_EXIT_OK;
}

int
attache_cli_backup (int argc, char **argv)
{
  AttacheCliOptions options = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (!attache_cli_parse_dossier (&argc, &argv, &options, NULL, "list | make | restore FILE",
                                  "Lists the backups of a dossier, newest first, makes one where "
                                  "something changed, or puts one back."))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  file = attache_cli_get_file (&options);
  if (argc == 2 && g_str_equal (argv[1], "list"))
    return list (g_file_peek_path (file));
  if (argc == 2 && g_str_equal (argv[1], "make"))
    return make (g_file_peek_path (file));
  if (argc == 3 && g_str_equal (argv[1], "restore"))
    return restore (g_file_peek_path (file), argv[2]);
  g_printerr ("attache-cli backup: list, make, or restore FILE is needed; see --help\n");
  return ATTACHE_EXIT_USAGE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A backup is an ordinary dossier, so that any program that reads one reads it. Its name is the
 * time at which it was made. */

#include "config.h"

#include "attache-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/statvfs.h>

#include "attache-civil.h"
#include "attache-database-private.h"
#include "attache-lock.h"
#include "attache-store-error.h"

#define SUFFIX ".dossier"
#define N_NEWEST 5
#define DAYS 7
#define WEEKS 10
#define MIN_ROOM ((gint64) 8 << 20)

/* Two dossiers that agree in this hold the same: every action of the reader is a step of the
 * journal, every import and every new analysis changes a count. */
static const char FINGERPRINT[] =
    "/* scan */ SELECT json_array ((SELECT max (id) FROM journal), (SELECT max (made) FROM "
    "journal), (SELECT count (*) FROM journal WHERE is_undone = 1), (SELECT count (*) FROM "
    "article), (SELECT max (imported) FROM article), (SELECT min (ifnull (analysis, 0)) FROM "
    "article), (SELECT count (*) FROM annotation), (SELECT max (modified) FROM annotation))";

void
attache_backup_free (AttacheBackup *backup)
{
  g_return_if_fail (backup != NULL);

  g_free (backup->path);
  g_free (backup);
}

char *
attache_backup_dup_folder (const char *path)
{
  g_autofree char *whole = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  whole = g_canonicalize_filename (path, NULL);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  base = g_path_get_basename (whole);
  name = g_strdup_printf ("%s-%.8s", base, hash);
  return g_build_filename (g_get_user_data_dir (), "attache", "backups", name, NULL);
}

/* "20310921T140500Z.dossier". */
static gboolean
read_name (const char *name, gint64 *made)
{
  AttacheCivilDate date;
  gint hour, minute, second, length = 0;

  if (sscanf (name, "%4d%2d%2dT%2d%2d%2dZ%n", &date.year, &date.month, &date.day, &hour, &minute,
              &second, &length)
          != 6
      || !g_str_equal (name + length, SUFFIX) || !attache_civil_is_valid (date))
    return FALSE;
  *made = attache_civil_instant (date, hour, minute, second);
  return TRUE;
}

static char *
dup_name (gint64 now)
{
  AttacheCivilDate date = attache_civil_date_of (now);
  gint64 seconds = (now - attache_civil_instant (date, 0, 0, 0)) / G_USEC_PER_SEC;

  return g_strdup_printf ("%04d%02d%02dT%02d%02d%02dZ" SUFFIX, date.year, date.month, date.day,
                          (gint) (seconds / 3600), (gint) (seconds / 60 % 60),
                          (gint) (seconds % 60));
}

/* Where a backup made at @now goes: two within one second do not take each other's place. */
static char *
dup_free_path (const char *folder, gint64 now)
{
  while (TRUE)
    {
      g_autofree char *name = dup_name (now);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
      now += G_USEC_PER_SEC;
    }
}

static void
count (AttacheBackup *backup)
{
  g_autoptr (AttacheDatabase)
      db = attache_database_open (backup->path, ATTACHE_DATABASE_READ_ONLY, NULL);

  backup->n_articles = backup->n_annotations = -1;
  if (db == NULL)
    return;
  attache_database_get_int (db, "/* scan */ SELECT count (*) FROM article", 0, &backup->n_articles,
                            NULL);
  attache_database_get_int (db, "/* scan */ SELECT count (*) FROM annotation", 0,
                            &backup->n_annotations, NULL);
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const AttacheBackup *left = *(AttacheBackup *const *) a, *right = *(AttacheBackup *const *) b;

  return (left->made < right->made) - (left->made > right->made);
}

GPtrArray *
attache_backup_list (const char *path, GError **error)
{
  g_autofree char *folder = attache_backup_dup_folder (path);
  g_autoptr (GPtrArray)
      list = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_backup_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gint64 made;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&list);
  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      GStatBuf info;
      AttacheBackup *backup;

      if (!read_name (name, &made))
        continue;
      backup = g_new0 (AttacheBackup, 1);
      backup->path = g_build_filename (folder, name, NULL);
      backup->made = made;
      backup->size = g_stat (backup->path, &info) == 0 ? info.st_size : 0;
      count (backup);
      g_ptr_array_add (list, backup);
    }
  g_ptr_array_sort (list, compare_newest_first);
  return g_steal_pointer (&list);
}

/* Transfer full; NULL where it cannot be read. */
static char *
fingerprint (AttacheDatabase *db)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, FINGERPRINT, NULL);

  return sql != NULL && attache_sql_next (sql) ? g_strdup (attache_sql_text (sql, 0)) : NULL;
}

static gboolean
is_backed_up (AttacheDatabase *db, GPtrArray *list)
{
  g_autoptr (AttacheDatabase) newest = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;

  if (list->len == 0)
    return FALSE;
  newest = attache_database_open (((AttacheBackup *) g_ptr_array_index (list, 0))->path,
                                  ATTACHE_DATABASE_READ_ONLY, NULL);
  if (newest == NULL)
    return FALSE;
  ours = fingerprint (db);
  theirs = fingerprint (newest);
  return ours != NULL && g_strcmp0 (ours, theirs) == 0;
}

static gboolean
assert_whole (AttacheDatabase *db, GError **error)
{
  g_auto (GStrv) problems = attache_database_check (db, FALSE, error);

  if (problems == NULL)
    return FALSE;
  if (problems[0] == NULL)
    return TRUE;
  g_set_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED,
               _ ("The dossier is damaged: %s"), problems[0]);
  return FALSE;
}

/* The day or the week that @instant lies in, counted from 1970 in UTC. By the calendar, not by age:
 * what stood for its day when it was chosen still does at every later choosing. */
static gint64
period_of (gint64 instant, gint64 length)
{
  return instant / length - (instant % length < 0);
}

void
attache_backup_choose (const gint64 *made, guint n_made, gint64 now, gboolean *is_kept)
{
  const gint64 day = ATTACHE_USEC_PER_DAY, week = 7 * day;

  /* The newest of each day and week. */
  for (guint i = 0; i < n_made; i++)
    {
      const gint64 days = period_of (now, day) - period_of (made[i], day);
      const gint64 weeks = period_of (now, week) - period_of (made[i], week);
      const gboolean is_first = i == 0;

      is_kept[i] = i < N_NEWEST
                   || (days < DAYS
                       && (is_first || period_of (made[i], day) != period_of (made[i - 1], day)))
                   || (weeks < WEEKS
                       && (is_first || period_of (made[i], week) != period_of (made[i - 1], week)));
    }
}

static void
prune (const char *path, gint64 now)
{
  g_autoptr (GPtrArray) list = attache_backup_list (path, NULL);
  g_autofree gint64 *made = NULL;
  g_autofree gboolean *is_kept = NULL;

  if (list == NULL)
    return;
  made = g_new (gint64, list->len + 1);
  is_kept = g_new0 (gboolean, list->len + 1);
  for (guint i = 0; i < list->len; i++)
    made[i] = ((AttacheBackup *) g_ptr_array_index (list, i))->made;
  attache_backup_choose (made, list->len, now, is_kept);
  for (guint i = 0; i < list->len; i++)
    {
      if (!is_kept[i])
        g_unlink (((AttacheBackup *) g_ptr_array_index (list, i))->path);
    }
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_READ_ONLY,
               _ ("The folder for backups cannot be made: %s"), g_strerror (errno));
  return FALSE;
}

/* A backup that fills the disk would keep the next note from being written. */
static gboolean
assert_room (const char *folder, gint64 size, GError **error)
{
  struct statvfs room;

  if (statvfs (folder, &room) != 0
      || (gint64) room.f_bavail * (gint64) room.f_frsize > size + MAX (size / 10, MIN_ROOM))
    return TRUE;
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NO_ROOM,
                       _ ("There is not enough room on the disk for another backup"));
  return FALSE;
}

static gint64
get_size (AttacheDatabase *db)
{
  gint64 n_pages = 0, page_size = 0;

  attache_database_get_int (db, "PRAGMA page_count", 0, &n_pages, NULL);
  attache_database_get_int (db, "PRAGMA page_size", 0, &page_size, NULL);
  return n_pages * page_size;
}

/* A copy that fails its check is none. */
static gboolean
copy_and_check (AttacheDatabase *db, const char *target, GCancellable *cancellable, GError **error)
{
  g_autofree char *unchecked = g_strconcat (target, ".unchecked", NULL);
  g_autoptr (AttacheDatabase) copy = NULL;

  if (!attache_database_copy_gently_to (db, unchecked, cancellable, error))
    return FALSE;
  copy = attache_database_open (unchecked, ATTACHE_DATABASE_READ_ONLY, error);
  if (copy != NULL)
    attache_database_set_cancellable (copy, cancellable);
  if (copy == NULL || !assert_whole (copy, error))
    {
      g_unlink (unchecked);
      return FALSE;
    }
  g_clear_pointer (&copy, attache_database_free);
  return attache_database_rename_over (unchecked, target, error);
}

static gboolean
make (AttacheDatabase *db, gint64 now, gboolean is_gentle, gboolean *is_made,
      GCancellable *cancellable, GError **error)
{
  const char *path = attache_database_get_path (db);
  g_autofree char *folder = attache_backup_dup_folder (path);
  g_autofree char *target = dup_free_path (folder, now);
  g_autoptr (GPtrArray) list = attache_backup_list (path, error);

  if (is_made != NULL)
    *is_made = FALSE;
  if (list == NULL || (!is_gentle && !assert_whole (db, error)))
    return FALSE;
  if (is_backed_up (db, list))
    return TRUE;
  if (!make_folder (folder, error) || !assert_room (folder, get_size (db), error)
      || !(is_gentle ? copy_and_check : attache_database_copy_to) (db, target, cancellable, error))
    return FALSE;
  if (is_made != NULL)
    *is_made = TRUE;
  prune (path, now);
  return TRUE;
}

gboolean
attache_backup_make (AttacheDatabase *db, gint64 now, gboolean *is_made, GCancellable *cancellable,
                     GError **error)
{
  return make (db, now, FALSE, is_made, cancellable, error);
}

gboolean
attache_backup_make_gently (AttacheDatabase *db, gint64 now, gboolean *is_made,
                            GCancellable *cancellable, GError **error)
{
  return make (db, now, TRUE, is_made, cancellable, error);
}

/* The dossier that is to be replaced, with its journals, under a name of its own. */
static gboolean
move_away (const char *path, gint64 now, char **replaced, GError **error)
{
  static const char *const tails[] = { "-wal", "-shm", "-journal", "" };
  g_autofree char *name = dup_name (now);
  g_autofree char *aside = g_strdup_printf ("%s.before-%s", path, name);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *from = g_strconcat (path, tails[i], NULL);
      g_autofree char *to = g_strconcat (aside, tails[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          g_set_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_READ_ONLY,
                       _ ("The dossier cannot be put aside: %s"), g_strerror (errno));
          return FALSE;
        }
    }
  if (replaced != NULL)
    *replaced = g_steal_pointer (&aside);
  return TRUE;
}

/* Backs up what is at @path, so that the restoring can be undone like any other change. FALSE where
 * it cannot be, for it is damaged, no dossier, or not there. Opened without a write-ahead log, it
 * has none beside it any more when this returns. */
static gboolean
back_up_present (const char *path, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  db = attache_database_open (path, 0, &error);
  if (db != NULL && attache_backup_make (db, now, NULL, NULL, &error))
    return TRUE;
  g_message ("what is restored over was not backed up: %s", error->message);
  return FALSE;
}

gboolean
attache_backup_restore (const char *path, const char *backup, gint64 now, char **replaced,
                        GError **error)
{
  g_autoptr (AttacheLock) lock = NULL;
  g_autoptr (AttacheDatabase) db = NULL;
  char *aside = NULL;

  g_return_val_if_fail (path != NULL && backup != NULL, FALSE);

  lock = attache_lock_take (path, error);
  if (lock == NULL)
    return FALSE;
  /* Open before others are let go: it may be the one that makes room. */
  db = attache_database_open (backup, ATTACHE_DATABASE_READ_ONLY, error);
  if (db == NULL || !assert_whole (db, error)
      || (!back_up_present (path, now) && !move_away (path, now, &aside, error)))
    return FALSE;
  if (!attache_database_copy_to (db, path, NULL, error))
    {
      g_free (aside);
      return FALSE;
    }
  if (replaced != NULL)
    *replaced = g_steal_pointer (&aside);
  g_free (aside);
  return TRUE;
}

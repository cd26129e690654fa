/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The write-ahead log under much writing: it is copied into the dossier beside the writer, and does
 * not grow without end. */

#include "config.h"

#include <glib/gstdio.h>

#include "store-sample.h"

#define MIB (1 << 20)
/* What one transaction of these brings, and how long a log is before it is copied. */
#define TRANSACTION_MIB 8
#define LONG_LOG_MIB 64
#define LONGEST_LOG_MIB 512

static gint64
size_of (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_size / MIB;
}

static gboolean
write_much (AttacheDatabase *db, gpointer data, GError **error)
{
  static const char WRITE[] =
      "INSERT OR REPLACE INTO meta (key, value) VALUES ('much', randomblob (8388608))";

  return attache_database_exec (db, WRITE, error);
}

/* Who reads keeps the log from being copied and removed when the writer closes: what is in the
 * dossier then is what was copied beside it. */
static void
test_copied (void)
{
  AttacheDatabase *reader;
  g_autofree char *folder = NULL;
  AttacheDatabase *db = sample_dossier_new (ATTACHE_DATABASE_WAL, &folder);
  g_autofree char *path = g_strdup (attache_database_get_path (db));
  g_autoptr (GError) error = NULL;

  reader = attache_database_open (path, ATTACHE_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i <= LONG_LOG_MIB / TRANSACTION_MIB; i++)
    {
      g_assert_cmpint (size_of (path), <, TRANSACTION_MIB);
      attache_database_transact (db, write_much, NULL, &error);
      g_assert_no_error (error);
      if (i == 0)
        g_assert_cmpint (sample_count (reader, "SELECT count (*) FROM meta"), >, 0);
    }
  attache_database_free (db);
  g_assert_cmpint (size_of (path), >=, TRANSACTION_MIB);
  sample_assert_whole (reader);
  sample_dossier_free (reader, g_steal_pointer (&folder));
}

static void
test_bounded (void)
{
  g_autofree char *folder = NULL;
  AttacheDatabase *db = sample_dossier_new (ATTACHE_DATABASE_WAL, &folder);
  g_autofree char *log = g_strconcat (attache_database_get_path (db), "-wal", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4 * LONGEST_LOG_MIB / TRANSACTION_MIB; i++)
    {
      attache_database_transact (db, write_much, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (size_of (log), <=, LONGEST_LOG_MIB + 2 * TRANSACTION_MIB);
    }
  sample_assert_whole (db);
  sample_dossier_free (db, g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/log/copied", test_copied);
  /* Two GiB. */
  if (g_test_slow ())
    g_test_add_func ("/log/bounded", test_bounded);
  return g_test_run ();
}

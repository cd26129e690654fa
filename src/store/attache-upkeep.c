/* SPDX-License-Identifier: GPL-3.0-or-later */

/* First the merging, as an import leaves many small parts behind, each of which every search looks
 * into; then PRAGMA optimize. It knows of the tables only the search index. */

#include "config.h"

#include "attache-upkeep.h"

#include "attache-database-private.h"
#include "attache-store-error.h"

/* Pages that a merge may write, for a start; what is right depends on the disk. */
#define FIRST_PAGES 16
#define MAX_PAGES 1024
/* A note may have to wait for one step: more work where one took less, less where more. */
#define SHORT_USEC (10 * G_TIME_SPAN_MILLISECOND)
#define LONG_USEC (25 * G_TIME_SPAN_MILLISECOND)

/* The planner is told of no table, and of no dossier, that is smaller. */
#define MIN_ROWS 10000

typedef enum
{
  STAGE_MERGE,
  STAGE_OPTIMIZE,
  STAGE_DONE,
} Stage;

struct _AttacheUpkeep
{
  Stage stage;
  guint n_pages;         /* of the next merge */
  gboolean has_merged;   /* in this step: there may be more to do */
  gboolean is_optimized; /* and nothing was merged since, so that little was written */
};

AttacheUpkeep *
attache_upkeep_new (void)
{
  AttacheUpkeep *self = g_new0 (AttacheUpkeep, 1);

  self->n_pages = FIRST_PAGES;
  return self;
}

void
attache_upkeep_free (AttacheUpkeep *self)
{
  g_free (self);
}

void
attache_upkeep_note_write (AttacheUpkeep *self)
{
  self->stage = STAGE_MERGE;
}

gboolean
attache_upkeep_is_due (AttacheUpkeep *self)
{
  return self->stage != STAGE_DONE;
}

/* Parts of one size are merged where there are four of them, which is also when FTS5 does it while
 * it writes, if it is left to. "If the difference is less than 2, the merge was a no-op", says its
 * manual: the command itself counts as one. */
static gboolean
merge (AttacheDatabase *db, gpointer data, GError **error)
{
  static const char MERGE[] =
      "INSERT INTO article_search (article_search, rank) VALUES ('merge', :pages)";
  AttacheUpkeep *self = data;
  sqlite3 *handle = attache_database_get_handle (db);
  const gint64 n_before = sqlite3_total_changes64 (handle);
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, MERGE, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":pages", self->n_pages);
  if (!attache_sql_run (sql, error))
    return FALSE;
  self->has_merged = sqlite3_total_changes64 (handle) - n_before >= 2;
  return TRUE;
}

static gboolean
step_merge (AttacheUpkeep *self, AttacheDatabase *db, GError **error)
{
  const gint64 begin = g_get_monotonic_time ();
  gint64 duration;

  if (!attache_database_transact (db, merge, self, error))
    return FALSE;
  duration = g_get_monotonic_time () - begin;
  self->is_optimized &= !self->has_merged;
  if (!self->has_merged)
    self->stage = self->is_optimized ? STAGE_DONE : STAGE_OPTIMIZE;
  else if (duration < SHORT_USEC)
    self->n_pages = MIN (2 * self->n_pages, MAX_PAGES);
  else if (duration > LONG_USEC)
    self->n_pages = MAX (self->n_pages / 2, 1);
  return TRUE;
}

/* What is small now may be big in the next minute, for an import does not wait for the planner to
 * be told; and one that knows nothing of a table takes the index. */
static gboolean
forget_small_tables (AttacheDatabase *db, GError **error)
{
  static const char FORGET[] = "DELETE FROM sqlite_stat1 WHERE CAST (stat AS INTEGER) < :least";
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, FORGET, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":least", MIN_ROWS);
  return attache_sql_run (sql, error) && attache_database_exec (db, "ANALYZE sqlite_schema", error);
}

/* Looks at some hundred rows of each index at most, and only of tables that have grown much since
 * the last time. */
static gboolean
optimize (AttacheDatabase *db, gpointer data, GError **error)
{
  static const char IS_TOLD[] = "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'";
  gint64 is_told;

  return attache_database_exec (db, "PRAGMA analysis_limit = 400; PRAGMA optimize", error)
         && attache_database_get_int (db, IS_TOLD, 0, &is_told, error)
         && (!is_told || forget_small_tables (db, error));
}

static gboolean
step_optimize (AttacheUpkeep *self, AttacheDatabase *db, GError **error)
{
  gint64 n_articles;

  if (!attache_database_get_int (db, "SELECT max (id) FROM article", 0, &n_articles, error)
      || (n_articles >= MIN_ROWS && !attache_database_transact (db, optimize, NULL, error)))
    return FALSE;
  self->stage = STAGE_DONE;
  self->is_optimized = TRUE;
  return TRUE;
}

/* Looked at also where no statement runs, as when the log is copied back. From any thread. */
static void
cancelled_cb (GCancellable *cancellable, gpointer handle)
{
  sqlite3_interrupt (handle);
}

static gboolean
step (AttacheUpkeep *self, AttacheDatabase *db, GCancellable *cancellable, GError **error)
{
  const gulong id = cancellable != NULL
                        ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                 attache_database_get_handle (db), NULL)
                        : 0;
  gboolean is_done;

  attache_database_set_humble (db, TRUE);
  attache_database_set_cancellable (db, cancellable);
  is_done = self->stage == STAGE_MERGE ? step_merge (self, db, error)
                                       : step_optimize (self, db, error);
  attache_database_set_cancellable (db, NULL);
  attache_database_set_humble (db, FALSE);
  g_cancellable_disconnect (cancellable, id);
  return is_done;
}

void
attache_upkeep_step (AttacheUpkeep *self, AttacheDatabase *db, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (db != NULL && !attache_database_is_read_only (db));

  if (attache_database_has_moved (db))
    {
      self->stage = STAGE_DONE;
      return;
    }
  if (g_cancellable_is_cancelled (cancellable) || step (self, db, cancellable, &error)
      || g_cancellable_is_cancelled (cancellable)
      || g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_LOCKED))
    return;
  g_message ("upkeep was left for later: %s", error->message);
  self->stage = STAGE_DONE;
}

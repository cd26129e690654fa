/* SPDX-License-Identifier: GPL-3.0-or-later */

/* As SQLite's "Defense Against The Dark Arts" advises for files of unknown origin: defensive, no
 * trusted schema, cells checked, low limits, and an authorizer that lets nothing through but
 * reading. */

#include "config.h"

#include "attache-foreign-database.h"

#include <sqlite3.h>
#include <string.h>

#define MAGIC "SQLite format 3"

/* A query may take this many steps of SQLite's machine: some minutes of one processor. */
#define STEPS_PER_LOOK 10000
#define MAX_LOOKS 50000

/* Of a text or a blob: the longest that may be an article. */
#define MAX_VALUE (16 << 20)

struct _AttacheForeignDatabase
{
  sqlite3 *db;               /* Owned */
  guint8 *copy;              /* Owned, nullable */
  GCancellable *cancellable; /* Borrowed, nullable */
  guint n_looks;
};

struct _AttacheForeignRow
{
  sqlite3_stmt *statement;
};

gboolean
attache_foreign_database_is (const guint8 *data, gsize length)
{
  return length >= 100 && memcmp (data, MAGIC, sizeof MAGIC) == 0;
}

static int
look_cb (void *data)
{
  AttacheForeignDatabase *self = data;

  return ++self->n_looks > MAX_LOOKS || g_cancellable_is_cancelled (self->cancellable);
}

static int
authorize_cb (void *data, int action, const char *a, const char *b, const char *c, const char *d)
{
  if (action == SQLITE_PRAGMA)
    return g_strcmp0 (a, "table_list") == 0 || g_strcmp0 (a, "table_info") == 0 ? SQLITE_OK
                                                                                : SQLITE_DENY;
  return action == SQLITE_SELECT || action == SQLITE_READ ? SQLITE_OK : SQLITE_DENY;
}

static void
confine (AttacheForeignDatabase *self)
{
  static const int off[] = { SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                             SQLITE_DBCONFIG_ENABLE_TRIGGER,
                             SQLITE_DBCONFIG_ENABLE_VIEW,
                             SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                             SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
                             SQLITE_DBCONFIG_DQS_DDL,
                             SQLITE_DBCONFIG_DQS_DML };
  static const struct
  {
    int limit;
    int value;
  } limits[] = { { SQLITE_LIMIT_LENGTH, MAX_VALUE },   { SQLITE_LIMIT_SQL_LENGTH, 100000 },
                 { SQLITE_LIMIT_COLUMN, 200 },         { SQLITE_LIMIT_EXPR_DEPTH, 20 },
                 { SQLITE_LIMIT_COMPOUND_SELECT, 5 },  { SQLITE_LIMIT_VDBE_OP, 25000 },
                 { SQLITE_LIMIT_FUNCTION_ARG, 8 },     { SQLITE_LIMIT_ATTACHED, 0 },
                 { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },    { SQLITE_LIMIT_WORKER_THREADS, 0 },
                 { SQLITE_LIMIT_VARIABLE_NUMBER, 10 }, { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 } };

  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    sqlite3_db_config (self->db, off[i], 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->db, limits[i].limit, limits[i].value);
  sqlite3_exec (self->db,
                "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; "
                "PRAGMA query_only = ON",
                NULL, NULL, NULL);
  sqlite3_progress_handler (self->db, STEPS_PER_LOOK, look_cb, self);
  sqlite3_set_authorizer (self->db, authorize_cb, NULL);
}

/* A database that kept a log beside it says so in two bytes of its head, and memory has no place
 * for logs. What the log held and the file does not is not read. */
static guint8 *
without_log (AttacheForeignDatabase *self, const guint8 *data, gsize length)
{
  if (data[18] != 2 && data[19] != 2)
    return (guint8 *) data;
  self->copy = g_memdup2 (data, length);
  self->copy[18] = self->copy[19] = 1;
  return self->copy;
}

AttacheForeignDatabase *
attache_foreign_database_open (const guint8 *data, gsize length, GCancellable *cancellable)
{
  g_autoptr (AttacheForeignDatabase) self = g_new0 (AttacheForeignDatabase, 1);

  g_return_val_if_fail (data != NULL, NULL);

  self->cancellable = cancellable;
  if (!attache_foreign_database_is (data, length)
      || sqlite3_open_v2 (":memory:", &self->db,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX, NULL)
             != SQLITE_OK
      || sqlite3_deserialize (self->db, "main", without_log (self, data, length),
                              (sqlite3_int64) length, (sqlite3_int64) length,
                              SQLITE_DESERIALIZE_READONLY)
             != SQLITE_OK)
    return NULL;
  confine (self);
  return g_steal_pointer (&self);
}

void
attache_foreign_database_close (AttacheForeignDatabase *self)
{
  sqlite3_close (self->db);
  g_free (self->copy);
  g_free (self);
}

/* Transfer full, NULL where it failed. */
static sqlite3_stmt *
prepare (AttacheForeignDatabase *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  return statement;
}

/* TRUE if @pragma, which is about @table, answers with a row whose second column is @name and,
 * where
 * @type is given, whose third is @type. */
static gboolean
lists (AttacheForeignDatabase *self, const char *pragma, const char *table, const char *name,
       const char *type)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA main.%s (%s)", pragma, table);
  sqlite3_stmt *statement = prepare (self, sql);
  gboolean found = FALSE;

  while (!found && statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *second = (const char *) sqlite3_column_text (statement, 1);
      const char *third = (const char *) sqlite3_column_text (statement, 2);

      found = second != NULL && g_ascii_strcasecmp (second, name) == 0
              && (type == NULL || g_strcmp0 (third, type) == 0);
    }
  sqlite3_finalize (statement);
  return found;
}

gboolean
attache_foreign_database_has (AttacheForeignDatabase *self, const char *table, const char *column)
{
  g_return_val_if_fail (self != NULL && table != NULL && column != NULL, FALSE);

  return lists (self, "table_list", table, table, "table")
         && lists (self, "table_info", table, column, NULL);
}

gboolean
attache_foreign_database_each (AttacheForeignDatabase *self, const char *sql,
                               AttacheForeignRowFunc func, gpointer data)
{
  AttacheForeignRow row;
  int status = SQLITE_ERROR;

  g_return_val_if_fail (self != NULL && sql != NULL && func != NULL, FALSE);

  row.statement = prepare (self, sql);
  if (row.statement == NULL)
    return FALSE;
  while ((status = sqlite3_step (row.statement)) == SQLITE_ROW)
    {
      if (!func (&row, data))
        {
          status = SQLITE_DONE;
          break;
        }
    }
  sqlite3_finalize (row.statement);
  return status == SQLITE_DONE;
}

gint64
attache_foreign_row_get_int (const AttacheForeignRow *row, guint column)
{
  return sqlite3_column_int64 (row->statement, (int) column);
}

gboolean
attache_foreign_row_is_int (const AttacheForeignRow *row, guint column)
{
  return sqlite3_column_type (row->statement, (int) column) == SQLITE_INTEGER;
}

char *
attache_foreign_row_dup_text (const AttacheForeignRow *row, guint column)
{
  const char *text = (const char *) sqlite3_column_text (row->statement, (int) column);

  return text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
}

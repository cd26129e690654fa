/* SPDX-License-Identifier: GPL-3.0-or-later */

/* row_batch (:rows) has columns c1, c2, …, as many as any table needs, and the hidden one by which
 * the batch is handed over: a pointer, which no SQL can make up. */

#include "config.h"

#include "attache-row-batch.h"

#include <string.h>

#include "attache-sql-private.h"
#include "attache-time-span.h"

/* What a pointer of ours is told by, at this address. */
#define POINTER_TYPE "attache-row-batch"
/* Where the columns of the function end. */
#define SOURCE_COLUMN ATTACHE_ROW_BATCH_MAX_COLUMNS
static const char COLUMNS[] = "c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, "
                              "c16, c17, c18, c19, c20, c21, c22, c23, c24";

typedef enum
{
  VALUE_NULL,
  VALUE_INT,
  VALUE_DOUBLE,
  VALUE_TEXT
} ValueType;

typedef struct
{
  union
  {
    gint64 integer;
    double real;
    const char *text;
  };
  ValueType type;
} Value;

struct _AttacheRowBatch
{
  char *sql;     /* nullable */
  Value *values; /* row by row */
  gsize n_values;
  gsize n_allocated;
  guint n_columns;
};

typedef struct
{
  sqlite3_vtab_cursor base;
  const AttacheRowBatch *batch;
  gsize first; /* value of the present row */
} Cursor;

/* Of the first @n columns, as they are told one by one. */
static int
length_of_columns (guint n)
{
  const char *end = COLUMNS;

  for (guint i = 0; i < n; i++)
    end = i + 1 < ATTACHE_ROW_BATCH_MAX_COLUMNS ? strchr (end, ',') + 1 : COLUMNS + sizeof COLUMNS;
  return (int) (end - COLUMNS) - 1;
}

AttacheRowBatch *
attache_row_batch_new (const char *insert, guint n_columns)
{
  AttacheRowBatch *self;

  g_return_val_if_fail (n_columns > 0 && n_columns <= ATTACHE_ROW_BATCH_MAX_COLUMNS, NULL);

  self = g_new0 (AttacheRowBatch, 1);
  self->n_columns = n_columns;
  if (insert != NULL)
    self->sql = g_strdup_printf ("%s SELECT %.*s FROM row_batch (:rows)", insert,
                                 length_of_columns (n_columns), COLUMNS);
  return self;
}

void
attache_row_batch_free (AttacheRowBatch *batch)
{
  g_free (batch->values);
  g_free (batch->sql);
  g_free (batch);
}

static inline void
put (AttacheRowBatch *batch, Value value)
{
  if (batch->n_values == batch->n_allocated)
    {
      batch->n_allocated = MAX (64, 2 * batch->n_allocated);
      batch->values = g_renew (Value, batch->values, batch->n_allocated);
    }
  batch->values[batch->n_values++] = value;
}

void
attache_row_batch_put_int (AttacheRowBatch *batch, gint64 value)
{
  put (batch, (Value){ .integer = value, .type = VALUE_INT });
}

void
attache_row_batch_put_id (AttacheRowBatch *batch, gint64 id)
{
  put (batch, (Value){ .integer = id, .type = id != 0 ? VALUE_INT : VALUE_NULL });
}

void
attache_row_batch_put_time (AttacheRowBatch *batch, gint64 instant)
{
  const gboolean is_known = instant != ATTACHE_TIME_UNKNOWN;

  put (batch, (Value){ .integer = instant, .type = is_known ? VALUE_INT : VALUE_NULL });
}

void
attache_row_batch_put_double (AttacheRowBatch *batch, double value)
{
  put (batch, (Value){ .real = value, .type = VALUE_DOUBLE });
}

void
attache_row_batch_put_text (AttacheRowBatch *batch, const char *text)
{
  put (batch, (Value){ .text = text, .type = text != NULL ? VALUE_TEXT : VALUE_NULL });
}

gsize
attache_row_batch_get_size (AttacheRowBatch *batch)
{
  return batch->n_values * sizeof (Value);
}

void
attache_row_batch_bind (AttacheRowBatch *batch, AttacheSql *sql)
{
  g_return_if_fail (batch->n_values % batch->n_columns == 0);

  attache_sql_bind_pointer (sql, ":rows", batch, POINTER_TYPE);
}

gboolean
attache_row_batch_write (AttacheRowBatch *batch, AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;
  gboolean is_done;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (batch->sql != NULL, FALSE);

  if (batch->n_values == 0)
    return TRUE;
  sql = attache_database_prepare (db, batch->sql, error);
  if (sql == NULL)
    return FALSE;
  attache_row_batch_bind (batch, sql);
  is_done = attache_sql_run (sql, error);
  batch->n_values = 0;
  return is_done;
}

static int
connect_cb (sqlite3 *handle, void *data, int n_args, const char *const *args, sqlite3_vtab **vtab,
            char **message)
{
  g_autofree char *table = g_strdup_printf ("CREATE TABLE row_batch (%s, source HIDDEN)", COLUMNS);
  int code = sqlite3_declare_vtab (handle, table);

  if (code != SQLITE_OK)
    return code;
  sqlite3_vtab_config (handle, SQLITE_VTAB_DIRECTONLY);
  *vtab = sqlite3_malloc (sizeof **vtab);
  if (*vtab == NULL)
    return SQLITE_NOMEM;
  memset (*vtab, 0, sizeof **vtab);
  return SQLITE_OK;
}

static int
disconnect_cb (sqlite3_vtab *vtab)
{
  sqlite3_free (vtab);
  return SQLITE_OK;
}

static int
plan_cb (sqlite3_vtab *vtab, sqlite3_index_info *plan)
{
  for (int i = 0; i < plan->nConstraint; i++)
    {
      if (plan->aConstraint[i].iColumn != SOURCE_COLUMN || !plan->aConstraint[i].usable
          || plan->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
        continue;
      plan->aConstraintUsage[i].argvIndex = 1;
      plan->aConstraintUsage[i].omit = 1;
      plan->estimatedCost = 1;
      return SQLITE_OK;
    }
  return SQLITE_CONSTRAINT;
}

static int
open_cb (sqlite3_vtab *vtab, sqlite3_vtab_cursor **cursor)
{
  Cursor *self = sqlite3_malloc (sizeof *self);

  if (self == NULL)
    return SQLITE_NOMEM;
  memset (self, 0, sizeof *self);
  *cursor = &self->base;
  return SQLITE_OK;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  sqlite3_free (cursor);
  return SQLITE_OK;
}

static int
filter_cb (sqlite3_vtab_cursor *cursor, int plan, const char *name, int n_args,
           sqlite3_value **args)
{
  Cursor *self = (Cursor *) cursor;

  self->batch = n_args > 0 ? sqlite3_value_pointer (args[0], POINTER_TYPE) : NULL;
  self->first = 0;
  return SQLITE_OK;
}

static int
next_cb (sqlite3_vtab_cursor *cursor)
{
  Cursor *self = (Cursor *) cursor;

  self->first += self->batch->n_columns;
  return SQLITE_OK;
}

static int
is_at_end_cb (sqlite3_vtab_cursor *cursor)
{
  Cursor *self = (Cursor *) cursor;

  return self->batch == NULL || self->first >= self->batch->n_values;
}

static int
column_cb (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  Cursor *self = (Cursor *) cursor;
  const Value *value;

  if ((guint) column >= self->batch->n_columns)
    return SQLITE_OK;
  value = &self->batch->values[self->first + (guint) column];
  if (value->type == VALUE_INT)
    sqlite3_result_int64 (context, value->integer);
  else if (value->type == VALUE_DOUBLE)
    sqlite3_result_double (context, value->real);
  else if (value->type == VALUE_TEXT)
    sqlite3_result_text (context, value->text, -1, SQLITE_STATIC);
  return SQLITE_OK;
}

static int
id_cb (sqlite3_vtab_cursor *cursor, sqlite3_int64 *id)
{
  *id = (sqlite3_int64) ((Cursor *) cursor)->first;
  return SQLITE_OK;
}

int
attache_row_batch_register (sqlite3 *handle)
{
  /* Without xCreate it is there by its name, and nobody can make a table of it. */
  static const sqlite3_module module = {
    .xConnect = connect_cb,
    .xBestIndex = plan_cb,
    .xDisconnect = disconnect_cb,
    .xOpen = open_cb,
    .xClose = close_cb,
    .xFilter = filter_cb,
    .xNext = next_cb,
    .xEof = is_at_end_cb,
    .xColumn = column_cb,
    .xRowid = id_cb,
  };

  return sqlite3_create_module (handle, "row_batch", &module, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A thin hold on sqlite3_stmt. It knows no table. */

#include "config.h"

#include "attache-sql-private.h"

#include "attache-store-error.h"
#include "attache-time-span.h"

#include <string.h>

/* Names are looked up by where they stand, for they are literals. */
#define N_NAMES 32
#define MAX_NAME 24
/* So far a name may stand from its place, where others took it. */
#define MAX_STEPS 8

/* A name that was asked for with a text at this address. Another may stand there now. SQLite's own
 * goes whenever it takes the statement to pieces again. */
typedef struct
{
  const char *address;
  char name[MAX_NAME];
  gint index;
} Name;

struct _AttacheSql
{
  sqlite3_stmt *stmt; /* owned */
  Name names[N_NAMES];
  gint code; /* of the last step */
  gboolean is_used;
  gboolean is_orphan;
  GPtrArray
      *repaired; /* nullable; texts of the present row that are not as they stand in the file */
};

AttacheSql *
attache_sql_new (sqlite3_stmt *stmt)
{
  AttacheSql *self = g_new0 (AttacheSql, 1);

  self->stmt = stmt;
  self->code = SQLITE_DONE;
  return self;
}

void
attache_sql_free (AttacheSql *sql)
{
  sqlite3_finalize (sql->stmt);
  g_clear_pointer (&sql->repaired, g_ptr_array_unref);
  g_free (sql);
}

gboolean
attache_sql_is_used (const AttacheSql *sql)
{
  return sql->is_used;
}

void
attache_sql_set_used (AttacheSql *sql)
{
  sql->is_used = TRUE;
  sql->code = SQLITE_DONE;
}

void
attache_sql_set_orphan (AttacheSql *sql)
{
  sql->is_orphan = TRUE;
}

void
attache_sql_drop (AttacheSql *sql)
{
  g_return_if_fail (sql != NULL);

  sqlite3_reset (sql->stmt);
  sqlite3_clear_bindings (sql->stmt);
  g_clear_pointer (&sql->repaired, g_ptr_array_unref);
  sql->is_used = FALSE;
  if (sql->is_orphan)
    attache_sql_free (sql);
}

/* The place of @name, or the one that it may have. */
static Name *
find_name (AttacheSql *sql, const char *name)
{
  const gsize first = GPOINTER_TO_SIZE (name) >> 2;

  for (guint i = 0; i < MAX_STEPS; i++)
    {
      Name *known = &sql->names[(first + i) % N_NAMES];

      if (known->address == name || known->address == NULL)
        return known;
    }
  return &sql->names[first % N_NAMES];
}

/* 0, which SQLite refuses to bind, where the name is not there. */
static gint
index_of (AttacheSql *sql, const char *name)
{
  Name *known = find_name (sql, name);
  gint index;

  if (known->address == name && strcmp (known->name, name) == 0)
    return known->index;
  index = sqlite3_bind_parameter_index (sql->stmt, name);
  if (index == 0)
    g_critical ("no parameter %s in: %s", name, sqlite3_sql (sql->stmt));
  else if (g_strlcpy (known->name, name, MAX_NAME) < MAX_NAME)
    {
      known->address = name;
      known->index = index;
    }
  else
    known->address = NULL;
  return index;
}

gboolean
attache_sql_has (AttacheSql *sql, const char *name)
{
  return sqlite3_bind_parameter_index (sql->stmt, name) != 0;
}

void
attache_sql_bind_int (AttacheSql *sql, const char *name, gint64 value)
{
  sqlite3_bind_int64 (sql->stmt, index_of (sql, name), value);
}

void
attache_sql_bind_id (AttacheSql *sql, const char *name, gint64 id)
{
  if (id == 0)
    sqlite3_bind_null (sql->stmt, index_of (sql, name));
  else
    attache_sql_bind_int (sql, name, id);
}

void
attache_sql_bind_time (AttacheSql *sql, const char *name, gint64 instant)
{
  if (instant == ATTACHE_TIME_UNKNOWN)
    sqlite3_bind_null (sql->stmt, index_of (sql, name));
  else
    attache_sql_bind_int (sql, name, instant);
}

void
attache_sql_bind_double (AttacheSql *sql, const char *name, double value)
{
  sqlite3_bind_double (sql->stmt, index_of (sql, name), value);
}

void
attache_sql_bind_text (AttacheSql *sql, const char *name, const char *text)
{
  sqlite3_bind_text64 (sql->stmt, index_of (sql, name), text, text != NULL ? strlen (text) : 0,
                       SQLITE_TRANSIENT, SQLITE_UTF8);
}

void
attache_sql_bind_static_text (AttacheSql *sql, const char *name, const char *text, gsize length)
{
  sqlite3_bind_text64 (sql->stmt, index_of (sql, name), text, length, SQLITE_STATIC, SQLITE_UTF8);
}

void
attache_sql_bind_bytes (AttacheSql *sql, const char *name, GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  sqlite3_bind_blob64 (sql->stmt, index_of (sql, name), data != NULL ? data : "", length,
                       SQLITE_TRANSIENT);
}

void
attache_sql_bind_pointer (AttacheSql *sql, const char *name, gpointer pointer, const char *type)
{
  sqlite3_bind_pointer (sql->stmt, index_of (sql, name), pointer, type, NULL);
}

void
attache_sql_bind_value (AttacheSql *sql, const char *name, GVariant *value)
{
  const gint index = index_of (sql, name);
  gsize length;
  gconstpointer data;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    sqlite3_bind_int64 (sql->stmt, index, g_variant_get_int64 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    sqlite3_bind_double (sql->stmt, index, g_variant_get_double (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE ("ay")))
    {
      data = g_variant_get_fixed_array (value, &length, 1);
      sqlite3_bind_text64 (sql->stmt, index, data != NULL ? data : "", length, SQLITE_TRANSIENT,
                           SQLITE_UTF8);
    }
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE ("(ay)")))
    {
      g_autoptr (GVariant) bytes = g_variant_get_child_value (value, 0);

      data = g_variant_get_fixed_array (bytes, &length, 1);
      sqlite3_bind_blob64 (sql->stmt, index, data != NULL ? data : "", length, SQLITE_TRANSIENT);
    }
  else
    sqlite3_bind_null (sql->stmt, index);
}

void
attache_sql_bind_ids (AttacheSql *sql, const char *name, const gint64 *ids, guint n_ids)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (json, ']');
  attache_sql_bind_text (sql, name, json->str);
}

static void
append_json_string (GString *json, const char *string)
{
  g_string_append_c (json, '"');
  for (const char *c = string; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_printf (json, "\\%c", *c);
      else if ((guchar) *c < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) *c);
      else
        g_string_append_c (json, *c);
    }
  g_string_append_c (json, '"');
}

void
attache_sql_bind_strv (AttacheSql *sql, const char *name, const char *const *strings)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; strings[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_json_string (json, strings[i]);
    }
  g_string_append_c (json, ']');
  attache_sql_bind_text (sql, name, json->str);
}

gboolean
attache_sql_next (AttacheSql *sql)
{
  g_return_val_if_fail (sql != NULL, FALSE);

  g_clear_pointer (&sql->repaired, g_ptr_array_unref);
  sql->code = sqlite3_step (sql->stmt);
  return sql->code == SQLITE_ROW;
}

gboolean
attache_sql_finish (AttacheSql *sql, GError **error)
{
  gint code;

  g_return_val_if_fail (sql != NULL, FALSE);

  code = sql->code;
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    {
      sqlite3 *db = sqlite3_db_handle (sql->stmt);

      attache_store_error_set (error, sqlite3_extended_errcode (db), sqlite3_errmsg (db));
    }
  sqlite3_reset (sql->stmt);
  sql->code = SQLITE_DONE;
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

gboolean
attache_sql_take_ids (AttacheSql *sql, GArray *ids, GError **error)
{
  while (attache_sql_next (sql))
    {
      const gint64 id = attache_sql_int (sql, 0);

      g_array_append_val (ids, id);
    }
  return attache_sql_finish (sql, error);
}

gboolean
attache_sql_take_int (AttacheSql *sql, gint64 *value, GError **error)
{
  *value = attache_sql_next (sql) ? attache_sql_int (sql, 0) : 0;
  return attache_sql_finish (sql, error);
}

gboolean
attache_sql_take_any (AttacheSql *sql, gboolean *is_any, GError **error)
{
  *is_any = attache_sql_next (sql);
  return attache_sql_finish (sql, error);
}

gboolean
attache_sql_run (AttacheSql *sql, GError **error)
{
  while (attache_sql_next (sql))
    ;
  return attache_sql_finish (sql, error);
}

gint64
attache_sql_int (AttacheSql *sql, gint column)
{
  return sqlite3_column_int64 (sql->stmt, column);
}

gint64
attache_sql_time (AttacheSql *sql, gint column)
{
  return attache_sql_is_null (sql, column) ? ATTACHE_TIME_UNKNOWN : attache_sql_int (sql, column);
}

double
attache_sql_double (AttacheSql *sql, gint column)
{
  return sqlite3_column_double (sql->stmt, column);
}

const char *
attache_sql_text (AttacheSql *sql, gint column)
{
  const char *text = (const char *) sqlite3_column_text (sql->stmt, column);
  const gsize n_bytes = (gsize) sqlite3_column_bytes (sql->stmt, column);
  char *repaired;

  if (text == NULL || g_utf8_validate_len (text, n_bytes, NULL))
    return text;
  repaired = g_utf8_make_valid (text, (gssize) n_bytes);
  if (sql->repaired == NULL)
    sql->repaired = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (sql->repaired, repaired);
  return repaired;
}

GBytes *
attache_sql_dup_bytes (AttacheSql *sql, gint column)
{
  gconstpointer data = sqlite3_column_blob (sql->stmt, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (sql->stmt, column));
}

gboolean
attache_sql_is_null (AttacheSql *sql, gint column)
{
  return sqlite3_column_type (sql->stmt, column) == SQLITE_NULL;
}

GVariant *
attache_sql_value (AttacheSql *sql, gint column)
{
  gconstpointer data;

  switch (sqlite3_column_type (sql->stmt, column))
    {
    case SQLITE_INTEGER:
      return g_variant_new_int64 (sqlite3_column_int64 (sql->stmt, column));
    case SQLITE_FLOAT:
      return g_variant_new_double (sqlite3_column_double (sql->stmt, column));
    case SQLITE_TEXT:
      data = sqlite3_column_text (sql->stmt, column);
      return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data,
                                        (gsize) sqlite3_column_bytes (sql->stmt, column), 1);
    case SQLITE_BLOB:
      data = sqlite3_column_blob (sql->stmt, column);
      return g_variant_new (
          "(@ay)", g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data,
                                              (gsize) sqlite3_column_bytes (sql->stmt, column), 1));
    default:
      return g_variant_new ("()");
    }
}

gint
attache_sql_get_n_columns (AttacheSql *sql)
{
  return sqlite3_column_count (sql->stmt);
}

const char *
attache_sql_get_column_name (AttacheSql *sql, gint column)
{
  return sqlite3_column_name (sql->stmt, column);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables are STRICT, so that a row's types tell whose it is; the rest is told by the table's
 * own constraints. Parameters go by position here, for nothing is known of the columns but their
 * order. */

#include "config.h"

#include "attache-salvage-table.h"

#include <string.h>

#include "attache-database-private.h"

/* In the order in which a row stores them, which for a table without rowid begins with its key. */
static const char COLUMNS[] =
    "/* scan */ SELECT info.name, info.type, info.pk, list.wr "
    "FROM pragma_table_list (:table) AS list, pragma_table_info (:table) AS info "
    "LEFT JOIN pragma_index_list (:table) AS keys ON keys.origin = 'pk' AND list.wr = 1 "
    "LEFT JOIN pragma_index_xinfo (keys.name) AS stored ON stored.cid = info.cid "
    "WHERE list.schema = 'main' ORDER BY ifnull (stored.seqno, info.cid)";

typedef struct
{
  char *name;
  char *type;
} Column;

struct _AttacheSalvageTable
{
  /* Owned */
  char *name;
  GArray *columns;                                      /* Column */
  sqlite3_stmt *inserts[ATTACHE_RECORD_MAX_FIELDS + 1]; /* by the number of fields; nullable */

  /* Borrowed */
  AttacheDatabase *db;

  /* State */
  gint rowid_column; /* the one that is the rowid, and stored as NULL; -1: none */
  gboolean has_rowid;
};

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_free (column->type);
}

AttacheSalvageTable *
attache_salvage_table_new (AttacheDatabase *db, const char *name, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, COLUMNS, error);
  AttacheSalvageTable *self;

  if (sql == NULL)
    return NULL;
  self = g_new0 (AttacheSalvageTable, 1);
  self->db = db;
  self->name = g_strdup (name);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->rowid_column = -1;
  attache_sql_bind_text (sql, ":table", name);
  while (attache_sql_next (sql))
    {
      const Column column = { g_strdup (attache_sql_text (sql, 0)),
                              g_strdup (attache_sql_text (sql, 1)) };

      self->has_rowid = attache_sql_int (sql, 3) == 0;
      if (self->has_rowid && attache_sql_int (sql, 2) == 1 && strcmp (column.type, "INTEGER") == 0)
        self->rowid_column = (gint) self->columns->len;
      g_array_append_val (self->columns, column);
    }
  if (attache_sql_finish (sql, error))
    return self;
  attache_salvage_table_free (self);
  return NULL;
}

void
attache_salvage_table_free (AttacheSalvageTable *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->inserts); i++)
    sqlite3_finalize (self->inserts[i]);
  g_array_unref (self->columns);
  g_free (self->name);
  g_free (self);
}

const char *
attache_salvage_table_get_name (AttacheSalvageTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

gboolean
attache_salvage_table_has_rowid (AttacheSalvageTable *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_rowid;
}

static gboolean
fits (const AttacheField *field, const char *type)
{
  switch (field->type)
    {
    case ATTACHE_FIELD_NULL:
      return TRUE;
    case ATTACHE_FIELD_INT:
      return strcmp (type, "TEXT") != 0 && strcmp (type, "BLOB") != 0;
    case ATTACHE_FIELD_REAL:
      return strcmp (type, "REAL") == 0 || strcmp (type, "ANY") == 0;
    case ATTACHE_FIELD_TEXT:
      return strcmp (type, "TEXT") == 0 || strcmp (type, "ANY") == 0;
    case ATTACHE_FIELD_BLOB:
      return strcmp (type, "BLOB") == 0 || strcmp (type, "ANY") == 0;
    default:
      g_assert_not_reached ();
    }
}

/* A row that was written before a column was added to its table lacks the last ones. */
static gboolean
has_shape (AttacheSalvageTable *self, const AttacheRecord *record)
{
  if (record->n_fields < 2 || record->n_fields > self->columns->len)
    return FALSE;
  for (guint i = 0; i < record->n_fields; i++)
    {
      const AttacheField *field = &record->fields[i];

      if ((gint) i == self->rowid_column
              ? field->type != ATTACHE_FIELD_NULL
              : !fits (field, g_array_index (self->columns, Column, i).type))
        return FALSE;
    }
  return TRUE;
}

static sqlite3_stmt *
ensure_insert (AttacheSalvageTable *self, guint n_fields)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  if (self->inserts[n_fields] != NULL)
    return self->inserts[n_fields];
  g_string_append_printf (sql, "INSERT OR IGNORE INTO \"%s\" (", self->name);
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "",
                            g_array_index (self->columns, Column, i).name);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < n_fields; i++)
    g_string_append (sql, i > 0 ? ", ?" : "?");
  g_string_append (sql, ")");
  sqlite3_prepare_v2 (attache_database_get_handle (self->db), sql->str, -1,
                      &self->inserts[n_fields], NULL);
  return self->inserts[n_fields];
}

static void
bind (sqlite3_stmt *stmt, gint at, const AttacheField *field)
{
  char *valid;

  switch (field->type)
    {
    case ATTACHE_FIELD_INT:
      sqlite3_bind_int64 (stmt, at, field->integer);
      break;
    case ATTACHE_FIELD_REAL:
      sqlite3_bind_double (stmt, at, field->real);
      break;
    case ATTACHE_FIELD_TEXT:
      valid = g_utf8_make_valid ((const char *) field->bytes, (gssize) field->length);
      sqlite3_bind_text (stmt, at, valid, -1, g_free);
      break;
    case ATTACHE_FIELD_BLOB:
      sqlite3_bind_blob64 (stmt, at, field->bytes, field->length, SQLITE_STATIC);
      break;
    case ATTACHE_FIELD_NULL:
    default:
      sqlite3_bind_null (stmt, at);
    }
}

gboolean
attache_salvage_table_put (AttacheSalvageTable *self, const AttacheRecord *record)
{
  sqlite3_stmt *stmt;
  gboolean is_put;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!has_shape (self, record) || (stmt = ensure_insert (self, record->n_fields)) == NULL)
    return FALSE;
  for (guint i = 0; i < record->n_fields; i++)
    {
      if ((gint) i == self->rowid_column)
        sqlite3_bind_int64 (stmt, (gint) i + 1, record->rowid);
      else
        bind (stmt, (gint) i + 1, &record->fields[i]);
    }
  is_put = sqlite3_step (stmt) == SQLITE_DONE
           && sqlite3_changes (attache_database_get_handle (self->db)) > 0;
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  return is_put;
}

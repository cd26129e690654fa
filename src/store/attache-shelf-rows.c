/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns that stand in a value are checked against the table before they become SQL. */

#include "config.h"

#include "attache-shelf-rows.h"

#include <glib/gi18n-lib.h>

#include "attache-store-error.h"

/* More than any article is; what unpacks to more is no article. */
#define MAX_UNPACKED (512u << 20)
#define CHUNK 65536

static const char HAS_COLUMN[] = "SELECT 1 FROM pragma_table_info (:table) WHERE name = :column";

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED,
                       _ ("A removed article is damaged and cannot come back"));
  return FALSE;
}

/* Floating. */
static GVariant *
load_row (AttacheSql *sql, gint n_columns)
{
  GVariantBuilder row;

  g_variant_builder_init (&row, G_VARIANT_TYPE ("av"));
  for (gint i = 0; i < n_columns; i++)
    g_variant_builder_add (&row, "v", attache_sql_value (sql, i));
  return g_variant_builder_end (&row);
}

GVariant *
attache_shelf_rows_load (AttacheDatabase *db, const char *table, const char *sql, gint64 id,
                         GError **error)
{
  g_autoptr (AttacheSql) query = attache_database_prepare_for (db, sql, id, error);
  g_autoptr (GVariantBuilder) columns = g_variant_builder_new (G_VARIANT_TYPE ("as"));
  g_autoptr (GVariantBuilder) rows = g_variant_builder_new (G_VARIANT_TYPE ("aav"));
  gint n_columns;

  if (query == NULL)
    return NULL;
  n_columns = attache_sql_get_n_columns (query);
  for (gint i = 0; i < n_columns; i++)
    g_variant_builder_add (columns, "s", attache_sql_get_column_name (query, i));
  while (attache_sql_next (query))
    g_variant_builder_add_value (rows, load_row (query, n_columns));
  if (!attache_sql_finish (query, error))
    return NULL;
  return g_variant_ref_sink (g_variant_new ("(sasaav)", table, columns, rows));
}

static gboolean
check_columns (AttacheDatabase *db, const char *table, const char *const *columns, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, HAS_COLUMN, error);

  if (sql == NULL)
    return FALSE;
  for (guint i = 0; columns[i] != NULL; i++)
    {
      gboolean has;

      attache_sql_bind_text (sql, ":table", table);
      attache_sql_bind_text (sql, ":column", columns[i]);
      has = attache_sql_next (sql);
      if (!attache_sql_finish (sql, error))
        return FALSE;
      if (!has)
        return fail_damaged (error);
    }
  return columns[0] != NULL || fail_damaged (error);
}

static char *
dup_insert (AttacheShelfMode mode, const char *table, const char *const *columns)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) changes = g_string_new (NULL);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      const char *comma = i > 0 ? ", " : "";

      g_string_append_printf (names, "%s\"%s\"", comma, columns[i]);
      g_string_append_printf (values, "%s:c%u", comma, i);
      g_string_append_printf (changes, "%s\"%s\" = excluded.\"%s\"", comma, columns[i], columns[i]);
    }
  if (mode == ATTACHE_SHELF_UPDATE)
    return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (id) DO UPDATE SET %s",
                            table, names->str, values->str, changes->str);
  return g_strdup_printf ("%s INTO %s (%s) VALUES (%s)",
                          mode == ATTACHE_SHELF_KEEP ? "INSERT OR IGNORE" : "INSERT", table,
                          names->str, values->str);
}

static gboolean
store_row (AttacheSql *sql, const char *table, const char *const *columns, GVariant *row,
           AttacheShelfMap map, gpointer data, GError **error)
{
  const gsize n_values = g_variant_n_children (row);

  if (n_values != g_strv_length ((GStrv) columns))
    return fail_damaged (error);
  for (gsize i = 0; i < n_values; i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (row, i);
      g_autoptr (GVariant) value = g_variant_get_variant (boxed);
      char name[24];

      g_snprintf (name, sizeof name, ":c%u", (guint) i);
      if (map != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        attache_sql_bind_int (sql, name,
                              map (table, columns[i], g_variant_get_int64 (value), data));
      else
        attache_sql_bind_value (sql, name, value);
    }
  return attache_sql_run (sql, error);
}

gboolean
attache_shelf_rows_store (AttacheDatabase *db, AttacheShelfMode mode, const char *table,
                          GVariant *rows, AttacheShelfMap map, gpointer data, GError **error)
{
  g_autoptr (GVariant) names = g_variant_get_child_value (rows, 1);
  g_autoptr (GVariant) values = g_variant_get_child_value (rows, 2);
  g_autofree const char **columns = g_variant_get_strv (names, NULL);
  const gsize n_rows = g_variant_n_children (values);
  g_autofree char *text = NULL;
  g_autoptr (AttacheSql) sql = NULL;

  if (n_rows == 0)
    return TRUE;
  if (!check_columns (db, table, columns, error))
    return FALSE;
  text = dup_insert (mode, table, columns);
  sql = attache_database_prepare (db, text, error);
  if (sql == NULL)
    return FALSE;
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (values, i);

      if (!store_row (sql, table, columns, row, map, data, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_shelf_rows_equal (GVariant *a, GVariant *b)
{
  g_autoptr (GVariant) one = g_variant_get_child_value (a, 2);
  g_autoptr (GVariant) other = g_variant_get_child_value (b, 2);

  return g_variant_equal (one, other);
}

GArray *
attache_shelf_rows_get_ids (GVariant *rows, const char *column)
{
  g_autoptr (GVariant) names = g_variant_get_child_value (rows, 1);
  g_autoptr (GVariant) values = g_variant_get_child_value (rows, 2);
  g_autofree const char **columns = g_variant_get_strv (names, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize at = 0;

  while (columns[at] != NULL && !g_str_equal (columns[at], column))
    at++;
  for (gsize i = 0; columns[at] != NULL && i < g_variant_n_children (values); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (values, i);
      g_autoptr (GVariant) boxed = NULL;
      g_autoptr (GVariant) value = NULL;
      gint64 id = 0;

      if (g_variant_n_children (row) > at)
        {
          boxed = g_variant_get_child_value (row, at);
          value = g_variant_get_variant (boxed);
          id = g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (value) : 0;
        }
      g_array_append_val (ids, id);
    }
  return ids;
}

/* All of @bytes through @converter, at most MAX_UNPACKED of it. */
static GBytes *
convert (GConverter *converter, GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gssize n_read;

  do
    {
      const guint length = out->len;

      g_byte_array_set_size (out, length + CHUNK);
      n_read = g_input_stream_read (stream, out->data + length, CHUNK, NULL, error);
      g_byte_array_set_size (out, length + (guint) MAX (n_read, 0));
    }
  while (n_read > 0 && out->len <= MAX_UNPACKED);
  return n_read == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

GBytes *
attache_shelf_pack (GVariant *content, GError **error)
{
  g_autoptr (GConverter)
      converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 3));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (content);

  return convert (converter, bytes, error);
}

GVariant *
attache_shelf_unpack (GBytes *packed, const GVariantType *type, GError **error)
{
  g_autoptr (GConverter)
      converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GBytes) bytes = convert (converter, packed, NULL);

  if (bytes == NULL)
    {
      fail_damaged (error);
      return NULL;
    }
  return g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
}

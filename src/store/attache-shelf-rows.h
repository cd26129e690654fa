/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of any table as one value and back: columns by name, so that a table may grow new ones in
 * between. It knows no table. For the thread of the connection. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* A table's name, its columns, and rows of as many values. */
#define ATTACHE_SHELF_ROWS_TYPE "(sasaav)"

typedef enum
{
  ATTACHE_SHELF_INSERT, /* where the row is there, that is an error */
  ATTACHE_SHELF_KEEP,   /* … it stays as it is */
  ATTACHE_SHELF_UPDATE, /* … it is changed; of tables with a column "id" */
} AttacheShelfMode;

/* An id on its way back into @column of @table, which may have to be another. */
typedef gint64 (*AttacheShelfMap) (const char *table, const char *column, gint64 id, gpointer data);

/* @sql: with the one parameter ":id". Transfer full; NULL where it failed. */
GVariant *attache_shelf_rows_load (AttacheDatabase *db, const char *table, const char *sql,
                                   gint64 id, GError **error);
/* @rows may come from a hostile file: a column that @table does not have is DAMAGED. @map nullable.
 */
gboolean attache_shelf_rows_store (AttacheDatabase *db, AttacheShelfMode mode, const char *table,
                                   GVariant *rows, AttacheShelfMap map, gpointer data,
                                   GError **error);

/* Whether both hold the same rows. */
gboolean attache_shelf_rows_equal (GVariant *a, GVariant *b);
/* The integers in @column, in order of rows; empty where there is no such column. Transfer full. */
GArray *attache_shelf_rows_get_ids (GVariant *rows, const char *column);

/* @content: a value of any shape. Transfer full. */
GBytes *attache_shelf_pack (GVariant *content, GError **error);
GVariant *attache_shelf_unpack (GBytes *packed, const GVariantType *type, GError **error);

G_END_DECLS

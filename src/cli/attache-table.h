/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows for people or for programs: an aligned table, a JSON array, or a JSON object a line. It
 * knows no noun. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_OUTPUT_TABLE,
  ATTACHE_OUTPUT_JSON,
  ATTACHE_OUTPUT_JSONL,
} AttacheOutput;

typedef struct
{
  const char *key;   /* in JSON */
  const char *title; /* in the table; NULL: not shown there */
  gboolean is_number;
  guint max_width; /* columns of a terminal; longer cells end in "…"; 0: no limit */
} AttacheColumn;

typedef struct _AttacheTable AttacheTable;

/* @columns is borrowed for the table's life. */
AttacheTable *attache_table_new (const AttacheColumn *columns, guint n_columns,
                                 AttacheOutput output);

/* A cell for the row that is being made, in the order of the columns; the last one ends the row.
 * @text is copied; NULL is an empty cell, in JSON null. */
void attache_table_add (AttacheTable *table, const char *text);
void attache_table_add_int (AttacheTable *table, gint64 number);

/* Writes to standard output and frees. */
void attache_table_finish (AttacheTable *table);

G_END_DECLS

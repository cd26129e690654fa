/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that gather in memory and go into a table by one statement: "INSERT … SELECT" from a
 * table-valued function of SQLite. A statement of its own for each row, bound, begun and ended,
 * costs half as much again. For the thread of the connection. */

#pragma once

#include <sqlite3.h>

#include "attache-database.h"

G_BEGIN_DECLS

typedef struct _AttacheRowBatch AttacheRowBatch;

#define ATTACHE_ROW_BATCH_MAX_COLUMNS 24

/* @insert: "INSERT INTO table (…)" with @n_columns columns; NULL: they are only to be read.
 * Transfer full. */
AttacheRowBatch *attache_row_batch_new (const char *insert, guint n_columns);
void attache_row_batch_free (AttacheRowBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheRowBatch, attache_row_batch_free)

/* Values of one row after another, in the order of the columns. Text is borrowed until the rows are
 * written, and NULL is NULL; so is the id 0, and ATTACHE_TIME_UNKNOWN. */
void attache_row_batch_put_int (AttacheRowBatch *batch, gint64 value);
void attache_row_batch_put_id (AttacheRowBatch *batch, gint64 id);
void attache_row_batch_put_time (AttacheRowBatch *batch, gint64 instant);
void attache_row_batch_put_double (AttacheRowBatch *batch, double value);
void attache_row_batch_put_text (AttacheRowBatch *batch, const char *text);

/* Bytes, without those of texts. */
gsize attache_row_batch_get_size (AttacheRowBatch *batch);
/* All rows or, where it fails, none; within the transaction that runs. They are forgotten. */
gboolean attache_row_batch_write (AttacheRowBatch *batch, AttacheDatabase *db, GError **error);

/* For a query FROM row_batch (:rows), where they are c1, c2, … Borrowed until the drop. */
void attache_row_batch_bind (AttacheRowBatch *batch, AttacheSql *sql);

/* Makes the function known to a connection. An SQLite code. */
int attache_row_batch_register (sqlite3 *handle);

G_END_DECLS

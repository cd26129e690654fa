/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A database of another program, read from memory. The only place outside of store/ that knows
 * SQLite, and it knows no table. The bytes may be hostile: no view, trigger, function or virtual
 * table of theirs runs, nothing is written, and the work is bounded. For one thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AttacheForeignDatabase AttacheForeignDatabase;
typedef struct _AttacheForeignRow AttacheForeignRow;

/* FALSE ends the reading. */
typedef gboolean (*AttacheForeignRowFunc) (const AttacheForeignRow *row, gpointer data);

/* TRUE if @data begins as a database does. */
gboolean attache_foreign_database_is (const guint8 *data, gsize length);

/* @data is borrowed for as long as the database is open. NULL where it is none. */
AttacheForeignDatabase *attache_foreign_database_open (const guint8 *data, gsize length,
                                                       GCancellable *cancellable);
void attache_foreign_database_close (AttacheForeignDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheForeignDatabase, attache_foreign_database_close)

/* TRUE if there is an ordinary table @table with a column @column that is not computed, whatever
 * their case. @table is a plain name of the caller's. */
gboolean attache_foreign_database_has (AttacheForeignDatabase *self, const char *table,
                                       const char *column);

/* Calls @func for each row that the query @sql gives. FALSE where the database is damaged, the work
 * too much, or it was cancelled; TRUE also where @func ended it. */
gboolean attache_foreign_database_each (AttacheForeignDatabase *self, const char *sql,
                                        AttacheForeignRowFunc func, gpointer data);

gint64 attache_foreign_row_get_int (const AttacheForeignRow *row, guint column);
gboolean attache_foreign_row_is_int (const AttacheForeignRow *row, guint column);
/* Transfer full: valid UTF-8, up to the first NUL; never NULL. */
char *attache_foreign_row_dup_text (const AttacheForeignRow *row, guint column);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One prepared statement in use: bound by name, read by column, given back to its connection's
 * cache when dropped. It lives on the stack of a query, on the thread of its connection. Errors
 * stick: a loop reads rows until there are none and asks once at the end. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AttacheSql AttacheSql;

/* Resets, forgets what was bound, and gives back. */
void attache_sql_drop (AttacheSql *sql);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheSql, attache_sql_drop)

/* Whether the SQL has a parameter of that name. */
gboolean attache_sql_has (AttacheSql *sql, const char *name);

/* @name as it stands in the SQL: ":article". A name that does not occur is a bug (g_critical). Text
 * is copied; NULL binds NULL. */
void attache_sql_bind_int (AttacheSql *sql, const char *name, gint64 value);
void attache_sql_bind_id (AttacheSql *sql, const char *name, gint64 id); /* 0 binds NULL */
void attache_sql_bind_time (AttacheSql *sql, const char *name,
                            gint64 instant); /* ATTACHE_TIME_UNKNOWN binds NULL */
void attache_sql_bind_double (AttacheSql *sql, const char *name, double value);
void attache_sql_bind_text (AttacheSql *sql, const char *name, const char *text);
/* Of @length bytes, borrowed until the drop. */
void attache_sql_bind_static_text (AttacheSql *sql, const char *name, const char *text,
                                   gsize length);
void attache_sql_bind_bytes (AttacheSql *sql, const char *name, GBytes *bytes);
/* For a function of ours that takes pointers of @type, a literal. Borrowed until the drop. */
void attache_sql_bind_pointer (AttacheSql *sql, const char *name, gpointer pointer,
                               const char *type);
/* As a JSON array, for "IN (SELECT value FROM json_each (:ids))". */
void attache_sql_bind_ids (AttacheSql *sql, const char *name, const gint64 *ids, guint n_ids);
void attache_sql_bind_strv (AttacheSql *sql, const char *name, const char *const *strings);

/* Of any type, as from attache_sql_value (). */
void attache_sql_bind_value (AttacheSql *sql, const char *name, GVariant *value);

/* TRUE: a row is there. FALSE: no more, or it failed. */
gboolean attache_sql_next (AttacheSql *sql);
/* Ends a loop of attache_sql_next (): FALSE where it failed. */
gboolean attache_sql_finish (AttacheSql *sql, GError **error);
/* The whole answer at once, FALSE where it failed: the first column of each row (gint64),
 * appended; that of the first row, 0 where there is none; whether there is a row. */
gboolean attache_sql_take_ids (AttacheSql *sql, GArray *ids, GError **error);
gboolean attache_sql_take_int (AttacheSql *sql, gint64 *value, GError **error);
gboolean attache_sql_take_any (AttacheSql *sql, gboolean *is_any, GError **error);
/* Runs to the end. May be bound and run again without a drop. */
gboolean attache_sql_run (AttacheSql *sql, GError **error);

/* Columns of the present row, from 0. Text is borrowed until the next row, and NULL where it is
 * NULL. It is UTF-8 also where the file is damaged: what is not, and a NUL, becomes U+FFFD. */
gint64 attache_sql_int (AttacheSql *sql, gint column);
gint64 attache_sql_time (AttacheSql *sql, gint column); /* NULL is ATTACHE_TIME_UNKNOWN */
double attache_sql_double (AttacheSql *sql, gint column);
const char *attache_sql_text (AttacheSql *sql, gint column);
/* Transfer full; never NULL. */
GBytes *attache_sql_dup_bytes (AttacheSql *sql, gint column);
gboolean attache_sql_is_null (AttacheSql *sql, gint column);
/* Floating: "x", "d", "ay" for text as it is (of a hostile file perhaps not UTF-8), "(ay)" for
 * bytes,
 * "()" for NULL. */
GVariant *attache_sql_value (AttacheSql *sql, gint column);

/* Of the result. */
gint attache_sql_get_n_columns (AttacheSql *sql);
const char *attache_sql_get_column_name (AttacheSql *sql, gint column);

G_END_DECLS

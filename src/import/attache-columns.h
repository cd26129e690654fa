/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column of a table is what: told by a person, kept by the names of the columns. A table with
 * the same columns, in whatever order, goes the same way without being asked about again. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_FIELD_TEXT,
  ATTACHE_FIELD_TITLE,
  ATTACHE_FIELD_OUTLET,
  ATTACHE_FIELD_PUBLISHED,
  ATTACHE_FIELD_AUTHOR,
  ATTACHE_FIELD_URL,
  ATTACHE_FIELD_LANGUAGE,
  ATTACHE_N_FIELDS,
} AttacheField;

/* “text”, “title”, … : the key of JSON, and of the command line. Static. */
const char *attache_field_get_key (AttacheField field);

typedef struct _AttacheColumns AttacheColumns;

/* @names (nullable): of all columns of the tables that it is for; NULL: of any table that has the
 * column of the text. Folded: case and outer space do not count. */
AttacheColumns *attache_columns_new (const char *const *names);
void attache_columns_free (AttacheColumns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheColumns, attache_columns_free)

/* @name (nullable: none) of the column of @field; copied. */
void attache_columns_set (AttacheColumns *columns, AttacheField field, const char *name);
/* Folded; NULL: none. */
const char *attache_columns_get (const AttacheColumns *columns, AttacheField field);
/* The field of the column @name, or ATTACHE_N_FIELDS. */
AttacheField attache_columns_find (const AttacheColumns *columns, const char *name);

gboolean attache_columns_fit (const AttacheColumns *columns, const char *const *names);
gboolean attache_columns_equal_names (const AttacheColumns *columns, const AttacheColumns *other);

/* “title=Headline,text=Body”. NULL, with what is wrong in words, where a key is none or no text is
 * named. */
AttacheColumns *attache_columns_parse (const char *list, GError **error);

/* To and from a group of a key file, one for each set of names. */
void attache_columns_save (const AttacheColumns *columns, GKeyFile *file, const char *group);
/* NULL where the group is none. */
AttacheColumns *attache_columns_load (GKeyFile *file, const char *group);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of an SQLite file, page by page, read without SQLite, which refuses a whole tree for
 * one bad page. Whatever the bytes are, reading stays within them; what makes no sense is passed
 * over. The format: https://www.sqlite.org/fileformat2.html. It knows no table. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AttachePageFile AttachePageFile;

typedef enum
{
  ATTACHE_PAGE_OTHER, /* free, overflow, or damaged */
  ATTACHE_PAGE_INDEX_INTERIOR = 2,
  ATTACHE_PAGE_TABLE_INTERIOR = 5,
  ATTACHE_PAGE_INDEX_LEAF = 10,
  ATTACHE_PAGE_TABLE_LEAF = 13,
} AttachePageKind;

typedef enum
{
  ATTACHE_FIELD_NULL,
  ATTACHE_FIELD_INT,
  ATTACHE_FIELD_REAL,
  ATTACHE_FIELD_TEXT,
  ATTACHE_FIELD_BLOB,
} AttacheFieldType;

typedef struct
{
  AttacheFieldType type;
  gint64 integer;
  double real;
  const guint8 *bytes; /* of text and blob: borrowed from the record; no NUL behind them */
  gsize length;
} AttacheField;

#define ATTACHE_RECORD_MAX_FIELDS 64

typedef struct
{
  gint64 rowid; /* of a table's; 0 in an index */
  AttacheField fields[ATTACHE_RECORD_MAX_FIELDS];
  guint n_fields;
} AttacheRecord;

/* @record: borrowed. TRUE: it was of use. */
typedef gboolean (*AttacheRecordFunc) (const AttacheRecord *record, gpointer data);

/* Of at most 2³² − 1 pages. Errors are G_FILE_ERROR. The file must not become shorter meanwhile. */
AttachePageFile *attache_page_file_open (const char *path, GError **error);
void attache_page_file_free (AttachePageFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttachePageFile, attache_page_file_free)

/* Pages count from 1; the last may be cut off and is then not counted. */
guint32 attache_page_file_get_n_pages (AttachePageFile *self);
/* Of the header, be it right or wrong. */
guint32 attache_page_file_get_user_version (AttachePageFile *self);
AttachePageKind attache_page_file_get_kind (AttachePageFile *self, guint32 page);
/* Which pages hold nothing that counts any more: one for each page, from 1; transfer full. */
gboolean *attache_page_file_dup_free_pages (AttachePageFile *self);

/* Calls @func for every record on @page that can be read, overflow and all; answers how many were
 * of use. @n_lost: how many could not be read. */
guint attache_page_file_read (AttachePageFile *self, guint32 page, AttacheRecordFunc func,
                              gpointer data, guint *n_lost);
/* Appends the children of an interior page (guint32) that lie within the file. */
void attache_page_file_list_children (AttachePageFile *self, guint32 page, GArray *children);

G_END_DECLS

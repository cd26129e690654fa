/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of the report of an import: what is to be said of the files and articles of one batch, and
 * is written with them. For one thread at a time. */

#pragma once

#include "attache-import-table.h"

G_BEGIN_DECLS

/* An article that came in, or was there. */
typedef struct
{
  gint64 id;
  gboolean is_known;
} AttacheImportArrival;

typedef struct
{
  GArray *arrivals; /* AttacheImportArrival */
  GArray *remarks;  /* AttacheImportRemark, strings owned */
} AttacheImportLines;

AttacheImportLines *attache_import_lines_new (void);
void attache_import_lines_free (AttacheImportLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheImportLines, attache_import_lines_free)

/* Strings are copied. */
void attache_import_lines_add_remark (AttacheImportLines *lines, const AttacheImportRemark *remark);
void attache_import_lines_add_article (AttacheImportLines *lines, gint64 article_id,
                                       gboolean is_known);
guint attache_import_lines_count (const AttacheImportLines *lines);

/* Puts what stands in @earlier before what stands in @lines, and leaves it empty. */
void attache_import_lines_go_on (AttacheImportLines *lines, AttacheImportLines *earlier);

G_END_DECLS

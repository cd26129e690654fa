/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first rows of a table, and a guess at what its columns are: for the page on which a person
 * says so. */

#pragma once

#include <gio/gio.h>

#include "attache-columns.h"

G_BEGIN_DECLS

#define ATTACHE_TABLE_PREVIEW_ROWS 5

typedef struct
{
  GStrv names;             /* Owned */
  GPtrArray *rows;         /* Owned; GStrv of as many cells as there are names */
  AttacheColumns *columns; /* Owned; for these names: the guess */
} AttacheTablePreview;

/* NULL with an ATTACHE_IMPORT_ERROR where there is no line of names with rows below. Reads 256 KiB;
 * blocks on the disk. */
AttacheTablePreview *attache_table_preview_new (GFile *file, GCancellable *cancellable,
                                                GError **error);
void attache_table_preview_free (AttacheTablePreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheTablePreview, attache_table_preview_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much there is to do in an import, how much of it is done, and how long the rest will take.
 * One thread counts, any may look. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Zero at the beginning; read and written by the functions below. */
typedef struct
{
  gint total;
  gint done;
} AttacheImportWork;

/* What a file of @size bytes is worth: by its bytes, and something for being a file at all. */
gint attache_import_work_of (guint64 size);
/* What the piece @i of @n, counted from 0, has of @units: all pieces together have @units. */
gint attache_import_work_share_out (gint units, guint i, guint n);

void attache_import_work_expect (AttacheImportWork *work, gint units);
void attache_import_work_note_done (AttacheImportWork *work, gint units);

/* From 0 to 1; 0 while nothing is expected. */
double attache_import_work_get_share (const AttacheImportWork *work);
/* In microseconds, when that share was done within @elapsed microseconds; -1 where that is too
 * little to tell. */
gint64 attache_import_work_reckon_left (double share, gint64 elapsed);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Annotations sorted and put under headings, the same for every format. Private to export. */

#pragma once

#include "attache-note-export.h"

G_BEGIN_DECLS

typedef struct
{
  char *heading;    /* Owned; for people */
  GPtrArray *notes; /* AttacheAnnotation, borrowed from the caller; in order of date and place */
} AttacheNoteGroup;

/* AttacheNoteGroup, by heading (articles and dates by date, oldest first). What has no speaker, tag
 * or date comes last under a heading that says so. Transfer full. */
GPtrArray *attache_note_groups_new (AttacheAnnotation *const *annotations, guint n_annotations,
                                    AttacheExportGrouping grouping);

/* "27 September 2022", "" where unknown. Transfer full. */
char *attache_note_dup_date (const AttacheAnnotationFields *note);

GString *attache_note_groups_to_markdown (GPtrArray *groups, guint n_notes, const char *title,
                                          gint64 now);
GString *attache_note_groups_to_json (GPtrArray *groups, AttacheExportGrouping grouping,
                                      const char *title, gint64 now);
GString *attache_note_groups_to_csv (GPtrArray *groups, AttacheExportGrouping grouping);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Annotated notes as a document: one writer a format, all fed with the same annotations in the same
 * groups. They know no database and no file: bytes out. */

#pragma once

#include "attache-annotation.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_EXPORT_MARKDOWN,
  ATTACHE_EXPORT_JSON,
  ATTACHE_EXPORT_CSV,
} AttacheExportFormat;
#define ATTACHE_N_EXPORT_FORMATS (ATTACHE_EXPORT_CSV + 1)

typedef enum
{
  ATTACHE_GROUP_ARTICLE,
  ATTACHE_GROUP_SPEAKER,
  ATTACHE_GROUP_TAG,
  ATTACHE_GROUP_DATE,
} AttacheExportGrouping;

/* "markdown" "json" "csv"; "article" "speaker" "tag" "date"; static. */
const char *attache_export_format_to_string (AttacheExportFormat format);
gboolean attache_export_format_from_string (const char *string, AttacheExportFormat *format);
const char *attache_export_format_get_suffix (AttacheExportFormat format); /* ".md" … */
const char *attache_export_grouping_to_string (AttacheExportGrouping grouping);
gboolean attache_export_grouping_from_string (const char *string, AttacheExportGrouping *grouping);

/* UTF-8 bytes of the whole document, in any order of @annotations (AttacheAnnotation *): it groups
 * and sorts them itself. A note with two tags stands under both when grouped by tag. @dossier_title
 * and @now (microseconds UTC) go into the head. Never fails. Transfer full. */
GBytes *attache_note_export_to_bytes (AttacheAnnotation *const *annotations, guint n_annotations,
                                      AttacheExportFormat format, AttacheExportGrouping grouping,
                                      const char *dossier_title, gint64 now);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sections of an import's report: their words, and the rows that choose one. */

#pragma once

#include <gtk/gtk.h>

#include "attache-import-record.h"

G_BEGIN_DECLS

/* “Not Imported”; static. */
const char *attache_import_sections_get_title (AttacheImportSection section);
/* What the section holds, where the title does not say it; static, nullable. */
const char *attache_import_sections_explain (AttacheImportSection section);

/* Rows of the sections that hold something, in @list; the one of @chosen is selected. @run
 * nullable. */
void attache_import_sections_fill (GtkListBox *list, const AttacheImportRun *run,
                                   AttacheImportSection chosen);
AttacheImportSection attache_import_sections_get (GtkListBoxRow *row);

/* “21 November 2026, 23:50 · 312 articles”; transfer full. */
char *attache_import_sections_name_run (const AttacheImportRun *run);
/* “312 articles from 340 files in 12 s, 26 a second”; transfer full. @run nullable. */
char *attache_import_sections_describe_run (const AttacheImportRun *run);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar under a list of articles that lack something: outlet, date or language for all that are
 * selected. It changes nothing itself. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATTACHE_TYPE_IMPORT_FILL (attache_import_fill_get_type ())
G_DECLARE_FINAL_TYPE (AttacheImportFill, attache_import_fill, ATTACHE, IMPORT_FILL, GtkWidget)

/* Signals: "outlet" (const char *name); "language" (const char *tag); "day" (gint64, microseconds
 * UTC): what the person asked for. */

/* How many articles are selected. */
void attache_import_fill_set_count (AttacheImportFill *self, guint n_selected);

G_END_DECLS

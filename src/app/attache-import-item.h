/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of the report as an object, and the widget that shows it. */

#pragma once

#include <gtk/gtk.h>

#include "attache-import-record.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_IMPORT_ITEM (attache_import_item_get_type ())
G_DECLARE_FINAL_TYPE (AttacheImportItem, attache_import_item, ATTACHE, IMPORT_ITEM, GObject)

/* Takes @entry. Property "selected" (gboolean) notifies. */
AttacheImportItem *attache_import_item_new (AttacheImportEntry *entry);
const AttacheImportEntry *attache_import_item_get_entry (AttacheImportItem *self);
gboolean attache_import_item_is_selected (AttacheImportItem *self);

#define ATTACHE_TYPE_IMPORT_ROW (attache_import_row_get_type ())
G_DECLARE_FINAL_TYPE (AttacheImportRow, attache_import_row, ATTACHE, IMPORT_ROW, GtkWidget)

/* Signal "columns-requested": of a table that nobody told the columns of. */
GtkWidget *attache_import_row_new (void);
/* @item: nullable. @can_select: whether it has a check button. */
void attache_import_row_set_item (AttacheImportRow *self, AttacheImportItem *item,
                                  gboolean can_select);
AttacheImportItem *attache_import_row_get_item (AttacheImportRow *self);

G_END_DECLS

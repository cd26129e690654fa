/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One statement on its speaker's card: the quotation beside a bar of the speaker's colour, and
 * below when, how and through whom it was said. */

#pragma once

#include <gtk/gtk.h>

#include "attache-query-model.h"
#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_STATEMENT_ROW (attache_statement_row_get_type ())
G_DECLARE_FINAL_TYPE (AttacheStatementRow, attache_statement_row, ATTACHE, STATEMENT_ROW, GtkWidget)

GtkWidget *attache_statement_row_new (AttacheSession *session);
/* @item: an AttacheStatement, an AttacheQueryRow of one that may arrive later, or NULL. @is_last:
 * the card ends with it. */
void attache_statement_row_set_item (AttacheStatementRow *self, GObject *item, gboolean is_last);

G_END_DECLS

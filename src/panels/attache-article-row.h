/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article in the list, with the heading of its day where it is the first of that day. It
 * follows its query row, whose item may come later and may change. */

#pragma once

#include <gtk/gtk.h>

#include "attache-query-model.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_ARTICLE_ROW (attache_article_row_get_type ())
G_DECLARE_FINAL_TYPE (AttacheArticleRow, attache_article_row, ATTACHE, ARTICLE_ROW, GtkWidget)

GtkWidget *attache_article_row_new (void);

/* NULL: none, as rows are used again. */
void attache_article_row_set_row (AttacheArticleRow *self, AttacheQueryRow *row);
AttacheQueryRow *attache_article_row_get_row (AttacheArticleRow *self);

G_END_DECLS

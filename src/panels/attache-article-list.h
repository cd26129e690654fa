/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of articles with its search: all that pass the filter, newest first, by day. Its actions
 * are "article-list.search" and, with an article's id (x), "article-list.star",
 * "article-list.set-date", "article-list.set-outlet", "article-list.set-title" and
 * "article-list.show-carriers". A row that is clicked or activated calls "win.read". */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_ARTICLE_LIST (attache_article_list_get_type ())
G_DECLARE_FINAL_TYPE (AttacheArticleList, attache_article_list, ATTACHE, ARTICLE_LIST, GtkWidget)

/* Property "session" (construct only). */
GtkWidget *attache_article_list_new (AttacheSession *session);

G_END_DECLS

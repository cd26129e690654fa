/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the article list share. */

#pragma once

#include <adwaita.h>

#include "attache-article-list.h"
#include "attache-query-model.h"

G_BEGIN_DECLS

struct _AttacheArticleList
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session;
  GtkSingleSelection *selection;

  /* Template children */
  GtkWidget *box;
  GtkSearchEntry *entry;
  GtkSpinner *sorting;
  GtkMenuButton *order_button;
  GtkLabel *error;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *empty;
  GtkWidget *import;
  GtkWidget *clear;

  /* Borrowed: a child */
  GtkWidget *menu;

  /* State */
  gint64 asked;          /* the article that was opened last, here or elsewhere; 0: none */
  gboolean is_following; /* the session, so that nothing is told back to it */
};

/* attache-article-list-order.c: "newest" or "relevance"; the button and the spinner for it. */
const char *attache_article_list_get_order (AttacheArticleList *self);
void attache_article_list_set_order (AttacheArticleList *self, const char *name);
void attache_article_list_show_order (AttacheArticleList *self);
void attache_article_list_show_sorting (AttacheArticleList *self);

/* attache-article-list-actions.c */
void attache_article_list_install_actions (GtkWidgetClass *widget_class);
/* The menu of one article, at (@x, @y) of @self. */
void attache_article_list_show_menu (AttacheArticleList *self, AttacheArticle *article, double x,
                                     double y);

G_END_DECLS

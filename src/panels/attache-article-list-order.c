/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which order the articles are listed: newest first, or, while words are asked, the most
 * relevant first. */

#include "config.h"

#include "attache-article-list-private.h"

#include <glib/gi18n.h>

static const char *const names[] = {
  [ATTACHE_ORDER_NEWEST] = "newest",
  [ATTACHE_ORDER_RELEVANCE] = "relevance",
};

/* Without words nothing is more relevant than another; what was chosen waits for the next. */
static AttacheOrder
get_shown (AttacheArticleList *self)
{
  return attache_session_can_sort (self->session) ? attache_session_get_order (self->session)
                                                  : ATTACHE_ORDER_NEWEST;
}

const char *
attache_article_list_get_order (AttacheArticleList *self)
{
  /* The menu asks while the template is made. */
  return names[self->session != NULL ? attache_session_get_order (self->session)
                                     : ATTACHE_ORDER_NEWEST];
}

void
attache_article_list_set_order (AttacheArticleList *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strcmp0 (name, names[i]) == 0)
        attache_session_set_order (self->session, (AttacheOrder) i);
    }
}

void
attache_article_list_show_order (AttacheArticleList *self)
{
  const gboolean is_by_relevance = get_shown (self) == ATTACHE_ORDER_RELEVANCE;
  const char *words = is_by_relevance ? _ ("Sorted by: most relevant")
                                      : _ ("Sorted by: newest first");

  gtk_widget_set_sensitive (GTK_WIDGET (self->order_button),
                            attache_session_can_sort (self->session));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->order_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
attache_article_list_show_sorting (AttacheArticleList *self)
{
  gboolean is_sorting;

  g_object_get (self->session, "sorting", &is_sorting, NULL);
  gtk_spinner_set_spinning (self->sorting, is_sorting);
  gtk_widget_set_visible (GTK_WIDGET (self->sorting), is_sorting);
}

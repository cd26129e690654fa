/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the article list. */

#include "config.h"

#include "attache-article-row.h"

#include "attache-article-words.h"
#include "attache-side-row.h"

struct _AttacheArticleRow
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheQueryRow *row; /* nullable */

  /* Template children */
  GtkWidget *box;
  GtkWidget *card;
  GtkLabel *day;
  GtkWidget *dot;
  GtkLabel *title;
  GtkWidget *star;
  GtkLabel *counts;
  GtkLabel *snippet;
  GtkButton *carriers;
};

G_DEFINE_FINAL_TYPE (AttacheArticleRow, attache_article_row, GTK_TYPE_WIDGET)

static void
show_article (AttacheArticleRow *self, const AttacheArticleFields *fields)
{
  g_autofree char *day = attache_article_describe_day (fields);
  g_autofree char *counts = attache_article_describe_counts (fields);
  g_autofree char *snippet = attache_article_mark_up_snippet (fields);
  g_autofree char *whole = attache_article_describe (fields);
  g_autofree char *carriers = attache_article_describe_carriers (fields);

  gtk_label_set_label (self->day, day);
  attache_side_row_set_line (self->title, fields->title);
  gtk_widget_set_visible (self->dot, fields->is_unread);
  gtk_widget_set_visible (self->star, fields->is_starred);
  gtk_label_set_label (self->counts, counts);
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), snippet != NULL);
  if (snippet != NULL)
    gtk_label_set_markup (self->snippet, snippet);
  gtk_widget_set_visible (GTK_WIDGET (self->carriers), carriers != NULL);
  if (carriers != NULL)
    {
      gtk_button_set_label (self->carriers, carriers);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->carriers), "x", fields->id);
    }
  if (fields->is_match)
    gtk_widget_remove_css_class (self->card, "left-out");
  else
    gtk_widget_add_css_class (self->card, "left-out");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

/* Until it was fetched nothing is seen of it. What the row showed before stays meanwhile, so that
 * the list does not jump: all else would have to be laid out, for a moment, in two hundred rows. */
static void
refresh (AttacheArticleRow *self)
{
  AttacheArticle *article = self->row != NULL ? attache_query_row_get_item (self->row) : NULL;

  gtk_widget_set_opacity (self->box, article != NULL ? 1 : 0);
  if (article != NULL)
    {
      show_article (self, attache_article_get_fields (article));
      gtk_widget_set_visible (GTK_WIDGET (self->day),
                              attache_query_row_is_first_of_group (self->row));
    }
  else
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, "…",
                                      -1);
    }
}

static void
attache_article_row_dispose (GObject *object)
{
  AttacheArticleRow *self = ATTACHE_ARTICLE_ROW (object);

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (attache_article_row_parent_class)->dispose (object);
}

static void
attache_article_row_class_init (AttacheArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_article_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleRow, box);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleRow, card);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleRow, day);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleRow, dot);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleRow, star);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleRow, counts);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleRow, carriers);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-article-row");
}

static void
attache_article_row_init (AttacheArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_article_row_new (void)
{
  return g_object_new (ATTACHE_TYPE_ARTICLE_ROW, NULL);
}

void
attache_article_row_set_row (AttacheArticleRow *self, AttacheQueryRow *row)
{
  g_return_if_fail (ATTACHE_IS_ARTICLE_ROW (self) && (row == NULL || ATTACHE_IS_QUERY_ROW (row)));

  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row != NULL)
    {
      g_signal_connect_swapped (row, "notify::item", G_CALLBACK (refresh), self);
      g_signal_connect_swapped (row, "notify::first-of-group", G_CALLBACK (refresh), self);
    }
  refresh (self);
}

AttacheQueryRow *
attache_article_row_get_row (AttacheArticleRow *self)
{
  g_return_val_if_fail (ATTACHE_IS_ARTICLE_ROW (self), NULL);

  return self->row;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done to an article from its list: a star, and setting right what was read wrongly
 * from its file. */

#include "config.h"

#include "attache-article-list-private.h"

#include <glib/gi18n.h>

/* The article may have left the list while a menu or a dialog was open; then there is nothing to
 * fill in. */
static AttacheArticle *
find_article (AttacheArticleList *self, gint64 id)
{
  GListModel *articles = attache_session_list_articles (self->session);
  const guint position = attache_query_model_find (ATTACHE_QUERY_MODEL (articles), id);
  g_autoptr (AttacheQueryRow)
      row = position != G_MAXUINT ? g_list_model_get_item (articles, position) : NULL;

  return row != NULL ? attache_query_row_get_item (row) : NULL;
}

static void
search_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheArticleList *self = ATTACHE_ARTICLE_LIST (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
clear_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheArticleList *self = ATTACHE_ARTICLE_LIST (widget);
  g_autoptr (AttacheFilter) filter = attache_filter_new ();

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  attache_session_set_filter (self->session, filter);
}

static void
star_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheArticleList *self = ATTACHE_ARTICLE_LIST (widget);
  const gint64 id = g_variant_get_int64 (parameter);
  AttacheArticle *article = find_article (self, id);

  if (article != NULL)
    attache_session_set_starred (self->session, id,
                                 !attache_article_get_fields (article)->is_starred);
}

/* Whatever the filter was: it might leave out what is asked for. */
static void
show_carriers_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheArticleList *self = ATTACHE_ARTICLE_LIST (widget);
  g_autoptr (AttacheFilter) empty = attache_filter_new ();
  g_autoptr (AttacheFilter)
      filter = attache_filter_with_kin (empty, g_variant_get_int64 (parameter));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  attache_session_set_filter (self->session, filter);
}

/* What a dialog is about; freed with it. */
typedef struct
{
  AttacheSession *session;
  gint64 article_id;
  GtkWidget *input; /* borrowed */
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question);
}

static void
title_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "set"))
    attache_session_set_title (question->session, question->article_id,
                               gtk_editable_get_text (GTK_EDITABLE (question->input)));
}

static void
outlet_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "set"))
    attache_session_set_outlet (question->session, question->article_id,
                                gtk_editable_get_text (GTK_EDITABLE (question->input)));
}

static void
date_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (GTK_CALENDAR (question->input));
  g_autoptr (GDateTime)
      day = g_date_time_new_utc (g_date_time_get_year (chosen), g_date_time_get_month (chosen),
                                 g_date_time_get_day_of_month (chosen), 0, 0, 0);

  if (g_str_equal (response, "set"))
    attache_session_set_published (question->session, question->article_id,
                                   g_date_time_to_unix (day) * G_USEC_PER_SEC,
                                   ATTACHE_PRECISION_DAY);
}

static void
ask (AttacheArticleList *self, gint64 id, const char *heading, GtkWidget *input, GCallback answered)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              heading, NULL);
  Question *question = g_new (Question, 1);

  *question = (Question){ g_object_ref (self->session), id, input };
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "set",
                                    _ ("_Set"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "set",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "set");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), input);
  g_signal_connect_data (dialog, "response", answered, question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
create_entry (const char *text, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return entry;
}

static void
ask_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheArticleList *self = ATTACHE_ARTICLE_LIST (widget);
  const gint64 id = g_variant_get_int64 (parameter);
  AttacheArticle *article = find_article (self, id);
  const AttacheArticleFields *fields;

  if (article == NULL)
    return;
  fields = attache_article_get_fields (article);
  if (g_str_has_suffix (action_name, "set-title"))
    ask (self, id, _ ("Title"), create_entry (fields->title, _ ("Title")),
         G_CALLBACK (title_answered_cb));
  else if (g_str_has_suffix (action_name, "set-outlet"))
    ask (self, id, _ ("Outlet"), create_entry (fields->outlet, _ ("Outlet")),
         G_CALLBACK (outlet_answered_cb));
  else
    {
      GtkWidget *calendar = gtk_calendar_new ();
      g_autoptr (GDateTime)
          day = fields->published != ATTACHE_TIME_UNKNOWN
                    ? g_date_time_new_from_unix_utc (fields->published / G_USEC_PER_SEC)
                    : NULL;

      if (day != NULL)
        gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
      ask (self, id, _ ("Published"), calendar, G_CALLBACK (date_answered_cb));
    }
}

static void
append_item (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

/* The window does it, for it can offer to undo. */
static void
append_removals (AttacheArticleList *self, GMenu *menu, gint64 id)
{
  const guint n = g_list_model_get_n_items (attache_session_list_articles (self->session));
  g_autoptr (GMenu) section = g_menu_new ();

  append_item (section, _ ("Remove"), "win.remove-article", id);
  if (n > 1 && !attache_filter_is_empty (attache_session_get_filter (self->session)))
    {
      g_autofree char *label = g_strdup_printf (
          ngettext ("Remove the %u Listed…", "Remove All %u Listed…", n), n);

      g_menu_append (section, label, "win.remove-listed");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

void
attache_article_list_show_menu (AttacheArticleList *self, AttacheArticle *article, double x,
                                double y)
{
  const AttacheArticleFields *fields = attache_article_get_fields (article);
  g_autoptr (GMenu) menu = g_menu_new ();

  append_item (menu, fields->is_starred ? _ ("Remove Star") : _ ("Star"), "article-list.star",
               fields->id);
  if (fields->n_carriers > 0)
    append_item (menu, _ ("Show All with This Text"), "article-list.show-carriers", fields->id);
  append_item (menu, _ ("Set Date…"), "article-list.set-date", fields->id);
  append_item (menu, _ ("Set Outlet…"), "article-list.set-outlet", fields->id);
  append_item (menu, _ ("Edit Title…"), "article-list.set-title", fields->id);
  append_removals (self, menu, fields->id);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
attache_article_list_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "article-list.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "article-list.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "article-list.star", "x", star_cb);
  gtk_widget_class_install_action (widget_class, "article-list.show-carriers", "x",
                                   show_carriers_cb);
  gtk_widget_class_install_action (widget_class, "article-list.set-date", "x", ask_cb);
  gtk_widget_class_install_action (widget_class, "article-list.set-outlet", "x", ask_cb);
  gtk_widget_class_install_action (widget_class, "article-list.set-title", "x", ask_cb);
}

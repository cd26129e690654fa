/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list and the session follow each other: what is selected here is read there, and the other
 * way round. */

#include "config.h"

#include "attache-article-list-private.h"

#include <glib/gi18n.h>

#include "attache-article-row.h"
#include "attache-store-error.h"

typedef enum
{
  PROP_SESSION = 1,
  PROP_ORDER,
} AttacheArticleListProperty;

static GParamSpec *properties[PROP_ORDER + 1];

G_DEFINE_FINAL_TYPE (AttacheArticleList, attache_article_list, GTK_TYPE_WIDGET)

static AttacheQueryModel *
get_articles (AttacheArticleList *self)
{
  return ATTACHE_QUERY_MODEL (attache_session_list_articles (self->session));
}

static guint
get_count (AttacheArticleList *self, const char *property)
{
  guint count;

  g_object_get (self->session, property, &count, NULL);
  return count;
}

static void
update_page (AttacheArticleList *self)
{
  const gboolean is_any = get_count (self, "n-articles-total") > 0;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }
  adw_status_page_set_title (self->empty, is_any ? _ ("Nothing Found") : _ ("No Articles"));
  adw_status_page_set_icon_name (self->empty,
                                 is_any ? "edit-find-symbolic" : "x-office-document-symbolic");
  gtk_widget_set_visible (self->import, !is_any);
  gtk_widget_set_visible (
      self->clear, is_any && !attache_filter_is_empty (attache_session_get_filter (self->session)));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* Selects the article that is read, and brings its row in sight where @is_shown. */
static void
follow_reading (AttacheArticleList *self, gboolean is_shown)
{
  AttacheReading *reading = attache_session_get_reading (self->session);
  guint position = GTK_INVALID_LIST_POSITION;

  if (reading != NULL)
    {
      const gint64 id = attache_article_get_fields (attache_reading_get_article (reading))->id;

      position = attache_query_model_find (get_articles (self), id);
    }
  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_following = FALSE;
  if (is_shown && position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
reading_cb (AttacheArticleList *self)
{
  AttacheQueryRow *row = gtk_single_selection_get_selected_item (self->selection);
  AttacheReading *reading = attache_session_get_reading (self->session);

  self->asked = reading != NULL
                    ? attache_article_get_fields (attache_reading_get_article (reading))->id
                    : 0;
  /* A new reading of the same article, as after a note, moves nothing. */
  if (row != NULL && attache_query_row_get_id (row) == self->asked)
    return;
  follow_reading (self, TRUE);
}

static void
items_changed_cb (AttacheArticleList *self)
{
  follow_reading (self, FALSE);
  update_page (self);
}

static void
selected_cb (AttacheArticleList *self)
{
  AttacheQueryRow *row = gtk_single_selection_get_selected_item (self->selection);

  /* A row that only moved, as a filter came or went, is selected again at its new place. */
  if (self->is_following || row == NULL || attache_query_row_get_id (row) == self->asked)
    return;
  self->asked = attache_query_row_get_id (row);
  attache_session_open_article (self->session, self->asked);
}

static void
search_changed_cb (AttacheArticleList *self)
{
  g_autoptr (AttacheFilter) filter = NULL;

  if (self->is_following)
    return;
  filter = attache_filter_with_words (attache_session_get_filter (self->session),
                                      gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  if (!attache_filter_equal (filter, attache_session_get_filter (self->session)))
    attache_session_set_filter (self->session, filter);
}

static void
stop_search_cb (AttacheArticleList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
search_done_cb (AttacheArticleList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
filter_cb (AttacheArticleList *self)
{
  const char *words = attache_filter_get_words (attache_session_get_filter (self->session));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  /* What is being typed is ahead of the filter; only a filter changed elsewhere is taken over. */
  if (g_strcmp0 (words != NULL ? words : "", typed) != 0
      && gtk_widget_get_focus_child (GTK_WIDGET (self->entry)) == NULL)
    {
      self->is_following = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), words != NULL ? words : "");
      self->is_following = FALSE;
    }
  attache_article_list_show_order (self);
  update_page (self);
}

static void
order_cb (AttacheArticleList *self)
{
  attache_article_list_show_order (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static void
failed_cb (AttacheArticleList *self, const GError *error)
{
  if (!g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_WORDS))
    return;
  gtk_label_set_label (self->error, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
}

static AttacheArticle *
get_row_article (AttacheArticleList *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL;
  AttacheQueryRow *query_row;

  if (widget != NULL)
    row = ATTACHE_IS_ARTICLE_ROW (widget)
              ? widget
              : gtk_widget_get_ancestor (widget, ATTACHE_TYPE_ARTICLE_ROW);
  query_row = row != NULL ? attache_article_row_get_row (ATTACHE_ARTICLE_ROW (row)) : NULL;
  return query_row != NULL ? attache_query_row_get_item (query_row) : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  AttacheArticleList *self = user_data;
  AttacheArticle *article = get_row_article (self, x, y);
  double there_x;
  double there_y;

  if (article == NULL)
    return;
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &there_x,
                                    &there_y);
  attache_article_list_show_menu (self, article, there_x, there_y);
}

/* Where there is room for one pane only, what was chosen here is looked at there. */
static void
activated_cb (AttacheArticleList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.read", NULL);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  AttacheArticleList *self = user_data;

  if (get_row_article (self, x, y) != NULL)
    activated_cb (self);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  AttacheArticleList *self = ATTACHE_ARTICLE_LIST (widget);
  AttacheQueryRow *row = gtk_single_selection_get_selected_item (self->selection);
  AttacheArticle *article = row != NULL ? attache_query_row_get_item (row) : NULL;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  double x = 40;
  double y = 40;

  if (article == NULL || focus == NULL)
    return FALSE;
  gtk_widget_translate_coordinates (focus, widget, 40, gtk_widget_get_height (focus) / 2.0, &x, &y);
  attache_article_list_show_menu (self, article, x, y);
  return TRUE;
}

static gboolean
remove_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  AttacheArticleList *self = ATTACHE_ARTICLE_LIST (widget);
  AttacheQueryRow *row = gtk_single_selection_get_selected_item (self->selection);

  /* In the search entry it deletes what is typed. */
  if (row == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    return FALSE;
  return gtk_widget_activate_action (widget, "win.remove-article", "x",
                                     attache_query_row_get_id (row));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, attache_article_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  attache_article_row_set_row (ATTACHE_ARTICLE_ROW (gtk_list_item_get_child (item)),
                               gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  attache_article_row_set_row (ATTACHE_ARTICLE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
attache_article_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((AttacheArticleListProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ATTACHE_ARTICLE_LIST (object)->session);
      break;
    case PROP_ORDER:
      g_value_set_static_string (value,
                                 attache_article_list_get_order (ATTACHE_ARTICLE_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_article_list_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  switch ((AttacheArticleListProperty) id)
    {
    case PROP_SESSION:
      ATTACHE_ARTICLE_LIST (object)->session = g_value_dup_object (value);
      break;
    case PROP_ORDER:
      attache_article_list_set_order (ATTACHE_ARTICLE_LIST (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
create_list (AttacheArticleList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkGesture *click = gtk_gesture_click_new (), *choice = gtk_gesture_click_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (get_articles (self)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (choice, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (choice));
}

static void
attache_article_list_constructed (GObject *object)
{
  AttacheArticleList *self = ATTACHE_ARTICLE_LIST (object);

  G_OBJECT_CLASS (attache_article_list_parent_class)->constructed (object);
  create_list (self);
  g_signal_connect_object (self->session, "notify::reading", G_CALLBACK (reading_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::filter", G_CALLBACK (filter_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::n-articles-total", G_CALLBACK (update_page),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::order", G_CALLBACK (order_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::sorting",
                           G_CALLBACK (attache_article_list_show_sorting), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  attache_article_list_show_sorting (self);
  filter_cb (self);
  items_changed_cb (self);
}

static void
attache_article_list_dispose (GObject *object)
{
  AttacheArticleList *self = ATTACHE_ARTICLE_LIST (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_article_list_parent_class)->dispose (object);
}

static gboolean
attache_article_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ATTACHE_ARTICLE_LIST (widget)->list));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-article-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleList, box);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleList, entry);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleList, sorting);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleList, order_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleList, error);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleList, stack);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleList, list);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleList, empty);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleList, import);
  gtk_widget_class_bind_template_child (widget_class, AttacheArticleList, clear);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
attache_article_list_class_init (AttacheArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = attache_article_list_get_property;
  object_class->set_property = attache_article_list_set_property;
  object_class->constructed = attache_article_list_constructed;
  object_class->dispose = attache_article_list_dispose;
  widget_class->grab_focus = attache_article_list_grab_focus;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ATTACHE_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                    | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_install_property_action (widget_class, "article-list.order", "order");
  attache_article_list_install_actions (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_key_cb, NULL);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-article-list");
}

static void
attache_article_list_init (AttacheArticleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_article_list_new (AttacheSession *session)
{
  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  return g_object_new (ATTACHE_TYPE_ARTICLE_LIST, "session", session, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A factory of rows, and a search that the list of tags answers. */

#include "config.h"

#include "attache-tag-view.h"

#include <glib/gi18n-lib.h>

/* Freed with the factory. */
typedef struct
{
  AttacheSession *session; /* owned */
  AttacheTagList *list;    /* owned */
  gboolean can_change;
} Ground;

static void
ground_free (gpointer data, GClosure *closure)
{
  Ground *ground = data;

  g_object_unref (ground->session);
  g_object_unref (ground->list);
  g_free (ground);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Ground *ground = user_data;

  gtk_list_item_set_activatable (item, !ground->can_change);
  gtk_list_item_set_child (item,
                           attache_tag_row_new (ground->session, ground->list, ground->can_change));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  attache_tag_row_set_item (ATTACHE_TAG_ROW (gtk_list_item_get_child (item)), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  attache_tag_row_set_item (ATTACHE_TAG_ROW (gtk_list_item_get_child (item)), NULL);
}

GtkWidget *
attache_tag_view_new (AttacheSession *session, AttacheTagList *list, gboolean can_change)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Ground *ground = g_new (Ground, 1);
  GListModel *model;
  GtkWidget *view;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);
  g_return_val_if_fail (ATTACHE_IS_TAG_LIST (list), NULL);

  *ground = (Ground){ g_object_ref (session), g_object_ref (list), can_change };
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), ground, ground_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  model = attache_tag_list_get_model (list);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (model))),
                            factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tags"),
                                  -1);
  return view;
}

static void
search_changed_cb (GtkSearchEntry *entry, AttacheTagList *list)
{
  attache_tag_list_set_search (list, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

GtkWidget *
attache_tag_view_new_search (AttacheTagList *list, const char *placeholder)
{
  GtkWidget *search = gtk_search_entry_new ();

  g_return_val_if_fail (ATTACHE_IS_TAG_LIST (list), NULL);

  g_object_set (search, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search tags"), -1);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (search_changed_cb), list, 0);
  return search;
}

static AttacheTagRow *
get_row (GtkWidget *item)
{
  GtkWidget *child = gtk_widget_get_first_child (item);

  return ATTACHE_IS_TAG_ROW (child) ? ATTACHE_TAG_ROW (child) : NULL;
}

AttacheTagRow *
attache_tag_view_get_focused (GtkListView *view)
{
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (view), NULL);

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view)));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (view)))
    return NULL;
  while (gtk_widget_get_parent (focus) != GTK_WIDGET (view))
    focus = gtk_widget_get_parent (focus);
  return get_row (focus);
}

void
attache_tag_view_focus (GtkListView *view, gint64 tag_id, guint position)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", position);
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      AttacheTagRow *row = get_row (item);

      if (row != NULL && attache_tag_row_get_id (row) == tag_id)
        gtk_widget_grab_focus (item);
    }
}

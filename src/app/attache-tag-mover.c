/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A search, the top, and all tags. */

#include "config.h"

#include "attache-tag-mover.h"

#include "attache-dialog-window.h"
#include "attache-tag-list.h"
#include "attache-tag-view.h"

#include <glib/gi18n.h>

/* Freed with the window. */
typedef struct
{
  AttacheSession *session; /* owned */
  AttacheTagList *list;    /* owned */
  gint64 tag_id;
  GtkWindow *window; /* borrowed */
} Mover;

static void
mover_free (gpointer data)
{
  Mover *mover = data;

  g_object_unref (mover->list);
  g_object_unref (mover->session);
  g_free (mover);
}

static void
move_below (Mover *mover, gint64 parent_id)
{
  GtkWindow *parent = gtk_window_get_transient_for (mover->window);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "tags.move-to", "(xx)", mover->tag_id,
                                parent_id);
  gtk_window_close (mover->window);
}

static void
top_clicked_cb (Mover *mover)
{
  move_below (mover, 0);
}

static void
chosen_cb (GtkListView *view, guint position, gpointer user_data)
{
  Mover *mover = user_data;
  AttacheQueryModel *model = ATTACHE_QUERY_MODEL (attache_tag_list_get_model (mover->list));

  move_below (mover, attache_query_model_get_id (model, position));
}

static GtkWidget *
new_list (Mover *mover)
{
  GtkWidget *view = attache_tag_view_new (mover->session, mover->list, FALSE);
  GtkWidget *scroller = attache_dialog_window_new_scroller (view);

  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Below which tag"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (chosen_cb), mover);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  return scroller;
}

static GtkWidget *
new_content (Mover *mover, const char *name)
{
  /* Translators: %s is the name of a tag; a list of tags to choose from follows. */
  g_autofree char *words = g_strdup_printf (_ ("“%s” and all below it go below the tag that you "
                                               "choose. Notes keep it."),
                                            name);
  GtkWidget *box = attache_dialog_window_new_page (words);
  GtkWidget *search = attache_tag_view_new_search (mover->list, _ ("Below which tag?"));
  GtkWidget *top = gtk_button_new_with_mnemonic (_ ("To the _Top"));

  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (gtk_window_close), mover->window);
  gtk_widget_set_tooltip_text (top, _ ("Below no other tag"));
  g_signal_connect_swapped (top, "clicked", G_CALLBACK (top_clicked_cb), mover);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), new_list (mover));
  gtk_box_append (GTK_BOX (box), top);
  return box;
}

void
attache_tag_mover_present (AttacheSession *session, gint64 tag_id, const char *name,
                           GtkWindow *parent)
{
  GtkWidget *window;
  Mover *mover;

  g_return_if_fail (ATTACHE_IS_SESSION (session));
  g_return_if_fail (name != NULL);

  mover = g_new0 (Mover, 1);
  window = attache_dialog_window_new (parent, _ ("Move Tag"), 380, 440);
  mover->session = g_object_ref (session);
  mover->list = attache_tag_list_new (attache_session_get_dossier (session));
  mover->tag_id = tag_id;
  mover->window = GTK_WINDOW (window);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  attache_dialog_window_set_body (window, new_content (mover, name));
  g_object_set_data_full (G_OBJECT (window), "mover", mover, mover_free);
  gtk_window_present (GTK_WINDOW (window));
}

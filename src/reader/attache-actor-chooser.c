/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A filtered list of choices; Enter in the search takes the first. */

#include "config.h"

#include "attache-actor-chooser.h"

#include "attache-choice.h"
#include "attache-line-words.h"

struct _AttacheActorChooser
{
  GtkWidget parent_instance;

  /* Owned */
  GtkFilterListModel *model;
  GtkFilter *filter;

  /* Template children */
  GtkWidget *box;
  GtkSearchEntry *entry;
  GtkListView *list;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (AttacheActorChooser, attache_actor_chooser, GTK_TYPE_WIDGET)

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  AttacheActorChooser *self = user_data;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return *words == '\0' || g_str_match_string (words, attache_choice_get_fields (item)->name, TRUE);
}

static void
search_changed_cb (AttacheActorChooser *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
choose (AttacheActorChooser *self, guint position)
{
  g_autoptr (AttacheChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (choice != NULL)
    g_signal_emit (self, chosen_signal, 0, attache_choice_get_fields (choice)->id);
}

static void
activate_cb (AttacheActorChooser *self, guint position)
{
  choose (self, position);
}

static void
take_first_cb (AttacheActorChooser *self)
{
  choose (self, 0);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  AttacheChoice *choice = gtk_list_item_get_item (item);

  g_autofree char *name = attache_line_words (attache_choice_get_fields (choice)->name,
                                              ATTACHE_LINE_CHARS);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), name);
}

static void
attache_actor_chooser_dispose (GObject *object)
{
  AttacheActorChooser *self = ATTACHE_ACTOR_CHOOSER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (attache_actor_chooser_parent_class)->dispose (object);
}

static void
attache_actor_chooser_class_init (AttacheActorChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_actor_chooser_dispose;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-actor-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheActorChooser, box);
  gtk_widget_class_bind_template_child (widget_class, AttacheActorChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, AttacheActorChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_first_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-actor-chooser");
}

static void
attache_actor_chooser_init (AttacheActorChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->model = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
  g_object_unref (selection);
}

void
attache_actor_chooser_set_actors (AttacheActorChooser *self, GListModel *actors)
{
  g_return_if_fail (ATTACHE_IS_ACTOR_CHOOSER (self)
                    && (actors == NULL || G_IS_LIST_MODEL (actors)));

  gtk_filter_list_model_set_model (self->model, actors);
}

void
attache_actor_chooser_set_question (AttacheActorChooser *self, const char *question)
{
  g_return_if_fail (ATTACHE_IS_ACTOR_CHOOSER (self));

  g_object_set (self->entry, "placeholder-text", question, NULL);
}

void
attache_actor_chooser_open (AttacheActorChooser *self)
{
  g_return_if_fail (ATTACHE_IS_ACTOR_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

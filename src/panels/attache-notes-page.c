/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list view over the session's list; what is chosen elsewhere is scrolled to. */

#include "config.h"

#include "attache-notes-page.h"

#include "attache-note-row.h"
#include "attache-query-model.h"

struct _AttacheNotesPage
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session;

  /* Template children */
  GtkStack *stack;
  GtkListView *list;

  /* State */
  gboolean is_own_choice; /* what was chosen here needs no scrolling to */
  gint64 last_choice;     /* where is_edit_wanted: what was chosen then */
  gboolean is_edit_wanted;
};

G_DEFINE_FINAL_TYPE (AttacheNotesPage, attache_notes_page, GTK_TYPE_WIDGET)

static gint64
get_choice (AttacheNotesPage *self)
{
  gint64 id = 0;

  g_object_get (self->session, "selected-annotation", &id, NULL);
  return id;
}

static gboolean
edit_cb (gpointer row)
{
  if (gtk_widget_get_mapped (row))
    attache_note_row_edit (row);
  return G_SOURCE_REMOVE;
}

/* The row gets its place first: a text that has the focus before it has a size stays without. */
static void
shown_cb (AttacheNotesPage *self, AttacheNoteRow *row)
{
  if (!self->is_edit_wanted || get_choice (self) == self->last_choice)
    return;
  self->is_edit_wanted = FALSE;
  g_idle_add_full (G_PRIORITY_LOW, edit_cb, g_object_ref (row), g_object_unref);
}

static void
bind_cb (AttacheNotesPage *self, GtkListItem *item)
{
  if (gtk_list_item_get_child (item) == NULL)
    {
      gtk_list_item_set_child (item, attache_note_row_new (self->session));
      g_signal_connect_swapped (gtk_list_item_get_child (item), "shown-chosen",
                                G_CALLBACK (shown_cb), self);
    }
  attache_note_row_set_row (ATTACHE_NOTE_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
unbind_cb (AttacheNotesPage *self, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (child != NULL)
    attache_note_row_set_row (ATTACHE_NOTE_ROW (child), NULL);
}

/* The row that has the focus is the one that was activated. */
static void
edit_focused (AttacheNotesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (ATTACHE_IS_NOTE_ROW (child))
    attache_note_row_edit (ATTACHE_NOTE_ROW (child));
}

static void
activate_cb (AttacheNotesPage *self, guint position)
{
  AttacheQueryModel *model = ATTACHE_QUERY_MODEL (attache_session_list_annotations (self->session));

  self->is_own_choice = TRUE;
  attache_session_select_annotation (self->session, attache_query_model_get_id (model, position));
  self->is_own_choice = FALSE;
  edit_focused (self);
}

static void
update_page (AttacheNotesPage *self)
{
  gboolean has_any = g_list_model_get_n_items (attache_session_list_annotations (self->session))
                     > 0;

  gtk_stack_set_visible_child_name (self->stack, has_any ? "notes" : "empty");
}

static void
chosen_cb (AttacheNotesPage *self)
{
  AttacheQueryModel *model = ATTACHE_QUERY_MODEL (attache_session_list_annotations (self->session));
  const gint64 id = get_choice (self);
  guint position;

  if (id == 0 || self->is_own_choice)
    return;
  position = attache_query_model_find (model, id);
  if (position != G_MAXUINT)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
attache_notes_page_dispose (GObject *object)
{
  AttacheNotesPage *self = ATTACHE_NOTES_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_notes_page_parent_class)->dispose (object);
}

static void
attache_notes_page_class_init (AttacheNotesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_notes_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-notes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheNotesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttacheNotesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-notes-page");
}

static void
attache_notes_page_init (AttacheNotesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_notes_page_new (AttacheSession *session)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  AttacheNotesPage *self;
  GListModel *model;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  self = g_object_new (ATTACHE_TYPE_NOTES_PAGE, NULL);
  self->session = g_object_ref (session);
  model = attache_session_list_annotations (session);
  selection = gtk_no_selection_new (g_object_ref (model));
  g_signal_connect_object (model, "items-changed", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected-annotation", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  update_page (self);
  return GTK_WIDGET (self);
}

void
attache_notes_page_edit_next (AttacheNotesPage *self)
{
  g_return_if_fail (ATTACHE_IS_NOTES_PAGE (self));

  self->is_edit_wanted = TRUE;
  self->last_choice = get_choice (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list view over the tree of speakers; a click on a head chooses the speaker, on a statement
 * shows its passage. */

#include "config.h"

#include "attache-speakers-page.h"

#include "attache-query-model.h"
#include "attache-speaker-row.h"
#include "attache-speaker-tree.h"
#include "attache-statement-row.h"

struct _AttacheSpeakersPage
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session;
  AttacheSpeakerTree *tree;
  GtkNoSelection *selection;

  /* Template children */
  GtkStack *stack;
  GtkListView *list;

  /* State */
  gboolean is_own_choice; /* what was chosen here needs no scrolling to */
};

G_DEFINE_FINAL_TYPE (AttacheSpeakersPage, attache_speakers_page, GTK_TYPE_WIDGET)

static gboolean
is_last_child (GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);
  GListModel *siblings = parent != NULL ? gtk_tree_list_row_get_children (parent) : NULL;
  guint n = siblings != NULL ? g_list_model_get_n_items (siblings) : 0;
  g_autoptr (GtkTreeListRow) last = n > 0 ? gtk_tree_list_row_get_child_row (parent, n - 1) : NULL;

  return last == row;
}

/* A row's place in the list may hold a head once and a statement the next time. */
static void
bind_cb (AttacheSpeakersPage *self, GtkListItem *list_item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (gtk_tree_list_row_get_depth (row) == 0)
    {
      if (!ATTACHE_IS_SPEAKER_ROW (child))
        gtk_list_item_set_child (list_item, child = attache_speaker_row_new (self->session));
      attache_speaker_row_set_row (ATTACHE_SPEAKER_ROW (child), ATTACHE_QUERY_ROW (item),
                                   gtk_tree_list_row_get_children (row));
      return;
    }
  if (!ATTACHE_IS_STATEMENT_ROW (child))
    gtk_list_item_set_child (list_item, child = attache_statement_row_new (self->session));
  attache_statement_row_set_item (ATTACHE_STATEMENT_ROW (child), item, is_last_child (row));
}

static void
unbind_cb (AttacheSpeakersPage *self, GtkListItem *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (ATTACHE_IS_SPEAKER_ROW (child))
    attache_speaker_row_set_row (ATTACHE_SPEAKER_ROW (child), NULL, NULL);
  else if (ATTACHE_IS_STATEMENT_ROW (child))
    attache_statement_row_set_item (ATTACHE_STATEMENT_ROW (child), NULL, FALSE);
}

static void
choose_speaker (AttacheSpeakersPage *self, gint64 id)
{
  gint64 chosen = 0;

  g_object_get (self->session, "selected-speaker", &chosen, NULL);
  attache_session_select_speaker (self->session, chosen == id ? 0 : id);
}

static void
activate_cb (AttacheSpeakersPage *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
  gint64 id = ATTACHE_IS_STATEMENT (item)
                  ? attache_statement_get_fields (ATTACHE_STATEMENT (item))->id
                  : attache_query_row_get_id (ATTACHE_QUERY_ROW (item));

  self->is_own_choice = TRUE;
  if (gtk_tree_list_row_get_depth (row) == 0)
    choose_speaker (self, id);
  else
    attache_session_select_statement (self->session, id);
  self->is_own_choice = FALSE;
}

static void
update_page (AttacheSpeakersPage *self)
{
  gboolean has_any = g_list_model_get_n_items (attache_session_list_speakers (self->session)) > 0;

  gtk_stack_set_visible_child_name (self->stack, has_any ? "speakers" : "empty");
}

static void
model_changed_cb (AttacheSpeakersPage *self)
{
  gtk_no_selection_set_model (self->selection, attache_speaker_tree_get_model (self->tree));
}

static void
statement_chosen_cb (AttacheSpeakersPage *self)
{
  gint64 id = 0;
  guint position;

  g_object_get (self->session, "selected-statement", &id, NULL);
  if (id == 0 || self->is_own_choice)
    return;
  position = attache_speaker_tree_find_statement (self->tree, id);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
speaker_chosen_cb (AttacheSpeakersPage *self)
{
  guint position = attache_speaker_tree_find_statement (self->tree, 0);

  if (!self->is_own_choice && position != G_MAXUINT
      && attache_session_get_scope (self->session) == ATTACHE_SCOPE_DOSSIER)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
attache_speakers_page_dispose (GObject *object)
{
  AttacheSpeakersPage *self = ATTACHE_SPEAKERS_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_speakers_page_parent_class)->dispose (object);
}

static void
attache_speakers_page_class_init (AttacheSpeakersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_speakers_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-speakers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheSpeakersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttacheSpeakersPage, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-speakers-page");
}

static void
attache_speakers_page_init (AttacheSpeakersPage *self)
{
  self->selection = gtk_no_selection_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_speakers_page_new (AttacheSession *session)
{
  AttacheSpeakersPage *self;
  GListModel *speakers;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  self = g_object_new (ATTACHE_TYPE_SPEAKERS_PAGE, NULL);
  self->session = g_object_ref (session);
  self->tree = attache_speaker_tree_new (session);
  speakers = attache_session_list_speakers (session);
  g_signal_connect_object (self->tree, "notify::model", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (speakers, "items-changed", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected-statement", G_CALLBACK (statement_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected-speaker", G_CALLBACK (speaker_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  model_changed_cb (self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  update_page (self);
  return GTK_WIDGET (self);
}

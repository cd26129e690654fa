/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A switcher, the scope that all pages share, and whether everything is on disk. */

#include "config.h"

#include "attache-side-pane.h"

#include <glib/gi18n-lib.h>

#include "attache-events-page.h"
#include "attache-notes-page.h"
#include "attache-speakers-page.h"

struct _AttacheSidePane
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session;

  /* Template children */
  GtkWidget *box;
  GtkStack *stack;
  GtkDropDown *scope;
  GtkLabel *saved;
};

typedef enum
{
  PROP_PAGE = 1,
} AttacheSidePaneProperty;

static GParamSpec *properties[PROP_PAGE + 1];

G_DEFINE_FINAL_TYPE (AttacheSidePane, attache_side_pane, GTK_TYPE_WIDGET)

static void
show_scope (AttacheSidePane *self)
{
  gtk_drop_down_set_selected (self->scope, attache_session_get_scope (self->session));
}

static void
scope_selected_cb (AttacheSidePane *self)
{
  guint selected = gtk_drop_down_get_selected (self->scope);

  if (self->session == NULL || selected > ATTACHE_SCOPE_DOSSIER
      || selected == attache_session_get_scope (self->session))
    return;
  attache_session_set_scope (self->session, selected);
}

static void
show_save_state (AttacheSidePane *self)
{
  const char *const words[] = {
    [ATTACHE_SAVED] = _ ("Saved"),
    [ATTACHE_SAVING] = _ ("Saving…"),
    [ATTACHE_SAVE_FAILED] = _ ("Not saved"),
  };
  int state = ATTACHE_SAVED;

  g_object_get (self->session, "save-state", &state, NULL);
  gtk_label_set_label (self->saved, words[CLAMP (state, 0, ATTACHE_SAVE_FAILED)]);
  if (state == ATTACHE_SAVE_FAILED)
    gtk_widget_add_css_class (GTK_WIDGET (self->saved), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->saved), "error");
}

static void
page_changed_cb (AttacheSidePane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->saved),
                          g_strcmp0 (attache_side_pane_get_page (self), "notes") == 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
attache_side_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((AttacheSidePaneProperty) id)
    {
    case PROP_PAGE:
      g_value_set_string (value, attache_side_pane_get_page (ATTACHE_SIDE_PANE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_side_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((AttacheSidePaneProperty) id)
    {
    case PROP_PAGE:
      attache_side_pane_set_page (ATTACHE_SIDE_PANE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_side_pane_dispose (GObject *object)
{
  AttacheSidePane *self = ATTACHE_SIDE_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_side_pane_parent_class)->dispose (object);
}

static void
attache_side_pane_class_init (AttacheSidePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = attache_side_pane_get_property;
  object_class->set_property = attache_side_pane_set_property;
  object_class->dispose = attache_side_pane_dispose;
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-side-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheSidePane, box);
  gtk_widget_class_bind_template_child (widget_class, AttacheSidePane, stack);
  gtk_widget_class_bind_template_child (widget_class, AttacheSidePane, scope);
  gtk_widget_class_bind_template_child (widget_class, AttacheSidePane, saved);
  gtk_widget_class_bind_template_callback (widget_class, scope_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-side-pane");
}

static void
attache_side_pane_init (AttacheSidePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_side_pane_new (AttacheSession *session)
{
  AttacheSidePane *self;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  self = g_object_new (ATTACHE_TYPE_SIDE_PANE, NULL);
  self->session = g_object_ref (session);
  gtk_stack_add_titled (self->stack, attache_speakers_page_new (session), "speakers",
                        _ ("Speakers"));
  gtk_stack_add_titled (self->stack, attache_events_page_new (session), "events", _ ("Events"));
  gtk_stack_add_titled (self->stack, attache_notes_page_new (session), "notes", _ ("Notes"));
  g_signal_connect_object (session, "notify::scope", G_CALLBACK (show_scope), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::save-state", G_CALLBACK (show_save_state), self,
                           G_CONNECT_SWAPPED);
  show_scope (self);
  show_save_state (self);
  page_changed_cb (self);
  return GTK_WIDGET (self);
}

const char *
attache_side_pane_get_page (AttacheSidePane *self)
{
  g_return_val_if_fail (ATTACHE_IS_SIDE_PANE (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

void
attache_side_pane_set_page (AttacheSidePane *self, const char *page)
{
  g_return_if_fail (ATTACHE_IS_SIDE_PANE (self));

  if (page != NULL && gtk_stack_get_child_by_name (self->stack, page) != NULL)
    gtk_stack_set_visible_child_name (self->stack, page);
}

void
attache_side_pane_edit_next_note (AttacheSidePane *self)
{
  g_return_if_fail (ATTACHE_IS_SIDE_PANE (self));

  attache_side_pane_set_page (self, "notes");
  attache_notes_page_edit_next (
      ATTACHE_NOTES_PAGE (gtk_stack_get_child_by_name (self->stack, "notes")));
}

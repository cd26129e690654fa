/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A decision taken twice is taken back. */

#include "config.h"

#include "attache-event-row.h"

#include "attache-side-row.h"
#include "attache-side-words.h"
#include "attache-swatch.h"

struct _AttacheEventRow
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session;
  AttacheQueryRow *row; /* nullable */

  /* Template children */
  GtkWidget *card;
  AttacheSwatch *diamond;
  GtkLabel *label;
  GtkLabel *meta;
  GtkLabel *actors;
  GtkLabel *figures;
  GtkLabel *standing;
  GtkWidget *decisions;
  GtkWidget *merge_button;
  GtkWidget *note_button;
  GtkToggleButton *accept;
  GtkToggleButton *reject;

  /* State */
  gboolean is_showing; /* the buttons are set by us, not by the reader */
};

G_DEFINE_FINAL_TYPE (AttacheEventRow, attache_event_row, GTK_TYPE_WIDGET)

static const AttacheEventFields *
get_fields (AttacheEventRow *self)
{
  AttacheEvent *event = self->row != NULL ? attache_query_row_get_item (self->row) : NULL;

  return event != NULL ? attache_event_get_fields (event) : NULL;
}

static void
show_choice (AttacheEventRow *self)
{
  gint64 chosen = 0;
  gboolean is_chosen;

  g_object_get (self->session, "selected-event", &chosen, NULL);
  is_chosen = chosen != 0 && self->row != NULL && attache_query_row_get_id (self->row) == chosen;
  attache_side_row_set_class (self->card, "chosen", is_chosen);
  gtk_widget_set_visible (self->decisions, is_chosen);
  gtk_widget_set_visible (self->merge_button, is_chosen);
  gtk_widget_set_visible (self->note_button, is_chosen);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->note_button), "x", chosen);
}

static void
show_decision (AttacheEventRow *self, AttacheDecision decision)
{
  self->is_showing = TRUE;
  gtk_toggle_button_set_active (self->accept, decision == ATTACHE_DECISION_ACCEPTED
                                                  || decision == ATTACHE_DECISION_EDITED);
  gtk_toggle_button_set_active (self->reject, decision == ATTACHE_DECISION_REJECTED);
  self->is_showing = FALSE;
  attache_side_row_set_class (self->card, "rejected", decision == ATTACHE_DECISION_REJECTED);
}

static void
show_event (AttacheEventRow *self, const AttacheEventFields *fields)
{
  g_autofree char *meta = attache_side_words_event (fields, g_get_real_time ());
  g_autofree char *actors = attache_side_words_actors (fields);
  g_autofree char *figures = attache_side_words_figures (fields);
  g_autofree char *standing = attache_side_words_standing (fields);
  g_autofree char *whole = g_strdup_printf ("%s, %s, %s", fields->label, meta, standing);

  attache_swatch_set_slot (self->diamond, attache_palette_get_kind_slot (fields->kind));
  attache_side_row_set_line (self->label, fields->label);
  attache_side_row_set_line (self->meta, meta);
  attache_side_row_set_text (self->actors, actors);
  attache_side_row_set_text (self->figures, figures);
  gtk_label_set_label (self->standing, standing);
  attache_side_row_set_class (self->card, "left-out", !fields->is_match);
  show_decision (self, fields->decision);
  attache_side_row_set_name (GTK_WIDGET (self), whole);
}

static void
refresh (AttacheEventRow *self)
{
  const AttacheEventFields *fields = get_fields (self);

  if (fields != NULL)
    show_event (self, fields);
  else
    {
      gtk_label_set_label (self->label, "…");
      gtk_label_set_label (self->meta, "");
      gtk_label_set_label (self->standing, "");
      attache_side_row_set_text (self->actors, NULL);
      attache_side_row_set_text (self->figures, NULL);
    }
  show_choice (self);
}

static void
decide (AttacheEventRow *self, GtkToggleButton *button, AttacheDecision decision)
{
  const AttacheEventFields *fields = get_fields (self);

  if (self->is_showing || fields == NULL)
    return;
  if (!gtk_toggle_button_get_active (button))
    decision = ATTACHE_DECISION_NONE;
  attache_session_decide_event (self->session, fields->id, decision);
}

static void
accept_toggled_cb (AttacheEventRow *self)
{
  decide (self, self->accept, ATTACHE_DECISION_ACCEPTED);
}

static void
reject_toggled_cb (AttacheEventRow *self)
{
  decide (self, self->reject, ATTACHE_DECISION_REJECTED);
}

static void
merge_clicked_cb (AttacheEventRow *self)
{
  if (self->row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.merge-event", "x",
                                attache_query_row_get_id (self->row));
}

static void
attache_event_row_dispose (GObject *object)
{
  AttacheEventRow *self = ATTACHE_EVENT_ROW (object);

  attache_event_row_set_row (self, NULL);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_event_row_parent_class)->dispose (object);
}

static void
attache_event_row_class_init (AttacheEventRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_event_row_dispose;
  g_type_ensure (ATTACHE_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, card);
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, diamond);
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, label);
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, meta);
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, actors);
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, figures);
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, standing);
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, decisions);
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, merge_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, note_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, accept);
  gtk_widget_class_bind_template_child (widget_class, AttacheEventRow, reject);
  gtk_widget_class_bind_template_callback (widget_class, accept_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-event-row");
}

static void
attache_event_row_init (AttacheEventRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_event_row_new (AttacheSession *session)
{
  AttacheEventRow *self;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  self = g_object_new (ATTACHE_TYPE_EVENT_ROW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::selected-event", G_CALLBACK (show_choice), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
attache_event_row_set_row (AttacheEventRow *self, AttacheQueryRow *row)
{
  g_return_if_fail (ATTACHE_IS_EVENT_ROW (self));
  g_return_if_fail (row == NULL || ATTACHE_IS_QUERY_ROW (row));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_object (row, "notify::item", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

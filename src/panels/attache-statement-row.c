/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quotation is cut after some lines; the passage itself is one click away. */

#include "config.h"

#include "attache-statement-row.h"

#include "attache-side-row.h"
#include "attache-side-words.h"
#include "attache-swatch.h"

struct _AttacheStatementRow
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session;
  GObject *item; /* nullable */

  /* Template children */
  GtkWidget *card;
  AttacheSwatch *bar;
  GtkLabel *quote;
  GtkLabel *meta;
  GtkLabel *carried;
};

G_DEFINE_FINAL_TYPE (AttacheStatementRow, attache_statement_row, GTK_TYPE_WIDGET)

/* Borrowed; NULL where it is not known yet. */
static AttacheStatement *
get_statement (AttacheStatementRow *self)
{
  g_return_val_if_fail (ATTACHE_IS_STATEMENT_ROW (self), NULL);

  if (ATTACHE_IS_QUERY_ROW (self->item))
    return attache_query_row_get_item (ATTACHE_QUERY_ROW (self->item));
  return ATTACHE_IS_STATEMENT (self->item) ? ATTACHE_STATEMENT (self->item) : NULL;
}

static void
show_choice (AttacheStatementRow *self)
{
  AttacheStatement *statement = get_statement (self);
  gint64 chosen = 0;

  g_object_get (self->session, "selected-statement", &chosen, NULL);
  attache_side_row_set_class (self->card, "chosen",
                              statement != NULL && chosen != 0
                                  && attache_statement_get_fields (statement)->id == chosen);
}

static void
show_statement (AttacheStatementRow *self, const AttacheStatementFields *fields)
{
  const gint64 today = g_get_real_time ();
  const gboolean is_dossier = attache_session_get_scope (self->session) == ATTACHE_SCOPE_DOSSIER;
  g_autofree char *meta = attache_side_words_statement (fields, today, is_dossier);
  g_autofree char *carried = attache_side_words_carried (fields);
  g_autofree char *whole = attache_side_words_statement_whole (fields, today, is_dossier);

  attache_swatch_set_slot (self->bar, fields->speaker_colour);
  attache_side_row_set_line (self->quote, fields->quote);
  attache_side_row_set_line (self->meta, meta);
  gtk_label_set_label (self->carried, carried);
  attache_side_row_set_class (self->card, "left-out", !fields->is_match);
  attache_side_row_set_class (self->card, "rejected",
                              fields->decision == ATTACHE_DECISION_REJECTED);
  attache_side_row_set_name (GTK_WIDGET (self), whole);
}

static void
refresh (AttacheStatementRow *self)
{
  AttacheStatement *statement = get_statement (self);

  if (statement != NULL)
    show_statement (self, attache_statement_get_fields (statement));
  else
    {
      gtk_label_set_label (self->quote, "…");
      gtk_label_set_label (self->meta, "");
      gtk_label_set_label (self->carried, "");
    }
  show_choice (self);
}

static void
attache_statement_row_dispose (GObject *object)
{
  AttacheStatementRow *self = ATTACHE_STATEMENT_ROW (object);

  attache_statement_row_set_item (self, NULL, FALSE);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_statement_row_parent_class)->dispose (object);
}

static void
attache_statement_row_class_init (AttacheStatementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_statement_row_dispose;
  g_type_ensure (ATTACHE_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-statement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementRow, card);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementRow, bar);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementRow, quote);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementRow, meta);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementRow, carried);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-statement-row");
}

static void
attache_statement_row_init (AttacheStatementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_statement_row_new (AttacheSession *session)
{
  AttacheStatementRow *self;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  self = g_object_new (ATTACHE_TYPE_STATEMENT_ROW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::selected-statement", G_CALLBACK (show_choice), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
attache_statement_row_set_item (AttacheStatementRow *self, GObject *item, gboolean is_last)
{
  g_return_if_fail (ATTACHE_IS_STATEMENT_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  if (ATTACHE_IS_QUERY_ROW (item))
    g_signal_connect_object (item, "notify::item", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  attache_side_row_set_class (self->card, "last", is_last);
  refresh (self);
}

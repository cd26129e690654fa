/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The head of a card follows its row's item, the chosen speaker and the filter. */

#include "config.h"

#include "attache-speaker-row.h"

#include <glib/gi18n-lib.h>

#include "attache-side-row.h"
#include "attache-side-words.h"
#include "attache-speaker.h"
#include "attache-swatch.h"

struct _AttacheSpeakerRow
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session;
  AttacheQueryRow *row;   /* nullable */
  GListModel *statements; /* nullable */

  /* Template children */
  GtkWidget *card;
  AttacheSwatch *disc;
  GtkLabel *name;
  GtkLabel *role;
  GtkLabel *count;
  GtkLabel *named;
  GtkButton *filter_button;
  GtkWidget *merge_button;
  GtkWidget *note_button;
};

G_DEFINE_FINAL_TYPE (AttacheSpeakerRow, attache_speaker_row, GTK_TYPE_WIDGET)

static AttacheSpeaker *
get_speaker (AttacheSpeakerRow *self)
{
  return self->row != NULL ? attache_query_row_get_item (self->row) : NULL;
}

static gboolean
is_in_filter (AttacheSpeakerRow *self, gint64 id)
{
  guint n;
  const gint64 *actors = attache_filter_get_actors (attache_session_get_filter (self->session), &n);

  for (guint i = 0; i < n; i++)
    {
      if (actors[i] == id)
        return TRUE;
    }
  return FALSE;
}

static void
show_choice (AttacheSpeakerRow *self)
{
  gint64 id = self->row != NULL ? attache_query_row_get_id (self->row) : 0, chosen = 0;

  g_object_get (self->session, "selected-speaker", &chosen, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_button),
                          id != 0 && (id == chosen || is_in_filter (self, id)));
  gtk_widget_set_visible (self->merge_button, id != 0 && id == chosen);
  gtk_widget_set_visible (self->note_button, id != 0 && id == chosen);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->note_button), "x", id);
  gtk_button_set_label (self->filter_button, is_in_filter (self, id)
                                                 ? _ ("Take Out of the Filter")
                                                 : _ ("Show Only This Speaker"));
  attache_side_row_set_class (self->card, "chosen", id != 0 && id == chosen);
}

static void
show_speaker (AttacheSpeakerRow *self, const AttacheSpeakerFields *fields)
{
  g_autofree char *count = g_strdup_printf ("%u", fields->n_statements);
  g_autofree char *named = attache_side_words_named (fields);
  g_autofree char *whole = attache_side_words_speaker (fields);

  attache_swatch_set_slot (self->disc, fields->colour);
  attache_swatch_set_name (self->disc, fields->name);
  attache_side_row_set_line (self->name, fields->name);
  attache_side_row_set_text (self->role, fields->role);
  gtk_label_set_label (self->count, count);
  attache_side_row_set_text (self->named, named);
  attache_side_row_set_name (GTK_WIDGET (self), whole);
}

static void
refresh (AttacheSpeakerRow *self)
{
  AttacheSpeaker *speaker = get_speaker (self);

  if (speaker != NULL)
    show_speaker (self, attache_speaker_get_fields (speaker));
  else
    {
      gtk_label_set_label (self->name, "…");
      gtk_label_set_label (self->count, "");
      attache_side_row_set_text (self->role, NULL);
      attache_side_row_set_text (self->named, NULL);
      attache_swatch_set_name (self->disc, NULL);
    }
  show_choice (self);
}

static void
show_end (AttacheSpeakerRow *self)
{
  attache_side_row_set_class (self->card, "alone",
                              self->statements == NULL
                                  || g_list_model_get_n_items (self->statements) == 0);
}

static void
filter_clicked_cb (AttacheSpeakerRow *self)
{
  gint64 id = self->row != NULL ? attache_query_row_get_id (self->row) : 0;
  g_autoptr (AttacheFilter) filter = NULL;

  if (id == 0)
    return;
  filter = attache_filter_with_actor (attache_session_get_filter (self->session), id,
                                      !is_in_filter (self, id));
  attache_session_set_filter (self->session, filter);
}

static void
merge_clicked_cb (AttacheSpeakerRow *self)
{
  if (self->row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.merge-speaker", "x",
                                attache_query_row_get_id (self->row));
}

static void
attache_speaker_row_dispose (GObject *object)
{
  AttacheSpeakerRow *self = ATTACHE_SPEAKER_ROW (object);

  attache_speaker_row_set_row (self, NULL, NULL);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_speaker_row_parent_class)->dispose (object);
}

static void
attache_speaker_row_class_init (AttacheSpeakerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_speaker_row_dispose;
  g_type_ensure (ATTACHE_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-speaker-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheSpeakerRow, card);
  gtk_widget_class_bind_template_child (widget_class, AttacheSpeakerRow, disc);
  gtk_widget_class_bind_template_child (widget_class, AttacheSpeakerRow, name);
  gtk_widget_class_bind_template_child (widget_class, AttacheSpeakerRow, role);
  gtk_widget_class_bind_template_child (widget_class, AttacheSpeakerRow, count);
  gtk_widget_class_bind_template_child (widget_class, AttacheSpeakerRow, named);
  gtk_widget_class_bind_template_child (widget_class, AttacheSpeakerRow, filter_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheSpeakerRow, merge_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheSpeakerRow, note_button);
  gtk_widget_class_bind_template_callback (widget_class, filter_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-speaker-row");
}

static void
attache_speaker_row_init (AttacheSpeakerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_speaker_row_new (AttacheSession *session)
{
  AttacheSpeakerRow *self;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  self = g_object_new (ATTACHE_TYPE_SPEAKER_ROW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::selected-speaker", G_CALLBACK (show_choice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::filter", G_CALLBACK (show_choice), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
attache_speaker_row_set_row (AttacheSpeakerRow *self, AttacheQueryRow *row, GListModel *statements)
{
  g_return_if_fail (ATTACHE_IS_SPEAKER_ROW (self));
  g_return_if_fail (row == NULL || ATTACHE_IS_QUERY_ROW (row));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  if (self->statements != NULL)
    g_signal_handlers_disconnect_by_data (self->statements, self);
  g_set_object (&self->row, row);
  g_set_object (&self->statements, statements);
  if (row == NULL)
    return;
  g_signal_connect_object (row, "notify::item", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  if (statements != NULL)
    g_signal_connect_object (statements, "items-changed", G_CALLBACK (show_end), self,
                             G_CONNECT_SWAPPED);
  refresh (self);
  show_end (self);
}

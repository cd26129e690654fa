/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes through to the session; it keeps nothing that could be lost when it closes. */

#include "config.h"

#include "attache-note-popover.h"

#include <glib/gi18n.h>

#include "attache-colour-buttons.h"

struct _AttacheNotePopover
{
  GtkPopover parent_instance;

  /* Owned */
  AttacheSession *session;

  /* Template children */
  GtkBox *colours;
  GtkTextView *note;
  GtkEntry *tags;
  GtkLabel *saved;

  /* State */
  gint64 annotation_id;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (AttacheNotePopover, attache_note_popover, GTK_TYPE_POPOVER)

GStrv
attache_note_popover_split_tags (const char *words)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (words != NULL, NULL);

  parts = g_strsplit (words, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) != '\0' && g_hash_table_add (seen, parts[i]))
        g_strv_builder_add (builder, parts[i]);
    }
  return g_strv_builder_end (builder);
}

static void
note_changed_cb (AttacheNotePopover *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  g_autofree char *note = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (self->is_filling || self->annotation_id == 0)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  note = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  attache_session_set_note (self->session, self->annotation_id, note);
}

static void
send_tags (AttacheNotePopover *self)
{
  g_auto (GStrv)
      tags = attache_note_popover_split_tags (gtk_editable_get_text (GTK_EDITABLE (self->tags)));

  if (self->is_filling || self->annotation_id == 0)
    return;
  attache_session_set_tags (self->session, self->annotation_id, (const char *const *) tags);
}

static void
tags_done_cb (AttacheNotePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Half a tag is no tag: they are sent when the entry is left. */
static void
closed_cb (AttacheNotePopover *self)
{
  AttacheReading *reading = attache_session_get_reading (self->session);

  if (reading != NULL && attache_reading_find_annotation (reading, self->annotation_id) != NULL)
    {
      AttacheAnnotation *annotation = attache_reading_find_annotation (reading,
                                                                       self->annotation_id);
      const char *const *tags = attache_annotation_get_fields (annotation)->tags;
      g_autofree char *words = tags != NULL ? g_strjoinv (", ", (char **) tags) : g_strdup ("");

      if (!g_str_equal (words, gtk_editable_get_text (GTK_EDITABLE (self->tags))))
        send_tags (self);
    }
  self->annotation_id = 0;
}

static void
delete_cb (AttacheNotePopover *self)
{
  const gint64 id = self->annotation_id;

  self->annotation_id = 0;
  gtk_popover_popdown (GTK_POPOVER (self));
  attache_session_delete_annotation (self->session, id);
}

static void
colour_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheNotePopover *self = ATTACHE_NOTE_POPOVER (widget);
  AttacheHighlight colour;

  if (self->annotation_id != 0
      && attache_highlight_from_string (g_variant_get_string (parameter, NULL), &colour))
    attache_session_set_colour (self->session, self->annotation_id, colour);
}

static void
save_state_cb (AttacheNotePopover *self)
{
  guint state;

  g_object_get (self->session, "save-state", &state, NULL);
  switch ((AttacheSaveState) state)
    {
    case ATTACHE_SAVING:
      gtk_label_set_label (self->saved, _ ("Saving…"));
      break;
    case ATTACHE_SAVE_FAILED:
      gtk_label_set_label (self->saved, _ ("Not saved"));
      break;
    case ATTACHE_SAVED:
    default:
      gtk_label_set_label (self->saved, _ ("Saved"));
    }
}

static void
attache_note_popover_dispose (GObject *object)
{
  AttacheNotePopover *self = ATTACHE_NOTE_POPOVER (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_note_popover_parent_class)->dispose (object);
}

static void
attache_note_popover_class_init (AttacheNotePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_note_popover_dispose;
  gtk_widget_class_install_action (widget_class, "note.colour", "s", colour_action_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-note-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheNotePopover, colours);
  gtk_widget_class_bind_template_child (widget_class, AttacheNotePopover, note);
  gtk_widget_class_bind_template_child (widget_class, AttacheNotePopover, tags);
  gtk_widget_class_bind_template_child (widget_class, AttacheNotePopover, saved);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
attache_note_popover_init (AttacheNotePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  attache_colour_buttons_add (self->colours, "note.colour");
}

GtkWidget *
attache_note_popover_new (AttacheSession *session)
{
  AttacheNotePopover *self = g_object_new (ATTACHE_TYPE_NOTE_POPOVER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::save-state", G_CALLBACK (save_state_cb), self);
  return GTK_WIDGET (self);
}

void
attache_note_popover_open (AttacheNotePopover *self, AttacheAnnotation *annotation,
                           gboolean is_tagging)
{
  const AttacheAnnotationFields *fields;
  g_autofree char *tags = NULL;

  g_return_if_fail (ATTACHE_IS_NOTE_POPOVER (self) && ATTACHE_IS_ANNOTATION (annotation));

  fields = attache_annotation_get_fields (annotation);
  if (self->annotation_id != fields->id)
    {
      if (self->annotation_id != 0)
        closed_cb (self);
      tags = fields->tags != NULL ? g_strjoinv (", ", (char **) fields->tags) : g_strdup ("");
      self->is_filling = TRUE;
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note),
                                fields->note != NULL ? fields->note : "", -1);
      gtk_editable_set_text (GTK_EDITABLE (self->tags), tags);
      self->is_filling = FALSE;
      self->annotation_id = fields->id;
    }
  save_state_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (is_tagging ? GTK_WIDGET (self->tags) : GTK_WIDGET (self->note));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* While the reader types, the text here is ahead of the row's item; what comes back is taken over
 * only once the two have met, so that no key press is undone by an older answer. */

#include "config.h"

#include "attache-note-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-annotation.h"
#include "attache-line-words.h"
#include "attache-review.h"
#include "attache-side-row.h"
#include "attache-swatch.h"

#define MAX_NOTE_BYTES (128 << 10)
#define MAX_NOTE_CHARS 4000

struct _AttacheNoteRow
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session;
  AttacheQueryRow *row; /* nullable */

  /* Template children */
  GtkWidget *card;
  AttacheSwatch *bar;
  GtkLabel *quote;
  GtkLabel *source;
  GtkLabel *anchor;
  GtkWidget *review;
  GtkWidget *confirm;
  GtkWidget *detach;
  GtkWidget *attach;
  GtkWidget *home;
  GtkWidget *note_frame;
  GtkTextView *note;
  GtkTextBuffer *buffer;
  GtkEntry *tags;
  GtkLabel *tags_label;
  GtkWidget *tools;
  GtkToggleButton *yellow;
  GtkToggleButton *green;
  GtkToggleButton *blue;
  GtkToggleButton *pink;

  /* State */
  gboolean is_showing; /* set by us, not by the reader */
  gboolean is_ahead;   /* typed text has not come back yet */
};

G_DEFINE_FINAL_TYPE (AttacheNoteRow, attache_note_row, GTK_TYPE_WIDGET)

static guint shown_signal;

static const AttacheAnnotationFields *
get_fields (AttacheNoteRow *self)
{
  AttacheAnnotation *annotation = self->row != NULL ? attache_query_row_get_item (self->row) : NULL;

  return annotation != NULL ? attache_annotation_get_fields (annotation) : NULL;
}

static char *
dup_text (AttacheNoteRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/* A note that no person typed is shown by its beginning, and cannot be typed in: what is not there
 * would be lost. */
static void
show_note (AttacheNoteRow *self, const char *note)
{
  g_autofree char *shown = dup_text (self);
  g_autofree char *beginning = strlen (note) > MAX_NOTE_BYTES
                                   ? attache_block_words (note, MAX_NOTE_CHARS)
                                   : NULL;

  gtk_text_view_set_editable (self->note, beginning == NULL);
  if (beginning != NULL)
    note = beginning;
  if (g_strcmp0 (shown, note) == 0)
    {
      self->is_ahead = FALSE;
      return;
    }
  if (self->is_ahead)
    return;
  self->is_showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, note, -1);
  self->is_showing = FALSE;
}

static void
show_tags (AttacheNoteRow *self, const char *const *tags)
{
  g_autofree char *joined = tags != NULL ? g_strjoinv (", ", (char **) tags) : g_strdup ("");

  attache_side_row_set_text (self->tags_label, joined);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->tags)) == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->tags), joined);
}

/* Transfer full; nullable. */
static char *
describe_anchor (const AttacheAnnotationFields *fields)
{
  switch (fields->anchor)
    {
    case ATTACHE_ANCHOR_EXACT:
      return NULL;
    case ATTACHE_ANCHOR_MOVED:
      return g_strdup (_ ("The text changed; this note moved with its passage."));
    case ATTACHE_ANCHOR_UNCERTAIN:
      /* Translators: how much of the passage is still there, in percent. */
      return g_strdup_printf (_ ("The text changed; this may not be the passage any more "
                                 "(%.0f %% of it is the same)."),
                              100 * fields->score);
    case ATTACHE_ANCHOR_UNATTACHED:
      return g_strdup (_ ("The text changed; the passage is gone."));
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
show_anchor (AttacheNoteRow *self, const AttacheAnnotationFields *fields)
{
  g_autofree char *words = describe_anchor (fields);
  const gboolean has_place = fields->anchor != ATTACHE_ANCHOR_UNATTACHED;

  attache_side_row_set_text (self->anchor, words);
  gtk_widget_set_visible (self->review, fields->anchor != ATTACHE_ANCHOR_EXACT);
  gtk_widget_set_visible (self->confirm, has_place);
  gtk_widget_set_visible (self->detach, has_place);
  gtk_widget_set_visible (self->attach, fields->anchor >= ATTACHE_ANCHOR_UNCERTAIN);
  gtk_widget_set_visible (self->home, fields->home_article_id != 0);
}

static void
show_colour (AttacheNoteRow *self, AttacheHighlight colour)
{
  GtkToggleButton *const buttons[] = { self->yellow, self->green, self->blue, self->pink };

  attache_swatch_set_highlight (self->bar, colour);
  self->is_showing = TRUE;
  if ((guint) colour < G_N_ELEMENTS (buttons))
    gtk_toggle_button_set_active (buttons[colour], TRUE);
  self->is_showing = FALSE;
}

/* The tools show on the chosen one only; so does an empty note. */
static void
show_choice (AttacheNoteRow *self)
{
  const AttacheAnnotationFields *fields = get_fields (self);
  gint64 chosen = 0;
  gboolean is_chosen, has_note;

  g_object_get (self->session, "selected-annotation", &chosen, NULL);
  is_chosen = fields != NULL && chosen != 0 && fields->id == chosen;
  has_note = gtk_text_buffer_get_char_count (self->buffer) > 0;
  gtk_widget_set_visible (self->tools, is_chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->tags), is_chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->tags_label),
                          !is_chosen && *gtk_label_get_label (self->tags_label) != '\0');
  gtk_widget_set_visible (self->note_frame, is_chosen || has_note);
  attache_side_row_set_class (self->card, "chosen", is_chosen);
  if (is_chosen)
    g_signal_emit (self, shown_signal, 0);
}

/* What a note is about that has no passage. Transfer full. */
static char *
describe_target (const AttacheAnnotationFields *fields)
{
  /* Translators: %s is the name of a speaker. */
  return fields->target == ATTACHE_TARGET_SPEAKER && fields->speaker != NULL
             ? g_strdup_printf (_ ("About %s"), fields->speaker)
             : g_strdup (_ ("About the whole article"));
}

static void
show_annotation (AttacheNoteRow *self, const AttacheAnnotationFields *fields)
{
  g_autofree char *source = fields->outlet != NULL && fields->article_title != NULL
                                ? g_strdup_printf ("%s · %s", fields->article_title, fields->outlet)
                                : g_strdup (fields->article_title);
  g_autofree char *about = describe_target (fields);
  g_autofree char *quote = attache_line_words (fields->quote != NULL ? fields->quote : about,
                                               ATTACHE_LINE_CHARS);
  g_autofree char *note = attache_line_words (fields->note, ATTACHE_LINE_CHARS);
  g_autofree char *whole = g_strdup_printf ("%s, %s", quote, note);
  /* Translators: %s is the highlighted passage. */
  g_autofree char *name = g_strdup_printf (_ ("Note on “%s”"), quote);

  gtk_label_set_label (self->quote, quote);
  attache_side_row_set_text (self->source, source);
  show_anchor (self, fields);
  show_note (self, fields->note != NULL ? fields->note : "");
  show_tags (self, fields->tags);
  show_colour (self, fields->colour);
  attache_side_row_set_name (GTK_WIDGET (self), whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
refresh (AttacheNoteRow *self)
{
  const AttacheAnnotationFields *fields = get_fields (self);

  if (fields != NULL)
    show_annotation (self, fields);
  else
    gtk_label_set_label (self->quote, "…");
  show_choice (self);
}

static void
note_changed_cb (AttacheNoteRow *self)
{
  const AttacheAnnotationFields *fields = get_fields (self);
  g_autofree char *text = NULL;

  if (self->is_showing || fields == NULL)
    return;
  text = dup_text (self);
  self->is_ahead = TRUE;
  attache_session_set_note (self->session, fields->id, text);
}

GStrv
attache_note_row_split_tags (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *tag = g_strstrip (parts[i]);

      if (*tag != '\0' && g_hash_table_add (known, (gpointer) tag))
        g_strv_builder_add (builder, tag);
    }
  return g_strv_builder_end (builder);
}

static void
apply_tags_cb (AttacheNoteRow *self)
{
  const AttacheAnnotationFields *fields = get_fields (self);
  const char *const none[] = { NULL };
  const char *const *old;
  g_auto (GStrv) tags = NULL;

  if (fields == NULL)
    return;
  tags = attache_note_row_split_tags (gtk_editable_get_text (GTK_EDITABLE (self->tags)));
  old = fields->tags != NULL ? fields->tags : none;
  if (!g_strv_equal ((const char *const *) tags, old))
    attache_session_set_tags (self->session, fields->id, (const char *const *) tags);
}

static void
colour_toggled_cb (AttacheNoteRow *self, GtkToggleButton *button)
{
  GtkToggleButton *const buttons[] = { self->yellow, self->green, self->blue, self->pink };
  const AttacheAnnotationFields *fields = get_fields (self);

  if (self->is_showing || fields == NULL || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      if (buttons[i] == button)
        attache_session_set_colour (self->session, fields->id, i);
    }
}

static void
delete_clicked_cb (AttacheNoteRow *self)
{
  const AttacheAnnotationFields *fields = get_fields (self);

  if (fields != NULL)
    attache_session_delete_annotation (self->session, fields->id);
}

static void
confirm_clicked_cb (AttacheNoteRow *self)
{
  const AttacheAnnotationFields *fields = get_fields (self);

  if (fields != NULL)
    attache_session_confirm_place (self->session, fields->id);
}

static void
detach_clicked_cb (AttacheNoteRow *self)
{
  const AttacheAnnotationFields *fields = get_fields (self);

  if (fields != NULL)
    attache_session_detach (self->session, fields->id);
}

/* The window knows what is selected in the text. */
static void
attach_clicked_cb (AttacheNoteRow *self)
{
  const AttacheAnnotationFields *fields = get_fields (self);

  if (fields != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.attach-note", "(xx)", fields->id,
                                fields->article_id);
}

static void
home_clicked_cb (AttacheNoteRow *self)
{
  const AttacheAnnotationFields *fields = get_fields (self);

  if (fields != NULL && fields->home_article_id != 0)
    attache_session_show_passage (self->session, fields->home_article_id, fields->home_span);
}

/* Writing in a note that is not the chosen one chooses it. */
static void
note_focused_cb (AttacheNoteRow *self)
{
  const AttacheAnnotationFields *fields = get_fields (self);
  gint64 chosen = 0;

  g_object_get (self->session, "selected-annotation", &chosen, NULL);
  if (fields != NULL && fields->id != chosen)
    attache_session_select_annotation (self->session, fields->id);
}

static gboolean
resize_cb (GtkWidget *note, GdkFrameClock *clock, gpointer user_data)
{
  gtk_widget_queue_resize (note);
  return G_SOURCE_REMOVE;
}

/* A text view lays its lines out when it has a width, after it was asked for its height: it is
 * asked again when more of them came about than it has room for. */
static void
note_grew_cb (AttacheNoteRow *self, GtkAdjustment *adjustment)
{
  if (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment))
    gtk_widget_add_tick_callback (GTK_WIDGET (self->note), resize_cb, NULL, NULL);
}

static void
attache_note_row_dispose (GObject *object)
{
  AttacheNoteRow *self = ATTACHE_NOTE_ROW (object);

  attache_note_row_set_row (self, NULL);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_note_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, card);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, bar);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, quote);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, source);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, anchor);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, review);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, confirm);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, detach);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, attach);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, home);
  gtk_widget_class_bind_template_callback (widget_class, confirm_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, detach_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, attach_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, home_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, note_frame);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, note);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, tags);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, tags_label);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, tools);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, yellow);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, green);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, blue);
  gtk_widget_class_bind_template_child (widget_class, AttacheNoteRow, pink);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_focused_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_tags_cb);
  gtk_widget_class_bind_template_callback (widget_class, colour_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
}

static void
attache_note_row_class_init (AttacheNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_note_row_dispose;
  g_type_ensure (ATTACHE_TYPE_SWATCH);
  bind_template (widget_class);
  shown_signal = g_signal_new ("shown-chosen", ATTACHE_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-note-row");
}

static void
attache_note_row_init (AttacheNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->note)), "changed",
                           G_CALLBACK (note_grew_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
attache_note_row_new (AttacheSession *session)
{
  AttacheNoteRow *self;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  self = g_object_new (ATTACHE_TYPE_NOTE_ROW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::selected-annotation", G_CALLBACK (show_choice), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
attache_note_row_set_row (AttacheNoteRow *self, AttacheQueryRow *row)
{
  g_return_if_fail (ATTACHE_IS_NOTE_ROW (self));
  g_return_if_fail (row == NULL || ATTACHE_IS_QUERY_ROW (row));

  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  self->is_ahead = FALSE;
  if (row == NULL)
    return;
  g_signal_connect_object (row, "notify::item", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
attache_note_row_edit (AttacheNoteRow *self)
{
  g_return_if_fail (ATTACHE_IS_NOTE_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

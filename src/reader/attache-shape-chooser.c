/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of buttons, made anew for each statement. What cannot be done stands there too, and says
 * why. */

#include "config.h"

#include "attache-shape-chooser.h"

#include <glib/gi18n.h>

#include "attache-line-words.h"

/* Of words in a button, in code points. */
#define MAX_SHOWN 120

struct _AttacheShapeChooser
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *scroller;
  GtkBox *rows;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (AttacheShapeChooser, attache_shape_chooser, GTK_TYPE_WIDGET)

/* What a button asks for. */
typedef struct
{
  AttacheShapeChooser *chooser;
  AttacheStatementShape shape;
  gint64 a, b;
} Choice;

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  const Choice *choice = user_data;

  g_signal_emit (choice->chooser, chosen_signal, 0, (guint) choice->shape, choice->a, choice->b);
}

static void
choice_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
attache_shape_chooser_dispose (GObject *object)
{
  g_clear_pointer (&ATTACHE_SHAPE_CHOOSER (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (attache_shape_chooser_parent_class)->dispose (object);
}

static void
attache_shape_chooser_class_init (AttacheShapeChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_shape_chooser_dispose;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT64,
                                G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-shape-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheShapeChooser, scroller);
  gtk_widget_class_bind_template_child (widget_class, AttacheShapeChooser, rows);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-shape-chooser");
}

static void
attache_shape_chooser_init (AttacheShapeChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  g_autofree char *line = attache_line_words (text, ATTACHE_LINE_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* @words: what it is about, or why it cannot be done. */
static GtkWidget *
add_button (AttacheShapeChooser *self, const char *title, const char *words)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *whole = g_strdup_printf ("%s: %s", title, words);
  g_autofree char *name = attache_line_words (whole, ATTACHE_LINE_CHARS);

  gtk_box_append (GTK_BOX (box), new_label (title, NULL));
  gtk_box_append (GTK_BOX (box), new_label (words, "shape-words"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "shape-choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (self->rows, button);
  return button;
}

static void
add_choice (AttacheShapeChooser *self, const char *title, const char *words,
            AttacheStatementShape shape, gint64 a, gint64 b)
{
  GtkWidget *button = add_button (self, title, words);
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ self, shape, a, b };
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), choice, choice_free, 0);
}

static void
add_reason (AttacheShapeChooser *self, const char *title, const char *reason)
{
  gtk_widget_set_sensitive (add_button (self, title, reason), FALSE);
}

/* In one line; transfer full. */
static char *
show (const char *words)
{
  return g_strdelimit (g_utf8_substring (words, 0, MIN (MAX_SHOWN, g_utf8_strlen (words, -1))),
                       "\n\r\t", ' ');
}

/* @other: nullable. */
static void
add_merging (AttacheShapeChooser *self, const char *title, AttacheStatement *other,
             const char *reason)
{
  const AttacheStatementFields *fields = other != NULL ? attache_statement_get_fields (other)
                                                       : NULL;
  g_autofree char *words = fields != NULL ? show (fields->quote) : NULL;

  if (fields == NULL)
    add_reason (self, title, reason);
  else
    add_choice (self, title, words, ATTACHE_SHAPE_MERGED, fields->id, 0);
}

static void
add_splittings (AttacheShapeChooser *self, const AttacheShapeGround *ground)
{
  const AttacheStatementFields *fields = attache_statement_get_fields (ground->statement);
  g_autoptr (GArray) cuts = attache_shape_list_cuts (ground->text, fields, ground->cursor);
  const guint32 end = fields->content[fields->n_content - 1].end;

  if (cuts->len == 0)
    add_reason (self, _ ("Split"), _ ("Put the cursor where the second part is to begin"));
  for (guint i = 0; i < cuts->len; i++)
    {
      const guint32 at = g_array_index (cuts, guint32, i);
      g_autofree char *rest = attache_text_dup_slice (
          ground->text, (AttacheSpan){ at, MIN (end, at + MAX_SHOWN) });
      g_autofree char *words = show (rest);

      /* Translators: followed by the words that the second part begins with. */
      add_choice (self, _ ("Split Before"), words, ATTACHE_SHAPE_SPLIT, at, 0);
    }
}

static void
add_rewording (AttacheShapeChooser *self, const AttacheShapeGround *ground)
{
  const char *title = _ ("Take the Selected Words");
  g_autofree char *slice = NULL;
  g_autofree char *words = NULL;

  if (attache_span_is_empty (ground->selection))
    {
      add_reason (self, title, _ ("Select the words that were said"));
      return;
    }
  slice = attache_text_dup_slice (ground->text, ground->selection);
  words = show (slice);
  add_choice (self, title, words, ATTACHE_SHAPE_REWORDED, ground->selection.start,
              ground->selection.end);
}

void
attache_shape_chooser_set_ground (AttacheShapeChooser *self, const AttacheShapeGround *ground)
{
  GtkWidget *child;

  g_return_if_fail (ATTACHE_IS_SHAPE_CHOOSER (self));
  g_return_if_fail (ground != NULL && ATTACHE_IS_STATEMENT (ground->statement));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  add_merging (self, _ ("Merge with the One Before"), ground->previous,
               _ ("It is the first of the article"));
  add_merging (self, _ ("Merge with the One After"), ground->next,
               _ ("It is the last of the article"));
  add_splittings (self, ground);
  add_rewording (self, ground);
}

void
attache_shape_chooser_open (AttacheShapeChooser *self)
{
  g_return_if_fail (ATTACHE_IS_SHAPE_CHOOSER (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_grab_focus (child))
        return;
    }
}

/* The piece of content that holds @at in its midst. */
static gboolean
is_within (const AttacheStatementFields *fields, guint32 at)
{
  for (guint i = 0; i < fields->n_content; i++)
    {
      if (fields->content[i].start < at && at < fields->content[i].end)
        return TRUE;
    }
  return FALSE;
}

/* Where the word begins that holds @offset. */
static guint32
word_at (const AttacheText *text, guint32 offset)
{
  guint n_tokens;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);
  const guint index = attache_text_token_at (text, offset);

  return index < n_tokens ? tokens[index].span.start : offset;
}

static gint
compare_offsets (gconstpointer a, gconstpointer b)
{
  const guint32 one = *(const guint32 *) a, other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

GArray *
attache_shape_list_cuts (const AttacheText *text, const AttacheStatementFields *fields,
                         guint32 cursor)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint32 word = word_at (text, cursor);
  guint n_sentences;
  const AttacheSegment *sentences = attache_text_get_sentences (text, &n_sentences);
  gboolean is_listed = FALSE;

  for (guint i = 1; i < fields->n_content; i++)
    g_array_append_val (cuts, fields->content[i].start);
  for (guint i = 0; i < n_sentences; i++)
    {
      const guint32 start = sentences[i].span.start;

      if (is_within (fields, start))
        g_array_append_val (cuts, start);
    }
  for (guint i = 0; i < cuts->len; i++)
    is_listed |= g_array_index (cuts, guint32, i) == word;
  if (!is_listed && is_within (fields, cursor) && is_within (fields, word))
    g_array_append_val (cuts, word);
  g_array_sort (cuts, compare_offsets);
  return cuts;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds as one types, from the cursor on, and tells where one is among how many. */

#include "config.h"

#include "attache-find-bar.h"

#include <glib/gi18n.h>

#include "attache-sheet-find.h"

struct _AttacheFindBar
{
  GtkWidget parent_instance;

  /* Owned */
  GArray *found; /* AttacheSpan on the page */

  /* Borrowed */
  AttacheReaderText *text;

  /* Template children */
  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *count;

  /* State */
  gint current;
};

G_DEFINE_FINAL_TYPE (AttacheFindBar, attache_find_bar, GTK_TYPE_WIDGET)

static void
show_count (AttacheFindBar *self)
{
  const gboolean is_asked = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  g_autofree char *words = NULL;

  if (self->found->len > 0)
    /* Translators: which of how many places where the words stand. */
    words = g_strdup_printf (_ ("%d of %u"), self->current + 1, self->found->len);
  else if (is_asked)
    words = g_strdup (_ ("Not here"));
  gtk_label_set_label (self->count, words != NULL ? words : "");
  if (is_asked && self->found->len == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
show_current (AttacheFindBar *self)
{
  attache_reader_text_set_found (self->text, (const AttacheSpan *) (gpointer) self->found->data,
                                 self->found->len, self->current);
  if (self->current >= 0)
    attache_reader_text_show_span (self->text,
                                   g_array_index (self->found, AttacheSpan, self->current), FALSE);
  show_count (self);
}

static void
find (AttacheFindBar *self)
{
  const AttacheSheet *page = attache_reader_text_get_page (self->text);
  const guint32 cursor = attache_reader_text_get_cursor (self->text);

  g_clear_pointer (&self->found, g_array_unref);
  if (page != NULL && gtk_search_bar_get_search_mode (self->bar))
    self->found = attache_sheet_find (page, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  else
    self->found = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));
  self->current = self->found->len > 0 ? 0 : -1;
  while (self->current >= 0 && self->current + 1 < (gint) self->found->len
         && g_array_index (self->found, AttacheSpan, self->current).start < cursor)
    self->current++;
  show_current (self);
}

static void
search_changed_cb (AttacheFindBar *self)
{
  find (self);
}

static void
next_cb (AttacheFindBar *self)
{
  attache_find_bar_step (self, 1);
}

static void
previous_cb (AttacheFindBar *self)
{
  attache_find_bar_step (self, -1);
}

static void
mode_cb (AttacheFindBar *self)
{
  if (self->text == NULL)
    return;
  find (self);
  if (!gtk_search_bar_get_search_mode (self->bar))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
attache_find_bar_dispose (GObject *object)
{
  AttacheFindBar *self = ATTACHE_FIND_BAR (object);

  self->text = NULL;
  g_clear_pointer ((GtkWidget **) &self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (attache_find_bar_parent_class)->dispose (object);
}

static void
attache_find_bar_finalize (GObject *object)
{
  g_clear_pointer (&ATTACHE_FIND_BAR (object)->found, g_array_unref);
  G_OBJECT_CLASS (attache_find_bar_parent_class)->finalize (object);
}

static void
attache_find_bar_class_init (AttacheFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = attache_find_bar_dispose;
  object_class->finalize = attache_find_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, AttacheFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AttacheFindBar, count);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-find-bar");
}

static void
attache_find_bar_init (AttacheFindBar *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
}

void
attache_find_bar_set_text (AttacheFindBar *self, AttacheReaderText *text)
{
  g_return_if_fail (ATTACHE_IS_FIND_BAR (self) && ATTACHE_IS_READER_TEXT (text));

  self->text = text;
}

void
attache_find_bar_open (AttacheFindBar *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (ATTACHE_IS_FIND_BAR (self) && self->text != NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end)
      && gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    {
      g_autofree char *words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

      gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
    }
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
attache_find_bar_step (AttacheFindBar *self, gint step)
{
  g_return_if_fail (ATTACHE_IS_FIND_BAR (self) && self->text != NULL);

  if (!gtk_search_bar_get_search_mode (self->bar))
    attache_find_bar_open (self);
  if (self->found->len == 0)
    return;
  self->current = (self->current + step + (gint) self->found->len) % (gint) self->found->len;
  attache_reader_text_set_cursor (self->text,
                                  g_array_index (self->found, AttacheSpan, self->current).start);
  show_current (self);
}

void
attache_find_bar_refresh (AttacheFindBar *self)
{
  g_return_if_fail (ATTACHE_IS_FIND_BAR (self));

  if (self->text != NULL && gtk_search_bar_get_search_mode (self->bar))
    find (self);
}

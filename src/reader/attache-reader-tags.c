/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text tags of the reader's text: what changes the letters themselves. They are put on a few
 * thousand marks at a time, so that a book opens as fast as a note. */

#include "config.h"

#include "attache-palette.h"
#include "attache-reader-text-private.h"

#define MARKS_AT_ONCE 2000

/* How far block quotes are set in, in pixels. */
#define QUOTE_MARGIN 24

static GtkTextTag *
create_role_tag (GtkTextBuffer *buffer, AttacheSectionRole role)
{
  switch (role)
    {
    case ATTACHE_SECTION_TITLE:
      return gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "scale", 1.1,
                                         NULL);
    case ATTACHE_SECTION_CAPTION:
      return gtk_text_buffer_create_tag (buffer, NULL, "style", PANGO_STYLE_ITALIC, "scale", 0.85,
                                         NULL);
    case ATTACHE_SECTION_DATE:
    case ATTACHE_SECTION_BYLINE:
    case ATTACHE_SECTION_CREDIT:
    case ATTACHE_SECTION_BOILERPLATE:
      return gtk_text_buffer_create_tag (buffer, NULL, "family", "sans", "scale", 0.76, NULL);
    case ATTACHE_SECTION_BODY:
    default:
      g_assert_not_reached ();
    }
}

void
attache_reader_text_create_tags (AttacheReaderText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  for (guint i = 0; i < ATTACHE_N_ROLE_TAGS; i++)
    self->role_tags[i] = create_role_tag (buffer, i);
  for (guint i = 0; i < G_N_ELEMENTS (self->speaker_tags); i++)
    self->speaker_tags[i] = gtk_text_buffer_create_tag (buffer, NULL, "weight",
                                                        PANGO_WEIGHT_SEMIBOLD, NULL);
  self->dim_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->quote_tag = gtk_text_buffer_create_tag (buffer, NULL, "accumulative-margin", TRUE,
                                                "left-margin", QUOTE_MARGIN, "right-margin",
                                                QUOTE_MARGIN, NULL);
}

static GdkRGBA
fade (GdkRGBA colour, double alpha)
{
  colour.alpha *= alpha;
  return colour;
}

/* Colours follow the style; nothing is tagged anew. */
void
attache_reader_text_update_tags (AttacheReaderText *self, gboolean is_dark)
{
  const gboolean is_shown = (self->shown & ATTACHE_SHOW_STATEMENTS) != 0;
  GdkRGBA colour;
  GdkRGBA quiet;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  quiet = fade (colour, 0.62);
  for (guint i = 0; i < ATTACHE_N_ROLE_TAGS; i++)
    {
      if (i != ATTACHE_SECTION_TITLE)
        g_object_set (self->role_tags[i], "foreground-rgba", &quiet, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->speaker_tags); i++)
    {
      AttacheColour slot = attache_palette_get_slot (i, is_dark);
      GdkRGBA rgba = { slot.red / 255.f, slot.green / 255.f, slot.blue / 255.f, 1 };

      g_object_set (self->speaker_tags[i], "foreground-rgba", &rgba, "foreground-set", is_shown,
                    "weight-set", is_shown, NULL);
    }
  quiet = fade (colour, 0.45);
  g_object_set (self->dim_tag, "foreground-rgba", &quiet, "foreground-set", is_shown, NULL);
}

static GtkTextTag *
get_tag (AttacheReaderText *self, const AttacheMark *mark)
{
  if (mark->kind == ATTACHE_MARK_SPEAKER)
    return mark->is_dim ? self->dim_tag
                        : self->speaker_tags[mark->colour % G_N_ELEMENTS (self->speaker_tags)];
  if (mark->kind == ATTACHE_MARK_STATEMENT && mark->is_dim)
    return self->dim_tag;
  return NULL;
}

static void
apply_tag (AttacheReaderText *self, GtkTextTag *tag, AttacheSpan set)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, set.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, set.end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

static gboolean
tag_some (AttacheReaderText *self)
{
  guint n_marks;
  const AttacheMark *marks = attache_marks_get_all (self->marks, &n_marks);
  guint stop = MIN (n_marks, self->n_tagged + MARKS_AT_ONCE);

  for (; self->n_tagged < stop; self->n_tagged++)
    {
      GtkTextTag *tag = get_tag (self, &marks[self->n_tagged]);

      if (tag != NULL)
        apply_tag (self, tag, marks[self->n_tagged].set);
    }
  return self->n_tagged < n_marks;
}

static gboolean
tag_some_cb (gpointer user_data)
{
  AttacheReaderText *self = user_data;

  if (self->marks != NULL && tag_some (self))
    return G_SOURCE_CONTINUE;
  self->tag_source = 0;
  return G_SOURCE_REMOVE;
}

/* A number that changes when other words are to be tagged, or in another way (FNV-1a). */
static guint32
digest_tags (AttacheReaderText *self)
{
  guint32 digest = 2166136261u;
  guint n_marks;
  const AttacheMark *marks = attache_marks_get_all (self->marks, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    {
      const guint32 parts[] = { marks[i].set.start, marks[i].set.end, marks[i].kind,
                                marks[i].colour, marks[i].is_dim };

      if (get_tag (self, &marks[i]) == NULL)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        digest = (digest ^ parts[j]) * 16777619u;
    }
  return digest;
}

static void
remove_mark_tags (AttacheReaderText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (self->speaker_tags); i++)
    gtk_text_buffer_remove_tag (buffer, self->speaker_tags[i], &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->dim_tag, &start, &end);
}

static void
tag_roles (AttacheReaderText *self)
{
  guint n_paragraphs;
  const AttacheSheetParagraph *paragraphs = attache_sheet_get_paragraphs (self->page,
                                                                          &n_paragraphs);

  for (guint i = 0; i < n_paragraphs; i++)
    {
      const AttacheSheetParagraph *paragraph = &paragraphs[i];
      guint32 length = paragraph->text.end - paragraph->text.start;

      if (paragraph->role != ATTACHE_SECTION_BODY)
        apply_tag (self, self->role_tags[paragraph->role],
                   (AttacheSpan){ paragraph->set, paragraph->set + length });
      if (paragraph->is_set_in)
        apply_tag (self, self->quote_tag, (AttacheSpan){ paragraph->set, paragraph->set + length });
    }
}

void
attache_reader_text_tag (AttacheReaderText *self, gboolean is_other)
{
  const guint32 digest = digest_tags (self);

  if (!is_other && digest == self->tag_digest)
    return;
  if (is_other)
    tag_roles (self);
  else
    remove_mark_tags (self);
  self->tag_digest = digest;
  self->n_tagged = 0;
  g_clear_handle_id (&self->tag_source, g_source_remove);
  if (tag_some (self))
    self->tag_source = g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE + 10, tag_some_cb, self,
                                        NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A note without a sure place waits for a passage; the reader selects it and says so. */

#include "config.h"

#include "attache-reader-view-private.h"

#include "attache-review.h"

static gboolean
is_read_here (AttacheReaderView *self)
{
  return self->reading != NULL
         && attache_article_get_fields (attache_reading_get_article (self->reading))->id
                == self->attaching_article;
}

/* Of the waiting note's article; empty where there is none. In code points of the text. */
static AttacheSpan
get_passage (AttacheReaderView *self)
{
  const AttacheSheet *page = attache_reader_text_get_page (self->text);

  if (self->attaching == 0 || page == NULL || !is_read_here (self))
    return (AttacheSpan){ 0, 0 };
  return attache_sheet_span_to_text (page, attache_reader_text_get_selection (self->text));
}

gboolean
attache_reader_view_can_attach (AttacheReaderView *self)
{
  return !attache_span_is_empty (get_passage (self));
}

void
attache_reader_view_attach_selection (AttacheReaderView *self)
{
  const AttacheSpan span = get_passage (self);

  if (attache_span_is_empty (span))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  attache_session_attach (self->session, self->attaching, span);
  self->attaching = 0;
  attache_reader_text_set_cursor (
      self->text, attache_sheet_from_text (attache_reader_text_get_page (self->text), span.start));
  attache_reader_view_update_actions (self);
}

gboolean
attache_reader_view_attach (AttacheReaderView *self, gint64 annotation_id, gint64 article_id)
{
  g_return_val_if_fail (ATTACHE_IS_READER_VIEW (self), FALSE);

  self->attaching = annotation_id;
  self->attaching_article = article_id;
  if (attache_reader_view_can_attach (self))
    {
      attache_reader_view_attach_selection (self);
      return TRUE;
    }
  if (!is_read_here (self))
    attache_session_open_article (self->session, article_id);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  return FALSE;
}

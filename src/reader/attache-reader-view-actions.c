/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can do in the reader pane, as actions, so that keys, menus and buttons share them.
 */

#include "config.h"

#include "attache-reader-view-private.h"

#include "attache-statement-words.h"

/* The selection in code points of the text; where nothing is selected, the statement that is chosen
 * or holds the cursor. */
static AttacheSpan
get_asked_span (AttacheReaderView *self)
{
  const AttacheSheet *page = attache_reader_text_get_page (self->text);
  const AttacheMarks *marks = attache_reader_text_get_marks (self->text);
  AttacheSpan set = attache_reader_text_get_selection (self->text);
  const AttacheMark *mark;

  if (page == NULL || marks == NULL)
    return (AttacheSpan){ 0, 0 };
  if (attache_span_is_empty (set))
    {
      mark = attache_marks_find_at (marks, attache_reader_text_get_cursor (self->text),
                                    ATTACHE_MARK_BIT (ATTACHE_MARK_STATEMENT));
      if (mark != NULL)
        set = mark->set;
    }
  return attache_sheet_span_to_text (page, set);
}

static const AttacheMark *
get_highlight_at_cursor (AttacheReaderView *self)
{
  const AttacheMarks *marks = attache_reader_text_get_marks (self->text);

  if (marks == NULL || !attache_span_is_empty (attache_reader_text_get_selection (self->text)))
    return NULL;
  return attache_marks_find_at (marks, attache_reader_text_get_cursor (self->text),
                                ATTACHE_MARK_BIT (ATTACHE_MARK_HIGHLIGHT));
}

gboolean
attache_reader_view_open_annotation (AttacheReaderView *self, gint64 annotation_id,
                                     gboolean is_tagging)
{
  AttacheAnnotation *annotation = self->reading != NULL ? attache_reading_find_annotation (
                                      self->reading, annotation_id)
                                                        : NULL;
  const AttacheMark *mark;
  GdkRectangle place;

  if (annotation == NULL)
    return FALSE;
  mark = attache_marks_find (attache_reader_text_get_marks (self->text), ATTACHE_MARK_HIGHLIGHT,
                             annotation_id);
  if (mark == NULL)
    return FALSE;
  attache_reader_view_hide_card (self);
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  place = attache_reader_view_locate (self, mark->set);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->note_popover), &place);
  attache_note_popover_open (self->note_popover, annotation, is_tagging);
  return TRUE;
}

static void
highlight (AttacheReaderView *self)
{
  AttacheSpan span = get_asked_span (self);
  guint32 start;

  if (attache_span_is_empty (span))
    {
      self->is_new_wanted = FALSE;
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  start = attache_sheet_from_text (attache_reader_text_get_page (self->text), span.start);
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  attache_reader_text_set_cursor (self->text, start);
  attache_session_annotate_span (self->session, span, self->colour);
}

static void
highlight_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  highlight (ATTACHE_READER_VIEW (widget));
}

static void
highlight_in_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (widget);

  if (attache_highlight_from_string (g_variant_get_string (parameter, NULL), &self->colour))
    highlight (self);
}

/* A note goes to the highlight under the cursor, or to a new one. */
static void
annotate (AttacheReaderView *self, gboolean is_tagging)
{
  const AttacheMark *mark = get_highlight_at_cursor (self);

  if (mark != NULL)
    {
      const gint64 id = mark->id;

      attache_session_select_annotation (self->session, id);
      attache_reader_view_open_annotation (self, id, is_tagging);
      return;
    }
  self->is_new_wanted = TRUE;
  self->is_tagging = is_tagging;
  highlight (self);
}

static void
note_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  annotate (ATTACHE_READER_VIEW (widget), FALSE);
}

static void
tag_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  annotate (ATTACHE_READER_VIEW (widget), TRUE);
}

/* To the next or the last mark from the cursor, which the session then selects and shows. */
static void
step (AttacheReaderView *self, AttacheMarkKind kind, gint direction)
{
  const AttacheMarks *marks = attache_reader_text_get_marks (self->text);
  const AttacheMark *mark;
  gint64 id;

  if (marks == NULL)
    return;
  mark = attache_marks_step (marks, kind, attache_reader_text_get_cursor (self->text), direction);
  if (mark == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  id = mark->id;
  attache_reader_text_set_cursor (self->text, mark->set.start);
  attache_reader_text_show_span (self->text, mark->set, kind == ATTACHE_MARK_EVENT);
  if (kind == ATTACHE_MARK_STATEMENT)
    attache_session_select_statement (self->session, id);
  else
    attache_session_select_event (self->session, id);
}

static void
step_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (widget);
  const gint direction = g_str_has_prefix (action_name, "reader.next") ? 1 : -1;

  if (g_str_has_suffix (action_name, "article"))
    attache_session_step_article (self->session, direction);
  else
    step (self,
          g_str_has_suffix (action_name, "event") ? ATTACHE_MARK_EVENT : ATTACHE_MARK_STATEMENT,
          direction);
}

static void
show_card_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (widget);
  const AttacheMarks *marks = attache_reader_text_get_marks (self->text);
  const guint kinds = ATTACHE_MARK_BIT (ATTACHE_MARK_STATEMENT)
                      | ATTACHE_MARK_BIT (ATTACHE_MARK_SPEAKER);
  const AttacheSpan set = attache_reader_text_get_selection (self->text);
  const guint32 at = attache_span_is_empty (set) ? attache_reader_text_get_cursor (self->text)
                                                 : set.start;
  const AttacheMark *mark = marks != NULL ? attache_marks_find_at (marks, at, kinds) : NULL;

  if (mark != NULL)
    attache_reader_view_show_card (self, mark->id, TRUE);
  else if (get_highlight_at_cursor (self) != NULL)
    attache_reader_view_open_annotation (self, get_highlight_at_cursor (self)->id, FALSE);
}

static void
find_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (widget);

  if (self->reading == NULL)
    return;
  if (g_str_equal (action_name, "reader.find"))
    attache_find_bar_open (self->find_bar);
  else
    attache_find_bar_step (self->find_bar, g_str_equal (action_name, "reader.find-next") ? 1 : -1);
}

static void
copy_quote_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (widget);
  const AttacheMarks *marks = attache_reader_text_get_marks (self->text);
  AttacheSpan span = get_asked_span (self);
  AttacheStatement *statement = NULL;
  const AttacheMark *mark;
  g_autofree char *quote = NULL;
  g_autofree char *words = NULL;

  if (attache_span_is_empty (span))
    return;
  mark = attache_marks_find_at (
      marks, attache_sheet_from_text (attache_reader_text_get_page (self->text), span.start),
      ATTACHE_MARK_BIT (ATTACHE_MARK_STATEMENT));
  if (mark != NULL)
    statement = attache_reading_find_statement (self->reading, mark->id);
  quote = attache_text_dup_slice (attache_reading_get_text (self->reading), span);
  words = attache_statement_cite (
      quote, statement != NULL ? attache_statement_get_fields (statement)->speaker_name : NULL,
      attache_article_get_fields (attache_reading_get_article (self->reading)));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), words);
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
}

static void
star_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (widget);
  const AttacheArticleFields *fields;

  if (self->reading == NULL)
    return;
  fields = attache_article_get_fields (attache_reading_get_article (self->reading));
  attache_session_set_starred (self->session, fields->id, !fields->is_starred);
}

static void
attach_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  attache_reader_view_attach_selection (ATTACHE_READER_VIEW (widget));
}

void
attache_reader_view_update_actions (AttacheReaderView *self)
{
  static const char *const names[] = { "reader.highlight",      "reader.highlight-in",
                                       "reader.note",           "reader.tag",
                                       "reader.next-statement", "reader.previous-statement",
                                       "reader.next-event",     "reader.previous-event",
                                       "reader.show-card",      "reader.find",
                                       "reader.find-next",      "reader.find-previous",
                                       "reader.copy-quote",     "reader.star" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->reading != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.attach",
                                 attache_reader_view_can_attach (self));
}

void
attache_reader_view_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "reader.highlight", highlight_cb },
    { "reader.note", note_cb },
    { "reader.tag", tag_cb },
    { "reader.next-statement", step_cb },
    { "reader.previous-statement", step_cb },
    { "reader.next-event", step_cb },
    { "reader.previous-event", step_cb },
    { "reader.next-article", step_cb },
    { "reader.previous-article", step_cb },
    { "reader.show-card", show_card_cb },
    { "reader.find", find_cb },
    { "reader.find-next", find_cb },
    { "reader.find-previous", find_cb },
    { "reader.copy-quote", copy_quote_cb },
    { "reader.star", star_cb },
    { "reader.attach", attach_cb },
  };
  static const char *const toggles[][2] = {
    { "reader.show-statements", "show-statements" },
    { "reader.show-actors", "show-actors" },
    { "reader.show-times", "show-times" },
    { "reader.show-highlights", "show-highlights" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_action (widget_class, "reader.highlight-in", "s", highlight_in_cb);
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    gtk_widget_class_install_property_action (widget_class, toggles[i][0], toggles[i][1]);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "reader.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK,
                                       "reader.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "reader.find-previous", NULL);
}

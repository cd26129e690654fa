/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader pane in a real window: what keys and clicks ask of the session, and that every place
 * is the text's own. */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "attache-desk.h"
#include "attache-desk-waiting.h"
#include "attache-reader-text.h"
#include "attache-reader-view.h"

typedef struct
{
  AttacheSession *session;
  GtkWidget *window;
  GtkWidget *view;
  AttacheReaderText *text;
} Fixture;

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
show (Fixture *fixture, AttacheSession *session)
{
  fixture->session = session;
  fixture->window = gtk_window_new ();
  fixture->view = attache_reader_view_new (session);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  fixture->text = ATTACHE_READER_TEXT (find_child (fixture->view, ATTACHE_TYPE_READER_TEXT));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  show (fixture, attache_desk_new_session ());
}

static void
set_up_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = NULL;

  show (fixture, attache_desk_new_session ());
  attache_session_open_article (fixture->session, 12);
  attache_desk_wait_for_frame (fixture->window);
  log = attache_desk_take_log (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = g_object_ref (fixture->view);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  attache_desk_settle ();
  g_assert_finalize_object (view);
  g_assert_finalize_object (fixture->session);
}

static void
assert_log (Fixture *fixture, const char *expected)
{
  g_autofree char *log = attache_desk_take_log (fixture->session);

  g_assert_cmpstr (log, ==, expected);
}

/* Selects the words in the view, and gives the span that they have in the article's text. */
static AttacheSpan
select_words (Fixture *fixture, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->text));
  AttacheText *text = attache_reading_get_text (attache_session_get_reading (fixture->session));
  const char *utf8 = attache_text_get_utf8 (text, NULL);
  const char *found = strstr (utf8, words);
  GtkTextIter begin;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (buffer, &begin);
  g_assert_true (gtk_text_iter_forward_search (&begin, words, 0, &start, &end, NULL));
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_assert_nonnull (found);
  return (AttacheSpan){ attache_text_byte_to_offset (text, found - utf8),
                        attache_text_byte_to_offset (text, found - utf8 + strlen (words)) };
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stack = find_child (fixture->view, GTK_TYPE_STACK);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "empty");
  gtk_widget_activate_action (fixture->view, "reader.next-statement", NULL);
  assert_log (fixture, "");
  attache_session_open_article (fixture->session, 12);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "text");
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  attache_reader_text_set_cursor (fixture->text, 0);
  gtk_widget_activate_action (fixture->view, "reader.next-statement", NULL);
  gtk_widget_activate_action (fixture->view, "reader.next-statement", NULL);
  gtk_widget_activate_action (fixture->view, "reader.previous-statement", NULL);
  gtk_widget_activate_action (fixture->view, "reader.next-event", NULL);
  gtk_widget_activate_action (fixture->view, "reader.next-article", NULL);
  assert_log (fixture,
              "select_statement 100\nselect_statement 101\nselect_statement 100\nselect_event 200\n"
              "step_article 1\n");
}

static void
test_highlight (Fixture *fixture, gconstpointer data)
{
  AttacheSpan span = select_words (fixture, "the ferrymen");
  g_autofree char *expected = g_strdup_printf ("annotate_span %u-%u green\n", span.start, span.end);
  const AttacheMark *mark;

  gtk_widget_activate_action (fixture->view, "reader.highlight-in", "s", "green");
  assert_log (fixture, expected);
  mark = attache_marks_find (attache_reader_text_get_marks (fixture->text), ATTACHE_MARK_HIGHLIGHT,
                             303);
  g_assert_nonnull (mark);
  g_assert_cmpuint (mark->colour, ==, ATTACHE_HIGHLIGHT_GREEN);
  g_assert_cmpuint (attache_reader_text_get_cursor (fixture->text), ==, mark->set.start);
}

static void
test_note (Fixture *fixture, gconstpointer data)
{
  AttacheSpan span = select_words (fixture, "newspapers");
  g_autofree char *expected = g_strdup_printf ("annotate_span %u-%u yellow\n", span.start,
                                               span.end);
  GtkWidget *popover;
  GtkTextView *note;

  gtk_widget_activate_action (fixture->view, "reader.note", NULL);
  assert_log (fixture, expected);
  popover = find_child (fixture->view, g_type_from_name ("AttacheNotePopover"));
  g_assert_true (gtk_widget_get_visible (popover));
  note = GTK_TEXT_VIEW (find_child (popover, GTK_TYPE_TEXT_VIEW));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (note), "Whose?", -1);
  assert_log (fixture, "set_note 303 Whose?\n");
  gtk_editable_set_text (GTK_EDITABLE (find_child (popover, GTK_TYPE_ENTRY)),
                         "press, , press,ferry");
  gtk_popover_popdown (GTK_POPOVER (popover));
  assert_log (fixture, "set_tags 303 press|ferry\n");
}

/* A new reading of the same text changes marks only. */
static void
test_same_text (Fixture *fixture, gconstpointer data)
{
  attache_reader_text_set_cursor (fixture->text, 40);
  attache_session_set_note (fixture->session, 300, "Other words.");
  g_assert_cmpuint (attache_reader_text_get_cursor (fixture->text), ==, 40);
  attache_session_open_article (fixture->session, 11);
  g_assert_cmpuint (attache_reader_text_get_cursor (fixture->text), ==, 0);
}

static void
test_passage (Fixture *fixture, gconstpointer data)
{
  AttacheSpan span = select_words (fixture, "crossing");
  guint32 cursor = attache_reader_text_get_selection (fixture->text).start;

  attache_session_open_article (fixture->session, 11);
  attache_session_show_passage (fixture->session, 12, span);
  g_assert_cmpuint (attache_reader_text_get_cursor (fixture->text), ==, cursor);
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_set_cb (gpointer user_data)
{
  return *(char **) user_data != NULL;
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copied = NULL;

  select_words (fixture, "mattered most");
  gtk_widget_activate_action (fixture->view, "reader.copy-quote", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->view), NULL, read_cb, &copied);
  attache_desk_wait_until (is_set_cb, &copied);
  g_assert_cmpstr (copied, ==,
                   "“mattered most” — Bela Tarr, “Strelsau repeats its call for the bridge to "
                   "open”, Zenda Courier 2, "
                   "27 September 2031");
}

static void
test_card (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = find_child (fixture->view, g_type_from_name ("AttacheStatementCard"));

  select_words (fixture, "keeping the crossing");
  attache_reader_text_set_cursor (fixture->text,
                                  attache_reader_text_get_selection (fixture->text).start);
  gtk_widget_activate_action (fixture->view, "reader.show-card", NULL);
  g_assert_true (gtk_widget_get_visible (card));
  g_signal_emit_by_name (find_child (card, g_type_from_name ("AttacheActorChooser")), "chosen",
                         G_GINT64_CONSTANT (4));
  g_assert_false (gtk_widget_get_visible (card));
  assert_log (fixture, "decide_statement 102 3 4\n");
}

/* The button of the card's list that says @words. */
static GtkWidget *
find_button (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The card of what is at @words, by key; what may be done about where it begins and ends. */
static GtkWidget *
open_shapes (Fixture *fixture, const char *words, gboolean is_selected)
{
  GtkWidget *card = find_child (fixture->view, g_type_from_name ("AttacheStatementCard"));

  select_words (fixture, words);
  if (!is_selected)
    attache_reader_text_set_cursor (fixture->text,
                                    attache_reader_text_get_selection (fixture->text).start);
  gtk_widget_activate_action (fixture->view, "reader.show-card", NULL);
  g_assert_true (gtk_widget_get_visible (card));
  return find_child (card, g_type_from_name ("AttacheShapeChooser"));
}

static void
test_shapes (Fixture *fixture, gconstpointer data)
{
  const AttacheSpan span = select_words (fixture, "crossing");
  g_autofree char *split = g_strdup_printf ("split_statement 102 %u\n", span.start);
  g_autofree char *reword = g_strdup_printf ("reword_statement 102 %u-%u\n", span.start, span.end);
  GtkWidget *shapes = open_shapes (fixture, "crossing", FALSE);
  GtkWidget *button = find_button (shapes, "Take the Selected Words");

  /* Nothing is selected, and it says so. */
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (button == find_button (shapes, "Select the words"));
  g_signal_emit_by_name (find_button (shapes, "crossing"), "clicked");
  assert_log (fixture, split);
  shapes = open_shapes (fixture, "crossing", TRUE);
  g_signal_emit_by_name (find_button (shapes, "Take the Selected Words"), "clicked");
  assert_log (fixture, reword);
  shapes = open_shapes (fixture, "crossing", FALSE);
  g_signal_emit_by_name (find_button (shapes, "Merge with the One Before"), "clicked");
  assert_log (fixture, "merge_statements 102 101\n");
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = find_child (fixture->view, g_type_from_name ("AttacheFindBar"));
  GtkWidget *entry = find_child (bar, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *count;

  gtk_widget_activate_action (fixture->view, "reader.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "BRIDGE");
  g_signal_emit_by_name (entry, "search-changed");
  count = gtk_widget_get_next_sibling (entry);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "1 of 3");
  gtk_widget_activate_action (fixture->view, "reader.find-previous", NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "3 of 3");
  gtk_editable_set_text (GTK_EDITABLE (entry), "unheard");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "Not here");
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  gboolean is_shown = TRUE;

  gtk_widget_activate_action (fixture->view, "reader.show-times", NULL);
  g_object_get (fixture->view, "show-times", &is_shown, NULL);
  g_assert_false (is_shown);
  g_object_set (fixture->view, "font-family", "Noto \"Sans\\", "font-size", 20, "columns", 40,
                NULL);
  attache_desk_wait_for_frame (fixture->window);
}

static graphene_rect_t
get_header_bounds (Fixture *fixture)
{
  GtkWidget *header = find_child (fixture->view, g_type_from_name ("AttacheReaderHeader"));
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (header, fixture->view, &bounds));
  return bounds;
}

static gboolean
is_header_gone_cb (gpointer user_data)
{
  graphene_rect_t bounds = get_header_bounds (user_data);

  return bounds.origin.y + bounds.size.height <= 0;
}

static gboolean
is_header_back_cb (gpointer user_data)
{
  return get_header_bounds (user_data).origin.y >= 0;
}

/* The header goes out of sight with the beginning of the text, and comes back with it. */
static void
test_scroll (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->view, "font-size", 40, NULL);
  attache_desk_wait_for_frame (fixture->window);
  g_assert_true (is_header_back_cb (fixture));
  attache_reader_text_set_top (fixture->text, 600);
  attache_desk_wait_until (is_header_gone_cb, fixture);
  attache_reader_text_set_top (fixture->text, 0);
  attache_desk_wait_until (is_header_back_cb, fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/reader/view/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/reader/view/step", Fixture, NULL, set_up_open, test_step, tear_down);
  g_test_add ("/reader/view/highlight", Fixture, NULL, set_up_open, test_highlight, tear_down);
  g_test_add ("/reader/view/note", Fixture, NULL, set_up_open, test_note, tear_down);
  g_test_add ("/reader/view/same-text", Fixture, NULL, set_up_open, test_same_text, tear_down);
  g_test_add ("/reader/view/passage", Fixture, NULL, set_up_open, test_passage, tear_down);
  g_test_add ("/reader/view/copy", Fixture, NULL, set_up_open, test_copy, tear_down);
  g_test_add ("/reader/view/card", Fixture, NULL, set_up_open, test_card, tear_down);
  g_test_add ("/reader/view/shapes", Fixture, NULL, set_up_open, test_shapes, tear_down);
  g_test_add ("/reader/view/find", Fixture, NULL, set_up_open, test_find, tear_down);
  g_test_add ("/reader/view/shown", Fixture, NULL, set_up_open, test_shown, tear_down);
  g_test_add ("/reader/view/scroll", Fixture, NULL, set_up_open, test_scroll, tear_down);
  return g_test_run ();
}

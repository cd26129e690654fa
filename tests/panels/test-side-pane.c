/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The side pane in a window: what it shows, and what it asks of the session. */

#include "config.h"

#include <adwaita.h>

#include "attache-side-pane.h"
#include "side-sample.h"

typedef struct
{
  AttacheSession *session;
  GtkWidget *pane;
  GtkWidget *window;
} Fixture;

static GtkWidget *
find (GtkWidget *widget, gboolean (*is_it) (GtkWidget *widget, gconstpointer data),
      gconstpointer data)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (is_it (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, is_it, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), data) == 0;
}

static gboolean
is_named (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (G_OBJECT_TYPE_NAME (widget), data) == 0;
}

static GtkWidget *
wait_for_text (Fixture *fixture, const char *text)
{
  GtkWidget *found;

  while ((found = find (fixture->pane, has_text, text)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return found;
}

static GtkWidget *
wait_for_type (Fixture *fixture, const char *name)
{
  GtkWidget *found;

  while ((found = find (fixture->pane, is_named, name)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return found;
}

static void
wait_until_gone (Fixture *fixture, const char *text)
{
  while (find (fixture->pane, has_text, text) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_log (Fixture *fixture, const char *expected)
{
  g_autofree char *log = recording_session_steal_log (fixture->session);

  g_assert_cmpstr (log, ==, expected);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = side_sample_new ();
  fixture->pane = attache_side_pane_new (fixture->session);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->pane);
  attache_side_pane_set_page (ATTACHE_SIDE_PANE (fixture->pane), data);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = g_object_ref (fixture->pane);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (G_OBJECT (pane)->ref_count > 1 && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (pane);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->session);
}

static void
activate_row (Fixture *fixture, guint position)
{
  GtkWidget *list = wait_for_type (fixture, "GtkListView");

  g_signal_emit_by_name (list, "activate", position);
}

static void
test_speakers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  wait_for_text (fixture, "Ada Lorne");
  wait_for_text (fixture, "Secretary of the League");
  wait_for_text (fixture, "force is “no way to settle it”");
  wait_for_text (fixture, "named in 2 passages");
  row = gtk_widget_get_first_child (wait_for_type (fixture, "GtkListView"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ada Lorne, Foreign minister of Ruritania, 2 statements");
  activate_row (fixture, 1);
  assert_log (fixture, "select statement 1\n");
  activate_row (fixture, 0);
  assert_log (fixture, "select speaker 11\n");
  activate_row (fixture, 0);
  assert_log (fixture, "select speaker 0\n");
}

static void
test_filter_by_speaker (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label;
  guint n;

  wait_for_text (fixture, "Ada Lorne");
  attache_session_select_speaker (fixture->session, 11);
  label = wait_for_text (fixture, "Show Only This Speaker");
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpint (attache_filter_get_actors (attache_session_get_filter (fixture->session), &n)[0],
                   ==, 11);
  g_assert_cmpuint (n, ==, 1);
  label = wait_for_text (fixture, "Take Out of the Filter");
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  attache_filter_get_actors (attache_session_get_filter (fixture->session), &n);
  g_assert_cmpuint (n, ==, 0);
}

/* In the dossier only the chosen speaker is open, with what the session lists. */
static void
test_dossier_scope (Fixture *fixture, gconstpointer data)
{
  wait_for_text (fixture, "force is “no way to settle it”");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (wait_for_type (fixture, "GtkDropDown")), 1);
  assert_log (fixture, "scope 1\n");
  wait_until_gone (fixture, "force is “no way to settle it”");
  recording_session_take_item (fixture->session, RECORDING_STATEMENTS, 3,
                               side_sample_make_statement ());
  attache_session_select_speaker (fixture->session, 12);
  wait_for_text (fixture, "a word from elsewhere");
  attache_session_select_speaker (fixture->session, 0);
  wait_until_gone (fixture, "a word from elsewhere");
}

static void
test_events (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label;

  wait_for_text (fixture, "Ministers meet in Lorn");
  wait_for_text (fixture, "time unknown · Attack");
  wait_for_text (fixture, "at least 40 wounded; 3 missing");
  wait_for_text (fixture, "1 report · rejected by you");
  activate_row (fixture, 0);
  assert_log (fixture, "select event 1\n");
  label = wait_for_text (fixture, "Accept");
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  assert_log (fixture, "decide event 1 1\n");
  side_sample_return_event (fixture->session, ATTACHE_DECISION_ACCEPTED);
  wait_for_text (fixture, "4 reports · accepted by you");
  assert_log (fixture, "");
}

static char *
get_note (GtkTextBuffer *buffer)
{
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static void
assert_note (GtkTextBuffer *buffer, const char *expected)
{
  g_autofree char *text = get_note (buffer);

  g_assert_cmpstr (text, ==, expected);
}

static void
wait_for_note (GtkTextBuffer *buffer, const char *expected)
{
  for (;;)
    {
      g_autofree char *text = get_note (buffer);

      if (g_strcmp0 (text, expected) == 0)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

/* What comes back while the reader types on must not take back what was typed since. */
static void
test_typing_a_note (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = NULL;
  GtkTextBuffer *buffer;

  wait_for_text (fixture, "no way to settle it");
  activate_row (fixture, 0);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (wait_for_type (fixture, "GtkTextView")));
  assert_note (buffer, "Compare with spring.");
  g_free (recording_session_steal_log (fixture->session));
  gtk_text_buffer_set_text (buffer, "Compare", -1);
  gtk_text_buffer_insert_at_cursor (buffer, " more", -1);
  log = recording_session_steal_log (fixture->session);
  g_assert_true (g_str_has_suffix (log, "note 1 Compare\nnote 1 Compare more\n"));
  side_sample_return_note (fixture->session, "Compare");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_note (buffer, "Compare more");
  side_sample_return_note (fixture->session, "Compare more");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  side_sample_return_note (fixture->session, "Undone.");
  wait_for_note (buffer, "Undone.");
}

static gboolean
is_titled (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0;
}

static void
test_note_tools (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  wait_for_text (fixture, "no way to settle it");
  activate_row (fixture, 0);
  assert_log (fixture, "select annotation 1\n");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture->pane, is_titled, "Pink")), TRUE);
  assert_log (fixture, "colour 1 pink\n");
  entry = wait_for_type (fixture, "GtkEntry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "frontier, spring");
  g_signal_emit_by_name (entry, "activate");
  assert_log (fixture, "tags 1 frontier,spring\n");
  g_signal_emit_by_name (find (fixture->pane, is_titled, "Delete this note"), "clicked");
  assert_log (fixture, "delete 1\n");
}

static void
test_save_state (Fixture *fixture, gconstpointer data)
{
  wait_for_text (fixture, "Saved");
  recording_session_set_save_state (fixture->session, ATTACHE_SAVING);
  wait_for_text (fixture, "Saving…");
  recording_session_set_save_state (fixture->session, ATTACHE_SAVE_FAILED);
  wait_for_text (fixture, "Not saved");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  wait_for_text (fixture, "no way to settle it");
  recording_session_clear (fixture->session, RECORDING_ANNOTATIONS);
  wait_for_text (fixture, "No Notes Yet");
}

#define ADD(path, page, test) g_test_add (path, Fixture, page, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/panels/side-pane/speakers", "speakers", test_speakers);
  ADD ("/panels/side-pane/filter-by-speaker", "speakers", test_filter_by_speaker);
  ADD ("/panels/side-pane/dossier-scope", "speakers", test_dossier_scope);
  ADD ("/panels/side-pane/events", "events", test_events);
  ADD ("/panels/side-pane/typing-a-note", "notes", test_typing_a_note);
  ADD ("/panels/side-pane/note-tools", "notes", test_note_tools);
  ADD ("/panels/side-pane/save-state", "notes", test_save_state);
  ADD ("/panels/side-pane/empty", "notes", test_empty);
  return g_test_run ();
}

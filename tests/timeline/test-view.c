/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline pane in a window: chips for those who do not see it, keys, actions, and what it asks
 * of the session. */

#include "config.h"

#include <adwaita.h>

#include "attache-timeline-canvas.h"
#include "attache-timeline-chip.h"
#include "attache-timeline-view.h"
#include "recording-session.h"
#include "sample-series.h"

#define DAY ATTACHE_USEC_PER_DAY

typedef struct
{
  AttacheSession *session;
  GtkWidget *view;
  GtkWidget *window;
  GtkWidget *canvas;
} Fixture;

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_chips (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (fixture->canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
wait_for_chips (Fixture *fixture)
{
  while (count_chips (fixture) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = recording_session_new ();
  fixture->view = attache_timeline_view_new (fixture->session);
  fixture->canvas = find_type (fixture->view, ATTACHE_TYPE_TIMELINE_CANVAS);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 240);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  recording_session_take_series (fixture->session, sample_series_new ());
  wait_for_chips (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = g_object_ref (fixture->view);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (view);
  g_assert_finalize_object (fixture->session);
}

static void
assert_log (Fixture *fixture, const char *expected)
{
  g_autofree char *log = recording_session_steal_log (fixture->session);

  g_assert_cmpstr (log, ==, expected);
}

static AttacheTimelineScale
get_scale (Fixture *fixture)
{
  return attache_timeline_viewport_get_scale (
      attache_timeline_view_get_viewport (ATTACHE_TIMELINE_VIEW (fixture->view)));
}

static void
press (Fixture *fixture, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->canvas);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &is_handled);
    }
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static void
test_chips_are_named (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first = gtk_widget_get_first_child (fixture->canvas);
  guint n = count_chips (fixture);

  g_assert_cmpuint (n, >=, 10);
  g_assert_cmpuint (n, <=, 15);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Call between capitals, 13 September 2022, Meet and talk, 1 report");
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                       1);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                       (int) n);
}

static void
test_keys_go_from_mark_to_mark (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = NULL;
  guint last = 0;

  gtk_widget_grab_focus (fixture->canvas);
  press (fixture, GDK_KEY_Home, 0);
  g_assert_true (ATTACHE_IS_TIMELINE_CHIP (get_focus (fixture)));
  for (guint i = 0; i < 4; i++)
    {
      guint mark;

      press (fixture, GDK_KEY_Right, 0);
      mark = attache_timeline_chip_get_mark (ATTACHE_TIMELINE_CHIP (get_focus (fixture)));
      g_assert_cmpuint (mark, >, last);
      last = mark;
    }
  press (fixture, GDK_KEY_Left, 0);
  g_assert_cmpuint (attache_timeline_chip_get_mark (ATTACHE_TIMELINE_CHIP (get_focus (fixture))), <,
                    last);
  gtk_widget_activate_action (get_focus (fixture), "chip.activate", NULL);
  log = recording_session_steal_log (fixture->session);
  g_assert_true (g_str_has_prefix (log, "select event "));
}

static void
test_zoom_and_pan (Fixture *fixture, gconstpointer data)
{
  AttacheTimelineScale before = get_scale (fixture), after;

  gtk_widget_activate_action (fixture->canvas, "timeline.zoom-in", NULL);
  after = get_scale (fixture);
  g_assert_cmpint (after.until - after.begin, <, before.until - before.begin);
  press (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  g_assert_cmpint (get_scale (fixture).begin, >, after.begin);
  press (fixture, GDK_KEY_0, 0);
  g_assert_true (attache_timeline_scale_equal (get_scale (fixture), before));
}

static void
test_range_sets_the_filter (Fixture *fixture, gconstpointer data)
{
  gint64 begin = 100 * DAY, until = 103 * DAY, found_begin, found_until;

  g_signal_emit_by_name (fixture->canvas, "range-chosen", begin, until);
  attache_filter_get_dates (attache_session_get_filter (fixture->session), &found_begin,
                            &found_until);
  g_assert_cmpint (found_begin, ==, begin);
  g_assert_cmpint (found_until, ==, until);
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_true (attache_filter_is_empty (attache_session_get_filter (fixture->session)));
}

static void
test_lanes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = find_type (fixture->view, GTK_TYPE_MENU_BUTTON);

  gtk_widget_activate_action (fixture->canvas, "timeline.lanes", "s", "actor");
  assert_log (fixture, "lanes 1\n");
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, "lanes by actor");
}

static void
test_selection_comes_into_view (Fixture *fixture, gconstpointer data)
{
  AttacheEventSeries *series = attache_session_get_series (fixture->session);
  AttacheTimelineViewport *viewport = attache_timeline_view_get_viewport (
      ATTACHE_TIMELINE_VIEW (fixture->view));
  AttacheTimelineScale scale;

  attache_timeline_viewport_show (viewport, series->marks[0].begin,
                                  series->marks[0].begin + 3 * DAY);
  attache_session_select_event (fixture->session, series->marks[13].id);
  scale = get_scale (fixture);
  g_assert_cmpint (scale.begin, <, series->marks[13].begin);
  g_assert_cmpint (scale.until, >, series->marks[13].until);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkStack *stack = GTK_STACK (gtk_widget_get_ancestor (fixture->canvas, GTK_TYPE_STACK));
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AttacheEventMark));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "events");
  recording_session_take_series (fixture->session,
                                 attache_event_series_new_take (marks, NULL, g_new0 (char *, 1)));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  g_assert_cmpuint (count_chips (fixture), ==, 0);
  press (fixture, GDK_KEY_Home, 0);
  press (fixture, GDK_KEY_Right, 0);
}

/* Fewer events than the focus was on, many lanes, many events: nothing is looked up beyond the end.
 */
static void
test_other_data (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->canvas);
  press (fixture, GDK_KEY_End, 0);
  recording_session_take_series (fixture->session, sample_series_new_large (5, 2));
  press (fixture, GDK_KEY_Right, 0);
  recording_session_take_series (fixture->session, sample_series_new_large (15000, 40));
  wait_for_chips (fixture);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_End, 0);
  g_assert_cmpuint (count_chips (fixture), <=, 200);
}

/* The focus and the selection stay with an event when the sum that it began gives way to it. */
static void
test_sums_give_way (Fixture *fixture, gconstpointer data)
{
  AttacheEventSeries *whole = sample_series_new_large (15000, 2);
  AttacheEventSeries *sums = sample_series_new_added_up (whole);
  AttacheTimelineScale scale;
  gint64 id;
  guint mark;

  recording_session_take_series (fixture->session, sums);
  wait_for_chips (fixture);
  gtk_widget_grab_focus (fixture->canvas);
  press (fixture, GDK_KEY_Home, 0);
  mark = attache_timeline_chip_get_mark (ATTACHE_TIMELINE_CHIP (get_focus (fixture)));
  g_assert_true (sums->marks[mark].is_sum);
  id = sums->marks[mark].id;
  scale = get_scale (fixture);
  gtk_widget_activate_action (get_focus (fixture), "chip.activate", NULL);
  g_assert_cmpint (get_scale (fixture).until - get_scale (fixture).begin, <,
                   scale.until - scale.begin);
  assert_log (fixture, "");
  recording_session_take_series (fixture->session, whole);
  g_assert_true (ATTACHE_IS_TIMELINE_CHIP (get_focus (fixture)));
  mark = attache_timeline_chip_get_mark (ATTACHE_TIMELINE_CHIP (get_focus (fixture)));
  g_assert_cmpint (whole->marks[mark].id, ==, id);
}

/* One that is within a sum is shown where it is as soon as that is known. */
static void
test_pinned_comes_into_view (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheEventSeries) whole = sample_series_new_large (15000, 2);
  AttacheEventSeries *sums = sample_series_new_added_up (whole);
  AttacheTimelineViewport *viewport = attache_timeline_view_get_viewport (
      ATTACHE_TIMELINE_VIEW (fixture->view));
  AttacheEventMark pinned = whole->marks[14000];

  recording_session_take_series (fixture->session, sums);
  attache_timeline_viewport_show (viewport, whole->marks[0].begin,
                                  whole->marks[0].begin + 30 * DAY);
  g_assert_cmpuint (attache_event_series_find (sums, pinned.id), ==, G_MAXUINT);
  attache_session_select_event (fixture->session, pinned.id);
  g_assert_cmpint (get_scale (fixture).until, <, pinned.begin);
  sums = sample_series_new_added_up (whole);
  sums->pinned = pinned;
  recording_session_take_series (fixture->session, sums);
  g_assert_cmpint (get_scale (fixture).begin, <, pinned.begin);
  g_assert_cmpint (get_scale (fixture).until, >, pinned.begin);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/timeline/view/chips-are-named", test_chips_are_named);
  ADD ("/timeline/view/keys-go-from-mark-to-mark", test_keys_go_from_mark_to_mark);
  ADD ("/timeline/view/zoom-and-pan", test_zoom_and_pan);
  ADD ("/timeline/view/range-sets-the-filter", test_range_sets_the_filter);
  ADD ("/timeline/view/lanes", test_lanes);
  ADD ("/timeline/view/selection-comes-into-view", test_selection_comes_into_view);
  ADD ("/timeline/view/empty", test_empty);
  ADD ("/timeline/view/other-data", test_other_data);
  ADD ("/timeline/view/sums-give-way", test_sums_give_way);
  ADD ("/timeline/view/pinned-comes-into-view", test_pinned_comes_into_view);
  return g_test_run ();
}

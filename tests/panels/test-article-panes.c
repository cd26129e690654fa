/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The article list and the filter bar in a window: each follows the session, and asks it for what
 * the person does. Menus and popovers stay closed, what is in them can be asked all the same: GTK
 * 4.8 looks for a tooltip half a second after one opened, and asks it where the pointer is although
 * it has gone. */

#include "config.h"

#include <adwaita.h>

#include "attache-article-list.h"
#include "attache-article-row.h"
#include "attache-desk-waiting.h"
#include "attache-desk.h"
#include "attache-filter-bar.h"
#include "attache-filter-chip.h"
#include "attache-menus.h"
#include "attache-store-error.h"

typedef struct
{
  AttacheSession *session;
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *bar;
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *log = NULL;

  fixture->session = session;
  fixture->window = gtk_window_new ();
  fixture->list = attache_article_list_new (session);
  fixture->bar = attache_filter_bar_new (session);
  gtk_widget_set_vexpand (fixture->list, TRUE);
  gtk_box_append (GTK_BOX (box), fixture->bar);
  gtk_box_append (GTK_BOX (box), fixture->list);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  attache_desk_wait_for_frame (fixture->window);
  log = attache_desk_take_log (session);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  show (fixture, attache_desk_new_session ());
}

static void
set_up_empty (Fixture *fixture, gconstpointer data)
{
  show (fixture, attache_desk_new_empty_session ());
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = g_object_ref (fixture->list);
  GtkWidget *bar = g_object_ref (fixture->bar);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  attache_desk_settle ();
  g_assert_finalize_object (list);
  g_assert_finalize_object (bar);
  g_assert_finalize_object (fixture->session);
}

static void
assert_log (Fixture *fixture, const char *expected)
{
  g_autofree char *log = attache_desk_take_log (fixture->session);

  g_assert_cmpstr (log, ==, expected);
}

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (find_child (fixture->list, GTK_TYPE_LIST_VIEW)));
}

static void
test_select (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = get_selection (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 5);
  gtk_selection_model_select_item (selection, 2, TRUE);
  assert_log (fixture, "open_article 13\n");
  /* The session moves on by itself: the list follows, and does not ask again. */
  attache_session_open_article (fixture->session, 12);
  g_assert_true (gtk_selection_model_is_selected (selection, 1));
  assert_log (fixture, "open_article 12\n");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = find_child (fixture->list, GTK_TYPE_SEARCH_ENTRY);
  g_autoptr (AttacheFilter) empty = attache_filter_new ();

  attache_session_open_article (fixture->session, 14);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ferrymen");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (attache_filter_get_words (attache_session_get_filter (fixture->session)), ==,
                   "ferrymen");
  /* The hit, and the article that is open although it is left out. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_selection (fixture))), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 1));
  assert_log (fixture, "open_article 14\nset_filter\n");
  attache_session_set_filter (fixture->session, empty);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_selection (fixture))), ==, 5);
}

static void
test_wrong_words (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = find_child (fixture->list, GTK_TYPE_SEARCH_ENTRY);
  g_autoptr (GError)
      other = g_error_new (ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NO_ROOM, "No room");
  g_autoptr (GError) error = g_error_new (ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_WORDS,
                                          "A quotation mark is open");
  GtkWidget *label = gtk_widget_get_next_sibling (gtk_widget_get_parent (entry));

  g_signal_emit_by_name (fixture->session, "failed", other);
  g_assert_false (gtk_widget_get_visible (label));
  g_signal_emit_by_name (fixture->session, "failed", error);
  g_assert_true (gtk_widget_get_visible (label));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "A quotation mark is open");
  gtk_editable_set_text (GTK_EDITABLE (entry), "bridge");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_false (gtk_widget_get_visible (label));
}

/* There is something to sort by only while words are asked; what was chosen stays chosen. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = find_child (fixture->list, GTK_TYPE_MENU_BUTTON);
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) words = attache_filter_with_words (all, "ferrymen");
  g_autofree char *order = NULL;

  g_assert_false (gtk_widget_get_sensitive (button));
  attache_session_set_filter (fixture->session, words);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Sorted by: newest first");
  gtk_widget_activate_action (fixture->list, "article-list.order", "s", "relevance");
  assert_log (fixture, "set_filter\nset_order 1\n");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Sorted by: most relevant");
  attache_session_set_filter (fixture->session, all);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Sorted by: newest first");
  g_object_get (fixture->list, "order", &order, NULL);
  g_assert_cmpstr (order, ==, "relevance");
  attache_session_set_filter (fixture->session, words);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Sorted by: most relevant");
}

/* The panes of a narrow window are in other places than those of a wide one. */
static void
test_order_after_move (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = find_child (fixture->list, GTK_TYPE_MENU_BUTTON);
  GtkWidget *old = gtk_widget_get_parent (fixture->list), *page = adw_bin_new ();
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) words = attache_filter_with_words (all, "ferrymen");
  g_autoptr (GtkWidget) list = g_object_ref (fixture->list);

  attache_session_set_filter (fixture->session, words);
  gtk_box_remove (GTK_BOX (old), list);
  adw_bin_set_child (ADW_BIN (page), list);
  gtk_box_append (GTK_BOX (old), page);
  attache_menus_renew (list);
  g_assert_true (
      gtk_widget_is_sensitive (find_child (button, g_type_from_name ("GtkModelButton"))));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = find_child (fixture->list, ADW_TYPE_STATUS_PAGE);
  GtkWidget *stack = gtk_widget_get_ancestor (page, GTK_TYPE_STACK);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "empty");
}

static void
test_star (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->list, "article-list.star", "x", G_GINT64_CONSTANT (13));
  gtk_widget_activate_action (fixture->list, "article-list.star", "x", G_GINT64_CONSTANT (999));
  assert_log (fixture, "set_starred 13 1\n");
}

static void
test_chips (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheFilter) empty = attache_filter_new ();
  g_autoptr (AttacheFilter) actor = attache_filter_with_actor (empty, 2, TRUE);
  g_autoptr (AttacheFilter) filter = attache_filter_with_mode (actor, ATTACHE_MODE_MEETING, TRUE);
  GtkWidget *chip;

  g_assert_null (find_child (fixture->bar, ATTACHE_TYPE_FILTER_CHIP));
  attache_session_set_filter (fixture->session, filter);
  chip = find_child (fixture->bar, ATTACHE_TYPE_FILTER_CHIP);
  g_assert_cmpstr (
      attache_filter_item_get_name (attache_filter_chip_get_item (ATTACHE_FILTER_CHIP (chip))), ==,
      "Bela Tarr");
  g_signal_emit_by_name (find_child (chip, GTK_TYPE_BUTTON), "clicked");
  chip = find_child (fixture->bar, ATTACHE_TYPE_FILTER_CHIP);
  g_assert_cmpstr (
      attache_filter_item_get_name (attache_filter_chip_get_item (ATTACHE_FILTER_CHIP (chip))), ==,
      "meeting");
  gtk_widget_activate_action (fixture->bar, "filter.clear", NULL);
  g_assert_true (attache_filter_is_empty (attache_session_get_filter (fixture->session)));
  g_assert_null (find_child (fixture->bar, ATTACHE_TYPE_FILTER_CHIP));
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (
      GTK_MENU_BUTTON (find_child (fixture->bar, GTK_TYPE_MENU_BUTTON))));
  GtkWidget *list = find_child (popover, GTK_TYPE_LIST_VIEW);
  GtkWidget *search = find_child (popover, GTK_TYPE_SEARCH_ENTRY);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  const guint n_all = g_list_model_get_n_items (model);
  guint n_actors;

  gtk_editable_set_text (GTK_EDITABLE (search), "vos");
  g_signal_emit_by_name (search, "search-changed");
  /* A heading, and Karl Voss. */
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpint (
      attache_filter_get_actors (attache_session_get_filter (fixture->session), &n_actors)[0], ==,
      4);
  g_signal_emit_by_name (list, "activate", 1u);
  attache_filter_get_actors (attache_session_get_filter (fixture->session), &n_actors);
  g_assert_cmpuint (n_actors, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_all);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/panels/article-list/select", Fixture, NULL, set_up, test_select, tear_down);
  g_test_add ("/panels/article-list/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/panels/article-list/wrong-words", Fixture, NULL, set_up, test_wrong_words,
              tear_down);
  g_test_add ("/panels/article-list/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/panels/article-list/order-after-move", Fixture, NULL, set_up, test_order_after_move,
              tear_down);
  g_test_add ("/panels/article-list/empty", Fixture, NULL, set_up_empty, test_empty, tear_down);
  g_test_add ("/panels/article-list/star", Fixture, NULL, set_up, test_star, tear_down);
  g_test_add ("/panels/filter-bar/chips", Fixture, NULL, set_up, test_chips, tear_down);
  g_test_add ("/panels/filter-bar/add", Fixture, NULL, set_up, test_add, tear_down);
  return g_test_run ();
}

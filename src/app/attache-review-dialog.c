/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list that is asked again whenever the dossier changed. */

#include "config.h"

#include "attache-review-dialog.h"

#include "attache-dialog-window.h"
#include "attache-line-words.h"
#include "attache-review.h"

#include <glib/gi18n.h>

typedef struct
{
  AttacheSession *session; /* owned */
  GCancellable *cancellable;
  GtkStack *stack;
  GtkListBox *list;
} Review;

static void
review_free (gpointer data)
{
  Review *review = data;

  g_cancellable_cancel (review->cancellable);
  g_object_unref (review->cancellable);
  g_object_unref (review->session);
  g_free (review);
}

static const AttacheReviewItem *
get_item (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  return g_object_get_data (G_OBJECT (row), "review-item");
}

static void
show_clicked_cb (GtkWidget *button, gpointer user_data)
{
  const AttacheReviewItem *item = get_item (button);
  Review *review = user_data;

  attache_session_show_passage (review->session, item->article_id, item->span);
}

static void
home_clicked_cb (GtkWidget *button, gpointer user_data)
{
  const AttacheReviewItem *item = get_item (button);
  Review *review = user_data;

  attache_session_show_passage (review->session, item->home_id, item->home_span);
}

static void
confirm_clicked_cb (GtkWidget *button, gpointer user_data)
{
  Review *review = user_data;

  attache_session_confirm_place (review->session, get_item (button)->id);
}

static void
detach_clicked_cb (GtkWidget *button, gpointer user_data)
{
  Review *review = user_data;

  attache_session_detach (review->session, get_item (button)->id);
}

static void
attach_clicked_cb (GtkWidget *button, gpointer user_data)
{
  const AttacheReviewItem *item = get_item (button);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (gtk_widget_get_root (button)));

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.attach-note", "(xx)", item->id,
                                item->article_id);
}

static void
apply_clicked_cb (GtkWidget *button, gpointer user_data)
{
  const AttacheReviewItem *item = get_item (button);
  Review *review = user_data;

  if (item->kind == ATTACHE_REVIEW_CHOICE)
    attache_session_move_choice (review->session, item->id, item->candidate_id);
  else
    attache_session_move_decision (review->session, item->id, item->candidate_id);
}

static void
discard_clicked_cb (GtkWidget *button, gpointer user_data)
{
  const AttacheReviewItem *item = get_item (button);
  Review *review = user_data;

  if (item->kind == ATTACHE_REVIEW_NOTE)
    attache_session_delete_annotation (review->session, item->id);
  else if (item->kind == ATTACHE_REVIEW_CHOICE)
    attache_session_discard_choice (review->session, item->id);
  else if (item->kind == ATTACHE_REVIEW_SHAPE)
    attache_session_discard_shape (review->session, item->id);
  else
    attache_session_discard_decision (review->session, item->id);
}

static const char *
describe_shape (AttacheStatementShape shape)
{
  if (shape == ATTACHE_SHAPE_MERGED)
    return _ ("You made one statement of two; they are not found any more");
  return shape == ATTACHE_SHAPE_SPLIT
             ? _ ("You made two statements of one; it is not found any more")
             : _ ("You chose the words of a statement; it is not found any more");
}

/* Transfer full. */
static char *
describe (const AttacheReviewItem *item)
{
  if (item->kind == ATTACHE_REVIEW_NOTE)
    {
      if (item->anchor == ATTACHE_ANCHOR_MOVED)
        return g_strdup (_ ("A note that moved with its passage"));
      if (item->anchor == ATTACHE_ANCHOR_UNCERTAIN)
        /* Translators: how much of the passage is still there, in percent. */
        return g_strdup_printf (
            _ ("A note that may not be at its passage any more (%.0f %% the same)"),
            100 * item->score);
      return g_strdup (_ ("A note whose passage is gone"));
    }
  if (item->kind == ATTACHE_REVIEW_CHOICE)
    return item->words != NULL
               /* Translators: the title of the article that has the other report. */
               ? g_strdup_printf (_ ("You said that this and a report in “%s” are one event; it is "
                                     "not found any more"),
                                  item->words)
               : g_strdup (_ ("You said that this is an event of its own; it is not found any "
                              "more"));
  if (item->kind == ATTACHE_REVIEW_SHAPE)
    return g_strdup (describe_shape (item->shape));
  if (item->decision == ATTACHE_DECISION_EDITED)
    return item->words != NULL
               ? g_strdup_printf (_ ("You said that %s said this; it is not found any more"),
                                  item->words)
               : g_strdup (
                   _ ("You said that nobody who is named said this; it is not found any more"));
  if (item->kind == ATTACHE_REVIEW_STATEMENT)
    return g_strdup (item->decision == ATTACHE_DECISION_ACCEPTED
                         ? _ ("You accepted this statement; it is not found any more")
                         : _ ("You rejected this statement; it is not found any more"));
  return g_strdup (item->decision == ATTACHE_DECISION_ACCEPTED
                       ? _ ("You accepted this event; it is not found any more")
                       : _ ("You rejected this event; it is not found any more"));
}

static void
add_label (GtkWidget *box, const char *text, const char *css_class, gint lines)
{
  g_autofree char *shown = attache_line_words (text, ATTACHE_LINE_CHARS);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_button (GtkWidget *box, const char *label, const char *tooltip, GCallback clicked,
            Review *review)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "side-action");
  g_signal_connect (button, "clicked", clicked, review);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_buttons (const AttacheReviewItem *item, Review *review)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const gboolean is_note = item->kind == ATTACHE_REVIEW_NOTE;
  const gboolean is_writable = !attache_dossier_is_read_only (
      attache_session_get_dossier (review->session));

  if (is_note ? item->quote_now != NULL : TRUE)
    add_button (box, _ ("Show"), _ ("Show the passage in the reader"), G_CALLBACK (show_clicked_cb),
                review);
  if (item->home_id != 0)
    add_button (box, _ ("Where It Stood"), _ ("Show the passage in the earlier version"),
                G_CALLBACK (home_clicked_cb), review);
  if (!is_writable)
    return box;
  if (is_note && item->quote_now != NULL)
    {
      add_button (box, _ ("Confirm"), _ ("The note stands where it should"),
                  G_CALLBACK (confirm_clicked_cb), review);
      add_button (box, _ ("Detach"),
                  _ ("The note does not belong to this passage; it stays without one"),
                  G_CALLBACK (detach_clicked_cb), review);
    }
  if (is_note && item->anchor >= ATTACHE_ANCHOR_UNCERTAIN)
    add_button (box, _ ("Attach…"),
                _ ("Put the note at the passage that is selected in its article"),
                G_CALLBACK (attach_clicked_cb), review);
  if (!is_note && item->candidate_id != 0)
    add_button (box, _ ("Apply"), _ ("Let it count for what is found at about this place now"),
                G_CALLBACK (apply_clicked_cb), review);
  if (!is_note || item->quote_now == NULL)
    add_button (box, is_note ? _ ("Delete") : _ ("Discard"), NULL, G_CALLBACK (discard_clicked_cb),
                review);
  return box;
}

/* Takes @item. */
static GtkWidget *
new_row (AttacheReviewItem *item, Review *review)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *words = describe (item);
  g_autofree char *quote = g_strdup_printf (_ ("“%s”"), item->quote != NULL ? item->quote : "");
  g_autofree char *now = item->quote_now != NULL && g_strcmp0 (item->quote, item->quote_now) != 0
                             /* Translators: the passage as it reads in the newer version. */
                             ? g_strdup_printf (_ ("now: “%s”"), item->quote_now)
                             : NULL;

  g_object_set_data_full (G_OBJECT (row), "review-item", item, attache_review_item_free);
  add_label (box, words, "heading", 2);
  add_label (box, quote, NULL, 3);
  if (now != NULL)
    add_label (box, now, NULL, 3);
  if (item->kind == ATTACHE_REVIEW_NOTE && item->words != NULL && *item->words != '\0')
    add_label (box, item->words, "dim-label", 2);
  add_label (box, item->title, "caption", 1);
  gtk_box_append (GTK_BOX (box), new_buttons (item, review));
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      items = attache_session_review_finish (ATTACHE_SESSION (source), result, &error);
  Review *review = user_data;
  GtkWidget *child;

  /* Where it was cancelled the window is gone. */
  if (items == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("what is to be looked at cannot be listed: %s", error->message);
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (review->list))) != NULL)
    gtk_list_box_remove (review->list, child);
  gtk_stack_set_visible_child_name (review->stack, items->len > 0 ? "list" : "empty");
  g_ptr_array_set_free_func (items, NULL);
  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (review->list, new_row (g_ptr_array_index (items, i), review));
}

static void
ask (Review *review)
{
  g_cancellable_cancel (review->cancellable);
  g_object_unref (review->cancellable);
  review->cancellable = g_cancellable_new ();
  attache_session_review_async (review->session, review->cancellable, answered_cb, review);
}

static void
generation_cb (AttacheDossier *dossier, GParamSpec *pspec, gpointer user_data)
{
  ask (g_object_get_data (user_data, "review"));
}

static GtkWidget *
new_stack (Review *review)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *empty = adw_status_page_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  review->stack = GTK_STACK (stack);
  review->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (review->list, GTK_SELECTION_NONE);
  gtk_list_box_set_show_separators (review->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (review->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("To be looked at"), -1);
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing to Look At"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _ ("When a text or the analysis changes, notes that moved and "
                                      "decisions that lost their ground "
                                      "stand here."));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "object-select-symbolic");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (review->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_stack_add_named (review->stack, empty, "empty");
  gtk_stack_add_named (review->stack, scroller, "list");
  return stack;
}

void
attache_review_dialog_present (AttacheSession *session, GtkWindow *parent)
{
  Review *review;
  GtkWidget *window;

  g_return_if_fail (ATTACHE_IS_SESSION (session));

  if (attache_dialog_window_show_again (parent, _ ("Moved Notes and Lost Ground")))
    return;
  review = g_new0 (Review, 1);
  review->session = g_object_ref (session);
  review->cancellable = g_cancellable_new ();
  window = attache_dialog_window_new (parent, _ ("Moved Notes and Lost Ground"), 480, 560);
  attache_dialog_window_set_body (window, new_stack (review));
  g_object_set_data_full (G_OBJECT (window), "review", review, review_free);
  g_signal_connect_object (attache_session_get_dossier (session), "notify::generation",
                           G_CALLBACK (generation_cb), window, 0);
  ask (review);
  gtk_window_present (GTK_WINDOW (window));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One window, four pages: reading, what was found, progress, and what went wrong. Conflicts are a
 * list that can be long: rows are made when looked at. */

#include "config.h"

#include "attache-merge-dialog.h"

#include "attache-dialog-window.h"
#include "attache-line-words.h"
#include "attache-merge-job.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 1000

#define ATTACHE_TYPE_MERGE_ROW (attache_merge_row_get_type ())
G_DECLARE_FINAL_TYPE (AttacheMergeRow, attache_merge_row, ATTACHE, MERGE_ROW, GObject)

/* An item of the list. */
struct _AttacheMergeRow
{
  GObject parent_instance;

  AttacheMergeConflict *conflict; /* borrowed from the plan, which the dialog's job holds */
};

G_DEFINE_FINAL_TYPE (AttacheMergeRow, attache_merge_row, G_TYPE_OBJECT)

static void
attache_merge_row_class_init (AttacheMergeRowClass *klass)
{
}

static void
attache_merge_row_init (AttacheMergeRow *self)
{
}

/* Freed with the window. */
typedef struct
{
  AttacheMergeJob *job;
  GCancellable *cancellable;
  /* Borrowed: children */
  GtkWidget *window; /* NULL: closed */
  GtkStack *stack;
  GtkLabel *summary;
  GtkBox *found;
  GtkWidget *merge;
  GtkProgressBar *progress;
  AdwStatusPage *message;
} Dialog;

static void
dialog_unref (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->job);
  g_object_unref (self->cancellable);
}

static Dialog *
dialog_ref (Dialog *self)
{
  return g_rc_box_acquire (self);
}

static void
dialog_release (gpointer data)
{
  g_rc_box_release_full (data, dialog_unref);
}

/* What is closed is not merged any further. */
static void
closed_cb (GtkWidget *window, gpointer user_data)
{
  Dialog *self = user_data;

  g_cancellable_cancel (self->cancellable);
  self->window = NULL;
}

static void
show_message (Dialog *self, const char *title, const char *text, const char *icon)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->message, title);
  adw_status_page_set_description (self->message, escaped);
  adw_status_page_set_icon_name (self->message, icon);
  gtk_widget_set_visible (self->merge, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, gpointer user_data)
{
  AttacheMergeRow *row = g_object_get_data (G_OBJECT (drop_down), "row");

  if (row != NULL)
    row->conflict->choice = gtk_drop_down_get_selected (drop_down);
}

static GtkWidget *
new_side (const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (title, "dim-label");
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = i == 0 ? title : text;

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text), 8);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_yalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *about = gtk_label_new (NULL);
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (about, TRUE);
  gtk_widget_add_css_class (about, "heading");
  gtk_box_append (GTK_BOX (top), about);
  gtk_box_append (GTK_BOX (top), choice);
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides), new_side (_ ("Mine")));
  gtk_box_append (GTK_BOX (sides), new_side (_ ("Theirs")));
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), sides);
  gtk_widget_add_css_class (box, "merge-conflict");
  g_signal_connect (choice, "notify::selected", G_CALLBACK (chosen_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What to keep"), -1);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static GtkStringList *
list_choices (AttacheMergeKind kind)
{
  const char *const both[] = { _ ("Keep mine"), _ ("Take theirs"), _ ("Keep both"), NULL };
  const char *const one[] = { _ ("Keep mine"), _ ("Take theirs"), NULL };

  return gtk_string_list_new (kind == ATTACHE_MERGE_NOTE ? both : one);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  AttacheMergeRow *row = gtk_list_item_get_item (item);
  const AttacheMergeConflict *conflict = row->conflict;
  GtkWidget *top = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *sides = gtk_widget_get_next_sibling (top);
  GtkDropDown *choice = GTK_DROP_DOWN (gtk_widget_get_last_child (top));
  GtkWidget *mine = gtk_widget_get_last_child (gtk_widget_get_first_child (sides));
  GtkWidget *theirs = gtk_widget_get_last_child (gtk_widget_get_last_child (sides));
  g_autoptr (GtkStringList) choices = list_choices (conflict->kind);
  const guint chosen = conflict->choice;
  g_autofree char *about = attache_line_words (conflict->about, 200);
  g_autofree char *mine_words = attache_block_words (conflict->mine, MAX_SHOWN);
  g_autofree char *their_words = attache_block_words (conflict->theirs, MAX_SHOWN);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (top)), about);
  gtk_label_set_label (GTK_LABEL (mine), mine_words);
  gtk_label_set_label (GTK_LABEL (theirs), their_words);
  g_object_set_data (G_OBJECT (choice), "row", NULL);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (choice, chosen);
  g_object_set_data_full (G_OBJECT (choice), "row", g_object_ref (row), g_object_unref);
}

static GtkWidget *
new_conflicts (const AttacheMergePlan *plan)
{
  GListStore *rows = g_list_store_new (ATTACHE_TYPE_MERGE_ROW);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  for (guint i = 0; i < plan->conflicts->len; i++)
    {
      g_autoptr (AttacheMergeRow) row = g_object_new (ATTACHE_TYPE_MERGE_ROW, NULL);

      row->conflict = g_ptr_array_index (plan->conflicts, i);
      g_list_store_append (rows, row);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows))),
                            factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where the two disagree"), -1);
  return attache_dialog_window_new_scroller (view);
}

static void
add_count (GString *text, const char *format, guint n)
{
  g_auto (GStrv) parts = g_strsplit (format, "%u", 2);

  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, parts[0]);
  if (parts[1] != NULL)
    g_string_append_printf (text, "%u%s", n, parts[1]);
}

/* "3 new articles · 12 new notes · 2 conflicts": what there is none of is not told. */
static char *
describe (const AttacheMergePlan *plan)
{
  const guint n_articles = plan->new_articles->len, n_conflicts = plan->conflicts->len;
  GString *text = g_string_new (NULL);

  add_count (text, ngettext ("%u new article", "%u new articles", n_articles), n_articles);
  add_count (text, ngettext ("%u earlier version", "%u earlier versions", plan->n_versions),
             plan->n_versions);
  add_count (text, ngettext ("%u kept page", "%u kept pages", plan->n_pages), plan->n_pages);
  add_count (text, ngettext ("%u article filled in", "%u articles filled in", plan->n_details),
             plan->n_details);
  add_count (text, ngettext ("%u new note", "%u new notes", plan->n_notes), plan->n_notes);
  add_count (text, ngettext ("%u new tag", "%u new tags", plan->n_tags), plan->n_tags);
  add_count (text, ngettext ("%u new decision", "%u new decisions", plan->n_decisions),
             plan->n_decisions);
  add_count (text, ngettext ("%u merged speaker", "%u merged speakers", plan->n_speakers),
             plan->n_speakers);
  add_count (text, ngettext ("%u word on events", "%u words on events", plan->n_choices),
             plan->n_choices);
  add_count (text, ngettext ("%u conflict", "%u conflicts", n_conflicts), n_conflicts);
  return g_string_free (text, FALSE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Dialog *self = user_data;
  g_autoptr (GError) error = NULL;
  const AttacheMergePlan *plan = attache_merge_job_look_finish (self->job, result, &error);

  if (self->window != NULL && plan == NULL)
    show_message (self, _ ("This Dossier Cannot Be Merged"), error->message,
                  "dialog-warning-symbolic");
  else if (self->window != NULL && attache_merge_plan_is_empty (plan))
    show_message (self, _ ("Nothing New"), _ ("All that stands there is here already."),
                  "object-select-symbolic");
  else if (self->window != NULL)
    {
      g_autofree char *text = describe (plan);

      gtk_label_set_label (self->summary, text);
      if (plan->conflicts->len > 0)
        gtk_box_append (self->found, new_conflicts (plan));
      gtk_widget_set_visible (self->merge, TRUE);
      gtk_stack_set_visible_child_name (self->stack, "found");
    }
  dialog_release (self);
}

static void
progressed_cb (AttacheMergeJob *job, gpointer user_data)
{
  Dialog *self = user_data;
  guint n_done, n_articles;

  attache_merge_job_get_progress (job, &n_done, &n_articles);
  if (self->window == NULL)
    return;
  if (n_articles == 0 || n_done == n_articles)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, (double) n_done / n_articles);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Dialog *self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_done = attache_merge_job_run_finish (self->job, result, &error);

  g_signal_handlers_disconnect_by_data (self->job, self);
  if (self->window != NULL && is_done)
    show_message (self, _ ("Merged"), _ ("You can undo it, also later, from the history."),
                  "object-select-symbolic");
  else if (self->window != NULL)
    show_message (self, _ ("Not Merged"), error->message, "dialog-warning-symbolic");
  dialog_release (self);
}

static void
merge_cb (GtkButton *button, gpointer user_data)
{
  Dialog *self = user_data;

  gtk_widget_set_visible (self->merge, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  g_signal_connect (self->job, "progressed", G_CALLBACK (progressed_cb), self);
  attache_merge_job_run_async (self->job, self->cancellable, merged_cb, dialog_ref (self));
}

static void
add_pages (Dialog *self)
{
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *progress = gtk_progress_bar_new ();

  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  self->found = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->summary), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->summary), 12);
  gtk_box_append (self->found, GTK_WIDGET (self->summary));
  self->progress = GTK_PROGRESS_BAR (progress);
  gtk_widget_set_valign (progress, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (progress, 24);
  gtk_widget_set_margin_end (progress, 24);
  self->message = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_stack_add_named (self->stack, spinner, "reading");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->found), "found");
  gtk_stack_add_named (self->stack, progress, "progress");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->message), "message");
}

static GtkWidget *
new_header (Dialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->merge = gtk_button_new_with_mnemonic (_ ("_Merge"));
  gtk_widget_add_css_class (self->merge, "suggested-action");
  gtk_widget_set_visible (self->merge, FALSE);
  g_signal_connect (self->merge, "clicked", G_CALLBACK (merge_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->merge);
  return header;
}

void
attache_merge_dialog_present (AttacheSession *session, GFile *theirs, GtkWindow *parent)
{
  Dialog *self;
  GtkWidget *box;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (ATTACHE_IS_SESSION (session));
  g_return_if_fail (G_IS_FILE (theirs));

  self = g_rc_box_new0 (Dialog);
  base = g_file_get_basename (theirs);
  name = attache_line_words (base, ATTACHE_LINE_CHARS);
  title = g_strdup_printf (_ ("Merge %s"), name);
  self->job = attache_merge_job_new (attache_session_get_dossier (session), theirs);
  self->cancellable = g_cancellable_new ();
  self->window = attache_dialog_window_new (parent, title, 640, 520);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  add_pages (self);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_release);
  g_signal_connect (self->window, "destroy", G_CALLBACK (closed_cb), self);
  attache_merge_job_look_async (self->job, self->cancellable, looked_cb, dialog_ref (self));
  gtk_window_present (GTK_WINDOW (self->window));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two choices and a table. The comparison itself is a pure function of the two codings, so it is
 * done anew at every choice. */

#include "config.h"

#include "attache-compare-dialog.h"

#include "attache-coding-job.h"
#include "attache-dialog-window.h"
#include "attache-line-words.h"
#include "attache-side-row.h"

#include <glib/gi18n.h>

#define ATTACHE_TYPE_COMPARE_ROW (attache_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (AttacheCompareRow, attache_compare_row, ATTACHE, COMPARE_ROW, GObject)

/* A row of the table; its words for each column. */
struct _AttacheCompareRow
{
  GObject parent_instance;

  char *words[6];
};

G_DEFINE_FINAL_TYPE (AttacheCompareRow, attache_compare_row, G_TYPE_OBJECT)

static void
attache_compare_row_finalize (GObject *object)
{
  AttacheCompareRow *self = ATTACHE_COMPARE_ROW (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->words); i++)
    g_free (self->words[i]);
  G_OBJECT_CLASS (attache_compare_row_parent_class)->finalize (object);
}

static void
attache_compare_row_class_init (AttacheCompareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_compare_row_finalize;
}

static void
attache_compare_row_init (AttacheCompareRow *self)
{
}

/* Freed with the window. */
typedef struct
{
  AttacheDossier *dossier;
  GCancellable *cancellable;
  GPtrArray *codings; /* AttacheCoding; nullable: until read */
  GListStore *rows;
  /* Borrowed: children */
  GtkWidget *window; /* NULL: closed */
  GtkStack *stack;
  GtkDropDown *people[2];
  GtkLabel *summary;
  AdwStatusPage *message;
} Dialog;

static void
dialog_clear (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->dossier);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->codings, g_ptr_array_unref);
  g_object_unref (self->rows);
}

static void
dialog_release (gpointer data)
{
  g_rc_box_release_full (data, dialog_clear);
}

static void
closed_cb (GtkWidget *window, gpointer user_data)
{
  Dialog *self = user_data;

  g_cancellable_cancel (self->cancellable);
  self->window = NULL;
}

static void
append_row (Dialog *self, const AttacheTagAgreement *tag)
{
  g_autoptr (AttacheCompareRow) row = g_object_new (ATTACHE_TYPE_COMPARE_ROW, NULL);

  row->words[0] = attache_line_words (tag->tag, 200);
  row->words[1] = g_strdup_printf ("%u", tag->n_passages[0]);
  row->words[2] = g_strdup_printf ("%u", tag->n_passages[1]);
  row->words[3] = g_strdup_printf ("%.0f %%", 100 * tag->share);
  row->words[4] = attache_agreement_to_string (tag->alpha);
  row->words[5] = attache_agreement_to_string (tag->unitizing);
  g_list_store_append (self->rows, row);
}

static void
compare (Dialog *self)
{
  const guint one = gtk_drop_down_get_selected (self->people[0]);
  const guint other = gtk_drop_down_get_selected (self->people[1]);
  g_autoptr (AttacheCodingComparison) comparison = NULL;
  g_autofree char *alpha = NULL;
  g_autofree char *unitizing = NULL;
  g_autofree char *articles = NULL;
  g_autofree char *text = NULL;

  g_list_store_remove_all (self->rows);
  if (one >= self->codings->len || other >= self->codings->len)
    return;
  comparison = attache_coding_compare (g_ptr_array_index (self->codings, one),
                                       g_ptr_array_index (self->codings, other));
  alpha = attache_agreement_to_string (comparison->alpha);
  unitizing = attache_agreement_to_string (comparison->unitizing);
  articles = g_strdup_printf (ngettext ("%u article in which both wrote",
                                        "%u articles in which both wrote", comparison->n_articles),
                              comparison->n_articles);
  /* Translators: two coefficients of agreement; “articles” is “3 articles in which both wrote” */
  text = g_strdup_printf (_ ("%s · α of the tags %s · unitising α %s"), articles, alpha, unitizing);
  gtk_label_set_label (self->summary, text);
  for (guint i = 0; i < comparison->tags->len; i++)
    append_row (self, g_ptr_array_index (comparison->tags, i));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);
  const gboolean is_first = GPOINTER_TO_UINT (user_data) == 0;

  gtk_label_set_xalign (GTK_LABEL (label), is_first ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (!is_first)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const AttacheCompareRow *row = gtk_list_item_get_item (item);

  attache_side_row_set_line (GTK_LABEL (gtk_list_item_get_child (item)),
                             row->words[GPOINTER_TO_UINT (user_data)]);
}

static GtkWidget *
new_table (Dialog *self)
{
  const char *const titles[] = { _ ("Tag"),    _ ("First"), _ ("Second"),
                                 _ ("Common"), _ ("α"),     _ ("Unitising α") };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)))));

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (titles[i], factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_expand (column, i == 0);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
fill_people (Dialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->codings->len; i++)
    {
      const AttacheCoding *coding = g_ptr_array_index (self->codings, i);
      g_autofree char *name = attache_line_words (coding->name, 80);

      gtk_string_list_append (names, name);
    }
  for (guint i = 0; i < 2; i++)
    {
      gtk_drop_down_set_model (self->people[i], G_LIST_MODEL (names));
      gtk_drop_down_set_selected (self->people[i], i == 0 ? 0 : self->codings->len - 1);
    }
}

static void
show_message (Dialog *self, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->message, title);
  adw_status_page_set_description (self->message, escaped);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Dialog *self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *codings = attache_codings_load_finish (self->dossier, result, &error);

  if (codings != NULL)
    {
      g_clear_pointer (&self->codings, g_ptr_array_unref);
      self->codings = codings;
    }
  if (self->window != NULL && codings == NULL)
    show_message (self, _ ("This Cannot Be Compared"), error->message);
  else if (self->window != NULL && codings->len < 2)
    show_message (self, _ ("Only One Person Wrote Here"),
                  _ ("Merge a colleague’s dossier, or open it beside this one."));
  else if (self->window != NULL)
    {
      fill_people (self);
      compare (self);
      gtk_stack_set_visible_child_name (self->stack, "table");
    }
  dialog_release (self);
}

static void
chosen_cb (Dialog *self)
{
  if (self->codings != NULL && self->codings->len >= 2)
    compare (self);
}

static void
load (Dialog *self, GFile *theirs)
{
  attache_codings_load_async (self->dossier, theirs, self->cancellable, loaded_cb,
                              g_rc_box_acquire (self));
}

static void
open_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  Dialog *self = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;

  if (file != NULL && self->window != NULL)
    load (self, file);
  g_object_unref (chooser);
  dialog_release (self);
}

static void
open_cb (GtkButton *button, gpointer user_data)
{
  Dialog *self = user_data;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Open a Dossier Beside"), GTK_WINDOW (self->window), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
      NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Dossiers"));
  gtk_file_filter_add_pattern (filter, "*.dossier");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (open_response_cb), g_rc_box_acquire (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GtkWidget *
new_page (Dialog *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *people = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *const names[] = { _ ("First person"), _ ("Second person") };

  gtk_box_set_homogeneous (GTK_BOX (people), TRUE);
  gtk_widget_add_css_class (people, "toolbar");
  for (guint i = 0; i < 2; i++)
    {
      self->people[i] = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->people[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, names[i], -1);
      g_signal_connect_swapped (self->people[i], "notify::selected", G_CALLBACK (chosen_cb), self);
      gtk_box_append (GTK_BOX (people), GTK_WIDGET (self->people[i]));
    }
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->summary), 9);
  gtk_box_append (GTK_BOX (page), people);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (page), new_table (self));
  return page;
}

static GtkWidget *
new_content (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open Beside…"));

  g_signal_connect (open, "clicked", G_CALLBACK (open_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), open);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->message = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->message, "view-dual-symbolic");
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->message), "message");
  gtk_stack_add_named (self->stack, new_page (self), "table");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  return box;
}

void
attache_compare_dialog_present (AttacheSession *session, GtkWindow *parent)
{
  Dialog *self;

  g_return_if_fail (ATTACHE_IS_SESSION (session));

  if (attache_dialog_window_show_again (parent, _ ("Compare Codings")))
    return;
  self = g_rc_box_new0 (Dialog);
  self->dossier = g_object_ref (attache_session_get_dossier (session));
  self->cancellable = g_cancellable_new ();
  self->rows = g_list_store_new (ATTACHE_TYPE_COMPARE_ROW);
  self->window = attache_dialog_window_new (parent, _ ("Compare Codings"), 640, 480);
  adw_window_set_content (ADW_WINDOW (self->window), new_content (self));
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_release);
  g_signal_connect (self->window, "destroy", G_CALLBACK (closed_cb), self);
  load (self, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
}

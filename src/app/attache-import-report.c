/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report as a list that can be long: rows are made when looked at. Errors come before doubts.
 */

#include "config.h"

#include "attache-import-report.h"

#include <glib/gi18n.h>

#define ATTACHE_TYPE_REPORT_LINE (attache_report_line_get_type ())
G_DECLARE_FINAL_TYPE (AttacheReportLine, attache_report_line, ATTACHE, REPORT_LINE, GObject)

struct _AttacheReportLine
{
  GObject parent_instance;

  /* Borrowed: of the job, which the window holds */
  const AttacheImportLine *line;
};

G_DEFINE_FINAL_TYPE (AttacheReportLine, attache_report_line, G_TYPE_OBJECT)

static void
attache_report_line_class_init (AttacheReportLineClass *klass)
{
}

static void
attache_report_line_init (AttacheReportLine *self)
{
}

static GListModel *
list_lines (AttacheImportJob *job)
{
  GListStore *store = g_list_store_new (ATTACHE_TYPE_REPORT_LINE);
  guint n_lines;
  const AttacheImportLine *lines = attache_import_job_get_lines (job, &n_lines);

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n_lines; i++)
        {
          g_autoptr (AttacheReportLine) line = NULL;

          if (lines[i].is_error != (pass == 0))
            continue;
          line = g_object_new (ATTACHE_TYPE_REPORT_LINE, NULL);
          line->line = &lines[i];
          g_list_store_append (store, line);
        }
    }
  return G_LIST_MODEL (store);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new ();

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_selectable (GTK_LABEL (label), FALSE);
      gtk_widget_add_css_class (label, i == 0 ? "heading" : "dim-label");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_add_css_class (box, "report-line");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  AttacheReportLine *line = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *texts = gtk_widget_get_next_sibling (icon);
  GtkWidget *name = gtk_widget_get_first_child (texts);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), line->line->is_error ? "dialog-error-symbolic"
                                                                       : "dialog-warning-symbolic");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
      line->line->is_error ? _ ("Not imported") : _ ("Imported with a doubt"), -1);
  gtk_label_set_label (GTK_LABEL (name), line->line->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), line->line->reason);
}

static void
activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  AttacheSession *session = user_data;
  g_autoptr (AttacheReportLine)
      line = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  if (line->line->article_id != 0)
    attache_session_open_article (session, line->line->article_id);
}

static GtkWidget *
new_list (AttacheImportJob *job, AttacheSession *session)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (list_lines (job)));
  GtkWidget *view = gtk_list_view_new (selection, factory);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), session, 0);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

void
attache_import_report_present (AttacheImportJob *job, AttacheSession *session, GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  g_return_if_fail (ATTACHE_IS_IMPORT_JOB (job));
  g_return_if_fail (ATTACHE_IS_SESSION (session));

  gtk_window_set_title (GTK_WINDOW (window), _ ("Import Report"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 480);
  g_object_set_data_full (G_OBJECT (window), "import-job", g_object_ref (job), g_object_unref);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), new_list (job, session));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words and rows. */

#include "config.h"

#include "attache-import-sections.h"

#include <glib/gi18n.h>

#include "attache-time-span.h"

#define SECTION_KEY "attache-import-section"
#define COUNT_KEY "count"

const char *
attache_import_sections_get_title (AttacheImportSection section)
{
  switch (section)
    {
    case ATTACHE_IMPORT_CAME_IN:
      return _ ("Imported");
    case ATTACHE_IMPORT_KIN:
      return _ ("Same Text");
    case ATTACHE_IMPORT_FAILED:
      return _ ("Not Imported");
    case ATTACHE_IMPORT_NO_DATE:
      return _ ("Without a Date");
    case ATTACHE_IMPORT_NO_OUTLET:
      return _ ("Without an Outlet");
    case ATTACHE_IMPORT_NO_TITLE:
      return _ ("Without a Title");
    case ATTACHE_IMPORT_DOUBTFUL:
      return _ ("Remarks");
    case ATTACHE_IMPORT_KNOWN:
      return _ ("Already There");
    case ATTACHE_IMPORT_N_SECTIONS:
    default:
      g_return_val_if_reached ("");
    }
}

const char *
attache_import_sections_explain (AttacheImportSection section)
{
  switch (section)
    {
    case ATTACHE_IMPORT_KIN:
      return _ (
          "Texts that several articles have in common, such as one agency's in several outlets, "
          "with the share of the shorter text. All were imported.");
    case ATTACHE_IMPORT_NO_DATE:
      return _ ("Without a date they stand at the end of the list, and “today” in them is no day.");
    case ATTACHE_IMPORT_NO_TITLE:
      return _ ("The first sentence stands in its place.");
    case ATTACHE_IMPORT_KNOWN:
      return _ ("The same text from the same outlet was in the dossier before.");
    case ATTACHE_IMPORT_CAME_IN:
    case ATTACHE_IMPORT_FAILED:
    case ATTACHE_IMPORT_NO_OUTLET:
    case ATTACHE_IMPORT_DOUBTFUL:
    case ATTACHE_IMPORT_N_SECTIONS:
    default:
      return NULL;
    }
}

static const char *
get_icon (AttacheImportSection section)
{
  switch (section)
    {
    case ATTACHE_IMPORT_CAME_IN:
      return "emblem-ok-symbolic";
    case ATTACHE_IMPORT_KIN:
      return "edit-copy-symbolic";
    case ATTACHE_IMPORT_FAILED:
      return "dialog-error-symbolic";
    case ATTACHE_IMPORT_NO_DATE:
      return "x-office-calendar-symbolic";
    case ATTACHE_IMPORT_NO_OUTLET:
      return "avatar-default-symbolic";
    case ATTACHE_IMPORT_NO_TITLE:
      return "format-text-bold-symbolic";
    case ATTACHE_IMPORT_DOUBTFUL:
      return "dialog-warning-symbolic";
    case ATTACHE_IMPORT_KNOWN:
      return "object-select-symbolic";
    case ATTACHE_IMPORT_N_SECTIONS:
    default:
      g_return_val_if_reached ("");
    }
}

static GtkWidget *
new_row (AttacheImportSection section)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *title = gtk_label_new (attache_import_sections_get_title (section));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (get_icon (section)));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), SECTION_KEY, GUINT_TO_POINTER (section));
  g_object_set_data (G_OBJECT (row), COUNT_KEY, count);
  return row;
}

/* The rows stay and are only shown or hidden: a list whose focused row goes away chooses another,
 * which would ask for its section, which fills the list again. */
void
attache_import_sections_fill (GtkListBox *list, const AttacheImportRun *run,
                              AttacheImportSection chosen)
{
  for (AttacheImportSection section = 0; section < ATTACHE_IMPORT_N_SECTIONS; section++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) section);
      const guint n = run != NULL ? run->n_in_section[section] : 0;
      g_autofree char *number = g_strdup_printf ("%'u", n);

      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (new_row (section));
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      gtk_label_set_label (g_object_get_data (G_OBJECT (row), COUNT_KEY), number);
      /* The chosen one stays where it was, though the last of its lines be gone. */
      gtk_widget_set_visible (
          GTK_WIDGET (row),
          run != NULL && (n > 0 || section == ATTACHE_IMPORT_CAME_IN || section == chosen));
      if (section == chosen)
        gtk_list_box_select_row (list, row);
    }
}

AttacheImportSection
attache_import_sections_get (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), SECTION_KEY));
}

char *
attache_import_sections_name_run (const AttacheImportRun *run)
{
  g_autoptr (GDateTime) begun = g_date_time_new_from_unix_local (run->begun / G_USEC_PER_SEC);
  /* Translators: the day and the time of an import. */
  g_autofree char *when = g_date_time_format (begun, _ ("%-d %B %Y, %H:%M"));

  return g_strdup_printf (ngettext ("%s · %u article", "%s · %u articles", run->n_imported), when,
                          run->n_imported);
}

char *
attache_import_sections_describe_run (const AttacheImportRun *run)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *articles = NULL;
  double seconds;

  if (run == NULL)
    return g_strdup (_ ("Nothing was imported yet."));
  if (run->ended == ATTACHE_TIME_UNKNOWN)
    return g_strdup_printf (ngettext ("%u article came in; the import runs, or was cut short.",
                                      "%u articles came in; the import runs, or was cut short.",
                                      run->n_in_section[ATTACHE_IMPORT_CAME_IN]),
                            run->n_in_section[ATTACHE_IMPORT_CAME_IN]);
  seconds = (run->ended - run->begun) / (double) G_USEC_PER_SEC;
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", run->n_imported),
                              run->n_imported);
  /* Translators: the first is “312 articles”. */
  g_string_append_printf (
      words, ngettext ("%s from %u file in %.*f s", "%s from %u files in %.*f s", run->n_files),
      articles, run->n_files, seconds < 1 ? 2 : 1, seconds);
  if (seconds > 0 && run->n_imported > 0)
    /* Translators: articles a second. */
    g_string_append_printf (words, _ (", %.0f a second"), run->n_imported / seconds);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article's row has its title and where it is from; that of a file, its name and what was wrong.
 */

#include "config.h"

#include "attache-import-item.h"

#include <glib/gi18n.h>

#include "attache-import-error.h"
#include "attache-line-words.h"
#include "attache-time-unit.h"
#include "attache-time-words.h"

struct _AttacheImportItem
{
  GObject parent_instance;

  AttacheImportEntry *entry; /* Owned */
  gboolean is_selected;
};

typedef enum
{
  PROP_SELECTED = 1,
} AttacheImportItemProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

G_DEFINE_FINAL_TYPE (AttacheImportItem, attache_import_item, G_TYPE_OBJECT)

static void
attache_import_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((AttacheImportItemProperty) id)
    {
    case PROP_SELECTED:
      g_value_set_boolean (value, ATTACHE_IMPORT_ITEM (object)->is_selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_import_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttacheImportItem *self = ATTACHE_IMPORT_ITEM (object);

  switch ((AttacheImportItemProperty) id)
    {
    case PROP_SELECTED:
      if (self->is_selected == g_value_get_boolean (value))
        break;
      self->is_selected = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_import_item_finalize (GObject *object)
{
  attache_import_entry_free (ATTACHE_IMPORT_ITEM (object)->entry);
  G_OBJECT_CLASS (attache_import_item_parent_class)->finalize (object);
}

static void
attache_import_item_class_init (AttacheImportItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = attache_import_item_get_property;
  object_class->set_property = attache_import_item_set_property;
  object_class->finalize = attache_import_item_finalize;
  properties[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                        | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attache_import_item_init (AttacheImportItem *self)
{
}

AttacheImportItem *
attache_import_item_new (AttacheImportEntry *entry)
{
  AttacheImportItem *self = g_object_new (ATTACHE_TYPE_IMPORT_ITEM, NULL);

  self->entry = entry;
  return self;
}

const AttacheImportEntry *
attache_import_item_get_entry (AttacheImportItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_IMPORT_ITEM (self), NULL);

  return self->entry;
}

gboolean
attache_import_item_is_selected (AttacheImportItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_IMPORT_ITEM (self), FALSE);

  return self->is_selected;
}

struct _AttacheImportRow
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheImportItem *item; /* nullable */
  GBinding *binding;       /* nullable */

  /* Children */
  GtkWidget *box;
  GtkWidget *check;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *share;
  GtkWidget *columns;
};

enum
{
  SIGNAL_COLUMNS_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheImportRow, attache_import_row, GTK_TYPE_WIDGET)

static void
columns_cb (AttacheImportRow *self)
{
  g_signal_emit (self, signals[SIGNAL_COLUMNS_REQUESTED], 0);
}

static void
attache_import_row_dispose (GObject *object)
{
  AttacheImportRow *self = ATTACHE_IMPORT_ROW (object);

  g_clear_object (&self->binding);
  g_clear_object (&self->item);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (attache_import_row_parent_class)->dispose (object);
}

static void
attache_import_row_class_init (AttacheImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attache_import_row_dispose;
  signals[SIGNAL_COLUMNS_REQUESTED] = g_signal_new ("columns-requested", G_TYPE_FROM_CLASS (klass),
                                                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "attache-import-row");
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
attache_import_row_init (AttacheImportRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->check);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (self->box), texts);
  self->title = add_label (texts, "report-title");
  self->subtitle = add_label (texts, "report-words");
  self->share = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->share), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "report-share");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->share));
  self->columns = gtk_button_new_with_mnemonic (_ ("_Choose Columns…"));
  gtk_widget_set_valign (self->columns, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->columns, "clicked", G_CALLBACK (columns_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->columns);
}

GtkWidget *
attache_import_row_new (void)
{
  return g_object_new (ATTACHE_TYPE_IMPORT_ROW, NULL);
}

/* “Sylvan Post · 20 Sep 2031 · coverage.jsonl”, or what was wrong. Transfer full. */
static char *
describe (const AttacheImportEntry *entry)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (entry->article_id == 0)
    return g_strdup (entry->reason);
  g_ptr_array_add (words, g_strdup (entry->outlet != NULL ? entry->outlet : _ ("outlet unknown")));
  if (entry->published == ATTACHE_TIME_UNKNOWN)
    g_ptr_array_add (words, g_strdup (_ ("date unknown")));
  else
    g_ptr_array_add (
        words, attache_time_words_span (attache_time_unit_span (
                   attache_precision_to_time_unit (entry->published_precision), entry->published)));
  if (entry->name != NULL)
    g_ptr_array_add (words, g_strdup (entry->name));
  if (entry->reason != NULL)
    g_ptr_array_add (words, g_strdup (entry->reason));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static void
fill (AttacheImportRow *self, const AttacheImportEntry *entry, gboolean can_select)
{
  g_autofree char *title = attache_line_words (entry->article_id != 0 ? entry->title : entry->name,
                                               ATTACHE_LINE_CHARS);
  g_autofree char *words = describe (entry);
  g_autofree char *line = attache_line_words (words, ATTACHE_LINE_CHARS);
  /* Translators: how much of a text two articles have in common. */
  g_autofree char *share = g_strdup_printf (_ ("%.0f %%"), entry->share * 100);

  gtk_widget_set_visible (self->check, can_select);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, line);
  gtk_label_set_label (self->share, share);
  gtk_widget_set_visible (GTK_WIDGET (self->share), entry->share > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->share),
                               _ ("Of the shorter text, the share that both have"));
  gtk_widget_set_visible (self->columns,
                          entry->code == ATTACHE_IMPORT_ERROR_COLUMNS && entry->path != NULL);
  if (entry->share > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "carrier");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "carrier");
}

void
attache_import_row_set_item (AttacheImportRow *self, AttacheImportItem *item, gboolean can_select)
{
  g_return_if_fail (ATTACHE_IS_IMPORT_ROW (self));

  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  g_clear_object (&self->binding);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  fill (self, item->entry, can_select);
  self->binding = g_object_ref (g_object_bind_property (
      item, "selected", self->check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
}

AttacheImportItem *
attache_import_row_get_item (AttacheImportRow *self)
{
  g_return_val_if_fail (ATTACHE_IS_IMPORT_ROW (self), NULL);

  return self->item;
}

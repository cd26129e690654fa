/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three buttons, each with a popover that asks for one thing. */

#include "config.h"

#include "attache-import-fill.h"

#include <glib/gi18n.h>

#include "attache-day-popover.h"

struct _AttacheImportFill
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *bar;
  GtkLabel *count;
  GtkMenuButton *outlet_button;
  GtkMenuButton *date_button;
  GtkMenuButton *language_button;
  GtkEditable *outlet_entry;
  GtkEditable *language_entry;
};

enum
{
  SIGNAL_OUTLET,
  SIGNAL_LANGUAGE,
  SIGNAL_DAY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheImportFill, attache_import_fill, GTK_TYPE_WIDGET)

/* A blank entry asks for nothing. */
static void
ask (AttacheImportFill *self, guint signal, GtkEditable *entry, GtkMenuButton *button)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (*words == '\0')
    return;
  gtk_menu_button_popdown (button);
  gtk_editable_set_text (entry, "");
  g_signal_emit (self, signals[signal], 0, words);
}

static void
outlet_cb (AttacheImportFill *self)
{
  ask (self, SIGNAL_OUTLET, self->outlet_entry, self->outlet_button);
}

static void
language_cb (AttacheImportFill *self)
{
  ask (self, SIGNAL_LANGUAGE, self->language_entry, self->language_button);
}

static void
day_cb (AttacheImportFill *self, gint64 day)
{
  g_signal_emit (self, signals[SIGNAL_DAY], 0, day);
}

static void
attache_import_fill_dispose (GObject *object)
{
  g_clear_pointer (&ATTACHE_IMPORT_FILL (object)->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (attache_import_fill_parent_class)->dispose (object);
}

static void
attache_import_fill_class_init (AttacheImportFillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  g_type_ensure (ATTACHE_TYPE_DAY_POPOVER);
  G_OBJECT_CLASS (klass)->dispose = attache_import_fill_dispose;
  signals[SIGNAL_OUTLET] = g_signal_new ("outlet", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_LANGUAGE] = g_signal_new ("language", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DAY] = g_signal_new ("day", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-import-fill.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheImportFill, bar);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportFill, count);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportFill, outlet_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportFill, date_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportFill, language_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportFill, outlet_entry);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportFill, language_entry);
  gtk_widget_class_bind_template_callback (widget_class, outlet_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
attache_import_fill_init (AttacheImportFill *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  attache_import_fill_set_count (self, 0);
}

void
attache_import_fill_set_count (AttacheImportFill *self, guint n_selected)
{
  g_autofree char *words = NULL;

  g_return_if_fail (ATTACHE_IS_IMPORT_FILL (self));

  words = n_selected > 0
              ? g_strdup_printf (ngettext ("%u selected", "%u selected", n_selected), n_selected)
              : g_strdup (_ ("Select articles to fill in"));
  gtk_label_set_label (self->count, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->outlet_button), n_selected > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->date_button), n_selected > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->language_button), n_selected > 0);
}

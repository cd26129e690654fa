/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed moves the calendar as soon as it names a day; what the calendar shows is the
 * answer. */

#include "config.h"

#include "attache-day-popover.h"

#include "attache-import-date.h"

struct _AttacheDayPopover
{
  GtkPopover parent_instance;

  /* Template children */
  GtkEditable *entry;
  GtkCalendar *calendar;
  GtkWidget *set_button;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheDayPopover, attache_day_popover, GTK_TYPE_POPOVER)

static void
typed_cb (AttacheDayPopover *self)
{
  const char *words = gtk_editable_get_text (self->entry);
  AttacheImportDate date;
  const gboolean is_day = attache_import_date_parse (words, FALSE, &date)
                          && date.precision <= ATTACHE_PRECISION_DAY;

  if (is_day)
    attache_day_popover_set_day (self, date.instant);
  gtk_widget_set_sensitive (self->set_button, is_day || *words == '\0');
}

static void
set_cb (AttacheDayPopover *self)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) day = NULL;

  if (!gtk_widget_is_sensitive (self->set_button))
    return;
  local = gtk_calendar_get_date (self->calendar);
  day = g_date_time_new_utc (g_date_time_get_year (local), g_date_time_get_month (local),
                             g_date_time_get_day_of_month (local), 0, 0, 0);
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_editable_set_text (self->entry, "");
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_date_time_to_unix (day) * G_USEC_PER_SEC);
}

static void
attache_day_popover_class_init (AttacheDayPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-day-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheDayPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, AttacheDayPopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, AttacheDayPopover, set_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);
}

static void
attache_day_popover_init (AttacheDayPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
attache_day_popover_set_day (AttacheDayPopover *self, gint64 instant)
{
  g_autoptr (GDateTime) day = NULL;

  g_return_if_fail (ATTACHE_IS_DAY_POPOVER (self));

  day = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  if (day != NULL)
    gtk_calendar_select_day (self->calendar, day);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for one day: typed, or chosen in a calendar. It knows nothing of what the day is for. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATTACHE_TYPE_DAY_POPOVER (attache_day_popover_get_type ())

/* Signals: "chosen" (gint64: the day's beginning in microseconds of civil time), after which it
 * closes. */
G_DECLARE_FINAL_TYPE (AttacheDayPopover, attache_day_popover, ATTACHE, DAY_POPOVER, GtkPopover)

/* Where the calendar stands. @instant: microseconds of civil time. */
void attache_day_popover_set_day (AttacheDayPopover *self, gint64 instant);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An unseen widget over a drawn mark: on GTK 4.8 only widgets can have the focus and be named for
 * a screen reader. It draws nothing and is not pointed at; the canvas does both. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATTACHE_TYPE_TIMELINE_CHIP (attache_timeline_chip_get_type ())
G_DECLARE_FINAL_TYPE (AttacheTimelineChip, attache_timeline_chip, ATTACHE, TIMELINE_CHIP, GtkWidget)

/* @mark: number in the series. Signal "activated". */
GtkWidget *attache_timeline_chip_new (guint mark);
guint attache_timeline_chip_get_mark (AttacheTimelineChip *self);
void attache_timeline_chip_set_mark (AttacheTimelineChip *self, guint mark);
/* @position: 1 … @size. */
void attache_timeline_chip_describe (AttacheTimelineChip *self, const char *label, guint position,
                                     guint size);
void attache_timeline_chip_set_selected (AttacheTimelineChip *self, gboolean is_selected);

G_END_DECLS

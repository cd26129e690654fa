/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The colours that a timeline is drawn with, as values. */

#pragma once

#include <gtk/gtk.h>

#include "attache-palette.h"

G_BEGIN_DECLS

typedef struct
{
  GdkRGBA text;
  GdkRGBA dim_text;
  GdkRGBA line;
  GdkRGBA band;   /* weekends, the density's trough */
  GdkRGBA accent; /* focus, selection, the brush */
  GdkRGBA ground; /* behind everything: veils are made of it */
  GdkRGBA slots[ATTACHE_N_COLOUR_SLOTS];
  gboolean is_dark;
  gboolean is_high_contrast;
} AttacheTimelineStyle;

/* For tests, and where there is no theme. */
AttacheTimelineStyle attache_timeline_style_new (gboolean is_dark, gboolean is_high_contrast);
/* As the theme has it where @widget is. */
AttacheTimelineStyle attache_timeline_style_for_widget (GtkWidget *widget);

gboolean attache_timeline_style_equal (const AttacheTimelineStyle *a,
                                       const AttacheTimelineStyle *b);

/* @colour with its opacity multiplied. */
GdkRGBA attache_timeline_style_fade (const GdkRGBA *colour, float opacity);

G_END_DECLS

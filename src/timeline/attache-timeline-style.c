/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The theme's named colours with the palette's slots; the one place of the timeline that asks a
 * style context. */

#include "config.h"

#include "attache-timeline-style.h"

#include <adwaita.h>
#include <string.h>

GdkRGBA
attache_timeline_style_fade (const GdkRGBA *colour, float opacity)
{
  GdkRGBA faded;

  g_return_val_if_fail (colour != NULL, ((GdkRGBA){ 0 }));

  faded = *colour;
  faded.alpha *= opacity;
  return faded;
}

static void
derive (AttacheTimelineStyle *style)
{
  gboolean is_high = style->is_high_contrast;

  style->dim_text = attache_timeline_style_fade (&style->text, is_high ? 0.9f : 0.62f);
  style->line = attache_timeline_style_fade (&style->text, is_high ? 0.5f : 0.1f);
  style->band = attache_timeline_style_fade (&style->text, is_high ? 0.09f : 0.035f);
  for (guint i = 0; i < ATTACHE_N_COLOUR_SLOTS; i++)
    {
      AttacheColour colour = attache_palette_get_slot (i, style->is_dark);

      style->slots[i] = (GdkRGBA){ colour.red / 255.0f, colour.green / 255.0f, colour.blue / 255.0f,
                                   1 };
    }
}

AttacheTimelineStyle
attache_timeline_style_new (gboolean is_dark, gboolean is_high_contrast)
{
  AttacheTimelineStyle style = { .is_dark = is_dark, .is_high_contrast = is_high_contrast };

  style.text = is_dark ? (GdkRGBA){ 1, 1, 1, 1 } : (GdkRGBA){ 0, 0, 0, 0.8f };
  style.ground = is_dark ? (GdkRGBA){ 0.14f, 0.14f, 0.14f, 1 }
                         : (GdkRGBA){ 0.98f, 0.98f, 0.98f, 1 };
  style.accent = is_dark ? (GdkRGBA){ 0.47f, 0.68f, 0.93f, 1 }
                         : (GdkRGBA){ 0.11f, 0.44f, 0.85f, 1 };
  derive (&style);
  return style;
}

AttacheTimelineStyle
attache_timeline_style_for_widget (GtkWidget *widget)
{
  AdwStyleManager *manager;
  GtkStyleContext *context;
  AttacheTimelineStyle style;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), attache_timeline_style_new (FALSE, FALSE));

  manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  context = gtk_widget_get_style_context (widget);
  style = attache_timeline_style_new (adw_style_manager_get_dark (manager),
                                      adw_style_manager_get_high_contrast (manager));
  gtk_style_context_get_color (context, &style.text);
  gtk_style_context_lookup_color (context, "window_bg_color", &style.ground);
  gtk_style_context_lookup_color (context, "accent_color", &style.accent);
  derive (&style);
  return style;
}

gboolean
attache_timeline_style_equal (const AttacheTimelineStyle *a, const AttacheTimelineStyle *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return memcmp (a, b, sizeof *a) == 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The colours that tell actors, kinds and highlights apart, the same in every pane: plain numbers,
 * for light and for dark grounds. They say "the same" and "another", never "good" or "bad". It
 * knows no widget; whoever draws makes its own colour type of it. */

#pragma once

#include "attache-anchor.h"

G_BEGIN_DECLS

/* sRGB. */
typedef struct
{
  guint8 red;
  guint8 green;
  guint8 blue;
} AttacheColour;

#define ATTACHE_N_COLOUR_SLOTS 8

/* Of an actor, a tag or a kind. Each reads as text on its ground: at least 4.5 : 1
 * (WCAG 2.1, 1.4.3) on white and #fafafa, or on #242424 and #2e2e2e. A slot beyond the last begins
 * again, so that a number from a file is never out of range. */
AttacheColour attache_palette_get_slot (guint slot, gboolean is_dark);

/* The slot of a kind; every slot has two kinds, and they do not go together. */
guint attache_palette_get_kind_slot (AttacheEventKind kind);

/* The ground behind highlighted text; the text keeps its own colour and stays at least 7 : 1. */
AttacheColour attache_palette_get_highlight (AttacheHighlight highlight, gboolean is_dark);

/* The same highlight as a small mark (a dot, a bar, a note's badge), and what can be read on it. */
AttacheColour attache_palette_get_marker (AttacheHighlight highlight, gboolean is_dark);
AttacheColour attache_palette_get_marker_text (AttacheHighlight highlight, gboolean is_dark);

/* Contrast of two colours, 1 … 21, as WCAG 2.1 defines it. */
double attache_colour_contrast (AttacheColour a, AttacheColour b);

/* "#1c71d8" into @buffer, which is returned. */
const char *attache_colour_to_hex (AttacheColour colour, char buffer[8]);

G_END_DECLS

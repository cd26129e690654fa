/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of colours, and the arithmetic that the tests hold them to. */

#include "config.h"

#include "attache-palette.h"

#include <math.h>

typedef struct
{
  AttacheColour light;
  AttacheColour dark;
} ColourPair;

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16) & 0xff, ((hex) >> 8) & 0xff, (hex) &0xff                                         \
  }

static const ColourPair slots[ATTACHE_N_COLOUR_SLOTS] = {
  { RGB (0x1c71d8), RGB (0x78aeed) }, { RGB (0x26775b), RGB (0x66c9a3) },
  { RGB (0xb5451b), RGB (0xf08c5f) }, { RGB (0x8a4baf), RGB (0xc79bea) },
  { RGB (0x0b7285), RGB (0x5cc3d3) }, { RGB (0x876000), RGB (0xdfb64a) },
  { RGB (0xb02e6b), RGB (0xf28cb8) }, { RGB (0x59636f), RGB (0xaab5c3) },
};

static const ColourPair highlights[ATTACHE_N_HIGHLIGHTS] = {
  [ATTACHE_HIGHLIGHT_YELLOW] = { RGB (0xfff3c4), RGB (0x5a4a12) },
  [ATTACHE_HIGHLIGHT_GREEN] = { RGB (0xd6f4df), RGB (0x1d4f33) },
  [ATTACHE_HIGHLIGHT_BLUE] = { RGB (0xd8e9fc), RGB (0x20456d) },
  [ATTACHE_HIGHLIGHT_PINK] = { RGB (0xfcdfeb), RGB (0x5f2846) },
};

static const ColourPair markers[ATTACHE_N_HIGHLIGHTS] = {
  [ATTACHE_HIGHLIGHT_YELLOW] = { RGB (0xf5c211), RGB (0xd9a90c) },
  [ATTACHE_HIGHLIGHT_GREEN] = { RGB (0x5fc98a), RGB (0x4fb87a) },
  [ATTACHE_HIGHLIGHT_BLUE] = { RGB (0x7db7f3), RGB (0x6aa6e6) },
  [ATTACHE_HIGHLIGHT_PINK] = { RGB (0xf193bd), RGB (0xe080ac) },
};

static const ColourPair marker_texts[ATTACHE_N_HIGHLIGHTS] = {
  [ATTACHE_HIGHLIGHT_YELLOW] = { RGB (0x3d3104), RGB (0x2b2203) },
  [ATTACHE_HIGHLIGHT_GREEN] = { RGB (0x0b3319), RGB (0x07210f) },
  [ATTACHE_HIGHLIGHT_BLUE] = { RGB (0x0b2a4c), RGB (0x071c33) },
  [ATTACHE_HIGHLIGHT_PINK] = { RGB (0x4a1230), RGB (0x310b1f) },
};

/* Neighbours in PLOVER's order differ, and the two kinds of a slot are not alike, so that no colour
 * stands for friend or foe. */
static const guint8 kind_slots[ATTACHE_N_EVENT_KINDS] = {
  [ATTACHE_EVENT_AGREE] = 1,    [ATTACHE_EVENT_CONSULT] = 0,   [ATTACHE_EVENT_SUPPORT] = 4,
  [ATTACHE_EVENT_CONCEDE] = 5,  [ATTACHE_EVENT_COOPERATE] = 6, [ATTACHE_EVENT_AID] = 7,
  [ATTACHE_EVENT_RETREAT] = 2,  [ATTACHE_EVENT_REQUEST] = 3,   [ATTACHE_EVENT_ACCUSE] = 5,
  [ATTACHE_EVENT_REJECT] = 4,   [ATTACHE_EVENT_THREATEN] = 6,  [ATTACHE_EVENT_PROTEST] = 0,
  [ATTACHE_EVENT_SANCTION] = 1, [ATTACHE_EVENT_MOBILIZE] = 7,  [ATTACHE_EVENT_COERCE] = 3,
  [ATTACHE_EVENT_ASSAULT] = 2,
};

static AttacheColour
pick (const ColourPair *pair, gboolean is_dark)
{
  return is_dark ? pair->dark : pair->light;
}

AttacheColour
attache_palette_get_slot (guint slot, gboolean is_dark)
{
  return pick (&slots[slot % ATTACHE_N_COLOUR_SLOTS], is_dark);
}

guint
attache_palette_get_kind_slot (AttacheEventKind kind)
{
  g_return_val_if_fail ((guint) kind < ATTACHE_N_EVENT_KINDS, 0);

  return kind_slots[kind];
}

AttacheColour
attache_palette_get_highlight (AttacheHighlight highlight, gboolean is_dark)
{
  g_return_val_if_fail ((guint) highlight < ATTACHE_N_HIGHLIGHTS, highlights[0].light);

  return pick (&highlights[highlight], is_dark);
}

AttacheColour
attache_palette_get_marker (AttacheHighlight highlight, gboolean is_dark)
{
  g_return_val_if_fail ((guint) highlight < ATTACHE_N_HIGHLIGHTS, markers[0].light);

  return pick (&markers[highlight], is_dark);
}

AttacheColour
attache_palette_get_marker_text (AttacheHighlight highlight, gboolean is_dark)
{
  g_return_val_if_fail ((guint) highlight < ATTACHE_N_HIGHLIGHTS, marker_texts[0].light);

  return pick (&marker_texts[highlight], is_dark);
}

static double
linear (guint8 channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (AttacheColour colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green)
         + 0.0722 * linear (colour.blue);
}

double
attache_colour_contrast (AttacheColour a, AttacheColour b)
{
  double left = luminance (a), right = luminance (b);

  return (MAX (left, right) + 0.05) / (MIN (left, right) + 0.05);
}

const char *
attache_colour_to_hex (AttacheColour colour, char buffer[8])
{
  g_snprintf (buffer, 8, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
  return buffer;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* That every colour can be read where it stands, and that no two kinds beside each other share one.
 */

#include "config.h"

#include "attache-palette.h"

static const AttacheColour white = { 255, 255, 255 }, light_card = { 250, 250, 250 };
static const AttacheColour dark_view = { 36, 36, 36 }, dark_card = { 46, 46, 46 };
static const AttacheColour light_text = { 46, 46, 46 }, dark_text = { 255, 255, 255 };

static void
test_contrast_formula (void)
{
  const AttacheColour black = { 0, 0, 0 }, grey = { 119, 119, 119 };

  g_assert_cmpfloat_with_epsilon (attache_colour_contrast (white, black), 21.0, 0.01);
  g_assert_cmpfloat_with_epsilon (attache_colour_contrast (grey, white), 4.48, 0.01);
}

static void
test_slots_can_be_read (void)
{
  for (guint i = 0; i < ATTACHE_N_COLOUR_SLOTS; i++)
    {
      AttacheColour light = attache_palette_get_slot (i, FALSE),
                    dark = attache_palette_get_slot (i, TRUE);

      g_assert_cmpfloat (attache_colour_contrast (light, white), >=, 4.5);
      g_assert_cmpfloat (attache_colour_contrast (light, light_card), >=, 4.5);
      g_assert_cmpfloat (attache_colour_contrast (dark, dark_view), >=, 4.5);
      g_assert_cmpfloat (attache_colour_contrast (dark, dark_card), >=, 4.5);
    }
}

static void
test_highlights_can_be_read (void)
{
  for (guint i = 0; i < ATTACHE_N_HIGHLIGHTS; i++)
    {
      for (guint is_dark = 0; is_dark < 2; is_dark++)
        {
          AttacheColour ground = attache_palette_get_highlight (i, is_dark);
          AttacheColour marker = attache_palette_get_marker (i, is_dark);

          g_assert_cmpfloat (attache_colour_contrast (ground, is_dark ? dark_text : light_text), >=,
                             7.0);
          g_assert_cmpfloat (
              attache_colour_contrast (marker, attache_palette_get_marker_text (i, is_dark)), >=,
              4.5);
        }
    }
}

static void
test_kinds_share_slots_evenly (void)
{
  guint counts[ATTACHE_N_COLOUR_SLOTS] = { 0 };

  for (guint kind = 0; kind < ATTACHE_N_EVENT_KINDS; kind++)
    {
      guint slot = attache_palette_get_kind_slot (kind);

      g_assert_cmpuint (slot, <, ATTACHE_N_COLOUR_SLOTS);
      counts[slot]++;
      if (kind > 0)
        g_assert_cmpuint (slot, !=, attache_palette_get_kind_slot (kind - 1));
    }
  for (guint slot = 0; slot < ATTACHE_N_COLOUR_SLOTS; slot++)
    g_assert_cmpuint (counts[slot], ==, 2);
}

static void
test_hex (void)
{
  char buffer[8];

  g_assert_cmpstr (attache_colour_to_hex ((AttacheColour){ 28, 113, 216 }, buffer), ==, "#1c71d8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/palette/contrast-formula", test_contrast_formula);
  g_test_add_func ("/session/palette/slots-can-be-read", test_slots_can_be_read);
  g_test_add_func ("/session/palette/highlights-can-be-read", test_highlights_can_be_read);
  g_test_add_func ("/session/palette/kinds-share-slots-evenly", test_kinds_share_slots_evenly);
  g_test_add_func ("/session/palette/hex", test_hex);
  return g_test_run ();
}

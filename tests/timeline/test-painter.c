/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The drawing without a screen: that the same values give the same nodes, that it uses no kind of
 * node that it should not, and that what it draws can be told apart. */

#include "config.h"

#include <pango/pangocairo.h>

#include "attache-timeline-painter.h"
#include "sample-series.h"

#define DAY ATTACHE_USEC_PER_DAY
#define START G_GINT64_CONSTANT (1662681600000000) /* 2022-09-09 */

typedef struct
{
  AttacheTimelineText *text;
  AttacheTimelineLayout *layout;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (AttacheEventSeries) series = sample_series_new ();
  g_autoptr (AttacheTimelineIndex) index = attache_timeline_index_new (series);
  AttacheTimelineGeometry geometry = attache_timeline_geometry_new (1000, 170, 4, 90);
  float width = attache_timeline_geometry_get_plot_width (&geometry);

  fixture->text = attache_timeline_text_new (context);
  g_object_unref (context);
  fixture->layout = attache_timeline_layout_new (
      index, attache_timeline_scale_new (START, START + 30 * DAY, width), &geometry,
      attache_timeline_text_measure, fixture->text);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  attache_timeline_layout_free (fixture->layout);
  attache_timeline_text_free (fixture->text);
}

static GskRenderNode *
paint (Fixture *fixture, gboolean is_dark, gboolean is_high_contrast)
{
  AttacheTimelineStyle style = attache_timeline_style_new (is_dark, is_high_contrast);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  attache_timeline_painter_snapshot (snapshot, fixture->layout, &style, fixture->text);
  return gtk_snapshot_free_to_node (snapshot);
}

static char *
serialise (GskRenderNode *node)
{
  g_autoptr (GBytes) bytes = gsk_render_node_serialize (node);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_same_values_same_nodes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GskRenderNode) first = paint (fixture, FALSE, FALSE);
  g_autoptr (GskRenderNode) second = paint (fixture, FALSE, FALSE);
  g_autoptr (GskRenderNode) dark = paint (fixture, TRUE, FALSE);
  g_autofree char *a = serialise (first);
  g_autofree char *b = serialise (second);
  g_autofree char *c = serialise (dark);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
}

/* Cairo nodes are drawn by the processor and uploaded each frame. */
static void
test_only_cheap_nodes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GskRenderNode) node = paint (fixture, FALSE, TRUE);
  g_autofree char *text = serialise (node);

  g_assert_null (strstr (text, "cairo {"));
  g_assert_null (strstr (text, "blur {"));
  g_assert_nonnull (strstr (text, "rounded-clip {"));
  g_assert_nonnull (strstr (text, "rotate(45)"));
}

static guint
count_words (const char *text, const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;
  return n;
}

/* A faded bar has an edge in high contrast only; the two of the sample are in view. */
static void
test_high_contrast_edges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GskRenderNode) plain = paint (fixture, FALSE, FALSE);
  g_autoptr (GskRenderNode) high = paint (fixture, FALSE, TRUE);
  g_autofree char *a = serialise (plain);
  g_autofree char *b = serialise (high);

  g_assert_cmpuint (count_words (a, "border {"), ==, 0);
  g_assert_cmpuint (count_words (b, "border {"), ==, 2);
}

static void
test_overlays (Fixture *fixture, gconstpointer data)
{
  AttacheTimelineStyle style = attache_timeline_style_new (FALSE, FALSE);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  for (guint i = 0; i < fixture->layout->items->len; i++)
    {
      const AttacheTimelineItem *item = &g_array_index (fixture->layout->items, AttacheTimelineItem,
                                                        i);

      for (guint emphasis = 0; emphasis <= ATTACHE_TIMELINE_FOCUSED; emphasis++)
        attache_timeline_painter_emphasise (snapshot, item, emphasis, &style);
    }
  attache_timeline_painter_veil (snapshot, fixture->layout, START + DAY, ATTACHE_TIME_UNKNOWN,
                                 &style);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat (bounds.size.width, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Without a screen this fails, and what is needed here works all the same. */
  gtk_init_check ();
  g_test_add ("/timeline/painter/same-values-same-nodes", Fixture, NULL, set_up,
              test_same_values_same_nodes, tear_down);
  g_test_add ("/timeline/painter/only-cheap-nodes", Fixture, NULL, set_up, test_only_cheap_nodes,
              tear_down);
  g_test_add ("/timeline/painter/high-contrast-edges", Fixture, NULL, set_up,
              test_high_contrast_edges, tear_down);
  g_test_add ("/timeline/painter/overlays", Fixture, NULL, set_up, test_overlays, tear_down);
  return g_test_run ();
}

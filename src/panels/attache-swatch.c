/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Painted with rectangles, rounded clips and a turn, as the timeline is. */

#include "config.h"

#include "attache-swatch.h"

#include <adwaita.h>

#define BAR_WIDTH 3
#define DISC_SIZE 30
#define DIAMOND_SIZE 12

struct _AttacheSwatch
{
  GtkWidget parent_instance;

  /* Owned */
  char *initials; /* nullable */

  /* State */
  AttacheSwatchShape shape;
  guint slot;
  AttacheHighlight highlight;
  gboolean is_highlight;
};

typedef enum
{
  PROP_SHAPE = 1,
} AttacheSwatchProperty;

static GParamSpec *properties[PROP_SHAPE + 1];

G_DEFINE_FINAL_TYPE (AttacheSwatch, attache_swatch, GTK_TYPE_WIDGET)

static GdkRGBA
get_colour (AttacheSwatch *self, gboolean is_dark)
{
  AttacheColour colour = self->is_highlight ? attache_palette_get_marker (self->highlight, is_dark)
                                            : attache_palette_get_slot (self->slot, is_dark);

  return (GdkRGBA){ colour.red / 255.0f, colour.green / 255.0f, colour.blue / 255.0f, 1 };
}

static void
snapshot_rounded (GtkSnapshot *snapshot, const graphene_rect_t *box, float radius,
                  const GdkRGBA *colour)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, box);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_initials (AttacheSwatch *self, GtkSnapshot *snapshot, float width, float height,
                   gboolean is_dark)
{
  g_autoptr (PangoLayout)
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->initials);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  GdkRGBA ink = is_dark ? (GdkRGBA){ 0, 0, 0, 0.85f } : (GdkRGBA){ 1, 1, 1, 1 };
  int text_width, text_height;

  pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attrs, pango_attr_scale_new (0.84));
  pango_layout_set_attributes (layout, attrs);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((width - text_width) / 2, (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
}

static void
attache_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttacheSwatch *self = ATTACHE_SWATCH (widget);
  gboolean is_dark = adw_style_manager_get_dark (
      adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  float side = MIN (width, height);
  GdkRGBA colour = get_colour (self, is_dark);

  switch (self->shape)
    {
    case ATTACHE_SWATCH_BAR:
      snapshot_rounded (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height), width / 2, &colour);
      break;
    case ATTACHE_SWATCH_DISC:
      snapshot_rounded (snapshot,
                        &GRAPHENE_RECT_INIT ((width - side) / 2, (height - side) / 2, side, side),
                        side / 2, &colour);
      if (self->initials != NULL)
        snapshot_initials (self, snapshot, width, height, is_dark);
      break;
    case ATTACHE_SWATCH_DIAMOND:
      side *= (float) G_SQRT2 / 2;
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width / 2, height / 2));
      gtk_snapshot_rotate (snapshot, 45);
      snapshot_rounded (snapshot, &GRAPHENE_RECT_INIT (-side / 2, -side / 2, side, side), 1.5f,
                        &colour);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
attache_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  static const int sizes[] = { BAR_WIDTH, DISC_SIZE, DIAMOND_SIZE };
  AttacheSwatchShape shape = ATTACHE_SWATCH (widget)->shape;

  *minimum = *natural = sizes[shape];
  if (shape == ATTACHE_SWATCH_BAR && orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = 0;
}

static void
attache_swatch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((AttacheSwatchProperty) id)
    {
    case PROP_SHAPE:
      ATTACHE_SWATCH (object)->shape = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_swatch_finalize (GObject *object)
{
  g_free (ATTACHE_SWATCH (object)->initials);
  G_OBJECT_CLASS (attache_swatch_parent_class)->finalize (object);
}

static void
attache_swatch_class_init (AttacheSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = attache_swatch_set_property;
  object_class->finalize = attache_swatch_finalize;
  widget_class->snapshot = attache_swatch_snapshot;
  widget_class->measure = attache_swatch_measure;
  properties[PROP_SHAPE] = g_param_spec_int ("shape", NULL, NULL, 0, ATTACHE_SWATCH_DIAMOND, 0,
                                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "attache-swatch");
}

static void
attache_swatch_init (AttacheSwatch *self)
{
}

GtkWidget *
attache_swatch_new (AttacheSwatchShape shape)
{
  return g_object_new (ATTACHE_TYPE_SWATCH, "shape", (int) shape, NULL);
}

void
attache_swatch_set_slot (AttacheSwatch *self, guint slot)
{
  g_return_if_fail (ATTACHE_IS_SWATCH (self));

  self->slot = slot;
  self->is_highlight = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
attache_swatch_set_highlight (AttacheSwatch *self, AttacheHighlight highlight)
{
  g_return_if_fail (ATTACHE_IS_SWATCH (self));

  self->highlight = highlight;
  self->is_highlight = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
attache_swatch_set_name (AttacheSwatch *self, const char *name)
{
  g_return_if_fail (ATTACHE_IS_SWATCH (self));

  g_free (self->initials);
  self->initials = name != NULL ? attache_swatch_make_initials (name) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

char *
attache_swatch_make_initials (const char *name)
{
  g_auto (GStrv) words = NULL;
  GString *initials = g_string_new (NULL);
  const char *last = NULL;

  g_return_val_if_fail (name != NULL, g_string_free (initials, FALSE));

  words = g_strsplit_set (name, " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!g_unichar_isalnum (g_utf8_get_char (words[i])))
        continue;
      if (initials->len == 0)
        g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (words[i])));
      else
        last = words[i];
    }
  if (last != NULL)
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (last)));
  return g_string_free (initials, FALSE);
}

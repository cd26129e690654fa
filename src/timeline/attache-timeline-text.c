/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of layouts for each font, emptied when it grows beyond some screens of labels. */

#include "config.h"

#include "attache-timeline-text.h"

#include "attache-line-words.h"

#define MAX_TEXTS 2000

struct _AttacheTimelineText
{
  /* Owned */
  PangoContext *context;
  GHashTable *layouts[ATTACHE_TIMELINE_N_FONTS]; /* char * → PangoLayout */
};

static const double sizes[ATTACHE_TIMELINE_N_FONTS] = {
  [ATTACHE_TIMELINE_FONT_LABEL] = 0.92,
  [ATTACHE_TIMELINE_FONT_COUNT] = 0.82,
  [ATTACHE_TIMELINE_FONT_TICK] = 0.84,
};

AttacheTimelineText *
attache_timeline_text_new (PangoContext *context)
{
  AttacheTimelineText *self;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  self = g_new0 (AttacheTimelineText, 1);
  self->context = g_object_ref (context);
  for (guint i = 0; i < ATTACHE_TIMELINE_N_FONTS; i++)
    self->layouts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

void
attache_timeline_text_free (AttacheTimelineText *self)
{
  for (guint i = 0; i < ATTACHE_TIMELINE_N_FONTS; i++)
    g_hash_table_unref (self->layouts[i]);
  g_object_unref (self->context);
  g_free (self);
}

static PangoLayout *
layout_new (AttacheTimelineText *self, const char *text, AttacheTimelineFont font)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  g_autofree char *line = attache_line_words (text, ATTACHE_LINE_CHARS);

  pango_attr_list_insert (attrs, pango_attr_scale_new (sizes[font]));
  if (font == ATTACHE_TIMELINE_FONT_COUNT)
    pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (font != ATTACHE_TIMELINE_FONT_LABEL)
    pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, line, -1);
  return layout;
}

PangoLayout *
attache_timeline_text_get (AttacheTimelineText *self, const char *text, AttacheTimelineFont font,
                           float width)
{
  PangoLayout *layout;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  layout = g_hash_table_lookup (self->layouts[font], text);
  if (layout == NULL)
    {
      if (g_hash_table_size (self->layouts[font]) >= MAX_TEXTS)
        g_hash_table_remove_all (self->layouts[font]);
      layout = layout_new (self, text, font);
      g_hash_table_insert (self->layouts[font], g_strdup (text), layout);
    }
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE + PANGO_SCALE));
  return layout;
}

graphene_size_t
attache_timeline_text_measure (const char *text, AttacheTimelineFont font, gpointer user_data)
{
  int width, height;

  pango_layout_get_pixel_size (attache_timeline_text_get (user_data, text, font, -1), &width,
                               &height);
  return GRAPHENE_SIZE_INIT (width, height);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A spot of one of the palette's colours: a bar beside a quotation, a disc with initials, the
 * diamond of a kind. It follows light and dark; it means nothing to a screen reader. */

#pragma once

#include <gtk/gtk.h>

#include "attache-palette.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_SWATCH_BAR,
  ATTACHE_SWATCH_DISC,
  ATTACHE_SWATCH_DIAMOND,
} AttacheSwatchShape;

#define ATTACHE_TYPE_SWATCH (attache_swatch_get_type ())
G_DECLARE_FINAL_TYPE (AttacheSwatch, attache_swatch, ATTACHE, SWATCH, GtkWidget)

/* Property "shape" (int, construct only), for templates. */
GtkWidget *attache_swatch_new (AttacheSwatchShape shape);
void attache_swatch_set_slot (AttacheSwatch *self, guint slot);
/* A highlight's colour instead of a slot's. */
void attache_swatch_set_highlight (AttacheSwatch *self, AttacheHighlight highlight);
/* The initials of a name, on a disc; nullable. */
void attache_swatch_set_name (AttacheSwatch *self, const char *name);

/* The first letters of the first and the last word of @name, in capitals; transfer full. */
char *attache_swatch_make_initials (const char *name);

G_END_DECLS

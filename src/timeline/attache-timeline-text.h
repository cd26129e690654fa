/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The short texts of a timeline, shaped once and kept: a pan draws the same hundred labels sixty
 * times a second. It knows fonts, not what the texts say. */

#pragma once

#include <pango/pango.h>

#include "attache-timeline-room.h"

G_BEGIN_DECLS

typedef struct _AttacheTimelineText AttacheTimelineText;

/* @context: of a widget, or of a font map where there is none; referenced. */
AttacheTimelineText *attache_timeline_text_new (PangoContext *context);
void attache_timeline_text_free (AttacheTimelineText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheTimelineText, attache_timeline_text_free)

/* Borrowed; good until the next call. @width: pixels that the text is cut to, with an ellipsis, or
 * -1. */
PangoLayout *attache_timeline_text_get (AttacheTimelineText *self, const char *text,
                                        AttacheTimelineFont font, float width);

/* An AttacheTimelineMeasure; @self is the user data. */
graphene_size_t attache_timeline_text_measure (const char *text, AttacheTimelineFont font,
                                               gpointer self);

G_END_DECLS

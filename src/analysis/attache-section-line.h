/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of an article, judged by its own words alone: what a photo caption, a byline or a notice
 * looks like. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of one line, trimmed of white space at both ends; never empty. */
typedef struct
{
  const char *at;
  gsize length;
} AttacheSectionLine;

gboolean attache_section_line_is_byline (AttacheSectionLine line);
gboolean attache_section_line_is_caption (AttacheSectionLine line);
gboolean attache_section_line_is_credit (AttacheSectionLine line);
gboolean attache_section_line_is_notice (AttacheSectionLine line);

/* Ends like a sentence: a full stop, mark or ellipsis, perhaps within closing quotation marks or
 * brackets. */
gboolean attache_section_line_is_sentence (AttacheSectionLine line);

/* Most of its longer words are capitalised, as in many headlines. */
gboolean attache_section_line_is_title_case (AttacheSectionLine line);

/* The bytes of a wire dateline at its start, dash and [Text] marks included, or 0. @date is set to
 * where, after the place, a date may stand. */
gsize attache_section_line_dateline (AttacheSectionLine line, gsize *date);

/* The bytes of a label such as "Updated:" or "date" at its start, or 0. */
gsize attache_section_line_date_label (AttacheSectionLine line);

G_END_DECLS

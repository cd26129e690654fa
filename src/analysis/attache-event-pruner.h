/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From every passage that codes to the events worth showing: repeats within the article become one,
 * and what is too weak to stand alone goes. It knows findings, no words. */

#pragma once

#include "attache-findings.h"

G_BEGIN_DECLS

/* What the finder knows of an event besides what the findings hold. */
typedef struct
{
  guint sentence;
  gboolean is_noun;      /* told by a noun alone */
  gboolean is_dependent; /* in a relative or participle clause */
} AttacheEventNote;

/* @events (AttacheFoundEvent, whose clear function stays with it) is rewritten in the order of the
 * text; @notes stands in parallel. @n_sentences: of the text read. Linear but for sorting. */
void attache_event_prune (GArray *events, const GArray *notes, guint n_sentences);

G_END_DECLS

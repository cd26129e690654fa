/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds who was killed, wounded, captured, displaced or is missing, and how many, in a parsed
 * sentence. */

#pragma once

#include "attache-figure-quantity.h"

G_BEGIN_DECLS

#define ATTACHE_MAX_FIGURES 32

typedef struct
{
  AttacheQuantity quantity;
  AttacheEffect effect;
  gint phrase;      /* whose noun tells it (the killing of …), or -1 */
  const char *rule; /* static: where it stands beside the word of harm */
  gint group;       /* the verb that tells it, or the one of its clause; -1 where there is none */
} AttacheSentenceFigure;

/* @figures has room for ATTACHE_MAX_FIGURES; answers how many were found. */
guint attache_find_figures (const AttacheEventSentence *sentence,
                            const AttacheEventSurroundings *surroundings,
                            AttacheSentenceFigure *figures);

G_END_DECLS

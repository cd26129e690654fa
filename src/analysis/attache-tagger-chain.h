/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chain of units with a score for every label and every pair of labels; the best labels, and how
 * probable they are. Plain arithmetic: it knows nothing of text. */

#pragma once

#include "attache-statement-scene.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;
  float node[ATTACHE_MOST_SCENE][ATTACHE_N_LABELS];
  float edge[ATTACHE_MOST_SCENE][ATTACHE_N_LABELS * ATTACHE_N_LABELS]; /* [from * 4 + to]; not of 0 */
} AttacheChain;

/* Leaves the unit @at no label but the cue's. */
void attache_chain_fix_cue (AttacheChain *chain, guint at);

/* Writes the n best labels; returns their score. */
float attache_chain_find_best (const AttacheChain *chain, guint8 *labels);

/* The logarithm of the probability of labels with that score among all labellings. */
float attache_chain_log_probability (const AttacheChain *chain, float score);

G_END_DECLS

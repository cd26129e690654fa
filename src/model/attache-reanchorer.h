/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a marked passage stands in a changed text: by its words, by what stands before and after
 * it, and by its place among the rest. Nothing is decided silently: what is not sure is called so,
 * with a score, and a person confirms it. It knows texts and spans, no database. */

#pragma once

#include "attache-anchor.h"
#include "attache-text.h"

G_BEGIN_DECLS

typedef struct
{
  AttacheSpan span; /* in the newer text; empty where unattached */
  AttacheAnchorState state;
  double score; /* 0 … 1: the share of words in common */
} AttacheAnchoring;

/* EXACT: the same code points, between the same 32 code points before and after. MOVED: surely the
 * passage, but its surroundings, its place in the order or a few of its words changed. UNCERTAIN:
 * it may be. UNATTACHED: it was taken out, or written anew. */
typedef struct _AttacheReanchorer AttacheReanchorer;

/* Aligns both texts once. Holds references. */
AttacheReanchorer *attache_reanchorer_new (AttacheText *older, AttacheText *newer);
void attache_reanchorer_free (AttacheReanchorer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheReanchorer, attache_reanchorer_free)

/* @span: of the older text; clamped to it. Linear in its words. */
AttacheAnchoring attache_reanchorer_find (AttacheReanchorer *self, AttacheSpan span);
/* The share of the older text's words that the newer has in the same passages, of the longer of
 * both: 0 … 1. */
double attache_reanchorer_get_likeness (AttacheReanchorer *self);

G_END_DECLS

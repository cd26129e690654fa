/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actors that are named by what they are: "Sylvanian soldiers", "its foreign ministry", "They".
 * Private to the finding of actors. */

#pragma once

#include "attache-mention-candidate.h"

G_BEGIN_DECLS

/* Adds the phrase that a known name (@match, nullable) or another qualifier at token @k begins.
 * Returns the token after it, or @k where there is none. */
guint attache_mention_phrase (AttacheScan *scan, guint k, const AttacheGazetteerMatch *match);

/* Adds the phrase at @i that needs no name: a pronoun, a ministry, "Witnesses", "A police officer".
 * Returns the token after it, or @i. */
guint attache_mention_small_phrase (AttacheScan *scan, guint i);

/* The people or the place that a qualifier, tokens [@k, @q), stands before. Returns the token after
 * it, or @k. */
guint attache_mention_qualified (AttacheScan *scan, guint k, guint q);

G_END_DECLS

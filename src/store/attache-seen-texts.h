/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts in shingles that articles were compared with of late, so that one that many repeat is read
 * once. By uid, which a text never changes under: what it has is true as long as one likes, and
 * across transactions. For one thread at a time. */

#pragma once

#include "attache-sketch.h"

G_BEGIN_DECLS

typedef struct _AttacheSeenTexts AttacheSeenTexts;

AttacheSeenTexts *attache_seen_texts_new (void);
void attache_seen_texts_free (AttacheSeenTexts *seen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheSeenTexts, attache_seen_texts_free)

/* Transfer full; NULL where it was not seen, or long ago. */
AttacheShingles *attache_seen_texts_find (AttacheSeenTexts *seen, const char *uid);
void attache_seen_texts_add (AttacheSeenTexts *seen, const char *uid, AttacheShingles *shingles);

G_END_DECLS

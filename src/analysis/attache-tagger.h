/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The learned part of finding statements: weights from a file, and what they say of a cue, a
 * scene, a candidate. Immutable; any thread may use it. */

#pragma once

#include <gio/gio.h>

#include "attache-statement-candidate.h"

G_BEGIN_DECLS

typedef struct _AttacheTagger AttacheTagger;

/* Reads @bytes where they lie and keeps a reference. Error: G_IO_ERROR_INVALID_DATA where they
 * are not a whole file of weights of this version. */
AttacheTagger *attache_tagger_new (GBytes *bytes, GError **error);

/* The weights that are shipped, from the resource. */
AttacheTagger *attache_tagger_load (GError **error);
void attache_tagger_free (AttacheTagger *tagger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheTagger, attache_tagger_free)

const AttacheTaggerLexicon *attache_tagger_get_lexicon (const AttacheTagger *tagger);

/* Sets every unit's cue_score. */
void attache_tagger_score_cues (const AttacheTagger *tagger, AttacheUnits *units);

/* Whether the unit's cue_score is worth a look at its scene. */
gboolean attache_tagger_takes_cue (const AttacheTagger *tagger, const AttacheUnit *unit);

void attache_tagger_fill_chain (const AttacheTagger *tagger, const AttacheScene *scene,
                                AttacheChain *chain);

/* Sets `keep` of the candidate; FALSE where it is too low. */
gboolean attache_tagger_judge (const AttacheTagger *tagger, const AttacheUnits *units,
                               AttacheCandidate *candidate);

G_END_DECLS

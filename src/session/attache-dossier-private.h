/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rest of the session may ask of a dossier. */

#pragma once

#include "attache-dossier.h"
#include "attache-store.h"

G_BEGIN_DECLS

/* Borrowed. */
AttacheStore *attache_dossier_get_store (AttacheDossier *self);
AttacheAnalyzer *attache_dossier_get_analyzer (AttacheDossier *self);

/* Nothing is written any more: each write might carry a damage further, or go where nobody finds
 * it.
 * @error: of the store, DAMAGED or MOVED. */
void attache_dossier_bar (AttacheDossier *self, const GError *error);

/* Something was committed: bumps the generation. Main thread. */
void attache_dossier_changed (AttacheDossier *self);
/* The same where nothing but notes and their tags changed. */
void attache_dossier_changed_notes (AttacheDossier *self);
/* While "generation" notifies: whether that is all. */
gboolean attache_dossier_is_change_of_notes (AttacheDossier *self);

G_END_DECLS

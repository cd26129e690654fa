/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names within one hyphened word: "Sylvania-backed", "Ruritania-Sylvania". Private to the finding
 * of actors. */

#pragma once

#include "attache-mention-candidate.h"

G_BEGIN_DECLS

/* Adds the known names that the parts of token @i are. FALSE where none is. */
gboolean attache_mention_hyphen (AttacheScan *scan, guint i);

/* "Sylvania-backed", "state-run", "pro-Lorne": a compound that qualifies what follows. */
gboolean attache_mention_is_compound (const AttacheScan *scan, guint i);

/* Adds the names in the compound at @i and the people or the place that it qualifies. Returns the
 * token after them. */
guint attache_mention_compound (AttacheScan *scan, guint i);

G_END_DECLS

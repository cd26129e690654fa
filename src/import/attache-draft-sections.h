/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text prints of itself: its headline, its date, the parts that are no prose. */

#pragma once

#include "attache-draft.h"

G_BEGIN_DECLS

/* Fills draft->sections, and title, author and published where they are not yet known, from the
 * draft's text. A title that the text does not print is made of its first sentence and marked as
 * derived. Linear in the text. */
void attache_draft_find_sections (AttacheDraft *draft);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the readers of reference managers' exports share: a reference is an article whose text is
 * elsewhere, with somebody's notes and tags on it. */

#pragma once

#include "attache-format.h"

G_BEGIN_DECLS

/* Takes @draft. With attached files it goes on to attache-attachments; without, its abstract is its
 * text, with a warning, and one that has no abstract is a problem. @line: 0 where there is none.
 * FALSE only where the harvest takes no more. */
gboolean attache_reference_take (const AttacheSource *source, AttacheHarvest *harvest,
                                 AttacheDraft *draft, guint line, GError **error);

/* "talks; border, treaties": each a tag. */
void attache_reference_add_tags (AttacheDraft *draft, const char *tags);

/* @note as plain text or as the HTML of Zotero's editor. */
void attache_reference_add_note (AttacheDraft *draft, const char *note);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts as lines of the JSON contract of `attache-cli extract`. */

#pragma once

#include "attache-draft.h"

G_BEGIN_DECLS

/* Appends the object, without a newline. */
void attache_draft_to_json (const AttacheDraft *draft, GString *json);

/* Appends the object for a file that could not be read, without a newline. */
void attache_draft_error_to_json (const char *file, const GError *error, GString *json);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* References of bibliographies written as JSON (CSL-JSON, Zotero's and Better BibTeX's). */

#pragma once

#include <json-glib/json-glib.h>

#include "attache-draft.h"

G_BEGIN_DECLS

/* TRUE if the object is a reference and no article of a news program. */
gboolean attache_json_is_reference (JsonObject *object);

/* Adds to @draft what only references have: the abstract as its text, notes, tags, files. */
void attache_json_reference_read (JsonObject *object, AttacheDraft *draft);

G_END_DECLS

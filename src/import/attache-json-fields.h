/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A JSON object becomes a draft: the keys under which the programs that collect news keep what an
 * article has. */

#pragma once

#include <json-glib/json-glib.h>

#include "attache-draft.h"

G_BEGIN_DECLS

/* Transfer full; NULL where no known key of @object holds a text and it is no reference. A
 * reference is for attache_reference_take (): it has no sections yet, and perhaps no text. */
AttacheDraft *attache_json_fields_read (JsonObject *object, const char *file);

/* The array of articles in an answer of a news service, borrowed; NULL where @object is none. */
JsonArray *attache_json_fields_get_articles (JsonObject *object);

G_END_DECLS

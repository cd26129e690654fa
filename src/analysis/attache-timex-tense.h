/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the words around a time speak of what was or of what will be, by the verbs and their
 * helpers; no parser. */

#pragma once

#include "attache-text.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_TENSE_UNKNOWN,
  ATTACHE_TENSE_PAST,
  ATTACHE_TENSE_FUTURE,
} AttacheTense;

/* Of the words in the sentence of @token, those before it first, the nearest deciding; looks at a
 * bounded number of them. */
AttacheTense attache_tense_at (const AttacheText *text, guint token, guint end_token);

G_END_DECLS

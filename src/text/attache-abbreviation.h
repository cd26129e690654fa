/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that carry a period of their own. Private to this folder. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_ABBREVIATION_NONE,
  ATTACHE_ABBREVIATION_TITLE,   /* a name follows: never ends a sentence */
  ATTACHE_ABBREVIATION_NUMBER,  /* an abbreviation only where a number follows */
  ATTACHE_ABBREVIATION_CLOSING, /* may be a sentence's last word */
} AttacheAbbreviation;

/* @word is folded and without its period; @capitalised tells how it was written. */
AttacheAbbreviation attache_abbreviation_of (const char *word, gsize length, gboolean capitalised);

/* Whether a capitalised word that is written small inside a sentence begins one here: The, He,
 * In … */
gboolean attache_word_begins_sentences (const char *word);

G_END_DECLS

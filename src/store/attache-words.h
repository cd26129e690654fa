/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader typed into the search, understood: words, "phrases", pre*, AND, OR, NOT, NEAR,
 * brackets; speaker: outlet: tag: before: after:. Pure; any thread. What it gives to the search
 * index is quoted word by word, so that no input breaks its grammar. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *match;    /* for FTS5; NULL: no words */
  GStrv speakers; /* parts of names; never NULL, as the next two; within one OR */
  GStrv outlets;
  GStrv tags;
  gint64 after; /* half-open, microseconds UTC; ATTACHE_TIME_UNKNOWN: open */
  gint64 before;
} AttacheWords;

/* The last word also stands for those that begin with it, unless a space or a quotation mark ends
 * it. ATTACHE_STORE_ERROR_WORDS says what cannot be understood, and at which character. NULL or
 * blank @words ask for nothing. */
AttacheWords *attache_words_parse (const char *words, GError **error);
void attache_words_free (AttacheWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheWords, attache_words_free)

G_END_DECLS

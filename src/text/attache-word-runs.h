/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How often a text has each run of eight words: by that it is seen whether a passage stands in it
 * once or several times. Words are taken as folded. */

#pragma once

#include "attache-text.h"

G_BEGIN_DECLS

#define ATTACHE_WORD_RUN 8

typedef struct _AttacheWordRuns AttacheWordRuns;

/* Linear in @text. */
AttacheWordRuns *attache_word_runs_new (const AttacheText *text);
void attache_word_runs_free (AttacheWordRuns *runs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheWordRuns, attache_word_runs_free)

/* Of the ATTACHE_WORD_RUN tokens at @tokens, which may be of another text. */
guint attache_word_runs_count (const AttacheWordRuns *runs, const AttacheToken *tokens);

G_END_DECLS

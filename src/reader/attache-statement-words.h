/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A statement in words for people: what kind it is, when it was said, how its speaker was found,
 * who else carries it. It knows no widget. */

#pragma once

#include "attache-article.h"
#include "attache-statement.h"

G_BEGIN_DECLS

/* "Indirect, cue “added” · said 26 September 2022"; Pango markup, as all others; transfer full. */
char *attache_statement_describe_kind (const AttacheStatementFields *fields);
/* "Merged by hand of two"; NULL where it is as the machine found it. */
char *attache_statement_describe_shape (const AttacheStatementFields *fields);
/* "Speaker from “the spokesperson”, an office"; NULL where the speaker is not known. */
char *attache_statement_describe_speaker (const AttacheStatementFields *fields);
/* "Passed on by Ned Lorne · to Bela Tarr"; NULL where there is neither. */
char *attache_statement_describe_chain (const AttacheStatementFields *fields);
/* "Also carried by 2 other articles"; NULL where by none. */
char *attache_statement_describe_carried (const AttacheStatementFields *fields);
/* "Found by the machine, fairly sure", or what a person decided. */
char *attache_statement_describe_origin (const AttacheStatementFields *fields);

/* “Quote” — Speaker, outlet, “Title”, date: plain text for a paper; @speaker nullable; transfer
 * full. */
char *attache_statement_cite (const char *quote, const char *speaker,
                              const AttacheArticleFields *article);

G_END_DECLS

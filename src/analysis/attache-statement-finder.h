/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds who says what: content, cue and source of every statement. Which actor a source means is
 * found later. */

#pragma once

#include "attache-findings.h"
#include "attache-tagger.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Appends to @findings' statements, in the order of their content. Any thread; linear in the
 * text. */
void attache_find_statements (const AttacheTagger *tagger, const AttacheText *text,
                              AttacheFindings *findings);

G_END_DECLS

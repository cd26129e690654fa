/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of attribution without having been learned: patterns too rare in the gold. Private
 * to the statements. */

#pragma once

#include "attache-findings.h"
#include "attache-statement-candidate.h"

G_BEGIN_DECLS

/* "talks with the minister", "When asked about it, …", a content that is but a pronoun or a short
 * phrase with a preposition: nothing that anybody says. */
gboolean attache_is_no_statement (const AttacheUnits *units, const AttacheCandidate *candidate);

/* “We will wait,” Lorne said, according to a transcript: Lorne says it, the transcript passes it
 * on. */
void attache_apply_quoted_according_to (const AttacheUnits *units, AttacheCandidate *candidate);

/* "Sebald said Lorne *stressed* …" where the source of that cue was taken to be Sebald: it is the
 * plain verb behind the source that introduces all the rest. */
void attache_lift_to_outer_cue (const AttacheUnits *units, AttacheCandidate *candidate);

/* "demanded that they withdraw troops, to release … and to open …": content behind the cue that
 * holds an infinitive takes those that follow it in the sentence. */
void attache_extend_infinitives (const AttacheUnits *units, AttacheCandidate *self);

/* "said that they met, and the other side offered …": a clause joined to one with "that" is said
 * too, where nobody else is quoted in it. */
void attache_extend_that_clause (const AttacheUnits *units, AttacheCandidate *self);

/* A quotation that runs over paragraphs, each with its opening mark, is said as a whole. */
void attache_extend_quotation (const AttacheUnits *units, AttacheCandidate *candidate);

/* "The agency cited the minister as saying that …": the minister says it, the agency passes it on.
 */
void attache_apply_cited_as_saying (const AttacheUnits *units, AttacheCandidate *candidate);

/* "Foreign Ministry: two bridges closed" in a headline; appends to @candidates (AttacheCandidate),
 * where the tagger found none. Reads the mentions of @findings. */
void attache_find_headline_statement (const AttacheUnits *units, const AttacheFindings *findings,
                                      GArray *candidates);

/* “We will wait.” — Ada Lorne, at the end of a paragraph; appends to @candidates. Linear. */
void attache_find_signed_quotations (const AttacheUnits *units, GArray *candidates);

/* The verb of a reported clause that is itself a cue: "Sebald said that Lorne *denied* …". The gold
 * marks none, so that the tagger seldom sees one. */
gboolean attache_find_nested_cue (const AttacheUnits *units, const AttacheCandidate *outer,
                                  guint *cue);

/* Makes @inner, read off the scene within the content of @outer, what somebody says there. FALSE
 * where there is too little of it. */
gboolean attache_nest_candidate (const AttacheUnits *units, const AttacheCandidate *outer,
                                 guint cue, AttacheCandidate *inner);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which word of an edited text is which word of the text before the edit: the ground on which notes
 * find their place again. Paragraphs may have moved; what is only alike is told apart from what is
 * the same. It knows texts, no notes. */

#pragma once

#include "attache-text.h"

G_BEGIN_DECLS

/* For each token of the older text, where it stands in the newer. */
typedef struct
{
  gint32 token;        /* -1: nowhere */
  gboolean is_same;    /* the same word but for case; else only spelled alike */
  gboolean is_in_line; /* FALSE: it belongs to a passage that was moved over others */
} AttacheAlignedToken;

/* As many as @older has tokens; free with g_free (). Never fails. Time grows with the length of
 * both texts, not with their product: passages are found by runs of words that either text has but
 * once, and only small gaps between them are compared word by word. */
AttacheAlignedToken *attache_text_align (const AttacheText *older, const AttacheText *newer);

/* Whether both have the same words and marks in the same order; white space may differ. */
gboolean attache_text_has_same_words (const AttacheText *a, const AttacheText *b);

/* Letters to be put in, taken out or changed to make one word of the other; at most 64 bytes of
 * each are looked at. Myers, "A fast bit-vector algorithm for approximate string matching", 1999,
 * in the form that Hyyrö gave it in 2003. */
guint attache_word_distance (const char *a, const char *b);

G_END_DECLS

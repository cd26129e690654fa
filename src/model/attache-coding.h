/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two people's codings of the same texts, side by side: which tags each gave to which passages, and
 * how far they agree, tag by tag. Pure values. */

#pragma once

#include "attache-agreement.h"

G_BEGIN_DECLS

/* One passage with one tag. */
typedef struct
{
  gint64 article_id;
  char *tag; /* owned */
  AttacheSpan span;
} AttacheCodedPassage;

/* All that one person coded. */
typedef struct
{
  char *name;       /* of the person, for people */
  GArray *passages; /* AttacheCodedPassage, in any order */
  GHashTable *read; /* gint64 → guint32: articles that the person wrote in, and their lengths */
} AttacheCoding;

AttacheCoding *attache_coding_new (const char *name);
void attache_coding_free (AttacheCoding *coding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheCoding, attache_coding_free)
/* @tag NULL: the article was written in, without a tag there. What is empty or ends beyond @length
 * is left out. */
void attache_coding_add (AttacheCoding *coding, gint64 article_id, guint32 length, const char *tag,
                         AttacheSpan span);

/* One row of a comparison. */
typedef struct
{
  char *tag;
  guint n_passages[2];
  double share;     /* of the length that either marked: what both marked; 0 to 1 */
  double alpha;     /* character by character: marked or not; NAN where nothing can be said */
  double unitizing; /* of the passages as units; NAN likewise */
} AttacheTagAgreement;

typedef struct
{
  guint n_articles; /* that both wrote in; only these are compared */
  guint64 length;   /* of them, in code points */
  GPtrArray *tags;  /* AttacheTagAgreement, by name */
  double alpha;     /* where both marked something: whether it has the same tags */
  double unitizing; /* over all tags */
} AttacheCodingComparison;

/* Transfer full. */
AttacheCodingComparison *attache_coding_compare (const AttacheCoding *one,
                                                 const AttacheCoding *other);
void attache_coding_comparison_free (AttacheCodingComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheCodingComparison, attache_coding_comparison_free)

/* "0.743", or "–" for NAN. Transfer full. */
char *attache_agreement_to_string (double alpha);

G_END_DECLS

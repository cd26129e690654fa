/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Versions of one article: which new text is a later version of what, and what becomes of the notes
 * and decisions of the earlier one. For the thread of the connection that writes, within a
 * transaction. */

#pragma once

#include "attache-anchor.h"
#include "attache-new-article.h"
#include "attache-step.h"

G_BEGIN_DECLS

/* An article of the same address whose text differs in nothing but white space; @id 0: none. */
gboolean attache_version_table_find_same (AttacheDatabase *db, const AttacheNewArticle *article,
                                          gint64 *id, GError **error);

/* @older: the newest article that @id, which was just added, is a version of: that of the same
 * address, which must be more than a site's front page; or one of the same outlet of which most is
 * in the text, or much under the same title. What another outlet carries is not a version. 0: none.
 */
gboolean attache_version_table_find_older (AttacheDatabase *db, gint64 id, gint64 *older,
                                           GError **error);

/* What became of the notes of the earlier version. */
typedef struct
{
  guint n_anchors[ATTACHE_ANCHOR_UNATTACHED + 1]; /* AttacheAnchorState */
  guint n_decisions;
  guint n_decisions_left; /* with the earlier version, for their ground is not in the later one */
  guint n_choices;        /* on events */
  guint n_choices_left;
} AttacheVersionMoves;

/* Makes @id, in which the analysis has found what there is, the version after @older: notes and
 * decisions move as far as their places are sure, and say so; @older leaves the lists. All of it is
 * part of @step. */
gboolean attache_version_table_adopt (AttacheStep *step, AttacheDatabase *db, gint64 id,
                                      gint64 older, AttacheVersionMoves *moves, GError **error);

/* Moves what is written in @older, a version before @id that is in no list any more, in the same
 * way. */
gboolean attache_version_table_follow (AttacheStep *step, AttacheDatabase *db, gint64 id,
                                       gint64 older, AttacheVersionMoves *moves, GError **error);

/* All versions of the article that has @id among them, the first first; ids (gint64) are appended.
 * Also for a connection that reads. */
gboolean attache_version_table_list (AttacheDatabase *db, gint64 id, GArray *ids, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles whose texts are much the same, such as one agency's in several outlets: found when they
 * come in, by an index over sketches, and linked. None is dropped for it. */

#pragma once

#include "attache-article-batch.h"
#include "attache-import-record.h"
#include "attache-new-article.h"
#include "attache-sketch.h"

G_BEGIN_DECLS

/* Looks up at once which of the sketches' hashes anybody has, for the articles that are to be added
 * together; those without shingles are looked up when they are. */
gboolean attache_kin_table_prepare (AttacheDatabase *db, AttacheArticleBatch *batch,
                                    const AttacheNewArticle *articles, guint n_articles,
                                    GError **error);

/* @uid: of the article, or NULL: no other will be compared with it. @shingles: of @text, or NULL:
 * made here. Sketches the text of @id and links it with what the dossier has of it. What it costs
 * does not depend on the size of the dossier: eight look-ups, and at most sixteen texts are read.
 * Once for an article; a second time does nothing. */
gboolean attache_kin_table_add (AttacheDatabase *db, AttacheArticleBatch *batch, gint64 id,
                                const char *uid, const AttacheText *text,
                                AttacheShingles *shingles, GError **error);

/* AttacheKin, the most in common first; transfer full. */
GPtrArray *attache_kin_table_list (AttacheDatabase *db, gint64 id, GError **error);

G_END_DECLS

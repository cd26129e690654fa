/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actors across articles: one row for each key of the gazetteer, and for each name and type where
 * there is no key. For the thread of the connection. */

#pragma once

#include "attache-database.h"
#include "attache-findings.h"
#include "attache-row-batch.h"

G_BEGIN_DECLS

/* What a transaction has seen of actors, so that it asks once for each. Transfer full. */
typedef struct _AttacheActorsSeen AttacheActorsSeen;

AttacheActorsSeen *attache_actors_seen_new (void);
void attache_actors_seen_free (AttacheActorsSeen *seen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheActorsSeen, attache_actors_seen_free)

/* The ids of @findings' actors, in their order (gint64; transfer full). Makes those that are new,
 * and keeps their aliases and roles; a role is held to be true at @published. NULL on failure. */
GArray *attache_actor_table_resolve (AttacheDatabase *db, AttacheActorsSeen *seen,
                                     const AttacheFindings *findings, gint64 published,
                                     GError **error);

/* What several articles add to the numbers of each actor. The rows of actors are changed once for
 * all of them, by _add_sums. Transfer full. */
GHashTable *attache_actor_sums_new (void);

/* Rows of article_actor. */
AttacheRowBatch *attache_actor_table_new_counts (void);
/* Sums up who is named and who speaks in an article, in a row of @counts for each. What belongs to
 * the actors themselves is added to @sums. */
void attache_actor_table_count (AttacheRowBatch *counts, GHashTable *sums, gint64 article_id,
                                const AttacheFindings *findings, GArray *actor_ids);
/* Gives colours to new speakers. */
gboolean attache_actor_table_give_colours (AttacheDatabase *db, AttacheActorsSeen *seen,
                                           const AttacheFindings *findings, GArray *actor_ids,
                                           GError **error);
gboolean attache_actor_table_add_sums (AttacheDatabase *db, GHashTable *sums, GError **error);
/* Takes the sums of an article back. */
gboolean attache_actor_table_uncount (AttacheDatabase *db, gint64 article_id, GError **error);
/* Adds the sums of an article that came back, whose own are there. */
gboolean attache_actor_table_recount (AttacheDatabase *db, gint64 article_id, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The statements of an article as the analysis found them, put down under what the reader made of
 * them, so that each word of the reader's can be taken back. It knows no choice. For the thread of
 * the connection that writes, within a transaction. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* Under this stand the ids of statements while their shape is not settled. */
#define ATTACHE_STATEMENT_ASIDE (G_GINT64_CONSTANT (1) << 60)

gboolean attache_statement_ground_is_there (AttacheDatabase *db, gint64 article_id,
                                            gboolean *is_there, GError **error);
/* The statements are what was found then, nobody's, and with ids from ATTACHE_STATEMENT_ASIDE on.
 */
gboolean attache_statement_ground_lay (AttacheDatabase *db, gint64 article_id, GError **error);
/* They have speakers, and ids of their own again: the same as before where nothing else took them.
 * @is_needed: whether anything differs from what was found; else the ground is forgotten. */
gboolean attache_statement_ground_take_up (AttacheDatabase *db, gint64 article_id,
                                           gboolean is_needed, GError **error);

G_END_DECLS

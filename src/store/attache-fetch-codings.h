/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people coded, to be compared: their tagged passages. For the thread of a connection that
 * reads. */

#pragma once

#include "attache-coding.h"
#include "attache-database.h"

G_BEGIN_DECLS

/* AttacheCoding, one for each author, by name; transfer full. @name: of those whose notes name no
 * author, and where @is_one of all together. @articles: numbers for articles by uid (char * →
 * gint64), which is filled, so that several dossiers can be compared. */
GPtrArray *attache_fetch_codings (AttacheDatabase *db, gboolean is_one, const char *name,
                                  GHashTable *articles, GError **error);
/* Transfer full. */
GHashTable *attache_fetch_codings_new_articles (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole articles that come and go by the reader's will, as steps of the history. For the thread of
 * the connection that writes. @now: microseconds UTC. */

#pragma once

#include "attache-brought-notes.h"

G_BEGIN_DECLS

/* Takes articles away with all that was found and written in them, and all their versions. What is
 * gone already is passed over. */
gboolean attache_writing_remove_articles (AttacheDatabase *db, const gint64 *article_ids,
                                          guint n_articles, gint64 now, GError **error);
/* Makes @article_ids (gint64) that were just added, in the same transaction, part of the import
 * that
 * @import names; one import is one step, unless something else was done in between. @notes
 * (nullable, AttacheBroughtNote): what came with them, or on articles that were there; written now.
 * Where @import is NULL it is no step: the dossier begins with them.
 */
gboolean attache_writing_note_import (AttacheDatabase *db, GArray *article_ids, GArray *notes,
                                      const char *import, gint64 now, GError **error);

G_END_DECLS

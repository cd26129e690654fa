/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article that another version replaced: its text and its row stay, but it is in no list, and
 * nothing is found in it any more. All of that as an image, for undo. For the thread of the
 * connection that writes, within a transaction. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* Takes the article out of lists, search and sums. @before: how it was; transfer full. */
gboolean attache_found_rows_retire (AttacheDatabase *db, gint64 article_id, GVariant **before,
                                    GError **error);
/* @image came from a file; NULL: retires it again. */
gboolean attache_found_rows_set_image (AttacheDatabase *db, gint64 article_id, GVariant *image,
                                       GError **error);

G_END_DECLS

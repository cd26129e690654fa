/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the reader's word on events stands, and putting it elsewhere: into a later version of an
 * article, or on what is found there now. For the thread of the connection. */

#pragma once

#include "attache-report-choice-table.h"

G_BEGIN_DECLS

/* Ids (gint64) are appended: choices about a report of the article, or that name one of it. */
gboolean attache_report_choice_place_list (AttacheDatabase *db, gint64 article_id, GArray *ids,
                                           GError **error);
/* Those of which a report is not there (any more). */
gboolean attache_report_choice_place_list_lost (AttacheDatabase *db, GArray *ids, GError **error);

/* The places of choice @id; both nowhere where there is no such choice. */
gboolean attache_report_choice_place_get (AttacheDatabase *db, gint64 id, AttacheFoundPlace *place,
                                          AttacheFoundPlace *with, GError **error);
/* The report that stands there, or 0. */
gboolean attache_report_choice_place_find_report (AttacheDatabase *db,
                                                  const AttacheFoundPlace *place, gint64 *report_id,
                                                  GError **error);
/* The choice about what stands there, or 0. */
gboolean attache_report_choice_place_find (AttacheDatabase *db, const AttacheFoundPlace *place,
                                           gint64 *id, GError **error);
/* Whether choice @id (0: a new one), said of @place, would follow one that follows another, or be
 * followed itself. */
gboolean attache_report_choice_place_makes_chain (AttacheDatabase *db, gint64 id,
                                                  const AttacheFoundPlace *place,
                                                  const AttacheFoundPlace *with, gboolean *is_chain,
                                                  GError **error);
/* The same word, said there. Untouched where that is said of already, or of itself. */
gboolean attache_report_choice_place_move (AttacheDatabase *db, gint64 id,
                                           const AttacheFoundPlace *place,
                                           const AttacheFoundPlace *with, gboolean *is_moved,
                                           GError **error);

G_END_DECLS

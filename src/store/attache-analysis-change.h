/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting the findings of a newer analysis in the place of older ones, article by article, with a
 * sum of what changed that lies in the dossier: it grows in the transaction that makes the change,
 * so that it is true however often the work is cut short. For the thread of the connection. */

#pragma once

#include "attache-database.h"
#include "attache-findings.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Statements and events (in single articles) are the same where they stand at the same place. */
typedef struct
{
  gint version;       /* of the analysis; 0: there was none yet */
  guint n_articles;   /* analysed again so far */
  guint n_changed;    /* of those, in which anything below is not 0 */
  guint n_statements; /* now, in those articles */
  guint n_statements_new;
  guint n_statements_gone;
  guint n_speakers; /* statements that another speaker is found for */
  guint n_events;   /* now, in those articles */
  guint n_events_new;
  guint n_events_gone;
  guint n_kinds; /* events that became another kind or mode */
  gint64 begun;  /* microseconds UTC */
  gint64 ended;  /* 0: it goes on */
} AttacheAnalysisChange;

/* What was analysed last, or is being analysed. */
gboolean attache_analysis_change_load (AttacheDatabase *db, AttacheAnalysisChange *change,
                                       GError **error);
gboolean attache_analysis_change_save (AttacheDatabase *db, const AttacheAnalysisChange *change,
                                       GError **error);

/* Articles whose rows an older analysis made, or none; only those that nothing replaces. Ids
 * (gint64) are appended. */
gboolean attache_analysis_list_outdated (AttacheDatabase *db, gint version, GArray *ids,
                                         GError **error);
gboolean attache_analysis_count_outdated (AttacheDatabase *db, gint version, guint *n_articles,
                                          GError **error);
/* All articles count as outdated, so that they are analysed again. */
gboolean attache_analysis_outdate_all (AttacheDatabase *db, GError **error);

/* Puts @findings in the place of what was found, and adds the difference to @change (which is not
 * saved). */
gboolean attache_analysis_replace (AttacheDatabase *db, gint64 article_id, const AttacheText *text,
                                   const AttacheFindings *findings, GArray *sections,
                                   AttacheAnalysisChange *change, GError **error);

G_END_DECLS

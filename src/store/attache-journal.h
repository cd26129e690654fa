/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of what the reader did: steps that hold each touched row as it was before and as it
 * is after, and which articles came and went. It lies in the dossier, so that undo survives a
 * restart. For the thread of the connection; what moves, in a transaction. */

#pragma once

#include "attache-step.h"

G_BEGIN_DECLS

/* What can be undone and redone next: labels, NULL where there is nothing; transfer full. */
gboolean attache_journal_peek (AttacheDatabase *db, char **undo, char **redo, GError **error);
/* One step. @is_done FALSE where there is none. @articles (gint64, nullable): those whose date was
 * changed by it, and that are there, are appended. */
gboolean attache_journal_undo (AttacheDatabase *db, GArray *articles, gboolean *is_done,
                               GError **error);
gboolean attache_journal_redo (AttacheDatabase *db, GArray *articles, gboolean *is_done,
                               GError **error);
/* Undoes or redoes until @step_id (0: none at all) is the last step that stands. All or nothing.
 * ATTACHE_STORE_ERROR_GONE where there is no such step. */
gboolean attache_journal_move_to (AttacheDatabase *db, gint64 step_id, GArray *articles,
                                  GError **error);

/* A step, to be read. */
typedef struct
{
  gint64 id;
  char *label; /* untranslated */
  char *about; /* nullable: a title, a tag */
  gint64 made; /* microseconds UTC */
  guint n_articles;
  gboolean is_undone;
} AttacheJournalEntry;

/* Newest first; @before 0, or the id of a step: those older than it. Transfer full,
 * AttacheJournalEntry. */
GPtrArray *attache_journal_list (AttacheDatabase *db, gint64 before, guint limit, GError **error);

G_END_DECLS

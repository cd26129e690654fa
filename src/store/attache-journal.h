/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of what the reader wrote: steps that hold each touched row as it was before and as it
 * is after. It lies in the dossier, so that undo survives a restart. For the thread of the
 * connection that writes, within a transaction. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* Rows that have images. */
typedef enum
{
  ATTACHE_ROW_ANNOTATION,
  ATTACHE_ROW_ARTICLE, /* its details */
  ATTACHE_ROW_TAG,
  ATTACHE_ROW_DECISION,
} AttacheRowKind;

typedef struct _AttacheStep AttacheStep;

AttacheStep *attache_step_new (AttacheDatabase *db);
void attache_step_free (AttacheStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheStep, attache_step_free)

/* Before a row is changed, made or deleted. */
gboolean attache_step_touch (AttacheStep *step, AttacheRowKind kind, gint64 id, GError **error);
/* A free id for a row that is to be made; touched. */
gboolean attache_step_take_id (AttacheStep *step, AttacheRowKind kind, gint64 *id, GError **error);
/* After. What was undone before can no longer be redone. @label: an untranslated word for people.
 * @merge_key: where the newest step has the same key and is younger than @merge_within
 * (microseconds), this one becomes part of it; NULL: never. Where nothing differs nothing is
 * written. */
gboolean attache_step_commit (AttacheStep *step, const char *label, const char *merge_key,
                              gint64 merge_within, gint64 now, GError **error);

/* What can be undone and redone next: labels, NULL where there is nothing; transfer full. */
gboolean attache_journal_peek (AttacheDatabase *db, char **undo, char **redo, GError **error);
/* One step. @is_done FALSE where there is none. @articles (gint64, nullable): those whose details
 * were among it are appended. */
gboolean attache_journal_undo (AttacheDatabase *db, GArray *articles, gboolean *is_done,
                               GError **error);
gboolean attache_journal_redo (AttacheDatabase *db, GArray *articles, gboolean *is_done,
                               GError **error);

G_END_DECLS

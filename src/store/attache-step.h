/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One step of the history while it is made: what was touched, brought and taken away. For the
 * thread of the connection that writes, within a transaction. */

#pragma once

#include "attache-row-image.h"

G_BEGIN_DECLS

/* Kind, id, before, after: the changes of a step as they stand in the journal. */
#define ATTACHE_STEP_CHANGES_TYPE "a(yxmvmv)"

typedef struct _AttacheStep AttacheStep;

AttacheStep *attache_step_new (AttacheDatabase *db);
void attache_step_free (AttacheStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheStep, attache_step_free)

/* Before a row is changed, made or deleted. */
gboolean attache_step_touch (AttacheStep *step, AttacheRowKind kind, gint64 id, GError **error);
/* A free id for a row that is to be made; touched. */
gboolean attache_step_take_id (AttacheStep *step, AttacheRowKind kind, gint64 *id, GError **error);
/* After a row was deleted, which is to come back as @before. */
void attache_step_note (AttacheStep *step, AttacheRowKind kind, gint64 id, GVariant *before);
/* After an article was added. */
void attache_step_bring (AttacheStep *step, gint64 article_id);
/* The article goes with the commit, with all that was found and written in it: onto the shelf. */
void attache_step_remove (AttacheStep *step, gint64 article_id);

/* After. What was undone before can no longer be redone. @label: an untranslated word for people.
 * @merge_key: where the newest step has the same key and is younger than @merge_within
 * (microseconds), this one becomes part of it; NULL: never. Where nothing differs nothing is
 * written. */
gboolean attache_step_commit (AttacheStep *step, const char *label, const char *merge_key,
                              gint64 merge_within, gint64 now, GError **error);

/* Touches rows and changes them. FALSE: nothing happened. */
typedef gboolean (*AttacheAction) (AttacheDatabase *db, AttacheStep *step, gpointer data,
                                   GError **error);

/* @action in a transaction, committed as a step that never becomes part of another. */
gboolean attache_step_run (AttacheDatabase *db, AttacheAction action, gpointer data,
                           const char *label, gint64 now, GError **error);

G_END_DECLS

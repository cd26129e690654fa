/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history as a list that one can read: what was done, newest first, also what was undone and
 * can be done again. It follows the dossier, and reads as far as it is looked at. Main thread only.
 */

#pragma once

#include "attache-dossier.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_HISTORY_STEP (attache_history_step_get_type ())
G_DECLARE_FINAL_TYPE (AttacheHistoryStep, attache_history_step, ATTACHE, HISTORY_STEP, GObject)

typedef struct
{
  gint64 id;   /* 0: the beginning, before anything was done */
  char *words; /* for people: “Highlight” */
  char *about; /* nullable: the title of an article, the name of a tag, “12 articles” */
  gint64 made; /* microseconds UTC */
  gboolean is_undone;
  gboolean is_last; /* the last that stands */
} AttacheHistoryStepFields;

/* Borrowed. */
const AttacheHistoryStepFields *attache_history_step_get_fields (AttacheHistoryStep *self);

#define ATTACHE_TYPE_HISTORY (attache_history_get_type ())
G_DECLARE_FINAL_TYPE (AttacheHistory, attache_history, ATTACHE, HISTORY, GObject)

/* A GListModel of AttacheHistoryStep; the beginning is its last item once all is read. */
AttacheHistory *attache_history_new (AttacheDossier *dossier);
/* Reads older steps, where there are any. */
void attache_history_read_on (AttacheHistory *self);

/* The words of a journal's label and what it was about; transfer full, the second nullable. */
char *attache_history_words (const char *label);
char *attache_history_about (const char *about, guint n_articles);

G_END_DECLS

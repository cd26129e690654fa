/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can still be read of a damaged dossier, in a new one: articles, notes, tags, decisions and
 * the history. What was found in the texts is left out, for it can be found again. Blocks on the
 * disk; any thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint n_articles;
  guint n_notes; /* highlights and notes */
  guint n_tags;
  guint n_notes_from_history; /* of the notes: their own row was lost */
  guint n_retitled;           /* articles whose text was there and nothing else */
  guint n_lost;               /* rows and pages of what is kept that could not be read */
  GPtrArray *altered;         /* char *, titles: some characters of the text are wrong */
  GPtrArray *quoted;          /* titles: the text is lost but for what was highlighted in it */
  GPtrArray *gone;            /* titles: the text is lost */
} AttacheSalvageReport;

void attache_salvage_report_free (AttacheSalvageReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheSalvageReport, attache_salvage_report_free)
/* What was saved and what was lost, a line each, for people. Transfer full. */
char *attache_salvage_report_describe (const AttacheSalvageReport *report);

/* @fraction: 0 to 1. On the thread of the salvage. */
typedef void (*AttacheSalvageProgress) (double fraction, gpointer user_data);

/* Reads the file at @damaged, with the log or journal beside it, and makes a dossier at @target,
 * where nothing may be yet. NULL: there is nothing at @target. Errors are ATTACHE_STORE_ERROR:
 * NOT_A_DOSSIER where nothing of one was found, NEWER, NO_ROOM, FAILED; and G_IO_ERROR_CANCELLED.
 * The damaged file is left as it is. @progress nullable. */
AttacheSalvageReport *attache_salvage_run (const char *damaged, const char *target,
                                           AttacheSalvageProgress progress, gpointer user_data,
                                           GCancellable *cancellable, GError **error);

G_END_DECLS

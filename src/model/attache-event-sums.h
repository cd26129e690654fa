/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events, however many, become few marks: while there are few of a kind (of one lane and about one
 * length) each stays itself; of many, those that begin on one day become one mark that tells how
 * many they are. So what is held grows with the days that the dossier spans, and not with its
 * events. It knows no database. */

#pragma once

#include "attache-event-series.h"

G_BEGIN_DECLS

typedef struct _AttacheEventSums AttacheEventSums;

/* Up to @n_whole events nothing is added up; beyond that, no more than about three times as many
 * marks are held. */
AttacheEventSums *attache_event_sums_new (guint n_whole);
void attache_event_sums_free (AttacheEventSums *sums);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheEventSums, attache_event_sums_free)

/* One event (copied), none of which begins before the last one that was added; of its fields
 * n_events and those that follow from it are set here, and of what is added up the precision is a
 * guess. */
void attache_event_sums_add (AttacheEventSums *sums, const AttacheEventMark *event);

/* Whether events of this lane and length were added up. */
gboolean attache_event_sums_has_folded (AttacheEventSums *sums, const AttacheEventMark *event);
gboolean attache_event_sums_has_any_folded (AttacheEventSums *sums);
/* Where the stretch begins (a day, or more of them where the dossier spans centuries) that @instant
 * is added up in; and how long all are, microseconds. */
gint64 attache_event_sums_floor (AttacheEventSums *sums, gint64 instant);
gint64 attache_event_sums_get_length (AttacheEventSums *sums);

/* In the order of a series; transfer full. */
GArray *attache_event_sums_dup_marks (AttacheEventSums *sums);
/* What was added up stays known, the marks themselves do not; nothing more can be added. */
void attache_event_sums_forget_marks (AttacheEventSums *sums);

G_END_DECLS

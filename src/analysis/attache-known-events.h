/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events whose days are known, by which an article that names a day and a month, and no year, can
 * be given its year. A guess is made only where one year fits and no other. */

#pragma once

#include <gio/gio.h>

#include "attache-findings.h"
#include "attache-text.h"

G_BEGIN_DECLS

typedef struct _AttacheKnownEvents AttacheKnownEvents;

/* Of data/known-events.tsv, or of @bytes of the same shape. An error tells the line that is bad. */
AttacheKnownEvents *attache_known_events_load (GError **error);
AttacheKnownEvents *attache_known_events_parse (GBytes *bytes, GError **error);
void attache_known_events_free (AttacheKnownEvents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheKnownEvents, attache_known_events_free)

/* Reads the times and actors of @findings. Where its day of publication is not known and a day of
 * the text falls on an event or in the week after it, and all actors of the event are named, it
 * becomes the latest day named in that year, told to the month, with the basis "inferred". TRUE
 * where it did. Linear. */
gboolean attache_known_events_infer_published (const AttacheKnownEvents *self,
                                               AttacheFindings *findings);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader is looking at: dates, actors, kinds, modes, outlets, tags, a shared text, words.
 * One immutable value that every pane looks through. It stands in model, not in session, because
 * the store turns it into SQL. */

#pragma once

#include <glib-object.h>

#include "attache-findings.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_FILTER (attache_filter_get_type ())

typedef struct _AttacheFilter AttacheFilter;

GType attache_filter_get_type (void) G_GNUC_CONST;

/* Leaves nothing out. */
AttacheFilter *attache_filter_new (void);
AttacheFilter *attache_filter_ref (AttacheFilter *filter);
void attache_filter_unref (AttacheFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheFilter, attache_filter_unref)

gboolean attache_filter_is_empty (const AttacheFilter *filter);
gboolean attache_filter_equal (const AttacheFilter *a, const AttacheFilter *b);

/* Each gives a new filter (transfer full) that differs from @filter in one part. Between parts AND,
 * within a part OR. */

/* Half-open, microseconds UTC; ATTACHE_TIME_UNKNOWN leaves that side open. Articles by published
 * time, statements by when they were said, events by when they happened; what has no time is left
 * out by a date. */
AttacheFilter *attache_filter_with_dates (const AttacheFilter *filter, gint64 begin, gint64 until);
AttacheFilter *attache_filter_with_actor (const AttacheFilter *filter, gint64 actor_id,
                                          gboolean is_in);
AttacheFilter *attache_filter_with_kind (const AttacheFilter *filter, AttacheEventKind kind,
                                         gboolean is_in);
AttacheFilter *attache_filter_with_mode (const AttacheFilter *filter, AttacheEventMode mode,
                                         gboolean is_in);
AttacheFilter *attache_filter_with_outlet (const AttacheFilter *filter, const char *outlet,
                                           gboolean is_in);
AttacheFilter *attache_filter_with_tag (const AttacheFilter *filter, gint64 tag_id, gboolean is_in);
/* The article and those that have much the same text (AttacheKin); 0: no matter which. */
AttacheFilter *attache_filter_with_kin (const AttacheFilter *filter, gint64 article_id);
/* As the reader typed them; NULL or blank: none. */
AttacheFilter *attache_filter_with_words (const AttacheFilter *filter, const char *words);

void attache_filter_get_dates (const AttacheFilter *filter, gint64 *begin, gint64 *until);
const gint64 *attache_filter_get_actors (const AttacheFilter *filter, guint *n_actors);
guint32
attache_filter_get_kinds (const AttacheFilter *filter); /* bit 1 << AttacheEventKind; 0: all */
guint32
attache_filter_get_modes (const AttacheFilter *filter); /* bit 1 << AttacheEventMode; 0: all */
const char *const *attache_filter_get_outlets (const AttacheFilter *filter); /* never NULL */
const gint64 *attache_filter_get_tags (const AttacheFilter *filter, guint *n_tags);
gint64 attache_filter_get_kin (const AttacheFilter *filter);
const char *attache_filter_get_words (const AttacheFilter *filter); /* nullable */

/* Whether notes or their tags decide what it lets through, also by what stands in its words. */
gboolean attache_filter_asks_for_notes (const AttacheFilter *filter);

/* For remembering it with the window; _from_variant answers the empty filter for what it does not
 * know. */
GVariant *attache_filter_to_variant (const AttacheFilter *filter); /* floating */
AttacheFilter *attache_filter_from_variant (GVariant *variant);

G_END_DECLS

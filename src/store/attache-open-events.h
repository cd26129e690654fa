/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The event that a report tells, among those of its days: read once for a transaction, and kept up
 * with the reports that it gathers. For the thread of the connection. */

#pragma once

#include "attache-database.h"
#include "attache-findings.h"

G_BEGIN_DECLS

/* An event that a report of the transaction tells, or may. */
typedef struct
{
  gint64 id;
  AttacheEventKind kind;
  AttacheEventMode mode;
  AttacheTimeSpan when;  /* without the precision, where it is not new */
  GArray *actors;        /* gint64; all that its reports name, each once */
  const char *label;     /* of a new one; borrowed from the findings of its report */
  gboolean is_closed;    /* no report joins it by the rule */
  gboolean is_looked_at; /* its row was asked whether it is */
  /* Not written yet */
  guint n_reports; /* articles that tell it */
  gboolean is_new;
  gboolean has_new_mode;
  gboolean is_changed;
} AttacheOpenEvent;

typedef struct _AttacheOpenEvents AttacheOpenEvents;

AttacheOpenEvents *attache_open_events_new (void);
void attache_open_events_free (AttacheOpenEvents *open);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheOpenEvents, attache_open_events_free)

/* So many are held that they had better be written and forgotten. */
gboolean attache_open_events_is_full (AttacheOpenEvents *open);
/* All that has changed is written: forgets what there are too many of. */
void attache_open_events_settle (AttacheOpenEvents *open);
/* Forgets all events, for the rows of some were changed otherwise. None may be unwritten. */
void attache_open_events_reset (AttacheOpenEvents *open);

/* Puts @id among @actors (gint64), where it is not. */
void attache_open_events_add_actor (GArray *actors, gint64 id);
/* The event that a report with these actors (gint64, each once) is of, by the rule that
 * attache_event_table_put () tells. @found: borrowed until it is forgotten; NULL: none is the
 * same. */
gboolean attache_open_events_find (AttacheOpenEvents *open, AttacheDatabase *db,
                                   const AttacheFoundEvent *report, GArray *actors,
                                   AttacheOpenEvent **found, GError **error);
/* A new event, of which @report is the first and that no article tells yet. Borrowed until it is
 * forgotten. */
AttacheOpenEvent *attache_open_events_add (AttacheOpenEvents *open, gint64 id,
                                           const AttacheFoundEvent *report, const char *label);
/* A report of it. @is_first: of its article. */
void attache_open_events_join (AttacheOpenEvents *open, AttacheOpenEvent *event,
                               const AttacheFoundEvent *report, GArray *actors, gboolean is_first);
/* AttacheOpenEvent, in the order in which they changed or came; borrowed until they are settled. */
GPtrArray *attache_open_events_get_changed (AttacheOpenEvents *open);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One event with the reports of it.
 * Frozen after attache_event_new (), so that any thread may hold it. It knows no database and no
 * widget. */

#pragma once

#include <glib-object.h>

#include "attache-decision.h"

G_BEGIN_DECLS

/* What a new one is made of; every pointer is borrowed and copied. */
typedef struct
{
  gint64 id;
  const char *uid; /* deterministic */
  AttacheEventKind kind;
  AttacheEventMode mode;
  AttacheTimeSpan when;       /* may be unknown */
  const char *label;          /* a few words of the passage, for the timeline and lists */
  const char *place;          /* as the source writes it; nullable */
  const char *const *sources; /* names */
  const char *const *targets; /* names */
  const char *const *figures; /* as written, such as “at least 40 wounded” */
  guint n_reports;            /* articles that report it */
  gint64 article_id;          /* of the first report in scope */
  AttacheSpan span;           /* its passage there */
  float confidence;
  const char *rule;
  AttacheDecision decision;
  gboolean is_match; /* within the filter */
} AttacheEventFields;

#define ATTACHE_TYPE_EVENT (attache_event_get_type ())
G_DECLARE_FINAL_TYPE (AttacheEvent, attache_event, ATTACHE, EVENT, GObject)

AttacheEvent *attache_event_new (const AttacheEventFields *fields);

/* Borrowed; lives as long as @self. */
const AttacheEventFields *attache_event_get_fields (AttacheEvent *self);

G_END_DECLS

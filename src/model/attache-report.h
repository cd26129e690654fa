/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article's passage about an event.
 * Frozen after attache_report_new (), so that any thread may hold it. It knows no database and no
 * widget. */

#pragma once

#include <glib-object.h>

#include "attache-span.h"
#include "attache-time-span.h"

G_BEGIN_DECLS

/* What a new one is made of; every pointer is borrowed and copied. */
typedef struct
{
  gint64 id;
  gint64 event_id;
  gint64 article_id;
  AttacheSpan span;
  const char *passage;
  const char *article_title;
  const char *outlet;         /* nullable */
  gint64 published;           /* microseconds UTC or ATTACHE_TIME_UNKNOWN */
  const char *const *figures; /* as this article gives them; nullable */
} AttacheReportFields;

#define ATTACHE_TYPE_REPORT (attache_report_get_type ())
G_DECLARE_FINAL_TYPE (AttacheReport, attache_report, ATTACHE, REPORT, GObject)

AttacheReport *attache_report_new (const AttacheReportFields *fields);

/* Borrowed; lives as long as @self. */
const AttacheReportFields *attache_report_get_fields (AttacheReport *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stretch of a text: half-open, in Unicode code points. A value. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 start;
  guint32 end;
} AttacheSpan;

static inline gboolean
attache_span_overlaps (AttacheSpan a, AttacheSpan b)
{
  return a.start < b.end && b.start < a.end;
}

static inline gboolean
attache_span_contains (AttacheSpan outer, AttacheSpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

static inline gboolean
attache_span_is_empty (AttacheSpan span)
{
  return span.start >= span.end;
}

G_END_DECLS

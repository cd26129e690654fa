/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an annotation hangs on, and whether it still does: the W3C text quote and text position
 * selectors together. */

#pragma once

#include "attache-findings.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_TARGET_SPAN,
  ATTACHE_TARGET_ARTICLE,
  ATTACHE_TARGET_EVENT,
  ATTACHE_TARGET_SPEAKER,
} AttacheAnnotationTarget;

typedef enum
{
  ATTACHE_ANCHOR_EXACT,
  ATTACHE_ANCHOR_MOVED,
  ATTACHE_ANCHOR_UNCERTAIN,
  ATTACHE_ANCHOR_UNATTACHED,
} AttacheAnchorState;

/* The four colours of the marker; they carry no judgement. */
typedef enum
{
  ATTACHE_HIGHLIGHT_YELLOW,
  ATTACHE_HIGHLIGHT_GREEN,
  ATTACHE_HIGHLIGHT_BLUE,
  ATTACHE_HIGHLIGHT_PINK,
} AttacheHighlight;
#define ATTACHE_N_HIGHLIGHTS (ATTACHE_HIGHLIGHT_PINK + 1)

/* "yellow" …; static. */
const char *attache_highlight_to_string (AttacheHighlight colour);
gboolean attache_highlight_from_string (const char *string, AttacheHighlight *colour);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names that tell by one of their words what they name. Private to the finding of actors. */

#pragma once

#include "attache-mention-candidate.h"

G_BEGIN_DECLS

/* Past the organisation that begins at @k in the run of capitals that ends at @j, or 0. */
guint attache_mention_organisation_end (const AttacheScan *scan, guint k, guint j);

/* Past the place that begins at @k, or 0. */
guint attache_mention_place_end (const AttacheScan *scan, guint k, guint j);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A calendar date with its year as headers and footers print it. Not the time expressions of prose:
 * those are another stage's. */

#pragma once

#include "attache-civil.h"

G_BEGIN_DECLS

/* Reads a date at the very start of @bytes: "2022-09-27", "27 Sep 88", "Tuesday, September 27, 2022
 * at 9:50 PM". @used is set to the bytes it took. FALSE, and nothing set, where no full date stands
 * there. Civil time counts as UTC. */
gboolean attache_section_date_read (const char *bytes, gsize n_bytes, gsize *used, gint64 *instant,
                                    AttachePrecision *precision);

G_END_DECLS

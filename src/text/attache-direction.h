/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which way a character is written. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* It stands in the blocks that Unicode sets aside for scripts written from right to left (Unicode
 * Standard Annex 9, "Bidirectional Character Types": R and AL by default). */
gboolean attache_runs_leftward (gunichar c);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the times of a text say of the text: is it news, told from its day, or a history, told by
 * its own dates; and, where no one dated it, the year that its weekdays allow. */

#pragma once

#include "attache-timex-expression.h"

G_BEGIN_DECLS

gboolean attache_timex_is_history (const GArray *expressions, gint64 published);

/* Sets the published time of @findings, to the month, with basis inferred: only where a weekday
 * with its day and month falls, of the years that the text names and their neighbours, in one
 * alone, and no such date contradicts it. */
void attache_timex_infer_published (const GArray *expressions, AttacheFindings *findings);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times in a text: finds every phrase that tells one and says what it means, as TIMEX3 and as an
 * interval. */

#pragma once

#include "attache-findings.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Appends to @findings' times, in text order. Reads the published time of @findings; where there is
 * none and the text itself allows only one year, sets it with ATTACHE_BASIS_INFERRED. Any thread;
 * linear in the text. */
void attache_find_times (const AttacheText *text, AttacheFindings *findings);

G_END_DECLS

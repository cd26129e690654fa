/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a saved article that are not its prose: headline, dates, byline, credit, caption,
 * notices. */

#pragma once

#include "attache-findings.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Fills findings->sections: disjoint, ascending, and together all that is not white space. Where
 * findings->published is unknown and the text prints a date above or below itself, sets published,
 * its precision and its basis. Linear in the text. */
void attache_find_sections (const AttacheText *text, AttacheFindings *findings);

G_END_DECLS

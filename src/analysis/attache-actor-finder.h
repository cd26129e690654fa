/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who and what a text names. */

#pragma once

#include "attache-findings.h"
#include "attache-gazetteer.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Fills findings->mentions (ascending; a mention may lie within another) and findings->actors (in
 * the order of their first mention). Reads findings->sections and ->published. A mention's type is
 * what it stands for there: a country that acts is an organisation, its actor stays a country.
 * Linear in the text. */
void attache_find_actors (const AttacheGazetteer *gazetteer, const AttacheText *text,
                          AttacheFindings *findings);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the candidates of a text: first of the ways of finding actors, and the one that reads every
 * token. Private to the finding of actors. */

#pragma once

#include "attache-findings.h"
#include "attache-mention-candidate.h"

G_BEGIN_DECLS

/* Of @findings only the sections are read. Linear in the text. */
void attache_scan_init (AttacheScan *scan, const AttacheGazetteer *gazetteer,
                        const AttacheText *text, const AttacheFindings *findings);
void attache_scan_clear (AttacheScan *scan);

/* Fills scan->candidates. */
void attache_scan_run (AttacheScan *scan);

G_END_DECLS

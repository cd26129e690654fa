/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Turns a chosen candidate into a finding. Private to the statements. */

#pragma once

#include "attache-findings.h"
#include "attache-statement-candidate.h"

G_BEGIN_DECLS

/* The finding owns its arrays; speaker, via, addressee and inside are -1. */
AttacheFoundStatement attache_word_statement (const AttacheUnits *units,
                                              const AttacheCandidate *candidate);

G_END_DECLS

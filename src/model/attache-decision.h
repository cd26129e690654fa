/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person decided about something that the analysis found. */

#pragma once

#include "attache-findings.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_DECISION_NONE,
  ATTACHE_DECISION_ACCEPTED,
  ATTACHE_DECISION_REJECTED,
  ATTACHE_DECISION_EDITED,
} AttacheDecision;

/* How a statement came by its words. */
typedef enum
{
  ATTACHE_SHAPE_FOUND,
  ATTACHE_SHAPE_MERGED,   /* by the reader: of two */
  ATTACHE_SHAPE_SPLIT,    /* a part of one */
  ATTACHE_SHAPE_REWORDED, /* other words than were found */
} AttacheStatementShape;

/* As the command line writes them, static: "accepted", … and "merged", "split", "reworded"; NULL
 * for none, and for what is as it was found. */
const char *attache_decision_to_string (AttacheDecision decision);
const char *attache_statement_shape_to_string (AttacheStatementShape shape);

G_END_DECLS

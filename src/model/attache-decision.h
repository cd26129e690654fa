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

G_END_DECLS

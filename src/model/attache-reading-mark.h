/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is only marked in a text: the names and the times in it. Values. */

#pragma once

#include "attache-findings.h"

G_BEGIN_DECLS

/* A place where an actor is named. */
typedef struct
{
  AttacheSpan span;
  gint64 actor_id; /* 0: nobody known */
  AttacheActorType type;
  guint colour; /* 0 … 7 */
} AttacheReadingMention;

/* A place where a time is named. */
typedef struct
{
  AttacheSpan span;
  AttacheTimexType type;
  AttacheTimeSpan when;
} AttacheReadingTime;

G_END_DECLS

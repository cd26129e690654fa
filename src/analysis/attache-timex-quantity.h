/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much time: "two weeks", "more than a decade", "several months", "10-year", "a couple of
 * days", and the lengths, steps and frequencies that are made of it. */

#pragma once

#include "attache-timex-expression.h"

G_BEGIN_DECLS

typedef struct
{
  double amount; /* negative: X */
  AttacheTimeUnit unit;
  AttacheTimexRest rest;
  const char *mod;      /* static; nullable */
  gboolean is_article;  /* "a year" */
  gboolean is_hyphened; /* "two-year" */
  gboolean is_plural;
  gboolean is_bare; /* "weeks" */
} AttacheTimexQuantity;

gboolean attache_timex_read_quantity (const AttacheTimexLine *line, guint *at,
                                      AttacheTimexQuantity *quantity);

/* "two days ago", "a year earlier", "the year-ago quarter", "three days from now". */
gboolean attache_timex_read_shift (const AttacheTimexLine *line, guint at,
                                   AttacheTimexExpression *expression);
/* "the past two months", "a decade", "recent years", "the first nine months". */
gboolean attache_timex_read_length (const AttacheTimexLine *line, guint at,
                                    AttacheTimexExpression *expression);
/* "daily", "every month", "each Thursday", "Mondays". */
gboolean attache_timex_read_frequency (const AttacheTimexLine *line, guint at,
                                       AttacheTimexExpression *expression);

G_END_DECLS

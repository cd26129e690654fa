/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Made-up coverage from a seed: any number of articles with what an analysis would find in them, of
 * invented words and people. The same number gives the same article. */

#pragma once

#include "store-sample.h"

#define COVERAGE_N_OUTLETS 40
#define COVERAGE_N_STATEMENTS 5
#define COVERAGE_N_REPORTS 2

typedef struct _Coverage Coverage;

/* @n_articles tells over how many days they are spread: 137 a day, and a year at least. */
Coverage *coverage_new (guint n_articles);
void coverage_free (Coverage *coverage);
guint coverage_get_n_days (Coverage *coverage);

/* The beginning of a day, the first being 0; microseconds UTC. */
gint64 coverage_day (guint number);

/* With the hash of its text and its shingles, as workers of an import make them. Thread-safe. */
SampleArticle *coverage_make (Coverage *coverage, guint number);
void coverage_article_free (gpointer article);

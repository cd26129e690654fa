/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far people who coded the same texts agree, beyond chance: Krippendorff's alpha. 1 is perfect
 * agreement, 0 what chance would give, below 0 is systematic disagreement. Pure functions; NAN
 * where nothing can be said, for there is nothing to disagree about.
 *
 * Sources: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
 * Pennsylvania, 2011 (nominal data); K. Krippendorff, "Content Analysis", 2nd edition, Sage 2004,
 * section 11.6 (unitising). */

#pragma once

#include "attache-text.h"

G_BEGIN_DECLS

/* No value. */
#define ATTACHE_AGREEMENT_MISSING (-1)

/* @values: for each observer in turn one value for each unit, 0 or more, or MISSING. */
double attache_agreement_nominal (const gint *values, guint n_observers, guint n_units);
/* The same from sums: @coincidences has @n_values rows of @n_values, symmetric; how often (or over
 * what length) one of a pair of observers gave the one value and the other the other. */
double attache_agreement_from_coincidences (const double *coincidences, guint n_values);

/* The same from less: how often each value was given in a pair, and how often (over both of a pair)
 * the two were the same. */
double attache_agreement_from_totals (const double *totals, guint n_values, double agreed);

/* Of one category: how far observers marked the same stretches of a continuum of @length.
 * @units: for each observer a GArray of AttacheSpan, in order, not overlapping, within the length.
 * @observed, @expected (nullable): the two disagreements; over several categories alpha is 1 less
 * the ratio of their sums. */
double attache_agreement_unitizing (GArray *const *units, guint n_observers, guint32 length,
                                    double *observed, double *expected);

G_END_DECLS

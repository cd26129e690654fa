/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events of invented countries, for the tests of the timeline. */

#pragma once

#include "attache-event-series.h"

/* Seventeen events of four kinds in the autumn of 2022, of all precisions, with labels; some do
 * not match. */
AttacheEventSeries *sample_series_new (void);

/* @n events over ten years, the same for the same number; without labels. */
AttacheEventSeries *sample_series_new_large (guint n, guint n_lanes);

/* The same events, with those added up that begin on one day, where there are many. */
AttacheEventSeries *sample_series_new_added_up (AttacheEventSeries *series);

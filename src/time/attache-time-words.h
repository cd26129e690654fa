/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times in words for people: the one place that follows the locale. Every string is new and owned
 * by the caller (transfer full), every instant is in microseconds UTC, and any thread may ask. It
 * says no more than the precision does. */

#pragma once

#include "attache-ticks.h"

G_BEGIN_DECLS

/* "14:05, 13 September 2022", "13 September 2022, morning", "13 September 2022", "week of 19
 * September 2022", "September 2022", "3rd quarter 2022", "summer 2022", "2022", "2020s", "1800 –
 * 1899", "480 BC". A span of several units is a range of them. "" where it is unknown. */
char *attache_time_words_span (AttacheTimeSpan span);

/* The same for a list: "20 Sep", with the year only where it is not that of @today
 * (ATTACHE_TIME_UNKNOWN: always). */
char *attache_time_words_short (AttacheTimeSpan span, gint64 today);

/* The days of [@begin, @until) as "13 Sep – 4 Oct 2022", "13–19 Sep 2022", "13 Sep 2022": what both
 * ends share is said once. The year is left out where both ends lie in that of @today
 * (ATTACHE_TIME_UNKNOWN: never left out). "" where empty. */
char *attache_time_words_range (gint64 begin, gint64 until, gint64 today);

/* "14:05". */
char *attache_time_words_clock (gint64 instant);

/* The words of a tick's label ("Fri 9 Sep", "Oct", "2022"), NULL for a minor one. */
char *attache_time_words_tick (AttacheTick tick);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as times are told with them: 14, twenty-five, two and a half, the 21st, nineteen
 * ninety-six, '96. Each reader moves @at past what it read, or leaves it and answers FALSE. */

#pragma once

#include "attache-timex-pieces.h"

G_BEGIN_DECLS

/* "3", "6,700", "2.5", "2 1/2", "twenty-five", "two hundred", "two and a half", "half a", "a
 * dozen"; not "a". */
gboolean attache_timex_read_amount (const AttacheTimexLine *line, guint *at, double *amount);

/* "21st", "first", "twenty-first": 1 … 99. */
gboolean attache_timex_read_ordinal (const AttacheTimexLine *line, guint *at, gint *number);

/* A day of the month in digits (1 … 31, not glued to other digits), "3rd" or "third". */
gboolean attache_timex_read_day (const AttacheTimexLine *line, guint *at, gint *day);

/* Four digits 1000 … 2199 that no other digits, currency or percent touch. */
gboolean attache_timex_read_year (const AttacheTimexLine *line, guint *at, gint *year);

/* "nineteen ninety-six", "two thousand and five"; years 1100 … 2099. */
gboolean attache_timex_read_year_in_words (const AttacheTimexLine *line, guint *at, gint *year);

/* "'96": two digits after an apostrophe; 30 … 99 are 1900s. */
gboolean attache_timex_read_short_year (const AttacheTimexLine *line, guint *at, gint *year);
gint attache_timex_widen_year (gint two_digits);

/* Whether the digits at @at are a number by themselves: no currency before, no separator with
 * digits, no percent after. */
gboolean attache_timex_is_free_number (const AttacheTimexLine *line, guint at);

G_END_DECLS

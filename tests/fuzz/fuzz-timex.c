/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any string as a TIMEX3 value: it is refused, or it names a stretch that can be written and read
 * again. */

#include "config.h"

#include "attache-time-words.h"
#include "attache-timex.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *value = g_strndup ((const char *) data, size);
  char written[ATTACHE_TIMEX_BUFFER];
  AttacheTimeSpan span, again;

  attache_timex_classify (value);
  if (!attache_timex_parse (value, &span))
    return 0;
  g_assert_cmpint (span.begin, <, span.until);
  g_free (attache_time_words_span (span));
  g_free (attache_time_words_short (span, span.until));
  attache_timex_format (span, written);
  g_assert_true (attache_timex_parse (written, &again));
  g_assert_cmpint (again.begin, <=, span.begin);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a text: its times lie in it, in order, and have an end after their begin. The first
 * byte says what is known of its date. */

#include "config.h"

#include "attache-time-finder.h"
#include "attache-timex.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (const AttacheText *text, const AttacheFindings *findings)
{
  guint32 last = 0;

  for (guint i = 0; i < findings->times->len; i++)
    {
      const AttacheFoundTime *found = attache_findings_time (findings, i);

      g_assert_cmpuint (found->span.start, >=, last);
      g_assert_cmpuint (found->span.start, <, found->span.end);
      g_assert_cmpuint (found->span.end, <=, attache_text_get_length (text));
      g_assert_nonnull (found->value);
      if (attache_time_span_is_known (found->when))
        g_assert_cmpint (found->when.begin, <, found->when.until);
      last = found->span.end;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const dates[] = { "2022-09-27", "1998-01-01", "BC0480-03-15", "9999-12-31" };
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  AttacheTimeSpan span;

  if (size == 0)
    return 0;
  text = attache_text_new ((const char *) data + 1, (gssize) size - 1);
  findings->published = ATTACHE_TIME_UNKNOWN;
  if (data[0] % 8 < G_N_ELEMENTS (dates) && attache_timex_parse (dates[data[0] % 8], &span))
    {
      findings->published = span.begin;
      findings->published_precision = span.precision;
    }
  attache_find_times (text, findings);
  check (text, findings);
  return 0;
}

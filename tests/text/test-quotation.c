/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which mark closes which: each quotation is written as [text], quotations in the order of their
 * opening. */

#include "config.h"

#include "attache-quotation.h"

static void
assert_quotations (const char *utf8, const char *expected)
{
  g_autoptr (AttacheText) text = attache_text_new (utf8, -1);
  g_autoptr (GArray) quotations = attache_find_quotations (text);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < quotations->len; i++)
    {
      const AttacheQuotation *quotation = &g_array_index (quotations, AttacheQuotation, i);
      g_autofree char *slice = attache_text_dup_slice (text, quotation->span);

      g_string_append_printf (found, "%s[%s]%s", quotation->continues ? "+" : "", slice,
                              quotation->runs_on ? "+" : "");
      g_assert_cmpint (quotation->inside, <, (gint)i);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_double (void)
{
  assert_quotations ("“We wait,” she said. “Still.”", "[“We wait,”][“Still.”]");
  assert_quotations ("\"We wait,\" she said. \"Still.\"", "[\"We wait,\"][\"Still.\"]");
  assert_quotations ("''We wait,'' Lorne's aide said.", "[''We wait,'']");
  assert_quotations ("«We wait», said Lorne; „Still“, said Sebald.", "[«We wait»][„Still“]");
  assert_quotations ("“mixed marks\" and \"more”", "[“mixed marks\"][\"more”]");
  assert_quotations ("a (\"so-called\") pact", "[\"so-called\"]");
}

static void
test_single (void)
{
  assert_quotations ("‘We wait,’ she said.", "[‘We wait,’]");
  assert_quotations ("'We don't wait,' she said.", "['We don't wait,']");
  assert_quotations ("Ruritania’s ministers’ talks don’t end", "");
  assert_quotations ("back in the '90s, the ministers' talks", "");
  assert_quotations ("the ’90s and ’em", "");
  assert_quotations ("“She said ‘no’ twice.”", "[“She said ‘no’ twice.”][‘no’]");
  assert_quotations ("\"She said 'no' twice.\"", "[\"She said 'no' twice.\"]['no']");
}

static void
test_paragraphs (void)
{
  assert_quotations ("“First.\n“Second.\n“Third,” he said.", "[“First.]++[“Second.]++[“Third,”]");
  assert_quotations ("\"First.\n\n\"Second,\" he said.", "[\"First.]++[\"Second,\"]");
  assert_quotations ("A 5\" pipe broke.\nNothing.", "");
  assert_quotations ("“Forgotten mark.\nNothing.", "[“Forgotten mark.]");
  assert_quotations ("” stray ’ ' “", "");
  assert_quotations ("\"Lorne said “no” twice.\nNothing.", "[“no”]");
}

static void
test_many_marks (void)
{
  static const char *const marks[] = {
    "\"", "“", "”", "'", "‘", "’", "''", "“‘", "\" ", " \"x", "«"
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autoptr (AttacheText) text = NULL;
      g_autoptr (GArray) quotations = NULL;
      gint64 start;

      while (bytes->len < 1000000)
        g_string_append (bytes, marks[i]);
      text = attache_text_new (bytes->str, (gssize)bytes->len);
      start = g_get_monotonic_time ();
      quotations = attache_find_quotations (text);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quotation/double", test_double);
  g_test_add_func ("/quotation/single", test_single);
  g_test_add_func ("/quotation/paragraphs", test_paragraphs);
  g_test_add_func ("/quotation/many-marks", test_many_marks);
  return g_test_run ();
}

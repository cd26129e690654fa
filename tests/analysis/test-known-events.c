/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An undated article gets its year from the days of known events, where one year fits and no other.
 */

#include "config.h"

#include <string.h>

#include "attache-civil.h"
#include "attache-known-events.h"

static const char TABLE[] = "# first, last, actors, what\n"
                            "2031-09-12\t2031-09-15\truritania|sylvania\tfighting\n"
                            "2032-09-19\t2032-09-20\truritania|sylvania\tfighting\n"
                            "2033-02-01\t2033-02-01\truritania|grenland\ta meeting\n";

static AttacheKnownEvents *
parse (const char *table, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, strlen (table));

  return attache_known_events_parse (bytes, error);
}

static AttacheFindings *
findings_of (const char *const *keys, const char *const *values)
{
  AttacheFindings *findings = attache_findings_new ();

  findings->published = ATTACHE_TIME_UNKNOWN;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      AttacheFoundActor actor = { .name = g_strdup (keys[i]), .key = g_strdup (keys[i]) };

      g_array_append_val (findings->actors, actor);
    }
  for (guint i = 0; values[i] != NULL; i++)
    {
      AttacheFoundTime time = { .span = { i, i + 1 }, .value = g_strdup (values[i]) };

      g_array_append_val (findings->times, time);
    }
  return findings;
}

static void
test_cases (void)
{
  static const struct
  {
    const char *keys[4];
    const char *values[4];
    const char *expected; /* NULL: no guess */
  } cases[] = {
    { { "ruritania", "sylvania" }, { "XXXX-09-14" }, "2031-09-14T00:00:00" },
    { { "ruritania", "sylvania" }, { "XXXX-09-14", "XXXX-09-16" }, "2031-09-16T00:00:00" },
    { { "ruritania", "sylvania" }, { "XXXX-09-26" }, "2032-09-26T00:00:00" },
    { { "ruritania", "sylvania" }, { "XXXX-09-20" }, NULL }, /* of both years */
    { { "ruritania", "sylvania" }, { "XXXX-09-11" }, NULL }, /* before it */
    { { "ruritania" }, { "XXXX-09-14" }, NULL },             /* not all took part */
    { { "ruritania", "sylvania" }, { "XXXX-02-01" }, NULL }, /* others did */
    { { "ruritania", "sylvania" }, { "2031-09-14", "XXXX-W37", "PXD" }, NULL },
    { { "ruritania", "sylvania" }, { "XXXX-99-99", "XXXX-09-1x" }, NULL },
  };
  g_autoptr (AttacheKnownEvents) events = parse (TABLE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttacheFindings) findings = findings_of (cases[i].keys, cases[i].values);
      gboolean is_inferred = attache_known_events_infer_published (events, findings);
      char buffer[ATTACHE_CIVIL_BUFFER];

      g_test_message ("case %u", i);
      g_assert_true (is_inferred == (cases[i].expected != NULL));
      if (!is_inferred)
        {
          g_assert_true (findings->published == ATTACHE_TIME_UNKNOWN);
          continue;
        }
      g_assert_cmpstr (attache_civil_format (findings->published, buffer), ==, cases[i].expected);
      g_assert_cmpint (findings->published_basis, ==, ATTACHE_BASIS_INFERRED);
      g_assert_cmpint (findings->published_precision, ==, ATTACHE_PRECISION_MONTH);
    }
}

static void
test_known_day (void)
{
  static const char *const keys[] = { "ruritania", "sylvania", NULL };
  static const char *const values[] = { "XXXX-09-14", NULL };
  g_autoptr (AttacheKnownEvents) events = parse (TABLE, NULL);
  g_autoptr (AttacheFindings) findings = findings_of (keys, values);

  findings->published = 7;
  g_assert_false (attache_known_events_infer_published (events, findings));
  g_assert_cmpint (findings->published, ==, 7);
}

static void
test_bad_table (void)
{
  static const char *const tables[] = { "2031-09-12\truritania\tx\n",
                                        "2031-09-12\t2031-09-10\truritania\tx\n",
                                        "2031-13-12\t2031-09-10\truritania\tx\n", "nonsense" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (tables[i], &error));
      g_assert_nonnull (strstr (error->message, "line 1"));
    }
}

static void
test_shipped_table (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheKnownEvents) events = attache_known_events_load (&error);

  g_assert_no_error (error);
  g_assert_nonnull (events);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/known-events/cases", test_cases);
  g_test_add_func ("/analysis/known-events/known-day", test_known_day);
  g_test_add_func ("/analysis/known-events/bad-table", test_bad_table);
  g_test_add_func ("/analysis/known-events/shipped-table", test_shipped_table);
  return g_test_run ();
}

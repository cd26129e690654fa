/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shapes in which files write dates. */

#include "config.h"

#include "attache-civil.h"
#include "attache-import-date.h"

typedef struct
{
  const char *string;
  const char *expected; /* NULL: no date in it */
} Case;

static const Case cases[] = {
  { "2022-09-27", "2022-09-27T00:00:00" },
  { "2022-09-27T14:05:09+04:00", "2022-09-27T14:05:09" },
  { "2022-09-27 23:30", "2022-09-27T23:30:00" },
  { "20220927T140509Z", "2022-09-27T14:05:09" },
  { "20220927", "2022-09-27T00:00:00" },
  { "/2022/09/27/talks", "2022-09-27T00:00:00" },
  { "Tue, 27 Sep 2022 14:05:00 GMT", "2022-09-27T14:05:00" },
  { "Published September 27, 2022 at 2:05 p.m.", "2022-09-27T14:05:00" },
  { "Sept. 27th, 2022", "2022-09-27T00:00:00" },
  { "27. September 2022, 14.05 Uhr", "2022-09-27T14:05:00" },
  { "Dienstag, 27.09.2022 14:05", "2022-09-27T14:05:00" },
  { "27.9.22", "2022-09-27T00:00:00" },
  { "27 de septiembre de 2022", "2022-09-27T00:00:00" },
  { "27 września 2022", "2022-09-27T00:00:00" },
  { "27 сентября 2022, 14:05", "2022-09-27T14:05:00" },
  { "1er août 2022", "2022-08-01T00:00:00" },
  { "27 Eylül 2022", "2022-09-27T00:00:00" },
  { "2022. szeptember 27., 14:05", "2022-09-27T14:05:00" },
  { "2022-Sep-27", "2022-09-27T00:00:00" },
  { "2022. people 27", NULL },
  { "27 սեպտեմբերի, 2022", "2022-09-27T00:00:00" },
  { "Սեպտեմբեր 27, 2022 14:05", "2022-09-27T14:05:00" },
  { "27 სექტემბერი, 2022", "2022-09-27T00:00:00" },
  { "27 sentyabr 2022, 14:05", "2022-09-27T14:05:00" },
  { "2022年9月27日", "2022-09-27T00:00:00" },
  { "2022 年 9 月 27 日", "2022-09-27T00:00:00" },
  { "2022年9月27日 14:05", "2022-09-27T14:05:00" },
  { "2022년 9월 27일", "2022-09-27T00:00:00" },
  { "2022年13月27日", NULL },
  { "2022 年 9", NULL },
  { "27/09/2022", "2022-09-27T00:00:00" },
  { "9/27/2022", "2022-09-27T00:00:00" },
  { "14:05 Uhr, 27. Sep 2022", "2022-09-27T00:00:00" },
  { "1664287500", "2022-09-27T14:05:00" },
  { "1664287500000", "2022-09-27T14:05:00" },
  { "30.02.2022", NULL },
  { "2022", NULL },
  { "version 1.2.3", NULL },
  { "27 people in 2022", NULL },
  { "2022-13-45", NULL },
  { "0123456789012345", NULL },
  { "", NULL },
};

static void
test_shapes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AttacheImportDate date;
      char buffer[ATTACHE_CIVIL_BUFFER];
      gboolean found = attache_import_date_parse (cases[i].string, FALSE, &date);

      g_test_message ("%s", cases[i].string);
      g_assert_cmpint (found, ==, cases[i].expected != NULL);
      if (found)
        g_assert_cmpstr (attache_civil_format (date.instant, buffer), ==, cases[i].expected);
    }
}

static void
test_month_first (void)
{
  AttacheImportDate date;

  g_assert_true (attache_import_date_find ("on 9/10/2022.", -1, TRUE, &date));
  g_assert_cmpint (attache_civil_date_of (date.instant).month, ==, 9);
  g_assert_cmpuint (date.start, ==, 3);
  g_assert_cmpuint (date.end, ==, 12);
  g_assert_true (attache_import_date_find ("on 9/10/2022.", -1, FALSE, &date));
  g_assert_cmpint (attache_civil_date_of (date.instant).month, ==, 10);
}

static void
test_any_bytes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize n = 0; n < strlen (cases[i].string); n++)
      {
        g_autofree char *cut = g_strndup (cases[i].string, n);
        g_autofree char *valid = g_utf8_make_valid (cut, -1);
        AttacheImportDate date;

        if (attache_import_date_parse (valid, TRUE, &date))
          g_assert_cmpuint (date.end, <=, strlen (valid));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/date/shapes", test_shapes);
  g_test_add_func ("/import/date/month-first", test_month_first);
  g_test_add_func ("/import/date/any-bytes", test_any_bytes);
  return g_test_run ();
}

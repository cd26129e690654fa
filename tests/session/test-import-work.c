/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told of an import that goes on is true as far as it can be: the share by what there is to
 * read, and the time left by the time that went by. */

#include "config.h"

#include "attache-import-work.h"

#define MIB (G_GUINT64_CONSTANT (1) << 20)
#define SECOND ((gint64) G_USEC_PER_SEC)

static void
assert_near (gint64 actual, gint64 expected)
{
  g_assert_cmpint (actual, >=, expected - expected / 100);
  g_assert_cmpint (actual, <=, expected + expected / 100);
}

static void
test_time_left (void)
{
  static const struct
  {
    double share;
    gint64 elapsed, left;
  } cases[] = {
    { 0.5, 10 * SECOND, 10 * SECOND },
    { 0.25, 30 * SECOND, 90 * SECOND },
    { 0.01, 2 * SECOND, 198 * SECOND },
    { 0.999, 1000 * SECOND, SECOND },
    { 1, 10 * SECOND, 0 },
    { 0, 100 * SECOND, -1 }, /* nothing is done yet */
    { 0.5, SECOND / 2, -1 }, /* too early to tell */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gint64 left = attache_import_work_reckon_left (cases[i].share, cases[i].elapsed);

      if (cases[i].left > 0)
        assert_near (left, cases[i].left);
      else
        g_assert_cmpint (left, ==, cases[i].left);
    }
}

/* A file of a gigabyte beside nine notes: when the notes are in, hardly anything is done. */
static void
test_large_among_small (void)
{
  AttacheImportWork work = { 0 };
  const gint large = attache_import_work_of (1024 * MIB);
  const gint small = attache_import_work_of (500);

  for (guint i = 0; i < 9; i++)
    attache_import_work_expect (&work, small);
  attache_import_work_expect (&work, large);
  for (guint i = 0; i < 9; i++)
    attache_import_work_note_done (&work, small);
  g_assert_cmpfloat (attache_import_work_get_share (&work), <, 0.001);
  attache_import_work_note_done (&work, attache_import_work_share_out (large, 0, 4));
  assert_near (attache_import_work_reckon_left (attache_import_work_get_share (&work), 20 * SECOND),
               60 * SECOND);
}

/* Many short files are work, whatever their bytes. */
static void
test_short_files (void)
{
  AttacheImportWork work = { 0 };

  for (guint i = 0; i < 10000; i++)
    attache_import_work_expect (&work, attache_import_work_of (10));
  for (guint i = 0; i < 2500; i++)
    attache_import_work_note_done (&work, attache_import_work_of (10));
  assert_near (attache_import_work_reckon_left (attache_import_work_get_share (&work), SECOND),
               3 * SECOND);
}

/* However a file is cut, its pieces together are the file: the end is the end. */
static void
test_pieces (void)
{
  static const guint pieces[] = { 1, 2, 3, 7, 1000, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      AttacheImportWork work = { 0 };
      const gint units = attache_import_work_of (MIB);
      double before = 0;

      attache_import_work_expect (&work, units);
      for (guint k = 0; k < pieces[i]; k++)
        {
          g_assert_cmpfloat (before, <, 1);
          attache_import_work_note_done (&work,
                                         attache_import_work_share_out (units, k, pieces[i]));
          g_assert_cmpfloat (attache_import_work_get_share (&work), >=, before);
          before = attache_import_work_get_share (&work);
        }
      g_assert_cmpint (work.done, ==, units);
      g_assert_cmpfloat (before, ==, 1);
    }
}

/* More than can be counted is no more than everything. */
static void
test_huge (void)
{
  AttacheImportWork work = { 0 };

  g_assert_cmpfloat (attache_import_work_get_share (&work), ==, 0);
  for (guint i = 0; i < 3; i++)
    attache_import_work_expect (&work, attache_import_work_of (G_MAXUINT64));
  for (guint i = 0; i < 3; i++)
    attache_import_work_note_done (&work, attache_import_work_of (G_MAXUINT64));
  g_assert_cmpfloat (attache_import_work_get_share (&work), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/import-work/time-left", test_time_left);
  g_test_add_func ("/session/import-work/large-among-small", test_large_among_small);
  g_test_add_func ("/session/import-work/short-files", test_short_files);
  g_test_add_func ("/session/import-work/pieces", test_pieces);
  g_test_add_func ("/session/import-work/huge", test_huge);
  return g_test_run ();
}

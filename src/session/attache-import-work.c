/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counted by files alone, nine notes and one archive of a gigabyte would be nearly done when the
 * notes are; by bytes alone, ten thousand short files would cost nothing. */

#include "config.h"

#include "attache-import-work.h"

#define UNIT 1024
#define UNITS_OF_A_FILE 4

/* A guess from less would only flicker. */
#define MIN_ELAPSED G_USEC_PER_SEC

gint
attache_import_work_of (guint64 size)
{
  return (gint) MIN (size / UNIT, G_MAXINT / 2) + UNITS_OF_A_FILE;
}

gint
attache_import_work_share_out (gint units, guint i, guint n)
{
  g_return_val_if_fail (i < n, 0);

  return (gint) ((gint64) units * (i + 1) / n - (gint64) units * i / n);
}

static void
add (gint *counter, gint units)
{
  const gint64 sum = (gint64) g_atomic_int_get (counter) + units;

  g_atomic_int_set (counter, (gint) MIN (sum, G_MAXINT));
}

void
attache_import_work_expect (AttacheImportWork *work, gint units)
{
  g_return_if_fail (units >= 0);

  add (&work->total, units);
}

void
attache_import_work_note_done (AttacheImportWork *work, gint units)
{
  g_return_if_fail (units >= 0);

  add (&work->done, units);
}

double
attache_import_work_get_share (const AttacheImportWork *work)
{
  const gint done = g_atomic_int_get (&work->done);
  const gint total = g_atomic_int_get (&work->total);

  return total > 0 ? MIN (1, (double) done / total) : 0;
}

gint64
attache_import_work_reckon_left (double share, gint64 elapsed)
{
  g_return_val_if_fail (share >= 0 && share <= 1, -1);

  if (share <= 0 || elapsed < MIN_ELAPSED)
    return -1;
  return (gint64) ((double) elapsed * (1 / share - 1));
}

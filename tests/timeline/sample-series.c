/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small series that shows every shape, and a large one for speed. */

#include "config.h"

#include "sample-series.h"

#include "attache-civil.h"
#include "attache-event-sums.h"

typedef struct
{
  const char *begin, *until;
  AttachePrecision precision;
  guint8 kind;
  guint16 lane;
  guint n_reports;
  gboolean is_match;
  const char *label;
} Sample;

static const Sample samples[] = {
  { "2022-09-13", "2022-09-14", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_CONSULT, 0, 1, TRUE,
    "Call between capitals" },
  { "2022-09-13", "2022-09-15", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_ASSAULT, 2, 4, TRUE,
    "Shelling near Brod" },
  { "2022-09-13T10:00", "2022-09-13T10:01", ATTACHE_PRECISION_MINUTE, ATTACHE_EVENT_REQUEST, 1, 3,
    TRUE, "Lorne urges calm" },
  { "2022-09-14", "2022-09-15", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_CONSULT, 0, 1, TRUE,
    "Second call" },
  { "2022-09-14", "2022-09-15", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_AGREE, 3, 2, TRUE,
    "Ceasefire of 14 September" },
  { "2022-09-14", "2022-09-15", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_CONSULT, 0, 1, TRUE,
    "Third call" },
  { "2022-09-19", "2022-09-20", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_CONSULT, 0, 4, TRUE,
    "Ministers meet in Lorn" },
  { "2022-09-19", "2022-09-20", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_REQUEST, 1, 2, FALSE,
    "Ruritania asks for talks" },
  { "2022-09-24", "2022-10-01", ATTACHE_PRECISION_WEEK, ATTACHE_EVENT_ASSAULT, 2, 1, TRUE,
    "Losses, that week" },
  { "2022-09-26", "2022-09-27", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_REQUEST, 1, 1, TRUE,
    "Return to first positions" },
  { "2022-09-26", "2022-09-27", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_CONSULT, 0, 1, FALSE,
    "Envoys speak" },
  { "2022-10-01", "2022-11-01", ATTACHE_PRECISION_MONTH, ATTACHE_EVENT_ASSAULT, 2, 2, TRUE,
    "Mines found, in October" },
  { "2022-10-02", "2022-10-04", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_AGREE, 3, 1, TRUE,
    "Treaty drafting" },
  { "2022-10-02", "2022-10-03", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_CONSULT, 0, 2, TRUE,
    "Ministers meet in Strelsau" },
  { "2022-10-03", "2022-10-04", ATTACHE_PRECISION_DAY, ATTACHE_EVENT_REQUEST, 1, 2, TRUE,
    "Sylvania urges withdrawal" },
};

AttacheEventSeries *
sample_series_new (void)
{
  const char *const lanes[] = { "Meet and talk", "Ask, urge", "Attack", "Agree", NULL };
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (AttacheEventMark));
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const Sample *sample = &samples[i];
      AttacheEventMark mark = { .id = i + 1, .n_reports = sample->n_reports, .lane = sample->lane };
      AttachePrecision precision;

      g_assert_true (attache_civil_parse (sample->begin, &mark.begin, &precision));
      g_assert_true (attache_civil_parse (sample->until, &mark.until, &precision));
      mark.kind = sample->kind;
      mark.precision = sample->precision;
      mark.n_events = 1;
      mark.n_matches = sample->is_match;
      g_array_append_val (marks, mark);
      g_ptr_array_add (labels, g_ref_string_new (sample->label));
    }
  return attache_event_series_new_take (marks, labels, g_strdupv ((char **) lanes));
}

static gint
compare_begins (gconstpointer a, gconstpointer b)
{
  const AttacheEventMark *left = a, *right = b;

  return (left->begin > right->begin) - (left->begin < right->begin);
}

AttacheEventSeries *
sample_series_new_large (guint n, guint n_lanes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20220913);
  GArray *marks = g_array_sized_new (FALSE, TRUE, sizeof (AttacheEventMark), n);
  g_auto (GStrv) lanes = g_new0 (char *, n_lanes + 1);
  const gint64 start = G_GINT64_CONSTANT (1262304000) * G_USEC_PER_SEC;

  for (guint i = 0; i < n; i++)
    {
      AttacheEventMark mark = { .id = i + 1 };
      guint days = g_rand_int_range (random, 0, 100) < 85 ? 1 : g_rand_int_range (random, 2, 40);

      mark.begin = start + (gint64) g_rand_int_range (random, 0, 3650) * ATTACHE_USEC_PER_DAY;
      mark.until = mark.begin + days * ATTACHE_USEC_PER_DAY;
      mark.precision = days == 1 ? ATTACHE_PRECISION_DAY : ATTACHE_PRECISION_WEEK;
      mark.lane = g_rand_int_range (random, 0, n_lanes);
      mark.kind = mark.lane % ATTACHE_N_EVENT_KINDS;
      mark.n_reports = g_rand_int_range (random, 1, 9);
      mark.n_events = 1;
      mark.n_matches = g_rand_int_range (random, 0, 3) > 0;
      g_array_append_val (marks, mark);
    }
  g_array_sort (marks, compare_begins);
  for (guint i = 0; i < n_lanes; i++)
    lanes[i] = g_strdup_printf ("Lane %u", i + 1);
  return attache_event_series_new_take (marks, NULL, g_steal_pointer (&lanes));
}

AttacheEventSeries *
sample_series_new_added_up (AttacheEventSeries *series)
{
  g_autoptr (AttacheEventSums) sums = attache_event_sums_new (series->n_marks / 2);

  for (guint i = 0; i < series->n_marks; i++)
    attache_event_sums_add (sums, &series->marks[i]);
  return attache_event_series_new_take (attache_event_sums_dup_marks (sums), NULL,
                                        g_strdupv (series->lanes));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline's data of a dossier in which events are added up: nothing is lost or told twice,
 * wherever one looks, and lanes and filter are what they are event by event. */

#include "config.h"

#include "attache-query-series.h"
#include "attache-time-span.h"
#include "store-sample.h"

#define DAY ATTACHE_USEC_PER_DAY
#define N_EVENTS 6000
#define N_WHOLE 240
#define START G_GINT64_CONSTANT (1924992000000000) /* 2031-01-01 */

typedef struct
{
  char *folder;
  AttacheDatabase *db;
} Fixture;

/* Of three kinds, common to rare, in 300 days, each with one report; every second names the first
 * actor, every third the second, and some the third twice. */
static const char EVENTS[] =
    "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 6099) "
    "INSERT INTO event (id, kind, mode, begin, until, precision, label, n_reports) "
    "SELECT i, CASE WHEN i % 1000 = 0 THEN 3 WHEN i % 5 = 0 THEN 2 ELSE 1 END, 0, "
    "1924992000000000 + (i * 7919 % 300) * 86400000000 + (i % 4) * 3600000000, "
    "1924992000000000 + (i * 7919 % 300) * 86400000000 + (i % 4) * 3600000000 "
    "+ CASE WHEN i % 50 = 0 THEN 2592000000000 ELSE 86400000000 END, "
    "CASE WHEN i % 50 = 0 THEN 5 ELSE 3 END, 'event ' || i, 1 FROM n;"
    "INSERT INTO report (id, event_id, article_id, start, end, kind, mode, begin, until, "
    "precision, label, confidence, analysis) SELECT id, id, (SELECT min (id) + event.id % 2 FROM "
    "article), id, id + 1, kind, mode, begin, until, precision, label, 1, 1 FROM event "
    "WHERE id >= 100;"
    "INSERT INTO event_actor (report_id, is_source, actor_id, event_id, start, end) "
    "SELECT id, 1, 1, id, 0, 1 FROM event WHERE id >= 100 AND id % 2 = 0;"
    "INSERT INTO event_actor (report_id, is_source, actor_id, event_id, start, end) "
    "SELECT id, 0, 2, id, 0, 1 FROM event WHERE id >= 100 AND id % 3 = 0;"
    "INSERT INTO event_actor (report_id, is_source, actor_id, event_id, start, end) "
    "SELECT id, 0, 3, id, 0, 1 FROM event WHERE id >= 100 AND id % 7 = 0;"
    "INSERT INTO event_actor (report_id, is_source, actor_id, event_id, start, end) "
    "SELECT id, 1, 3, id, 0, 1 FROM event WHERE id >= 100 AND id % 7 = 0;";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (SampleArticle) echo = sample_echo_new ();
  g_autoptr (GError) error = NULL;

  fixture->db = sample_dossier_new (0, &fixture->folder);
  sample_add (fixture->db, talks);
  sample_add (fixture->db, echo);
  attache_database_exec (fixture->db, EVENTS, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_dossier_free (fixture->db, fixture->folder);
}

static AttacheSeriesGround *
query_ground (Fixture *fixture, AttacheFilter *filter, AttacheSeriesLanes lanes, guint n_whole)
{
  g_autoptr (GError) error = NULL;
  AttacheSeriesGround *ground = attache_query_series_ground (fixture->db, filter, lanes, n_whole,
                                                             &error);

  g_assert_no_error (error);
  return ground;
}

static guint
count_of (AttacheEventSeries *series, guint *n_matches)
{
  guint n = 0;

  *n_matches = 0;
  for (guint i = 0; i < series->n_marks; i++)
    {
      n += series->marks[i].n_events;
      *n_matches += series->marks[i].n_matches;
      g_assert_true (i == 0
                     || attache_event_mark_compare (&series->marks[i - 1], &series->marks[i]) < 0);
      g_assert_cmpuint (series->marks[i].lane, <, series->n_lanes);
    }
  return n;
}

/* Event by event, as all of a small dossier are. */
static void
assert_same_events (AttacheEventSeries *series, AttacheEventSeries *whole, gint64 begin,
                    gint64 until)
{
  guint n_found = 0;

  for (guint i = 0; i < series->n_marks; i++)
    {
      const AttacheEventMark *mark = &series->marks[i];
      const AttacheEventMark *other;
      guint number = attache_event_series_find (whole, mark->id);

      g_assert_cmpuint (number, !=, G_MAXUINT);
      other = &whole->marks[number];
      if (mark->is_sum)
        {
          g_assert_true (mark->begin < begin || mark->begin >= until);
          continue;
        }
      g_assert_cmpint (mark->begin, ==, other->begin);
      g_assert_cmpint (mark->until, ==, other->until);
      g_assert_cmpuint (mark->n_matches, ==, other->n_matches);
      g_assert_cmpuint (mark->n_reports, ==, other->n_reports);
      g_assert_cmpuint (mark->precision, ==, other->precision);
      g_assert_cmpstr (series->labels[i], ==, whole->labels[number]);
      g_assert_cmpstr (series->lanes[mark->lane], ==, whole->lanes[other->lane]);
      n_found += mark->begin >= begin && mark->begin < until;
    }
  for (guint i = 0; i < whole->n_marks; i++)
    n_found -= whole->marks[i].begin >= begin && whole->marks[i].begin < until;
  g_assert_cmpuint (n_found, ==, 0);
}

static void
look_everywhere (Fixture *fixture, AttacheFilter *filter, AttacheSeriesLanes lanes)
{
  g_autoptr (AttacheSeriesGround) single = query_ground (fixture, filter, lanes, N_EVENTS * 2);
  g_autoptr (AttacheSeriesGround) ground = query_ground (fixture, filter, lanes, N_WHOLE);
  AttacheEventSeries *whole = attache_series_ground_get_series (single);
  guint n, n_matches, n_all_matches;

  g_assert_false (attache_series_ground_has_sums (single));
  g_assert_true (attache_series_ground_has_sums (ground));
  g_assert_cmpuint (attache_series_ground_get_series (ground)->n_marks, <, whole->n_marks / 2);
  n = count_of (whole, &n_all_matches);
  g_assert_cmpuint (n, ==, N_EVENTS + 2);
  for (guint i = 0; i < 12; i++)
    {
      gint64 begin = START + g_test_rand_int_range (-5, 300) * DAY / 2, read_begin, read_until;
      gint64 until = begin + g_test_rand_int_range (1, 100) * DAY / 3;
      g_autoptr (GError) error = NULL;
      g_autoptr (AttacheEventSeries) series = NULL;

      g_assert_true (attache_series_ground_plan (ground, begin, until, &read_begin, &read_until));
      g_assert_cmpint (read_begin, <=, begin);
      g_assert_cmpint (read_until, >=, until);
      series = attache_query_series_stretch (fixture->db, ground, read_begin, read_until, 0,
                                             &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_of (series, &n_matches), ==, n);
      g_assert_cmpuint (n_matches, ==, n_all_matches);
      assert_same_events (series, whole, read_begin, read_until);
    }
}

static void
test_nothing_is_lost (Fixture *fixture, gconstpointer data)
{
  for (AttacheSeriesLanes lanes = ATTACHE_SERIES_BY_KIND; lanes <= ATTACHE_SERIES_BY_OUTLET;
       lanes++)
    look_everywhere (fixture, NULL, lanes);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) actor = attache_filter_with_actor (all, 2, TRUE);
  g_autoptr (AttacheFilter) dates = attache_filter_with_dates (actor, START, START + 90 * DAY);
  AttacheFilter *filters[] = { actor, dates };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (AttacheSeriesGround)
          ground = query_ground (fixture, filters[i], ATTACHE_SERIES_BY_ACTOR, N_WHOLE);
      g_autoptr (GError) error = NULL;
      guint n_matches, n_expected;

      count_of (attache_series_ground_get_series (ground), &n_matches);
      g_assert_true (attache_query_n_events (fixture->db, filters[i], &n_expected, &error));
      g_assert_cmpuint (n_matches, ==, n_expected);
      g_assert_cmpuint (n_expected, >, 100);
      look_everywhere (fixture, filters[i], ATTACHE_SERIES_BY_ACTOR);
    }
}

/* Each event stands in the lane of the first of its actors, as they are ordered by events. */
static void
test_lanes_of_actors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheSeriesGround)
      ground = query_ground (fixture, NULL, ATTACHE_SERIES_BY_ACTOR, N_EVENTS * 2);
  AttacheEventSeries *series = attache_series_ground_get_series (ground);

  g_assert_cmpuint (series->n_lanes, ==, 4);
  for (guint i = 0; i < series->n_marks; i++)
    {
      const AttacheEventMark *mark = &series->marks[i];
      guint expected = mark->id % 2 == 0 ? 0 : mark->id % 3 == 0 ? 1 : mark->id % 7 == 0 ? 2 : 3;

      if (mark->id >= 100)
        g_assert_cmpuint (mark->lane, ==, expected);
    }
}

/* The rare kind stays single though nobody looks there. */
static void
test_rare_ones_stay_single (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheSeriesGround)
      ground = query_ground (fixture, NULL, ATTACHE_SERIES_BY_KIND, N_WHOLE);
  AttacheEventSeries *series = attache_series_ground_get_series (ground);
  guint n_rare = 0;

  for (guint i = 0; i < series->n_marks; i++)
    {
      if (series->marks[i].kind != 3 || series->marks[i].is_sum)
        continue;
      g_assert_true (g_str_has_prefix (series->labels[i], "event "));
      n_rare++;
    }
  g_assert_cmpuint (n_rare, ==, 6);
}

static void
test_pinned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheSeriesGround)
      ground = query_ground (fixture, NULL, ATTACHE_SERIES_BY_KIND, N_WHOLE);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheEventSeries)
      series = attache_query_series_stretch (fixture->db, ground, 0, 0, 1234, &error);
  guint found;

  g_assert_no_error (error);
  g_assert_cmpint (series->pinned.id, ==, 1234);
  found = attache_event_series_find (series, 1234);
  g_assert_cmpuint (found, !=, G_MAXUINT);
  g_assert_true (series->marks[found].is_sum);
  g_assert_cmpuint (series->marks[found].lane, ==, series->pinned.lane);
  g_assert_cmpint (series->pinned.begin - series->marks[found].begin, <, DAY);
  g_assert_cmpuint (attache_event_series_find (series, 1236), ==, G_MAXUINT);
}

/* More events than can be told apart are not read. */
static void
test_plan_has_limits (Fixture *fixture, gconstpointer data)
{
  static const char more[] =
      "WITH RECURSIVE n (i) AS (SELECT 10000 UNION ALL SELECT i + 1 FROM n WHERE i < 45000) "
      "INSERT INTO event (id, kind, mode, begin, until, precision, label, n_reports) "
      "SELECT i, 1, 0, 1924992000000000 + (i % 300) * 86400000000, "
      "1924992000000000 + (i % 300 + 1) * 86400000000, 3, '', 1 FROM n";
  g_autoptr (AttacheSeriesGround) ground = NULL;
  gint64 begin, until;

  sample_run (fixture->db, more);
  ground = query_ground (fixture, NULL, ATTACHE_SERIES_BY_KIND, N_WHOLE);
  g_assert_false (attache_series_ground_plan (ground, START, START + 300 * DAY, &begin, &until));
  g_assert_true (
      attache_series_ground_plan (ground, START + 100 * DAY, START + 130 * DAY, &begin, &until));
  g_assert_cmpint (begin, <=, START + 70 * DAY);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/series/nothing-is-lost", test_nothing_is_lost);
  ADD ("/series/filter", test_filter);
  ADD ("/series/lanes-of-actors", test_lanes_of_actors);
  ADD ("/series/rare-ones-stay-single", test_rare_ones_stay_single);
  ADD ("/series/pinned", test_pinned);
  ADD ("/series/plan-has-limits", test_plan_has_limits);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline's events of a dossier that has too many to hold: what is looked at comes singly, and
 * what was there before stays until then. */

#include "config.h"

#include "attache-dossier.h"
#include "attache-session.h"
#include "store-sample.h"
#include "waiting-dossier.h"

#define DAY ATTACHE_USEC_PER_DAY
#define START G_GINT64_CONSTANT (1924992000000000) /* 2031-01-01 */
#define N_EVENTS 60000

static const char EVENTS[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) "
    "INSERT INTO event (id, kind, mode, begin, until, precision, label, n_reports) "
    "SELECT i, i % 2, 0, 1924992000000000 + (i / 100) * 86400000000, "
    "1924992000000000 + (i / 100 + 1) * 86400000000, 3, 'event', 1 FROM n";

typedef struct
{
  char *folder;
  AttacheDossier *dossier;
  AttacheSession *session;
  guint n_answers;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_answers++;
}

static void
make_dossier (const char *path)
{
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = attache_database_open (path, ATTACHE_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (attache_database_exec (db, EVENTS, &error));
  attache_database_free (db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = sample_folder_new ();
  path = g_build_filename (fixture->folder, "series.dossier", NULL);
  make_dossier (path);
  fixture->dossier = wait_dossier (path);
  fixture->session = attache_session_new (fixture->dossier);
  g_signal_connect_swapped (fixture->session, "notify::series", G_CALLBACK (count_cb), fixture);
  WAIT (attache_session_get_series (fixture->session) != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->dossier, end_dossier);
  g_clear_object (&fixture->session);
  sample_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

/* Whether all of [@begin, @until) is there event by event, and all else is counted. */
static gboolean
has_singly (Fixture *fixture, gint64 begin, gint64 until)
{
  AttacheEventSeries *series = attache_session_get_series (fixture->session);
  guint first = attache_event_series_find_time (series, begin);
  guint end = attache_event_series_find_time (series, until), n = 0;

  for (guint i = 0; i < series->n_marks; i++)
    n += series->marks[i].n_events;
  g_assert_cmpuint (n, ==, N_EVENTS);
  for (guint i = first; i < end; i++)
    {
      if (series->marks[i].is_sum)
        return FALSE;
    }
  return end - first == (until - begin) / DAY * 100;
}

static void
test_sums_first (Fixture *fixture, gconstpointer data)
{
  AttacheEventSeries *series = attache_session_get_series (fixture->session);

  g_assert_cmpuint (series->n_marks, <, 3 * 600);
  g_assert_false (has_singly (fixture, START + DAY, START + 2 * DAY));
  attache_session_look_at (fixture->session, START + 10 * DAY, START + 20 * DAY);
  g_assert_true (attache_session_get_series (fixture->session) == series);
  WAIT (has_singly (fixture, START + 10 * DAY, START + 20 * DAY));
}

/* Moving on within what was read beside it asks for nothing; beyond it, the last wish counts. */
static void
test_moving (Fixture *fixture, gconstpointer data)
{
  guint n_answers;

  attache_session_look_at (fixture->session, START + 100 * DAY, START + 120 * DAY);
  WAIT (has_singly (fixture, START + 100 * DAY, START + 120 * DAY));
  n_answers = fixture->n_answers;
  for (gint i = -5; i <= 5; i++)
    attache_session_look_at (fixture->session, START + (100 + i) * DAY, START + (120 + i) * DAY);
  for (guint i = 150; i <= 500; i += 10)
    attache_session_look_at (fixture->session, START + i * DAY, START + (i + 20) * DAY);
  WAIT (has_singly (fixture, START + 500 * DAY, START + 520 * DAY));
  g_assert_cmpuint (fixture->n_answers - n_answers, <, 10);
  attache_session_look_at (fixture->session, START + 500 * DAY, START + 520 * DAY);
  n_answers = fixture->n_answers;
  attache_session_look_at (fixture->session, START + 490 * DAY, START + 505 * DAY);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_answers, ==, n_answers);
}

/* Other lanes and another filter come with what is looked at. */
static void
test_with_other_lanes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheFilter) kind = NULL;
  const AttacheEventMark *sum;
  AttacheEventSeries *series;
  guint n_answers;

  attache_session_look_at (fixture->session, START + 10 * DAY, START + 20 * DAY);
  WAIT (has_singly (fixture, START + 10 * DAY, START + 20 * DAY));
  n_answers = fixture->n_answers;
  attache_session_set_lanes (fixture->session, ATTACHE_LANES_OUTLET);
  WAIT (attache_session_get_series (fixture->session)->n_lanes == 1);
  g_assert_true (has_singly (fixture, START + 10 * DAY, START + 20 * DAY));
  g_assert_cmpuint (fixture->n_answers, ==, n_answers + 1);
  kind = attache_filter_with_kind (attache_session_get_filter (fixture->session), 1, TRUE);
  attache_session_set_filter (fixture->session, kind);
  WAIT (fixture->n_answers == n_answers + 2);
  g_assert_true (has_singly (fixture, START + 10 * DAY, START + 20 * DAY));
  series = attache_session_get_series (fixture->session);
  sum = &series->marks[attache_event_series_find_time (series, START + 300 * DAY)];
  g_assert_cmpuint (sum->n_events, ==, 100);
  g_assert_cmpuint (sum->n_matches, ==, 50);
}

/* An event that is within a sum is known when it is selected. */
static void
test_selected (Fixture *fixture, gconstpointer data)
{
  attache_session_select_event (fixture->session, 40050);
  WAIT (attache_session_get_series (fixture->session)->pinned.id == 40050);
  g_assert_cmpint (attache_session_get_series (fixture->session)->pinned.begin, ==,
                   START + 400 * DAY);
  attache_session_select_event (fixture->session, 0);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/session-series/sums-first", test_sums_first);
  ADD ("/session-series/moving", test_moving);
  ADD ("/session-series/with-other-lanes", test_with_other_lanes);
  ADD ("/session-series/selected", test_selected);
  return g_test_run ();
}

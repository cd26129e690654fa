/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every list, through every part of the filter, on two small articles. */

#include "config.h"

#include <string.h>

#include "attache-civil.h"
#include "attache-fetch.h"
#include "attache-query.h"
#include "store-sample.h"

typedef struct
{
  char *folder;
  AttacheDatabase *db;
  gint64 talks;
  gint64 echo;
  AttacheFilter *all;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (SampleArticle) echo = sample_echo_new ();

  fixture->db = sample_dossier_new (0, &fixture->folder);
  fixture->talks = sample_add (fixture->db, talks);
  fixture->echo = sample_add (fixture->db, echo);
  fixture->all = attache_filter_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  attache_filter_unref (fixture->all);
  sample_dossier_free (fixture->db, fixture->folder);
}

/* Takes @filter. "articles statements speakers events matched-marks" as counts. */
static char *
counts (Fixture *fixture, AttacheFilter *filter)
{
  g_autoptr (AttacheFilter) owned = filter;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AttacheEventSeries) series = NULL;
  guint n[4], n_matched = 0;

  attache_query_articles (fixture->db, filter, 0, ids, NULL, &error);
  g_assert_no_error (error);
  n[0] = ids->len;
  attache_query_statements (fixture->db, filter, 0, 0, ids, &error);
  g_assert_no_error (error);
  n[1] = ids->len - n[0];
  attache_query_speakers (fixture->db, filter, 0, ids, &error);
  g_assert_no_error (error);
  n[2] = ids->len - n[0] - n[1];
  attache_query_events (fixture->db, filter, 0, ids, &error);
  g_assert_no_error (error);
  n[3] = ids->len - n[0] - n[1] - n[2];
  series = attache_query_series (fixture->db, filter, ATTACHE_SERIES_BY_KIND, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (series->n_marks, ==, 2);
  for (guint i = 0; i < series->n_marks; i++)
    n_matched += series->marks[i].n_matches;
  return g_strdup_printf ("%u %u %u %u %u", n[0], n[1], n[2], n[3], n_matched);
}

static void
assert_counts (Fixture *fixture, AttacheFilter *filter, const char *expected)
{
  g_autofree char *found = counts (fixture, filter);

  g_assert_cmpstr (found, ==, expected);
}

static gint64
instant (const char *date)
{
  gint64 value;
  AttachePrecision precision;

  g_assert_true (attache_civil_parse (date, &value, &precision));
  return value;
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  const AttacheFilter *all = fixture->all;
  gint64 veld = sample_count (fixture->db, "SELECT id FROM actor WHERE key = 'boris-veld'");
  gint64 sylvania = sample_count (fixture->db, "SELECT id FROM actor WHERE key = 'sylvania'");

  assert_counts (fixture, attache_filter_ref (fixture->all), "2 2 1 2 2");
  assert_counts (fixture,
                 attache_filter_with_dates (all, instant ("2031-09-22"), ATTACHE_TIME_UNKNOWN),
                 "1 0 0 0 0");
  assert_counts (fixture,
                 attache_filter_with_dates (all, instant ("2031-09-20"), instant ("2031-09-21")),
                 "0 2 1 1 1");
  assert_counts (fixture, attache_filter_with_actor (all, veld, TRUE), "2 0 0 1 1");
  assert_counts (fixture, attache_filter_with_actor (all, sylvania, TRUE), "1 0 0 1 1");
  assert_counts (fixture, attache_filter_with_kind (all, ATTACHE_EVENT_ASSAULT, TRUE), "1 1 1 1 1");
  assert_counts (fixture, attache_filter_with_mode (all, ATTACHE_MODE_CALL, TRUE), "0 0 0 0 0");
  assert_counts (fixture, attache_filter_with_outlet (all, "Sylvan Post", TRUE), "1 1 1 1 1");
  assert_counts (fixture, attache_filter_with_words (all, "wounded"), "1 1 1 2 2");
  assert_counts (fixture, attache_filter_with_words (all, "speaker:lorne"), "2 2 1 2 2");
  assert_counts (fixture, attache_filter_with_words (all, "speaker:veld"), "0 0 0 0 0");
  assert_counts (fixture, attache_filter_with_words (all, "outlet:courier before:2031-09-22"),
                 "1 1 1 2 2");
  assert_counts (fixture, attache_filter_with_tag (all, 5, TRUE), "0 0 0 0 0");
}

static void
test_articles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheFilter) snow = attache_filter_with_words (fixture->all, "snow falls ");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const AttacheArticleFields *fields;
  gint64 gone = 77;

  g_assert_true (attache_query_articles (fixture->db, snow, 0, ids, groups, &error));
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, fixture->echo);
  g_assert_cmpint (g_array_index (groups, gint32, 0) - g_array_index (groups, gint32, 1), ==, 1);
  g_assert_cmpint (g_array_index (groups, gint32, 0), ==,
                   instant ("2031-09-22") / ATTACHE_USEC_PER_DAY);
  g_array_insert_val (ids, 0, gone);
  items = attache_fetch_articles (fixture->db, snow, (const gint64 *) (gconstpointer) ids->data,
                                  ids->len, &error);
  g_assert_no_error (error);
  g_assert_null (g_ptr_array_index (items, 0));
  fields = attache_article_get_fields (g_ptr_array_index (items, 1));
  g_assert_cmpstr (fields->title, ==, "Veld and Lorne talk");
  g_assert_cmpuint (fields->n_statements, ==, 1);
  g_assert_true (fields->is_unread);
  g_assert_nonnull (strstr (fields->snippet, "\002snow\003 \002falls\003"));
}

#define OF_OLD "Of old a b c d e f g h i j k l m n o p the river was wide, "

/* The words around where most of what was asked for stands. */
static void
test_passages (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *words;
    const char *passage;
  } cases[] = {
    { "“Ferries sail.” All wait.", "ferries wait ", "“\002Ferries\003 sail.” All \002wait\003." },
    { "The open bridge of Zenda.", "\"open bridge\"", "The \002open bridge\003 of Zenda." },
    { "Ferries, ferries and ferrymen.", "ferr",
      "\002Ferries\003, \002ferries\003 and \002ferrymen\003." },
    { "One two three four.", "\"one two\" \"two three\"", "\002One two three\003 four." },
    { OF_OLD "and the ferry was slow, as they said who had to wait for it at the landing.",
      "ferry ", "…the river was wide, and the \002ferry\003 was slow, as they said who had…" },
    /* Two words that stand apart first, and near each other later. */
    { "The ferry came. " OF_OLD "and the bridge, the ferry and all else were gone.",
      "ferry bridge ",
      "…river was wide, and the \002bridge\003, the \002ferry\003 and all else were gone." },
    { OF_OLD "and so on.", "title ", "Of old a b c d e f g h i j k l…" },
    { "Снег лежит. ЁЛКА стоит.", "елка ", "Снег лежит. \002ЁЛКА\003 стоит." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = g_strdup_printf ("The title %u", i);
      g_autoptr (SampleArticle)
          article = sample_article_new (cases[i].text, title, NULL, "2031-12-01");
      const gint64 id = sample_add (fixture->db, article);
      g_autoptr (AttacheFilter) filter = attache_filter_with_words (fixture->all, cases[i].words);
      g_autoptr (GPtrArray) items = attache_fetch_articles (fixture->db, filter, &id, 1, NULL);

      g_assert_nonnull (items);
      g_assert_cmpstr (attache_article_get_fields (items->pdata[0])->snippet, ==, cases[i].passage);
    }
}

static void
test_before_1970 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle)
      old = sample_article_new ("A letter of old.", NULL, NULL, "1969-12-31T23:00");
  g_autoptr (SampleArticle) undated = sample_article_new ("A letter of no date.", NULL, NULL, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GError) error = NULL;

  sample_add (fixture->db, old);
  sample_add (fixture->db, undated);
  g_assert_true (attache_query_articles (fixture->db, NULL, 0, ids, groups, &error));
  g_assert_cmpint (g_array_index (groups, gint32, 2), ==, -1);
  g_assert_cmpint (g_array_index (groups, gint32, 3), ==, ATTACHE_GROUP_UNDATED);
}

static void
test_speakers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const AttacheSpeakerFields *fields;

  g_assert_true (attache_query_speakers (fixture->db, NULL, fixture->talks, ids, &error));
  g_assert_cmpuint (ids->len, ==, 1);
  items = attache_fetch_speakers (fixture->db, NULL, fixture->talks,
                                  (const gint64 *) (gconstpointer) ids->data, 1, &error);
  g_assert_no_error (error);
  fields = attache_speaker_get_fields (g_ptr_array_index (items, 0));
  g_assert_cmpstr (fields->name, ==, "Ada Lorne");
  g_assert_cmpstr (fields->role, ==, "foreign minister");
  g_assert_cmpuint (fields->n_statements, ==, 1);
  g_assert_cmpuint (fields->n_mentions, ==, 2);
  g_assert_cmpstr (fields->aliases[0], ==, "Lorne");
}

static void
test_statements (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheFilter) filter = attache_filter_with_outlet (fixture->all, "Sylvan Post", TRUE);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *place = NULL;
  const AttacheStatementFields *fields;

  g_assert_true (attache_query_statements (fixture->db, filter, fixture->talks, 0, ids, &error));
  items = attache_fetch_statements (fixture->db, filter, (const gint64 *) (gconstpointer) ids->data,
                                    ids->len, &error);
  g_assert_no_error (error);
  fields = attache_statement_get_fields (g_ptr_array_index (items, 0));
  g_assert_cmpstr (fields->quote, ==, "We shall open the bridge before the first snow falls");
  g_assert_cmpstr (fields->cue_text, ==, "said");
  g_assert_null (fields->source_text);
  g_assert_cmpstr (fields->speaker_name, ==, "Ada Lorne");
  g_assert_cmpuint (fields->n_carried, ==, 1);
  g_assert_false (fields->is_match);
  g_assert_cmpint (fields->decision, ==, ATTACHE_DECISION_NONE);
  g_assert_cmpuint (fields->n_content, ==, 1);
  place = g_strdup_printf ("/statement/%u-%u", fields->content[0].start, fields->content[0].end);
  g_assert_true (g_str_has_suffix (fields->uid, place));
}

static void
test_events (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  const AttacheEventFields *clash, *meeting;

  g_assert_true (attache_query_events (fixture->db, NULL, 0, ids, &error));
  items = attache_fetch_events (fixture->db, NULL, 0, (const gint64 *) (gconstpointer) ids->data,
                                ids->len, &error);
  g_assert_no_error (error);
  clash = attache_event_get_fields (g_ptr_array_index (items, 0));
  meeting = attache_event_get_fields (g_ptr_array_index (items, 1));
  g_assert_cmpstr (clash->figures[0], ==, "At least 40");
  g_assert_cmpstr (clash->label, ==, "Sylvania clash at the bridge");
  g_assert_cmpstr (meeting->label, ==, "Lorne met Boris Veld");
  g_assert_cmpstr (meeting->sources[0], ==, "Ada Lorne");
  g_assert_cmpuint (meeting->n_reports, ==, 2);
  g_assert_cmpint (meeting->article_id, ==, fixture->talks);
  reports = attache_fetch_reports (fixture->db, meeting->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 2);
  g_assert_cmpstr (attache_report_get_fields (g_ptr_array_index (reports, 1))->passage, ==,
                   "held a meeting");
}

static void
test_lanes (Fixture *fixture, gconstpointer data)
{
  const char *const expected[] = { "Ada Lorne|Sylvania", "The Zenda Courier" };
  const AttacheSeriesLanes lanes[] = { ATTACHE_SERIES_BY_ACTOR, ATTACHE_SERIES_BY_OUTLET };

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttacheEventSeries)
          series = attache_query_series (fixture->db, NULL, lanes[i], &error);
      g_autofree char *joined = NULL;

      g_assert_no_error (error);
      joined = g_strjoinv ("|", series->lanes);
      g_assert_cmpstr (joined, ==, expected[i]);
      g_assert_cmpstr (series->labels[1], ==, "Lorne met Boris Veld");
      g_assert_cmpuint (series->marks[1].n_reports, ==, 2);
    }
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actors = attache_query_actor_choices (fixture->db, &error);
  g_autoptr (GPtrArray) outlets = attache_query_outlet_choices (fixture->db, &error);
  g_autoptr (GPtrArray) tags = attache_query_tag_choices (fixture->db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (actors->len, ==, 3);
  g_assert_cmpuint (attache_choice_get_fields (g_ptr_array_index (actors, 0))->n_articles, ==, 2);
  g_assert_cmpuint (outlets->len, ==, 2);
  g_assert_cmpuint (tags->len, ==, 0);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/queries/filters", test_filters);
  ADD ("/queries/articles", test_articles);
  ADD ("/queries/passages", test_passages);
  ADD ("/queries/before-1970", test_before_1970);
  ADD ("/queries/speakers", test_speakers);
  ADD ("/queries/statements", test_statements);
  ADD ("/queries/events", test_events);
  ADD ("/queries/lanes", test_lanes);
  ADD ("/queries/choices", test_choices);
  return g_test_run ();
}

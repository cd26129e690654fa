/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's word on events moves to a later version of an article, or stays and is listed. */

#include "config.h"

#include <string.h>

#include "attache-fetch-review.h"
#include "attache-journal.h"
#include "attache-writing-events.h"
#include "attache-writing-review.h"
#include "store-dump.h"
#include "store-sample.h"

#define URL "https://courier.example/talks"
#define MEETING                                                                                    \
  "Minister Ada Lorne of Ruritania met Boris Veld of Sylvania in Zenda on Saturday.\n\n"
#define FIRST                                                                                      \
  MEETING "The old mill by the river was sold to a baker from the hills, people in town say.\n\n"  \
          "At least 40 people were wounded in a clash at the bridge on Thursday.\n"
#define SECOND                                                                                     \
  "Zenda, updated on Sunday with more detail from both of the delegations.\n\n" MEETING            \
  "At least 52 people were wounded in a clash at the bridge on Thursday.\n"
#define OTHER                                                                                      \
  "The harvest was counted in the valley, and nobody met Boris Veld without hearing of it.\n"

typedef struct
{
  char *folder;
  AttacheDatabase *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->db = sample_dossier_new (0, &fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_assert_whole (fixture->db);
  sample_dossier_free (fixture->db, fixture->folder);
}

/* @name: of the import; each is a step. The newest article. */
static gint64
bring (Fixture *fixture, const char *text, const char *outlet, const char *url, const char *name)
{
  g_autoptr (SampleArticle)
      article = sample_article_new (text, "Ministers meet in Zenda", outlet, "2031-09-21");
  const gint lorne = sample_add_actor (article, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON,
                                       NULL);
  const gint veld = sample_add_actor (article, "Boris Veld", NULL, ATTACHE_ACTOR_PERSON, NULL);

  article->fields.url = url;
  article->fields.source = name;
  sample_add_event (article, "met Boris Veld", ATTACHE_EVENT_CONSULT, "2031-09-20", lorne, veld);
  if (strstr (text, "At least 40") != NULL)
    sample_add_event (article, "At least 40 people were wounded", ATTACHE_EVENT_ASSAULT,
                      "2031-09-18", lorne, -1);
  return sample_import (fixture->db, article);
}

static gint64
get_report (Fixture *fixture, gint64 article_id, AttacheEventKind kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM report WHERE article_id = "
                                          "%" G_GINT64_FORMAT " AND kind = %d",
                                          article_id, kind);

  return sample_count (fixture->db, sql);
}

static gint64
get_event (Fixture *fixture, gint64 article_id, AttacheEventKind kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT event_id FROM report WHERE article_id = "
                                          "%" G_GINT64_FORMAT " AND kind = %d",
                                          article_id, kind);

  return sample_count (fixture->db, sql);
}

/* There and back says the same. */
static void
assert_way_back (Fixture *fixture, const char *before)
{
  g_autofree char *after = store_dump (fixture->db, FALSE);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gboolean is_done;

  g_assert_true (attache_journal_undo (fixture->db, NULL, &is_done, NULL) && is_done);
  undone = store_dump (fixture->db, FALSE);
  store_assert_same (undone, before);
  g_assert_true (attache_journal_redo (fixture->db, NULL, &is_done, NULL) && is_done);
  redone = store_dump (fixture->db, FALSE);
  store_assert_same (redone, after);
}

/* The meeting of the first article is an event of its own, the other's is the same, and the clash
 * (which the second version tells otherwise) is said to be the same, too. */
static void
say_choices (Fixture *fixture, gint64 first, gint64 other)
{
  g_assert_true (attache_writing_split_report (
      fixture->db, get_report (fixture, first, ATTACHE_EVENT_CONSULT), 2000, NULL));
  g_assert_true (
      attache_writing_merge_events (fixture->db, get_event (fixture, other, ATTACHE_EVENT_CONSULT),
                                    get_event (fixture, first, ATTACHE_EVENT_CONSULT), 2000, NULL));
  g_assert_true (
      attache_writing_merge_events (fixture->db, get_event (fixture, first, ATTACHE_EVENT_ASSAULT),
                                    get_event (fixture, first, ATTACHE_EVENT_CONSULT), 2000, NULL));
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM report_choice"), ==, 3);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM event"), ==, 1);
}

/* The one that stayed is listed, and counts again for what the reader points at. */
static void
assert_left_choice (Fixture *fixture, gint64 first, gint64 second)
{
  g_autoptr (GPtrArray) items = attache_fetch_review (fixture->db, 10, NULL);
  g_autoptr (GPtrArray) none = NULL;
  const AttacheReviewItem *item;
  gboolean is_done;

  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpint (item->kind, ==, ATTACHE_REVIEW_CHOICE);
  g_assert_cmpint (item->article_id, ==, first);
  g_assert_cmpstr (item->quote, ==, "At least 40 people were wounded");
  g_assert_cmpstr (item->words, ==, "Ministers meet in Zenda");
  g_assert_cmpint (item->candidate_id, ==, 0);
  /* Of that one something is said already. */
  g_assert_false (attache_writing_move_choice (
      fixture->db, item->id, get_report (fixture, second, ATTACHE_EVENT_CONSULT), 3000, NULL));
  g_assert_true (attache_writing_discard_choice (fixture->db, item->id, 3000, NULL));
  none = attache_fetch_review (fixture->db, 10, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (attache_journal_undo (fixture->db, NULL, &is_done, NULL) && is_done);
}

static void
test_choices_move (Fixture *fixture, gconstpointer data)
{
  const gint64 first = bring (fixture, FIRST, "The Courier", URL, "one");
  const gint64 other = bring (fixture, OTHER, "Sylvan Post", NULL, "other");
  g_autofree char *before = NULL;
  gint64 second;

  say_choices (fixture, first, other);
  before = store_dump (fixture->db, FALSE);
  second = bring (fixture, SECOND, "The Courier", URL, "two");
  g_assert_cmpint (get_event (fixture, second, ATTACHE_EVENT_CONSULT), ==,
                   get_event (fixture, other, ATTACHE_EVENT_CONSULT));
  g_assert_cmpint (sample_count (fixture->db, "SELECT is_own FROM event"), ==, 1);
  g_assert_cmpint (sample_count (fixture->db, "SELECT article_id FROM report_choice WHERE id = 1"),
                   ==, second);
  g_assert_cmpint (
      sample_count (fixture->db, "SELECT with_article_id FROM report_choice WHERE id = 2"), ==,
      second);
  /* Its own report is not in the second version: it stays as a whole. */
  g_assert_cmpint (sample_count (fixture->db, "SELECT article_id = with_article_id FROM "
                                              "report_choice WHERE id = 3"),
                   ==, 1);
  g_assert_cmpint (sample_count (fixture->db, "SELECT article_id FROM report_choice WHERE id = 3"),
                   ==, first);
  assert_left_choice (fixture, first, second);
  assert_way_back (fixture, before);
}

/* The other's word follows a report that the later version has not: it stays, and counts again for
 * the report that the reader shows. */
static void
test_choices_get_new_ground (Fixture *fixture, gconstpointer data)
{
  const gint64 first = bring (fixture, FIRST, "The Courier", URL, "one");
  const gint64 other = bring (fixture, OTHER, "Sylvan Post", NULL, "other");
  g_autoptr (GPtrArray) items = NULL;
  const AttacheReviewItem *item;
  gint64 second, report;

  g_assert_true (
      attache_writing_merge_events (fixture->db, get_event (fixture, other, ATTACHE_EVENT_CONSULT),
                                    get_event (fixture, first, ATTACHE_EVENT_ASSAULT), 2000, NULL));
  /* Both reports of the meeting follow the clash: one of them in the same article. */
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM report_choice"), ==, 2);
  second = bring (fixture, SECOND, "The Courier", URL, "two");
  items = attache_fetch_review (fixture->db, 10, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  for (guint i = 0; i < items->len; i++)
    {
      item = g_ptr_array_index (items, i);
      g_assert_cmpint (item->kind, ==, ATTACHE_REVIEW_CHOICE);
    }
  report = get_report (fixture, second, ATTACHE_EVENT_CONSULT);
  g_assert_true (attache_writing_split_report (fixture->db, report, 2500, NULL));
  g_assert_cmpint (get_event (fixture, second, ATTACHE_EVENT_CONSULT), !=,
                   get_event (fixture, other, ATTACHE_EVENT_CONSULT));
  g_assert_cmpint (sample_count (fixture->db,
                                 "SELECT id FROM report_choice WHERE with_article_id <> "
                                 "article_id"),
                   ==, 2);
  g_assert_true (attache_writing_move_choice (fixture->db, 2, report, 3000, NULL));
  g_assert_cmpint (get_event (fixture, second, ATTACHE_EVENT_CONSULT), ==,
                   get_event (fixture, other, ATTACHE_EVENT_CONSULT));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/version-choices/move", Fixture, NULL, set_up, test_choices_move, tear_down);
  g_test_add ("/version-choices/new-ground", Fixture, NULL, set_up, test_choices_get_new_ground,
              tear_down);
  return g_test_run ();
}

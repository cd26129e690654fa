/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A changed article becomes the next version: what is one and what is not, where notes and
 * decisions go, and that undo brings all back. */

#include "config.h"

#include <string.h>

#include "attache-decision-table.h"
#include "attache-fetch-review.h"
#include "attache-fetch.h"
#include "attache-journal.h"
#include "attache-query.h"
#include "attache-version-table.h"
#include "attache-writing-articles.h"
#include "attache-writing-review.h"
#include "attache-writing.h"
#include "store-dump.h"
#include "store-sample.h"

#define URL "https://courier.example/talks"

/* What stays, and what is left out, put in and changed. */
#define FIRST                                                                                      \
  "Minister Ada Lorne of Ruritania met Boris Veld of Sylvania in Zenda on Saturday.\n\n"           \
  "“We shall open the bridge before the first snow falls,” Lorne said after the talks.\n\n"    \
  "The old mill by the river was sold to a baker from the hills, people in the town say.\n\n"      \
  "At least 40 people were wounded in a clash at the bridge on Thursday, Sylvania says.\n"
#define SECOND                                                                                     \
  "Zenda, updated on Sunday with more detail from both of the delegations.\n\n"                    \
  "Minister Ada Lorne of Ruritania met Boris Veld of Sylvania in Zenda on Saturday.\n\n"           \
  "“We shall open the bridge before the first snow falls,” Lorne said after the talks.\n\n"    \
  "At least 52 people were wounded in a clash at the bridge on Thursday, Sylvania says.\n"

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

static SampleArticle *
new_article (const char *text, const char *outlet, const char *url)
{
  SampleArticle *self = sample_article_new (text, "Ministers meet in Zenda", outlet, "2031-09-21");
  gint lorne = sample_add_actor (self, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON, NULL);
  gint veld = sample_add_actor (self, "Boris Veld", NULL, ATTACHE_ACTOR_PERSON, NULL);

  self->fields.url = url;
  sample_add_statement (self, "We shall open the bridge before the first snow falls", "said", lorne,
                        "2031-09-20");
  sample_add_event (self, "met Boris Veld", ATTACHE_EVENT_CONSULT, "2031-09-20", lorne, veld);
  if (strstr (text, "At least 40") != NULL)
    sample_add_event (self, "At least 40 people were wounded", ATTACHE_EVENT_ASSAULT, "2031-09-18",
                      lorne, -1);
  return self;
}

/* @name: of the import; each is a step. The newest article. */
static gint64
bring (Fixture *fixture, const char *text, const char *outlet, const char *url, const char *name)
{
  g_autoptr (SampleArticle) article = new_article (text, outlet, url);

  article->fields.source = name;
  return sample_import (fixture->db, article);
}

static gint64
annotate (Fixture *fixture, gint64 article_id, const char *text, const char *words)
{
  g_autoptr (SampleArticle) article = sample_article_new (text, NULL, NULL, NULL);
  gint64 id;

  g_assert_true (attache_writing_annotate (fixture->db, ATTACHE_TARGET_SPAN, article_id, 0,
                                           sample_span (article, words), 0, 2000, &id, NULL));
  return id;
}

static AttacheAnnotation *
fetch (Fixture *fixture, gint64 id)
{
  g_autoptr (GPtrArray) items = attache_fetch_annotations (fixture->db, &id, 1, NULL);

  g_assert_nonnull (items);
  return g_object_ref (g_ptr_array_index (items, 0));
}

static void
assert_note (Fixture *fixture, gint64 id, gint64 article_id, AttacheAnchorState state,
             const char *words)
{
  g_autoptr (AttacheAnnotation) note = fetch (fixture, id);
  const AttacheAnnotationFields *fields = attache_annotation_get_fields (note);
  g_autofree char *slice = g_utf8_substring (SECOND, fields->span.start, fields->span.end);

  g_assert_cmpint (fields->anchor, ==, state);
  g_assert_cmpint (fields->article_id, ==, article_id);
  g_assert_cmpstr (slice, ==, words);
}

static gint64
get_field (Fixture *fixture, gint64 id, gboolean is_anchor)
{
  g_autoptr (AttacheAnnotation) note = fetch (fixture, id);
  const AttacheAnnotationFields *fields = attache_annotation_get_fields (note);

  return is_anchor ? (gint64) fields->anchor : fields->article_id;
}

static guint
count_listed (Fixture *fixture)
{
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (attache_query_articles (fixture->db, all, 0, ids, NULL, NULL));
  return ids->len;
}

static void
test_notes_move (Fixture *fixture, gconstpointer data)
{
  const gint64 first = bring (fixture, FIRST, "The Courier", URL, "one");
  const gint64 exact = annotate (fixture, first, FIRST, "open the bridge before");
  const gint64 changed = annotate (fixture, first, FIRST,
                                   "At least 40 people were wounded in a clash");
  const gint64 gone = annotate (fixture, first, FIRST, "sold to a baker from the hills");
  const gint64 moved = annotate (fixture, first, FIRST, "people were wounded in a clash");
  gint64 whole, second;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (attache_writing_annotate (fixture->db, ATTACHE_TARGET_ARTICLE, first, 0,
                                           (AttacheSpan){ 0, 0 }, 0, 2000, &whole, NULL));
  g_assert_true (attache_writing_set_starred (fixture->db, first, TRUE, 2000, NULL));
  second = bring (fixture, SECOND, "The Courier", URL, "two");
  g_assert_cmpint (second, !=, first);
  assert_note (fixture, exact, second, ATTACHE_ANCHOR_EXACT, "open the bridge before");
  assert_note (fixture, moved, second, ATTACHE_ANCHOR_MOVED, "people were wounded in a clash");
  /* Words of it changed, and so did what stands before: that is for a person to say. */
  assert_note (fixture, changed, second, ATTACHE_ANCHOR_UNCERTAIN,
               "At least 52 people were wounded in a clash");
  assert_note (fixture, gone, second, ATTACHE_ANCHOR_UNATTACHED, "");
  assert_note (fixture, whole, second, ATTACHE_ANCHOR_EXACT, "");
  g_assert_cmpint (sample_count (fixture->db, "SELECT home_id FROM annotation WHERE anchor = 3"),
                   ==, first);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  g_assert_cmpint (sample_count (fixture->db,
                                 "SELECT version FROM article WHERE is_starred ORDER BY "
                                 "id DESC"),
                   ==, 2);
  g_assert_true (attache_version_table_list (fixture->db, first, ids, NULL));
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, first);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, second);
}

/* Statements and events count once, in the newest version. */
static void
test_found_once (Fixture *fixture, gconstpointer data)
{
  bring (fixture, FIRST, "The Courier", URL, "one");
  bring (fixture, SECOND, "The Courier", URL, "two");
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM statement"), ==, 1);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM event"), ==, 1);
  g_assert_cmpint (sample_count (fixture->db, "SELECT sum (n_statements) FROM actor"), ==, 1);
  g_assert_cmpint (sample_count (fixture->db, "SELECT max (n_articles) FROM actor"), ==, 1);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM article_search WHERE "
                                              "article_search MATCH 'baker'"),
                   ==, 0);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM article_search WHERE "
                                              "article_search MATCH 'delegations'"),
                   ==, 1);
}

/* What is listed to be looked at, and what the reader says of it. */
static void
assert_review (Fixture *fixture, gint64 first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = attache_fetch_review (fixture->db, 10, &error);
  g_autoptr (GPtrArray) left = NULL;
  const AttacheReviewItem *item;
  gboolean is_done;

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpint (item->kind, ==, ATTACHE_REVIEW_EVENT);
  g_assert_cmpint (item->article_id, ==, first);
  g_assert_cmpstr (item->quote, ==, "At least 40 people were wounded");
  g_assert_true (attache_writing_discard_decision (fixture->db, item->id, 3000, NULL));
  left = attache_fetch_review (fixture->db, 10, NULL);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_true (attache_journal_undo (fixture->db, NULL, &is_done, NULL) && is_done);
}

static void
test_places_are_judged (Fixture *fixture, gconstpointer data)
{
  const gint64 first = bring (fixture, FIRST, "The Courier", URL, "one");
  const gint64 moved = annotate (fixture, first, FIRST, "people were wounded in a clash");
  const gint64 gone = annotate (fixture, first, FIRST, "sold to a baker from the hills");
  const gint64 second = bring (fixture, SECOND, "The Courier", URL, "two");
  g_autoptr (GPtrArray) items = attache_fetch_review (fixture->db, 10, NULL);
  gboolean is_done;

  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpint (((AttacheReviewItem *) g_ptr_array_index (items, 0))->id, ==, gone);
  g_assert_true (attache_writing_confirm_place (fixture->db, moved, 3000, NULL));
  assert_note (fixture, moved, second, ATTACHE_ANCHOR_EXACT, "people were wounded in a clash");
  g_assert_true (attache_journal_undo (fixture->db, NULL, &is_done, NULL) && is_done);
  assert_note (fixture, moved, second, ATTACHE_ANCHOR_MOVED, "people were wounded in a clash");
  g_assert_true (attache_writing_detach (fixture->db, moved, 3000, NULL));
  assert_note (fixture, moved, second, ATTACHE_ANCHOR_UNATTACHED, "");
  g_assert_true (attache_writing_attach (fixture->db, gone, (AttacheSpan){ 0, 5 }, 3000, NULL));
  assert_note (fixture, gone, second, ATTACHE_ANCHOR_EXACT, "Zenda");
  g_assert_false (
      attache_writing_attach (fixture->db, gone, (AttacheSpan){ 0, 90000 }, 3000, NULL));
  g_assert_false (attache_writing_confirm_place (fixture->db, 999, 3000, NULL));
}

static void
test_decisions_move (Fixture *fixture, gconstpointer data)
{
  gint64 first = bring (fixture, FIRST, "The Courier", URL, "one"), second;
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (attache_writing_decide_statement (
      fixture->db, sample_count (fixture->db, "SELECT id FROM statement"), ATTACHE_DECISION_EDITED,
      2, 2000, NULL));
  for (gint64 event = 1; event <= 2; event++)
    g_assert_true (
        attache_writing_decide_event (fixture->db, event, ATTACHE_DECISION_ACCEPTED, 2000, NULL));
  second = bring (fixture, SECOND, "The Courier", URL, "two");
  g_assert_cmpint (sample_count (fixture->db, "SELECT speaker_id FROM statement"), ==, 2);
  g_assert_cmpint (sample_count (fixture->db, "SELECT article_id FROM decision WHERE id = 1"), ==,
                   second);
  g_assert_cmpint (sample_count (fixture->db, "SELECT article_id FROM decision WHERE id = 2"), ==,
                   second);
  g_assert_cmpint (sample_count (fixture->db, "SELECT article_id FROM decision WHERE id = 3"), ==,
                   first);
  g_assert_true (attache_decision_table_list_unattached (fixture->db, lost, NULL));
  g_assert_cmpuint (lost->len, ==, 1);
  assert_review (fixture, first);
  g_assert_cmpint (g_array_index (lost, gint64, 0), ==, 3);
}

/* A third version: what was lost in the second is looked for again from where it was put. */
static void
test_third_version (Fixture *fixture, gconstpointer data)
{
  gint64 first = bring (fixture, FIRST, "The Courier", URL, "one"), second, third;
  const gint64 note = annotate (fixture, first, FIRST, "sold to a baker from the hills");
  const gint64 other = annotate (fixture, first, FIRST, "people were wounded in a clash");
  g_autofree char *text = g_strconcat ("Corrected on Monday by the editors.\n\n", FIRST, NULL);

  second = bring (fixture, SECOND, "The Courier", URL, "two");
  assert_note (fixture, note, second, ATTACHE_ANCHOR_UNATTACHED, "");
  third = bring (fixture, text, "The Courier", URL, "three");
  g_assert_cmpint (get_field (fixture, note, TRUE), <=, ATTACHE_ANCHOR_MOVED);
  g_assert_cmpint (get_field (fixture, note, FALSE), ==, third);
  /* It moved once, and nobody has confirmed it yet. */
  g_assert_cmpint (get_field (fixture, other, TRUE), ==, ATTACHE_ANCHOR_MOVED);
  g_assert_cmpint (sample_count (fixture->db, "SELECT max (version) FROM article"), ==, 3);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
}

#define OTHER                                                                                      \
  "The harvest was counted in the valley on Friday. “We shall open the bridge before the first " \
  "snow falls” is what is said there, and nobody met Boris Veld without hearing it. It rained "  \
  "all day long.\n"

static void
test_what_is_a_version (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longer = g_strconcat (FIRST, "More is to be told in the evening.\n", NULL);
  g_autofree char *wide = g_strconcat ("\n\n", FIRST, "\n \n", NULL);
  bring (fixture, FIRST, "The Courier", NULL, "1");
  /* Another outlet carries much the same. */
  bring (fixture, longer, "Sylvan Post", NULL, "2");
  g_assert_cmpuint (count_listed (fixture), ==, 2);
  /* The same outlet, without an address. */
  bring (fixture, SECOND, "The Courier", NULL, "3");
  g_assert_cmpuint (count_listed (fixture), ==, 2);
  g_assert_cmpint (sample_count (fixture->db, "SELECT max (version) FROM article"), ==, 2);
  /* The same outlet, another text. */
  bring (fixture, OTHER, "The Courier", NULL, "4");
  g_assert_cmpuint (count_listed (fixture), ==, 3);
  /* One address, written anew; then in other white space, which is nothing new. */
  bring (fixture, OTHER "A line more.\n", "Zenda Times", URL, "5");
  g_assert_cmpuint (count_listed (fixture), ==, 4);
  bring (fixture, longer, "Zenda Times", URL, "6");
  g_assert_cmpuint (count_listed (fixture), ==, 4);
  bring (fixture, wide, "Zenda Times", "https://courier.example/", "7");
  g_assert_cmpuint (count_listed (fixture), ==, 4);
  /* A front page is not one article. */
  bring (fixture, OTHER "Two lines more.\nIndeed.\n", "Hill Herald", "https://herald.example/",
         "8");
  bring (fixture, longer, "Hill Herald", "https://herald.example/", "9");
  g_assert_cmpuint (count_listed (fixture), ==, 6);
}

static void
test_white_space_is_nothing_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wide = g_strconcat ("\n\n  ", FIRST, "\n \n", NULL);
  const gint64 first = bring (fixture, FIRST, "The Courier", URL, "1");

  g_assert_cmpint (bring (fixture, wide, "The Courier", URL, "2"), ==, first);
  g_assert_cmpint (bring (fixture, FIRST, "The Courier", URL, "3"), ==, first);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  const gint64 first = bring (fixture, FIRST, "The Courier", URL, "one");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gboolean is_done;

  annotate (fixture, first, FIRST, "At least 40 people were wounded in a clash");
  annotate (fixture, first, FIRST, "sold to a baker from the hills");
  g_assert_true (
      attache_writing_decide_statement (fixture->db, 1, ATTACHE_DECISION_EDITED, 2, 2000, NULL));
  before = store_dump (fixture->db, FALSE);
  bring (fixture, SECOND, "The Courier", URL, "two");
  bring (fixture, SECOND "One line more, at the end.\n", "The Courier", URL, "two");
  after = store_dump (fixture->db, FALSE);
  for (guint i = 0; i < 3; i++)
    {
      g_clear_pointer (&undone, g_free);
      g_clear_pointer (&redone, g_free);
      g_assert_true (attache_journal_undo (fixture->db, NULL, &is_done, NULL) && is_done);
      undone = store_dump (fixture->db, FALSE);
      store_assert_same (undone, before);
      g_assert_true (attache_journal_redo (fixture->db, NULL, &is_done, NULL) && is_done);
      redone = store_dump (fixture->db, FALSE);
      store_assert_same (redone, after);
    }
  /* Removing takes all versions, and brings them back. */
  g_assert_true (attache_writing_remove_articles (fixture->db, &first, 1, 3000, NULL));
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM article"), ==, 0);
  g_assert_true (attache_journal_undo (fixture->db, NULL, &is_done, NULL) && is_done);
  g_clear_pointer (&redone, g_free);
  redone = store_dump (fixture->db, FALSE);
  store_assert_same (redone, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/versions/notes-move", Fixture, NULL, set_up, test_notes_move, tear_down);
  g_test_add ("/versions/found-once", Fixture, NULL, set_up, test_found_once, tear_down);
  g_test_add ("/versions/decisions-move", Fixture, NULL, set_up, test_decisions_move, tear_down);
  g_test_add ("/versions/places-are-judged", Fixture, NULL, set_up, test_places_are_judged,
              tear_down);
  g_test_add ("/versions/third", Fixture, NULL, set_up, test_third_version, tear_down);
  g_test_add ("/versions/what-is-one", Fixture, NULL, set_up, test_what_is_a_version, tear_down);
  g_test_add ("/versions/white-space", Fixture, NULL, set_up, test_white_space_is_nothing_new,
              tear_down);
  g_test_add ("/versions/undo", Fixture, NULL, set_up, test_undo, tear_down);
  return g_test_run ();
}

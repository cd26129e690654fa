/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reader writes besides highlights: notes on whole things, tags with all their uses, and
 * which reports tell one event, and what is one statement. The lists and the timeline follow. */

#include "config.h"

#include "attache-choice.h"
#include "attache-merging.h"
#include "attache-report.h"
#include "attache-speaker.h"
#include "attache-tagging.h"
#include "waiting.h"
#include "walk-fixture.h"

/* Notes on what is no passage: each is in the list of its scope, and goes with one undo. */
static void
test_other_notes (WalkFixture *fixture, gconstpointer data)
{
  AttacheSession *session = fixture->session;
  GListModel *notes = attache_session_list_annotations (session);
  g_autoptr (AttacheSpeaker) speaker = NULL;
  g_autoptr (AttacheAnnotation) on_speaker = NULL;
  g_autoptr (AttacheAnnotation) on_article = NULL;

  walk_open_first (fixture);
  attache_session_set_scope (session, ATTACHE_SCOPE_ARTICLE);
  attache_session_annotate (session, ATTACHE_TARGET_ARTICLE,
                            attache_article_get_fields (
                                attache_reading_get_article (attache_session_get_reading (session)))
                                ->id);
  WAIT (g_list_model_get_n_items (notes) == 1);
  WAIT (g_list_model_get_n_items (attache_session_list_speakers (session)) > 0);
  speaker = walk_item_at (attache_session_list_speakers (session), 0);
  attache_session_annotate (session, ATTACHE_TARGET_SPEAKER,
                            attache_speaker_get_fields (speaker)->id);
  attache_session_set_scope (session, ATTACHE_SCOPE_DOSSIER);
  WAIT (g_list_model_get_n_items (notes) == 2);
  on_speaker = walk_item_at (notes, 0);
  on_article = walk_item_at (notes, 1);
  g_assert_cmpint (attache_annotation_get_fields (on_article)->target, ==, ATTACHE_TARGET_ARTICLE);
  g_assert_cmpint (attache_annotation_get_fields (on_speaker)->target, ==, ATTACHE_TARGET_SPEAKER);
  g_assert_cmpstr (attache_annotation_get_fields (on_speaker)->speaker, ==,
                   attache_speaker_get_fields (speaker)->name);
  attache_session_undo (session);
  WAIT (g_list_model_get_n_items (notes) == 1);
  g_assert_null (fixture->failure);
}

static gboolean
has_tag (WalkFixture *fixture, const char *tag)
{
  return walk_count_annotations (fixture) == 1
         && g_strcmp0 (walk_get_first_note (fixture)->tags != NULL
                           ? walk_get_first_note (fixture)->tags[0]
                           : NULL,
                       tag)
                == 0;
}

/* A tag is renamed into another, so that the two are one, coloured and deleted, and comes back. */
static void
test_tags (WalkFixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "bridge", "snow", NULL };
  AttacheSession *session = fixture->session;
  GListModel *choices = attache_session_list_tag_choices (session);
  g_autoptr (AttacheChoice) choice = NULL;
  gint64 id;

  walk_open_first (fixture);
  attache_session_annotate_span (session, (AttacheSpan){ 0, 12 }, ATTACHE_HIGHLIGHT_BLUE);
  WAIT (walk_count_annotations (fixture) == 1);
  attache_session_set_tags (session, walk_get_first_note (fixture)->id, tags);
  WAIT (g_list_model_get_n_items (choices) == 2);
  choice = g_list_model_get_item (choices, 0);
  g_assert_cmpstr (attache_choice_get_fields (choice)->name, ==, "bridge");
  id = attache_choice_get_fields (choice)->id;
  attache_session_rename_tag (session, id, " snow ");
  WAIT (g_list_model_get_n_items (choices) == 1 && has_tag (fixture, "snow"));
  g_clear_object (&choice);
  choice = g_list_model_get_item (choices, 0);
  id = attache_choice_get_fields (choice)->id;
  attache_session_set_tag_colour (session, id, 5);
  attache_session_delete_tag (session, id);
  WAIT (g_list_model_get_n_items (choices) == 0 && has_tag (fixture, NULL));
  attache_session_undo (session);
  WAIT (g_list_model_get_n_items (choices) == 1 && has_tag (fixture, "snow"));
  g_clear_object (&choice);
  choice = g_list_model_get_item (choices, 0);
  g_assert_cmpuint (attache_choice_get_fields (choice)->colour, ==, 5);
  g_assert_null (fixture->failure);
}

/* Transfer full. */
static AttacheEventChoices *
choices_of (WalkFixture *fixture, gint64 event_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AttacheEventChoices *choices;

  attache_session_event_choices_async (fixture->session, event_id, NULL, result_cb, &result);
  WAIT (result != NULL);
  choices = attache_session_event_choices_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  return choices;
}

/* A report that two articles were found to share is said to tell another event, and then the same
 * after all: the list and the timeline follow. */
static void
test_events (WalkFixture *fixture, gconstpointer data)
{
  AttacheSession *session = fixture->session;
  GListModel *events = attache_session_list_events (session);
  g_autoptr (AttacheEvent) meeting = NULL;
  g_autoptr (AttacheEventChoices) before = NULL;
  g_autoptr (AttacheEventChoices) after = NULL;
  gint64 id, other;
  guint n;

  attache_session_set_scope (session, ATTACHE_SCOPE_DOSSIER);
  WAIT ((n = g_list_model_get_n_items (events)) > 0);
  meeting = walk_item_at (events, 1);
  id = attache_event_get_fields (meeting)->id;
  before = choices_of (fixture, id);
  g_assert_cmpuint (before->reports->len, ==, 2);
  g_assert_cmpuint (before->near->len, ==, n - 1);
  attache_session_split_report (
      session, attache_report_get_fields (g_ptr_array_index (before->reports, 1))->id);
  WAIT (g_list_model_get_n_items (events) == n + 1);
  WAIT (attache_session_get_series (session)->n_marks == n + 1);
  after = choices_of (fixture, id);
  g_assert_cmpuint (after->reports->len, ==, 1);
  other = attache_event_get_fields (g_ptr_array_index (after->near, 0))->id;
  attache_session_merge_events (session, other, id);
  WAIT (g_list_model_get_n_items (events) == n);
  attache_session_undo (session);
  WAIT (g_list_model_get_n_items (events) == n + 1);
  g_assert_null (fixture->failure);
}

static guint
count_statements (WalkFixture *fixture)
{
  AttacheReading *reading = attache_session_get_reading (fixture->session);
  guint n = 0;

  if (reading != NULL)
    attache_reading_get_statements (reading, &n);
  return n;
}

static gint64
statement_at (WalkFixture *fixture, guint index)
{
  guint n;
  AttacheStatement *const *all = attache_reading_get_statements (
      attache_session_get_reading (fixture->session), &n);

  g_assert_cmpuint (index, <, n);
  return attache_statement_get_fields (all[index])->id;
}

/* A statement is two, of which one has another speaker and the other fewer words; all of it is
 * undone after a restart, and merging is the other way back. */
static void
test_statements (WalkFixture *fixture, gconstpointer data)
{
  AttacheReading *reading = walk_open_first (fixture);
  const AttacheStatementFields *fields;
  AttacheStatement *const *all;
  AttacheSpan content;
  guint n;

  all = attache_reading_get_statements (reading, &n);
  g_assert_cmpuint (n, ==, 1);
  fields = attache_statement_get_fields (all[0]);
  g_assert_cmpint (fields->shape, ==, ATTACHE_SHAPE_FOUND);
  content = fields->content[0];
  attache_session_split_statement (fixture->session, fields->id, content.start + 25);
  WAIT (count_statements (fixture) == 2);
  g_assert_cmpint (attache_statement_get_fields (attache_reading_find_statement (
                                                     attache_session_get_reading (fixture->session),
                                                     statement_at (fixture, 1)))
                       ->shape,
                   ==, ATTACHE_SHAPE_SPLIT);
  walk_close (fixture);
  walk_open (fixture);
  WAIT (g_list_model_get_n_items (attache_session_list_articles (fixture->session)) == 2);
  walk_open_first (fixture);
  WAIT (count_statements (fixture) == 2);
  attache_session_undo (fixture->session);
  WAIT (count_statements (fixture) == 1);
  attache_session_redo (fixture->session);
  WAIT (count_statements (fixture) == 2);
  attache_session_reword_statement (fixture->session, statement_at (fixture, 1),
                                    (AttacheSpan){ content.end - 5, content.end });
  attache_session_merge_statements (fixture->session, statement_at (fixture, 0),
                                    statement_at (fixture, 1));
  WAIT (count_statements (fixture) == 1);
  g_assert_null (fixture->failure);
}

#define ADD(name, func) g_test_add (name, WalkFixture, NULL, walk_set_up, func, walk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/notes/on-other-things", test_other_notes);
  ADD ("/notes/tags", test_tags);
  ADD ("/notes/events", test_events);
  ADD ("/notes/statements", test_statements);
  return g_test_run ();
}

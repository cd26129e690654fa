/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two readers of the same articles, and one dossier of both. */

#include "config.h"

#include <string.h>

#include "attache-journal.h"
#include "attache-merge.h"
#include "attache-writing-tags.h"
#include "attache-writing.h"
#include "store-dump.h"
#include "store-sample.h"

typedef struct
{
  char *folder;
  char *paths[2];
  AttacheDatabase *mine;
  char *before; /* the bytes of theirs */
} Fixture;

/* As notes of one uid are: written by one, and taken over by the other. */
static gint64
note (AttacheDatabase *db, gint64 article, const char *uid, const char *words, const char *tag,
      gint64 now)
{
  const char *const tags[] = { tag, NULL };
  g_autofree char *set_uid = NULL;
  gint64 id;

  g_assert_true (attache_writing_annotate_as (db, ATTACHE_TARGET_SPAN, article, 0,
                                              (AttacheSpan){ 9, 18 }, 0, "Reader", now, &id, NULL));
  g_assert_true (attache_writing_set_note (db, id, words, now, NULL));
  g_assert_true (attache_writing_set_tags (db, id, tags, now, NULL));
  set_uid = g_strdup_printf ("UPDATE annotation SET uid = '%s' WHERE id = %d", uid, (gint) id);
  sample_run (db, set_uid);
  return id;
}

/* Theirs: other ids of everything, a note of their own, one that differs, decisions, another title,
 * a nested tag, and an article more. */
static void
make_theirs (const char *path)
{
  g_autoptr (AttacheDatabase) db = sample_open (path);
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (SampleArticle) echo = sample_echo_new ();
  const gint64 echo_id = sample_add (db, echo);
  const gint64 talks_id = sample_add (db, talks);
  gint64 id;

  note (db, echo_id, "note-on-echo", "Only they have this article", "echo", 1);
  note (db, talks_id, "note-shared", "Their words", "bridge", 2);
  note (db, talks_id, "note-same", "Same words", "same", 3);
  id = note (db, talks_id, "note-theirs", "Their own", "inner", 4);
  g_assert_true (attache_writing_move_tag (
      db, sample_count (db, "SELECT id FROM tag WHERE name = 'inner'"),
      sample_count (db, "SELECT id FROM tag WHERE name = 'echo'"), 5, NULL));
  g_assert_true (
      attache_writing_annotate (db, ATTACHE_TARGET_SPEAKER, 0,
                                sample_count (db, "SELECT id FROM actor WHERE key = 'boris-veld'"),
                                (AttacheSpan){ 0 }, 0, 6, &id, NULL));
  g_assert_true (
      attache_writing_decide_event (db, sample_count (db, "SELECT id FROM event WHERE kind <> 1"),
                                    ATTACHE_DECISION_REJECTED, 7, NULL));
  g_assert_true (attache_writing_decide_statement (
      db,
      sample_count (db, "SELECT statement.id FROM statement JOIN article ON article.id = "
                        "article_id WHERE outlet = 'The Zenda Courier'"),
      ATTACHE_DECISION_EDITED, sample_count (db, "SELECT id FROM actor WHERE key = 'sylvania'"), 8,
      NULL));
  g_assert_true (attache_writing_set_title (db, talks_id, "Their title", 9, NULL));
}

static void
make_mine (AttacheDatabase *db)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  const gint64 id = sample_add (db, talks);

  note (db, id, "note-mine", "My own", "mine", 1);
  note (db, id, "note-same", "Same words", "same", 2);
  note (db, id, "note-shared", "My words", "bridge", 3);
  g_assert_true (attache_writing_decide_statement (db, 1, ATTACHE_DECISION_ACCEPTED, 0, 4, NULL));
}

static char *
read_bytes (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = sample_folder_new ();
  fixture->paths[0] = g_build_filename (fixture->folder, "mine.dossier", NULL);
  fixture->paths[1] = g_build_filename (fixture->folder, "theirs.dossier", NULL);
  make_theirs (fixture->paths[1]);
  fixture->before = read_bytes (fixture->paths[1]);
  fixture->mine = sample_open (fixture->paths[0]);
  make_mine (fixture->mine);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *after = read_bytes (fixture->paths[1]);

  g_assert_cmpstr (after, ==, fixture->before);
  sample_assert_whole (fixture->mine);
  sample_dossier_free (fixture->mine, fixture->folder);
  g_free (fixture->before);
  g_free (fixture->paths[0]);
  g_free (fixture->paths[1]);
}

static AttacheMergePlan *
look (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheMergeSource)
      theirs = attache_merge_source_open (fixture->paths[1], NULL, &error);
  AttacheMergePlan *plan;

  g_assert_no_error (error);
  plan = attache_merge_look (fixture->mine, attache_merge_source_get_database (theirs), &error);
  g_assert_no_error (error);
  return plan;
}

/* As the session does it, but for the analysis. */
static void
merge (Fixture *fixture, AttacheMergeChoice choice, const char *name)
{
  g_autoptr (AttacheMergePlan) plan = look (fixture);
  g_autoptr (AttacheMergeSource) theirs = attache_merge_source_open (fixture->paths[1], NULL, NULL);
  AttacheDatabase *db = attache_merge_source_get_database (theirs);
  g_autoptr (GHashTable)
      articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) brought = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < plan->new_articles->len; i++)
    {
      g_autoptr (SampleArticle) echo = sample_echo_new ();
      g_autoptr (AttacheMergeArticle) article = attache_merge_load_article (
          db, g_array_index (plan->new_articles, gint64, i), &error);
      gboolean is_known;
      gint64 id;

      g_assert_no_error (error);
      g_assert_true (attache_merge_add_article (fixture->mine, article, echo->findings, 1, &id,
                                                &is_known, &error));
      g_assert_false (is_known);
      g_array_append_val (brought, id);
      g_hash_table_insert (articles, g_memdup2 (&article->theirs_id, sizeof (gint64)),
                           g_memdup2 (&id, sizeof id));
    }
  for (guint i = 0; i < plan->conflicts->len; i++)
    {
      AttacheMergeConflict *conflict = g_ptr_array_index (plan->conflicts, i);

      if (choice != ATTACHE_MERGE_BOTH || conflict->kind == ATTACHE_MERGE_NOTE)
        conflict->choice = choice;
    }
  g_assert_true (attache_merge_note_articles (fixture->mine, brought, name, 100, &error));
  g_assert_true (attache_merge_apply (fixture->mine, db, articles, plan, name, 101, &error));
  g_assert_no_error (error);
}

static gint64
count (Fixture *fixture, const char *sql)
{
  return sample_count (fixture->mine, sql);
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_dump (fixture->mine, TRUE);
  g_autoptr (AttacheMergePlan) plan = look (fixture);
  g_autofree char *after = store_dump (fixture->mine, TRUE);
  const AttacheMergeConflict *conflict;

  store_assert_same (before, after);
  g_assert_cmpuint (plan->new_articles->len, ==, 1);
  g_assert_cmpuint (plan->n_known, ==, 1);
  g_assert_cmpuint (plan->n_notes, ==, 3);
  g_assert_cmpuint (plan->n_tags, ==, 2);
  g_assert_cmpuint (plan->n_decisions, ==, 1);
  g_assert_cmpuint (plan->conflicts->len, ==, 3);
  conflict = g_ptr_array_index (plan->conflicts, 0);
  g_assert_cmpint (conflict->kind, ==, ATTACHE_MERGE_DETAILS);
  g_assert_true (g_str_has_prefix (conflict->theirs, "Their title\nThe Zenda Courier · "));
  conflict = g_ptr_array_index (plan->conflicts, 1);
  g_assert_cmpint (conflict->kind, ==, ATTACHE_MERGE_NOTE);
  g_assert_cmpstr (conflict->about, ==, "Ministers meet in Zenda");
  g_assert_cmpstr (conflict->mine, ==, "My words\nyellow · bridge");
  g_assert_cmpstr (conflict->theirs, ==, "Their words\nyellow · bridge");
  conflict = g_ptr_array_index (plan->conflicts, 2);
  g_assert_cmpint (conflict->kind, ==, ATTACHE_MERGE_DECISION);
  g_assert_nonnull (strstr (conflict->theirs, "Sylvania"));
}

/* Whatever is chosen: what only they have comes, twice is as once, and undo takes all of it back.
 */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  static const gint64 n_notes[] = { 6, 6, 7 };
  const AttacheMergeChoice choice = GPOINTER_TO_UINT (data);
  g_autofree char *before = store_dump (fixture->mine, FALSE);
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  const gint64 n_steps = count (fixture, "SELECT count (*) FROM journal");
  gboolean is_done;

  merge (fixture, choice, "one");
  once = store_dump (fixture->mine, FALSE);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM journal"), ==, n_steps + 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM annotation"), ==, n_notes[choice]);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM annotation WHERE note = 'My words'"), ==,
                   choice != ATTACHE_MERGE_THEIRS);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM annotation WHERE note = 'Their words'"),
                   ==, choice != ATTACHE_MERGE_MINE);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM annotation WHERE author = 'Reader'"), ==,
                   n_notes[choice] - 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM article WHERE title = 'Their title'"), ==,
                   choice == ATTACHE_MERGE_THEIRS);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM tag AS t JOIN tag AS p ON p.id = "
                                   "t.parent_id WHERE t.name = 'inner' AND p.name = 'echo'"),
                   ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM decision"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM statement JOIN actor ON actor.id = "
                                   "speaker_id WHERE actor.key = 'sylvania'"),
                   ==, choice == ATTACHE_MERGE_THEIRS);
  merge (fixture, choice, "two");
  twice = store_dump (fixture->mine, FALSE);
  store_assert_same (once, twice);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM journal"), ==, n_steps + 1);
  g_assert_true (attache_journal_undo (fixture->mine, NULL, &is_done, NULL));
  undone = store_dump (fixture->mine, FALSE);
  store_assert_same (before, undone);
  g_assert_true (attache_journal_redo (fixture->mine, NULL, &is_done, NULL));
  redone = store_dump (fixture->mine, FALSE);
  store_assert_same (once, redone);
}

/* A tree as deep as somebody made it, and one that bites its own tail. */
static void
test_hostile_tags (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheDatabase) theirs = sample_open (fixture->paths[1]);
  g_autoptr (GError) error = NULL;

  g_assert_true (attache_database_exec (
      theirs,
      "PRAGMA foreign_keys = OFF;"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
      "INSERT INTO tag (id, parent_id, name) SELECT 1000 + i, CASE i WHEN 1 THEN NULL ELSE "
      "999 + i END, 'deep' FROM n;"
      "INSERT INTO tag (id, parent_id, name) VALUES (900, 901, 'a'), (901, 902, 'b'), (902, 900, "
      "'c')",
      &error));
  g_assert_no_error (error);
  g_clear_pointer (&theirs, attache_database_free);
  g_free (fixture->before);
  fixture->before = read_bytes (fixture->paths[1]);
  merge (fixture, ATTACHE_MERGE_MINE, "one");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM tag WHERE name = 'deep'"), ==, 20000);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM tag WHERE name IN ('a', 'b', 'c')"), ==,
                   3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_true (attache_writing_delete_tag (
      fixture->mine, count (fixture, "SELECT min (id) FROM tag WHERE name = 'deep'"), 200, &error));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM tag WHERE name = 'deep'"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/merge/plan", Fixture, NULL, set_up, test_plan, tear_down);
  g_test_add ("/merge/mine", Fixture, GUINT_TO_POINTER (ATTACHE_MERGE_MINE), set_up, test_merge,
              tear_down);
  g_test_add ("/merge/theirs", Fixture, GUINT_TO_POINTER (ATTACHE_MERGE_THEIRS), set_up, test_merge,
              tear_down);
  g_test_add ("/merge/both", Fixture, GUINT_TO_POINTER (ATTACHE_MERGE_BOTH), set_up, test_merge,
              tear_down);
  g_test_add ("/merge/hostile-tags", Fixture, NULL, set_up, test_hostile_tags, tear_down);
  return g_test_run ();
}

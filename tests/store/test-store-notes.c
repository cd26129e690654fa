/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes that come in with an article: written once, with their author, and gone with the import. */

#include "config.h"

#include "attache-journal.h"
#include "attache-writing-articles.h"
#include "store-sample.h"

typedef struct
{
  char *folder;
  AttacheDatabase *db;
  SampleArticle *article;
  gint64 id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->db = sample_dossier_new (0, &fixture->folder);
  fixture->article = sample_talks_new ();
  fixture->id = sample_add (fixture->db, fixture->article);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_article_free (fixture->article);
  sample_dossier_free (fixture->db, fixture->folder);
}

/* Brings a note as an import of its own. @tags: separated by "|". */
static void
bring (Fixture *fixture, AttacheSpan span, const char *note, const char *tags, const char *author)
{
  g_auto (GStrv) names = g_strsplit (tags, "|", -1);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (AttacheBroughtNote));
  g_autofree char *import = g_uuid_string_random ();
  AttacheBroughtNote brought = { fixture->id, FALSE, span, note, list, author };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (list, names[i]);
  g_array_append_val (notes, brought);
  g_assert_true (attache_writing_note_import (fixture->db, articles, notes, import, 7000, &error));
  g_assert_no_error (error);
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      bring (fixture, (AttacheSpan){ 0, 12 }, "", "border|Person/Ada Lorne", "A coder");
      bring (fixture, (AttacheSpan){ 0, 12 }, "", "border|Person/Ada Lorne", "Another coder");
      bring (fixture, (AttacheSpan){ 0, 0 }, "Read twice.", "", NULL);
    }
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM annotation"), ==, 3);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM annotation_tag"), ==, 4);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM tag"), ==, 2);
  g_assert_cmpint (sample_count (fixture->db,
                                 "SELECT count(*) FROM annotation WHERE author = 'A coder' AND "
                                 "target = 0 AND length (quote) = 12 AND created = 7000"),
                   ==, 1);
  g_assert_cmpint (sample_count (fixture->db,
                                 "SELECT count(*) FROM annotation WHERE note = 'Read twice.' AND "
                                 "target = 1 AND author IS NULL"),
                   ==, 1);
}

static void
test_span_outside (Fixture *fixture, gconstpointer data)
{
  bring (fixture, (AttacheSpan){ 5, G_MAXUINT32 }, "Far", "", NULL);
  bring (fixture, (AttacheSpan){ 9, 5 }, "Backwards", "", NULL);
  g_assert_cmpint (
      sample_count (fixture->db, "SELECT count(*) FROM annotation WHERE target = 1 AND end = 0"),
      ==, 2);
}

static void
assert_rows (Fixture *fixture, gint n)
{
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM annotation"), ==, n);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM annotation_tag"), ==, n);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM tag"), ==, n > 0);
}

static void
move (Fixture *fixture, gboolean is_undo)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  g_assert_true ((is_undo ? attache_journal_undo : attache_journal_redo) (fixture->db, NULL,
                                                                          &is_done, &error));
  g_assert_no_error (error);
  g_assert_true (is_done);
}

/* On an article that was there, and on one that comes with it: both go when the import is undone.
 */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) echo = sample_echo_new ();
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (AttacheBroughtNote));
  const gint64 id = sample_add (fixture->db, echo);
  const AttacheBroughtNote brought[] = { { id, TRUE, { 0, 9 }, "New", tags, "A coder" },
                                         { fixture->id, FALSE, { 0, 9 }, "Known", tags, NULL } };

  g_ptr_array_add (tags, (gpointer) "border");
  g_array_append_val (articles, id);
  g_array_append_vals (notes, brought, G_N_ELEMENTS (brought));
  g_assert_true (
      attache_writing_note_import (fixture->db, articles, notes, "an import", 7000, NULL));
  for (guint i = 0; i < 2; i++)
    {
      assert_rows (fixture, 2);
      move (fixture, TRUE);
      assert_rows (fixture, 0);
      g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM article"), ==, 1);
      move (fixture, FALSE);
    }
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM annotation WHERE "
                                              "note = 'New' AND author = 'A coder' AND end = 9"),
                   ==, 1);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM pragma_foreign_key_check"), ==,
                   0);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  fixture->id += 100;
  bring (fixture, (AttacheSpan){ 0, 0 }, "Read twice.", "border", NULL);
  assert_rows (fixture, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/store/notes/once", test_once);
  ADD ("/store/notes/span-outside", test_span_outside);
  ADD ("/store/notes/history", test_history);
  ADD ("/store/notes/gone", test_gone);
#undef ADD
  return g_test_run ();
}

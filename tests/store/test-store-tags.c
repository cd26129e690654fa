/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of tags as a list: its order, what goes with a tag, and trees that somebody made to
 * hurt: very deep, very broad, and such as bite their own tails. */

#include "config.h"

#include "attache-journal.h"
#include "attache-query-tags.h"
#include "attache-writing-tags.h"
#include "store-dump.h"
#include "store-sample.h"

#define DEPTH 10000
#define BREADTH 20000

typedef struct
{
  char *folder;
  AttacheDatabase *db;
} Fixture;

static void
exec (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  attache_database_exec (fixture->db, sql, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = sample_folder_new ();
  path = g_build_filename (fixture->folder, "test.dossier", NULL);
  fixture->db = attache_database_open (path, ATTACHE_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  sample_add (fixture->db, talks);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  attache_database_free (fixture->db);
  sample_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

/* Two notes with each of the tags 2 and 3, and one that has both. */
static void
make_tree (Fixture *fixture)
{
  exec (fixture,
        "INSERT INTO tag (id, parent_id, name) VALUES (1, NULL, 'talks'), (2, 1, 'open'), "
        "(3, 2, 'bridge'), (4, NULL, 'Échos'), (5, 1, 'again');"
        "INSERT INTO annotation (id, uid, target, article_id, colour, note, author, created, "
        "modified) VALUES (1, 'a', 1, 1, 0, '', '', 1, 1), (2, 'b', 1, 1, 0, '', '', 1, 1), "
        "(3, 'c', 1, 1, 0, '', '', 1, 1);"
        "INSERT INTO annotation_tag (annotation_id, position, tag_id) VALUES (1, 0, 2), (2, 0, 3), "
        "(3, 0, 2), (3, 1, 3);");
}

/* A line each: as far in as it is deep, its name, the path where it has one, and the notes. */
static void
assert_list (Fixture *fixture, const char *search, const char *expected)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) depths = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) tags = NULL;

  g_assert_true (attache_query_tags (fixture->db, search, ids, depths, NULL));
  g_assert_cmpuint (ids->len, ==, depths->len);
  tags = attache_fetch_tags (fixture->db, (const gint64 *) (gpointer) ids->data, ids->len, NULL);
  for (guint i = 0; i < tags->len; i++)
    {
      const AttacheTagFields *fields = attache_tag_get_fields (tags->pdata[i]);

      g_string_append_printf (lines, "%*s%s (%s) %u\n", (gint) g_array_index (depths, guint32, i),
                              "", fields->name, fields->path != NULL ? fields->path : "",
                              fields->n_annotations);
    }
  g_assert_cmpstr (lines->str, ==, expected);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  make_tree (fixture);
  assert_list (fixture, NULL,
               "talks () 0\n"
               " again (talks) 0\n"
               " open (talks) 2\n"
               "  bridge (talks › open) 2\n"
               "Échos () 0\n");
  assert_list (fixture, "ECHO", "Échos () 0\n");
  assert_list (fixture, "BRI", "bridge (talks › open) 2\n");
  assert_list (fixture, "nothing like it", "");
}

static void
test_extent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_below, n_notes;
  gboolean is_done;

  make_tree (fixture);
  before = store_dump (fixture->db, FALSE);
  g_assert_true (attache_query_tag_extent (fixture->db, 1, &n_below, &n_notes, NULL));
  g_assert_cmpuint (n_below, ==, 3);
  g_assert_cmpuint (n_notes, ==, 3);
  g_assert_true (attache_query_tag_extent (fixture->db, 3, &n_below, &n_notes, NULL));
  g_assert_cmpuint (n_below, ==, 0);
  g_assert_cmpuint (n_notes, ==, 2);
  g_assert_true (attache_writing_delete_tag (fixture->db, 1, 1, NULL));
  assert_list (fixture, NULL, "Échos () 0\n");
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM annotation_tag"), ==, 0);
  g_assert_true (attache_journal_undo (fixture->db, NULL, &is_done, NULL));
  after = store_dump (fixture->db, FALSE);
  store_assert_same (after, before);
}

/* Tags that stand below each other are listed once, and at the end. */
static void
test_circle (Fixture *fixture, gconstpointer data)
{
  guint n_below, n_notes;

  exec (fixture, "PRAGMA foreign_keys = OFF;"
                 "INSERT INTO tag (id, parent_id, name) VALUES (1, NULL, 'z'), (2, 3, 'a'), "
                 "(3, 2, 'b'), (4, 4, 'self'), (5, 99, 'lost')");
  assert_list (fixture, NULL,
               "lost () 0\n"
               "z () 0\n"
               "a (… › a › b › a › b › a › b › a › b) 0\n"
               " b (… › b › a › b › a › b › a › b › a) 0\n"
               "self (… › self › self › self › self › self › self › self › self) 0\n");
  g_assert_true (attache_query_tag_extent (fixture->db, 2, &n_below, &n_notes, NULL));
  g_assert_cmpuint (n_below, ==, 1);
}

/* Deeper than any call stack would bear; what is below the first goes and comes back whole. */
static void
test_deep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) depths = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GPtrArray) tags = NULL;
  guint n_below, n_notes;

  exec (fixture,
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " G_STRINGIFY (
            DEPTH) ") INSERT INTO tag (id, parent_id, name) SELECT i, nullif (i - 1, 0), "
                   "'deep' FROM n");
  g_assert_true (attache_query_tags (fixture->db, "", ids, depths, NULL));
  g_assert_cmpuint (ids->len, ==, DEPTH);
  for (guint i = 0; i < DEPTH; i++)
    g_assert_cmpuint (g_array_index (depths, guint32, i), ==, i);
  tags = attache_fetch_tags (fixture->db, &g_array_index (ids, gint64, DEPTH - 1), 1, NULL);
  g_assert_cmpstr (attache_tag_get_fields (tags->pdata[0])->path, ==,
                   "… › deep › deep › deep › deep › deep › deep › deep › deep");
  g_assert_true (attache_query_tag_extent (fixture->db, 1, &n_below, &n_notes, NULL));
  g_assert_cmpuint (n_below, ==, DEPTH - 1);
}

static void
test_broad (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) depths = g_array_new (FALSE, FALSE, sizeof (guint32));

  exec (fixture, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i "
                 "< " G_STRINGIFY (BREADTH) ") INSERT INTO tag (id, name) SELECT i, printf "
                                            "('%06d', " G_STRINGIFY (BREADTH) " - i) FROM n");
  g_assert_true (attache_query_tags (fixture->db, "", ids, depths, NULL));
  g_assert_cmpuint (ids->len, ==, BREADTH);
  for (guint i = 0; i < BREADTH; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, BREADTH - i);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/tags/order", test_order);
  ADD ("/tags/extent", test_extent);
  ADD ("/tags/circle", test_circle);
  ADD ("/tags/deep", test_deep);
  ADD ("/tags/broad", test_broad);
  return g_test_run ();
}

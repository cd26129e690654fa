/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What came from addresses: the page as it was, and feeds with what they announced. */

#include "config.h"

#include "attache-feed-table.h"
#include "attache-original-table.h"
#include "attache-time-span.h"
#include "store-sample.h"

typedef struct
{
  char *folder;
  AttacheDatabase *db;
  gint64 talks;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) article = sample_talks_new ();

  fixture->db = sample_dossier_new (0, &fixture->folder);
  fixture->talks = sample_add (fixture->db, article);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_dossier_free (fixture->db, fixture->folder);
}

static void
test_original (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autoptr (GBytes) page = g_bytes_new_static (text, 200000);
  g_autoptr (GBytes) other = g_bytes_new_static ("another", 7);
  AttacheOriginal original = { (char *) "https://zenda.example/1", (char *) "text/html", NULL, 7,
                               page };
  g_autoptr (AttacheOriginal) loaded = NULL;
  g_autoptr (AttacheOriginal) none = NULL;
  g_autoptr (GError) error = NULL;

  attache_original_table_add (fixture->db, fixture->talks, &original, &error);
  g_assert_no_error (error);
  original.bytes = other;
  attache_original_table_add (fixture->db, fixture->talks, &original, &error);
  attache_original_table_load (fixture->db, fixture->talks, &loaded, &error);
  attache_original_table_load (fixture->db, fixture->talks + 1, &none, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->address, ==, "https://zenda.example/1");
  g_assert_cmpstr (loaded->media_type, ==, "text/html");
  g_assert_null (loaded->charset);
  g_assert_cmpint (loaded->fetched, ==, 7);
  g_assert_true (g_bytes_equal (loaded->bytes, page));
  g_assert_null (none);
}

/* A row whose bytes are no gzip any more is an error and no crash. */
static void
test_damaged_original (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheOriginal) loaded = NULL;
  g_autoptr (GError) error = NULL;

  sample_run (fixture->db, "INSERT INTO original (article_id, address, fetched, "
                           "content) VALUES (1, 'x', 1, x'1f8b00')");
  g_assert_false (attache_original_table_load (fixture->db, 1, &loaded, &error));
  g_assert_nonnull (error);
  g_assert_null (loaded);
}

static void
test_feeds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  AttacheFeedRow checked = { .title = (char *) "Zenda Post",
                             .checked = 5,
                             .etag = (char *) "\"e\"" };
  AttacheFeedRow *row;
  gint64 first, second, again;

  attache_feed_table_add (fixture->db, "https://zenda.example/feed", NULL, &first, &error);
  attache_feed_table_add (fixture->db, "https://a.example/feed", "A", &second, &error);
  attache_feed_table_add (fixture->db, "https://zenda.example/feed", "Other", &again, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again, ==, first);
  checked.id = first;
  attache_feed_table_set_checked (fixture->db, &checked, &error);
  attache_feed_table_set_minutes (fixture->db, first, 60, &error);
  attache_feed_table_remove (fixture->db, second, &error);
  rows = attache_feed_table_load (fixture->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->title, ==, "Zenda Post");
  g_assert_cmpuint (row->minutes, ==, 60);
  g_assert_cmpint (row->checked, ==, 5);
  g_assert_cmpstr (row->etag, ==, "\"e\"");
  g_assert_null (row->problem);
}

static void
test_seen (Fixture *fixture, gconstpointer data)
{
  static const char *const old[] = { "1", "'; DROP TABLE feed", NULL };
  static const char *const now[] = { "2", "1", "'; DROP TABLE feed", "3", NULL };
  static const char *const expected[] = { "2", "3", NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) unseen = NULL;
  gint64 feed;

  attache_feed_table_add (fixture->db, "https://zenda.example/feed", NULL, &feed, &error);
  attache_feed_table_set_seen (fixture->db, feed, old, 1, &error);
  unseen = attache_feed_table_find_unseen (fixture->db, feed, now, &error);
  g_assert_no_error (error);
  g_assert_cmpstrv (unseen, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/network/original", Fixture, NULL, set_up, test_original, tear_down);
  g_test_add ("/store/network/damaged-original", Fixture, NULL, set_up, test_damaged_original,
              tear_down);
  g_test_add ("/store/network/feeds", Fixture, NULL, set_up, test_feeds, tear_down);
  g_test_add ("/store/network/seen", Fixture, NULL, set_up, test_seen, tear_down);
  return g_test_run ();
}

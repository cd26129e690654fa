/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same text in several outlets, and imports that can be looked up afterwards. */

#include "config.h"

#include "attache-article-table.h"
#include "attache-fetch-imports.h"
#include "attache-fetch.h"
#include "attache-filling.h"
#include "attache-import-table.h"
#include "attache-journal.h"
#include "attache-kin-table.h"
#include "attache-query.h"
#include "store-sample.h"

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

/* Numbers @from to @until in words of their own: text in which each word stands once. */
static char *
words (guint from, guint until)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < until; i++)
    g_string_append_printf (text, "%sw%u", i > from ? " " : "", i);
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

/* Takes @text. */
static gint64
add (Fixture *fixture, char *text, const char *outlet, const char *url, const char *published)
{
  g_autofree char *owned = text;
  g_autoptr (SampleArticle) article = sample_article_new (text, "Talks", outlet, published);

  article->fields.url = url;
  return sample_add (fixture->db, article);
}

static GPtrArray *
kin_of (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *kin = attache_kin_table_list (fixture->db, id, &error);

  g_assert_no_error (error);
  return kin;
}

static void
test_kin (Fixture *fixture, gconstpointer data)
{
  gint64 wire = add (fixture, words (0, 204), "Ruritanian Wire", NULL, "2031-09-20");
  gint64 half = add (fixture, words (0, 104), "Sylvan Post", NULL, "2031-09-21");
  gint64 other = add (fixture, words (1000, 1204), "Sylvan Post", NULL, "2031-09-21");
  g_autoptr (GPtrArray) of_wire = kin_of (fixture, wire);
  g_autoptr (GPtrArray) of_half = kin_of (fixture, half);
  g_autoptr (GPtrArray) of_other = kin_of (fixture, other);
  const AttacheKin *kin;

  g_assert_cmpuint (of_other->len, ==, 0);
  g_assert_cmpuint (of_wire->len, ==, 1);
  g_assert_cmpuint (of_half->len, ==, 1);
  kin = g_ptr_array_index (of_half, 0);
  g_assert_cmpint (kin->article_id, ==, wire);
  g_assert_cmpfloat (kin->share, ==, 1);
  g_assert_cmpstr (kin->outlet, ==, "Ruritanian Wire");
  g_assert_cmpint (((AttacheKin *) g_ptr_array_index (of_wire, 0))->article_id, ==, half);
}

/* A row counts outlets, not articles; the filter for its text finds all of them, and is remembered.
 */
static void
test_carriers (Fixture *fixture, gconstpointer data)
{
  const gint64 wire = add (fixture, words (0, 204), "Ruritanian Wire", NULL, "2031-09-20");
  const gint64 posts[] = { add (fixture, words (0, 150), "Sylvan Post", NULL, "2031-09-21"),
                           add (fixture, words (0, 180), "Sylvan Post", NULL, "2031-09-22") };
  const gint64 nobody = add (fixture, words (0, 170), NULL, NULL, "2031-09-23");
  const gint64 other = add (fixture, words (1000, 1204), "Zenda Courier", NULL, "2031-09-24");
  const gint64 all[] = { wire, posts[0], posts[1], nobody, other };
  static const guint n_carriers[] = { 1, 1, 1, 2, 0 };
  g_autoptr (AttacheFilter) none = attache_filter_new ();
  g_autoptr (AttacheFilter) filter = attache_filter_with_kin (none, posts[0]);
  g_autoptr (GVariant) variant = g_variant_ref_sink (attache_filter_to_variant (filter));
  g_autoptr (AttacheFilter) remembered = attache_filter_from_variant (variant);
  g_autoptr (GPtrArray)
      items = attache_fetch_articles (fixture->db, NULL, all, G_N_ELEMENTS (all), NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_cmpuint (attache_article_get_fields (items->pdata[i])->n_carriers, ==, n_carriers[i]);
  g_assert_true (attache_filter_equal (filter, remembered));
  g_assert_false (attache_filter_equal (filter, none) || attache_filter_is_empty (filter));
  g_assert_true (attache_query_articles (fixture->db, remembered, 0, ids, NULL, NULL));
  g_assert_cmpuint (ids->len, ==, 4);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, all[3 - i]);
}

/* Of 400 articles with one paragraph in common none is kin, and none costs more than another. */
static void
test_crowd (Fixture *fixture, gconstpointer data)
{
  g_autofree char *notice = words (0, 60);

  for (guint i = 1; i <= 400; i++)
    {
      g_autofree char *own = words (i * 1000, i * 1000 + 200);

      add (fixture, g_strconcat (own, "\n", notice, NULL), "Sylvan Post", NULL, NULL);
    }
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM article_kin"), ==, 0);
}

static void
test_same_text (Fixture *fixture, gconstpointer data)
{
  const gint64 wire = add (fixture, words (0, 50), "Ruritanian Wire", NULL, NULL);
  const gint64 post = add (fixture, words (0, 50), "Sylvan Post", NULL, NULL);

  g_assert_cmpint (wire, !=, post);
  g_assert_cmpint (add (fixture, words (0, 50), "ruritanian wire", NULL, NULL), ==, wire);
  g_assert_cmpint (add (fixture, words (0, 50), "Sylvan Post", NULL, NULL), ==, post);
  /* Nobody knows whose it is: nothing is gained by having it twice. */
  g_assert_cmpint (add (fixture, words (0, 50), NULL, NULL, NULL), ==, wire);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM article"), ==, 2);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM article_kin WHERE share = 1"),
                   ==, 2);
}

/* What the reader corrects does not make the same file another article. */
static void
test_same_text_corrected (Fixture *fixture, gconstpointer data)
{
  const char *url = "https://example.org/talks";
  const gint64 wire = add (fixture, words (0, 50), "Ruritanian Wire", url, NULL);
  g_auto (AttacheArticleDetails) details = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (attache_article_table_get_details (fixture->db, wire, &details, &error));
  g_free (details.outlet);
  details.outlet = g_strdup ("RW");
  g_assert_true (attache_article_table_set_details (fixture->db, wire, &details, &error));
  g_assert_cmpint (add (fixture, words (0, 50), "Ruritanian Wire", NULL, NULL), ==, wire);
  g_assert_cmpint (add (fixture, words (0, 50), "Another Rule's Name", url, NULL), ==, wire);
}

static gint64
remember (Fixture *fixture, const gint64 *ids, guint n_ids)
{
  const AttacheImportRemark failed = { "x.pdf", "It is encrypted.", 7, "/tmp/x.pdf", 0 };
  const AttacheImportRemark doubt = { "y.txt", "Its encoding was guessed.", -1, NULL, ids[0] };
  const AttacheImportRun counts = {
    .n_files = 4, .n_imported = n_ids - 1, .n_known = 1, .n_failed = 1
  };
  AttacheDatabase *db = fixture->db;
  g_autoptr (GError) error = NULL;
  gint64 run_id;

  g_assert_true (attache_import_table_begin (db, 10, &run_id, &error));
  for (guint i = 0; i < n_ids; i++)
    g_assert_true (
        attache_import_table_add_article (db, run_id, i, ids[i], i == n_ids - 1, &error));
  g_assert_true (attache_import_table_add_remark (db, run_id, 0, &failed, &error));
  g_assert_true (attache_import_table_add_remark (db, run_id, 1, &doubt, &error));
  g_assert_true (attache_import_table_end (db, run_id, &counts, 20, &error));
  g_assert_no_error (error);
  return run_id;
}

static GPtrArray *
section_of (Fixture *fixture, gint64 run_id, AttacheImportSection section)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = attache_fetch_import_section (fixture->db, run_id, section, 100, &error);

  g_assert_no_error (error);
  return entries;
}

static void
test_report (Fixture *fixture, gconstpointer data)
{
  const gint64 ids[] = {
    add (fixture, words (0, 204), NULL, NULL, "2031-09-22"),
    add (fixture, words (0, 104), "Sylvan Post", NULL, "2031-09-21"),
    add (fixture, words (2000, 2050), "Sylvan Post", NULL, NULL),
    add (fixture, words (3000, 3050), "Sylvan Post", NULL, NULL),
  };
  gint64 run_id = remember (fixture, ids, G_N_ELEMENTS (ids));
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheImportRun) run = attache_fetch_import (fixture->db, 0, &error);
  const guint expected[ATTACHE_IMPORT_N_SECTIONS] = {
    [ATTACHE_IMPORT_CAME_IN] = 3, [ATTACHE_IMPORT_KIN] = 2,       [ATTACHE_IMPORT_FAILED] = 1,
    [ATTACHE_IMPORT_NO_DATE] = 1, [ATTACHE_IMPORT_NO_OUTLET] = 1, [ATTACHE_IMPORT_DOUBTFUL] = 1,
    [ATTACHE_IMPORT_KNOWN] = 1,
  };

  g_assert_no_error (error);
  g_assert_cmpint (run->id, ==, run_id);
  g_assert_cmpint (run->ended, ==, 20);
  g_assert_cmpuint (run->n_known, ==, 1);
  for (AttacheImportSection i = 0; i < ATTACHE_IMPORT_N_SECTIONS; i++)
    {
      g_autoptr (GPtrArray) entries = section_of (fixture, run_id, i);

      g_assert_cmpuint (run->n_in_section[i], ==, expected[i]);
      g_assert_cmpuint (entries->len, ==, expected[i]);
    }
}

static void
test_report_entries (Fixture *fixture, gconstpointer data)
{
  const gint64 ids[] = {
    add (fixture, words (0, 204), NULL, NULL, "2031-09-22"),
    add (fixture, words (0, 104), "Sylvan Post", NULL, "2031-09-21"),
    add (fixture, words (3000, 3050), "Sylvan Post", NULL, NULL),
  };
  gint64 run_id = remember (fixture, ids, G_N_ELEMENTS (ids));
  g_autoptr (GPtrArray) failed = section_of (fixture, run_id, ATTACHE_IMPORT_FAILED);
  g_autoptr (GPtrArray) kin = section_of (fixture, run_id, ATTACHE_IMPORT_KIN);
  const AttacheImportEntry *entry = g_ptr_array_index (failed, 0);

  g_assert_cmpstr (entry->name, ==, "x.pdf");
  g_assert_cmpstr (entry->reason, ==, "It is encrypted.");
  g_assert_cmpint (entry->code, ==, 7);
  g_assert_cmpint (entry->article_id, ==, 0);
  entry = g_ptr_array_index (kin, 0);
  g_assert_cmpint (entry->article_id, ==, ids[1]);
  g_assert_cmpfloat (entry->share, ==, 0);
  entry = g_ptr_array_index (kin, 1);
  g_assert_cmpint (entry->article_id, ==, ids[0]);
  g_assert_cmpfloat (entry->share, ==, 1);
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  const gint64 id = add (fixture, words (0, 204), NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  for (guint i = 0; i < ATTACHE_IMPORT_RUNS_KEPT + 5; i++)
    remember (fixture, &id, 1);
  runs = attache_fetch_imports (fixture->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, ATTACHE_IMPORT_RUNS_KEPT);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM import_article"), ==,
                   ATTACHE_IMPORT_RUNS_KEPT);
}

static gint64
n_lacking (Fixture *fixture)
{
  return sample_count (fixture->db,
                       "SELECT count (*) FILTER (WHERE outlet IS NULL) * 100 + count (*) FILTER "
                       "(WHERE language IS NOT 'de') * 10 + count (*) FILTER (WHERE published IS "
                       "NULL) FROM article");
}

/* Each is one step, which undo takes back for all. */
static void
test_fill (Fixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { add (fixture, words (0, 50), NULL, NULL, NULL),
                         add (fixture, words (100, 150), NULL, NULL, NULL) };
  const gint64 gone[] = { ids[0], 999 };
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  g_assert_cmpint (n_lacking (fixture), ==, 222);
  g_assert_true (attache_filling_run (fixture->db, ATTACHE_FILLING_OUTLET, ids, 2, " Sylvan Post\n",
                                      0, 1, &error));
  g_assert_cmpint (n_lacking (fixture), ==, 22);
  g_assert_true (
      attache_filling_run (fixture->db, ATTACHE_FILLING_LANGUAGE, ids, 2, "de", 0, 2, &error));
  g_assert_true (
      attache_filling_run (fixture->db, ATTACHE_FILLING_PUBLISHED, ids, 2, NULL, 0, 3, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_lacking (fixture), ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_true (attache_journal_undo (fixture->db, NULL, &is_done, &error));
  g_assert_cmpint (n_lacking (fixture), ==, 222);
  g_assert_true (attache_journal_redo (fixture->db, NULL, &is_done, &error));
  g_assert_cmpint (n_lacking (fixture), ==, 22);
  g_assert_false (
      attache_filling_run (fixture->db, ATTACHE_FILLING_OUTLET, gone, 2, "X", 0, 1, &error));
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM article WHERE outlet = 'X'"),
                   ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/imports/kin", Fixture, NULL, set_up, test_kin, tear_down);
  g_test_add ("/imports/carriers", Fixture, NULL, set_up, test_carriers, tear_down);
  g_test_add ("/imports/crowd", Fixture, NULL, set_up, test_crowd, tear_down);
  g_test_add ("/imports/same-text", Fixture, NULL, set_up, test_same_text, tear_down);
  g_test_add ("/imports/same-text-corrected", Fixture, NULL, set_up, test_same_text_corrected,
              tear_down);
  g_test_add ("/imports/report", Fixture, NULL, set_up, test_report, tear_down);
  g_test_add ("/imports/report-entries", Fixture, NULL, set_up, test_report_entries, tear_down);
  g_test_add ("/imports/fill", Fixture, NULL, set_up, test_fill, tear_down);
  g_test_add ("/imports/kept", Fixture, NULL, set_up, test_kept, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the words of a statement stand, as one value and one by one. */

#include "config.h"

#include <string.h>

#include "attache-fetch.h"
#include "attache-shelf-content.h"
#include "attache-statement-spans.h"
#include "attache-store-error.h"
#include "store-dump.h"
#include "store-sample.h"

static void
assert_json (const AttacheRoleSpan *spans, guint n_spans, const char *expected)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AttacheRoleSpan));
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GArray) read = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_vals (all, spans, n_spans);
  json = attache_statement_spans_to_json (all);
  g_assert_cmpstr (json, ==, expected);
  read = attache_statement_spans_from_json (json, &error);
  g_assert_no_error (error);
  again = attache_statement_spans_to_json (read);
  g_assert_cmpstr (again, ==, expected);
}

static void
test_value (void)
{
  const AttacheRoleSpan mixed[] = { { ATTACHE_SPAN_ADDRESSEE, { 7, 9 } },
                                    { ATTACHE_SPAN_CONTENT, { 40, G_MAXUINT32 } },
                                    { ATTACHE_SPAN_CUE, { 5, 5 } },
                                    { ATTACHE_SPAN_CONTENT, { 0, 10 } },
                                    { ATTACHE_SPAN_CONTENT, { 40, 41 } } };

  assert_json (NULL, 0, "[]");
  assert_json (mixed, 1, "[4,7,9]");
  assert_json (mixed, G_N_ELEMENTS (mixed), "[0,0,10,0,40,4294967295,4,7,9]");
}

static void
test_damage (void)
{
  static const char *const spoilt[] = { "",
                                        "[",
                                        "]",
                                        "[0]",
                                        "[0,1]",
                                        "[0,1,2",
                                        "[0,1,2,]",
                                        "[0,1,2]x",
                                        "[0,1,2,0]",
                                        "[0,1,2 ]",
                                        "[5,1,2]",
                                        "[0,2,2]",
                                        "[0,3,2]",
                                        "[-1,1,2]",
                                        "[0,1,4294967296]",
                                        "[0,1,99999999999999999999999999]",
                                        "[[0,1,2]]",
                                        "{\"a\":1}",
                                        "[0,,2]" };

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autofree char *own = g_strdup (spoilt[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) read = attache_statement_spans_from_json (own, &error);

      g_assert_null (read);
      g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED);
    }
}

static AttacheDatabase *
open_talks (char **folder)
{
  AttacheDatabase *db = sample_dossier_new (0, folder);
  g_autoptr (SampleArticle) talks = sample_talks_new ();

  sample_add (db, talks);
  return db;
}

static void
run (AttacheDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  attache_database_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* The view takes spans and gives them up, and keeps their order. */
static void
test_view (void)
{
  char *folder;
  AttacheDatabase *db = open_talks (&folder);
  const char *const IS = "SELECT spans = '[0,3,4,0,10,20,2,1,2]' FROM statement WHERE id = 1";

  run (db, "DELETE FROM statement_span WHERE statement_id = 1");
  g_assert_cmpint (sample_count (db, "SELECT spans = '[]' FROM statement WHERE id = 1"), ==, 1);
  run (db, "INSERT INTO statement_span VALUES (1, 2, 1, 2), (1, 0, 10, 20), (1, 0, 3, 4)");
  g_assert_cmpint (sample_count (db, IS), ==, 1);
  run (db, "INSERT OR IGNORE INTO statement_span VALUES (1, 0, 10, 30)");
  g_assert_cmpint (sample_count (db, IS), ==, 1);
  run (db, "DELETE FROM statement_span WHERE statement_id = 1 AND role = 0 AND start = 10");
  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM statement_span WHERE statement_id = 1"),
                   ==, 2);
  sample_dossier_free (db, folder);
}

/* A statement that is spoilt is told of, by who fetches it and by who asks for its spans. */
static void
test_spoilt_statement (void)
{
  char *folder;
  AttacheDatabase *db = open_talks (&folder);
  const gint64 id = 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) statements = attache_fetch_statements (db, NULL, &id, 1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (g_ptr_array_index (statements, 0));
  g_clear_pointer (&statements, g_ptr_array_unref);
  run (db, "UPDATE statement SET spans = '[0,1' WHERE id = 1");
  statements = attache_fetch_statements (db, NULL, &id, 1, &error);
  g_assert_null (statements);
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED);
  g_assert_false (attache_database_exec (db, "SELECT sum (start) FROM statement_span", NULL));
  sample_dossier_free (db, folder);
}

/* The rows of one table of @content without the column "spans". */
static GVariant *
without_spans (GVariant *table)
{
  g_autoptr (GVariant) names = g_variant_get_child_value (table, 1);
  g_autoptr (GVariant) values = g_variant_get_child_value (table, 2);
  g_autofree const char **columns = g_variant_get_strv (names, NULL);
  GVariantBuilder kept, rows;

  g_variant_builder_init (&kept, G_VARIANT_TYPE ("as"));
  g_variant_builder_init (&rows, G_VARIANT_TYPE ("aav"));
  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (!g_str_equal (columns[i], "spans"))
        g_variant_builder_add (&kept, "s", columns[i]);
    }
  for (gsize k = 0; k < g_variant_n_children (values); k++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (values, k);

      g_variant_builder_open (&rows, G_VARIANT_TYPE ("av"));
      for (guint i = 0; columns[i] != NULL; i++)
        {
          g_autoptr (GVariant) value = g_variant_get_child_value (row, i);

          if (!g_str_equal (columns[i], "spans"))
            g_variant_builder_add_value (&rows, value);
        }
      g_variant_builder_close (&rows);
    }
  return g_variant_new ("(sasaav)", "statement", &kept, &rows);
}

/* @content as it was before 012-spans.sql. */
static GVariant *
make_old (GVariant *content, GVariant *spans)
{
  GVariantBuilder old;

  g_variant_builder_init (&old, G_VARIANT_TYPE (ATTACHE_SHELF_CONTENT_TYPE));
  for (gsize i = 0; i < g_variant_n_children (content); i++)
    {
      g_autoptr (GVariant) table = g_variant_get_child_value (content, i);
      const char *name;

      g_variant_get_child (table, 0, "&s", &name);
      g_variant_builder_add_value (&old,
                                   g_str_equal (name, "statement") ? without_spans (table) : table);
    }
  g_variant_builder_add_value (&old, spans);
  return g_variant_ref_sink (g_variant_builder_end (&old));
}

static gboolean
put_away_and_bring_back (AttacheDatabase *db, gpointer data, GError **error)
{
  static const char SPANS[] = "SELECT statement_span.* FROM statement JOIN statement_span ON "
                              "statement_span.statement_id = statement.id WHERE article_id = :id";
  g_autoptr (GVariant) spans = attache_shelf_rows_load (db, "statement_span", SPANS, 1, error);
  g_autoptr (GVariant) content = attache_shelf_content_lift (db, 1, ATTACHE_SHELF_FOUND, error);
  g_autoptr (GVariant) old = make_old (content, spans);

  return attache_shelf_content_settle (db, 1, old, error);
}

/* What an older program put away comes back. */
static void
test_old_shelf (void)
{
  char *folder;
  AttacheDatabase *db = open_talks (&folder);
  g_autofree char *before = store_dump (db, TRUE);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (attache_database_transact (db, put_away_and_bring_back, NULL, &error));
  g_assert_no_error (error);
  after = store_dump (db, TRUE);
  store_assert_same (before, after);
  sample_dossier_free (db, folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spans/value", test_value);
  g_test_add_func ("/spans/damage", test_damage);
  g_test_add_func ("/spans/view", test_view);
  g_test_add_func ("/spans/spoilt-statement", test_spoilt_statement);
  g_test_add_func ("/spans/old-shelf", test_old_shelf);
  return g_test_run ();
}

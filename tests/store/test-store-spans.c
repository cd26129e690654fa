/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the words of a statement stand, as one value and one by one. */

#include "config.h"

#include <string.h>

#include "attache-fetch.h"
#include "attache-statement-spans.h"
#include "attache-store-error.h"
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

/* The view takes spans and gives them up, and keeps their order. */
static void
test_view (void)
{
  char *folder;
  AttacheDatabase *db = open_talks (&folder);
  const char *const IS = "SELECT spans = '[0,3,4,0,10,20,2,1,2]' FROM statement WHERE id = 1";

  sample_run (db, "DELETE FROM statement_span WHERE statement_id = 1");
  g_assert_cmpint (sample_count (db, "SELECT spans = '[]' FROM statement WHERE id = 1"), ==, 1);
  sample_run (db, "INSERT INTO statement_span VALUES (1, 2, 1, 2), (1, 0, 10, 20), (1, 0, 3, 4)");
  g_assert_cmpint (sample_count (db, IS), ==, 1);
  sample_run (db, "INSERT OR IGNORE INTO statement_span VALUES (1, 0, 10, 30)");
  g_assert_cmpint (sample_count (db, IS), ==, 1);
  sample_run (db, "DELETE FROM statement_span WHERE statement_id = 1 AND role = 0 AND start = 10");
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
  sample_run (db, "UPDATE statement SET spans = '[0,1' WHERE id = 1");
  statements = attache_fetch_statements (db, NULL, &id, 1, &error);
  g_assert_null (statements);
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED);
  g_assert_false (attache_database_exec (db, "SELECT sum (start) FROM statement_span", NULL));
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
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings are made by looking words up in the text. */

#include "config.h"

#include "statement-fixture.h"

#include "attache-fetch-review.h"
#include "attache-fetch.h"
#include "attache-journal.h"
#include "attache-writing-statements.h"
#include "attache-writing.h"
#include "store-dump.h"

static void
find_statements (SampleArticle *article, guint variant)
{
  const gint lorne = sample_add_actor (article, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON,
                                       NULL);
  const gint veld = sample_add_actor (article, "Boris Veld", "boris-veld", ATTACHE_ACTOR_PERSON,
                                      NULL);
  gint mill;

  if ((variant & WITH_WHOLE) != 0)
    sample_add_statement (article, BRIDGE ",” Ada Lorne said, “" SNOW, "said", lorne, NULL);
  else
    sample_add_statement (article, BRIDGE, "said", lorne, "2031-09-20");
  if ((variant & (WITHOUT_SNOW | WITH_WHOLE)) == 0)
    sample_add_statement (article, SNOW, "said", veld, NULL);
  mill = sample_add_statement (article, MILL, "said", veld, NULL);
  sample_add_statement (article, RIVER, "said", -1, NULL);
  attache_findings_statement (article->findings, article->findings->statements->len - 1)->inside =
      mill;
}

SampleArticle *
statement_fixture_new_article (const char *text, guint variant)
{
  SampleArticle *article = sample_article_new (text, "Bridge", "Zenda Post", "2031-09-21");

  article->fields.url = "https://courier.example/bridge";
  find_statements (article, variant);
  return article;
}

void
statement_fixture_set_up (StatementFixture *fixture, gconstpointer data)
{
  fixture->db = sample_dossier_new (0, &fixture->folder);
  fixture->article = statement_fixture_new_article (TEXT, 0);
  fixture->id = sample_add (fixture->db, fixture->article);
}

/* What is written of statements twice says the same. */
void
statement_fixture_assert_whole (StatementFixture *fixture)
{
  static const char *const none[] = {
    "SELECT count (*) FROM article WHERE n_statements <> (SELECT count (*) FROM statement "
    "WHERE article_id = article.id)",
    "SELECT count (*) FROM article_actor AS here WHERE n_statements <> (SELECT count (*) FROM "
    "statement WHERE article_id = here.article_id AND speaker_id = here.actor_id)",
    "SELECT count (*) FROM actor WHERE n_statements <> (SELECT count (*) FROM statement "
    "WHERE speaker_id = actor.id)",
    "SELECT count (*) FROM actor WHERE n_articles <> (SELECT count (*) FROM article_actor "
    "WHERE actor_id = actor.id)",
    "SELECT count (*) FROM statement WHERE start <> (SELECT min (start) FROM statement_span "
    "WHERE statement_id = id AND role = 0) OR end <> (SELECT max (end) FROM statement_span "
    "WHERE statement_id = id AND role = 0)",
    "SELECT count (*) FROM statement WHERE inside_id = id OR id > 1000 OR twin < 0",
    "SELECT count (*) FROM statement_ground WHERE NOT EXISTS (SELECT 1 FROM statement "
    "WHERE statement.article_id = statement_ground.article_id AND choice_id IS NOT NULL)",
    "SELECT count (*) FROM pragma_foreign_key_check",
  };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_cmpint (sample_count (fixture->db, none[i]), ==, 0);
}

void
statement_fixture_tear_down (StatementFixture *fixture, gconstpointer data)
{
  statement_fixture_assert_whole (fixture);
  sample_article_free (fixture->article);
  sample_dossier_free (fixture->db, fixture->folder);
}

/* Of the statement whose words begin so; they must be of one. */
gint64
statement_fixture_get (StatementFixture *fixture, const char *words)
{
  g_autofree char *sql = g_strdup_printf (
      "/* scan */ SELECT statement.id FROM statement JOIN article_text USING (article_id) JOIN "
      "statement_span ON statement_id = statement.id AND role = 0 WHERE "
      "substr (text, statement.start + 1, %ld) = '%s' ORDER BY statement.end DESC",
      g_utf8_strlen (words, -1), words);
  const gint64 id = sample_count (fixture->db, sql);

  g_assert_cmpint (id, >, 0);
  return id;
}

/* All of the newest version: words and speaker, in the order of the text. */
void
statement_fixture_assert_statements (StatementFixture *fixture, const char *expected)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AttacheSql) sql = attache_database_prepare (
      fixture->db, "SELECT id FROM statement ORDER BY article_id, start, end", NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  while (attache_sql_next (sql))
    {
      const gint64 id = attache_sql_int (sql, 0);

      g_array_append_val (ids, id);
    }
  g_assert_true (attache_sql_finish (sql, NULL));
  found = attache_fetch_statements (fixture->db, NULL, (const gint64 *) (gpointer) ids->data,
                                    ids->len, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const AttacheStatementFields *fields = attache_statement_get_fields (found->pdata[i]);

      g_string_append_printf (lines, "%s: %s\n",
                              fields->speaker_name != NULL ? fields->speaker_name : "?",
                              fields->quote);
    }
  g_assert_cmpstr (lines->str, ==, expected);
  statement_fixture_assert_whole (fixture);
}

void
statement_fixture_go (StatementFixture *fixture, gboolean is_undo)
{
  gboolean is_done;

  g_assert_true (
      (is_undo ? attache_journal_undo : attache_journal_redo) (fixture->db, NULL, &is_done, NULL));
  g_assert_true (is_done);
}

/* There and back again says the same, byte for byte. Takes @before. */
void
statement_fixture_assert_way_back (StatementFixture *fixture, char *before)
{
  g_autofree char *after = store_dump (fixture->db, FALSE);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  statement_fixture_go (fixture, TRUE);
  undone = store_dump (fixture->db, FALSE);
  store_assert_same (undone, before);
  statement_fixture_go (fixture, FALSE);
  redone = store_dump (fixture->db, FALSE);
  store_assert_same (redone, after);
  g_free (before);
}

void
statement_fixture_merge (StatementFixture *fixture, const char *one, const char *other)
{
  g_autoptr (GError) error = NULL;
  char *before = store_dump (fixture->db, FALSE);

  attache_writing_merge_statements (fixture->db, statement_fixture_get (fixture, one),
                                    statement_fixture_get (fixture, other), 1, &error);
  g_assert_no_error (error);
  statement_fixture_assert_way_back (fixture, before);
}

/* The second part begins with @at. */
void
statement_fixture_split (StatementFixture *fixture, const char *one, const char *at)
{
  g_autoptr (GError) error = NULL;
  char *before = store_dump (fixture->db, FALSE);

  attache_writing_split_statement (fixture->db, statement_fixture_get (fixture, one),
                                   sample_span (fixture->article, at).start, 1, &error);
  g_assert_no_error (error);
  statement_fixture_assert_way_back (fixture, before);
}

void
statement_fixture_decide (StatementFixture *fixture, const char *one, AttacheDecision decision,
                          const char *speaker)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM actor WHERE key = '%s'", speaker);

  g_assert_true (attache_writing_decide_statement (fixture->db,
                                                   statement_fixture_get (fixture, one), decision,
                                                   sample_count (fixture->db, sql), 1, NULL));
}

void
statement_fixture_analyse (StatementFixture *fixture, guint variant)
{
  g_autoptr (SampleArticle) article = statement_fixture_new_article (TEXT, variant);
  g_autoptr (GError) error = NULL;

  attache_store_set_findings (fixture->db, fixture->id, article->text, article->findings, NULL,
                              &error);
  g_assert_no_error (error);
  statement_fixture_assert_whole (fixture);
}

/* Of choices and decisions whose ground is gone. */
void
statement_fixture_assert_lost (StatementFixture *fixture, guint n_choices, guint n_decisions)
{
  g_autoptr (GPtrArray) items = attache_fetch_review (fixture->db, 50, NULL);
  guint n_found = 0;

  for (guint i = 0; i < items->len; i++)
    n_found += ((AttacheReviewItem *) items->pdata[i])->kind == ATTACHE_REVIEW_SHAPE;
  g_assert_cmpuint (n_found, ==, n_choices);
  g_assert_cmpuint (items->len - n_found, ==, n_decisions);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles added one by one and many at once make the same dossier: what waits to be written is
 * found as what is written. */

#include "config.h"

#include "attache-row-batch.h"
#include "attache-time-span.h"
#include "attache-writing-actors.h"
#include "store-dump.h"
#include "store-sample.h"

#define N_ARTICLES 240
#define N_BEFORE 20
#define N_ACTORS 6
#define HOUR (ATTACHE_USEC_PER_DAY / 24)

static const char *const words[] = {
  "bridge", "ridge", "valley", "customs", "prisoners", "border",
  "paper",  "envoy", "winter", "armies",  "talks",     "signed"
};

/* Some texts are there twice, and many are much the same. */
static char *
draw_text (GRand *random)
{
  g_autoptr (GRand) of_text = g_rand_new_with_seed ((guint32) g_rand_int_range (random, 0, 200));
  g_autoptr (GRand) of_body = g_rand_new_with_seed ((guint32) g_rand_int_range (of_text, 0, 30));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 120; i++)
    g_string_append_printf (text, "%s%u ",
                            words[g_rand_int_range (of_body, 0, G_N_ELEMENTS (words))],
                            (guint) g_rand_int_range (of_body, 0, 9));
  g_string_append_printf (text, "report %d.", g_rand_int_range (of_text, 0, 1000));
  return g_string_free (text, FALSE);
}

static AttacheTimeSpan
draw_span (GRand *random)
{
  static const gint64 lengths[] = { HOUR, 24 * HOUR, 24 * HOUR, 24 * HOUR, 60 * HOUR, 720 * HOUR };
  const guint kind = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (lengths));
  const gint64 day = g_rand_int_range (random, -3, 5) * ATTACHE_USEC_PER_DAY;
  const gint64 begin = day + (g_rand_boolean (random) ? -4 * HOUR : 0);

  if (g_rand_int_range (random, 0, 12) == 0)
    return ATTACHE_TIME_SPAN_UNKNOWN;
  return (AttacheTimeSpan){ begin, begin + lengths[kind],
                            lengths[kind] > 100 * HOUR ? ATTACHE_PRECISION_MONTH
                                                       : ATTACHE_PRECISION_DAY };
}

static void
add_actors (SampleArticle *article, GRand *random)
{
  const char *const roles[] = { "minister", "envoy", NULL };

  for (guint i = 0; i < 4; i++)
    {
      const gint number = g_rand_int_range (random, 0, N_ACTORS);
      AttacheFoundActor actor = { .type = ATTACHE_ACTOR_PERSON, .known = number > 0 };

      actor.name = g_strdup_printf ("Actor %d", number);
      actor.key = number > 0 ? g_strdup_printf ("actor-%d", number) : NULL;
      actor.roles = g_new0 (char *, 2);
      actor.roles[0] = g_strdup (roles[i % 2]);
      actor.aliases = g_new0 (char *, 2);
      actor.aliases[0] = g_strdup_printf ("A. %d", number);
      g_array_append_val (article->findings->actors, actor);
    }
  for (guint i = 0; i < 6; i++)
    {
      AttacheFoundMention mention = { .span = { 10 * i, 10 * i + 5 },
                                      .actor = g_rand_int_range (random, -1, 4),
                                      .rule = "test" };

      g_array_append_val (article->findings->mentions, mention);
    }
}

static void
add_statements (SampleArticle *article, GRand *random)
{
  for (guint i = 0; i < 4; i++)
    {
      const guint start = (guint) g_rand_int_range (random, 0, 4) * 30;
      const AttacheSpan content = { start, start + 80 };
      AttacheFoundStatement statement = { .kind = ATTACHE_STATEMENT_DIRECT,
                                          .speaker = g_rand_int_range (random, -1, 4),
                                          .via = -1,
                                          .addressee = -1,
                                          .inside = g_rand_int_range (random, -1, 4),
                                          .confidence = 0.5f,
                                          .rule = "test",
                                          .when = draw_span (random) };

      if (statement.inside == (gint) i)
        statement.inside = -1;
      statement.content = g_memdup2 (&content, sizeof content);
      statement.n_content = i < 3;
      g_array_append_val (article->findings->statements, statement);
    }
}

static void
add_events (SampleArticle *article, GRand *random)
{
  for (guint i = 0; i < 3; i++)
    {
      AttacheFoundEvent event = { .span = { 20 * i, 20 * i + 10 },
                                  .kind = g_rand_int_range (random, 0, 2),
                                  .mode = g_rand_int_range (random, 0, 3),
                                  .when = draw_span (random),
                                  .confidence = 0.5f,
                                  .rule = "test" };

      event.n_actors = (guint) g_rand_int_range (random, 0, 4);
      event.actors = g_new0 (AttacheEventActor, event.n_actors + 1);
      for (guint k = 0; k < event.n_actors; k++)
        event.actors[k] = (AttacheEventActor){ k == 0, g_rand_int_range (random, 0, 4), { 0, 0 } };
      g_array_append_val (article->findings->events, event);
    }
}

static SampleArticle *
draw_article (GRand *random)
{
  g_autofree char *text = draw_text (random);
  SampleArticle *article = sample_article_new (text, "Talks", NULL, NULL);

  article->fields.outlet = g_rand_boolean (random) ? "Sylvan Post" : "Zenda News";
  article->fields.published = g_rand_int_range (random, 0, 40) * 12 * HOUR;
  if (g_rand_boolean (random))
    article->fields.shingles = attache_shingles_new (article->text);
  add_actors (article, random);
  add_statements (article, random);
  add_events (article, random);
  return article;
}

static void
article_free (gpointer data)
{
  SampleArticle *article = data;

  g_clear_pointer (&article->fields.shingles, attache_shingles_unref);
  sample_article_free (article);
}

static void
add (AttacheDatabase *db, AttacheSeenTexts *seen, GPtrArray *articles, guint first, guint end)
{
  g_autofree AttacheNewArticle *fields = g_new0 (AttacheNewArticle, articles->len);
  g_autofree AttacheAdded *added = g_new0 (AttacheAdded, articles->len);
  g_autoptr (GError) error = NULL;

  for (guint i = first; i < end; i++)
    fields[i - first] = ((SampleArticle *) g_ptr_array_index (articles, i))->fields;
  attache_store_add_articles (db, fields, end - first, seen, 1000, added, &error);
  g_assert_no_error (error);
}

/* What a dossier says into which the articles came @n at a time. From N_BEFORE on one speaker
 * counts for another. */
static char *
dump_of (GPtrArray *articles, guint n)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.dossier", NULL);
  AttacheDatabase *db = sample_open (path);
  g_autoptr (AttacheSeenTexts) seen = n > 1 ? attache_seen_texts_new () : NULL;
  g_autoptr (GError) error = NULL;
  char *dump;

  add (db, seen, articles, 0, N_BEFORE);
  g_assert_true (attache_writing_merge_actors (
      db, sample_count (db, "SELECT id FROM actor WHERE key = 'actor-1'"),
      sample_count (db, "SELECT id FROM actor WHERE key = 'actor-2'"), 2000, &error));
  g_assert_no_error (error);
  /* What a connection remembers is gone. */
  attache_database_free (db);
  db = sample_open (path);
  for (guint i = N_BEFORE; i < articles->len; i += n)
    add (db, seen, articles, i, MIN (i + n, articles->len));
  sample_assert_whole (db);
  dump = store_dump (db, TRUE);
  sample_dossier_free (db, g_steal_pointer (&folder));
  return dump;
}

static void
test_same (gconstpointer seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (article_free);
  g_autofree char *one_by_one = NULL, *by_sevens = NULL, *at_once = NULL;

  for (guint i = 0; i < N_ARTICLES; i++)
    g_ptr_array_add (articles, draw_article (random));
  one_by_one = dump_of (articles, 1);
  by_sevens = dump_of (articles, 7);
  at_once = dump_of (articles, N_ARTICLES);
  store_assert_same (one_by_one, by_sevens);
  store_assert_same (one_by_one, at_once);
}

static void
test_values (void)
{
  g_autofree char *folder = NULL;
  AttacheDatabase *db = sample_dossier_new (0, &folder);
  g_autoptr (AttacheRowBatch) rows = attache_row_batch_new ("INSERT INTO probe (a, b, c)", 3);
  g_autoptr (GError) error = NULL;

  sample_run (db, "CREATE TABLE probe (a INTEGER UNIQUE, b, c)");
  g_assert_true (attache_row_batch_write (rows, db, &error));
  attache_row_batch_put_int (rows, G_MININT64);
  attache_row_batch_put_text (rows, "a bridge");
  attache_row_batch_put_double (rows, 0.25);
  attache_row_batch_put_id (rows, 0);
  attache_row_batch_put_text (rows, NULL);
  attache_row_batch_put_time (rows, ATTACHE_TIME_UNKNOWN);
  g_assert_true (attache_row_batch_write (rows, db, &error));
  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM probe WHERE a = -9223372036854775808 "
                                     "AND b = 'a bridge' AND c = 0.25"),
                   ==, 1);
  g_assert_cmpint (sample_count (db,
                                 "SELECT count (*) FROM probe WHERE a IS NULL AND b IS NULL AND "
                                 "c IS NULL"),
                   ==, 1);
  sample_dossier_free (db, g_steal_pointer (&folder));
}

/* None of the rows is there where one is refused, and the batch may be used again. */
static void
test_refused (void)
{
  g_autofree char *folder = NULL;
  AttacheDatabase *db = sample_dossier_new (0, &folder);
  g_autoptr (AttacheRowBatch) rows = attache_row_batch_new ("INSERT INTO probe (a)", 1);
  g_autoptr (GError) error = NULL;

  sample_run (db, "CREATE TABLE probe (a INTEGER UNIQUE)");
  for (guint i = 0; i < 3; i++)
    attache_row_batch_put_int (rows, i % 2);
  g_assert_false (attache_row_batch_write (rows, db, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM probe"), ==, 0);
  g_clear_error (&error);
  attache_row_batch_put_int (rows, 7);
  g_assert_true (attache_row_batch_write (rows, db, &error));
  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM probe"), ==, 1);
  sample_dossier_free (db, g_steal_pointer (&folder));
}

/* A dossier may come from anybody: what stands in it cannot reach for memory. */
static void
test_made_up (void)
{
  g_autofree char *folder = NULL;
  AttacheDatabase *db = sample_dossier_new (0, &folder);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM row_batch (94820000)"), ==, 0);
  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM row_batch ('attache')"), ==, 0);
  sample_run (db, "CREATE VIEW probe AS SELECT * FROM row_batch (1)");
  g_assert_false (attache_database_exec (db, "SELECT * FROM probe", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (attache_database_exec (db, "SELECT * FROM row_batch", &error));
  g_assert_nonnull (error);
  sample_dossier_free (db, g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/values", test_values);
  g_test_add_func ("/batch/refused", test_refused);
  g_test_add_func ("/batch/made-up", test_made_up);
  for (guint seed = 1; seed <= 3; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/batch/same/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_same);
    }
  return g_test_run ();
}

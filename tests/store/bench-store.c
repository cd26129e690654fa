/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store at scale: any number of made-up articles from a seed, beside the bare FTS5 table that a
 * minimal program would fill with the same texts in the same run. Prints one line a figure.
 * ATTACHE_BENCH_ARTICLES sets the number (10000). */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "attache-database-private.h"
#include "attache-fetch-reading.h"
#include "attache-fetch.h"
#include "attache-query.h"
#include "attache-writing.h"
#include "store-sample.h"

#define N_WORDS 30000
#define N_ACTORS 2000
#define N_OUTLETS 40
#define BATCH 200
#define FIRST_DAY 22000

typedef struct
{
  char *folder;
  AttacheDatabase *db;
  sqlite3 *bare;
  guint n_articles;
  GPtrArray *words;
} Bench;

/* A word of its rank: common ones are short. */
static char *
make_word (guint rank)
{
  static const char *const syllables[] = { "ba", "do", "ki", "lu",  "me",  "no",  "pa", "ri",
                                           "so", "tu", "ve", "zan", "ber", "gor", "lis" };
  GString *word = g_string_new (NULL);

  do
    {
      g_string_append (word, syllables[rank % G_N_ELEMENTS (syllables)]);
      rank /= G_N_ELEMENTS (syllables);
    }
  while (rank > 0);
  return g_string_free (word, FALSE);
}

/* Zipf's law, near enough: the rank is spread evenly over magnitudes. */
static const char *
draw_word (Bench *bench, GRand *random)
{
  guint limit = 1u << g_rand_int_range (random, 1, 15);

  return g_ptr_array_index (bench->words,
                            (guint) g_rand_int_range (random, 0, (gint32) MIN (limit, N_WORDS)));
}

static char *
make_text (Bench *bench, guint number, GRand *random)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Report number %u of the talks. ", number);
  for (guint sentence = 0; sentence < 36; sentence++)
    {
      for (guint i = 0; i < 15; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " " : "", draw_word (bench, random));
      g_string_append (text, sentence % 6 == 5 ? ".\n\n" : ". ");
    }
  return g_string_free (text, FALSE);
}

static void
add_actors (SampleArticle *article, GRand *random)
{
  for (guint i = 0; i < 4; i++)
    {
      guint rank = (guint) g_rand_int_range (random, 0, 1 << g_rand_int_range (random, 3, 11));
      AttacheFoundActor actor = { .type = ATTACHE_ACTOR_PERSON, .known = TRUE };

      actor.key = g_strdup_printf ("actor-%u", rank % N_ACTORS);
      actor.name = g_strdup_printf ("Actor %u", rank % N_ACTORS);
      g_array_append_val (article->findings->actors, actor);
      for (guint k = 0; k < 3; k++)
        {
          guint start = 40 + 300 * k + 60 * i;
          AttacheFoundMention mention = { .span = { start, start + 8 },
                                          .actor = (gint) i,
                                          .rule = "bench" };

          g_array_append_val (article->findings->mentions, mention);
        }
    }
}

static AttacheTimeSpan
day (guint number)
{
  gint64 begin = (gint64) (FIRST_DAY + number) * ATTACHE_USEC_PER_DAY;

  return (AttacheTimeSpan){ begin, begin + ATTACHE_USEC_PER_DAY, ATTACHE_PRECISION_DAY };
}

static void
add_findings (SampleArticle *article, guint date, GRand *random)
{
  for (guint i = 0; i < 5; i++)
    {
      AttacheFoundStatement statement = { .kind = i % 3,
                                          .speaker = (gint) i % 4,
                                          .via = -1,
                                          .addressee = -1,
                                          .inside = -1,
                                          .confidence = 0.8f,
                                          .rule = "bench",
                                          .resolution = "name",
                                          .when = day (date) };
      const AttacheSpan content = { 50 + 200 * i, 150 + 200 * i },
                        cue = { 151 + 200 * i, 155 + 200 * i };

      statement.content = g_memdup2 (&content, sizeof content);
      statement.cue = g_memdup2 (&cue, sizeof cue);
      statement.n_content = statement.n_cue = 1;
      g_array_append_val (article->findings->statements, statement);
    }
  for (guint i = 0; i < 2; i++)
    {
      AttacheFoundEvent event = { .span = { 60 + 300 * i, 90 + 300 * i },
                                  .kind = g_rand_int_range (random, 0, 16),
                                  .when = day (date),
                                  .confidence = 0.7f,
                                  .rule = "bench" };

      event.actors = g_new0 (AttacheEventActor, 2);
      event.actors[0] = (AttacheEventActor){ TRUE, (gint) i, { 0, 0 } };
      event.actors[1] = (AttacheEventActor){ FALSE, (gint) i + 1, { 0, 0 } };
      event.n_actors = 2;
      g_array_append_val (article->findings->events, event);
    }
}

static SampleArticle *
make_article (Bench *bench, guint number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number + 1);
  g_autofree char *text = make_text (bench, number, random);
  SampleArticle *article = sample_article_new (text, NULL, NULL, NULL);
  guint date = (guint) g_rand_int_range (random, 0, 1500);

  article->fields.title = g_strdup_printf ("Talks, report %u", number);
  article->fields.outlet = g_strdup_printf ("Outlet %d", g_rand_int_range (random, 0, N_OUTLETS));
  article->fields.published = day (date).begin
                              + g_rand_int_range (random, 0, 86400) * G_USEC_PER_SEC;
  article->fields.text_uid = attache_article_uid (article->text);
  article->fields.shingles = attache_shingles_new (article->text);
  add_actors (article, random);
  add_findings (article, date, random);
  return article;
}

static void
free_article (gpointer data)
{
  SampleArticle *article = data;

  g_free ((char *) article->fields.title);
  g_free ((char *) article->fields.outlet);
  g_free ((char *) article->fields.text_uid);
  attache_shingles_free ((AttacheShingles *) article->fields.shingles);
  sample_article_free (article);
}

static void
print_figure (const char *name, double value, const char *unit)
{
  g_print ("%-56s %12.3f %s\n", name, value, unit);
}

static double
seconds_since (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

/* As the workers of an import hand it over. */
static void
write_ours (Bench *bench, GPtrArray *batch)
{
  g_autofree AttacheNewArticle *articles = g_new (AttacheNewArticle, batch->len);
  g_autofree AttacheAdded *added = g_new (AttacheAdded, batch->len);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < batch->len; i++)
    articles[i] = ((SampleArticle *) g_ptr_array_index (batch, i))->fields;
  if (!attache_store_add_articles (bench->db, articles, batch->len, 1, added, &error))
    g_error ("%s", error->message);
}

static void
run_bare (sqlite3 *bare, const char *sql)
{
  if (sqlite3_exec (bare, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bare));
}

static void
write_bare (Bench *bench, GPtrArray *batch, guint first)
{
  sqlite3_stmt *stmt;

  run_bare (bench->bare, "BEGIN");
  sqlite3_prepare_v2 (bench->bare, "INSERT INTO bare (rowid, title, text) VALUES (?1, ?2, ?3)", -1,
                      &stmt, NULL);
  for (guint i = 0; i < batch->len; i++)
    {
      SampleArticle *article = g_ptr_array_index (batch, i);

      sqlite3_bind_int64 (stmt, 1, first + i + 1);
      sqlite3_bind_text (stmt, 2, article->fields.title, -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 3, attache_text_get_utf8 (article->text, NULL), -1, SQLITE_STATIC);
      if (sqlite3_step (stmt) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (bench->bare));
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  run_bare (bench->bare, "COMMIT");
}

static void
fill (Bench *bench)
{
  double ours = 0, bare = 0;

  for (guint first = 0; first < bench->n_articles; first += BATCH)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (free_article);
      gint64 begin;

      for (guint i = first; i < MIN (first + BATCH, bench->n_articles); i++)
        g_ptr_array_add (batch, make_article (bench, i));
      begin = g_get_monotonic_time ();
      write_bare (bench, batch, first);
      bare += seconds_since (begin);
      begin = g_get_monotonic_time ();
      write_ours (bench, batch);
      ours += seconds_since (begin);
    }
  print_figure ("bare FTS5 insert", bench->n_articles / bare, "articles/s");
  print_figure ("import of analysed articles", bench->n_articles / ours, "articles/s");
  print_figure ("import / bare (goal 0.7)", bare / ours, "");
}

/* Median of nine, milliseconds. */
#define TIME(name, expression)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    double times[9];                                                                               \
                                                                                                   \
    for (guint turn = 0; turn < 9; turn++)                                                         \
      {                                                                                            \
        gint64 begin = g_get_monotonic_time ();                                                    \
                                                                                                   \
        expression;                                                                                \
        times[turn] = seconds_since (begin) * 1000;                                                \
      }                                                                                            \
    qsort (times, 9, sizeof *times, compare_doubles);                                              \
    print_figure (name, times[4], "ms");                                                           \
  }                                                                                                \
  G_STMT_END

static int
compare_doubles (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
search_bare (Bench *bench, const char *match)
{
  sqlite3_stmt *stmt;

  sqlite3_prepare_v2 (bench->bare,
                      "SELECT rowid FROM bare WHERE bare MATCH ?1 ORDER BY rowid DESC LIMIT 64", -1,
                      &stmt, NULL);
  sqlite3_bind_text (stmt, 1, match, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    ;
  sqlite3_finalize (stmt);
}

static GArray *
list_articles (Bench *bench, AttacheFilter *filter, guint limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  if (!attache_query_articles (bench->db, filter, limit, ids, NULL, &error))
    g_error ("%s", error->message);
  return ids;
}

static void
show_page (Bench *bench, AttacheFilter *filter)
{
  g_autoptr (GArray) ids = list_articles (bench, filter, 64);
  g_autoptr (GPtrArray) items = attache_fetch_articles (
      bench->db, filter, (const gint64 *) (gconstpointer) ids->data, MIN (ids->len, 20), NULL);

  g_assert (items != NULL);
}

static void
search (Bench *bench, const char *what, const char *match, const char *words)
{
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) filter = attache_filter_with_words (all, words);
  g_autofree char *bare_name = g_strdup_printf ("search, %s: bare FTS5, 64 newest", what);
  g_autofree char *first_name = g_strdup_printf ("search, %s: ours, 64 newest", what);
  g_autofree char *page_name = g_strdup_printf ("search, %s: ours, with a page of snippets", what);
  g_autofree char *all_name = g_strdup_printf ("search, %s: ours, all ids", what);

  TIME (bare_name, search_bare (bench, match));
  TIME (first_name, g_array_unref (list_articles (bench, filter, 64)));
  TIME (page_name, show_page (bench, filter));
  TIME (all_name, g_array_unref (list_articles (bench, filter, 0)));
}

static void
filter_lists (Bench *bench)
{
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter)
      dates = attache_filter_with_dates (all, day (400).begin, day (430).begin);
  g_autoptr (AttacheFilter) actor = attache_filter_with_actor (all, 1, TRUE);
  g_autoptr (AttacheFilter) kind = attache_filter_with_kind (all, ATTACHE_EVENT_CONSULT, TRUE);
  g_autoptr (AttacheFilter) outlet = attache_filter_with_outlet (all, "Outlet 3", TRUE);
  g_autoptr (AttacheFilter) two = attache_filter_with_actor (dates, 1, TRUE);
  g_autoptr (AttacheFilter) three = attache_filter_with_outlet (two, "Outlet 3", TRUE);
  g_autoptr (AttacheFilter) four = attache_filter_with_words (three, "ba");
  const struct
  {
    const char *name;
    AttacheFilter *filter;
  } cases[] = { { "none", all },
                { "dates", dates },
                { "actor", actor },
                { "kind", kind },
                { "outlet", outlet },
                { "dates and actor", two },
                { "dates, actor and outlet", three },
                { "dates, actor, outlet and words", four } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = g_strdup_printf ("articles, filter %s: first 64", cases[i].name);
      g_autofree char *whole = g_strdup_printf ("articles, filter %s: all ids", cases[i].name);

      TIME (first, g_array_unref (list_articles (bench, cases[i].filter, 64)));
      TIME (whole, g_array_unref (list_articles (bench, cases[i].filter, 0)));
    }
}

static void
others (Bench *bench)
{
  AttacheDatabase *db = bench->db;
  g_autoptr (GArray) ids = list_articles (bench, NULL, 64);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  AttacheTotals totals;
  gint64 id, now = 1;

  TIME ("totals", attache_query_totals (db, &totals, NULL));
  TIME ("series, lanes by kind",
        attache_event_series_unref (attache_query_series (db, NULL, ATTACHE_SERIES_BY_KIND, NULL)));
  TIME ("series, lanes by actor", attache_event_series_unref (attache_query_series (
                                      db, NULL, ATTACHE_SERIES_BY_ACTOR, NULL)));
  TIME ("choices of actors", g_ptr_array_unref (attache_query_actor_choices (db, NULL)));
  TIME ("choices of outlets", g_ptr_array_unref (attache_query_outlet_choices (db, NULL)));
  TIME ("speakers of the dossier", attache_query_speakers (db, NULL, 0, some, NULL));
  TIME ("a page of 64 articles",
        g_ptr_array_unref (attache_fetch_articles (
            db, NULL, (const gint64 *) (gconstpointer) ids->data, ids->len, NULL)));
  TIME ("reading an article", attache_reading_rows_free (attache_fetch_reading (
                                  db, NULL, g_array_index (ids, gint64, 5), NULL, NULL)));
  TIME ("a note, until it is on disk",
        attache_writing_annotate (db, ATTACHE_TARGET_SPAN, 1, 0, (AttacheSpan){ 0, 8 }, 0, now++,
                                  &id, NULL));
}

static void
open_all (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "bench.dossier", NULL);
  g_autofree char *bare_path = g_build_filename (bench->folder, "bare.sqlite", NULL);
  g_autoptr (GError) error = NULL;

  bench->db = attache_database_open (path, ATTACHE_DATABASE_CREATE | ATTACHE_DATABASE_WAL, &error);
  if (bench->db == NULL)
    g_error ("%s", error->message);
  sqlite3_open (bare_path, &bench->bare);
  run_bare (bench->bare,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;"
            "CREATE VIRTUAL TABLE bare USING fts5 (title, text, tokenize = 'unicode61 "
            "remove_diacritics 2',"
            " prefix = '2 3')");
}

static void
print_sizes (Bench *bench)
{
  const char *const names[] = { "bench.dossier", "bare.sqlite" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (bench->folder, names[i], NULL);
      GStatBuf info;

      if (g_stat (path, &info) == 0)
        print_figure (names[i], (double) info.st_size / (1 << 20), "MiB");
    }
}

int
main (int argc, char **argv)
{
  const char *number = g_getenv ("ATTACHE_BENCH_ARTICLES");
  Bench bench = { .n_articles = number != NULL ? (guint) atoi (number) : 10000 };

  bench.folder = sample_folder_new ();
  bench.words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_WORDS; i++)
    g_ptr_array_add (bench.words, make_word (i));
  open_all (&bench);
  print_figure ("articles", bench.n_articles, "");
  fill (&bench);
  print_sizes (&bench);
  search (&bench, "common word", "\"ba\"", "ba ");
  search (&bench, "rare word", "\"lislislisba\" OR \"nonobaki\"", "lislislisba OR nonobaki ");
  search (&bench, "prefix of two letters", "\"ri\"*", "ri");
  search (&bench, "phrase", "\"ba do\"", "\"ba do\"");
  filter_lists (&bench);
  others (&bench);
  attache_database_free (bench.db);
  sqlite3_close (bench.bare);
  g_ptr_array_unref (bench.words);
  sample_folder_remove (bench.folder);
  return 0;
}

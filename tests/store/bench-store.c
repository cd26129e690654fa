/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store at scale: any number of made-up articles from a seed, beside the bare FTS5 table that a
 * minimal program would fill with the same texts in the same run. Prints one line a figure.
 * ATTACHE_BENCH_ARTICLES sets the number (10000); in the folder ATTACHE_BENCH_DIR the dossier is
 * kept, and found again. */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "attache-article-writer.h"
#include "attache-database-private.h"
#include "attache-fetch-reading.h"
#include "attache-fetch.h"
#include "attache-query.h"
#include "attache-upkeep.h"
#include "attache-writing.h"
#include "bench-coverage.h"
#include "bench-figures.h"
#include "bench-search.h"

#define BATCH ATTACHE_STORE_BATCH
#define BATCH_OF_NOTES 200
/* Batches that are made ahead of the writer. */
#define MAX_AHEAD 4
/* One article in so many has a note. */
#define ARTICLES_OF_NOTE 10

typedef struct
{
  char *folder;
  AttacheDatabase *db;
  sqlite3 *bare;
  guint n_articles;
  guint n_done; /* of them, by a run before that was cut short */
  Coverage *coverage;
  AttacheSeenTexts *seen; /* by the import */
  GAsyncQueue *made;      /* GPtrArray of SampleArticle */
  GMutex mutex;           /* guards n_ahead */
  GCond taken;
  guint n_ahead;
} Bench;

/* What this thread computed, and the kernel for it: the same on a busy machine, but it counts no
 * waiting for the disk. */
static double
processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
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
  if (!attache_store_add_articles (bench->db, articles, batch->len, bench->seen, 1, added, &error))
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

static gpointer
make_thread (gpointer data)
{
  Bench *bench = data;

  for (guint first = bench->n_done; first < bench->n_articles; first += BATCH)
    {
      GPtrArray *batch = g_ptr_array_new_with_free_func (coverage_article_free);

      for (guint i = first; i < MIN (first + BATCH, bench->n_articles); i++)
        g_ptr_array_add (batch, coverage_make (bench->coverage, i));
      g_mutex_lock (&bench->mutex);
      while (bench->n_ahead >= MAX_AHEAD)
        g_cond_wait (&bench->taken, &bench->mutex);
      bench->n_ahead++;
      g_mutex_unlock (&bench->mutex);
      g_async_queue_push (bench->made, batch);
    }
  return NULL;
}

static GPtrArray *
take_batch (Bench *bench)
{
  GPtrArray *batch = g_async_queue_pop (bench->made);

  g_mutex_lock (&bench->mutex);
  bench->n_ahead--;
  g_cond_signal (&bench->taken);
  g_mutex_unlock (&bench->mutex);
  return batch;
}

static void
fill (Bench *bench)
{
  const guint n = bench->n_articles - bench->n_done;
  double ours = 0, bare = 0, ours_processor = 0, bare_processor = 0;
  GThread *maker = g_thread_new ("maker", make_thread, bench);

  for (guint first = bench->n_done; first < bench->n_articles; first += BATCH)
    {
      g_autoptr (GPtrArray) batch = take_batch (bench);
      const double processor = processor_seconds ();
      double between;
      gint64 begin = g_get_monotonic_time ();

      write_bare (bench, batch, first);
      bare += seconds_since (begin);
      between = processor_seconds ();
      begin = g_get_monotonic_time ();
      write_ours (bench, batch);
      ours += seconds_since (begin);
      bare_processor += between - processor;
      ours_processor += processor_seconds () - between;
      if (first / BATCH % 50 == 49)
        g_printerr ("%u articles, %.3f of bare, %.3f by processor time\n", first + BATCH,
                    bare / ours, bare_processor / ours_processor);
    }
  g_thread_join (maker);
  print_figure ("bare FTS5 insert", n / bare, "articles/s");
  print_figure ("import of analysed articles", n / ours, "articles/s");
  print_figure ("import / bare (goal 0.7)", bare / ours, "");
  print_figure ("import / bare, processor time", bare_processor / ours_processor, "");
  print_figure ("processor time of an article: bare", bare_processor / n * 1e6, "us");
  print_figure ("processor time of an article: ours", ours_processor / n * 1e6, "us");
}

static gboolean
write_notes (AttacheDatabase *db, gpointer data, GError **error)
{
  static const char *const tags[] = { "one", "two", "three", "four", "five", NULL };
  const guint first = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < BATCH_OF_NOTES; i++)
    {
      const guint number = first + i;
      const char *const one[] = { tags[number % 5], NULL };
      gint64 id;

      if (!attache_writing_annotate (db, ATTACHE_TARGET_SPAN, number * ARTICLES_OF_NOTE + 1, 0,
                                     (AttacheSpan){ 40, 48 }, number % 4, number + 1, &id, error)
          || (number % 3 == 0 && !attache_writing_set_note (db, id, "a note", number + 1, error))
          || (number % 4 == 0 && !attache_writing_set_tags (db, id, one, number + 1, error)))
        return FALSE;
    }
  return TRUE;
}

static void
annotate (Bench *bench)
{
  const guint n_notes = bench->n_articles / ARTICLES_OF_NOTE;
  const gint64 begin = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  gint64 n_there = 0;

  attache_database_get_int (bench->db, "SELECT count (*) FROM annotation", 0, &n_there, NULL);
  if (n_there >= n_notes / BATCH_OF_NOTES * BATCH)
    return;

  for (guint first = (guint) n_there; first + BATCH_OF_NOTES <= n_notes; first += BATCH_OF_NOTES)
    {
      if (!attache_database_transact (bench->db, write_notes, GUINT_TO_POINTER (first), &error))
        g_error ("%s", error->message);
    }
  print_figure ("notes, 200 in a transaction", (n_notes - (double) n_there) / seconds_since (begin),
                "notes/s");
}

static void
filter_lists (Bench *bench)
{
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter)
      dates = attache_filter_with_dates (all, coverage_day (200), coverage_day (230));
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

      TIME (first, g_array_unref (bench_list_articles (bench->db, cases[i].filter, 64)));
      TIME (whole, g_array_unref (bench_list_articles (bench->db, cases[i].filter, 0)));
    }
}

static void
others (Bench *bench)
{
  AttacheDatabase *db = bench->db;
  g_autoptr (GArray) ids = bench_list_articles (bench->db, NULL, 64);
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
  run_bare (
      bench->bare,
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;"
      "CREATE VIRTUAL TABLE IF NOT EXISTS bare USING fts5 (title, text, tokenize = 'unicode61 "
      "remove_diacritics 2',"
      " prefix = '2 3')");
}

/* What the writer does while nobody writes. */
static void
keep_up (Bench *bench)
{
  g_autoptr (AttacheUpkeep) upkeep = attache_upkeep_new ();
  const gint64 begin = g_get_monotonic_time ();
  double longest = 0;
  guint n_steps;

  for (n_steps = 0; attache_upkeep_is_due (upkeep); n_steps++)
    {
      const gint64 step = g_get_monotonic_time ();

      attache_upkeep_step (upkeep, bench->db, NULL);
      longest = MAX (longest, seconds_since (step) * 1000);
    }
  print_figure ("upkeep after it: steps", n_steps, "");
  print_figure ("upkeep after it: without pauses", seconds_since (begin), "s");
  print_figure ("upkeep after it: the longest step", longest, "ms");
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

/* What a run before left; the bare table may be a batch ahead. */
static void
look_what_is_there (Bench *bench)
{
  g_autofree char *drop = NULL;
  gint64 n_articles = 0;

  attache_database_get_int (bench->db, "SELECT count (*) FROM article", 0, &n_articles, NULL);
  bench->n_done = (guint) n_articles;
  drop = g_strdup_printf ("DELETE FROM bare WHERE rowid > %u", bench->n_done);
  run_bare (bench->bare, drop);
}

int
main (int argc, char **argv)
{
  const char *number = g_getenv ("ATTACHE_BENCH_ARTICLES");
  const char *folder = g_getenv ("ATTACHE_BENCH_DIR");
  Bench bench = { .n_articles = number != NULL ? (guint) atoi (number) : 10000 };

  bench.folder = folder != NULL ? g_strdup (folder) : sample_folder_new ();
  g_mkdir_with_parents (bench.folder, 0700);
  bench.coverage = coverage_new (bench.n_articles);
  bench.seen = attache_seen_texts_new ();
  bench.made = g_async_queue_new ();
  open_all (&bench);
  print_figure ("articles", bench.n_articles, "");
  look_what_is_there (&bench);
  if (bench.n_done < bench.n_articles)
    fill (&bench);
  annotate (&bench);
  keep_up (&bench);
  print_sizes (&bench);
  bench_search (bench.db, bench.bare, bench.coverage, bench.n_articles);
  filter_lists (&bench);
  others (&bench);
  attache_database_free (bench.db);
  sqlite3_close (bench.bare);
  g_async_queue_unref (bench.made);
  coverage_free (bench.coverage);
  attache_seen_texts_free (bench.seen);
  if (folder == NULL)
    sample_folder_remove (bench.folder);
  g_free (bench.folder);
  return 0;
}

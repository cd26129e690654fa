/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bare is what a minimal program would ask; it tells its own text, which it holds a second time.
 * The first page also has the outlet, the date and the counts of each article. */

#include "config.h"

#include "bench-search.h"

#include "attache-fetch.h"
#include "attache-query.h"
#include "bench-figures.h"

typedef struct
{
  AttacheDatabase *db;
  sqlite3 *bare;
  Coverage *coverage;
  guint n_articles;
} Bench;

/* As many as the first page of the list has. */
#define PAGE 48

/* A search, and what asks the same of the bare table. */
typedef struct
{
  const char *name;
  const char *words;
  const char *match; /* NULL: the bare table does not know what is asked for */
  guint first_day;   /* with the next: days of the coverage, where only these are asked */
  guint end_day;
} Search;

/* The newest, with as much of each as @columns say. */
static void
search_bare (Bench *bench, const Search *search, const char *columns)
{
  const guint n_days = coverage_get_n_days (bench->coverage);
  g_autofree char *text = g_strdup_printf (
      "SELECT %s FROM bare WHERE bare MATCH ?1%s ORDER BY rowid DESC LIMIT ?2", columns,
      search->end_day > 0 ? " AND rowid BETWEEN ?3 AND ?4" : "");
  sqlite3_stmt *stmt;

  sqlite3_prepare_v2 (bench->bare, text, -1, &stmt, NULL);
  sqlite3_bind_text (stmt, 1, search->match, -1, SQLITE_STATIC);
  sqlite3_bind_int (stmt, 2, PAGE);
  if (search->end_day > 0)
    {
      /* They were put in nearly as time goes on. */
      sqlite3_bind_int64 (stmt, 3, (gint64) search->first_day * bench->n_articles / n_days);
      sqlite3_bind_int64 (stmt, 4, (gint64) search->end_day * bench->n_articles / n_days);
    }
  while (sqlite3_step (stmt) == SQLITE_ROW)
    ;
  sqlite3_finalize (stmt);
}

GArray *
bench_list_articles (AttacheDatabase *db, AttacheFilter *filter, guint limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  if (!attache_query_articles (db, filter, limit, ids, NULL, &error))
    g_error ("%s", error->message);
  return ids;
}

static void
find_hits (Bench *bench, AttacheFilter *filter)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert (attache_query_hits (bench->db, filter, PAGE, places, NULL));
}

/* What the list of articles shows first. */
static void
show_page (Bench *bench, AttacheFilter *filter)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GPtrArray)
      items = attache_fetch_first_articles (bench->db, filter, PAGE, ids, days, NULL);

  g_assert (items != NULL);
}

static void
find_best (Bench *bench, AttacheFilter *filter)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert (attache_query_best_articles (bench->db, filter, 1000, ids, NULL, NULL));
}

static gpointer
cancel_thread (gpointer data)
{
  g_usleep (50000);
  g_cancellable_cancel (data);
  return NULL;
}

/* How long the order by relevance goes on after the next key was pressed. */
static void
interrupt_best (Bench *bench, AttacheFilter *filter)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 begin = g_get_monotonic_time ();
  GThread *thread = g_thread_new ("key", cancel_thread, cancellable);
  gboolean is_done;

  attache_database_set_cancellable (bench->db, cancellable);
  is_done = attache_query_best_articles (bench->db, filter, 1000, ids, NULL, NULL);
  attache_database_set_cancellable (bench->db, NULL);
  print_figure ("search, common word: relevance, after the next key",
                is_done ? 0 : seconds_since (begin) * 1000 - 50, "ms");
  g_thread_join (thread);
}

static double
print_median (const Search *search, const char *what, double times[N_TURNS])
{
  g_autofree char *name = g_strdup_printf ("search, %s: %s", search->name, what);

  qsort (times, N_TURNS, sizeof *times, compare_doubles);
  print_figure (name, times[N_TURNS / 2], "ms");
  return times[N_TURNS / 2];
}

/* Turn by turn, so that both meet the same machine. */
#define TURN(times, expression)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const gint64 begin = g_get_monotonic_time ();                                                  \
                                                                                                   \
    expression;                                                                                    \
    times[turn] = seconds_since (begin) * 1000;                                                    \
  }                                                                                                \
  G_STMT_END

#define MARKED "rowid, title, snippet (bare, 1, char (2), char (3), '…', 14)"

static void
search_one (Bench *bench, const Search *search)
{
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) within = attache_filter_with_dates (
      all, coverage_day (search->first_day), coverage_day (search->end_day));
  g_autoptr (AttacheFilter)
      filter = attache_filter_with_words (search->end_day > 0 ? within : all, search->words);
  double bare_hits[N_TURNS], hits[N_TURNS], bare_page[N_TURNS], page[N_TURNS], list[N_TURNS];
  double is, was;

  for (guint turn = 0; turn < N_TURNS; turn++)
    {
      if (search->match != NULL)
        {
          TURN (bare_hits, search_bare (bench, search, "rowid"));
          TURN (hits, find_hits (bench, filter));
          TURN (bare_page, search_bare (bench, search, MARKED));
        }
      TURN (page, show_page (bench, filter));
    }
  if (search->match != NULL)
    {
      was = print_median (search, "bare FTS5, the newest 48", bare_hits);
      is = print_median (search, "ours, the newest 48 hits", hits);
      print_figure ("  hits alone, ours / bare", is / was, "");
      was = print_median (search, "bare FTS5, with title and snippet", bare_page);
      is = print_median (search, "ours, the first page", page);
      print_figure ("  ours / bare (goal 1.3)", is / was, "");
    }
  else
    {
      print_median (search, "ours, the first page", page);
    }
  for (guint turn = 0; turn < N_TURNS; turn++)
    TURN (list, g_array_unref (bench_list_articles (bench->db, filter, 0)));
  print_median (search, "ours, all ids", list);
}

void
bench_search (AttacheDatabase *db, sqlite3 *bare, Coverage *coverage, guint n_articles)
{
  Bench all_of = { db, bare, coverage, n_articles };
  Bench *bench = &all_of;
  static const Search searches[] = {
    { "common word", "ba ", "\"ba\"", 0, 0 },
    { "rare words", "lislislisba OR nonobaki ", "\"lislislisba\" OR \"nonobaki\"", 0, 0 },
    { "prefix of two letters", "ri", "\"ri\"*", 0, 0 },
    { "phrase", "\"ba do\"", "\"ba do\"", 0, 0 },
    { "AND", "ba AND lu ", "\"ba\" AND \"lu\"", 0, 0 },
    { "AND with a rare word", "ba nonobaki ", "\"ba\" AND \"nonobaki\"", 0, 0 },
    { "NOT", "lu NOT nonobaki ", "\"lu\" NOT \"nonobaki\"", 0, 0 },
    { "NEAR", "ba NEAR lu ", "NEAR(\"ba\" \"lu\", 10)", 0, 0 },
    { "dates", "ba ", "\"ba\"", 200, 230 },
    { "outlet", "ba outlet:\"t 3\"", NULL, 0, 0 },
    { "speaker", "ba speaker:\"actor 7\"", NULL, 0, 0 },
    { "tag", "ba tag:three ", NULL, 0, 0 },
    { "outlet and speaker", "ba outlet:\"t 3\" speaker:\"actor 7\" ", NULL, 0, 0 },
  };
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) common = attache_filter_with_words (all, searches[0].words);
  g_autoptr (AttacheFilter) rare = attache_filter_with_words (all, searches[1].words);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    search_one (bench, &searches[i]);
  interrupt_best (bench, common);
  TIME ("search, rare words: ours, the best 1000", find_best (bench, rare));
  ONCE ("search, common word: ours, the best 1000", find_best (bench, common));
}

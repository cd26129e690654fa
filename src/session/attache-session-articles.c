/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of articles, which is watched while typing: its first page comes by itself, with its
 * rows, before anything else is asked; then all of it, and how many there are; and where it is to
 * be sorted by relevance, that comes when it is ready. The next key ends whatever of that still
 * runs.
 */

#include "config.h"

#include "attache-session-private.h"

#include "attache-fetch.h"
#include "attache-query.h"
#include "attache-words.h"

/* More than any window shows at once. */
#define FIRST_PAGE 48
/* As many are sorted by relevance. Behind them come the others, newest first: nobody reads so far,
 * and what is kept while all hits are weighed stays small. */
#define MAX_BEST 1000
/* So few hits are sorted before anything is shown, in some milliseconds. */
#define FEW_HITS 1000

typedef enum
{
  STAGE_FIRST, /* the first page */
  STAGE_ALL,
  STAGE_BEST, /* all, the best first */
} Stage;

/* A question about articles, and its answer. */
typedef struct
{
  AttacheFilter *filter;
  AttacheOrder order;
  Stage stage;
  gboolean is_rest;   /* the first page was shown */
  gboolean is_ranked; /* the answer is sorted by relevance */
  GArray *ids;
  GArray *days;
  GPtrArray *items; /* nullable: of the first page */
  AttacheTotals totals;
} ArticlesQuery;

static const gint64 *
ids_of (ArticlesQuery *query)
{
  return (const gint64 *) (gconstpointer) query->ids->data;
}

static void
articles_query_free (gpointer data)
{
  ArticlesQuery *query = data;

  attache_filter_unref (query->filter);
  g_array_unref (query->ids);
  g_array_unref (query->days);
  g_clear_pointer (&query->items, g_ptr_array_unref);
  g_free (query);
}

/* On a reader, as all that follow. */
static gboolean
has_few_hits (AttacheDatabase *db, AttacheFilter *filter, gboolean *has, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_query_hits (db, filter, FEW_HITS + 1, places, error))
    return FALSE;
  *has = places->len <= FEW_HITS;
  return TRUE;
}

static gboolean
ask_first (AttacheDatabase *db, ArticlesQuery *query, GError **error)
{
  if (query->is_ranked)
    {
      if (!attache_query_best_articles (db, query->filter, FIRST_PAGE, query->ids, query->days,
                                        error))
        return FALSE;
      query->items = attache_fetch_articles (db, query->filter, ids_of (query), query->ids->len,
                                             error);
    }
  else
    {
      query->items = attache_fetch_first_articles (db, query->filter, FIRST_PAGE, query->ids,
                                                   query->days, error);
    }
  return query->items != NULL;
}

/* Puts the best of the articles in front of the others. */
static gboolean
sort (AttacheDatabase *db, ArticlesQuery *query, GError **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), query->ids->len);
  g_autoptr (GArray) days = g_array_sized_new (FALSE, FALSE, sizeof (gint32), query->ids->len);
  g_autoptr (GHashTable) best = g_hash_table_new (g_int64_hash, g_int64_equal);
  const guint n_best = MIN (MAX_BEST, query->ids->len);

  if (!attache_query_best_articles (db, query->filter, n_best, ids, days, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (best, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < query->ids->len; i++)
    {
      if (g_hash_table_contains (best, &g_array_index (query->ids, gint64, i)))
        continue;
      g_array_append_vals (ids, &g_array_index (query->ids, gint64, i), 1);
      g_array_append_vals (days, &g_array_index (query->days, gint32, i), 1);
    }
  g_array_unref (query->ids);
  g_array_unref (query->days);
  query->ids = g_steal_pointer (&ids);
  query->days = g_steal_pointer (&days);
  query->is_ranked = TRUE;
  return TRUE;
}

static gboolean
ask_articles (AttacheDatabase *db, gpointer data, GError **error)
{
  ArticlesQuery *query = data;

  if (query->stage == STAGE_BEST)
    return sort (db, query, error);
  query->is_ranked = FALSE;
  if (query->order == ATTACHE_ORDER_RELEVANCE
      && !has_few_hits (db, query->filter, &query->is_ranked, error))
    return FALSE;
  if (query->stage == STAGE_FIRST)
    return ask_first (db, query, error);
  return attache_query_articles (db, query->filter, 0, query->ids, query->days, error)
         && (!query->is_ranked || sort (db, query, error))
         && attache_query_totals (db, &query->totals, error);
}

static void
show (AttacheSession *self, ArticlesQuery *query)
{
  AttacheQueryModel *list = self->lists[ATTACHE_LIST_ARTICLES];

  self->is_list_ranked = query->is_ranked;
  attache_query_model_set_ids (list, ids_of (query),
                               (const gint32 *) (gconstpointer) query->days->data, query->ids->len);
  if (query->items != NULL)
    {
      attache_session_renew (&self->rows_cancellables[ATTACHE_LIST_ARTICLES]);
      attache_query_model_give (list, ids_of (query), (GObject *const *) query->items->pdata,
                                query->ids->len);
    }
  else if (!query->is_rest)
    {
      attache_session_invalidate (self, ATTACHE_LIST_ARTICLES);
    }
}

static void
count (AttacheSession *self, const ArticlesQuery *query)
{
  attache_session_set_count (self, &self->n_articles, query->ids->len, PROP_N_ARTICLES);
  attache_session_set_count (self, &self->n_articles_total, query->totals.n_articles,
                             PROP_N_ARTICLES_TOTAL);
  attache_session_set_count (self, &self->n_events_total, query->totals.n_events,
                             PROP_N_EVENTS_TOTAL);
  attache_session_set_count (self, &self->n_speakers, query->totals.n_speakers, PROP_N_SPEAKERS);
}

static void
set_sorting (AttacheSession *self, gboolean is_sorting)
{
  if (self->is_sorting == is_sorting)
    return;
  self->is_sorting = is_sorting;
  attache_session_notify (self, PROP_SORTING);
}

static void ask (AttacheSession *self, ArticlesQuery *query);

static ArticlesQuery *
query_new (AttacheSession *self, Stage stage)
{
  ArticlesQuery *query = g_new0 (ArticlesQuery, 1);

  query->filter = attache_filter_ref (self->filter);
  query->order = self->shown_order;
  query->stage = stage;
  query->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  query->days = g_array_new (FALSE, FALSE, sizeof (gint32));
  return query;
}

static void
first_answered (AttacheSession *self, ArticlesQuery *query)
{
  ArticlesQuery *rest = query_new (self, STAGE_ALL);

  show (self, query);
  rest->is_rest = TRUE;
  ask (self, rest);
  if (self->wants_others)
    attache_session_query_others (self);
}

/* Where many hits are still to be weighed they are shown by date until then; but a list that is
 * sorted already, and only asked again, stays as it is. */
static void
all_answered (AttacheSession *self, ArticlesQuery *query)
{
  const gboolean is_to_sort = query->order == ATTACHE_ORDER_RELEVANCE && !query->is_ranked;
  const gboolean is_shown = !is_to_sort || query->is_rest || !self->is_list_ranked;
  ArticlesQuery *best;

  count (self, query);
  if (is_shown)
    show (self, query);
  if (!is_to_sort)
    return;
  best = query_new (self, STAGE_BEST);
  best->is_rest = is_shown;
  g_array_unref (best->ids);
  g_array_unref (best->days);
  best->ids = g_array_ref (query->ids);
  best->days = g_array_ref (query->days);
  ask (self, best);
  set_sorting (self, TRUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  ArticlesQuery *query;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        set_sorting (self, FALSE);
      attache_session_fail (self, error);
      return;
    }
  query = data;
  if (query->filter != self->filter || query->order != self->shown_order || self->dossier == NULL)
    return;
  if (query->stage == STAGE_FIRST)
    first_answered (self, query);
  else if (query->stage == STAGE_ALL)
    all_answered (self, query);
  else
    {
      show (self, query);
      set_sorting (self, FALSE);
    }
}

/* Takes @query. */
static void
ask (AttacheSession *self, ArticlesQuery *query)
{
  set_sorting (self, FALSE);
  attache_store_read_async (
      attache_dossier_get_store (self->dossier), ask_articles, query, articles_query_free,
      attache_session_renew (&self->articles_cancellable), answered_cb, g_object_ref (self));
}

gboolean
attache_session_can_sort (AttacheSession *self)
{
  g_autoptr (AttacheWords) words = NULL;

  g_return_val_if_fail (ATTACHE_IS_SESSION (self), FALSE);

  words = attache_words_parse (attache_filter_get_words (self->filter), NULL);
  return words != NULL && words->match != NULL;
}

void
attache_session_query_articles (AttacheSession *self)
{
  const AttacheOrder order = attache_session_can_sort (self) ? self->order : ATTACHE_ORDER_NEWEST;
  /* A list that is shown already does not shrink to its first page. */
  const gboolean is_shown = self->filter == self->shown_filter && order == self->shown_order;

  self->shown_order = order;
  if (self->filter != self->shown_filter)
    {
      g_clear_pointer (&self->shown_filter, attache_filter_unref);
      self->shown_filter = attache_filter_ref (self->filter);
    }
  ask (self, query_new (self, is_shown ? STAGE_ALL : STAGE_FIRST));
  if (is_shown && self->wants_others)
    attache_session_query_others (self);
}

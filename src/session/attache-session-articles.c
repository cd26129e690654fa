/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of articles, which is watched while typing: its first page comes by itself, with its
 * rows, before anything else is asked; then all of it, and how many there are. The next key ends
 * whatever of that still runs. */

#include "config.h"

#include "attache-session-private.h"

#include "attache-fetch.h"
#include "attache-query.h"

/* More than any window shows at once. */
#define FIRST_PAGE 48

/* A question about articles, and its answer. */
typedef struct
{
  AttacheFilter *filter;
  guint limit;      /* of the first page; 0: all of them */
  gboolean is_rest; /* the first page was shown */
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

/* On a reader. */
static gboolean
ask_articles (AttacheDatabase *db, gpointer data, GError **error)
{
  ArticlesQuery *query = data;

  if (!attache_query_articles (db, query->filter, query->limit, query->ids, query->days, error))
    return FALSE;
  if (query->limit == 0)
    return attache_query_totals (db, &query->totals, error);
  query->items = attache_fetch_articles (db, query->filter, ids_of (query), query->ids->len, error);
  return query->items != NULL;
}

static void
show (AttacheSession *self, ArticlesQuery *query)
{
  AttacheQueryModel *list = self->lists[ATTACHE_LIST_ARTICLES];

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

static void ask (AttacheSession *self, guint limit, gboolean is_rest);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  ArticlesQuery *query;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      attache_session_fail (self, error);
      return;
    }
  query = data;
  if (query->filter != self->filter || self->dossier == NULL)
    return;
  show (self, query);
  if (query->limit > 0)
    {
      ask (self, 0, TRUE);
      attache_session_query_others (self);
      return;
    }
  attache_session_set_count (self, &self->n_articles, query->ids->len, PROP_N_ARTICLES);
  attache_session_set_count (self, &self->n_articles_total, query->totals.n_articles,
                             PROP_N_ARTICLES_TOTAL);
  attache_session_set_count (self, &self->n_events_total, query->totals.n_events,
                             PROP_N_EVENTS_TOTAL);
  attache_session_set_count (self, &self->n_speakers, query->totals.n_speakers, PROP_N_SPEAKERS);
}

static void
ask (AttacheSession *self, guint limit, gboolean is_rest)
{
  ArticlesQuery *query = g_new0 (ArticlesQuery, 1);

  query->filter = attache_filter_ref (self->filter);
  query->limit = limit;
  query->is_rest = is_rest;
  query->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  query->days = g_array_new (FALSE, FALSE, sizeof (gint32));
  attache_store_read_async (
      attache_dossier_get_store (self->dossier), ask_articles, query, articles_query_free,
      attache_session_renew (&self->articles_cancellable), answered_cb, g_object_ref (self));
}

void
attache_session_query_articles (AttacheSession *self)
{
  /* A list that is shown already, of the same filter, does not shrink to its first page. */
  if (self->filter == self->shown_filter)
    {
      ask (self, 0, FALSE);
      attache_session_query_others (self);
      return;
    }
  g_clear_pointer (&self->shown_filter, attache_filter_unref);
  self->shown_filter = attache_filter_ref (self->filter);
  ask (self, FIRST_PAGE, FALSE);
}

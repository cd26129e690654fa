/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lists of the session but that of articles: asked again when the filter, the scope or the
 * dossier changes, on the store's readers; an answer that a newer question has overtaken is
 * dropped. A note changes little, and little is asked for it. */

#include "config.h"

#include "attache-session-private.h"

#include "attache-fetch.h"
#include "attache-query.h"

/* Milliseconds: two frames. */
#define OPENING_PAUSE 34

/* A question about everything else, and its answer. */
typedef struct
{
  AttacheFilter *filter;
  gboolean has_scope; /* FALSE: the scope is an article, and none is open */
  gint64 article_id;  /* 0: the whole dossier */
  gint64 speaker_id;
  gboolean wants_choices;
  GArray *ids[ATTACHE_N_LISTS]; /* but for articles */
  guint n_matching_events;
  GPtrArray *actors; /* nullable, as the next two */
  GPtrArray *outlets;
  GPtrArray *tags;
} OthersQuery;

/* What a note changes: the list of notes, and how often each tag is used. */
typedef struct
{
  AttacheFilter *filter;
  gboolean has_scope;
  gint64 article_id;
  GArray *ids;
  GPtrArray *tags; /* nullable: until answered */
} NotesQuery;

/* Rows that are looked at. */
typedef struct
{
  AttacheSessionList list;
  AttacheFilter *filter;
  gint64 article_id;
  GArray *ids;
  GPtrArray *items; /* nullable: until answered */
} RowsQuery;

static GArray *
new_ids (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static const gint64 *
ids_of (GArray *ids)
{
  return (const gint64 *) (gconstpointer) ids->data;
}

static void
others_query_free (gpointer data)
{
  OthersQuery *query = data;

  attache_filter_unref (query->filter);
  for (guint i = 0; i < ATTACHE_N_LISTS; i++)
    g_array_unref (query->ids[i]);
  g_clear_pointer (&query->actors, g_ptr_array_unref);
  g_clear_pointer (&query->outlets, g_ptr_array_unref);
  g_clear_pointer (&query->tags, g_ptr_array_unref);
  g_free (query);
}

static void
notes_query_free (gpointer data)
{
  NotesQuery *query = data;

  attache_filter_unref (query->filter);
  g_array_unref (query->ids);
  g_clear_pointer (&query->tags, g_ptr_array_unref);
  g_free (query);
}

static void
rows_query_free (gpointer data)
{
  RowsQuery *query = data;

  attache_filter_unref (query->filter);
  g_array_unref (query->ids);
  g_clear_pointer (&query->items, g_ptr_array_unref);
  g_free (query);
}

/* On a reader. */
static gboolean
ask_lists (AttacheDatabase *db, OthersQuery *query, GError **error)
{
  if (!query->has_scope)
    return TRUE;
  return attache_query_speakers (db, query->filter, query->article_id,
                                 query->ids[ATTACHE_LIST_SPEAKERS], error)
         && attache_query_statements (db, query->filter, query->article_id, query->speaker_id,
                                      query->ids[ATTACHE_LIST_STATEMENTS], error)
         && attache_query_events (db, query->filter, query->article_id,
                                  query->ids[ATTACHE_LIST_EVENTS], error)
         && attache_query_annotations (db, query->filter, query->article_id,
                                       query->ids[ATTACHE_LIST_ANNOTATIONS], error);
}

/* On a reader, as it reads a file: the same outlets, with the countries that the rules for outlets
 * tell. */
static GPtrArray *
add_countries (GPtrArray *outlets)
{
  g_autoptr (AttacheImportRules) rules = attache_session_load_outlet_rules ();
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < outlets->len; i++)
    {
      AttacheChoiceFields fields = *attache_choice_get_fields (g_ptr_array_index (outlets, i));
      g_autofree char *country = attache_import_rules_dup_country (rules, NULL, fields.name);

      fields.country = country;
      g_ptr_array_add (choices, attache_choice_new (&fields));
    }
  g_ptr_array_unref (outlets);
  return choices;
}

/* On a reader. */
static gboolean
ask_others (AttacheDatabase *db, gpointer data, GError **error)
{
  OthersQuery *query = data;

  if (!ask_lists (db, query, error)
      || !attache_query_n_events (db, query->filter, &query->n_matching_events, error))
    return FALSE;
  if (!query->wants_choices)
    return TRUE;
  query->actors = attache_query_actor_choices (db, error);
  if (query->actors != NULL)
    query->outlets = attache_query_outlet_choices (db, error);
  if (query->outlets != NULL)
    query->outlets = add_countries (query->outlets);
  if (query->outlets != NULL)
    query->tags = attache_query_tag_choices (db, error);
  return query->tags != NULL;
}

/* On a reader. */
static gboolean
ask_notes (AttacheDatabase *db, gpointer data, GError **error)
{
  NotesQuery *query = data;

  if (query->has_scope
      && !attache_query_annotations (db, query->filter, query->article_id, query->ids, error))
    return FALSE;
  query->tags = attache_query_tag_choices (db, error);
  return query->tags != NULL;
}

/* On a reader. */
static gboolean
ask_rows (AttacheDatabase *db, gpointer data, GError **error)
{
  RowsQuery *query = data;
  const gint64 *ids = ids_of (query->ids);
  guint n_ids = query->ids->len;

  switch (query->list)
    {
    case ATTACHE_LIST_ARTICLES:
      query->items = attache_fetch_articles (db, query->filter, ids, n_ids, error);
      break;
    case ATTACHE_LIST_SPEAKERS:
      query->items = attache_fetch_speakers (db, query->filter, query->article_id, ids, n_ids,
                                             error);
      break;
    case ATTACHE_LIST_STATEMENTS:
      query->items = attache_fetch_statements (db, query->filter, ids, n_ids, error);
      break;
    case ATTACHE_LIST_EVENTS:
      query->items = attache_fetch_events (db, query->filter, query->article_id, ids, n_ids, error);
      break;
    case ATTACHE_LIST_ANNOTATIONS:
      query->items = attache_fetch_annotations (db, ids, n_ids, error);
      break;
    default:
      g_assert_not_reached ();
    }
  return query->items != NULL;
}

static void
replace (GListStore *store, GPtrArray *choices)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), choices->pdata,
                       choices->len);
}

static void
others_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  OthersQuery *query;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      /* What is wrong with the reader's words is told once, with the articles. */
      if (!g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_WORDS))
        attache_session_fail (self, error);
      return;
    }
  query = data;
  if (query->filter != self->filter || self->dossier == NULL)
    return;
  for (guint i = ATTACHE_LIST_ARTICLES + 1; i < ATTACHE_N_LISTS; i++)
    {
      attache_query_model_set_ids (self->lists[i], ids_of (query->ids[i]), NULL,
                                   query->ids[i]->len);
      attache_session_invalidate (self, i);
    }
  attache_session_set_count (self, &self->n_events, query->n_matching_events, PROP_N_EVENTS);
  if (!query->wants_choices)
    return;
  self->wants_choices = FALSE;
  replace (self->actor_choices, query->actors);
  replace (self->outlet_choices, query->outlets);
  replace (self->tag_choices, query->tags);
}

static gint64
scope_article_id (AttacheSession *self)
{
  return self->scope == ATTACHE_SCOPE_ARTICLE ? attache_session_get_open_article_id (self) : 0;
}

static gboolean
has_scope (AttacheSession *self)
{
  return self->scope == ATTACHE_SCOPE_DOSSIER || scope_article_id (self) != 0;
}

static void
ask_others_now (AttacheSession *self)
{
  OthersQuery *query = g_new0 (OthersQuery, 1);

  query->filter = attache_filter_ref (self->filter);
  query->article_id = scope_article_id (self);
  query->has_scope = has_scope (self);
  query->speaker_id = self->selected_speaker;
  query->wants_choices = self->wants_choices;
  for (guint i = 0; i < ATTACHE_N_LISTS; i++)
    query->ids[i] = new_ids ();
  attache_store_read_async (attache_dossier_get_store (self->dossier), ask_others, query,
                            others_query_free, attache_session_renew (&self->others_cancellable),
                            others_answered_cb, g_object_ref (self));
  /* Another article is opened more often than the events change. */
  if (query->wants_choices || self->series_filter != self->filter)
    attache_session_query_series (self);
}

static gboolean
others_cb (gpointer user_data)
{
  AttacheSession *self = user_data;

  self->others_id = 0;
  ask_others_now (self);
  return G_SOURCE_REMOVE;
}

/* When a dossier opens, its first page is drawn before anything long is asked: there may be no more
 * processors than the drawing needs. */
void
attache_session_query_others (AttacheSession *self)
{
  self->wants_others = FALSE;
  if (self->ground != NULL)
    ask_others_now (self);
  else if (self->others_id == 0)
    self->others_id = g_timeout_add_full (G_PRIORITY_LOW, OPENING_PAUSE, others_cb, self, NULL);
}

static void
notes_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  NotesQuery *query;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      attache_session_fail (self, error);
      return;
    }
  query = data;
  if (query->filter != self->filter || self->dossier == NULL)
    return;
  attache_query_model_set_ids (self->lists[ATTACHE_LIST_ANNOTATIONS], ids_of (query->ids), NULL,
                               query->ids->len);
  for (guint i = 0; i < ATTACHE_N_LISTS; i++)
    attache_session_invalidate (self, i);
  replace (self->tag_choices, query->tags);
}

void
attache_session_refresh_notes (AttacheSession *self)
{
  NotesQuery *query;

  /* Where the filter looks at notes, they decide about articles too. */
  if (self->refresh_id != 0 || attache_filter_asks_for_notes (self->filter))
    {
      attache_session_refresh (self, TRUE);
      return;
    }
  query = g_new0 (NotesQuery, 1);
  query->filter = attache_filter_ref (self->filter);
  query->article_id = scope_article_id (self);
  query->has_scope = has_scope (self);
  query->ids = new_ids ();
  attache_store_read_async (attache_dossier_get_store (self->dossier), ask_notes, query,
                            notes_query_free, attache_session_renew (&self->notes_cancellable),
                            notes_answered_cb, g_object_ref (self));
}

static gboolean
refresh_idle_cb (gpointer user_data)
{
  AttacheSession *self = user_data;

  self->refresh_id = 0;
  attache_session_query_articles (self);
  return G_SOURCE_REMOVE;
}

static void
refresh_soon (AttacheSession *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_idle_cb, self, NULL);
}

void
attache_session_refresh (AttacheSession *self, gboolean with_choices)
{
  self->wants_others = TRUE;
  self->wants_choices |= with_choices;
  refresh_soon (self);
}

void
attache_session_reorder (AttacheSession *self)
{
  refresh_soon (self);
}

static void
rows_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  RowsQuery *query;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      attache_session_fail (self, error);
      return;
    }
  query = data;
  if (self->lists[query->list] != NULL)
    attache_query_model_give (self->lists[query->list], ids_of (query->ids),
                              (GObject *const *) query->items->pdata, query->ids->len);
}

static void
fetch_rows (AttacheSession *self, AttacheQueryModel *model, const gint64 *ids, guint n_ids)
{
  RowsQuery *query = g_new0 (RowsQuery, 1);

  while (self->lists[query->list] != model)
    query->list++;
  query->filter = attache_filter_ref (self->filter);
  query->article_id = scope_article_id (self);
  query->ids = new_ids ();
  g_array_append_vals (query->ids, ids, n_ids);
  attache_store_read_async (attache_dossier_get_store (self->dossier), ask_rows, query,
                            rows_query_free, self->rows_cancellables[query->list], rows_answered_cb,
                            g_object_ref (self));
}

static void
fetch_rows_cb (AttacheQueryModel *model, const gint64 *ids, guint n_ids, gpointer user_data)
{
  fetch_rows (user_data, model, ids, n_ids);
}

void
attache_session_invalidate (AttacheSession *self, AttacheSessionList list)
{
  attache_session_renew (&self->rows_cancellables[list]);
  attache_query_model_invalidate (self->lists[list]);
}

void
attache_session_init_lists (AttacheSession *self)
{
  for (guint i = 0; i < ATTACHE_N_LISTS; i++)
    self->lists[i] = attache_query_model_new (fetch_rows_cb, self);
  self->actor_choices = g_list_store_new (ATTACHE_TYPE_CHOICE);
  self->outlet_choices = g_list_store_new (ATTACHE_TYPE_CHOICE);
  self->tag_choices = g_list_store_new (ATTACHE_TYPE_CHOICE);
}

#define DEFINE_LIST(name, expression)                                                              \
  GListModel *attache_session_list_##name (AttacheSession *self)                                   \
  {                                                                                                \
    g_return_val_if_fail (ATTACHE_IS_SESSION (self), NULL);                                        \
                                                                                                   \
    return G_LIST_MODEL (expression);                                                              \
  }

DEFINE_LIST (articles, self->lists[ATTACHE_LIST_ARTICLES])
DEFINE_LIST (speakers, self->lists[ATTACHE_LIST_SPEAKERS])
DEFINE_LIST (statements, self->lists[ATTACHE_LIST_STATEMENTS])
DEFINE_LIST (events, self->lists[ATTACHE_LIST_EVENTS])
DEFINE_LIST (annotations, self->lists[ATTACHE_LIST_ANNOTATIONS])
DEFINE_LIST (actor_choices, self->actor_choices)
DEFINE_LIST (outlet_choices, self->outlet_choices)
DEFINE_LIST (tag_choices, self->tag_choices)

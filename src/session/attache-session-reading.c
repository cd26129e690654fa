/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open article and what is selected: read on a worker, shown as a new reading; selecting a
 * thing opens the article it is told in and asks for its passage. */

#include "config.h"

#include "attache-session-private.h"

#include "attache-article-table.h"
#include "attache-fetch-reading.h"
#include "attache-fetch.h"
#include "attache-import-rules.h"
#include "attache-outlet-rules.h"
#include "attache-reading-private.h"

/* An article being read. */
typedef struct
{
  gint64 article_id;
  AttacheFilter *filter;
  AttacheText *text;       /* nullable: given where it is known already */
  AttacheReading *reading; /* nullable: the answer; also where the article is gone */
} ReadingQuery;

static void
reading_query_free (gpointer data)
{
  ReadingQuery *query = data;

  attache_filter_unref (query->filter);
  g_clear_pointer (&query->text, attache_text_unref);
  g_clear_object (&query->reading);
  g_free (query);
}

/* The rules may have changed at any time; their file is small. What is wrong with them the import
 * tells. */
AttacheImportRules *
attache_session_load_outlet_rules (void)
{
  AttacheImportRules *rules = attache_import_rules_new ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  GPtrArray *outlets = attache_outlet_rules_load (problems, NULL);

  if (outlets != NULL)
    attache_import_rules_take_outlets (rules, outlets);
  return rules;
}

/* Transfer full, nullable. */
static char *
find_country (AttacheArticle *article)
{
  const AttacheArticleFields *fields = attache_article_get_fields (article);
  g_autoptr (AttacheImportRules) rules = attache_session_load_outlet_rules ();

  return attache_import_rules_dup_country (rules, fields->url, fields->outlet);
}

/* On a reader. */
static gboolean
ask_reading (AttacheDatabase *db, gpointer data, GError **error)
{
  ReadingQuery *query = data;
  g_autoptr (GError) local = NULL;
  g_autoptr (AttacheReadingRows)
      rows = attache_fetch_reading (db, query->filter, query->article_id, query->text, &local);

  if (rows != NULL)
    {
      g_autofree char *country = find_country (rows->article);
      const AttacheReadingParts parts = {
        rows->article, rows->text,       rows->sections, rows->mentions,
        rows->times,   rows->statements, rows->events,   rows->annotations,
        rows->kin,     rows->versions,   country
      };

      query->reading = attache_reading_new (&parts);
      return TRUE;
    }
  if (g_error_matches (local, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* On the writer. */
static gboolean
set_read (AttacheDatabase *db, gpointer data, GError **error)
{
  return attache_article_table_set_read (db, *(gint64 *) data, error);
}

static void
read_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!attache_store_finish (ATTACHE_STORE (source), result, NULL, &error))
    attache_session_fail (self, error);
  else if (self->lists[ATTACHE_LIST_ARTICLES] != NULL)
    attache_session_invalidate (self, ATTACHE_LIST_ARTICLES);
}

static void
mark_read (AttacheSession *self, AttacheArticle *article)
{
  gint64 id = attache_article_get_fields (article)->id;

  if (attache_article_get_fields (article)->is_unread
      && !attache_dossier_is_read_only (self->dossier))
    attache_store_write_async (attache_dossier_get_store (self->dossier), set_read,
                               g_memdup2 (&id, sizeof id), g_free, NULL, read_set_cb,
                               g_object_ref (self));
}

static void
show_wanted_passage (AttacheSession *self)
{
  gint64 article_id = self->passage_article_id;

  if (article_id == 0 || article_id != attache_session_get_open_article_id (self))
    return;
  self->passage_article_id = 0;
  attache_session_request_passage (self, article_id, self->passage);
}

static void
reading_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  ReadingQuery *query;
  gint64 old_id = attache_session_get_open_article_id (self);

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      attache_session_fail (self, error);
      return;
    }
  query = data;
  if (query->article_id != self->opening_id || self->dossier == NULL)
    return;
  self->opening_id = 0;
  g_set_object (&self->reading, query->reading);
  attache_session_notify (self, PROP_READING);
  if (attache_session_get_open_article_id (self) != old_id)
    {
      if (self->reading != NULL)
        mark_read (self, attache_reading_get_article (self->reading));
      if (self->scope == ATTACHE_SCOPE_ARTICLE)
        attache_session_refresh (self, FALSE);
    }
  show_wanted_passage (self);
}

static void
read_article (AttacheSession *self, gint64 article_id)
{
  ReadingQuery *query = g_new0 (ReadingQuery, 1);

  self->opening_id = article_id;
  query->article_id = article_id;
  query->filter = attache_filter_ref (self->filter);
  if (article_id == attache_session_get_open_article_id (self))
    query->text = attache_text_ref (attache_reading_get_text (self->reading));
  attache_store_read_async (attache_dossier_get_store (self->dossier), ask_reading, query,
                            reading_query_free, attache_session_renew (&self->reading_cancellable),
                            reading_answered_cb, g_object_ref (self));
}

void
attache_session_reload_reading (AttacheSession *self)
{
  gint64 article_id = self->opening_id != 0 ? self->opening_id
                                            : attache_session_get_open_article_id (self);

  if (article_id != 0)
    read_article (self, article_id);
}

void
attache_session_open_article (AttacheSession *self, gint64 article_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  if (article_id != 0 && article_id != self->opening_id
      && (article_id != attache_session_get_open_article_id (self) || self->opening_id != 0))
    read_article (self, article_id);
}

void
attache_session_step_article (AttacheSession *self, gint step)
{
  AttacheQueryModel *articles;
  guint n_articles, position;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  articles = self->lists[ATTACHE_LIST_ARTICLES];
  n_articles = g_list_model_get_n_items (G_LIST_MODEL (articles));
  if (n_articles == 0)
    return;
  position = attache_query_model_find (articles, self->opening_id != 0
                                                     ? self->opening_id
                                                     : attache_session_get_open_article_id (self));
  if (position == G_MAXUINT)
    position = 0;
  else
    position = (guint) CLAMP ((gint64) position + step, 0, (gint64) n_articles - 1);
  attache_session_open_article (self, attache_query_model_get_id (articles, position));
}

void
attache_session_show_passage (AttacheSession *self, gint64 article_id, AttacheSpan span)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  self->passage_article_id = article_id;
  self->passage = span;
  if (article_id == attache_session_get_open_article_id (self)
      && (self->opening_id == 0 || self->opening_id == article_id))
    show_wanted_passage (self);
  else
    attache_session_open_article (self, article_id);
}

/* Where a selected thing stands; asked of the store, as lists may show it without holding it. */
typedef struct
{
  AttacheSessionProperty property;
  gint64 id;
  gint64 open_article_id;
  gint64 article_id; /* the answer; 0: nowhere */
  AttacheSpan span;
} PlaceQuery;

static void
place_statement (PlaceQuery *query, AttacheStatement *statement)
{
  const AttacheStatementFields *fields = attache_statement_get_fields (statement);

  query->article_id = fields->article_id;
  if (fields->n_content > 0)
    query->span = (AttacheSpan){ fields->content[0].start,
                                 fields->content[fields->n_content - 1].end };
}

static void
place_event (PlaceQuery *query, AttacheEvent *event)
{
  query->article_id = attache_event_get_fields (event)->article_id;
  query->span = attache_event_get_fields (event)->span;
}

static void
place_annotation (PlaceQuery *query, AttacheAnnotation *annotation)
{
  query->article_id = attache_annotation_get_fields (annotation)->article_id;
  query->span = attache_annotation_get_fields (annotation)->span;
}

/* On a reader. */
static gboolean
ask_place (AttacheDatabase *db, gpointer data, GError **error)
{
  PlaceQuery *query = data;
  g_autoptr (GPtrArray) items = NULL;

  if (query->property == PROP_SELECTED_STATEMENT)
    items = attache_fetch_statements (db, NULL, &query->id, 1, error);
  else if (query->property == PROP_SELECTED_EVENT)
    items = attache_fetch_events (db, NULL, query->open_article_id, &query->id, 1, error);
  else
    items = attache_fetch_annotations (db, &query->id, 1, error);
  if (items == NULL)
    return FALSE;
  if (g_ptr_array_index (items, 0) == NULL)
    return TRUE;
  if (query->property == PROP_SELECTED_STATEMENT)
    place_statement (query, g_ptr_array_index (items, 0));
  else if (query->property == PROP_SELECTED_EVENT)
    place_event (query, g_ptr_array_index (items, 0));
  else
    place_annotation (query, g_ptr_array_index (items, 0));
  return TRUE;
}

static void
place_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  PlaceQuery *query;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      attache_session_fail (self, error);
      return;
    }
  query = data;
  if (query->article_id != 0 && self->dossier != NULL)
    attache_session_show_passage (self, query->article_id, query->span);
}

static void
select_thing (AttacheSession *self, gint64 *selected, gint64 id, AttacheSessionProperty property)
{
  PlaceQuery *query;

  if (*selected != id)
    {
      *selected = id;
      attache_session_notify (self, property);
    }
  if (id == 0)
    return;
  query = g_new0 (PlaceQuery, 1);
  query->property = property;
  query->id = id;
  query->open_article_id = attache_session_get_open_article_id (self);
  attache_store_read_async (attache_dossier_get_store (self->dossier), ask_place, query, g_free,
                            NULL, place_answered_cb, g_object_ref (self));
}

void
attache_session_select_statement (AttacheSession *self, gint64 statement_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  select_thing (self, &self->selected_statement, statement_id, PROP_SELECTED_STATEMENT);
}

void
attache_session_select_event (AttacheSession *self, gint64 event_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  select_thing (self, &self->selected_event, event_id, PROP_SELECTED_EVENT);
  attache_session_pin_selected (self);
}

void
attache_session_select_annotation (AttacheSession *self, gint64 annotation_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  select_thing (self, &self->selected_annotation, annotation_id, PROP_SELECTED_ANNOTATION);
}

void
attache_session_select_speaker (AttacheSession *self, gint64 actor_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  if (self->selected_speaker == actor_id)
    return;
  self->selected_speaker = actor_id;
  attache_session_notify (self, PROP_SELECTED_SPEAKER);
  attache_session_refresh (self, FALSE);
}

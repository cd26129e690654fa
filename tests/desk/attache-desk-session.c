/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session of a desk: each call is noted in a log; those that panes react to take effect at
 * once. */

#include "config.h"

#include <string.h>

#include "attache-choice.h"
#include "attache-desk-private.h"

static GParamSpec *properties[PROP_N_SPEAKERS + 1];

G_DEFINE_FINAL_TYPE (AttacheSession, attache_session, G_TYPE_OBJECT)

static void
attache_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttacheSession *self = ATTACHE_SESSION (object);

  switch (id)
    {
    case PROP_READING:
      g_value_set_object (value, self->reading);
      break;
    case PROP_FILTER:
      g_value_set_boxed (value, self->filter);
      break;
    case PROP_SCOPE:
      g_value_set_uint (value, self->scope);
      break;
    case PROP_LANES:
      g_value_set_uint (value, self->lanes);
      break;
    case PROP_ORDER:
      g_value_set_uint (value, self->order);
      break;
    case PROP_SORTING:
      g_value_set_boolean (value, FALSE);
      break;
    case PROP_SELECTED_STATEMENT:
    case PROP_SELECTED_EVENT:
    case PROP_SELECTED_SPEAKER:
    case PROP_SELECTED_ANNOTATION:
      g_value_set_int64 (value, self->selected[id - PROP_SELECTED_STATEMENT]);
      break;
    case PROP_N_ARTICLES:
      g_value_set_uint (value, self->n_articles);
      break;
    case PROP_N_ARTICLES_TOTAL:
      g_value_set_uint (value, self->coverage->len);
      break;
    case PROP_N_EVENTS:
      g_value_set_uint (value, self->n_articles * 3);
      break;
    case PROP_N_EVENTS_TOTAL:
      g_value_set_uint (value, self->coverage->len * 6 + 1);
      break;
    default:
      break;
    }
}

static void
attache_session_finalize (GObject *object)
{
  AttacheSession *self = ATTACHE_SESSION (object);

  g_ptr_array_unref (self->coverage);
  attache_filter_unref (self->filter);
  g_clear_object (&self->reading);
  g_object_unref (self->articles);
  g_object_unref (self->others);
  g_object_unref (self->actors);
  g_object_unref (self->outlets);
  g_object_unref (self->tags);
  g_string_free (self->log, TRUE);
  G_OBJECT_CLASS (attache_session_parent_class)->finalize (object);
}

static void
attache_session_class_init (AttacheSessionClass *klass)
{
  static const char *const names[] = { "dossier",
                                       "filter",
                                       "reading",
                                       "series",
                                       "scope",
                                       "lanes",
                                       "order",
                                       "sorting",
                                       "save-state",
                                       "can-undo",
                                       "can-redo",
                                       "undo-label",
                                       "redo-label",
                                       "selected-statement",
                                       "selected-event",
                                       "selected-speaker",
                                       "selected-annotation",
                                       "n-articles",
                                       "n-articles-total",
                                       "n-events",
                                       "n-events-total",
                                       "n-speakers" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = attache_session_get_property;
  object_class->finalize = attache_session_finalize;
  for (guint id = PROP_DOSSIER; id <= PROP_N_SPEAKERS; id++)
    {
      const char *name = names[id - 1];

      if (id == PROP_DOSSIER || id == PROP_READING)
        properties[id] = g_param_spec_object (name, NULL, NULL, G_TYPE_OBJECT, G_PARAM_READABLE);
      else if (id == PROP_FILTER)
        properties[id] = g_param_spec_boxed (name, NULL, NULL, ATTACHE_TYPE_FILTER,
                                             G_PARAM_READABLE);
      else if (id == PROP_SORTING)
        properties[id] = g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE);
      else if (id >= PROP_SELECTED_STATEMENT && id <= PROP_SELECTED_ANNOTATION)
        properties[id] = g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE);
      else
        properties[id] = g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE);
    }
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_signal_new ("failed", ATTACHE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_ERROR);
  g_signal_new ("passage-requested", ATTACHE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT);
}

static AttacheDeskArticle *
find_article (AttacheSession *self, gint64 id)
{
  for (guint i = 0; i < self->coverage->len; i++)
    {
      AttacheDeskArticle *article = self->coverage->pdata[i];

      if (attache_article_get_fields (article->article)->id == id)
        return article;
    }
  return NULL;
}

AttacheDeskArticle *
attache_desk_get_open_article (AttacheSession *self)
{
  if (self->reading == NULL)
    return NULL;
  return find_article (
      self, attache_article_get_fields (attache_reading_get_article (self->reading))->id);
}

static void
fetch_articles (AttacheQueryModel *model, const gint64 *ids, guint n_ids, gpointer user_data)
{
  AttacheSession *self = user_data;

  for (guint i = 0; i < n_ids; i++)
    {
      AttacheDeskArticle *article = find_article (self, ids[i]);
      g_autoptr (GObject) item = G_OBJECT (attache_desk_copy_article (
          article->article, self->filter, attache_text_get_utf8 (article->text, NULL)));

      attache_query_model_give (model, &ids[i], &item, 1);
    }
}

static void
ask_again (AttacheSession *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint32));
  gint64 open = attache_desk_get_open_article (self) != NULL
                    ? attache_article_get_fields (attache_desk_get_open_article (self)->article)->id
                    : 0;

  self->n_articles = 0;
  for (guint i = 0; i < self->coverage->len; i++)
    {
      AttacheDeskArticle *article = self->coverage->pdata[i];
      const AttacheArticleFields *fields = attache_article_get_fields (article->article);
      g_autoptr (AttacheArticle) copy = attache_desk_copy_article (
          article->article, self->filter, attache_text_get_utf8 (article->text, NULL));
      gint32 group = fields->published == ATTACHE_TIME_UNKNOWN
                         ? -1
                         : fields->published / ATTACHE_USEC_PER_DAY;

      if (!attache_article_get_fields (copy)->is_match && fields->id != open)
        continue;
      self->n_articles += attache_article_get_fields (copy)->is_match;
      g_array_append_val (ids, fields->id);
      g_array_append_val (groups, group);
    }
  attache_query_model_set_ids (self->articles, (const gint64 *) (gpointer) ids->data,
                               (const gint32 *) (gpointer) groups->data, ids->len);
  attache_query_model_invalidate (self->articles);
  g_object_notify (G_OBJECT (self), "n-articles");
  g_object_notify (G_OBJECT (self), "n-articles-total");
  g_object_notify (G_OBJECT (self), "n-events");
}

static void
add_choice (GListStore *store, gint64 id, const char *name, guint colour)
{
  g_autoptr (AttacheChoice) choice = attache_choice_new (
      &(AttacheChoiceFields){ .id = id, .name = name, .colour = colour, .n_articles = 3 });

  g_list_store_append (store, choice);
}

static void
attache_session_init (AttacheSession *self)
{
  self->log = g_string_new (NULL);
  self->filter = attache_filter_new ();
  self->articles = attache_query_model_new (fetch_articles, self);
  self->others = attache_query_model_new (fetch_articles, self);
  self->actors = g_list_store_new (ATTACHE_TYPE_CHOICE);
  self->outlets = g_list_store_new (ATTACHE_TYPE_CHOICE);
  self->tags = g_list_store_new (ATTACHE_TYPE_CHOICE);
  add_choice (self->actors, 1, "Ada Lorne", 0);
  add_choice (self->actors, 2, "Bela Tarr", 1);
  add_choice (self->actors, 4, "Karl Voss", 3);
  add_choice (self->outlets, 0, "Zenda Courier 1", 0);
  add_choice (self->outlets, 0, "Zenda Courier 2", 0);
  add_choice (self->tags, 1, "wording", 4);
}

static AttacheSession *
new_session (GPtrArray *coverage)
{
  AttacheSession *self = g_object_new (ATTACHE_TYPE_SESSION, NULL);

  self->coverage = coverage;
  ask_again (self);
  return self;
}

AttacheSession *
attache_desk_new_session (void)
{
  return new_session (attache_desk_make_coverage ());
}

AttacheSession *
attache_desk_new_long_session (guint n_paragraphs)
{
  GPtrArray *coverage = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_desk_article_free);

  g_ptr_array_add (coverage, attache_desk_make_long_article (n_paragraphs));
  return new_session (coverage);
}

AttacheSession *
attache_desk_new_empty_session (void)
{
  return new_session (g_ptr_array_new_with_free_func ((GDestroyNotify) attache_desk_article_free));
}

char *
attache_desk_take_log (AttacheSession *self)
{
  char *log = g_strdup (self->log->str);

  g_string_truncate (self->log, 0);
  return log;
}

void
attache_desk_read_again (AttacheSession *self, AttacheDeskArticle *article)
{
  g_clear_object (&self->reading);
  self->reading = article != NULL ? attache_desk_make_reading (article) : NULL;
  g_object_notify (G_OBJECT (self), "reading");
}

void
attache_desk_set_selected (AttacheSession *self, AttacheSessionProperty property, gint64 id)
{
  self->selected[property - PROP_SELECTED_STATEMENT] = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

AttacheFilter *
attache_session_get_filter (AttacheSession *self)
{
  return self->filter;
}

void
attache_session_set_filter (AttacheSession *self, AttacheFilter *filter)
{
  LOG ("set_filter");
  attache_filter_ref (filter);
  attache_filter_unref (self->filter);
  self->filter = filter;
  g_object_notify (G_OBJECT (self), "filter");
  ask_again (self);
}

AttacheReading *
attache_session_get_reading (AttacheSession *self)
{
  return self->reading;
}

AttacheEventSeries *
attache_session_get_series (AttacheSession *self)
{
  return NULL;
}

void
attache_session_look_at (AttacheSession *self, gint64 begin, gint64 until)
{
}

AttacheScope
attache_session_get_scope (AttacheSession *self)
{
  return self->scope;
}

void
attache_session_set_scope (AttacheSession *self, AttacheScope scope)
{
  self->scope = scope;
  g_object_notify (G_OBJECT (self), "scope");
}

AttacheOrder
attache_session_get_order (AttacheSession *self)
{
  return self->order;
}

void
attache_session_set_order (AttacheSession *self, AttacheOrder order)
{
  LOG ("set_order %d", order);
  self->order = order;
  g_object_notify (G_OBJECT (self), "order");
}

gboolean
attache_session_can_sort (AttacheSession *self)
{
  return attache_filter_get_words (self->filter) != NULL;
}

GListModel *
attache_session_list_articles (AttacheSession *self)
{
  return G_LIST_MODEL (self->articles);
}

GListModel *
attache_session_list_annotations (AttacheSession *self)
{
  return G_LIST_MODEL (self->others);
}

GListModel *
attache_session_list_speakers (AttacheSession *self)
{
  return G_LIST_MODEL (self->others);
}

GListModel *
attache_session_list_actor_choices (AttacheSession *self)
{
  return G_LIST_MODEL (self->actors);
}

GListModel *
attache_session_list_outlet_choices (AttacheSession *self)
{
  return G_LIST_MODEL (self->outlets);
}

GListModel *
attache_session_list_tag_choices (AttacheSession *self)
{
  return G_LIST_MODEL (self->tags);
}

void
attache_session_open_article (AttacheSession *self, gint64 article_id)
{
  LOG ("open_article %" G_GINT64_FORMAT, article_id);
  if (find_article (self, article_id) != NULL)
    attache_desk_read_again (self, find_article (self, article_id));
}

void
attache_session_step_article (AttacheSession *self, gint step)
{
  LOG ("step_article %d", step);
}

void
attache_session_show_passage (AttacheSession *self, gint64 article_id, AttacheSpan span)
{
  attache_session_open_article (self, article_id);
  g_signal_emit_by_name (self, "passage-requested", article_id, span.start, span.end);
}

void
attache_session_select_statement (AttacheSession *self, gint64 statement_id)
{
  LOG ("select_statement %" G_GINT64_FORMAT, statement_id);
  attache_desk_set_selected (self, PROP_SELECTED_STATEMENT, statement_id);
}

void
attache_session_select_event (AttacheSession *self, gint64 event_id)
{
  LOG ("select_event %" G_GINT64_FORMAT, event_id);
  attache_desk_set_selected (self, PROP_SELECTED_EVENT, event_id);
}

void
attache_session_select_annotation (AttacheSession *self, gint64 annotation_id)
{
  LOG ("select_annotation %" G_GINT64_FORMAT, annotation_id);
  attache_desk_set_selected (self, PROP_SELECTED_ANNOTATION, annotation_id);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The recorder: setters notify as the real ones do, everything else is a line in the log. */

#include "config.h"

#include "recording-session.h"

#include "attache-query-model.h"
#include "attache-review.h"

typedef struct
{
  AttacheQueryModel *model;
  GArray *ids;
  GHashTable *items;
} List;

struct _AttacheSession
{
  GObject parent_instance;

  List lists[RECORDING_N_LISTS];
  GListStore *choices;
  AttacheFilter *filter;
  AttacheReading *reading;
  AttacheEventSeries *series;
  GString *log;
  AttacheScope scope;
  AttacheLanes lanes;
  AttacheSaveState save_state;
  gint64 selected[4];
};

typedef enum
{
  PROP_DOSSIER = 1,
  PROP_FILTER,
  PROP_READING,
  PROP_SERIES,
  PROP_SCOPE,
  PROP_LANES,
  PROP_SAVE_STATE,
  PROP_SELECTED_STATEMENT,
  PROP_SELECTED_EVENT,
  PROP_SELECTED_SPEAKER,
  PROP_SELECTED_ANNOTATION,
} RecordingProperty;

G_DEFINE_FINAL_TYPE (AttacheSession, attache_session, G_TYPE_OBJECT)

static void
recording_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttacheSession *self = ATTACHE_SESSION (object);

  switch ((RecordingProperty) id)
    {
    case PROP_DOSSIER:
      break;
    case PROP_FILTER:
      g_value_set_boxed (value, self->filter);
      break;
    case PROP_READING:
      g_value_set_object (value, self->reading);
      break;
    case PROP_SERIES:
      g_value_set_pointer (value, self->series);
      break;
    case PROP_SCOPE:
      g_value_set_int (value, self->scope);
      break;
    case PROP_LANES:
      g_value_set_int (value, self->lanes);
      break;
    case PROP_SAVE_STATE:
      g_value_set_int (value, self->save_state);
      break;
    case PROP_SELECTED_STATEMENT:
    case PROP_SELECTED_EVENT:
    case PROP_SELECTED_SPEAKER:
    case PROP_SELECTED_ANNOTATION:
      g_value_set_int64 (value, self->selected[id - PROP_SELECTED_STATEMENT]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
recording_finalize (GObject *object)
{
  AttacheSession *self = ATTACHE_SESSION (object);

  for (guint i = 0; i < RECORDING_N_LISTS; i++)
    {
      g_object_unref (self->lists[i].model);
      g_array_unref (self->lists[i].ids);
      g_hash_table_unref (self->lists[i].items);
    }
  g_object_unref (self->choices);
  attache_filter_unref (self->filter);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->series, attache_event_series_unref);
  g_string_free (self->log, TRUE);
  G_OBJECT_CLASS (attache_session_parent_class)->finalize (object);
}

static void
attache_session_class_init (AttacheSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const char *const ids[] = { "selected-statement", "selected-event", "selected-speaker",
                              "selected-annotation" };

  object_class->get_property = recording_get_property;
  object_class->finalize = recording_finalize;
  g_object_class_install_property (
      object_class, PROP_DOSSIER,
      g_param_spec_object ("dossier", NULL, NULL, G_TYPE_OBJECT, flags));
  g_object_class_install_property (
      object_class, PROP_FILTER,
      g_param_spec_boxed ("filter", NULL, NULL, ATTACHE_TYPE_FILTER, flags));
  g_object_class_install_property (
      object_class, PROP_READING,
      g_param_spec_object ("reading", NULL, NULL, G_TYPE_OBJECT, flags));
  g_object_class_install_property (object_class, PROP_SERIES,
                                   g_param_spec_pointer ("series", NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_SCOPE,
                                   g_param_spec_int ("scope", NULL, NULL, 0, G_MAXINT, 0, flags));
  g_object_class_install_property (object_class, PROP_LANES,
                                   g_param_spec_int ("lanes", NULL, NULL, 0, G_MAXINT, 0, flags));
  g_object_class_install_property (
      object_class, PROP_SAVE_STATE,
      g_param_spec_int ("save-state", NULL, NULL, 0, G_MAXINT, 0, flags));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_object_class_install_property (
        object_class, PROP_SELECTED_STATEMENT + i,
        g_param_spec_int64 (ids[i], NULL, NULL, 0, G_MAXINT64, 0, flags));
  g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_ERROR);
  g_signal_new ("passage-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT);
}

typedef struct
{
  AttacheQueryModel *model;
  GHashTable *items;
  GArray *ids;
} Delivery;

static gboolean
deliver_cb (gpointer data)
{
  Delivery *delivery = data;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < delivery->ids->len; i++)
    g_ptr_array_add (
        items, g_hash_table_lookup (delivery->items, &g_array_index (delivery->ids, gint64, i)));
  attache_query_model_give (delivery->model, (const gint64 *) (gconstpointer) delivery->ids->data,
                            (GObject *const *) items->pdata, items->len);
  return G_SOURCE_REMOVE;
}

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  g_object_unref (delivery->model);
  g_hash_table_unref (delivery->items);
  g_array_unref (delivery->ids);
  g_free (delivery);
}

static void
fetch (AttacheQueryModel *model, const gint64 *ids, guint n_ids, gpointer user_data)
{
  List *list = user_data;
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->model = g_object_ref (model);
  delivery->items = g_hash_table_ref (list->items);
  delivery->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (delivery->ids, ids, n_ids);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, deliver_cb, delivery, delivery_free);
}

static void
attache_session_init (AttacheSession *self)
{
  for (guint i = 0; i < RECORDING_N_LISTS; i++)
    {
      self->lists[i].model = attache_query_model_new (fetch, &self->lists[i]);
      self->lists[i].ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->lists[i].items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                    g_object_unref);
    }
  self->choices = g_list_store_new (G_TYPE_OBJECT);
  self->filter = attache_filter_new ();
  self->log = g_string_new (NULL);
}

AttacheSession *
recording_session_new (void)
{
  return g_object_new (ATTACHE_TYPE_SESSION, NULL);
}

static void
set_ids (List *list)
{
  attache_query_model_set_ids (list->model, (const gint64 *) (gconstpointer) list->ids->data, NULL,
                               list->ids->len);
}

void
recording_session_take_item (AttacheSession *self, RecordingList number, gint64 id, gpointer item)
{
  List *list = &self->lists[number];
  gboolean is_known = g_hash_table_contains (list->items, &id);

  g_hash_table_insert (list->items, g_memdup2 (&id, sizeof id), item);
  if (is_known)
    {
      attache_query_model_invalidate (list->model);
      return;
    }
  g_array_append_val (list->ids, id);
  set_ids (list);
}

void
recording_session_clear (AttacheSession *self, RecordingList number)
{
  g_array_set_size (self->lists[number].ids, 0);
  set_ids (&self->lists[number]);
  g_hash_table_remove_all (self->lists[number].items);
}

void
recording_session_take_series (AttacheSession *self, AttacheEventSeries *series)
{
  g_clear_pointer (&self->series, attache_event_series_unref);
  self->series = series;
  g_object_notify (G_OBJECT (self), "series");
}

void
recording_session_set_reading (AttacheSession *self, AttacheReading *reading)
{
  if (g_set_object (&self->reading, reading))
    g_object_notify (G_OBJECT (self), "reading");
}

void
recording_session_set_save_state (AttacheSession *self, AttacheSaveState state)
{
  self->save_state = state;
  g_object_notify (G_OBJECT (self), "save-state");
}

char *
recording_session_steal_log (AttacheSession *self)
{
  char *log = g_string_free (self->log, FALSE);

  self->log = g_string_new (NULL);
  return log;
}

#define RECORD(...) g_string_append_printf (self->log, __VA_ARGS__)

AttacheDossier *
attache_session_get_dossier (AttacheSession *self)
{
  return NULL;
}

AttacheFilter *
attache_session_get_filter (AttacheSession *self)
{
  return self->filter;
}

void
attache_session_set_filter (AttacheSession *self, AttacheFilter *filter)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (attache_filter_to_variant (filter));
  g_autofree char *text = g_variant_print (value, FALSE);

  RECORD ("filter %s\n", text);
  attache_filter_ref (filter);
  attache_filter_unref (self->filter);
  self->filter = filter;
  g_object_notify (G_OBJECT (self), "filter");
}

AttacheReading *
attache_session_get_reading (AttacheSession *self)
{
  return self->reading;
}

AttacheEventSeries *
attache_session_get_series (AttacheSession *self)
{
  return self->series;
}

/* Not written down: every frame may say it. */
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
  RECORD ("scope %d\n", scope);
  self->scope = scope;
  g_object_notify (G_OBJECT (self), "scope");
}

AttacheLanes
attache_session_get_lanes (AttacheSession *self)
{
  return self->lanes;
}

void
attache_session_set_lanes (AttacheSession *self, AttacheLanes lanes)
{
  RECORD ("lanes %d\n", lanes);
  self->lanes = lanes;
  g_object_notify (G_OBJECT (self), "lanes");
}

#define LIST(name, number)                                                                         \
  GListModel *attache_session_list_##name (AttacheSession *self)                                   \
  {                                                                                                \
    return G_LIST_MODEL (self->lists[number].model);                                               \
  }

LIST (articles, RECORDING_ARTICLES)
LIST (speakers, RECORDING_SPEAKERS)
LIST (statements, RECORDING_STATEMENTS)
LIST (events, RECORDING_EVENTS)
LIST (annotations, RECORDING_ANNOTATIONS)

GListModel *
attache_session_list_actor_choices (AttacheSession *self)
{
  return G_LIST_MODEL (self->choices);
}

GListModel *
attache_session_list_outlet_choices (AttacheSession *self)
{
  return G_LIST_MODEL (self->choices);
}

GListModel *
attache_session_list_tag_choices (AttacheSession *self)
{
  return G_LIST_MODEL (self->choices);
}

static void
select_id (AttacheSession *self, guint which, const char *name, const char *property, gint64 id)
{
  RECORD ("select %s %" G_GINT64_FORMAT "\n", name, id);
  self->selected[which] = id;
  g_object_notify (G_OBJECT (self), property);
}

void
attache_session_select_statement (AttacheSession *self, gint64 id)
{
  select_id (self, 0, "statement", "selected-statement", id);
}

void
attache_session_select_event (AttacheSession *self, gint64 id)
{
  select_id (self, 1, "event", "selected-event", id);
}

void
attache_session_select_speaker (AttacheSession *self, gint64 id)
{
  select_id (self, 2, "speaker", "selected-speaker", id);
}

void
attache_session_select_annotation (AttacheSession *self, gint64 id)
{
  select_id (self, 3, "annotation", "selected-annotation", id);
}

void
attache_session_set_note (AttacheSession *self, gint64 id, const char *note)
{
  RECORD ("note %" G_GINT64_FORMAT " %s\n", id, note);
}

void
attache_session_set_colour (AttacheSession *self, gint64 id, AttacheHighlight colour)
{
  RECORD ("colour %" G_GINT64_FORMAT " %s\n", id, attache_highlight_to_string (colour));
}

void
attache_session_set_tags (AttacheSession *self, gint64 id, const char *const *tags)
{
  g_autofree char *joined = g_strjoinv (",", (char **) tags);

  RECORD ("tags %" G_GINT64_FORMAT " %s\n", id, joined);
}

void
attache_session_confirm_place (AttacheSession *self, gint64 id)
{
  RECORD ("confirm %" G_GINT64_FORMAT "\n", id);
}

void
attache_session_detach (AttacheSession *self, gint64 id)
{
  RECORD ("detach %" G_GINT64_FORMAT "\n", id);
}

void
attache_session_delete_annotation (AttacheSession *self, gint64 id)
{
  RECORD ("delete %" G_GINT64_FORMAT "\n", id);
}

void
attache_session_decide_statement (AttacheSession *self, gint64 id, AttacheDecision decision,
                                  gint64 speaker_id)
{
  RECORD ("decide statement %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT "\n", id, decision,
          speaker_id);
}

void
attache_session_decide_event (AttacheSession *self, gint64 id, AttacheDecision decision)
{
  RECORD ("decide event %" G_GINT64_FORMAT " %d\n", id, decision);
}

void
attache_session_open_article (AttacheSession *self, gint64 id)
{
  RECORD ("open %" G_GINT64_FORMAT "\n", id);
}

void
attache_session_show_passage (AttacheSession *self, gint64 id, AttacheSpan span)
{
  RECORD ("passage %" G_GINT64_FORMAT " %u %u\n", id, span.start, span.end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session object: its properties and signals. What they follow from is in the files beside it.
 */

#include "config.h"

#include "attache-session-private.h"
#include "attache-store-error.h"

enum
{
  SIGNAL_FAILED,
  SIGNAL_PASSAGE_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[PROP_N_SPEAKERS + 1];

G_DEFINE_FINAL_TYPE (AttacheSession, attache_session, G_TYPE_OBJECT)

static void
get_object_property (AttacheSession *self, AttacheSessionProperty property, GValue *value)
{
  if (property == PROP_DOSSIER)
    g_value_set_object (value, self->dossier);
  else if (property == PROP_FILTER)
    g_value_set_boxed (value, self->filter);
  else if (property == PROP_READING)
    g_value_set_object (value, self->reading);
  else if (property == PROP_SERIES)
    g_value_set_pointer (value, self->series);
  else
    g_value_set_string (value, property == PROP_UNDO_LABEL ? self->undo_label : self->redo_label);
}

static gint
get_enum_property (AttacheSession *self, AttacheSessionProperty property)
{
  return property == PROP_SCOPE   ? (gint) self->scope
         : property == PROP_LANES ? (gint) self->lanes
         : property == PROP_ORDER ? (gint) self->order
                                  : (gint) self->save_state;
}

static gint64
get_selected (AttacheSession *self, AttacheSessionProperty property)
{
  const gint64 selected[] = { self->selected_statement, self->selected_event,
                              self->selected_speaker, self->selected_annotation };

  return selected[property - PROP_SELECTED_STATEMENT];
}

static guint
get_count (AttacheSession *self, AttacheSessionProperty property)
{
  const guint counts[] = { self->n_articles, self->n_articles_total, self->n_events,
                           self->n_events_total, self->n_speakers };

  return counts[property - PROP_N_ARTICLES];
}

static void
attache_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttacheSession *self = ATTACHE_SESSION (object);

  switch ((AttacheSessionProperty) id)
    {
    case PROP_DOSSIER:
    case PROP_FILTER:
    case PROP_READING:
    case PROP_SERIES:
    case PROP_UNDO_LABEL:
    case PROP_REDO_LABEL:
      get_object_property (self, id, value);
      break;
    case PROP_SCOPE:
    case PROP_LANES:
    case PROP_ORDER:
    case PROP_SAVE_STATE:
      g_value_set_int (value, get_enum_property (self, id));
      break;
    case PROP_SORTING:
      g_value_set_boolean (value, self->is_sorting);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->can_undo);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->can_redo);
      break;
    case PROP_SELECTED_STATEMENT:
    case PROP_SELECTED_EVENT:
    case PROP_SELECTED_SPEAKER:
    case PROP_SELECTED_ANNOTATION:
      g_value_set_int64 (value, get_selected (self, id));
      break;
    case PROP_N_ARTICLES:
    case PROP_N_ARTICLES_TOTAL:
    case PROP_N_EVENTS:
    case PROP_N_EVENTS_TOTAL:
    case PROP_N_SPEAKERS:
      g_value_set_uint (value, get_count (self, id));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttacheSession *self = ATTACHE_SESSION (object);

  if (id == PROP_DOSSIER)
    self->dossier = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
generation_cb (AttacheSession *self)
{
  if (attache_dossier_is_change_of_notes (self->dossier))
    attache_session_refresh_notes (self);
  else
    attache_session_refresh (self, TRUE);
  attache_session_reload_reading (self);
  attache_session_update_history (self);
}

static void
attache_session_constructed (GObject *object)
{
  AttacheSession *self = ATTACHE_SESSION (object);

  G_OBJECT_CLASS (attache_session_parent_class)->constructed (object);
  g_assert (ATTACHE_IS_DOSSIER (self->dossier));
  g_signal_connect_object (self->dossier, "notify::generation", G_CALLBACK (generation_cb), self,
                           G_CONNECT_SWAPPED);
  attache_session_init_lists (self);
  attache_session_refresh (self, TRUE);
  attache_session_update_history (self);
}

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
attache_session_dispose (GObject *object)
{
  AttacheSession *self = ATTACHE_SESSION (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->others_id, g_source_remove);
  cancel (&self->articles_cancellable);
  cancel (&self->others_cancellable);
  cancel (&self->series_cancellable);
  cancel (&self->notes_cancellable);
  cancel (&self->reading_cancellable);
  for (guint i = 0; i < ATTACHE_N_LISTS; i++)
    {
      cancel (&self->rows_cancellables[i]);
      g_clear_object (&self->lists[i]);
    }
  g_clear_object (&self->actor_choices);
  g_clear_object (&self->outlet_choices);
  g_clear_object (&self->tag_choices);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->series, attache_event_series_unref);
  g_clear_pointer (&self->ground, attache_series_ground_unref);
  g_clear_pointer (&self->series_filter, attache_filter_unref);
  g_clear_pointer (&self->filter, attache_filter_unref);
  g_clear_pointer (&self->shown_filter, attache_filter_unref);
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->undo_label, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->redo_label, g_free);
  G_OBJECT_CLASS (attache_session_parent_class)->dispose (object);
}

static void
attache_session_finalize (GObject *object)
{
  g_clear_pointer (&ATTACHE_SESSION (object)->writer, attache_session_writer_free);
  G_OBJECT_CLASS (attache_session_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  static const struct
  {
    AttacheSessionProperty id;
    const char *name;
  } counts[] = {
    { PROP_N_ARTICLES, "n-articles" }, { PROP_N_ARTICLES_TOTAL, "n-articles-total" },
    { PROP_N_EVENTS, "n-events" },     { PROP_N_EVENTS_TOTAL, "n-events-total" },
    { PROP_N_SPEAKERS, "n-speakers" },
  };
  static const struct
  {
    AttacheSessionProperty id;
    const char *name;
  } ids[] = {
    { PROP_SELECTED_STATEMENT, "selected-statement" },
    { PROP_SELECTED_EVENT, "selected-event" },
    { PROP_SELECTED_SPEAKER, "selected-speaker" },
    { PROP_SELECTED_ANNOTATION, "selected-annotation" },
  };

  properties[PROP_DOSSIER] = g_param_spec_object ("dossier", NULL, NULL, ATTACHE_TYPE_DOSSIER,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTER] = g_param_spec_boxed ("filter", NULL, NULL, ATTACHE_TYPE_FILTER, flags);
  properties[PROP_READING] = g_param_spec_object ("reading", NULL, NULL, ATTACHE_TYPE_READING,
                                                  flags);
  properties[PROP_SERIES] = g_param_spec_pointer ("series", NULL, NULL, flags);
  properties[PROP_SCOPE] = g_param_spec_int ("scope", NULL, NULL, 0, ATTACHE_SCOPE_DOSSIER, 0,
                                             flags);
  properties[PROP_LANES] = g_param_spec_int ("lanes", NULL, NULL, 0, ATTACHE_LANES_OUTLET, 0,
                                             flags);
  properties[PROP_ORDER] = g_param_spec_int ("order", NULL, NULL, 0, ATTACHE_ORDER_RELEVANCE, 0,
                                             flags);
  properties[PROP_SORTING] = g_param_spec_boolean ("sorting", NULL, NULL, FALSE, flags);
  properties[PROP_SAVE_STATE] = g_param_spec_int ("save-state", NULL, NULL, 0, ATTACHE_SAVE_FAILED,
                                                  0, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    properties[counts[i].id] = g_param_spec_uint (counts[i].name, NULL, NULL, 0, G_MAXUINT, 0,
                                                  flags);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    properties[ids[i].id] = g_param_spec_int64 (ids[i].name, NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (klass, G_N_ELEMENTS (properties), properties);
}

static void
attache_session_class_init (AttacheSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = attache_session_get_property;
  object_class->set_property = attache_session_set_property;
  object_class->constructed = attache_session_constructed;
  object_class->dispose = attache_session_dispose;
  object_class->finalize = attache_session_finalize;
  install_properties (object_class);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_PASSAGE_REQUESTED] = g_signal_new (
      "passage-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
      G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT);
}

static void
attache_session_init (AttacheSession *self)
{
  self->writer = attache_session_writer_new ();
  self->filter = attache_filter_new ();
}

AttacheSession *
attache_session_new (AttacheDossier *dossier)
{
  g_return_val_if_fail (ATTACHE_IS_DOSSIER (dossier), NULL);

  return g_object_new (ATTACHE_TYPE_SESSION, "dossier", dossier, NULL);
}

void
attache_session_notify (AttacheSession *self, AttacheSessionProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
attache_session_set_count (AttacheSession *self, guint *count, guint value,
                           AttacheSessionProperty property)
{
  if (*count == value)
    return;
  *count = value;
  attache_session_notify (self, property);
}

void
attache_session_fail (AttacheSession *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_CLOSED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

void
attache_session_request_passage (AttacheSession *self, gint64 article_id, AttacheSpan span)
{
  g_signal_emit (self, signals[SIGNAL_PASSAGE_REQUESTED], 0, article_id, span.start, span.end);
}

gint64
attache_session_get_open_article_id (AttacheSession *self)
{
  if (self->reading == NULL)
    return 0;
  return attache_article_get_fields (attache_reading_get_article (self->reading))->id;
}

GCancellable *
attache_session_renew (GCancellable **cancellable)
{
  cancel (cancellable);
  *cancellable = g_cancellable_new ();
  return *cancellable;
}

AttacheDossier *
attache_session_get_dossier (AttacheSession *self)
{
  g_return_val_if_fail (ATTACHE_IS_SESSION (self), NULL);

  return self->dossier;
}

AttacheFilter *
attache_session_get_filter (AttacheSession *self)
{
  g_return_val_if_fail (ATTACHE_IS_SESSION (self), NULL);

  return self->filter;
}

void
attache_session_set_filter (AttacheSession *self, AttacheFilter *filter)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (filter != NULL);

  if (attache_filter_equal (self->filter, filter))
    return;
  attache_filter_ref (filter);
  attache_filter_unref (self->filter);
  self->filter = filter;
  attache_session_notify (self, PROP_FILTER);
  attache_session_refresh (self, FALSE);
  attache_session_reload_reading (self);
}

AttacheReading *
attache_session_get_reading (AttacheSession *self)
{
  g_return_val_if_fail (ATTACHE_IS_SESSION (self), NULL);

  return self->reading;
}

AttacheEventSeries *
attache_session_get_series (AttacheSession *self)
{
  g_return_val_if_fail (ATTACHE_IS_SESSION (self), NULL);

  return self->series;
}

AttacheScope
attache_session_get_scope (AttacheSession *self)
{
  g_return_val_if_fail (ATTACHE_IS_SESSION (self), ATTACHE_SCOPE_ARTICLE);

  return self->scope;
}

void
attache_session_set_scope (AttacheSession *self, AttacheScope scope)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  if (self->scope == scope)
    return;
  self->scope = scope;
  attache_session_notify (self, PROP_SCOPE);
  attache_session_refresh (self, FALSE);
}

AttacheLanes
attache_session_get_lanes (AttacheSession *self)
{
  g_return_val_if_fail (ATTACHE_IS_SESSION (self), ATTACHE_LANES_KIND);

  return self->lanes;
}

void
attache_session_set_lanes (AttacheSession *self, AttacheLanes lanes)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  if (self->lanes == lanes)
    return;
  self->lanes = lanes;
  attache_session_notify (self, PROP_LANES);
  attache_session_query_series (self);
}

AttacheOrder
attache_session_get_order (AttacheSession *self)
{
  g_return_val_if_fail (ATTACHE_IS_SESSION (self), ATTACHE_ORDER_NEWEST);

  return self->order;
}

void
attache_session_set_order (AttacheSession *self, AttacheOrder order)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  if (self->order == order)
    return;
  self->order = order;
  attache_session_notify (self, PROP_ORDER);
  if (attache_session_can_sort (self))
    attache_session_reorder (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements of an article come from the reading, those of the dossier from the session's list,
 * which holds the chosen speaker's. */

#include "config.h"

#include "attache-speaker-tree.h"

#include "attache-query-model.h"

struct _AttacheSpeakerTree
{
  GObject parent_instance;

  /* Owned */
  AttacheSession *session;
  GListStore *statements; /* AttacheStatement of the reading */
  GtkTreeListModel *model;

  /* State */
  gint64 open_speaker; /* in the dossier: whose row is open */
};

typedef enum
{
  PROP_MODEL = 1,
} AttacheSpeakerTreeProperty;

static GParamSpec *properties[PROP_MODEL + 1];

G_DEFINE_FINAL_TYPE (AttacheSpeakerTree, attache_speaker_tree, G_TYPE_OBJECT)

static gboolean
is_said_by (gpointer item, gpointer user_data)
{
  return attache_statement_get_fields (item)->speaker_id == *(const gint64 *) user_data;
}

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  AttacheSpeakerTree *self = user_data;
  GtkCustomFilter *filter;
  gint64 id;

  if (!ATTACHE_IS_QUERY_ROW (item) || ATTACHE_IS_STATEMENT (attache_query_row_get_item (item)))
    return NULL;
  id = attache_query_row_get_id (item);
  if (attache_session_get_scope (self->session) == ATTACHE_SCOPE_DOSSIER)
    return id == self->open_speaker ? g_object_ref (attache_session_list_statements (self->session))
                                    : NULL;
  filter = gtk_custom_filter_new (is_said_by, g_memdup2 (&id, sizeof id), g_free);
  return G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->statements)),
                                                  GTK_FILTER (filter)));
}

static guint
find_speaker (AttacheSpeakerTree *self, gint64 id)
{
  GListModel *speakers = attache_session_list_speakers (self->session);

  return id != 0 ? attache_query_model_find (ATTACHE_QUERY_MODEL (speakers), id) : G_MAXUINT;
}

/* A model remembers which rows have no children; so a change of the open speaker makes another. */
static void
rebuild (AttacheSpeakerTree *self)
{
  GListModel *speakers = attache_session_list_speakers (self->session);
  gboolean is_article = attache_session_get_scope (self->session) == ATTACHE_SCOPE_ARTICLE;
  guint position = find_speaker (self, self->open_speaker);

  g_clear_object (&self->model);
  self->model = gtk_tree_list_model_new (g_object_ref (speakers), FALSE, is_article,
                                         create_children, self, NULL);
  if (!is_article && position != G_MAXUINT)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->model, position);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

static void
scope_changed_cb (AttacheSpeakerTree *self)
{
  g_object_get (self->session, "selected-speaker", &self->open_speaker, NULL);
  rebuild (self);
}

static void
speaker_changed_cb (AttacheSpeakerTree *self)
{
  gint64 id = 0;

  g_object_get (self->session, "selected-speaker", &id, NULL);
  if (id == self->open_speaker)
    return;
  self->open_speaker = id;
  if (attache_session_get_scope (self->session) == ATTACHE_SCOPE_DOSSIER)
    rebuild (self);
}

static gboolean
has_same_statements (AttacheSpeakerTree *self, AttacheStatement *const *statements, guint n)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->statements)) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttacheStatement) old = g_list_model_get_item (G_LIST_MODEL (self->statements), i);

      if (old != statements[i])
        return FALSE;
    }
  return TRUE;
}

/* A reading that differs only in a note leaves the tree alone. */
static void
reading_changed_cb (AttacheSpeakerTree *self)
{
  AttacheReading *reading = attache_session_get_reading (self->session);
  AttacheStatement *const *statements = NULL;
  guint n = 0;

  if (reading != NULL)
    statements = attache_reading_get_statements (reading, &n);
  if (!has_same_statements (self, statements, n))
    g_list_store_splice (self->statements, 0,
                         g_list_model_get_n_items (G_LIST_MODEL (self->statements)),
                         (gpointer *) statements, n);
}

static void
attache_speaker_tree_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((AttacheSpeakerTreeProperty) id)
    {
    case PROP_MODEL:
      g_value_set_object (value, ATTACHE_SPEAKER_TREE (object)->model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_speaker_tree_dispose (GObject *object)
{
  AttacheSpeakerTree *self = ATTACHE_SPEAKER_TREE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->statements);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_speaker_tree_parent_class)->dispose (object);
}

static void
attache_speaker_tree_class_init (AttacheSpeakerTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = attache_speaker_tree_get_property;
  object_class->dispose = attache_speaker_tree_dispose;
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                    | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attache_speaker_tree_init (AttacheSpeakerTree *self)
{
  self->statements = g_list_store_new (ATTACHE_TYPE_STATEMENT);
}

AttacheSpeakerTree *
attache_speaker_tree_new (AttacheSession *session)
{
  AttacheSpeakerTree *self;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  self = g_object_new (ATTACHE_TYPE_SPEAKER_TREE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::scope", G_CALLBACK (scope_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected-speaker", G_CALLBACK (speaker_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::reading", G_CALLBACK (reading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  reading_changed_cb (self);
  scope_changed_cb (self);
  return self;
}

GListModel *
attache_speaker_tree_get_model (AttacheSpeakerTree *self)
{
  g_return_val_if_fail (ATTACHE_IS_SPEAKER_TREE (self), NULL);

  return G_LIST_MODEL (self->model);
}

static gint64
get_statement_id (GtkTreeListRow *row)
{
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

  if (gtk_tree_list_row_get_depth (row) == 0)
    return 0;
  return ATTACHE_IS_STATEMENT (item) ? attache_statement_get_fields (ATTACHE_STATEMENT (item))->id
                                     : attache_query_row_get_id (ATTACHE_QUERY_ROW (item));
}

guint
attache_speaker_tree_find_statement (AttacheSpeakerTree *self, gint64 statement_id)
{
  g_return_val_if_fail (ATTACHE_IS_SPEAKER_TREE (self), GTK_INVALID_LIST_POSITION);

  if (statement_id == 0)
    return find_speaker (self, self->open_speaker);
  if (attache_session_get_scope (self->session) == ATTACHE_SCOPE_DOSSIER)
    return GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->model, i);

      if (get_statement_id (row) == statement_id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

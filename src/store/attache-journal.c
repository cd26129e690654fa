/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps are applied backwards to undo and forwards to redo; each row's own file knows how to make
 * it from its image. */

#include "config.h"

#include "attache-journal.h"

#include <glib/gi18n-lib.h>

#include "attache-annotation-table.h"
#include "attache-article-table.h"
#include "attache-decision-table.h"
#include "attache-store-error.h"
#include "attache-tag-table.h"

/* Kind, id, before, after. */
#define CHANGES_TYPE "a(yxmvmv)"

static const char NEWEST[] = "SELECT id, merge_key, made, changes, label "
                             "FROM journal "
                             "WHERE is_undone = 0 ORDER BY id DESC LIMIT 1";
static const char NEXT_UNDONE[] = "SELECT id, merge_key, made, changes, label "
                                  "FROM journal "
                                  "WHERE is_undone = 1 ORDER BY id LIMIT 1";
static const char FORGET_UNDONE[] = "DELETE FROM journal WHERE is_undone = 1";
static const char INSERT[] = "INSERT INTO journal (label, merge_key, made, changes) "
                             "VALUES (:label, :merge_key, :made, :changes)";
static const char UPDATE[] = "UPDATE journal SET made = :made, changes = :changes "
                             "WHERE id = :id";
static const char SET_STATE[] = "UPDATE journal SET is_undone = :is_undone WHERE id = :id";

typedef struct
{
  AttacheRowKind kind;
  gint64 id;
  GVariant *before; /* nullable */
  GVariant *after;  /* nullable */
} Change;

struct _AttacheStep
{
  AttacheDatabase *db; /* borrowed */
  GArray *changes;     /* Change */
};

/* A row of the journal. */
typedef struct
{
  gint64 id; /* 0: none */
  char *label;
  char *merge_key;
  gint64 made;
  GVariant *changes;
} Entry;

static void
entry_clear (Entry *entry)
{
  g_clear_pointer (&entry->label, g_free);
  g_clear_pointer (&entry->merge_key, g_free);
  g_clear_pointer (&entry->changes, g_variant_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static void
change_clear (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->before, g_variant_unref);
  g_clear_pointer (&change->after, g_variant_unref);
}

static gboolean
get_image (AttacheDatabase *db, AttacheRowKind kind, gint64 id, GVariant **image, GError **error)
{
  switch (kind)
    {
    case ATTACHE_ROW_ANNOTATION:
      return attache_annotation_table_get_image (db, id, image, error);
    case ATTACHE_ROW_ARTICLE:
      return attache_article_table_get_image (db, id, image, error);
    case ATTACHE_ROW_TAG:
      return attache_tag_table_get_image (db, id, image, error);
    case ATTACHE_ROW_DECISION:
      return attache_decision_table_get_image (db, id, image, error);
    default:
      g_assert_not_reached ();
    }
}

/* @kind came from the file. */
static gboolean
set_image (AttacheDatabase *db, guchar kind, gint64 id, GVariant *image, GError **error)
{
  switch (kind)
    {
    case ATTACHE_ROW_ANNOTATION:
      return attache_annotation_table_set_image (db, id, image, error);
    case ATTACHE_ROW_ARTICLE:
      return attache_article_table_set_image (db, id, image, error);
    case ATTACHE_ROW_TAG:
      return attache_tag_table_set_image (db, id, image, error);
    case ATTACHE_ROW_DECISION:
      return attache_decision_table_set_image (db, id, image, error);
    default:
      g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED,
                           _ ("A step of the history is damaged"));
      return FALSE;
    }
}

AttacheStep *
attache_step_new (AttacheDatabase *db)
{
  AttacheStep *self = g_new0 (AttacheStep, 1);

  self->db = db;
  self->changes = g_array_new (FALSE, TRUE, sizeof (Change));
  g_array_set_clear_func (self->changes, change_clear);
  return self;
}

void
attache_step_free (AttacheStep *step)
{
  g_array_unref (step->changes);
  g_free (step);
}

gboolean
attache_step_touch (AttacheStep *step, AttacheRowKind kind, gint64 id, GError **error)
{
  Change change = { kind, id, NULL, NULL };

  for (guint i = 0; i < step->changes->len; i++)
    {
      const Change *other = &g_array_index (step->changes, Change, i);

      if (other->kind == kind && other->id == id)
        return TRUE;
    }
  if (!get_image (step->db, kind, id, &change.before, error))
    return FALSE;
  g_array_append_val (step->changes, change);
  return TRUE;
}

gboolean
attache_step_take_id (AttacheStep *step, AttacheRowKind kind, gint64 *id, GError **error)
{
  static const char *const newest[] = {
    "SELECT max (id) FROM annotation",
    "SELECT max (id) FROM article",
    "SELECT max (id) FROM tag",
    "SELECT max (id) FROM decision",
  };

  if (!attache_database_get_int (step->db, newest[kind], 0, id, error))
    return FALSE;
  (*id)++;
  return attache_step_touch (step, kind, *id, error);
}

static GVariant *
wrap (GVariant *image)
{
  return g_variant_new_maybe (G_VARIANT_TYPE_VARIANT,
                              image != NULL ? g_variant_new_variant (image) : NULL);
}

/* Floating. @older (nullable): the step that this one becomes part of; its images of before stand.
 */
static GVariant *
changes_to_variant (AttacheStep *step, GVariant *older)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (CHANGES_TYPE));
  for (guint i = 0; i < step->changes->len; i++)
    {
      const Change *change = &g_array_index (step->changes, Change, i);
      g_autoptr (GVariant) before = NULL;

      if (older != NULL)
        g_variant_get_child (older, i, "(yxmvmv)", NULL, NULL, &before, NULL);
      g_variant_builder_add (&builder, "(yx@mv@mv)", (guchar) change->kind, change->id,
                             wrap (older != NULL ? before : change->before), wrap (change->after));
    }
  return g_variant_builder_end (&builder);
}

static gboolean
load (AttacheDatabase *db, const char *text, Entry *entry, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);

  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    {
      g_autoptr (GBytes) bytes = attache_sql_dup_bytes (sql, 3);

      entry->id = attache_sql_int (sql, 0);
      entry->merge_key = g_strdup (attache_sql_text (sql, 1));
      entry->made = attache_sql_int (sql, 2);
      entry->changes = g_variant_ref_sink (
          g_variant_new_from_bytes (G_VARIANT_TYPE (CHANGES_TYPE), bytes, FALSE));
      entry->label = g_strdup (attache_sql_text (sql, 4));
    }
  return attache_sql_finish (sql, error);
}

/* The same rows in the same order. */
static gboolean
touches_the_same (AttacheStep *step, GVariant *changes)
{
  if (g_variant_n_children (changes) != step->changes->len)
    return FALSE;
  for (guint i = 0; i < step->changes->len; i++)
    {
      const Change *change = &g_array_index (step->changes, Change, i);
      guchar kind;
      gint64 id;

      g_variant_get_child (changes, i, "(yxmvmv)", &kind, &id, NULL, NULL);
      if (kind != change->kind || id != change->id)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

/* @differs: whether the step did anything. */
static gboolean
read_after (AttacheStep *step, gboolean *differs, GError **error)
{
  *differs = FALSE;
  for (guint i = 0; i < step->changes->len; i++)
    {
      Change *change = &g_array_index (step->changes, Change, i);

      if (!get_image (step->db, change->kind, change->id, &change->after, error))
        return FALSE;
      *differs |= !is_same (change->before, change->after);
    }
  return TRUE;
}

static gboolean
write_entry (AttacheStep *step, const char *label, const char *merge_key, const Entry *older,
             gint64 now, GError **error)
{
  g_autoptr (GVariant) changes = g_variant_ref_sink (
      changes_to_variant (step, older != NULL ? older->changes : NULL));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (changes);
  g_autoptr (AttacheSql)
      sql = attache_database_prepare (step->db, older != NULL ? UPDATE : INSERT, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":made", now);
  attache_sql_bind_bytes (sql, ":changes", bytes);
  if (older != NULL)
    {
      attache_sql_bind_int (sql, ":id", older->id);
      return attache_sql_run (sql, error);
    }
  attache_sql_bind_text (sql, ":label", label);
  attache_sql_bind_text (sql, ":merge_key", merge_key);
  return attache_sql_run (sql, error);
}

gboolean
attache_step_commit (AttacheStep *step, const char *label, const char *merge_key,
                     gint64 merge_within, gint64 now, GError **error)
{
  g_auto (Entry) newest = { 0 };
  g_auto (Entry) undone = { 0 };
  gboolean differs, is_part;

  if (!read_after (step, &differs, error))
    return FALSE;
  if (!differs)
    return TRUE;
  if (!load (step->db, NEWEST, &newest, error) || !load (step->db, NEXT_UNDONE, &undone, error))
    return FALSE;
  is_part = merge_key != NULL && newest.id != 0 && undone.id == 0
            && g_strcmp0 (merge_key, newest.merge_key) == 0 && now - newest.made <= merge_within
            && touches_the_same (step, newest.changes);
  return attache_database_exec (step->db, FORGET_UNDONE, error)
         && write_entry (step, label, merge_key, is_part ? &newest : NULL, now, error);
}

gboolean
attache_journal_peek (AttacheDatabase *db, char **undo, char **redo, GError **error)
{
  g_auto (Entry) newest = { 0 };
  g_auto (Entry) undone = { 0 };

  if (!load (db, NEWEST, &newest, error) || !load (db, NEXT_UNDONE, &undone, error))
    return FALSE;
  *undo = g_steal_pointer (&newest.label);
  *redo = g_steal_pointer (&undone.label);
  return TRUE;
}

static gboolean
set_state (AttacheDatabase *db, gint64 id, gboolean is_undone, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, SET_STATE, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":id", id);
  attache_sql_bind_int (sql, ":is_undone", is_undone);
  return attache_sql_run (sql, error);
}

static gboolean
put_child (AttacheDatabase *db, GVariant *changes, gsize index, gboolean is_undo, GArray *articles,
           GError **error)
{
  g_autoptr (GVariant) before = NULL;
  g_autoptr (GVariant) after = NULL;
  guchar kind;
  gint64 id;

  g_variant_get_child (changes, index, "(yxmvmv)", &kind, &id, &before, &after);
  if (kind == ATTACHE_ROW_ARTICLE && articles != NULL)
    g_array_append_val (articles, id);
  return set_image (db, kind, id, is_undo ? before : after, error);
}

static gboolean
move (AttacheDatabase *db, gboolean is_undo, GArray *articles, gboolean *is_done, GError **error)
{
  g_auto (Entry) entry = { 0 };
  gsize n;

  *is_done = FALSE;
  if (!load (db, is_undo ? NEWEST : NEXT_UNDONE, &entry, error))
    return FALSE;
  if (entry.id == 0)
    return TRUE;
  n = g_variant_n_children (entry.changes);
  for (gsize i = 0; i < n; i++)
    {
      if (!put_child (db, entry.changes, is_undo ? n - 1 - i : i, is_undo, articles, error))
        return FALSE;
    }
  *is_done = TRUE;
  return set_state (db, entry.id, is_undo, error);
}

/* A step that fails half-way is not taken at all. */
typedef struct
{
  gboolean is_undo;
  GArray *articles;
  gboolean *is_done;
} Move;

static gboolean
move_in_transaction (AttacheDatabase *db, gpointer data, GError **error)
{
  const Move *step = data;

  return move (db, step->is_undo, step->articles, step->is_done, error);
}

gboolean
attache_journal_undo (AttacheDatabase *db, GArray *articles, gboolean *is_done, GError **error)
{
  Move step = { TRUE, articles, is_done };

  return attache_database_transact (db, move_in_transaction, &step, error);
}

gboolean
attache_journal_redo (AttacheDatabase *db, GArray *articles, gboolean *is_done, GError **error)
{
  Move step = { FALSE, articles, is_done };

  return attache_database_transact (db, move_in_transaction, &step, error);
}

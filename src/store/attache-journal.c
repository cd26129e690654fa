/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps are applied backwards to undo and forwards to redo; each row's own file knows how to make
 * it from its image. A step brought its articles first and took others away last, so a way back
 * begins with those on the shelf. */

#include "config.h"

#include "attache-journal.h"

#include <glib/gi18n-lib.h>

#include "attache-shelf.h"
#include "attache-store-error.h"

/* Of an image of an article's details: the place of its date. */
#define PUBLISHED_CHILD 2

static const char NEWEST[] = "SELECT id, label FROM journal WHERE is_undone = 0 ORDER BY id DESC "
                             "LIMIT 1";
static const char NEXT_UNDONE[] = "SELECT id, label FROM journal WHERE is_undone = 1 ORDER BY id "
                                  "LIMIT 1";
static const char CHANGES[] = "SELECT changes FROM journal WHERE id = :id";
static const char ARTICLES[] = "SELECT article_id "
                               "FROM journal_article "
                               "WHERE step_id = :id AND is_brought = :is_brought "
                               "ORDER BY article_id";
static const char SET_STATE[] = "UPDATE journal SET is_undone = :is_undone WHERE id = :id";
static const char FIND[] = "SELECT is_undone FROM journal WHERE id = :id";
static const char IS_THERE[] = "SELECT 1 FROM article WHERE id = :id";
static const char LIST[] = "SELECT id, label, about, made, n_articles, is_undone "
                           "FROM journal "
                           "WHERE id < :before ORDER BY id DESC LIMIT :limit";

typedef struct
{
  AttacheDatabase *db;
  gint64 id;
  gboolean is_undo;
  GArray *articles; /* nullable */
} Move;

/* @id 0: none. @label (nullable): transfer full. */
static gboolean
find_next (AttacheDatabase *db, gboolean is_undo, gint64 *id, char **label, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, is_undo ? NEWEST : NEXT_UNDONE, error);

  if (sql == NULL)
    return FALSE;
  *id = 0;
  if (attache_sql_next (sql))
    {
      *id = attache_sql_int (sql, 0);
      if (label != NULL)
        *label = g_strdup (attache_sql_text (sql, 1));
    }
  return attache_sql_finish (sql, error);
}

gboolean
attache_journal_peek (AttacheDatabase *db, char **undo, char **redo, GError **error)
{
  gint64 id;

  *undo = *redo = NULL;
  return find_next (db, TRUE, &id, undo, error) && find_next (db, FALSE, &id, redo, error);
}

/* Transfer full. */
static GVariant *
load_changes (const Move *move, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (move->db, CHANGES, move->id, error);
  g_autoptr (GBytes) bytes = NULL;

  if (sql == NULL)
    return NULL;
  attache_sql_next (sql);
  bytes = attache_sql_dup_bytes (sql, 0);
  if (!attache_sql_finish (sql, error))
    return NULL;
  return g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (ATTACHE_STEP_CHANGES_TYPE), bytes, FALSE));
}

static GArray *
load_articles (const Move *move, gboolean is_brought, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (move->db, ARTICLES, move->id, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (sql == NULL)
    return NULL;
  attache_sql_bind_int (sql, ":is_brought", is_brought);
  return attache_sql_take_ids (sql, ids, error) ? g_steal_pointer (&ids) : NULL;
}

/* Those that the step brought are shelved to undo it; those that it took away come back. */
static gboolean
move_articles (const Move *move, gboolean is_brought, GError **error)
{
  g_autoptr (GArray) ids = load_articles (move, is_brought, error);

  if (ids == NULL)
    return FALSE;
  return (is_brought != FALSE) == (move->is_undo != FALSE)
             ? attache_shelf_put (move->db, move->id, ids, error)
             : attache_shelf_take (move->db, move->id, ids, error);
}

/* The dates in @before and @after, of which either may be of any type, for they came from a file.
 */
static gboolean
is_redated (GVariant *before, GVariant *after)
{
  const GVariantType *tuple = G_VARIANT_TYPE_TUPLE;
  g_autoptr (GVariant) old = NULL;
  g_autoptr (GVariant) new = NULL;

  if (before == NULL || after == NULL || !g_variant_is_of_type (before, tuple)
      || !g_variant_is_of_type (after, tuple) || g_variant_n_children (before) <= PUBLISHED_CHILD
      || g_variant_n_children (after) <= PUBLISHED_CHILD)
    return FALSE;
  old = g_variant_get_child_value (before, PUBLISHED_CHILD);
  new = g_variant_get_child_value (after, PUBLISHED_CHILD);
  return !g_variant_equal (old, new);
}

static gboolean
put_child (const Move *move, GVariant *changes, gsize index, GError **error)
{
  g_autoptr (GVariant) before = NULL;
  g_autoptr (GVariant) after = NULL;
  guchar kind;
  gint64 id;

  g_variant_get_child (changes, index, "(yxmvmv)", &kind, &id, &before, &after);
  if (kind == ATTACHE_ROW_ARTICLE && move->articles != NULL && is_redated (before, after))
    g_array_append_val (move->articles, id);
  return attache_row_image_set (move->db, kind, id, move->is_undo ? before : after, error);
}

static gboolean
put_changes (const Move *move, GError **error)
{
  g_autoptr (GVariant) changes = load_changes (move, error);
  gsize n;

  if (changes == NULL)
    return FALSE;
  n = g_variant_n_children (changes);
  for (gsize i = 0; i < n; i++)
    {
      if (!put_child (move, changes, move->is_undo ? n - 1 - i : i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_state (const Move *move, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (move->db, SET_STATE, move->id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":is_undone", move->is_undo);
  return attache_sql_run (sql, error);
}

static gboolean
run (const Move *move, GError **error)
{
  /* Rows come back in an order that need not be that in which they refer to each other. */
  return attache_database_exec (move->db, "PRAGMA defer_foreign_keys = ON", error)
         && move_articles (move, !move->is_undo, error) && put_changes (move, error)
         && move_articles (move, move->is_undo, error) && set_state (move, error);
}

/* What is not there any more need not be analysed again. */
static gboolean
drop_gone (AttacheDatabase *db, GArray *articles, GError **error)
{
  for (guint i = articles->len; i-- > 0;)
    {
      const gint64 id = g_array_index (articles, gint64, i);
      g_autoptr (AttacheSql) sql = attache_database_prepare (db, IS_THERE, error);
      gboolean is_needed;

      if (sql == NULL)
        return FALSE;
      attache_sql_bind_int (sql, ":id", id);
      is_needed = attache_sql_next (sql);
      for (guint k = 0; k < i; k++)
        is_needed &= g_array_index (articles, gint64, k) != id;
      if (!attache_sql_finish (sql, error))
        return FALSE;
      if (!is_needed)
        g_array_remove_index (articles, i);
    }
  return TRUE;
}

/* A step that fails half-way is not taken at all. */
typedef struct
{
  gboolean is_undo;
  gint64 target; /* of move_to */
  GArray *articles;
  gboolean is_done;
} Request;

static gboolean
move_one (AttacheDatabase *db, gpointer data, GError **error)
{
  Request *request = data;
  Move move = { db, 0, request->is_undo, request->articles };

  if (!find_next (db, request->is_undo, &move.id, NULL, error))
    return FALSE;
  request->is_done = move.id != 0;
  return move.id == 0
         || (run (&move, error)
             && (request->articles == NULL || drop_gone (db, request->articles, error)));
}

gboolean
attache_journal_undo (AttacheDatabase *db, GArray *articles, gboolean *is_done, GError **error)
{
  Request request = { TRUE, 0, articles, FALSE };

  *is_done = FALSE;
  if (!attache_database_transact (db, move_one, &request, error))
    return FALSE;
  *is_done = request.is_done;
  return TRUE;
}

gboolean
attache_journal_redo (AttacheDatabase *db, GArray *articles, gboolean *is_done, GError **error)
{
  Request request = { FALSE, 0, articles, FALSE };

  *is_done = FALSE;
  if (!attache_database_transact (db, move_one, &request, error))
    return FALSE;
  *is_done = request.is_done;
  return TRUE;
}

/* @is_undone: untouched where there is no such step. */
static gboolean
find_step (AttacheDatabase *db, gint64 id, gboolean *is_undone, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, FIND, id, error);

  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    {
      *is_undone = attache_sql_int (sql, 0) != 0;
      return TRUE;
    }
  if (attache_sql_finish (sql, error))
    g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE,
                         _ ("This step is no longer in the history"));
  return FALSE;
}

static gboolean
move_to (AttacheDatabase *db, gpointer data, GError **error)
{
  Request *request = data;
  gboolean is_undone = FALSE;

  if (request->target != 0 && !find_step (db, request->target, &is_undone, error))
    return FALSE;
  for (;;)
    {
      Move move = { db, 0, !is_undone, request->articles };

      if (!find_next (db, !is_undone, &move.id, NULL, error))
        return FALSE;
      if (move.id == 0 || (is_undone ? move.id > request->target : move.id <= request->target))
        return request->articles == NULL || drop_gone (db, request->articles, error);
      if (!run (&move, error))
        return FALSE;
    }
}

gboolean
attache_journal_move_to (AttacheDatabase *db, gint64 step_id, GArray *articles, GError **error)
{
  Request request = { FALSE, step_id, articles, FALSE };

  return attache_database_transact (db, move_to, &request, error);
}

static void
entry_free (gpointer entry)
{
  AttacheJournalEntry *self = entry;

  g_free (self->label);
  g_free (self->about);
  g_free (self);
}

GPtrArray *
attache_journal_list (AttacheDatabase *db, gint64 before, guint limit, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LIST, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);

  if (sql == NULL)
    return NULL;
  attache_sql_bind_int (sql, ":before", before != 0 ? before : G_MAXINT64);
  attache_sql_bind_int (sql, ":limit", limit);
  while (attache_sql_next (sql))
    {
      AttacheJournalEntry *entry = g_new0 (AttacheJournalEntry, 1);

      entry->id = attache_sql_int (sql, 0);
      entry->label = g_strdup (attache_sql_text (sql, 1));
      entry->about = g_strdup (attache_sql_text (sql, 2));
      entry->made = attache_sql_int (sql, 3);
      entry->n_articles = (guint) attache_sql_int (sql, 4);
      entry->is_undone = attache_sql_int (sql, 5) != 0;
      g_ptr_array_add (entries, entry);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&entries) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step remembers each row as it was when it was first touched, and reads all of them again at the
 * end. Of whole articles it keeps only the ids: their rows go to the shelf when they go. */

#include "config.h"

#include "attache-step.h"

#include "attache-shelf.h"

static const char NEWEST[] = "SELECT id, merge_key, made "
                             "FROM journal "
                             "WHERE is_undone = 0 ORDER BY id DESC LIMIT 1";
static const char NEXT_UNDONE[] = "SELECT id FROM journal WHERE is_undone = 1 ORDER BY id LIMIT 1";
static const char FORGET_UNDONE[] = "DELETE FROM journal WHERE is_undone = 1";
static const char CHANGES[] = "SELECT changes FROM journal WHERE id = :id";
static const char INSERT[] =
    "INSERT INTO journal (label, merge_key, made, changes, about, n_articles) "
    "VALUES (:label, :merge_key, :made, :changes, :about, :n_articles)";
static const char UPDATE[] =
    "UPDATE journal SET made = :made, changes = :changes, n_articles = n_articles + :n_articles "
    "WHERE id = :id";
static const char ADD_ARTICLE[] =
    "INSERT OR IGNORE INTO journal_article (step_id, article_id, is_brought) "
    "VALUES (:step, :article, :is_brought)";

typedef struct
{
  guint32 kind;
  gint64 id;
  GVariant *before; /* nullable */
  GVariant *after;  /* nullable */
} Change;

struct _AttacheStep
{
  AttacheDatabase *db; /* borrowed */
  GPtrArray *changes;  /* Change, in the order of touching */
  GHashTable *touched; /* set of Change, borrowed from changes */
  GArray *brought;     /* gint64 */
  GArray *removed;     /* gint64 */
};

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->before, g_variant_unref);
  g_clear_pointer (&change->after, g_variant_unref);
  g_free (change);
}

static guint
change_hash (gconstpointer data)
{
  const Change *change = data;

  return g_int64_hash (&change->id) * 8 + change->kind;
}

static gboolean
change_equal (gconstpointer a, gconstpointer b)
{
  const Change *one = a, *other = b;

  return one->kind == other->kind && one->id == other->id;
}

AttacheStep *
attache_step_new (AttacheDatabase *db)
{
  AttacheStep *self = g_new0 (AttacheStep, 1);

  self->db = db;
  self->changes = g_ptr_array_new_with_free_func (change_free);
  self->touched = g_hash_table_new (change_hash, change_equal);
  self->brought = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
attache_step_free (AttacheStep *step)
{
  g_hash_table_unref (step->touched);
  g_ptr_array_unref (step->changes);
  g_array_unref (step->brought);
  g_array_unref (step->removed);
  g_free (step);
}

gboolean
attache_step_touch (AttacheStep *step, AttacheRowKind kind, gint64 id, GError **error)
{
  const Change key = { kind, id, NULL, NULL };
  Change *change;
  GVariant *before;

  if (g_hash_table_contains (step->touched, &key))
    return TRUE;
  if (!attache_row_image_get (step->db, kind, id, &before, error))
    return FALSE;
  change = g_memdup2 (&key, sizeof key);
  change->before = before;
  g_ptr_array_add (step->changes, change);
  g_hash_table_add (step->touched, change);
  return TRUE;
}

void
attache_step_note (AttacheStep *step, AttacheRowKind kind, gint64 id, GVariant *before)
{
  const Change key = { kind, id, NULL, NULL };
  Change *change;

  if (g_hash_table_contains (step->touched, &key))
    return;
  change = g_memdup2 (&key, sizeof key);
  change->before = g_variant_ref (before);
  g_ptr_array_add (step->changes, change);
  g_hash_table_add (step->touched, change);
}

gboolean
attache_step_take_id (AttacheStep *step, AttacheRowKind kind, gint64 *id, GError **error)
{
  return attache_row_image_take_id (step->db, kind, id, error)
         && attache_step_touch (step, kind, *id, error);
}

void
attache_step_bring (AttacheStep *step, gint64 article_id)
{
  g_array_append_val (step->brought, article_id);
}

void
attache_step_remove (AttacheStep *step, gint64 article_id)
{
  g_array_append_val (step->removed, article_id);
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
  *differs = step->brought->len > 0 || step->removed->len > 0;
  for (guint i = 0; i < step->changes->len; i++)
    {
      Change *change = g_ptr_array_index (step->changes, i);

      if (!attache_row_image_get (step->db, change->kind, change->id, &change->after, error))
        return FALSE;
      *differs |= !is_same (change->before, change->after);
    }
  return TRUE;
}

static void
add_change (GVariantBuilder *builder, guint32 kind, gint64 id, GVariant *before, GVariant *after)
{
  GVariant *images[] = { before, after };

  for (guint i = 0; i < G_N_ELEMENTS (images); i++)
    images[i] = g_variant_new_maybe (G_VARIANT_TYPE_VARIANT,
                                     images[i] != NULL ? g_variant_new_variant (images[i]) : NULL);
  g_variant_builder_add (builder, "(yx@mv@mv)", (guchar) kind, id, images[0], images[1]);
}

/* What the older step touched keeps its image of before, and its place. */
static void
add_older (AttacheStep *step, GVariantBuilder *builder, GVariant *older)
{
  const gsize n = g_variant_n_children (older);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) before = NULL;
      g_autoptr (GVariant) after = NULL;
      const Change *newer;
      Change key = { 0 };
      guchar kind;

      g_variant_get_child (older, i, "(yxmvmv)", &kind, &key.id, &before, &after);
      key.kind = kind;
      newer = g_hash_table_lookup (step->touched, &key);
      add_change (builder, kind, key.id, before, newer != NULL ? newer->after : after);
      g_hash_table_remove (step->touched, &key);
    }
}

/* @older (nullable): the step that this one becomes part of. Transfer full. */
static GBytes *
dup_changes (AttacheStep *step, GVariant *older)
{
  g_autoptr (GVariant) changes = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (ATTACHE_STEP_CHANGES_TYPE));
  if (older != NULL)
    add_older (step, &builder, older);
  for (guint i = 0; i < step->changes->len; i++)
    {
      const Change *change = g_ptr_array_index (step->changes, i);

      if (g_hash_table_contains (step->touched, change))
        add_change (&builder, change->kind, change->id, change->before, change->after);
    }
  changes = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_get_data_as_bytes (changes);
}

/* The first that can be told: a new tag's name, else the title of the article. */
static gboolean
describe (AttacheStep *step, char **about, GError **error)
{
  *about = NULL;
  for (guint i = 0; i < step->changes->len && *about == NULL; i++)
    {
      const Change *change = g_ptr_array_index (step->changes, i);

      if (is_same (change->before, change->after))
        continue;
      if (!attache_row_image_describe (step->db, change->kind, change->id,
                                       change->after != NULL ? change->after : change->before,
                                       about, error))
        return FALSE;
    }
  if (*about == NULL && step->brought->len + step->removed->len == 1)
    {
      GArray *articles = step->brought->len > 0 ? step->brought : step->removed;

      return attache_row_image_describe (step->db, ATTACHE_ROW_ARTICLE,
                                         g_array_index (articles, gint64, 0), NULL, about, error);
    }
  return TRUE;
}

static gboolean
insert (AttacheStep *step, const char *label, const char *merge_key, gint64 now, gint64 *id,
        GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (step->db, INSERT, error);
  g_autoptr (GBytes) changes = dup_changes (step, NULL);
  g_autofree char *about = NULL;

  if (sql == NULL || !describe (step, &about, error))
    return FALSE;
  attache_sql_bind_text (sql, ":label", label);
  attache_sql_bind_text (sql, ":merge_key", merge_key);
  attache_sql_bind_int (sql, ":made", now);
  attache_sql_bind_bytes (sql, ":changes", changes);
  attache_sql_bind_text (sql, ":about", about);
  attache_sql_bind_int (sql, ":n_articles", step->brought->len + step->removed->len);
  if (!attache_sql_run (sql, error))
    return FALSE;
  *id = attache_database_get_last_id (step->db);
  return TRUE;
}

static gboolean
load_changes (AttacheDatabase *db, gint64 id, GVariant **changes, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, CHANGES, id, error);
  g_autoptr (GBytes) bytes = NULL;

  if (sql == NULL)
    return FALSE;
  if (!attache_sql_next (sql))
    return attache_sql_finish (sql, error);
  bytes = attache_sql_dup_bytes (sql, 0);
  *changes = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (ATTACHE_STEP_CHANGES_TYPE), bytes, FALSE));
  return TRUE;
}

static gboolean
update (AttacheStep *step, gint64 id, gint64 now, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (step->db, UPDATE, error);
  g_autoptr (GVariant) older = NULL;
  g_autoptr (GBytes) changes = NULL;

  if (sql == NULL || !load_changes (step->db, id, &older, error))
    return FALSE;
  changes = dup_changes (step, older);
  attache_sql_bind_int (sql, ":id", id);
  attache_sql_bind_int (sql, ":made", now);
  attache_sql_bind_bytes (sql, ":changes", changes);
  attache_sql_bind_int (sql, ":n_articles", step->brought->len + step->removed->len);
  return attache_sql_run (sql, error);
}

static gboolean
add_articles (AttacheStep *step, gint64 id, GArray *articles, gboolean is_brought, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (step->db, ADD_ARTICLE, error);

  if (sql == NULL)
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    {
      attache_sql_bind_int (sql, ":step", id);
      attache_sql_bind_int (sql, ":article", g_array_index (articles, gint64, i));
      attache_sql_bind_int (sql, ":is_brought", is_brought);
      if (!attache_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

/* @id: the step that this one becomes part of; 0: none. */
static gboolean
find_part (AttacheStep *step, const char *merge_key, gint64 merge_within, gint64 now, gint64 *id,
           GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;
  gint64 undone;

  *id = 0;
  if (merge_key == NULL)
    return TRUE;
  if (!attache_database_get_int (step->db, NEXT_UNDONE, 0, &undone, error))
    return FALSE;
  sql = attache_database_prepare (step->db, NEWEST, error);
  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql) && undone == 0 && g_strcmp0 (merge_key, attache_sql_text (sql, 1)) == 0
      && now - attache_sql_int (sql, 2) <= merge_within)
    *id = attache_sql_int (sql, 0);
  return attache_sql_finish (sql, error);
}

gboolean
attache_step_commit (AttacheStep *step, const char *label, const char *merge_key,
                     gint64 merge_within, gint64 now, GError **error)
{
  gboolean differs;
  gint64 id;

  if (!read_after (step, &differs, error))
    return FALSE;
  if (!differs)
    return TRUE;
  if (!find_part (step, merge_key, merge_within, now, &id, error)
      || !attache_database_exec (step->db, FORGET_UNDONE, error)
      || !(id != 0 ? update (step, id, now, error)
                   : insert (step, label, merge_key, now, &id, error)))
    return FALSE;
  return add_articles (step, id, step->brought, TRUE, error)
         && add_articles (step, id, step->removed, FALSE, error)
         && attache_shelf_put (step->db, id, step->removed, error);
}

typedef struct
{
  AttacheAction action;
  gpointer data;
  const char *label;
  gint64 now;
} Run;

static gboolean
run (AttacheDatabase *db, gpointer data, GError **error)
{
  const Run *run = data;
  g_autoptr (AttacheStep) step = attache_step_new (db);

  return run->action (db, step, run->data, error)
         && attache_step_commit (step, run->label, NULL, 0, run->now, error);
}

gboolean
attache_step_run (AttacheDatabase *db, AttacheAction action, gpointer data, const char *label,
                  gint64 now, GError **error)
{
  Run what = { action, data, label, now };

  return attache_database_transact (db, run, &what, error);
}

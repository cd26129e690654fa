/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ground is a value of the shape of a shelf's: rows of statement. While
 * shapes change, the rows have ids that nobody else has; a statement that was part of another comes
 * back under its old id only where that is free. */

#include "config.h"

#include "attache-statement-ground.h"

#include "attache-decision-table.h"
#include "attache-shelf-content.h"

static const char GET[] = "SELECT content FROM statement_ground WHERE article_id = :id";
static const char PUT[] = "INSERT INTO statement_ground (article_id, content) "
                          "VALUES (:id, :content)";
static const char FORGET[] = "DELETE FROM statement_ground WHERE article_id = :id";
static const char CLEAR[] = "DELETE FROM statement WHERE article_id = :id";
static const char IDS[] = "SELECT id FROM statement WHERE article_id = :id ORDER BY id";
static const char LAST_ID[] = "SELECT max (id) FROM statement";
static const char IS_TAKEN[] = "SELECT 1 FROM statement WHERE id = :id";

/* Whom the analysis found, and whom they count for. Who spoke follows from the decisions. */
static const char *const split_actors[] = {
  "UPDATE statement SET via_id = found_via_id, found_via_id = NULL "
  "WHERE article_id = :id AND found_via_id IS NOT NULL",
  "UPDATE statement SET addressee_id = found_addressee_id, found_addressee_id = NULL "
  "WHERE article_id = :id AND found_addressee_id IS NOT NULL",
};
static const char *const settle_counts[] = {
  "UPDATE statement SET found_via_id = via_id, "
  "via_id = (SELECT into_id FROM merged_actor WHERE merged_actor.id = via_id) "
  "WHERE article_id = :id AND via_id IN (SELECT id FROM merged_actor)",
  "UPDATE statement SET found_addressee_id = addressee_id, "
  "addressee_id = (SELECT into_id FROM merged_actor WHERE merged_actor.id = addressee_id) "
  "WHERE article_id = :id AND addressee_id IN (SELECT id FROM merged_actor)",
  "UPDATE article SET n_statements = (SELECT count (*) FROM statement "
  "WHERE article_id = :id) WHERE id = :id",
};

static const struct
{
  const char *table;
  const char *sql;
} tables[] = {
  { "statement", "SELECT * FROM statement WHERE article_id = :id ORDER BY id" },
  /* Of before 012-spans.sql. */
  { "statement_span", NULL },
};

gboolean
attache_statement_ground_is_there (AttacheDatabase *db, gint64 article_id, gboolean *is_there,
                                   GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET, article_id, error);

  return sql != NULL && attache_sql_take_any (sql, is_there, error);
}

static GVariant *
load_rows (AttacheDatabase *db, gint64 article_id, GError **error)
{
  g_autoptr (GVariantBuilder)
      content = g_variant_builder_new (G_VARIANT_TYPE (ATTACHE_SHELF_CONTENT_TYPE));

  for (guint i = 0; i < G_N_ELEMENTS (tables) && tables[i].sql != NULL; i++)
    {
      g_autoptr (GVariant)
          rows = attache_shelf_rows_load (db, tables[i].table, tables[i].sql, article_id, error);

      if (rows == NULL)
        return NULL;
      g_variant_builder_add_value (content, rows);
    }
  return g_variant_ref_sink (g_variant_builder_end (content));
}

/* @content may come from a hostile file: its rows go into these tables and no others. */
static gboolean
store_rows (AttacheDatabase *db, GVariant *content, AttacheShelfMap map, gpointer data,
            GError **error)
{
  const gsize n = MIN (G_N_ELEMENTS (tables), g_variant_n_children (content));

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) rows = g_variant_get_child_value (content, i);

      if (!attache_shelf_rows_store (db, ATTACHE_SHELF_INSERT, tables[i].table, rows, map, data,
                                     error))
        return FALSE;
    }
  return TRUE;
}

/* @content: NULL where there is none. */
static gboolean
load_ground (AttacheDatabase *db, gint64 article_id, GVariant **content, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET, article_id, error);
  g_autoptr (GBytes) packed = NULL;

  *content = NULL;
  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    packed = attache_sql_dup_bytes (sql, 0);
  if (!attache_sql_finish (sql, error))
    return FALSE;
  if (packed == NULL)
    return TRUE;
  *content = attache_shelf_unpack (packed, G_VARIANT_TYPE (ATTACHE_SHELF_CONTENT_TYPE), error);
  return *content != NULL;
}

/* What is there now is what was found. Transfer full. */
static GVariant *
make_ground (AttacheDatabase *db, gint64 article_id, GError **error)
{
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (AttacheSql) sql = NULL;

  if (!attache_database_run_all_for (db, split_actors, G_N_ELEMENTS (split_actors), article_id,
                                     error)
      || (content = load_rows (db, article_id, error)) == NULL
      || (packed = attache_shelf_pack (content, error)) == NULL
      || (sql = attache_database_prepare_for (db, PUT, article_id, error)) == NULL)
    return NULL;
  attache_sql_bind_bytes (sql, ":content", packed);
  return attache_sql_run (sql, error) ? g_steal_pointer (&content) : NULL;
}

static gboolean
is_id (const char *table, const char *column)
{
  return g_str_equal (column, "statement_id") || g_str_equal (column, "inside_id")
         || (g_str_equal (table, "statement") && g_str_equal (column, "id"));
}

/* @data: the article's id, whatever the ground says. */
static gint64
put_aside (const char *table, const char *column, gint64 value, gpointer data)
{
  if (g_str_equal (column, "article_id"))
    return *(const gint64 *) data;
  return is_id (table, column) ? ATTACHE_STATEMENT_ASIDE | (value & (ATTACHE_STATEMENT_ASIDE - 1))
                               : value;
}

gboolean
attache_statement_ground_lay (AttacheDatabase *db, gint64 article_id, GError **error)
{
  g_autoptr (GVariant) content = NULL;

  /* Rows come in an order that need not be that in which they refer to each other. */
  return attache_database_exec (db, "PRAGMA defer_foreign_keys = ON", error)
         && attache_decision_table_release (db, article_id, error)
         && load_ground (db, article_id, &content, error)
         && (content != NULL || (content = make_ground (db, article_id, error)) != NULL)
         && attache_database_run_for (db, CLEAR, article_id, error)
         && store_rows (db, content, put_aside, &article_id, error);
}

static gboolean
is_taken (AttacheDatabase *db, gint64 id, gboolean *is_there, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, IS_TAKEN, id, error);

  return sql != NULL && attache_sql_take_any (sql, is_there, error);
}

static void
add_id (GHashTable *ids, gint64 aside, gint64 id)
{
  g_hash_table_insert (ids, g_memdup2 (&aside, sizeof aside), g_memdup2 (&id, sizeof id));
}

/* Those that are put aside, each with its old id or a new one; the rows themselves are away.
 * @asides in ascending order, so that those that were found choose first. */
static gboolean
choose_ids (AttacheDatabase *db, GArray *asides, GHashTable *ids, GError **error)
{
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 last;

  if (!attache_database_get_int (db, LAST_ID, 0, &last, error))
    return FALSE;
  for (guint i = 0; i < asides->len; i++)
    {
      const gint64 aside = g_array_index (asides, gint64, i);
      const gint64 id = aside - ATTACHE_STATEMENT_ASIDE;
      gboolean is_there = id >= ATTACHE_STATEMENT_ASIDE;

      if (!is_there && !is_taken (db, id, &is_there, error))
        return FALSE;
      if (is_there)
        g_array_append_val (rest, aside);
      else
        add_id (ids, aside, id);
      last = is_there ? last : MAX (last, id);
    }
  for (guint i = 0; i < rest->len; i++)
    add_id (ids, g_array_index (rest, gint64, i), ++last);
  return TRUE;
}

static gint64
bring_back (const char *table, const char *column, gint64 value, gpointer data)
{
  const gint64 *id = is_id (table, column) ? g_hash_table_lookup (data, &value) : NULL;

  return id != NULL ? *id : value;
}

gboolean
attache_statement_ground_take_up (AttacheDatabase *db, gint64 article_id, gboolean is_needed,
                                  GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) asides = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GVariant) content = load_rows (db, article_id, error);

  return content != NULL && attache_database_list_for (db, IDS, article_id, asides, error)
         && attache_database_run_for (db, CLEAR, article_id, error)
         && choose_ids (db, asides, ids, error) && store_rows (db, content, bring_back, ids, error)
         && (is_needed || attache_database_run_for (db, FORGET, article_id, error))
         && attache_database_run_all_for (db, settle_counts, G_N_ELEMENTS (settle_counts),
                                          article_id, error)
         && attache_decision_table_apply (db, article_id, error);
}

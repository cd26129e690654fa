/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows go as they are and come back as they were; what others did meanwhile is theirs, and stays.
 */

#include "config.h"

#include "attache-shelf-content.h"

#include "attache-actor-table.h"
#include "attache-event-table.h"
#include "attache-hash-index.h"
#include "attache-mark-table.h"
#include "attache-report-choice-table.h"
#include "attache-shelf-rows.h"
#include "attache-statement-choice-table.h"
#include "attache-statement-table.h"

typedef struct
{
  const char *table;
  const char *sql; /* nullable */
  AttacheShelfMode mode;
  gboolean is_found; /* what an analysis makes */
} Table;

/* In the order in which rows may come back: those that others refer to first. Events are not among
 * them: others may report them too. Nor are an actor's names and roles, which do not tell the
 * articles that they were read in: they stay with the actor, which is shown only while an article
 * has it, so that going back and forth neither loses nor invents one. Shelves from before that hold
 * them (@sql NULL). */
static const Table tables[] = {
  { "article", "SELECT * FROM article WHERE id = :id" },
  { "article_text", "SELECT * FROM article_text WHERE article_id = :id" },
  { "original", "SELECT * FROM original WHERE article_id = :id" },
  { "alias", NULL, ATTACHE_SHELF_KEEP },
  { "role", NULL, ATTACHE_SHELF_KEEP },
  { "article_actor", "SELECT * FROM article_actor WHERE article_id = :id", ATTACHE_SHELF_INSERT,
    TRUE },
  { "section", "SELECT * FROM section WHERE article_id = :id", ATTACHE_SHELF_KEEP, TRUE },
  { "found_time", "SELECT * FROM found_time WHERE article_id = :id", ATTACHE_SHELF_INSERT, TRUE },
  { "article_mention", "SELECT * FROM article_mention WHERE article_id = :id", ATTACHE_SHELF_INSERT,
    TRUE },
  { "statement", "SELECT * FROM statement WHERE article_id = :id ORDER BY id", ATTACHE_SHELF_INSERT,
    TRUE },
  /* Of before 012-spans.sql. */
  { "statement_span", NULL, ATTACHE_SHELF_INSERT, TRUE },
  { "statement_ground", "SELECT * FROM statement_ground WHERE article_id = :id",
    ATTACHE_SHELF_INSERT, TRUE },
  { "report", "SELECT * FROM report WHERE article_id = :id ORDER BY id", ATTACHE_SHELF_INSERT,
    TRUE },
  { "event_actor",
    "SELECT event_actor.* FROM report JOIN event_actor "
    "ON event_actor.report_id = report.id WHERE report.article_id = :id",
    ATTACHE_SHELF_INSERT, TRUE },
  { "figure",
    "SELECT figure.* FROM report JOIN figure ON figure.report_id = report.id "
    "WHERE report.article_id = :id",
    ATTACHE_SHELF_INSERT, TRUE },
  { "annotation", "SELECT * FROM annotation WHERE article_id = :id ORDER BY id" },
  { "annotation_tag", "SELECT annotation_tag.* FROM annotation JOIN annotation_tag "
                      "ON annotation_tag.annotation_id = annotation.id "
                      "WHERE annotation.article_id = :id" },
  { "decision", "SELECT * FROM decision WHERE article_id = :id ORDER BY id" },
  { "statement_choice", "SELECT * FROM statement_choice WHERE article_id = :id ORDER BY id" },
  { "article_kin",
    "SELECT * FROM article_kin WHERE article_id = :id "
    "UNION SELECT * FROM article_kin WHERE other_id = :id",
    ATTACHE_SHELF_KEEP },
  { "import_article", "SELECT * FROM import_article WHERE article_id = :id", ATTACHE_SHELF_KEEP },
  { "import_line", "SELECT * FROM import_line WHERE article_id = :id", ATTACHE_SHELF_KEEP },
  { "report_choice",
    "SELECT * FROM report_choice WHERE article_id = :id "
    "UNION SELECT * FROM report_choice WHERE with_article_id = :id",
    ATTACHE_SHELF_KEEP },
};

/* What stands in the article goes with its row. */
static const char *const deletions[] = {
  "DELETE FROM annotation WHERE article_id = :id",
  "DELETE FROM decision WHERE article_id = :id",
  "DELETE FROM statement_choice WHERE article_id = :id",
  "DELETE FROM report_choice WHERE article_id = :id",
  "DELETE FROM report_choice WHERE with_article_id = :id",
  "DELETE FROM article WHERE id = :id",
};
/* Imports that were forgotten meanwhile. */
static const char *const forget_imports[] = {
  "DELETE FROM import_article WHERE article_id = :id AND run_id NOT IN (SELECT id FROM "
  "import_run)",
  "DELETE FROM import_line WHERE article_id = :id AND run_id NOT IN (SELECT id FROM "
  "import_run)",
};
static const char EVENTS[] = "SELECT DISTINCT event_id FROM report WHERE article_id = :id";
static const char EVENT[] = "SELECT * FROM event WHERE id = :id";
static const char TAKEN_STATEMENT[] = "SELECT max (id) FROM statement WHERE EXISTS (SELECT 1 FROM "
                                      "statement AS taken WHERE taken.id IN "
                                      "(SELECT value FROM json_each (:ids)))";
static const char TAKEN_REPORT[] =
    "SELECT max (id) FROM report WHERE EXISTS (SELECT 1 FROM report AS taken WHERE taken.id IN "
    "(SELECT value FROM json_each (:ids)))";

static gboolean
add_rows (AttacheDatabase *db, GVariantBuilder *content, const char *table, const char *sql,
          gint64 id, GError **error)
{
  g_autoptr (GVariant) rows = attache_shelf_rows_load (db, table, sql, id, error);

  if (rows == NULL)
    return FALSE;
  g_variant_builder_add_value (content, rows);
  return TRUE;
}

/* Events one by one: as @name "event" how they are with the article, as "event_left" how they are
 * without. Where they are still so when it comes back, they become what they were. */
static gboolean
add_events (AttacheDatabase *db, GVariantBuilder *content, const char *name, GArray *events,
            GError **error)
{
  for (guint i = 0; i < events->len; i++)
    {
      if (!add_rows (db, content, name, EVENT, g_array_index (events, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_rows (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return attache_event_table_clear (db, article_id, error)
         && attache_actor_table_uncount (db, article_id, error)
         && attache_database_run_all_for (db, deletions, G_N_ELEMENTS (deletions), article_id,
                                          error);
}

static gboolean
delete_found (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return attache_event_table_clear (db, article_id, error)
         && attache_actor_table_uncount (db, article_id, error)
         && attache_statement_table_clear (db, article_id, error)
         && attache_mark_table_clear (db, article_id, error);
}

GVariant *
attache_shelf_content_lift (AttacheDatabase *db, gint64 article_id, AttacheShelfScope scope,
                            GError **error)
{
  g_autoptr (GVariantBuilder)
      content = g_variant_builder_new (G_VARIANT_TYPE (ATTACHE_SHELF_CONTENT_TYPE));
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_database_list_for (db, EVENTS, article_id, events, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (tables[i].sql != NULL && (scope == ATTACHE_SHELF_ALL || tables[i].is_found)
          && !add_rows (db, content, tables[i].table, tables[i].sql, article_id, error))
        return NULL;
    }
  if (!add_events (db, content, "event", events, error)
      || !(scope == ATTACHE_SHELF_ALL ? delete_rows (db, article_id, error)
                                      : delete_found (db, article_id, error))
      || !add_events (db, content, "event_left", events, error))
    return NULL;
  return g_variant_ref_sink (g_variant_builder_end (content));
}

/* How ids of found things change on their way back, where others took them meanwhile. */
typedef struct
{
  gint64 statement_shift;
  gint64 report_shift;
  GHashTable *events; /* gint64 → gint64; those with another id */
} Shift;

static gint64
shift_id (const char *table, const char *column, gint64 id, gpointer data)
{
  const Shift *shift = data;
  const gint64 *event;

  if (g_str_equal (column, "statement_id") || g_str_equal (column, "inside_id")
      || (g_str_equal (table, "statement") && g_str_equal (column, "id")))
    return id + shift->statement_shift;
  if (g_str_equal (column, "report_id")
      || (g_str_equal (table, "report") && g_str_equal (column, "id")))
    return id + shift->report_shift;
  if (!g_str_equal (column, "event_id") && !g_str_equal (column, "found_event_id")
      && !(g_str_equal (table, "event") && g_str_equal (column, "id")))
    return id;
  event = g_hash_table_lookup (shift->events, &id);
  return event != NULL ? *event : id;
}

/* @rows nullable. 0 where none of the ids is taken. */
static gboolean
find_shift (AttacheDatabase *db, const char *text, GVariant *rows, gint64 *shift, GError **error)
{
  g_autoptr (GArray) ids = rows != NULL ? attache_shelf_rows_get_ids (rows, "id") : NULL;
  g_autoptr (AttacheSql) sql = NULL;

  *shift = 0;
  if (ids == NULL || ids->len == 0)
    return TRUE;
  sql = attache_database_prepare (db, text, error);
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_ids (sql, ":ids", (const gint64 *) (gconstpointer) ids->data, ids->len);
  if (attache_sql_next (sql) && !attache_sql_is_null (sql, 0))
    *shift = attache_sql_int (sql, 0) + 1 - g_array_index (ids, gint64, 0);
  return attache_sql_finish (sql, error);
}

/* The rows of @table; where @id is not 0, those that begin with it. Transfer full; NULL where there
 * are none. */
static GVariant *
find_rows (GVariant *content, const char *table, gint64 id)
{
  for (gsize i = 0; i < g_variant_n_children (content); i++)
    {
      g_autoptr (GVariant) rows = g_variant_get_child_value (content, i);
      g_autoptr (GArray) ids = NULL;
      const char *name;

      g_variant_get_child (rows, 0, "&s", &name);
      if (!g_str_equal (name, table))
        continue;
      ids = attache_shelf_rows_get_ids (rows, "id");
      if (id == 0 || (ids->len > 0 && g_array_index (ids, gint64, 0) == id))
        return g_steal_pointer (&rows);
    }
  return NULL;
}

static gint64
get_kind (GVariant *event)
{
  g_autoptr (GArray) kinds = attache_shelf_rows_get_ids (event, "kind");

  return kinds->len > 0 ? g_array_index (kinds, gint64, 0) : -1;
}

/* Brings one event to what it was. Where the dossier went on without the article, its reports join
 * what is there, or the event gets an id of its own; @again then holds the event's id. */
static gboolean
take_event (AttacheDatabase *db, GVariant *content, GVariant *event, gint64 id, Shift *shift,
            GArray *again, GError **error)
{
  g_autoptr (GVariant) present = attache_shelf_rows_load (db, "event", EVENT, id, error);
  g_autoptr (GVariant) left = find_rows (content, "event_left", id);
  gint64 new_id = id;

  if (present == NULL)
    return FALSE;
  if (get_kind (present) == -1 || (left != NULL && attache_shelf_rows_equal (present, left)))
    return attache_shelf_rows_store (db, ATTACHE_SHELF_UPDATE, "event", event, NULL, NULL, error);
  if (get_kind (present) != get_kind (event))
    {
      if (!attache_event_table_take_id (db, 0, &new_id, error))
        return FALSE;
      g_hash_table_insert (shift->events, g_memdup2 (&id, sizeof id),
                           g_memdup2 (&new_id, sizeof new_id));
      if (!attache_shelf_rows_store (db, ATTACHE_SHELF_INSERT, "event", event, shift_id, shift,
                                     error))
        return FALSE;
    }
  g_array_append_val (again, new_id);
  return TRUE;
}

static gboolean
take_events (AttacheDatabase *db, GVariant *content, Shift *shift, GArray *again, GError **error)
{
  for (gsize i = 0; i < g_variant_n_children (content); i++)
    {
      g_autoptr (GVariant) rows = g_variant_get_child_value (content, i);
      g_autoptr (GArray) ids = attache_shelf_rows_get_ids (rows, "id");
      const char *name;

      g_variant_get_child (rows, 0, "&s", &name);
      if (g_str_equal (name, "event") && ids->len == 1
          && !take_event (db, content, rows, g_array_index (ids, gint64, 0), shift, again, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_shifts (AttacheDatabase *db, GVariant *content, Shift *shift, GError **error)
{
  g_autoptr (GVariant) statements = find_rows (content, "statement", 0);
  g_autoptr (GVariant) reports = find_rows (content, "report", 0);

  return find_shift (db, TAKEN_STATEMENT, statements, &shift->statement_shift, error)
         && find_shift (db, TAKEN_REPORT, reports, &shift->report_shift, error);
}

/* What was put away before 011-mentions.sql has a row for each mention. */
static gboolean
settle_old_mentions (AttacheDatabase *db, GVariant *content, GError **error)
{
  static const char MAKE[] = "CREATE TEMP TABLE mention (article_id, start, end, type, actor_id, "
                             "rule, found_actor_id)";
  static const char PACK[] =
      "INSERT INTO article_mention (article_id, content) SELECT article_id, pack_mentions (start, "
      "end, type, ifnull (found_actor_id, actor_id), rule) FROM temp.mention GROUP BY article_id";
  g_autoptr (GVariant) rows = find_rows (content, "mention", 0);

  return rows == NULL
         || (attache_database_exec (db, MAKE, error)
             && attache_shelf_rows_store (db, ATTACHE_SHELF_INSERT, "mention", rows, NULL, NULL,
                                          error)
             && attache_database_exec (db, PACK, error)
             && attache_database_exec (db, "DROP TABLE temp.mention", error));
}

static gboolean
settle (AttacheDatabase *db, GVariant *content, Shift *shift, GError **error)
{
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!find_shifts (db, content, shift, error) || !take_events (db, content, shift, again, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GVariant) rows = find_rows (content, tables[i].table, 0);

      if (rows != NULL
          && !attache_shelf_rows_store (db, tables[i].mode, tables[i].table, rows, shift_id, shift,
                                        error))
        return FALSE;
    }
  if (!settle_old_mentions (db, content, error))
    return FALSE;
  for (guint i = 0; i < again->len; i++)
    {
      if (!attache_event_table_tell_again (db, g_array_index (again, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_shelf_content_settle (AttacheDatabase *db, gint64 article_id, GVariant *content,
                              GError **error)
{
  g_autoptr (GHashTable)
      events = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Shift shift = { 0, 0, events };

  return settle (db, content, &shift, error)
         && attache_database_run_all_for (db, forget_imports, G_N_ELEMENTS (forget_imports),
                                          article_id, error)
         && attache_hash_index_add_quotations (db, article_id, error)
         && attache_report_choice_table_apply (db, article_id, error)
         && attache_actor_table_recount (db, article_id, error)
         && attache_statement_choice_table_apply (db, article_id, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks are found rows: written once by an analysis and cleared by the next. */

#include "config.h"

#include "attache-mark-table.h"

#include "attache-mention-value.h"

static const char ADD_SECTION[] = "INSERT OR IGNORE INTO section (article_id, start, end, role) "
                                  "VALUES (:article, :start, :end, :role)";
static const char ADD_MENTIONS[] =
    "INSERT INTO article_mention (article_id, content) VALUES (:article, :content)";
static const char LOAD_MENTIONS[] = "SELECT content FROM article_mention WHERE article_id = :id";
static const char LOAD_SECTIONS[] = "SELECT start, end, role "
                                    "FROM section "
                                    "WHERE article_id = :id ORDER BY start, end DESC";
static const char *const CLEAR[] = {
  "DELETE FROM section WHERE article_id = :id",
  "DELETE FROM found_time WHERE article_id = :id",
  "DELETE FROM article_mention WHERE article_id = :id",
};

gboolean
attache_mark_table_write_sections (AttacheDatabase *db, gint64 article_id, GArray *sections,
                                   GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_SECTION, error);

  if (sql == NULL)
    return FALSE;
  for (guint i = 0; i < sections->len; i++)
    {
      const AttacheFoundSection *section = &g_array_index (sections, AttacheFoundSection, i);

      if (attache_span_is_empty (section->span))
        continue;
      attache_sql_bind_int (sql, ":article", article_id);
      attache_sql_bind_int (sql, ":start", section->span.start);
      attache_sql_bind_int (sql, ":end", section->span.end);
      attache_sql_bind_int (sql, ":role", section->role);
      if (!attache_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

AttacheRowBatch *
attache_mark_table_new_times (void)
{
  return attache_row_batch_new (
      "INSERT OR IGNORE INTO found_time (article_id, start, end, type, value, mod, begin, until, "
      "precision, rule)",
      10);
}

void
attache_mark_table_put_times (AttacheRowBatch *rows, gint64 article_id,
                              const AttacheFindings *findings)
{
  for (guint i = 0; i < findings->times->len; i++)
    {
      const AttacheFoundTime *time = attache_findings_time (findings, i);

      if (attache_span_is_empty (time->span))
        continue;
      attache_row_batch_put_int (rows, article_id);
      attache_row_batch_put_int (rows, time->span.start);
      attache_row_batch_put_int (rows, time->span.end);
      attache_row_batch_put_int (rows, time->type);
      attache_row_batch_put_text (rows, time->value);
      attache_row_batch_put_text (rows, time->mod);
      attache_row_batch_put_time (rows, time->when.begin);
      attache_row_batch_put_time (rows, time->when.until);
      attache_row_batch_put_int (rows, time->when.precision);
      attache_row_batch_put_text (rows, time->rule);
    }
}

/* Transfer full; NULL where there are none. */
static GBytes *
pack_mentions (const AttacheFindings *findings, GArray *actor_ids)
{
  g_autoptr (GArray) mentions = g_array_sized_new (FALSE, FALSE, sizeof (AttacheStoredMention),
                                                   findings->mentions->len);

  for (guint i = 0; i < findings->mentions->len; i++)
    {
      const AttacheFoundMention *found = attache_findings_mention (findings, i);
      const AttacheStoredMention mention = {
        .span = found->span,
        .type = found->type,
        .actor_id = found->actor >= 0 ? g_array_index (actor_ids, gint64, found->actor) : 0,
        .rule = found->rule,
      };

      g_array_append_val (mentions, mention);
    }
  return mentions->len > 0 ? attache_mention_value_new (mentions) : NULL;
}

gboolean
attache_mark_table_write_mentions (AttacheDatabase *db, gint64 article_id,
                                   const AttacheFindings *findings, GArray *actor_ids,
                                   GError **error)
{
  g_autoptr (GBytes) content = pack_mentions (findings, actor_ids);
  g_autoptr (AttacheSql) sql = NULL;

  if (content == NULL)
    return TRUE;
  sql = attache_database_prepare (db, ADD_MENTIONS, error);
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", article_id);
  attache_sql_bind_bytes (sql, ":content", content);
  return attache_sql_run (sql, error);
}

GArray *
attache_mark_table_load_mentions (AttacheDatabase *db, gint64 article_id, GPtrArray **rules,
                                  GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, LOAD_MENTIONS, article_id, error);
  g_autoptr (GBytes) content = NULL;
  gsize n_bytes;
  gconstpointer data;

  if (sql == NULL)
    return NULL;
  if (attache_sql_next (sql))
    content = attache_sql_dup_bytes (sql, 0);
  if (!attache_sql_finish (sql, error))
    return NULL;
  if (content == NULL)
    {
      *rules = g_ptr_array_new ();
      return g_array_new (FALSE, FALSE, sizeof (AttacheStoredMention));
    }
  data = g_bytes_get_data (content, &n_bytes);
  return attache_mention_value_read (data, n_bytes, rules, error);
}

GArray *
attache_mark_table_load_sections (AttacheDatabase *db, gint64 article_id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, LOAD_SECTIONS, article_id, error);
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (AttacheFoundSection));

  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      const AttacheFoundSection section = {
        { (guint32) attache_sql_int (sql, 0), (guint32) attache_sql_int (sql, 1) },
        attache_sql_int (sql, 2),
      };

      g_array_append_val (sections, section);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&sections) : NULL;
}

gboolean
attache_mark_table_clear (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return attache_database_run_all_for (db, CLEAR, G_N_ELEMENTS (CLEAR), article_id, error);
}

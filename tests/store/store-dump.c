/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every column that is there is dumped, so that one added later is looked at without being named.
 * But for ids of statements, which are no more than what the found rows refer to each other by: a
 * statement is told by its place, as decisions do. */

#include "config.h"

#include "store-dump.h"

#include <string.h>

typedef struct
{
  const char *table;
  const char *where;
  gboolean is_exact; /* only in an exact dump */
} Table;

static const Table tables[] = {
  { "article", "1", FALSE },
  { "article_text", "1", FALSE },
  { "article_actor", "1", FALSE },
  { "section", "1", FALSE },
  { "found_time", "1", FALSE },
  { "article_mention", "1", FALSE },
  { "statement", "1", FALSE },
  { "statement_span", "1", FALSE },
  { "event", "1", FALSE },
  { "report", "1", FALSE },
  { "event_actor", "1", FALSE },
  { "figure", "1", FALSE },
  { "annotation", "1", FALSE },
  { "annotation_tag", "1", FALSE },
  { "tag", "1", FALSE },
  { "decision", "1", FALSE },
  { "statement_choice", "1", FALSE },
  { "statement_ground", "1", FALSE },
  { "report_choice", "1", FALSE },
  { "article_kin", "1", FALSE },
  { "original", "1", FALSE },
  { "import_article", "1", FALSE },
  { "import_line", "1", FALSE },
  { "merged_actor", "1", FALSE },
  { "actor", "n_articles > 0", FALSE },
  { "alias", "actor_id IN (SELECT id FROM actor WHERE n_articles > 0)", TRUE },
  { "role", "actor_id IN (SELECT id FROM actor WHERE n_articles > 0)", TRUE },
};

static void
dump_rows (AttacheDatabase *db, const Table *table, GString *lines)
{
  static const char COLUMNS[] =
      "SELECT group_concat (CASE WHEN name IN ('statement_id', 'inside_id') THEN "
      "'quote ((SELECT article_id || '':'' || start || ''-'' || end || ''/'' || twin "
      "FROM statement AS one WHERE one.id = ' || :table || '.' || name || '))' "
      "WHEN :table || '.' || name IN ('statement.id', 'statement_ground.content') THEN '''''' "
      "ELSE 'quote (\"' || name || '\")' END, ' || '','' || ') FROM pragma_table_info (:table)";
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheSql) columns = attache_database_prepare (db, COLUMNS, &error);
  g_autoptr (AttacheSql) rows = NULL;
  g_autofree char *select = NULL;

  g_assert_no_error (error);
  attache_sql_bind_text (columns, ":table", table->table);
  g_assert_true (attache_sql_next (columns));
  select = g_strdup_printf ("SELECT %s FROM %s WHERE %s ORDER BY 1", attache_sql_text (columns, 0),
                            table->table, table->where);
  rows = attache_database_prepare (db, select, &error);
  g_assert_no_error (error);
  while (attache_sql_next (rows))
    g_string_append_printf (lines, "%s %s\n", table->table, attache_sql_text (rows, 0));
  g_assert_true (attache_sql_finish (rows, &error));
}

/* What a search for each of some beginnings finds. */
static void
dump_search (AttacheDatabase *db, GString *lines)
{
  static const char *const words[] = { "a*", "b*", "m*", "s*", "v*", "w*", "title : n*" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (AttacheSql) sql = attache_database_prepare (
          db,
          "SELECT group_concat (rowid || ':' || rank) FROM (SELECT rowid, round (rank, 6) AS rank "
          "FROM article_search WHERE article_search MATCH :words ORDER BY rowid)",
          NULL);

      attache_sql_bind_text (sql, ":words", words[i]);
      g_assert_true (attache_sql_next (sql));
      g_string_append_printf (lines, "search %s %s\n", words[i], attache_sql_text (sql, 0));
    }
}

char *
store_dump (AttacheDatabase *db, gboolean is_exact)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (is_exact || !tables[i].is_exact)
        dump_rows (db, &tables[i], lines);
    }
  dump_search (db, lines);
  return g_string_free (lines, FALSE);
}

void
store_assert_same (const char *a, const char *b)
{
  g_auto (GStrv) one = NULL;
  g_auto (GStrv) other = NULL;
  guint i = 0;

  if (strcmp (a, b) == 0)
    return;
  one = g_strsplit (a, "\n", -1);
  other = g_strsplit (b, "\n", -1);
  while (one[i] != NULL && other[i] != NULL && strcmp (one[i], other[i]) == 0)
    i++;
  g_test_message ("line %u:\n%s\n%s", i, one[i], other[i]);
  g_assert_cmpstr (one[i], ==, other[i]);
}

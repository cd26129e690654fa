/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an older program put away comes back: an article is lifted, made what the older one wrote,
 * and settled. */

#include "config.h"

#include "attache-mark-table.h"
#include "attache-mention-value.h"
#include "attache-shelf-content.h"
#include "store-dump.h"
#include "store-sample.h"

/* What a table of today was before a migration. */
typedef struct
{
  const char *present;
  GVariant *(*make_old) (GVariant *present); /* nullable: there was no such table */
  GVariant *(*load_rows) (AttacheDatabase *db, gint64 article); /* of the table that is no more */
} OldTable;

/* The rows of a table without the column "spans". */
static GVariant *
without_spans (GVariant *table)
{
  g_autoptr (GVariant) names = g_variant_get_child_value (table, 1);
  g_autoptr (GVariant) values = g_variant_get_child_value (table, 2);
  g_autofree const char **columns = g_variant_get_strv (names, NULL);
  GVariantBuilder kept, rows;

  g_variant_builder_init (&kept, G_VARIANT_TYPE ("as"));
  g_variant_builder_init (&rows, G_VARIANT_TYPE ("aav"));
  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (!g_str_equal (columns[i], "spans"))
        g_variant_builder_add (&kept, "s", columns[i]);
    }
  for (gsize k = 0; k < g_variant_n_children (values); k++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (values, k);

      g_variant_builder_open (&rows, G_VARIANT_TYPE ("av"));
      for (guint i = 0; columns[i] != NULL; i++)
        {
          g_autoptr (GVariant) value = g_variant_get_child_value (row, i);

          if (!g_str_equal (columns[i], "spans"))
            g_variant_builder_add_value (&rows, value);
        }
      g_variant_builder_close (&rows);
    }
  return g_variant_ref_sink (g_variant_new ("(sasaav)", "statement", &kept, &rows));
}

static GVariant *
load_spans (AttacheDatabase *db, gint64 article)
{
  static const char SPANS[] = "SELECT statement_span.* FROM statement JOIN statement_span ON "
                              "statement_span.statement_id = statement.id WHERE article_id = :id";
  g_autoptr (GError) error = NULL;
  GVariant *rows = attache_shelf_rows_load (db, "statement_span", SPANS, article, &error);

  g_assert_no_error (error);
  return rows;
}

static GVariant *
load_mentions (AttacheDatabase *db, gint64 article)
{
  static const char *const columns[] = { "article_id", "start",          "end", "type", "actor_id",
                                         "rule",       "found_actor_id", NULL };
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) mentions = attache_mark_table_load_mentions (db, article, &rules, &error);
  GVariantBuilder rows;

  g_assert_no_error (error);
  g_variant_builder_init (&rows, G_VARIANT_TYPE ("aav"));
  for (guint i = 0; i < mentions->len; i++)
    {
      const AttacheStoredMention *mention = &g_array_index (mentions, AttacheStoredMention, i);

      /* Merged into another; the value has whom the analysis found. */
      g_variant_builder_add_parsed (&rows, "[<%x>, <%x>, <%x>, <%x>, <%x>, <%^ay>, <%x>]", article,
                                    (gint64) mention->span.start, (gint64) mention->span.end,
                                    (gint64) mention->type, mention->actor_id + 100, mention->rule,
                                    mention->actor_id);
    }
  return g_variant_ref_sink (g_variant_new ("(s^asaav)", "mention", columns, &rows));
}

/* As it was before 011-mentions.sql and before 012-spans.sql. */
static const OldTable mentions = { "article_mention", NULL, load_mentions };
static const OldTable spans = { "statement", without_spans, load_spans };

static GVariant *
make_old (GVariant *content, const OldTable *old, GVariant *rows)
{
  GVariantBuilder tables;

  g_variant_builder_init (&tables, G_VARIANT_TYPE (ATTACHE_SHELF_CONTENT_TYPE));
  for (gsize i = 0; i < g_variant_n_children (content); i++)
    {
      g_autoptr (GVariant) table = g_variant_get_child_value (content, i);
      g_autoptr (GVariant) then = NULL;
      const char *name;

      g_variant_get_child (table, 0, "&s", &name);
      if (!g_str_equal (name, old->present))
        then = g_variant_ref (table);
      else if (old->make_old != NULL)
        then = old->make_old (table);
      if (then != NULL)
        g_variant_builder_add_value (&tables, then);
    }
  g_variant_builder_add_value (&tables, rows);
  return g_variant_ref_sink (g_variant_builder_end (&tables));
}

static gboolean
put_away_and_bring_back (AttacheDatabase *db, gpointer data, GError **error)
{
  const OldTable *old = data;
  g_autoptr (GVariant) rows = old->load_rows (db, 1);
  g_autoptr (GVariant) content = attache_shelf_content_lift (db, 1, ATTACHE_SHELF_FOUND, error);
  g_autoptr (GVariant) old_content = make_old (content, old, rows);

  return attache_shelf_content_settle (db, 1, old_content, error);
}

/* And twice. */
static void
test_old_shelf (gconstpointer data)
{
  char *folder;
  AttacheDatabase *db = sample_dossier_new (0, &folder);
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  const gint64 id = sample_add (db, talks);
  g_autofree char *before = store_dump (db, TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (id, ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *after = NULL;

      attache_database_transact (db, put_away_and_bring_back, (gpointer) data, &error);
      g_assert_no_error (error);
      after = store_dump (db, TRUE);
      store_assert_same (before, after);
    }
  sample_dossier_free (db, folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/old-shelf/mentions", &mentions, test_old_shelf);
  g_test_add_data_func ("/old-shelf/spans", &spans, test_old_shelf);
  return g_test_run ();
}

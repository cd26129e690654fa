/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was found before is read before it makes way, what is found now afterwards, and both are
 * compared by their places. The sum is one value in the table meta. */

#include "config.h"

#include "attache-analysis-change.h"

#include <glib/gi18n-lib.h>

#include "attache-article-writer.h"

#define CHANGE_TYPE "(iuuuuuuuuuuxx)"

static const char LOAD[] = "SELECT value FROM meta WHERE key = 'analysis-change'";
static const char SAVE[] = "INSERT INTO meta (key, value) VALUES ('analysis-change', :value) "
                           "ON CONFLICT (key) DO UPDATE SET value = excluded.value";
/* Two ranges of one index: where all is up to date both are empty. */
#define IS_NEWEST                                                                                  \
  " AND NOT EXISTS (SELECT 1 FROM article AS newer WHERE newer.replaces_id = article.id)"
static const char LIST[] = "SELECT id FROM article WHERE analysis IS NULL" IS_NEWEST
                           " UNION ALL SELECT id FROM article WHERE analysis < :version" IS_NEWEST;
static const char COUNT[] = "SELECT (SELECT count (*) FROM article WHERE analysis IS NULL" IS_NEWEST
                            ") + (SELECT count (*) FROM article WHERE analysis < :version" IS_NEWEST
                            ")";
static const char OUTDATE[] = "/* scan */ UPDATE article SET analysis = 0 WHERE analysis > 0";
static const char STATEMENTS[] = "SELECT start, end, twin, ifnull (found_speaker_id, 0) "
                                 "FROM statement "
                                 "WHERE article_id = :article ORDER BY start, end, twin";
static const char REPORTS[] = "SELECT start, end, twin, kind * 8 + mode "
                              "FROM report "
                              "WHERE article_id = :article ORDER BY start, end, twin";

/* A found thing: its place, and what else is told of it. */
typedef struct
{
  gint64 start, end, twin;
  gint64 what;
} Found;

typedef struct
{
  guint n_new, n_gone, n_other;
} Difference;

gboolean
attache_analysis_change_load (AttacheDatabase *db, AttacheAnalysisChange *change, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LOAD, error);
  g_autoptr (GVariant) value = NULL;
  AttacheAnalysisChange found = { 0 };

  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    {
      g_autoptr (GBytes) bytes = attache_sql_dup_bytes (sql, 0);

      value = g_variant_ref_sink (
          g_variant_new_from_bytes (G_VARIANT_TYPE (CHANGE_TYPE), bytes, FALSE));
      g_variant_get (value, CHANGE_TYPE, &found.version, &found.n_articles, &found.n_changed,
                     &found.n_statements, &found.n_statements_new, &found.n_statements_gone,
                     &found.n_speakers, &found.n_events, &found.n_events_new, &found.n_events_gone,
                     &found.n_kinds, &found.begun, &found.ended);
    }
  if (!attache_sql_finish (sql, error))
    return FALSE;
  *change = found;
  return TRUE;
}

gboolean
attache_analysis_change_save (AttacheDatabase *db, const AttacheAnalysisChange *change,
                              GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, SAVE, error);
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new (
      CHANGE_TYPE, change->version, change->n_articles, change->n_changed, change->n_statements,
      change->n_statements_new, change->n_statements_gone, change->n_speakers, change->n_events,
      change->n_events_new, change->n_events_gone, change->n_kinds, change->begun, change->ended));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (value);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_bytes (sql, ":value", bytes);
  return attache_sql_run (sql, error);
}

gboolean
attache_analysis_list_outdated (AttacheDatabase *db, gint version, GArray *ids, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LIST, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":version", version);
  return attache_sql_take_ids (sql, ids, error);
}

gboolean
attache_analysis_count_outdated (AttacheDatabase *db, gint version, guint *n_articles,
                                 GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, COUNT, error);
  guint n = 0;

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":version", version);
  if (attache_sql_next (sql))
    n = (guint) attache_sql_int (sql, 0);
  if (!attache_sql_finish (sql, error))
    return FALSE;
  *n_articles = n;
  return TRUE;
}

gboolean
attache_analysis_outdate_all (AttacheDatabase *db, GError **error)
{
  return attache_database_exec (db, OUTDATE, error);
}

/* Found, in the order of places. Transfer full. */
static GArray *
list_found (AttacheDatabase *db, const char *text, gint64 article_id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));

  if (sql == NULL)
    return NULL;
  attache_sql_bind_int (sql, ":article", article_id);
  while (attache_sql_next (sql))
    {
      const Found found = { attache_sql_int (sql, 0), attache_sql_int (sql, 1),
                            attache_sql_int (sql, 2), attache_sql_int (sql, 3) };

      g_array_append_val (all, found);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&all) : NULL;
}

static gint
compare_places (const Found *a, const Found *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end < b->end ? -1 : 1;
  return a->twin < b->twin ? -1 : a->twin > b->twin;
}

static Difference
compare (GArray *before, GArray *after)
{
  Difference difference = { 0 };
  guint i = 0, k = 0;

  while (i < before->len || k < after->len)
    {
      const Found *old = i < before->len ? &g_array_index (before, Found, i) : NULL;
      const Found *new = k < after->len ? &g_array_index (after, Found, k) : NULL;
      const gint order = old == NULL ? 1 : new == NULL ? -1 : compare_places (old, new);

      difference.n_gone += order < 0;
      difference.n_new += order > 0;
      difference.n_other += order == 0 && old->what != new->what;
      i += order <= 0;
      k += order >= 0;
    }
  return difference;
}

static void
sum_up (AttacheAnalysisChange *change, const Difference *statements, guint n_statements,
        const Difference *events, guint n_events)
{
  change->n_articles++;
  change->n_changed += statements->n_new + statements->n_gone + statements->n_other + events->n_new
                           + events->n_gone + events->n_other
                       > 0;
  change->n_statements += n_statements;
  change->n_statements_new += statements->n_new;
  change->n_statements_gone += statements->n_gone;
  change->n_speakers += statements->n_other;
  change->n_events += n_events;
  change->n_events_new += events->n_new;
  change->n_events_gone += events->n_gone;
  change->n_kinds += events->n_other;
}

gboolean
attache_analysis_replace (AttacheDatabase *db, gint64 article_id, const AttacheText *text,
                          const AttacheFindings *findings, GArray *sections,
                          AttacheAnalysisChange *change, GError **error)
{
  g_autoptr (GArray) statements = list_found (db, STATEMENTS, article_id, error);
  g_autoptr (GArray) reports = statements != NULL ? list_found (db, REPORTS, article_id, error)
                                                  : NULL;
  g_autoptr (GArray) new_statements = NULL;
  g_autoptr (GArray) new_reports = NULL;
  Difference of_statements, of_reports;

  if (reports == NULL
      || !attache_store_set_findings (db, article_id, text, findings, sections, error)
      || (new_statements = list_found (db, STATEMENTS, article_id, error)) == NULL
      || (new_reports = list_found (db, REPORTS, article_id, error)) == NULL)
    return FALSE;
  of_statements = compare (statements, new_statements);
  of_reports = compare (reports, new_reports);
  sum_up (change, &of_statements, new_statements->len, &of_reports, new_reports->len);
  return TRUE;
}

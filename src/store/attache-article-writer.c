/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order in which found things become rows: those that others refer to come first. */

#include "config.h"

#include "attache-article-writer.h"

#include "attache-actor-table.h"
#include "attache-analyzer.h"
#include "attache-article-table.h"
#include "attache-decision-table.h"
#include "attache-event-table.h"
#include "attache-hash-index.h"
#include "attache-kin-table.h"
#include "attache-mark-table.h"
#include "attache-merged-actor-table.h"
#include "attache-report-choice-table.h"
#include "attache-search-table.h"
#include "attache-statement-choice-table.h"
#include "attache-statement-table.h"
#include "attache-version-table.h"

typedef struct
{
  const AttacheNewArticle *articles;
  AttacheAdded *added;
  guint n_articles;
  gint64 now;
} Addition;

/* What was found in an article. */
typedef struct
{
  gint64 article_id;
  const AttacheText *text;
  const AttacheFindings *findings;
  const AttacheFoundValues *values; /* nullable: made of them */
  GArray *sections;                 /* nullable: those of the findings count where there are any */
} Found;

char *
attache_article_uid (const AttacheText *text)
{
  gsize n_bytes;
  const char *utf8;

  g_return_val_if_fail (text != NULL, NULL);

  utf8 = attache_text_get_utf8 (text, &n_bytes);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) utf8, n_bytes);
}

static gboolean
write_findings (AttacheDatabase *db, const Found *found, gint64 published, GHashTable *sums,
                GError **error)
{
  const gint64 id = found->article_id;
  const AttacheFindings *findings = found->findings;
  const gint version = ATTACHE_ANALYSIS_VERSION;
  const gboolean has_own = findings->sections->len > 0 || found->sections == NULL;
  g_autoptr (GArray) actors = attache_actor_table_resolve (db, findings, published, error);
  g_autoptr (AttacheFoundValues) made = NULL;
  const AttacheFoundValues *values = found->values;
  guint n_statements, n_events;

  if (values == NULL)
    values = made = attache_found_values_new (found->text, findings);
  return actors != NULL
         && attache_mark_table_write_sections (
             db, id, has_own ? findings->sections : found->sections, error)
         && attache_mark_table_write_times (db, id, findings, error)
         && attache_mark_table_write_mentions (db, id, findings, actors, error)
         && attache_statement_table_write (db, id, findings, values, actors, version, &n_statements,
                                           error)
         && attache_event_table_write (db, id, findings, values, actors, version, &n_events, error)
         && attache_actor_table_count (db, id, findings, actors, sums, error)
         && attache_article_table_set_found (db, id, version, n_statements, n_events, error)
         && attache_merged_actor_table_apply (db, id, error)
         && attache_report_choice_table_apply (db, id, error);
}

/* @id: the article that @article is already, or 0. @uid: its own; transfer full. */
static gboolean
find_same (AttacheDatabase *db, const AttacheNewArticle *article, char **uid, gint64 *id,
           GError **error)
{
  g_autofree char *made = NULL;

  if (article->uid != NULL)
    {
      *uid = g_strdup (article->uid);
      return attache_article_table_find (db, article->uid, id, error);
    }
  if (article->text_uid == NULL)
    made = attache_article_uid (article->text);
  return attache_article_table_find_same (db, article, made != NULL ? made : article->text_uid, uid,
                                          id, error)
         && (*id != 0 || attache_version_table_find_same (db, article, id, error));
}

/* What is added once for all articles of a transaction, or looked at again in it. */
typedef struct
{
  GArray *entries;  /* of the search index */
  GHashTable *sums; /* of actors */
  GHashTable *seen; /* of texts */
} Gathered;

static gboolean
add_one (AttacheDatabase *db, const AttacheNewArticle *article, gint64 now, Gathered *gathered,
         AttacheAdded *added, GError **error)
{
  g_autofree char *uid = NULL;
  gint64 id, published = article->published;

  if (!find_same (db, article, &uid, &id, error))
    return FALSE;
  added->is_known = id != 0;
  added->id = id;
  if (id != 0)
    return TRUE;
  if (!attache_article_table_insert (db, article, uid, now, gathered->entries, &id, error)
      || !attache_kin_table_add (db, id, article->text, article->shingles, gathered->seen, error))
    return FALSE;
  added->id = id;
  if (article->findings == NULL)
    return article->sections == NULL
           || attache_mark_table_write_sections (db, id, article->sections, error);
  if (published == ATTACHE_TIME_UNKNOWN)
    published = article->findings->published;
  return write_findings (
      db, &(Found){ id, article->text, article->findings, article->values, article->sections },
      published, gathered->sums, error);
}

static gboolean
add (AttacheDatabase *db, gpointer data, GError **error)
{
  Addition *addition = data;
  g_autoptr (GArray) entries = attache_search_entries_new ();
  g_autoptr (GHashTable) sums = attache_actor_sums_new ();
  g_autoptr (GHashTable) seen = attache_kin_seen_new ();
  Gathered gathered = { entries, sums, seen };

  for (guint i = 0; i < addition->n_articles; i++)
    {
      if (!add_one (db, &addition->articles[i], addition->now, &gathered, &addition->added[i],
                    error))
        return FALSE;
    }
  return attache_actor_table_add_sums (db, sums, error)
         && attache_search_table_add (db, entries, error)
         && (addition->n_articles == 0
             || attache_hash_index_settle (db, addition->added[addition->n_articles - 1].id,
                                           error));
}

gboolean
attache_store_add_articles (AttacheDatabase *db, const AttacheNewArticle *articles,
                            guint n_articles, gint64 now, AttacheAdded *added, GError **error)
{
  Addition addition = { articles, added, n_articles, now };

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (articles != NULL || n_articles == 0, FALSE);
  g_return_val_if_fail (added != NULL || n_articles == 0, FALSE);

  return attache_database_transact (db, add, &addition, error);
}

gboolean
attache_store_add_article (AttacheDatabase *db, const AttacheNewArticle *article, gint64 now,
                           AttacheAdded *added, GError **error)
{
  return attache_store_add_articles (db, article, 1, now, added, error);
}

static gboolean
replace (AttacheDatabase *db, gpointer data, GError **error)
{
  const Found *found = data;
  const gint64 id = found->article_id;
  g_auto (AttacheArticleDetails) details = { 0 };
  g_autoptr (GHashTable) sums = attache_actor_sums_new ();

  return attache_article_table_get_details (db, id, &details, error)
         && attache_actor_table_uncount (db, id, error) && attache_event_table_clear (db, id, error)
         && attache_statement_table_clear (db, id, error)
         && attache_mark_table_clear (db, id, error)
         && write_findings (db, found, details.published, sums, error)
         && attache_actor_table_add_sums (db, sums, error)
         && attache_decision_table_apply (db, id, error)
         && attache_statement_choice_table_apply (db, id, error)
         && attache_kin_table_add (db, id, found->text, NULL, NULL, error);
}

gboolean
attache_store_set_findings (AttacheDatabase *db, gint64 article_id, const AttacheText *text,
                            const AttacheFindings *findings, GArray *sections, GError **error)
{
  Found found = { article_id, text, findings, NULL, sections };

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (text != NULL && findings != NULL, FALSE);

  return attache_database_transact (db, replace, &found, error);
}

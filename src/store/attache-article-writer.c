/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is found in an article gathers with that of others, and is written at the end of the
 * transaction: one by one only where a row is asked for meanwhile. */

#include "config.h"

#include "attache-article-writer.h"

#include "attache-actor-table.h"
#include "attache-analyzer.h"
#include "attache-article-batch.h"
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
  AttacheSeenTexts *seen;
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

/* What was put into a batch. */
typedef struct
{
  GArray *actor_ids;
  guint n_statements;
  guint n_events;
} Put;

static void
put_clear (Put *put)
{
  g_clear_pointer (&put->actor_ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Put, put_clear)

/* Found rows, but for those that stand in no batch. */
static gboolean
put_findings (AttacheDatabase *db, AttacheArticleBatch *batch, const Found *found, gint64 published,
              Put *put, GError **error)
{
  const gint64 id = found->article_id;
  const AttacheFindings *findings = found->findings;
  const AttacheFoundValues *values = found->values;
  GArray *actors = attache_actor_table_resolve (db, batch->actors, findings, published, error);

  put->actor_ids = actors;
  if (actors == NULL)
    return FALSE;
  if (values == NULL)
    {
      values = attache_found_values_new (found->text, findings);
      g_ptr_array_add (batch->borrowed, (gpointer) values);
    }
  attache_mark_table_put_times (batch->times, id, findings);
  put->n_statements = attache_statement_table_put (batch, id, findings, values, actors,
                                                   ATTACHE_ANALYSIS_VERSION);
  attache_actor_table_count (batch->counts, batch->sums, id, findings, actors);
  return attache_actor_table_give_colours (db, batch->actors, findings, actors, error)
         && attache_event_table_put (db, batch, id, findings, values, actors,
                                     ATTACHE_ANALYSIS_VERSION, &put->n_events, error);
}

/* The article's own row stands. */
static gboolean
write_marks (AttacheDatabase *db, const Found *found, GArray *actor_ids, GError **error)
{
  const AttacheFindings *findings = found->findings;
  const gboolean has_own = findings->sections->len > 0 || found->sections == NULL;

  return attache_mark_table_write_sections (db, found->article_id,
                                            has_own ? findings->sections : found->sections, error)
         && attache_mark_table_write_mentions (db, found->article_id, findings, actor_ids, error);
}

static gboolean
names_merged (const AttacheArticleBatch *batch, GArray *actor_ids)
{
  for (guint i = 0; i < batch->merged->len; i++)
    {
      for (guint k = 0; k < actor_ids->len; k++)
        {
          if (g_array_index (batch->merged, gint64, i) == g_array_index (actor_ids, gint64, k))
            return TRUE;
        }
    }
  return FALSE;
}

/* Moves found rows from speakers that count for another, so they have to stand; and then the events
 * that later articles join are not what they were. */
static gboolean
apply_merged (AttacheDatabase *db, AttacheArticleBatch *batch, gint64 id, GError **error)
{
  if (!attache_article_batch_write_rows (batch, db, error)
      || !attache_merged_actor_table_apply (db, id, error))
    return FALSE;
  attache_open_events_reset (batch->events);
  return TRUE;
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

static gboolean
insert (AttacheDatabase *db, AttacheArticleBatch *batch, const AttacheNewArticle *article,
        const AttacheArticleKeys *keys, gint64 now, GError **error)
{
  return attache_article_table_insert (db, article, keys, now, batch->entries, error)
         && attache_kin_table_add (db, batch, keys->id, keys->uid, article->text, article->shingles,
                                   error);
}

static gboolean
insert_with_findings (AttacheDatabase *db, AttacheArticleBatch *batch,
                      const AttacheNewArticle *article, AttacheArticleKeys *keys, gint64 now,
                      GError **error)
{
  const AttacheFindings *findings = article->findings;
  const Found found = { keys->id, article->text, findings, article->values, article->sections };
  const gint64 published = article->published != ATTACHE_TIME_UNKNOWN ? article->published
                                                                      : findings->published;
  g_auto (Put) put = { 0 };

  if (!put_findings (db, batch, &found, published, &put, error))
    return FALSE;
  keys->n_statements = put.n_statements;
  keys->n_events = put.n_events;
  if (!insert (db, batch, article, keys, now, error)
      || !write_marks (db, &found, put.actor_ids, error))
    return FALSE;
  if (names_merged (batch, put.actor_ids))
    return apply_merged (db, batch, keys->id, error);
  return !attache_article_batch_is_full (batch)
         || attache_article_batch_write_rows (batch, db, error);
}

static gboolean
add_one (AttacheDatabase *db, AttacheArticleBatch *batch, const AttacheNewArticle *article,
         gint64 now, AttacheAdded *added, GError **error)
{
  g_autofree char *uid = NULL;
  AttacheArticleKeys keys = { 0 };

  if (!find_same (db, article, &uid, &added->id, error))
    return FALSE;
  added->is_known = added->id != 0;
  if (added->is_known)
    return TRUE;
  keys.id = added->id = batch->next_article_id++;
  keys.uid = uid;
  if (article->findings != NULL)
    return insert_with_findings (db, batch, article, &keys, now, error);
  return insert (db, batch, article, &keys, now, error)
         && (article->sections == NULL
             || attache_mark_table_write_sections (db, keys.id, article->sections, error));
}

static gboolean
add (AttacheDatabase *db, gpointer data, GError **error)
{
  Addition *addition = data;
  g_autoptr (AttacheArticleBatch) batch = attache_article_batch_new (db, addition->seen, error);

  if (batch == NULL
      || !attache_kin_table_prepare (db, batch, addition->articles, addition->n_articles, error))
    return FALSE;
  for (guint i = 0; i < addition->n_articles; i++)
    {
      if (!add_one (db, batch, &addition->articles[i], addition->now, &addition->added[i], error))
        return FALSE;
    }
  return attache_article_batch_write_rows (batch, db, error)
         && attache_actor_table_add_sums (db, batch->sums, error)
         && attache_search_table_add (db, batch->entries, error)
         && (addition->n_articles == 0
             || attache_hash_index_settle (db, addition->added[addition->n_articles - 1].id,
                                           error));
}

gboolean
attache_store_add_articles (AttacheDatabase *db, const AttacheNewArticle *articles,
                            guint n_articles, AttacheSeenTexts *seen, gint64 now,
                            AttacheAdded *added, GError **error)
{
  g_autoptr (AttacheSeenTexts) own = seen == NULL ? attache_seen_texts_new () : NULL;
  Addition addition = { articles, seen != NULL ? seen : own, added, n_articles, now };

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (articles != NULL || n_articles == 0, FALSE);
  g_return_val_if_fail (added != NULL || n_articles == 0, FALSE);

  return attache_database_transact (db, add, &addition, error);
}

gboolean
attache_store_add_article (AttacheDatabase *db, const AttacheNewArticle *article, gint64 now,
                           AttacheAdded *added, GError **error)
{
  return attache_store_add_articles (db, article, 1, NULL, now, added, error);
}

static gboolean
clear (AttacheDatabase *db, gint64 id, GError **error)
{
  return attache_actor_table_uncount (db, id, error) && attache_event_table_clear (db, id, error)
         && attache_statement_table_clear (db, id, error)
         && attache_mark_table_clear (db, id, error);
}

/* What the reader said, over again. */
static gboolean
apply_choices (AttacheDatabase *db, gint64 id, GError **error)
{
  return attache_merged_actor_table_apply (db, id, error)
         && attache_report_choice_table_apply (db, id, error)
         && attache_decision_table_apply (db, id, error)
         && attache_statement_choice_table_apply (db, id, error);
}

static gboolean
replace (AttacheDatabase *db, gpointer data, GError **error)
{
  const Found *found = data;
  const gint64 id = found->article_id;
  g_auto (AttacheArticleDetails) details = { 0 };
  g_autoptr (AttacheSeenTexts) seen = attache_seen_texts_new ();
  g_autoptr (AttacheArticleBatch) batch = NULL;
  g_auto (Put) put = { 0 };

  if (!attache_article_table_get_details (db, id, &details, error) || !clear (db, id, error))
    return FALSE;
  batch = attache_article_batch_new (db, seen, error);
  if (batch == NULL)
    return FALSE;
  return put_findings (db, batch, found, details.published, &put, error)
         && write_marks (db, found, put.actor_ids, error)
         && attache_kin_table_add (db, batch, id, NULL, found->text, NULL, error)
         && attache_article_batch_write_rows (batch, db, error)
         && attache_article_table_set_found (db, id, ATTACHE_ANALYSIS_VERSION, put.n_statements,
                                             put.n_events, error)
         && attache_actor_table_add_sums (db, batch->sums, error) && apply_choices (db, id, error);
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

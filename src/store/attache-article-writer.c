/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order in which found things become rows: those that others refer to come first. */

#include "config.h"

#include "attache-article-writer.h"

#include "attache-actor-table.h"
#include "attache-analyzer.h"
#include "attache-article-table.h"
#include "attache-decision-table.h"
#include "attache-event-table.h"
#include "attache-kin-table.h"
#include "attache-mark-table.h"
#include "attache-statement-table.h"

typedef struct
{
  const AttacheNewArticle *article;
  const char *uid;
  gint64 now;
  AttacheAdded *added;
} Addition;

typedef struct
{
  gint64 article_id;
  const AttacheText *text;
  const AttacheFindings *findings;
  GArray *sections;
} Replacement;

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
write_findings (AttacheDatabase *db, gint64 id, const AttacheText *text,
                const AttacheFindings *findings, GArray *sections, gint64 published, GError **error)
{
  g_autoptr (GArray) actors = attache_actor_table_resolve (db, findings, published, error);
  const gint version = ATTACHE_ANALYSIS_VERSION;

  if (findings->sections->len > 0 || sections == NULL)
    sections = findings->sections;
  return actors != NULL && attache_mark_table_write_sections (db, id, sections, error)
         && attache_mark_table_write_times (db, id, findings, error)
         && attache_mark_table_write_mentions (db, id, findings, actors, error)
         && attache_statement_table_write (db, id, text, findings, actors, version, error)
         && attache_event_table_write (db, id, text, findings, actors, version, error)
         && attache_actor_table_count (db, id, findings, actors, error)
         && attache_article_table_set_analysed (db, id, version, error);
}

static gboolean
add (AttacheDatabase *db, gpointer data, GError **error)
{
  Addition *addition = data;
  const AttacheNewArticle *article = addition->article;
  gint64 id, published = article->published;
  g_autofree char *uid = NULL;

  if (!attache_article_table_find_same (db, article, addition->uid, &uid, &id, error))
    return FALSE;
  addition->added->is_known = id != 0;
  addition->added->id = id;
  if (id != 0)
    return TRUE;
  if (!attache_article_table_insert (db, article, uid, addition->now, &id, error)
      || !attache_kin_table_add (db, id, article->text, error))
    return FALSE;
  addition->added->id = id;
  if (article->findings == NULL)
    return article->sections == NULL
           || attache_mark_table_write_sections (db, id, article->sections, error);
  if (published == ATTACHE_TIME_UNKNOWN)
    published = article->findings->published;
  return write_findings (db, id, article->text, article->findings, article->sections, published,
                         error);
}

gboolean
attache_store_add_article (AttacheDatabase *db, const AttacheNewArticle *article, gint64 now,
                           AttacheAdded *added, GError **error)
{
  g_autofree char *uid = NULL;
  Addition addition = { article, NULL, now, added };

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (article != NULL && article->text != NULL, FALSE);
  g_return_val_if_fail (added != NULL, FALSE);

  addition.uid = uid = attache_article_uid (article->text);
  return attache_database_transact (db, add, &addition, error);
}

static gboolean
replace (AttacheDatabase *db, gpointer data, GError **error)
{
  Replacement *replacement = data;
  const gint64 id = replacement->article_id;
  g_auto (AttacheArticleDetails) details = { 0 };

  return attache_article_table_get_details (db, id, &details, error)
         && attache_actor_table_uncount (db, id, error) && attache_event_table_clear (db, id, error)
         && attache_statement_table_clear (db, id, error)
         && attache_mark_table_clear (db, id, error)
         && write_findings (db, id, replacement->text, replacement->findings, replacement->sections,
                            details.published, error)
         && attache_decision_table_apply (db, id, error)
         && attache_kin_table_add (db, id, replacement->text, error);
}

gboolean
attache_store_set_findings (AttacheDatabase *db, gint64 article_id, const AttacheText *text,
                            const AttacheFindings *findings, GArray *sections, GError **error)
{
  Replacement replacement = { article_id, text, findings, sections };

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (text != NULL && findings != NULL, FALSE);

  return attache_database_transact (db, replace, &replacement, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A whole article out of one dossier and into another. What was found in it is found again, so that
 * events and people of both come together. */

#include "config.h"

#include "attache-merge.h"

#include <glib/gi18n-lib.h>

#include "attache-article-table.h"
#include "attache-article-writer.h"
#include "attache-mark-table.h"
#include "attache-store-error.h"

static const char LOAD[] =
    "SELECT title, is_title_derived, outlet, author, url, language, source, published, "
    "published_precision, published_basis, uid "
    "FROM article "
    "WHERE id = :id";

void
attache_merge_article_free (AttacheMergeArticle *article)
{
  g_free (article->uid);
  g_free (article->title);
  g_free (article->outlet);
  g_free (article->author);
  g_free (article->url);
  g_free (article->language);
  g_free (article->source);
  g_clear_pointer (&article->text, attache_text_unref);
  g_clear_pointer (&article->sections, g_array_unref);
  g_free (article);
}

static void
read_row (AttacheMergeArticle *self, AttacheSql *sql)
{
  self->title = g_strdup (attache_sql_text (sql, 0));
  self->is_title_derived = attache_sql_int (sql, 1) != 0;
  self->outlet = g_strdup (attache_sql_text (sql, 2));
  self->author = g_strdup (attache_sql_text (sql, 3));
  self->url = g_strdup (attache_sql_text (sql, 4));
  self->language = g_strdup (attache_sql_text (sql, 5));
  self->source = g_strdup (attache_sql_text (sql, 6));
  self->published = attache_sql_time (sql, 7);
  self->published_precision = CLAMP (attache_sql_int (sql, 8), 0, ATTACHE_PRECISION_CENTURY);
  self->published_basis = CLAMP (attache_sql_int (sql, 9), 0, ATTACHE_BASIS_INFERRED);
  self->uid = g_strdup (attache_sql_text (sql, 10));
}

AttacheMergeArticle *
attache_merge_load_article (AttacheDatabase *theirs, gint64 theirs_id, GError **error)
{
  g_autoptr (AttacheMergeArticle) self = g_new0 (AttacheMergeArticle, 1);
  g_autoptr (AttacheSql) sql = attache_database_prepare (theirs, LOAD, error);

  if (sql == NULL)
    return NULL;
  self->theirs_id = theirs_id;
  attache_sql_bind_int (sql, ":id", theirs_id);
  if (!attache_sql_next (sql))
    {
      if (attache_sql_finish (sql, error))
        g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE,
                             _ ("The other dossier changed meanwhile"));
      return NULL;
    }
  read_row (self, sql);
  self->text = attache_article_table_load_text (theirs, theirs_id, error);
  if (self->text == NULL)
    return NULL;
  self->sections = attache_mark_table_load_sections (theirs, theirs_id, error);
  return self->sections != NULL ? g_steal_pointer (&self) : NULL;
}

gboolean
attache_merge_add_article (AttacheDatabase *mine, const AttacheMergeArticle *article,
                           const AttacheFindings *findings, gint64 now, gint64 *id,
                           gboolean *is_known, GError **error)
{
  const AttacheNewArticle fields = {
    .uid = article->uid,
    .title = article->title,
    .is_title_derived = article->is_title_derived,
    .outlet = article->outlet,
    .author = article->author,
    .url = article->url,
    .language = article->language,
    .source = article->source,
    .published = article->published,
    .published_precision = article->published_precision,
    .published_basis = article->published_basis,
    .text = article->text,
    .findings = findings,
    .sections = article->sections,
  };
  AttacheAdded added;

  if (!attache_store_add_article (mine, &fields, now, &added, error))
    return FALSE;
  *id = added.id;
  *is_known = added.is_known;
  return TRUE;
}

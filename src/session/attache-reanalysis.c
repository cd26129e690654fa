/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text out of the store, through the analysis, findings into the store. */

#include "config.h"

#include "attache-reanalysis.h"

#include "attache-article-table.h"
#include "attache-article-writer.h"
#include "attache-mark-table.h"

gboolean
attache_reanalysis_run (AttacheDatabase *db, AttacheAnalyzer *analyzer, gint64 article_id,
                        GError **error)
{
  g_auto (AttacheArticleDetails) details = { 0 };
  g_autoptr (AttacheText) text = attache_article_table_load_text (db, article_id, error);
  g_autoptr (GArray) sections = NULL;
  g_autoptr (AttacheFindings) findings = NULL;
  AttacheContext context = ATTACHE_CONTEXT_INIT;

  if (text == NULL || !attache_article_table_get_details (db, article_id, &details, error))
    return FALSE;
  sections = attache_mark_table_load_sections (db, article_id, error);
  if (sections == NULL)
    return FALSE;
  context.published = details.published;
  context.published_precision = details.published_precision;
  context.published_basis = details.published_basis;
  context.title = details.title;
  context.outlet = details.outlet;
  findings = attache_analyzer_analyze (analyzer, text, &context);
  return attache_store_set_findings (db, article_id, text, findings, sections, error);
}

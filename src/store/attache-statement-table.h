/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Found statements and their spans, written. For the thread of the connection. */

#pragma once

#include "attache-article-batch.h"
#include "attache-findings.h"
#include "attache-found-values.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Rows of statement. */
AttacheRowBatch *attache_statement_table_new_rows (void);
/* Puts those of an article into @batch, with the hashes of its quotations. A statement without
 * content is left out. @values: of @findings. Returns how many are not. */
guint attache_statement_table_put (AttacheArticleBatch *batch, gint64 article_id,
                                   const AttacheFindings *findings,
                                   const AttacheFoundValues *values, GArray *actor_ids,
                                   gint analysis);
gboolean attache_statement_table_clear (AttacheDatabase *db, gint64 article_id, GError **error);

/* What the same words hash to wherever they stand: of the folded words of the spans, with no regard
 * to punctuation. 0 where there are fewer than five, for those are said by everybody. */
gint64 attache_quote_hash (const AttacheText *text, const AttacheSpan *spans, guint n_spans);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A statement is found again by where its content stands: article, first and last code point, and
 * which of those that stand there. */

#include "config.h"

#include "attache-statement-table.h"

#include <string.h>

#include "attache-hash-index.h"
#include "attache-twins.h"

#define MIN_QUOTE_WORDS 5

/* What a person said about them stays, without ground for now. */
static const char *const clear[] = {
  "DELETE FROM statement WHERE article_id = :id",
  "DELETE FROM statement_ground WHERE article_id = :id",
  "UPDATE statement_choice SET is_met = 0 WHERE article_id = :id",
};

typedef struct
{
  AttacheArticleBatch *batch;
  gint64 article_id;
  const AttacheFindings *findings;
  const AttacheFoundValues *values;
  GArray *actor_ids;
  GHashTable *twins;
  gint64 *ids; /* of those that are put; 0: not yet, or left out */
  gboolean *is_begun;
  gint analysis;
} Writer;

gint64
attache_quote_hash (const AttacheText *text, const AttacheSpan *spans, guint n_spans)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n_tokens, n_words = 0;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);
  guint8 digest[32];
  gsize length = sizeof digest;
  gint64 hash;

  for (guint i = 0; i < n_spans; i++)
    {
      for (guint k = attache_text_token_at (text, spans[i].start);
           k < n_tokens && tokens[k].span.start < spans[i].end; k++)
        {
          if (tokens[k].kind != ATTACHE_TOKEN_WORD && tokens[k].kind != ATTACHE_TOKEN_NUMBER)
            continue;
          g_checksum_update (checksum, (const guchar *) tokens[k].word,
                             (gssize) strlen (tokens[k].word) + 1);
          n_words++;
        }
    }
  if (n_words < MIN_QUOTE_WORDS)
    return 0;
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (&hash, digest, sizeof hash);
  return hash != 0 ? GINT64_FROM_LE (hash) : 1;
}

static gint64
actor_id (const Writer *writer, gint index)
{
  return index >= 0 ? g_array_index (writer->actor_ids, gint64, index) : 0;
}

static AttacheSpan
extent (const AttacheFoundStatement *statement)
{
  AttacheSpan whole = { 0, 0 };

  for (guint i = 0; i < statement->n_content; i++)
    {
      whole.start = i == 0 ? statement->content[i].start
                           : MIN (whole.start, statement->content[i].start);
      whole.end = MAX (whole.end, statement->content[i].end);
    }
  return whole;
}

static gint64
holder_id (const Writer *writer, const AttacheFoundStatement *statement)
{
  const gint inside = statement->inside;

  return inside >= 0 && (guint) inside < writer->findings->statements->len ? writer->ids[inside]
                                                                           : 0;
}

AttacheRowBatch *
attache_statement_table_new_rows (void)
{
  return attache_row_batch_new (
      "INSERT INTO statement (id, article_id, start, end, twin, kind, speaker_id, "
      "found_speaker_id, via_id, addressee_id, inside_id, said, begin, until, precision, "
      "quote_hash, confidence, rule, resolution, analysis, spans)",
      21);
}

static void
put_row (Writer *writer, guint index, AttacheSpan whole)
{
  const AttacheFoundStatement *statement = attache_findings_statement (writer->findings, index);
  const gint64 hash = g_array_index (writer->values->quote_hashes, gint64, index);
  const gint64 speaker = actor_id (writer, statement->speaker);
  AttacheRowBatch *rows = writer->batch->statements;

  attache_row_batch_put_int (rows, writer->ids[index]);
  attache_row_batch_put_int (rows, writer->article_id);
  attache_row_batch_put_int (rows, whole.start);
  attache_row_batch_put_int (rows, whole.end);
  attache_row_batch_put_int (rows, attache_twins_next (writer->twins, whole));
  attache_row_batch_put_int (rows, statement->kind);
  attache_row_batch_put_id (rows, speaker);
  attache_row_batch_put_id (rows, speaker);
  attache_row_batch_put_id (rows, actor_id (writer, statement->via));
  attache_row_batch_put_id (rows, actor_id (writer, statement->addressee));
  attache_row_batch_put_id (rows, holder_id (writer, statement));
  attache_row_batch_put_text (rows, statement->time);
  attache_row_batch_put_time (rows, statement->when.begin);
  attache_row_batch_put_time (rows, statement->when.until);
  attache_row_batch_put_int (rows, statement->when.precision);
  attache_row_batch_put_id (rows, hash);
  attache_row_batch_put_double (rows, CLAMP (statement->confidence, 0.0f, 1.0f));
  attache_row_batch_put_text (rows, statement->rule);
  attache_row_batch_put_text (rows, statement->resolution);
  attache_row_batch_put_int (rows, writer->analysis);
  attache_row_batch_put_text (rows, g_ptr_array_index (writer->values->spans, index));
  if (hash != 0)
    attache_hash_batch_add (writer->batch->hashes, hash, writer->article_id);
}

/* A holder may come after what it holds, and is put before it. */
static void
put_with_holder (Writer *writer, guint index)
{
  const AttacheFoundStatement *statement = attache_findings_statement (writer->findings, index);
  const guint n = writer->findings->statements->len;
  const AttacheSpan whole = extent (statement);

  if (writer->is_begun[index])
    return;
  writer->is_begun[index] = TRUE;
  if (statement->inside >= 0 && (guint) statement->inside < n)
    put_with_holder (writer, (guint) statement->inside);
  if (attache_span_is_empty (whole))
    return;
  writer->ids[index] = writer->batch->next_statement_id++;
  put_row (writer, index, whole);
}

guint
attache_statement_table_put (AttacheArticleBatch *batch, gint64 article_id,
                             const AttacheFindings *findings, const AttacheFoundValues *values,
                             GArray *actor_ids, gint analysis)
{
  const guint n = findings->statements->len;
  g_autofree gint64 *ids = g_new0 (gint64, n + 1);
  g_autofree gboolean *is_begun = g_new0 (gboolean, n + 1);
  g_autoptr (GHashTable) twins = attache_twins_new ();
  Writer writer = {
    batch, article_id, findings, values, actor_ids, twins, ids, is_begun, analysis
  };
  guint n_put = 0;

  for (guint i = 0; i < n; i++)
    put_with_holder (&writer, i);
  for (guint i = 0; i < n; i++)
    n_put += ids[i] != 0;
  return n_put;
}

gboolean
attache_statement_table_clear (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return attache_database_run_all_for (db, clear, G_N_ELEMENTS (clear), article_id, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A statement is found again by where its content stands: article, first and last code point, and
 * which of those that stand there. */

#include "config.h"

#include "attache-statement-table.h"

#include <string.h>

#include "attache-hash-index.h"
#include "attache-twins.h"

#define MIN_QUOTE_WORDS 5

static const char INSERT[] =
    "INSERT INTO statement (article_id, start, end, twin, kind, speaker_id, found_speaker_id, "
    "via_id, addressee_id, inside_id, said, begin, until, precision, quote_hash, confidence, "
    "rule, resolution, analysis, spans) "
    "VALUES (:article, :start, :end, :twin, :kind, :speaker, :speaker, :via, :addressee, "
    ":inside, :said, :begin, :until, :precision, :quote_hash, :confidence, :rule, "
    ":resolution, :analysis, :spans)";
/* What a person said about them stays, without ground for now. */
static const char *const clear[] = {
  "DELETE FROM statement WHERE article_id = :id",
  "DELETE FROM statement_ground WHERE article_id = :id",
  "UPDATE statement_choice SET is_met = 0 WHERE article_id = :id",
};

typedef struct
{
  AttacheDatabase *db;
  gint64 article_id;
  const AttacheFindings *findings;
  const AttacheFoundValues *values;
  GArray *actor_ids;
  GHashTable *twins;
  gint64 *ids; /* of those that are written; 0: not yet, or left out */
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

static gboolean
insert_row (Writer *writer, guint index, AttacheSpan whole, GError **error)
{
  const AttacheFoundStatement *statement = attache_findings_statement (writer->findings, index);
  g_autoptr (AttacheSql) sql = attache_database_prepare (writer->db, INSERT, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", writer->article_id);
  attache_sql_bind_int (sql, ":start", whole.start);
  attache_sql_bind_int (sql, ":end", whole.end);
  attache_sql_bind_int (sql, ":twin", attache_twins_next (writer->twins, whole));
  attache_sql_bind_int (sql, ":kind", statement->kind);
  attache_sql_bind_id (sql, ":speaker", actor_id (writer, statement->speaker));
  attache_sql_bind_id (sql, ":via", actor_id (writer, statement->via));
  attache_sql_bind_id (sql, ":addressee", actor_id (writer, statement->addressee));
  attache_sql_bind_id (sql, ":inside", holder_id (writer, statement));
  attache_sql_bind_text (sql, ":said", statement->time);
  attache_sql_bind_time (sql, ":begin", statement->when.begin);
  attache_sql_bind_time (sql, ":until", statement->when.until);
  attache_sql_bind_int (sql, ":precision", statement->when.precision);
  attache_sql_bind_id (sql, ":quote_hash",
                       g_array_index (writer->values->quote_hashes, gint64, index));
  attache_sql_bind_double (sql, ":confidence", CLAMP (statement->confidence, 0.0f, 1.0f));
  attache_sql_bind_text (sql, ":rule", statement->rule);
  attache_sql_bind_text (sql, ":resolution", statement->resolution);
  attache_sql_bind_int (sql, ":analysis", writer->analysis);
  attache_sql_bind_text (sql, ":spans", g_ptr_array_index (writer->values->spans, index));
  return attache_sql_run (sql, error);
}

/* @id: 0 where it was left out. */
static gboolean
write_one (Writer *writer, guint index, gint64 *id, GError **error)
{
  AttacheSpan whole = extent (attache_findings_statement (writer->findings, index));

  *id = 0;
  if (attache_span_is_empty (whole))
    return TRUE;
  if (!insert_row (writer, index, whole, error))
    return FALSE;
  *id = attache_database_get_last_id (writer->db);
  return TRUE;
}

/* A holder may come after what it holds, so it is written when it is needed: a second statement
 * that puts it in its place would make the search index write out what it gathers. */
static gboolean
write_with_holder (Writer *writer, guint index, GError **error)
{
  const AttacheFoundStatement *statement = attache_findings_statement (writer->findings, index);
  const guint n = writer->findings->statements->len;

  if (writer->is_begun[index])
    return TRUE;
  writer->is_begun[index] = TRUE;
  if (statement->inside >= 0 && (guint) statement->inside < n
      && !write_with_holder (writer, (guint) statement->inside, error))
    return FALSE;
  return write_one (writer, index, &writer->ids[index], error);
}

gboolean
attache_statement_table_write (AttacheDatabase *db, gint64 article_id,
                               const AttacheFindings *findings, const AttacheFoundValues *values,
                               GArray *actor_ids, gint analysis, guint *n_statements,
                               GError **error)
{
  const guint n = findings->statements->len;
  g_autofree gint64 *ids = g_new0 (gint64, n + 1);
  g_autofree gboolean *is_begun = g_new0 (gboolean, n + 1);
  g_autoptr (GHashTable) twins = attache_twins_new ();
  Writer writer = { db, article_id, findings, values, actor_ids, twins, ids, is_begun, analysis };

  *n_statements = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!write_with_holder (&writer, i, error))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    *n_statements += ids[i] != 0;
  return attache_hash_index_add_quotations (db, article_id, error);
}

gboolean
attache_statement_table_clear (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return attache_database_run_all_for (db, clear, G_N_ELEMENTS (clear), article_id, error);
}

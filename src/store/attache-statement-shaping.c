/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a statement are its spans of content; its place follows from them, and where that is
 * taken it is a twin of what is there. */

#include "config.h"

#include "attache-statement-shaping.h"

#include "attache-statement-table.h"

static const char FIND[] =
    "SELECT id FROM statement "
    "WHERE article_id = :article AND start = :start AND end = :end AND twin = :twin";
static const char CONTENT[] = "SELECT start, end FROM statement_span "
                              "WHERE statement_id = :id AND role = 0 ORDER BY start";
static const char FORGET_CONTENT[] = "DELETE FROM statement_span "
                                     "WHERE statement_id = :id AND role = 0";
static const char ADD_CONTENT[] = "INSERT INTO statement_span (statement_id, role, start, end) "
                                  "VALUES (:id, 0, :start, :end)";
static const char IS_QUOTED[] = "SELECT kind <> 1 FROM statement WHERE id = :id";
static const char SET_PLACE[] =
    "UPDATE statement SET start = :start, end = :end, quote_hash = :quote_hash, "
    "choice_id = :choice, twin = (SELECT ifnull (max (twin) + 1, 0) FROM statement AS other "
    "WHERE other.article_id = statement.article_id AND other.start = :start AND "
    "other.end = :end AND other.id <> :id) WHERE id = :id";

/* Where nobody passed it on or was told in the one, those of the other count. Words that name
 * another speaker do not. */
static const char COPY_SPANS[] =
    "INSERT OR IGNORE INTO statement_span (statement_id, role, start, end) "
    "SELECT :id, role, span.start, span.end FROM statement_span AS span, statement "
    "JOIN statement AS other ON other.id = :other "
    "WHERE span.statement_id = :other AND statement.id = :id AND ((role IN (1, 2) AND "
    "ifnull (other.found_speaker_id = statement.found_speaker_id, 1)) "
    "OR (role = 3 AND statement.via_id IS NULL) "
    "OR (role = 4 AND statement.addressee_id IS NULL))";
static const char COPY_ALL_SPANS[] =
    "INSERT INTO statement_span (statement_id, role, start, end) "
    "SELECT :other, role, start, end FROM statement_span WHERE statement_id = :id AND role > 0";
/* What holds either of them, but is not held by the other. */
static const char FIND_HOLDER[] =
    "WITH RECURSIVE up (root, id) AS ("
    "SELECT inside_id, inside_id FROM statement WHERE id IN (:id, :other) AND inside_id IS NOT "
    "NULL "
    "UNION SELECT up.root, statement.inside_id FROM up JOIN statement ON statement.id = up.id "
    "WHERE statement.inside_id IS NOT NULL) "
    "SELECT root FROM up GROUP BY root HAVING sum (id IN (:id, :other)) = 0 "
    "ORDER BY root = (SELECT inside_id FROM statement WHERE id = :id) DESC, root LIMIT 1";
static const char TAKE_OVER[] =
    "UPDATE statement SET kind = iif (statement.kind = other.kind, other.kind, 2), "
    "inside_id = :holder, "
    "found_speaker_id = ifnull (statement.found_speaker_id, other.found_speaker_id), "
    "via_id = ifnull (statement.via_id, other.via_id), "
    "addressee_id = ifnull (statement.addressee_id, other.addressee_id), "
    "said = iif (statement.begin IS NULL, other.said, statement.said), "
    "until = iif (statement.begin IS NULL, other.until, statement.until), "
    "precision = iif (statement.begin IS NULL, other.precision, statement.precision), "
    "begin = ifnull (statement.begin, other.begin), "
    "resolution = iif (statement.found_speaker_id IS NULL, other.resolution, "
    "statement.resolution), "
    "confidence = min (statement.confidence, other.confidence) "
    "FROM (SELECT * FROM statement WHERE id = :other) AS other WHERE statement.id = :id";
static const char TAKE_INNER[] = "UPDATE statement SET inside_id = :id "
                                 "WHERE inside_id = :other AND id <> :id";
static const char DELETE[] = "DELETE FROM statement WHERE id = :other";

/* Its place is set when its words are; until then it has one that nobody has. */
static const char COPY[] =
    "INSERT INTO statement (id, article_id, start, end, twin, kind, speaker_id, found_speaker_id, "
    "via_id, addressee_id, inside_id, said, begin, until, precision, confidence, rule, "
    "resolution, analysis) SELECT :other, article_id, start, end, -1, kind, speaker_id, "
    "found_speaker_id, via_id, addressee_id, inside_id, said, begin, until, precision, confidence, "
    "rule, resolution, analysis FROM statement WHERE id = :id";
static const char GIVE_INNER[] = "UPDATE statement SET inside_id = :other "
                                 "WHERE inside_id = :id AND start >= :begin AND id <> :other";

gboolean
attache_statement_find_at (AttacheDatabase *db, const AttacheFoundPlace *place, gint64 *id,
                           GError **error)
{
  return attache_found_place_look_up (db, FIND, place, id, error);
}

/* @other: where the text has it. */
static AttacheSql *
prepare_for (AttacheDatabase *db, const char *text, gint64 id, gint64 other, GError **error)
{
  AttacheSql *sql = attache_database_prepare (db, text, error);

  if (sql == NULL)
    return NULL;
  if (attache_sql_has (sql, ":id"))
    attache_sql_bind_int (sql, ":id", id);
  if (attache_sql_has (sql, ":other"))
    attache_sql_bind_int (sql, ":other", other);
  return sql;
}

static gboolean
run_for (AttacheDatabase *db, const char *text, gint64 id, gint64 other, GError **error)
{
  g_autoptr (AttacheSql) sql = prepare_for (db, text, id, other, error);

  return sql != NULL && attache_sql_run (sql, error);
}

GArray *
attache_statement_load_content (AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (AttacheSql) sql = prepare_for (db, CONTENT, id, 0, error);
  g_autoptr (GArray) content = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));

  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      const AttacheSpan span = { (guint32) attache_sql_int (sql, 0),
                                 (guint32) attache_sql_int (sql, 1) };

      g_array_append_val (content, span);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&content) : NULL;
}

static gboolean
put_content (AttacheDatabase *db, gint64 id, GArray *content, GError **error)
{
  g_autoptr (AttacheSql) sql = prepare_for (db, ADD_CONTENT, id, 0, error);

  if (sql == NULL || !run_for (db, FORGET_CONTENT, id, 0, error))
    return FALSE;
  for (guint i = 0; i < content->len; i++)
    {
      const AttacheSpan *span = &g_array_index (content, AttacheSpan, i);

      attache_sql_bind_int (sql, ":id", id);
      attache_sql_bind_int (sql, ":start", span->start);
      attache_sql_bind_int (sql, ":end", span->end);
      if (!attache_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
hash_quote (AttacheDatabase *db, const AttacheText *text, gint64 id, GArray *content, gint64 *hash,
            GError **error)
{
  g_autoptr (AttacheSql) sql = prepare_for (db, IS_QUOTED, id, 0, error);

  *hash = 0;
  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql) && attache_sql_int (sql, 0) != 0)
    *hash = attache_quote_hash (text, (const AttacheSpan *) (gconstpointer) content->data,
                                content->len);
  return attache_sql_finish (sql, error);
}

/* The statement says @content, of at least one span. */
static gboolean
set_words (AttacheDatabase *db, const AttacheText *text, gint64 id, GArray *content,
           gint64 choice_id, GError **error)
{
  const AttacheSpan *spans = (const AttacheSpan *) (gconstpointer) content->data;
  g_autoptr (AttacheSql) sql = NULL;
  gint64 hash;

  if (!put_content (db, id, content, error) || !hash_quote (db, text, id, content, &hash, error)
      || (sql = prepare_for (db, SET_PLACE, id, 0, error)) == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":start", spans[0].start);
  attache_sql_bind_int (sql, ":end", spans[content->len - 1].end);
  attache_sql_bind_id (sql, ":quote_hash", hash);
  attache_sql_bind_int (sql, ":choice", choice_id);
  return attache_sql_run (sql, error);
}

static gint
compare_spans (gconstpointer a, gconstpointer b)
{
  const AttacheSpan *one = a, *other = b;

  return one->start != other->start ? (one->start < other->start ? -1 : 1)
                                    : (one->end > other->end) - (one->end < other->end);
}

/* The words of both, those that both have only once. Transfer full. */
static GArray *
unite (GArray *one, GArray *other)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));
  GArray *united = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));

  g_array_append_vals (all, one->data, one->len);
  g_array_append_vals (all, other->data, other->len);
  g_array_sort (all, compare_spans);
  for (guint i = 0; i < all->len; i++)
    {
      const AttacheSpan *span = &g_array_index (all, AttacheSpan, i);
      AttacheSpan *last = united->len > 0 ? &g_array_index (united, AttacheSpan, united->len - 1)
                                          : NULL;

      if (last != NULL && span->start <= last->end)
        last->end = MAX (last->end, span->end);
      else
        g_array_append_val (united, *span);
    }
  return united;
}

static gboolean
take_over (AttacheDatabase *db, gint64 first, gint64 second, GError **error)
{
  g_autoptr (AttacheSql) find = prepare_for (db, FIND_HOLDER, first, second, error);
  g_autoptr (AttacheSql) sql = NULL;
  gint64 holder;

  if (find == NULL)
    return FALSE;
  if (!attache_sql_take_int (find, &holder, error)
      || !run_for (db, COPY_SPANS, first, second, error)
      || (sql = prepare_for (db, TAKE_OVER, first, second, error)) == NULL)
    return FALSE;
  attache_sql_bind_id (sql, ":holder", holder);
  return attache_sql_run (sql, error) && run_for (db, TAKE_INNER, first, second, error)
         && run_for (db, DELETE, first, second, error);
}

gboolean
attache_statement_merge (AttacheDatabase *db, const AttacheText *text, gint64 first, gint64 second,
                         gint64 choice_id, GError **error)
{
  g_autoptr (GArray) one = attache_statement_load_content (db, first, error);
  g_autoptr (GArray) other = one != NULL ? attache_statement_load_content (db, second, error)
                                         : NULL;
  g_autoptr (GArray) united = NULL;

  if (other == NULL)
    return FALSE;
  united = unite (one, other);
  return take_over (db, first, second, error)
         && set_words (db, text, first, united, choice_id, error);
}

/* Transfer full. */
static GArray *
clip (GArray *content, guint32 start, guint32 end)
{
  GArray *clipped = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));

  for (guint i = 0; i < content->len; i++)
    {
      const AttacheSpan *span = &g_array_index (content, AttacheSpan, i);
      const AttacheSpan part = { MAX (span->start, start), MIN (span->end, end) };

      if (part.start < part.end)
        g_array_append_val (clipped, part);
    }
  return clipped;
}

gboolean
attache_statement_split (AttacheDatabase *db, const AttacheText *text, gint64 id, guint32 end,
                         guint32 begin, gint64 new_id, gint64 choice_id, gboolean *is_done,
                         GError **error)
{
  g_autoptr (GArray) whole = attache_statement_load_content (db, id, error);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (AttacheSql) give = NULL;

  if (whole == NULL)
    return FALSE;
  before = clip (whole, 0, end);
  after = clip (whole, MAX (begin, end), G_MAXUINT32);
  *is_done = before->len > 0 && after->len > 0;
  if (!*is_done)
    return TRUE;
  if (!run_for (db, COPY, id, new_id, error) || !run_for (db, COPY_ALL_SPANS, id, new_id, error)
      || (give = prepare_for (db, GIVE_INNER, id, new_id, error)) == NULL)
    return FALSE;
  attache_sql_bind_int (give, ":begin", begin);
  return attache_sql_run (give, error) && set_words (db, text, id, before, choice_id, error)
         && set_words (db, text, new_id, after, choice_id, error);
}

gboolean
attache_statement_reword (AttacheDatabase *db, const AttacheText *text, gint64 id, AttacheSpan span,
                          gint64 choice_id, GError **error)
{
  g_autoptr (GArray) content = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));

  g_array_append_val (content, span);
  return set_words (db, text, id, content, choice_id, error);
}

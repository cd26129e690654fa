/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speakers and what they said, as nouns. */

#include "config.h"

#include "attache-fetch.h"

#include "attache-hash-index.h"
#include "attache-row-page-private.h"
#include "attache-statement-spans.h"

static const char SPEAKERS[] =
    "SELECT actor.id, actor.key, actor.name, actor.type, ifnull (actor.colour, actor.id % 8), "
    "CASE WHEN :article IS NULL THEN actor.n_statements ELSE here.n_statements END, CASE WHEN "
    ":article IS NULL THEN actor.n_mentions ELSE here.n_mentions END, actor.is_known, (SELECT "
    "role.name FROM role WHERE role.actor_id = actor.id ORDER BY role.begin <= (SELECT "
    "published FROM article WHERE id = :article) AND role.until >= (SELECT published FROM "
    "article WHERE id = :article) DESC, role.until DESC, role.name LIMIT 1) "
    "FROM actor "
    "LEFT JOIN article_actor AS here ON here.article_id = :article AND here.actor_id = "
    "actor.id "
    "WHERE actor.id IN (SELECT value FROM json_each (:ids))";

static const char ALIASES[] = "SELECT actor_id, name "
                              "FROM alias "
                              "WHERE actor_id IN (SELECT value FROM json_each (:ids)) "
                              "ORDER BY actor_id, length (name) DESC, name";

static const char STATEMENTS[] =
    "SELECT statement.id, article.uid || '/statement/' || statement.start || '-' || "
    "statement.end || CASE statement.twin WHEN 0 THEN '' ELSE '/' || statement.twin END, "
    "statement.article_id, statement.kind, statement.speaker_id, speaker.name, ifnull "
    "(speaker.colour, speaker.id % 8), via.name, addressee.name, statement.inside_id, "
    "statement.begin, statement.until, statement.precision, statement.confidence, "
    "statement.rule, statement.resolution, decision.decision, article.title, article.outlet, "
    "(SELECT count (DISTINCT other.article_id) FROM (" ATTACHE_HASH_INDEX_FIND (
        "statement.quote_hash") ") AS same CROSS JOIN statement AS other ON other.article_id = "
                                "same.article_id WHERE other.quote_hash = statement.quote_hash AND "
                                "other.article_id <> "
                                "statement.article_id), "
                                "(SELECT kind FROM statement_choice AS choice WHERE choice.id = "
                                "statement.choice_id) "
                                "FROM statement JOIN article ON article.id = statement.article_id "
                                "LEFT JOIN actor AS speaker ON speaker.id = statement.speaker_id "
                                "LEFT JOIN actor AS via ON via.id = statement.via_id "
                                "LEFT JOIN actor AS addressee ON addressee.id = "
                                "statement.addressee_id "
                                "LEFT JOIN decision ON decision.target = 0 AND decision.article_id "
                                "= statement.article_id "
                                "AND decision.start = statement.start AND decision.end = "
                                "statement.end AND decision.twin "
                                "= statement.twin "
                                "WHERE statement.id IN (SELECT value FROM json_each (:ids))";

static const char SPANS[] =
    "SELECT statement.id, statement.spans, article_text.text "
    "FROM statement JOIN article_text ON article_text.article_id = statement.article_id "
    "WHERE statement.id IN (SELECT value FROM json_each (:ids))";

/* The spans of one statement, by role, and the words that stand there. */
typedef struct
{
  GArray *spans[ATTACHE_SPAN_SOURCE + 1]; /* AttacheSpan */
  GString *words[ATTACHE_SPAN_SOURCE + 1];
} Spans;

static Spans *
spans_new (void)
{
  Spans *self = g_new0 (Spans, 1);

  for (guint role = 0; role < G_N_ELEMENTS (self->spans); role++)
    {
      self->spans[role] = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));
      self->words[role] = g_string_new (NULL);
    }
  return self;
}

static void
spans_free (gpointer data)
{
  Spans *self = data;

  for (guint role = 0; role < G_N_ELEMENTS (self->spans); role++)
    {
      g_array_unref (self->spans[role]);
      g_string_free (self->words[role], TRUE);
    }
  g_free (self);
}

static GHashTable *
find_counts (AttacheDatabase *db, AttacheRowPage *page, AttacheFilterSql *conditions,
             GError **error)
{
  g_autoptr (GString)
      text = g_string_new ("SELECT statement.speaker_id, count (*) FROM statement WHERE "
                           "statement.speaker_id IN (SELECT value FROM json_each (:ids))");
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (AttacheSql) sql = NULL;

  attache_filter_sql_add_statements (conditions, text);
  g_string_append (text, " GROUP BY statement.speaker_id");
  sql = attache_row_page_prepare (page, db, text->str, error);
  if (sql == NULL)
    return NULL;
  attache_filter_sql_bind (conditions, sql);
  while (attache_sql_next (sql))
    {
      gint64 id = attache_sql_int (sql, 0);

      g_hash_table_insert (counts, g_memdup2 (&id, sizeof id),
                           GUINT_TO_POINTER ((guint) attache_sql_int (sql, 1)));
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&counts) : NULL;
}

/* @counts: nullable; else they are those within the filter. */
static AttacheSpeaker *
speaker_of (AttacheSql *sql, const char *const *aliases, GHashTable *counts)
{
  const gint64 id = attache_sql_int (sql, 0);
  const AttacheSpeakerFields fields = {
    .id = id,
    .key = attache_sql_text (sql, 1),
    .name = attache_sql_text (sql, 2),
    .type = attache_sql_int (sql, 3),
    .colour = (guint) attache_sql_int (sql, 4),
    .n_statements = counts != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id))
                                   : (guint) attache_sql_int (sql, 5),
    .n_mentions = (guint) attache_sql_int (sql, 6),
    .is_known = attache_sql_int (sql, 7) != 0,
    .role = attache_sql_text (sql, 8),
    .aliases = aliases,
  };

  return attache_speaker_new (&fields);
}

GPtrArray *
attache_fetch_speakers (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
                        const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  g_autoptr (AttacheRowPage) page = attache_row_page_new (ids, n_ids);
  g_autoptr (GHashTable) aliases = attache_row_page_lists (page, db, ALIASES, error);
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (AttacheSql) sql = NULL;

  if (conditions == NULL || aliases == NULL)
    return NULL;
  if (article_id == 0 && !attache_filter_sql_is_empty (conditions)
      && (counts = find_counts (db, page, conditions, error)) == NULL)
    return NULL;
  sql = attache_row_page_prepare (page, db, SPEAKERS, error);
  if (sql == NULL)
    return NULL;
  attache_sql_bind_id (sql, ":article", article_id);
  while (attache_sql_next (sql))
    {
      gint64 id = attache_sql_int (sql, 0);

      attache_row_page_take (page, id,
                             speaker_of (sql, attache_row_page_list (aliases, id), counts));
    }
  return attache_sql_finish (sql, error) ? attache_row_page_steal (page) : NULL;
}

/* Ends where the text does, if that is sooner. */
static void
append_words (GString *words, const char *text, AttacheSpan span)
{
  const char *start = text, *end;

  for (guint32 i = 0; i < span.start && *start != '\0'; i++)
    start = g_utf8_next_char (start);
  end = start;
  for (guint32 i = span.start; i < span.end && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (words->len > 0)
    g_string_append (words, " … ");
  g_string_append_len (words, start, end - start);
}

/* Transfer full; NULL: damaged. */
static Spans *
read_spans (const char *json, const char *text, GError **error)
{
  g_autoptr (GArray) all = attache_statement_spans_from_json (json, error);
  Spans *spans;

  if (all == NULL)
    return NULL;
  spans = spans_new ();
  for (guint i = 0; i < all->len; i++)
    {
      const AttacheRoleSpan *one = &g_array_index (all, AttacheRoleSpan, i);

      if (one->role > ATTACHE_SPAN_SOURCE)
        continue;
      g_array_append_val (spans->spans[one->role], one->span);
      append_words (spans->words[one->role], text, one->span);
    }
  return spans;
}

static GHashTable *
find_spans (AttacheDatabase *db, AttacheRowPage *page, GError **error)
{
  g_autoptr (GHashTable)
      found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, spans_free);
  g_autoptr (AttacheSql) sql = attache_row_page_prepare (page, db, SPANS, error);

  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      gint64 id = attache_sql_int (sql, 0);
      const char *text = attache_sql_text (sql, 2);
      Spans *spans = read_spans (attache_sql_text (sql, 1), text != NULL ? text : "", error);

      if (spans == NULL)
        return NULL;
      g_hash_table_insert (found, g_memdup2 (&id, sizeof id), spans);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&found) : NULL;
}

static const AttacheSpan *
spans_of (const Spans *spans, AttacheSpanRole role)
{
  return (const AttacheSpan *) (gconstpointer) spans->spans[role]->data;
}

static const char *
words_of (const Spans *spans, AttacheSpanRole role)
{
  return spans->spans[role]->len > 0 ? spans->words[role]->str : NULL;
}

static AttacheStatement *
statement_of (AttacheSql *sql, const Spans *spans, gboolean is_match)
{
  const AttacheStatementFields fields = {
    .id = attache_sql_int (sql, 0),
    .uid = attache_sql_text (sql, 1),
    .article_id = attache_sql_int (sql, 2),
    .kind = attache_sql_int (sql, 3),
    .content = spans_of (spans, ATTACHE_SPAN_CONTENT),
    .n_content = spans->spans[ATTACHE_SPAN_CONTENT]->len,
    .cue = spans_of (spans, ATTACHE_SPAN_CUE),
    .n_cue = spans->spans[ATTACHE_SPAN_CUE]->len,
    .source = spans_of (spans, ATTACHE_SPAN_SOURCE),
    .n_source = spans->spans[ATTACHE_SPAN_SOURCE]->len,
    .quote = spans->words[ATTACHE_SPAN_CONTENT]->str,
    .cue_text = words_of (spans, ATTACHE_SPAN_CUE),
    .source_text = words_of (spans, ATTACHE_SPAN_SOURCE),
    .speaker_id = attache_sql_int (sql, 4),
    .speaker_name = attache_sql_text (sql, 5),
    .speaker_colour = (guint) attache_sql_int (sql, 6),
    .via_name = attache_sql_text (sql, 7),
    .addressee_name = attache_sql_text (sql, 8),
    .inside_id = attache_sql_int (sql, 9),
    .when = { attache_sql_time (sql, 10), attache_sql_time (sql, 11), attache_sql_int (sql, 12) },
    .confidence = (float) attache_sql_double (sql, 13),
    .rule = attache_sql_text (sql, 14),
    .resolution = attache_sql_text (sql, 15),
    .decision = attache_sql_int (sql, 16),
    .article_title = attache_sql_text (sql, 17),
    .outlet = attache_sql_text (sql, 18),
    .n_carried = (guint) attache_sql_int (sql, 19),
    .shape = attache_sql_int (sql, 20),
    .is_match = is_match,
  };

  return attache_statement_new (&fields);
}

/* @matched: untouched where the filter leaves nothing out. */
static gboolean
find_matches (AttacheDatabase *db, AttacheRowPage *page, AttacheFilter *filter,
              GHashTable **matched, GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  g_autoptr (GString) text = g_string_new ("SELECT statement.id FROM statement WHERE statement.id "
                                           "IN (SELECT value FROM json_each (:ids))");

  if (conditions == NULL)
    return FALSE;
  if (attache_filter_sql_is_empty (conditions))
    return TRUE;
  attache_filter_sql_add_statements (conditions, text);
  *matched = attache_row_page_match (page, db, conditions, text->str, error);
  return *matched != NULL;
}

GPtrArray *
attache_fetch_statements (AttacheDatabase *db, AttacheFilter *filter, const gint64 *ids,
                          guint n_ids, GError **error)
{
  g_autoptr (AttacheRowPage) page = attache_row_page_new (ids, n_ids);
  g_autoptr (GHashTable) matched = NULL;
  g_autoptr (GHashTable) spans = NULL;
  g_autoptr (AttacheSql) sql = NULL;

  if (!find_matches (db, page, filter, &matched, error)
      || (spans = find_spans (db, page, error)) == NULL
      || (sql = attache_row_page_prepare (page, db, STATEMENTS, error)) == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      gint64 id = attache_sql_int (sql, 0);
      const Spans *own = g_hash_table_lookup (spans, &id);
      const gboolean is_match = matched == NULL || g_hash_table_contains (matched, &id);

      if (own != NULL)
        attache_row_page_take (page, id, statement_of (sql, own, is_match));
    }
  return attache_sql_finish (sql, error) ? attache_row_page_steal (page) : NULL;
}

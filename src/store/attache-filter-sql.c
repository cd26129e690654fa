/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Between parts AND, within a part OR. What has no time of its own is left out by a date. */

#include "config.h"

#include "attache-filter-sql.h"

#include "attache-words.h"

struct _AttacheFilterSql
{
  AttacheFilter *filter;
  AttacheWords *words;
  gint64 begin; /* the filter's dates and those among the words, both */
  gint64 until;
};

#define ACTORS "IN (SELECT value FROM json_each (:actors))"
#define KINDS "IN (SELECT value FROM json_each (:kinds))"
#define MODES "IN (SELECT value FROM json_each (:modes))"
#define TAGGED                                                                                     \
  "(SELECT annotation_tag.annotation_id FROM annotation_tag WHERE annotation_tag.tag_id IN "       \
  "(SELECT value FROM json_each (:tags)))"
#define NAMED_TAGS                                                                                 \
  "(SELECT annotation_tag.annotation_id FROM annotation_tag WHERE annotation_tag.tag_id IN "       \
  "(SELECT tag.id FROM tag, json_each (:word_tags) AS w "                                          \
  "WHERE instr (lower (tag.name), lower (w.value)) > 0))"
/* A walk through all speakers, who are few beside articles. */
#define NAMED_SPEAKERS                                                                             \
  "(SELECT actor.id FROM actor, json_each (:word_speakers) AS w WHERE actor.n_statements > 0 "     \
  "AND (instr (lower (actor.name), lower (w.value)) > 0 OR EXISTS (SELECT 1 FROM alias "           \
  "WHERE alias.actor_id = actor.id AND instr (lower (alias.name), lower (w.value)) > 0)))"

AttacheFilterSql *
attache_filter_sql_new (AttacheFilter *filter, GError **error)
{
  g_autoptr (AttacheFilterSql) self = g_new0 (AttacheFilterSql, 1);

  self->filter = filter != NULL ? attache_filter_ref (filter) : attache_filter_new ();
  self->words = attache_words_parse (attache_filter_get_words (self->filter), error);
  if (self->words == NULL)
    return NULL;
  attache_filter_get_dates (self->filter, &self->begin, &self->until);
  self->begin = MAX (self->begin, self->words->after);
  if (self->until == ATTACHE_TIME_UNKNOWN)
    self->until = self->words->before;
  else if (self->words->before != ATTACHE_TIME_UNKNOWN)
    self->until = MIN (self->until, self->words->before);
  return g_steal_pointer (&self);
}

void
attache_filter_sql_free (AttacheFilterSql *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->filter, attache_filter_unref);
  g_clear_pointer (&self->words, attache_words_free);
  g_free (self);
}

gboolean
attache_filter_sql_is_empty (AttacheFilterSql *self)
{
  return attache_filter_is_empty (self->filter);
}

const char *
attache_filter_sql_get_match (AttacheFilterSql *self)
{
  return self->words->match;
}

static gboolean
has_actors (AttacheFilterSql *self)
{
  guint n;

  attache_filter_get_actors (self->filter, &n);
  return n > 0;
}

static gboolean
has_tags (AttacheFilterSql *self)
{
  guint n;

  attache_filter_get_tags (self->filter, &n);
  return n > 0;
}

static gboolean
has_kinds (AttacheFilterSql *self)
{
  return attache_filter_get_kinds (self->filter) != 0
         || attache_filter_get_modes (self->filter) != 0;
}

/* Outlets, words and tags: what only articles have. */
static void
add_of_articles (AttacheFilterSql *self, GString *sql)
{
  if (*attache_filter_get_outlets (self->filter) != NULL)
    g_string_append (sql, " AND article.outlet IN (SELECT value FROM json_each (:outlets))");
  if (*self->words->outlets != NULL)
    g_string_append (sql, " AND EXISTS (SELECT 1 FROM json_each (:word_outlets) AS w "
                          "WHERE instr (lower (article.outlet), lower (w.value)) > 0)");
  if (self->words->match != NULL)
    g_string_append (
        sql,
        " AND article.id IN (SELECT rowid FROM article_search WHERE article_search MATCH :match)");
  if (has_tags (self))
    g_string_append (
        sql,
        " AND article.id IN (SELECT annotation.article_id FROM annotation WHERE annotation.id IN " TAGGED
        ")");
  if (*self->words->tags != NULL)
    g_string_append (sql, " AND article.id IN (SELECT annotation.article_id FROM annotation "
                          "WHERE annotation.id IN " NAMED_TAGS ")");
}

static void
add_kinds_of_articles (AttacheFilterSql *self, GString *sql)
{
  if (has_kinds (self))
    g_string_append (
        sql, " AND article.id IN (SELECT report.article_id FROM report WHERE report.kind " KINDS
             " AND report.mode " MODES ")");
}

static void
add_dates_of_articles (AttacheFilterSql *self, GString *sql)
{
  if (self->begin != ATTACHE_TIME_UNKNOWN)
    g_string_append (sql, " AND article.published >= :begin");
  if (self->until != ATTACHE_TIME_UNKNOWN)
    g_string_append (sql, " AND article.published < :until");
}

void
attache_filter_sql_add_articles (AttacheFilterSql *self, GString *sql)
{
  add_dates_of_articles (self, sql);
  if (has_actors (self))
    g_string_append (sql, " AND article.id IN (SELECT article_actor.article_id FROM article_actor "
                          "WHERE article_actor.actor_id " ACTORS ")");
  if (*self->words->speakers != NULL)
    g_string_append (
        sql,
        " AND article.id IN (SELECT article_actor.article_id FROM article_actor "
        "WHERE article_actor.n_statements > 0 AND article_actor.actor_id IN " NAMED_SPEAKERS ")");
  add_kinds_of_articles (self, sql);
  add_of_articles (self, sql);
}

void
attache_filter_sql_add_statements (AttacheFilterSql *self, GString *sql)
{
  g_autoptr (GString) inner = g_string_new (NULL);

  if (self->begin != ATTACHE_TIME_UNKNOWN)
    g_string_append (sql, " AND statement.until > :begin");
  if (self->until != ATTACHE_TIME_UNKNOWN)
    g_string_append (sql, " AND statement.begin < :until");
  if (has_actors (self))
    g_string_append (sql, " AND (statement.speaker_id " ACTORS " OR statement.via_id " ACTORS ")");
  if (*self->words->speakers != NULL)
    g_string_append (sql, " AND statement.speaker_id IN " NAMED_SPEAKERS);
  add_kinds_of_articles (self, inner);
  add_of_articles (self, inner);
  if (inner->len > 0)
    g_string_append_printf (
        sql, " AND statement.article_id IN (SELECT article.id FROM article WHERE 1%s)", inner->str);
}

void
attache_filter_sql_add_events (AttacheFilterSql *self, GString *sql)
{
  g_autoptr (GString) inner = g_string_new (NULL);

  if (self->begin != ATTACHE_TIME_UNKNOWN)
    g_string_append (sql, " AND event.until > :begin");
  if (self->until != ATTACHE_TIME_UNKNOWN)
    g_string_append (sql, " AND event.begin < :until");
  if (has_actors (self))
    g_string_append (sql, " AND event.id IN (SELECT event_actor.event_id FROM event_actor "
                          "WHERE event_actor.actor_id " ACTORS ")");
  if (has_kinds (self))
    g_string_append (sql, " AND event.kind " KINDS " AND event.mode " MODES);
  if (*self->words->speakers != NULL)
    g_string_append (
        inner,
        " AND article.id IN (SELECT article_actor.article_id FROM article_actor "
        "WHERE article_actor.n_statements > 0 AND article_actor.actor_id IN " NAMED_SPEAKERS ")");
  add_of_articles (self, inner);
  if (inner->len > 0)
    g_string_append_printf (sql,
                            " AND event.id IN (SELECT report.event_id FROM report JOIN article "
                            "ON article.id = report.article_id WHERE 1%s)",
                            inner->str);
}

void
attache_filter_sql_add_annotations (AttacheFilterSql *self, GString *sql)
{
  g_autoptr (GString) inner = g_string_new (NULL);

  if (has_tags (self))
    g_string_append (sql, " AND annotation.id IN " TAGGED);
  if (*self->words->tags != NULL)
    g_string_append (sql, " AND annotation.id IN " NAMED_TAGS);
  attache_filter_sql_add_articles (self, inner);
  if (inner->len == 0)
    return;
  g_string_append_printf (
      sql, " AND (annotation.article_id IN (SELECT article.id FROM article WHERE 1%s)%s)",
      inner->str, has_actors (self) ? " OR annotation.actor_id " ACTORS : "");
}

static void
bind_bits (AttacheSql *sql, const char *name, guint32 bits, guint n_values)
{
  gint64 values[32];
  guint n = 0;

  for (guint i = 0; i < n_values; i++)
    {
      if (bits == 0 || (bits & 1u << i) != 0)
        values[n++] = i;
    }
  attache_sql_bind_ids (sql, name, values, n);
}

void
attache_filter_sql_bind (AttacheFilterSql *self, AttacheSql *sql)
{
  guint n_actors, n_tags;
  const gint64 *actors = attache_filter_get_actors (self->filter, &n_actors);
  const gint64 *tags = attache_filter_get_tags (self->filter, &n_tags);

  if (attache_sql_has (sql, ":begin"))
    attache_sql_bind_int (sql, ":begin", self->begin);
  if (attache_sql_has (sql, ":until"))
    attache_sql_bind_int (sql, ":until", self->until);
  if (attache_sql_has (sql, ":actors"))
    attache_sql_bind_ids (sql, ":actors", actors, n_actors);
  if (attache_sql_has (sql, ":tags"))
    attache_sql_bind_ids (sql, ":tags", tags, n_tags);
  if (attache_sql_has (sql, ":kinds"))
    bind_bits (sql, ":kinds", attache_filter_get_kinds (self->filter), ATTACHE_N_EVENT_KINDS);
  if (attache_sql_has (sql, ":modes"))
    bind_bits (sql, ":modes", attache_filter_get_modes (self->filter), ATTACHE_MODE_STATEMENT + 1);
  if (attache_sql_has (sql, ":outlets"))
    attache_sql_bind_strv (sql, ":outlets", attache_filter_get_outlets (self->filter));
  if (attache_sql_has (sql, ":word_outlets"))
    attache_sql_bind_strv (sql, ":word_outlets", (const char *const *) self->words->outlets);
  if (attache_sql_has (sql, ":word_speakers"))
    attache_sql_bind_strv (sql, ":word_speakers", (const char *const *) self->words->speakers);
  if (attache_sql_has (sql, ":word_tags"))
    attache_sql_bind_strv (sql, ":word_tags", (const char *const *) self->words->tags);
  if (attache_sql_has (sql, ":match"))
    attache_sql_bind_text (sql, ":match", self->words->match);
}

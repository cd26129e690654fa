/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Between parts AND, within a part OR. What has no time of its own is left out by a date. */

#include "config.h"

#include "attache-filter-sql.h"

#include "attache-article-place.h"
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
  "WHERE instr (fold (tag.name), fold (w.value)) > 0))"
/* A walk through all speakers, who are few beside articles. */
#define NAMED_SPEAKERS                                                                             \
  "(SELECT actor.id FROM actor, json_each (:word_speakers) AS w WHERE actor.n_statements > 0 "     \
  "AND (instr (fold (actor.name), fold (w.value)) > 0 OR EXISTS (SELECT 1 FROM alias "             \
  "WHERE alias.actor_id = actor.id AND instr (fold (alias.name), fold (w.value)) > 0)))"

/* From one outlet to the next by the index, as they are few beside articles; which has none without
 * an outlet. */
#define NAMED_OUTLETS                                                                              \
  "(WITH RECURSIVE outlets (name) AS (SELECT min (o.outlet) FROM article AS o WHERE o.outlet IS "  \
  "NOT NULL UNION ALL SELECT (SELECT min (o.outlet) FROM article AS o WHERE o.outlet > "           \
  "outlets.name) FROM outlets WHERE outlets.name IS NOT NULL) SELECT outlets.name FROM outlets, "  \
  "json_each (:word_outlets) AS w WHERE instr (fold (outlets.name), fold (w.value)) > 0)"
#define OUTLETS "IN (SELECT value FROM json_each (:outlets))"

/* Of each part: the articles that it lets through as a list, and whether it lets article through.
 * An article names a dozen actors, but a name may be that of thousands, hence the "+". */
static const struct
{
  const char *members;
  const char *test;
} parts[] = {
  [ATTACHE_PART_ACTORS] = {
    "SELECT article_actor.article_id AS id FROM article_actor "
    "WHERE article_actor.actor_id " ACTORS,
    "EXISTS (SELECT 1 FROM article_actor "
    "WHERE article_actor.article_id = article.id AND article_actor.actor_id " ACTORS ")",
  },
  [ATTACHE_PART_SPEAKERS] = {
    "SELECT article_actor.article_id AS id FROM article_actor "
    "WHERE article_actor.n_statements > 0 AND article_actor.actor_id IN " NAMED_SPEAKERS,
    "EXISTS (SELECT 1 FROM article_actor WHERE article_actor.article_id = article.id "
    "AND article_actor.n_statements > 0 AND +article_actor.actor_id IN " NAMED_SPEAKERS ")",
  },
  [ATTACHE_PART_KINDS] = {
    "SELECT report.article_id AS id FROM report "
    "WHERE report.kind " KINDS " AND report.mode " MODES,
    "EXISTS (SELECT 1 FROM report WHERE report.article_id = article.id "
    "AND +report.kind " KINDS " AND +report.mode " MODES ")",
  },
  [ATTACHE_PART_OUTLETS] = {
    "SELECT member.id AS id FROM article AS member WHERE member.outlet " OUTLETS,
    "+article.outlet " OUTLETS,
  },
  [ATTACHE_PART_NAMED_OUTLETS] = {
    "SELECT member.id AS id FROM article AS member WHERE member.outlet IN " NAMED_OUTLETS,
    "+article.outlet IN " NAMED_OUTLETS,
  },
  [ATTACHE_PART_TAGS] = {
    "SELECT annotation.article_id AS id FROM annotation WHERE annotation.id IN " TAGGED,
    "EXISTS (SELECT 1 FROM annotation WHERE annotation.article_id = article.id "
    "AND annotation.id IN " TAGGED ")",
  },
  [ATTACHE_PART_NAMED_TAGS] = {
    "SELECT annotation.article_id AS id FROM annotation WHERE annotation.id IN " NAMED_TAGS,
    "EXISTS (SELECT 1 FROM annotation WHERE annotation.article_id = article.id "
    "AND annotation.id IN " NAMED_TAGS ")",
  },
  [ATTACHE_PART_KIN] = {
    "SELECT article_kin.other_id AS id FROM article_kin WHERE article_kin.article_id = :kin "
    "UNION ALL SELECT :kin",
    "(article.id = :kin OR EXISTS (SELECT 1 FROM article_kin "
    "WHERE article_kin.article_id = :kin AND article_kin.other_id = article.id))",
  },
  [ATTACHE_PART_WORDS] = {
    "SELECT member.id AS id FROM article_search CROSS JOIN article AS member "
    "ON member.place = article_search.rowid WHERE article_search MATCH :match",
    "EXISTS (SELECT 1 FROM article_search "
    "WHERE article_search MATCH :match AND article_search.rowid = article.place)",
  },
};
G_STATIC_ASSERT (G_N_ELEMENTS (parts) == ATTACHE_N_PARTS);

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

static void
add_dates_of_articles (AttacheFilterSql *self, GString *sql)
{
  if (self->begin != ATTACHE_TIME_UNKNOWN)
    g_string_append (sql, " AND article.published >= :begin");
  if (self->until != ATTACHE_TIME_UNKNOWN)
    g_string_append (sql, " AND article.published < :until");
}

gboolean
attache_filter_sql_has (AttacheFilterSql *self, AttacheFilterPart part)
{
  switch (part)
    {
    case ATTACHE_PART_ACTORS:
      return has_actors (self);
    case ATTACHE_PART_SPEAKERS:
      return *self->words->speakers != NULL;
    case ATTACHE_PART_KINDS:
      return has_kinds (self);
    case ATTACHE_PART_OUTLETS:
      return *attache_filter_get_outlets (self->filter) != NULL;
    case ATTACHE_PART_NAMED_OUTLETS:
      return *self->words->outlets != NULL;
    case ATTACHE_PART_TAGS:
      return has_tags (self);
    case ATTACHE_PART_NAMED_TAGS:
      return *self->words->tags != NULL;
    case ATTACHE_PART_KIN:
      return attache_filter_get_kin (self->filter) != 0;
    case ATTACHE_PART_WORDS:
      return self->words->match != NULL;
    default:
      g_return_val_if_reached (FALSE);
    }
}

const char *
attache_filter_sql_get_members (AttacheFilterPart part)
{
  return parts[part].members;
}

gboolean
attache_filter_sql_has_dates (AttacheFilterSql *self)
{
  return self->begin != ATTACHE_TIME_UNKNOWN || self->until != ATTACHE_TIME_UNKNOWN;
}

void
attache_filter_sql_add_tests (AttacheFilterSql *self, AttacheFilterPart except, GString *sql)
{
  add_dates_of_articles (self, sql);
  for (AttacheFilterPart part = 0; part < ATTACHE_N_PARTS; part++)
    {
      if (part != except && attache_filter_sql_has (self, part))
        g_string_append_printf (sql, " AND %s", parts[part].test);
    }
}

static void
add_members (AttacheFilterSql *self, AttacheFilterPart part, GString *sql)
{
  if (attache_filter_sql_has (self, part))
    g_string_append_printf (sql, " AND article.id IN (%s)", parts[part].members);
}

/* Outlets, words, tags and a text that is shared: what only articles have. */
static void
add_of_articles (AttacheFilterSql *self, GString *sql)
{
  for (AttacheFilterPart part = ATTACHE_PART_OUTLETS; part < ATTACHE_N_PARTS; part++)
    add_members (self, part, sql);
}

void
attache_filter_sql_add_articles (AttacheFilterSql *self, GString *sql)
{
  add_dates_of_articles (self, sql);
  for (AttacheFilterPart part = 0; part < ATTACHE_N_PARTS; part++)
    add_members (self, part, sql);
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
  add_members (self, ATTACHE_PART_KINDS, inner);
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
  add_members (self, ATTACHE_PART_SPEAKERS, inner);
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

/* Whole days; what is exact is told apart by the times themselves. */
static gint64
first_place (AttacheFilterSql *self)
{
  if (self->begin != ATTACHE_TIME_UNKNOWN)
    return attache_article_place_of_day (self->begin);
  return attache_filter_sql_has_dates (self) ? -((gint64) 1 << 59) : G_MININT64;
}

static gint64
last_place (AttacheFilterSql *self)
{
  return self->until != ATTACHE_TIME_UNKNOWN
             ? attache_article_place_of_day (self->until) + ATTACHE_PLACES_OF_DAY - 1
             : G_MAXINT64;
}

void
attache_filter_sql_bind (AttacheFilterSql *self, AttacheSql *sql)
{
  guint n_actors, n_tags;
  const gint64 *actors = attache_filter_get_actors (self->filter, &n_actors);
  const gint64 *tags = attache_filter_get_tags (self->filter, &n_tags);

  if (attache_sql_has (sql, ":first"))
    attache_sql_bind_int (sql, ":first", first_place (self));
  if (attache_sql_has (sql, ":last"))
    attache_sql_bind_int (sql, ":last", last_place (self));
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
  if (attache_sql_has (sql, ":kin"))
    attache_sql_bind_int (sql, ":kin", attache_filter_get_kin (self->filter));
  if (attache_sql_has (sql, ":match"))
    attache_sql_bind_text (sql, ":match", self->words->match);
}

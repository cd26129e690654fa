/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the filter can ask for: actors, outlets, tags, each with how many articles have it. */

#include "config.h"

#include "attache-query.h"

/* More than these no list can be looked through; typing finds the rest by the search. */
#define MAX_CHOICES 500

static const char ACTORS[] = "SELECT id, name, ifnull (colour, id % 8), n_articles "
                             "FROM actor "
                             "WHERE n_articles > 0 ORDER BY n_articles DESC, id DESC LIMIT :limit";
static const char OUTLETS[] =
    "/* scan */ SELECT 0, outlet, 0, count (*) AS n "
    "FROM article "
    "WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY n DESC, outlet LIMIT :limit";
static const char TAGS[] =
    "/* scan */ SELECT tag.id, tag.name, tag.colour, (SELECT count (DISTINCT "
    "annotation.article_id) FROM annotation_tag JOIN annotation ON annotation.id = "
    "annotation_tag.annotation_id WHERE annotation_tag.tag_id = tag.id) AS n "
    "FROM tag ORDER BY n DESC, tag.name LIMIT :limit";

static GPtrArray *
query_choices (AttacheDatabase *db, const char *text, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  if (sql == NULL)
    return NULL;
  attache_sql_bind_int (sql, ":limit", MAX_CHOICES);
  while (attache_sql_next (sql))
    {
      const AttacheChoiceFields fields = {
        .id = attache_sql_int (sql, 0),
        .name = attache_sql_text (sql, 1),
        .colour = (guint) attache_sql_int (sql, 2),
        .n_articles = (guint) attache_sql_int (sql, 3),
      };

      g_ptr_array_add (choices, attache_choice_new (&fields));
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&choices) : NULL;
}

GPtrArray *
attache_query_actor_choices (AttacheDatabase *db, GError **error)
{
  return query_choices (db, ACTORS, error);
}

GPtrArray *
attache_query_outlet_choices (AttacheDatabase *db, GError **error)
{
  return query_choices (db, OUTLETS, error);
}

GPtrArray *
attache_query_tag_choices (AttacheDatabase *db, GError **error)
{
  return query_choices (db, TAGS, error);
}

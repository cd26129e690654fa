/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whenever a choice comes or goes all of the article are taken again from what was found, in their
 * order: there is no other way back to keep right. What an analysis finds by itself as a choice
 * would have it is as well. */

#include "config.h"

#include "attache-statement-choice-table.h"

#include "attache-article-table.h"
#include "attache-hash-index.h"
#include "attache-statement-ground.h"
#include "attache-store-error.h"

/* Kind, place, the other place or the words, when. */
#define IMAGE_TYPE "(yxuuuuuux)"

#define COLUMNS                                                                                    \
  "choice.id, choice.kind, choice.article_id, choice.start, choice.end, choice.twin, "             \
  "choice.with_start, choice.with_end, choice.with_twin, choice.made "
static const char OF_ID[] = "SELECT " COLUMNS "FROM statement_choice AS choice WHERE id = :id";
static const char OF_ARTICLE[] = "SELECT " COLUMNS "FROM statement_choice AS choice "
                                 "WHERE article_id = :id ORDER BY id";
static const char OF_STATEMENT[] = "SELECT " COLUMNS
                                   "FROM statement JOIN statement_choice AS choice "
                                   "ON choice.id = statement.choice_id WHERE statement.id = :id";
static const char PLACE[] = "SELECT article_id, start, end, twin FROM statement WHERE id = :id";
static const char MADE[] =
    "SELECT statement.id FROM statement_choice AS choice CROSS JOIN statement "
    "ON statement.article_id = choice.article_id WHERE choice.id = :id "
    "AND statement.choice_id = choice.id ORDER BY statement.start, statement.id";
static const char UNMET[] =
    "/* scan */ SELECT id FROM statement_choice WHERE is_met = 0 ORDER BY id";
static const char DELETE[] = "DELETE FROM statement_choice WHERE id = :id";
static const char PUT[] =
    "INSERT INTO statement_choice (id, kind, article_id, start, end, twin, with_start, with_end, "
    "with_twin, made) VALUES (:id, :kind, :article, :start, :end, :twin, :with_start, :with_end, "
    ":with_twin, :made)";
static const char SET_MET[] = "UPDATE statement_choice SET is_met = :is_met WHERE id = :id";
static const char IS_BETWEEN[] = "SELECT 1 FROM statement "
                                 "WHERE article_id = :id AND start = :start AND end = :end";

static AttacheSpan
span_at (AttacheSql *sql, gint column)
{
  return (AttacheSpan){ (guint32) attache_sql_int (sql, column),
                        (guint32) attache_sql_int (sql, column + 1) };
}

static AttacheStatementChoice
read_row (AttacheSql *sql)
{
  return (AttacheStatementChoice){
    attache_sql_int (sql, 0),
    attache_sql_int (sql, 1),
    { attache_sql_int (sql, 2), span_at (sql, 3), (guint32) attache_sql_int (sql, 5) },
    span_at (sql, 6),
    (guint32) attache_sql_int (sql, 8),
    attache_sql_int (sql, 9),
  };
}

/* @choice: id 0 where there is none. */
static gboolean
load_one (AttacheDatabase *db, const char *text, gint64 id, AttacheStatementChoice *choice,
          GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, text, id, error);

  if (sql == NULL)
    return FALSE;
  *choice = attache_sql_next (sql) ? read_row (sql) : (AttacheStatementChoice){ 0 };
  return attache_sql_finish (sql, error);
}

gboolean
attache_statement_choice_table_get (AttacheDatabase *db, gint64 statement_id,
                                    AttacheFoundPlace *place, AttacheStatementChoice *choice,
                                    GError **error)
{
  return attache_found_place_load (db, PLACE, statement_id, place, error)
         && load_one (db, OF_STATEMENT, statement_id, choice, error);
}

gboolean
attache_statement_choice_table_list_made (AttacheDatabase *db, gint64 id, GArray *ids,
                                          GError **error)
{
  return attache_database_list_for (db, MADE, id, ids, error);
}

gboolean
attache_statement_choice_table_list_unmet (AttacheDatabase *db, GArray *ids, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, UNMET, error);

  return sql != NULL && attache_sql_take_ids (sql, ids, error);
}

GArray *
attache_statement_choice_table_load (AttacheDatabase *db, gint64 article_id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, OF_ARTICLE, article_id, error);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (AttacheStatementChoice));

  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      const AttacheStatementChoice choice = read_row (sql);

      g_array_append_val (choices, choice);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&choices) : NULL;
}

/* Whether a statement has just these ends. */
static gboolean
is_between (AttacheDatabase *db, gint64 article_id, AttacheSpan span, gboolean *is_there,
            GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, IS_BETWEEN, article_id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":start", span.start);
  attache_sql_bind_int (sql, ":end", span.end);
  return attache_sql_take_any (sql, is_there, error);
}

/* Whether it is found as @choice would have it. */
static gboolean
is_so_already (AttacheDatabase *db, const AttacheStatementChoice *choice, gboolean *is_so,
               GError **error)
{
  const gint64 article = choice->place.article_id;
  const AttacheSpan place = choice->place.span, with = choice->with;
  const AttacheSpan both = { MIN (place.start, with.start), MAX (place.end, with.end) };
  const AttacheSpan before = { place.start, with.start }, after = { with.end, place.end };

  if (choice->kind != ATTACHE_SHAPE_SPLIT)
    return is_between (db, article, choice->kind == ATTACHE_SHAPE_MERGED ? both : with, is_so,
                       error);
  return is_between (db, article, before, is_so, error)
         && (!*is_so || is_between (db, article, after, is_so, error));
}

/* @is_made: whether it changed anything. @is_met: whether it is as @choice would have it. */
static gboolean
shape (AttacheDatabase *db, const AttacheText *text, const AttacheStatementChoice *choice,
       gboolean *is_made, gboolean *is_met, GError **error)
{
  const AttacheFoundPlace other = { choice->place.article_id, choice->with, choice->with_twin };
  const gboolean is_merging = choice->kind == ATTACHE_SHAPE_MERGED;
  gint64 id, with_id = 0;

  if (!attache_statement_find_at (db, &choice->place, &id, error)
      || (is_merging && !attache_statement_find_at (db, &other, &with_id, error)))
    return FALSE;
  *is_made = id != 0 && (!is_merging || (with_id != 0 && with_id != id));
  if (!*is_made)
    return is_so_already (db, choice, is_met, error);
  *is_met = TRUE;
  if (is_merging)
    return attache_statement_merge (db, text, id, with_id, choice->id, error);
  if (choice->kind == ATTACHE_SHAPE_REWORDED)
    return attache_statement_reword (db, text, id, choice->with, choice->id, error);
  if (!attache_statement_split (db, text, id, choice->with.start, choice->with.end,
                                (2 * ATTACHE_STATEMENT_ASIDE) | choice->id, choice->id, is_made,
                                error))
    return FALSE;
  *is_met = *is_made;
  return TRUE;
}

/* @is_any: whether one of them changed anything. */
static gboolean
shape_all (AttacheDatabase *db, gint64 article_id, GArray *choices, gboolean *is_any,
           GError **error)
{
  g_autoptr (AttacheText) text = attache_article_table_load_text (db, article_id, error);

  *is_any = FALSE;
  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    {
      const AttacheStatementChoice *choice = &g_array_index (choices, AttacheStatementChoice, i);
      g_autoptr (AttacheSql) sql = NULL;
      gboolean is_made, is_met;

      if (!shape (db, text, choice, &is_made, &is_met, error)
          || (sql = attache_database_prepare_for (db, SET_MET, choice->id, error)) == NULL)
        return FALSE;
      attache_sql_bind_int (sql, ":is_met", is_met != FALSE);
      if (!attache_sql_run (sql, error))
        return FALSE;
      *is_any |= is_made;
    }
  return TRUE;
}

gboolean
attache_statement_choice_table_apply (AttacheDatabase *db, gint64 article_id, GError **error)
{
  g_autoptr (GArray) choices = attache_statement_choice_table_load (db, article_id, error);
  gboolean is_laid, is_any;

  if (choices == NULL || !attache_statement_ground_is_there (db, article_id, &is_laid, error))
    return FALSE;
  if (!is_laid && choices->len == 0)
    return TRUE;
  return attache_statement_ground_lay (db, article_id, error)
         && shape_all (db, article_id, choices, &is_any, error)
         && attache_statement_ground_take_up (db, article_id, is_any, error)
         && attache_hash_index_add_quotations (db, article_id, error);
}

void
attache_statement_choice_take_apart (const AttacheStatementChoice *choice, AttacheSpan *one,
                                     AttacheSpan *other)
{
  const gboolean is_split = choice->kind == ATTACHE_SHAPE_SPLIT;

  *one = choice->place.span;
  *other = choice->with;
  if (is_split)
    {
      one->end = choice->with.start;
      *other = (AttacheSpan){ choice->with.end, choice->place.span.end };
    }
}

void
attache_statement_choice_put_together (AttacheStatementChoice *choice, gint64 article_id,
                                       AttacheSpan one, AttacheSpan other)
{
  const gboolean is_split = choice->kind == ATTACHE_SHAPE_SPLIT;

  choice->place.article_id = article_id;
  choice->place.span = is_split ? (AttacheSpan){ one.start, other.end } : one;
  choice->with = is_split ? (AttacheSpan){ one.end, other.start } : other;
}

gboolean
attache_statement_choice_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                          GError **error)
{
  AttacheStatementChoice choice;
  const AttacheFoundPlace *place = &choice.place;

  if (!load_one (db, OF_ID, id, &choice, error))
    return FALSE;
  *image = NULL;
  if (choice.id != 0)
    *image = g_variant_ref_sink (g_variant_new (
        IMAGE_TYPE, (guchar) choice.kind, place->article_id, place->span.start, place->span.end,
        place->twin, choice.with.start, choice.with.end, choice.with_twin, choice.made));
  return TRUE;
}

static gboolean
put (AttacheDatabase *db, const AttacheStatementChoice *choice, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, PUT, choice->id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":kind", choice->kind);
  attache_found_place_bind (sql, &choice->place);
  attache_sql_bind_int (sql, ":with_start", choice->with.start);
  attache_sql_bind_int (sql, ":with_end", choice->with.end);
  attache_sql_bind_int (sql, ":with_twin", choice->with_twin);
  attache_sql_bind_int (sql, ":made", choice->made);
  return attache_sql_run (sql, error);
}

/* @choice: NULL deletes. */
static gboolean
replace (AttacheDatabase *db, gint64 id, const AttacheStatementChoice *choice, GError **error)
{
  AttacheStatementChoice old;
  const gint64 article = choice != NULL ? choice->place.article_id : 0;

  if (!load_one (db, OF_ID, id, &old, error) || !attache_database_run_for (db, DELETE, id, error)
      || (choice != NULL && !put (db, choice, error)))
    return FALSE;
  if (old.id != 0 && old.place.article_id != article
      && !attache_statement_choice_table_apply (db, old.place.article_id, error))
    return FALSE;
  return choice == NULL || attache_statement_choice_table_apply (db, article, error);
}

gboolean
attache_statement_choice_table_set (AttacheDatabase *db, const AttacheStatementChoice *choice,
                                    GError **error)
{
  return replace (db, choice->id, choice, error);
}

gboolean
attache_statement_choice_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                          GError **error)
{
  AttacheStatementChoice choice = { .id = id };
  AttacheFoundPlace *place = &choice.place;
  guchar kind = 0;

  if (image == NULL)
    return replace (db, id, NULL, error);
  if (g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE)))
    g_variant_get (image, IMAGE_TYPE, &kind, &place->article_id, &place->span.start,
                   &place->span.end, &place->twin, &choice.with.start, &choice.with.end,
                   &choice.with_twin, &choice.made);
  if (kind < ATTACHE_SHAPE_MERGED || kind > ATTACHE_SHAPE_REWORDED)
    return attache_store_error_set_bad_step (error);
  choice.kind = kind;
  return replace (db, id, &choice, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Their word on where statements begin and end, article by article and in their order, after one's
 * own. What both say about the same statements, and what stands upon that, is one conflict: there
 * either mine stands or theirs, for one takes the ground from the other. */

#include "config.h"

#include "attache-merge-private.h"

#include <glib/gi18n-lib.h>

#include "attache-statement-choice-table.h"

#define MAX_QUOTE 200

static const char ARTICLES[] = "/* scan */ SELECT DISTINCT article_id FROM statement_choice "
                               "ORDER BY article_id";
static const char QUOTE[] = "SELECT substr (text, :start + 1, :end - :start) "
                            "FROM article_text WHERE article_id = :id";

typedef enum
{
  SIDE_MINE,
  SIDE_THEIRS,
} Side;

/* A choice that only one of the two has. */
typedef struct
{
  AttacheStatementChoice choice; /* of theirs: where it is put here */
  AttacheStatementChoice newest; /* where it stands in the newest version here */
  Side side;
  guint group; /* index of one that it hangs together with; its own: none before it */
} Word;

/* What is said about one article. */
typedef struct
{
  AttacheMerge *merge; /* borrowed */
  gint64 theirs_id;    /* the article, there */
  GArray *words;       /* owned; Word: mine, then theirs, each in their order */
  GHashTable *places;  /* owned; of statements (char *) → index of one who is about it */
  GHashTable *settled; /* owned; group → AttacheMergeChoice of those that are in conflict */
} Article;

static void
article_clear (Article *self)
{
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->settled, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Article, article_clear)

static Word *
word_at (const Article *self, guint i)
{
  return &g_array_index (self->words, Word, i);
}

static gboolean
is_same (const AttacheStatementChoice *a, const AttacheStatementChoice *b)
{
  return a->kind == b->kind && attache_found_place_equal (&a->place, &b->place)
         && a->with.start == b->with.start && a->with.end == b->with.end
         && a->with_twin == b->with_twin;
}

/* Also where mine moved on to a later version. */
static gboolean
follow (AttacheMerge *merge, Word *word, GError **error)
{
  const AttacheStatementChoice *choice = &word->choice;
  gint64 one_id = choice->place.article_id, other_id = one_id;
  gboolean is_followed, is_other_followed;
  AttacheSpan one, other;

  word->newest = *choice;
  attache_statement_choice_take_apart (choice, &one, &other);
  if (!attache_merge_follow (merge, &one_id, &one, &is_followed, error)
      || !attache_merge_follow (merge, &other_id, &other, &is_other_followed, error))
    return FALSE;
  if (is_followed && is_other_followed)
    attache_statement_choice_put_together (&word->newest, one_id, one, other);
  return TRUE;
}

/* Whether @words has it; then it is taken out there. */
static gboolean
take_out (GArray *words, const Word *theirs)
{
  for (guint i = 0; i < words->len; i++)
    {
      const AttacheStatementChoice *mine = &g_array_index (words, Word, i).choice;

      if (is_same (mine, &theirs->choice) || is_same (mine, &theirs->newest))
        {
          g_array_remove_index (words, i);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
load_mine (Article *self, gint64 article_id, GError **error)
{
  g_autoptr (GArray)
      mine = attache_statement_choice_table_load (self->merge->mine, article_id, error);

  for (guint i = 0; mine != NULL && i < mine->len; i++)
    {
      const AttacheStatementChoice choice = g_array_index (mine, AttacheStatementChoice, i);
      const Word word = { choice, choice, SIDE_MINE, 0 };

      g_array_append_val (self->words, word);
    }
  return mine != NULL;
}

static gboolean
load (Article *self, gint64 id, GArray *choices, GError **error)
{
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (Word));
  gint64 newest = id;

  for (guint i = 0; i < choices->len; i++)
    {
      Word word = { g_array_index (choices, AttacheStatementChoice, i), { 0 }, SIDE_THEIRS, 0 };

      word.choice.place.article_id = id;
      if (!follow (self->merge, &word, error))
        return FALSE;
      if (word.newest.place.article_id != id)
        newest = word.newest.place.article_id;
      g_array_append_val (theirs, word);
    }
  if (!load_mine (self, id, error) || (newest != id && !load_mine (self, newest, error)))
    return FALSE;
  for (guint i = 0; i < theirs->len; i++)
    {
      const Word *word = &g_array_index (theirs, Word, i);

      if (!take_out (self->words, word))
        g_array_append_vals (self->words, word, 1);
    }
  return TRUE;
}

static guint
find_group (const Article *self, guint i)
{
  while (word_at (self, i)->group != i)
    i = word_at (self, i)->group;
  return i;
}

/* Transfer full. */
static char *
name_place (gint64 article_id, AttacheSpan span)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%u:%u", article_id, span.start, span.end);
}

/* Joins @i with whoever else is about a statement at @span. */
static void
join (Article *self, guint i, gint64 article_id, AttacheSpan span)
{
  g_autofree char *place = name_place (article_id, span);
  gpointer known;

  if (g_hash_table_lookup_extended (self->places, place, NULL, &known))
    {
      const guint one = find_group (self, GPOINTER_TO_UINT (known)), other = find_group (self, i);

      word_at (self, MAX (one, other))->group = MIN (one, other);
    }
  else
    g_hash_table_insert (self->places, g_steal_pointer (&place), GUINT_TO_POINTER (i));
}

/* By the statements that each takes, and those that it makes. */
static void
group (Article *self)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const AttacheStatementChoice *choice = &word_at (self, i)->newest;
      const gint64 id = choice->place.article_id;
      const gboolean is_merging = choice->kind == ATTACHE_SHAPE_MERGED;
      AttacheSpan one, other;

      word_at (self, i)->group = i;
      attache_statement_choice_take_apart (choice, &one, &other);
      join (self, i, id, choice->place.span);
      join (self, i, id, one);
      join (self, i, id, other);
      if (is_merging)
        join (self, i, id, (AttacheSpan){ MIN (one.start, other.start), MAX (one.end, other.end) });
    }
}

/* Transfer full. */
static char *
quote (AttacheDatabase *db, gint64 article_id, AttacheSpan span)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, QUOTE, NULL);

  if (sql == NULL)
    return g_strdup ("?");
  attache_sql_bind_int (sql, ":id", article_id);
  attache_sql_bind_int (sql, ":start", span.start);
  attache_sql_bind_int (sql, ":end", MIN (span.end, span.start + MAX_QUOTE));
  return g_strdup (attache_sql_next (sql) ? attache_sql_text (sql, 0) : "?");
}

/* For people. Transfer full. */
static char *
describe_choice (AttacheDatabase *db, const AttacheStatementChoice *choice, gint64 article_id)
{
  AttacheSpan one, other;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  attache_statement_choice_take_apart (choice, &one, &other);
  first = quote (db, article_id, one);
  second = quote (db, article_id, other);
  if (choice->kind == ATTACHE_SHAPE_MERGED)
    /* Translators: both are passages of an article. */
    return g_strdup_printf (_ ("“%s” and “%s” are one statement"), first, second);
  if (choice->kind == ATTACHE_SHAPE_SPLIT)
    /* Translators: both are passages of an article. */
    return g_strdup_printf (_ ("“%s” and “%s” are two statements"), first, second);
  /* Translators: both are passages of an article. */
  return g_strdup_printf (_ ("instead of “%s” the statement is “%s”"), first, second);
}

/* All that one side says of a group, a line each. Transfer full. */
static char *
describe (const Article *self, guint in_group, Side side)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = word_at (self, i);
      g_autofree char *line = NULL;

      if (word->side != side || find_group (self, i) != in_group)
        continue;
      line = side == SIDE_MINE
                 ? describe_choice (self->merge->mine, &word->choice, word->choice.place.article_id)
                 : describe_choice (self->merge->theirs, &word->choice, self->theirs_id);
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* Groups begin with the first of mine, where there is one. */
static gboolean
is_disputed (const Article *self, guint i)
{
  return word_at (self, find_group (self, i))->side == SIDE_MINE;
}

static gboolean
forget_mine (const Article *self, guint in_group, GError **error)
{
  for (guint i = self->words->len; self->merge->step != NULL && i-- > 0;)
    {
      const Word *word = word_at (self, i);

      if (word->side == SIDE_MINE && find_group (self, i) == in_group
          && (!attache_step_touch (self->merge->step, ATTACHE_ROW_STATEMENT_CHOICE, word->choice.id,
                                   error)
              || !attache_statement_choice_table_set_image (self->merge->mine, word->choice.id,
                                                            NULL, error)))
        return FALSE;
    }
  return TRUE;
}

/* Whether theirs is to come; where it goes before mine, mine goes. */
static gboolean
settle (Article *self, guint i, gboolean *is_theirs, GError **error)
{
  const guint in_group = find_group (self, i);
  const gpointer key = GUINT_TO_POINTER (in_group);
  const Word *word = word_at (self, i);
  gpointer known;
  AttacheMergeChoice choice;

  if (g_hash_table_lookup_extended (self->settled, key, NULL, &known))
    {
      *is_theirs = GPOINTER_TO_INT (known) == ATTACHE_MERGE_THEIRS;
      return TRUE;
    }
  choice = attache_merge_choose (
      self->merge, ATTACHE_MERGE_STATEMENT, word->choice.id,
      attache_merge_dup_title (self->merge->mine, word->newest.place.article_id),
      describe (self, in_group, SIDE_MINE), describe (self, in_group, SIDE_THEIRS));
  g_hash_table_insert (self->settled, key, GINT_TO_POINTER (choice));
  *is_theirs = choice == ATTACHE_MERGE_THEIRS;
  return !*is_theirs || forget_mine (self, in_group, error);
}

static gboolean
bring (Article *self, guint i, GError **error)
{
  AttacheMerge *merge = self->merge;
  AttacheStatementChoice choice = word_at (self, i)->choice;
  gboolean is_theirs = TRUE;

  if (is_disputed (self, i))
    {
      if (!settle (self, i, &is_theirs, error) || !is_theirs)
        return is_theirs == FALSE;
    }
  else if (merge->plan != NULL)
    merge->plan->n_decisions++;
  return merge->step == NULL
         || (attache_step_take_id (merge->step, ATTACHE_ROW_STATEMENT_CHOICE, &choice.id, error)
             && attache_statement_choice_table_set (merge->mine, &choice, error));
}

/* What else they say of these is about other statements than mine. */
static void
note_kept (const Article *self)
{
  GHashTableIter iter;
  gpointer place, i, choice;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &place, &i))
    {
      const guint in_group = find_group (self, GPOINTER_TO_UINT (i));

      if (g_hash_table_lookup_extended (self->settled, GUINT_TO_POINTER (in_group), NULL, &choice)
          && GPOINTER_TO_INT (choice) != ATTACHE_MERGE_THEIRS)
        g_hash_table_add (self->merge->kept, g_strdup (place));
    }
}

/* What hangs on an article that is not here and will not come is passed over. */
static gboolean
merge_article (AttacheMerge *merge, gint64 theirs_id, GError **error)
{
  const gint64 id = attache_merge_map_get (merge->articles, theirs_id);
  g_autoptr (GArray) theirs = attache_statement_choice_table_load (merge->theirs, theirs_id, error);
  g_auto (Article) article = { merge, theirs_id, g_array_new (FALSE, FALSE, sizeof (Word)),
                               g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                               g_hash_table_new (NULL, NULL) };

  if (theirs == NULL)
    return FALSE;
  if (id == 0)
    {
      if (merge->plan != NULL && g_hash_table_contains (merge->new_articles, &theirs_id))
        merge->plan->n_decisions += theirs->len;
      return TRUE;
    }
  if (!load (&article, id, theirs, error))
    return FALSE;
  group (&article);
  for (guint i = 0; i < article.words->len; i++)
    {
      if (word_at (&article, i)->side == SIDE_THEIRS && !bring (&article, i, error))
        return FALSE;
    }
  note_kept (&article);
  return TRUE;
}

gboolean
attache_merge_keeps_statement (AttacheMerge *self, gint64 article_id, AttacheSpan span)
{
  g_autofree char *place = name_place (article_id, span);

  return g_hash_table_contains (self->kept, place);
}

gboolean
attache_merge_statements (AttacheMerge *self, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->theirs, ARTICLES, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      if (!merge_article (self, attache_sql_int (sql, 0), error))
        return FALSE;
    }
  return attache_sql_finish (sql, error);
}

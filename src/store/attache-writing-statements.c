/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A choice is forgotten where the next would only take it back: then all that was found and decided
 * before is there again, also who said which part. */

#include "config.h"

#include "attache-writing-statements.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-article-table.h"
#include "attache-decision-table.h"
#include "attache-statement-choice-table.h"
#include "attache-step.h"
#include "attache-store-error.h"

static const char DECISION[] =
    "SELECT decision.id, decision.decision, ifnull (decision.speaker_id, 0) FROM statement "
    "JOIN decision ON decision.target = 0 AND decision.article_id = statement.article_id "
    "AND decision.start = statement.start AND decision.end = statement.end "
    "AND decision.twin = statement.twin WHERE statement.id = :id";

/* The arguments of any of them; only some are set. */
typedef struct
{
  gint64 id;
  gint64 other_id;
  guint32 at;
  AttacheSpan span;
  gint64 now;
} Shaping;

/* What was decided about a statement. */
typedef struct
{
  gint64 id; /* 0: nothing */
  AttacheDecision decision;
  gint64 speaker_id;
} Word;

/* A statement before it changes. */
typedef struct
{
  gint64 id;
  AttacheFoundPlace place;
  AttacheStatementChoice choice;
  Word word;
} Subject;

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE, message);
  return FALSE;
}

static gboolean
load_word (AttacheDatabase *db, gint64 statement_id, Word *word, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, DECISION, statement_id, error);

  if (sql == NULL)
    return FALSE;
  *word = (Word){ 0 };
  if (attache_sql_next (sql))
    *word = (Word){ attache_sql_int (sql, 0), attache_sql_int (sql, 1), attache_sql_int (sql, 2) };
  return attache_sql_finish (sql, error);
}

static gboolean
load (AttacheDatabase *db, gint64 id, Subject *subject, GError **error)
{
  subject->id = id;
  return attache_statement_choice_table_get (db, id, &subject->place, &subject->choice, error)
         && load_word (db, id, &subject->word, error);
}

/* What of two words counts for both: the same, or who was said to have spoken. */
static Word
unite (const Word *one, const Word *other)
{
  if (one->decision == ATTACHE_DECISION_EDITED || one->decision == other->decision)
    return *one;
  return other->decision == ATTACHE_DECISION_EDITED ? *other : (Word){ 0 };
}

/* To what stands at @place. */
static gboolean
carry (AttacheDatabase *db, AttacheStep *step, const Word *word, const AttacheFoundPlace *place,
       gint64 now, GError **error)
{
  Word present;
  gint64 id, decision_id;

  if (word->decision == ATTACHE_DECISION_NONE)
    return TRUE;
  if (!attache_statement_find_at (db, place, &id, error)
      || (id != 0 && !load_word (db, id, &present, error)))
    return FALSE;
  return id == 0 || present.id != 0
         || (attache_step_take_id (step, ATTACHE_ROW_DECISION, &decision_id, error)
             && attache_decision_table_decide (db, decision_id, ATTACHE_DECIDES_STATEMENT, id,
                                               word->decision, word->speaker_id, now, error));
}

static gboolean
carry_to_made (AttacheDatabase *db, AttacheStep *step, const Word *word, gint64 choice_id,
               gint64 now, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_statement_choice_table_list_made (db, choice_id, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      AttacheStatementChoice choice;
      AttacheFoundPlace place;

      if (!attache_statement_choice_table_get (db, g_array_index (ids, gint64, i), &place, &choice,
                                               error)
          || !carry (db, step, word, &place, now, error))
        return FALSE;
    }
  return TRUE;
}

/* With what was decided about the statements that go with it. */
static gboolean
forget (AttacheDatabase *db, AttacheStep *step, gint64 choice_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_statement_choice_table_list_made (db, choice_id, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      Word word;

      if (!load_word (db, g_array_index (ids, gint64, i), &word, error)
          || (word.id != 0
              && (!attache_step_touch (step, ATTACHE_ROW_DECISION, word.id, error)
                  || !attache_decision_table_set_image (db, word.id, NULL, error))))
        return FALSE;
    }
  return attache_step_touch (step, ATTACHE_ROW_STATEMENT_CHOICE, choice_id, error)
         && attache_statement_choice_table_set_image (db, choice_id, NULL, error);
}

/* @choice: all but its id. */
static gboolean
choose (AttacheDatabase *db, AttacheStep *step, AttacheStatementChoice *choice, const Word *word,
        GError **error)
{
  return attache_step_take_id (step, ATTACHE_ROW_STATEMENT_CHOICE, &choice->id, error)
         && attache_statement_choice_table_set (db, choice, error)
         && carry_to_made (db, step, word, choice->id, choice->made, error);
}

static gboolean
is_before (const AttacheFoundPlace *one, const AttacheFoundPlace *other)
{
  if (one->span.start != other->span.start)
    return one->span.start < other->span.start;
  if (one->span.end != other->span.end)
    return one->span.end < other->span.end;
  return one->twin <= other->twin;
}

static gboolean
merge_two (AttacheDatabase *db, AttacheStep *step, const Subject *first, const Subject *second,
           gint64 now, GError **error)
{
  const AttacheStatementChoice *split = &first->choice;
  const Word word = unite (&first->word, &second->word);
  AttacheStatementChoice choice = { .kind = ATTACHE_SHAPE_MERGED,
                                    .place = first->place,
                                    .with = second->place.span,
                                    .with_twin = second->place.twin,
                                    .made = now };

  if (split->id != 0 && split->id == second->choice.id && split->kind == ATTACHE_SHAPE_SPLIT)
    return forget (db, step, split->id, error)
           && carry (db, step, &word, &split->place, now, error);
  return choose (db, step, &choice, &word, error);
}

static gboolean
merge (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Shaping *shaping = data;
  Subject one, other;
  gboolean is_first;

  if (!load (db, shaping->id, &one, error) || !load (db, shaping->other_id, &other, error))
    return FALSE;
  if (one.id == other.id)
    return TRUE;
  if (one.place.article_id != other.place.article_id)
    return fail (error, _ ("These statements are not of one article"));
  is_first = is_before (&one.place, &other.place);
  return merge_two (db, step, is_first ? &one : &other, is_first ? &other : &one, shaping->now,
                    error);
}

gboolean
attache_writing_merge_statements (AttacheDatabase *db, gint64 statement_id, gint64 other_id,
                                  gint64 now, GError **error)
{
  Shaping shaping = { .id = statement_id, .other_id = other_id, .now = now };

  return attache_step_run (db, merge, &shaping, N_ ("merging of statements"), now, error);
}

/* @offset: within the text. */
static gboolean
is_space (const AttacheText *text, guint32 offset)
{
  const char *utf8 = attache_text_get_utf8 (text, NULL);

  return g_unichar_isspace (g_utf8_get_char (utf8 + attache_text_offset_to_byte (text, offset)));
}

static AttacheSpan
trim (const AttacheText *text, AttacheSpan span)
{
  span.end = MIN (span.end, attache_text_get_length (text));
  while (span.start < span.end && is_space (text, span.start))
    span.start++;
  while (span.start < span.end && is_space (text, span.end - 1))
    span.end--;
  return span;
}

/* Where the first part ends and the second begins. @cut: empty at 0 where one of them would be. */
static gboolean
find_cut (AttacheDatabase *db, const Subject *subject, guint32 at, AttacheSpan *cut, GError **error)
{
  g_autoptr (AttacheText)
      text = attache_article_table_load_text (db, subject->place.article_id, error);
  g_autoptr (GArray)
      content = text != NULL ? attache_statement_load_content (db, subject->id, error) : NULL;

  if (content == NULL)
    return FALSE;
  *cut = (AttacheSpan){ 0, 0 };
  for (guint i = 0; i < content->len; i++)
    {
      const AttacheSpan *span = &g_array_index (content, AttacheSpan, i);
      const AttacheSpan before = trim (text, (AttacheSpan){ span->start, MIN (span->end, at) });
      const AttacheSpan after = trim (text, (AttacheSpan){ MAX (span->start, at), span->end });

      if (before.start < before.end)
        cut->start = before.end;
      if (after.start < after.end && cut->end == 0)
        cut->end = after.start;
    }
  if (cut->start == 0 || cut->end == 0)
    *cut = (AttacheSpan){ 0, 0 };
  return TRUE;
}

/* Whether @choice merged what is to be split there. */
static gboolean
is_seam (const AttacheStatementChoice *choice, AttacheSpan cut)
{
  return choice->id != 0 && choice->kind == ATTACHE_SHAPE_MERGED
         && choice->place.span.end == cut.start && choice->with.start == cut.end;
}

static gboolean
split_back (AttacheDatabase *db, AttacheStep *step, const Subject *subject, gint64 now,
            GError **error)
{
  const AttacheStatementChoice *choice = &subject->choice;
  const AttacheFoundPlace second = { choice->place.article_id, choice->with, choice->with_twin };

  return forget (db, step, choice->id, error)
         && carry (db, step, &subject->word, &choice->place, now, error)
         && carry (db, step, &subject->word, &second, now, error);
}

static gboolean
split (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Shaping *shaping = data;
  AttacheStatementChoice choice = { .kind = ATTACHE_SHAPE_SPLIT, .made = shaping->now };
  Subject subject;

  if (!load (db, shaping->id, &subject, error)
      || !find_cut (db, &subject, shaping->at, &choice.with, error))
    return FALSE;
  if (choice.with.end == 0)
    return fail (error, _ ("There are no words on one side of this place"));
  choice.place = subject.place;
  return (is_seam (&subject.choice, choice.with)
              ? split_back (db, step, &subject, shaping->now, error)
              : choose (db, step, &choice, &subject.word, error));
}

gboolean
attache_writing_split_statement (AttacheDatabase *db, gint64 statement_id, guint32 at, gint64 now,
                                 GError **error)
{
  Shaping shaping = { .id = statement_id, .at = at, .now = now };

  return attache_step_run (db, split, &shaping, N_ ("splitting of a statement"), now, error);
}

static gboolean
reword (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Shaping *shaping = data;
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (GArray) content = NULL;
  AttacheStatementChoice choice = { .kind = ATTACHE_SHAPE_REWORDED, .made = shaping->now };
  Subject subject;

  if (!load (db, shaping->id, &subject, error)
      || (text = attache_article_table_load_text (db, subject.place.article_id, error)) == NULL
      || (content = attache_statement_load_content (db, shaping->id, error)) == NULL)
    return FALSE;
  choice.place = subject.place;
  choice.with = trim (text, shaping->span);
  if (choice.with.start >= choice.with.end)
    return fail (error, _ ("There are no words here"));
  if (content->len == 1 && memcmp (content->data, &choice.with, sizeof choice.with) == 0)
    return TRUE;
  return choose (db, step, &choice, &subject.word, error);
}

gboolean
attache_writing_reword_statement (AttacheDatabase *db, gint64 statement_id, AttacheSpan span,
                                  gint64 now, GError **error)
{
  Shaping shaping = { .id = statement_id, .span = span, .now = now };

  return attache_step_run (db, reword, &shaping, N_ ("change of a statement's words"), now, error);
}

static gboolean
discard (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Shaping *shaping = data;

  return forget (db, step, shaping->id, error);
}

gboolean
attache_writing_discard_statement_choice (AttacheDatabase *db, gint64 choice_id, gint64 now,
                                          GError **error)
{
  Shaping shaping = { .id = choice_id, .now = now };

  return attache_step_run (db, discard, &shaping, N_ ("discarding of a decision"), now, error);
}

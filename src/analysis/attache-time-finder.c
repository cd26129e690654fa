/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stage: paragraphs are read into expressions, the text is taken for news or for a history, and
 * the expressions are resolved one after the other. */

#include "config.h"

#include "attache-time-finder.h"

#include "attache-timex-genre.h"
#include "attache-timex-grammar.h"
#include "attache-timex-resolver.h"

#define GET(i) attache_timex_line_get (line, (i))

/* A paragraph without end is read in stretches of this many tokens; a phrase on the cut is lost. */
#define MOST_TOKENS 4096

/* Whether what follows takes the date as its attribute: "after the 2014 elections", "after May's
 * vote". */
static gboolean
is_attribute (const AttacheTimexPiece *next)
{
  return next->word == ATTACHE_TW_POSSESSIVE
         || (next->word == ATTACHE_TW_NONE && (next->flags & ATTACHE_PIECE_LETTERS) != 0);
}

/* "before 1994" −1, "after May 2014", "later than 2018" 1. */
static gint8
side_of (const AttacheTimexLine *line, const AttacheTimexExpression *expression)
{
  guint at = expression->first;
  const AttacheTimexPiece *before;

  if (expression->has_step)
    return 0;
  if (GET (at - 1)->word == ATTACHE_TW_UNIT && GET (at - 1)->value == ATTACHE_UNIT_YEAR)
    at -= 1 + (GET (at - 2)->word == ATTACHE_TW_THE);
  before = GET (at - 1);
  if (is_attribute (GET (expression->end)))
    return 0;
  if (before->word == ATTACHE_TW_THAN && GET (at - 2)->word == ATTACHE_TW_LATER)
    return GET (at - 3)->word == ATTACHE_TW_NUMBERED ? 0 : GET (at - 2)->value;
  /* "on or after 2014" */
  if (GET (at - 2)->word == ATTACHE_TW_OR)
    return 0;
  return before->word == ATTACHE_TW_BEFORE ? -1 : before->word == ATTACHE_TW_AFTER;
}

static void
place_expressions (const AttacheText *text, const AttacheTimexLine *line, GArray *expressions,
                   guint from)
{
  for (guint i = from; i < expressions->len; i++)
    {
      AttacheTimexExpression *own = &g_array_index (expressions, AttacheTimexExpression, i);
      const AttacheTimexPiece *last = attache_timex_line_get (line, own->end - 1);

      own->before = GET (own->first - 1)->word;
      own->side = side_of (line, own);
      own->token = attache_timex_line_get (line, own->first)->token;
      own->end_token = last->token + 1;
      own->span.start = attache_timex_line_get (line, own->first)->span.start;
      own->span.end = last->span.end;
      own->sentence = attache_text_sentence_of_token (text, own->token);
    }
}

static GArray *
read_expressions (const AttacheText *text)
{
  GArray *expressions = g_array_new (FALSE, FALSE, sizeof (AttacheTimexExpression));
  AttacheTimexLine line = { .array = g_array_new (FALSE, FALSE, sizeof (AttacheTimexPiece)) };
  guint n_paragraphs;
  const AttacheSegment *paragraphs = attache_text_get_paragraphs (text, &n_paragraphs);

  attache_timex_index_init (&line.index);
  for (guint i = 0; i < n_paragraphs; i++)
    for (guint first = paragraphs[i].first_token; first < paragraphs[i].end_token;
         first += MOST_TOKENS)
      {
        guint from = expressions->len;

        attache_timex_line_cut (&line, text, first,
                                MIN (first + MOST_TOKENS, paragraphs[i].end_token));
        attache_timex_read_line (&line, expressions);
        place_expressions (text, &line, expressions, from);
      }
  g_array_unref (line.array);
  return expressions;
}

/* Only a date without its own year or direction asks for the tense. */
static AttacheTense
tense_for (const AttacheText *text, const AttacheTimexExpression *expression)
{
  gboolean is_open = expression->kind == ATTACHE_TIMEX_CALENDAR
                     && expression->year == ATTACHE_TIMEX_NO_YEAR && expression->direction == 0;

  if (!is_open && !expression->is_ahead)
    return ATTACHE_TENSE_UNKNOWN;
  return attache_tense_at (text, expression->token, expression->end_token);
}

static void
append_time (AttacheFindings *findings, const AttacheTimexExpression *expression,
             const AttacheTimexMeaning *meaning)
{
  AttacheFoundTime found = {
    .span = expression->span,
    .type = expression->type,
    .value = g_strdup (meaning->value),
    .mod = meaning->mod,
    .when = meaning->when,
    .rule = expression->rule,
  };

  g_array_append_val (findings->times, found);
}

/* The day of writing, or the last that it may be where only its month is known: what the text tells
 * as past is before that. */
static gint64
latest_publication (const AttacheFindings *findings)
{
  AttacheTimeUnit unit;

  if (findings->published == ATTACHE_TIME_UNKNOWN
      || findings->published_precision <= ATTACHE_PRECISION_DAY)
    return findings->published;
  unit = attache_precision_to_time_unit (findings->published_precision);
  return attache_time_unit_span (unit, findings->published).until - 1;
}

void
attache_find_times (const AttacheText *text, AttacheFindings *findings)
{
  g_autoptr (GArray) expressions = NULL;
  AttacheTimexStory story = { .running = ATTACHE_TIME_SPAN_UNKNOWN,
                              .quarter = ATTACHE_TIME_SPAN_UNKNOWN };

  g_return_if_fail (text != NULL);
  g_return_if_fail (findings != NULL);

  expressions = read_expressions (text);
  if (findings->published == ATTACHE_TIME_UNKNOWN)
    attache_timex_infer_published (expressions, findings);
  story.published = latest_publication (findings);
  story.published_precision = findings->published_precision;
  story.is_history = attache_timex_is_history (expressions, findings->published);
  for (guint i = 0; i < expressions->len; i++)
    {
      const AttacheTimexExpression *own = &g_array_index (expressions, AttacheTimexExpression, i);
      AttacheTimexMeaning meaning;

      if (attache_timex_resolve (own, tense_for (text, own), &story, &meaning))
        append_time (findings, own, &meaning);
    }
}

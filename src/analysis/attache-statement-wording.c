/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A statement's spans, its kind by the quotation marks in its content, whom it is told to, and the
 * name of the pattern that it follows. */

#include "config.h"

#include "attache-statement-wording.h"

#include <math.h>
#include <string.h>

#define LONGEST_ADDRESSEE 8 /* units */

static AttacheSpan
run_span (const AttacheUnits *units, AttacheUnitRun run)
{
  return (AttacheSpan){ units->tokens[units->units[run.first].first_token].span.start,
                        units->tokens[units->units[run.end - 1].end_token - 1].span.end };
}

static AttacheSpan *
make_spans (const AttacheUnits *units, const AttacheUnitRuns *runs, guint *n_spans)
{
  AttacheSpan *spans = runs->n > 0 ? g_new (AttacheSpan, runs->n) : NULL;

  for (guint i = 0; i < runs->n; i++)
    spans[i] = run_span (units, runs->runs[i]);
  *n_spans = runs->n;
  return spans;
}

static gboolean
is_quoted (const AttacheUnit *unit)
{
  return (unit->flags & (ATTACHE_UNIT_QUOTATION | ATTACHE_UNIT_SHORT_QUOTED)) != 0;
}

static gboolean
is_word (const AttacheUnit *unit)
{
  return unit->class >= ATTACHE_UNIT_CLASS_NUMBER;
}

/* Direct where every word stands in quotation marks, mixed where some do. */
static AttacheStatementKind
kind_of (const AttacheUnits *units, const AttacheUnitRuns *content)
{
  guint quoted = 0, bare = 0;

  for (guint i = 0; i < content->n; i++)
    for (guint j = content->runs[i].first; j < content->runs[i].end; j++)
      {
        quoted += is_quoted (&units->units[j]);
        bare += !is_quoted (&units->units[j]) && is_word (&units->units[j]);
      }
  if (quoted == 0)
    return ATTACHE_STATEMENT_INDIRECT;
  return bare == 0 ? ATTACHE_STATEMENT_DIRECT : ATTACHE_STATEMENT_MIXED;
}

static const char *
rule_of (const AttacheCandidate *candidate)
{
  guint first = candidate->content.runs[0].first;
  guint last = candidate->content.runs[candidate->content.n - 1].end;

  if (candidate->rule != NULL)
    return candidate->rule;
  if (first < candidate->cue && last > candidate->cue)
    return "cue in the middle";
  return first < candidate->cue ? "content before the cue" : "content after the cue";
}

static gboolean
unit_is (const AttacheUnits *units, guint unit, const char *const *words)
{
  const AttacheUnit *u = &units->units[unit];

  const char *word = units->tokens[u->first_token].word;

  if (u->end_token != u->first_token + 1)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] == *word && strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the unit may stand in the noun phrase of the person who is told. */
static gboolean
may_address (const AttacheUnits *units, guint unit)
{
  static const char *const stops[] = {
    "that",    "he",    "she",   "they",   "it",   "we",   "i",   "to",      "on",  "in",
    "at",      "about", "of",    "for",    "by",   "not",  "if",  "how",     "why", "as",
    "up",      "with",  "after", "during", "what", "when", "out", "whether", "his", "her",
    "against", "its",   "their", "there",  "from", "over", NULL,
  };
  const AttacheUnit *u = &units->units[unit];

  return is_word (u) && !is_quoted (u) && !unit_is (units, unit, stops);
}

static gboolean
is_in_runs (const AttacheUnitRuns *runs, guint unit)
{
  for (guint i = 0; i < runs->n; i++)
    if (runs->runs[i].first <= unit && unit < runs->runs[i].end)
      return TRUE;
  return FALSE;
}

/* told reporters, said to the minister: the words between such a cue and what comes next. */
static AttacheSpan
addressee_of (const AttacheUnits *units, const AttacheCandidate *candidate)
{
  static const char *const verbs[] = {
    "told",  "tell", "tells", "telling", "informed", "inform",    "informs",   "assured", "assures",
    "asked", "asks", "urged", "urges",   "warned",   "warns",     "reminded",  "advised", "reminds",
    "urge",  "warn", "ask",   "assure",  "notified", "convinced", "persuaded", NULL,
  };
  static const char *const prepositions[] = { "to", "with", NULL };
  guint end_of_sentence = units->sentences[units->units[candidate->cue].sentence].end_unit;
  guint first = candidate->cue + 1, end;

  if (!unit_is (units, candidate->cue, verbs))
    {
      if (first >= end_of_sentence || !unit_is (units, first, prepositions)
          || is_in_runs (&candidate->content, first))
        return (AttacheSpan){ 0, 0 };
      first++;
    }
  for (end = first; end < MIN (end_of_sentence, first + LONGEST_ADDRESSEE); end++)
    if (!may_address (units, end) || is_in_runs (&candidate->content, end)
        || is_in_runs (&candidate->source, end))
      break;
  if (end == first)
    return (AttacheSpan){ 0, 0 };
  return run_span (units, (AttacheUnitRun){ first, end });
}

AttacheFoundStatement
attache_word_statement (const AttacheUnits *units, const AttacheCandidate *candidate)
{
  AttacheFoundStatement statement = {
    .kind = kind_of (units, &candidate->content),
    .addressee_span = addressee_of (units, candidate),
    .speaker = -1,
    .via = -1,
    .addressee = -1,
    .inside = -1,
    .when = ATTACHE_TIME_SPAN_UNKNOWN,
    .confidence = candidate->keep,
    .rule = rule_of (candidate),
  };

  if (candidate->cue_score != 0 || candidate->log_probability != 0)
    {
      statement.cue_probability = 1 / (1 + expf (-candidate->cue_score));
      statement.labels_probability = expf (candidate->log_probability);
    }
  if (candidate->via.first < candidate->via.end)
    statement.via_span = run_span (units, candidate->via);
  statement.content = make_spans (units, &candidate->content, &statement.n_content);
  statement.cue = make_spans (units, &candidate->cues, &statement.n_cue);
  statement.source = make_spans (units, &candidate->source, &statement.n_source);
  return statement;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cited as saying, the headline's colon, the name below a quotation, what is said within what is
 * said, and two cues of nothing. */

#include "config.h"

#include "attache-statement-rules.h"

#include <string.h>

#define LONGEST_NAME 14    /* units from "cited" to "as saying" */
#define LONGEST_SOURCE 8   /* units before a headline's colon */
#define N_HEADLINES 2      /* lines at the top that may be headlines */
#define SHORT_PHRASE 6     /* units */
#define LONGEST_SUBJECT 4  /* units behind ", and" */
#define LONGEST_CHAIN 40   /* paragraphs of a quotation that runs on */
#define HEADLINE_KEEP 0.6f /* none was learned */
#define SIGNED_KEEP 0.995f /* goes before whatever else wants the quotation */
#define NESTED_WORDS 3
#define NESTED_REACH 10 /* units from the content's beginning to the nested cue */

static gboolean
unit_is (const AttacheUnits *units, guint unit, const char *const *words)
{
  const AttacheUnit *u = &units->units[unit];
  const char *word = units->tokens[u->first_token].word;

  if (u->end_token != u->first_token + 1)
    return FALSE;
  for (; *words != NULL; words++)
    if (**words == *word && strcmp (*words, word) == 0)
      return TRUE;
  return FALSE;
}

/* A pronoun, or "by both countries": words that say nothing by themselves. */
static gboolean
says_nothing (const AttacheUnits *units, const AttacheUnitRuns *content)
{
  static const char *const prepositions[] = { "for",  "on", "by",     "of",    "at", "from",
                                              "with", "in", "during", "after", NULL };
  static const char *const clause[] = { "to", "that", "is", "are", "was", "were", NULL };
  guint n_plain = 0, n_units = 0;
  gboolean has_clause = FALSE;

  for (guint i = 0; i < content->n; i++)
    for (guint at = content->runs[i].first; at < content->runs[i].end; at++)
      {
        if (units->units[at].flags & (ATTACHE_UNIT_QUOTATION | ATTACHE_UNIT_SHORT_QUOTED))
          return FALSE;
        n_units++;
        n_plain += units->units[at].class >= ATTACHE_UNIT_CLASS_NUMBER
                   && units->units[at].class < ATTACHE_UNIT_CLASS_FUNCTION;
        has_clause |= unit_is (units, at, clause);
      }
  if (n_plain == 0)
    return TRUE;
  return n_units <= SHORT_PHRASE && !has_clause
         && unit_is (units, content->runs[0].first, prepositions);
}

gboolean
attache_is_no_statement (const AttacheUnits *units, const AttacheCandidate *self)
{
  static const char *const talks[] = { "talks", "talk", "meeting", "met", "meets", "meet", NULL };
  static const char *const with[] = { "with", "to", "between", NULL };
  static const char *const asked[] = { "asked", "pressed", "questioned", NULL };
  static const char *const when[] = { "when", "if", "after", NULL };

  if (says_nothing (units, &self->content))
    return TRUE;
  if (unit_is (units, self->cue, talks) && self->cue + 1 < units->n_units)
    return unit_is (units, self->cue + 1, with);
  return self->cue > 0 && self->source.n == 0 && unit_is (units, self->cue, asked)
         && unit_is (units, self->cue - 1, when);
}

/* What one says of another's words: the plain verbs of speech, in the forms of reported clauses. */
static const char *const speech[] = {
  "said",       "says",       "told",       "tells",       "added",      "adds",
  "stated",     "states",     "noted",      "notes",       "stressed",   "stresses",
  "emphasized", "emphasised", "underlined", "underscored", "reiterated", "reaffirmed",
  "urged",      "urges",      "welcomed",   "welcomes",    "praised",    "praises",
  "condemned",  "condemns",   "criticized", "criticised",  "accused",    "accuses",
  "denied",     "denies",     "warned",     "warns",       "announced",  "announces",
  "confirmed",  "confirms",   "rejected",   "rejects",     "insisted",   "insists",
  "claimed",    "claims",     "expressed",  "expresses",   "pledged",    "promised",
  "vowed",      "demanded",   "demands",    "proposed",    "thanked",    "acknowledged",
  "admitted",   "declared",   "conveyed",   "assured",     "recalled",   "explained",
  "called",     "calls",      "asked",      "believes",    "argued",     "argues",
  "reported",   "reports",    "hailed",     "pointed",     NULL,
};

void
attache_lift_to_outer_cue (const AttacheUnits *units, AttacheCandidate *self)
{
  AttacheUnitRun *content = &self->content.runs[0];
  guint verb;

  if (self->source.n != 1 || self->content.n != 1)
    return;
  verb = self->source.runs[0].end;
  if (verb + 1 >= self->cue || content->first <= self->cue || self->cue - verb > NESTED_REACH
      || !unit_is (units, verb, speech))
    return;
  self->cue = verb;
  self->cues = (AttacheUnitRuns){ .runs = { { verb, verb + 1 } }, .n = 1 };
  content->first = verb + 1;
}

void
attache_apply_quoted_according_to (const AttacheUnits *units, AttacheCandidate *self)
{
  static const char *const according[] = { "according", NULL };
  AttacheUnitRun *run = &self->content.runs[0];

  if (!unit_is (units, self->cue, according) || self->source.n == 0 || run->first >= self->cue
      || units->units[run->first].class != ATTACHE_UNIT_CLASS_QUOTATION)
    return;
  for (guint at = run->first + 2; at < MIN (run->end, run->first + LONGEST_SOURCE); at++)
    if (unit_is (units, at, speech))
      {
        self->via = self->source.runs[0];
        self->source = (AttacheUnitRuns){ .runs = { { run->first + 1, at } }, .n = 1 };
        self->cues = (AttacheUnitRuns){ .runs = { { at, at + 1 } }, .n = 1 };
        self->cue = at;
        run->end = run->first + 1;
        self->content.n = 1;
        self->rule = "according to a record";
        return;
      }
}

/* Whether the quotation at @at runs on in the next unit: no mark closes it, and a paragraph that
 * begins with a quotation follows. */
static gboolean
runs_on (const AttacheUnits *units, guint at)
{
  return units->units[at].class == ATTACHE_UNIT_CLASS_QUOTATION
         && (units->units[at].flags & ATTACHE_UNIT_UNCLOSED)
         && units->units[at + 1].class == ATTACHE_UNIT_CLASS_QUOTATION;
}

void
attache_extend_quotation (const AttacheUnits *units, AttacheCandidate *self)
{
  AttacheUnitRun *first = &self->content.runs[0];
  AttacheUnitRun *last = &self->content.runs[self->content.n - 1];
  guint n = 0;

  while (first->first > 0 && n++ < LONGEST_CHAIN && runs_on (units, first->first - 1)
         && units->units[first->first].class == ATTACHE_UNIT_CLASS_QUOTATION)
    first->first--;
  for (n = 0; last->end < units->n_units && n < LONGEST_CHAIN && runs_on (units, last->end - 1);
       n++)
    last->end++;
}

/* @end: behind the last unit of a sentence, whose full stop stays outside. */
static void
extend_to_end (const AttacheUnits *units, AttacheUnitRun *run, guint end)
{
  static const char *const stop[] = { ".", NULL };

  run->end = unit_is (units, end - 1, stop) ? end - 1 : end;
}

/* Whether from @at on, behind a comma or "and", an infinitive goes on: ", to release …". */
static gboolean
infinitive_goes_on (const AttacheUnits *units, guint at, guint end)
{
  static const char *const joins[] = { ",", "and", "or", NULL };
  static const char *const to[] = { "to", NULL };
  guint n = 0;

  while (at < end && n < 2 && unit_is (units, at, joins))
    {
      at++;
      n++;
    }
  return n > 0 && at + 1 < end && unit_is (units, at, to);
}

void
attache_extend_infinitives (const AttacheUnits *units, AttacheCandidate *self)
{
  static const char *const to[] = { "to", NULL };
  AttacheUnitRun *run = &self->content.runs[0];
  guint end;
  gboolean has_infinitive = FALSE;

  if (self->content.n != 1 || run->first <= self->cue)
    return;
  end = units->sentences[units->units[run->end - 1].sentence].end_unit;
  for (guint at = run->first; at < run->end; at++)
    has_infinitive |= unit_is (units, at, to);
  if (!has_infinitive || !infinitive_goes_on (units, run->end, end))
    return;
  extend_to_end (units, run, end);
}

/* Where ", and" stands right behind the content, or near its end before a subject that lost its
 * verb; @end where nowhere. */
static guint
find_joint (const AttacheUnits *units, const AttacheUnitRun *run, guint end)
{
  static const char *const comma[] = { ",", NULL };
  static const char *const and[] = { "and", NULL };

  for (guint at = run->end; at > run->first && run->end - at <= LONGEST_SUBJECT; at--)
    {
      if (at + 1 < end && unit_is (units, at, comma) && unit_is (units, at + 1, and))
        return at;
    }
  return end;
}

void
attache_extend_that_clause (const AttacheUnits *units, AttacheCandidate *self)
{
  static const char *const that[] = { "that", NULL };
  AttacheUnitRun *run = &self->content.runs[0];
  guint end, joint;

  if (self->content.n != 1 || run->first <= self->cue || !unit_is (units, run->first, that))
    return;
  end = units->sentences[units->units[run->end - 1].sentence].end_unit;
  joint = find_joint (units, run, end);
  if (joint == end)
    return;
  for (guint at = joint; at < end; at++)
    {
      if (unit_is (units, at, speech) || units->units[at].flags & ATTACHE_UNIT_QUOTATION)
        return;
    }
  extend_to_end (units, run, end);
}

void
attache_apply_cited_as_saying (const AttacheUnits *units, AttacheCandidate *self)
{
  static const char *const citing[] = { "cited",  "cites",   "citing", "quoted",
                                        "quotes", "quoting", NULL };
  static const char *const as[] = { "as", NULL };
  static const char *const saying[] = { "saying", "telling", "stating", "writing", NULL };
  AttacheUnitRun *run = &self->content.runs[0];
  guint first = self->cue + 1;

  if (!unit_is (units, self->cue, citing))
    return;
  for (guint at = first + 1; at + 2 < MIN (run->end, first + LONGEST_NAME); at++)
    if (unit_is (units, at, as) && unit_is (units, at + 1, saying))
      {
        if (self->source.n > 0)
          self->via = self->source.runs[self->source.n - 1];
        self->source.n = 1;
        self->source.runs[0] = (AttacheUnitRun){ first, at };
        run->first = at + 2;
        self->cues.n = MIN (self->cues.n, ATTACHE_MOST_RUNS - 1);
        self->cues.runs[self->cues.n++] = (AttacheUnitRun){ at, at + 2 };
        self->rule = "cited as saying";
        return;
      }
}

static gboolean
overlaps_actor (const AttacheFindings *findings, AttacheSpan span)
{
  for (guint i = 0; i < findings->mentions->len; i++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (findings, i);

      if (mention->span.start >= span.end)
        break;
      if (mention->type != ATTACHE_ACTOR_PLACE && attache_span_overlaps (mention->span, span))
        return TRUE;
    }
  return FALSE;
}

/* Whether somebody who can speak is named in the units. */
static gboolean
names_speaker (const AttacheUnits *units, const AttacheFindings *findings, guint first, guint end)
{
  static const char *const speakers[] = {
    "ministry",  "minister",     "president",  "government", "spokesman",  "spokesperson",
    "officials", "official",     "parliament", "embassy",    "ambassador", "police",
    "report",    "spokeswoman",  "envoy",      "army",       "court",      "commission",
    "secretary", "headquarters", "council",    "premier",    "chancellor", NULL
  };

  for (guint i = first; i < end; i++)
    if (unit_is (units, i, speakers))
      return TRUE;
  return overlaps_actor (
      findings, (AttacheSpan){ units->tokens[units->units[first].first_token].span.start,
                               units->tokens[units->units[end - 1].end_token - 1].span.end });
}

static gboolean
is_candidate (const GArray *candidates, guint cue)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, AttacheCandidate, i).cue == cue)
      return TRUE;
  return FALSE;
}

/* A quotation is one unit, however long. */
static gboolean
is_quotation (const AttacheUnits *units, guint at, guint end)
{
  return at < end && units->units[at].class == ATTACHE_UNIT_CLASS_QUOTATION;
}

static void
read_headline (const AttacheUnits *units, const AttacheFindings *findings,
               const AttacheUnitSentence *sentence, GArray *candidates)
{
  guint colon = sentence->first_unit, end = sentence->end_unit;
  AttacheCandidate candidate = { .keep = HEADLINE_KEEP, .rule = "headline" };

  while (colon < end && units->units[colon].class >= ATTACHE_UNIT_CLASS_NUMBER)
    colon++;
  if (colon == end || units->units[colon].class != ATTACHE_UNIT_CLASS_COLON
      || colon == sentence->first_unit || colon - sentence->first_unit > LONGEST_SOURCE
      || (end - colon < 4 && !is_quotation (units, colon + 1, end))
      || is_candidate (candidates, colon)
      || !names_speaker (units, findings, sentence->first_unit, colon))
    return;
  if (units->units[end - 1].class == ATTACHE_UNIT_CLASS_PERIOD)
    end--;
  candidate.cue = colon;
  candidate.source = (AttacheUnitRuns){ .runs = { { sentence->first_unit, colon } }, .n = 1 };
  candidate.cues = (AttacheUnitRuns){ .runs = { { colon, colon + 1 } }, .n = 1 };
  candidate.content = (AttacheUnitRuns){ .runs = { { colon + 1, end } }, .n = 1 };
  g_array_append_val (candidates, candidate);
}

void
attache_find_headline_statement (const AttacheUnits *units, const AttacheFindings *findings,
                                 GArray *candidates)
{
  for (guint i = 0; i < units->n_sentences && units->sentences[i].paragraph < N_HEADLINES; i++)
    if (i == 0 || units->sentences[i].paragraph != units->sentences[i - 1].paragraph)
      read_headline (units, findings, &units->sentences[i], candidates);
}

/* Where the name after the dash at @dash ends: at its paragraph's end; @dash where none stands
 * there. */
static guint
end_of_name (const AttacheUnits *units, guint dash)
{
  const AttacheUnitSentence *sentence = &units->sentences[units->units[dash].sentence];
  guint end = sentence->end_unit;

  if (end < dash + 2 || end > dash + 1 + LONGEST_SOURCE
      || !(units->units[dash + 1].flags & ATTACHE_UNIT_CAPITALISED)
      || (end < units->n_units
          && units->sentences[units->units[end].sentence].paragraph == sentence->paragraph))
    return dash;
  if (units->units[end - 1].class == ATTACHE_UNIT_CLASS_PERIOD)
    end--;
  for (guint i = dash + 1; i < end; i++)
    if (units->units[i].class < ATTACHE_UNIT_CLASS_NUMBER
        && units->units[i].class != ATTACHE_UNIT_CLASS_COMMA)
      return dash;
  return end;
}

void
attache_find_signed_quotations (const AttacheUnits *units, GArray *candidates)
{
  for (guint dash = 1; dash < units->n_units; dash++)
    {
      AttacheCandidate candidate;
      guint end;

      if (units->units[dash].class != ATTACHE_UNIT_CLASS_DASH
          || units->units[dash - 1].class != ATTACHE_UNIT_CLASS_QUOTATION)
        continue;
      end = end_of_name (units, dash);
      if (end <= dash + 1)
        continue;
      candidate = (AttacheCandidate){ .cue = dash,
                                      .keep = SIGNED_KEEP,
                                      .rule = "signed quotation" };
      candidate.content = (AttacheUnitRuns){ .runs = { { dash - 1, dash } }, .n = 1 };
      candidate.cues = (AttacheUnitRuns){ .runs = { { dash, dash + 1 } }, .n = 1 };
      candidate.source = (AttacheUnitRuns){ .runs = { { dash + 1, end } }, .n = 1 };
      g_array_append_val (candidates, candidate);
    }
}

gboolean
attache_find_nested_cue (const AttacheUnits *units, const AttacheCandidate *outer, guint *cue)
{
  const AttacheUnitRun *run = &outer->content.runs[0];

  if (units->units[run->first].class == ATTACHE_UNIT_CLASS_QUOTATION)
    return FALSE;
  for (guint at = run->first + 1; at < MIN (run->end, run->first + NESTED_REACH); at++)
    {
      const AttacheUnit *unit = &units->units[at];

      if (unit->class < ATTACHE_UNIT_CLASS_NUMBER)
        return FALSE;
      if ((unit->flags & ATTACHE_UNIT_CAPITALISED) || !unit_is (units, at, speech))
        continue;
      *cue = at;
      return TRUE;
    }
  return FALSE;
}

/* Keeps the one run that begins in [@first, @end). */
static gboolean
keep_run (AttacheUnitRuns *runs, guint first, guint end)
{
  for (guint i = 0; i < runs->n; i++)
    if (runs->runs[i].first >= first && runs->runs[i].first < end)
      {
        runs->runs[0] = runs->runs[i];
        runs->n = 1;
        return TRUE;
      }
  return FALSE;
}

/* Where the chain sees no statement: the words before the verb say it, those after it are said. */
static void
split_at_cue (const AttacheUnits *units, const AttacheUnitRun *around, AttacheCandidate *inner)
{
  static const char *const auxiliaries[] = { "had", "has", "have", "also", "then", "later", NULL };
  static const char *const that[] = { "that", NULL };
  guint first = around->first, end = inner->cue;

  while (first < end && unit_is (units, first, that))
    first++;
  while (end > first && unit_is (units, end - 1, auxiliaries))
    end--;
  inner->source = (AttacheUnitRuns){ .runs = { { first, end } }, .n = first < end ? 1 : 0 };
  inner->cues = (AttacheUnitRuns){ .runs = { { end, inner->cue + 1 } }, .n = 1 };
  inner->content = (AttacheUnitRuns){ .runs = { { inner->cue + 1, around->end } }, .n = 1 };
}

gboolean
attache_nest_candidate (const AttacheUnits *units, const AttacheCandidate *outer, guint cue,
                        AttacheCandidate *inner)
{
  const AttacheUnitRun *around = &outer->content.runs[0];
  AttacheUnitRun *run = &inner->content.runs[0];
  guint n_words = 0;

  inner->cue = cue;
  if (!keep_run (&inner->source, around->first, around->first + 2)
      || !keep_run (&inner->content, inner->cue + 1, around->end))
    split_at_cue (units, around, inner);
  run->end = MIN (run->end, around->end);
  for (guint i = run->first; i < run->end; i++)
    n_words += units->units[i].class >= ATTACHE_UNIT_CLASS_NUMBER;
  inner->rule = "nested";
  return n_words >= NESTED_WORDS && inner->source.n > 0 && !says_nothing (units, &inner->content);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small weights for small signs: a given name, a verb of saying, "in", an age between commas. One
 * sign decides little; the actor table adds up those of all mentions of a name. The weights were
 * set by hand and checked on development texts. */

#include "config.h"

#include "attache-mention-evidence.h"

#include <string.h>

#define INITIAL_LENGTH 2

static gboolean
is_initial (const AttacheScan *scan, guint i)
{
  return attache_scan_is_capital (scan, i)
         && scan->tokens[i].span.end - scan->tokens[i].span.start <= INITIAL_LENGTH
         && attache_scan_shaped (scan, i, ATTACHE_SHAPE_PERIOD);
}

static gboolean
is_acronym (const AttacheScan *scan, guint i)
{
  return attache_scan_shaped (scan, i, ATTACHE_SHAPE_ALL_CAPS)
         && scan->tokens[i].span.end - scan->tokens[i].span.start <= 8
         && !attache_scan_has (scan, i, ATTACHE_NAME_WORD_IN_TITLE);
}

/* What the name's own words say. */
static void
weigh_words (const AttacheScan *scan, AttacheCandidate *c)
{
  guint n = c->end - c->first, common = 0;

  for (guint i = c->first; i < c->end; i++)
    {
      if (is_initial (scan, i) && n > 1)
        c->person += 3;
      if (i > c->first && attache_scan_has (scan, i, ATTACHE_NAME_WORD_PARTICLE))
        c->person += 1;
      if (strncmp (scan->tokens[i].word, "al-", 3) == 0 && n > 1)
        c->person += 1;
      common += attache_scan_has (scan, i, ATTACHE_NAME_WORD_COMMON);
    }
  if (attache_scan_has (scan, c->first, ATTACHE_NAME_WORD_GIVEN))
    c->person += n > 1 ? 4 : 2;
  if (attache_scan_has (scan, c->first, ATTACHE_NAME_WORD_PARTICLE_START) && n > 1
      && !attache_scan_is_word (scan, c->first, "al"))
    c->person += 2;
  if (n >= 2 && n <= 3 && common == 0)
    c->person += 1;
  if (is_acronym (scan, c->first)
      && (n == 1 || scan->tokens[c->end - 1].kind == ATTACHE_TOKEN_NUMBER))
    c->organisation += 4;
  for (guint i = c->first; i < c->end && n > 1; i++)
    if (is_acronym (scan, i) && !is_initial (scan, i))
      c->person -= 2;
  if (common > 0 && n > 1)
    c->organisation += 1;
  if (attache_scan_has (scan, c->first, ATTACHE_NAME_WORD_ETHNIC))
    c->organisation += 2;
}

/* "STRELSAU (Agency) -", "Ada Lorne of Ruritania". */
static void
weigh_dateline (const AttacheScan *scan, AttacheCandidate *c)
{
  if (scan->date_first <= c->first && c->first < scan->date_end)
    c->place += c->first == scan->date_first ? 10 : 3;
  if (c->first > 1 && attache_scan_is_word (scan, c->first - 1, "of")
      && attache_scan_is_capital (scan, c->first - 2)
      && !attache_scan_has (scan, c->first - 2, ATTACHE_NAME_WORD_COMMON))
    c->place += 3;
}

static void
weigh_before (const AttacheScan *scan, AttacheCandidate *c)
{
  guint n = c->end - c->first, b;

  if (c->first == 0 || attache_scan_shaped (scan, c->first, ATTACHE_SHAPE_SENTENCE_START))
    return;
  b = c->first - 1;
  if (attache_scan_is_lower (scan, b) && attache_scan_has (scan, b, ATTACHE_NAME_WORD_PERSON))
    c->person += 4;
  /* "the river Elz" */
  if (attache_scan_is_lower (scan, b) && attache_scan_has (scan, b, ATTACHE_NAME_WORD_PLACE_NOUN))
    c->place += 3;
  if (attache_scan_has (scan, b, ATTACHE_NAME_WORD_LOCATIVE_STRONG) && n <= 3)
    c->place += 3;
  else if (attache_scan_has (scan, b, ATTACHE_NAME_WORD_LOCATIVE) && n <= 3)
    c->place += 1;
  if (attache_scan_has (scan, b, ATTACHE_NAME_WORD_DIRECTION))
    c->place += 3;
  if (b > 0 && attache_scan_is_word (scan, b, "of")
      && attache_scan_has (scan, b - 1, ATTACHE_NAME_WORD_PLACE_OF))
    c->place += 4;
  if (attache_scan_is_word (scan, b, "the"))
    {
      c->organisation += n > 1 ? 2 : 1;
      c->person -= 3;
      if (b > 0 && attache_scan_has (scan, b - 1, ATTACHE_NAME_WORD_LOCATIVE_STRONG))
        c->place += 1;
    }
  if (attache_scan_has (scan, b, ATTACHE_NAME_WORD_SAY) && !attache_scan_is_capital (scan, c->end))
    c->person += 1;
}

/* ", 34,", ", who", ", a former officer", ", Sylvania". */
static void
weigh_apposition (const AttacheScan *scan, AttacheCandidate *c, guint comma)
{
  AttacheGazetteerMatch match;
  guint i = comma + 1;

  if (i >= scan->n_tokens)
    return;
  if (scan->tokens[i].kind == ATTACHE_TOKEN_NUMBER && attache_scan_is_word (scan, i + 1, ","))
    c->person += 3;
  if (attache_scan_has (scan, i, ATTACHE_NAME_WORD_RELATIVE))
    c->person += 3;
  if (attache_scan_has (scan, i, ATTACHE_NAME_WORD_NAME_START)
      && attache_gazetteer_match (scan->gazetteer, scan->tokens + i, scan->n_tokens - i, &match))
    {
      AttacheActorType type = attache_gazetteer_get_actor (scan->gazetteer, match.actor)->type;

      if ((type == ATTACHE_ACTOR_COUNTRY || type == ATTACHE_ACTOR_PLACE)
          && match.sense != ATTACHE_SENSE_DEMONYM)
        c->place += 2;
      return;
    }
  for (guint k = i; k < i + 5 && attache_scan_is_lower (scan, k); k++)
    if (attache_scan_has (scan, k, ATTACHE_NAME_WORD_PERSON))
      {
        c->person += 2;
        return;
      }
}

static void
weigh_after (const AttacheScan *scan, AttacheCandidate *c)
{
  guint a = c->end;

  if (a >= scan->n_tokens || attache_scan_shaped (scan, a, ATTACHE_SHAPE_SENTENCE_START))
    return;
  if (attache_scan_is_word (scan, a, ","))
    weigh_apposition (scan, c, a);
  if (!attache_scan_is_lower (scan, a))
    return;
  if (attache_scan_has (scan, a, ATTACHE_NAME_WORD_SAY))
    c->person += 2;
  if (attache_scan_has (scan, a, ATTACHE_NAME_WORD_PLACE_NOUN))
    c->place += 4;
  if (attache_scan_has (scan, a, ATTACHE_NAME_WORD_GROUP | ATTACHE_NAME_WORD_PERSON))
    c->organisation += 2;
  if (attache_scan_has (scan, a, ATTACHE_NAME_WORD_RELATIVE))
    c->person += 1;
}

void
attache_mention_weigh (const AttacheScan *scan, AttacheCandidate *candidate)
{
  weigh_words (scan, candidate);
  weigh_dateline (scan, candidate);
  weigh_before (scan, candidate);
  weigh_after (scan, candidate);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Noun phrases by short patterns: a qualifier, a few adjectives, a noun. The nouns are classes of
 * data/names.tsv, and so are the adjectives that may stand before them. */

#include "config.h"

#include "attache-mention-phrase.h"

#include <string.h>

#define MAX_ADJECTIVES 3

static const char *const ministry_kinds[] = { "foreign",     "defence",   "defense", "interior",
                                              "justice",     "finance",   "health",  "economy",
                                              "culture",     "education", "energy",  "transport",
                                              "emergencies", "labor",     "labour",  "agriculture",
                                              "information", "oil",       "trade" };

static gboolean
is_one_of (const char *word, const char *const *list, guint n)
{
  for (guint i = 0; i < n; i++)
    if (*word == *list[i] && strcmp (word, list[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_adjective (const AttacheScan *scan, guint i)
{
  return attache_scan_has (scan, i, ATTACHE_NAME_WORD_ADJECTIVE);
}

/* Past the last of the nouns for people at @q, adjectives before it allowed; or 0. */
static guint
find_group_end (const AttacheScan *scan, guint q)
{
  guint end = 0;

  for (guint n = 0; q < scan->n_tokens && n < MAX_ADJECTIVES + 2; q++, n++)
    {
      if (attache_scan_shaped (scan, q, ATTACHE_SHAPE_SENTENCE_START))
        break;
      if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_GROUP | ATTACHE_NAME_WORD_PEOPLE))
        end = q + 1;
      else if (!is_adjective (scan, q) && !attache_scan_has (scan, q, ATTACHE_NAME_WORD_ETHNIC))
        break;
    }
  return end;
}

/* "Foreign Ministry" at @i: past its last word, or 0. */
static guint
find_ministry_end (const AttacheScan *scan, guint i)
{
  if (i + 1 >= scan->n_tokens || scan->tokens[i].kind != ATTACHE_TOKEN_WORD)
    return 0;
  if (attache_scan_is_word (scan, i + 1, "ministry")
      && is_one_of (scan->tokens[i].word, ministry_kinds, G_N_ELEMENTS (ministry_kinds)))
    return i + 2;
  if (attache_scan_is_word (scan, i + 1, "affairs")
      && attache_scan_is_word (scan, i + 2, "ministry")
      && is_one_of (scan->tokens[i].word, ministry_kinds, G_N_ELEMENTS (ministry_kinds)))
    return i + 3;
  if (attache_scan_is_word (scan, i, "ministry") && attache_scan_is_word (scan, i + 1, "of")
      && is_one_of (attache_scan_word (scan, i + 2), ministry_kinds, G_N_ELEMENTS (ministry_kinds)))
    return i + 3 + attache_scan_is_word (scan, i + 3, "affairs");
  return 0;
}

/* The government itself and not some of its people. */
static gboolean
means_government (const AttacheScan *scan, guint last)
{
  static const char *const words[] = { "government", "authorities", "regime", "administration",
                                       "leadership" };

  return is_one_of (scan->tokens[last].word, words, G_N_ELEMENTS (words));
}

/* "Sylvanians"; "the French" before a verb or at the end of its clause. */
static gboolean
is_people (const AttacheScan *scan, guint k)
{
  const char *word = attache_scan_word (scan, k);
  gsize n = strlen (word);

  if (n > 3 && word[n - 1] == 's' && word[n - 2] != 's')
    return TRUE;
  return k > 0 && attache_scan_is_word (scan, k - 1, "the")
         && (attache_scan_has (scan, k + 1, ATTACHE_NAME_WORD_SAY)
             || (k + 1 < scan->n_tokens && scan->tokens[k + 1].kind == ATTACHE_TOKEN_PUNCTUATION));
}

static guint
add_group (AttacheScan *scan, guint k, guint end, gint known)
{
  AttacheCandidate *c = attache_scan_add (scan, k, end, ATTACHE_ACTOR_GROUP, "group-phrase");

  c->kind = ATTACHE_CANDIDATE_GROUP;
  if (known >= 0 && means_government (scan, end - 1))
    {
      c->known = known;
      c->rule = "government";
    }
  return end;
}

/* Past a noun for a place at @q, adjectives before it allowed; or 0. */
static guint
find_place_end (const AttacheScan *scan, guint q)
{
  for (guint n = 0; n < MAX_ADJECTIVES && attache_scan_is_lower (scan, q); q++, n++)
    {
      if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_PLACE_NOUN))
        return attache_scan_is_word (scan, q + 1, "of") ? 0 : q + 1;
      if (!is_adjective (scan, q) && !attache_scan_has (scan, q, ATTACHE_NAME_WORD_FACILITY))
        return 0;
    }
  return 0;
}

guint
attache_mention_qualified (AttacheScan *scan, guint k, guint q)
{
  guint end = find_place_end (scan, q);

  if (end > 0)
    {
      attache_scan_add (scan, k, end, ATTACHE_ACTOR_PLACE, "place-phrase");
      return end;
    }
  end = find_group_end (scan, q);
  return end > 0 ? add_group (scan, k, end, -1) : k;
}

/* "Sylvanian military spokesman": one person who is not named there. */
static void
add_someone (AttacheScan *scan, guint k, guint q)
{
  for (guint n = 0; n < MAX_ADJECTIVES + 1; q++, n++)
    {
      if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_PERSON)
          && !attache_scan_has (scan, q + 1, ATTACHE_NAME_WORD_PERSON | ATTACHE_NAME_WORD_TITLE)
          && !attache_scan_is_capital (scan, q + 1)
          && !attache_scan_shaped (scan, q + 1, ATTACHE_SHAPE_POSSESSIVE))
        {
          attache_scan_add (scan, k, q + 1, ATTACHE_ACTOR_PERSON, "someone")->kind =
              ATTACHE_CANDIDATE_SOMEONE;
          return;
        }
      if (!is_adjective (scan, q)
          && !attache_scan_has (scan, q,
                                ATTACHE_NAME_WORD_ETHNIC | ATTACHE_NAME_WORD_GROUP
                                    | ATTACHE_NAME_WORD_TITLE))
        return;
    }
}

guint
attache_mention_phrase (AttacheScan *scan, guint k, const AttacheGazetteerMatch *match)
{
  guint q = k + (match != NULL ? match->n_tokens : 1), end;
  gboolean demonym = match != NULL && match->sense == ATTACHE_SENSE_DEMONYM;
  const AttacheGazetteerActor *actor = match != NULL ? attache_gazetteer_get_actor (scan->gazetteer,
                                                                                    match->actor)
                                                     : NULL;
  gint country = -1;

  if (actor != NULL && actor->type == ATTACHE_ACTOR_PERSON)
    return k;
  if (match == NULL
      && !attache_scan_has (scan, k, ATTACHE_NAME_WORD_ETHNIC | ATTACHE_NAME_WORD_PEOPLE))
    return k;
  if (actor != NULL && actor->type == ATTACHE_ACTOR_COUNTRY)
    country = (gint) match->actor;
  end = demonym || country >= 0 ? find_ministry_end (scan, q) : 0;
  if (end > 0)
    {
      attache_scan_add (scan, k, end, ATTACHE_ACTOR_ORGANISATION, "body")->kind =
          ATTACHE_CANDIDATE_BODY;
      return end;
    }
  add_someone (scan, k, q);
  /* A capital after the qualifier may be an organisation's own name or a title. */
  if (attache_scan_is_capital (scan, q)
      && !attache_scan_has (
          scan, q, ATTACHE_NAME_WORD_GROUP | ATTACHE_NAME_WORD_ETHNIC | ATTACHE_NAME_WORD_PEOPLE)
      && !is_adjective (scan, q))
    return k;
  end = actor != NULL ? find_place_end (scan, q) : 0;
  if (end > q + 1 && !demonym)
    {
      /* "Mezzeh military airport" */
      attache_scan_add (scan, k, end, ATTACHE_ACTOR_PLACE, "place-phrase");
      return end;
    }
  end = find_group_end (scan, q);
  if (end > 0 && !attache_scan_has (scan, end, ATTACHE_NAME_WORD_ORG_STRONG))
    {
      if (country >= 0 && !demonym && !means_government (scan, end - 1)
          && !attache_scan_shaped (scan, k, ATTACHE_SHAPE_ALL_CAPS))
        return k; /* "Sylvania ministers": the country is named */
      if (attache_scan_is_capital (scan, end - 1) && !demonym && actor != NULL)
        return k; /* "US Army" is a name */
      if (attache_scan_is_capital (scan, end)
          && attache_scan_has (scan, end - 1, ATTACHE_NAME_WORD_TITLE))
        return k;
      return add_group (scan, k, end, country);
    }
  if (demonym && attache_scan_is_lower (scan, q)
      && attache_scan_has (scan, q, ATTACHE_NAME_WORD_PLACE_NOUN)
      && !attache_scan_is_word (scan, q + 1, "of"))
    {
      attache_scan_add (scan, k, q + 1, ATTACHE_ACTOR_PLACE, "place-phrase");
      return q + 1;
    }
  if ((demonym && is_people (scan, k)) || attache_scan_has (scan, k, ATTACHE_NAME_WORD_PEOPLE))
    return add_group (scan, k, q, -1);
  return k;
}

/* "The government of Sylvania", "people of Strelsau". */
static guint
add_group_of (AttacheScan *scan, guint i)
{
  guint q = i + 2 + attache_scan_is_word (scan, i + 2, "the");
  AttacheGazetteerMatch match;
  gint country;

  if (!attache_scan_is_word (scan, i + 1, "of")
      || !attache_scan_has (scan, i, ATTACHE_NAME_WORD_GROUP) || !attache_scan_is_capital (scan, q)
      || !attache_gazetteer_match (scan->gazetteer, scan->tokens + q, scan->n_tokens - q, &match)
      || match.sense == ATTACHE_SENSE_DEMONYM)
    return i;
  country = attache_gazetteer_get_actor (scan->gazetteer, match.actor)->type
                    == ATTACHE_ACTOR_COUNTRY
                ? (gint) match.actor
                : -1;
  if (country >= 0 && !means_government (scan, i))
    attache_scan_add (scan, q, q + match.n_tokens, ATTACHE_ACTOR_COUNTRY, "gazetteer")->known =
        country;
  add_group (scan, i, q + match.n_tokens, -1);
  if (country >= 0 && means_government (scan, i))
    g_array_index (scan->candidates, AttacheCandidate, scan->candidates->len - 1).known = country;
  return q + match.n_tokens;
}

static guint
add_pronoun (AttacheScan *scan, guint i)
{
  static const struct
  {
    const char *word;
    AttacheActorType type;
    gboolean any_case;
  } pronouns[] = { { "i", ATTACHE_ACTOR_PERSON, FALSE },
                   { "he", ATTACHE_ACTOR_PERSON, TRUE },
                   { "she", ATTACHE_ACTOR_PERSON, TRUE },
                   { "we", ATTACHE_ACTOR_GROUP, FALSE },
                   { "they", ATTACHE_ACTOR_GROUP, FALSE } };

  for (guint p = 0; p < G_N_ELEMENTS (pronouns); p++)
    if ((pronouns[p].any_case || attache_scan_is_capital (scan, i))
        && attache_scan_is_word (scan, i, pronouns[p].word))
      {
        attache_scan_add (scan, i, i + 1, pronouns[p].type, "pronoun")->kind =
            ATTACHE_CANDIDATE_PRONOUN;
        return i + 1;
      }
  return i;
}

/* "press office" and "office" after a possessor. */
static guint
find_office_end (const AttacheScan *scan, guint i)
{
  if (i == 0 || !attache_scan_shaped (scan, i - 1, ATTACHE_SHAPE_POSSESSIVE))
    return 0;
  if (attache_scan_is_word (scan, i, "office") || attache_scan_is_word (scan, i, "administration"))
    return i + 1;
  if ((attache_scan_is_word (scan, i, "press") || attache_scan_is_word (scan, i, "media"))
      && (attache_scan_is_word (scan, i + 1, "office")
          || attache_scan_is_word (scan, i + 1, "service")))
    return i + 2;
  return 0;
}

static guint
add_body (AttacheScan *scan, guint i)
{
  guint end = find_ministry_end (scan, i);

  if (end == 0)
    end = find_office_end (scan, i);
  if (end == 0 && i > 0 && attache_scan_is_word (scan, i, "ministry")
      && !attache_scan_is_word (scan, i + 1, "of"))
    end = i + 1;
  if (end == 0)
    return i;
  attache_scan_add (scan, i, end, ATTACHE_ACTOR_ORGANISATION, "body")->kind =
      ATTACHE_CANDIDATE_BODY;
  return end;
}

static gboolean
is_plural (const char *word)
{
  gsize n = strlen (word);

  return (n > 3 && word[n - 1] == 's') || strcmp (word, "people") == 0 || strcmp (word, "men") == 0
         || strcmp (word, "women") == 0 || strcmp (word, "police") == 0;
}

/* At a sentence's start: "Witnesses", "Military forces", "The group", "A police officer". */
static guint
add_opening (AttacheScan *scan, guint i)
{
  static const char *const determiners[] = { "the", "a", "an", "one", "another", "some", "many" };
  gboolean determined = is_one_of (attache_scan_word (scan, i), determiners, 7);
  guint q = i + (determined != FALSE), limit = q + MAX_ADJECTIVES;

  if (!attache_scan_shaped (scan, i, ATTACHE_SHAPE_SENTENCE_START)
      || !attache_scan_is_capital (scan, i))
    return i;
  for (; q < MIN (limit, scan->n_tokens); q++)
    {
      if (determined && attache_scan_is_capital (scan, q))
        return i;
      if (determined && attache_scan_has (scan, q, ATTACHE_NAME_WORD_PERSON)
          && !attache_scan_has (scan, q + 1, ATTACHE_NAME_WORD_PERSON | ATTACHE_NAME_WORD_GROUP)
          && !attache_scan_is_capital (scan, q + 1))
        {
          attache_scan_add (scan, i, q + 1, ATTACHE_ACTOR_PERSON, "someone")->kind =
              ATTACHE_CANDIDATE_SOMEONE;
          return q + 1;
        }
      if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_GROUP)
          && (determined || is_plural (scan->tokens[q].word)) && attache_scan_is_lower (scan, q + 1)
          && !attache_scan_has (scan, q + 1, ATTACHE_NAME_WORD_GROUP | ATTACHE_NAME_WORD_PERSON))
        return add_group (scan, i, q + 1, -1);
      if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_JOIN | ATTACHE_NAME_WORD_LOCATIVE))
        return i;
      if (determined && attache_scan_has (scan, q, ATTACHE_NAME_WORD_FACILITY)
          && attache_scan_is_lower (scan, q + 1)
          && !attache_scan_has (scan, q + 1, ATTACHE_NAME_WORD_FACILITY))
        {
          attache_scan_add (scan, i, q + 1, ATTACHE_ACTOR_PLACE, "someplace")->kind =
              ATTACHE_CANDIDATE_SOMEONE;
          return q + 1;
        }
      if (!is_adjective (scan, q)
          && !((determined || q == i) && attache_scan_has (scan, q, ATTACHE_NAME_WORD_COMMON)))
        return i;
    }
  return i;
}

/* 33°47′N 44°30′E, 33.783°N 44.500°E. */
static guint
add_coordinates (AttacheScan *scan, guint i)
{
  guint n = 0, q = i;

  if (!attache_scan_is_word (scan, i + 1, "°"))
    return i;
  for (; q < MIN (i + 20, scan->n_tokens) && n < 2; q++)
    if (attache_scan_is_capital (scan, q))
      {
        if (strlen (scan->tokens[q].word) != 1 || strchr ("nsew", scan->tokens[q].word[0]) == NULL)
          return i;
        n++;
      }
  if (n < 2)
    return i;
  attache_scan_add (scan, i, q, ATTACHE_ACTOR_PLACE, "coordinates")->kind =
      ATTACHE_CANDIDATE_SOMEONE;
  return q;
}

guint
attache_mention_small_phrase (AttacheScan *scan, guint i)
{
  const AttacheToken *token = &scan->tokens[i];
  guint next;

  if (token->kind == ATTACHE_TOKEN_NUMBER)
    return add_coordinates (scan, i);
  if (token->kind != ATTACHE_TOKEN_WORD)
    return i;
  if (token->span.end - token->span.start <= 7 && strchr ("ihswt", token->word[0]) != NULL)
    {
      next = add_pronoun (scan, i);
      if (next > i)
        return next;
    }
  next = add_body (scan, i);
  if (next == i)
    next = add_group_of (scan, i);
  return next > i ? next : add_opening (scan, i);
}

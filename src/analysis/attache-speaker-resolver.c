/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A source is read through the mentions in it, the one that heads the phrase first; where there is
 * none, through the office it names, or the statement before. Each way is written down, so that a
 * reader can be told how a speaker was found. */

#include "config.h"

#include "attache-speaker-resolver.h"

#include "attache-speaker-antecedent.h"
#include "attache-speaker-office.h"
#include "attache-speaker-time.h"

#include <string.h>

/* "Blinken" in "Blinken's office" owns the head of the phrase, and is not it. */
static gboolean
is_owner (const AttacheSpeakerScene *self, AttacheSpan mention, AttacheSpan source)
{
  const AttacheToken *token = attache_speaker_token_at (self, mention.end);

  return token != NULL && (token->shape & ATTACHE_SHAPE_POSSESSIVE) != 0
         && token->span.end < source.end;
}

static gboolean
is_preposition (const char *word)
{
  static const char *const words[] = { "of", "for", "to", "with", "from", "who", "on", "in", "at" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Right behind "of" or "for", or behind it and a title: "a spokesman for President Lorne"; but the
 * name heads "Secretary of State Ada Lorne". */
static gboolean
is_dependent (const AttacheSpeakerScene *self, AttacheSpan mention, AttacheSpan source)
{
  guint first = attache_text_token_at (self->text, source.start);
  gboolean dependent = FALSE;

  for (guint i = first + 1; i < self->n_tokens && self->tokens[i].span.end <= mention.start; i++)
    {
      const AttacheToken *token = &self->tokens[i];
      guint32 classes = attache_gazetteer_classify (self->gazetteer, token->word, token->word_hash);

      if (is_preposition (token->word))
        dependent = TRUE;
      else if ((classes & (ATTACHE_NAME_WORD_TITLE | ATTACHE_NAME_WORD_JOIN)) == 0
               || (classes & ATTACHE_NAME_WORD_FIELD) != 0)
        dependent = FALSE;
    }
  return dependent;
}

/* "the Lorne campaign", "a Lake Council senior official": a name before the noun that heads the
 * phrase. */
static gboolean
is_modifier (const AttacheSpeakerScene *self, AttacheSpan mention, AttacheSpan source)
{
  guint i = attache_text_token_at (self->text, mention.end);

  for (guint n = 0; n < 2 && i < self->n_tokens; i++, n++)
    {
      const AttacheToken *token = &self->tokens[i];
      guint32 classes = attache_gazetteer_classify (self->gazetteer, token->word, token->word_hash);

      if (token->span.end > source.end || token->kind != ATTACHE_TOKEN_WORD
          || (token->shape & ATTACHE_SHAPE_CAPITALISED) != 0
          || (classes & (ATTACHE_NAME_WORD_JOIN | ATTACHE_NAME_WORD_SAY)) != 0)
        return FALSE;
      if ((classes & (ATTACHE_NAME_WORD_GROUP | ATTACHE_NAME_WORD_PERSON)) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether nothing between two mentions parts them: "Lorne adviser Tom Barlo" is about the second.
 */
static gboolean
runs_on (const AttacheSpeakerScene *self, AttacheSpan a, AttacheSpan b)
{
  for (guint i = attache_text_token_at (self->text, a.end);
       i < self->n_tokens && self->tokens[i].span.end <= b.start; i++)
    if (self->tokens[i].kind != ATTACHE_TOKEN_WORD || is_preposition (self->tokens[i].word)
        || (attache_gazetteer_classify (self->gazetteer, self->tokens[i].word,
                                        self->tokens[i].word_hash)
            & (ATTACHE_NAME_WORD_JOIN | ATTACHE_NAME_WORD_RELATIVE | ATTACHE_NAME_WORD_SAY))
               != 0)
      return FALSE;
  return TRUE;
}

/* How well a mention heads a source; 0: not at all. */
static guint
rank_mention (const AttacheSpeakerScene *self, const AttacheFoundMention *mention,
              AttacheSpan source)
{
  guint rank;

  if (mention->actor < 0 || strcmp (mention->rule, "hyphen") == 0
      || is_owner (self, mention->span, source))
    return 0;
  if (mention->type == ATTACHE_ACTOR_PERSON && strcmp (mention->rule, "pronoun") != 0
      && is_modifier (self, mention->span, source))
    return 0;
  if (strcmp (mention->rule, "body") == 0)
    rank = 9;
  else if (strcmp (mention->rule, "pronoun") == 0)
    rank = 3;
  else if (mention->type == ATTACHE_ACTOR_PERSON)
    rank = 8;
  else if (mention->type == ATTACHE_ACTOR_ORGANISATION || mention->type == ATTACHE_ACTOR_GROUP)
    rank = 6;
  else if (mention->type == ATTACHE_ACTOR_COUNTRY)
    rank = 4;
  else
    rank = 2;
  if (rank == 6 && is_modifier (self, mention->span, source))
    rank = 3;
  if (is_dependent (self, mention->span, source))
    rank = rank > 5 ? rank - 5 : 1;
  return rank;
}

static const AttacheFoundMention *
find_head (const AttacheSpeakerScene *self, AttacheSpan source, guint *best)
{
  const AttacheFoundMention *head = NULL;
  guint32 from = source.start > self->longest ? source.start - self->longest : 0;

  *best = 0;
  for (guint i = attache_speaker_find_mention (self, from); i < self->findings->mentions->len; i++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (self->findings, i);
      guint rank;

      if (mention->span.start >= source.end)
        break;
      if (!attache_span_overlaps (mention->span, source))
        continue;
      rank = rank_mention (self, mention, source);
      if (rank > *best || (rank == *best && rank == 8 && runs_on (self, head->span, mention->span)))
        {
          *best = rank;
          head = mention;
        }
    }
  return head;
}

static const char *
describe (const AttacheSpeakerScene *self, const AttacheFoundMention *mention)
{
  static const char *const rules[] = { "body",    "office",   "pronoun",
                                       "capital", "spelling", "government" };
  const AttacheFoundActor *actor = attache_findings_actor (self->findings, mention->actor);
  g_autofree char *slice = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (mention->rule, rules[i]) == 0)
      return rules[i];
  slice = attache_text_dup_slice (self->text, mention->span);
  if (actor->type == ATTACHE_ACTOR_PERSON && strchr (slice, ' ') == NULL
      && strchr (actor->name, ' ') != NULL)
    return "surname";
  return "name";
}

/* A word of the source among @words. */
static gboolean
has_word (const AttacheSpeakerScene *self, AttacheSpan source, const char *const *words,
          guint n_words)
{
  for (guint i = attache_text_token_at (self->text, source.start);
       i < self->n_tokens && self->tokens[i].span.start < source.end; i++)
    for (guint k = 0; k < n_words; k++)
      if (strcmp (self->tokens[i].word, words[k]) == 0)
        return TRUE;
  return FALSE;
}

/* The pronoun's own mention in the source; NULL where it has none. */
static AttacheFoundMention *
find_pronoun (const AttacheSpeakerScene *self, AttacheSpan source)
{
  for (guint i = attache_speaker_find_mention (self, source.start);
       i < self->findings->mentions->len; i++)
    {
      AttacheFoundMention *mention = attache_findings_mention (self->findings, i);

      if (mention->span.start >= source.end)
        return NULL;
      if (strcmp (mention->rule, "pronoun") == 0)
        return mention;
    }
  return NULL;
}

/* "He", "she", "it" alone: TRUE, and the speaker or -1. */
static gboolean
resolve_pronoun (const AttacheSpeakerScene *self, guint index, AttacheSpan source, gint *speaker)
{
  static const char *const pronouns[] = { "he", "she", "it" };
  AttacheFoundMention *mention;
  guint pronoun;

  if (has_word (self, source, pronouns + 2, 1) && source.end - source.start == 2)
    {
      *speaker = attache_speaker_find_before (self, index, ATTACHE_SPEAKER_WANT_BODY, 0);
      return TRUE;
    }
  if (source.end - source.start > 12 || !has_word (self, source, pronouns, 2))
    return FALSE;
  pronoun = has_word (self, source, pronouns + 1, 1) ? ATTACHE_PRONOUN_SHE : ATTACHE_PRONOUN_HE;
  mention = find_pronoun (self, source);
  *speaker = attache_speaker_find_before (self, index, ATTACHE_SPEAKER_WANT_PERSON, pronoun);
  if (*speaker < 0)
    *speaker = attache_speaker_find_person (self, source.start, mention, pronoun);
  /* The page shows one person for the word and for what it says. */
  if (mention != NULL && *speaker >= 0)
    mention->actor = *speaker;
  return TRUE;
}

/* What the phrase says without a mention that heads it: an office, a document. */
static gint
resolve_indirectly (const AttacheSpeakerScene *self, guint index, AttacheSpan source, guint rank,
                    const char **resolution)
{
  static const char *const remarks[] = { "transcript", "remarks", "readout" };
  static const char *const documents[] = { "statement", "transcript", "report",  "communique",
                                           "letter",    "document",   "readout", "release",
                                           "tweet",     "post" };
  gint speaker = -1;

  /* "a transcript of her remarks, released by the ministry" */
  *resolution = "document";
  if (has_word (self, source, remarks, G_N_ELEMENTS (remarks)))
    speaker = attache_speaker_find_author (self, index, source);
  if (speaker >= 0)
    return speaker;
  speaker = attache_speaker_office_resolve (self->gazetteer, self->text, self->findings,
                                            attache_text_token_at (self->text, source.start),
                                            attache_text_token_at (self->text, source.end - 1) + 1,
                                            attache_speaker_find_mention (self, source.start));
  if (speaker >= 0)
    *resolution = "office";
  else if (rank < 6 && has_word (self, source, documents, G_N_ELEMENTS (documents)))
    speaker = attache_speaker_find_author (self, index, source);
  return speaker;
}

/* Where somebody is from does not say who speaks: a place counts only where it is the phrase. */
static gboolean
is_only_origin (const AttacheFoundMention *head, guint rank, AttacheSpan source)
{
  return rank < 4 && head->type != ATTACHE_ACTOR_PERSON && head->type != ATTACHE_ACTOR_ORGANISATION
         && head->type != ATTACHE_ACTOR_GROUP
         && (head->span.end - head->span.start) * 5 < (source.end - source.start) * 3;
}

static gint
resolve_phrase (const AttacheSpeakerScene *self, guint index, AttacheSpan source,
                const char **resolution)
{
  static const char *const the[] = { "the" };
  const AttacheFoundMention *head;
  guint rank;
  gint speaker;

  if (attache_span_is_empty (source))
    return -1;
  if (resolve_pronoun (self, index, source, &speaker))
    {
      *resolution = "pronoun";
      return speaker;
    }
  head = find_head (self, source, &rank);
  if (rank < 8)
    {
      speaker = resolve_indirectly (self, index, source, rank, resolution);
      if (speaker >= 0)
        return speaker;
    }
  if (head == NULL)
    {
      *resolution = "short";
      return has_word (self, source, the, 1) ? attache_speaker_find_body (self, index, source) : -1;
    }
  if (is_only_origin (head, rank, source))
    return -1;
  *resolution = rank < 4 && head->type != ATTACHE_ACTOR_PERSON ? "affiliation"
                                                               : describe (self, head);
  return head->actor;
}

static void
resolve_speaker (const AttacheSpeakerScene *self, guint index)
{
  AttacheFoundStatement *statement = attache_findings_statement (self->findings, index);
  static const char *const who[] = { "who" };
  const char *resolution = NULL;
  gint speaker = -1;
  guint rank;

  for (guint i = 0; i < statement->n_source && speaker < 0; i++)
    speaker = resolve_phrase (self, index, statement->source[i], &resolution);
  if (speaker < 0 && (statement->n_source == 0 || has_word (self, statement->source[0], who, 1)))
    {
      speaker = attache_speaker_find_relative (self, statement);
      resolution = "relative";
    }
  /* A quotation that goes on in the next paragraph has no source of its own. */
  if (speaker < 0 && statement->n_source == 0 && statement->kind == ATTACHE_STATEMENT_DIRECT)
    {
      speaker = attache_speaker_find_before (self, index, ATTACHE_SPEAKER_WANT_ANY, 0);
      resolution = "continued";
    }
  statement->speaker = speaker;
  statement->resolution = speaker >= 0 ? resolution : NULL;
  statement->via = resolve_phrase (self, index, statement->via_span, &resolution);
  if (statement->via < 0 && speaker >= 0 && g_strcmp0 (statement->resolution, "document") == 0)
    {
      const AttacheFoundMention *publisher = find_head (self, statement->source[0], &rank);

      if (publisher != NULL && publisher->actor != speaker)
        statement->via = publisher->actor;
    }
  statement->addressee = resolve_phrase (self, index, statement->addressee_span, &resolution);
}

/* Who says "I" within a quotation is its speaker. */
static void
resolve_first_person (const AttacheSpeakerScene *self, const AttacheFoundStatement *statement)
{
  if (statement->speaker < 0 || statement->kind == ATTACHE_STATEMENT_INDIRECT
      || attache_findings_actor (self->findings, statement->speaker)->type != ATTACHE_ACTOR_PERSON)
    return;
  for (guint k = 0; k < statement->n_content; k++)
    for (guint i = attache_speaker_find_mention (self, statement->content[k].start);
         i < self->findings->mentions->len; i++)
      {
        AttacheFoundMention *mention = attache_findings_mention (self->findings, i);

        if (mention->span.start >= statement->content[k].end)
          break;
        if (mention->actor < 0 && strcmp (mention->rule, "pronoun") == 0
            && mention->type == ATTACHE_ACTOR_PERSON
            && mention->span.end - mention->span.start == 1)
          mention->actor = statement->speaker;
      }
}

void
attache_resolve_speakers (const AttacheGazetteer *gazetteer, const AttacheText *text,
                          AttacheFindings *findings)
{
  AttacheSpeakerScene self = { .gazetteer = gazetteer, .text = text, .findings = findings };
  guint hint = 0;

  g_return_if_fail (gazetteer != NULL && text != NULL && findings != NULL);

  self.tokens = attache_text_get_tokens (text, &self.n_tokens);
  for (guint i = 0; i < findings->mentions->len; i++)
    {
      AttacheSpan span = attache_findings_mention (findings, i)->span;

      self.longest = MAX (self.longest, span.end - span.start);
    }
  for (guint i = 0; i < findings->statements->len; i++)
    {
      resolve_speaker (&self, i);
      attache_speaker_time_resolve (text, findings, attache_findings_statement (findings, i),
                                    &hint);
    }
  for (guint i = 0; i < findings->statements->len; i++)
    resolve_first_person (&self, attache_findings_statement (findings, i));
}

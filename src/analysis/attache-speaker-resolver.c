/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A source is read through the mentions in it, the one that heads the phrase first; where there is
 * none, through the office it names, or the statement before. Each way is written down, so that a
 * reader can be told how a speaker was found. */

#include "config.h"

#include "attache-speaker-resolver.h"

#include "attache-speaker-office.h"
#include "attache-speaker-time.h"

#include <string.h>

/* How many sentences back the speaker before is still whom "he" means. */
#define MAX_SENTENCES_BACK 3

typedef struct
{
  const AttacheGazetteer *gazetteer; /* Borrowed */
  const AttacheText *text;           /* Borrowed */
  AttacheFindings *findings;         /* Borrowed */
  const AttacheToken *tokens;        /* Borrowed */
  guint n_tokens;
  guint32 longest; /* of the mentions, in code points */
} Resolver;

/* The first mention that begins at @offset or after it. */
static guint
find_mention (const Resolver *self, guint32 offset)
{
  guint low = 0, high = self->findings->mentions->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (attache_findings_mention (self->findings, middle)->span.start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static const AttacheToken *
token_at (const Resolver *self, guint32 offset)
{
  guint i = attache_text_token_at (self->text, offset);

  return i < self->n_tokens ? &self->tokens[i] : NULL;
}

/* "Blinken" in "Blinken's office" owns the head of the phrase, and is not it. */
static gboolean
is_owner (const Resolver *self, AttacheSpan mention, AttacheSpan source)
{
  const AttacheToken *token = token_at (self, mention.end);

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
is_dependent (const Resolver *self, AttacheSpan mention, AttacheSpan source)
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

/* How well a mention heads a source; 0: not at all. */
static guint
rank_mention (const Resolver *self, const AttacheFoundMention *mention, AttacheSpan source)
{
  guint rank;

  if (mention->actor < 0 || strcmp (mention->rule, "hyphen") == 0
      || is_owner (self, mention->span, source))
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
  if (is_dependent (self, mention->span, source))
    rank = rank > 5 ? rank - 5 : 1;
  return rank;
}

static const AttacheFoundMention *
find_head (const Resolver *self, AttacheSpan source, guint *best)
{
  const AttacheFoundMention *head = NULL;
  guint32 from = source.start > self->longest ? source.start - self->longest : 0;

  *best = 0;
  for (guint i = find_mention (self, from); i < self->findings->mentions->len; i++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (self->findings, i);
      guint rank;

      if (mention->span.start >= source.end)
        break;
      if (!attache_span_overlaps (mention->span, source))
        continue;
      rank = rank_mention (self, mention, source);
      if (rank > *best)
        {
          *best = rank;
          head = mention;
        }
    }
  return head;
}

static const char *
describe (const Resolver *self, const AttacheFoundMention *mention)
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

/* Past the last token, the last sentence. */
static guint
sentence_of (const Resolver *self, guint32 offset)
{
  guint token = attache_text_token_at (self->text, offset);

  if (self->n_tokens == 0)
    return 0;
  return attache_text_sentence_of_token (self->text, MIN (token, self->n_tokens - 1));
}

static guint32
statement_start (const AttacheFoundStatement *statement)
{
  guint32 start = G_MAXUINT32;

  for (guint i = 0; i < statement->n_content; i++)
    start = MIN (start, statement->content[i].start);
  for (guint i = 0; i < statement->n_source; i++)
    start = MIN (start, statement->source[i].start);
  return start;
}

static guint32
statement_end (const AttacheFoundStatement *statement)
{
  guint32 end = 0;

  for (guint i = 0; i < statement->n_content; i++)
    end = MAX (end, statement->content[i].end);
  for (guint i = 0; i < statement->n_source; i++)
    end = MAX (end, statement->source[i].end);
  return end;
}

/* The speaker of the statement before @index, where it is near; or -1. @want is a person's, or any.
 */
static gint
find_speaker_before (const Resolver *self, guint index, gboolean person)
{
  guint32 start = statement_start (attache_findings_statement (self->findings, index));
  guint sentence = sentence_of (self, start);

  for (guint i = index, n = 0; i > 0 && n < 4; i--, n++)
    {
      const AttacheFoundStatement *before = attache_findings_statement (self->findings, i - 1);

      if (before->speaker < 0 || before->n_source == 0)
        continue;
      if (before->source[0].start >= start)
        continue;
      if (sentence_of (self, statement_end (before)) + MAX_SENTENCES_BACK < sentence)
        return -1;
      if (person
          && attache_findings_actor (self->findings, before->speaker)->type != ATTACHE_ACTOR_PERSON)
        continue;
      return before->speaker;
    }
  return -1;
}

/* A word of the source among @words. */
static gboolean
has_word (const Resolver *self, AttacheSpan source, const char *const *words, guint n_words)
{
  for (guint i = attache_text_token_at (self->text, source.start);
       i < self->n_tokens && self->tokens[i].span.start < source.end; i++)
    for (guint k = 0; k < n_words; k++)
      if (strcmp (self->tokens[i].word, words[k]) == 0)
        return TRUE;
  return FALSE;
}

static gboolean
says (const Resolver *self, const AttacheFoundMention *mention)
{
  const AttacheToken *token = token_at (self, mention->span.end);

  return token != NULL && token->span.start <= mention->span.end + 1
         && (attache_gazetteer_classify (self->gazetteer, token->word, token->word_hash)
             & ATTACHE_NAME_WORD_SAY)
                != 0;
}

/* Whose words the document holds: the person last named before it in its sentence, outside what is
 * quoted; or whoever spoke before. */
static gint
find_author (const Resolver *self, guint index, AttacheSpan document)
{
  const AttacheFoundStatement *statement = attache_findings_statement (self->findings, index);
  guint sentence = sentence_of (self, document.start);

  for (guint i = find_mention (self, document.start), n = 0; i > 0 && n < 8; i--, n++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (self->findings, i - 1);

      if (sentence_of (self, mention->span.start) != sentence)
        break;
      if (mention->actor >= 0
          && (says (self, mention) || !attache_speaker_is_in_content (statement, mention->span))
          && attache_findings_actor (self->findings, mention->actor)->type == ATTACHE_ACTOR_PERSON)
        return mention->actor;
    }
  return find_speaker_before (self, index, FALSE);
}

static gint
resolve_phrase (const Resolver *self, guint index, AttacheSpan source, const char **resolution)
{
  static const char *const pronouns[] = { "he", "she" };
  static const char *const remarks[] = { "transcript", "remarks", "readout" };
  static const char *const documents[] = { "statement", "transcript", "report",  "communique",
                                           "letter",    "document",   "readout", "release",
                                           "tweet",     "post" };
  guint rank, first = attache_text_token_at (self->text, source.start);
  const AttacheFoundMention *head = find_head (self, source, &rank);
  gboolean is_pronoun = has_word (self, source, pronouns, G_N_ELEMENTS (pronouns))
                        && source.end - source.start <= 12;
  gint speaker;

  if (attache_span_is_empty (source))
    return -1;
  if (is_pronoun)
    {
      speaker = find_speaker_before (self, index, TRUE);
      *resolution = "pronoun";
      if (speaker >= 0)
        return speaker;
    }
  if (head != NULL && rank >= 8)
    {
      *resolution = describe (self, head);
      return head->actor;
    }
  if (has_word (self, source, remarks, G_N_ELEMENTS (remarks)))
    {
      /* "a transcript of her remarks, released by the ministry" */
      *resolution = "document";
      speaker = find_author (self, index, source);
      if (speaker >= 0)
        return speaker;
    }
  *resolution = "office";
  speaker = attache_speaker_office_resolve (self->gazetteer, self->text, self->findings, first,
                                            attache_text_token_at (self->text, source.end - 1) + 1,
                                            find_mention (self, source.start));
  if (speaker >= 0)
    return speaker;
  if (has_word (self, source, documents, G_N_ELEMENTS (documents)) && rank < 6)
    {
      *resolution = "document";
      speaker = find_author (self, index, source);
      if (speaker >= 0)
        return speaker;
    }
  if (head == NULL)
    return -1;
  *resolution = rank < 4 && head->type != ATTACHE_ACTOR_PERSON ? "affiliation"
                                                               : describe (self, head);
  return head->actor;
}

/* "Lorne, who had insisted that": the mention before the "who" that is before the cue. */
static gint
find_relative (const Resolver *self, const AttacheFoundStatement *statement)
{
  guint cue, sentence;

  if (statement->n_cue == 0)
    return -1;
  cue = attache_text_token_at (self->text, statement->cue[0].start);
  sentence = sentence_of (self, statement->cue[0].start);
  for (guint i = cue, n = 0; i > 0 && n < 8; i--, n++)
    {
      guint last;

      if (strcmp (self->tokens[i - 1].word, "who") != 0)
        continue;
      if (attache_text_sentence_of_token (self->text, i - 1) != sentence)
        break;
      last = find_mention (self, self->tokens[i - 1].span.start);
      for (guint k = last; k > 0 && last - k < 3; k--)
        {
          const AttacheFoundMention *m = attache_findings_mention (self->findings, k - 1);

          if (m->actor >= 0 && m->span.end + 2 >= self->tokens[i - 1].span.start)
            return m->actor;
        }
      break;
    }
  return -1;
}

static void
resolve_speaker (const Resolver *self, guint index)
{
  AttacheFoundStatement *statement = attache_findings_statement (self->findings, index);
  const char *resolution = NULL;
  gint speaker = -1;
  guint rank;

  for (guint i = 0; i < statement->n_source && speaker < 0; i++)
    speaker = resolve_phrase (self, index, statement->source[i], &resolution);
  if (speaker < 0 && statement->n_source == 0)
    {
      speaker = find_relative (self, statement);
      resolution = "relative";
    }
  /* A quotation that goes on in the next paragraph has no source of its own. */
  if (speaker < 0 && statement->n_source == 0 && statement->kind == ATTACHE_STATEMENT_DIRECT)
    {
      speaker = find_speaker_before (self, index, FALSE);
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
resolve_first_person (const Resolver *self, const AttacheFoundStatement *statement)
{
  if (statement->speaker < 0 || statement->kind == ATTACHE_STATEMENT_INDIRECT
      || attache_findings_actor (self->findings, statement->speaker)->type != ATTACHE_ACTOR_PERSON)
    return;
  for (guint k = 0; k < statement->n_content; k++)
    for (guint i = find_mention (self, statement->content[k].start);
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
  Resolver self = { .gazetteer = gazetteer, .text = text, .findings = findings };
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

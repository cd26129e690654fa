/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom a source means that names nobody: the one who spoke before, the person before "who", the
 * body with that word in its name. Looks back a few mentions or sentences and no further, so that
 * the cost is linear. It judges no phrases. */

#include "config.h"

#include "attache-speaker-antecedent.h"

#include "attache-speaker-time.h"

#include <string.h>

/* How many sentences back the speaker before is still whom "he" means. */
#define MAX_SENTENCES_BACK 3

/* The first mention that begins at @offset or after it. */
guint
attache_speaker_find_mention (const AttacheSpeakerScene *scene, guint32 offset)
{
  guint low = 0, high = scene->findings->mentions->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (attache_findings_mention (scene->findings, middle)->span.start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const AttacheToken *
attache_speaker_token_at (const AttacheSpeakerScene *scene, guint32 offset)
{
  guint i = attache_text_token_at (scene->text, offset);

  return i < scene->n_tokens ? &scene->tokens[i] : NULL;
}

/* Past the last token, the last sentence. */
static guint
sentence_of (const AttacheSpeakerScene *scene, guint32 offset)
{
  guint token = attache_text_token_at (scene->text, offset);

  if (scene->n_tokens == 0)
    return 0;
  return attache_text_sentence_of_token (scene->text, MIN (token, scene->n_tokens - 1));
}

/* Where the first of its contents and sources begins. */
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

/* Whether the lists allow the pronoun for the actor's first name. */
static gboolean
allows (const AttacheSpeakerScene *scene, gint actor, guint pronoun)
{
  const char *name = attache_findings_actor (scene->findings, actor)->name;
  const char *space = strchr (name, ' ');
  g_autofree char *first = NULL;
  guint allowed;

  if (pronoun == 0 || space == NULL)
    return TRUE;
  first = g_utf8_strdown (name, space - name);
  allowed = attache_gazetteer_get_pronouns (scene->gazetteer, first);
  return allowed == 0 || (allowed & pronoun) != 0;
}

/* The speaker of the statement before @index, where it is near and is what is wanted; or -1. */
gint
attache_speaker_find_before (const AttacheSpeakerScene *scene, guint index, AttacheSpeakerWant want,
                             guint pronoun)
{
  guint32 start = statement_start (attache_findings_statement (scene->findings, index));
  guint sentence = sentence_of (scene, start);

  for (guint i = index, n = 0; i > 0 && n < 4; i--, n++)
    {
      const AttacheFoundStatement *before = attache_findings_statement (scene->findings, i - 1);
      gboolean person;

      /* Nor does prose go on from a headline. */
      if (before->speaker < 0 || before->n_source == 0 || before->source[0].start >= start
          || g_strcmp0 (before->rule, "headline") == 0)
        continue;
      if (sentence_of (scene, statement_end (before)) + MAX_SENTENCES_BACK < sentence)
        return -1;
      person = attache_findings_actor (scene->findings, before->speaker)->type
               == ATTACHE_ACTOR_PERSON;
      if ((want == ATTACHE_SPEAKER_WANT_PERSON && !person)
          || (want == ATTACHE_SPEAKER_WANT_BODY && person)
          || !allows (scene, before->speaker, pronoun))
        continue;
      return before->speaker;
    }
  return -1;
}

/* Whom the pronoun that is mentioned may mean: who was found for the mention, else the person met
 * last before it; or -1. */
gint
attache_speaker_find_person (const AttacheSpeakerScene *scene, guint32 offset,
                             const AttacheFoundMention *own, guint pronoun)
{
  /* A person of one word may be none. */
  if (own != NULL && own->actor >= 0 && allows (scene, own->actor, pronoun)
      && strchr (attache_findings_actor (scene->findings, own->actor)->name, ' ') != NULL)
    return own->actor;
  for (guint i = attache_speaker_find_mention (scene, offset), n = 0; i > 0 && n < 40; i--, n++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (scene->findings, i - 1);

      if (mention->actor >= 0 && strcmp (mention->rule, "pronoun") != 0
          && attache_findings_actor (scene->findings, mention->actor)->type == ATTACHE_ACTOR_PERSON
          && allows (scene, mention->actor, pronoun))
        return mention->actor;
    }
  return -1;
}

/* "the council": the body met last whose name has the word, or that spoke last. */
gint
attache_speaker_find_body (const AttacheSpeakerScene *scene, guint index, AttacheSpan source)
{
  guint last = attache_text_token_at (scene->text, source.end - 1);
  const AttacheToken *token = last < scene->n_tokens ? &scene->tokens[last] : NULL;
  gint speaker;

  /* A capital before the noun says whose it is, and that it is not one met before. */
  for (guint i = attache_text_token_at (scene->text, source.start) + 1;
       i < MIN (last, scene->n_tokens); i++)
    if ((scene->tokens[i].shape & ATTACHE_SHAPE_CAPITALISED) != 0)
      return -1;
  if (token == NULL || token->span.end != source.end || strlen (token->word) < 4
      || strcmp (token->word, "state") == 0)
    return -1;
  for (guint i = attache_speaker_find_mention (scene, source.start), n = 0; i > 0 && n < 60;
       i--, n++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (scene->findings, i - 1);
      const AttacheFoundActor *actor;
      g_autofree char *lower = NULL;

      if (mention->actor < 0)
        continue;
      actor = attache_findings_actor (scene->findings, mention->actor);
      if (actor->type != ATTACHE_ACTOR_ORGANISATION && actor->type != ATTACHE_ACTOR_GROUP)
        continue;
      lower = g_utf8_strdown (actor->name, -1);
      if (strstr (lower, token->word) != NULL)
        return mention->actor;
    }
  if ((attache_gazetteer_classify (scene->gazetteer, token->word, token->word_hash)
       & (ATTACHE_NAME_WORD_ORG_HEAD | ATTACHE_NAME_WORD_GROUP))
      == 0)
    return -1;
  speaker = attache_speaker_find_before (scene, index, ATTACHE_SPEAKER_WANT_BODY, 0);
  return speaker;
}

static gboolean
says (const AttacheSpeakerScene *scene, const AttacheFoundMention *mention)
{
  const AttacheToken *token = attache_speaker_token_at (scene, mention->span.end);

  return token != NULL && token->span.start <= mention->span.end + 1
         && (attache_gazetteer_classify (scene->gazetteer, token->word, token->word_hash)
             & ATTACHE_NAME_WORD_SAY)
                != 0;
}

/* Whose words the document holds: the person last named before it in its sentence, outside what is
 * quoted; or whoever spoke before. */
gint
attache_speaker_find_author (const AttacheSpeakerScene *scene, guint index, AttacheSpan document)
{
  const AttacheFoundStatement *statement = attache_findings_statement (scene->findings, index);
  guint sentence = sentence_of (scene, document.start);

  for (guint i = attache_speaker_find_mention (scene, document.start), n = 0; i > 0 && n < 8;
       i--, n++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (scene->findings, i - 1);

      if (sentence_of (scene, mention->span.start) != sentence)
        break;
      if (mention->actor >= 0
          && (says (scene, mention) || !attache_speaker_is_in_content (statement, mention->span))
          && attache_findings_actor (scene->findings, mention->actor)->type == ATTACHE_ACTOR_PERSON)
        return mention->actor;
    }
  return attache_speaker_find_before (scene, index, ATTACHE_SPEAKER_WANT_ANY, 0);
}

/* "Lorne, who had insisted that": the mention before the "who" that is before the cue. */
gint
attache_speaker_find_relative (const AttacheSpeakerScene *scene,
                               const AttacheFoundStatement *statement)
{
  guint cue, sentence;

  if (statement->n_cue == 0)
    return -1;
  cue = attache_text_token_at (scene->text, statement->cue[0].start);
  if (statement->n_source > 0)
    cue = attache_text_token_at (scene->text, statement->source[0].start) + 1;
  cue = MIN (cue, scene->n_tokens);
  sentence = sentence_of (scene, statement->cue[0].start);
  for (guint i = cue, n = 0; i > 0 && n < 8; i--, n++)
    {
      guint last;

      if (strcmp (scene->tokens[i - 1].word, "who") != 0)
        continue;
      if (attache_text_sentence_of_token (scene->text, i - 1) != sentence)
        break;
      last = attache_speaker_find_mention (scene, scene->tokens[i - 1].span.start);
      for (guint k = last; k > 0 && last - k < 3; k--)
        {
          const AttacheFoundMention *m = attache_findings_mention (scene->findings, k - 1);

          if (m->actor >= 0 && m->span.end + 2 >= scene->tokens[i - 1].span.start)
            return m->actor;
        }
      break;
    }
  return -1;
}

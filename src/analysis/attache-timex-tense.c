/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tense from the nearest telling word: helpers ("will", "was"), words of plan ("scheduled", "due"),
 * past forms by their ending or from a short list of strong verbs. */

#include "config.h"

#include "attache-timex-tense.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_BEFORE 14
#define WORDS_AFTER 8

typedef struct
{
  char word[12];
  guint8 tense;
} Telling;

#define P(w)                                                                                       \
  {                                                                                                \
    w, ATTACHE_TENSE_PAST                                                                          \
  }
#define F(w)                                                                                       \
  {                                                                                                \
    w, ATTACHE_TENSE_FUTURE                                                                        \
  }

/* clang-format off */
/* Sorted by word. Future words win over past ones near them: "was scheduled for", "said it will". */
static const Telling tellings[] = {
  P ("became"), P ("began"), P ("bought"), P ("broke"), P ("brought"), P ("built"), P ("came"),
  P ("did"), P ("drew"), F ("due"), F ("effective"), F ("expected"), F ("expects"), P ("fell"), P ("felt"), P ("flew"),
  P ("fought"), P ("found"), P ("gave"), P ("got"), P ("grew"), P ("had"), P ("held"), P ("kept"),
  P ("knew"), P ("led"), P ("left"), P ("lost"), P ("made"), P ("met"), F ("must"), P ("paid"),
  F ("payable"), F ("plans"), P ("ran"), P ("rose"), P ("said"), P ("sat"),
  P ("saw"), F ("scheduled"), F ("seeks"), P ("sent"), P ("set"), F ("shall"), F ("should"),
  P ("shot"), P ("sold"), P ("spent"), P ("spoke"), P ("stood"), P ("struck"), P ("thought"),
  P ("threw"), P ("told"), P ("took"), P ("was"), P ("went"), P ("were"), F ("will"), P ("won"), F ("would"),
  P ("wrote"),
};
/* clang-format on */

static int
compare (const void *word, const void *telling)
{
  return strcmp (word, ((const Telling *) telling)->word);
}

/* What "to" follows where the verb after it is still to come. */
static gboolean
is_intent (const char *word)
{
  static const char *const intents[] = { "agreed", "are",       "expected", "expects",
                                         "hopes",  "is",        "planned",  "planning",
                                         "plans",  "scheduled", "set",      "wants" };

  for (guint i = 0; i < G_N_ELEMENTS (intents); i++)
    if (strcmp (word, intents[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The word before a telling one may turn it: "could be seen" and "had been due" are over, "is to
 * resume" and "planned to resume" are ahead. */
static AttacheTense
turned (AttacheTense tense, const AttacheToken *token, const AttacheToken *before)
{
  if (before == NULL)
    return tense;
  if (strcmp (token->word, "be") == 0 && strcmp (before->word, "could") == 0)
    return ATTACHE_TENSE_PAST;
  if (tense == ATTACHE_TENSE_PAST && strcmp (before->word, "be") == 0)
    return ATTACHE_TENSE_UNKNOWN;
  if (tense == ATTACHE_TENSE_FUTURE && strcmp (before->word, "been") == 0)
    return ATTACHE_TENSE_PAST;
  if (strcmp (token->word, "to") == 0 && is_intent (before->word))
    return ATTACHE_TENSE_FUTURE;
  return tense;
}

/* "announced", "killed"; not "need" and not names. */
static gboolean
has_past_ending (const AttacheToken *token)
{
  gsize n = token->byte_end - token->byte_start;

  return n > 4 && !(token->shape & ATTACHE_SHAPE_CAPITALISED) && token->word[n - 2] == 'e'
         && token->word[n - 1] == 'd' && token->word[n - 3] != 'e';
}

static AttacheTense
tense_of (const AttacheToken *token)
{
  const Telling *telling;

  if (token->kind != ATTACHE_TOKEN_WORD || (guchar) *token->word >= 0x80)
    return ATTACHE_TENSE_UNKNOWN;
  if (strcmp (token->word, "'ll") == 0 || strcmp (token->word, "going") == 0)
    return ATTACHE_TENSE_FUTURE;
  if (strcmp (token->word, "be") == 0)
    return ATTACHE_TENSE_FUTURE;
  telling = bsearch (token->word, tellings, G_N_ELEMENTS (tellings), sizeof *tellings, compare);
  if (telling != NULL)
    return telling->tense;
  return has_past_ending (token) ? ATTACHE_TENSE_PAST : ATTACHE_TENSE_UNKNOWN;
}

/* "until Friday", "as soon as Tuesday": limits lie ahead. */
static gboolean
is_limit (const AttacheToken *tokens, guint first, guint token)
{
  const char *before = token > first ? tokens[token - 1].word : "";

  if (strcmp (before, "until") == 0)
    return TRUE;
  return strcmp (before, "as") == 0 && token > first + 1
         && (strcmp (tokens[token - 2].word, "soon") == 0
             || strcmp (tokens[token - 2].word, "early") == 0);
}

AttacheTense
attache_tense_at (const AttacheText *text, guint token, guint end_token)
{
  guint n_tokens, n_sentences, first, end, stop;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);
  const AttacheSegment *sentences = attache_text_get_sentences (text, &n_sentences);
  AttacheTense tense = ATTACHE_TENSE_UNKNOWN;

  g_return_val_if_fail (token < n_tokens, ATTACHE_TENSE_UNKNOWN);

  first = sentences[attache_text_sentence_of_token (text, token)].first_token;
  end = sentences[attache_text_sentence_of_token (text, token)].end_token;
  stop = token > first + WORDS_BEFORE ? token - WORDS_BEFORE : first;
  if (is_limit (tokens, first, token))
    return ATTACHE_TENSE_FUTURE;
  /* "to be published", "will be paid": the helper before a past form decides. */
  for (guint i = token; i > stop && tense == ATTACHE_TENSE_UNKNOWN; i--)
    {
      const AttacheToken *before = i > stop + 1 ? &tokens[i - 2] : NULL;

      tense = turned (tense_of (&tokens[i - 1]), &tokens[i - 1], before);
    }
  stop = MIN (end, end_token + WORDS_AFTER);
  for (guint i = end_token; i < stop && tense == ATTACHE_TENSE_UNKNOWN; i++)
    tense = tense_of (&tokens[i]);
  return tense;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes units of tokens. A quotation of some length becomes one unit, so that what is said in it
 * neither confuses the tagger nor costs it time; a short one stays words, for it is as often a
 * scare quote or a title. */

#include "config.h"

#include "attache-statement-units.h"

#include <string.h>

#include "attache-quotation.h"

#define SHORTEST_UNIT 3 /* words in a quotation that becomes one unit */

typedef struct
{
  AttacheUnits *units;
  const AttacheTaggerLexicon *lexicon;
  guint n_tokens;
  guint next_quotation;
  guint short_until; /* token where a short quotation ends */
  guint bracket_until;
  GArray *sentences;
} Builder;

static guint8
class_of_mark (const AttacheToken *token)
{
  switch (*token->word)
    {
    case ',':
      return ATTACHE_UNIT_CLASS_COMMA;
    case '.':
      return ATTACHE_UNIT_CLASS_PERIOD;
    case '!':
    case '?':
      return ATTACHE_UNIT_CLASS_QUESTION;
    case ':':
      return ATTACHE_UNIT_CLASS_COLON;
    case ';':
      return ATTACHE_UNIT_CLASS_SEMICOLON;
    case '-':
      return ATTACHE_UNIT_CLASS_DASH;
    case '(':
    case '[':
      return ATTACHE_UNIT_CLASS_OPEN_BRACKET;
    case ')':
    case ']':
      return ATTACHE_UNIT_CLASS_CLOSE_BRACKET;
    default:
      if (strcmp (token->word, "–") == 0 || strcmp (token->word, "—") == 0
          || strcmp (token->word, "―") == 0)
        return ATTACHE_UNIT_CLASS_DASH;
      return strcmp (token->word, "…") == 0 ? ATTACHE_UNIT_CLASS_PERIOD : ATTACHE_UNIT_CLASS_SYMBOL;
    }
}

static inline gboolean
ends_with (const char *word, gsize length, const char *suffix, gsize n)
{
  return length > n + 2 && word[length - 1] == suffix[n - 1]
         && memcmp (word + length - n, suffix, n) == 0;
}

#define ENDS_WITH(word, length, suffix) ends_with (word, length, suffix, sizeof suffix - 1)

typedef struct
{
  char text[8];
  guint length;
} Ending;

static guint8
class_of_ending (const char *word, gsize length)
{
  static const Ending nouns[] = { { "tion", 4 }, { "sion", 4 }, { "ment", 4 }, { "ness", 4 },
                                  { "ity", 3 },  { "ship", 4 }, { "ism", 3 },  { "ance", 4 },
                                  { "ence", 4 }, { "er", 2 },   { "or", 2 },   { "ist", 3 } };
  static const Ending adjectives[] = { { "ous", 3 },  { "ful", 3 }, { "ive", 3 }, { "able", 4 },
                                       { "ible", 4 }, { "al", 2 },  { "ic", 2 },  { "ary", 3 },
                                       { "less", 4 }, { "ish", 3 } };

  if (ENDS_WITH (word, length, "ed"))
    return ATTACHE_UNIT_CLASS_ED;
  if (ENDS_WITH (word, length, "ing"))
    return ATTACHE_UNIT_CLASS_ING;
  if (ENDS_WITH (word, length, "ly"))
    return ATTACHE_UNIT_CLASS_LY;
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (ends_with (word, length, nouns[i].text, nouns[i].length))
      return ATTACHE_UNIT_CLASS_NOUN_LIKE;
  for (guint i = 0; i < G_N_ELEMENTS (adjectives); i++)
    if (ends_with (word, length, adjectives[i].text, adjectives[i].length))
      return ATTACHE_UNIT_CLASS_ADJECTIVE_LIKE;
  if (ENDS_WITH (word, length, "s") && !ENDS_WITH (word, length, "ss"))
    return ATTACHE_UNIT_CLASS_S;
  return ATTACHE_UNIT_CLASS_WORD;
}

static void
classify_word (Builder *self, const AttacheToken *token, AttacheUnit *unit)
{
  const AttacheLexiconEntry *entry = attache_tagger_lexicon_find (self->lexicon, token->word_hash);
  gsize length = strlen (token->word);

  if (entry != NULL)
    {
      unit->cue_level = entry->cue_level;
      unit->senses = entry->senses;
    }
  if (entry != NULL && entry->class != ATTACHE_UNIT_CLASS_NONE)
    unit->class = entry->class;
  else if (token->shape & ATTACHE_SHAPE_POSSESSIVE)
    unit->class = ATTACHE_UNIT_CLASS_CLITIC;
  else if (token->shape & ATTACHE_SHAPE_ALL_CAPS)
    unit->class = ATTACHE_UNIT_CLASS_ALL_CAPS;
  else if ((token->shape & ATTACHE_SHAPE_CAPITALISED)
           && !(token->shape & ATTACHE_SHAPE_SENTENCE_START))
    unit->class = ATTACHE_UNIT_CLASS_CAPITALISED;
  else if ((token->shape & ATTACHE_SHAPE_CAPITALISED) && !unit->cue_level
           && class_of_ending (token->word, length) == ATTACHE_UNIT_CLASS_WORD)
    unit->class = ATTACHE_UNIT_CLASS_CAPITALISED;
  else
    unit->class = class_of_ending (token->word, length);
  if (length > 3)
    {
      const guint8 *tail = (const guint8 *) token->word + length - 3;

      unit->suffix = (guint32) tail[0] << 16 | (guint32) tail[1] << 8 | tail[2];
    }
}

static void
add_token (Builder *self, guint at)
{
  const AttacheToken *token = &self->units->tokens[at];
  AttacheUnit unit = { .first_token = at, .end_token = at + 1, .word = token->word_hash };

  switch ((AttacheTokenKind) token->kind)
    {
    case ATTACHE_TOKEN_WORD:
      classify_word (self, token, &unit);
      break;
    case ATTACHE_TOKEN_NUMBER:
      unit.class = ATTACHE_UNIT_CLASS_NUMBER;
      break;
    case ATTACHE_TOKEN_QUOTE:
      unit.class = token->shape & ATTACHE_SHAPE_POSSESSIVE ? ATTACHE_UNIT_CLASS_CLITIC
                                                           : ATTACHE_UNIT_CLASS_QUOTE_MARK;
      break;
    case ATTACHE_TOKEN_PUNCTUATION:
      unit.class = class_of_mark (token);
      if (unit.class == ATTACHE_UNIT_CLASS_DASH)
        unit.word = 0x2d000000u;
      break;
    case ATTACHE_TOKEN_SYMBOL:
    default:
      unit.class = ATTACHE_UNIT_CLASS_SYMBOL;
      break;
    }
  if (token->shape & ATTACHE_SHAPE_CAPITALISED)
    unit.flags |= ATTACHE_UNIT_CAPITALISED;
  if (at < self->short_until)
    unit.flags |= ATTACHE_UNIT_SHORT_QUOTED;
  if (unit.class == ATTACHE_UNIT_CLASS_OPEN_BRACKET)
    self->bracket_until = at + 40;
  if (at < self->bracket_until)
    unit.flags |= ATTACHE_UNIT_BRACKETED;
  if (unit.class == ATTACHE_UNIT_CLASS_CLOSE_BRACKET)
    self->bracket_until = 0;
  self->units->units[self->units->n_units++] = unit;
}

/* What ends the quotation, for the marks after it are inside it in American usage. */
static guint32
quotation_word (const Builder *self, const AttacheQuotation *quotation)
{
  guint last = quotation->end_token - quotation->n_close;
  guint32 ending = last > quotation->first_token ? class_of_mark (&self->units->tokens[last - 1])
                                                 : 0;
  guint32 beginning = self->units->tokens[quotation->first_token + quotation->n_open].shape
                      & ATTACHE_SHAPE_CAPITALISED;

  return 0x51000000u | ending << 8 | (beginning ? 1 : 0) | (quotation->n_close == 0 ? 2 : 0);
}

static void
add_quotation (Builder *self, const AttacheQuotation *quotation)
{
  AttacheUnit unit = {
    .first_token = quotation->first_token,
    .end_token = quotation->end_token,
    .word = quotation_word (self, quotation),
    .flags = ATTACHE_UNIT_QUOTATION,
    .class = ATTACHE_UNIT_CLASS_QUOTATION,
  };

  if (quotation->n_close == 0)
    unit.flags |= ATTACHE_UNIT_UNCLOSED;
  self->units->units[self->units->n_units++] = unit;
}

static guint
count_words (const Builder *self, const AttacheQuotation *quotation)
{
  guint n = 0;

  for (guint i = quotation->first_token; i < quotation->end_token && n < SHORTEST_UNIT; i++)
    n += self->units->tokens[i].kind == ATTACHE_TOKEN_WORD;
  return n;
}

static void
build_units (Builder *self)
{
  GArray *quotations = self->units->quotations;

  for (guint at = 0; at < self->n_tokens;)
    {
      const AttacheQuotation *quotation = NULL;

      while (self->next_quotation < quotations->len
             && g_array_index (quotations, AttacheQuotation, self->next_quotation).first_token < at)
        self->next_quotation++;
      if (self->next_quotation < quotations->len)
        quotation = &g_array_index (quotations, AttacheQuotation, self->next_quotation);
      if (quotation == NULL || quotation->first_token != at)
        {
          add_token (self, at++);
          continue;
        }
      if (count_words (self, quotation) >= SHORTEST_UNIT)
        {
          add_quotation (self, quotation);
          at = quotation->end_token;
          continue;
        }
      self->short_until = quotation->end_token;
      add_token (self, at++);
    }
}

static gboolean
begins_sentence (const Builder *self, const AttacheUnit *unit, const AttacheUnit *before)
{
  const AttacheText *text = self->units->text;

  if (!(self->units->tokens[unit->first_token].shape & ATTACHE_SHAPE_SENTENCE_START))
    return FALSE;
  return attache_text_sentence_of_token (text, unit->first_token)
         != attache_text_sentence_of_token (text, before->end_token - 1);
}

static void
build_sentences (Builder *self)
{
  AttacheUnit *units = self->units->units;
  guint n_units = self->units->n_units, n_segments, paragraph = 0;
  const AttacheSegment *paragraphs = attache_text_get_paragraphs (self->units->text, &n_segments);

  for (guint i = 0; i < n_units; i++)
    {
      AttacheUnitSentence *last;

      if (i == 0 || begins_sentence (self, &units[i], &units[i - 1]))
        {
          AttacheUnitSentence sentence = { .first_unit = i };

          while (paragraphs[paragraph].end_token <= units[i].first_token)
            paragraph++;
          sentence.paragraph = paragraph;
          units[i].flags |= ATTACHE_UNIT_FIRST;
          if (i > 0)
            units[i - 1].flags |= ATTACHE_UNIT_LAST;
          g_array_append_val (self->sentences, sentence);
        }
      last = &g_array_index (self->sentences, AttacheUnitSentence, self->sentences->len - 1);
      last->end_unit = i + 1;
      units[i].sentence = self->sentences->len - 1;
    }
  if (n_units > 0)
    units[n_units - 1].flags |= ATTACHE_UNIT_LAST;
}

AttacheUnits *
attache_units_new (const AttacheText *text, const AttacheTaggerLexicon *lexicon)
{
  Builder builder = { .lexicon = lexicon };
  AttacheUnits *self = g_new0 (AttacheUnits, 1);

  self->text = text;
  self->tokens = attache_text_get_tokens (text, &builder.n_tokens);
  self->quotations = attache_find_quotations (text);
  builder.units = self;
  self->units = g_new (AttacheUnit, builder.n_tokens + 1); /* a unit has a token or more */
  builder.sentences = g_array_new (FALSE, FALSE, sizeof (AttacheUnitSentence));
  build_units (&builder);
  build_sentences (&builder);
  self->n_sentences = builder.sentences->len;
  self->sentences = (AttacheUnitSentence *) (void *) g_array_free (builder.sentences, FALSE);
  return self;
}

void
attache_units_free (AttacheUnits *units)
{
  g_array_unref (units->quotations);
  g_free (units->units);
  g_free (units->sentences);
  g_free (units);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers in digits and words, with what bounds them before and those counted behind. Words add up
 * as in "two hundred and six": a hundred multiplies what stands before it. */

#include "config.h"

#include "attache-figure-quantity.h"

#include <string.h>

#define MAX_COUNT G_GINT64_CONSTANT (1000000000000)

typedef struct
{
  guint first; /* slots [first, end) */
  guint end;
  gint64 value;
  gboolean is_rough; /* dozens */
  gboolean is_word;
} Number;

/* "6,700", "40"; FALSE for 3.5, 9:50, 1990s. */
static gboolean
read_digits (const char *word, gint64 *value)
{
  gint64 total = 0;

  for (; *word != '\0'; word++)
    {
      if (*word == ',')
        continue;
      if (!g_ascii_isdigit (*word) || total > MAX_COUNT)
        return FALSE;
      total = 10 * total + (*word - '0');
    }
  *value = total;
  return TRUE;
}

static gboolean
slot_number (const AttacheEventSentence *sentence, guint i, gint64 *value)
{
  const AttacheEventWord *word = sentence->slots[i].word;

  if (sentence->tokens[i].kind == ATTACHE_TOKEN_NUMBER)
    return read_digits (sentence->tokens[i].word, value);
  if (word == NULL || word->number == ATTACHE_NO_NUMBER
      || sentence->slots[i].tag == ATTACHE_TAG_NAME)
    return FALSE;
  *value = word->number;
  return TRUE;
}

/* "a" and "an" count only before a word that multiplies. */
static gboolean
is_article (const AttacheToken *token)
{
  return strcmp (token->word, "a") == 0 || strcmp (token->word, "an") == 0;
}

static gboolean
add_number (Number *number, gint64 value)
{
  if (value < 0)
    {
      number->is_rough = TRUE;
      number->value = MAX (number->value, 1) * -value;
    }
  else if (value == 12 && number->value > 0 && number->value < 12)
    number->value *= 12;
  else if (value >= 100 && value % 100 == 0 && number->is_word && number->value > 0
           && number->value < value)
    number->value *= value;
  else if (value >= 1000 && value % 1000 == 0 && number->value > 0)
    number->value *= value;
  else
    number->value += value;
  return number->value <= MAX_COUNT;
}

static gboolean
read_number (const AttacheEventSentence *sentence, guint first, guint end, Number *number)
{
  gint64 value;

  *number = (Number){ .first = first, .end = first };
  for (guint i = first; i < end; i++)
    {
      if (is_article (&sentence->tokens[i]) && i + 1 < end && slot_number (sentence, i + 1, &value))
        continue;
      if (!slot_number (sentence, i, &value))
        break;
      number->is_word = sentence->tokens[i].kind == ATTACHE_TOKEN_WORD;
      if (!add_number (number, value))
        return FALSE;
      number->end = i + 1;
    }
  return number->end > number->first;
}

/* The first number of the phrase, articles and the like before it. */
static gboolean
find_number (const AttacheEventSentence *sentence, const AttacheNounPhrase *phrase, Number *number)
{
  for (guint i = phrase->first; i < phrase->end; i++)
    {
      gint64 value;

      if (sentence->slots[i].tag == ATTACHE_TAG_NAME
          || sentence->slots[i].tag == ATTACHE_TAG_GENITIVE)
        return FALSE;
      if (slot_number (sentence, i, &value) && !is_article (&sentence->tokens[i]))
        {
          guint first = i > phrase->first && is_article (&sentence->tokens[i - 1]) ? i - 1 : i;

          return read_number (sentence, first, phrase->end, number);
        }
    }
  return FALSE;
}

/* The bound whose phrase ends right before @first; @start is where it begins. */
static guint
find_bound (const AttacheEventSentence *sentence, guint first, guint *start)
{
  for (guint back = 4; back > 0; back--)
    {
      const AttacheEventWord *word = first >= back ? sentence->slots[first - back].word : NULL;
      const AttacheEventSense *sense;
      guint end;

      if (word == NULL || word->bounds.first == word->bounds.end)
        continue;
      if (attache_event_sentence_match (sentence, word->bounds, first - back, 0, &sense, 1, &end)
              > 0
          && end == first)
        {
          *start = first - back;
          return sense->class;
        }
    }
  *start = first;
  return ATTACHE_CLASS_NONE;
}

static gboolean
is_plural (const AttacheToken *token)
{
  return (g_str_has_suffix (token->word, "s") && !g_str_has_suffix (token->word, "ss"))
         || g_str_has_suffix (token->word, "men") || g_str_has_suffix (token->word, "people")
         || strcmp (token->word, "children") == 0 || strcmp (token->word, "police") == 0;
}

static gboolean
is_person (const AttacheEventSurroundings *surroundings, AttacheSpan span)
{
  const GArray *mentions = surroundings->findings->mentions;

  for (guint i = surroundings->first_mention; i < mentions->len; i++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (surroundings->findings, i);

      if (mention->span.start >= span.end)
        break;
      if (attache_span_overlaps (mention->span, span) && mention->type == ATTACHE_ACTOR_PERSON)
        return TRUE;
    }
  return FALSE;
}

/* "a corporal", "Corporal Otto Brandt", "the minister": one, without a number. */
static gboolean
is_single (const AttacheEventSentence *sentence, const AttacheEventSurroundings *surroundings,
           const AttacheNounPhrase *phrase)
{
  const AttacheToken *last = &sentence->tokens[phrase->end - 1];
  guint titles = 0;

  if (phrase->is_pronoun || !phrase->is_actor || phrase->actor_end != phrase->end)
    return FALSE;
  if (sentence->slots[phrase->end - 1].tag == ATTACHE_TAG_NAME)
    {
      for (guint i = phrase->first; i < phrase->end; i++)
        titles += sentence->slots[i].word != NULL
                  && (sentence->slots[i].word->classes & ATTACHE_WORD_TITLE) != 0;
      return titles > 0
             || is_person (surroundings,
                           attache_event_sentence_span (sentence, phrase->first, phrase->end));
    }
  return sentence->slots[phrase->first].tag == ATTACHE_TAG_DETERMINER && !is_plural (last)
         && phrase->noun != NULL && phrase->noun->class != ATTACHE_CLASS_FORCE;
}

/* "100" of "between 100 and 200 people". */
static gboolean
read_range (const AttacheEventSentence *sentence, guint phrase, const Number *upper,
            AttacheQuantity *quantity)
{
  const AttacheNounPhrase *lower = phrase > 0 ? &sentence->phrases[phrase - 1] : NULL;
  const char *joint;
  Number number;

  if (lower == NULL || lower->end + 1u != upper->first || !find_number (sentence, lower, &number)
      || number.end != lower->end || number.value >= upper->value)
    return FALSE;
  joint = sentence->tokens[lower->end].word;
  if (strcmp (joint, "to") != 0 && strcmp (joint, "or") != 0
      && !(strcmp (joint, "and") == 0 && lower->preposition >= 0
           && strcmp (sentence->tokens[lower->preposition].word, "between") == 0))
    return FALSE;
  quantity->least = number.value;
  quantity->most = upper->value;
  quantity->span = attache_event_sentence_span (
      sentence, lower->preposition >= 0 ? (guint) lower->preposition : number.first, upper->end);
  return TRUE;
}

/* The "two hundred" of "two hundred and six people" is added to the six. */
static gboolean
add_hundreds (const AttacheEventSentence *sentence, guint phrase, Number *units)
{
  const AttacheNounPhrase *before = phrase > 0 ? &sentence->phrases[phrase - 1] : NULL;
  Number number;

  if (before == NULL || before->end + 1u != units->first || !units->is_word || units->value >= 100
      || strcmp (sentence->tokens[before->end].word, "and") != 0
      || !find_number (sentence, before, &number) || number.end != before->end || !number.is_word
      || number.value < 100 || number.value % 100 != 0)
    return FALSE;
  units->first = number.first;
  units->value += number.value;
  return TRUE;
}

/* "100" of "between 100 and 200 people" is told with the 200. */
static gboolean
is_lower_end (const AttacheEventSentence *sentence, guint phrase)
{
  AttacheQuantity ignored;
  Number upper;

  return phrase + 1 < sentence->n_phrases
         && find_number (sentence, &sentence->phrases[phrase + 1], &upper)
         && (add_hundreds (sentence, phrase + 1, &upper)
             || read_range (sentence, phrase + 1, &upper, &ignored));
}

static void
set_bounds (AttacheQuantity *quantity, const Number *number, guint bound)
{
  quantity->least = bound == ATTACHE_CLASS_MOST ? -1 : number->value;
  quantity->most = bound == ATTACHE_CLASS_LEAST || number->is_rough ? -1 : number->value;
}

/* Those counted: the rest of the phrase, or what "of" hangs on it (dozens of villagers). */
static void
read_whom (const AttacheEventSentence *sentence, guint phrase, const Number *number,
           AttacheQuantity *quantity)
{
  const AttacheNounPhrase *counted = &sentence->phrases[phrase];
  const AttacheEventWord *last = sentence->slots[counted->end - 1].word;
  guint end = counted->end;

  if (last != NULL && last->effects.end > last->effects.first)
    end--;
  if (number->end < end)
    quantity->whom = attache_event_sentence_span (sentence, number->end, end);
  else if (counted->end + 1u < sentence->n_slots
           && strcmp (sentence->tokens[counted->end].word, "of") == 0
           && sentence->slots[counted->end + 1].phrase == (gint) phrase + 1)
    quantity->whom = attache_event_sentence_span (sentence, counted->end + 1,
                                                  sentence->phrases[phrase + 1].end);
}

gboolean
attache_figure_read_quantity (const AttacheEventSentence *sentence,
                              const AttacheEventSurroundings *surroundings, guint phrase,
                              AttacheQuantity *quantity)
{
  const AttacheNounPhrase *counted = &sentence->phrases[phrase];
  Number number;
  guint first;
  guint bound;

  g_return_val_if_fail (phrase < sentence->n_phrases, FALSE);

  *quantity = (AttacheQuantity){ .least = -1, .most = -1 };
  if (is_lower_end (sentence, phrase))
    return FALSE;
  if (find_number (sentence, counted, &number))
    {
      add_hundreds (sentence, phrase, &number);
      bound = find_bound (sentence, number.first, &first);
      quantity->span = attache_event_sentence_span (sentence, first, number.end);
      if (!read_range (sentence, phrase, &number, quantity))
        set_bounds (quantity, &number, bound);
      read_whom (sentence, phrase, &number, quantity);
      return TRUE;
    }
  if (!is_single (sentence, surroundings, counted))
    return FALSE;
  quantity->least = 1;
  quantity->most = 1;
  quantity->span = attache_event_sentence_span (sentence, counted->first, counted->end);
  quantity->whom = attache_event_sentence_span (sentence, counted->actor_first, counted->actor_end);
  return TRUE;
}

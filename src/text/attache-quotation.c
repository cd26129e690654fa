/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pairs quotation marks, a paragraph at a time. Curly marks tell their direction; straight ones
 * by the white space beside them and by what is open. An apostrophe at a word's edge closes only
 * what a single mark opened. The stack of open marks is shallow, so that a megabyte of marks
 * costs no more than a megabyte of words. */

#include "config.h"

#include "attache-quotation.h"

#include <string.h>

#define MOST_OPEN 8

typedef enum
{
  FAMILY_DOUBLE,   /* “ ” „ ‟ */
  FAMILY_STRAIGHT, /* " ＂ and '' */
  FAMILY_SINGLE,  /* ' ‘ ’ ‚ ‛ */
  FAMILY_ANGULAR, /* « » ‹ › */
  FAMILY_CORNER,  /* 「 」 */
} Family;

typedef enum
{
  WAY_OPENS,
  WAY_CLOSES,
  WAY_EITHER,
  WAY_NONE, /* an apostrophe */
} Way;

typedef struct
{
  Family family;
  Way way;
  guint n_tokens;
} Mark;

typedef struct
{
  const AttacheToken *tokens;
  guint n_tokens;
  const char *utf8;
  GArray *quotations;
  const AttacheSegment *paragraph;
  struct
  {
    guint quotation;
    Family family;
  } open[MOST_OPEN];
  guint n_open;
} Pairing;

static gunichar
mark_character (const Pairing *self, guint token)
{
  return g_utf8_get_char (self->utf8 + self->tokens[token].byte_start);
}

static gboolean
space_before (const Pairing *self, guint token)
{
  return token == self->paragraph->first_token
         || (self->tokens[token].shape & ATTACHE_SHAPE_SPACE_BEFORE) != 0;
}

/* Where an opening mark may stand: after a blank, a bracket, a dash or another opening mark. */
static gboolean
free_before (const Pairing *self, guint token)
{
  const AttacheToken *before;

  if (space_before (self, token))
    return TRUE;
  before = &self->tokens[token - 1];
  if (before->kind == ATTACHE_TOKEN_QUOTE)
    return self->n_open > 0
           && g_array_index (self->quotations, AttacheQuotation,
                             self->open[self->n_open - 1].quotation)
                      .first_token
                  >= token - 2;
  return *before->word == '(' || *before->word == '[' || *before->word == '-'
         || strcmp (before->word, "—") == 0 || strcmp (before->word, "–") == 0;
}

static gboolean
free_after (const Pairing *self, guint end)
{
  return end >= self->paragraph->end_token
         || (self->tokens[end].shape & ATTACHE_SHAPE_SPACE_BEFORE);
}

static Way
way_of_straight (const Pairing *self, guint token, guint n)
{
  gboolean before = free_before (self, token), after = free_after (self, token + n);

  if (before && !after)
    return WAY_OPENS;
  if (after && !before)
    return WAY_CLOSES;
  return WAY_EITHER;
}

/* ’90s, ’em: words that are written with an apostrophe before them. */
static gboolean
is_elided (const Pairing *self, guint token)
{
  static const char *const words[] = { "em", "til", "tis", "twas", "cause", "n", "bout", "round" };

  if (token >= self->paragraph->end_token)
    return FALSE;
  if (self->tokens[token].shape & ATTACHE_SHAPE_DIGIT)
    return g_str_has_suffix (self->tokens[token].word, "s");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], self->tokens[token].word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_open (const Pairing *self, Family family)
{
  for (guint i = 0; i < self->n_open; i++)
    if (self->open[i].family == family)
      return TRUE;
  return FALSE;
}

static Way
way_of_single (const Pairing *self, guint token, gunichar character)
{
  gboolean before = free_before (self, token), after = free_after (self, token + 1);

  if (self->tokens[token].shape & ATTACHE_SHAPE_POSSESSIVE)
    return WAY_NONE;
  if (character == 0x2018 || character == 0x201A)
    return before || !after ? WAY_OPENS : WAY_NONE;
  if (before && is_elided (self, token + 1))
    return WAY_NONE;
  if (!before)
    return has_open (self, FAMILY_SINGLE) ? WAY_CLOSES : WAY_NONE;
  return character == '\'' && !after ? WAY_OPENS : WAY_NONE;
}

static gboolean
is_same_mark (const Pairing *self, guint token, gunichar character)
{
  return token < self->paragraph->end_token && self->tokens[token].kind == ATTACHE_TOKEN_QUOTE
         && !(self->tokens[token].shape & ATTACHE_SHAPE_SPACE_BEFORE)
         && mark_character (self, token) == character;
}

static Mark
read_mark (const Pairing *self, guint token)
{
  gunichar character = mark_character (self, token);

  switch (character)
    {
    case '\'':
    case '`':
    case 0x2019:
      if (is_same_mark (self, token + 1, character)
          && (character != 0x2019 || !has_open (self, FAMILY_SINGLE)))
        return (Mark){ FAMILY_STRAIGHT, way_of_straight (self, token, 2), 2 };
      if (character == '`')
        return (Mark){ FAMILY_SINGLE, WAY_NONE, 1 };
      return (Mark){ FAMILY_SINGLE, way_of_single (self, token, character), 1 };
    case 0x2018:
    case 0x201A:
    case 0x201B:
      return (Mark){ FAMILY_SINGLE, way_of_single (self, token, character), 1 };
    case 0x201C:
      return (Mark){ FAMILY_DOUBLE,
                     free_before (self, token) || !has_open (self, FAMILY_DOUBLE) ? WAY_OPENS
                                                                                  : WAY_CLOSES,
                     1 };
    case 0x201D:
      return (Mark){ FAMILY_DOUBLE,
                     !free_after (self, token + 1) && space_before (self, token)
                             && !has_open (self, FAMILY_DOUBLE)
                         ? WAY_OPENS
                         : WAY_CLOSES,
                     1 };
    case 0x201E:
    case 0x201F:
      return (Mark){ FAMILY_DOUBLE, WAY_OPENS, 1 };
    case 0x00AB:
    case 0x2039:
      return (Mark){ FAMILY_ANGULAR,
                     has_open (self, FAMILY_ANGULAR) && !free_before (self, token) ? WAY_CLOSES
                                                                                   : WAY_OPENS,
                     1 };
    case 0x00BB:
    case 0x203A:
      return (Mark){ FAMILY_ANGULAR, has_open (self, FAMILY_ANGULAR) ? WAY_CLOSES : WAY_OPENS, 1 };
    case 0x300C:
      return (Mark){ FAMILY_CORNER, WAY_OPENS, 1 };
    case 0x300D:
      return (Mark){ FAMILY_CORNER, WAY_CLOSES, 1 };
    case '"':
    case 0xFF02:
      return (Mark){ FAMILY_STRAIGHT, way_of_straight (self, token, 1), 1 };
    default:
      return (Mark){ FAMILY_DOUBLE, WAY_NONE, 1 };
    }
}

static void
push (Pairing *self, guint token, Mark mark)
{
  AttacheQuotation quotation = {
    .span = self->tokens[token].span,
    .first_token = token,
    .end_token = 0,
    .n_open = mark.n_tokens,
    .inside = -1,
    .is_single = mark.family == FAMILY_SINGLE,
  };

  if (self->n_open == MOST_OPEN)
    return;
  self->open[self->n_open].quotation = self->quotations->len;
  self->open[self->n_open].family = mark.family;
  self->n_open++;
  g_array_append_val (self->quotations, quotation);
}

static void
close_at (Pairing *self, guint level, guint end_token, guint n_close)
{
  AttacheQuotation *quotation = &g_array_index (self->quotations, AttacheQuotation,
                                                self->open[level].quotation);

  quotation->end_token = end_token;
  quotation->span.end = self->tokens[end_token - 1].span.end;
  quotation->n_close = n_close;
  self->n_open = level;
}

/* Closes the innermost open quotation of the mark's family; what was opened inside it and not
 * closed was no quotation. */
static gboolean
pop_family (Pairing *self, guint token, Mark mark)
{
  for (guint level = self->n_open; level > 0; level--)
    if (self->open[level - 1].family == mark.family)
      {
        const AttacheQuotation *open = &g_array_index (self->quotations, AttacheQuotation,
                                                       self->open[level - 1].quotation);

        if (open->first_token + open->n_open == token)
          return FALSE;
        close_at (self, level - 1, token + mark.n_tokens, mark.n_tokens);
        return TRUE;
      }
  return FALSE;
}

/* Curly and straight marks close each other only where nothing of their own is open. */
static gboolean
pop (Pairing *self, guint token, Mark mark)
{
  if (pop_family (self, token, mark))
    return TRUE;
  if (mark.family == FAMILY_DOUBLE)
    mark.family = FAMILY_STRAIGHT;
  else if (mark.family == FAMILY_STRAIGHT)
    mark.family = FAMILY_DOUBLE;
  else
    return FALSE;
  return pop_family (self, token, mark);
}

static void
pair_mark (Pairing *self, guint token, Mark mark)
{
  switch (mark.way)
    {
    case WAY_OPENS:
      push (self, token, mark);
      break;
    case WAY_CLOSES:
      pop (self, token, mark);
      break;
    case WAY_EITHER:
      if (!pop (self, token, mark))
        push (self, token, mark);
      break;
    case WAY_NONE:
    default:
      break;
    }
}

/* Whether a whole quotation in double marks lies after @outer opened: one that stayed open would not hold such. */
static gboolean
holds_double (const Pairing *self, guint outer)
{
  for (guint i = outer + 1; i < self->quotations->len; i++)
    {
      const AttacheQuotation *inner = &g_array_index (self->quotations, AttacheQuotation, i);

      if (inner->end_token != 0 && !inner->is_single)
        return TRUE;
    }
  return FALSE;
}

/* A paragraph's last quotation that nothing closed runs on where the next paragraph opens with
 * the same mark; and where it is itself the paragraph's beginning, it is the last paragraph of
 * such a quotation, or its closing mark was forgotten. */
static void
end_paragraph (Pairing *self, const AttacheSegment *next)
{
  if (self->n_open > 0 && self->open[0].family != FAMILY_SINGLE)
    {
      AttacheQuotation *outer = &g_array_index (self->quotations, AttacheQuotation,
                                                self->open[0].quotation);
      gboolean runs_on = next != NULL && self->tokens[next->first_token].kind == ATTACHE_TOKEN_QUOTE
                         && mark_character (self, next->first_token)
                                == mark_character (self, outer->first_token);

      if ((runs_on || outer->first_token == self->paragraph->first_token)
          && !holds_double (self, self->open[0].quotation))
        {
          outer->runs_on = runs_on;
          close_at (self, 0, self->paragraph->end_token, 0);
        }
    }
  self->n_open = 0;
}

/* Drops what stayed open and sets what lies in what and what continues what; what is kept moves to
 * the front. */
static void
settle (GArray *quotations)
{
  guint n_kept = 0;
  gint inside = -1;

  for (guint i = 0; i < quotations->len; i++)
    {
      AttacheQuotation quotation = g_array_index (quotations, AttacheQuotation, i);
      const AttacheQuotation *before = NULL;

      if (quotation.end_token == 0)
        continue;
      while (inside >= 0
             && g_array_index (quotations, AttacheQuotation, inside).end_token
                    <= quotation.first_token)
        {
          before = &g_array_index (quotations, AttacheQuotation, inside);
          inside = before->inside;
        }
      quotation.inside = inside;
      quotation.continues = before != NULL && before->runs_on
                            && before->end_token == quotation.first_token;
      inside = (gint)n_kept;
      g_array_index (quotations, AttacheQuotation, n_kept++) = quotation;
    }
  g_array_set_size (quotations, n_kept);
}

GArray *
attache_find_quotations (const AttacheText *text)
{
  Pairing self = { .n_open = 0 };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AttacheQuotation));
  const AttacheSegment *paragraphs;
  guint n_paragraphs;

  g_return_val_if_fail (text != NULL, NULL);

  self.tokens = attache_text_get_tokens (text, &self.n_tokens);
  self.utf8 = attache_text_get_utf8 (text, NULL);
  self.quotations = found;
  paragraphs = attache_text_get_paragraphs (text, &n_paragraphs);
  for (guint i = 0; i < n_paragraphs; i++)
    {
      self.paragraph = &paragraphs[i];
      for (guint token = paragraphs[i].first_token; token < paragraphs[i].end_token;)
        {
          Mark mark = { .n_tokens = 1 };

          if (self.tokens[token].kind == ATTACHE_TOKEN_QUOTE)
            {
              mark = read_mark (&self, token);
              pair_mark (&self, token, mark);
            }
          token += mark.n_tokens;
        }
      end_paragraph (&self, i + 1 < n_paragraphs ? &paragraphs[i + 1] : NULL);
    }
  settle (found);
  return g_steal_pointer (&found);
}

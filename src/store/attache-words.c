/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A recursive descent over the reader's words. It knows what FTS5 reads, and no table. */

#include "config.h"

#include "attache-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "attache-civil.h"
#include "attache-store-error.h"

/* Brackets within brackets: each takes some of the hundred places of FTS5's parser. */
#define MAX_DEPTH 12
/* Words and phrases. */
#define MAX_TERMS 200
#define NEAR_DISTANCE 10

typedef enum
{
  LEXEME_END,
  LEXEME_WORD,
  LEXEME_PHRASE,
  LEXEME_FIELD,
  LEXEME_OPEN,
  LEXEME_CLOSE,
  LEXEME_AND,
  LEXEME_OR,
  LEXEME_NOT,
  LEXEME_NEAR,
} LexemeKind;

typedef enum
{
  FIELD_SPEAKER,
  FIELD_OUTLET,
  FIELD_TAG,
  FIELD_BEFORE,
  FIELD_AFTER,
} Field;

static const char *const field_names[] = { "speaker:", "outlet:", "tag:", "before:", "after:" };

typedef struct
{
  const char *start;
  const char *at;
  AttacheWords *words;
  GStrvBuilder *fields[FIELD_TAG + 1];
  guint depth;
  guint n_terms;

  /* The lexeme that comes next */
  LexemeKind kind;
  GString *text;
  const char *lexeme;
  gboolean is_prefix;
  Field field;
} Parser;

static gboolean parse_or (Parser *parser, GString *match, GError **error);

static gboolean
fail (const Parser *parser, const char *at, GError **error, const char *what)
{
  g_set_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_WORDS, _ ("%s (at character %ld)"),
               what, g_utf8_pointer_to_offset (parser->start, at) + 1);
  return FALSE;
}

static gboolean
is_quote (gunichar letter)
{
  return letter == '"' || letter == 0x201C || letter == 0x201D || letter == 0x201E || letter == 0xAB
         || letter == 0xBB;
}

static gboolean
ends_word (gunichar letter)
{
  return letter == 0 || g_unichar_isspace (letter) || letter == '(' || letter == ')'
         || is_quote (letter);
}

/* The opening mark was read; a missing closing one is forgiven, for the reader is still typing. */
static void
read_phrase (Parser *parser)
{
  g_string_truncate (parser->text, 0);
  while (*parser->at != '\0')
    {
      gunichar letter = g_utf8_get_char (parser->at);

      parser->at = g_utf8_next_char (parser->at);
      if (is_quote (letter))
        break;
      g_string_append_unichar (parser->text, letter);
    }
}

static void
read_word (Parser *parser)
{
  g_string_truncate (parser->text, 0);
  while (!ends_word (g_utf8_get_char (parser->at)))
    {
      g_string_append_unichar (parser->text, g_utf8_get_char (parser->at));
      parser->at = g_utf8_next_char (parser->at);
    }
}

static gboolean
read_field (Parser *parser)
{
  for (Field field = FIELD_SPEAKER; field <= FIELD_AFTER; field++)
    {
      const char *name = field_names[field];

      if (g_ascii_strncasecmp (parser->text->str, name, strlen (name)) != 0)
        continue;
      g_string_erase (parser->text, 0, (gssize) strlen (name));
      parser->kind = LEXEME_FIELD;
      parser->field = field;
      if (parser->text->len == 0 && is_quote (g_utf8_get_char (parser->at)))
        {
          parser->at = g_utf8_next_char (parser->at);
          read_phrase (parser);
        }
      return TRUE;
    }
  return FALSE;
}

static LexemeKind
word_kind (const char *text)
{
  const struct
  {
    const char *name;
    LexemeKind kind;
  } operators[] = {
    { "AND", LEXEME_AND }, { "OR", LEXEME_OR }, { "NOT", LEXEME_NOT }, { "NEAR", LEXEME_NEAR }
  };

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      if (g_str_equal (text, operators[i].name))
        return operators[i].kind;
    }
  return LEXEME_WORD;
}

static void
advance_word (Parser *parser)
{
  read_word (parser);
  if (read_field (parser))
    return;
  parser->kind = word_kind (parser->text->str);
  if (parser->kind != LEXEME_WORD)
    return;
  parser->is_prefix = g_str_has_suffix (parser->text->str, "*") || *parser->at == '\0';
  while (g_str_has_suffix (parser->text->str, "*"))
    g_string_truncate (parser->text, parser->text->len - 1);
}

static void
advance (Parser *parser)
{
  gunichar letter;

  while (*parser->at != '\0' && g_unichar_isspace (g_utf8_get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);
  parser->lexeme = parser->at;
  parser->is_prefix = FALSE;
  letter = g_utf8_get_char (parser->at);
  if (letter == 0)
    {
      parser->kind = LEXEME_END;
    }
  else if (letter == '(' || letter == ')')
    {
      parser->kind = letter == '(' ? LEXEME_OPEN : LEXEME_CLOSE;
      parser->at++;
    }
  else if (is_quote (letter))
    {
      parser->kind = LEXEME_PHRASE;
      parser->at = g_utf8_next_char (parser->at);
      read_phrase (parser);
    }
  else
    {
      advance_word (parser);
    }
}

static gboolean
has_letters (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_isalnum (g_utf8_get_char (c)))
        return TRUE;
    }
  return FALSE;
}

static void
append_quoted (GString *match, const char *text)
{
  g_string_append_c (match, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *c);
    }
  g_string_append_c (match, '"');
}

/* A day, a month or a year: its first and its last instant. */
static gboolean
read_date (const char *text, gint64 *begin, gint64 *until)
{
  gint year = 0, month = 0;
  char rest;
  AttachePrecision precision;

  if (attache_civil_parse (text, begin, &precision))
    {
      *until = *begin + (precision == ATTACHE_PRECISION_DAY ? ATTACHE_USEC_PER_DAY : 0);
      return TRUE;
    }
  if (sscanf (text, "%4d-%2d%c", &year, &month, &rest) != 2
      && sscanf (text, "%4d%c", &year, &rest) != 1)
    return FALSE;
  if (year < 1 || month < 0 || month > 12)
    return FALSE;
  *begin = attache_civil_instant ((AttacheCivilDate){ year, MAX (month, 1), 1 }, 0, 0, 0);
  *until = attache_civil_instant (
      (AttacheCivilDate){ month > 0 ? year : year + 1, month > 0 ? month + 1 : 1, 1 }, 0, 0, 0);
  return TRUE;
}

static gboolean
take_date (Parser *parser, GError **error)
{
  gint64 begin, until;

  if (!read_date (parser->text->str, &begin, &until))
    return fail (parser, parser->lexeme, error, _ ("A date is needed here, such as 2022-09-27"));
  if (parser->field == FIELD_BEFORE)
    parser->words->before = begin;
  else
    parser->words->after = until;
  return TRUE;
}

static gboolean
take_field (Parser *parser, GError **error)
{
  g_strstrip (parser->text->str);
  if (*parser->text->str == '\0')
    return fail (parser, parser->lexeme, error, _ ("Something is missing after the colon"));
  if (parser->field == FIELD_BEFORE || parser->field == FIELD_AFTER)
    {
      if (!take_date (parser, error))
        return FALSE;
    }
  else
    {
      g_strv_builder_add (parser->fields[parser->field], parser->text->str);
    }
  advance (parser);
  return TRUE;
}

/* Nothing is appended for a field, or for marks that are no word. */
static gboolean
parse_term (Parser *parser, GString *match, GError **error)
{
  g_autoptr (GString) inner = g_string_new (NULL);

  if (parser->kind == LEXEME_FIELD)
    return take_field (parser, error);
  if (parser->kind == LEXEME_WORD || parser->kind == LEXEME_PHRASE)
    {
      if (++parser->n_terms > MAX_TERMS)
        return fail (parser, parser->lexeme, error, _ ("There are too many words"));
      if (has_letters (parser->text->str))
        {
          append_quoted (match, parser->text->str);
          if (parser->is_prefix && g_utf8_strlen (parser->text->str, -1) > 1)
            g_string_append (match, "*");
        }
      advance (parser);
      return TRUE;
    }
  if (parser->kind != LEXEME_OPEN)
    return fail (parser, parser->lexeme, error,
                 parser->kind == LEXEME_CLOSE ? _ ("There is a bracket too many")
                                              : _ ("A word is missing"));
  if (++parser->depth > MAX_DEPTH)
    return fail (parser, parser->lexeme, error, _ ("There are too many brackets"));
  advance (parser);
  if (!parse_or (parser, inner, error))
    return FALSE;
  if (inner->len > 0)
    g_string_append_printf (match, "(%s)", inner->str);
  if (parser->kind != LEXEME_CLOSE && parser->kind != LEXEME_END)
    return fail (parser, parser->lexeme, error, _ ("A closing bracket is missing"));
  parser->depth--;
  advance (parser);
  return TRUE;
}

static gboolean
parse_near (Parser *parser, GString *match, GError **error)
{
  const gboolean is_plain = parser->kind == LEXEME_WORD || parser->kind == LEXEME_PHRASE;
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);

  if (!parse_term (parser, first, error))
    return FALSE;
  if (parser->kind != LEXEME_NEAR)
    {
      g_string_append (match, first->str);
      return TRUE;
    }
  advance (parser);
  if (!is_plain || (parser->kind != LEXEME_WORD && parser->kind != LEXEME_PHRASE))
    return fail (parser, parser->lexeme, error, _ ("NEAR needs a word on either side"));
  if (!parse_term (parser, second, error))
    return FALSE;
  if (first->len > 0 && second->len > 0)
    g_string_append_printf (match, "NEAR(%s %s, %d)", first->str, second->str, NEAR_DISTANCE);
  else
    g_string_append (match, first->len > 0 ? first->str : second->str);
  return TRUE;
}

/* Joins two sides, either of which may be nothing. FTS5 binds as we do, NOT before AND before OR,
 * so that only the reader's own brackets are needed: its parser has little room for others. */
static void
join (GString *left, const char *operator, const char * right)
{
  if (*right == '\0')
    return;
  if (left->len == 0)
    {
      g_string_append (left, right);
      return;
    }
  g_string_append_printf (left, " %s %s", operator, right);
}

static gboolean
parse_not (Parser *parser, GString *match, GError **error)
{
  if (parser->kind == LEXEME_NOT)
    return fail (parser, parser->lexeme, error, _ ("NOT needs a word before it"));
  if (!parse_near (parser, match, error))
    return FALSE;
  while (parser->kind == LEXEME_NOT)
    {
      g_autoptr (GString) right = g_string_new (NULL);
      const char *at = parser->lexeme;

      advance (parser);
      if (parser->kind == LEXEME_FIELD || match->len == 0)
        return fail (parser, at, error, _ ("NOT needs a word on either side"));
      if (!parse_near (parser, right, error))
        return FALSE;
      join (match, "NOT", right->str);
    }
  return TRUE;
}

static gboolean
parse_and (Parser *parser, GString *match, GError **error)
{
  do
    {
      g_autoptr (GString) right = g_string_new (NULL);

      if (parser->kind == LEXEME_AND)
        advance (parser);
      if (!parse_not (parser, right, error))
        return FALSE;
      join (match, "AND", right->str);
    }
  while (parser->kind != LEXEME_END && parser->kind != LEXEME_CLOSE && parser->kind != LEXEME_OR);
  return TRUE;
}

static gboolean
parse_or (Parser *parser, GString *match, GError **error)
{
  if (!parse_and (parser, match, error))
    return FALSE;
  while (parser->kind == LEXEME_OR)
    {
      g_autoptr (GString) right = g_string_new (NULL);
      const char *at = parser->lexeme;

      advance (parser);
      if (!parse_and (parser, right, error))
        return FALSE;
      if (match->len == 0 || right->len == 0)
        return fail (parser, at, error, _ ("OR needs a word on either side"));
      join (match, "OR", right->str);
    }
  return TRUE;
}

static gboolean
parse (Parser *parser, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);

  advance (parser);
  if (parser->kind == LEXEME_END)
    return TRUE;
  if (!parse_or (parser, match, error))
    return FALSE;
  if (parser->kind != LEXEME_END)
    return fail (parser, parser->lexeme, error, _ ("There is a bracket too many"));
  if (match->len > 0)
    parser->words->match = g_strdup (match->str);
  return TRUE;
}

AttacheWords *
attache_words_parse (const char *words, GError **error)
{
  g_autoptr (AttacheWords) self = g_new0 (AttacheWords, 1);
  g_autofree char *valid = g_utf8_make_valid (words != NULL ? words : "", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  Parser parser = { .start = valid, .at = valid, .words = self, .text = text };
  gboolean is_parsed;

  self->after = self->before = ATTACHE_TIME_UNKNOWN;
  for (Field field = FIELD_SPEAKER; field <= FIELD_TAG; field++)
    parser.fields[field] = g_strv_builder_new ();
  is_parsed = parse (&parser, error);
  self->speakers = g_strv_builder_end (parser.fields[FIELD_SPEAKER]);
  self->outlets = g_strv_builder_end (parser.fields[FIELD_OUTLET]);
  self->tags = g_strv_builder_end (parser.fields[FIELD_TAG]);
  for (Field field = FIELD_SPEAKER; field <= FIELD_TAG; field++)
    g_strv_builder_unref (parser.fields[field]);
  return is_parsed ? g_steal_pointer (&self) : NULL;
}

void
attache_words_free (AttacheWords *words)
{
  g_return_if_fail (words != NULL);

  g_free (words->match);
  g_strfreev (words->speakers);
  g_strfreev (words->outlets);
  g_strfreev (words->tags);
  g_free (words);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A recursive descent over the reader's words. It knows what FTS5 reads, and no table. */

#include "config.h"

#include "attache-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-spellings.h"
#include "attache-store-error.h"
#include "attache-time-span.h"
#include "attache-word-date.h"

/* Brackets within brackets: each takes some of the hundred places of FTS5's parser. */
#define MAX_DEPTH 12
/* Words and phrases. */
#define MAX_TERMS 200
/* Of so many words other spellings are looked for too. */
#define MAX_SPELT 20
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

static char *
quote (const char *text, gboolean is_prefix)
{
  g_autoptr (GString) quoted = g_string_new (text);

  g_string_replace (quoted, "\"", "\"\"", 0);
  return g_strdup_printf ("\"%s\"%s", quoted->str,
                          is_prefix && g_utf8_strlen (text, -1) > 1 ? "*" : "");
}

/* Any of them. */
static void
append_any (GString *match, GPtrArray *choices)
{
  if (choices->len > 1)
    g_string_append_c (match, '(');
  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (match, "%s%s", i > 0 ? " OR " : "",
                            (const char *) g_ptr_array_index (choices, i));
  if (choices->len > 1)
    g_string_append_c (match, ')');
}

static gboolean
take_date (Parser *parser, GError **error)
{
  gint64 begin, until;

  if (!attache_word_date_read (parser->text->str, &begin, &until))
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

/* The word or phrase that comes next, in each of its spellings; empty for marks that are no word. A
 * page that was pasted is looked for as it is written. */
static GPtrArray *
take_plain (Parser *parser, GError **error)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) spellings = attache_spellings_list (parser->text->str);
  const guint n = parser->n_terms < MAX_SPELT ? g_strv_length (spellings) : 1;

  if (++parser->n_terms > MAX_TERMS)
    {
      fail (parser, parser->lexeme, error, _ ("There are too many words"));
      return NULL;
    }
  for (guint i = 0; has_letters (parser->text->str) && i < n; i++)
    g_ptr_array_add (choices, quote (spellings[i], parser->is_prefix));
  advance (parser);
  return g_steal_pointer (&choices);
}

/* Nothing is appended for a field. */
static gboolean
parse_other (Parser *parser, GString *match, GError **error)
{
  g_autoptr (GString) inner = g_string_new (NULL);

  if (parser->kind == LEXEME_FIELD)
    return take_field (parser, error);
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
is_plain (const Parser *parser)
{
  return parser->kind == LEXEME_WORD || parser->kind == LEXEME_PHRASE;
}

static GPtrArray *
pair (GPtrArray *first, GPtrArray *second)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < first->len; i++)
    {
      for (guint j = 0; j < second->len; j++)
        g_ptr_array_add (pairs, g_strdup_printf ("NEAR(%s %s, %d)", (char *) first->pdata[i],
                                                 (char *) second->pdata[j], NEAR_DISTANCE));
    }
  return pairs;
}

static gboolean
assert_not_near (Parser *parser, GError **error)
{
  return parser->kind != LEXEME_NEAR
         || fail (parser, parser->lexeme, error, _ ("NEAR needs a word on either side"));
}

static gboolean
parse_near (Parser *parser, GString *match, GError **error)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  if (!is_plain (parser))
    return parse_other (parser, match, error) && assert_not_near (parser, error);
  first = take_plain (parser, error);
  if (first == NULL)
    return FALSE;
  if (parser->kind != LEXEME_NEAR)
    {
      append_any (match, first);
      return TRUE;
    }
  advance (parser);
  if (!is_plain (parser))
    return fail (parser, parser->lexeme, error, _ ("NEAR needs a word on either side"));
  second = take_plain (parser, error);
  if (second == NULL)
    return FALSE;
  pairs = pair (first, second);
  append_any (match, pairs->len > 0 ? pairs : first->len > 0 ? first : second);
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

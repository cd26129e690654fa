/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A strict, small JSON reader (RFC 8259): keys that are wanted and hold strings are kept, every
 * other value is checked and passed over. Depth is counted, not recursed, so that no input can
 * exhaust the stack. */

#include "config.h"

#include "attache-json-line.h"

#include <string.h>

#define MAX_DEPTH 512

typedef struct
{
  const char *at;
  const char *end;
  const char *reason;
} Reader;

static gboolean
refuse (Reader *self, const char *reason)
{
  if (self->reason == NULL)
    self->reason = reason;
  return FALSE;
}

static void
skip_space (Reader *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\t' || *self->at == '\r' || *self->at == '\n'))
    self->at++;
}

static gboolean
take (Reader *self, char c)
{
  skip_space (self);
  if (self->at == self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
read_unit (Reader *self, guint *unit)
{
  guint value = 0;

  if (self->end - self->at < 4)
    return refuse (self, "an escape is cut off");
  for (guint i = 0; i < 4; i++)
    {
      gint digit = g_ascii_xdigit_value (*self->at++);

      if (digit < 0)
        return refuse (self, "an escape is not four hexadecimal digits");
      value = value * 16 + digit;
    }
  *unit = value;
  return TRUE;
}

/* After "\u": one code point, from one unit or a pair. */
static gboolean
read_unicode_escape (Reader *self, GString *string, GArray *surrogates)
{
  guint unit, low;

  if (!read_unit (self, &unit))
    return FALSE;
  if (unit >= 0xD800 && unit < 0xDC00 && self->end - self->at >= 6 && self->at[0] == '\\'
      && self->at[1] == 'u')
    {
      Reader ahead = { self->at + 2, self->end, NULL };

      if (read_unit (&ahead, &low) && low >= 0xDC00 && low < 0xE000)
        {
          self->at = ahead.at;
          g_string_append_unichar (string, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
          return TRUE;
        }
    }
  if (unit >= 0xD800 && unit < 0xE000)
    {
      if (surrogates != NULL)
        {
          /* The byte, for now; made a code point when the string is whole. */
          AttacheLoneSurrogate lone = { string->len, unit };
          g_array_append_val (surrogates, lone);
        }
      g_string_append_unichar (string, 0xFFFD);
    }
  else if (unit == 0)
    g_string_append_c (string, '\0');
  else
    g_string_append_unichar (string, unit);
  return TRUE;
}

static gboolean
read_escape (Reader *self, GString *string, GArray *surrogates)
{
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char *name;
  char c;

  if (self->at == self->end)
    return refuse (self, "an escape is cut off");
  c = *self->at++;
  if (c == 'u')
    return read_unicode_escape (self, string, surrogates);
  name = c != '\0' ? strchr (names, c) : NULL;
  if (name == NULL)
    return refuse (self, "an escape is unknown");
  g_string_append_c (string, values[name - names]);
  return TRUE;
}

static gboolean
read_string (Reader *self, GString *string, GArray *surrogates)
{
  if (!take (self, '"'))
    return refuse (self, "a string is missing");
  for (;;)
    {
      const char *run = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\'
             && (guchar) *self->at >= 0x20)
        self->at++;
      g_string_append_len (string, run, self->at - run);
      if (self->at == self->end)
        return refuse (self, "a string does not end");
      if ((guchar) *self->at < 0x20)
        return refuse (self, "a control character stands in a string");
      if (*self->at++ == '"')
        return TRUE;
      if (!read_escape (self, string, surrogates))
        return FALSE;
    }
}

/* A number or a word; the shape of numbers is not checked further, as no number is kept. */
static gboolean
skip_scalar (Reader *self)
{
  const char *run = self->at;

  while (self->at < self->end && (g_ascii_isalnum (*self->at) || strchr ("+-.", *self->at) != NULL))
    self->at++;
  return self->at > run || refuse (self, "a value is missing");
}

/* Any value: brackets are counted and checked on a stack of bits. */
static gboolean
skip_value (Reader *self, GString *scratch)
{
  char stack[MAX_DEPTH];
  guint depth = 0;

  do
    {
      skip_space (self);
      if (self->at == self->end)
        return refuse (self, "the line ends early");
      if (*self->at == '{' || *self->at == '[')
        {
          if (depth == MAX_DEPTH)
            return refuse (self, "values are nested too deeply");
          stack[depth++] = *self->at++ == '{' ? '}' : ']';
        }
      else if (*self->at == '}' || *self->at == ']')
        {
          if (depth == 0 || stack[--depth] != *self->at++)
            return refuse (self, "a bracket does not match");
        }
      else if (*self->at == '"')
        {
          g_string_truncate (scratch, 0);
          if (!read_string (self, scratch, NULL))
            return FALSE;
        }
      else if (depth > 0 && (*self->at == ',' || *self->at == ':'))
        self->at++;
      else if (!skip_scalar (self))
        return FALSE;
    }
  while (depth > 0);
  return TRUE;
}

static gboolean
read_text (Reader *self, AttacheJsonLine *line)
{
  guint32 byte = 0, offset = 0;

  g_string_truncate (line->text, 0);
  g_array_set_size (line->surrogates, 0);
  if (!read_string (self, line->text, line->surrogates))
    return FALSE;
  for (guint i = 0; i < line->surrogates->len; i++)
    {
      AttacheLoneSurrogate *lone = &g_array_index (line->surrogates, AttacheLoneSurrogate, i);

      for (; byte < lone->offset; byte++)
        offset += ((guchar) line->text->str[byte] & 0xC0) != 0x80;
      lone->offset = offset;
    }
  return TRUE;
}

static gboolean
read_member (Reader *self, AttacheJsonLine *line, GString *key, gboolean *has_text)
{
  struct
  {
    const char *key;
    char **value;
  } wanted[] = {
    { "id", &line->id },
    { "published", &line->published },
    { "title", &line->title },
    { "outlet", &line->outlet },
  };

  g_string_truncate (key, 0);
  if (!read_string (self, key, NULL) || !take (self, ':'))
    return refuse (self, "a key is not followed by a colon");
  skip_space (self);
  if (self->at == self->end || *self->at != '"')
    return skip_value (self, key);
  if (strcmp (key->str, "text") == 0)
    {
      *has_text = TRUE;
      return read_text (self, line);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      if (strcmp (key->str, wanted[i].key) == 0)
        {
          g_autoptr (GString) value = g_string_new (NULL);

          if (!read_string (self, value, NULL))
            return FALSE;
          g_free (*wanted[i].value);
          *wanted[i].value = g_strndup (value->str, value->len);
          return TRUE;
        }
    }
  return skip_value (self, key);
}

static gboolean
read_object (Reader *self, AttacheJsonLine *line, gboolean *has_text)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (!take (self, '{'))
    return refuse (self, "the line is no object");
  if (!take (self, '}'))
    {
      do
        if (!read_member (self, line, key, has_text))
          return FALSE;
      while (take (self, ','));
      if (!take (self, '}'))
        return refuse (self, "the object does not end");
    }
  skip_space (self);
  return self->at == self->end || refuse (self, "something follows the object");
}

AttacheJsonLine *
attache_json_line_parse (const char *bytes, gsize length, const char **reason)
{
  g_autoptr (AttacheJsonLine) line = g_new0 (AttacheJsonLine, 1);
  Reader self = { bytes, bytes + length, NULL };
  gboolean has_text = FALSE;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (reason != NULL, NULL);

  line->text = g_string_sized_new (length);
  line->surrogates = g_array_new (FALSE, FALSE, sizeof (AttacheLoneSurrogate));
  if (read_object (&self, line, &has_text) && (line->id == NULL || !has_text))
    refuse (&self, "\"id\" and \"text\" must both be strings");
  if (self.reason != NULL)
    {
      *reason = self.reason;
      return NULL;
    }
  return g_steal_pointer (&line);
}

void
attache_json_line_free (AttacheJsonLine *line)
{
  g_free (line->id);
  g_free (line->published);
  g_free (line->title);
  g_free (line->outlet);
  g_string_free (line->text, TRUE);
  g_array_unref (line->surrogates);
  g_free (line);
}

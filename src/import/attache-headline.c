/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A headline stands on its own line, is short, and does not end as a sentence does. Everything else
 * gets a title made of the first sentence. It looks at shapes and at no words, so that it serves
 * any language. */

#include "config.h"

#include "attache-headline.h"

#include <string.h>

#include "attache-text.h"

#define MAX_HEADLINE 200
#define MAX_DERIVED 100

char *
attache_headline_shorten (const char *text, gsize length, guint max_chars)
{
  GString *out = g_string_new (NULL);
  gsize n_at_word = 0;
  guint n_chars = 0;
  gboolean space = FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xfeff || c == 0x200b || g_unichar_iscntrl (c))
        {
          space = out->len > 0;
          continue;
        }
      if (n_chars + 1 + space > max_chars)
        {
          if (space)
            n_at_word = out->len;
          g_string_truncate (out, n_at_word > out->len / 2 ? n_at_word : out->len);
          g_string_append (out, "…");
          break;
        }
      if (space)
        {
          n_at_word = out->len;
          g_string_append_c (out, ' ');
          n_chars++;
        }
      g_string_append_unichar (out, c);
      n_chars++;
      space = FALSE;
    }
  return g_string_free (out, FALSE);
}

/* Past spaces and, in Markdown, past the signs of a heading. */
static const char *
skip_blank (const char *p)
{
  while (*p != '\0' && (g_unichar_isspace (g_utf8_get_char (p)) || g_utf8_get_char (p) == 0xfeff))
    p = g_utf8_next_char (p);
  return p;
}

/* The last character that is no space, quotation mark or bracket. */
static gunichar
last_mark (const char *line, gsize length)
{
  const char *p = line + length;

  while (p > line)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (!g_unichar_isspace (c) && strchr ("\"')]", c < 0x80 ? (int) c : '*') == NULL
          && c != 0x201d && c != 0x2019 && c != 0xbb)
        return c;
    }
  return 0;
}

static gboolean
ends_as_sentence (const char *line, gsize length)
{
  gunichar c = last_mark (line, length);

  return c == '.' || c == ',' || c == ';' || c == ':' || c == 0x2026 || c == 0x3002 || c == 0x0964;
}

/* Bytes. Only the beginning is cut into sentences: a title is not longer. */
static gsize
first_sentence_length (const char *line, gsize length)
{
  g_autoptr (AttacheText) text = attache_text_new (line, MIN (length, MAX_DERIVED * 8));
  guint n_sentences;
  const AttacheSegment *sentences = attache_text_get_sentences (text, &n_sentences);

  return n_sentences > 0 ? attache_text_offset_to_byte (text, sentences[0].span.end) : length;
}

char *
attache_headline_find (const char *text, gboolean *derived)
{
  const char *line = skip_blank (text);
  gsize length = strcspn (line, "\r\n");
  gboolean heading = *line == '#';
  glong n_chars;

  if (heading)
    {
      gsize n_signs = strspn (line, "# \t");

      line += n_signs;
      length -= MIN (length, n_signs);
    }
  if (length == 0)
    return NULL;
  n_chars = g_utf8_strlen (line, length);
  *derived = !heading
             && (n_chars > MAX_HEADLINE || ends_as_sentence (line, length)
                 || *skip_blank (line + length) == '\0');
  if (!*derived)
    return attache_headline_shorten (line, length, MAX_HEADLINE);
  return attache_headline_shorten (line, first_sentence_length (line, length), MAX_DERIVED);
}

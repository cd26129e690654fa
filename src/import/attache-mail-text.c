/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A mail's lines are cut at some seventy letters on their way. */

#include "config.h"

#include "attache-mail-text.h"

#include <string.h>

/* A widest line out of these bounds, in code points, was cut by nobody: it is prose as it was
 * written, or a list. */
#define MIN_WIDTH 50
#define MAX_WIDTH 100

/* Takes the white space from the ends of @lines. The widest one, in code points. */
static guint
trim_ends (GStrv lines)
{
  guint width = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    width = MAX (width, g_utf8_strlen (g_strchomp (lines[i]), -1));
  return width;
}

/* It stands for itself: blank, quoted, set in, an item, or the line above a signature. */
static gboolean
stands_alone (const char *line)
{
  return *line == '\0' || strchr (" \t>*-=_#|", *line) != NULL || g_str_has_prefix (line, "• ")
         || (g_ascii_isdigit (line[0]) && (line[1] == '.' || line[1] == ')'));
}

/* @line was cut where the first word of @next had no room in @width. */
static gboolean
was_cut (const char *line, const char *next, guint width)
{
  guint first = g_utf8_strlen (next, (gssize) strcspn (next, " "));

  return !stands_alone (next) && *line != '\0' && g_utf8_strlen (line, -1) + 1 + first > width;
}

static char *
unwrap_cut (GStrv lines)
{
  GString *out = g_string_new (NULL);
  guint width = trim_ends (lines);
  gboolean is_cut = width >= MIN_WIDTH && width <= MAX_WIDTH;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, is_cut && was_cut (lines[i - 1], lines[i], width) ? ' ' : '\n');
      g_string_append (out, lines[i]);
    }
  return g_string_free (out, FALSE);
}

/* The marks of a reply. */
static gsize
quote_depth (const char *line)
{
  return strspn (line, ">");
}

static char *
unwrap_flowed (GStrv lines, gboolean deletes_space)
{
  GString *out = g_string_new (NULL);
  gboolean goes_on = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize depth = quote_depth (lines[i]);
      const char *words = lines[i] + depth;
      gsize length;

      words += *words == ' '; /* stuffed, so that no mark is mistaken */
      length = strlen (words);
      goes_on = goes_on && i > 0 && quote_depth (lines[i - 1]) == depth
                && strcmp (words, "-- ") != 0;
      if (i > 0 && !goes_on)
        g_string_append_c (out, '\n');
      if (!goes_on)
        g_string_append_len (out, lines[i], (gssize) depth);
      if (!goes_on && depth > 0)
        g_string_append_c (out, ' ');
      goes_on = length > 0 && words[length - 1] == ' ' && strcmp (words, "-- ") != 0;
      g_string_append_len (out, words, (gssize) (length - (goes_on && deletes_space)));
    }
  return g_string_free (out, FALSE);
}

char *
attache_mail_text_unwrap (const char *text, gboolean is_flowed, gboolean deletes_space)
{
  g_auto (GStrv) lines = NULL;
  char *unwrapped;
  gsize blank = 0;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (lines[i]);

      if (length > 0 && lines[i][length - 1] == '\r')
        lines[i][length - 1] = '\0';
    }
  unwrapped = is_flowed ? unwrap_flowed (lines, deletes_space) : unwrap_cut (lines);
  g_strchomp (unwrapped);
  while (unwrapped[blank] == '\n')
    blank++;
  memmove (unwrapped, unwrapped + blank, strlen (unwrapped + blank) + 1);
  return unwrapped;
}

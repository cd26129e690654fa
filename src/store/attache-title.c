/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line out of many. It knows no database. */

#include "config.h"

#include "attache-title.h"

#include <glib/gi18n-lib.h>

#define MAX_TITLE 90

/* White space becomes single spaces; control characters go. */
static char *
flatten (const char *slice)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean is_pending = FALSE;

  for (const char *c = slice; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isspace (letter) || g_unichar_iscntrl (letter))
        {
          is_pending = line->len > 0;
          continue;
        }
      if (is_pending)
        g_string_append_c (line, ' ');
      is_pending = FALSE;
      g_string_append_unichar (line, letter);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
cut (const char *line, guint max_length)
{
  const char *end, *space;

  if (g_utf8_strlen (line, -1) <= max_length)
    return g_strdup (line);
  end = g_utf8_offset_to_pointer (line, max_length);
  space = g_strrstr_len (line, end - line, " ");
  if (space != NULL && space > line + (end - line) / 2)
    end = space;
  return g_strdup_printf ("%.*s…", (gint) (end - line), line);
}

char *
attache_title_from_passage (const AttacheText *text, AttacheSpan span, guint max_length)
{
  g_autofree char *slice = attache_text_dup_slice (text, span);
  g_autofree char *line = flatten (slice);

  return cut (line, max_length);
}

char *
attache_title_from_text (const AttacheText *text)
{
  guint n_sentences;
  const AttacheSegment *sentences = attache_text_get_sentences (text, &n_sentences);

  for (guint i = 0; i < n_sentences; i++)
    {
      g_autofree char *title = attache_title_from_passage (text, sentences[i].span, MAX_TITLE);

      if (*title != '\0')
        return g_steal_pointer (&title);
    }
  return g_strdup (_ ("Untitled"));
}

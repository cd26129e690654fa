/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Unicode Standard Annex 9 names the characters that steer direction; U+2068 and U+2069 are the
 * first-strong isolate and its end. */

#include "config.h"

#include "attache-line-words.h"

#include "attache-direction.h"

#define FIRST_STRONG_ISOLATE "\342\201\250"
#define POP_DIRECTIONAL_ISOLATE "\342\201\251"

static gboolean
steers_direction (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

static char *
clean (const char *text, guint max_chars, gboolean keeps_lines)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean is_turned = FALSE;
  guint n = 0;

  for (const char *at = text != NULL ? text : ""; *at != '\0';)
    {
      const gunichar c = g_utf8_get_char_validated (at, -1);

      /* Of bytes that are no UTF-8 one at a time. */
      at = (gint32) c < 0 ? at + 1 : g_utf8_next_char (at);
      if ((gint32) c >= 0 && steers_direction (c))
        continue;
      if (n++ == max_chars)
        {
          g_string_append (words, "…");
          break;
        }
      if ((gint32) c < 0)
        g_string_append (words, "\357\277\275");
      else if (c == '\n' && keeps_lines)
        g_string_append_c (words, '\n');
      else if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_c (words, ' ');
      else
        g_string_append_unichar (words, c);
      is_turned |= (gint32) c >= 0 && attache_runs_leftward (c);
    }
  if (is_turned)
    {
      g_string_prepend (words, FIRST_STRONG_ISOLATE);
      g_string_append (words, POP_DIRECTIONAL_ISOLATE);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
attache_line_words (const char *text, guint max_chars)
{
  return clean (text, max_chars, FALSE);
}

char *
attache_block_words (const char *text, guint max_chars)
{
  return clean (text, max_chars, TRUE);
}

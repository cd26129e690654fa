/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notices and ends are compared at the beginning of a line, offers at any of its words. */

#include "config.h"

#include "attache-page-phrases.h"

#include <string.h>

#include "attache-page-phrase-lists.h"

/* Lower case; transfer full. The full foldings of Unicode, which are slow, make no difference to
 * these phrases. */
static char *
fold (const char *line, gsize length)
{
  GString *folded = g_string_sized_new (length + length / 8);

  for (const char *p = line; p < line + length; p = g_utf8_next_char (p))
    {
      if ((guchar) *p < 0x80)
        g_string_append_c (folded, g_ascii_tolower (*p));
      else
        g_string_append_unichar (folded, g_unichar_tolower (g_utf8_get_char (p)));
    }
  return g_string_free (folded, FALSE);
}

static gboolean
begins_with (const char *line, const char *phrase)
{
  return *line == *phrase && g_str_has_prefix (line, phrase);
}

static gboolean
begins_with_any (const char *line, const char *const *phrases, gsize max_more)
{
  gsize length = MIN (strlen (line), 400);
  g_autofree char *folded = NULL;

  while (length > 0 && ((guchar) line[length] & 0xc0) == 0x80)
    length--;
  folded = fold (line, length);
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      gsize n;

      if (!begins_with (folded, phrases[i]))
        continue;
      n = strlen (phrases[i]);
      if (strlen (folded + n) <= max_more
          && (!g_ascii_isalnum (folded[n]) || !g_ascii_isalnum (phrases[i][n - 1])))
        return TRUE;
    }
  return FALSE;
}

gboolean
attache_page_phrases_is_notice (const char *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return begins_with_any (line, attache_page_notices, 100);
}

gboolean
attache_page_phrases_is_offer (const char *line)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (line != NULL, FALSE);

  folded = fold (line, strlen (line));
  for (const char *p = folded; *p != '\0'; p++)
    {
      if (p > folded && g_ascii_isalnum (p[-1]))
        continue;
      for (guint i = 0; attache_page_offers[i] != NULL; i++)
        {
          if (begins_with (p, attache_page_offers[i]))
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
attache_page_phrases_is_end (const char *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  line += strspn (line, "0123456789 "); /* "5 comments" */
  return begins_with_any (line, attache_page_ends, 24);
}

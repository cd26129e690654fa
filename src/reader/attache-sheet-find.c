/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compares letter by letter, each folded to its lower-case base, so that offsets stay those of the
 * page. */

#include "config.h"

#include "attache-sheet-find.h"

static gunichar
fold (gunichar c)
{
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c < 0x80)
    return g_ascii_isspace (c) ? ' ' : (gunichar) g_ascii_tolower (c);
  if (g_unichar_isspace (c))
    return ' ';
  if (c == 0x2019 || c == 0x2018)
    return '\'';
  if (c == 0x201c || c == 0x201d)
    return '"';
  g_unichar_fully_decompose (c, FALSE, base, G_N_ELEMENTS (base));
  return g_unichar_tolower (base[0]);
}

/* @words folded, ends trimmed, runs of white space as one space. */
static GArray *
fold_words (const char *words)
{
  GArray *folded = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold (g_utf8_get_char (p));

      if (c == ' '
          && (folded->len == 0 || g_array_index (folded, gunichar, folded->len - 1) == ' '))
        continue;
      if (!g_unichar_ismark (c))
        g_array_append_val (folded, c);
    }
  if (folded->len > 0 && g_array_index (folded, gunichar, folded->len - 1) == ' ')
    g_array_set_size (folded, folded->len - 1);
  return folded;
}

/* How many code points from @p on match all of @folded; 0: they do not. */
static guint32
match_here (const char *p, const GArray *folded)
{
  guint32 n_matched = 0;
  guint at = 0;

  while (at < folded->len && *p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        {
          if (fold (c) != g_array_index (folded, gunichar, at))
            {
              if (at == 0 || fold (c) != ' ' || g_array_index (folded, gunichar, at - 1) != ' ')
                return 0;
            }
          else
            at++;
        }
      p = g_utf8_next_char (p);
      n_matched++;
    }
  return at == folded->len ? n_matched : 0;
}

GArray *
attache_sheet_find (const AttacheSheet *page, const char *words)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));
  g_autoptr (GArray) folded = NULL;
  guint32 at = 0;

  g_return_val_if_fail (page != NULL && words != NULL, found);

  folded = fold_words (words);
  if (folded->len == 0)
    return found;
  for (const char *p = attache_sheet_get_string (page, NULL);
       *p != '\0' && found->len < ATTACHE_SHEET_FIND_MOST;)
    {
      guint32 n_matched = fold (g_utf8_get_char (p)) == g_array_index (folded, gunichar, 0)
                              ? match_here (p, folded)
                              : 0;
      AttacheSpan span = { at, at + n_matched };

      if (n_matched > 0)
        g_array_append_val (found, span);
      for (guint32 i = MAX (1, n_matched); i > 0; i--, at++)
        p = g_utf8_next_char (p);
    }
  return found;
}

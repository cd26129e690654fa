/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Russian: the dots of ё are mostly left out, and a word has one ё at most. Armenian: the small և
 * is one letter, whose capitals are two, ԵՎ or, in the older spelling, ԵՒ. Turkic languages: the
 * capital of ı is I, which elsewhere is that of i. */

#include "config.h"

#include "attache-spellings.h"

#include <string.h>

#define MAX_SPELLINGS 10

#define SMALL_YO "ё"
#define SMALL_YE "е"

static void
add (GPtrArray *spellings, char *spelling)
{
  if (spellings->len >= MAX_SPELLINGS
      || g_ptr_array_find_with_equal_func (spellings, spelling, g_str_equal, NULL))
    g_free (spelling);
  else
    g_ptr_array_add (spellings, spelling);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  GString *replaced = g_string_new (text);

  g_string_replace (replaced, from, to, 0);
  return g_string_free (replaced, FALSE);
}

/* Without dots, and with them over each letter that may have them. */
static void
add_dots (GPtrArray *spellings, const char *small)
{
  g_autofree char *bare = replace (small, SMALL_YO, SMALL_YE);

  add (spellings, g_strdup (bare));
  if (strstr (small, SMALL_YO) != NULL)
    return;
  for (const char *at = strstr (bare, SMALL_YE); at != NULL;
       at = strstr (at + strlen (SMALL_YE), SMALL_YE))
    add (spellings,
         g_strdup_printf ("%.*s" SMALL_YO "%s", (gint) (at - bare), bare, at + strlen (SMALL_YE)));
}

static void
add_ligatures (GPtrArray *spellings, const char *small)
{
  static const char *const yev[] = { "և", "եվ", "եւ" };

  for (guint from = 0; from < G_N_ELEMENTS (yev); from++)
    {
      for (guint to = 0; to < G_N_ELEMENTS (yev) && strstr (small, yev[from]) != NULL; to++)
        add (spellings, replace (small, yev[from], yev[to]));
    }
}

GStrv
attache_spellings_list (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *small = g_utf8_strdown (composed, -1);
  GPtrArray *spellings = g_ptr_array_new ();

  g_ptr_array_add (spellings, g_strdup (composed));
  if (strstr (small, SMALL_YE) != NULL || strstr (small, SMALL_YO) != NULL)
    add_dots (spellings, small);
  add_ligatures (spellings, small);
  if (strstr (composed, "ı") != NULL)
    add (spellings, replace (composed, "ı", "i"));
  g_ptr_array_add (spellings, NULL);
  return (GStrv) g_ptr_array_free (spellings, FALSE);
}

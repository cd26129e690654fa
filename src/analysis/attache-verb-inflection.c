/* SPDX-License-Identifier: GPL-3.0-or-later */

/* English spelling of verb forms and plurals: -s after a hiss becomes -es, y becomes ie, a silent e
 * goes, and a final consonant doubles where the list of irregular verbs says so. */

#include "config.h"

#include "attache-verb-inflection.h"

#include <string.h>

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiou", c) != NULL;
}

static gboolean
ends_in_consonant_y (const char *word, gsize length)
{
  return length > 1 && word[length - 1] == 'y' && !is_vowel (word[length - 2]);
}

char *
attache_inflection_plural (const char *noun)
{
  gsize length = strlen (noun);

  if (ends_in_consonant_y (noun, length))
    return g_strdup_printf ("%.*sies", (int) length - 1, noun);
  if (g_str_has_suffix (noun, "s") || g_str_has_suffix (noun, "x") || g_str_has_suffix (noun, "z")
      || g_str_has_suffix (noun, "ch") || g_str_has_suffix (noun, "sh"))
    return g_strconcat (noun, "es", NULL);
  return g_strconcat (noun, "s", NULL);
}

static char *
third_person (const char *base)
{
  if (g_str_has_suffix (base, "o"))
    return g_strconcat (base, "es", NULL);
  return attache_inflection_plural (base);
}

/* One vowel, or one run of them, in the whole word: its last letter doubles after a short one. */
static gboolean
is_monosyllable (const char *word)
{
  guint runs = 0;

  for (const char *c = word; *c != '\0'; c++)
    runs += is_vowel (*c) && (c == word || !is_vowel (c[-1]));
  return runs == 1;
}

static gboolean
ends_in_short_syllable (const char *base, gsize length)
{
  char last = length > 2 ? base[length - 1] : '\0';

  if (last == '\0' || is_vowel (last) || strchr ("wxy", last) != NULL
      || !is_vowel (base[length - 2]))
    return FALSE;
  return !is_vowel (base[length - 3]) || g_str_has_suffix (base, "quip")
         || (length > 3 && g_str_has_prefix (base + length - 4, "quit"));
}

/* cut, cutting; swap, swapping; but hear, hearing, and visit, visiting. */
static gboolean
doubles (const char *base, const char *irregular)
{
  gsize length = strlen (base);

  if (!ends_in_short_syllable (base, length))
    return FALSE;
  if (irregular == NULL)
    return is_monosyllable (base);
  return !(g_str_has_prefix (irregular, base) && g_str_has_prefix (irregular + length, "ed"));
}

static char *
regular_past (const char *base)
{
  gsize length = strlen (base);

  if (ends_in_consonant_y (base, length))
    return g_strdup_printf ("%.*sied", (int) length - 1, base);
  if (doubles (base, NULL))
    return g_strdup_printf ("%s%ced", base, base[length - 1]);
  return g_strconcat (base, g_str_has_suffix (base, "e") ? "d" : "ed", NULL);
}

static char *
present_participle (const char *base, const char *irregular)
{
  gsize length = strlen (base);

  if (g_str_has_suffix (base, "ie"))
    return g_strdup_printf ("%.*sying", (int) length - 2, base);
  if (g_str_has_suffix (base, "e") && length > 2 && !g_str_has_suffix (base, "ee")
      && !g_str_has_suffix (base, "oe"))
    return g_strdup_printf ("%.*sing", (int) length - 1, base);
  if (g_str_has_suffix (base, "ic"))
    return g_strconcat (base, "king", NULL);
  if (doubles (base, irregular))
    return g_strdup_printf ("%s%cing", base, base[length - 1]);
  return g_strconcat (base, "ing", NULL);
}

void
attache_inflection_init (AttacheInflection *inflection, const char *base, const char *irregular)
{
  g_return_if_fail (inflection != NULL);
  g_return_if_fail (base != NULL);

  *inflection = (AttacheInflection){ 0 };
  inflection->third = third_person (base);
  inflection->ing = present_participle (base, irregular);
  if (irregular == NULL)
    {
      inflection->past = regular_past (base);
      inflection->participle = g_strdup (inflection->past);
    }
  else
    {
      g_auto (GStrv) forms = g_strsplit (irregular, " ", 2);

      inflection->past = g_strdup (forms[0]);
      inflection->participle = g_strdup (forms[1] != NULL ? forms[1] : forms[0]);
      if (g_str_has_suffix (inflection->past, "ed") || g_str_has_suffix (inflection->past, "t"))
        inflection->other_past = g_strdup (inflection->participle);
    }
}

void
attache_inflection_clear (AttacheInflection *inflection)
{
  g_clear_pointer (&inflection->third, g_free);
  g_clear_pointer (&inflection->past, g_free);
  g_clear_pointer (&inflection->other_past, g_free);
  g_clear_pointer (&inflection->participle, g_free);
  g_clear_pointer (&inflection->ing, g_free);
}

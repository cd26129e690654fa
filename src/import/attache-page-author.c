/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who wrote an article, out of the names that a page offers: what is no name is turned away, and
 * "By" and its kin are cut off. It knows no page. */

#include "config.h"

#include <string.h>

#include "attache-page-facts.h"

#define MAX_NAME 120
#define MAX_NAMES 24

/* Behind "By", "Von", "Text:", …, which stand before names in bylines. */
static const char *
skip_by (const char *name)
{
  static const char *const words[] = { "by",
                                       "von",
                                       "par",
                                       "por",
                                       "di",
                                       "da",
                                       "door",
                                       "autor",
                                       "autorin",
                                       "autoren",
                                       "author",
                                       "authors",
                                       "auteur",
                                       "автор",
                                       "text:",
                                       "texte:",
                                       "texto:",
                                       "testo:",
                                       "tekst:",
                                       "fuente:",
                                       "redaktion:",
                                       "written by",
                                       "posted by",
                                       "published by",
                                       "words by",
                                       "story by",
                                       "report by",
                                       "article by",
                                       "veröffentlicht von",
                                       "geschrieben von",
                                       "ein artikel von",
                                       "ein beitrag von",
                                       "scritto da",
                                       "escrito por",
                                       "publié par",
                                       "écrit par",
                                       "napisał" };

  name += strspn (name, " ,:|/-");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if (g_ascii_strncasecmp (name, words[i], n) == 0 && strchr (" :", name[n]) != NULL)
        return skip_by (name + n);
    }
  return name;
}

/* "your friends", "More from this author": what begins so goes on with no name. */
static gboolean
begins_as_phrase (const char *name)
{
  static const char *const words[] = {
    "the ",  "a ",    "an ",  "your ", "our ",   "my ",     "all ",   "der ",   "die ", "das ",
    "dein",  "unser", "mein", "ihr ",  "ihre ",  "ein ",    "eine ",  "den ",   "dem ", "im ",
    "am ",   "mit ",  "les ", "nos ",  "notre ", "votre ",  "une ",   "nuestr", "su ",  "sus ",
    "nel ",  "with ", "and ", "und ",  "et ",    "in ",     "on ",    "at ",    "for ", "für ",
    "More ", "Mehr ", "All ", "Alle ", "View ",  "Follow ", "About ", "Über "
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (name, words[i]) && strchr (name, ' ') != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "5 followers": a word of figures alone. */
static gboolean
holds_number (const char *name)
{
  for (const char *word = name; *word != '\0';
       word += strcspn (word, " "), word += strspn (word, " "))
    {
      gsize n = strspn (word, "0123456789");

      if (n > 0 && (word[n] == ' ' || word[n] == '\0'))
        return TRUE;
    }
  return FALSE;
}

/* Names hold letters, no addresses and no years. */
static gboolean
is_name (const char *name)
{
  guint n_letters = 0;
  guint n_digits = 0;

  if (strstr (name, "://") != NULL || *name == '@' || strstr (name, "www.") != NULL
      || strchr (name, '{') != NULL)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      n_letters += g_unichar_isalpha (g_utf8_get_char (p));
      n_digits += g_ascii_isdigit (*p);
    }
  return n_letters >= 2 && n_digits < 4 && (n_digits == 0 || strchr (name, ' ') != NULL)
         && !holds_number (name) && !begins_as_phrase (name);
}

/* White space and marks that systems put between a name and what is next to it. */
static void
trim_end (char *name)
{
  gsize length = strlen (name);

  while (length > 0 && strchr (" ,;:|/-", name[length - 1]) != NULL)
    length--;
  name[length] = '\0';
}

/* What stands where systems want a name and there is none: it tells nothing. */
static gboolean
is_placeholder (const char *name)
{
  static const char *const placeholders[] = {
    "admin",   "administrator", "author", "autor", "auteur",    "guest",    "no author",
    "none",    "not specified", "null",   "root",  "undefined", "unknown",  "user",
    "default", "webmaster",     "n/a",    "test",  "anonymous", "wordpress"
  };

  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    {
      if (g_ascii_strcasecmp (name, placeholders[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

void
attache_page_facts_offer_author (AttachePageFacts *facts, AttacheFactRank rank, const char *value)
{
  g_autofree char *line = NULL;
  AttachePageName *name;
  const char *start;
  char *cut;

  if (facts->names->len >= MAX_NAMES
      || (line = attache_page_facts_dup_clean (value, MAX_NAME)) == NULL)
    return;
  start = skip_by (line);
  if (!is_name (start))
    return;
  cut = strpbrk (start, "|(");
  if (cut != NULL && cut > start)
    *cut = '\0';
  if (g_str_has_suffix (g_strchomp (line), ":"))
    return;
  trim_end (line);
  if (start > line + strlen (line) || !is_name (start) || is_placeholder (start))
    return;
  name = g_malloc (sizeof *name + strlen (start) + 1);
  name->rank = rank;
  name->block = facts->name_block;
  memcpy (name->name, start, strlen (start) + 1);
  g_ptr_array_add (facts->names, name);
}

/* TRUE where @word stands in @text and no letter is next to it. */
static gboolean
holds_word (const char *text, const char *word)
{
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    {
      const char *end = at + strlen (word);

      if ((at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
          && !g_unichar_isalnum (g_utf8_get_char (end)))
        return TRUE;
    }
  return FALSE;
}

/* "elsewhere.example": an outlet's address where its systems want a name. */
static gboolean
is_domain (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot > name && strlen (dot + 1) >= 2
         && name[strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789.-")] == '\0';
}

/* What systems put where nobody signed. */
static gboolean
is_nobody (const AttachePageFacts *facts, const char *name)
{
  static const char *const nobodies[] = { "redaktion",      "editor",           "editors",
                                          "staff",          "redacción",        "la rédaction",
                                          "redakcja",       "newsdesk",         "editorial staff",
                                          "web desk",       "news desk",        "staff writer",
                                          "staff reporter", "online redaktion", "redazione",
                                          "redação",        "редакция",         "la redacción" };
  g_autofree char *folded = g_utf8_strdown (name, -1);
  g_autofree char *outlet = facts->outlet != NULL ? g_utf8_strdown (facts->outlet, -1) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (nobodies); i++)
    {
      if (strcmp (folded, nobodies[i]) == 0)
        return TRUE;
    }
  if (is_domain (name))
    return TRUE;
  return outlet != NULL && (g_str_has_prefix (outlet, folded) || holds_word (folded, outlet));
}

/* What stands behind a name: an office, or the outlet. */
static gboolean
is_office (const AttachePageFacts *facts, const char *words)
{
  static const char *const offices[] = { "editor",    "correspond", "korrespond", "writer",
                                         "reporter",  "journalis",  "redakt",     "columnist",
                                         "kolumnist", "rédact",     "redactor",   "корреспондент" };
  g_autofree char *folded = g_utf8_strdown (words, -1);
  g_autofree char *outlet = facts->outlet != NULL ? g_utf8_strdown (facts->outlet, -1) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      if (strstr (folded, offices[i]) != NULL)
        return TRUE;
    }
  return g_strcmp0 (folded, outlet) == 0;
}

/* Of "Ada Lorne, Ben Vance, Editors of The Harbour Post" the names alone. Transfer full. */
static char *
dup_without_offices (const AttachePageFacts *facts, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ", ", -1);
  guint n = g_strv_length (parts);

  while (n > 1 && is_office (facts, parts[n - 1]))
    g_clear_pointer (&parts[--n], g_free);
  return g_strjoinv (", ", parts);
}

void
attache_page_facts_settle_author (AttachePageFacts *facts)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  AttacheFactRank best[2] = { ATTACHE_FACT_NONE, ATTACHE_FACT_NONE };
  gboolean nobody = FALSE;
  guint32 block = 0; /* of the first name that is taken */

  for (guint i = 0; i < facts->names->len; i++)
    {
      const AttachePageName *name = g_ptr_array_index (facts->names, i);
      gboolean is_less = is_nobody (facts, name->name);

      best[is_less] = MIN (best[is_less], name->rank);
    }
  /* a name far from the article is rather that of another one */
  nobody = best[FALSE] == ATTACHE_FACT_NONE
           || (best[FALSE] == ATTACHE_FACT_FROM_ELSEWHERE && best[TRUE] < best[FALSE]);
  for (guint i = 0; i < facts->names->len; i++)
    {
      const AttachePageName *name = g_ptr_array_index (facts->names, i);
      g_autofree char *alone = NULL;

      if (name->rank != best[nobody] || is_nobody (facts, name->name) != nobody
          || strstr (joined->str, name->name) != NULL || (joined->len > 0 && nobody)
          || (joined->len > 0 && name->rank >= ATTACHE_FACT_FROM_MARKUP
              && (block == 0 || name->block != block)))
        continue;
      block = name->block;
      if (joined->len > 0)
        g_string_append (joined, "; ");
      alone = dup_without_offices (facts, name->name);
      g_string_append (joined, alone);
    }
  if (joined->len > 0 && facts->author == NULL)
    facts->author = g_strdup (joined->str);
}

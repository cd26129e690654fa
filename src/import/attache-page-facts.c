/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps the best-ranked word for each fact, and turns away what cannot be one: an author that is an
 * address, an address that is none. It knows no page. */

#include "config.h"

#include "attache-page-facts.h"

#include <string.h>

#include "attache-headline.h"

#define MAX_TITLE 400
#define MAX_NAME 120
#define MAX_NAMES 24

AttachePageFacts *
attache_page_facts_new (void)
{
  AttachePageFacts *facts = g_new0 (AttachePageFacts, 1);

  facts->titles = g_ptr_array_new_with_free_func (g_free);
  facts->names = g_ptr_array_new_with_free_func (g_free);
  facts->title_rank = facts->outlet_rank = ATTACHE_FACT_NONE;
  facts->url_rank = facts->language_rank = facts->date_rank = ATTACHE_FACT_NONE;
  return facts;
}

void
attache_page_facts_free (AttachePageFacts *facts)
{
  g_free (facts->title);
  g_free (facts->author);
  g_ptr_array_unref (facts->names);
  g_ptr_array_unref (facts->titles);
  g_free (facts->outlet);
  g_free (facts->url);
  g_free (facts->language);
  g_free (facts->short_title);
  g_free (facts);
}

/* "&amp;quot;" stands in attributes of many systems: one layer of entities more than there should
 * be. In place; never longer. */
static void
unescape (char *text)
{
  static const struct
  {
    const char *entity;
    const char *value;
  } entities[] = {
    { "&quot;", "\"" },  { "&amp;", "&" },   { "&#39;", "'" },    { "&#039;", "'" },
    { "&lt;", "<" },     { "&gt;", ">" },    { "&nbsp;", " " },   { "&#8217;", "’" },
    { "&#8216;", "‘" },  { "&#8220;", "“" }, { "&#8221;", "”" },  { "&#8211;", "–" },
    { "&#8212;", "—" },  { "&#8230;", "…" }, { "&rsquo;", "’" },  { "&lsquo;", "‘" },
    { "&ldquo;", "“" },  { "&rdquo;", "”" }, { "&ndash;", "–" },  { "&mdash;", "—" },
    { "&hellip;", "…" }, { "&apos;", "'" },  { "&uuml;", "ü" },   { "&ouml;", "ö" },
    { "&auml;", "ä" },   { "&szlig;", "ß" }, { "&eacute;", "é" }, { "&bdquo;", "„" },
  };
  char *out = text;

  for (const char *p = text; *p != '\0';)
    {
      guint i = 0;

      while (*p == '&' && i < G_N_ELEMENTS (entities) && !g_str_has_prefix (p, entities[i].entity))
        i++;
      if (*p != '&' || i == G_N_ELEMENTS (entities))
        {
          *out++ = *p++;
          continue;
        }
      p += strlen (entities[i].entity);
      memmove (out, entities[i].value, strlen (entities[i].value));
      out += strlen (entities[i].value);
    }
  *out = '\0';
}

/* Transfer full, or NULL where nothing is left. */
static char *
clean (const char *value, guint max_chars)
{
  char *line;

  if (value == NULL || !g_utf8_validate (value, -1, NULL))
    return NULL;
  line = attache_headline_shorten (value, strlen (value), max_chars);
  unescape (line);
  if (*line == '\0')
    g_clear_pointer (&line, g_free);
  return line;
}

static void
replace (char **fact, AttacheFactRank *fact_rank, AttacheFactRank rank, char *value)
{
  if (value == NULL || rank >= *fact_rank)
    {
      g_free (value);
      return;
    }
  g_free (*fact);
  *fact = value;
  *fact_rank = rank;
}

void
attache_page_facts_offer_title (AttachePageFacts *facts, AttacheFactRank rank, const char *value)
{
  char *title = clean (value, MAX_TITLE);

  if (title != NULL && facts->titles->len < MAX_NAMES)
    g_ptr_array_add (facts->titles, g_strdup (title));
  replace (&facts->title, &facts->title_rank, rank, title);
}

void
attache_page_facts_offer_outlet (AttachePageFacts *facts, AttacheFactRank rank, const char *value)
{
  if (rank < facts->outlet_rank)
    replace (&facts->outlet, &facts->outlet_rank, rank, clean (value, MAX_NAME));
}

void
attache_page_facts_offer_language (AttachePageFacts *facts, AttacheFactRank rank, const char *value)
{
  if (rank < facts->language_rank)
    replace (&facts->language, &facts->language_rank, rank, clean (value, 16));
}

void
attache_page_facts_offer_url (AttachePageFacts *facts, AttacheFactRank rank, const char *value)
{
  if (rank >= facts->url_rank || value == NULL || strlen (value) > 2000)
    return;
  while (g_ascii_isspace (*value))
    value++;
  if (g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://"))
    replace (&facts->url, &facts->url_rank, rank, clean (value, 2000));
}

/* Systems write a date that means "none": the epoch. */
void
attache_page_facts_offer_date (AttachePageFacts *facts, AttacheFactRank rank, const char *value)
{
  gboolean month_first;
  AttacheImportDate date;

  if (rank >= facts->date_rank || value == NULL || !g_utf8_validate (value, -1, NULL))
    return;
  month_first = facts->language != NULL
                && (g_ascii_strcasecmp (facts->language, "en") == 0
                    || g_ascii_strncasecmp (facts->language + 2, "-us", 3) == 0
                    || g_ascii_strncasecmp (facts->language + 2, "_us", 3) == 0);
  if (!attache_import_date_parse (value, month_first, &date) || date.instant <= 0)
    return;
  facts->date = date;
  facts->date_rank = rank;
  facts->date_is_utc = value[date.end] == 'Z' || strstr (value + date.end, "+00") != NULL
                       || strstr (value + date.end, "GMT") != NULL;
}

/* A server's clock says the next day when it is still evening at the outlet: where the address
 * carries a day one off, that is the day of publication. */
void
attache_page_facts_settle_date (AttachePageFacts *facts)
{
  AttacheImportDate date;
  gint64 apart;

  if (facts->date_rank >= ATTACHE_FACT_FROM_ADDRESS || facts->url == NULL || !facts->date_is_utc
      || !attache_import_date_find (facts->url, -1, FALSE, &date))
    return;
  apart = facts->date.instant / ATTACHE_USEC_PER_DAY - date.instant / ATTACHE_USEC_PER_DAY;
  if (apart == 1 || apart == -1)
    {
      facts->date = date;
      facts->date.precision = ATTACHE_PRECISION_DAY;
    }
}

/* Behind "By", "Von", "Text:", …, which stand before names in bylines. */
static const char *
skip_by (const char *name)
{
  static const char *const words[] = { "by ",
                                       "by: ",
                                       "von ",
                                       "von: ",
                                       "par ",
                                       "por ",
                                       "di ",
                                       "door ",
                                       "autor: ",
                                       "autor ",
                                       "author: ",
                                       "text: ",
                                       "written by ",
                                       "posted by ",
                                       "author ",
                                       "автор: ",
                                       "autorin: ",
                                       "fuente: ",
                                       "redaktion: ",
                                       "words by ",
                                       "story by ",
                                       "veröffentlicht von ",
                                       "geschrieben von ",
                                       "ein artikel von ",
                                       "ein beitrag von ",
                                       "scritto da ",
                                       "napisał " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strncasecmp (name, words[i], strlen (words[i])) == 0)
        return skip_by (name + strlen (words[i]));
    }
  return name + strspn (name, " ,:|-");
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
  return n_letters >= 2 && n_digits < 4 && (n_digits == 0 || strchr (name, ' ') != NULL);
}

void
attache_page_facts_offer_author (AttachePageFacts *facts, AttacheFactRank rank, const char *value)
{
  g_autofree char *line = NULL;
  AttachePageName *name;
  const char *start;
  char *cut;

  if (facts->names->len >= MAX_NAMES || (line = clean (value, MAX_NAME)) == NULL)
    return;
  start = skip_by (line);
  if (!is_name (start))
    return;
  cut = strpbrk (start, "|(");
  if (cut != NULL && cut > start)
    *cut = '\0';
  g_strchomp (line);
  if (!is_name (start) || g_str_has_suffix (start, ":"))
    return;
  name = g_malloc (sizeof *name + strlen (start) + 1);
  name->rank = rank;
  memcpy (name->name, start, strlen (start) + 1);
  g_ptr_array_add (facts->names, name);
}

/* What systems put where nobody signed. */
static gboolean
is_nobody (const AttachePageFacts *facts, const char *name)
{
  static const char *const nobodies[] = { "admin",          "administrator",   "no author",
                                          "redaktion",      "editor",          "editors",
                                          "staff",          "webmaster",       "author",
                                          "autor",          "guest",           "unknown",
                                          "none",           "redacción",       "la rédaction",
                                          "redakcja",       "newsdesk",        "editorial staff",
                                          "web desk",       "news desk",       "staff writer",
                                          "staff reporter", "online redaktion" };
  g_autofree char *folded = g_utf8_strdown (name, -1);
  g_autofree char *outlet = facts->outlet != NULL ? g_utf8_strdown (facts->outlet, -1) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (nobodies); i++)
    {
      if (strcmp (folded, nobodies[i]) == 0)
        return TRUE;
    }
  return outlet != NULL && (strcmp (folded, outlet) == 0 || g_str_has_prefix (outlet, folded));
}

void
attache_page_facts_settle_author (AttachePageFacts *facts)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  AttacheFactRank best[2] = { ATTACHE_FACT_NONE, ATTACHE_FACT_NONE };
  gboolean nobody = FALSE;

  for (guint i = 0; i < facts->names->len; i++)
    {
      const AttachePageName *name = g_ptr_array_index (facts->names, i);
      gboolean is_less = is_nobody (facts, name->name);

      best[is_less] = MIN (best[is_less], name->rank);
    }
  nobody = best[FALSE] == ATTACHE_FACT_NONE;
  for (guint i = 0; i < facts->names->len; i++)
    {
      const AttachePageName *name = g_ptr_array_index (facts->names, i);

      if (name->rank != best[nobody] || is_nobody (facts, name->name) != nobody
          || strstr (joined->str, name->name) != NULL
          || (joined->len > 0 && (name->rank >= ATTACHE_FACT_FROM_MARKUP || nobody)))
        continue;
      if (joined->len > 0)
        g_string_append (joined, "; ");
      g_string_append (joined, name->name);
    }
  if (joined->len > 0 && facts->author == NULL)
    facts->author = g_strdup (joined->str);
}

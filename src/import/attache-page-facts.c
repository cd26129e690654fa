/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps the best-ranked word for each fact, and turns away what cannot be one: an address that is
 * none. It knows no page; authors have a file of their own. */

#include "config.h"

#include "attache-page-facts.h"

#include <string.h>

#include "attache-encoding.h"
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

/* "&#8217;", "&#xfc;"; the length of what is read at @p, or 0. */
static gsize
read_number (const char *p, gunichar *c)
{
  gboolean hex = p[2] == 'x' || p[2] == 'X';
  char *end;
  guint64 number;

  if (p[1] != '#' || !(hex ? g_ascii_isxdigit (p[3]) : g_ascii_isdigit (p[2])))
    return 0;
  number = g_ascii_strtoull (p + 2 + hex, &end, hex ? 16 : 10);
  if (*end != ';' || number <= ' ' || number > 0x10ffff || !g_unichar_validate (number))
    return 0;
  *c = attache_encoding_read_reference (number);
  return end + 1 - p;
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
    { "&quot;", "\"" }, { "&amp;", "&" },    { "&lt;", "<" },    { "&gt;", ">" },
    { "&nbsp;", " " },  { "&rsquo;", "’" },  { "&lsquo;", "‘" }, { "&ldquo;", "“" },
    { "&rdquo;", "”" }, { "&ndash;", "–" },  { "&mdash;", "—" }, { "&hellip;", "…" },
    { "&apos;", "'" },  { "&uuml;", "ü" },   { "&ouml;", "ö" },  { "&auml;", "ä" },
    { "&szlig;", "ß" }, { "&eacute;", "é" }, { "&bdquo;", "„" },
  };
  char *out = text;

  for (const char *p = text; *p != '\0';)
    {
      guint i = 0;
      gunichar c;
      gsize n = *p == '&' ? read_number (p, &c) : 0;

      if (n > 0)
        {
          out += g_unichar_to_utf8 (c, out);
          p += n;
          continue;
        }
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

char *
attache_page_facts_dup_clean (const char *value, guint max_chars)
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
  char *title = attache_page_facts_dup_clean (value, MAX_TITLE);

  if (title != NULL && facts->titles->len < MAX_NAMES)
    g_ptr_array_add (facts->titles, g_strdup (title));
  replace (&facts->title, &facts->title_rank, rank, title);
}

void
attache_page_facts_offer_outlet (AttachePageFacts *facts, AttacheFactRank rank, const char *value)
{
  if (rank < facts->outlet_rank)
    replace (&facts->outlet, &facts->outlet_rank, rank,
             attache_page_facts_dup_clean (value, MAX_NAME));
}

void
attache_page_facts_offer_language (AttachePageFacts *facts, AttacheFactRank rank, const char *value)
{
  if (rank < facts->language_rank)
    replace (&facts->language, &facts->language_rank, rank,
             attache_page_facts_dup_clean (value, 16));
}

void
attache_page_facts_offer_url (AttachePageFacts *facts, AttacheFactRank rank, const char *value)
{
  if (rank >= facts->url_rank || value == NULL || strlen (value) > 2000)
    return;
  while (g_ascii_isspace (*value))
    value++;
  if (g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://"))
    replace (&facts->url, &facts->url_rank, rank, attache_page_facts_dup_clean (value, 2000));
}

/* Systems write a date that means "none": the epoch. */
void
attache_page_facts_offer_date (AttachePageFacts *facts, AttacheFactRank rank, const char *value)
{
  const char *region;
  gboolean month_first;
  AttacheImportDate date;

  if (rank >= facts->date_rank || value == NULL || !g_utf8_validate (value, -1, NULL))
    return;
  region = facts->language != NULL ? strpbrk (facts->language, "-_") : NULL;
  month_first = facts->language != NULL
                && (g_ascii_strcasecmp (facts->language, "en") == 0
                    || (region != NULL && g_ascii_strncasecmp (region + 1, "us", 2) == 0));
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

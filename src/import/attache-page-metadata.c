/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the places in which pages keep title, author, date, outlet, address and language, in one
 * pass over the nodes. What is only printed for people is read by attache-page-printed. */

#include "config.h"

#include "attache-page-metadata.h"

#include <string.h>

#include "attache-page-words.h"

/* Nodes before and behind the article's element in which markup is taken to be of the article. */
#define BEFORE 200
#define BEHIND 120

typedef void (*Offer) (AttachePageFacts *facts, AttacheFactRank rank, const char *value);

typedef struct
{
  const char *key; /* of name, property, itemprop or http-equiv, lower case */
  Offer offer;
  AttacheFactRank rank;
} MetaKey;

/* Sorted by nothing: a page has some thirty of these. */
static const MetaKey meta_keys[] = {
  { "article:published_time", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "og:article:published_time", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "og:published_time", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "datepublished", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "date_published", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "publish-date", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "publish_date", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "publishdate", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "published-date", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "publication_date", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "pubdate", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "parsely-pub-date", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "shareaholic:article_published_time", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "sailthru.date", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "cxenseparse:recs:publishtime", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "citation_publication_date", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "dcterms.created", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "dcterms.issued", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "dc.date.issued", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "dc.date.created", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "dcterms.date", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "dc.date", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "originalpublicationdate", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "timestamp", attache_page_facts_offer_date, ATTACHE_FACT_FROM_WEAK_META },
  { "date", attache_page_facts_offer_date, ATTACHE_FACT_FROM_META },
  { "article:author", attache_page_facts_offer_author, ATTACHE_FACT_FROM_WEAK_META },
  { "author", attache_page_facts_offer_author, ATTACHE_FACT_FROM_META },
  { "authors", attache_page_facts_offer_author, ATTACHE_FACT_FROM_META },
  { "parsely-author", attache_page_facts_offer_author, ATTACHE_FACT_FROM_META },
  { "article:author_name", attache_page_facts_offer_author, ATTACHE_FACT_FROM_META },
  { "shareaholic:article_author_name", attache_page_facts_offer_author, ATTACHE_FACT_FROM_META },
  { "sailthru.author", attache_page_facts_offer_author, ATTACHE_FACT_FROM_META },
  { "byl", attache_page_facts_offer_author, ATTACHE_FACT_FROM_META },
  { "byline", attache_page_facts_offer_author, ATTACHE_FACT_FROM_META },
  { "dc.creator", attache_page_facts_offer_author, ATTACHE_FACT_FROM_META },
  { "dcterms.creator", attache_page_facts_offer_author, ATTACHE_FACT_FROM_META },
  { "citation_author", attache_page_facts_offer_author, ATTACHE_FACT_FROM_META },
  { "og:title", attache_page_facts_offer_title, ATTACHE_FACT_FROM_META },
  { "headline", attache_page_facts_offer_title, ATTACHE_FACT_FROM_MICRODATA },
  { "dc.title", attache_page_facts_offer_title, ATTACHE_FACT_FROM_WEAK_META },
  { "dcterms.title", attache_page_facts_offer_title, ATTACHE_FACT_FROM_WEAK_META },
  { "citation_title", attache_page_facts_offer_title, ATTACHE_FACT_FROM_META },
  { "twitter:title", attache_page_facts_offer_title, ATTACHE_FACT_FROM_WEAK_META },
  { "og:site_name", attache_page_facts_offer_outlet, ATTACHE_FACT_FROM_RECORD },
  { "dc.publisher", attache_page_facts_offer_outlet, ATTACHE_FACT_FROM_WEAK_META },
  { "application-name", attache_page_facts_offer_outlet, ATTACHE_FACT_FROM_WEAK_META },
  { "og:url", attache_page_facts_offer_url, ATTACHE_FACT_FROM_META },
  { "og:locale", attache_page_facts_offer_language, ATTACHE_FACT_FROM_WEAK_META },
  { "content-language", attache_page_facts_offer_language, ATTACHE_FACT_FROM_WEAK_META },
  { "dc.language", attache_page_facts_offer_language, ATTACHE_FACT_FROM_MICRODATA },
};

static void
read_meta (const AttachePage *page, guint i, AttachePageFacts *facts)
{
  static const char *const names[] = { "property", "name", "itemprop", "http-equiv" };
  const char *content = attache_page_get_attribute (page, i, "content");

  for (guint n = 0; content != NULL && n < G_N_ELEMENTS (names); n++)
    {
      const char *key = attache_page_get_attribute (page, i, names[n]);

      for (guint k = 0; key != NULL && k < G_N_ELEMENTS (meta_keys); k++)
        {
          if (g_ascii_strcasecmp (key, meta_keys[k].key) == 0)
            meta_keys[k].offer (facts, meta_keys[k].rank, content);
        }
    }
}

static void
read_head_node (const AttachePage *page, guint i, AttachePageFacts *facts)
{
  const char *name = page->nodes[i].tag != ATTACHE_TAG_TEXT ? page->nodes[i].name : "";

  if (strcmp (name, "meta") == 0)
    read_meta (page, i, facts);
  else if (strcmp (name, "link") == 0
           && g_strcmp0 (attache_page_get_attribute (page, i, "rel"), "canonical") == 0)
    attache_page_facts_offer_url (facts, ATTACHE_FACT_FROM_RECORD,
                                  attache_page_get_attribute (page, i, "href"));
  else if (strcmp (name, "title") == 0 && facts->short_title == NULL)
    facts->short_title = attache_page_dup_text (page, i);
  else if (strcmp (name, "html") == 0)
    attache_page_facts_offer_language (facts, ATTACHE_FACT_FROM_META,
                                       attache_page_get_attribute (page, i, "lang"));
}

/* The value of a microdata property, or of <time>: an attribute, or else the text. Transfer full.
 */
static char *
dup_value (const AttachePage *page, guint i)
{
  static const char *const names[] = { "content", "datetime" };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      const char *value = attache_page_get_attribute (page, i, names[n]);

      if (value != NULL && *value != '\0')
        return g_strdup (value);
    }
  return page->nodes[i].n_chars < 400 ? attache_page_dup_text (page, i) : g_strdup ("");
}

/* The name inside an itemprop="author", which may be a whole box about a person. Transfer full. */
static char *
dup_author (const AttachePage *page, guint i)
{
  for (guint j = i + 1; j < page->nodes[i].end; j++)
    {
      const char *inner = attache_page_get_attribute (page, j, "itemprop");

      if (inner != NULL && strcmp (inner, "name") == 0)
        return dup_value (page, j);
    }
  return dup_value (page, i);
}

static void
read_microdata (const AttachePage *page, guint i, AttachePageFacts *facts)
{
  const char *property = attache_page_get_attribute (page, i, "itemprop");
  g_autofree char *value = NULL;

  if (property == NULL)
    return;
  if (strstr (property, "datePublished") != NULL)
    attache_page_facts_offer_date (facts, ATTACHE_FACT_FROM_MICRODATA, value = dup_value (page, i));
  else if (strcmp (property, "author") == 0 || strcmp (property, "creator") == 0)
    attache_page_facts_offer_author (facts, ATTACHE_FACT_FROM_MICRODATA,
                                     value = dup_author (page, i));
  else if (strcmp (property, "headline") == 0)
    attache_page_facts_offer_title (facts, ATTACHE_FACT_FROM_MICRODATA,
                                    value = dup_value (page, i));
}

/* How far to believe the markup of @i: what stands in a menu or a list may be of another article.
 */
static AttacheFactRank
markup_rank (const AttachePage *page, AttachePageContent content, guint i)
{
  return i + BEFORE >= content.core && i < page->nodes[content.core].end + BEHIND
             ? ATTACHE_FACT_FROM_MARKUP
             : ATTACHE_FACT_FROM_ELSEWHERE;
}

/* Within a byline each name may have an element of its own, beside an office and a date ("fn" is
 * that of a vCard); else the byline is the name. Transfer full. */
static char *
dup_signature (const AttachePage *page, guint i)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint j = i + 1; j < page->nodes[i].end; j++)
    {
      const char *class = attache_page_get_attribute (page, j, "class");
      g_autofree char *name = NULL;

      if (class == NULL || (strcmp (class, "fn") != 0 && strstr (class, "name") == NULL))
        continue;
      name = attache_page_dup_text (page, j);
      j = page->nodes[j].end - 1;
      if (strchr (name, ' ') == NULL || strstr (names->str, name) != NULL)
        continue; /* "By" has a class as well */
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE)
                        : attache_page_dup_text (page, i);
}

/* What signs an article in one line, signs it together. */
static void
offer_author (const AttachePage *page, guint i, AttacheFactRank rank, const char *name,
              AttachePageFacts *facts)
{
  const AttachePageNode *node = &page->nodes[i];

  facts->name_block = node->flags & ATTACHE_PAGE_BLOCK ? node->parent : node->block;
  attache_page_facts_offer_author (facts, rank, name);
  facts->name_block = 0;
}

/* The words of a class decide whether a byline tells a name, a date or both; an attempt at each is
 * made. */
static void
read_byline (const AttachePage *page, guint i, AttacheFactRank rank, AttachePageFacts *facts)
{
  const AttachePageNode *node = &page->nodes[i];
  const char *class = attache_page_get_attribute (page, i, "class");
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (node->part != ATTACHE_PART_BYLINE || node->n_chars > 160 || class == NULL)
    return;
  text = attache_page_dup_text (page, i);
  attache_page_facts_offer_date (facts, rank, text);
  if ((strstr (class, "author") != NULL || strstr (class, "byline") != NULL
       || strstr (class, "autor") != NULL)
      && node->n_chars < 60)
    offer_author (page, i, rank, name = dup_signature (page, i), facts);
}

/* An address in @folder ("/author/") that names somebody there; the folder's own lists them all.
 * A folder without its end ("/journalist") has it after more letters. */
static gboolean
leads_into (const char *address, const char *folder)
{
  const char *at = strstr (address, folder);

  if (at == NULL)
    return FALSE;
  at += strlen (folder);
  if (at[-1] != '/')
    at += strcspn (at, "/");
  return at[strspn (at, "/")] != '\0';
}

/* By its relation, or by the address it leads to. */
static gboolean
is_author_link (const AttachePage *page, guint i)
{
  const AttachePageNode *node = &page->nodes[i];
  g_autofree char *text = NULL;
  static const char *const folders[] = { "/author/",   "/authors/", "/autor/",      "/autoren/",
                                         "/auteur/",   "/autori/",  "/profile/",    "/people/",
                                         "/newsteam/", "/staff/",   "/contributor", "/journalist",
                                         "/by/",       "/reporter" };
  const char *href = attache_page_get_attribute (page, i, "href");

  if (g_strcmp0 (attache_page_get_attribute (page, i, "rel"), "author") == 0)
    return TRUE;
  if (href == NULL || node->n_chars < 5 || node->n_chars > 40)
    return FALSE;
  text = attache_page_dup_text (page, i);
  for (guint f = 0; f < G_N_ELEMENTS (folders); f++)
    {
      if (leads_into (href, folders[f]))
        return strchr (text, ' ') != NULL;
    }
  return FALSE;
}

static void
read_body_node (const AttachePage *page, AttachePageContent content, guint i,
                AttachePageFacts *facts)
{
  const AttachePageNode *node = &page->nodes[i];
  AttacheFactRank rank = markup_rank (page, content, i);
  g_autofree char *value = NULL;

  read_microdata (page, i, facts);
  if (node->flags & ATTACHE_PAGE_DROPPED)
    return;
  if (node->tag == ATTACHE_TAG_TIME)
    attache_page_facts_offer_date (facts, rank, value = dup_value (page, i));
  else if (node->tag == ATTACHE_TAG_A && is_author_link (page, i))
    offer_author (page, i, rank, value = attache_page_dup_text (page, i), facts);
  else
    read_byline (page, i, rank, facts);
}

void
attache_page_read_metadata (const AttachePage *page, AttachePageContent content,
                            const AttachePreparedPage *prepared, AttachePageFacts *facts)
{
  guint body = 0;

  g_return_if_fail (page != NULL && prepared != NULL && facts != NULL);

  for (; body < page->n_nodes && page->nodes[body].tag != ATTACHE_TAG_BODY; body++)
    read_head_node (page, body, facts);
  for (guint i = 0; i < prepared->records->len; i++)
    attache_page_record_read (facts, g_ptr_array_index (prepared->records, i));
  for (guint i = body; i < page->n_nodes;)
    {
      const AttachePageNode *node = &page->nodes[i];

      if (node->flags & ATTACHE_PAGE_DROPPED && node->part == ATTACHE_PART_COMMENTS)
        {
          i = node->end; /* they have authors and dates of their own */
          continue;
        }
      if (node->tag == ATTACHE_TAG_SKIP)
        read_head_node (page, i, facts);
      if (node->tag != ATTACHE_TAG_TEXT)
        read_body_node (page, content, i, facts);
      i++;
    }
  attache_page_facts_offer_url (facts, ATTACHE_FACT_FROM_TEXT, prepared->saved_from);
  attache_page_facts_offer_date (facts, ATTACHE_FACT_FROM_ADDRESS, facts->url);
  attache_page_read_printed (page, content, facts);
  attache_page_facts_settle_date (facts);
  attache_page_facts_settle_author (facts);
}

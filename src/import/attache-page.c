/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Web pages as files: saved by a browser, by SingleFile, or pasted. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-encoding.h"
#include "attache-format.h"
#include "attache-headline.h"
#include "attache-importer.h"
#include "attache-outlets.h"
#include "attache-page-metadata.h"
#include "attache-page-writer.h"

/* How far a page's beginning reaches, for recognising it and for its encoding. */
#define HEAD (4 * 1024)

static gboolean
has_tag (const char *folded, const char *name)
{
  gsize n = strlen (name);

  for (const char *at = strchr (folded, '<'); at != NULL; at = strchr (at + 1, '<'))
    {
      if (strncmp (at + 1, name, n) == 0 && strchr (" \t\r\n>/", at[1 + n]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The beginning as lower-case ASCII; NULs of UTF-16 left out. Transfer full. */
static char *
fold_head (const AttacheSource *source)
{
  gsize length = MIN (source->length, HEAD);
  char *head = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (source->data[i] != 0)
        head[n++] = g_ascii_tolower (source->data[i]);
    }
  head[n] = '\0';
  return head;
}

static gboolean
recognise (const AttacheSource *source)
{
  static const char *const tags[] = { "html", "head", "body",    "!doctype",
                                      "meta", "div",  "article", "title" };
  g_autofree char *head = fold_head (source);
  const char *start = head + strspn (head, "\xef\xbb\xbf\xff\xfe \t\r\n");
  guint n_tags = 0;

  if (*start != '<')
    return FALSE;
  if (g_str_has_prefix (start, "<!doctype html") || has_tag (head, "html"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    n_tags += has_tag (head, tags[i]);
  return n_tags >= 2 || has_tag (head, "p");
}

/* The charset that a <meta> names; transfer full, nullable. */
static char *
find_charset (const AttacheSource *source)
{
  g_autofree char *head = fold_head (source);
  const char *at = strstr (head, "charset");

  if (at == NULL)
    return NULL;
  at += strlen ("charset");
  at += strspn (at, " =\"'");
  return g_strndup (at, MIN (strcspn (at, "\"' ;>/\r\n"), 40));
}

static void
take_facts (AttacheDraft *draft, AttachePageFacts *facts)
{
  draft->title = g_steal_pointer (&facts->title);
  draft->author = g_steal_pointer (&facts->author);
  draft->outlet = g_steal_pointer (&facts->outlet);
  draft->url = g_steal_pointer (&facts->url);
  if (draft->outlet == NULL && draft->url != NULL)
    draft->outlet = attache_outlets_dup_name (draft->url);
  attache_draft_set_language (draft, facts->language);
  if (facts->date_rank != ATTACHE_FACT_NONE)
    attache_draft_set_published (draft, facts->date.instant, facts->date.precision,
                                 facts->date_rank >= ATTACHE_FACT_FROM_ADDRESS
                                     ? ATTACHE_BASIS_INFERRED
                                     : ATTACHE_BASIS_METADATA);
}

static gboolean
read_page (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (AttacheDraft) draft = attache_draft_new (source->name, "html");
  g_autofree char *charset = NULL;
  g_autofree char *utf8 = NULL;
  g_autoptr (AttachePreparedPage) prepared = NULL;
  g_autoptr (AttachePage) page = NULL;
  g_autoptr (AttachePageFacts) facts = NULL;
  AttacheDecoded decoded;
  AttachePageContent content;

  if (source->length > ATTACHE_IMPORT_MAX_TEXT)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_TOO_LARGE, 0,
                                _ ("a page of more than 16 MiB is not one article"));
      return FALSE;
    }
  charset = find_charset (source);
  attache_encoding_decode (source->data, source->length, charset, &decoded);
  utf8 = decoded.utf8;
  prepared = attache_page_prepare (utf8, decoded.length);
  page = attache_page_parse (prepared->html->str, prepared->html->len);
  if (page == NULL)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_EMPTY, 0,
                                _ ("there is no text in it"));
      return FALSE;
    }
  if (page->is_cut)
    attache_draft_warn (draft, _ ("The page is nested too deeply; what lies deeper was left out"));
  if (decoded.basis == ATTACHE_ENCODING_BY_GUESS)
    attache_draft_warn (draft, _ ("The encoding was guessed: %s"), decoded.name);
  content = attache_page_find_content (page);
  facts = attache_page_facts_new ();
  attache_page_read_metadata (page, content, prepared, facts);
  take_facts (draft, facts);
  attache_page_write (page, content, draft->title, draft);
  if (draft->published == ATTACHE_TIME_UNKNOWN)
    attache_draft_warn (draft, _ ("No date was found on the page"));
  return attache_harvest_take (harvest, g_steal_pointer (&draft), error);
}

const AttacheFormat attache_page_format = {
  .name = "html",
  .recognise = recognise,
  .read = read_page,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Web pages as files: saved by a browser, by SingleFile, or pasted. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-format.h"
#include "attache-headline.h"
#include "attache-outlets.h"
#include "attache-page-metadata.h"
#include "attache-page-source.h"
#include "attache-page-writer.h"

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

static gboolean
recognise (const AttacheSource *source)
{
  static const char *const tags[] = { "html", "head", "body",    "!doctype",
                                      "meta", "div",  "article", "title" };
  g_autofree char *head = attache_page_source_fold_head (source);
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
  g_autoptr (AttachePageFacts) facts = attache_page_facts_new ();
  g_auto (AttachePageSource) opened = { 0 };
  AttachePageContent content;

  if (!attache_page_source_open (&opened, source, error))
    return FALSE;
  if (opened.page->is_cut)
    attache_draft_warn (draft, _ ("The page is nested too deeply; what lies deeper was left out"));
  if (opened.decoded.basis == ATTACHE_ENCODING_BY_GUESS)
    attache_draft_warn (draft, _ ("The encoding was guessed: %s"), opened.decoded.name);
  content = attache_page_find_content (opened.page);
  attache_page_read_metadata (opened.page, content, opened.prepared, facts);
  take_facts (draft, facts);
  attache_page_write (opened.page, content, draft->title, draft);
  return attache_harvest_take (harvest, g_steal_pointer (&draft), error);
}

const AttacheFormat attache_page_format = {
  .name = "html",
  .recognise = recognise,
  .read = read_page,
};

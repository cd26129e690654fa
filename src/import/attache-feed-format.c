/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A feed that was saved as a file: each entry that carries its text becomes an article. What it
 * only announces is told, for the pages are to be asked for by the reader. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-feed.h"
#include "attache-format.h"

static gboolean
recognise (const AttacheSource *source)
{
  return attache_feed_is_xml (source->data, source->length);
}

static void
add_problem (const AttacheSource *source, AttacheHarvest *harvest, const AttacheFeedEntry *entry,
             const char *reason)
{
  GError *problem = NULL;
  g_autofree char *text = g_strdup_printf (
      _ ("“%s”: %s"), entry->title != NULL ? entry->title : entry->key, reason);

  attache_source_set_error (source, &problem, ATTACHE_IMPORT_ERROR_EMPTY, 0, text);
  g_ptr_array_add (harvest->problems, problem);
}

/* The feed knows these facts best: its markup has none. */
static void
complete (AttacheDraft *draft, const AttacheFeed *feed, const AttacheFeedEntry *entry)
{
  draft->format = "feed";
  if (entry->title != NULL)
    {
      g_free (draft->title);
      draft->title = g_strdup (entry->title);
      draft->title_derived = FALSE;
    }
  if (draft->outlet == NULL)
    draft->outlet = g_strdup (feed->title);
  if (draft->author == NULL)
    draft->author = g_strdup (entry->author);
  if (entry->address != NULL)
    {
      g_free (draft->url);
      draft->url = g_strdup (entry->address);
    }
  if (entry->date.instant != ATTACHE_TIME_UNKNOWN)
    {
      attache_draft_set_published (draft, entry->date.instant, entry->date.precision,
                                   ATTACHE_BASIS_METADATA);
      g_ptr_array_set_size (draft->warnings, 0);
    }
  if (!entry->is_whole)
    attache_draft_warn (draft, _ ("The feed gives only a summary; the article is at its address"));
}

static void
read_entry (const AttacheSource *source, const AttacheFeed *feed, const AttacheFeedEntry *entry,
            AttacheHarvest *harvest)
{
  g_autofree char *page = NULL;
  AttacheSource inner = *source;
  guint n_before = harvest->drafts->len;
  GError *error = NULL;

  if (entry->content == NULL)
    {
      add_problem (source, harvest, entry, _ ("the feed gives no text of it"));
      return;
    }
  page = g_strdup_printf ("<!DOCTYPE html><meta charset=\"utf-8\"><body><article>%s</article>",
                          entry->content);
  inner.data = (const guint8 *) page;
  inner.length = strlen (page);
  inner.depth++;
  if (!attache_page_format.read (&inner, harvest, &error))
    {
      add_problem (source, harvest, entry, _ ("the feed gives no text of it"));
      g_clear_error (&error);
      return;
    }
  for (guint i = n_before; i < harvest->drafts->len; i++)
    complete (g_ptr_array_index (harvest->drafts, i), feed, entry);
}

static gboolean
read_feed (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (AttacheFeed) feed = attache_feed_parse (source->data, source->length);

  if (feed == NULL)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_MALFORMED, 0,
                                _ ("the feed is damaged"));
      return FALSE;
    }
  if (feed->is_list)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_EMPTY, 0,
                                _ ("a list of feeds; its feeds can be added in Feeds…"));
      return FALSE;
    }
  for (guint i = 0; i < feed->entries->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
        return FALSE;
      read_entry (source, feed, g_ptr_array_index (feed->entries, i), harvest);
    }
  return TRUE;
}

const AttacheFormat attache_feed_format = {
  .name = "feed",
  .recognise = recognise,
  .read = read_feed,
};

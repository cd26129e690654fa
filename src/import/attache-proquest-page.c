/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Downloads of ProQuest as a page: each record is an element with an anchor in it that bears the
 * record's number. Its blocks are the lines of the download as text. */

#include "config.h"

#include "attache-page-source.h"
#include "attache-proquest.h"

/* How many nodes before its anchor a record's element may begin: it does at the one before. */
#define MAX_BEFORE 16

static gboolean
recognise (const AttacheSource *source)
{
  return attache_source_is_markup (source) && attache_source_contains (source, "name=\"DocID_")
         && attache_source_contains (source, "ProQuest document ID");
}

static gboolean
is_anchor (const AttachePage *page, guint index)
{
  const char *name = page->nodes[index].tag == ATTACHE_TAG_A
                         ? attache_page_get_attribute (page, index, "name")
                         : NULL;

  return name != NULL && g_str_has_prefix (name, "DocID_");
}

/* The end of the element that holds @anchor, but not beyond @next. */
static guint
find_end (const AttachePage *page, guint anchor, guint next)
{
  for (guint i = anchor; i > 0 && anchor - i < MAX_BEFORE; i--)
    {
      if (page->nodes[i - 1].end > anchor + 1)
        return MIN (page->nodes[i - 1].end, next);
    }
  return next;
}

static guint
next_anchor (const AttachePage *page, guint i)
{
  while (i < page->n_nodes && !is_anchor (page, i))
    i++;
  return i;
}

static gboolean
read_page (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_auto (AttachePageSource) opened = { 0 };
  const AttachePage *page;
  guint next;

  if (!attache_page_source_open (&opened, source, error))
    return FALSE;
  page = opened.page;
  for (guint i = next_anchor (page, 0); i < page->n_nodes; i = next)
    {
      g_autoptr (GPtrArray) lines = NULL;

      next = next_anchor (page, i + 1);
      lines = attache_page_dup_lines (page, i, find_end (page, i, next));
      if (g_cancellable_set_error_if_cancelled (source->cancellable, error)
          || !attache_proquest_read_record (source, lines, 0, lines->len, harvest, error))
        return FALSE;
    }
  return TRUE;
}

const AttacheFormat attache_proquest_page_format = {
  .name = "proquest-html",
  .recognise = recognise,
  .read = read_page,
};

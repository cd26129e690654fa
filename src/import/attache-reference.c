/* SPDX-License-Identifier: GPL-3.0-or-later */

/* It knows no format and opens no file. */

#include "config.h"

#include "attache-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-draft-sections.h"
#include "attache-page-prepare.h"
#include "attache-page-tree.h"

gboolean
attache_reference_take (const AttacheSource *source, AttacheHarvest *harvest, AttacheDraft *draft,
                        guint line, GError **error)
{
  g_autoptr (AttacheDraft) owned = draft;
  GError *problem = NULL;

  if (draft->attachments->len > 0)
    return attache_harvest_take_or_report (harvest, g_steal_pointer (&owned), error);
  if (draft->text[strspn (draft->text, " \t\r\n")] != '\0')
    {
      attache_draft_warn (draft, _ ("This is the abstract of a reference, not the article"));
      attache_draft_find_sections (draft);
      return attache_harvest_take_or_report (harvest, g_steal_pointer (&owned), error);
    }
  attache_source_set_error (source, &problem, ATTACHE_IMPORT_ERROR_EMPTY, line,
                            _ ("a reference without an abstract was left out"));
  g_ptr_array_add (harvest->problems, problem);
  return TRUE;
}

void
attache_reference_add_tags (AttacheDraft *draft, const char *tags)
{
  g_auto (GStrv) names = NULL;

  g_return_if_fail (draft != NULL && tags != NULL);

  names = g_strsplit_set (tags, strchr (tags, ';') != NULL ? ";\n" : ",\n", 200);
  for (guint i = 0; names[i] != NULL; i++)
    attache_draft_add_tag (draft, names[i]);
}

static gboolean
is_html (const char *note)
{
  const char *at = strchr (note, '<');

  return at != NULL && (g_ascii_isalpha (at[1]) || at[1] == '/') && strchr (at, '>') != NULL;
}

/* Transfer full. */
static char *
html_to_text (const char *html)
{
  gsize length = strlen (html);
  g_autoptr (AttachePreparedPage) prepared = attache_page_prepare (html, length);
  g_autoptr (AttachePage) page = attache_page_parse (prepared->html->str, prepared->html->len);
  g_autoptr (GPtrArray) lines = page != NULL ? attache_page_dup_lines (page, 0, page->n_nodes)
                                             : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      if (text->len > 0 && i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, g_ptr_array_index (lines, i));
    }
  return g_string_free (text, FALSE);
}

void
attache_reference_add_note (AttacheDraft *draft, const char *note)
{
  g_autofree char *text = NULL;

  g_return_if_fail (draft != NULL && note != NULL);

  text = is_html (note) && strlen (note) < G_MAXINT ? html_to_text (note) : g_strdup (note);
  attache_draft_add_note (draft, (AttacheSpan){ 0, 0 }, text, NULL);
}

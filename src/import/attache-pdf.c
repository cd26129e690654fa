/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PDF by poppler: text in reading order, hyphens at line ends joined, running heads and page
 * numbers dropped. A scanned page has no text, and says so. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-format.h"

#ifdef HAVE_POPPLER
#include "attache-draft-sections.h"
#include "attache-outlets.h"
#include "attache-pdf-page.h"

#define MAX_PAGES 2000

/* Beyond these a document is no text that somebody reads. */
#define MAX_LINES 200000
#endif

static gboolean
recognise (const AttacheSource *source)
{
  return attache_source_has_magic (source, 0, "%PDF-", 5);
}

#ifdef HAVE_POPPLER

/* Transfer full: the lines of the pages; NULL with an error if it was cancelled. @n_read and
 * @n_empty (out): pages that were read, and those of them without a line. */
static GPtrArray *
read_lines (PopplerDocument *document, GCancellable *cancellable, guint *n_read, guint *n_empty,
            GError **error)
{
  g_autoptr (GPtrArray)
      lines = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_pdf_line_free);
  gint n_pages = MIN (poppler_document_get_n_pages (document), MAX_PAGES);

  *n_empty = 0;
  for (*n_read = 0; (gint) *n_read < n_pages && lines->len < MAX_LINES; (*n_read)++)
    {
      PopplerPage *page;
      guint n_before = lines->len;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      page = poppler_document_get_page (document, (gint) *n_read);
      if (page != NULL)
        attache_pdf_page_read (page, *n_read, lines);
      *n_empty += lines->len == n_before;
      g_clear_object (&page);
    }
  return g_steal_pointer (&lines);
}

/* Words alone, lower case, a space before and behind each; none of what is NULL or no UTF-8.
 * Transfer full. */
static char *
fold_words (const char *text)
{
  GString *folded = g_string_new (" ");
  gboolean is_text = text != NULL && g_utf8_validate (text, -1, NULL);

  for (const char *p = is_text ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
      else if (folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
  return g_string_free (folded, FALSE);
}

/* What programs write there is often a file's name, or the title of a template: it is believed
 * where the document prints it. */
static gboolean
is_printed (const char *folded, const char *folded_text)
{
  return strlen (folded) > 3 && strstr (folded_text, folded) != NULL;
}

/* The headline as it is printed; "Talks | The Harbour Post", as browsers tell it, holds that. */
static void
take_facts (AttacheDraft *draft, PopplerDocument *document, AttachePdfFlow *flow)
{
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);
  g_autofree char *folded_text = fold_words (flow->text);
  g_autofree char *folded_title = fold_words (title);
  g_autofree char *folded_author = fold_words (author);
  g_autofree char *folded_headline = fold_words (flow->headline);
  gboolean has_title = is_printed (folded_title, folded_text);

  if (flow->headline != NULL && (!has_title || is_printed (folded_headline, folded_title)))
    draft->title = g_steal_pointer (&flow->headline);
  else if (has_title)
    draft->title = g_strstrip (g_steal_pointer (&title));
  if (author != NULL && strchr (author, ' ') != NULL && is_printed (folded_author, folded_text))
    attache_draft_add_author (draft, author);
  draft->url = g_steal_pointer (&flow->address);
  if (draft->url != NULL)
    draft->outlet = attache_outlets_dup_name (draft->url);
}

static gboolean
take_document (const AttacheSource *source, AttacheHarvest *harvest, PopplerDocument *document,
               GError **error)
{
  guint n_pages;
  guint n_empty;
  g_autoptr (GPtrArray)
      lines = read_lines (document, source->cancellable, &n_pages, &n_empty, error);
  AttachePdfFlow flow;
  AttacheDraft *draft;
  char *text;

  if (lines == NULL)
    return FALSE;
  if (n_pages > 0 && n_empty == n_pages)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_EMPTY, 0,
                                _ ("its pages are pictures: they were scanned, and hold no text"));
      return FALSE;
    }
  attache_pdf_flow_read (&flow, lines, n_pages);
  draft = attache_draft_new (source->name, "pdf");
  take_facts (draft, document, &flow);
  text = g_steal_pointer (&flow.text);
  attache_draft_take_text (draft, text, strlen (text));
  attache_pdf_flow_clear (&flow);
  if (n_empty > 0)
    attache_draft_warn (draft,
                        ngettext ("%u page is a picture and holds no text",
                                  "%u pages are pictures and hold no text", n_empty),
                        n_empty);
  if (poppler_document_get_n_pages (document) > (gint) n_pages)
    attache_draft_warn (draft, _ ("Only the first %u pages were read"), n_pages);
  attache_draft_find_sections (draft);
  return attache_harvest_take (harvest, draft, error);
}

static gboolean
read_pdf (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (source->data, source->length);
  g_autoptr (GError) local_error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &local_error);

  if (document != NULL)
    {
      gboolean ok = take_document (source, harvest, document, error);

      g_object_unref (document);
      return ok;
    }
  if (g_error_matches (local_error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_UNSUPPORTED, 0,
                              _ ("it is locked with a password"));
  else
    attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_MALFORMED, 0,
                              _ ("the PDF is damaged"));
  return FALSE;
}

#else

static gboolean
read_pdf (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_UNSUPPORTED, 0,
                            _ ("this build cannot read PDF"));
  return FALSE;
}

#endif

const AttacheFormat attache_pdf_format = {
  .name = "pdf",
  .recognise = recognise,
  .read = read_pdf,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PDF by poppler: text in reading order, hyphens at line ends joined, running heads and page
 * numbers dropped. A scanned page has no text, and says so. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-format.h"

#ifdef HAVE_POPPLER
#include <poppler.h>

#include "attache-draft-sections.h"

#define MAX_PAGES 2000

/* A line that stands at the top or bottom of this share of pages is a running head. */
#define RUNNING_SHARE 3
#define MIN_PAGES_FOR_RUNNING 3
#endif

static gboolean
recognise (const AttacheSource *source)
{
  return attache_source_has_magic (source, 0, "%PDF-", 5);
}

#ifdef HAVE_POPPLER

/* Figures become '#', so that "page 3" and "page 4" are the same line. Transfer full. */
static char *
fold_line (const char *line)
{
  char *folded = g_strstrip (g_strdup (line));

  for (char *p = folded; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        *p = '#';
    }
  return folded;
}

/* The index of the first line (@step 1) or the last (@step -1) with anything on it; -1 where none.
 */
static gint
edge_line (GStrv lines, gint step)
{
  gint n = g_strv_length (lines);

  for (gint i = step > 0 ? 0 : n - 1; i >= 0 && i < n; i += step)
    {
      if (lines[i][strspn (lines[i], " \t\f")] != '\0')
        return i;
    }
  return -1;
}

static void
count_edges (GPtrArray *pages, GHashTable *counts)
{
  for (guint p = 0; p < pages->len; p++)
    {
      GStrv lines = g_ptr_array_index (pages, p);
      gint edges[] = { edge_line (lines, 1), edge_line (lines, -1) };

      for (guint e = 0; e < G_N_ELEMENTS (edges); e++)
        {
          char *folded;

          if (edges[e] < 0 || (e == 1 && edges[1] == edges[0]))
            continue;
          folded = fold_line (lines[edges[e]]);
          g_hash_table_insert (
              counts, folded,
              GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) + 1));
        }
    }
}

/* Page numbers are "#" when folded, and drop out the same way. */
static void
drop_running_lines (GPtrArray *pages)
{
  for (guint round = 0; round < 2 && pages->len >= MIN_PAGES_FOR_RUNNING; round++)
    {
      g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      count_edges (pages, counts);
      for (guint p = 0; p < pages->len; p++)
        {
          GStrv lines = g_ptr_array_index (pages, p);
          gint edges[] = { edge_line (lines, 1), edge_line (lines, -1) };

          for (guint e = 0; e < G_N_ELEMENTS (edges); e++)
            {
              g_autofree char *folded = edges[e] >= 0 ? fold_line (lines[edges[e]]) : NULL;

              if (folded != NULL
                  && GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) * RUNNING_SHARE
                         >= pages->len
                  && GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) >= 2)
                *lines[edges[e]] = '\0';
            }
        }
    }
}

static gboolean
ends_paragraph (const char *line, gsize usual_length)
{
  gsize n = strlen (line);

  return n > 0 && n < usual_length * 3 / 4 && strchr (".!?:\"", line[n - 1]) != NULL;
}

/* Lines of a paragraph become one; a hyphen between letters at a line's end is taken for a
 * division. */
static void
append_line (GString *text, const char *line)
{
  gsize n = text->len;
  const char *next = line + strspn (line, " \t\f");

  if (n >= 2 && text->str[n - 1] == '-' && g_ascii_isalpha (text->str[n - 2])
      && g_ascii_islower (*next))
    g_string_truncate (text, n - 1);
  else if (n > 0 && text->str[n - 1] != '\n')
    g_string_append_c (text, ' ');
  g_string_append (text, next);
}

static gsize
longest_line (GPtrArray *pages)
{
  gsize longest = 0;

  for (guint p = 0; p < pages->len; p++)
    {
      GStrv lines = g_ptr_array_index (pages, p);

      for (guint i = 0; lines[i] != NULL; i++)
        longest = MAX (longest, strlen (lines[i]));
    }
  return longest;
}

static char *
join_pages (GPtrArray *pages)
{
  GString *text = g_string_new (NULL);
  gsize usual = longest_line (pages);

  for (guint p = 0; p < pages->len; p++)
    {
      GStrv lines = g_ptr_array_index (pages, p);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_strchomp (lines[i]);
          if (*lines[i] == '\0' && text->len > 0 && i > 0 && lines[i + 1] != NULL
              && text->str[text->len - 1] != '\n')
            g_string_append (text, "\n\n");
          if (*lines[i] == '\0')
            continue;
          append_line (text, lines[i]);
          if (ends_paragraph (lines[i], usual))
            g_string_append (text, "\n\n");
        }
    }
  while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/* Transfer full: for each page its lines. @n_empty: pages without any text. */
static GPtrArray *
read_pages (PopplerDocument *document, GCancellable *cancellable, guint *n_empty)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gint n_pages = MIN (poppler_document_get_n_pages (document), MAX_PAGES);

  *n_empty = 0;
  for (gint i = 0; i < n_pages && !g_cancellable_is_cancelled (cancellable); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autofree char *text = page != NULL ? poppler_page_get_text (page) : NULL;
      g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

      *n_empty += valid[strspn (valid, " \t\r\n\f")] == '\0';
      g_ptr_array_add (pages, g_strsplit (valid, "\n", -1));
      g_clear_object (&page);
    }
  return pages;
}

static gboolean
take_document (const AttacheSource *source, AttacheHarvest *harvest, PopplerDocument *document,
               GError **error)
{
  guint n_empty;
  g_autoptr (GPtrArray) pages = read_pages (document, source->cancellable, &n_empty);
  g_autofree char *title = poppler_document_get_title (document);
  AttacheDraft *draft;
  char *text;

  if (pages->len > 0 && n_empty == pages->len)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_EMPTY, 0,
                                _ ("its pages are pictures: they were scanned, and hold no text"));
      return FALSE;
    }
  drop_running_lines (pages);
  draft = attache_draft_new (source->name, "pdf");
  text = join_pages (pages);
  attache_draft_take_text (draft, text, strlen (text));
  if (n_empty > 0)
    attache_draft_warn (draft,
                        ngettext ("%u page is a picture and holds no text",
                                  "%u pages are pictures and hold no text", n_empty),
                        n_empty);
  if (title != NULL && *title != '\0' && g_utf8_validate (title, -1, NULL)
      && strchr (title, '.') == NULL)
    draft->title = g_steal_pointer (&title);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Running heads and feet: a line at the edge of its page is one if as large a line says the same on
 * many pages, whatever its figures. A title that later pages repeat above their text is larger than
 * they repeat it, and stays. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "attache-pdf-flow.h"

/* A line that stands at the edge of this share of pages is a running one. */
#define RUNNING_SHARE 3

/* Rows that a head or a foot may have. */
#define MAX_ROWS 3

/* It stands at the same place, in points; on left and right pages perhaps at two. */
#define SAME_PLACE 3

/* What is as large as the text and fills this share of the widest line is a line of the text. */
#define FULL_WIDTH 0.9

typedef struct
{
  guint n_pages;
  guint last_page;
  double top;
} Seen;

/* Figures become '#', so that "page 3" and "page 14" are the same line. Transfer full. */
static char *
dup_key (const AttachePdfLine *line)
{
  GString *key = g_string_new (NULL);

  for (const char *p = line->text; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        g_string_append_c (key, *p);
      else if (key->len == 0 || key->str[key->len - 1] != '#')
        g_string_append_c (key, '#');
    }
  g_string_append_printf (key, " %.0f", line->size);
  return g_string_free (key, FALSE);
}

/* Its letters are as large as the text's. */
static gboolean
is_body_sized (const AttachePdfLine *line, double body)
{
  return fabs (line->size - body) < 0.5;
}

/* Of all lines with letters of size @body. */
static double
widest_line (GPtrArray *lines, double body)
{
  double widest = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const AttachePdfLine *line = g_ptr_array_index (lines, i);

      if (is_body_sized (line, body))
        widest = MAX (widest, line->right - line->left);
    }
  return widest;
}

/* Appends the lines of the outermost row of @page among @lines from @from to before @to. */
static void
find_row (GPtrArray *lines, guint from, guint to, gboolean at_top, GPtrArray *row)
{
  const AttachePdfLine *edge = NULL;

  for (guint i = from; i < to; i++)
    {
      const AttachePdfLine *line = g_ptr_array_index (lines, i);

      if (edge == NULL || (at_top ? line->top < edge->top : line->bottom > edge->bottom))
        edge = line;
    }
  for (guint i = from; i < to; i++)
    {
      AttachePdfLine *line = g_ptr_array_index (lines, i);

      if (fabs (at_top ? line->top - edge->top : line->bottom - edge->bottom) < edge->size / 2)
        g_ptr_array_add (row, line);
    }
}

/* Behind the last line of the page that @from is on. */
static guint
page_end (GPtrArray *lines, guint from)
{
  guint page = ((AttachePdfLine *) g_ptr_array_index (lines, from))->page;

  while (from < lines->len && ((AttachePdfLine *) g_ptr_array_index (lines, from))->page == page)
    from++;
  return from;
}

/* Borrowed from @counts. */
static Seen *
count_line (GHashTable *counts, const AttachePdfLine *line)
{
  g_autofree char *key = dup_key (line);
  Seen *seen = g_hash_table_lookup (counts, key);

  if (seen == NULL)
    {
      seen = g_new0 (Seen, 1);
      seen->n_pages = 1;
      seen->top = line->top;
      g_hash_table_insert (counts, g_steal_pointer (&key), seen);
    }
  else if (seen->last_page != line->page && fabs (seen->top - line->top) < SAME_PLACE)
    seen->n_pages++;
  seen->last_page = line->page;
  return seen;
}

/* The rows at the top and foot of each page; transfer full. */
static GPtrArray *
find_edges (GPtrArray *lines)
{
  GPtrArray *edges = g_ptr_array_new ();

  for (guint from = 0, to; from < lines->len; from = to)
    {
      to = page_end (lines, from);
      find_row (lines, from, to, TRUE, edges);
      find_row (lines, from, to, FALSE, edges);
    }
  return edges;
}

static void
note_address (char **address, const AttachePdfLine *line)
{
  if (*address == NULL
      && (g_str_has_prefix (line->text, "http://") || g_str_has_prefix (line->text, "https://"))
      && strstr (line->text, "…") == NULL && strstr (line->text, "...") == NULL)
    *address = g_strndup (line->text, strcspn (line->text, " "));
}

static void
drop_marked (GPtrArray *lines, GHashTable *marked)
{
  guint n_kept = 0;

  if (g_hash_table_size (marked) == 0)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      AttachePdfLine *line = g_ptr_array_index (lines, i);

      if (g_hash_table_contains (marked, line))
        attache_pdf_line_free (line);
      else
        lines->pdata[n_kept++] = line;
    }
  lines->len = n_kept;
}

/* "1/3": the page that it is on, of how many. */
static gboolean
is_page_of (const AttachePdfLine *line)
{
  const char *p = line->text;
  gsize n = strspn (p, "0123456789");

  return n > 0 && n < 5 && p[n] == '/' && p[n + 1] != '\0'
         && p[n + 1 + strspn (p + n + 1, "0123456789")] == '\0';
}

/* "9/27/22, 2:05 PM", "27.09.2022, 14:05" */
static gboolean
is_stamp (const AttachePdfLine *line)
{
  g_autofree char *key = dup_key (line);

  return g_str_has_prefix (key, "#/#/#") || g_str_has_prefix (key, "#.#.#")
         || g_str_has_prefix (key, "#-#-#");
}

/* A page that a browser printed, and no other: its address and "1/1" at the foot, the day of
 * printing and the window's title at the top. */
static void
drop_browser_edges (GPtrArray *lines, char **address)
{
  g_autoptr (GPtrArray) foot = g_ptr_array_new ();
  g_autoptr (GPtrArray) head = g_ptr_array_new ();
  g_autoptr (GHashTable) marked = g_hash_table_new (NULL, NULL);
  gboolean has_page = FALSE;
  gboolean has_stamp = FALSE;
  gboolean has_address = FALSE;

  find_row (lines, 0, lines->len, FALSE, foot);
  find_row (lines, 0, lines->len, TRUE, head);
  for (guint i = 0; i < foot->len; i++)
    {
      const AttachePdfLine *line = g_ptr_array_index (foot, i);

      has_page |= is_page_of (line);
      has_address |= g_str_has_prefix (line->text, "http");
    }
  if (!has_page || !has_address)
    return;
  for (guint i = 0; i < head->len; i++)
    has_stamp |= is_stamp (g_ptr_array_index (head, i));
  for (guint i = 0; i < foot->len; i++)
    {
      note_address (address, g_ptr_array_index (foot, i));
      g_hash_table_add (marked, g_ptr_array_index (foot, i));
    }
  for (guint i = 0; has_stamp && i < head->len; i++)
    g_hash_table_add (marked, g_ptr_array_index (head, i));
  drop_marked (lines, marked);
}

void
attache_pdf_running_drop (GPtrArray *lines, guint n_pages, double body, char **address)
{
  double full;

  g_return_if_fail (lines != NULL && address != NULL);

  *address = NULL;
  full = widest_line (lines, body) * FULL_WIDTH;
  if (n_pages == 1 && lines->len > 2)
    drop_browser_edges (lines, address);
  for (guint round = 0; round < MAX_ROWS && n_pages > 1; round++)
    {
      g_autoptr (GHashTable)
          counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_autoptr (GHashTable) marked = g_hash_table_new (NULL, NULL);
      g_autoptr (GPtrArray) edges = find_edges (lines);
      g_autoptr (GPtrArray) seen_of = g_ptr_array_new (); /* of Seen, one for each of them */

      for (guint i = 0; i < edges->len; i++)
        g_ptr_array_add (seen_of, count_line (counts, g_ptr_array_index (edges, i)));
      for (guint i = 0; i < edges->len; i++)
        {
          AttachePdfLine *line = g_ptr_array_index (edges, i);
          const Seen *seen = g_ptr_array_index (seen_of, i);

          if (seen->n_pages < 2 || seen->n_pages * RUNNING_SHARE < n_pages
              || (is_body_sized (line, body) && line->right - line->left > full))
            continue;
          note_address (address, line);
          g_hash_table_add (marked, line);
        }
      drop_marked (lines, marked);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns in their order. Poppler puts them so by itself, but not where something stands upright
 * beside them. */

#include "config.h"

#include <math.h>

#include "attache-pdf-flow.h"

/* More are a table, and none of its orders is better than another. */
#define MAX_COLUMNS 100

/* What stands further below, in sizes, is another part of the page. */
#define MAX_GAP 4

/* Lines of one column: those from @first on. */
typedef struct
{
  guint first;
  guint n_lines;
  double left;
  double right;
  double top;
  double bottom;
} Column;

static void
column_add (Column *column, const AttachePdfLine *line)
{
  column->left = MIN (column->left, line->left);
  column->right = MAX (column->right, line->right);
  column->top = MIN (column->top, line->top);
  column->bottom = MAX (column->bottom, line->bottom);
  column->n_lines++;
}

/* @line goes on below @above; a headline above columns is none of theirs. */
static gboolean
is_same_column (const AttachePdfLine *above, const AttachePdfLine *line)
{
  return line->top > above->top && line->top - above->bottom < MAX_GAP * line->size
         && line->left < above->right && line->right > above->left
         && fabs (line->size - above->size) < 1;
}

static GArray *
find_columns (GPtrArray *lines, guint from)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  for (guint i = from; i < lines->len; i++)
    {
      const AttachePdfLine *line = g_ptr_array_index (lines, i);

      if (i == from || !is_same_column (g_ptr_array_index (lines, i - 1), line))
        {
          Column column = { i, 0, line->left, line->right, line->top, line->bottom };

          g_array_append_val (columns, column);
        }
      column_add (&g_array_index (columns, Column, columns->len - 1), line);
    }
  return columns;
}

/* @a stands beside @b and is to be read before it. */
static gboolean
is_before (const Column *a, const Column *b)
{
  double common = MIN (a->bottom, b->bottom) - MAX (a->top, b->top);

  return a->right <= b->left && common * 2 > MIN (a->bottom - a->top, b->bottom - b->top);
}

void
attache_pdf_columns_sort (GPtrArray *lines, guint from)
{
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  g_return_if_fail (lines != NULL && from <= lines->len);

  columns = find_columns (lines, from);
  if (columns->len > MAX_COLUMNS)
    return;
  for (guint i = 1; i < columns->len; i++)
    {
      Column column = g_array_index (columns, Column, i);
      guint to = i;

      for (guint before = i; before-- > 0;)
        {
          if (is_before (&column, &g_array_index (columns, Column, before)))
            to = before;
        }
      g_array_remove_index (columns, i);
      g_array_insert_val (columns, to, column);
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      for (guint n = 0; n < column->n_lines; n++)
        g_ptr_array_add (sorted, g_ptr_array_index (lines, column->first + n));
    }
  for (guint i = 0; i < sorted->len; i++)
    lines->pdata[from + i] = g_ptr_array_index (sorted, i);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One pass; a quotation mark that is never closed takes the rest of the text into its cell. */

#include "config.h"

#include "attache-csv.h"

#include <string.h>

gboolean
attache_csv_init (AttacheCsv *csv, const char *text, gsize length)
{
  static const char separators[] = { ',', ';', '\t' };
  const char *newline = memchr (text, '\n', length);
  gsize n = newline != NULL ? (gsize) (newline - text) : length;
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  guint best = 0;

  for (gsize i = 0; i < n; i++)
    {
      for (guint s = 0; s < G_N_ELEMENTS (separators); s++)
        counts[s] += text[i] == separators[s];
    }
  for (guint s = 1; s < G_N_ELEMENTS (separators); s++)
    best = counts[s] > counts[best] ? s : best;
  *csv = (AttacheCsv){ text, text + length, separators[best], 1 };
  return counts[best] > 0;
}

/* Transfer full: one cell; *@ends_row where a line end or the end of the text followed it. */
static char *
read_cell (AttacheCsv *self, gboolean *ends_row)
{
  GString *cell = g_string_new (NULL);
  gboolean quoted = self->p < self->end && *self->p == '"';

  if (quoted)
    self->p++;
  for (; self->p < self->end; self->p++)
    {
      char c = *self->p;

      self->line += c == '\n';
      if (quoted && c == '"' && self->p + 1 < self->end && self->p[1] == '"')
        self->p++;
      else if (quoted && c == '"')
        {
          quoted = FALSE;
          continue;
        }
      else if (!quoted && (c == self->separator || c == '\n'))
        break;
      else if (!quoted && c == '\r')
        continue;
      g_string_append_c (cell, c);
    }
  *ends_row = self->p >= self->end || *self->p == '\n';
  if (self->p < self->end)
    self->p++;
  return g_string_free (cell, FALSE);
}

GStrv
attache_csv_next (AttacheCsv *csv)
{
  while (csv->p < csv->end)
    {
      g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);
      gboolean ends_row = FALSE;

      while (!ends_row)
        {
          char *cell = read_cell (csv, &ends_row);

          if (row->len < ATTACHE_CSV_MAX_COLUMNS)
            g_ptr_array_add (row, cell);
          else
            g_free (cell);
        }
      if (row->len == 1 && *(const char *) g_ptr_array_index (row, 0) == '\0')
        continue;
      g_ptr_array_add (row, NULL);
      return (GStrv) g_ptr_array_free (g_steal_pointer (&row), FALSE);
    }
  return NULL;
}

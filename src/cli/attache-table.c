/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON is written as rows come; an aligned table waits for the last one. */

#include "config.h"

#include "attache-table.h"

#include "attache-findings-json.h"

#include <string.h>

struct _AttacheTable
{
  const AttacheColumn *columns;
  guint n_columns;
  AttacheOutput output;
  GPtrArray *cells; /* char *, nullable, row by row */
  GString *json;    /* the row that is being made */
  guint n_added;    /* cells */
};

/* On one line, without control characters; marks that turn the direction of text stay out of a
 * terminal. */
static char *
to_terminal (const char *text, guint max_width)
{
  GString *line = g_string_new (NULL);
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);
      gint advance = g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR
          || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        c = ' ';
      else if (type == G_UNICODE_FORMAT)
        continue;
      if (max_width > 0 && width + advance > max_width - (*g_utf8_next_char (p) != '\0'))
        {
          g_string_append (line, "…");
          break;
        }
      g_string_append_unichar (line, c);
      width += advance;
    }
  return g_string_free (line, FALSE);
}

static guint
terminal_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

AttacheTable *
attache_table_new (const AttacheColumn *columns, guint n_columns, AttacheOutput output)
{
  AttacheTable *self = g_new0 (AttacheTable, 1);

  g_return_val_if_fail (n_columns > 0, NULL);

  self->columns = columns;
  self->n_columns = n_columns;
  self->output = output;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->json = g_string_new (NULL);
  return self;
}

static void
end_json_row (AttacheTable *self)
{
  gboolean is_first = self->n_added == self->n_columns;

  g_string_append_c (self->json, '}');
  if (self->output == ATTACHE_OUTPUT_JSON)
    g_print ("%s", is_first ? "[\n" : ",\n");
  g_print ("%s", self->json->str);
  if (self->output == ATTACHE_OUTPUT_JSONL)
    g_print ("\n");
  g_string_truncate (self->json, 0);
}

static void
add_json (AttacheTable *self, const AttacheColumn *column, const char *text)
{
  g_string_append_c (self->json, self->json->len == 0 ? '{' : ',');
  attache_json_append_string (self->json, column->key, -1);
  g_string_append_c (self->json, ':');
  if (text == NULL)
    g_string_append (self->json, "null");
  else if (column->is_number)
    g_string_append (self->json, text);
  else
    attache_json_append_string (self->json, text, -1);
}

void
attache_table_add (AttacheTable *table, const char *text)
{
  const AttacheColumn *column;

  g_return_if_fail (table != NULL);

  column = &table->columns[table->n_added++ % table->n_columns];
  if (table->output == ATTACHE_OUTPUT_TABLE)
    {
      g_ptr_array_add (table->cells, to_terminal (text != NULL ? text : "", column->max_width));
      return;
    }
  add_json (table, column, text);
  if (table->n_added % table->n_columns == 0)
    end_json_row (table);
}

void
attache_table_add_int (AttacheTable *table, gint64 number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  attache_table_add (table, text);
}

static void
print_cell (const char *text, guint width, gboolean is_number, gboolean is_last)
{
  guint pad = width - MIN (width, terminal_width (text));

  if (is_number)
    g_print ("%*s%s", (int) pad, "", text);
  else
    g_print ("%s%*s", text, is_last ? 0 : (int) pad, "");
  g_print ("%s", is_last ? "\n" : "  ");
}

static void
print_row (AttacheTable *self, const guint *widths, const char *const *cells)
{
  guint last = 0;

  for (guint c = 0; c < self->n_columns; c++)
    {
      if (self->columns[c].title != NULL)
        last = c;
    }
  for (guint c = 0; c <= last; c++)
    {
      if (self->columns[c].title != NULL)
        print_cell (cells[c], widths[c], self->columns[c].is_number, c == last);
    }
}

static void
print_table (AttacheTable *self)
{
  guint n_rows = self->cells->len / self->n_columns;
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  g_autofree const char **titles = g_new0 (const char *, self->n_columns);

  for (guint c = 0; c < self->n_columns; c++)
    {
      titles[c] = self->columns[c].title != NULL ? self->columns[c].title : "";
      widths[c] = terminal_width (titles[c]);
      for (guint r = 0; r < n_rows; r++)
        widths[c] = MAX (widths[c],
                         terminal_width (g_ptr_array_index (self->cells, r * self->n_columns + c)));
    }
  if (n_rows > 0)
    print_row (self, widths, titles);
  for (guint r = 0; r < n_rows; r++)
    print_row (self, widths, (const char *const *) self->cells->pdata + r * self->n_columns);
}

void
attache_table_finish (AttacheTable *table)
{
  g_return_if_fail (table != NULL);

  if (table->output == ATTACHE_OUTPUT_TABLE)
    print_table (table);
  else if (table->output == ATTACHE_OUTPUT_JSON)
    g_print ("%s", table->n_added == 0 ? "[]\n" : "\n]\n");
  g_ptr_array_unref (table->cells);
  g_string_free (table->json, TRUE);
  g_free (table);
}

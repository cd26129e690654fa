/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes as a table (RFC 4180, UTF-8 with a byte order mark, as spreadsheets ask for one). A cell
 * that a spreadsheet would take for a formula gets an apostrophe before it, for the passages come
 * from strangers. */

#include "config.h"

#include "attache-note-groups.h"

#include "attache-civil.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static gboolean
is_formula (const char *cell)
{
  return *cell == '=' || *cell == '@'
         || ((*cell == '+' || *cell == '-') && !g_ascii_isspace (cell[1]));
}

/* A NULL @cell is an empty one. */
static void
append_cell (GString *table, const char *cell, gboolean is_last)
{
  if (cell == NULL)
    cell = "";
  if (is_formula (cell) || strpbrk (cell, ",\"\r\n") != NULL)
    {
      g_string_append_c (table, '"');
      if (is_formula (cell))
        g_string_append_c (table, '\'');
      for (; *cell != '\0'; cell++)
        {
          if (*cell == '"')
            g_string_append_c (table, '"');
          g_string_append_c (table, *cell);
        }
      g_string_append_c (table, '"');
    }
  else
    g_string_append (table, cell);
  g_string_append (table, is_last ? "\r\n" : ",");
}

static void
append_note (GString *table, const char *group, const AttacheAnnotationFields *note)
{
  char published[ATTACHE_CIVIL_BUFFER] = "", created[ATTACHE_CIVIL_BUFFER],
       modified[ATTACHE_CIVIL_BUFFER];
  g_autofree char *tags = note->tags != NULL ? g_strjoinv ("; ", (GStrv) note->tags) : NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (note->published != ATTACHE_TIME_UNKNOWN)
    attache_civil_format (note->published, published);
  if (note->published_precision >= ATTACHE_PRECISION_DAY)
    published[MIN (10, strlen (published))] = '\0';
  if (note->target == ATTACHE_TARGET_SPAN)
    {
      start = g_strdup_printf ("%u", note->span.start);
      end = g_strdup_printf ("%u", note->span.end);
    }
  append_cell (table, group, FALSE);
  append_cell (table, note->quote, FALSE);
  append_cell (table, note->note, FALSE);
  append_cell (table, tags, FALSE);
  append_cell (table, note->speaker, FALSE);
  append_cell (table, note->article_title, FALSE);
  append_cell (table, note->outlet, FALSE);
  append_cell (table, published, FALSE);
  append_cell (table, attache_date_basis_to_string (note->published_basis), FALSE);
  append_cell (table, note->url, FALSE);
  append_cell (table, attache_highlight_to_string (note->colour), FALSE);
  append_cell (table, start, FALSE);
  append_cell (table, end, FALSE);
  append_cell (table, note->author, FALSE);
  append_cell (table, attache_civil_format (note->created, created), FALSE);
  append_cell (table, attache_civil_format (note->modified, modified), FALSE);
  append_cell (table, note->uid, FALSE);
  append_cell (table, note->article_uid, TRUE);
}

GString *
attache_note_groups_to_csv (GPtrArray *groups, AttacheExportGrouping grouping)
{
  GString *table = g_string_new (BYTE_ORDER_MARK);

  g_string_append_printf (
      table,
      "%s_group,quote,note,tags,speaker,article,outlet,published,published_basis,url,colour,start,"
      "end,author,created,modified,uid,article_uid\r\n",
      attache_export_grouping_to_string (grouping));
  for (guint i = 0; i < groups->len; i++)
    {
      AttacheNoteGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->notes->len; j++)
        append_note (table, group->heading,
                     attache_annotation_get_fields (g_ptr_array_index (group->notes, j)));
    }
  return table;
}

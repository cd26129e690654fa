/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV and TSV with a line of names at the top: each row is an article. The columns are known by the
 * same names as the keys of JSON, so that a row becomes an object and goes the same way. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "attache-encoding.h"
#include "attache-format.h"
#include "attache-json-fields.h"

#define MAX_COLUMNS 256

typedef struct
{
  const char *p;
  const char *end;
  char separator;
  guint line;
} Table;

/* Transfer full: one cell; *@ends_row where a line end or the end of the file followed it. */
static char *
read_cell (Table *self, gboolean *ends_row)
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

/* Transfer full, of char *. */
static GPtrArray *
read_row (Table *self)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  gboolean ends_row = FALSE;

  while (!ends_row)
    {
      char *cell = read_cell (self, &ends_row);

      if (row->len < MAX_COLUMNS)
        g_ptr_array_add (row, cell);
      else
        g_free (cell);
    }
  return row;
}

/* The separator that the first line has most of. */
static char
find_separator (const char *data, gsize length)
{
  static const char separators[] = { ',', ';', '\t' };
  const char *newline = memchr (data, '\n', length);
  gsize n = newline != NULL ? (gsize) (newline - data) : length;
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  guint best = 0;

  for (gsize i = 0; i < n; i++)
    {
      for (guint s = 0; s < G_N_ELEMENTS (separators); s++)
        counts[s] += data[i] == separators[s];
    }
  for (guint s = 1; s < G_N_ELEMENTS (separators); s++)
    best = counts[s] > counts[best] ? s : best;
  return counts[best] > 0 ? separators[best] : '\0';
}

/* A line of names, one of which is that of a text and another that of a fact. */
static gboolean
recognise (const AttacheSource *source)
{
  static const char *const texts[] = { "text",     "body",      "content",
                                       "maintext", "full_text", "articlebody" };
  static const char *const facts[] = { "title", "headline", "date",   "published", "publish_date",
                                       "url",   "source",   "outlet", "author",    "published_at" };
  gsize n = MIN (source->length, 4096);
  gsize mark = attache_source_has_magic (source, 0, "\xef\xbb\xbf", 3) ? 3 : 0;
  const char *data = (const char *) source->data + mark;
  Table table = { data, data + n - mark, find_separator (data, n - mark), 1 };
  g_autoptr (GPtrArray) names = NULL;
  gboolean has_text = FALSE;
  gboolean has_fact = FALSE;

  if (table.separator == '\0')
    return FALSE;
  names = read_row (&table);
  for (guint i = 0; i < names->len; i++)
    {
      for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
        has_text |= g_ascii_strcasecmp (g_ptr_array_index (names, i), texts[t]) == 0;
      for (guint f = 0; f < G_N_ELEMENTS (facts); f++)
        has_fact |= g_ascii_strcasecmp (g_ptr_array_index (names, i), facts[f]) == 0;
    }
  return has_text && has_fact;
}

static AttacheDraft *
read_draft (GPtrArray *names, GPtrArray *row, const char *file)
{
  g_autoptr (JsonObject) object = json_object_new ();
  AttacheDraft *draft;

  for (guint i = 0; i < MIN (row->len, names->len); i++)
    json_object_set_string_member (object, g_ptr_array_index (names, i),
                                   g_ptr_array_index (row, i));
  draft = attache_json_fields_read (object, file);
  if (draft != NULL)
    draft->format = "csv";
  return draft;
}

static gboolean
take_row (const AttacheSource *source, AttacheHarvest *harvest, GPtrArray *names, GPtrArray *row,
          guint line, GError **error)
{
  AttacheDraft *draft = read_draft (names, row, source->name);
  GError *problem = NULL;

  if (draft != NULL && attache_harvest_take (harvest, draft, &problem))
    return TRUE;
  if (problem != NULL
      && !g_error_matches (problem, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_EMPTY))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  g_clear_error (&problem);
  attache_source_set_error (source, &problem, ATTACHE_IMPORT_ERROR_MALFORMED, line,
                            _ ("a row without a text was left out"));
  g_ptr_array_add (harvest->problems, problem);
  return TRUE;
}

static gboolean
read_table (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  AttacheDecoded decoded;
  g_autofree char *utf8 = NULL;
  g_autoptr (GPtrArray) names = NULL;
  Table table;

  attache_encoding_decode (source->data, source->length, NULL, &decoded);
  utf8 = decoded.utf8;
  table = (Table){ utf8, utf8 + decoded.length, find_separator (utf8, decoded.length), 1 };
  names = read_row (&table);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = g_ptr_array_index (names, i);

      names->pdata[i] = g_ascii_strdown (g_strstrip (name), -1);
    }
  while (table.p < table.end)
    {
      guint line = table.line;
      g_autoptr (GPtrArray) row = read_row (&table);
      const char *first = g_ptr_array_index (row, 0);

      if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
        return FALSE;
      if (row->len == 1 && *first == '\0')
        continue;
      if (!take_row (source, harvest, names, row, line, error))
        return FALSE;
    }
  return TRUE;
}

const AttacheFormat attache_table_format = {
  .name = "csv",
  .recognise = recognise,
  .read = read_table,
};

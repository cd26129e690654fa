/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV and TSV with a line of names at the top: each row is an article. The columns are known by
 * their names, or by what a person told of them; a row becomes an object of JSON and goes the same
 * way. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "attache-csv.h"
#include "attache-encoding.h"
#include "attache-format.h"
#include "attache-json-fields.h"
#include "attache-table-names.h"

/* A short phrase, and no sentence. */
static gboolean
is_name (const char *cell)
{
  gsize n = strlen (cell);

  return n > 0 && n <= 60 && strpbrk (cell, ".!?\n<>{}") == NULL && !g_ascii_isdigit (*cell);
}

/* Prose with commas in it has lines of two parts; of what is called a table they are cells. */
static guint
count_wanted (const AttacheCsv *csv, const char *file)
{
  g_autofree char *folded = g_ascii_strdown (file, -1);

  return csv->separator == ',' && !g_str_has_suffix (folded, ".csv") ? 3 : 2;
}

/* Names in the first line, and then rows of just as many cells, but for one in twenty that somebody
 * broke: prose with commas in it is not like that. Tabulators and semicolons are rarer in prose
 * than commas. */
static gboolean
looks_like_table (AttacheCsv *csv, const char *const *names, const char *file, gboolean is_whole)
{
  const guint n_names = g_strv_length ((GStrv) names);
  guint n_rows = 0;
  guint n_odd = 0;

  if (n_names < count_wanted (csv, file))
    return FALSE;
  for (guint i = 0; i < n_names; i++)
    {
      if (!is_name (names[i]))
        return FALSE;
    }
  for (;;)
    {
      g_auto (GStrv) row = attache_csv_next (csv);

      if (row == NULL)
        return n_rows > 0 && n_odd * 20 <= n_rows;
      /* What was cut off has too few cells. */
      if (csv->p >= csv->end && !is_whole && n_rows > 0)
        return n_odd * 20 <= n_rows;
      n_rows++;
      n_odd += g_strv_length (row) != n_names;
      if (n_odd * 2 > n_rows)
        return FALSE;
    }
}

static gboolean
recognise (const AttacheSource *source)
{
  gsize n = MIN (source->length, 64 * 1024);
  gsize mark = attache_source_has_magic (source, 0, "\xef\xbb\xbf", 3) ? 3 : 0;
  const char *data = (const char *) source->data + mark;
  AttacheCsv csv;
  g_auto (GStrv) names = NULL;

  if (attache_source_is_markup (source) || memchr (data, '\0', n - mark) != NULL
      || !attache_csv_init (&csv, data, n - mark))
    return FALSE;
  names = attache_csv_next (&csv);
  if (names == NULL)
    return FALSE;
  return attache_table_names_are_known ((const char *const *) names)
         || (source->rules != NULL
             && attache_import_rules_find_columns (source->rules, (const char *const *) names))
         || looks_like_table (&csv, (const char *const *) names, source->name, n == source->length);
}

static gboolean
is_field_key (const char *key)
{
  for (AttacheField field = 0; field < ATTACHE_N_FIELDS; field++)
    {
      if (g_str_equal (attache_field_get_key (field), key))
        return TRUE;
    }
  return FALSE;
}

/* The names as keys. What no field takes keeps its own name, which JSON may know: a second date for
 * rows without the first. */
static void
name_keys (GStrv names, const AttacheColumns *columns, gboolean is_told)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = names[i];
      g_autofree char *key = g_ascii_strdown (g_strstrip (name), -1);
      AttacheField field = attache_columns_find (columns, name);

      if (field < ATTACHE_N_FIELDS)
        names[i] = g_strdup (attache_field_get_key (field));
      else if (is_told || is_field_key (key))
        names[i] = g_strdup ("");
      else
        names[i] = g_steal_pointer (&key);
    }
}

static AttacheDraft *
read_draft (GStrv names, GStrv row, const char *file)
{
  g_autoptr (JsonObject) object = json_object_new ();
  AttacheDraft *draft;

  for (guint i = 0; row[i] != NULL && names[i] != NULL; i++)
    {
      if (*names[i] != '\0')
        json_object_set_string_member (object, names[i], row[i]);
    }
  draft = attache_json_fields_read (object, file);
  if (draft != NULL)
    draft->format = "csv";
  return draft;
}

static gboolean
take_row (const AttacheSource *source, AttacheHarvest *harvest, GStrv names, GStrv row, guint line,
          GError **error)
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
  g_auto (GStrv) names = NULL;
  g_autoptr (AttacheColumns) guessed = NULL;
  const AttacheColumns *columns = NULL;
  AttacheCsv csv;

  attache_encoding_decode (source->data, source->length, NULL, &decoded);
  utf8 = decoded.utf8;
  attache_csv_init (&csv, utf8, decoded.length);
  names = attache_csv_next (&csv);
  if (names != NULL && source->rules != NULL)
    columns = attache_import_rules_find_columns (source->rules, (const char *const *) names);
  if (names == NULL
      || (columns == NULL && !attache_table_names_are_known ((const char *const *) names)))
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_COLUMNS, 0,
                                _ ("a table; choose which of its columns is the text"));
      return FALSE;
    }
  if (columns == NULL)
    guessed = attache_table_names_guess ((const char *const *) names);
  name_keys (names, columns != NULL ? columns : guessed, columns != NULL);
  for (;;)
    {
      guint line = csv.line;
      g_auto (GStrv) row = attache_csv_next (&csv);

      if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
        return FALSE;
      if (row == NULL)
        return TRUE;
      if (!take_row (source, harvest, names, row, line, error))
        return FALSE;
    }
}

const AttacheFormat attache_table_format = {
  .name = "csv",
  .recognise = recognise,
  .read = read_table,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guess: by the names first, as the import does, then by words in them and by the cells; a text
 * without a name is where the cells are longest. */

#include "config.h"

#include "attache-table-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-csv.h"
#include "attache-encoding.h"
#include "attache-import-date.h"
#include "attache-import-error.h"
#include "attache-table-names.h"

#define MAX_BYTES (256 * 1024)

void
attache_table_preview_free (AttacheTablePreview *preview)
{
  g_strfreev (preview->names);
  g_ptr_array_unref (preview->rows);
  g_clear_pointer (&preview->columns, attache_columns_free);
  g_free (preview);
}

static gsize
count_bytes (const AttacheTablePreview *self, guint column)
{
  gsize n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += strlen (((GStrv) g_ptr_array_index (self->rows, i))[column]);
  return n;
}

static gboolean
are_dates (const AttacheTablePreview *self, guint column)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      AttacheImportDate date;

      if (!attache_import_date_parse (((GStrv) g_ptr_array_index (self->rows, i))[column], FALSE,
                                      &date))
        return FALSE;
    }
  return self->rows->len > 0;
}

/* Whether the column can be of @field, whatever its name is. */
static gboolean
may_be (const AttacheTablePreview *self, guint column, AttacheField field)
{
  if (field == ATTACHE_FIELD_PUBLISHED)
    return are_dates (self, column);
  return field != ATTACHE_FIELD_URL
         || g_str_has_prefix (((GStrv) g_ptr_array_index (self->rows, 0))[column], "http");
}

/* The column with the longest cells. */
static guint
find_longest (const AttacheTablePreview *self)
{
  guint best = 0;

  for (guint i = 1; self->names[i] != NULL; i++)
    best = count_bytes (self, i) > count_bytes (self, best) ? i : best;
  return best;
}

/* The column that nothing is yet whose name holds the best word for @field. */
static void
guess_field (AttacheTablePreview *self, AttacheField field)
{
  guint best = G_MAXUINT;

  for (guint i = 0; self->names[i] != NULL; i++)
    {
      guint rank;

      if (!attache_table_names_hint (self->names[i], field, &rank) || rank >= best
          || !may_be (self, i, field)
          || attache_columns_find (self->columns, self->names[i]) != ATTACHE_N_FIELDS)
        continue;
      best = rank;
      attache_columns_set (self->columns, field, self->names[i]);
    }
}

/* Takes back what the cells do not bear out. */
static void
check_guess (AttacheTablePreview *self)
{
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      AttacheField field = attache_columns_find (self->columns, self->names[i]);

      if (field < ATTACHE_N_FIELDS && !may_be (self, i, field))
        attache_columns_set (self->columns, field, NULL);
    }
}

static void
guess (AttacheTablePreview *self)
{
  const char *const *names = (const char *const *) self->names;
  const char *longest = names[find_longest (self)];

  self->columns = attache_table_names_guess (names);
  check_guess (self);
  if (attache_columns_get (self->columns, ATTACHE_FIELD_TEXT) == NULL)
    {
      AttacheField field = attache_columns_find (self->columns, longest);

      if (field < ATTACHE_N_FIELDS)
        attache_columns_set (self->columns, field, NULL);
      attache_columns_set (self->columns, ATTACHE_FIELD_TEXT, longest);
    }
  for (AttacheField field = ATTACHE_FIELD_TITLE; field < ATTACHE_N_FIELDS; field++)
    {
      if (attache_columns_get (self->columns, field) == NULL)
        guess_field (self, field);
    }
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      if (attache_columns_get (self->columns, ATTACHE_FIELD_PUBLISHED) == NULL
          && attache_columns_find (self->columns, self->names[i]) == ATTACHE_N_FIELDS
          && are_dates (self, i))
        attache_columns_set (self->columns, ATTACHE_FIELD_PUBLISHED, self->names[i]);
    }
}

static GStrv
fit_row (GStrv row, guint n_names)
{
  GStrv fitted = g_new0 (char *, n_names + 1);
  guint n = g_strv_length (row);

  for (guint i = 0; i < n_names; i++)
    fitted[i] = i < n ? g_steal_pointer (&row[i]) : g_strdup ("");
  for (guint i = n_names; i < n; i++)
    g_free (row[i]);
  g_free (row);
  return fitted;
}

static GBytes *
read_beginning (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guint8 *data = g_malloc (MAX_BYTES);
  gsize n;

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), data, MAX_BYTES, &n, cancellable,
                                   error))
    return NULL;
  /* Not in the middle of a letter. */
  if (n == MAX_BYTES)
    {
      while (n > 1 && data[n - 1] != '\n')
        n--;
    }
  return g_bytes_new_take (g_steal_pointer (&data), n);
}

AttacheTablePreview *
attache_table_preview_new (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AttacheTablePreview) self = NULL;
  g_autofree char *utf8 = NULL;
  AttacheDecoded decoded;
  AttacheCsv csv;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = read_beginning (file, cancellable, error);
  if (bytes == NULL)
    return NULL;
  attache_encoding_decode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                           &decoded);
  utf8 = decoded.utf8;
  self = g_new0 (AttacheTablePreview, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  attache_csv_init (&csv, utf8, decoded.length);
  self->names = attache_csv_next (&csv);
  while (self->names != NULL && self->rows->len < ATTACHE_TABLE_PREVIEW_ROWS)
    {
      GStrv row = attache_csv_next (&csv);

      if (row == NULL)
        break;
      g_ptr_array_add (self->rows, fit_row (row, g_strv_length (self->names)));
    }
  if (self->rows->len == 0)
    {
      g_set_error_literal (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_EMPTY,
                           _ ("There are no rows in this table"));
      return NULL;
    }
  guess (self);
  return g_steal_pointer (&self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names are compared folded, and the set of them as a sorted list. */

#include "config.h"

#include "attache-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-import-error.h"

#define NAMES_KEY "columns"

struct _AttacheColumns
{
  GStrv names; /* Owned; folded and sorted; NULL: any */
  char *of_field[ATTACHE_N_FIELDS];
};

const char *
attache_field_get_key (AttacheField field)
{
  static const char *const keys[ATTACHE_N_FIELDS] = { "text",   "title", "outlet",  "published",
                                                      "author", "url",   "language" };

  g_return_val_if_fail (field < ATTACHE_N_FIELDS, NULL);

  return keys[field];
}

static char *
fold (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  return g_utf8_casefold (g_strstrip (valid), -1);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Transfer full: each folded, in the order of the alphabet. */
static GStrv
fold_all (const char *const *names)
{
  guint n = g_strv_length ((GStrv) names);
  GStrv folded = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    folded[i] = fold (names[i]);
  qsort (folded, n, sizeof *folded, compare_names);
  return folded;
}

AttacheColumns *
attache_columns_new (const char *const *names)
{
  AttacheColumns *self = g_new0 (AttacheColumns, 1);

  self->names = names != NULL ? fold_all (names) : NULL;
  return self;
}

void
attache_columns_free (AttacheColumns *columns)
{
  g_strfreev (columns->names);
  for (guint i = 0; i < ATTACHE_N_FIELDS; i++)
    g_free (columns->of_field[i]);
  g_free (columns);
}

void
attache_columns_set (AttacheColumns *columns, AttacheField field, const char *name)
{
  g_return_if_fail (columns != NULL && field < ATTACHE_N_FIELDS);

  g_free (columns->of_field[field]);
  columns->of_field[field] = name != NULL ? fold (name) : NULL;
}

const char *
attache_columns_get (const AttacheColumns *columns, AttacheField field)
{
  g_return_val_if_fail (columns != NULL && field < ATTACHE_N_FIELDS, NULL);

  return columns->of_field[field];
}

AttacheField
attache_columns_find (const AttacheColumns *columns, const char *name)
{
  g_autofree char *folded = fold (name);

  for (AttacheField field = 0; field < ATTACHE_N_FIELDS; field++)
    {
      if (g_strcmp0 (columns->of_field[field], folded) == 0)
        return field;
    }
  return ATTACHE_N_FIELDS;
}

gboolean
attache_columns_fit (const AttacheColumns *columns, const char *const *names)
{
  g_auto (GStrv) folded = fold_all (names);

  if (columns->names != NULL)
    return g_strv_equal ((const char *const *) columns->names, (const char *const *) folded);
  return columns->of_field[ATTACHE_FIELD_TEXT] != NULL
         && g_strv_contains ((const char *const *) folded, columns->of_field[ATTACHE_FIELD_TEXT]);
}

gboolean
attache_columns_equal_names (const AttacheColumns *columns, const AttacheColumns *other)
{
  if (columns->names == NULL || other->names == NULL)
    return columns->names == other->names;
  return g_strv_equal ((const char *const *) columns->names, (const char *const *) other->names);
}

/* “key=name”. */
static gboolean
parse_pair (AttacheColumns *self, const char *pair, GError **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *asked = equals != NULL ? g_strndup (pair, equals - pair) : NULL;

  for (AttacheField field = 0; asked != NULL && field < ATTACHE_N_FIELDS; field++)
    {
      if (!g_str_equal (attache_field_get_key (field), g_strstrip (asked)))
        continue;
      attache_columns_set (self, field, equals + 1);
      return TRUE;
    }
  g_set_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_COLUMNS,
               _ ("“%s” is not of the form text=NAME; the keys are text, title, outlet, published, "
                  "author, url and language"),
               pair);
  return FALSE;
}

AttacheColumns *
attache_columns_parse (const char *list, GError **error)
{
  g_auto (GStrv) pairs = NULL;
  g_autoptr (AttacheColumns) self = attache_columns_new (NULL);

  g_return_val_if_fail (list != NULL, NULL);

  pairs = g_strsplit (list, ",", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      if (!parse_pair (self, g_strstrip (pairs[i]), error))
        return NULL;
    }
  if (self->of_field[ATTACHE_FIELD_TEXT] == NULL)
    {
      g_set_error_literal (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_COLUMNS,
                           _ ("no column is named for the text: text=NAME"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
attache_columns_save (const AttacheColumns *columns, GKeyFile *file, const char *group)
{
  g_return_if_fail (columns != NULL && columns->names != NULL);

  g_key_file_set_string_list (file, group, NAMES_KEY, (const char *const *) columns->names,
                              g_strv_length (columns->names));
  for (AttacheField field = 0; field < ATTACHE_N_FIELDS; field++)
    {
      if (columns->of_field[field] != NULL)
        g_key_file_set_string (file, group, attache_field_get_key (field),
                               columns->of_field[field]);
    }
}

AttacheColumns *
attache_columns_load (GKeyFile *file, const char *group)
{
  g_auto (GStrv) names = g_key_file_get_string_list (file, group, NAMES_KEY, NULL, NULL);
  AttacheColumns *self;

  if (names == NULL)
    return NULL;
  self = attache_columns_new ((const char *const *) names);
  for (AttacheField field = 0; field < ATTACHE_N_FIELDS; field++)
    {
      g_autofree char *name = g_key_file_get_string (file, group, attache_field_get_key (field),
                                                     NULL);

      attache_columns_set (self, field, name);
    }
  return self;
}

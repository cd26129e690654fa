/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Domains in a table, columns in a list. */

#include "config.h"

#include "attache-import-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-draft.h"
#include "attache-import-error.h"
#include "attache-outlets.h"

typedef struct
{
  char *name;
  char *country; /* nullable */
} Outlet;

struct _AttacheImportRules
{
  gatomicrefcount ref_count;
  GHashTable *outlets; /* Owned; domain → Outlet */
  GPtrArray *columns;  /* Owned; AttacheColumns */
};

static void
outlet_free (gpointer data)
{
  Outlet *outlet = data;

  g_free (outlet->name);
  g_free (outlet->country);
  g_free (outlet);
}

AttacheImportRules *
attache_import_rules_new (void)
{
  AttacheImportRules *self = g_new0 (AttacheImportRules, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->outlets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, outlet_free);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_columns_free);
  return self;
}

AttacheImportRules *
attache_import_rules_ref (AttacheImportRules *rules)
{
  g_return_val_if_fail (rules != NULL, NULL);

  g_atomic_ref_count_inc (&rules->ref_count);
  return rules;
}

void
attache_import_rules_unref (AttacheImportRules *rules)
{
  if (!g_atomic_ref_count_dec (&rules->ref_count))
    return;
  g_hash_table_unref (rules->outlets);
  g_ptr_array_unref (rules->columns);
  g_free (rules);
}

static GFile *
own_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "attache", name, NULL);

  return g_file_new_for_path (path);
}

GFile *
attache_import_rules_get_outlets_file (void)
{
  return own_file ("outlets.tsv");
}

GFile *
attache_import_rules_get_columns_file (void)
{
  return own_file ("columns.ini");
}

static void
add_problem (GPtrArray *problems, const char *name, guint line, const char *reason)
{
  g_ptr_array_add (problems, g_error_new (ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_MALFORMED,
                                          _ ("%s, line %u: %s"), name, line, reason));
}

/* Letters, digits, hyphens and dots, with a dot inside: what a person may type as a domain. */
static gboolean
is_domain (const char *domain)
{
  const char *dot = strchr (domain, '.');

  if (dot == NULL || dot == domain || dot[1] == '\0')
    return FALSE;
  for (const char *p = domain; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isalnum (g_utf8_get_char (p)) && *p != '-' && *p != '.')
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_country (const char *country)
{
  return strlen (country) == 2 && g_ascii_isalpha (country[0]) && g_ascii_isalpha (country[1]);
}

/* NULL, or what is wrong. */
static const char *
add_outlet (AttacheImportRules *self, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  guint n = g_strv_length (cells);
  g_autofree char *domain = g_utf8_strdown (g_strstrip (cells[0]), -1);
  Outlet *outlet;

  if (n < 2 || n > 3)
    return _ ("a rule is a domain, a tabulator and a name, and perhaps a country behind another "
              "tabulator");
  if (g_str_has_prefix (domain, "www."))
    memmove (domain, domain + 4, strlen (domain) - 3);
  if (!is_domain (domain))
    return _ ("this is no domain, such as example.org");
  if (*g_strstrip (cells[1]) == '\0')
    return _ ("the name is missing");
  if (n == 3 && *g_strstrip (cells[2]) != '\0' && !is_country (cells[2]))
    return _ ("a country is two letters, such as AM");
  outlet = g_new0 (Outlet, 1);
  outlet->name = g_strdup (cells[1]);
  outlet->country = n == 3 && *cells[2] != '\0' ? g_ascii_strup (cells[2], -1) : NULL;
  g_hash_table_replace (self->outlets, g_steal_pointer (&domain), outlet);
  return NULL;
}

void
attache_import_rules_add_outlets (AttacheImportRules *rules, const char *text, const char *name,
                                  GPtrArray *problems)
{
  g_autofree char *valid = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (rules != NULL && text != NULL && problems != NULL);

  valid = g_utf8_make_valid (text, -1);
  lines = g_strsplit (valid, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *reason = NULL;

      g_strchomp (lines[i]);
      if (*lines[i] != '\0' && *lines[i] != '#')
        reason = add_outlet (rules, lines[i]);
      if (reason != NULL)
        add_problem (problems, name, i + 1, reason);
    }
}

void
attache_import_rules_take_columns (AttacheImportRules *rules, AttacheColumns *columns)
{
  g_return_if_fail (rules != NULL && columns != NULL);

  g_ptr_array_insert (rules->columns, 0, columns);
}

static const Outlet *
find (const AttacheImportRules *rules, const char *url)
{
  g_autofree char *host = attache_outlets_dup_host (url);

  for (const char *domain = host; domain != NULL; domain = strchr (domain, '.'))
    {
      const Outlet *outlet;

      domain += *domain == '.';
      outlet = g_hash_table_lookup (rules->outlets, domain);
      if (outlet != NULL)
        return outlet;
    }
  return NULL;
}

void
attache_import_rules_apply (const AttacheImportRules *rules, GPtrArray *drafts)
{
  g_return_if_fail (rules != NULL && drafts != NULL);

  for (guint i = 0; i < drafts->len; i++)
    {
      AttacheDraft *draft = g_ptr_array_index (drafts, i);
      const char *outlet = draft->url != NULL ? attache_import_rules_find_outlet (rules, draft->url)
                                              : NULL;

      if (outlet == NULL)
        continue;
      g_free (draft->outlet);
      draft->outlet = g_strdup (outlet);
    }
}

const char *
attache_import_rules_find_outlet (const AttacheImportRules *rules, const char *url)
{
  const Outlet *outlet;

  g_return_val_if_fail (rules != NULL && url != NULL, NULL);

  outlet = find (rules, url);
  return outlet != NULL ? outlet->name : NULL;
}

const char *
attache_import_rules_find_country (const AttacheImportRules *rules, const char *url)
{
  const Outlet *outlet;

  g_return_val_if_fail (rules != NULL && url != NULL, NULL);

  outlet = find (rules, url);
  return outlet != NULL ? outlet->country : NULL;
}

const AttacheColumns *
attache_import_rules_find_columns (const AttacheImportRules *rules, const char *const *names)
{
  g_return_val_if_fail (rules != NULL && names != NULL, NULL);

  for (guint i = 0; i < rules->columns->len; i++)
    {
      const AttacheColumns *columns = g_ptr_array_index (rules->columns, i);

      if (attache_columns_fit (columns, names))
        return columns;
    }
  return NULL;
}

static void
load_outlets (AttacheImportRules *self, GPtrArray *problems)
{
  g_autoptr (GFile) file = attache_import_rules_get_outlets_file ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = g_file_get_basename (file);

  if (g_file_load_contents (file, NULL, &text, NULL, NULL, &error))
    attache_import_rules_add_outlets (self, text, name, problems);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_ptr_array_add (problems, g_steal_pointer (&error));
}

/* Transfer full; empty where there is no file. NULL where it cannot be read. */
static GKeyFile *
open_columns (GError **error)
{
  g_autoptr (GFile) file = attache_import_rules_get_columns_file ();
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;

  if (!g_key_file_load_from_file (keys, g_file_peek_path (file), G_KEY_FILE_KEEP_COMMENTS,
                                  &local_error)
      && !g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&keys);
}

static void
load_columns (AttacheImportRules *self, GPtrArray *problems)
{
  GError *error = NULL;
  g_autoptr (GKeyFile) keys = open_columns (&error);
  g_auto (GStrv) groups = NULL;

  if (keys == NULL)
    {
      g_ptr_array_add (problems, error);
      return;
    }
  groups = g_key_file_get_groups (keys, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      AttacheColumns *columns = attache_columns_load (keys, groups[i]);

      if (columns != NULL)
        attache_import_rules_take_columns (self, columns);
    }
}

AttacheImportRules *
attache_import_rules_load (GPtrArray *problems)
{
  AttacheImportRules *self;

  g_return_val_if_fail (problems != NULL, NULL);

  self = attache_import_rules_new ();
  load_outlets (self, problems);
  load_columns (self, problems);
  return self;
}

/* The group of the same names, or a new one; transfer full. */
static char *
find_group (GKeyFile *keys, const AttacheColumns *columns)
{
  g_auto (GStrv) groups = g_key_file_get_groups (keys, NULL);
  guint n = g_strv_length (groups);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttacheColumns) other = attache_columns_load (keys, groups[i]);

      if (other != NULL && attache_columns_equal_names (other, columns))
        return g_strdup (groups[i]);
    }
  return g_strdup_printf ("table %u", n + 1);
}

static gboolean
make_folder (GFile *file, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) local_error = NULL;

  if (g_file_make_directory_with_parents (folder, NULL, &local_error)
      || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
attache_import_rules_save_columns (const AttacheColumns *columns, GError **error)
{
  g_autoptr (GFile) file = attache_import_rules_get_columns_file ();
  g_autoptr (GKeyFile) keys = open_columns (error);
  g_autofree char *group = NULL;

  if (keys == NULL || !make_folder (file, error))
    return FALSE;
  group = find_group (keys, columns);
  g_key_file_remove_group (keys, group, NULL);
  attache_columns_save (columns, keys, group);
  return g_key_file_save_to_file (keys, g_file_peek_path (file), error);
}

gboolean
attache_import_rules_make_outlets_file (GError **error)
{
  static const char *const heading = N_ ("# Outlets by their domains, one rule a line: domain, "
                                         "tabulator, name, and, if you like, another "
                                         "tabulator and the country.\n"
                                         "# A rule holds for all addresses below its domain, and "
                                         "goes before what Attaché knows itself. For "
                                         "example:\n"
                                         "#\n"
                                         "# post.example.org\tSylvan Post\tSY\n");
  g_autoptr (GFile) file = attache_import_rules_get_outlets_file ();

  if (g_file_query_exists (file, NULL))
    return TRUE;
  return make_folder (file, error)
         && g_file_replace_contents (file, _ (heading), strlen (_ (heading)), NULL, FALSE,
                                     G_FILE_CREATE_NONE, NULL, NULL, error);
}

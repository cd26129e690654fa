/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Domains in a table, columns in a list. */

#include "config.h"

#include "attache-import-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-draft.h"
#include "attache-outlet-rules.h"
#include "attache-outlets.h"

struct _AttacheImportRules
{
  gatomicrefcount ref_count;
  GHashTable *outlets; /* Owned; domain → AttacheOutletRule */
  GPtrArray *columns;  /* Owned; AttacheColumns */
};

AttacheImportRules *
attache_import_rules_new (void)
{
  AttacheImportRules *self = g_new0 (AttacheImportRules, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->outlets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) attache_outlet_rule_free);
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

GFile *
attache_import_rules_get_columns_file (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "attache", "columns.ini", NULL);

  return g_file_new_for_path (path);
}

void
attache_import_rules_take_outlets (AttacheImportRules *rules, GPtrArray *outlets)
{
  g_return_if_fail (rules != NULL && outlets != NULL);

  for (guint i = 0; i < outlets->len; i++)
    {
      AttacheOutletRule *rule = g_ptr_array_index (outlets, i);

      g_hash_table_replace (rules->outlets, rule->domain, rule);
    }
  g_ptr_array_set_free_func (outlets, NULL);
  g_ptr_array_unref (outlets);
}

void
attache_import_rules_take_columns (AttacheImportRules *rules, AttacheColumns *columns)
{
  g_return_if_fail (rules != NULL && columns != NULL);

  g_ptr_array_insert (rules->columns, 0, columns);
}

static const AttacheOutletRule *
find (const AttacheImportRules *rules, const char *url)
{
  g_autofree char *host = attache_outlets_dup_host (url);

  for (const char *domain = host; domain != NULL; domain = strchr (domain, '.'))
    {
      const AttacheOutletRule *outlet;

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
  const AttacheOutletRule *outlet;

  g_return_val_if_fail (rules != NULL && url != NULL, NULL);

  outlet = find (rules, url);
  return outlet != NULL ? outlet->name : NULL;
}

/* Of several of one name the one whose domain comes first, so that the answer is always the same.
 */
static const AttacheOutletRule *
find_by_name (const AttacheImportRules *rules, const char *name)
{
  const AttacheOutletRule *found = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, rules->outlets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const AttacheOutletRule *rule = value;

      if (rule->country != NULL && g_str_equal (rule->name, name)
          && (found == NULL || strcmp (rule->domain, found->domain) < 0))
        found = rule;
    }
  return found;
}

char *
attache_import_rules_dup_country (const AttacheImportRules *rules, const char *url,
                                  const char *outlet)
{
  const AttacheOutletRule *rule;

  g_return_val_if_fail (rules != NULL, NULL);

  rule = url != NULL ? find (rules, url) : NULL;
  if ((rule == NULL || rule->country == NULL) && outlet != NULL)
    rule = find_by_name (rules, outlet);
  return rule != NULL && rule->country != NULL ? g_strdup (rule->country)
                                               : attache_outlets_dup_country (url, outlet);
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
  GError *error = NULL;
  GPtrArray *outlets = attache_outlet_rules_load (problems, &error);

  if (outlets != NULL)
    attache_import_rules_take_outlets (self, outlets);
  else
    g_ptr_array_add (problems, error);
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

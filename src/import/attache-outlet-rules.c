/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of a small file; each change reads it, changes a line and writes it anew. */

#include "config.h"

#include "attache-outlet-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-import-error.h"
#include "attache-outlets.h"

static const char heading[] = N_ ("# Outlets by their domains, one rule a line: domain, tabulator, "
                                  "name, and, if you like, another tabulator and the country.\n"
                                  "# A rule holds for all addresses below its domain, and goes "
                                  "before what Attaché knows itself. For example:\n"
                                  "#\n"
                                  "# post.example.org\tSylvan Post\tSY\n");

/* Letters, digits, hyphens and dots, with a dot inside: what a person may type as a domain. */
static gboolean
is_domain (const char *domain)
{
  const char *dot = strchr (domain, '.');

  if (dot == NULL || dot == domain || domain[strlen (domain) - 1] == '.')
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

/* Transfer full. */
static char *
dup_domain (const char *address)
{
  g_autofree char *trimmed = g_strstrip (g_utf8_strdown (address, -1));
  char *host = attache_outlets_dup_host (trimmed);

  if (host != NULL)
    return host;
  return g_strdup (g_str_has_prefix (trimmed, "www.") ? trimmed + 4 : trimmed);
}

/* Without what would make two lines or two cells of it. */
static char *
dup_cell (const char *text)
{
  return g_strstrip (g_strdelimit (g_strdup (text != NULL ? text : ""), "\t\n\r", ' '));
}

AttacheOutletRule *
attache_outlet_rule_new (const char *address, const char *name, const char *country,
                         const char **reason)
{
  g_autoptr (AttacheOutletRule) rule = g_new0 (AttacheOutletRule, 1);
  g_autofree char *code = dup_cell (country);

  g_return_val_if_fail (address != NULL && name != NULL && reason != NULL, NULL);

  rule->domain = dup_domain (address);
  rule->name = dup_cell (name);
  *reason = NULL;
  if (!is_domain (rule->domain))
    *reason = _ ("This is no domain, such as example.org");
  else if (*rule->name == '\0')
    *reason = _ ("The name is missing");
  else if (*code != '\0' && !is_country (code))
    *reason = _ ("A country is two letters, such as AM");
  else if (*code != '\0')
    rule->country = g_ascii_strup (code, -1);
  return *reason == NULL ? g_steal_pointer (&rule) : NULL;
}

AttacheOutletRule *
attache_outlet_rule_parse (const char *line, const char **reason)
{
  g_auto (GStrv) cells = NULL;
  guint n;

  g_return_val_if_fail (line != NULL && reason != NULL, NULL);

  cells = g_strsplit (line, "\t", -1);
  n = g_strv_length (cells);
  if (n == 2 || n == 3)
    return attache_outlet_rule_new (cells[0], cells[1], n == 3 ? cells[2] : NULL, reason);
  *reason = _ ("A rule is a domain, a tabulator and a name, and perhaps a country behind another "
               "tabulator");
  return NULL;
}

AttacheOutletRule *
attache_outlet_rule_copy (const AttacheOutletRule *rule)
{
  AttacheOutletRule *copy;

  g_return_val_if_fail (rule != NULL, NULL);

  copy = g_new0 (AttacheOutletRule, 1);
  copy->domain = g_strdup (rule->domain);
  copy->name = g_strdup (rule->name);
  copy->country = g_strdup (rule->country);
  return copy;
}

void
attache_outlet_rule_free (AttacheOutletRule *rule)
{
  g_return_if_fail (rule != NULL);

  g_free (rule->domain);
  g_free (rule->name);
  g_free (rule->country);
  g_free (rule);
}

static gboolean
is_rule_line (const char *line)
{
  return *line != '\0' && *line != '#';
}

/* Transfer full; the last one is empty where the text ends with a newline. */
static GStrv
split_lines (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GStrv lines = g_strsplit (valid, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);
  return lines;
}

static void
put (GPtrArray *rules, AttacheOutletRule *rule)
{
  for (guint i = 0; i < rules->len; i++)
    {
      if (g_str_equal (((AttacheOutletRule *) rules->pdata[i])->domain, rule->domain))
        {
          g_ptr_array_remove_index (rules, i);
          break;
        }
    }
  g_ptr_array_add (rules, rule);
}

GPtrArray *
attache_outlet_rules_parse (const char *text, const char *name, GPtrArray *problems)
{
  g_auto (GStrv) lines = NULL;
  GPtrArray *rules;

  g_return_val_if_fail (text != NULL && name != NULL && problems != NULL, NULL);

  lines = split_lines (text);
  rules = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_outlet_rule_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *reason = NULL;
      AttacheOutletRule *rule = is_rule_line (lines[i])
                                    ? attache_outlet_rule_parse (lines[i], &reason)
                                    : NULL;

      if (rule != NULL)
        put (rules, rule);
      else if (reason != NULL)
        g_ptr_array_add (problems,
                         g_error_new (ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_MALFORMED,
                                      _ ("%s, line %u: %s"), name, i + 1, reason));
    }
  return rules;
}

GFile *
attache_outlet_rules_get_file (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "attache", "outlets.tsv", NULL);

  return g_file_new_for_path (path);
}

/* Transfer full; @fallback where there is no file. */
static char *
load_text (const char *fallback, GError **error)
{
  g_autoptr (GFile) file = attache_outlet_rules_get_file ();
  g_autoptr (GError) local_error = NULL;
  char *text = NULL;

  if (g_file_load_contents (file, NULL, &text, NULL, NULL, &local_error))
    return text;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (fallback);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
save_text (const char *text, GError **error)
{
  g_autoptr (GFile) file = attache_outlet_rules_get_file ();
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) local_error = NULL;

  if (!g_file_make_directory_with_parents (folder, NULL, &local_error)
      && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  NULL, error);
}

GPtrArray *
attache_outlet_rules_load (GPtrArray *problems, GError **error)
{
  g_autoptr (GFile) file = attache_outlet_rules_get_file ();
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = NULL;

  g_return_val_if_fail (problems != NULL, NULL);

  text = load_text ("", error);
  return text != NULL ? attache_outlet_rules_parse (text, name, problems) : NULL;
}

static gboolean
is_of (const char *line, const char *domain)
{
  const char *reason;
  g_autoptr (AttacheOutletRule)
      rule = is_rule_line (line) ? attache_outlet_rule_parse (line, &reason) : NULL;

  return rule != NULL && domain != NULL && g_str_equal (rule->domain, domain);
}

static void
append_rule (GString *text, const AttacheOutletRule *rule)
{
  g_string_append_printf (text, "%s\t%s", rule->domain, rule->name);
  if (rule->country != NULL)
    g_string_append_printf (text, "\t%s", rule->country);
  g_string_append_c (text, '\n');
}

gboolean
attache_outlet_rules_replace (const char *domain, const AttacheOutletRule *rule, GError **error)
{
  const char *own = rule != NULL ? rule->domain : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  text = load_text (_ (heading), error);
  if (text == NULL)
    return FALSE;
  lines = split_lines (text);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (is_of (lines[i], domain) || is_of (lines[i], own))
        {
          if (rule != NULL)
            append_rule (changed, rule);
          rule = NULL;
        }
      else if (*lines[i] != '\0' || lines[i + 1] != NULL)
        g_string_append_printf (changed, "%s\n", lines[i]);
    }
  if (rule != NULL)
    append_rule (changed, rule);
  return save_text (changed->str, error);
}

gboolean
attache_outlet_rules_make_file (GError **error)
{
  g_autoptr (GFile) file = attache_outlet_rules_get_file ();

  return g_file_query_exists (file, NULL) || save_text (_ (heading), error);
}

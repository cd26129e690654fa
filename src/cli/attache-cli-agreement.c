/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli agreement: how far two people agree who tagged the same articles, in two dossiers or
 * in one that was merged. It only reads. */

#include "config.h"

#include "attache-cli-dossier.h"
#include "attache-cli.h"
#include "attache-fetch-codings.h"
#include "attache-merge.h"

#include <math.h>

static const AttacheColumn columns[] = {
  { "one", NULL, FALSE, 0 },        { "other", NULL, FALSE, 0 },
  { "tag", "tag", FALSE, 40 },      { "n_one", "passages", TRUE, 0 },
  { "n_other", "theirs", TRUE, 0 }, { "share", "common", FALSE, 0 },
  { "alpha", "alpha", FALSE, 0 },   { "unitizing", "unitising alpha", FALSE, 0 },
};

static void
add_number (AttacheTable *table, double number, AttacheOutput output)
{
  g_autofree char *text = attache_agreement_to_string (number);

  attache_table_add (table, output != ATTACHE_OUTPUT_TABLE && isnan (number) ? NULL : text);
}

static void
print_comparison (const AttacheCoding *one, const AttacheCoding *other, AttacheTable *table,
                  AttacheOutput output)
{
  g_autoptr (AttacheCodingComparison) comparison = attache_coding_compare (one, other);

  if (output == ATTACHE_OUTPUT_TABLE)
    {
      g_autofree char *alpha = attache_agreement_to_string (comparison->alpha);
      g_autofree char *unitizing = attache_agreement_to_string (comparison->unitizing);

      g_print ("%s and %s: %u articles in which both wrote\n"
               "alpha of the tags, where both marked: %s; unitising alpha: %s\n",
               one->name, other->name, comparison->n_articles, alpha, unitizing);
    }
  for (guint i = 0; i < comparison->tags->len; i++)
    {
      const AttacheTagAgreement *tag = g_ptr_array_index (comparison->tags, i);

      attache_table_add (table, one->name);
      attache_table_add (table, other->name);
      attache_table_add (table, tag->tag);
      attache_table_add_int (table, tag->n_passages[0]);
      attache_table_add_int (table, tag->n_passages[1]);
      add_number (table, tag->share, output);
      add_number (table, tag->alpha, output);
      add_number (table, tag->unitizing, output);
    }
}

/* Appends the codings of one dossier. */
static gboolean
load (const char *path, gboolean is_one, GHashTable *articles, GPtrArray *codings, GError **error)
{
  g_autoptr (AttacheMergeSource) source = attache_merge_source_open (path, NULL, error);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GPtrArray) found = NULL;

  if (source == NULL)
    return FALSE;
  found = attache_fetch_codings (attache_merge_source_get_database (source), is_one, name, articles,
                                 error);
  if (found == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (codings, g_steal_pointer (&found));
  return TRUE;
}

static void
free_coding (gpointer data)
{
  attache_coding_free (data);
}

static int
compare (char **paths, guint n_paths, AttacheOutput output)
{
  g_autoptr (GHashTable) articles = attache_fetch_codings_new_articles ();
  g_autoptr (GPtrArray) codings = g_ptr_array_new_with_free_func (free_coding);
  g_autoptr (GError) error = NULL;
  AttacheTable *table;

  for (guint i = 0; i < n_paths; i++)
    {
      if (!load (paths[i], n_paths == 2, articles, codings, &error))
        {
          g_printerr ("attache-cli agreement: %s\n", error->message);
          return ATTACHE_EXIT_FAILED;
        }
    }
  if (codings->len < 2)
    {
      g_printerr ("attache-cli agreement: two people are needed; only %u wrote here\n",
                  codings->len);
      return ATTACHE_EXIT_FAILED;
    }
  table = attache_table_new (columns, G_N_ELEMENTS (columns), output);
  for (guint i = 0; i < codings->len; i++)
    {
      for (guint k = i + 1; k < codings->len; k++)
        print_comparison (g_ptr_array_index (codings, i), g_ptr_array_index (codings, k), table,
                          output);
    }
  attache_table_finish (table);
  return ATTACHE_EXIT_OK;
}

int
attache_cli_agreement (int argc, char **argv)
{
  AttacheCliOptions options = { 0 };
  g_autofree char *path = NULL;

  if (!attache_cli_parse_dossier (
          &argc, &argv, &options, NULL, "MINE [THEIRS]",
          "Tells how far two people agree who tagged the same articles, by Krippendorff's alpha: "
          "of two dossiers, or of all who wrote in one."))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  if (path != NULL && argc == 1)
    return compare (&path, 1, attache_cli_get_output (&options));
  if (path != NULL || argc < 2 || argc > 3)
    {
      g_printerr ("attache-cli agreement: one or two dossiers are needed; see --help\n");
      return ATTACHE_EXIT_USAGE;
    }
  return compare (argv + 1, (guint) argc - 1, attache_cli_get_output (&options));
}

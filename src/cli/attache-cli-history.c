/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli history: what was done in a dossier, newest first. It only reads. */

#include "config.h"

#include "attache-civil.h"
#include "attache-cli-dossier.h"
#include "attache-cli.h"
#include "attache-history.h"
#include "attache-journal.h"

#define PAGE 500

static const AttacheColumn columns[] = {
  { "made", "when", FALSE, 0 },    { "words", "what", FALSE, 24 },
  { "about", "about", FALSE, 56 }, { "state", "state", FALSE, 0 },
  { "articles", NULL, TRUE, 0 },   { "id", NULL, TRUE, 0 },
};

static void
add_entry (AttacheTable *table, const AttacheJournalEntry *entry)
{
  g_autofree char *words = attache_history_words (entry->label);
  g_autofree char *about = attache_history_about (entry->about, entry->n_articles);
  char buffer[ATTACHE_CIVIL_BUFFER];
  g_autofree char *made = g_strconcat (attache_civil_format (entry->made, buffer), "Z", NULL);

  attache_table_add (table, made);
  attache_table_add (table, words);
  attache_table_add (table, about);
  attache_table_add (table, entry->is_undone ? "undone" : "done");
  attache_table_add_int (table, entry->n_articles);
  attache_table_add_int (table, entry->id);
}

static gboolean
list (AttacheDatabase *db, gpointer data, GError **error)
{
  AttacheOutput output = *(AttacheOutput *) data;
  AttacheTable *table = attache_table_new (columns, G_N_ELEMENTS (columns), output);
  gint64 before = 0;
  gboolean is_done = TRUE;

  do
    {
      g_autoptr (GPtrArray) entries = attache_journal_list (db, before, PAGE, error);

      is_done = entries != NULL;
      before = 0;
      for (guint i = 0; is_done && i < entries->len; i++)
        add_entry (table, g_ptr_array_index (entries, i));
      if (is_done && entries->len == PAGE)
        before = ((AttacheJournalEntry *) g_ptr_array_index (entries, PAGE - 1))->id;
    }
  while (before != 0);
  attache_table_finish (table);
  return is_done;
}

int
attache_cli_history (int argc, char **argv)
{
  AttacheCliOptions options = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (AttacheDatabase) db = NULL;
  g_autoptr (GError) error = NULL;
  AttacheOutput output;

  if (!attache_cli_parse_dossier (&argc, &argv, &options, NULL, "[DOSSIER]",
                                  "Lists what was done in a dossier, newest first."))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  if (argc > 2)
    {
      g_printerr ("attache-cli history: one dossier at a time\n");
      return ATTACHE_EXIT_USAGE;
    }
  file = argc == 2 ? g_file_new_for_commandline_arg (argv[1]) : attache_cli_get_file (&options);
  output = attache_cli_get_output (&options);
  db = attache_database_open (g_file_peek_path (file), ATTACHE_DATABASE_READ_ONLY, &error);
  if (db != NULL && attache_database_look (db, list, &output, &error))
    return ATTACHE_EXIT_OK;
  g_printerr ("attache-cli history: %s\n", error->message);
  return ATTACHE_EXIT_FAILED;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli check: whether a dossier is whole, page by page and with its search index. */

#include "config.h"

#include "attache-cli-dossier.h"
#include "attache-cli.h"
#include "attache-fetch-review.h"
#include "attache-schema.h"

/* Of notes, and of decisions. */
#define MAX_TOLD 500

/* What a person should look at: it is no fault of the file. */
static gboolean
print_lost_ground (AttacheDatabase *db, GError **error)
{
  static const char *const states[] = { "exact", "moved", "uncertain", "unattached" };
  g_autoptr (GPtrArray) items = attache_schema_assert_current (db, NULL)
                                    ? attache_fetch_review (db, MAX_TOLD, error)
                                    : g_ptr_array_new ();

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const AttacheReviewItem *item = g_ptr_array_index (items, i);
      const char *quote = item->quote != NULL ? item->quote : "";

      if (item->kind == ATTACHE_REVIEW_NOTE)
        g_print ("note %" G_GINT64_FORMAT " is %s (%.0f %%), in “%s”: “%s”\n", item->id,
                 states[item->anchor], 100 * item->score, item->title, quote);
      else
        g_print ("decision %" G_GINT64_FORMAT " on %s has no ground, in “%s”: “%s”\n", item->id,
                 item->kind == ATTACHE_REVIEW_EVENT || item->kind == ATTACHE_REVIEW_CHOICE
                     ? "an event"
                     : "a statement",
                 item->title, quote);
    }
  return TRUE;
}

int
attache_cli_check (int argc, char **argv)
{
  AttacheCliOptions options = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db = NULL;
  g_auto (GStrv) faults = NULL;

  if (!attache_cli_parse_dossier (&argc, &argv, &options, NULL, "",
                                  "Reads all of a dossier and tells what is damaged in it."))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  file = attache_cli_get_file (&options);
  db = attache_database_open (g_file_peek_path (file), ATTACHE_DATABASE_READ_ONLY, &error);
  if (db != NULL)
    faults = attache_database_check (db, TRUE, &error);
  if (faults == NULL)
    {
      g_printerr ("attache-cli check: %s\n", error->message);
      return ATTACHE_EXIT_FAILED;
    }
  for (guint i = 0; faults[i] != NULL; i++)
    g_print ("%s\n", faults[i]);
  if (faults[0] != NULL)
    return ATTACHE_EXIT_FAILED;
  g_print ("The dossier is whole.\n");
  if (!print_lost_ground (db, &error))
    {
      g_printerr ("attache-cli check: %s\n", error->message);
      return ATTACHE_EXIT_FAILED;
    }
  return ATTACHE_EXIT_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Section by section, each asked of the dossier and written out before the next is asked. */

#include "config.h"

#include "attache-cli-import-report.h"

#include "attache-cli-dossier.h"
#include "attache-import-history.h"

#include <json-glib/json-glib.h>

/* Lines of one section that are printed for people; programs get all. */
#define MAX_LINES 20

static const char *const keys[ATTACHE_IMPORT_N_SECTIONS] = {
  "imported",       "near_duplicates", "failed",   "without_date",
  "without_outlet", "without_title",   "doubtful", "known",
};

static AttacheImportPage *
load (AttacheDossier *dossier, gint64 run_id, AttacheImportSection section, guint limit)
{
  g_autoptr (AttacheCliCall) call = attache_cli_call_new ();
  g_autoptr (GError) error = NULL;
  AttacheImportPage *page;

  attache_import_history_load_async (dossier, run_id, section, limit, NULL,
                                     attache_cli_call_done_cb, call);
  page = attache_import_history_load_finish (dossier, attache_cli_call_wait (call), &error);
  if (page == NULL)
    g_printerr ("attache-cli import: %s\n", error->message);
  return page;
}

static void
add_string (JsonBuilder *builder, const char *key, const char *string)
{
  if (string == NULL)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, string);
}

static void
add_int (JsonBuilder *builder, const char *key, gint64 number)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, number);
}

static void
add_entry (JsonBuilder *builder, const AttacheImportEntry *entry)
{
  json_builder_begin_object (builder);
  if (entry->article_id != 0)
    add_int (builder, "article", entry->article_id);
  add_string (builder, "title", entry->title);
  add_string (builder, "outlet", entry->outlet);
  add_string (builder, "file", entry->name);
  add_string (builder, "reason", entry->reason);
  json_builder_end_object (builder);
}

/* Groups of articles: the first of a group has no share. */
static void
add_groups (JsonBuilder *builder, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const AttacheImportEntry *entry = g_ptr_array_index (entries, i);
      const AttacheImportEntry *before = i > 0 ? g_ptr_array_index (entries, i - 1) : NULL;

      if (before != NULL && before->group != entry->group)
        json_builder_end_array (builder);
      if (before == NULL || before->group != entry->group)
        json_builder_begin_array (builder);
      json_builder_begin_object (builder);
      add_int (builder, "article", entry->article_id);
      add_string (builder, "title", entry->title);
      add_string (builder, "outlet", entry->outlet);
      if (entry->share > 0)
        {
          json_builder_set_member_name (builder, "share");
          json_builder_add_double_value (builder, entry->share);
        }
      json_builder_end_object (builder);
    }
  if (entries->len > 0)
    json_builder_end_array (builder);
}

static void
add_counts (JsonBuilder *builder, const AttacheImportRun *run)
{
  add_int (builder, "n_files", run->n_files);
  add_int (builder, "n_imported", run->n_imported);
  add_int (builder, "n_known", run->n_known);
  add_int (builder, "n_failed", run->n_failed);
  if (run->ended != ATTACHE_TIME_UNKNOWN)
    {
      json_builder_set_member_name (builder, "seconds");
      json_builder_add_double_value (builder, (run->ended - run->begun) / (double) G_USEC_PER_SEC);
    }
  add_string (builder, "problem", run->problem);
}

static gboolean
print_json (AttacheDossier *dossier, gint64 run_id, gboolean is_pretty)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  for (AttacheImportSection section = 0; section < ATTACHE_IMPORT_N_SECTIONS; section++)
    {
      g_autoptr (AttacheImportPage) page = load (dossier, run_id, section, G_MAXINT);

      if (page == NULL)
        return FALSE;
      if (section == 0)
        add_counts (builder, page->run);
      json_builder_set_member_name (builder, keys[section]);
      json_builder_begin_array (builder);
      if (section == ATTACHE_IMPORT_KIN)
        add_groups (builder, page->entries);
      for (guint i = 0; section != ATTACHE_IMPORT_KIN && i < page->entries->len; i++)
        add_entry (builder, g_ptr_array_index (page->entries, i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, is_pretty);
  g_print ("%s\n", text);
  return TRUE;
}

static void
print_remarks (GPtrArray *entries, guint n, const char *kind)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const AttacheImportEntry *entry = g_ptr_array_index (entries, i);

      g_printerr ("%s: %s%s\n", entry->name, kind, entry->reason);
    }
  if (n > entries->len)
    g_printerr ("… and %u more\n", n - entries->len);
}

static void
print_groups (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const AttacheImportEntry *entry = g_ptr_array_index (entries, i);
      const char *outlet = entry->outlet != NULL ? entry->outlet : "outlet unknown";

      if (entry->share > 0)
        g_printerr ("    also carried by %s (%.0f %%): %s\n", outlet, entry->share * 100,
                    entry->title);
      else
        g_printerr ("same text: %s: %s\n", outlet, entry->title);
    }
}

static gboolean
print_section (AttacheDossier *dossier, gint64 run_id, AttacheImportSection section)
{
  g_autoptr (AttacheImportPage) page = load (dossier, run_id, section, MAX_LINES);

  if (page == NULL)
    return FALSE;
  if (section == ATTACHE_IMPORT_KIN)
    print_groups (page->entries);
  else
    print_remarks (page->entries, page->run->n_in_section[section],
                   section == ATTACHE_IMPORT_FAILED ? "" : "note: ");
  return TRUE;
}

static gboolean
print_words (AttacheDossier *dossier, AttacheImportJob *job, gint64 run_id)
{
  const AttacheImportProgress *progress = attache_import_job_get_progress (job);
  g_autoptr (AttacheImportPage) page = NULL;

  if (run_id != 0
      && (!print_section (dossier, run_id, ATTACHE_IMPORT_FAILED)
          || !print_section (dossier, run_id, ATTACHE_IMPORT_DOUBTFUL)
          || !print_section (dossier, run_id, ATTACHE_IMPORT_KIN)))
    return FALSE;
  g_print ("%u imported, %u known already, %u failed\n", progress->n_imported, progress->n_known,
           progress->n_failed);
  page = run_id != 0 ? load (dossier, run_id, ATTACHE_IMPORT_CAME_IN, 0) : NULL;
  if (page == NULL)
    return run_id == 0;
  if (page->run->ended != ATTACHE_TIME_UNKNOWN && page->run->n_imported > 0)
    g_print ("%.1f s, %.0f articles a second\n",
             (page->run->ended - page->run->begun) / (double) G_USEC_PER_SEC, progress->rate);
  for (AttacheImportSection i = ATTACHE_IMPORT_KIN; i < ATTACHE_IMPORT_KNOWN; i++)
    {
      static const char *const words[ATTACHE_IMPORT_N_SECTIONS] = {
        [ATTACHE_IMPORT_KIN] = "with a text that other articles carry as well",
        [ATTACHE_IMPORT_NO_DATE] = "without a date",
        [ATTACHE_IMPORT_NO_OUTLET] = "without an outlet",
        [ATTACHE_IMPORT_NO_TITLE] = "with a title made of the first sentence",
      };

      if (words[i] != NULL && page->run->n_in_section[i] > 0)
        g_print ("%u %s\n", page->run->n_in_section[i], words[i]);
    }
  return TRUE;
}

gboolean
attache_cli_import_report_print (AttacheDossier *dossier, AttacheImportJob *job,
                                 AttacheOutput output)
{
  const gint64 run_id = attache_import_job_get_run_id (job);

  if (output == ATTACHE_OUTPUT_TABLE)
    return print_words (dossier, job, run_id);
  return run_id != 0 && print_json (dossier, run_id, output == ATTACHE_OUTPUT_JSON);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every tree of the damaged file whose rows are kept is walked from its root, around pages that
 * cannot be read; then the pages that no tree leads to are tried by the shape of their rows. */

#include "config.h"

#include "attache-salvage.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "attache-database-private.h"
#include "attache-page-file.h"
#include "attache-salvage-repair.h"
#include "attache-salvage-table.h"
#include "attache-schema.h"
#include "attache-store-error.h"

/* The schema of the new dossier tells the tables; what was found in texts is found again. */
static const char KEPT[] =
    "/* scan */ SELECT name, rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND "
    "name NOT LIKE 'article_search%' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('section', "
    "'found_time', 'mention', 'article_mention', 'statement', 'statement_span', "
    "'statement_ground', 'event', "
    "'report', "
    "'event_actor', 'figure', 'article_actor')";

static const char *const tails[] = { "", "-wal", "-journal" };

typedef struct
{
  /* Owned */
  AttachePageFile *file;
  GPtrArray *tables;   /* AttacheSalvageTable */
  GHashTable *roots;   /* char * name → page, as the damaged file tells them */
  gboolean *is_free;   /* of each page */
  gboolean *is_walked; /* of each page: a tree led there, and its rows were of use */

  /* Borrowed */
  AttacheSalvageReport *report;
  AttacheSalvageProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
} Salvage;

static void
salvage_clear (Salvage *self)
{
  g_clear_pointer (&self->file, attache_page_file_free);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->roots, g_hash_table_unref);
  g_clear_pointer (&self->is_free, g_free);
  g_clear_pointer (&self->is_walked, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Salvage, salvage_clear)

void
attache_salvage_report_free (AttacheSalvageReport *report)
{
  g_return_if_fail (report != NULL);

  g_ptr_array_unref (report->altered);
  g_ptr_array_unref (report->quoted);
  g_ptr_array_unref (report->gone);
  g_free (report);
}

static AttacheSalvageReport *
report_new (void)
{
  AttacheSalvageReport *report = g_new0 (AttacheSalvageReport, 1);

  report->altered = g_ptr_array_new_with_free_func (g_free);
  report->quoted = g_ptr_array_new_with_free_func (g_free);
  report->gone = g_ptr_array_new_with_free_func (g_free);
  return report;
}

/* A tree from @root down, each page once. @func gets its records; where it wants none of a page,
 * that page may belong to somebody else. */
static void
walk (Salvage *self, guint32 root, AttacheRecordFunc func, gpointer data, guint *n_lost)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_array_append_val (waiting, root);
  while (waiting->len > 0)
    {
      const guint32 page = g_array_index (waiting, guint32, waiting->len - 1);
      guint n_bad;

      g_array_set_size (waiting, waiting->len - 1);
      if (self->is_walked[page] || !g_hash_table_add (seen, GUINT_TO_POINTER (page)))
        continue;
      if (attache_page_file_read (self->file, page, func, data, &n_bad) > 0)
        self->is_walked[page] = TRUE;
      *n_lost += n_bad + (attache_page_file_get_kind (self->file, page) == ATTACHE_PAGE_OTHER);
      attache_page_file_list_children (self->file, page, waiting);
    }
}

/* A row of sqlite_schema: type, name, table, root, SQL. */
static gboolean
note_root (const AttacheRecord *record, gpointer data)
{
  Salvage *self = data;
  const AttacheField *type = &record->fields[0], *name = &record->fields[1];
  const AttacheField *root = &record->fields[3];

  if (record->n_fields != 5 || type->type != ATTACHE_FIELD_TEXT || name->type != ATTACHE_FIELD_TEXT
      || root->type != ATTACHE_FIELD_INT || type->length != 5
      || memcmp (type->bytes, "table", 5) != 0 || root->integer <= 1
      || root->integer > attache_page_file_get_n_pages (self->file))
    return FALSE;
  g_hash_table_insert (self->roots, g_strndup ((const char *) name->bytes, name->length),
                       GUINT_TO_POINTER ((guint) root->integer));
  return TRUE;
}

static gboolean
put (const AttacheRecord *record, gpointer data)
{
  return attache_salvage_table_put (data, record);
}

static gboolean
put_somewhere (const AttacheRecord *record, gpointer data)
{
  GPtrArray *tables = data;

  for (guint i = 0; i < tables->len; i++)
    {
      AttacheSalvageTable *table = g_ptr_array_index (tables, i);

      if (attache_salvage_table_has_rowid (table) && attache_salvage_table_put (table, record))
        return TRUE;
    }
  return FALSE;
}

static gboolean
list_tables (Salvage *self, AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, KEPT, error);

  if (sql == NULL)
    return FALSE;
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_salvage_table_free);
  while (attache_sql_next (sql))
    {
      const char *name = attache_sql_text (sql, 0);
      AttacheSalvageTable *table = attache_salvage_table_new (db, name, error);

      if (table == NULL)
        return FALSE;
      g_ptr_array_add (self->tables, table);
      /* Where the damaged file does not tell, its tables probably lie where new ones do. */
      if (!g_hash_table_contains (self->roots, name)
          && attache_sql_int (sql, 1) <= attache_page_file_get_n_pages (self->file))
        g_hash_table_insert (self->roots, g_strdup (name),
                             GUINT_TO_POINTER ((guint) attache_sql_int (sql, 1)));
    }
  return attache_sql_finish (sql, error);
}

static gboolean
is_going_on (Salvage *self, double fraction, GError **error)
{
  if (self->progress != NULL)
    self->progress (fraction, self->user_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
read_orphans (Salvage *self, GError **error)
{
  const guint32 n_pages = attache_page_file_get_n_pages (self->file);
  guint n_lost;

  for (guint32 page = 2; page <= n_pages; page++)
    {
      if (!self->is_walked[page] && !self->is_free[page]
          && attache_page_file_get_kind (self->file, page) == ATTACHE_PAGE_TABLE_LEAF)
        attache_page_file_read (self->file, page, put_somewhere, self->tables, &n_lost);
      if (page % 1024 == 0 && !is_going_on (self, 0.5 + 0.3 * page / n_pages, error))
        return FALSE;
    }
  return TRUE;
}

/* In a transaction of @db. */
static gboolean
fill (AttacheDatabase *db, gpointer data, GError **error)
{
  Salvage *self = data;

  if (!list_tables (self, db, error))
    return FALSE;
  for (guint i = 0; i < self->tables->len; i++)
    {
      AttacheSalvageTable *table = g_ptr_array_index (self->tables, i);
      const guint32 root = GPOINTER_TO_UINT (
          g_hash_table_lookup (self->roots, attache_salvage_table_get_name (table)));

      if (root != 0)
        walk (self, root, put, table, &self->report->n_lost);
      if (!is_going_on (self, 0.5 * (i + 1) / self->tables->len, error))
        return FALSE;
    }
  return read_orphans (self, error) && is_going_on (self, 0.8, error);
}

/* In another one, for by then it has the present schema. */
static gboolean
repair (AttacheDatabase *db, gpointer data, GError **error)
{
  Salvage *self = data;

  return attache_salvage_repair (db, self->report, error);
}

static gboolean
make_dossier (Salvage *self, const char *path, GError **error)
{
  const guint32 told = attache_page_file_get_user_version (self->file);
  const gint version = told >= 1 && told <= ATTACHE_SCHEMA_VERSION ? (gint) told
                                                                   : ATTACHE_SCHEMA_VERSION;
  AttacheDatabase *db = attache_database_build (path, version, error);
  gboolean is_done;

  if (db == NULL)
    return FALSE;
  is_done = attache_database_exec (db, "PRAGMA foreign_keys = OFF", error)
            && attache_database_transact (db, fill, self, error)
            && attache_schema_build (db, ATTACHE_SCHEMA_VERSION, error)
            && attache_database_transact (db, repair, self, error);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  attache_database_free (db);
  return is_done;
}

/* Puts what stands in a log or a journal where it belongs, in a copy. What SQLite says of the rest
 * of the file does not matter here. */
static void
settle (const char *path)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    {
      sqlite3_exec (handle, "PRAGMA user_version", NULL, NULL, NULL);
      sqlite3_wal_checkpoint_v2 (handle, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    }
  sqlite3_close_v2 (handle);
}

static gboolean
has_tail (const char *path, const char *tail)
{
  g_autofree char *name = g_strconcat (path, tail, NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 && info.st_size > 0;
}

static void
remove_copy (const char *copy)
{
  static const char *const all[] = { "", "-wal", "-journal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *name = g_strconcat (copy, all[i], NULL);

      g_unlink (name);
    }
}

static gboolean
copy_with_tails (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *source_name = g_strconcat (from, tails[i], NULL);
      g_autofree char *target_name = g_strconcat (to, tails[i], NULL);
      g_autoptr (GFile) source = g_file_new_for_path (source_name);
      g_autoptr (GFile) target = g_file_new_for_path (target_name);

      if (has_tail (from, tails[i])
          && !g_file_copy (source, target, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
        return FALSE;
    }
  settle (to);
  return TRUE;
}

static void
open_file (Salvage *self, const char *path, GError **error)
{
  guint n_lost = 0;

  self->file = attache_page_file_open (path, error);
  if (self->file == NULL)
    return;
  self->roots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->is_free = attache_page_file_dup_free_pages (self->file);
  self->is_walked = g_new0 (gboolean, (gsize) attache_page_file_get_n_pages (self->file) + 1);
  if (attache_page_file_get_n_pages (self->file) > 0)
    walk (self, 1, note_root, self, &n_lost);
}

static gboolean
assert_something (const AttacheSalvageReport *report, GError **error)
{
  if (report->n_articles > 0 || report->n_notes > 0)
    return TRUE;
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NOT_A_DOSSIER,
                       _ ("Nothing of a dossier was found in this file"));
  return FALSE;
}

/* A newer dossier is whole, and to be opened with a newer program. */
static gboolean
assert_ours (const char *damaged, const char *target, GError **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autoptr (AttacheDatabase)
      db = attache_database_open (damaged, ATTACHE_DATABASE_READ_ONLY, &refusal);

  if (g_error_matches (refusal, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NEWER)
      || g_error_matches (refusal, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_FAILED,
                       _ ("There is a file of that name already; choose another"));
  return FALSE;
}

AttacheSalvageReport *
attache_salvage_run (const char *damaged, const char *target, AttacheSalvageProgress progress,
                     gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttacheSalvageReport) report = report_new ();
  g_auto (Salvage) self = {
    .report = report, .progress = progress, .user_data = user_data, .cancellable = cancellable
  };
  g_autofree char *beside = g_strdup_printf ("%s.part-%d", target, (gint) getpid ());
  g_autofree char *copy = g_strdup_printf ("%s.copy-%d", target, (gint) getpid ());
  const gboolean has_tails = has_tail (damaged, "-wal") || has_tail (damaged, "-journal");
  gboolean is_done;

  if (!assert_ours (damaged, target, error)
      || (has_tails && !copy_with_tails (damaged, copy, cancellable, error)))
    {
      remove_copy (copy);
      return NULL;
    }
  open_file (&self, has_tails ? copy : damaged, error);
  is_done = self.file != NULL && make_dossier (&self, beside, error)
            && assert_something (report, error)
            && attache_database_rename_over (beside, target, error);
  if (!is_done)
    g_unlink (beside);
  remove_copy (copy);
  return is_done ? g_steal_pointer (&report) : NULL;
}

static void
add_titles (GString *words, const char *introduction, GPtrArray *titles)
{
  if (titles->len == 0)
    return;
  g_string_append (words, introduction);
  for (guint i = 0; i < titles->len; i++)
    g_string_append_printf (words, "\n  • %s", (const char *) g_ptr_array_index (titles, i));
  g_string_append_c (words, '\n');
}

static void
add_number (GString *words, guint number, const char *format)
{
  if (number == 0)
    return;
  g_string_append_printf (words, format, number);
  g_string_append_c (words, '\n');
}

char *
attache_salvage_report_describe (const AttacheSalvageReport *report)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (report != NULL, NULL);

  g_string_append_printf (words, ngettext ("%u article", "%u articles", report->n_articles),
                          report->n_articles);
  g_string_append (words, " · ");
  g_string_append_printf (words, ngettext ("%u note", "%u notes", report->n_notes),
                          report->n_notes);
  g_string_append (words, " · ");
  g_string_append_printf (words, ngettext ("%u tag", "%u tags", report->n_tags), report->n_tags);
  g_string_append_c (words, '\n');
  add_number (words, report->n_notes_from_history,
              ngettext ("%u note was read from the history of your changes.",
                        "%u notes were read from the history of your changes.",
                        report->n_notes_from_history));
  add_number (words, report->n_retitled,
              ngettext ("%u article has lost its title, outlet and date.",
                        "%u articles have lost their titles, outlets and dates.",
                        report->n_retitled));
  add_titles (words, _ ("Some characters are wrong. Import these again:"), report->altered);
  add_titles (words, _ ("Only the highlighted passages are left of:"), report->quoted);
  add_titles (words, _ ("The text is lost. Import these again:"), report->gone);
  add_number (words, report->n_lost,
              ngettext ("%u piece of the file could not be read; something may be missing.",
                        "%u pieces of the file could not be read; something may be missing.",
                        report->n_lost));
  return g_string_free (words, FALSE);
}

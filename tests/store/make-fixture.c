/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a dossier of the present schema as SQL: what a release leaves behind, so that later
 * schemas can prove that they still read it. Run once for each schema when it is released:
 *   make-fixture > tests/store/dossier-NNN.sql */

#include "config.h"

#include <gio/gio.h>
#include <sqlite3.h>

#include "attache-database-private.h"
#include "attache-journal.h"
#include "attache-schema.h"
#include "attache-writing.h"
#include "store-sample.h"

/* What a reader does in the first hour, one of everything. */
static void
write_as_reader (AttacheDatabase *db, gint64 talks)
{
  static const char *const tags[] = { "bridge", "snow", NULL };
  gint64 id, now = 2000;
  gboolean is_done;

  for (guint target = ATTACHE_TARGET_SPAN; target <= ATTACHE_TARGET_SPEAKER; target++)
    g_assert_true (attache_writing_annotate (db, target, talks, 1, (AttacheSpan){ 9, 18 }, target,
                                             now++, &id, NULL));
  g_assert_true (attache_writing_set_note (db, 1, "Who is it that speaks here?", now++, NULL));
  g_assert_true (attache_writing_set_tags (db, 1, tags, now++, NULL));
  g_assert_true (attache_writing_set_colour (db, 2, ATTACHE_HIGHLIGHT_PINK, now++, NULL));
  g_assert_true (attache_writing_decide_statement (db, 1, ATTACHE_DECISION_EDITED, 2, now++, NULL));
  g_assert_true (
      attache_writing_decide_statement (db, 2, ATTACHE_DECISION_REJECTED, 0, now++, NULL));
  g_assert_true (attache_writing_decide_event (db, 1, ATTACHE_DECISION_ACCEPTED, now++, NULL));
  g_assert_true (attache_writing_set_title (db, talks, "Ministers met in Zenda", now++, NULL));
  g_assert_true (attache_writing_set_starred (db, talks, TRUE, now++, NULL));
  g_assert_true (attache_writing_delete (db, 3, now++, NULL));
  g_assert_true (attache_journal_undo (db, NULL, &is_done, NULL));
}

/* The tables that SQLite makes for the search index are made again by a rebuild. */
static const char SCHEMA[] =
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'article\\_search\\_%' "
    "ESCAPE '\\' ORDER BY type = 'index', rowid";
static const char TABLES[] =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'article\\_search%' "
    "ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid";
static const char COLUMNS[] =
    "SELECT group_concat ('quote (\"' || name || '\")', ' || '', '' || ') "
    "FROM pragma_table_info (:table)";

static void
dump_rows (AttacheDatabase *db, const char *table)
{
  g_autoptr (AttacheSql) columns = attache_database_prepare (db, COLUMNS, NULL);
  g_autoptr (AttacheSql) rows = NULL;
  g_autofree char *select = NULL;

  attache_sql_bind_text (columns, ":table", table);
  g_assert_true (attache_sql_next (columns));
  select = g_strdup_printf ("SELECT %s FROM \"%s\"", attache_sql_text (columns, 0), table);
  rows = attache_database_prepare (db, select, NULL);
  g_assert_nonnull (rows);
  while (attache_sql_next (rows))
    g_print ("INSERT INTO \"%s\" VALUES (%s);\n", table, attache_sql_text (rows, 0));
}

static void
dump (AttacheDatabase *db)
{
  g_autoptr (AttacheSql) schema = attache_database_prepare (db, SCHEMA, NULL);
  g_autoptr (AttacheSql) tables = attache_database_prepare (db, TABLES, NULL);

  g_print ("-- SPDX-License-Identifier: GPL-3.0-or-later\n"
           "-- A dossier as the release with schema %d wrote it; made by make-fixture.c.\n"
           "PRAGMA application_id = %d;\nPRAGMA user_version = %d;\nBEGIN;\n",
           ATTACHE_SCHEMA_VERSION, ATTACHE_SCHEMA_APPLICATION_ID, ATTACHE_SCHEMA_VERSION);
  while (attache_sql_next (schema))
    g_print ("%s;\n", attache_sql_text (schema, 0));
  while (attache_sql_next (tables))
    dump_rows (db, attache_sql_text (tables, 0));
  g_print ("INSERT INTO article_search (article_search) VALUES ('rebuild');\nCOMMIT;\n");
}

int
main (void)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "fixture.dossier", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db = attache_database_open (path, ATTACHE_DATABASE_CREATE, &error);
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (SampleArticle) echo = sample_echo_new ();
  gint64 id;

  g_assert_no_error (error);
  talks->fields.url = "https://courier.example/talks";
  id = sample_add (db, talks);
  sample_add (db, echo);
  write_as_reader (db, id);
  dump (db);
  attache_database_free (g_steal_pointer (&db));
  sample_folder_remove (folder);
  return 0;
}

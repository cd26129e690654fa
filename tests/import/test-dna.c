/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Databases of the Discourse Network Analyzer, made as its versions make them; damaged and hostile
 * ones. */

#include "config.h"

#include <sqlite3.h>

#include "draft-assertions.h"

/* "Ada Lorne" stands behind a letter of two UTF-16 units. */
#define TEXT "Talks \xf0\x9f\x95\x8a go on. Ada Lorne said that the border would stay open."

/* What all versions share. Pages are small, so that each of them is met soon. */
#define SHARED                                                                                     \
  "PRAGMA page_size = 512;"                                                                        \
  "CREATE TABLE CODERS (ID INTEGER NOT NULL PRIMARY KEY, Name TEXT NOT NULL);"                     \
  "INSERT INTO CODERS VALUES (1, 'Admin'), (2, 'Cora Vint');"                                      \
  "CREATE TABLE DOCUMENTS (ID INTEGER NOT NULL PRIMARY KEY, Title TEXT NOT NULL, Text TEXT NOT "   \
  "NULL, Coder INTEGER, Author TEXT NOT NULL DEFAULT '', Source TEXT NOT NULL DEFAULT '', "        \
  "Section TEXT NOT NULL DEFAULT '', Notes TEXT NOT NULL DEFAULT '', Type TEXT NOT NULL DEFAULT "  \
  "'', Date INTEGER NOT NULL);"                                                                    \
  "CREATE TABLE STATEMENTTYPES (ID INTEGER NOT NULL PRIMARY KEY, Label TEXT NOT NULL);"            \
  "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Annotation');"                     \
  "CREATE TABLE VARIABLES (ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL, DataType "     \
  "TEXT NOT NULL DEFAULT 'short text', StatementTypeId INTEGER);"                                  \
  "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text'," \
  " 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'note', 'long text'," \
  " 2), (6, 'weight', 'integer', 1);"                                                              \
  "CREATE TABLE STATEMENTS (ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId " \
  "INTEGER, Start INTEGER NOT NULL, Stop INTEGER NOT NULL, Coder INTEGER);"                        \
  "INSERT INTO STATEMENTS VALUES (1, 1, 1, 16, 25, 2), (2, 2, 1, 0, 5, 1), (3, 1, 1, 60, 9000, "   \
  "2), (4, 1, 77, 0, 5, 2);"

#define DOCUMENT(date)                                                                             \
  "INSERT INTO DOCUMENTS VALUES (1, 'Talks', '" TEXT "', 1, 'Dag Holm', 'Zenda Post', 'News', "    \
  "'Read twice.', 'article', " date "), (2, 'Empty', '', 1, '', '', '', '', '', 0);"

#define VALUES_OF(column)                                                                          \
  "CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY, StatementId INTEGER, " column                 \
  " INTEGER, Value INTEGER);"                                                                      \
  "CREATE TABLE DATAINTEGER (ID INTEGER PRIMARY KEY, StatementId INTEGER, " column                 \
  " INTEGER, Value INTEGER);"                                                                      \
  "CREATE TABLE DATALONGTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, " column                \
  " INTEGER, Value TEXT);"                                                                         \
  "INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 0); INSERT INTO DATAINTEGER VALUES (1, 1, 6, 3);"      \
  "INSERT INTO DATALONGTEXT VALUES (1, 2, 5, 'A remark.');"

#define ENTITIES                                                                                   \
  "CREATE TABLE ENTITIES (ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT);"                \
  "INSERT INTO ENTITIES VALUES (3, 1, 'Ada Lorne'), (4, 2, 'Ruritania'), (5, 3, 'Open border'), "  \
  "(6, 1, '');"

/* 2022-09-27 in milliseconds. */
static const char version_2[] = SHARED DOCUMENT ("1664236800000")
    VALUES_OF ("VariableId") "CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId "
                             "INTEGER, VariableId INTEGER, "
                             "Value TEXT);"
                             "INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 'Ada Lorne'), (2, 1, 2, "
                             "'Ruritania'), (3, 1, 3, "
                             "'Open border'), (4, 3, 3, 'Far');";

/* 2022-09-27 14:05 in seconds. */
static const char version_3[] = SHARED DOCUMENT ("1664287500") VALUES_OF ("VariableId") ENTITIES
    "CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, "
    "Entity INTEGER);"
    "INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 3), (2, 1, 2, 4), (3, 1, 3, 5), (4, 3, 1, 6);";

/* Roles link statements to variables: the number of the link is not that of the variable. */
static const char version_3_1[] = SHARED DOCUMENT ("1664287500") ENTITIES
    "CREATE TABLE ROLEVARIABLELINKS (ID INTEGER PRIMARY KEY, RoleId INTEGER, VariableId INTEGER);"
    "INSERT INTO ROLEVARIABLELINKS VALUES (11, 1, 1), (12, 1, 2), (13, 2, 3), (14, 3, 4), (16, 4, "
    "6);"
    "CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY, StatementId INTEGER, RoleVariableLinkId "
    "INTEGER, Value INTEGER); INSERT INTO DATABOOLEAN VALUES (1, 1, 14, 0);"
    "CREATE TABLE DATAINTEGER (ID INTEGER PRIMARY KEY, StatementId INTEGER, RoleVariableLinkId "
    "INTEGER, Value INTEGER); INSERT INTO DATAINTEGER VALUES (1, 1, 16, 3);"
    "CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, RoleVariableLinkId "
    "INTEGER, Entity INTEGER);"
    "INSERT INTO DATASHORTTEXT VALUES (1, 1, 11, 3), (2, 1, 12, 4), (3, 1, 13, 5);";

/* Transfer full: the file that SQLite writes for @sql. */
static GBytes *
make_database (const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_int64 length = 0;
  unsigned char *data;
  GBytes *bytes;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  data = sqlite3_serialize (db, "main", &length, 0);
  g_assert_nonnull (data);
  bytes = g_bytes_new (data, (gsize) length);
  sqlite3_free (data);
  sqlite3_close (db);
  return bytes;
}

static GPtrArray *
load_database (const char *sql, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = make_database (sql);

  return load (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "a.dna",
               problems);
}

/* Of the note by @author that @text says: where it stands and how it is tagged. */
static void
assert_note (const AttacheDraft *draft, const char *author, const char *text, guint start,
             guint end, const char *tags)
{
  for (guint i = 0; i < draft->notes->len; i++)
    {
      const AttacheDraftNote *note = g_ptr_array_index (draft->notes, i);
      g_autoptr (GString) joined = g_string_new (NULL);

      if (strcmp (note->text, text) != 0 || strcmp (note->author, author) != 0
          || note->span.start != start)
        continue;
      for (guint t = 0; t < note->tags->len; t++)
        g_string_append_printf (joined, "%s|", (const char *) g_ptr_array_index (note->tags, t));
      g_assert_cmpuint (note->span.end, ==, end);
      g_assert_cmpstr (joined->str, ==, tags);
      return;
    }
  g_test_message ("no note by %s at %u", author, start);
  g_test_fail ();
}

static void
assert_draft (const char *sql, const char *published)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load_database (sql, problems);
  AttacheDraft *draft = draft_at (drafts, 0);
  g_autofree char *quote = NULL;

  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (draft->format, ==, "dna");
  g_assert_cmpstr (draft->title, ==, "Talks");
  g_assert_cmpstr (draft->text, ==, TEXT);
  g_assert_cmpstr (draft->author, ==, "Dag Holm");
  g_assert_cmpstr (draft->outlet, ==, "Zenda Post");
  assert_published (draft, published, ATTACHE_BASIS_GIVEN);
  g_assert_cmpuint (draft->notes->len, ==, 4);
  quote = g_utf8_substring (draft->text, 15, 24);
  g_assert_cmpstr (quote, ==, "Ada Lorne");
  assert_note (draft, "Cora Vint", "", 15, 24,
               "Weight/3|Agreement/no|Person/Ada Lorne|Organization/Ruritania|"
               "Concept/Open border|");
  assert_note (draft, "Admin", "Read twice.", 0, 0, "");
}

static void
test_versions (void)
{
  g_autoptr (GPtrArray) drafts = load_database (version_2, NULL);

  assert_draft (version_2, "2022-09-27");
  assert_draft (version_3, "2022-09-27T14:05:00");
  assert_draft (version_3_1, "2022-09-27T14:05:00");
  assert_note (draft_at (drafts, 0), "Admin", "A remark.", 0, 5, "Annotation|");
  /* A span that the text does not have: the whole of it. */
  assert_note (draft_at (drafts, 0), "Cora Vint", "", 0, 0, "Concept/Far|");
}

/* A log beside the file is no part of it. */
static void
test_logged (void)
{
  g_autoptr (GBytes) bytes = make_database (version_3);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GPtrArray) drafts = NULL;

  data[18] = data[19] = 2;
  drafts = load ((const char *) data, (gssize) g_bytes_get_size (bytes), "a.dna", NULL);
  g_assert_cmpstr (draft_at (drafts, 0)->title, ==, "Talks");
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = make_database (version_3);
  const gsize length = g_bytes_get_size (bytes);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), length);

  g_assert_cmpuint (length, <, 16 * 1024);
  for (gsize n = 0; n < length; n += n < 512 ? 1 : 31)
    assert_load_survives ((const char *) data, n, "a.dna");
  for (gsize i = 0; i < length; i += i < 512 ? 1 : 31)
    {
      data[i] ^= 0xff;
      assert_load_survives ((const char *) data, length, "a.dna");
      data[i] ^= 0xff;
    }
}

static void
assert_database_fails (const char *sql, AttacheImportError code)
{
  g_autoptr (GBytes) bytes = make_database (sql);

  assert_load_fails (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "a.dna",
                     code);
}

/* A view, a virtual table or a computed column in the place of a table would run what the file
 * says. */
static void
test_hostile (void)
{
  static const char types[] = "CREATE TABLE STATEMENTTYPES (ID INTEGER PRIMARY KEY, Label TEXT);";
  g_autofree char *view = g_strconcat (
      types,
      "CREATE VIEW DOCUMENTS AS WITH RECURSIVE n (ID) AS (SELECT 1 UNION ALL SELECT ID + 1 FROM n) "
      "SELECT ID, '' AS Title, 'x' AS Text, 1 AS Coder, '' AS Author, '' AS Source, '' AS Notes, 0 "
      "AS Date FROM n",
      NULL);
  g_autofree char *virtual = g_strconcat (
      types,
      "CREATE VIRTUAL TABLE DOCUMENTS USING fts5 (ID, Title, Text, Coder, Author, Source, Notes, "
      "Date); INSERT INTO DOCUMENTS VALUES (1, 'a', 'x', 1, '', '', '', 0)",
      NULL);
  g_autofree char *computed = g_strconcat (
      types,
      "CREATE TABLE DOCUMENTS (ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT AS (hex (zeroblob "
      "(ID * 100000000))), Coder, Author, Source, Notes, Date); INSERT INTO DOCUMENTS (ID) VALUES "
      "(1)",
      NULL);

  assert_database_fails (view, ATTACHE_IMPORT_ERROR_MALFORMED);
  assert_database_fails (virtual, ATTACHE_IMPORT_ERROR_MALFORMED);
  assert_database_fails (computed, ATTACHE_IMPORT_ERROR_MALFORMED);
  assert_database_fails ("CREATE TABLE STATEMENTTYPES (ID); CREATE TABLE DOCUMENTS (ID, Text)",
                         ATTACHE_IMPORT_ERROR_MALFORMED);
  assert_database_fails ("CREATE TABLE t (a)", ATTACHE_IMPORT_ERROR_BINARY);
}

int
main (int argc, char *argv[])
{
  /* Version 2 counts in the zone of the computer. */
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/dna/versions", test_versions);
  g_test_add_func ("/import/dna/logged", test_logged);
  g_test_add_func ("/import/dna/damaged", test_damaged);
  g_test_add_func ("/import/dna/hostile", test_hostile);
  return g_test_run ();
}

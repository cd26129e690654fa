/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON and JSON Lines: keys, bad lines, nesting. */

#include "config.h"

#include "draft-assertions.h"

static void
test_all_fields (void)
{
  g_autoptr (GPtrArray)
      drafts = load ("{\"title\":\"Talks\",\"outlet\":\"Zenda Post\",\"author\":[\"Ada "
                     "Lorne\",\"Bo Rask\"],\"published\":"
                     "\"2022-09-27T23:05:00-04:00\",\"url\":\"https://zenda.example/"
                     "1\",\"language\":\"en_GB\",\"text\":"
                     "\"They met. \\u00ab\\ud83d\\ude00\\u00bb\",\"unknown\":[1,{\"a\":null}]}",
                     -1, "one.json", NULL);
  AttacheDraft *draft = draft_at (drafts, 0);

  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (draft->title, ==, "Talks");
  g_assert_cmpstr (draft->outlet, ==, "Zenda Post");
  g_assert_cmpstr (draft->author, ==, "Ada Lorne; Bo Rask");
  g_assert_cmpstr (draft->url, ==, "https://zenda.example/1");
  g_assert_cmpstr (draft->language, ==, "en-GB");
  g_assert_cmpstr (draft->text, ==, "They met. «😀»");
  assert_published (draft, "2022-09-27T23:05:00", ATTACHE_BASIS_GIVEN);
}

static void
test_bad_lines (void)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load ("{\"text\":\"One.\"}\n"
                                       "\n"
                                       "{\"text\":\"Two.\n"
                                       "{\"title\":\"no text\"}\n"
                                       "[1,2]\n"
                                       "{\"text\":\"Three.\",\"published\":\"yesterday\"}\r\n",
                                       -1, "many.jsonl", problems);
  g_autofree char *id = attache_draft_dup_id (draft_at (drafts, 1));
  GError *first = g_ptr_array_index (problems, 0);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (id, ==, "many.jsonl#2");
  g_assert_cmpstr (draft_at (drafts, 1)->text, ==, "Three.");
  g_assert_cmpint (draft_at (drafts, 1)->published, ==, ATTACHE_TIME_UNKNOWN);
  g_assert_cmpuint (problems->len, >=, 3);
  g_assert_nonnull (strstr (first->message, "many.jsonl, line 3"));
}

static void
test_containers (void)
{
  g_autoptr (GPtrArray)
      array = load ("[\n {\"text\": \"One.\"},\n {\"text\": \"Two.\"}\n]\n", -1, "a.json", NULL);
  g_autoptr (GPtrArray) service = load ("{\"articles\":{\"results\":[{\"body\":\"One.\",\"source\":"
                                        "{\"title\":\"Zenda Post\"},\"dateTimePub\":"
                                        "\"2022-09-27T08:00:00Z\"}]}}",
                                        -1, "b.json", NULL);
  g_autoptr (GPtrArray) csl = load ("[{\"id\":\"x\",\"title\":\"Talks\",\"author\":[{\"family\":"
                                    "\"Lorne\",\"given\":\"Ada\"}],\"issued\":"
                                    "{\"date-parts\":[[2022,9,\"7\"]]},\"text\":\"One.\"}]",
                                    -1, "c.json", NULL);

  g_assert_cmpuint (array->len, ==, 2);
  g_assert_cmpstr (draft_at (service, 0)->outlet, ==, "Zenda Post");
  assert_published (draft_at (service, 0), "2022-09-27T08:00:00", ATTACHE_BASIS_GIVEN);
  g_assert_cmpstr (draft_at (csl, 0)->author, ==, "Ada Lorne");
  assert_published (draft_at (csl, 0), "2022-09-07", ATTACHE_BASIS_GIVEN);
}

static void
test_escaped_nul (void)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load ("{\"text\":\"a\\u0000b \\\\u0000 \\ud83d\\ude00 \\ud83d.\"}",
                                       -1, "a.json", problems);

  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "a\357\277\275b \\u0000 😀 \357\277\275.");
  g_assert_cmpuint (problems->len, ==, 1);
}

/* What ends too soon is told apart from what nests too deeply. */
static void
test_cut_off (void)
{
  g_autoptr (GBytes) data = g_bytes_new_static ("{\"title\": \"T\"", 13);
  g_autoptr (GError) error = NULL;

  g_assert_null (attache_importer_load_bytes (data, "a.json", NULL, NULL, &error));
  g_assert_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, "not sound JSON"));
}

static void
test_hostile (void)
{
  const char *whole = "[{\"title\":\"T\",\"text\":\"a\\u00e9\\\"b\",\"authors\":[{\"name\":\"Ada\"}"
                      "],\"date\":1664287500}]";
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GString) bomb = g_string_new ("{\"text\":");

  assert_load_survives_truncation (whole, strlen (whole), "a.json");
  for (guint i = 0; i < 100000; i++)
    g_string_append (bomb, "{\"a\":");
  assert_load_fails (bomb->str, -1, "a.json", ATTACHE_IMPORT_ERROR_MALFORMED);
  deep[1] = '{';
  assert_load_fails (deep, -1, "a.json", ATTACHE_IMPORT_ERROR_MALFORMED);
  assert_load_fails ("{\"text\": 3}", -1, "a.json", ATTACHE_IMPORT_ERROR_MALFORMED);
  assert_load_fails ("{\"text\": \" \"}", -1, "a.json", ATTACHE_IMPORT_ERROR_EMPTY);
  assert_load_fails ("[]", -1, "a.json", ATTACHE_IMPORT_ERROR_EMPTY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/json/all-fields", test_all_fields);
  g_test_add_func ("/import/json/bad-lines", test_bad_lines);
  g_test_add_func ("/import/json/containers", test_containers);
  g_test_add_func ("/import/json/escaped-nul", test_escaped_nul);
  g_test_add_func ("/import/json/hostile", test_hostile);
  g_test_add_func ("/import/json/cut-off", test_cut_off);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Collections: tables (CSV, TSV) and web archives. */

#include "config.h"

#include "draft-assertions.h"

static void
test_csv (void)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray)
      drafts = load ("\xef\xbb\xbf"
                     "Title,Date,Source,Text\r\nTalks,2022-09-27,Zenda Post,\"They said: "
                     "\"\"No\"\",\r\nand left.\"\r\n"
                     "Empty,2022-09-27,Zenda Post,\r\n\r\nLast,28.9.2022,Zenda Post,They met.",
                     -1, "a.csv", problems);
  AttacheDraft *draft = draft_at (drafts, 0);
  GError *problem = g_ptr_array_index (problems, 0);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (draft->format, ==, "csv");
  g_assert_cmpstr (draft->title, ==, "Talks");
  g_assert_cmpstr (draft->outlet, ==, "Zenda Post");
  g_assert_cmpstr (draft->text, ==, "They said: \"No\",\r\nand left.");
  assert_published (draft, "2022-09-27", ATTACHE_BASIS_GIVEN);
  assert_published (draft_at (drafts, 1), "2022-09-28", ATTACHE_BASIS_GIVEN);
  g_assert_nonnull (strstr (problem->message, "line 4"));
}

static void
test_tsv (void)
{
  g_autoptr (GPtrArray) drafts = load ("url\tcontent\nhttps://zenda.example/1\tThey met, twice.\n",
                                       -1, "a.tsv", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->url, ==, "https://zenda.example/1");
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "They met, twice.");
}

/* Sentences with commas are no table. */
static void
test_no_table (void)
{
  static const char *const texts[] = { "The text, the title and the date were wrong.\nThey met.\n",
                                       "First they met, then they left\nand talked, it seems\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) drafts = load (texts[i], -1, "a.txt", NULL);

      g_assert_cmpstr (draft_at (drafts, 0)->format, ==, "text");
    }
}

/* One broken row does not make an article of the other forty; neither do two columns, of a file
 * that is called a table. */
static void
test_odd_rows (void)
{
  g_autoptr (GString) csv = g_string_new ("Nr,Wortlaut,Blatt\n");

  for (guint i = 0; i < 40; i++)
    g_string_append (csv, i == 7 ? "7,Cut off\n" : "1,They met in Zenda,Sylvan Post\n");
  assert_load_fails (csv->str, -1, "a.csv", ATTACHE_IMPORT_ERROR_COLUMNS);
  assert_load_fails ("Wortlaut,Blatt\nThey met,Sylvan Post\nThey left,Sylvan Post\n", -1, "A.CSV",
                     ATTACHE_IMPORT_ERROR_COLUMNS);
}

#define PAGE                                                                                       \
  "<html><body><p>The ministers met in Zenda, and they spoke of the border, it is said, for an "   \
  "hour.</p>"                                                                                      \
  "</body></html>"

static char *
warc (void)
{
  g_autofree char *plain = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%s",
                                            PAGE);
  g_autofree char *chunked = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
      "Transfer-Encoding: chunked\r\n\r\n6\r\n%.6s\r\n%zx\r\n%s\r\n0\r\n\r\n",
      PAGE, strlen (PAGE) - 6, PAGE + 6);
  const char *image = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG";

  return g_strdup_printf (
      "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\ninfo\r\n\r\n"
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://zenda.example/1\r\n"
      "WARC-Date: 2023-01-01T00:00:00Z\r\nContent-Length: %zu\r\n\r\n%s\r\n\r\n"
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %zu\r\n\r\n%s\r\n\r\n"
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://zenda.example/2>\r\n"
      "Content-Length: %zu\r\n\r\n%s\r\n\r\n",
      strlen (plain), plain, strlen (image), image, strlen (chunked), chunked);
}

static void
test_warc (void)
{
  g_autofree char *archive = warc ();
  g_autoptr (GPtrArray) drafts = load (archive, -1, "a.warc", NULL);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (draft_at (drafts, 0)->url, ==, "https://zenda.example/1");
  g_assert_cmpstr (draft_at (drafts, 1)->url, ==, "https://zenda.example/2");
  g_assert_cmpstr (draft_at (drafts, 1)->text, ==, draft_at (drafts, 0)->text);
  g_assert_cmpint (draft_at (drafts, 0)->published, ==, ATTACHE_TIME_UNKNOWN);
}

static void
test_hostile (void)
{
  const char *csv = "title,text,date\n\"a\"\"\",\"b\nc\",2022-09-27\n";
  g_autofree char *archive = warc ();

  assert_load_survives_truncation (csv, strlen (csv), "a.csv");
  assert_load_survives_truncation (archive, strlen (archive), "a.warc");
  assert_load_survives_string (
      "WARC/1.0\r\nContent-Length: 99999999999999999999\r\nWARC-Type: response\r\n\r\nHTTP/",
      "a.warc");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/table/csv", test_csv);
  g_test_add_func ("/import/table/tsv", test_tsv);
  g_test_add_func ("/import/table/no-table", test_no_table);
  g_test_add_func ("/import/table/odd-rows", test_odd_rows);
  g_test_add_func ("/import/table/warc", test_warc);
  g_test_add_func ("/import/table/hostile", test_hostile);
  return g_test_run ();
}

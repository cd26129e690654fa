/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements in words, citations, tags as typed, and finding words on a sheet. */

#include "config.h"

#include "attache-note-popover.h"
#include "attache-reader-header.h"
#include "attache-sheet-find.h"
#include "attache-statement-words.h"

static gint64
get_day (void)
{
  return G_GINT64_CONSTANT (1947974400) * G_USEC_PER_SEC; /* 24 September 2031 */
}

static void
test_statement (void)
{
  AttacheStatementFields fields = {
    .kind = ATTACHE_STATEMENT_INDIRECT,
    .cue_text = "add & tell",
    .when = { get_day (), get_day () + ATTACHE_USEC_PER_DAY, ATTACHE_PRECISION_DAY },
    .speaker_name = "Ada <Lorne>",
    .source_text = "the spokesperson",
    .resolution = "office",
    .via_name = "Bela Tarr",
    .addressee_name = "Karl Voss",
    .n_carried = 2,
    .confidence = 0.5f,
  };
  g_autofree char *kind = attache_statement_describe_kind (&fields);
  g_autofree char *speaker = attache_statement_describe_speaker (&fields);
  g_autofree char *chain = attache_statement_describe_chain (&fields);
  g_autofree char *carried = attache_statement_describe_carried (&fields);
  g_autofree char *machine = attache_statement_describe_origin (&fields);
  g_autofree char *person = NULL;
  g_autofree char *corrected = NULL;

  g_assert_cmpstr (kind, ==, "Indirect, cue <b>add &amp; tell</b> · said <b>24 September 2031</b>");
  g_assert_cmpstr (
      speaker, ==,
      "Speaker from <b>“the spokesperson”</b> → Ada &lt;Lorne&gt;, by the office held");
  g_assert_cmpstr (chain, ==, "Passed on by <b>Bela Tarr</b> · Said to <b>Karl Voss</b>");
  g_assert_cmpstr (carried, ==, "Also carried by <b>2 other articles</b>");
  g_assert_true (g_str_has_prefix (machine, "Found by the machine"));
  fields.decision = ATTACHE_DECISION_EDITED;
  person = attache_statement_describe_origin (&fields);
  corrected = attache_statement_describe_speaker (&fields);
  g_assert_cmpstr (person, ==, "✓ Corrected by hand");
  g_assert_cmpstr (corrected, ==, "Speaker chosen by hand");
}

static void
test_statement_bare (void)
{
  const AttacheStatementFields fields = { .kind = ATTACHE_STATEMENT_DIRECT,
                                          .when = ATTACHE_TIME_SPAN_UNKNOWN };
  g_autofree char *kind = attache_statement_describe_kind (&fields);

  g_assert_cmpstr (kind, ==, "Direct");
  g_assert_null (attache_statement_describe_speaker (&fields));
  g_assert_null (attache_statement_describe_chain (&fields));
  g_assert_null (attache_statement_describe_carried (&fields));
}

static void
test_outlet (void)
{
  static const struct
  {
    AttacheArticleFields fields;
    const char *country;
    const char *expected;
  } cases[] = {
    { { .outlet = "Sylvan Post", .author = "Cora Vint" }, "SY", "Sylvan Post (SY), Cora Vint" },
    { { .outlet = "Sylvan Post" }, "SY", "Sylvan Post (SY)" },
    { { .outlet = "Sylvan Post", .author = "Cora Vint" }, NULL, "Sylvan Post, Cora Vint" },
    { { .author = "Cora Vint" }, "SY", "Cora Vint" },
    { { .title = "Talks" }, NULL, "Outlet unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = attache_reader_header_describe_outlet (&cases[i].fields,
                                                                      cases[i].country);

      g_assert_cmpstr (words, ==, cases[i].expected);
    }
}

static void
test_cite (void)
{
  const AttacheArticleFields full = { .title = "The Bridge",
                                      .outlet = "Courier",
                                      .author = "B. Tarr",
                                      .url = "https://courier.example/1",
                                      .published = get_day (),
                                      .published_precision = ATTACHE_PRECISION_DAY };
  const AttacheArticleFields bare = { .title = "The Bridge", .published = ATTACHE_TIME_UNKNOWN };
  g_autofree char *whole = attache_statement_cite ("no", "Ada Lorne", &full);
  g_autofree char *little = attache_statement_cite ("no", NULL, &bare);

  g_assert_cmpstr (whole, ==,
                   "“no” — Ada Lorne, “The Bridge”, B. Tarr, Courier, 24 September 2031, "
                   "https://courier.example/1");
  g_assert_cmpstr (little, ==, "“no” — “The Bridge”");
}

static void
test_date (void)
{
  const AttacheArticleFields month = { .published = get_day (),
                                       .published_precision = ATTACHE_PRECISION_MONTH,
                                       .published_basis = ATTACHE_BASIS_FOOTER };
  const AttacheArticleFields unknown = { .published = ATTACHE_TIME_UNKNOWN };
  g_autofree char *words = attache_reader_header_describe_date (&month);
  g_autofree char *none = attache_reader_header_describe_date (&unknown);

  g_assert_cmpstr (words, ==, "September 2031 (footer)");
  g_assert_cmpstr (none, ==, "date unknown");
}

static void
test_tags (void)
{
  static const char *const cases[][2] = { { "", "" },
                                          { " , ,", "" },
                                          { "one", "one" },
                                          { " one two , three,one two,Three ",
                                            "one two|three|Three" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) tags = attache_note_popover_split_tags (cases[i][0]);
      g_autofree char *joined = g_strjoinv ("|", tags);

      g_assert_cmpstr (joined, ==, cases[i][1]);
    }
}

static void
assert_found (const AttacheSheet *sheet, const char *words, const char *expected)
{
  g_autoptr (GArray) found = attache_sheet_find (sheet, words);
  g_autoptr (GString) spans = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (spans, "%u-%u ", g_array_index (found, AttacheSpan, i).start,
                            g_array_index (found, AttacheSpan, i).end);
  g_assert_cmpstr (spans->str, ==, expected);
}

static void
test_find (void)
{
  /*                                                     0         1          2         3 */
  /*                                                     012345678901 234567890123456789012 */
  g_autoptr (AttacheText) text = attache_text_new ("Élan vital.\nélan  VITAL, elan’s aaaa", -1);
  g_autoptr (AttacheSheet) sheet = attache_sheet_new (text, NULL, 0, NULL);

  assert_found (sheet, "elan", "0-4 12-16 25-29 ");
  assert_found (sheet, "ÉLAN vital", "0-10 12-23 ");
  assert_found (sheet, "vital élan", "");
  assert_found (sheet, "elan's", "25-31 ");
  assert_found (sheet, "aa", "32-34 34-36 ");
  assert_found (sheet, "  ", "");
  assert_found (sheet, "", "");
  assert_found (sheet, "aaaaa", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/words/statement", test_statement);
  g_test_add_func ("/reader/words/statement-bare", test_statement_bare);
  g_test_add_func ("/reader/words/outlet", test_outlet);
  g_test_add_func ("/reader/words/cite", test_cite);
  g_test_add_func ("/reader/words/date", test_date);
  g_test_add_func ("/reader/words/tags", test_tags);
  g_test_add_func ("/reader/words/find", test_find);
  return g_test_run ();
}

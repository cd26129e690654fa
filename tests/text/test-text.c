/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tokens, sentences, paragraphs and offsets of a text, on prose about invented people and on
 * bytes that no one should write. */

#include "config.h"

#include "attache-text.h"

#include <string.h>

/* The tokens' words joined by a blank, sentences by " | ", paragraphs by " || ". */
static char *
describe (const AttacheText *text)
{
  GString *words = g_string_new (NULL);
  guint n_tokens, n_sentences;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);
  const AttacheSegment *sentences = attache_text_get_sentences (text, &n_sentences);

  for (guint i = 0; i < n_sentences; i++)
    {
      if (i > 0)
        g_string_append (words,
                         sentences[i].paragraph == sentences[i - 1].paragraph ? " | " : " || ");
      for (guint j = sentences[i].first_token; j < sentences[i].end_token; j++)
        g_string_append_printf (words, "%s%s", j > sentences[i].first_token ? " " : "",
                                tokens[j].word);
    }
  return g_string_free (words, FALSE);
}

static void
assert_cut (const char *utf8, const char *expected)
{
  g_autoptr (AttacheText) text = attache_text_new (utf8, -1);
  g_autofree char *words = describe (text);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  assert_cut ("The U.N. envoy won't wait", "the u.n. envoy won't wait");
  assert_cut ("Ruritania’s 6,700 troops, 3.5% more", "ruritania 's 6,700 troops , 3.5 % more");
  assert_cut ("at 9:50 a.m., a large-scale 30-year-old row",
              "at 9:50 a.m. , a large-scale 30-year-old row");
  assert_cut ("1915-1923, 13–14, COVID-19", "1915 - 1923 , 13 – 14 , covid-19");
  assert_cut ("The ministers' talks", "the ministers ' talks");
  assert_cut ("U.S.-led forces of sylvania.example", "u.s.-led forces of sylvania.example");
  assert_cut ("wait... now", "wait ... now");
}

static void
test_sentences (void)
{
  assert_cut ("He left. She stayed.", "he left . | she stayed .");
  assert_cut ("Ada J. Lorne met Mr. Sebald on Sept. 19.",
              "ada j. lorne met mr. sebald on sept. 19 .");
  assert_cut ("They met in the U.S. The talks failed.",
              "they met in the u.s. | the talks failed .");
  assert_cut ("The U.S. Embassy was closed.", "the u.s. embassy was closed .");
  assert_cut ("“We wait.” The minister left.", "“ we wait . ” | the minister left .");
  assert_cut ("“We wait.” — Ada Lorne", "“ we wait . ” — ada lorne");
  assert_cut ("“Why?” asked Lorne.", "“ why ? ” asked lorne .");
  assert_cut ("“No,” he added.Minister Lorne left.", "“ no , ” he added . | minister lorne left .");
  assert_cut ("He said no. No. 5 is closed.", "he said no . | no. 5 is closed .");
  assert_cut ("It ended.) (It began.", "it ended . ) | ( it began .");
  assert_cut ("It was I. She did not", "it was i . | she did not");
}

static void
test_paragraphs (void)
{
  assert_cut ("One\r\nTwo\rThree\n\n \nFour", "one || two || three || four");
  assert_cut ("One\xe2\x80\xa8Two\xe2\x80\xa9Three\xc2\x85"
              "Four",
              "one || two || three || four");
  assert_cut ("", "");
  assert_cut (" \n\t\n", "");
}

/* A wire set in columns: blank lines part its paragraphs, single breaks do not. */
static void
test_wrapped (void)
{
  assert_cut (
      "Strelsau (RNA) -- The minister of trade of the kingdom\n"
      "left today. She will see the\n"
      "envoy in the port. Officials of the ministry of trade\n"
      "Ada Lorne leads said so.\n\n"
      "Fog stayed.",
      "strelsau ( rna ) -- the minister of trade of the kingdom left today . | she will see the "
      "envoy in the port . | officials of the ministry of trade ada lorne leads said so . || fog "
      "stayed .");
  assert_cut ("Fog in the port\nA minister leaves", "fog in the port || a minister leaves");
}

static void
test_shapes (void)
{
  g_autoptr (AttacheText) text = attache_text_new ("“NATO’s McLorne-style Sept. 5 (x)", -1);
  const guint16 expected[] = {
    ATTACHE_SHAPE_SENTENCE_START,
    ATTACHE_SHAPE_CAPITALISED | ATTACHE_SHAPE_ALL_CAPS | ATTACHE_SHAPE_SENTENCE_START,
    ATTACHE_SHAPE_POSSESSIVE,
    ATTACHE_SHAPE_CAPITALISED | ATTACHE_SHAPE_MIXED_CAPS | ATTACHE_SHAPE_HYPHEN
        | ATTACHE_SHAPE_SPACE_BEFORE,
    ATTACHE_SHAPE_CAPITALISED | ATTACHE_SHAPE_PERIOD | ATTACHE_SHAPE_SPACE_BEFORE,
    ATTACHE_SHAPE_DIGIT | ATTACHE_SHAPE_SPACE_BEFORE,
    ATTACHE_SHAPE_SPACE_BEFORE,
    0,
    0,
  };
  guint n_tokens;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);

  g_assert_cmpuint (n_tokens, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n_tokens; i++)
    {
      g_assert_cmpuint (tokens[i].shape, ==, expected[i]);
      g_assert_cmpuint (tokens[i].word_hash, ==, g_str_hash (tokens[i].word));
    }
  g_assert_cmpuint (tokens[0].kind, ==, ATTACHE_TOKEN_QUOTE);
  g_assert_cmpuint (tokens[5].kind, ==, ATTACHE_TOKEN_NUMBER);
}

/* Every table and every token must agree with a walk through the characters. */
static void
assert_consistent (const char *bytes, gsize n_bytes)
{
  g_autoptr (AttacheText) text = attache_text_new (bytes, (gssize) n_bytes);
  guint n_tokens, n_sentences, n_paragraphs;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);
  const AttacheSegment *sentences = attache_text_get_sentences (text, &n_sentences);
  const AttacheSegment *paragraphs = attache_text_get_paragraphs (text, &n_paragraphs);
  gsize n_valid;
  const char *utf8 = attache_text_get_utf8 (text, &n_valid);
  guint32 byte = 0, offset = 0, end = 0;

  for (; byte < n_valid; byte += g_utf8_skip[(guchar) utf8[byte]], offset++)
    {
      g_assert_cmpuint (attache_text_offset_to_byte (text, offset), ==, byte);
      g_assert_cmpuint (attache_text_byte_to_offset (text, byte), ==, offset);
    }
  g_assert_cmpuint (attache_text_get_length (text), ==, offset);
  for (guint i = 0; i < n_tokens; i++)
    {
      const AttacheSegment *sentence = &sentences[attache_text_sentence_of_token (text, i)];

      g_assert_cmpuint (tokens[i].span.start, >=, end);
      g_assert_cmpuint (tokens[i].span.start, <, tokens[i].span.end);
      g_assert_cmpuint (attache_text_byte_to_offset (text, tokens[i].byte_start), ==,
                        tokens[i].span.start);
      g_assert_cmpuint (attache_text_offset_to_byte (text, tokens[i].span.end), ==,
                        tokens[i].byte_end);
      g_assert_cmpuint (attache_text_token_at (text, tokens[i].span.start), ==, i);
      g_assert_true (sentence->first_token <= i && i < sentence->end_token);
      end = tokens[i].span.end;
    }
  for (guint i = 0; i < n_sentences; i++)
    g_assert_cmpuint (sentences[i].first_token, ==, i > 0 ? sentences[i - 1].end_token : 0);
  for (guint i = 0; i < n_paragraphs; i++)
    g_assert_cmpuint (paragraphs[i].first_token, ==, i > 0 ? paragraphs[i - 1].end_token : 0);
  g_assert_true (n_tokens == 0 || sentences[n_sentences - 1].end_token == n_tokens);
  g_assert_true (n_tokens == 0 || paragraphs[n_paragraphs - 1].end_token == n_tokens);
}

static void
test_any_bytes (void)
{
  static const char *const pieces[] = {
    "word",
    "Ünal",
    ".",
    "’",
    "'s",
    "“",
    "”",
    "e\xcc\x81",
    "👩‍🚀",
    "\xff",
    "\xed\xa0\x80",
    "\r\n",
    "\xe2\x80\xa8",
    "שלום",
    "-",
    "3",
    ",",
    "\xc2\xad",
    "\xe2\x80\x8f",
    " ",
    " ",
    "U.S.",
    "Mr.",
    "İ",
    "Ⱥ",
    ")",
    "\xcc\x81",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);

      for (gint i = g_rand_int_range (random, 0, 60); i > 0; i--)
        {
          gint piece = g_rand_int_range (random, -1, G_N_ELEMENTS (pieces));

          if (piece < 0)
            g_string_append_c (bytes, '\0');
          else
            g_string_append (bytes, pieces[piece]);
        }
      assert_consistent (bytes->str, bytes->len);
    }
}

static void
test_invalid_bytes (void)
{
  g_autoptr (AttacheText) text = attache_text_new ("a\0b\xff"
                                                   "c",
                                                   5);
  g_autofree char *slice = attache_text_dup_slice (text, (AttacheSpan){ 3, 99 });
  gsize n_bytes;
  const char *utf8 = attache_text_get_utf8 (text, &n_bytes);

  g_assert_cmpmem (utf8, n_bytes,
                   "a\0b\xef\xbf\xbd"
                   "c",
                   7);
  g_assert_cmpuint (attache_text_get_length (text), ==, 5);
  g_assert_cmpstr (slice, ==,
                   "\xef\xbf\xbd"
                   "c");
}

/* Ten times the text may not take a hundred times as long. The factor leaves room for a busy
 * machine. */
static void
test_linear (void)
{
  static const char *const units[] = { "x",  "\"", "’",         "!",     ".",
                                       ".)", "(",  "e\xcc\x81", "U.S. ", "'s" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      double seconds[2];

      for (guint size = 0; size < 2; size++)
        {
          g_autoptr (GString) bytes = g_string_new (NULL);
          gint64 start;

          while (bytes->len < (size == 0 ? 100000 : 1000000))
            g_string_append (bytes, units[i]);
          g_string_append (bytes, "x");
          start = g_get_monotonic_time ();
          attache_text_unref (attache_text_new (bytes->str, (gssize) bytes->len));
          seconds[size] = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
        }
      g_assert_cmpfloat (seconds[1], <, 50 * seconds[0] + 0.2);
    }
}

static void
test_speed (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  gint64 start;
  double seconds;

  while (bytes->len < 8000000)
    g_string_append (bytes, "“We wait for Ruritania’s answer,” Minister Ada J. Lorne told "
                            "reporters on Sept. 19, 2022.\n");
  start = g_get_monotonic_time ();
  attache_text_unref (attache_text_new (bytes->str, (gssize) bytes->len));
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_test_maximized_result ((double) bytes->len / 1e6 / seconds, "%.0f MB/s",
                           (double) bytes->len / 1e6 / seconds);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/words", test_words);
  g_test_add_func ("/text/sentences", test_sentences);
  g_test_add_func ("/text/paragraphs", test_paragraphs);
  g_test_add_func ("/text/wrapped", test_wrapped);
  g_test_add_func ("/text/shapes", test_shapes);
  g_test_add_func ("/text/any-bytes", test_any_bytes);
  g_test_add_func ("/text/invalid-bytes", test_invalid_bytes);
  g_test_add_func ("/text/linear", test_linear);
  if (g_test_perf ())
    g_test_add_func ("/text/speed", test_speed);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody put into a name to lead the eye astray does not reach a label. */

#include "config.h"

#include "attache-line-words.h"

static void
check (const char *text, guint max_chars, const char *line)
{
  g_autofree char *words = attache_line_words (text, max_chars);

  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_cmpstr (words, ==, line);
}

static void
test_line (void)
{
  g_autofree char *block = attache_block_words ("one\ntwo\ttail", 20);
  g_autofree char *huge = g_strnfill (10 << 20, 'x');
  g_autofree char *cut = attache_line_words (huge, 100);

  check (NULL, 10, "");
  check ("Bridge", 10, "Bridge");
  check ("Bridge", 6, "Bridge");
  check ("Bridge", 5, "Bridg…");
  check ("a\001b\nc\177d\302\205e", 20, "a b c d e");
  /* An override that would show "gpj.exe" as "exe.jpg". */
  check ("x\342\200\256gpj.exe", 20, "xgpj.exe");
  check ("\342\201\247\342\201\251"
         "a",
         20, "a");
  /* Right-to-left text stays, but keeps to itself. */
  check ("\327\251\327\234 a", 20, "\342\201\250\327\251\327\234 a\342\201\251");
  check ("a\377b", 20, "a\357\277\275b");
  g_assert_cmpstr (block, ==, "one\ntwo tail");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 101);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-words/line", test_line);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exports of reference managers. */

#include "config.h"

#include "draft-assertions.h"

static const char ris[] = "TY  - NEWS\r\nTI  - Talks make progress\r\nT2  - Zenda Post\r\nAU  - "
                          "Vint, Cora\r\nAU  - Holm, Dag\r\n"
                          "DA  - 2022/09/27/\r\nUR  - https://zenda.example/1\r\nLA  - en\r\nAB  - "
                          "They met.\r\nER  - \r\n\r\n"
                          "TY  - NEWS\r\nTI  - Empty\r\nER  - \r\n";

static const char bibtex[] =
    "@article{vint2022,\n  title = {{Talks} make progress},\n  journal = \"Zenda Post\",\n"
    "  author = {Vint, Cora and Dag Holm},\n  date = {2022-09-27},\n  year = 2022,\n"
    "  abstract = {They met \\& left.\n  Twice.}\n}\n@misc{x, title = {Empty}}\n";

static void
assert_reference (const char *bytes, const char *name, const char *text)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load (bytes, -1, name, problems);
  AttacheDraft *draft = draft_at (drafts, 0);

  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (draft->title, ==, "Talks make progress");
  g_assert_cmpstr (draft->outlet, ==, "Zenda Post");
  g_assert_cmpstr (draft->author, ==, "Cora Vint; Dag Holm");
  g_assert_cmpstr (draft->text, ==, text);
  g_assert_cmpuint (draft->warnings->len, ==, 1);
  assert_published (draft, "2022-09-27", ATTACHE_BASIS_GIVEN);
}

static void
test_ris (void)
{
  assert_reference (ris, "a.ris", "They met.");
}

static void
test_bibtex (void)
{
  assert_reference (bibtex, "a.bib", "They met & left.   Twice.");
}

static void
test_hostile (void)
{
  assert_load_survives_truncation (ris, sizeof ris - 1, "a.ris");
  assert_load_survives_truncation (bibtex, sizeof bibtex - 1, "a.bib");
  assert_load_survives_string ("@article{,,,,=,={{{{{{\"\\", "a.bib");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/references/ris", test_ris);
  g_test_add_func ("/import/references/bibtex", test_bibtex);
  g_test_add_func ("/import/references/hostile", test_hostile);
  return g_test_run ();
}

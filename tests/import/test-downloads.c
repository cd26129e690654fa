/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Downloads of Factiva and ProQuest, in the layouts that their help describes. */

#include "config.h"

#include "draft-assertions.h"

/* Two articles as bare lines: with a section, a byline and a time; and with as little as may be. */
#define BARE                                                                                       \
  "World News\n\nTalks between Ruritania and Sylvania make progress\n\nBy Cora Vint and Dag "      \
  "Holm\n\n"                                                                                       \
  "1,512 words\n\n27 September 2022\n\n14:05\n\nZenda Post\n\nZNDA\n\nLate; National\n\n3\n\n"     \
  "English\n\n(c) 2022 Zenda Post. All rights reserved.\n\n"                                       \
  "ZENDA -- Minister Ada Lorne of Ruritania said on Monday\nthat the talks had made "              \
  "progress.\n\n"                                                                                  \
  "In 512 words the ministers told the press nothing.\n\n"                                         \
  "Document ZNDA000020220927ei9r00001\n\n"                                                         \
  "Nothing new\n\n3 Wörter\n\n28. September 2022\n\nStrelsau Zeitung\n\nSTRZ\n\nDeutsch\n\n"      \
  "Copyright 2022 Strelsau Zeitung\n\nNichts war neu.\n\nDokument STRZ000020220928ei9s00002\n\n"   \
  "Search Summary\n\nText: talks\n"

static const char coded[] =
    "SE   World\nHD   Talks between Ruritania and Sylvania\n     make progress\n\n"
    "BY   By Cora Vint\nWC   1,512 words\nPD   27 September 2022\nET   14:05\nSN   Zenda Post\n"
    "SC   ZNDA\nED   Late\nPG   3\nLA   English\nCY   (c) 2022 Zenda Post\n\n"
    "LP \nMinister Ada Lorne said on Monday that the talks had made progress.\n\n"
    "They met in Zenda.\n\nTD \nIN the evening they parted.\n\n"
    "CO   zenda : Zenda Ltd\n\nNS   gdip : International Relations\n\nRE   rurit : Ruritania\n\n"
    "PUB  Zenda Press\n\nAN   Document ZNDA000020220927ei9r00001\n\n\n"
    "HD   Nothing\nWC   0 words\nPD   28 September 2022\nSN   Zenda Post\nLP   \n\n"
    "AN   Document ZNDA000020220928ei9s00002\n";

static const char page[] =
    "<!DOCTYPE html><html><head><title>Factiva</title></head><body>"
    "<div class=\"nav\">Home</div>"
    "<div class=\"article enArticle\"><div>World News</div>"
    "<div id=\"hd\"><span class='enHeadline'>Talks make <b>progress</b></span></div>"
    "<div class=\"author\">By Cora Vint</div><div>512 words</div><div>27 September 2022</div>"
    "<div>14:05</div><div>Zenda Post</div><div>ZNDA</div><div>English</div>"
    "<div>(c) 2022 Zenda Post</div>"
    "<p class=\"articleParagraph enarticleParagraph\">Minister <b>Ada Lorne</b> spoke.</p>"
    "<p class=\"articleParagraph enarticleParagraph\">They\n met.</p>"
    "<p>Document ZNDA000020220927ei9r00001</p></div>"
    "<div class=\"article deArticle\"><table><tr><td><b>HD</b>&nbsp;</td><td>Nothing new</td></tr>"
    "<tr><td><b>WC</b></td><td>3 W&ouml;rter</td></tr>"
    "<tr><td><b>PD</b></td><td>28. September 2022</td></tr>"
    "<tr><td><b>SN</b></td><td>Strelsau Zeitung</td></tr>"
    "<tr><td><b>LA</b></td><td>Deutsch</td></tr>"
    "<tr><td><b>LP</b></td><td><p>Nichts war neu.</p></td></tr>"
    "<tr><td><b>TD</b></td><td><p>Gar nichts.</p></td></tr>"
    "<tr><td><b>NS</b></td><td>gdip</td></tr>"
    "<tr><td><b>AN</b></td><td>Document STRZ000020220928ei9s00002</td></tr></table></div>"
    "</body></html>";

static void
assert_first (const AttacheDraft *draft)
{
  g_assert_cmpstr (draft->format, ==, "factiva");
  g_assert_cmpstr (draft->title, ==, "Talks between Ruritania and Sylvania make progress");
  g_assert_cmpstr (draft->outlet, ==, "Zenda Post");
  g_assert_cmpstr (draft->language, ==, "en");
  assert_published (draft, "2022-09-27T14:05:00", ATTACHE_BASIS_GIVEN);
}

static void
test_factiva_bare (void)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load (BARE, -1, "Factiva.txt", problems);
  AttacheDraft *second = draft_at (drafts, 1);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpuint (problems->len, ==, 0);
  assert_first (draft_at (drafts, 0));
  g_assert_cmpstr (draft_at (drafts, 0)->author, ==, "Cora Vint and Dag Holm");
  g_assert_cmpstr (
      draft_at (drafts, 0)->text, ==,
      "ZENDA -- Minister Ada Lorne of Ruritania said on Monday that the talks had made "
      "progress.\n\nIn 512 words the ministers told the press nothing.");
  g_assert_cmpstr (second->title, ==, "Nothing new");
  g_assert_null (second->author);
  g_assert_cmpstr (second->outlet, ==, "Strelsau Zeitung");
  g_assert_cmpstr (second->language, ==, "de");
  g_assert_cmpstr (second->text, ==, "Nichts war neu.");
  assert_published (second, "2022-09-28", ATTACHE_BASIS_GIVEN);
}

static void
test_factiva_coded (void)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load (coded, -1, "a.txt", problems);

  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
  assert_first (draft_at (drafts, 0));
  g_assert_cmpstr (draft_at (drafts, 0)->author, ==, "Cora Vint");
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==,
                   "Minister Ada Lorne said on Monday that the talks had made progress.\n\n"
                   "They met in Zenda.\n\nIN the evening they parted.");
}

/* Word processors write one \par an empty line. */
static void
test_factiva_rtf (void)
{
  g_autoptr (GString) rtf = g_string_new ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}");
  g_autoptr (GPtrArray) drafts = NULL;

  for (const char *p = BARE; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (rtf, "\\par ");
      else if (g_str_has_prefix (p, "ö"))
        g_string_append (rtf, "\\'f6");
      else if (g_ascii_isprint (*p))
        g_string_append_c (rtf, *p);
    }
  g_string_append (rtf, "}");
  drafts = load (rtf->str, -1, "Factiva.rtf", NULL);
  g_assert_cmpuint (drafts->len, ==, 2);
  assert_first (draft_at (drafts, 0));
  g_assert_cmpstr (draft_at (drafts, 1)->text, ==, "Nichts war neu.");
}

static void
test_factiva_page (void)
{
  g_autoptr (GPtrArray) drafts = load (page, -1, "Factiva.html", NULL);
  AttacheDraft *first = draft_at (drafts, 0);
  AttacheDraft *second = draft_at (drafts, 1);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (first->title, ==, "Talks make progress");
  g_assert_cmpstr (first->author, ==, "Cora Vint");
  g_assert_cmpstr (first->outlet, ==, "Zenda Post");
  g_assert_cmpstr (first->text, ==, "Minister Ada Lorne spoke.\n\nThey met.");
  assert_published (first, "2022-09-27T14:05:00", ATTACHE_BASIS_GIVEN);
  g_assert_cmpstr (second->title, ==, "Nothing new");
  g_assert_cmpstr (second->outlet, ==, "Strelsau Zeitung");
  g_assert_cmpstr (second->language, ==, "de");
  g_assert_cmpstr (second->text, ==, "Nichts war neu.\n\nGar nichts.");
  assert_published (second, "2022-09-28", ATTACHE_BASIS_GIVEN);
}

#define RULE "____________________________________________________________\n"

static const char proquest[] =
    "\xef\xbb\xbf" RULE "\nReport Information from ProQuest\nSeptember 30 2022 10:12\n" RULE
    "\nTable of contents\n\n1. Talks make progress\n\n" RULE "\nDocument 1 of 2\n\n"
    "Talks make progress\n\nAuthor: Vint, Cora; Holm, Dag.\n\n"
    "Publication info: Zenda Post; Zenda [Zenda] 27 Sep 2022: A.3.\n\nhttps://pq.example/1\n\n"
    "Abstract: They met.\n\nLinks: http://pq.example/link\n\n"
    "Full text: Minister Ada Lorne of Ruritania spoke.\nThey met.\n\n"
    "Location: the minister would not say.\n\nNothing was signed.\n\n"
    "Subject: Talks; Borders\n\nLocation: Zenda\n\nTitle: Talks make progress\n\n"
    "Publication title: Zenda Post; Zenda\n\nFirst page: A3\n\n"
    "Publication date: Sep 27, 2022\n\nISSN: 00000000\n\nLanguage of publication: English\n\n"
    "ProQuest document ID: 1234\n\nDocument URL: https://pq.example/docview/1234\n\n"
    "Copyright: Copyright Zenda Post Sep 27, 2022\n\nDatabase: Newsstream\n\n" RULE
    "\nDocument 2 of 2\n\nTitle: Only an abstract\n\nAuthor: \n\n"
    "Abstract: Nothing was new.\n\nFull text: Not available.\n\n"
    "Publication title: Strelsau Zeitung\n\nPublication date: 28 Sep 2022\n\n"
    "ProQuest document ID: 1235\n\n" RULE
    "\nContact us at: http://pq.example/contact Copyright 2022\n";

static void
test_proquest (void)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load (proquest, -1, "ProQuestDocuments.txt", problems);
  AttacheDraft *first = draft_at (drafts, 0);
  AttacheDraft *second = draft_at (drafts, 1);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (first->format, ==, "proquest");
  g_assert_cmpstr (first->title, ==, "Talks make progress");
  g_assert_cmpstr (first->author, ==, "Cora Vint; Dag Holm");
  g_assert_cmpstr (first->outlet, ==, "Zenda Post");
  g_assert_cmpstr (first->url, ==, "https://pq.example/docview/1234");
  g_assert_cmpstr (first->language, ==, "en");
  g_assert_cmpstr (first->text, ==,
                   "Minister Ada Lorne of Ruritania spoke.\n\nThey met.\n\n"
                   "Location: the minister would not say.\n\nNothing was signed.");
  assert_published (first, "2022-09-27", ATTACHE_BASIS_GIVEN);
  g_assert_cmpuint (first->warnings->len, ==, 0);
  g_assert_cmpstr (second->title, ==, "Only an abstract");
  g_assert_cmpstr (second->text, ==, "Nothing was new.");
  g_assert_cmpuint (second->warnings->len, ==, 1);
  assert_published (second, "2022-09-28", ATTACHE_BASIS_GIVEN);
}

/* Each unit again and again: the cost must stay linear. */
static void
test_hostile (void)
{
  static const char *const units[] = { "1 words\n\n",
                                       "HD   x\nPD  y\nSN  z\n",
                                       "Document ZNDA000020220927ei9r00001\n",
                                       RULE,
                                       "Title: x\n",
                                       "Full text: x\n",
                                       "1 words\n1 May 2022\n" };

  assert_load_survives_truncation (BARE, sizeof BARE - 1, "a.txt");
  assert_load_survives_truncation (coded, sizeof coded - 1, "a.txt");
  assert_load_survives_truncation (page, sizeof page - 1, "a.html");
  assert_load_survives_truncation (proquest, sizeof proquest - 1, "a.txt");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) many = g_string_new (NULL);

      for (guint n = 0; n < 20000; n++)
        g_string_append (many, units[i]);
      g_string_append (many, BARE);
      assert_load_survives (many->str, many->len, "a.txt");
      g_string_append (many, proquest);
      assert_load_survives (many->str, many->len, "a.txt");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/downloads/factiva-bare", test_factiva_bare);
  g_test_add_func ("/import/downloads/factiva-coded", test_factiva_coded);
  g_test_add_func ("/import/downloads/factiva-rtf", test_factiva_rtf);
  g_test_add_func ("/import/downloads/factiva-page", test_factiva_page);
  g_test_add_func ("/import/downloads/proquest", test_proquest);
  g_test_add_func ("/import/downloads/hostile", test_hostile);
  return g_test_run ();
}

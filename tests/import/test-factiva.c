/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Downloads of Factiva, in the layouts that its help describes and that downloads of 2010 to 2020
 * have; all that is told in them is invented. */

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

/* As a browser saves the page that is made for saving, from an English, a German and a Chinese one:
 * each article within a wrapper, its head a row of bare elements, hits of the search in bold, and
 * below the text its publisher and its number. */
static const char saved[] =
    "<html><head><title>Factiva</title></head><body><form><div id=\"carryOver\">"
    "<b class=\"printheadline enHeadline\">Snippet of another</b></div>"
    "<div id=\"article-ZNDA000020220927ei9r00001\" class=\"article\">"
    "<div class=\"article enArticle\"><p>\n</p><div>News</div>\n<div id=\"hd\">"
    "<span class=\"enHeadline\">Talks make <b>progress</b></span>\n</div>"
    "<div class=\"author\">Cora Vint </div><div>1,620 words</div><div>27 September 2022</div>"
    "<div>Zenda Post</div><div>ZNDA</div><div>1; National</div><div>14,15</div>"
    "<div>English</div><div>(c) 2022 Zenda Post Newspapers Ltd </div>\n<p></p>\n"
    "<p class=\"articleParagraph enarticleParagraph\">Minister <b>Ada Lorne</b>\n of "
    "<span class=\"companylink\">Ruritania</span> spoke.</p>\n"
    "<p class=\"articleParagraph enarticleParagraph\">620 words later they parted</p>\n"
    "<p>3089619</p>\n<p>Zenda Post Newspapers Limited</p>"
    "<p>Document ZNDA000020220927ei9r00001</p></div></div><br><span></span>"
    "<div id=\"article-STRZ000020220928ei9s00002\" class=\"article\">"
    "<div class=\"article deArticle\"><p>\n</p><div id=\"hd\"><span class=\"deHeadline\">"
    "Nichts Neues</span>\n</div><div>133 W\u00f6rter</div><div>3 Januar 2023</div>"
    "<div>Strelsau Zeitung</div><div>STRZ</div><div>Deutsch</div>"
    "<div>Copyright 2023. Strelsau Verlag GmbH. </div>\n<p></p>\n"
    "<p class=\"articleParagraph dearticleParagraph\">Nichts war neu.</p>\n"
    "<p>Strelsau Verlag GmbH</p><p>Dokument STRZ000020220928ei9s00002</p></div></div>"
    "<div id=\"article-EJZN000020220918ee9i00001\" class=\"lastarticle\" >"
    "<div id=\"lastArticle\" class=\"article zhtwArticle\"><p>\n<div>International</div>\n"
    "<div id=\"hd\" ><span class='zhtwHeadline'>\u65b0</span>\n</div><div>630 \u5b57</div>"
    "<div>2022 \u5e74 9 \u6708 18 \u65e5</div><div>EJ Zenda</div><div>EJZN</div>"
    "<div>\u4e2d\u6587</div><div>Copyright 2022 EJ Zenda All Rights Reserved </div>\n</p>\n"
    "<p class=\"articleParagraph zhtwarticleParagraph\">\u65b0\u3002</p>\n"
    "<p>EJ Zenda Company Limited</p><p>\u6587\u4ef6 EJZN000020220918ee9i00001</p></div></div>"
    "<table class=\"searchPreview\"><tr><td>Text</td><td>talks</td></tr></table>"
    "</form></body></html>";

static const ExpectedDraft of_bare[] = {
  { .title = "Talks between Ruritania and Sylvania make progress",
    .author = "Cora Vint and Dag Holm",
    .outlet = "Zenda Post",
    .language = "en",
    .published = "2022-09-27T14:05:00",
    .text = "ZENDA -- Minister Ada Lorne of Ruritania said on Monday that the talks had made "
            "progress.\n\nIn 512 words the ministers told the press nothing." },
  { .title = "Nothing new",
    .outlet = "Strelsau Zeitung",
    .language = "de",
    .published = "2022-09-28",
    .text = "Nichts war neu." }
};

static void
test_bare (void)
{
  assert_loads (BARE, "Factiva.txt", "factiva", of_bare, G_N_ELEMENTS (of_bare), 0);
}

static void
test_coded (void)
{
  static const ExpectedDraft expected = {
    .title = "Talks between Ruritania and Sylvania make progress",
    .author = "Cora Vint",
    .outlet = "Zenda Post",
    .language = "en",
    .published = "2022-09-27T14:05:00",
    .text = "Minister Ada Lorne said on Monday that the talks had made progress.\n\n"
            "They met in Zenda.\n\nIN the evening they parted."
  };

  assert_loads (coded, "a.txt", "factiva", &expected, 1, 1);
}

/* Word processors write one \par an empty line, and wrap no lines. */
static void
test_rtf (void)
{
  g_autoptr (GString) rtf = g_string_new ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}");

  for (const char *p = BARE; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (rtf, p[1] == '\n' || p[-1] == '\n' ? "\\par " : " ");
      else if (g_str_has_prefix (p, "ö"))
        g_string_append (rtf, "\\'f6");
      else if (g_ascii_isprint (*p))
        g_string_append_c (rtf, *p);
    }
  g_string_append (rtf, "}");
  assert_loads (rtf->str, "Factiva.rtf", "factiva", of_bare, G_N_ELEMENTS (of_bare), 0);
}

/* With its codes, a download as RTF is a table: a row a field, behind a list of contents. */
static void
test_rtf_table (void)
{
  static const char rtf[] =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title Factiva RTF Display "
      "Format}}{\\footer Page 1 of 2 \\'a9 2022 Factiva, Inc.\\par}"
      "{\\field{\\*\\fldinst HYPERLINK \\\\l \"toc0\"}{\\fldrslt Talks make "
      "progress}}\\par\\par\\page"
      "{\\*\\bkmkstart toc0}{\\*\\bkmkend toc0}"
      "\\trowd\\cellx900\\cellx9000 SE\\cell News\\cell\\row"
      "\\trowd\\cellx900\\cellx9000{\\b HD}\\cell {\\b Talks make progress}\\cell\\row"
      "\\trowd BY\\cell By Cora Vint\\cell\\row\\trowd WC\\cell 620 words\\cell\\row"
      "\\trowd PD\\cell 27 September 2022\\cell\\row\\trowd SN\\cell Zenda Post\\cell\\row"
      "\\trowd SC\\cell ZNDA\\cell\\row\\trowd LA\\cell English\\cell\\row"
      "\\trowd CY\\cell (c) 2022 Zenda Post\\cell\\row"
      "\\trowd LP\\cell Minister Ada Lorne spoke.\\par\\par They met.\\par\\cell\\row"
      "\\trowd TD\\cell IN the evening they parted.\\par\\par Nothing was signed.\\par\\cell\\row"
      "\\trowd NS\\cell gdip : International Relations | gcat : Political News\\cell\\row"
      "\\trowd RE\\cell rurit : Ruritania\\cell\\row\\trowd PUB\\cell Zenda Press Ltd\\cell\\row"
      "\\trowd AN\\cell Document ZNDA000020220927ei9r00001\\cell\\row\\pard\\par}";
  static const ExpectedDraft expected = {
    .title = "Talks make progress",
    .author = "Cora Vint",
    .outlet = "Zenda Post",
    .language = "en",
    .published = "2022-09-27",
    .text = "Minister Ada Lorne spoke.\n\nThey met.\n\nIN the evening they parted.\n\n"
            "Nothing was signed."
  };

  assert_loads (rtf, "Factiva-20220930-1012.rtf", "factiva", &expected, 1, 0);
}

/* A page of 2010, which marks neither languages nor paragraphs. */
static void
test_printed (void)
{
  static const char printed[] =
      "<!DOCTYPE html><html>\n<head>\n<title>Factiva</title></head><body>"
      "<td class=\"factivalogo\"><h1>Factiva</h1></td><div id=\"contentLeft\"><span></span>"
      "<div id=\"lastArticle\" ondblclick=\"f(event);\" class=\"article\"><p>\n"
      "<div id=\"hd\"><b>\nTalks make progress.\n</b>\n</div><div>\nBy CORA VINT.\n</div>\n"
      "<div>310 words</div><div>29 December 1999</div><span class=\"colorLinks\">Zenda Post</span>"
      "<div>ZNDA</div><div>43</div><div>English</div><div>(c) 1999 Zenda News Ltd</div>\n</p>\n"
      "<p>\nMinister Ada Lorne spoke.\n</p>\n<p>\nNothing was signed.\n</p>\n"
      "<p>Document znda000020010903dvct013l5</p></div><br/></div></body></html>";
  static const ExpectedDraft expected = {
    .title = "Talks make progress.",
    .author = "CORA VINT",
    .outlet = "Zenda Post",
    .language = "en",
    .published = "1999-12-29",
    .text = "Minister Ada Lorne spoke.\n\nNothing was signed."
  };

  assert_loads (printed, "news.html", "factiva", &expected, 1, 0);
}

static void
test_page (void)
{
  static const ExpectedDraft expected[] = {
    { .title = "Talks make progress",
      .author = "Cora Vint",
      .outlet = "Zenda Post",
      .language = "en",
      .published = "2022-09-27T14:05:00",
      .text = "Minister Ada Lorne spoke.\n\nThey met." },
    { .title = "Nothing new",
      .outlet = "Strelsau Zeitung",
      .language = "de",
      .published = "2022-09-28",
      .text = "Nichts war neu.\n\nGar nichts." },
  };

  assert_loads (page, "Factiva.html", "factiva", expected, G_N_ELEMENTS (expected), 0);
}

/* What stands around the paragraphs is nobody's text. */
static const ExpectedDraft of_saved[] = {
  { .title = "Talks make progress",
    .author = "Cora Vint",
    .outlet = "Zenda Post",
    .language = "en",
    .published = "2022-09-27",
    .text = "Minister Ada Lorne of Ruritania spoke.\n\n620 words later they parted" },
  { .title = "Nichts Neues",
    .outlet = "Strelsau Zeitung",
    .language = "de",
    .published = "2023-01-03",
    .text = "Nichts war neu." },
  { .title = "\u65b0",
    .outlet = "EJ Zenda",
    .language = "zh",
    .published = "2022-09-18",
    .text = "\u65b0\u3002" },
};

static void
test_saved (void)
{
  assert_loads (saved, "Factiva.htm", "factiva", of_saved, G_N_ELEMENTS (of_saved), 0);
}

/* In a text nothing but its place and its words tell the publisher from a last line. */
static void
test_publisher (void)
{
  static const struct
  {
    const char *copyright;
    const char *last;
    gboolean is_publisher;
  } cases[] = { { "(c) 2022 Zenda Post", "Zenda Post Limited", TRUE },
                { "Copyright 1993 The Zenda Post Company.", "Zenda Post Digital (Full Text)",
                  TRUE },
                { "\u00a9 2022 All rights reserved", "Digital Zenda Inc.", TRUE },
                { "Copyright 2022 Zenda Post", "They met in Zenda.", FALSE },
                { "Copyright 2022 Zenda Post", "Dag Holm reported from Strelsau", FALSE },
                { "Copyright 2022 Zenda Post", "Source: Zenda Post", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "Talks end\n\n512 words\n\n27 September 2022\n\nZenda Post\n\nZNDA\n\nEnglish\n\n"
          "%s\n\nNothing was signed.\n\n%s\n\nDocument ZNDA000020220927ei9r00001\n\n",
          cases[i].copyright, cases[i].last);
      g_autoptr (GPtrArray) drafts = load (text, -1, "a.txt", NULL);

      g_test_message ("%s: %s", cases[i].last, draft_at (drafts, 0)->text);
      g_assert_cmpuint (drafts->len, ==, 1);
      g_assert_cmpint (g_str_has_suffix (draft_at (drafts, 0)->text, cases[i].last), !=,
                       cases[i].is_publisher);
      g_assert_true (g_str_has_prefix (draft_at (drafts, 0)->text, "Nothing was signed."));
    }
}

/* A browser that saves a page as one file makes a message of it, which tells less. */
static void
test_mhtml (void)
{
  g_autofree char *mhtml = g_strconcat (
      "From: <Saved by Blink>\nSnapshot-Content-Location: https://archive.example/\n"
      "Subject: Factiva\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n"
      "--b\nContent-Type: text/html; charset=utf-8\nContent-Location: https://archive.example/\n\n",
      saved, "\n--b--\n", NULL);

  assert_loads (mhtml, "Factiva.mhtml", "factiva", of_saved, G_N_ELEMENTS (of_saved), 0);
}

/* Each unit again and again: the cost must stay linear. */
static void
test_hostile (void)
{
  static const char *const units[] = { "1 words\n\n", "HD   x\nPD  y\nSN  z\n",
                                       "Document ZNDA000020220927ei9r00001\n",
                                       "1 words\n1 May 2022\n" };
  static const char *const elements[] = { "<div class=\"article\">",
                                          "<div class=\"article\"></div>",
                                          "<p id=\"hd\">x<div class=\"article\">",
                                          "<p class=\"articleParagraph\">x",
                                          "<p class=\"article enArticle\"><div>x" };

  assert_load_survives_truncation (BARE, sizeof BARE - 1, "a.txt");
  assert_load_survives_truncation (coded, sizeof coded - 1, "a.txt");
  assert_load_survives_truncation (page, sizeof page - 1, "a.html");
  assert_load_survives_truncation (saved, sizeof saved - 1, "a.html");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) many = g_string_new (NULL);

      for (guint n = 0; n < 20000; n++)
        g_string_append (many, units[i]);
      g_string_append (many, BARE);
      assert_load_survives (many->str, many->len, "a.txt");
    }
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      g_autoptr (GString) many = g_string_new ("<html><head><title>Factiva</title></head><body>");

      for (guint n = 0; n < 20000; n++)
        g_string_append (many, elements[i]);
      assert_load_survives (many->str, many->len, "a.html");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/factiva/bare", test_bare);
  g_test_add_func ("/import/factiva/coded", test_coded);
  g_test_add_func ("/import/factiva/rtf", test_rtf);
  g_test_add_func ("/import/factiva/rtf-table", test_rtf_table);
  g_test_add_func ("/import/factiva/printed", test_printed);
  g_test_add_func ("/import/factiva/page", test_page);
  g_test_add_func ("/import/factiva/saved", test_saved);
  g_test_add_func ("/import/factiva/publisher", test_publisher);
  g_test_add_func ("/import/factiva/mhtml", test_mhtml);
  g_test_add_func ("/import/factiva/hostile", test_hostile);
  return g_test_run ();
}

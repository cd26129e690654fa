/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Downloads of ProQuest, in the layouts that its help describes and that downloads of 2017 to 2024
 * have; all that is told in them is invented. */

#include "config.h"

#include "draft-assertions.h"

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
test_text (void)
{
  static const ExpectedDraft expected[] = {
    { .title = "Talks make progress",
      .author = "Cora Vint; Dag Holm",
      .outlet = "Zenda Post",
      .url = "https://pq.example/docview/1234",
      .language = "en",
      .published = "2022-09-27",
      .text = "Minister Ada Lorne of Ruritania spoke.\n\nThey met.\n\n"
              "Location: the minister would not say.\n\nNothing was signed." },
    { .title = "Only an abstract",
      .outlet = "Strelsau Zeitung",
      .published = "2022-09-28",
      .text = "Nothing was new." },
  };
  g_autoptr (GPtrArray) drafts = load (proquest, -1, "ProQuestDocuments.txt", NULL);

  assert_loads (proquest, "ProQuestDocuments.txt", "proquest", expected, G_N_ELEMENTS (expected),
                0);
  g_assert_cmpuint (draft_at (drafts, 0)->warnings->len, ==, 0);
  g_assert_cmpuint (draft_at (drafts, 1)->warnings->len, ==, 1);
}

/* As saved in 2022 and 2024: no numbers of the documents, a field without the space in its name,
 * one that nobody told of, an address that a library lends. */
static const char lent[] = RULE
    "\nTalks end in Zenda\n\nPublication info: Sep 28, 2022.\n\n"
    "https://lib.example/login?url=https://pq.example/docview/1236/se-2?accountid=1\n\n"
    "Abstract: None available.\n\nLinks: https://link.example/openurl?a=1&amp;b=2\n\n"
    "Full text: Minister Ada Lorne of Ruritania spoke.\nLorne: We shall meet again.\n\n"
    "CAPTION: Ada Lorne in Zenda.\nCREDIT: Cora Vint\n\n"
    "Subject: Talks\n\nBusiness indexing term: Subject: Talks\n\nTitle: Talks end in Zenda\n\n"
    "Publication title: Zenda Post (Online); Zenda\n\nPublication year: 2022\n\n"
    "Publication date: Sep 28, 2022\n\nSupplement: Autumn\n\n"
    "Language of publication: English\n\nProQuest documentID: 1236\n\n"
    "DocumentURL: https://lib.example/login?url=https://pq.example/docview/1236/se-2?accountid=1"
    "\n\nLast updated: 2022-09-29\n\nDatabase: Newsstream\n\n" RULE;

static void
test_lent (void)
{
  static const ExpectedDraft expected = {
    .title = "Talks end in Zenda",
    .outlet = "Zenda Post (Online)",
    .url = "https://pq.example/docview/1236/se-2?accountid=1",
    .language = "en",
    .published = "2022-09-28",
    .text = "Minister Ada Lorne of Ruritania spoke.\n\nLorne: We shall meet again.\n\n"
            "CAPTION: Ada Lorne in Zenda.\n\nCREDIT: Cora Vint"
  };

  assert_loads (lent, "star.txt", "proquest", &expected, 1, 0);
}

static void
append_record (GString *page, guint number, const char *title, const char *text)
{
  g_string_append_printf (
      page,
      "<div style=\"margin-bottom:20pt\"><a name=\"DocID_MSTAR_%u\"></a><p></p>"
      "<p style=\"font-weight:bold\">%s</p><p><span class=\"truncatedAuthor\">Vint, Cora;"
      "&nbsp;Holm, Dag.\n</span><strong>Zenda Post</strong> [Zenda].&nbsp;28 Sep 2022.</p>"
      "<p><strong>Author:  </strong>Vint, Cora; Holm, Dag</p>"
      "<p><a href=\"https://pq.example/docview/%u\">ProQuest document link</a></p>%s"
      "<p><strong>Subject: </strong>Talks; Borders</p><p><strong>Location: </strong>Zenda</p>"
      "<p><strong>Publication title: </strong>Zenda Post,  Late Edition; Zenda</p>"
      "<p><strong>Publication date: </strong>Sep 28, 2 022</p>"
      "<p><strong>Languageof publication: </strong>English</p>"
      "<p><strong>ProQuest document ID: </strong>%u</p><p><strong>Document URL: </strong>"
      "<a href=\"https://pq.example/docview/%u\">https://pq.example/docview/%u</a></p>"
      "<p><strong>Database: </strong>Newsstream</p></div>",
      number, title, number, text, number, number, number);
}

/* Transfer full: a page of two records, the second of which holds no text. */
static GString *
new_page (void)
{
  GString *page = g_string_new ("<html><head><title>Document Email</title></head><body>");

  append_record (
      page, 1236, "Talks end in Zenda",
      "<p><strong>Abstract:  </strong>None available.</p><div><strong>Links: </strong>"
      "<a href=\"https://link.example/\">Get it</a></div><p><strong>Full text: </strong>"
      "<Text WordCount=\"12\" HTMLContent=\"true\"><html><head><title></title></head><body><div>"
      "<div class=\"document_view_image\"><a href=\"x\">Enlarge this image.</a></div></div>"
      "<p>Minister Ada Lorne of Ruritania spoke.</p>\n<p>Location: she would not say.</p>"
      "<p><b>Nothing was signed</b></p></body></html></Text></p>");
  append_record (page, 1237, "Only an abstract",
                 "<p><strong>Abstract:  </strong></p><p>Nothing was new.</p><p></p>");
  return g_string_append (page, "<p>Contact us at: pq.example</p><p>Terms</p></body></html>");
}

static const ExpectedDraft of_page[] = {
  { .title = "Talks end in Zenda",
    .author = "Cora Vint; Dag Holm",
    .outlet = "Zenda Post, Late Edition",
    .url = "https://pq.example/docview/1236",
    .language = "en",
    .published = "2022-09-28",
    .text = "Minister Ada Lorne of Ruritania spoke.\n\nLocation: she would not say.\n\n"
            "Nothing was signed" },
  { .title = "Only an abstract",
    .author = "Cora Vint; Dag Holm",
    .outlet = "Zenda Post, Late Edition",
    .url = "https://pq.example/docview/1237",
    .language = "en",
    .published = "2022-09-28",
    .text = "Nothing was new." },
};

static void
test_page (void)
{
  g_autofree char *page = g_string_free (new_page (), FALSE);

  assert_loads (page, "ProQuestDocuments.html", "proquest", of_page, G_N_ELEMENTS (of_page), 0);
}

/* The mail that ProQuest sends tells its own subject and date. */
static void
test_mail (void)
{
  g_autofree char *page = g_string_free (new_page (), FALSE);
  g_autofree char *mail = g_strconcat ("From: noreply@pq.example\nSubject: Your research\n"
                                       "Date: Tue, 15 Aug 2023 01:02:03 -0400\nMIME-Version: 1.0\n"
                                       "Content-Type: text/html; charset=UTF-8\n\n",
                                       page, NULL);

  assert_loads (mail, "research.eml", "proquest", of_page, G_N_ELEMENTS (of_page), 0);
}

/* Each unit again and again, before and behind what the other begins with: the cost must stay
 * linear. */
static void
test_hostile (void)
{
  static const char *const units[] = { RULE, "Title: x\n", "Full text: x\n", "Some: x\n\n" };
  static const char *const elements[] = { "<a name=\"DocID_1\"></a>", "<div><a name=\"DocID_1\">x",
                                          "<p>Title: x" };
  g_autofree char *page = g_string_free (new_page (), FALSE);

  assert_load_survives_truncation (proquest, sizeof proquest - 1, "a.txt");
  assert_load_survives_truncation (lent, sizeof lent - 1, "a.txt");
  assert_load_survives_truncation (page, strlen (page), "a.html");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) many = g_string_new (NULL);

      for (guint n = 0; n < 20000; n++)
        g_string_append (many, units[i]);
      g_string_append (many, proquest);
      assert_load_survives (many->str, many->len, "a.txt");
    }
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      g_autoptr (GString) many = g_string_new (page);

      for (guint n = 0; n < 20000; n++)
        g_string_append (many, elements[i]);
      assert_load_survives (many->str, many->len, "a.html");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/proquest/text", test_text);
  g_test_add_func ("/import/proquest/lent", test_lent);
  g_test_add_func ("/import/proquest/page", test_page);
  g_test_add_func ("/import/proquest/mail", test_mail);
  g_test_add_func ("/import/proquest/hostile", test_hostile);
  return g_test_run ();
}

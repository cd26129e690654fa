/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mails, mailboxes, and pages saved as one file. */

#include "config.h"

#include "draft-assertions.h"

static const char mail[] =
    "Received: by zenda.example\r\nFrom: =?utf-8?Q?Zenda_P=C3=B6st?= <news@zenda.example>\r\n"
    "To: reader@example\r\nSubject: =?utf-8?B?VGFsa3MgbWFrZQ==?=\r\n =?utf-8?Q?_progress?=\r\n"
    "Date: Tue, 27 Sep 2022 14:05:00 +0200\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/alternative;\r\n boundary=\"x-1\"\r\n\r\nignored\r\n--x-1\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nThey met, as plain text.\r\n--x-1\r\n"
    "Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
    "quoted-printable\r\n\r\n"
    "<html><body><p>The ministers met in M=FCrren, and =\r\nthey spoke of the border, it is said, "
    "for an hour."
    "</p></body></html>\r\n--x-1--\r\n";

static void
test_mail (void)
{
  g_autoptr (GPtrArray) drafts = load (mail, -1, "talks.eml", NULL);
  AttacheDraft *draft = draft_at (drafts, 0);

  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (draft->format, ==, "mail");
  g_assert_cmpstr (draft->title, ==, "Talks make progress");
  g_assert_cmpstr (draft->author, ==, "Zenda Pöst");
  g_assert_cmpstr (
      draft->text, ==,
      "The ministers met in Mürren, and they spoke of the border, it is said, for an hour.");
  assert_published (draft, "2022-09-27T14:05:00", ATTACHE_BASIS_METADATA);
}

static void
test_plain_base64 (void)
{
  g_autoptr (GPtrArray) drafts = load (
      "From: a@example\nSubject: Talks\nMIME-Version: 1.0\nContent-Type: text/plain\n"
      "Content-Transfer-Encoding: base64\n\nVGhleSBtZXQu\nIE9uY2Uu\n",
      -1, "a.eml", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "They met. Once.");
  g_assert_cmpstr (draft_at (drafts, 0)->author, ==, "a@example");
}

/* Lines that were cut on the way are paragraphs again; what its writer ended stays apart. */
static void
test_wrapped (void)
{
  static const struct
  {
    const char *type;
    const char *body;
    const char *expected;
  } cases[] = {
    { "text/plain",
      "\r\n\r\nMinister Ada Lorne of Ruritania said on Monday that the\r\ntalks in Strelsau had "
      "made progress.\r\nHer colleague was more careful: they had agreed on very\r\nlittle, he "
      "said.\r\n\r\n* the border\r\n* the fisheries of both sides, which had rested\r\n> as "
      "quoted\r\n\r\n",
      "Minister Ada Lorne of Ruritania said on Monday that the talks in Strelsau had made "
      "progress.\nHer colleague was more careful: they had agreed on very little, he said.\n\n"
      "* the border\n* the fisheries of both sides, which had rested\n> as quoted" },
    { "text/plain", "They met.\r\nTwice.\r\n", "They met.\nTwice." },
    { "text/plain; format=flowed",
      "They met \r\nin Zenda, \r\n>> and one \r\n>> asked: \r\n> why?\r\n From there they "
      "went. \r\n-- \r\nAda\r\n",
      "They met in Zenda, \n>> and one asked: \n> why?\nFrom there they went. \n-- \nAda" },
    { "text/plain; format=flowed; delsp=yes", "They met in Strel \r\nsau.\r\n",
      "They met in Strelsau." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = g_strdup_printf (
          "From: a@example\r\nSubject: Talks\r\nMIME-Version: 1.0\r\nContent-Type: %s\r\n\r\n%s",
          cases[i].type, cases[i].body);
      g_autoptr (GPtrArray) drafts = load (message, -1, "a.eml", NULL);

      g_assert_cmpstr (draft_at (drafts, 0)->text, ==, cases[i].expected);
    }
}

static void
test_box (void)
{
  g_autofree char *box = g_strdup_printf (
      "From news Tue Sep 27 14:05:00 2022\r\n%s\r\nFrom news Tue Sep 28 14:05:00 2022\r\n"
      "Subject: Empty\r\nMIME-Version: 1.0\r\nTo: x\r\nContent-Type: image/png\r\n\r\nx\r\n\r\n"
      "From news Tue Sep 28 14:05:00 2022\r\n%s",
      mail, mail);
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load (box, -1, "all.mbox", problems);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (draft_at (drafts, 1)->title, ==, "Talks make progress");
}

static void
test_saved_page (void)
{
  g_autoptr (GPtrArray) drafts = load (
      "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://zenda.example/talks\r\n"
      "Subject: Talks\r\nDate: Sat, 1 Oct 2022 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b\"\r\n\r\n\r\n"
      "----b\r\nContent-Type: text/html\r\nContent-Location: https://zenda.example/talks\r\n\r\n"
      "<html><head><meta property='article:published_time' "
      "content='2022-09-27'></head><body><p>The "
      "ministers met in Zenda, and they spoke of the border, it is said, for an "
      "hour.</p>\r\n----b--\r\n",
      -1, "a.mhtml", NULL);
  AttacheDraft *draft = draft_at (drafts, 0);

  g_assert_cmpstr (draft->format, ==, "mhtml");
  g_assert_cmpstr (draft->url, ==, "https://zenda.example/talks");
  g_assert_cmpstr (draft->title, ==, "Talks");
  g_assert_null (draft->author);
  assert_published (draft, "2022-09-27", ATTACHE_BASIS_METADATA);
}

/* A text that begins like a letter is none. */
static void
test_no_mail (void)
{
  g_autoptr (GPtrArray)
      drafts = load ("From: our correspondent\nSubject: talks\n\nThey met.\n", -1, "a.txt", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->format, ==, "text");
}

static void
test_hostile (void)
{
  g_autoptr (GString) nested = g_string_new ("MIME-Version: 1.0\nTo: x\nFrom: y\n");

  assert_load_survives_truncation (mail, sizeof mail - 1, "a.eml");
  for (guint i = 0; i < 20000; i++)
    g_string_append (nested, "Content-Type: multipart/mixed; boundary=b\n\n--b\n");
  assert_load_survives (nested->str, nested->len, "a.eml");
  assert_load_survives_string (
      "From \nMIME-Version: 1\nTo: x\nFrom: =?utf-8?Q?=?=\nSubject: =?x?B?!!?=\n\n", "a.mbox");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/mail/mail", test_mail);
  g_test_add_func ("/import/mail/plain-base64", test_plain_base64);
  g_test_add_func ("/import/mail/wrapped", test_wrapped);
  g_test_add_func ("/import/mail/box", test_box);
  g_test_add_func ("/import/mail/saved-page", test_saved_page);
  g_test_add_func ("/import/mail/no-mail", test_no_mail);
  g_test_add_func ("/import/mail/hostile", test_hostile);
  return g_test_run ();
}

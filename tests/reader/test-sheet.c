/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page shows every word of its text once, and maps each code point there and back. */

#include "config.h"

#include <string.h>

#include "attache-sheet.h"

static AttacheSheet *
set_page (const char *utf8, gssize length, const AttacheFoundSection *sections, guint n_sections,
          const char *title, AttacheText **text)
{
  *text = attache_text_new (utf8, length);
  return attache_sheet_new (*text, sections, n_sections, title);
}

/* Whatever stands on the page stands in the text at the place that the map tells, and back. */
static void
assert_maps (const AttacheSheet *page, const AttacheText *text)
{
  const char *utf8 = attache_text_get_utf8 (text, NULL);
  const char *string = attache_sheet_get_string (page, NULL);
  guint32 length = attache_sheet_get_length (page);
  guint n_paragraphs;
  const AttacheSheetParagraph *paragraphs = attache_sheet_get_paragraphs (page, &n_paragraphs);

  g_assert_true (g_utf8_validate (string, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (string, -1), ==, length);
  for (guint i = 0; i < n_paragraphs; i++)
    {
      for (guint32 at = paragraphs[i].text.start; at < paragraphs[i].text.end; at++)
        {
          guint32 set = attache_sheet_from_text (page, at);
          const char *p = utf8 + attache_text_offset_to_byte (text, at);
          gunichar there = g_utf8_get_char (g_utf8_offset_to_pointer (string, set));

          g_assert_cmpuint (attache_sheet_to_text (page, set), ==, at);
          g_assert_true (attache_sheet_paragraph_at (page, set) == &paragraphs[i]);
          if (*p == '\0' || g_utf8_get_char (p) == 0xfffc)
            g_assert_cmphex (there, ==, 0xfffd);
          else
            g_assert_cmphex (there, ==, g_utf8_get_char (p));
        }
    }
}

static void
test_blank_lines (void)
{
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (AttacheSheet)
      page = set_page ("  Uno dos.\r\n\r\n\n Très\xe2\x80\xa8quatre  \n", -1, NULL, 0, NULL, &text);

  g_assert_cmpstr (attache_sheet_get_string (page, NULL), ==, "Uno dos.\nTrès\nquatre");
  assert_maps (page, text);
}

/* A few that begin with a tabulator are block quotes; where most do, a typist began them so. */
static void
test_quotes (void)
{
  static const struct
  {
    const char *text;
    gboolean set_in[3];
  } cases[] = { { "Ada Lorne wrote:\n\tUno dos.\nTres.", { FALSE, TRUE, FALSE } },
                { "\tAda Lorne wrote:\n\tUno dos.\nTres.", { FALSE, FALSE, FALSE } },
                { "Ada\tLorne wrote:\nUno dos.\n\t\tTres.", { FALSE, FALSE, TRUE } } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttacheText) text = NULL;
      g_autoptr (AttacheSheet) page = set_page (cases[i].text, -1, NULL, 0, NULL, &text);
      guint n;
      const AttacheSheetParagraph *paragraphs = attache_sheet_get_paragraphs (page, &n);

      g_assert_cmpuint (n, ==, 3);
      for (guint p = 0; p < n; p++)
        g_assert_cmpint (paragraphs[p].is_set_in, ==, cases[i].set_in[p]);
      assert_maps (page, text);
    }
}

static void
test_sections (void)
{
  const char *utf8 = " date 2031-05-02 Sylvania speaks.\nAda Lorne calls\nBody.";
  const AttacheFoundSection sections[] = {
    { { 1, 16 }, ATTACHE_SECTION_DATE },
    { { 34, 49 }, ATTACHE_SECTION_TITLE },
  };
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (AttacheText) again = NULL;
  g_autoptr (AttacheSheet) page = set_page (utf8, -1, sections, 2, "Ada Lorne calls ", &text);
  g_autoptr (AttacheSheet) other = set_page (utf8, -1, sections, 2, "Another", &again);
  guint n_paragraphs;
  const AttacheSheetParagraph *paragraphs = attache_sheet_get_paragraphs (page, &n_paragraphs);

  g_assert_cmpstr (attache_sheet_get_string (page, NULL), ==,
                   "date 2031-05-02\nSylvania speaks.\nBody.");
  g_assert_cmpuint (n_paragraphs, ==, 3);
  g_assert_cmpint (paragraphs[0].role, ==, ATTACHE_SECTION_DATE);
  g_assert_cmpint (paragraphs[1].role, ==, ATTACHE_SECTION_BODY);
  assert_maps (page, text);
  g_assert_cmpstr (attache_sheet_get_string (other, NULL), ==,
                   "date 2031-05-02\nSylvania speaks.\nAda Lorne calls\nBody.");
  assert_maps (other, again);
}

static void
test_spans (void)
{
  /*                       0         1          2 */
  /*                       0123456789012 3 4567890 */
  g_autoptr (AttacheText) text = NULL;
  const AttacheFoundSection title = { { 5, 10 }, ATTACHE_SECTION_TITLE };
  g_autoptr (AttacheSheet)
      page = set_page ("Abc.\nTitle\n\nDef ghi.", -1, &title, 1, "Title", &text);
  AttacheSpan set;

  g_assert_cmpstr (attache_sheet_get_string (page, NULL), ==, "Abc.\nDef ghi.");
  set = attache_sheet_span_from_text (page, (AttacheSpan){ 12, 15 });
  g_assert_cmpuint (set.start, ==, 5);
  g_assert_cmpuint (set.end, ==, 8);
  /* Nothing of it is shown. */
  set = attache_sheet_span_from_text (page, title.span);
  g_assert_true (attache_span_is_empty (set));
  /* Part of it is. */
  set = attache_sheet_span_from_text (page, (AttacheSpan){ 6, 15 });
  g_assert_cmpuint (set.start, ==, 5);
  g_assert_cmpuint (set.end, ==, 8);
  set = attache_sheet_span_from_text (page, (AttacheSpan){ 2, 8 });
  g_assert_cmpuint (set.start, ==, 2);
  g_assert_cmpuint (set.end, ==, 4);
  set = attache_sheet_span_from_text (page, (AttacheSpan){ 0, 900 });
  g_assert_cmpuint (set.end, ==, 13);
  /* A selection over both paragraphs, and one that ends with the newline. */
  set = attache_sheet_span_to_text (page, (AttacheSpan){ 1, 8 });
  g_assert_cmpuint (set.start, ==, 1);
  g_assert_cmpuint (set.end, ==, 15);
  set = attache_sheet_span_to_text (page, (AttacheSpan){ 0, 5 });
  g_assert_cmpuint (set.end, ==, 4);
}

static void
test_strange_text (void)
{
  static const char nul[] = "a\0b\xef\xbf\xbc"
                            "c\xff\n\xe2\x80\xae"
                            "d";
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (AttacheText) none = NULL;
  g_autoptr (AttacheSheet) page = set_page (nul, sizeof nul - 1, NULL, 0, NULL, &text);
  g_autoptr (AttacheSheet) empty = set_page (" \n\n", -1, NULL, 0, "Title", &none);

  assert_maps (page, text);
  g_assert_cmpuint (attache_sheet_get_length (empty), ==, 0);
  g_assert_cmpstr (attache_sheet_get_string (empty, NULL), ==, "");
  g_assert_cmpuint (attache_sheet_from_text (empty, 2), ==, 0);
  g_assert_cmpuint (attache_sheet_to_text (empty, 0), ==, 0);
  g_assert_null (attache_sheet_paragraph_at (empty, 0));
  g_assert_true (attache_span_is_empty (attache_sheet_span_to_text (empty, (AttacheSpan){ 0, 1 })));
}

static void
test_long_line (void)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (AttacheSheet) page = NULL;
  guint n_paragraphs;
  const AttacheSheetParagraph *paragraphs;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (line, "wörd%u ", i);
  for (guint i = 0; i < 9000; i++)
    g_string_append_c (line, 'x');
  page = set_page (line->str, -1, NULL, 0, NULL, &text);
  paragraphs = attache_sheet_get_paragraphs (page, &n_paragraphs);
  g_assert_cmpuint (n_paragraphs, >, 6);
  for (guint i = 0; i < n_paragraphs; i++)
    {
      g_assert_cmpuint (paragraphs[i].text.end - paragraphs[i].text.start, <=, 6000);
      g_assert_true (i == 0 || paragraphs[i - 1].text.end <= paragraphs[i].text.start);
    }
  g_assert_cmpuint (paragraphs[n_paragraphs - 1].text.end, ==, attache_text_get_length (text));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/sheet/blank-lines", test_blank_lines);
  g_test_add_func ("/reader/sheet/quotes", test_quotes);
  g_test_add_func ("/reader/sheet/sections", test_sections);
  g_test_add_func ("/reader/sheet/spans", test_spans);
  g_test_add_func ("/reader/sheet/strange-text", test_strange_text);
  g_test_add_func ("/reader/sheet/long-line", test_long_line);
  return g_test_run ();
}

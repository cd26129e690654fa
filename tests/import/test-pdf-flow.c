/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printed lines become paragraphs: each test sets lines as a typewriter would, every letter half as
 * wide as high. */

#include "config.h"

#include <string.h>

#include "attache-pdf-flow.h"

/* Of the text, in points. */
#define SIZE 10
#define LEADING 12

typedef struct
{
  GPtrArray *lines; /* Owned, of AttachePdfLine */
  guint page;
  double y; /* of the last line's foot */
} Sheet;

static void
sheet_init (Sheet *sheet)
{
  sheet->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_pdf_line_free);
  sheet->page = 0;
  sheet->y = 100;
}

static AttachePdfLine *
add_line (Sheet *sheet, double left, double foot, double size, const char *text)
{
  AttachePdfLine *line = g_new0 (AttachePdfLine, 1);
  double width = size / 2;

  line->text = g_strdup (text);
  line->page = sheet->page;
  line->size = size;
  line->left = left;
  line->right = left + width * g_utf8_strlen (text, -1);
  line->bottom = foot;
  line->top = foot - size;
  line->first_word = width * g_utf8_strlen (text, strcspn (text, " "));
  g_ptr_array_add (sheet->lines, line);
  return line;
}

/* The next line of a column at 50 points, @in points further in. */
static void
add (Sheet *sheet, double in, const char *text)
{
  sheet->y += LEADING;
  add_line (sheet, 50 + in, sheet->y, SIZE, text);
}

static void
turn_page (Sheet *sheet)
{
  sheet->page++;
  sheet->y = 100;
}

static void
assert_flow (Sheet *sheet, const char *text, const char *headline, const char *address)
{
  AttachePdfFlow flow;

  attache_pdf_flow_read (&flow, sheet->lines, sheet->page + 1);
  g_assert_cmpstr (flow.text, ==, text);
  g_assert_cmpstr (flow.headline, ==, headline);
  g_assert_cmpstr (flow.address, ==, address);
  attache_pdf_flow_clear (&flow);
  g_ptr_array_unref (sheet->lines);
}

static void
test_indents (void)
{
  Sheet sheet;

  sheet_init (&sheet);
  add (&sheet, 12, "The ministers met in Zenda and spoke of");
  add (&sheet, 0, "the border for an hour, without a result.");
  add (&sheet, 12, "They left by separate doors, and nobody");
  add (&sheet, 0, "would say whether they will meet again or");
  add (&sheet, 0, "not before the end of this long winter.");
  assert_flow (&sheet,
               "The ministers met in Zenda and spoke of the border for an hour, without a result."
               "\n\nThey left by separate doors, and nobody would say whether they will meet again "
               "or not before the end of this long winter.",
               NULL, NULL);
}

static void
test_gaps (void)
{
  Sheet sheet;

  sheet_init (&sheet);
  add (&sheet, 0, "The ministers met in Zenda and spoke of");
  add (&sheet, 0, "the border for an hour, without a result.");
  sheet.y += 6;
  add (&sheet, 0, "They left by separate doors, and nobody");
  add (&sheet, 0, "would say whether they will meet again.");
  assert_flow (
      &sheet,
      "The ministers met in Zenda and spoke of the border for an hour, without a result."
      "\n\nThey left by separate doors, and nobody would say whether they will meet again.",
      NULL, NULL);
}

/* Neither indent nor gap: "They" had room on the line before. */
static void
test_early_ends (void)
{
  Sheet sheet;

  sheet_init (&sheet);
  add (&sheet, 0, "The ministers met in Zenda and spoke of");
  add (&sheet, 0, "the border for an hour.");
  add (&sheet, 0, "They left by separate doors, and nobody");
  add (&sheet, 0, "would say whether they will meet again");
  add (&sheet, 0, "before the spring.");
  assert_flow (&sheet,
               "The ministers met in Zenda and spoke of the border for an hour."
               "\n\nThey left by separate doors, and nobody would say whether they will meet again "
               "before the spring.",
               NULL, NULL);
}

static void
test_items_and_headings (void)
{
  Sheet sheet;

  sheet_init (&sheet);
  add_line (&sheet, 50, 80, 20, "Talks make progress, the");
  add_line (&sheet, 50, 104, 20, "ministers say");
  add (&sheet, 0, "They spoke of three things for an hour:");
  add (&sheet, 0, "• the border, which is closed since the");
  add (&sheet, 10, "spring of the year before last");
  add (&sheet, 0, "• the fisheries");
  sheet.y += LEADING;
  add_line (&sheet, 50, sheet.y, SIZE, "What comes next")->is_bold = TRUE;
  add (&sheet, 0, "Nobody would say whether they will meet.");
  assert_flow (&sheet,
               "Talks make progress, the ministers say"
               "\n\nThey spoke of three things for an hour:"
               "\n\n• the border, which is closed since the spring of the year before last"
               "\n\n• the fisheries\n\nWhat comes next\n\nNobody would say whether they will meet.",
               "Talks make progress, the ministers say", NULL);
}

/* A newspaper's name is larger than its headline, and shorter. */
static void
test_masthead (void)
{
  Sheet sheet;

  sheet_init (&sheet);
  add_line (&sheet, 50, 60, 40, "The Zenda Post");
  add_line (&sheet, 50, 100, 20, "Talks make progress, say ministers");
  add (&sheet, 0, "The ministers met in Zenda and spoke of");
  add (&sheet, 0, "the border for an hour, without a result.");
  assert_flow (&sheet,
               "The Zenda Post\n\nTalks make progress, say ministers\n\nThe ministers met in Zenda "
               "and spoke of the border for an hour, without a result.",
               "Talks make progress, say ministers", NULL);
}

static void
test_divisions (void)
{
  static const struct
  {
    const char *lines[2];
    const char *expected;
  } cases[] = {
    { { "They spoke of the bor-", "der for an hour." }, "They spoke of the border for an hour." },
    { { "Сказали, что гра-", "ница закрыта." }, "Сказали, что граница закрыта." },
    { { "They spoke of the bor\u00ad", "der for an hour." },
      "They spoke of the border for an hour." },
    { { "Between the Zenda-", "Strelsau line and" }, "Between the Zenda- Strelsau line and" },
    { { "部长说会谈取得了进", "展。" }, "部长说会谈取得了进展。" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet;

      sheet_init (&sheet);
      add (&sheet, 0, cases[i].lines[0]);
      add (&sheet, 0, cases[i].lines[1]);
      assert_flow (&sheet, cases[i].expected, NULL, NULL);
    }
}

/* The title is repeated above later pages, smaller; a note stands between two halves of a
 * paragraph. */
static void
test_pages (void)
{
  Sheet sheet;

  sheet_init (&sheet);
  add_line (&sheet, 50, 50, 20, "Talks make progress");
  add (&sheet, 0, "The ministers met in Zenda and spoke of");
  add (&sheet, 0, "the border for an hour, without any sign");
  add_line (&sheet, 50, 700, 7, "1 As told by a witness.");
  add_line (&sheet, 300, 750, 8, "1");
  turn_page (&sheet);
  add_line (&sheet, 50, 50, 8, "Talks make progress");
  add (&sheet, 0, "of a result, and left by separate doors");
  add (&sheet, 0, "after they had shaken hands, as it seems.");
  add_line (&sheet, 300, 750, 8, "2");
  turn_page (&sheet);
  add_line (&sheet, 50, 50, 8, "Talks make progress");
  add (&sheet, 0, "Nobody would say whether they will meet.");
  add_line (&sheet, 300, 750, 8, "3");
  assert_flow (&sheet,
               "Talks make progress\n\nThe ministers met in Zenda and spoke of the border for an "
               "hour, without any sign of a result, and left by separate doors after they had "
               "shaken hands, as it seems. Nobody would say whether they will meet."
               "\n\n1 As told by a witness.",
               "Talks make progress", NULL);
}

/* Lines of the text that happen to be repeated at the edges of pages are no running heads. */
static void
test_refrain (void)
{
  Sheet sheet;
  g_autoptr (GString) expected = g_string_new (NULL);

  sheet_init (&sheet);
  for (guint i = 0; i < 6; i++)
    {
      if (i > 0)
        turn_page (&sheet);
      add (&sheet, 12, "And so they met, and so they went on to");
      add (&sheet, 0, "speak of the border, and nothing came of.");
      g_string_append_printf (expected,
                              "%sAnd so they met, and so they went on to speak of the "
                              "border, and nothing came of.",
                              i > 0 ? "\n\n" : "");
    }
  assert_flow (&sheet, expected->str, NULL, NULL);
}

static void
add_browser_edges (Sheet *sheet, const char *page)
{
  add_line (sheet, 24, 20, 8, "9/27/22, 2:05 PM");
  add_line (sheet, 300, 20, 8, "Talks | Zenda Post");
  add (sheet, 0, "The ministers met in Zenda and spoke of");
  add (sheet, 0, "the border for an hour, without a result.");
  add_line (sheet, 24, 770, 8, "https://zenda.example/talks");
  add_line (sheet, 560, 770, 8, page);
}

static void
test_browser (void)
{
  const char *text = "The ministers met in Zenda and spoke of the border for an hour, without a "
                     "result.";
  g_autofree char *twice = g_strdup_printf ("%s %s", text, text);
  Sheet sheet;

  sheet_init (&sheet);
  add_browser_edges (&sheet, "1/1");
  assert_flow (&sheet, text, NULL, "https://zenda.example/talks");
  sheet_init (&sheet);
  add_browser_edges (&sheet, "1/2");
  turn_page (&sheet);
  add_browser_edges (&sheet, "2/2");
  assert_flow (&sheet, twice, NULL, "https://zenda.example/talks");
}

/* An address that was cut to fit is none. */
static void
test_cut_address (void)
{
  Sheet sheet;

  sheet_init (&sheet);
  add (&sheet, 0, "The ministers met in Zenda and spoke of");
  add (&sheet, 0, "the border.");
  add_line (&sheet, 24, 770, 8, "https://zenda.example/ta…");
  add_line (&sheet, 560, 770, 8, "1/1");
  assert_flow (&sheet, "The ministers met in Zenda and spoke of the border.", NULL, NULL);
}

/* The right column first, as where a stamp stands upright beside them. */
static void
test_columns (void)
{
  static const char *const expected[] = {
    "Talks", "left 1", "left 2", "right 1", "right 2", "end"
  };
  Sheet sheet;

  sheet_init (&sheet);
  add_line (&sheet, 50, 60, 20, "Talks");
  add_line (&sheet, 300, 112, SIZE, "right 1");
  add_line (&sheet, 300, 124, SIZE, "right 2");
  add_line (&sheet, 50, 112, SIZE, "left 1");
  add_line (&sheet, 50, 124, SIZE, "left 2");
  add_line (&sheet, 50, 300, SIZE, "end");
  attache_pdf_columns_sort (sheet.lines, 0);
  g_assert_cmpuint (sheet.lines->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < sheet.lines->len; i++)
    {
      const AttachePdfLine *line = g_ptr_array_index (sheet.lines, i);

      g_assert_cmpstr (line->text, ==, expected[i]);
    }
  g_ptr_array_unref (sheet.lines);
}

static void
test_nothing (void)
{
  Sheet sheet;

  sheet_init (&sheet);
  assert_flow (&sheet, "", NULL, NULL);
  sheet_init (&sheet);
  add (&sheet, 0, "1");
  assert_flow (&sheet, "1", NULL, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/pdf-flow/indents", test_indents);
  g_test_add_func ("/import/pdf-flow/gaps", test_gaps);
  g_test_add_func ("/import/pdf-flow/early-ends", test_early_ends);
  g_test_add_func ("/import/pdf-flow/items-and-headings", test_items_and_headings);
  g_test_add_func ("/import/pdf-flow/masthead", test_masthead);
  g_test_add_func ("/import/pdf-flow/divisions", test_divisions);
  g_test_add_func ("/import/pdf-flow/pages", test_pages);
  g_test_add_func ("/import/pdf-flow/refrain", test_refrain);
  g_test_add_func ("/import/pdf-flow/browser", test_browser);
  g_test_add_func ("/import/pdf-flow/cut-address", test_cut_address);
  g_test_add_func ("/import/pdf-flow/columns", test_columns);
  g_test_add_func ("/import/pdf-flow/nothing", test_nothing);
  return g_test_run ();
}

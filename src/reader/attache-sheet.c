/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets a text as paragraphs, in one pass over its lines and sections, and maps code points both
 * ways by bisection. */

#include "config.h"

#include "attache-sheet.h"

#include <string.h>

/* Longer lines are broken: laying out a line takes a text widget time in its length, all at once.
 */
#define LONGEST_LINE 6000

struct _AttacheSheet
{
  GString *string;
  GArray *paragraphs; /* AttacheSheetParagraph */
  guint32 length;
};

typedef struct
{
  AttacheSheet *page;
  const AttacheText *text;
  const char *utf8;
  const AttacheFoundSection *sections;
  guint n_sections;
  const char *title;
} Setter;

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028
         || c == 0x2029;
}

static gunichar
char_at (const Setter *setter, guint32 offset, guint32 *n_bytes)
{
  const char *p = setter->utf8 + attache_text_offset_to_byte (setter->text, offset);

  *n_bytes = g_utf8_next_char (p) - p;
  return *p == '\0' ? 0 : g_utf8_get_char (p);
}

static gboolean
is_space_at (const Setter *setter, guint32 offset)
{
  guint32 n_bytes;
  gunichar c = char_at (setter, offset, &n_bytes);

  return c == 0xfeff || g_unichar_isspace (c) || is_line_end (c);
}

static AttacheSpan
trim (const Setter *setter, AttacheSpan span)
{
  while (span.start < span.end && is_space_at (setter, span.start))
    span.start++;
  while (span.start < span.end && is_space_at (setter, span.end - 1))
    span.end--;
  return span;
}

/* The bytes of @span; what a text buffer refuses, NUL and the mark of an embedded object, becomes
 * U+FFFD. */
static void
append_text (const Setter *setter, AttacheSpan span)
{
  static const char embedded[] = "\xef\xbf\xbc";
  static const char replacement[] = "\xef\xbf\xbd";
  const char *p = setter->utf8 + attache_text_offset_to_byte (setter->text, span.start);
  const char *end = setter->utf8 + attache_text_offset_to_byte (setter->text, span.end);
  const char *chunk = p;

  for (; p < end; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && strncmp (p, embedded, 3) != 0)
        continue;
      g_string_append_len (setter->page->string, chunk, p - chunk);
      g_string_append (setter->page->string, replacement);
      chunk = g_utf8_next_char (p);
    }
  g_string_append_len (setter->page->string, chunk, end - chunk);
}

static void
add_paragraph (const Setter *setter, AttacheSpan span, AttacheSectionRole role)
{
  AttacheSheet *page = setter->page;
  AttacheSheetParagraph paragraph;
  guint32 n_bytes;
  gboolean is_set_in = role == ATTACHE_SECTION_BODY && !attache_span_is_empty (span)
                       && char_at (setter, span.start, &n_bytes) == '\t';

  span = trim (setter, span);
  if (attache_span_is_empty (span))
    return;
  if (page->paragraphs->len > 0)
    {
      g_string_append_c (page->string, '\n');
      page->length++;
    }
  paragraph = (AttacheSheetParagraph){ span, page->length, role, is_set_in };
  append_text (setter, span);
  page->length += span.end - span.start;
  g_array_append_val (page->paragraphs, paragraph);
}

/* Where a line that begins at @start and is too long is broken: after the last space that is near
 * enough. */
static guint32
find_break (const Setter *setter, guint32 start)
{
  for (guint32 at = start + LONGEST_LINE; at > start + LONGEST_LINE / 2; at--)
    {
      if (is_space_at (setter, at - 1))
        return at;
    }
  return start + LONGEST_LINE;
}

static void
add_line (const Setter *setter, AttacheSpan span, AttacheSectionRole role)
{
  while (span.end - span.start > LONGEST_LINE)
    {
      guint32 at = find_break (setter, span.start);

      add_paragraph (setter, (AttacheSpan){ span.start, at }, role);
      span.start = at;
    }
  add_paragraph (setter, span, role);
}

static gboolean
is_title_repeated (const Setter *setter, const AttacheFoundSection *section)
{
  g_autofree char *said = NULL;
  g_autofree char *title = NULL;

  if (section->role != ATTACHE_SECTION_TITLE || setter->title == NULL)
    return FALSE;
  said = attache_text_dup_slice (setter->text, section->span);
  title = g_strdup (setter->title);
  return strcmp (g_strstrip (said), g_strstrip (title)) == 0;
}

/* A stretch of one role, line by line. */
static void
add_stretch (const Setter *setter, AttacheSpan span, AttacheSectionRole role)
{
  const char *p = setter->utf8 + attache_text_offset_to_byte (setter->text, span.start);
  guint32 start = span.start;

  for (guint32 at = span.start; at < span.end; at++, p = g_utf8_next_char (p))
    {
      gunichar c = *p == '\0' ? 0 : g_utf8_get_char (p);

      if (!is_line_end (c))
        continue;
      add_line (setter, (AttacheSpan){ start, at }, role);
      start = at + 1;
    }
  add_line (setter, (AttacheSpan){ start, span.end }, role);
}

/* Where most paragraphs begin with a tabulator, that is how a typist began them. */
static void
settle_quotes (AttacheSheet *page)
{
  guint n_set_in = 0;
  guint n_body = 0;

  for (guint i = 0; i < page->paragraphs->len; i++)
    {
      const AttacheSheetParagraph *paragraph = &g_array_index (page->paragraphs,
                                                               AttacheSheetParagraph, i);

      n_body += paragraph->role == ATTACHE_SECTION_BODY;
      n_set_in += paragraph->is_set_in;
    }
  for (guint i = 0; n_set_in * 2 > n_body && i < page->paragraphs->len; i++)
    g_array_index (page->paragraphs, AttacheSheetParagraph, i).is_set_in = FALSE;
}

static void
add_all (const Setter *setter)
{
  guint32 length = attache_text_get_length (setter->text);
  guint32 done = 0;

  for (guint i = 0; i < setter->n_sections; i++)
    {
      const AttacheFoundSection *section = &setter->sections[i];
      guint32 start = CLAMP (section->span.start, done, length);
      guint32 end = CLAMP (section->span.end, start, length);

      if (section->role == ATTACHE_SECTION_BODY || start == end)
        continue;
      add_stretch (setter, (AttacheSpan){ done, start }, ATTACHE_SECTION_BODY);
      if (!is_title_repeated (setter, section))
        add_stretch (setter, (AttacheSpan){ start, end }, section->role);
      done = end;
    }
  add_stretch (setter, (AttacheSpan){ done, length }, ATTACHE_SECTION_BODY);
  settle_quotes (setter->page);
}

AttacheSheet *
attache_sheet_new (const AttacheText *text, const AttacheFoundSection *sections, guint n_sections,
                   const char *title)
{
  AttacheSheet *page = g_new0 (AttacheSheet, 1);
  gsize n_bytes;
  Setter setter = { page, text, NULL, sections, n_sections, title };

  g_return_val_if_fail (text != NULL && (sections != NULL || n_sections == 0), page);

  setter.utf8 = attache_text_get_utf8 (text, &n_bytes);
  page->string = g_string_sized_new (n_bytes + 1);
  page->paragraphs = g_array_new (FALSE, FALSE, sizeof (AttacheSheetParagraph));
  add_all (&setter);
  return page;
}

void
attache_sheet_free (AttacheSheet *page)
{
  if (page == NULL)
    return;
  g_string_free (page->string, TRUE);
  g_array_unref (page->paragraphs);
  g_free (page);
}

const char *
attache_sheet_get_string (const AttacheSheet *page, gsize *n_bytes)
{
  g_return_val_if_fail (page != NULL, NULL);

  if (n_bytes != NULL)
    *n_bytes = page->string->len;
  return page->string->str;
}

guint32
attache_sheet_get_length (const AttacheSheet *page)
{
  g_return_val_if_fail (page != NULL, 0);

  return page->length;
}

const AttacheSheetParagraph *
attache_sheet_get_paragraphs (const AttacheSheet *page, guint *n_paragraphs)
{
  g_return_val_if_fail (page != NULL && n_paragraphs != NULL, NULL);

  *n_paragraphs = page->paragraphs->len;
  return (const AttacheSheetParagraph *) (gpointer) page->paragraphs->data;
}

/* The last paragraph that begins at or before @at, in the text or on the page; -1 where there is
 * none. */
static gint
find_paragraph (const AttacheSheet *page, guint32 at, gboolean is_text)
{
  guint low = 0;
  guint high = page->paragraphs->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const AttacheSheetParagraph *paragraph = &g_array_index (page->paragraphs,
                                                               AttacheSheetParagraph, middle);

      if ((is_text ? paragraph->text.start : paragraph->set) <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return (gint) low - 1;
}

const AttacheSheetParagraph *
attache_sheet_paragraph_at (const AttacheSheet *page, guint32 set)
{
  g_return_val_if_fail (page != NULL, NULL);

  if (page->paragraphs->len == 0)
    return NULL;
  return &g_array_index (page->paragraphs, AttacheSheetParagraph,
                         find_paragraph (page, set, FALSE));
}

guint32
attache_sheet_from_text (const AttacheSheet *page, guint32 offset)
{
  const AttacheSheetParagraph *paragraph;
  gint index;

  g_return_val_if_fail (page != NULL, 0);

  index = find_paragraph (page, offset, TRUE);
  if (index < 0)
    return 0;
  paragraph = &g_array_index (page->paragraphs, AttacheSheetParagraph, index);
  return paragraph->set + (MIN (offset, paragraph->text.end) - paragraph->text.start);
}

guint32
attache_sheet_to_text (const AttacheSheet *page, guint32 set)
{
  const AttacheSheetParagraph *paragraph;

  g_return_val_if_fail (page != NULL, 0);

  if (page->paragraphs->len == 0)
    return 0;
  paragraph = &g_array_index (page->paragraphs, AttacheSheetParagraph,
                              find_paragraph (page, set, FALSE));
  return MIN (paragraph->text.start + (set - paragraph->set), paragraph->text.end);
}

/* Whether any of the paragraphs shows something of @span, which begins in, or after, the paragraph
 * @index. */
static guint32
first_shown (const AttacheSheet *page, gint index, AttacheSpan span)
{
  if (index >= 0)
    {
      const AttacheSheetParagraph *paragraph = &g_array_index (page->paragraphs,
                                                               AttacheSheetParagraph, index);

      if (span.start < paragraph->text.end)
        return paragraph->set + (span.start - paragraph->text.start);
    }
  if ((guint) (index + 1) < page->paragraphs->len)
    {
      const AttacheSheetParagraph *next = &g_array_index (page->paragraphs, AttacheSheetParagraph,
                                                          index + 1);

      if (next->text.start < span.end)
        return next->set;
    }
  return G_MAXUINT32;
}

AttacheSpan
attache_sheet_span_from_text (const AttacheSheet *page, AttacheSpan span)
{
  AttacheSpan set = { 0, 0 };
  guint32 start;

  g_return_val_if_fail (page != NULL, set);

  if (attache_span_is_empty (span))
    return set;
  start = first_shown (page, find_paragraph (page, span.start, TRUE), span);
  if (start == G_MAXUINT32)
    return set;
  set = (AttacheSpan){ start, attache_sheet_from_text (page, span.end) };
  /* An end at a paragraph's first code point is the end of the one before. */
  if (set.end > set.start)
    {
      gint last = find_paragraph (page, span.end - 1, TRUE);
      const AttacheSheetParagraph *paragraph = &g_array_index (
          page->paragraphs, AttacheSheetParagraph, MAX (last, 0));

      set.end = paragraph->set + (MIN (span.end, paragraph->text.end) - paragraph->text.start);
    }
  return set;
}

AttacheSpan
attache_sheet_span_to_text (const AttacheSheet *page, AttacheSpan set)
{
  AttacheSpan span = { 0, 0 };
  const AttacheSheetParagraph *last;

  g_return_val_if_fail (page != NULL, span);

  if (attache_span_is_empty (set) || page->paragraphs->len == 0)
    return span;
  span.start = attache_sheet_to_text (page, set.start);
  last = attache_sheet_paragraph_at (page, set.end - 1);
  span.end = MIN (last->text.start + (set.end - last->set), last->text.end);
  return span;
}

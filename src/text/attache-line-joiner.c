/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text is wrapped where many of its lines go on in small letters. Then only blank lines, indents
 * and lines that stop well before the margin end a paragraph. It sees tokens and white space, no
 * words. */

#include "config.h"

#include "attache-line-joiner.h"

#define MIN_EVIDENCE 2
#define LONGEST_WRAPPED_LINE 100 /* code points; a paragraph on one line is longer */

typedef struct
{
  const guint8 *bytes;
  const GArray *tokens;
  const GArray *lines;
} Page;

static const AttacheToken *
token (const Page *page, guint index)
{
  return &g_array_index (page->tokens, AttacheToken, index);
}

static guint
first_token (const Page *page, guint line)
{
  return g_array_index (page->lines, guint32, line);
}

/* Code points of the line before @line. */
static guint
length_before (const Page *page, guint line)
{
  return token (page, first_token (page, line) - 1)->span.end
         - token (page, first_token (page, line - 1))->span.start;
}

/* One break, and nothing but it, stands before @line. */
static gboolean
follows_directly (const Page *page, guint line)
{
  guint at = token (page, first_token (page, line) - 1)->byte_end;
  guint end = token (page, first_token (page, line))->byte_start;
  guint breaks = 0;
  guint indent = 0;

  for (; at < end; at++)
    {
      if (page->bytes[at] == '\n')
        {
          breaks++;
          indent = 0;
        }
      else if (page->bytes[at] != '\r')
        indent++;
    }
  return breaks == 1 && indent < 2;
}

static gboolean
begins_small (const Page *page, guint line)
{
  const AttacheToken *first = token (page, first_token (page, line));

  return first->kind == ATTACHE_TOKEN_WORD
         && (first->shape & (ATTACHE_SHAPE_CAPITALISED | ATTACHE_SHAPE_DIGIT)) == 0
         && g_ascii_islower (page->bytes[first->byte_start]);
}

/* The length of the longest line that wraps; 0 where the text is not wrapped. */
static guint
find_margin (const Page *page)
{
  guint singles = 0;
  guint evidence = 0;
  guint margin = 0;

  for (guint i = 1; i < page->lines->len; i++)
    {
      guint length;

      if (!follows_directly (page, i))
        continue;
      singles++;
      length = length_before (page, i);
      if (length > LONGEST_WRAPPED_LINE || !begins_small (page, i))
        continue;
      evidence++;
      margin = MAX (margin, length);
    }
  return evidence >= MIN_EVIDENCE && 4 * evidence >= singles ? margin : 0;
}

void
attache_join_wrapped_lines (const guint8 *bytes, const GArray *tokens, GArray *lines)
{
  Page page = { bytes, tokens, lines };
  guint margin = find_margin (&page);
  guint kept = 1;

  if (margin == 0)
    return;
  /* What is kept is written at or before where it was read, so lines ahead are still whole. */
  for (guint i = 1; i < lines->len; i++)
    {
      guint32 first = first_token (&page, i);

      if (follows_directly (&page, i)
          && (begins_small (&page, i) || 5 * length_before (&page, i) >= 3 * margin))
        continue;
      g_array_index (lines, guint32, kept++) = first;
    }
  g_array_set_size (lines, kept);
}

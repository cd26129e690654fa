/* SPDX-License-Identifier: GPL-3.0-or-later */

/* First all lines of the element are collected with what is known of each, then each is judged by
 * itself and by its neighbours, then those that stay are written. What is in doubt stays between
 * prose and goes at the edges. */

#include "config.h"

#include "attache-page-writer.h"

#include <string.h>

#include "attache-page-phrases.h"
#include "attache-page-words.h"

typedef enum
{
  LINE_PROSE,
  LINE_HEADING,
  LINE_ITEM,
  LINE_CAPTION,
  LINE_CELL,
} LineKind;

typedef struct
{
  char *text; /* Owned */
  guint n_chars;
  guint n_linked;
  guint n_marks;
  guint block;
  LineKind kind;
  AttachePagePart part; /* the most telling one around it, inside the article */
  gboolean is_quote;    /* a block quote's, and no list's in it */
  gboolean bad;         /* judged by itself; see is_bad */
  gboolean keep;
} Line;

typedef struct
{
  const AttachePage *page; /* Borrowed */
  AttachePageContent content;
  GArray *lines; /* Owned, of Line */

  /* The line that is being collected */
  GString *text;
  Line line;
  gboolean space;
} Writer;

static void
line_clear (Line *line)
{
  g_free (line->text);
}

/* What the block lies in, up to the article's element. */
static void
look_around (Writer *self, Line *line)
{
  for (guint i = line->block;; i = self->page->nodes[i].parent)
    {
      const AttachePageNode *node = &self->page->nodes[i];

      if (node->tag == ATTACHE_TAG_LI && line->kind == LINE_PROSE)
        line->kind = LINE_ITEM;
      if (node->tag == ATTACHE_TAG_CELL && line->kind == LINE_PROSE)
        line->kind = LINE_CELL;
      if (node->mass * 4 > self->page->nodes[self->content.core].mass || i == 0)
        return;
      if ((node->tag == ATTACHE_TAG_HEADING || node->tag == ATTACHE_TAG_H1) && line->n_chars < 100)
        line->kind = LINE_HEADING;
      if (node->part == ATTACHE_PART_CAPTION || node->tag == ATTACHE_TAG_FIGURE)
        line->kind = LINE_CAPTION;
      line->part = MAX (line->part, node->part);
    }
}

/* Within a block quote, if that does not hold the article. */
static gboolean
is_in_quote (Writer *self, guint block)
{
  for (guint i = block; i > self->content.core; i = self->page->nodes[i].parent)
    {
      if (self->page->nodes[i].tag == ATTACHE_TAG_BLOCKQUOTE)
        return self->page->nodes[i].mass * 2 < self->page->nodes[self->content.core].mass;
    }
  return FALSE;
}

static void
end_line (Writer *self)
{
  if (self->text->len > 0)
    {
      self->line.text = g_strdup (self->text->str);
      look_around (self, &self->line);
      self->line.is_quote = is_in_quote (self, self->line.block);
      g_array_append_val (self->lines, self->line);
    }
  g_string_truncate (self->text, 0);
  memset (&self->line, 0, sizeof self->line);
  self->space = FALSE;
}

static void
add_text (Writer *self, guint i)
{
  const AttachePageNode *node = &self->page->nodes[i];
  gboolean is_pre = self->page->nodes[node->block].tag == ATTACHE_TAG_PRE;

  self->line.block = node->block;
  self->line.n_chars += node->n_chars;
  self->line.n_linked += node->n_linked;
  self->line.n_marks += node->n_marks;
  for (const char *p = attache_page_get_text (self->page, i); *p != '\0'; p++)
    {
      gboolean is_nbsp = *p == '\xc2' && p[1] == '\xa0';
      gboolean is_wide = *p == '\xe3' && p[1] == '\x80' && p[2] == '\x80';

      if (is_wide && self->text->len == 0 && !is_pre) /* the indent of a paragraph in Chinese */
        {
          p += 2;
          continue;
        }
      if (*p == '\xc2' && p[1] == '\xad') /* a soft hyphen is no letter */
        {
          p++;
          continue;
        }
      if (!is_nbsp && (!g_ascii_isspace (*p) || (is_pre && *p == '\n')))
        {
          if (self->space && self->text->len > 0 && *p != '\n')
            g_string_append_c (self->text, ' ');
          self->space = FALSE;
          g_string_append_c (self->text, *p);
          continue;
        }
      p += is_nbsp;
      self->space = TRUE;
    }
}

/* A single <br> is a new line of the same paragraph; here that is a space, and two end the
 * paragraph. */
static guint
collect_break (Writer *self, guint i)
{
  guint next = i + 1;

  while (next < self->page->n_nodes && self->page->nodes[next].tag == ATTACHE_TAG_TEXT
         && self->page->nodes[next].n_chars == 0)
    next++;
  if (next < self->page->n_nodes && self->page->nodes[next].tag == ATTACHE_TAG_BR)
    end_line (self);
  else
    self->space = TRUE;
  return i + 1;
}

static void
collect (Writer *self)
{
  const AttachePage *page = self->page;
  guint block = self->content.around;

  for (guint i = self->content.around; i < page->nodes[self->content.around].end;)
    {
      const AttachePageNode *node = &page->nodes[i];

      if (node->flags & ATTACHE_PAGE_DROPPED)
        {
          if (node->flags & ATTACHE_PAGE_BLOCK)
            end_line (self);
          i = node->end;
          continue;
        }
      if (node->block != block)
        {
          end_line (self);
          block = node->block;
        }
      if (node->tag == ATTACHE_TAG_BR)
        i = collect_break (self, i);
      else if (node->tag == ATTACHE_TAG_TEXT)
        add_text (self, i++);
      else
        i++;
    }
  end_line (self);
}

static gboolean
is_good (const Line *line)
{
  return line->kind != LINE_HEADING && line->kind != LINE_CAPTION
         && line->n_linked * 2 <= line->n_chars
         && ((line->n_chars >= 60 && line->n_marks > 0) || line->n_chars >= 150);
}

static gboolean
is_bad (const Line *line)
{
  if (line->n_linked * 2 > line->n_chars && line->n_chars < 200)
    return TRUE;
  if (line->n_chars < 120 && attache_page_phrases_is_notice (line->text))
    return TRUE;
  if (line->part >= ATTACHE_PART_OUT && !is_good (line))
    return TRUE;
  if (line->part == ATTACHE_PART_BYLINE && line->n_chars < 150)
    return TRUE;
  if (line->part == ATTACHE_PART_ASIDE && line->n_chars < 60 && line->n_marks == 0
      && line->kind != LINE_HEADING)
    return TRUE;
  if (line->n_chars < 250 && attache_page_phrases_is_offer (line->text))
    return TRUE;
  /* A caption that is a sentence tells something; a name and a credit do not. */
  return line->kind == LINE_CAPTION && (line->n_chars < 60 || line->n_marks == 0);
}

/* From a heading that ends articles to the end, unless most of the prose would go with it. */
static guint
find_end (Writer *self)
{
  guint64 before = 0;
  guint64 total = 0;

  for (guint i = 0; i < self->lines->len; i++)
    total += is_good (&g_array_index (self->lines, Line, i))
                 ? g_array_index (self->lines, Line, i).n_chars
                 : 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (before * 2 > total && line->n_chars < 60 && attache_page_phrases_is_end (line->text))
        return i;
      before += is_good (line) ? line->n_chars : 0;
    }
  return self->lines->len;
}

static Line *
line_at (Writer *self, guint i)
{
  return &g_array_index (self->lines, Line, i);
}

/* The first and the last line of prose in the article's own element; FALSE where there is none. */
static gboolean
find_prose (Writer *self, guint end, guint *first, guint *last)
{
  const AttachePageNode *core = &self->page->nodes[self->content.core];
  gboolean found = FALSE;

  for (guint i = 0; i < end; i++)
    {
      const Line *line = line_at (self, i);

      if (line->block < self->content.core || line->block >= core->end || !is_good (line)
          || line->bad)
        continue;
      if (!found)
        *first = i;
      *last = i;
      found = TRUE;
    }
  return found;
}

/* A standfirst may stand before the article's own element; behind it stands nothing of its. */
static gboolean
is_wanted (Writer *self, const Line *line)
{
  if (line->bad || line->block >= self->page->nodes[self->content.core].end)
    return FALSE;
  return line->block >= self->content.core
         || (is_good (line) && line->part != ATTACHE_PART_CAPTION);
}

/* The last line of many articles. */
static gboolean
is_short_sentence (const Line *line)
{
  return line->n_chars >= 15 && line->n_linked == 0 && line->kind == LINE_PROSE && line->n_marks > 0
         && strchr (".!?", line->text[strlen (line->text) - 1]) != NULL;
}

static void
judge (Writer *self, const char *title)
{
  guint end = find_end (self);
  guint first = 0;
  guint last = 0;
  gboolean found;
  gboolean any = FALSE;

  for (guint i = 0; i < end; i++)
    line_at (self, i)->bad = is_bad (line_at (self, i));
  found = find_prose (self, end, &first, &last);
  for (guint i = 0; i < end; i++)
    {
      Line *line = line_at (self, i);
      gboolean inside = !found || (i > first && i < last);

      line->keep = is_wanted (self, line)
                   && (is_good (line) || inside || line->n_chars >= 40 || is_short_sentence (line)
                       || (found && i > last && line->kind == LINE_ITEM && line->n_linked == 0));
      if (line->kind == LINE_HEADING && (found && i > last))
        line->keep = FALSE;
      if (line->kind == LINE_HEADING && title != NULL && strcmp (line->text, title) == 0)
        line->keep = FALSE;
      any |= line->keep && line->kind != LINE_HEADING;
    }
  /* Poems, link lists, tables: what is there is the article. */
  for (guint i = 0; !any && i < self->lines->len; i++)
    line_at (self, i)->keep = !attache_page_phrases_is_notice (line_at (self, i)->text);
}

/* What stands before a line that is no plain paragraph: block quotes are set in. */
static const char *
mark_of (const Line *line)
{
  if (line->kind == LINE_ITEM)
    return "• ";
  return line->is_quote && line->kind == LINE_PROSE ? "\t" : "";
}

/* Neighbours of one role are one section. */
static void
add_section (AttacheDraft *draft, guint32 start, guint32 end, LineKind kind)
{
  AttacheSectionRole role = kind == LINE_CAPTION ? ATTACHE_SECTION_CAPTION : ATTACHE_SECTION_BODY;
  AttacheFoundSection section = { { start, end }, role };
  AttacheFoundSection *last = NULL;

  if (draft->sections->len > 0)
    last = &g_array_index (draft->sections, AttacheFoundSection, draft->sections->len - 1);
  if (last != NULL && last->role == role)
    last->span.end = end;
  else
    g_array_append_val (draft->sections, section);
}

static void
write_lines (Writer *self, AttacheDraft *draft)
{
  GString *out = g_string_new (NULL);
  const Line *before = NULL;
  guint32 offset = 0;
  gsize length;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = line_at (self, i);
      guint32 start;
      gboolean tight;

      if (!line->keep)
        continue;
      tight = before != NULL && before->kind == line->kind
              && (line->kind == LINE_ITEM || line->kind == LINE_CELL);
      start = offset + (before == NULL ? 0 : tight ? 1 : 2);
      if (before != NULL)
        g_string_append (out, tight ? "\n" : "\n\n");
      offset = start + g_utf8_strlen (mark_of (line), -1) + g_utf8_strlen (line->text, -1);
      g_string_append (out, mark_of (line));
      g_string_append (out, line->text);
      add_section (draft, start, offset, line->kind);
      before = line;
    }
  length = out->len;
  attache_draft_take_text (draft, g_string_free (out, FALSE), length);
}

void
attache_page_write (const AttachePage *page, AttachePageContent content, const char *title,
                    AttacheDraft *draft)
{
  Writer self = { .page = page, .content = content };

  g_return_if_fail (page != NULL && content.core < page->n_nodes && draft != NULL);

  self.lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self.lines, (GDestroyNotify) line_clear);
  self.text = g_string_new (NULL);
  collect (&self);
  judge (&self, title);
  write_lines (&self, draft);
  g_string_free (self.text, TRUE);
  g_array_unref (self.lines);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where an article's prose begins and ends. Lines are judged one by one from the top and from the
 * bottom, until prose is met; in between only what looks like nothing else is taken out. What is in
 * doubt is body: a reader loses nothing by it. It knows what lines look like through
 * attache-section-line, and nothing of actors or statements. */

#include "config.h"

#include "attache-section-finder.h"

#include "attache-section-date.h"
#include "attache-section-line.h"

/* How many lines from the top and from the bottom may stand outside the prose. */
#define MAX_HEAD 8
#define MAX_FOOT 6

typedef struct
{
  AttacheSectionLine line;
  gboolean blank_before;
} Line;

typedef struct
{
  const AttacheText *text;   /* Borrowed */
  AttacheFindings *findings; /* Borrowed */
  const char *utf8;          /* Borrowed */
  GArray *lines;             /* Owned, of Line */
  GArray *sections;          /* Borrowed, of AttacheFoundSection */
  gboolean wrapped;          /* lines are cut at a width: a line is no paragraph */
} Finder;

/* The bytes of the line break or of the white space at @i, or 0. */
static inline gsize
space_length (const char *utf8, gsize n, gsize i)
{
  if ((guchar) utf8[i] > ' ' && (guchar) utf8[i] < 0x80)
    return 0;
  if (g_ascii_isspace (utf8[i]) || utf8[i] == '\0')
    return 1;
  if (n - i >= 3 && (guchar) utf8[i] == 0xe2 && (guchar) utf8[i + 1] == 0x80
      && ((guchar) utf8[i + 2] & 0xfe) == 0xa8)
    return 3; /* U+2028, U+2029 */
  if (n - i >= 2 && (guchar) utf8[i] == 0xc2 && (guchar) utf8[i + 1] == 0xa0)
    return 2; /* U+00A0 */
  if (n - i >= 3 && (guchar) utf8[i] == 0xef && (guchar) utf8[i + 1] == 0xbb
      && (guchar) utf8[i + 2] == 0xbf)
    return 3; /* U+FEFF */
  return 0;
}

static gboolean
is_break (const char *utf8, gsize i)
{
  return utf8[i] == '\n' || utf8[i] == '\r' || (guchar) utf8[i] == 0xe2;
}

static void
split_lines (Finder *self, gsize n_bytes)
{
  guint breaks = 2, unfinished = 0;

  for (gsize i = 0; i < n_bytes;)
    {
      gsize space = space_length (self->utf8, n_bytes, i), last = i;
      Line line = { { self->utf8 + i, 0 }, FALSE };

      if (space > 0)
        {
          gboolean crlf = self->utf8[i] == '\r' && i + 1 < n_bytes && self->utf8[i + 1] == '\n';

          breaks += is_break (self->utf8, i) && !crlf;
          i += space;
          continue;
        }
      while (i < n_bytes)
        {
          space = space_length (self->utf8, n_bytes, i);
          if (space > 0 && is_break (self->utf8, i))
            break;
          i += space > 0 ? space : 1;
          if (space == 0)
            last = i;
        }
      line.line.length = (gsize) (self->utf8 + last - line.line.at);
      line.blank_before = breaks >= 2;
      unfinished += breaks == 1 && g_ascii_islower (line.line.at[0]);
      g_array_append_val (self->lines, line);
      breaks = 0;
    }
  self->wrapped = unfinished * 4 > self->lines->len;
}

static AttacheSectionLine
get_line (const Finder *self, guint i)
{
  return g_array_index (self->lines, Line, i).line;
}

static void
add (Finder *self, AttacheSectionRole role, const char *from, const char *until)
{
  AttacheFoundSection section = {
    { attache_text_byte_to_offset (self->text, (guint32) (from - self->utf8)),
      attache_text_byte_to_offset (self->text, (guint32) (until - self->utf8)) },
    role
  };
  AttacheFoundSection *last = NULL;

  if (from >= until)
    return;
  if (self->sections->len > 0)
    last = &g_array_index (self->sections, AttacheFoundSection, self->sections->len - 1);
  if (last != NULL && last->role == role && role == ATTACHE_SECTION_BODY)
    last->span.end = section.span.end;
  else
    g_array_append_val (self->sections, section);
}

static void
publish (Finder *self, gint64 instant, AttachePrecision precision, AttacheDateBasis basis)
{
  if (self->findings->published != ATTACHE_TIME_UNKNOWN)
    return;
  self->findings->published = instant;
  self->findings->published_precision = precision;
  self->findings->published_basis = basis;
}

/* The bytes at the line's start that are a date with or without its label, or 0. An unlabelled one
 * must fill the line. */
static gsize
read_date (AttacheSectionLine line, gint64 *instant, AttachePrecision *precision)
{
  gsize label = attache_section_line_date_label (line), used;

  if (!attache_section_date_read (line.at + label, line.length - label, &used, instant, precision))
    return 0;
  used += label;
  if (used == line.length || label > 0)
    return used;
  return line.length - used <= 12 && !g_ascii_islower (line.at[line.length - 1]) ? line.length : 0;
}

/* What follows the date in its line is of the date ("in Strelsau", "| 3 min read") and not the
 * first sentence. */
static gboolean
is_remark (AttacheSectionLine line, gsize used)
{
  AttacheSectionLine rest = { line.at + used, line.length - used };

  return rest.length <= 60 && (rest.length == 0 || !attache_section_line_is_sentence (rest));
}

/* A line of the head that is a date, or begins with one before the text. TRUE where the whole line
 * was taken. */
static gboolean
take_head_date (Finder *self, guint i, const char **body)
{
  AttacheSectionLine line = get_line (self, i);
  gint64 instant;
  AttachePrecision precision;
  gsize used = read_date (line, &instant, &precision);

  *body = line.at;
  if (used == 0)
    return FALSE;
  /* "Updated … by a law" in a long line is prose. */
  if (line.length - used > 60 && line.at[0] >= 'A' && line.at[0] <= 'Z')
    return FALSE;
  publish (self, instant, precision, ATTACHE_BASIS_HEADER);
  if (is_remark (line, used))
    used = line.length;
  add (self, ATTACHE_SECTION_DATE, line.at, line.at + used);
  *body = line.at + used;
  while (*body < line.at + line.length && *(*body) == ' ')
    (*body)++;
  return *body >= line.at + line.length;
}

static gboolean
take_dateline (Finder *self, const char **body, AttacheSectionLine line)
{
  AttacheSectionLine rest = { *body, (gsize) (line.at + line.length - *body) };
  gsize date = 0, used, n = attache_section_line_dateline (rest, &date);
  gint64 instant;
  AttachePrecision precision;

  if (n == 0)
    return FALSE;
  while (date > 0 && date < n && rest.at[date] == ' ')
    date++;
  if (date > 0 && attache_section_date_read (rest.at + date, n - date, &used, &instant, &precision))
    publish (self, instant, precision, ATTACHE_BASIS_HEADER);
  add (self, ATTACHE_SECTION_DATE, rest.at, rest.at + n);
  *body = rest.at + n;
  return TRUE;
}

/* A headline, or the line under it: no sentence, not too long, and prose follows. */
static gboolean
is_title (const Finder *self, guint i, guint n_titles)
{
  AttacheSectionLine line = get_line (self, i);
  gboolean next = i + 1 < self->lines->len;

  if (!next || line.length > 220 || n_titles >= 2)
    return FALSE;
  if (attache_section_line_is_title_case (line) && n_titles == 0)
    return g_array_index (self->lines, Line, i + 1).blank_before
           || !attache_section_line_is_sentence (line);
  if (attache_section_line_is_sentence (line))
    return FALSE;
  return !self->wrapped || g_array_index (self->lines, Line, i + 1).blank_before;
}

/* Whether @line is one of those that stand beside prose anywhere, and which. */
static gboolean
classify_aside (AttacheSectionLine line, AttacheSectionRole *role)
{
  if (attache_section_line_is_caption (line))
    *role = ATTACHE_SECTION_CAPTION;
  else if (attache_section_line_is_credit (line))
    *role = ATTACHE_SECTION_CREDIT;
  else if (attache_section_line_is_notice (line))
    *role = ATTACHE_SECTION_BOILERPLATE;
  else
    return FALSE;
  return TRUE;
}

/* Takes the lines above the prose. Returns the first line of the prose; @body is where in it the
 * prose begins. */
static guint
take_head (Finder *self, guint end, const char **body)
{
  guint i, n_titles = 0;

  for (i = 0; i < MIN (end, MAX_HEAD); i++)
    {
      AttacheSectionLine line = get_line (self, i);
      AttacheSectionRole role;

      if (take_head_date (self, i, body))
        continue;
      if (*body != line.at)
        return i;
      if (classify_aside (line, &role))
        add (self, role, line.at, line.at + line.length);
      else if (attache_section_line_is_byline (line))
        add (self, ATTACHE_SECTION_BYLINE, line.at, line.at + line.length);
      else if (take_dateline (self, body, line))
        return i;
      else if (is_title (self, i, n_titles))
        {
          add (self, ATTACHE_SECTION_TITLE, line.at, line.at + line.length);
          n_titles++;
        }
      else
        return i;
    }
  if (i < end)
    *body = get_line (self, i).at;
  return i;
}

/* The first of the lines below the prose. */
static guint
find_foot (Finder *self)
{
  guint n = self->lines->len, foot = n;

  for (guint k = 0; k < MAX_FOOT && foot > 1; k++)
    {
      AttacheSectionLine line = get_line (self, foot - 1);
      gint64 instant;
      AttachePrecision precision;
      gsize used = read_date (line, &instant, &precision);
      AttacheSectionRole role;

      if (!(used > 0 && is_remark (line, used)) && !classify_aside (line, &role))
        break;
      foot--;
    }
  return foot;
}

static void
take_foot (Finder *self, guint foot)
{
  for (guint i = foot; i < self->lines->len; i++)
    {
      AttacheSectionLine line = get_line (self, i);
      AttacheSectionRole role = ATTACHE_SECTION_DATE;
      gint64 instant;
      AttachePrecision precision;

      if (read_date (line, &instant, &precision) > 0)
        publish (self, instant, precision, ATTACHE_BASIS_FOOTER);
      else
        classify_aside (line, &role);
      add (self, role, line.at, line.at + line.length);
    }
}

/* Within prose, a line of its own that is no sentence between lines that are: a caption if long,
 * else a heading. */
static gboolean
classify_inner (const Finder *self, guint i, guint end, AttacheSectionRole *role)
{
  AttacheSectionLine line = get_line (self, i);

  if (self->wrapped)
    return FALSE;
  if (classify_aside (line, role))
    return TRUE;
  if (i == 0 || i + 1 >= end || line.length > 220 || line.length < 4
      || !g_ascii_isupper (line.at[0]))
    return FALSE;
  if (attache_section_line_is_sentence (line)
      || !attache_section_line_is_sentence (get_line (self, i - 1))
      || !attache_section_line_is_sentence (get_line (self, i + 1)))
    return FALSE;
  *role = line.length >= 60 ? ATTACHE_SECTION_CAPTION : ATTACHE_SECTION_TITLE;
  return TRUE;
}

void
attache_find_sections (const AttacheText *text, AttacheFindings *findings)
{
  Finder self = { .text = text, .findings = findings };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const char *body = NULL;
  guint foot, head;
  gsize n_bytes;

  g_return_if_fail (text != NULL);
  g_return_if_fail (findings != NULL);

  self.utf8 = attache_text_get_utf8 (text, &n_bytes);
  self.lines = lines;
  self.sections = findings->sections;
  split_lines (&self, n_bytes);
  foot = find_foot (&self);
  head = take_head (&self, foot, &body);
  for (guint i = head; i < foot; i++)
    {
      AttacheSectionLine line = get_line (&self, i);
      AttacheSectionRole role = ATTACHE_SECTION_BODY;

      if (i == head && body != line.at)
        take_dateline (&self, &body, line);
      if (i > head && classify_inner (&self, i, foot, &role))
        add (&self, role, line.at, line.at + line.length);
      else
        add (&self, ATTACHE_SECTION_BODY, i == head ? body : line.at, line.at + line.length);
    }
  take_foot (&self, foot);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article ends with its number ("Document ZNDA000020220914ei9e00001"). Above its text stand
 * either bare lines in a fixed order (headline, byline, length, date, time, source, code, language,
 * copyright) or fields with a code of two or three letters ("HD", "PD", "LP"), as Factiva's help
 * names them. */

#include "config.h"

#include "attache-factiva.h"

#include <string.h>

#include "attache-draft-sections.h"
#include "attache-encoding.h"
#include "attache-factiva-lines.h"
#include "attache-import-date.h"

/* How many bare lines may stand above the length, and between it and the text. */
#define MAX_HEAD 4
#define MAX_FACTS 14

typedef struct
{
  AttacheDraft *draft;   /* Owned */
  GString *title;        /* Owned */
  GString *date;         /* Owned */
  GString *text;         /* Owned */
  const char *copyright; /* Borrowed, nullable */
  gboolean in_paragraph;
} Article;

static const char *
line_at (GPtrArray *lines, guint i)
{
  return attache_factiva_trim (g_ptr_array_index (lines, i));
}

/* The next line at or behind @i that is not empty, or @end. */
static guint
next_line (GPtrArray *lines, guint i, guint end)
{
  while (i < end && *line_at (lines, i) == '\0')
    i++;
  return i;
}

/* The line of the length, which stands above the date; @end where there is none. */
static guint
find_length (GPtrArray *lines, guint from, guint end)
{
  for (guint i = from; i < end; i++)
    {
      guint next;

      if (!attache_factiva_is_length (line_at (lines, i)))
        continue;
      next = next_line (lines, i + 1, end);
      if (next < end && attache_factiva_is_date (line_at (lines, next)))
        return i;
    }
  return end;
}

static gboolean
has_code (GPtrArray *lines, guint from, guint end, gboolean loose, const char *code)
{
  const char *value;

  for (guint i = from; i < end; i++)
    {
      if (g_strcmp0 (attache_factiva_find_code (line_at (lines, i), loose, &value), code) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_coded (GPtrArray *lines, guint from, guint end, gboolean loose)
{
  return has_code (lines, from, end, loose, "HD") && has_code (lines, from, end, loose, "PD")
         && has_code (lines, from, end, loose, "SN");
}

gboolean
attache_factiva_is_document (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      if (attache_factiva_is_end (line_at (lines, i)))
        return find_length (lines, 0, i) < i || is_coded (lines, 0, i, FALSE)
               || is_coded (lines, 0, i, TRUE);
    }
  return FALSE;
}

static gboolean
ends_sentence (const GString *text)
{
  static const char *const marks[] = {
    ".", "!", "?", ":", ";", ")", "\"", "'", "”", "’", "»", "…"
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const gsize n = strlen (marks[i]);

      /* Not by its suffix, which would count the text anew at each line. */
      if (text->len >= n && memcmp (text->str + text->len - n, marks[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Lines that no empty line parts are one paragraph, unless a sentence ends with the line. */
static void
add_text (Article *self, const char *line)
{
  if (*line == '\0')
    {
      self->in_paragraph = FALSE;
      return;
    }
  if (self->text->len > 0)
    g_string_append (self->text, self->in_paragraph && !ends_sentence (self->text) ? " " : "\n\n");
  g_string_append (self->text, line);
  while (self->text->len > 0 && g_ascii_isspace (self->text->str[self->text->len - 1]))
    g_string_truncate (self->text, self->text->len - 1);
  self->in_paragraph = TRUE;
}

static void
add_words (GString *field, const char *words)
{
  if (field->len > 0 && *words != '\0')
    g_string_append_c (field, ' ');
  g_string_append (field, words);
}

/* "By Ada Lorne" is Ada Lorne; what introduces a name in other languages goes as well. */
static void
set_author (AttacheDraft *draft, const char *byline)
{
  static const char *const words[] = { "by ", "von ", "par ", "por ", "di ", "van ", "von: " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strncasecmp (byline, words[i], strlen (words[i])) == 0)
        {
          byline = attache_factiva_trim (byline + strlen (words[i]));
          break;
        }
    }
  if (draft->author != NULL || *byline == '\0')
    return;
  draft->author = g_strchomp (g_strdup (byline));
  /* "By CORA VINT." ends with a stop, "Jr." is one. */
  if (g_str_has_suffix (draft->author, "."))
    {
      const char *word = strrchr (draft->author, ' ');

      if (strlen (word != NULL ? word + 1 : draft->author) > 3)
        draft->author[strlen (draft->author) - 1] = '\0';
    }
}

/* Articles with codes */

static void
add_coded (Article *self, const char *code, const char *value)
{
  if (strcmp (code, "LP") == 0 || strcmp (code, "TD") == 0)
    add_text (self, value);
  else if (strcmp (code, "HD") == 0)
    add_words (self->title, value);
  else if (strcmp (code, "PD") == 0 || strcmp (code, "ET") == 0)
    add_words (self->date, value);
  else if (strcmp (code, "BY") == 0)
    set_author (self->draft, value);
  else if (strcmp (code, "SN") == 0 && self->draft->outlet == NULL && *value != '\0')
    self->draft->outlet = g_strdup (value);
  else if (strcmp (code, "LA") == 0)
    attache_draft_set_language_name (self->draft, value);
}

static void
read_coded (Article *self, GPtrArray *lines, guint from, guint end, gboolean loose)
{
  const char *field = NULL;

  for (guint i = from; i < end; i++)
    {
      const char *line = line_at (lines, i);
      const char *value = line;
      const char *code = attache_factiva_find_code (line, loose, &value);

      if (code != NULL)
        {
          field = code;
          self->in_paragraph = FALSE;
        }
      if (field != NULL)
        add_coded (self, field, value);
    }
}

/* Articles without */

static gboolean
is_byline (const char *line, const char *above)
{
  static const char *const words[] = { "By ", "BY ", "Von ", "Par ", "Por ", "Di ", "Van " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (line, words[i]))
        return TRUE;
    }
  /* A bare name below a headline, not a headline below the name of a section. */
  return strlen (line) < 40 && strlen (above) > 40 && strpbrk (line, "0123456789.,:;?!") == NULL
         && strchr (line, ' ') != NULL;
}

/* What stands above the length: perhaps the section, then the headline, perhaps the byline. */
static void
read_head (Article *self, GPtrArray *lines, guint from, guint length)
{
  const char *above[MAX_HEAD] = { NULL };
  guint n = 0;

  for (guint i = length; i > from && n < MAX_HEAD; i--)
    {
      const char *line = line_at (lines, i - 1);

      if (*line == '\0')
        continue;
      if (attache_factiva_is_end (line) || strstr (line, "Factiva") != NULL)
        break;
      above[n++] = line;
    }
  if (n > 1 && is_byline (above[0], above[1]))
    {
      set_author (self->draft, above[0]);
      above[0] = above[1];
    }
  if (n > 0)
    add_words (self->title, above[0]);
}

/* What stands between the length and the text. Answers the text's first line. */
static guint
read_facts (Article *self, GPtrArray *lines, guint i, guint end)
{
  guint behind = i;

  for (guint n = 0; n < MAX_FACTS && (i = next_line (lines, i, end)) < end; n++, i++)
    {
      const char *line = line_at (lines, i);

      if (attache_factiva_is_copyright (line))
        {
          if (self->copyright == NULL)
            self->copyright = line;
          behind = i + 1;
        }
      else if (self->copyright != NULL)
        break;
      else if (self->date->len == 0 ? attache_factiva_is_date (line)
                                    : attache_factiva_is_time (line))
        add_words (self->date, line);
      else if (self->draft->outlet == NULL)
        self->draft->outlet = g_strdup (line);
      else if (self->draft->language == NULL)
        attache_draft_set_language_name (self->draft, line);
      if (self->copyright == NULL
          && (n < 3 || attache_factiva_is_source_code (line)
              || (behind == i && self->draft->language != NULL)))
        behind = i + 1;
    }
  return behind;
}

/* The end of the text: above the name of its publisher, if that stands alone below it. */
static guint
find_text_end (const Article *self, GPtrArray *lines, guint from, guint end)
{
  guint last = end;

  while (last > from && *line_at (lines, last - 1) == '\0')
    last--;
  if (last < from + 2 || *line_at (lines, last - 2) != '\0')
    return end;
  return attache_factiva_is_publisher (line_at (lines, last - 1), self->copyright) ? last - 1 : end;
}

static void
read_bare (Article *self, GPtrArray *lines, guint from, guint end)
{
  guint length = find_length (lines, from, end);

  if (length == end)
    return;
  read_head (self, lines, from, length);
  from = read_facts (self, lines, length + 1, end);
  end = find_text_end (self, lines, from, end);
  for (guint i = from; i < end; i++)
    add_text (self, line_at (lines, i));
}

/* As above, where the page tells which line is the first of the text. */
static void
read_marked (Article *self, GPtrArray *lines, guint text_from, guint end)
{
  guint length = find_length (lines, 0, text_from);
  guint facts = length < text_from ? length + 1 : 0;

  while (facts < text_from && !attache_factiva_is_date (line_at (lines, facts)))
    facts++;
  if (length < text_from)
    read_head (self, lines, 0, length);
  read_facts (self, lines, facts, text_from);
  for (guint i = text_from; i < end; i++)
    add_text (self, line_at (lines, i));
}

static gboolean
read_article (const AttacheSource *source, GPtrArray *lines, guint from, guint end,
              const AttacheFactivaMarkup *markup, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (AttacheDraft) draft = attache_draft_new (source->name, "factiva");
  g_autoptr (GString) headline = g_string_new (markup->title);
  g_autoptr (GString) when = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  Article article = { draft, headline, when, text, NULL, FALSE };
  AttacheImportDate date;

  if (markup->author != NULL)
    set_author (draft, markup->author);
  if (is_coded (lines, from, end, FALSE))
    read_coded (&article, lines, from, end, FALSE);
  else if (is_coded (lines, from, end, TRUE))
    read_coded (&article, lines, from, end, TRUE);
  else if (markup->text_from > 0)
    read_marked (&article, lines, markup->text_from, end);
  else
    read_bare (&article, lines, from, end);
  attache_draft_take_text (draft, g_strdup (text->str), text->len);
  if (markup->title != NULL)
    draft->title = g_strdup (markup->title);
  else if (headline->len > 0)
    draft->title = g_strdup (headline->str);
  if (draft->language == NULL)
    attache_draft_set_language (draft, markup->language);
  if (attache_import_date_find (when->str, when->len, FALSE, &date))
    attache_draft_set_published (draft, date.instant, date.precision, ATTACHE_BASIS_GIVEN);
  if (text->len > 0)
    attache_draft_find_sections (draft);
  return attache_harvest_take_or_report (harvest, g_steal_pointer (&draft), error);
}

gboolean
attache_factiva_read_article (const AttacheSource *source, GPtrArray *lines,
                              const AttacheFactivaMarkup *markup, AttacheHarvest *harvest,
                              GError **error)
{
  guint end = 0;

  while (end < lines->len && !attache_factiva_is_end (line_at (lines, end)))
    end++;
  return read_article (source, lines, 0, end, markup, harvest, error);
}

gboolean
attache_factiva_read_document (const AttacheSource *source, GPtrArray *lines,
                               AttacheHarvest *harvest, GError **error)
{
  static const AttacheFactivaMarkup none = { NULL, NULL, NULL, 0 };
  guint from = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      if (!attache_factiva_is_end (line_at (lines, i)))
        continue;
      if (g_cancellable_set_error_if_cancelled (source->cancellable, error)
          || !read_article (source, lines, from, i, &none, harvest, error))
        return FALSE;
      from = i + 1;
    }
  return TRUE;
}

/* As text */

/* Looked for in the bytes, before anything is decoded: a number of a document stands at the
 * beginning of a line. */
static gboolean
recognise (const AttacheSource *source)
{
  static const char *const ends[] = { "\nDocument ", "\nDokument ", "\nDocumento ", "\nДокумент ",
                                      "\n文書 ",     "\n文档 ",     "\n文件 ",      "\nAN" };
  g_autoptr (GPtrArray) lines = NULL;
  gboolean has_end = FALSE;

  if (source->length == 0 || attache_source_is_markup (source)
      || memchr (source->data, '\0', source->length) != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    has_end |= attache_source_contains (source, ends[i]);
  if (!has_end)
    return FALSE;
  lines = attache_source_split_lines (source);
  return attache_factiva_is_document (lines);
}

static gboolean
read_text (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (GPtrArray) lines = attache_source_split_lines (source);

  return attache_factiva_read_document (source, lines, harvest, error);
}

const AttacheFormat attache_factiva_format = {
  .name = "factiva",
  .recognise = recognise,
  .read = read_text,
};

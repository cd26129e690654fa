/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article ends with its number ("Document ZNDA000020220914ei9e00001"). Above its text stand
 * either bare lines in a fixed order (headline, byline, length, date, time, source, code, language,
 * copyright) or fields with a code of two or three letters ("HD", "PD", "LP"), as Factiva's help
 * names them. */

#include "config.h"

#include "attache-factiva.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-draft-sections.h"
#include "attache-encoding.h"
#include "attache-import-date.h"

/* How many bare lines may stand above the length, and between it and the text. */
#define MAX_HEAD 4
#define MAX_FACTS 14

/* The shortest number of a document. */
#define MIN_NUMBER 18

static const char *const codes[] = { "SE", "HD", "CR",  "BY", "WC", "PD",  "ET",  "SN",  "SC",
                                     "ED", "PG", "VOL", "LA", "CY", "LP",  "TD",  "CT",  "ART",
                                     "RF", "CO", "IN",  "NS", "RE", "IPC", "IPD", "PUB", "AN" };

typedef struct
{
  AttacheDraft *draft; /* Owned */
  GString *title;      /* Owned */
  GString *date;       /* Owned */
  GString *text;       /* Owned */
  gboolean in_paragraph;
} Article;

static const char *
trimmed (const char *line)
{
  while (*line == ' ' || *line == '\t' || g_str_has_prefix (line, "\xc2\xa0"))
    line += *line == '\xc2' ? 2 : 1;
  return line;
}

/* The code that @line begins with, and its value; NULL where it begins with none. @loose: one space
 * behind it is enough. */
static const char *
code_of (const char *line, gboolean loose, const char **value)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      gsize n = strlen (codes[i]);

      if (strncmp (line, codes[i], n) != 0)
        continue;
      if (line[n] == '\0' || line[n] == '\t' || g_str_has_prefix (line + n, "\xc2\xa0")
          || (line[n] == ' ' && (loose || line[n + 1] == ' ' || line[n + 1] == '\0')))
        {
          *value = trimmed (line + n);
          return codes[i];
        }
    }
  return NULL;
}

/* "Document ZNDA000020220914ei9e00001", in the language of whoever downloaded it; perhaps behind
 * its code. */
static gboolean
is_end (const char *line)
{
  static const char *const words[] = { "Document ", "Dokument ", "Documento ",
                                       "Документ ", "文書 ",     "文档 " };
  const char *number = NULL;
  gsize n;

  if (g_str_has_prefix (line, "AN"))
    line = trimmed (line + 2);
  for (guint i = 0; number == NULL && i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (line, words[i]))
        number = trimmed (line + strlen (words[i]));
    }
  if (number == NULL)
    return FALSE;
  for (n = 0; g_ascii_isalnum (number[n]); n++)
    ;
  return n >= MIN_NUMBER && *trimmed (number + n) == '\0' && strpbrk (number, "0123456789") != NULL;
}

/* "1,512 words": a number and one word. */
static gboolean
is_length (const char *line)
{
  gsize n = strspn (line, "0123456789,.");
  const char *word = trimmed (line + n);

  return n > 0 && g_ascii_isdigit (line[0]) && word != line + n && *word != '\0'
         && strpbrk (word, " \t0123456789:") == NULL && strlen (word) < 30;
}

/* A date and nothing else. */
static gboolean
is_date (const char *line)
{
  AttacheImportDate date;

  return *line != '\0' && strlen (line) < 40 && attache_import_date_find (line, -1, FALSE, &date)
         && date.start == 0 && date.end == strlen (line);
}

/* "14:05" */
static gboolean
is_time (const char *line)
{
  gsize n = strspn (line, "0123456789");

  return n > 0 && n < 3 && line[n] == ':' && g_ascii_isdigit (line[n + 1]) && strlen (line) < 20;
}

static gboolean
is_copyright (const char *line)
{
  static const char *const beginnings[] = { "(c)", "©", "copyright", "all rights", "alle rechte" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      if (g_ascii_strncasecmp (line, beginnings[i], strlen (beginnings[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "ZNDA", as sources are coded. */
static gboolean
is_source_code (const char *line)
{
  gsize n = strspn (line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

  return n > 1 && n < 9 && line[n] == '\0';
}

static const char *
line_at (GPtrArray *lines, guint i)
{
  return trimmed (g_ptr_array_index (lines, i));
}

/* The next line at or behind @i that is not empty, or @end. */
static guint
next_line (GPtrArray *lines, guint i, guint end)
{
  while (i < end && *line_at (lines, i) == '\0')
    i++;
  return i;
}

/* The line of the length or, where it is missing, the one above the date; @end where there is
 * neither. */
static guint
find_length (GPtrArray *lines, guint from, guint end)
{
  for (guint i = from; i < end; i++)
    {
      guint next;

      if (!is_length (line_at (lines, i)))
        continue;
      next = next_line (lines, i + 1, end);
      if (next < end && is_date (line_at (lines, next)))
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
      if (g_strcmp0 (code_of (line_at (lines, i), loose, &value), code) == 0)
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
      if (is_end (line_at (lines, i)))
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
          byline = trimmed (byline + strlen (words[i]));
          break;
        }
    }
  if (draft->author == NULL && *byline != '\0')
    draft->author = g_strdup (byline);
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
      const char *code = code_of (line, loose, &value);

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
      if (is_end (line) || strstr (line, "Factiva") != NULL)
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
  gboolean has_copyright = FALSE;

  for (guint n = 0; n < MAX_FACTS && (i = next_line (lines, i, end)) < end; n++, i++)
    {
      const char *line = line_at (lines, i);

      if (is_copyright (line))
        {
          has_copyright = TRUE;
          behind = i + 1;
        }
      else if (has_copyright)
        break;
      else if (self->date->len == 0 ? is_date (line) : is_time (line))
        add_words (self->date, line);
      else if (self->draft->outlet == NULL)
        self->draft->outlet = g_strdup (line);
      else if (self->draft->language == NULL)
        attache_draft_set_language_name (self->draft, line);
      if (!has_copyright
          && (n < 3 || is_source_code (line) || (behind == i && self->draft->language != NULL)))
        behind = i + 1;
    }
  return behind;
}

static void
read_bare (Article *self, GPtrArray *lines, guint from, guint end)
{
  guint length = find_length (lines, from, end);

  if (length == end)
    return;
  read_head (self, lines, from, length);
  for (guint i = read_facts (self, lines, length + 1, end); i < end; i++)
    add_text (self, line_at (lines, i));
}

static gboolean
read_article (const AttacheSource *source, GPtrArray *lines, guint from, guint end,
              const char *title, const char *author, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (AttacheDraft) draft = attache_draft_new (source->name, "factiva");
  g_autoptr (GString) headline = g_string_new (title);
  g_autoptr (GString) when = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  Article article = { draft, headline, when, text, FALSE };
  AttacheImportDate date;

  if (author != NULL)
    set_author (draft, author);
  if (is_coded (lines, from, end, FALSE))
    read_coded (&article, lines, from, end, FALSE);
  else if (is_coded (lines, from, end, TRUE))
    read_coded (&article, lines, from, end, TRUE);
  else
    read_bare (&article, lines, from, end);
  attache_draft_take_text (draft, g_strdup (text->str), text->len);
  if (title != NULL)
    draft->title = g_strdup (title);
  else if (headline->len > 0)
    draft->title = g_strdup (headline->str);
  if (attache_import_date_find (when->str, when->len, FALSE, &date))
    attache_draft_set_published (draft, date.instant, date.precision, ATTACHE_BASIS_GIVEN);
  else
    attache_draft_warn (draft, _ ("No date was found"));
  if (text->len > 0)
    attache_draft_find_sections (draft);
  return attache_harvest_take_or_report (harvest, g_steal_pointer (&draft), error);
}

gboolean
attache_factiva_read_article (const AttacheSource *source, GPtrArray *lines, const char *title,
                              const char *author, AttacheHarvest *harvest, GError **error)
{
  guint end = 0;

  while (end < lines->len && !is_end (line_at (lines, end)))
    end++;
  return read_article (source, lines, 0, end, title, author, harvest, error);
}

gboolean
attache_factiva_read_document (const AttacheSource *source, GPtrArray *lines,
                               AttacheHarvest *harvest, GError **error)
{
  guint from = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      if (!is_end (line_at (lines, i)))
        continue;
      if (g_cancellable_set_error_if_cancelled (source->cancellable, error)
          || !read_article (source, lines, from, i, NULL, NULL, harvest, error))
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
  static const char *const ends[] = { "\nDocument ", "\nDokument ", "\nDocumento ", "\nAN" };
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

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Both layouts name an article's outlet and date above its headline or below it, then fields
 * ("BYLINE: …"), the text, and fields again. As text, lines are wrapped and what is centred is a
 * heading; as a Word document, each line is a paragraph and the text begins behind the word "Body".
 */

#include "config.h"

#include "attache-nexis.h"

#include <string.h>

#include "attache-encoding.h"
#include "attache-headline.h"
#include "attache-import-date.h"
#include "attache-importer.h"

/* Lines that begin with as many spaces are centred. */
#define CENTRED 5

/* How far above "Body" the headline of a Word document's article may stand. */
#define MAX_HEAD 40

static const char *const fields[] = {
  "BYLINE",       "SECTION",         "LENGTH",        "DATELINE",
  "HIGHLIGHT",    "HEADLINE",        "SOURCE",        "SERIES",
  "LOAD-DATE",    "LANGUAGE",        "GRAPHIC",       "PUBLICATION-TYPE",
  "JOURNAL-CODE", "SUBJECT",         "COMPANY",       "ORGANIZATION",
  "TICKER",       "INDUSTRY",        "PERSON",        "CITY",
  "STATE",        "COUNTRY",         "GEOGRAPHIC",    "DOCUMENT-TYPE",
  "NOTES",        "CORRECTION-DATE", "CORRECTION",    "TYPE",
  "ACC-NO",       "CATEGORY",        "PUB-TYPE",      "URL",
  "RUBRIK",       "UPDATE",          "SPRACHE",       "AUTOR",
  "LÄNGE",        "COPYRIGHT",       "CLASSIFICATION"
};

typedef struct
{
  AttacheDraft *draft; /* Owned */
  GString *text;       /* Owned: the paragraphs that are prose */
  GString *paragraph;  /* Owned: the one being read */
  const char *field;   /* static: the field being read, or NULL */
  gboolean has_date;
  gboolean in_tail; /* behind the text: fields and what they wrap into */
} Article;

static const char *
trimmed (const char *line)
{
  while (*line == ' ' || *line == '\t' || *line == '\n' || g_str_has_prefix (line, "\xc2\xa0"))
    line += *line == '\xc2' ? 2 : 1;
  return line;
}

/* The field that @line begins, and its value; NULL where it begins none. */
static const char *
field_of (const char *line, const char **value)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gsize n = strlen (fields[i]);

      if (g_ascii_strncasecmp (line, fields[i], n) == 0 && line[n] == ':')
        {
          *value = trimmed (line + n + 1);
          return fields[i];
        }
    }
  return NULL;
}

static void
article_begin (Article *self, const AttacheSource *source)
{
  memset (self, 0, sizeof *self);
  self->draft = attache_draft_new (source->name, "nexis");
  self->text = g_string_new (NULL);
  self->paragraph = g_string_new (NULL);
}

static void
article_clear (Article *self)
{
  g_clear_pointer (&self->draft, attache_draft_unref);
  g_string_free (self->text, TRUE);
  g_string_free (self->paragraph, TRUE);
}

static void
add_date (Article *self, const char *line)
{
  AttacheImportDate date;

  if (self->has_date || !attache_import_date_find (line, -1, TRUE, &date))
    return;
  attache_draft_set_published (self->draft, date.instant, date.precision, ATTACHE_BASIS_GIVEN);
  self->has_date = TRUE;
}

/* "BY STEPHEN POLLARD" is Stephen Pollard; the letters stay as they are. */
static void
add_byline (AttacheDraft *draft, const char *value)
{
  if (g_ascii_strncasecmp (value, "by ", 3) == 0)
    value += 3;
  if (draft->author == NULL && *value != '\0')
    draft->author = g_strdup (value);
}

/* Ends the field or the paragraph that was being read. */
static void
end_paragraph (Article *self)
{
  const char *value = self->paragraph->str;

  if (self->paragraph->len == 0)
    return;
  if (self->field == NULL)
    {
      if (self->text->len > 0)
        g_string_append (self->text, "\n\n");
      g_string_append (self->text, value);
    }
  else if (strcmp (self->field, "BYLINE") == 0 || strcmp (self->field, "AUTOR") == 0)
    add_byline (self->draft, value);
  else if (strcmp (self->field, "LANGUAGE") == 0 || strcmp (self->field, "SPRACHE") == 0)
    attache_draft_set_language_name (self->draft, value);
  else if (strcmp (self->field, "HEADLINE") == 0 && self->draft->title == NULL)
    self->draft->title = g_strdup (value);
  else if (strcmp (self->field, "URL") == 0 && self->draft->url == NULL)
    self->draft->url = g_strdup (value);
  else if (strcmp (self->field, "LOAD-DATE") == 0 && !self->has_date)
    add_date (self, value);
  g_string_truncate (self->paragraph, 0);
  self->field = NULL;
}

static void
add_words (Article *self, const char *words)
{
  if (self->paragraph->len > 0)
    g_string_append_c (self->paragraph, ' ');
  g_string_append (self->paragraph, words);
  while (self->paragraph->len > 0
         && g_ascii_isspace (self->paragraph->str[self->paragraph->len - 1]))
    g_string_truncate (self->paragraph, self->paragraph->len - 1);
}

/* Takes the article's fields and texts; what is no article is a problem. */
static gboolean
take_article (const AttacheSource *source, AttacheHarvest *harvest, Article *self, GError **error)
{
  gsize length;

  end_paragraph (self);
  length = self->text->len;
  attache_draft_take_text (self->draft, g_strdup (self->text->str), length);
  if (self->draft->title == NULL && length > 0)
    self->draft->title = attache_headline_find (self->draft->text, &self->draft->title_derived);
  return attache_harvest_take_or_report (harvest, attache_draft_ref (self->draft), error);
}

/* As text */

/* "1 of 10 DOCUMENTS", centred; Nexis writes it in the reader's language. */
static gboolean
is_separator (const char *line)
{
  const char *p = trimmed (line);
  gsize n = strspn (p, "0123456789");

  if (p - line < CENTRED || n == 0 || p[n] != ' ')
    return g_str_has_prefix (p, "Dokument ") && strstr (p, " von ") != NULL && p - line >= CENTRED;
  return strstr (p, "DOCUMENT") != NULL || strstr (p, "DOKUMENT") != NULL;
}

static void
read_centred (Article *self, const char *words)
{
  if (g_ascii_strncasecmp (words, "copyright", 9) == 0
      || g_ascii_strncasecmp (words, "all rights", 10) == 0)
    end_paragraph (self);
  else if (self->draft->outlet == NULL)
    self->draft->outlet = g_strdup (words);
  else if (!self->has_date)
    add_date (self, words);
}

static gboolean
is_tail (const char *field)
{
  static const char *const tail[] = { "LOAD-DATE", "LANGUAGE",     "GRAPHIC", "PUBLICATION-TYPE",
                                      "SUBJECT",   "JOURNAL-CODE", "SPRACHE", "UPDATE" };

  for (guint i = 0; i < G_N_ELEMENTS (tail); i++)
    {
      if (strcmp (field, tail[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
read_text_line (Article *self, const char *line, gboolean *in_headline)
{
  const char *words = trimmed (line);
  const char *value;
  const char *field;

  if (*words == '\0')
    {
      end_paragraph (self);
      *in_headline = FALSE;
      return;
    }
  field = field_of (words, &value);
  if (words - line >= CENTRED && field == NULL && self->paragraph->len == 0)
    {
      read_centred (self, words);
      return;
    }
  if (field != NULL)
    {
      end_paragraph (self);
      self->field = field;
      self->in_tail |= self->text->len > 0 && is_tail (field);
      *in_headline = FALSE;
      words = value;
    }
  else if (self->in_tail && self->field == NULL)
    return;
  else if (self->draft->title == NULL && self->text->len == 0 && self->paragraph->len == 0
           && self->field == NULL && self->draft->outlet != NULL)
    {
      self->field = "HEADLINE";
      *in_headline = TRUE;
    }
  add_words (self, words);
}

static gboolean
recognise (const AttacheSource *source)
{
  gsize n = MIN (source->length, 16 * 1024);

  for (gsize i = 0; i + 24 < n; i++)
    {
      gsize digits = i;

      if (source->data[i] != '\n')
        continue;
      for (digits = i + 1; digits < n && source->data[digits] == ' ';)
        digits++;
      if (digits - i > CENTRED && digits + 24 < n && g_ascii_isdigit (source->data[digits]))
        {
          g_autofree char *line = g_strndup ((const char *) source->data + i + 1, digits - i + 24);

          line[strcspn (line, "\r\n")] = '\0';
          if (is_separator (line))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_nexis_text (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  AttacheDecoded decoded;
  g_auto (GStrv) lines = NULL;
  Article article = { 0 };
  gboolean in_article = FALSE;
  gboolean in_headline = FALSE;
  gboolean ok = TRUE;

  attache_encoding_decode (source->data, source->length, NULL, &decoded);
  lines = g_strsplit (decoded.utf8, "\n", -1);
  g_free (decoded.utf8);
  for (guint i = 0; ok && lines[i] != NULL; i++)
    {
      lines[i][strcspn (lines[i], "\r\f")] = '\0';
      if (!is_separator (lines[i]))
        {
          if (in_article)
            read_text_line (&article, lines[i], &in_headline);
          continue;
        }
      if (in_article)
        {
          ok = take_article (source, harvest, &article, error);
          article_clear (&article);
        }
      article_begin (&article, source);
      in_article = TRUE;
    }
  if (ok && in_article)
    ok = take_article (source, harvest, &article, error);
  if (in_article)
    article_clear (&article);
  return ok;
}

const AttacheFormat attache_nexis_format = {
  .name = "nexis",
  .recognise = recognise,
  .read = read_nexis_text,
};

/* As a Word document */

static const char *
line_at (GPtrArray *lines, guint i)
{
  return trimmed (g_ptr_array_index (lines, i));
}

static gboolean
is_end (const char *line)
{
  return g_str_has_prefix (line, "End of Document") || g_str_has_prefix (line, "Ende des Dokuments")
         || g_str_has_prefix (line, "Fin del documento")
         || g_str_has_prefix (line, "Fin du document");
}

static gboolean
is_body (const char *line)
{
  return strcmp (line, "Body") == 0 || strcmp (line, "Volltext") == 0
         || strcmp (line, "Cuerpo") == 0 || strcmp (line, "Corps") == 0;
}

gboolean
attache_nexis_is_document (GPtrArray *lines)
{
  gboolean has_body = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      has_body |= is_body (line_at (lines, i));
      if (has_body && is_end (line_at (lines, i)))
        return TRUE;
    }
  return FALSE;
}

/* The line of the date stands under the outlet, and that under the headline. */
static void
read_head (Article *self, GPtrArray *lines, guint from, guint body)
{
  const char *above[2] = { NULL, NULL };
  AttacheImportDate date;

  for (guint i = from; i < body; i++)
    {
      const char *line = line_at (lines, i);
      const char *value;

      if (*line == '\0')
        continue;
      self->field = field_of (line, &value);
      if (self->field != NULL)
        {
          add_words (self, value);
          end_paragraph (self);
        }
      else if (!self->has_date && above[0] != NULL
               && attache_import_date_find (line, -1, TRUE, &date) && date.start == 0)
        {
          add_date (self, line);
          self->draft->outlet = g_strdup (above[0]);
          self->draft->title = above[1] != NULL
                                   ? attache_headline_shorten (above[1], strlen (above[1]), 400)
                                   : NULL;
        }
      above[1] = above[0];
      above[0] = line;
    }
}

/* Answers the line behind the article. */
static guint
read_body (Article *self, GPtrArray *lines, guint i)
{
  for (; i < lines->len && !is_end (line_at (lines, i)); i++)
    {
      const char *line = line_at (lines, i);
      const char *value = NULL;

      self->field = field_of (line, &value);
      if (self->field == NULL && strcmp (line, "Classification") == 0)
        self->field = "CLASSIFICATION";
      if (self->field == NULL && strcmp (line, "Graphic") == 0)
        self->field = "GRAPHIC";
      if (*line != '\0')
        add_words (self, value != NULL ? value : line);
      if (value == NULL && self->field != NULL)
        while (i + 1 < lines->len && !is_end (line_at (lines, i + 1)))
          i++;
      end_paragraph (self);
    }
  return i + 1;
}

gboolean
attache_nexis_read_document (const AttacheSource *source, GPtrArray *lines, AttacheHarvest *harvest,
                             GError **error)
{
  guint from = 0;

  for (guint i = 0; i < lines->len;)
    {
      Article article;
      gboolean ok;

      if (!is_body (line_at (lines, i)))
        {
          i++;
          continue;
        }
      article_begin (&article, source);
      read_head (&article, lines, MAX (from, i > MAX_HEAD ? i - MAX_HEAD : 0), i);
      from = i = read_body (&article, lines, i + 1);
      ok = take_article (source, harvest, &article, error);
      article_clear (&article);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

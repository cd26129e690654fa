/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rich Text Format: its text and paragraphs, without fonts, pictures, fields' instructions and
 * notes. A hand-made reader of groups and control words, after Microsoft's "RTF
 * Specification 1.9.1". */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-draft-sections.h"
#include "attache-encoding.h"
#include "attache-factiva.h"
#include "attache-importer.h"
#include "attache-nexis.h"

#define MAX_GROUPS 1000

/* What a group inherits from the one around it. */
typedef struct
{
  gboolean is_skipped; /* a destination that is no text */
  gboolean is_title;   /* \info's \title */
  guint n_fallback;    /* \ucN: characters that stand in for one \u */
} Group;

typedef struct
{
  const char *p;
  const char *end;
  GString *text;     /* Owned; UTF-8 */
  GString *title;    /* Owned */
  GByteArray *bytes; /* Owned: characters of the code page that are not yet decoded */
  char code_page[16];
  Group groups[MAX_GROUPS];
  guint depth;
  guint to_skip; /* characters that stand in for the last \u */
  gunichar high; /* the first half of a surrogate pair */
} Reader;

static gboolean
recognise (const AttacheSource *source)
{
  return attache_source_has_magic (source, 0, "{\\rtf", 5);
}

static void
flush_bytes (Reader *self)
{
  AttacheDecoded decoded;
  Group *group = &self->groups[self->depth];

  if (self->bytes->len == 0)
    return;
  attache_encoding_decode (self->bytes->data, self->bytes->len, self->code_page, &decoded);
  if (group->is_title)
    g_string_append (self->title, decoded.utf8);
  else if (!group->is_skipped)
    g_string_append (self->text, decoded.utf8);
  g_free (decoded.utf8);
  g_byte_array_set_size (self->bytes, 0);
}

static void
add_byte (Reader *self, guint8 byte)
{
  if (self->to_skip > 0)
    self->to_skip--;
  else
    g_byte_array_append (self->bytes, &byte, 1);
}

static void
add_unichar (Reader *self, gunichar c)
{
  Group *group = &self->groups[self->depth];

  flush_bytes (self);
  if (c >= 0xd800 && c < 0xdc00)
    {
      self->high = c;
      return;
    }
  if (c >= 0xdc00 && c < 0xe000)
    c = self->high != 0 ? 0x10000 + ((self->high - 0xd800) << 10) + (c - 0xdc00) : 0xfffd;
  self->high = 0;
  if (c == 0 || !g_unichar_validate (c))
    c = 0xfffd;
  if (group->is_title)
    g_string_append_unichar (self->title, c);
  else if (!group->is_skipped)
    g_string_append_unichar (self->text, c);
}

static gboolean
is_one_of (const char *word, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (strcmp (word, words[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Groups that hold no text of the document. */
static gboolean
is_destination (const char *word)
{
  static const char *const words[] = {
    "fonttbl",           "colortbl", "stylesheet", "info",      "pict",       "object",
    "fldinst",           "header",   "headerl",    "headerr",   "headerf",    "footer",
    "footerl",           "footerr",  "footerf",    "footnote",  "annotation", "listtable",
    "listoverridetable", "rsidtbl",  "generator",  "themedata", "datastore",  "xmlnstbl",
    "latentstyles",      "revtbl",   "filetbl",    "bkmkstart", "bkmkend",    "shppict",
    "nonshppict"
  };

  return is_one_of (word, words, G_N_ELEMENTS (words));
}

static void
add_named (Reader *self, const char *word)
{
  static const struct
  {
    const char *word;
    gunichar c;
  } named[] = { { "par", '\n' },         { "line", '\n' },     { "sect", '\n' },
                { "page", '\n' },        { "row", '\n' },      { "cell", '\t' },
                { "tab", '\t' },         { "emdash", 0x2014 }, { "endash", 0x2013 },
                { "lquote", 0x2018 },    { "rquote", 0x2019 }, { "ldblquote", 0x201c },
                { "rdblquote", 0x201d }, { "bullet", 0x2022 } };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      if (strcmp (word, named[i].word) == 0)
        {
          add_unichar (self, named[i].c);
          if (named[i].c == '\n' && strcmp (word, "line") != 0)
            add_unichar (self, '\n');
          return;
        }
    }
}

static void
apply_word (Reader *self, const char *word, gint number, gboolean has_number)
{
  Group *group = &self->groups[self->depth];

  if (strcmp (word, "u") == 0 && has_number)
    {
      add_unichar (self, number < 0 ? number + 65536 : number);
      self->to_skip = group->n_fallback;
    }
  else if (strcmp (word, "uc") == 0)
    group->n_fallback = CLAMP (number, 0, 16);
  else if (strcmp (word, "ansicpg") == 0)
    g_snprintf (self->code_page, sizeof self->code_page, "windows-%d", CLAMP (number, 0, 99999));
  else if (strcmp (word, "bin") == 0)
    self->p += CLAMP (number, 0, self->end - self->p);
  else if (strcmp (word, "title") == 0 && group->is_skipped)
    group->is_title = TRUE;
  else if (is_destination (word))
    {
      flush_bytes (self);
      group->is_skipped = TRUE;
    }
  else
    add_named (self, word);
}

/* Behind a backslash. */
static void
read_control (Reader *self)
{
  char word[33];
  gsize n = 0;
  gboolean is_negative;
  gboolean has_number = FALSE;
  gint number = 0;

  while (self->p < self->end && g_ascii_isalpha (*self->p) && n < sizeof word - 1)
    word[n++] = *self->p++;
  word[n] = '\0';
  is_negative = n > 0 && self->p < self->end && *self->p == '-';
  self->p += is_negative;
  for (; n > 0 && self->p < self->end && g_ascii_isdigit (*self->p); self->p++)
    {
      number = number < 1000000 ? number * 10 + (*self->p - '0') : number;
      has_number = TRUE;
    }
  if (n > 0)
    {
      self->p += self->p < self->end && *self->p == ' ';
      apply_word (self, word, is_negative ? -number : number, has_number);
      return;
    }
  if (self->p >= self->end)
    return;
  switch (*self->p++)
    {
    case '\'':
      if (self->end - self->p >= 2 && g_ascii_isxdigit (self->p[0])
          && g_ascii_isxdigit (self->p[1]))
        {
          add_byte (self,
                    g_ascii_xdigit_value (self->p[0]) * 16 + g_ascii_xdigit_value (self->p[1]));
          self->p += 2;
        }
      break;
    case '*':
      flush_bytes (self);
      self->groups[self->depth].is_skipped = TRUE;
      break;
    case '~':
      add_unichar (self, 0xa0);
      break;
    case '\n':
    case '\r':
      add_named (self, "par");
      break;
    case '\\':
    case '{':
    case '}':
      add_byte (self, self->p[-1]);
      break;
    default:
      break;
    }
}

/* FALSE where groups are nested beyond reason. */
static gboolean
read_all (Reader *self)
{
  while (self->p < self->end)
    {
      char c = *self->p++;

      if (c == '{')
        {
          flush_bytes (self);
          if (self->depth + 1 >= MAX_GROUPS)
            return FALSE;
          self->groups[self->depth + 1] = self->groups[self->depth];
          self->depth++;
        }
      else if (c == '}')
        {
          flush_bytes (self);
          self->depth -= self->depth > 0;
          self->to_skip = 0;
        }
      else if (c == '\\')
        read_control (self);
      else if (c != '\r' && c != '\n' && c != '\0')
        add_byte (self, c);
    }
  flush_bytes (self);
  return TRUE;
}

/* A download of many articles; FALSE with @is_one where it is one document. */
static gboolean
take_download (const AttacheSource *source, AttacheHarvest *harvest, Reader *self, gboolean *is_one,
               GError **error)
{
  g_auto (GStrv) split = g_strsplit (self->text->str, "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (lines, g_strchomp (split[i]));
  if (attache_factiva_is_document (lines))
    return attache_factiva_read_document (source, lines, harvest, error);
  if (attache_nexis_is_document (lines))
    return attache_nexis_read_document (source, lines, harvest, error);
  *is_one = TRUE;
  return FALSE;
}

static gboolean
take_text (const AttacheSource *source, AttacheHarvest *harvest, Reader *self, GError **error)
{
  AttacheDraft *draft;
  gboolean is_one = FALSE;
  gboolean is_taken = take_download (source, harvest, self, &is_one, error);
  gsize length;

  if (!is_one)
    return is_taken;
  draft = attache_draft_new (source->name, "rtf");
  while (self->text->len > 0 && g_ascii_isspace (self->text->str[self->text->len - 1]))
    g_string_truncate (self->text, self->text->len - 1);
  length = self->text->len;
  attache_draft_take_text (draft, g_strdup (self->text->str), length);
  if (self->title->len > 0)
    draft->title = g_strdup (g_strstrip (self->title->str));
  attache_draft_find_sections (draft);
  return attache_harvest_take (harvest, draft, error);
}

static gboolean
read_rtf (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autofree Reader *reader = g_new0 (Reader, 1);
  gboolean ok;

  if (source->length > 4 * ATTACHE_IMPORT_MAX_TEXT)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_TOO_LARGE, 0,
                                _ ("the document is too large"));
      return FALSE;
    }
  reader->p = (const char *) source->data;
  reader->end = reader->p + source->length;
  reader->text = g_string_new (NULL);
  reader->title = g_string_new (NULL);
  reader->bytes = g_byte_array_new ();
  reader->groups[0].n_fallback = 1;
  g_strlcpy (reader->code_page, "windows-1252", sizeof reader->code_page);
  ok = read_all (reader);
  if (!ok)
    attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_MALFORMED, 0,
                              _ ("its groups are nested too deeply"));
  else
    ok = take_text (source, harvest, reader, error);
  g_string_free (reader->text, TRUE);
  g_string_free (reader->title, TRUE);
  g_byte_array_unref (reader->bytes);
  return ok;
}

const AttacheFormat attache_rtf_format = {
  .name = "rtf",
  .recognise = recognise,
  .read = read_rtf,
};

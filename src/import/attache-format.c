/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which reader a file belongs to: the first in the list below that knows its bytes. What no other
 * knows is text or nothing. */

#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "attache-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-encoding.h"

/* From those with an unmistakable beginning to those that are guessed. */
static const AttacheFormat *const formats[] = {
  &attache_gzip_format,   &attache_dna_format,          &attache_docx_format,
  &attache_odt_format,    &attache_epub_format,         &attache_zip_format,
  &attache_pdf_format,    &attache_rtf_format,          &attache_warc_format,
  &attache_ris_format,    &attache_bibtex_format,       &attache_json_format,
  &attache_zotero_format, &attache_feed_format,         &attache_mail_format,
  &attache_nexis_format,  &attache_proquest_format,     &attache_factiva_format,
  &attache_table_format,  &attache_factiva_page_format, &attache_proquest_page_format,
  &attache_page_format,   &attache_plain_text_format,
};

gboolean
attache_source_has_magic (const AttacheSource *source, gsize offset, const char *magic, gsize n)
{
  return source->length >= offset + n && memcmp (source->data + offset, magic, n) == 0;
}

gboolean
attache_source_is_markup (const AttacheSource *source)
{
  gsize at = attache_source_has_magic (source, 0, "\xef\xbb\xbf", 3) ? 3 : 0;

  while (at < source->length && g_ascii_isspace (source->data[at]))
    at++;
  return at < source->length && source->data[at] == '<';
}

gboolean
attache_source_contains (const AttacheSource *source, const char *needle)
{
  return source->length > 0
         && memmem (source->data, source->length, needle, strlen (needle)) != NULL;
}

void
attache_source_set_error (const AttacheSource *source, GError **error, AttacheImportError code,
                          guint line, const char *reason)
{
  if (line > 0 && source->line != ATTACHE_LINE_UNKNOWN)
    g_set_error (error, ATTACHE_IMPORT_ERROR, code, _ ("%s, line %u: %s"), source->name,
                 source->line + line, reason);
  else
    g_set_error (error, ATTACHE_IMPORT_ERROR, code, _ ("%s: %s"), source->name, reason);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0xfeff && c != 0x200b)
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_harvest_take (AttacheHarvest *harvest, AttacheDraft *draft, GError **error)
{
  g_autoptr (AttacheDraft) owned = draft;

  g_assert (strlen (draft->text) == draft->text_length);
  if (draft->attachments->len == 0 && is_blank (draft->text, draft->text_length))
    {
      g_set_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_EMPTY,
                   _ ("%s: there is no text in it"), draft->file);
      return FALSE;
    }
  if (harvest->drafts->len >= ATTACHE_FORMAT_MAX_DRAFTS)
    {
      g_set_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_TOO_LARGE,
                   _ ("%s: more than %d articles in one file"), draft->file,
                   ATTACHE_FORMAT_MAX_DRAFTS);
      return FALSE;
    }
  g_ptr_array_add (harvest->drafts, g_steal_pointer (&owned));
  return TRUE;
}

gboolean
attache_harvest_take_or_report (AttacheHarvest *harvest, AttacheDraft *draft, GError **error)
{
  GError *local_error = NULL;

  if (attache_harvest_take (harvest, draft, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_EMPTY))
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  g_ptr_array_add (harvest->problems, local_error);
  return TRUE;
}

GPtrArray *
attache_source_split_lines (const AttacheSource *source)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  AttacheDecoded decoded;
  const char *end;

  attache_encoding_decode (source->data, source->length, NULL, &decoded);
  end = decoded.utf8 + decoded.length;
  for (const char *p = decoded.utf8; p < end;)
    {
      const char *newline = memchr (p, '\n', end - p);
      gsize n = (newline != NULL ? newline : end) - p;

      g_ptr_array_add (lines, g_strchomp (g_strndup (p, n)));
      p += n + 1;
    }
  g_free (decoded.utf8);
  return lines;
}

const AttacheFormat *
attache_format_of_page (const AttacheSource *source)
{
  if (attache_factiva_page_format.recognise (source))
    return &attache_factiva_page_format;
  if (attache_proquest_page_format.recognise (source))
    return &attache_proquest_page_format;
  return &attache_page_format;
}

const AttacheFormat *
attache_format_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (strcmp (formats[i]->name, name) == 0)
        return formats[i];
    }
  return NULL;
}

const AttacheFormat *
attache_format_recognise (const AttacheSource *source)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (formats[i]->recognise (source))
        return formats[i];
    }
  return NULL;
}

gboolean
attache_format_read_any (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  const AttacheFormat *format;

  if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
    return FALSE;
  if (source->depth > ATTACHE_FORMAT_MAX_DEPTH)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_TOO_LARGE, 0,
                                _ ("archives within archives within archives are not opened"));
      return FALSE;
    }
  format = attache_format_recognise (source);
  if (format != NULL)
    return format->read (source, harvest, error);
  attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_BINARY, 0,
                            _ ("not a kind of file that Attaché reads"));
  return FALSE;
}

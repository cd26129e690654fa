/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Web archives (WARC, ISO 28500): each page in a response becomes an article. The day of the crawl
 * is no day of publication, and is not taken for one. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-format.h"
#include "attache-mime.h"

static gboolean
recognise (const AttacheSource *source)
{
  return attache_source_has_magic (source, 0, "WARC/", 5);
}

/* Chunked transfer is what the wire had and not what the page is. Transfer full. */
static GByteArray *
join_chunks (const char *p, gsize length)
{
  GByteArray *out = g_byte_array_new ();
  const char *end = p + length;

  while (p < end)
    {
      const char *newline = memchr (p, '\n', end - p);
      guint64 n = newline != NULL ? g_ascii_strtoull (p, NULL, 16) : 0;

      if (n == 0)
        break;
      p = newline + 1;
      n = MIN (n, (guint64) (end - p));
      g_byte_array_append (out, (const guint8 *) p, n);
      p += n;
      p += p < end && *p == '\r';
      p += p < end && *p == '\n';
    }
  return out;
}

static gboolean
is_page (const AttacheMimePart *response)
{
  return g_str_has_prefix (response->head, "HTTP/")
         && (attache_mime_part_has_type (response, "text/html")
             || attache_mime_part_has_type (response, "application/xhtml"));
}

static void
read_response (const AttacheSource *source, const AttacheMimePart *record, AttacheHarvest *harvest)
{
  AttacheMimePart response;
  AttacheSource inner = *source;
  g_autofree char *address = attache_mime_part_dup_header (record, "warc-target-uri");
  g_autofree char *transfer = NULL;
  g_autoptr (GByteArray) body = NULL;
  guint n_before = harvest->drafts->len;
  GError *error = NULL;

  attache_mime_part_init (&response, record->body, record->body_length);
  if (response.body_length == 0 || response.head_length < 12 || !is_page (&response))
    return;
  transfer = attache_mime_part_dup_header (&response, "transfer-encoding");
  inner.data = (const guint8 *) response.body;
  inner.length = response.body_length;
  inner.depth++;
  if (transfer != NULL && g_ascii_strcasecmp (transfer, "chunked") == 0)
    {
      body = join_chunks (response.body, response.body_length);
      inner.data = body->data;
      inner.length = body->len;
    }
  if (inner.length == 0)
    return;
  if (!attache_format_read_any (&inner, harvest, &error))
    {
      g_ptr_array_add (harvest->problems, error);
      return;
    }
  for (guint i = n_before; address != NULL && i < harvest->drafts->len; i++)
    {
      AttacheDraft *draft = g_ptr_array_index (harvest->drafts, i);

      draft->format = "warc";
      if (draft->url == NULL)
        draft->url = g_strdup (g_strstrip (g_strdelimit (address, "<>", ' ')));
    }
}

static gboolean
read_warc (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  const char *p = (const char *) source->data;
  const char *end = p + source->length;

  while (p < end)
    {
      AttacheMimePart record;
      g_autofree char *length = NULL;
      g_autofree char *type = NULL;

      if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
        return FALSE;
      while (p < end && g_ascii_isspace (*p))
        p++;
      if (end - p < 5 || memcmp (p, "WARC/", 5) != 0)
        break;
      attache_mime_part_init (&record, p, end - p);
      length = attache_mime_part_dup_header (&record, "content-length");
      if (length == NULL)
        break;
      record.body_length = MIN (record.body_length, g_ascii_strtoull (length, NULL, 10));
      type = attache_mime_part_dup_header (&record, "warc-type");
      if (type != NULL && (g_str_equal (type, "response") || g_str_equal (type, "resource")))
        read_response (source, &record, harvest);
      p = record.body + record.body_length;
    }
  return TRUE;
}

const AttacheFormat attache_warc_format = {
  .name = "warc",
  .recognise = recognise,
  .read = read_warc,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mails (EML), mailboxes (mbox) and pages saved as one file (MHTML): each message is one article.
 * The page in it goes to the reader of pages; subject, sender and date are the message's. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-draft-sections.h"
#include "attache-encoding.h"
#include "attache-format.h"
#include "attache-import-date.h"
#include "attache-mail-text.h"
#include "attache-mime.h"

#define HEAD (16 * 1024)

/* Three headers of a message, one of which nobody writes by hand. */
static gboolean
is_message (const char *data, gsize length)
{
  static const char *const headers[] = {
    "message-id", "mime-version", "received", "content-type", "return-path",
    "from",       "to",           "subject",  "date",         "snapshot-content-location"
  };
  AttacheMimePart part;
  guint n_found = 0;
  guint n_sure = 0;

  attache_mime_part_init (&part, data, MIN (length, HEAD));
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *value = attache_mime_part_dup_header (&part, headers[i]);

      n_found += value != NULL;
      n_sure += value != NULL && i < 5;
    }
  return n_found >= 3 && n_sure >= 1;
}

static gboolean
recognise (const AttacheSource *source)
{
  const char *data = (const char *) source->data;
  gsize name = 0;

  if (attache_source_has_magic (source, 0, "From ", 5))
    {
      const char *newline = memchr (data, '\n', MIN (source->length, 1024));

      return newline != NULL && is_message (newline + 1, data + source->length - newline - 1);
    }
  while (name < MIN (source->length, 60) && (g_ascii_isalnum (data[name]) || data[name] == '-'))
    name++;
  return name > 1 && name < source->length && data[name] == ':'
         && is_message (data, source->length);
}

/* "Ada Lorne <ada@zenda.example>": the name, or else the address. Transfer full, nullable. */
static char *
dup_sender (const AttacheMimePart *part)
{
  char *from = attache_mime_part_dup_header (part, "from");
  char *bracket = from != NULL ? strchr (from, '<') : NULL;

  if (bracket != NULL && bracket > from)
    *bracket = '\0';
  if (from != NULL)
    g_strstrip (g_strdelimit (from, "\"<>", ' '));
  if (from != NULL && *from == '\0')
    g_clear_pointer (&from, g_free);
  return from;
}

/* Transfer full, nullable. */
static char *
dup_address (const AttacheMimePart *message, const AttacheMimePart *page)
{
  char *address = attache_mime_part_dup_header (message, "snapshot-content-location");

  if (address == NULL)
    address = attache_mime_part_dup_header (page, "content-location");
  if (address != NULL && !g_str_has_prefix (address, "http"))
    g_clear_pointer (&address, g_free);
  return address;
}

static char *
decode_text (const AttacheMimePart *part, gsize *length)
{
  g_autofree char *charset = attache_mime_part_dup_parameter (part, "content-type", "charset");
  g_autoptr (GByteArray) bytes = attache_mime_part_decode (part);
  AttacheDecoded decoded;

  attache_encoding_decode (bytes->data, bytes->len, charset, &decoded);
  *length = decoded.length;
  return decoded.utf8;
}

/* Answers in @is_download whether it is one of an archive's, which tells more than the message. */
static gboolean
add_page (const AttacheSource *source, const AttacheMimePart *part, AttacheHarvest *harvest,
          gboolean *is_download, GError **error)
{
  AttacheSource inner = *source;
  g_autofree char *html = decode_text (part, &inner.length);
  const AttacheFormat *format;

  inner.data = (const guint8 *) html;
  format = attache_format_of_page (&inner);
  *is_download = format != &attache_page_format;
  return format->read (&inner, harvest, error);
}

static gboolean
add_text (const AttacheSource *source, const AttacheMimePart *part, AttacheHarvest *harvest,
          GError **error)
{
  AttacheDraft *draft = attache_draft_new (source->name, "mail");
  g_autofree char *flow = attache_mime_part_dup_parameter (part, "content-type", "format");
  g_autofree char *space = attache_mime_part_dup_parameter (part, "content-type", "delsp");
  gsize length;
  g_autofree char *cut = decode_text (part, &length);
  char *text = attache_mail_text_unwrap (cut,
                                         flow != NULL && g_ascii_strcasecmp (flow, "flowed") == 0,
                                         space != NULL && g_ascii_strcasecmp (space, "yes") == 0);

  attache_draft_take_text (draft, text, strlen (text));
  attache_draft_find_sections (draft);
  return attache_harvest_take (harvest, draft, error);
}

/* A saved page tells its own facts better; of a mail the message does. */
static void
take_headers (AttacheDraft *draft, const AttacheMimePart *message, const AttacheMimePart *part,
              gboolean is_saved)
{
  g_autofree char *subject = attache_mime_part_dup_header (message, "subject");
  g_autofree char *date_header = attache_mime_part_dup_header (message, "date");
  AttacheImportDate date;

  draft->format = is_saved ? "mhtml" : "mail";
  if (subject != NULL && *subject != '\0' && (!is_saved || draft->title == NULL))
    {
      g_free (draft->title);
      draft->title = g_steal_pointer (&subject);
      draft->title_derived = FALSE;
    }
  if (draft->url == NULL)
    draft->url = dup_address (message, part);
  if (is_saved)
    return;
  if (draft->author == NULL)
    draft->author = dup_sender (message);
  if (date_header != NULL && attache_import_date_find (date_header, -1, FALSE, &date))
    attache_draft_set_published (draft, date.instant, date.precision, ATTACHE_BASIS_METADATA);
}

static gboolean
read_message (const AttacheSource *source, const char *data, gsize length, AttacheHarvest *harvest,
              GError **error)
{
  AttacheMimePart message;
  AttacheMimePart part;
  guint n_before = harvest->drafts->len;
  gboolean is_download = FALSE;
  gboolean is_saved;
  gboolean ok;

  attache_mime_part_init (&message, data, length);
  is_saved = attache_mime_part_has_type (&message, "multipart/related")
             && attache_source_contains (source, "Content-Location:");
  if (attache_mime_part_find (&message, "text/html", &part))
    ok = add_page (source, &part, harvest, &is_download, error);
  else if (attache_mime_part_find (&message, "text/plain", &part))
    ok = add_text (source, &part, harvest, error);
  else
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_EMPTY, 0,
                                _ ("a message without a text"));
      return FALSE;
    }
  if (ok && !is_download && harvest->drafts->len > n_before)
    take_headers (g_ptr_array_index (harvest->drafts, n_before), &message, &part, is_saved);
  return ok;
}

/* The next "From " line behind an empty one, or @end. */
static const char *
next_message (const char *p, const char *end)
{
  while (p < end && (p = memchr (p, '\n', end - p)) != NULL)
    {
      p++;
      if (end - p > 5 && memcmp (p, "From ", 5) == 0
          && (p[-2] == '\n' || (p[-2] == '\r' && p[-3] == '\n')))
        return p;
    }
  return end;
}

/* A bad message in a box is a problem; the others come in. */
static gboolean
read_box (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  const char *data = (const char *) source->data;
  const char *end = data + source->length;

  for (const char *p = data; p < end;)
    {
      const char *head = memchr (p, '\n', end - p);
      const char *next = next_message (p + 3 < end ? p + 3 : end, end);
      GError *local_error = NULL;

      if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
        return FALSE;
      if (head != NULL && head < next
          && !read_message (source, head + 1, next - head - 1, harvest, &local_error))
        g_ptr_array_add (harvest->problems, local_error);
      p = next;
    }
  return TRUE;
}

static gboolean
read_mail (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  if (attache_source_has_magic (source, 0, "From ", 5))
    return read_box (source, harvest, error);
  return read_message (source, (const char *) source->data, source->length, harvest, error);
}

const AttacheFormat attache_mail_format = {
  .name = "mail",
  .recognise = recognise,
  .read = read_mail,
};

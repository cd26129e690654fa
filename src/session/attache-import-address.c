/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the wire knows and a file does not: the address, and the encoding that the server named. */

#include "config.h"

#include "attache-import-address.h"

#include "attache-encoding.h"

#include <string.h>

#define MAX_NAME 100

char *
attache_import_address_dup_name (const char *address)
{
  g_autofree char *valid = g_utf8_make_valid (address, -1);

  if (g_utf8_strlen (valid, -1) > MAX_NAME)
    {
      g_autofree char *start = g_utf8_substring (valid, 0, MAX_NAME - 1);

      return g_strconcat (start, "…", NULL);
    }
  return g_steal_pointer (&valid);
}

/* Transfer full. The server's word ranks after a byte-order mark and before what the page says of
 * itself; so the page goes on in UTF-8, with a mark. */
static GBytes *
decode (const AttacheDownload *download)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (download->bytes, &length);
  AttacheDecoded decoded;
  GByteArray *marked;

  if (download->charset == NULL || g_ascii_strcasecmp (download->charset, "utf-8") == 0
      || download->media_type == NULL || strstr (download->media_type, "html") == NULL)
    return g_bytes_ref (download->bytes);
  attache_encoding_decode (data, length, download->charset, &decoded);
  if (decoded.basis != ATTACHE_ENCODING_BY_LABEL)
    {
      g_free (decoded.utf8);
      return g_bytes_ref (download->bytes);
    }
  marked = g_byte_array_sized_new (decoded.length + 3);
  g_byte_array_append (marked, (const guint8 *) "\xef\xbb\xbf", 3);
  g_byte_array_append (marked, (const guint8 *) decoded.utf8, decoded.length);
  g_free (decoded.utf8);
  return g_byte_array_free_to_bytes (marked);
}

GPtrArray *
attache_import_address_load (const char *address, AttacheDownload *given, GPtrArray *problems,
                             AttacheDownload **download, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = attache_import_address_dup_name (address);
  g_autoptr (AttacheDownload) page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *drafts;

  *download = NULL;
  page = given != NULL ? attache_download_ref (given)
                       : attache_download_run (address, NULL, &attache_download_default_limits,
                                               cancellable, error);
  if (page == NULL)
    return NULL;
  bytes = decode (page);
  drafts = attache_importer_load_bytes (bytes, name, problems, cancellable, error);
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      AttacheDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->url == NULL)
        draft->url = g_strdup (page->address);
    }
  *download = g_steal_pointer (&page);
  return drafts;
}

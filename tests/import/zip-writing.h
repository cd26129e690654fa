/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A ZIP made by hand, its members stored and not compressed, so that the tests also make ones that
 * lie. */

#pragma once

#include <glib.h>
#include <string.h>

typedef struct
{
  GByteArray *bytes;
  GByteArray *directory;
  guint n_members;
} ZipWriter;

static inline guint32
zip_crc (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
    }
  return ~crc;
}

static inline void
zip_put (GByteArray *out, guint32 value, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = value >> (8 * i);

      g_byte_array_append (out, &byte, 1);
    }
}

static inline void
zip_begin (ZipWriter *zip)
{
  zip->bytes = g_byte_array_new ();
  zip->directory = g_byte_array_new ();
  zip->n_members = 0;
}

/* What local header and directory share, from "version needed" to the lengths. */
static inline void
zip_put_member (GByteArray *out, guint flags, guint32 crc, gsize length, const char *name)
{
  zip_put (out, 20, 2);
  zip_put (out, flags, 2);
  zip_put (out, 0, 2);
  zip_put (out, 0x54210000, 4);
  zip_put (out, crc, 4);
  zip_put (out, length, 4);
  zip_put (out, length, 4);
  zip_put (out, strlen (name), 2);
  zip_put (out, 0, 2);
}

static inline void
zip_add (ZipWriter *zip, const char *name, const void *content, gssize n, guint flags)
{
  gsize length = n < 0 ? strlen (content) : (gsize) n;
  guint32 crc = zip_crc (content, length);
  guint32 offset = zip->bytes->len;

  g_byte_array_append (zip->bytes, (const guint8 *) "PK\3\4", 4);
  zip_put_member (zip->bytes, flags, crc, length, name);
  g_byte_array_append (zip->bytes, (const guint8 *) name, strlen (name));
  g_byte_array_append (zip->bytes, content, length);
  g_byte_array_append (zip->directory, (const guint8 *) "PK\1\2\x14\3", 6);
  zip_put_member (zip->directory, flags, crc, length, name);
  zip_put (zip->directory, 0, 2);
  zip_put (zip->directory, 0, 4);
  zip_put (zip->directory, 0100644u << 16, 4);
  zip_put (zip->directory, offset, 4);
  g_byte_array_append (zip->directory, (const guint8 *) name, strlen (name));
  zip->n_members++;
}

/* Transfer full. */
static inline GByteArray *
zip_end (ZipWriter *zip)
{
  guint32 offset = zip->bytes->len;
  guint32 length = zip->directory->len;

  g_byte_array_append (zip->bytes, zip->directory->data, length);
  g_byte_array_append (zip->bytes, (const guint8 *) "PK\5\6\0\0\0\0", 8);
  zip_put (zip->bytes, zip->n_members, 2);
  zip_put (zip->bytes, zip->n_members, 2);
  zip_put (zip->bytes, length, 4);
  zip_put (zip->bytes, offset, 4);
  zip_put (zip->bytes, 0, 2);
  g_byte_array_unref (zip->directory);
  return zip->bytes;
}

/* Transfer full: an archive of one member. */
static inline GByteArray *
zip_of (const char *name, const void *content, gssize length)
{
  ZipWriter zip;

  zip_begin (&zip);
  zip_add (&zip, name, content, length, 0);
  return zip_end (&zip);
}

/* Transfer full. For the readers that look into a ZIP: what is none becomes the member that the
 * reader named @reader opens, so that bytes may be changed without breaking checksums. NULL where
 * @data may go to the reader as it is. */
static inline GByteArray *
zip_pack_for (const char *reader, const guint8 *data, gsize length)
{
  ZipWriter zip;

  if (length >= 2 && memcmp (data, "PK", 2) == 0)
    return NULL;
  if (strcmp (reader, "docx") == 0)
    return zip_of ("word/document.xml", data, (gssize) length);
  if (strcmp (reader, "odt") == 0)
    return zip_of ("content.xml", data, (gssize) length);
  if (strcmp (reader, "epub") != 0)
    return NULL;
  zip_begin (&zip);
  zip_add (&zip, "OEBPS/content.opf", data, (gssize) length, 0);
  zip_add (&zip, "OEBPS/a.xhtml", data, (gssize) length, 0);
  return zip_end (&zip);
}

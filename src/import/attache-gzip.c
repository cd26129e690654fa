/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A .gz around a file is looked through: its content is what counts. Members that follow one
 * another are one stream. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-format.h"

/* Bytes that are unpacked at a time, and the most that are set aside because a file says so. */
#define STEP (128 * 1024)
#define MAX_PROMISE (4 * 1024 * 1024)

static gboolean
recognise (const AttacheSource *source)
{
  return attache_source_has_magic (source, 0, "\x1f\x8b\x08", 3);
}

/* What the file says of its length, in its last four bytes; it may lie. */
static guint
promised_length (const AttacheSource *source)
{
  guint32 length;

  if (source->length < 18)
    return 0;
  memcpy (&length, source->data + source->length - sizeof length, sizeof length);
  return MIN (GUINT32_FROM_LE (length), MAX_PROMISE);
}

/* One member from *@used on; moves it behind the member. The budget counts what comes out, not what
 * goes in: bombs are small. */
static gboolean
inflate_member (const AttacheSource *source, gsize *used, GByteArray *out, guint64 budget,
                GError **error)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  for (;;)
    {
      gsize n_read = 0;
      gsize n_written = 0;
      guint n_before = out->len;
      GConverterResult result;

      g_byte_array_set_size (out, n_before + STEP);
      result = g_converter_convert (G_CONVERTER (inflater), source->data + *used,
                                    source->length - *used, out->data + n_before, STEP,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, error);
      g_byte_array_set_size (out, n_before + n_written);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      *used += n_read;
      if (out->len > budget)
        {
          attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_TOO_LARGE, 0,
                                    _ ("it unpacks to more than Attaché takes from one file"));
          return FALSE;
        }
      if (result == G_CONVERTER_FINISHED)
        return TRUE;
    }
}

/* Zeros may follow, as tape drives write them; anything else behind the last member is ignored, as
 * gzip does. */
static GByteArray *
inflate (const AttacheSource *source, guint64 budget, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_sized_new (promised_length (source) + STEP);
  g_autoptr (GError) local_error = NULL;
  gsize used = 0;

  while (used + 3 <= source->length && attache_source_has_magic (source, used, "\x1f\x8b\x08", 3))
    {
      if (inflate_member (source, &used, out, budget, &local_error))
        continue;
      if (local_error->domain == ATTACHE_IMPORT_ERROR)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_MALFORMED, 0,
                                _ ("the compressed file is damaged or cut off"));
      return NULL;
    }
  return g_steal_pointer (&out);
}

static gboolean
read_gzip (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (GByteArray)
      content = inflate (source, MIN (harvest->budget, (guint64) G_MAXUINT / 4), error);
  AttacheSource inner = *source;

  if (content == NULL)
    return FALSE;
  harvest->budget -= content->len;
  inner.data = content->data;
  inner.length = content->len;
  inner.depth++;
  if (inner.length == 0)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_EMPTY, 0,
                                _ ("the file is empty"));
      return FALSE;
    }
  return attache_format_read_any (&inner, harvest, error);
}

const AttacheFormat attache_gzip_format = {
  .name = "gzip",
  .recognise = recognise,
  .read = read_gzip,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A block of the file at a time, unpacked a block at a time. */

#include "config.h"

#include "attache-inflow.h"

#include <string.h>

#define BLOCK (256 * 1024)

struct _AttacheInflow
{
  GInputStream *stream;        /* Owned */
  GZlibDecompressor *inflater; /* Owned; NULL: not compressed */
  guint8 *block;               /* Owned */
  gsize begin;                 /* of what is left of the block */
  gsize end;
  gboolean is_between; /* members: the last one has ended */
  gboolean is_drained; /* the file */
};

static gboolean
fill (AttacheInflow *self, GCancellable *cancellable, GError **error)
{
  gsize n;

  memmove (self->block, self->block + self->begin, self->end - self->begin);
  self->end -= self->begin;
  self->begin = 0;
  if (!g_input_stream_read_all (self->stream, self->block + self->end, BLOCK - self->end, &n,
                                cancellable, error))
    return FALSE;
  self->end += n;
  self->is_drained = self->end < BLOCK;
  return TRUE;
}

static gboolean
has_magic (const AttacheInflow *self)
{
  return self->end - self->begin >= 3 && memcmp (self->block + self->begin, "\x1f\x8b\x08", 3) == 0;
}

AttacheInflow *
attache_inflow_new (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttacheInflow) self = g_new0 (AttacheInflow, 1);

  self->block = g_malloc (BLOCK);
  self->stream = G_INPUT_STREAM (g_file_read (file, cancellable, error));
  if (self->stream == NULL || !fill (self, cancellable, error))
    return NULL;
  if (has_magic (self))
    self->inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  return g_steal_pointer (&self);
}

void
attache_inflow_free (AttacheInflow *inflow)
{
  g_clear_object (&inflow->stream);
  g_clear_object (&inflow->inflater);
  g_free (inflow->block);
  g_free (inflow);
}

static void
copy (AttacheInflow *self, GByteArray *out)
{
  g_byte_array_append (out, self->block + self->begin, self->end - self->begin);
  self->begin = self->end = 0;
}

/* One step of unpacking. What stands behind the last member is no part of it. */
static gboolean
inflate (AttacheInflow *self, GByteArray *out, gboolean *is_end, GError **error)
{
  const guint n_before = out->len;
  gsize n_read = 0, n_written = 0;
  GConverterResult result;

  if (self->is_between && !has_magic (self))
    {
      *is_end = TRUE;
      return TRUE;
    }
  self->is_between = FALSE;
  g_byte_array_set_size (out, n_before + BLOCK);
  result = g_converter_convert (G_CONVERTER (self->inflater), self->block + self->begin,
                                self->end - self->begin, out->data + n_before, BLOCK,
                                self->is_drained ? G_CONVERTER_INPUT_AT_END : 0, &n_read,
                                &n_written, error);
  g_byte_array_set_size (out, n_before + n_written);
  self->begin += n_read;
  if (result == G_CONVERTER_ERROR)
    return FALSE;
  if (result == G_CONVERTER_FINISHED)
    {
      g_converter_reset (G_CONVERTER (self->inflater));
      self->is_between = TRUE;
    }
  return TRUE;
}

gboolean
attache_inflow_read (AttacheInflow *inflow, GByteArray *out, gsize n_wanted, gboolean *is_end,
                     GCancellable *cancellable, GError **error)
{
  const gsize n_before = out->len;

  *is_end = FALSE;
  while (out->len - n_before < n_wanted && !*is_end)
    {
      /* A kilobyte is more than any header of a member. */
      if (inflow->end - inflow->begin < 1024 && !inflow->is_drained
          && !fill (inflow, cancellable, error))
        return FALSE;
      if (inflow->inflater != NULL)
        {
          if (!inflate (inflow, out, is_end, error))
            return FALSE;
          continue;
        }
      *is_end = inflow->begin == inflow->end && inflow->is_drained;
      copy (inflow, out);
    }
  return TRUE;
}

guint64
attache_inflow_get_position (AttacheInflow *inflow)
{
  return g_seekable_tell (G_SEEKABLE (inflow->stream)) - (inflow->end - inflow->begin);
}

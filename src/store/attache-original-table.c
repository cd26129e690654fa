/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Original pages as gzipped rows: markup packs to a fifth, and is looked at seldom. */

#include "config.h"

#include "attache-original-table.h"

#include "attache-store-error.h"

/* Address, type, character set, when it was fetched, the packed page. */
#define IMAGE_TYPE "(smsmsxay)"

#define LEVEL 6

/* Of a page unpacked: larger ones were never fetched, and a damaged row must not fill memory. */
#define MAX_PAGE (64U << 20)
#define CHUNK (16 * 1024)

static const char ADD[] = "INSERT OR IGNORE INTO original "
                          "(article_id, address, media_type, charset, fetched, content) "
                          "VALUES (:article, :address, :type, :charset, :fetched, :content)";
static const char LOAD[] = "SELECT address, media_type, charset, fetched, content FROM original "
                           "WHERE article_id = :article";

static const char DELETE[] = "DELETE FROM original WHERE article_id = :article";

void
attache_original_free (AttacheOriginal *original)
{
  g_free (original->address);
  g_free (original->media_type);
  g_free (original->charset);
  g_bytes_unref (original->bytes);
  g_free (original);
}

/* Transfer full; cut off beyond the limit. */
static GBytes *
convert (GBytes *bytes, GConverter *converter, GError **error)
{
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (input, converter);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 chunk[CHUNK];
  gssize n;

  while (out->len < MAX_PAGE
         && (n = g_input_stream_read (stream, chunk, sizeof chunk, NULL, error)) != 0)
    {
      if (n < 0)
        return NULL;
      g_byte_array_append (out, chunk, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

gboolean
attache_original_table_add (AttacheDatabase *db, gint64 article_id, const AttacheOriginal *original,
                            GError **error)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL);
  g_autoptr (GBytes) packed = convert (original->bytes, G_CONVERTER (gzip), error);
  g_autoptr (AttacheSql) sql = packed != NULL ? attache_database_prepare (db, ADD, error) : NULL;

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", article_id);
  attache_sql_bind_text (sql, ":address", original->address);
  attache_sql_bind_text (sql, ":type", original->media_type);
  attache_sql_bind_text (sql, ":charset", original->charset);
  attache_sql_bind_int (sql, ":fetched", original->fetched);
  attache_sql_bind_bytes (sql, ":content", packed);
  return attache_sql_run (sql, error);
}

gboolean
attache_original_table_load (AttacheDatabase *db, gint64 article_id, AttacheOriginal **original,
                             GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LOAD, error);
  g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) bytes = NULL;

  *original = NULL;
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", article_id);
  if (!attache_sql_next (sql))
    return attache_sql_finish (sql, error);
  packed = attache_sql_dup_bytes (sql, 4);
  bytes = convert (packed, G_CONVERTER (gzip), error);
  if (bytes == NULL)
    return FALSE;
  *original = g_new0 (AttacheOriginal, 1);
  (*original)->address = g_strdup (attache_sql_text (sql, 0));
  (*original)->media_type = g_strdup (attache_sql_text (sql, 1));
  (*original)->charset = g_strdup (attache_sql_text (sql, 2));
  (*original)->fetched = attache_sql_int (sql, 3);
  (*original)->bytes = g_steal_pointer (&bytes);
  return attache_sql_finish (sql, error);
}

gboolean
attache_original_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LOAD, error);

  if (sql == NULL)
    return FALSE;
  *image = NULL;
  attache_sql_bind_int (sql, ":article", id);
  if (attache_sql_next (sql))
    {
      g_autoptr (GBytes) packed = attache_sql_dup_bytes (sql, 4);
      GVariant *content = g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, packed, TRUE);

      *image = g_variant_ref_sink (
          g_variant_new ("(smsmsx@ay)", attache_sql_text (sql, 0), attache_sql_text (sql, 1),
                         attache_sql_text (sql, 2), attache_sql_int (sql, 3), content));
    }
  return attache_sql_finish (sql, error);
}

static gboolean
put (AttacheDatabase *db, gint64 id, GVariant *image, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD, error);
  g_autoptr (GVariant) content = g_variant_get_child_value (image, 4);
  g_autoptr (GBytes) packed = g_variant_get_data_as_bytes (content);
  const char *address, *type, *charset;
  gint64 fetched;

  if (sql == NULL)
    return FALSE;
  g_variant_get (image, "(&sm&sm&sx@ay)", &address, &type, &charset, &fetched, NULL);
  attache_sql_bind_int (sql, ":article", id);
  attache_sql_bind_text (sql, ":address", address);
  attache_sql_bind_text (sql, ":type", type);
  attache_sql_bind_text (sql, ":charset", charset);
  attache_sql_bind_int (sql, ":fetched", fetched);
  attache_sql_bind_bytes (sql, ":content", packed);
  return attache_sql_run (sql, error);
}

gboolean
attache_original_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image, GError **error)
{
  g_autoptr (AttacheSql) forget = NULL;

  if (image != NULL && !g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE)))
    return attache_store_error_set_bad_step (error);
  forget = attache_database_prepare (db, DELETE, error);
  if (forget == NULL)
    return FALSE;
  attache_sql_bind_int (forget, ":article", id);
  return attache_sql_run (forget, error) && (image == NULL || put (db, id, image, error));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing articles. A text is written once and never changed; what the reader may change is told
 * apart as details. */

#include "config.h"

#include "attache-article-table.h"

#include <glib/gi18n-lib.h>

#include "attache-analyzer.h"
#include "attache-article-place.h"
#include "attache-search-table.h"
#include "attache-store-error.h"
#include "attache-title.h"

/* Steps of before the language, and then author and address, were details have images without them.
 */
#define IMAGE_TYPE "(smsxyybbmsmsms)"
#define OLD_IMAGE_TYPE "(smsxyybbms)"
#define OLDEST_IMAGE_TYPE "(smsxyybb)"

static const char FIND[] = "SELECT id FROM article WHERE uid = :uid";

static const char FIND_CARRIER[] = "SELECT id, carrier, url FROM article WHERE uid = :uid";

static const char INSERT[] =
    "INSERT INTO article (id, uid, title, is_title_derived, outlet, carrier, author, url, "
    "language, source, published, published_precision, published_basis, length, n_words, imported, "
    "place, analysis, n_statements, n_events) "
    "VALUES (:id, :uid, :title, :is_title_derived, :outlet, :outlet, :author, :url, :language, "
    ":source, :published, :published_precision, :published_basis, :length, :n_words, :imported, "
    ":place, :analysis, :n_statements, :n_events)";

static const char INSERT_TEXT[] = "INSERT INTO article_text (article_id, text) VALUES (:id, :text)";

/* Apart from the counts, for it stands in an index. */
static const char SET_ANALYSED[] = "UPDATE article SET analysis = :version "
                                   "WHERE id = :id AND analysis IS NOT :version";
static const char COUNT_FOUND[] =
    "UPDATE article SET n_statements = (SELECT count(*) FROM statement WHERE article_id = :id), "
    "n_events = (SELECT count(DISTINCT event_id) FROM report WHERE article_id = :id) "
    "WHERE id = :id";
static const char SET_COUNTS[] =
    "UPDATE article SET n_statements = :n_statements, n_events = :n_events WHERE id = :id";

static const char SET_READ[] = "UPDATE article SET is_unread = 0 WHERE id = :id AND is_unread";

static const char GET_DETAILS[] =
    "SELECT title, outlet, published, published_precision, published_basis, is_starred, "
    "is_title_derived, language, author, url "
    "FROM article "
    "WHERE id = :id";
static const char SET_DETAILS[] =
    "UPDATE article SET title = :title, outlet = :outlet, language = :language, "
    "author = :author, url = :url, published = :published, "
    "published_precision = :precision, published_basis = :basis, is_starred = :is_starred, "
    "is_title_derived = :is_title_derived "
    "WHERE id = :id";
static const char SET_PLACE[] = "UPDATE article SET place = :place "
                                "WHERE id = :id AND place IS NOT NULL";
static const char GET_TEXT[] = "SELECT text FROM article_text WHERE article_id = :id";

void
attache_article_details_clear (AttacheArticleDetails *details)
{
  g_clear_pointer (&details->title, g_free);
  g_clear_pointer (&details->outlet, g_free);
  g_clear_pointer (&details->language, g_free);
  g_clear_pointer (&details->author, g_free);
  g_clear_pointer (&details->url, g_free);
}

static gboolean
fail_gone (GError **error)
{
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE,
                       _ ("This article is no longer there"));
  return FALSE;
}

gboolean
attache_article_table_find (AttacheDatabase *db, const char *uid, gint64 *id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, FIND, error);
  gint64 found = 0;

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":uid", uid);
  if (attache_sql_next (sql))
    found = attache_sql_int (sql, 0);
  if (!attache_sql_finish (sql, error))
    return FALSE;
  *id = found;
  return TRUE;
}

static gboolean
is_same_outlet (const char *a, const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1);
  g_autofree char *y = g_utf8_casefold (b, -1);

  return g_str_equal (x, y);
}

char *
attache_article_table_dup_uid_of_carrier (const char *text_uid, const char *outlet)
{
  g_autofree char *folded = g_utf8_casefold (outlet, -1);
  g_autofree char *both = g_strconcat (text_uid, "\n", folded, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
}

gboolean
attache_article_table_find_same (AttacheDatabase *db, const AttacheNewArticle *article,
                                 const char *text_uid, char **uid, gint64 *id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, FIND_CARRIER, error);
  g_autofree char *own_uid = NULL;
  gboolean is_other = FALSE;
  gint64 found = 0;

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":uid", text_uid);
  if (attache_sql_next (sql))
    {
      found = attache_sql_int (sql, 0);
      is_other = article->outlet != NULL && !attache_sql_is_null (sql, 1)
                 && !is_same_outlet (article->outlet, attache_sql_text (sql, 1))
                 && (article->url == NULL || g_strcmp0 (article->url, attache_sql_text (sql, 2)));
    }
  if (!attache_sql_finish (sql, error))
    return FALSE;
  own_uid = is_other ? attache_article_table_dup_uid_of_carrier (text_uid, article->outlet)
                     : g_strdup (text_uid);
  if (is_other && !attache_article_table_find (db, own_uid, &found, error))
    return FALSE;
  *uid = g_steal_pointer (&own_uid);
  *id = found;
  return TRUE;
}

static guint
count_words (const AttacheText *text)
{
  guint n_tokens, n_words = 0;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);

  for (guint i = 0; i < n_tokens; i++)
    {
      if (tokens[i].kind == ATTACHE_TOKEN_WORD || tokens[i].kind == ATTACHE_TOKEN_NUMBER)
        n_words++;
    }
  return n_words;
}

static gboolean
is_published_found (const AttacheNewArticle *article)
{
  return article->published == ATTACHE_TIME_UNKNOWN && article->findings != NULL;
}

static gint64
published_of (const AttacheNewArticle *article)
{
  return is_published_found (article) ? article->findings->published : article->published;
}

static void
bind_published (AttacheSql *sql, const AttacheNewArticle *article)
{
  const AttacheFindings *findings = article->findings;
  const gboolean is_found = is_published_found (article);

  attache_sql_bind_time (sql, ":published", published_of (article));
  attache_sql_bind_int (sql, ":published_precision",
                        is_found ? findings->published_precision : article->published_precision);
  attache_sql_bind_int (sql, ":published_basis",
                        is_found ? findings->published_basis : article->published_basis);
}

static gboolean
is_title_missing (const AttacheNewArticle *article)
{
  return article->title == NULL || *article->title == '\0';
}

static gboolean
insert_row (AttacheDatabase *db, const AttacheNewArticle *article, const AttacheArticleKeys *keys,
            const AttacheSearchEntry *entry, gint64 now, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, INSERT, error);
  const char *language = article->language;

  if (sql == NULL)
    return FALSE;
  if (language == NULL && article->findings != NULL)
    language = article->findings->language;
  attache_sql_bind_int (sql, ":id", keys->id);
  attache_sql_bind_text (sql, ":uid", keys->uid);
  attache_sql_bind_int (sql, ":n_statements", keys->n_statements);
  attache_sql_bind_int (sql, ":n_events", keys->n_events);
  attache_sql_bind_text (sql, ":title", entry->title);
  attache_sql_bind_int (sql, ":is_title_derived",
                        is_title_missing (article) || article->is_title_derived);
  attache_sql_bind_text (sql, ":outlet", article->outlet);
  attache_sql_bind_text (sql, ":author", article->author);
  attache_sql_bind_text (sql, ":url", article->url);
  attache_sql_bind_text (sql, ":language", language);
  attache_sql_bind_text (sql, ":source", article->source);
  attache_sql_bind_int (sql, ":length", attache_text_get_length (article->text));
  attache_sql_bind_int (sql, ":n_words", count_words (article->text));
  attache_sql_bind_int (sql, ":imported", now);
  attache_sql_bind_int (sql, ":place", entry->place);
  if (article->findings != NULL)
    attache_sql_bind_int (sql, ":analysis", ATTACHE_ANALYSIS_VERSION);
  bind_published (sql, article);
  return attache_sql_run (sql, error);
}

static gboolean
insert_text (AttacheDatabase *db, gint64 id, const AttacheText *text, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, INSERT_TEXT, id, error);
  gsize n_bytes;
  const char *utf8 = attache_text_get_utf8 (text, &n_bytes);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_static_text (sql, ":text", utf8, n_bytes);
  return attache_sql_run (sql, error);
}

gboolean
attache_article_table_insert (AttacheDatabase *db, const AttacheNewArticle *article,
                              const AttacheArticleKeys *keys, gint64 now, GArray *entries,
                              GError **error)
{
  AttacheSearchEntry entry = { .text = article->text };

  if (!attache_article_place_find (db, keys->id, published_of (article), &entry.place, error))
    return FALSE;
  entry.title = is_title_missing (article) ? attache_title_from_text (article->text)
                                           : g_strdup (article->title);
  g_array_append_val (entries, entry);
  return insert_row (db, article, keys, &entry, now, error)
         && insert_text (db, keys->id, article->text, error);
}

static gboolean
set_version (AttacheDatabase *db, gint64 id, gint version, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_ANALYSED, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":version", version);
  return attache_sql_run (sql, error);
}

gboolean
attache_article_table_set_analysed (AttacheDatabase *db, gint64 id, gint version, GError **error)
{
  return set_version (db, id, version, error)
         && attache_database_run_for (db, COUNT_FOUND, id, error);
}

gboolean
attache_article_table_set_found (AttacheDatabase *db, gint64 id, gint version, guint n_statements,
                                 guint n_events, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_COUNTS, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":n_statements", n_statements);
  attache_sql_bind_int (sql, ":n_events", n_events);
  return attache_sql_run (sql, error) && set_version (db, id, version, error);
}

gboolean
attache_article_table_set_read (AttacheDatabase *db, gint64 id, GError **error)
{
  return attache_database_run_for (db, SET_READ, id, error);
}

gboolean
attache_article_table_get_details (AttacheDatabase *db, gint64 id, AttacheArticleDetails *details,
                                   GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET_DETAILS, id, error);

  if (sql == NULL)
    return FALSE;
  if (!attache_sql_next (sql))
    return attache_sql_finish (sql, error) && fail_gone (error);
  details->title = g_strdup (attache_sql_text (sql, 0));
  details->outlet = g_strdup (attache_sql_text (sql, 1));
  details->published = attache_sql_time (sql, 2);
  details->published_precision = attache_sql_int (sql, 3);
  details->published_basis = attache_sql_int (sql, 4);
  details->is_starred = attache_sql_int (sql, 5) != 0;
  details->is_title_derived = attache_sql_int (sql, 6) != 0;
  details->language = g_strdup (attache_sql_text (sql, 7));
  details->author = g_strdup (attache_sql_text (sql, 8));
  details->url = g_strdup (attache_sql_text (sql, 9));
  return TRUE;
}

static gboolean
write_details (AttacheDatabase *db, gint64 id, const AttacheArticleDetails *details, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_DETAILS, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":title", details->title);
  attache_sql_bind_text (sql, ":outlet", details->outlet);
  attache_sql_bind_text (sql, ":language", details->language);
  attache_sql_bind_text (sql, ":author", details->author);
  attache_sql_bind_text (sql, ":url", details->url);
  attache_sql_bind_time (sql, ":published", details->published);
  attache_sql_bind_int (sql, ":precision", details->published_precision);
  attache_sql_bind_int (sql, ":basis", details->published_basis);
  attache_sql_bind_int (sql, ":is_starred", details->is_starred);
  attache_sql_bind_int (sql, ":is_title_derived", details->is_title_derived);
  return attache_sql_run (sql, error);
}

static gboolean
move (AttacheDatabase *db, gint64 id, gint64 published, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, SET_PLACE, error);
  gint64 place;

  if (sql == NULL || !attache_article_place_find (db, id, published, &place, error))
    return FALSE;
  attache_sql_bind_int (sql, ":id", id);
  attache_sql_bind_int (sql, ":place", place);
  return attache_sql_run (sql, error);
}

gboolean
attache_article_table_set_details (AttacheDatabase *db, gint64 id,
                                   const AttacheArticleDetails *details, GError **error)
{
  g_auto (AttacheArticleDetails) old = { 0 };
  gboolean is_moved;

  if (!attache_article_table_get_details (db, id, &old, error))
    return FALSE;
  is_moved = old.published != details->published;
  if (!is_moved && g_str_equal (old.title, details->title))
    return write_details (db, id, details, error);
  return attache_search_table_forget (db, id, error) && write_details (db, id, details, error)
         && (!is_moved || move (db, id, details->published, error))
         && attache_search_table_remember (db, id, error);
}

gboolean
attache_article_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image, GError **error)
{
  g_auto (AttacheArticleDetails) details = { 0 };

  if (!attache_article_table_get_details (db, id, &details, error))
    return FALSE;
  *image = g_variant_ref_sink (g_variant_new (
      IMAGE_TYPE, details.title, details.outlet, details.published,
      (guchar) details.published_precision, (guchar) details.published_basis, details.is_starred,
      details.is_title_derived, details.language, details.author, details.url));
  return TRUE;
}

/* What an old image does not tell stays as it is now. */
static gboolean
read_image (AttacheDatabase *db, gint64 id, GVariant *image, AttacheArticleDetails *details,
            GError **error)
{
  guchar precision = 0, basis = 0;

  if (!attache_article_table_get_details (db, id, details, error))
    return FALSE;
  g_clear_pointer (&details->title, g_free);
  g_clear_pointer (&details->outlet, g_free);
  if (g_variant_is_of_type (image, G_VARIANT_TYPE (OLDEST_IMAGE_TYPE)))
    g_variant_get (image, OLDEST_IMAGE_TYPE, &details->title, &details->outlet, &details->published,
                   &precision, &basis, &details->is_starred, &details->is_title_derived);
  else
    {
      g_clear_pointer (&details->language, g_free);
      g_variant_get_child (image, 7, "ms", &details->language);
      g_variant_get_child (image, 0, "s", &details->title);
      g_variant_get_child (image, 1, "ms", &details->outlet);
      g_variant_get_child (image, 2, "x", &details->published);
      g_variant_get_child (image, 3, "y", &precision);
      g_variant_get_child (image, 4, "y", &basis);
      g_variant_get_child (image, 5, "b", &details->is_starred);
      g_variant_get_child (image, 6, "b", &details->is_title_derived);
    }
  if (g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE)))
    {
      g_clear_pointer (&details->author, g_free);
      g_clear_pointer (&details->url, g_free);
      g_variant_get_child (image, 8, "ms", &details->author);
      g_variant_get_child (image, 9, "ms", &details->url);
    }
  details->published_precision = MIN (precision, ATTACHE_PRECISION_CENTURY);
  details->published_basis = MIN (basis, ATTACHE_BASIS_INFERRED);
  return TRUE;
}

gboolean
attache_article_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image, GError **error)
{
  g_auto (AttacheArticleDetails) details = { 0 };

  if (image == NULL
      || !(g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE))
           || g_variant_is_of_type (image, G_VARIANT_TYPE (OLD_IMAGE_TYPE))
           || g_variant_is_of_type (image, G_VARIANT_TYPE (OLDEST_IMAGE_TYPE))))
    return attache_store_error_set_bad_step (error);
  return read_image (db, id, image, &details, error)
         && attache_article_table_set_details (db, id, &details, error);
}

AttacheText *
attache_article_table_load_text (AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET_TEXT, id, error);

  if (sql == NULL)
    return NULL;
  if (attache_sql_next (sql))
    {
      g_autoptr (GBytes) bytes = attache_sql_dup_bytes (sql, 0);
      gsize n_bytes;
      const char *utf8 = g_bytes_get_data (bytes, &n_bytes);

      return attache_text_new (utf8, (gssize) n_bytes);
    }
  if (attache_sql_finish (sql, error))
    fail_gone (error);
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Written rows. Nothing here looks at what an analysis found but the place of an event's report. */

#include "config.h"

#include "attache-annotation-table.h"

#include <glib/gi18n-lib.h>

#include "attache-store-error.h"

#define IMAGE_TYPE "(syxxuumsmsmsyysmsxxax)"
/* The same with where it was put first, and the score of where it stands. */
#define MOVED_IMAGE_TYPE "(" IMAGE_TYPE "xuud)"

static const char INSERT_SPAN[] =
    "INSERT INTO annotation (id, uid, target, article_id, start, end, colour, author, created, "
    "modified, quote, prefix, suffix) SELECT :id, :uid, 0, article_id, :start, :end, :colour, "
    ":author, :now, :now, substr (text, :start + 1, :end - :start), substr (text, max (:start - "
    "32, 0) "
    "+ 1, :start - max (:start - 32, 0)), substr (text, :end + 1, 32) "
    "FROM article_text "
    "WHERE article_id = :article AND :end > :start AND :end <= (SELECT length FROM article "
    "WHERE id = :article) RETURNING id";
static const char INSERT_ARTICLE[] = "INSERT INTO annotation (id, uid, target, article_id, colour, "
                                     "author, created, modified) SELECT "
                                     ":id, :uid, 1, id, :colour, :author, :now, :now "
                                     "FROM article "
                                     "WHERE id = :article RETURNING id";
static const char INSERT_EVENT[] =
    "INSERT INTO annotation (id, uid, target, article_id, start, end, colour, author, created, "
    "modified, quote) SELECT :id, :uid, 2, report.article_id, report.start, report.end, "
    ":colour, :author, :now, :now, substr (article_text.text, report.start + 1, report.end - "
    "report.start) "
    "FROM report JOIN article_text ON article_text.article_id = report.article_id "
    "WHERE report.event_id = :target ORDER BY report.id LIMIT 1 RETURNING id";
static const char INSERT_SPEAKER[] =
    "INSERT INTO annotation (id, uid, target, actor_id, colour, author, created, modified) SELECT "
    ":id, :uid, 3, id, :colour, :author, :now, :now "
    "FROM actor "
    "WHERE id = :target RETURNING id";
static const char SET_NOTE[] = "UPDATE annotation SET note = :note, modified = :now "
                               "WHERE id = :id RETURNING id";
static const char SET_COLOUR[] = "UPDATE annotation SET colour = :colour, modified = :now "
                                 "WHERE id = :id RETURNING id";
static const char SET_AUTHOR[] = "UPDATE annotation SET author = :author "
                                 "WHERE id = :id RETURNING id";
static const char FIND[] = "SELECT id FROM annotation WHERE uid = :uid";
static const char TOUCH[] = "UPDATE annotation SET modified = :now WHERE id = :id RETURNING id";
static const char CLEAR_TAGS[] = "DELETE FROM annotation_tag WHERE annotation_id = :id";
static const char ADD_TAG[] =
    "INSERT OR IGNORE INTO annotation_tag (annotation_id, position, tag_id) "
    "VALUES (:id, :position, :tag)";
static const char GET[] =
    "SELECT uid, target, ifnull (article_id, 0), ifnull (actor_id, 0), start, end, quote, "
    "prefix, suffix, anchor, colour, note, author, created, modified, home_id, home_start, "
    "home_end, score "
    "FROM annotation "
    "WHERE id = :id";
static const char SET_PLACE[] =
    "UPDATE annotation SET article_id = :article, start = :start, end = :end, anchor = :anchor "
    "WHERE id = :id";
static const char SET_HOME[] =
    "UPDATE annotation SET home_id = :home, home_start = :start, home_end = :end, score = :score "
    "WHERE id = :id";
static const char FORGET_HOME[] =
    "UPDATE annotation SET home_id = NULL, home_start = NULL, home_end = NULL, score = NULL "
    "WHERE id = :id";
static const char TAKE_QUOTE[] =
    "UPDATE annotation SET (quote, prefix, suffix) = (SELECT substr (text, start + 1, end - "
    "start), "
    "substr (text, max (start - 32, 0) + 1, start - max (start - 32, 0)), substr (text, end + 1, "
    "32) "
    "FROM article_text WHERE article_id = annotation.article_id), modified = :now "
    "WHERE id = :id AND target = 0";
static const char GET_TAGS[] = "SELECT tag_id "
                               "FROM annotation_tag "
                               "WHERE annotation_id = :id ORDER BY position";
static const char DELETE[] = "DELETE FROM annotation WHERE id = :id";
static const char PUT[] =
    "INSERT INTO annotation (id, uid, target, article_id, actor_id, start, end, quote, "
    "prefix, suffix, anchor, colour, note, author, created, modified) "
    "VALUES (:id, :uid, :target, :article, :actor, :start, :end, :quote, :prefix, :suffix, "
    ":anchor, :colour, :note, :author, :created, :modified)";

/* For statements that answer with the id of the row they touched. */
static gboolean
run_or_gone (AttacheSql *sql, GError **error)
{
  gboolean is_there = attache_sql_next (sql);

  if (!attache_sql_finish (sql, error))
    return FALSE;
  if (is_there)
    return TRUE;
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE,
                       _ ("What the note hangs on is no longer there"));
  return FALSE;
}

gboolean
attache_annotation_table_insert (AttacheDatabase *db, const AttacheNewAnnotation *annotation,
                                 GError **error)
{
  static const char *const texts[] = { INSERT_SPAN, INSERT_ARTICLE, INSERT_EVENT, INSERT_SPEAKER };
  g_autoptr (AttacheSql)
      sql = attache_database_prepare_for (db, texts[annotation->target], annotation->id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":uid", annotation->uid);
  attache_sql_bind_int (sql, ":colour", annotation->colour);
  attache_sql_bind_text (sql, ":author", annotation->author);
  attache_sql_bind_int (sql, ":now", annotation->now);
  if (annotation->target == ATTACHE_TARGET_SPAN || annotation->target == ATTACHE_TARGET_ARTICLE)
    attache_sql_bind_int (sql, ":article", annotation->article_id);
  else
    attache_sql_bind_int (sql, ":target", annotation->target_id);
  if (annotation->target == ATTACHE_TARGET_SPAN)
    {
      attache_sql_bind_int (sql, ":start", annotation->span.start);
      attache_sql_bind_int (sql, ":end", annotation->span.end);
    }
  return run_or_gone (sql, error);
}

gboolean
attache_annotation_table_set_note (AttacheDatabase *db, gint64 id, const char *note, gint64 now,
                                   GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_NOTE, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":note", note);
  attache_sql_bind_int (sql, ":now", now);
  return run_or_gone (sql, error);
}

gboolean
attache_annotation_table_set_colour (AttacheDatabase *db, gint64 id, AttacheHighlight colour,
                                     gint64 now, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_COLOUR, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":colour", colour);
  attache_sql_bind_int (sql, ":now", now);
  return run_or_gone (sql, error);
}

gboolean
attache_annotation_table_set_author (AttacheDatabase *db, gint64 id, const char *author,
                                     GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_AUTHOR, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":author", author);
  return run_or_gone (sql, error);
}

gboolean
attache_annotation_table_find (AttacheDatabase *db, const char *uid, gint64 *id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, FIND, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":uid", uid);
  return attache_sql_take_int (sql, id, error);
}

static gboolean
put_tags (AttacheDatabase *db, gint64 id, const gint64 *tag_ids, gsize n_tags, GError **error)
{
  g_autoptr (AttacheSql) add = NULL;

  if (!attache_database_run_for (db, CLEAR_TAGS, id, error))
    return FALSE;
  add = attache_database_prepare (db, ADD_TAG, error);
  if (add == NULL)
    return FALSE;
  for (gsize i = 0; i < n_tags; i++)
    {
      attache_sql_bind_int (add, ":id", id);
      attache_sql_bind_int (add, ":position", (gint64) i);
      attache_sql_bind_int (add, ":tag", tag_ids[i]);
      if (!attache_sql_run (add, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_annotation_table_set_tags (AttacheDatabase *db, gint64 id, GArray *tag_ids, gint64 now,
                                   GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, TOUCH, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":now", now);
  return run_or_gone (sql, error)
         && put_tags (db, id, (const gint64 *) (gconstpointer) tag_ids->data, tag_ids->len, error);
}

gboolean
attache_annotation_table_set_place (AttacheDatabase *db, gint64 id, gint64 article_id,
                                    AttacheSpan span, AttacheAnchorState anchor, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_PLACE, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", article_id);
  attache_sql_bind_int (sql, ":start", span.start);
  attache_sql_bind_int (sql, ":end", span.end);
  attache_sql_bind_int (sql, ":anchor", anchor);
  return attache_sql_run (sql, error);
}

gboolean
attache_annotation_table_set_home (AttacheDatabase *db, gint64 id,
                                   const AttacheAnnotationHome *home, GError **error)
{
  g_autoptr (AttacheSql)
      sql = attache_database_prepare_for (db, home != NULL ? SET_HOME : FORGET_HOME, id, error);

  if (sql == NULL)
    return FALSE;
  if (home != NULL)
    {
      attache_sql_bind_int (sql, ":home", home->article_id);
      attache_sql_bind_int (sql, ":start", home->span.start);
      attache_sql_bind_int (sql, ":end", home->span.end);
      attache_sql_bind_double (sql, ":score", CLAMP (home->score, 0, 1));
    }
  return attache_sql_run (sql, error);
}

gboolean
attache_annotation_table_take_quote (AttacheDatabase *db, gint64 id, gint64 now, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, TAKE_QUOTE, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":now", now);
  return attache_sql_run (sql, error);
}

static GVariant *
load_tags (AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_database_list_for (db, GET_TAGS, id, ids, error))
    return NULL;
  return g_variant_ref_sink (
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

gboolean
attache_annotation_table_replace_tag (AttacheDatabase *db, gint64 id, gint64 from, gint64 into,
                                      GError **error)
{
  g_autoptr (GVariant) tags = load_tags (db, id, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 *old;
  gsize n_old;

  if (tags == NULL)
    return FALSE;
  old = g_variant_get_fixed_array (tags, &n_old, sizeof (gint64));
  for (gsize i = 0; i < n_old; i++)
    {
      const gint64 tag = old[i] == from ? into : old[i];
      gboolean is_there = tag == 0;

      for (guint k = 0; k < ids->len; k++)
        is_there |= g_array_index (ids, gint64, k) == tag;
      if (!is_there)
        g_array_append_val (ids, tag);
    }
  return put_tags (db, id, (const gint64 *) (gconstpointer) ids->data, ids->len, error);
}

gboolean
attache_annotation_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                    GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET, id, error);
  g_autoptr (GVariant) tags = NULL;
  g_autoptr (GVariant) plain = NULL;

  if (sql == NULL)
    return FALSE;
  if (!attache_sql_next (sql))
    {
      *image = NULL;
      return attache_sql_finish (sql, error);
    }
  tags = load_tags (db, id, error);
  if (tags == NULL)
    return FALSE;
  plain = g_variant_ref_sink (g_variant_new (
      "(syxxuumsmsmsyysmsxx@ax)", attache_sql_text (sql, 0), (guchar) attache_sql_int (sql, 1),
      attache_sql_int (sql, 2), attache_sql_int (sql, 3), (guint32) attache_sql_int (sql, 4),
      (guint32) attache_sql_int (sql, 5), attache_sql_text (sql, 6), attache_sql_text (sql, 7),
      attache_sql_text (sql, 8), (guchar) attache_sql_int (sql, 9),
      (guchar) attache_sql_int (sql, 10), attache_sql_text (sql, 11), attache_sql_text (sql, 12),
      attache_sql_int (sql, 13), attache_sql_int (sql, 14), tags));
  if (attache_sql_is_null (sql, 15))
    *image = g_steal_pointer (&plain);
  else
    *image = g_variant_ref_sink (
        g_variant_new ("(@" IMAGE_TYPE "xuud)", plain, attache_sql_int (sql, 15),
                       (guint32) attache_sql_int (sql, 16), (guint32) attache_sql_int (sql, 17),
                       attache_sql_double (sql, 18)));
  return TRUE;
}

static gboolean
put (AttacheDatabase *db, gint64 id, GVariant *image, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, PUT, id, error);
  g_autoptr (GVariant) tags = NULL;
  const char *uid, *quote, *prefix, *suffix, *note, *author;
  guchar target, anchor, colour;
  gint64 article, actor, created, modified;
  guint32 start, end;
  gsize n_tags;
  const gint64 *tag_ids;

  if (sql == NULL)
    return FALSE;
  g_variant_get (image, "(&syxxuum&sm&sm&syy&sm&sxx@ax)", &uid, &target, &article, &actor, &start,
                 &end, &quote, &prefix, &suffix, &anchor, &colour, &note, &author, &created,
                 &modified, &tags);
  attache_sql_bind_text (sql, ":uid", uid);
  attache_sql_bind_int (sql, ":target", target);
  attache_sql_bind_id (sql, ":article", article);
  attache_sql_bind_id (sql, ":actor", actor);
  attache_sql_bind_int (sql, ":start", start);
  attache_sql_bind_int (sql, ":end", end);
  attache_sql_bind_text (sql, ":quote", quote);
  attache_sql_bind_text (sql, ":prefix", prefix);
  attache_sql_bind_text (sql, ":suffix", suffix);
  attache_sql_bind_int (sql, ":anchor", anchor);
  attache_sql_bind_int (sql, ":colour", colour);
  attache_sql_bind_text (sql, ":note", note);
  attache_sql_bind_text (sql, ":author", author);
  attache_sql_bind_int (sql, ":created", created);
  attache_sql_bind_int (sql, ":modified", modified);
  tag_ids = g_variant_get_fixed_array (tags, &n_tags, sizeof (gint64));
  return attache_sql_run (sql, error) && put_tags (db, id, tag_ids, n_tags, error);
}

static gboolean
put_moved (AttacheDatabase *db, gint64 id, GVariant *image, GError **error)
{
  g_autoptr (GVariant) plain = g_variant_get_child_value (image, 0);
  AttacheAnnotationHome home;

  g_variant_get (image, "(@" IMAGE_TYPE "xuud)", NULL, &home.article_id, &home.span.start,
                 &home.span.end, &home.score);
  return put (db, id, plain, error) && attache_annotation_table_set_home (db, id, &home, error);
}

gboolean
attache_annotation_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image, GError **error)
{
  if (!attache_database_run_for (db, DELETE, id, error))
    return FALSE;
  if (image == NULL)
    return TRUE;
  if (g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE)))
    return put (db, id, image, error);
  if (g_variant_is_of_type (image, G_VARIANT_TYPE (MOVED_IMAGE_TYPE)))
    return put_moved (db, id, image, error);
  return attache_store_error_set_bad_step (error);
}

void
attache_annotation_image_get_ids (GVariant *image, gint64 *article_id, gint64 *actor_id)
{
  g_autoptr (GVariant) plain = NULL;

  if (g_variant_is_of_type (image, G_VARIANT_TYPE (MOVED_IMAGE_TYPE)))
    plain = g_variant_get_child_value (image, 0);
  else
    plain = g_variant_ref (image);
  if (!g_variant_is_of_type (plain, G_VARIANT_TYPE (IMAGE_TYPE)))
    return;
  g_variant_get_child (plain, 2, "x", article_id);
  g_variant_get_child (plain, 3, "x", actor_id);
}

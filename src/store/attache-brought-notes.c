/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The uid of such an annotation is made of what it says, so that importing twice writes once. */

#include "config.h"

#include "attache-brought-notes.h"

#include "attache-annotation-table.h"
#include "attache-tag-table.h"

static const char GET_ARTICLE[] = "SELECT uid, length FROM article WHERE id = :article";

/* Transfer full: as a UUID is written; @span where the article has it. */
static char *
make_uid (const char *article_uid, AttacheSpan span, const AttacheBroughtNote *note)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *place = g_strdup_printf ("%s %u %u", article_uid, span.start, span.end);
  const char *hex;

  g_checksum_update (sum, (const guchar *) place, -1);
  g_checksum_update (sum, (const guchar *) "\0", 1);
  g_checksum_update (sum, (const guchar *) note->note, -1);
  for (guint i = 0; i < note->tags->len; i++)
    {
      g_checksum_update (sum, (const guchar *) "\0", 1);
      g_checksum_update (sum, g_ptr_array_index (note->tags, i), -1);
    }
  g_checksum_update (sum, (const guchar *) "\0\0", 2);
  g_checksum_update (sum, (const guchar *) (note->author != NULL ? note->author : ""), -1);
  hex = g_checksum_get_string (sum);
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

/* The ids of the tags, made where they are new; NULL with an error. Transfer full. */
static GArray *
ensure_tags (AttacheDatabase *db, AttacheStep *step, const GPtrArray *names, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gint64 id = 0;

      if (!attache_tag_table_find (db, name, &id, error))
        return NULL;
      if (id == 0
          && !(attache_step_take_id (step, ATTACHE_ROW_TAG, &id, error)
               && attache_tag_table_insert (db, id, name, error)))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* @uid: transfer full; left alone where there is no such article. @span becomes one that the
 * article has. */
static gboolean
plan (AttacheDatabase *db, const AttacheBroughtNote *note, AttacheSpan *span, char **uid,
      GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, GET_ARTICLE, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", note->article_id);
  if (attache_sql_next (sql))
    {
      if (span->end > attache_sql_int (sql, 1) || attache_span_is_empty (*span))
        *span = (AttacheSpan){ 0, 0 };
      *uid = make_uid (attache_sql_text (sql, 0), *span, note);
    }
  return attache_sql_finish (sql, error);
}

/* A note on an article that came with the step goes and comes with the article. */
static gboolean
take_id (AttacheDatabase *db, AttacheStep *step, gboolean is_new, gint64 *id, GError **error)
{
  if (is_new)
    return attache_row_image_take_id (db, ATTACHE_ROW_ANNOTATION, id, error);
  return attache_step_take_id (step, ATTACHE_ROW_ANNOTATION, id, error);
}

gboolean
attache_brought_note_write (AttacheDatabase *db, AttacheStep *step, const AttacheBroughtNote *note,
                            gint64 now, GError **error)
{
  AttacheNewAnnotation annotation = { .article_id = note->article_id,
                                      .span = note->span,
                                      .colour = ATTACHE_HIGHLIGHT_YELLOW,
                                      .now = now };
  g_autofree char *uid = NULL;
  g_autoptr (GArray) tags = NULL;
  gint64 there = 0;

  if (!plan (db, note, &annotation.span, &uid, error)
      || (uid != NULL && !attache_annotation_table_find (db, uid, &there, error)))
    return FALSE;
  if (uid == NULL || there != 0)
    return TRUE;
  annotation.uid = uid;
  annotation.target = attache_span_is_empty (annotation.span) ? ATTACHE_TARGET_ARTICLE
                                                              : ATTACHE_TARGET_SPAN;
  tags = ensure_tags (db, step, note->tags, error);
  return tags != NULL && take_id (db, step, note->is_new, &annotation.id, error)
         && attache_annotation_table_insert (db, &annotation, error)
         && (*note->note == '\0'
             || attache_annotation_table_set_note (db, annotation.id, note->note, now, error))
         && attache_annotation_table_set_tags (db, annotation.id, tags, now, error)
         && (note->author == NULL
             || attache_annotation_table_set_author (db, annotation.id, note->author, error));
}

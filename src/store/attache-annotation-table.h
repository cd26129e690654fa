/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Annotations and their tags as rows, and as images: all of a row in one value, from which undo
 * makes it again. For the thread of the connection. */

#pragma once

#include "attache-anchor.h"
#include "attache-database.h"

G_BEGIN_DECLS

/* What a new annotation is made of. */
typedef struct
{
  gint64 id; /* free */
  const char *uid;
  AttacheAnnotationTarget target;
  gint64 article_id; /* of spans and articles */
  gint64 target_id;  /* event or actor */
  AttacheSpan span;  /* of spans */
  AttacheHighlight colour;
  gint64 now;
  const char *author; /* nullable */
} AttacheNewAnnotation;

/* Takes quote, prefix and suffix from the text. ATTACHE_STORE_ERROR_GONE where what it hangs on is
 * not there. */
gboolean attache_annotation_table_insert (AttacheDatabase *db,
                                          const AttacheNewAnnotation *annotation, GError **error);
gboolean attache_annotation_table_set_note (AttacheDatabase *db, gint64 id, const char *note,
                                            gint64 now, GError **error);
gboolean attache_annotation_table_set_colour (AttacheDatabase *db, gint64 id,
                                              AttacheHighlight colour, gint64 now, GError **error);
/* Who wrote it, where that was not the reader of this dossier. */
gboolean attache_annotation_table_set_author (AttacheDatabase *db, gint64 id, const char *author,
                                              GError **error);
/* @id: 0 where there is none. */
gboolean attache_annotation_table_find (AttacheDatabase *db, const char *uid, gint64 *id,
                                        GError **error);
/* @tag_ids of gint64, each once, in order. */
gboolean attache_annotation_table_set_tags (AttacheDatabase *db, gint64 id, GArray *tag_ids,
                                            gint64 now, GError **error);

/* Puts the tag @into (0: nothing) in the place of @from. */
gboolean attache_annotation_table_replace_tag (AttacheDatabase *db, gint64 id, gint64 from,
                                               gint64 into, GError **error);

/* Where the reader put an annotation that stands elsewhere now, or nowhere: in an older version of
 * its article. */
typedef struct
{
  gint64 article_id;
  AttacheSpan span;
  double score; /* how sure the present place is */
} AttacheAnnotationHome;

gboolean attache_annotation_table_set_place (AttacheDatabase *db, gint64 id, gint64 article_id,
                                             AttacheSpan span, AttacheAnchorState anchor,
                                             GError **error);
/* @home NULL: it stands where the reader put it. */
gboolean attache_annotation_table_set_home (AttacheDatabase *db, gint64 id,
                                            const AttacheAnnotationHome *home, GError **error);
/* Takes quote, prefix and suffix from the text again, where it stands now. */
gboolean attache_annotation_table_take_quote (AttacheDatabase *db, gint64 id, gint64 now,
                                              GError **error);

/* Of an image: 0 where it has none, or is none. */
void attache_annotation_image_get_ids (GVariant *image, gint64 *article_id, gint64 *actor_id);

/* @image: NULL where there is no such row; transfer full, not floating. */
gboolean attache_annotation_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                             GError **error);
/* @image NULL: deletes. */
gboolean attache_annotation_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                             GError **error);

G_END_DECLS

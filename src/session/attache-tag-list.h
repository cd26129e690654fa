/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All tags as a list that one can look through: the tree, each below the one that it belongs to, or
 * those with some words in their names. It follows the dossier. Main thread only. */

#pragma once

#include "attache-dossier.h"
#include "attache-tag.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_TAG_LIST (attache_tag_list_get_type ())
G_DECLARE_FINAL_TYPE (AttacheTagList, attache_tag_list, ATTACHE, TAG_LIST, GObject)

/* Signal "loaded": the first answer came. */
AttacheTagList *attache_tag_list_new (AttacheDossier *dossier);
/* AttacheQueryRow, whose items are AttacheTag. Borrowed. */
GListModel *attache_tag_list_get_model (AttacheTagList *self);
/* "": the whole tree. */
void attache_tag_list_set_search (AttacheTagList *self, const char *words);
gboolean attache_tag_list_has_search (AttacheTagList *self);

/* How many tags stand above the one at @position; 0 in a search. */
guint attache_tag_list_get_depth (AttacheTagList *self, guint position);
/* Of the tag before it that stands below the same one, or of the one that it stands below. 0 where
 * there is none. Not in a search. */
gint64 attache_tag_list_find_beside (AttacheTagList *self, guint position);
gint64 attache_tag_list_find_above (AttacheTagList *self, guint position);

/* What goes where a tag is deleted. */
typedef struct
{
  guint n_below; /* tags */
  guint n_notes; /* that have it, or one below it */
} AttacheTagExtent;

void attache_tag_list_measure_async (AttacheTagList *self, gint64 tag_id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean attache_tag_list_measure_finish (AttacheTagList *self, GAsyncResult *result,
                                          AttacheTagExtent *extent, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of merging share: attache-merge.c goes through articles, -versions through what
 * came before them, the others through what their names say. Each is asked twice: to look (no step)
 * and to do. */

#pragma once

#include "attache-merge.h"
#include "attache-span.h"
#include "attache-step.h"

G_BEGIN_DECLS

typedef struct
{
  AttacheDatabase *mine;    /* borrowed */
  AttacheDatabase *theirs;  /* borrowed */
  AttacheStep *step;        /* borrowed; NULL: only to look */
  AttacheMergePlan *plan;   /* borrowed; NULL: not to look */
  GHashTable *choices;      /* borrowed AttacheMergeConflict, set by kind and id; NULL: none */
  GHashTable *articles;     /* owned; ids from there to here */
  GHashTable *new_articles; /* owned; set of ids there: those not here yet */
  GHashTable *brought;      /* owned; set of ids here: those that came for this merge */
  GArray *behind;           /* owned; ids here (gint64), of attache_merge_add_behind () */
  GHashTable *followers;    /* owned; how texts here stand in their newest versions, by id here */
  GHashTable *tags;         /* owned; ids from there to here; 0: not here yet */
  GHashTable *kept;         /* owned; set of places (char *), of attache_merge_keeps_statement () */
  gint64 now;
} AttacheMerge;

/* @map: of ids, gint64 → gint64. */
void attache_merge_map_add (GHashTable *map, gint64 from, gint64 to);
GHashTable *attache_merge_followers_new (void);
/* 0 where there is none. */
gint64 attache_merge_map_get (GHashTable *map, gint64 from);

/* The present choice; where one only looks, notes the conflict, whose texts are taken. */
AttacheMergeChoice attache_merge_choose (AttacheMerge *self, AttacheMergeKind kind,
                                         gint64 theirs_id, char *about, char *mine, char *theirs);
/* The actor here who is that actor there; made where one does and there is none. */
gboolean attache_merge_find_actor (AttacheMerge *self, gint64 theirs_id, gint64 *id,
                                   GError **error);

/* The article @id here is the newest there, but has a later version here. */
void attache_merge_add_behind (AttacheMerge *self, gint64 id);
/* What stands at @span of such an article: @id and @span become those of the later version where
 * that is sure. */
gboolean attache_merge_follow (AttacheMerge *self, gint64 *id, AttacheSpan *span,
                               gboolean *is_followed, GError **error);
/* What an article, an actor or a tag of @db is called; transfer full, nullable. */
char *attache_merge_dup_title (AttacheDatabase *db, gint64 article_id);
char *attache_merge_dup_name (AttacheDatabase *db, gint64 actor_id);
char *attache_merge_dup_tag (AttacheDatabase *db, gint64 tag_id);

/* Older versions of articles, and what hangs on one that is older here. */
gboolean attache_merge_versions (AttacheMerge *self, GError **error);
/* At the end: what came to a version that is not the newest moves on. */
gboolean attache_merge_move_on (AttacheMerge *self, GError **error);
gboolean attache_merge_pages (AttacheMerge *self, GError **error);
gboolean attache_merge_actors (AttacheMerge *self, GError **error);
gboolean attache_merge_choices (AttacheMerge *self, GError **error);
gboolean attache_merge_tags (AttacheMerge *self, GError **error);
gboolean attache_merge_notes (AttacheMerge *self, GError **error);
gboolean attache_merge_statements (AttacheMerge *self, GError **error);
/* After that: whether it is disputed where the statement there begins and ends, and mine stands. */
gboolean attache_merge_keeps_statement (AttacheMerge *self, gint64 article_id, AttacheSpan span);
gboolean attache_merge_decisions (AttacheMerge *self, GError **error);

G_END_DECLS

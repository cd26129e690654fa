/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of merging share: attache-merge.c goes through articles, -tags through tags,
 * -notes through notes and decisions. Each is asked twice: to look (no step) and to do. */

#pragma once

#include "attache-merge.h"
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
  GHashTable *tags;         /* owned; ids from there to here; 0: not here yet */
} AttacheMerge;

/* A map of ids, gint64 → gint64. */
GHashTable *attache_merge_map_new (void);
void attache_merge_map_add (GHashTable *map, gint64 from, gint64 to);
/* 0 where there is none. */
gint64 attache_merge_map_get (GHashTable *map, gint64 from);

/* The present choice; where one only looks, notes the conflict, whose texts are taken. */
AttacheMergeChoice attache_merge_choose (AttacheMerge *self, AttacheMergeKind kind,
                                         gint64 theirs_id, char *about, char *mine, char *theirs);
/* The actor here who is that actor there; made where one does and there is none. */
gboolean attache_merge_find_actor (AttacheMerge *self, gint64 theirs_id, gint64 *id,
                                   GError **error);

gboolean attache_merge_tags (AttacheMerge *self, GError **error);
gboolean attache_merge_notes (AttacheMerge *self, GError **error);
gboolean attache_merge_decisions (AttacheMerge *self, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The units around one cue that may hold what it introduces: its sentence, and the quotation that
 * ends the one before or begins the one after. Private to the statements. */

#pragma once

#include "attache-tagger-keys.h"

G_BEGIN_DECLS

#define ATTACHE_MOST_SCENE 320 /* units */

typedef enum
{
  ATTACHE_LABEL_OUTSIDE,
  ATTACHE_LABEL_SOURCE,
  ATTACHE_LABEL_CUE,
  ATTACHE_LABEL_CONTENT,
} AttacheLabel;
#define ATTACHE_N_LABELS 4

/* Where a unit lies as seen from the cue. */
typedef struct
{
  guint8 side;     /* 0 before the cue, 1 it, 2 after it; + 4, 8 in another sentence, + 16 paragraph */
  guint8 distance; /* bucket */
  guint8 commas;   /* between: 3 at most */
  guint8 level;    /* of the likeliest other cue between */
  guint8 mark;     /* class of the last function word or mark between */
  guint8 since;    /* bucket of the distance to that */
} AttacheScenePoint;

typedef struct
{
  const AttacheUnits *units;
  guint cue;
  guint first;
  guint end;
  guint32 shape; /* what stands beside the cue and beside its sentence */
  guint32 quotations; /* how many stand before and after the cue, and how the nearest ends */
  AttacheScenePoint points[ATTACHE_MOST_SCENE];
} AttacheScene;

void attache_scene_set (AttacheScene *scene, const AttacheUnits *units, guint cue);

/* The same, but nothing outside the units [@first, @end), which hold the cue. */
void attache_scene_set_within (AttacheScene *scene, const AttacheUnits *units, guint cue,
                               guint first, guint end);

/* What speaks for a label of the unit @at, and for a pair of labels of it and the one before. */
void attache_scene_node_keys (const AttacheScene *scene, guint at, AttacheKeys *keys);
void attache_scene_edge_keys (const AttacheScene *scene, guint at, AttacheKeys *keys);

G_END_DECLS

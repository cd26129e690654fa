/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scene of a cue and what the tagger sees in it: every key is relative to the cue, so that
 * one set of weights tells the content of this cue from that of its neighbour. */

#include "config.h"

#include "attache-statement-scene.h"

#define MOST_BEFORE 120
#define MOST_AFTER 160
#define MOST_RUNNING_ON 20
#define MOST_CUES 8           /* to each side: prose has fewer in a sentence */
#define LIKELY_CUE (-2 * 256) /* in a unit's cue_score */

/* What the keys are made of, by value: so that the compiler need not read it again after every key
 * that is written, and mixes only once what several keys begin with. */
typedef struct
{
  guint32 word;
  guint32 class;
} Seen;

typedef struct
{
  AttacheScenePoint point;
  guint32 near; /* side and distance */
  guint32 path; /* side, commas and level */
  Seen unit;
  Seen left[2];
  Seen right[2];
  Seen cue;
  Seen before_cue;
  Seen after_cue;
  guint32 suffix;
  guint32 flags;
  guint32 cue_level; /* of the cue */
  guint32 step;      /* how likely the unit and those beside it are other cues */
  guint32 step_left;
  guint32 step_right;
} View;

static gboolean
is_mark (const AttacheUnit *unit)
{
  return unit->class == ATTACHE_UNIT_CLASS_COMMA || unit->class == ATTACHE_UNIT_CLASS_QUOTATION
         || unit->class == ATTACHE_UNIT_CLASS_DASH || unit->class == ATTACHE_UNIT_CLASS_SEMICOLON
         || unit->class == ATTACHE_UNIT_CLASS_COLON || unit->class >= ATTACHE_UNIT_CLASS_FUNCTION;
}

/* How likely the unit is another cue: 0 … 5. */
static guint
step_of_cue (const AttacheUnit *unit)
{
  gint score = unit->cue_score;

  if (score == ATTACHE_NO_CUE)
    return 0;
  return score < -3 * 256 ? 1 : score < -256 ? 2 : score < 256 ? 3 : score < 3 * 256 ? 4 : 5;
}

static guint8
side_of (const AttacheUnits *units, const AttacheUnit *cue, const AttacheUnit *unit)
{
  guint8 side = unit < cue ? 0 : 2;

  if (unit->sentence != cue->sentence)
    side |= unit < cue ? 4 : 8;
  if (units->sentences[unit->sentence].paragraph != units->sentences[cue->sentence].paragraph)
    side |= 16;
  return side;
}

/* Notes for every unit from the cue outwards what lies between. */
static void
walk (AttacheScene *scene, gint64 stop, gint step)
{
  const AttacheUnit *cue = &scene->units->units[scene->cue];
  guint commas = 0, level = 0, since = 0;
  guint8 mark = 0;

  for (gint64 i = (gint64) scene->cue + step; i != stop; i += step)
    {
      const AttacheUnit *unit = &scene->units->units[i];

      scene->points[i - scene->first] = (AttacheScenePoint){
        .side = side_of (scene->units, cue, unit),
        .distance = (guint8) attache_key_bucket ((guint) ABS (i - scene->cue)),
        .commas = (guint8) MIN (commas, 3),
        .level = (guint8) level,
        .mark = mark,
        .since = (guint8) attache_key_bucket (since),
      };
      commas += unit->class == ATTACHE_UNIT_CLASS_COMMA;
      level = MAX (level, step_of_cue (unit));
      since++;
      if (is_mark (unit))
        {
          mark = unit->class;
          since = 0;
        }
    }
}

static guint32
describe_quotations (const AttacheScene *scene)
{
  const AttacheUnits *units = scene->units;
  const AttacheUnit *cue = &units->units[scene->cue];
  guint n_before = 0, n_after = 0;
  guint32 before = 0, after = 0;

  for (guint i = scene->first; i < scene->end; i++)
    {
      const AttacheUnit *unit = &units->units[i];

      if (unit->class != ATTACHE_UNIT_CLASS_QUOTATION)
        continue;
      if (i < scene->cue)
        {
          n_before++;
          before = attache_key_mix (unit->word, side_of (units, cue, unit));
        }
      else if (n_after++ == 0)
        after = attache_key_mix (unit->word, side_of (units, cue, unit));
    }
  return attache_key_mix (attache_key_mix (before, after),
                          MIN (n_before, 3) << 2 | MIN (n_after, 3));
}

/* How far the scene reaches in its sentence: so far that all scenes of a text together are no
 * longer than a few times the text, whatever it is. */
static guint
first_unit (const AttacheUnits *units, guint first, guint cue)
{
  guint at = cue, n_cues = 0;

  while (at > first && cue - at < MOST_BEFORE && n_cues < MOST_CUES)
    n_cues += units->units[--at].cue_score >= LIKELY_CUE;
  return at;
}

static guint
end_unit (const AttacheUnits *units, guint end, guint cue)
{
  guint at = cue + 1, n_cues = 0;

  while (at < end && at - cue < MOST_AFTER && n_cues < MOST_CUES)
    n_cues += units->units[at++].cue_score >= LIKELY_CUE;
  return at;
}

/* Whether the unit is a quotation of another sentence that may belong to the cue: one that has
 * something else in its sentence beside it, @flag, has its own. */
static gboolean
stands_alone (const AttacheUnits *units, guint at, AttacheUnitFlags flag, guint cue)
{
  const AttacheUnit *unit = &units->units[at];

  if (unit->class != ATTACHE_UNIT_CLASS_QUOTATION)
    return FALSE;
  return (unit->flags & flag) != 0
         || (flag == ATTACHE_UNIT_LAST && side_of (units, &units->units[cue], unit) < 16);
}

static void
finish_scene (AttacheScene *scene, guint32 beside)
{
  const AttacheUnits *units = scene->units;
  const AttacheUnitSentence *s = &units->sentences[units->units[scene->cue].sentence];
  gint64 first = MAX (s->first_unit, scene->first), end = MIN (s->end_unit, scene->end);
  const AttacheUnit *before = attache_key_unit (units, (gint64) scene->cue - 1, first, end);
  const AttacheUnit *after = attache_key_unit (units, (gint64) scene->cue + 1, first, end);

  scene->shape = attache_key_mix (attache_key_mix (before->class, after->class), beside);
  scene->quotations = describe_quotations (scene);
  walk (scene, (gint64) scene->first - 1, -1);
  walk (scene, scene->end, 1);
  scene->points[scene->cue - scene->first] = (AttacheScenePoint){ .side = 1 };
}

void
attache_scene_set (AttacheScene *scene, const AttacheUnits *units, guint cue)
{
  const AttacheUnitSentence *s = &units->sentences[units->units[cue].sentence];
  guint32 beside = 0;

  scene->units = units;
  scene->cue = cue;
  scene->first = first_unit (units, s->first_unit, cue);
  scene->end = end_unit (units, s->end_unit, cue);
  if (scene->first > 0 && stands_alone (units, scene->first - 1, ATTACHE_UNIT_FIRST, cue))
    {
      scene->first--;
      beside |= 1;
    }
  if (scene->end < units->n_units && stands_alone (units, scene->end, ATTACHE_UNIT_LAST, cue))
    {
      scene->end++;
      beside |= 2;
    }
  while (scene->end < units->n_units && scene->end < cue + MOST_AFTER + MOST_RUNNING_ON
         && (units->units[scene->end - 1].flags & ATTACHE_UNIT_UNCLOSED)
         && units->units[scene->end].class == ATTACHE_UNIT_CLASS_QUOTATION)
    scene->end++;
  finish_scene (scene, beside);
}

void
attache_scene_set_within (AttacheScene *scene, const AttacheUnits *units, guint cue, guint first,
                          guint end)
{
  scene->units = units;
  scene->cue = cue;
  scene->first = first_unit (units, first, cue);
  scene->end = end_unit (units, end, cue);
  finish_scene (scene, 0);
}

static inline Seen
see (const AttacheUnit *unit)
{
  return (Seen){ unit->word, unit->class };
}

static inline View
view_unit (const AttacheScene *scene, guint at)
{
  const AttacheUnits *units = scene->units;
  const AttacheScenePoint *point = &scene->points[at - scene->first];
  const AttacheUnit *unit = &units->units[at], *cue = &units->units[scene->cue];
  gint64 first = scene->first, end = scene->end;
  const AttacheUnit *left = attache_key_unit (units, (gint64) at - 1, first, end);
  const AttacheUnit *right = attache_key_unit (units, (gint64) at + 1, first, end);

  return (View){
    .point = *point,
    .near = point->side | (guint32) point->distance << 8,
    .path = point->side | (guint32) point->commas << 8 | (guint32) point->level << 12,
    .unit = see (unit),
    .left = { see (left), see (attache_key_unit (units, (gint64) at - 2, first, end)) },
    .right = { see (right), see (attache_key_unit (units, (gint64) at + 2, first, end)) },
    .cue = see (cue),
    .before_cue = see (attache_key_unit (units, (gint64) scene->cue - 1, first, end)),
    .after_cue = see (attache_key_unit (units, (gint64) scene->cue + 1, first, end)),
    .suffix = unit->suffix,
    .flags = unit->flags,
    .cue_level = cue->cue_level,
    .step = step_of_cue (unit),
    .step_left = step_of_cue (left),
    .step_right = step_of_cue (right),
  };
}

/* Which words stand here, and on which side of the cue. */
static inline void
add_words (AttacheKeys *k, const View *v)
{
  Seen u = v->unit, l1 = v->left[0], l2 = v->left[1], r1 = v->right[0], r2 = v->right[1];
  guint32 side = v->point.side, near = v->near;

  attache_keys_add (k, 101, side);
  attache_keys_add2 (k, 102, side, u.word);
  attache_keys_add2 (k, 103, side, l1.word);
  attache_keys_add2 (k, 104, side, r1.word);
  attache_keys_add2 (k, 140, side, l2.word);
  attache_keys_add2 (k, 141, side, r2.word);
  attache_keys_add2 (k, 125, side, v->suffix);
  attache_keys_add3 (k, 126, side, u.word, r1.word);
  attache_keys_add3 (k, 127, side, l1.word, u.word);
  attache_keys_add3 (k, 105, side, l1.class, u.class);
  attache_keys_add3 (k, 106, side, u.class, r1.class);
  attache_keys_add4 (k, 107, side, l1.class, u.class, r1.class);
  attache_keys_add4 (k, 134, side, l2.class, l1.class, u.class);
  attache_keys_add4 (k, 135, side, u.class, r1.class, r2.class);
  attache_keys_add2 (k, 121, side,
                     v->flags
                         & (ATTACHE_UNIT_FIRST | ATTACHE_UNIT_LAST | ATTACHE_UNIT_SHORT_QUOTED
                            | ATTACHE_UNIT_BRACKETED));
  attache_keys_add2 (k, 111, near, u.class);
  attache_keys_add3 (k, 138, near, l1.word, u.class);
  attache_keys_add3 (k, 139, near, u.class, r1.word);
  attache_keys_add4 (k, 143, near, l1.class, u.class, r1.class);
}

/* Which cue it is, and what stands beside it. */
static inline void
add_cue (AttacheKeys *k, const View *v, guint32 shape)
{
  const AttacheScenePoint *p = &v->point;
  Seen u = v->unit, c = v->cue, before = v->before_cue, after = v->after_cue;
  guint32 side = p->side, near = v->near;

  attache_keys_add2 (k, 109, near, c.word);
  attache_keys_add3 (k, 110, side, c.word, u.word);
  attache_keys_add3 (k, 112, near, u.class, c.word);
  attache_keys_add3 (k, 115, side, after.class, p->distance);
  attache_keys_add3 (k, 116, side, after.word, p->commas);
  attache_keys_add3 (k, 117, side, before.class, p->distance);
  attache_keys_add3 (k, 118, side, shape, p->distance);
  attache_keys_add3 (k, 119, side, shape, p->commas);
  attache_keys_add3 (k, 120, side, shape, u.class);
  attache_keys_add3 (k, 128, side, p->level, v->cue_level);
  attache_keys_add4 (k, 129, side, p->level, v->cue_level, after.class);
  attache_keys_add3 (k, 130, side, c.word, after.class);
  attache_keys_add3 (k, 131, side, c.word, before.class);
  attache_keys_add4 (k, 132, side, c.word, p->commas, p->mark);
  attache_keys_add4 (k, 137, side, after.class, before.class, p->commas);
  attache_keys_add4 (k, 142, near, c.class, u.class, after.class);
}

void
attache_scene_node_keys (const AttacheScene *scene, guint at, AttacheKeys *keys)
{
  View v = view_unit (scene, at);
  const AttacheScenePoint *p = &v.point;
  guint32 shape = scene->shape, quotations = scene->quotations, class = v.unit.class;

  keys->n = 0;
  add_words (keys, &v);
  add_cue (keys, &v, shape);
  attache_keys_add2 (keys, 108, p->side, p->distance);
  attache_keys_add2 (keys, 113, v.path, class);
  attache_keys_add2 (keys, 114, v.path, p->distance);
  attache_keys_add3 (keys, 122, p->side, p->mark, p->since);
  attache_keys_add3 (keys, 123, p->side, p->mark, class);
  attache_keys_add3 (keys, 124, v.path, p->mark, shape);
  attache_keys_add3 (keys, 149, p->side, quotations, class);
  attache_keys_add3 (keys, 150, p->side, quotations, p->distance);
  attache_keys_add4 (keys, 151, p->side, quotations, p->mark, v.after_cue.class);
  attache_keys_add4 (keys, 152, v.path, quotations, class, v.after_cue.class);
  attache_keys_add3 (keys, 145, p->side, v.step, p->distance);
  attache_keys_add3 (keys, 146, p->side, v.step, class);
  attache_keys_add3 (keys, 147, p->side, v.step_right, class);
  attache_keys_add3 (keys, 148, p->side, v.step_left, class);
  attache_keys_add4 (keys, 144, p->side, p->mark, p->since, shape);
}

void
attache_scene_edge_keys (const AttacheScene *scene, guint at, AttacheKeys *keys)
{
  View v = view_unit (scene, at);
  Seen u = v.unit, l1 = v.left[0], l2 = v.left[1], r1 = v.right[0];
  guint32 side = v.point.side, distance = v.point.distance;

  keys->n = 0;
  attache_keys_add (keys, 201, side);
  attache_keys_add2 (keys, 202, side, u.word);
  attache_keys_add2 (keys, 203, side, l1.word);
  attache_keys_add3 (keys, 204, side, l1.class, u.class);
  attache_keys_add2 (keys, 205, side, r1.word);
  attache_keys_add4 (keys, 206, side, l1.class, u.class, r1.class);
  attache_keys_add3 (keys, 207, side, distance, u.class);
  attache_keys_add3 (keys, 208, side, v.cue.word, distance);
  attache_keys_add3 (keys, 209, side, u.class, v.point.level);
  attache_keys_add3 (keys, 210, side, scene->shape, u.class);
  attache_keys_add3 (keys, 211, side, l1.word, u.word);
  attache_keys_add3 (keys, 212, side, v.cue.word, u.class);
  attache_keys_add4 (keys, 213, side, l2.class, l1.class, u.class);
  attache_keys_add3 (keys, 214, side, u.word, r1.word);
  attache_keys_add2 (keys, 215, side,
                     v.flags
                         & (ATTACHE_UNIT_FIRST | ATTACHE_UNIT_SHORT_QUOTED | ATTACHE_UNIT_BRACKETED
                            | ATTACHE_UNIT_CAPITALISED));
  attache_keys_add3 (keys, 217, side, scene->quotations, u.class);
  attache_keys_add4 (keys, 218, side, scene->quotations, l1.class, distance);
  attache_keys_add3 (keys, 216, side, v.step, l1.class);
}

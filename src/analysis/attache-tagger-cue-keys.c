/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What speaks for a unit being the head of a cue: the word, its neighbours, the other likely
 * cues and the quotations of its sentence. */

#include "config.h"

#include "attache-tagger-keys.h"

#define REACH 40 /* units to each side: what lies farther in a sentence counts for nothing */

const AttacheUnit attache_key_no_unit = { .word = 0x7777 };

/* What lies around the cue in its sentence. */
typedef struct
{
  const AttacheUnit *left[3];
  const AttacheUnit *right[3];
  guint level_left; /* of the likeliest other cue */
  guint level_right;
  guint quotations_left; /* 2 at most */
  guint quotations_right;
  guint subject; /* class of the nearest name, function word or comma before it */
  guint subject_distance;
  guint clause; /* class of the nearest mark before it */
  guint clause_distance;
} Surroundings;

guint
attache_key_bucket (guint distance)
{
  static const guint8 buckets[] = { 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6,
                                    6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7 };

  return distance < G_N_ELEMENTS (buckets) ? buckets[distance] : distance < 45 ? 8 : 9;
}

gboolean
attache_unit_may_be_cue (const AttacheUnits *units, guint at)
{
  const AttacheUnit *unit = &units->units[at];

  if (unit->class == ATTACHE_UNIT_CLASS_DASH || unit->class == ATTACHE_UNIT_CLASS_OPEN_BRACKET)
    return at > 0 && units->units[at - 1].class == ATTACHE_UNIT_CLASS_QUOTATION;
  return unit->cue_level > 0 && !(unit->flags & ATTACHE_UNIT_SHORT_QUOTED);
}

static void
look_left (const AttacheUnits *units, guint at, guint first, Surroundings *around)
{
  for (guint i = at; i > first; i--)
    {
      const AttacheUnit *unit = &units->units[i - 1];
      guint class = unit->class;

      around->level_left = MAX (around->level_left, unit->cue_level);
      around->quotations_left += class == ATTACHE_UNIT_CLASS_QUOTATION;
      if (around->subject == 0 && at - i < 8
          && (class == ATTACHE_UNIT_CLASS_CAPITALISED || class == ATTACHE_UNIT_CLASS_ALL_CAPS
              || class == ATTACHE_UNIT_CLASS_COMMA || class >= ATTACHE_UNIT_CLASS_FUNCTION))
        {
          around->subject = class;
          around->subject_distance = at - i;
        }
      if (around->clause == 0
          && (class == ATTACHE_UNIT_CLASS_COMMA || class == ATTACHE_UNIT_CLASS_QUOTATION
              || class == ATTACHE_UNIT_CLASS_DASH || class == ATTACHE_UNIT_CLASS_SEMICOLON))
        {
          around->clause = class;
          around->clause_distance = attache_key_bucket (at - i);
        }
    }
  around->quotations_left = MIN (around->quotations_left, 2);
}

static void
look_right (const AttacheUnits *units, guint at, guint end, Surroundings *around)
{
  for (guint i = at + 1; i < end; i++)
    {
      around->level_right = MAX (around->level_right, units->units[i].cue_level);
      around->quotations_right += units->units[i].class == ATTACHE_UNIT_CLASS_QUOTATION;
    }
  around->quotations_right = MIN (around->quotations_right, 2);
}

static void
look_around (const AttacheUnits *units, guint at, Surroundings *around)
{
  const AttacheUnitSentence *s = &units->sentences[units->units[at].sentence];

  *around = (Surroundings){ .subject = 0 };
  for (gint i = 0; i < 3; i++)
    {
      around->left[i] = attache_key_unit (units, (gint64) at - i - 1, s->first_unit, s->end_unit);
      around->right[i] = attache_key_unit (units, (gint64) at + i + 1, s->first_unit, s->end_unit);
    }
  look_left (units, at, at > s->first_unit + REACH ? at - REACH : s->first_unit, around);
  look_right (units, at, MIN (s->end_unit, at + REACH), around);
}

static void
add_neighbours (AttacheKeys *k, const AttacheUnit *u, const Surroundings *around)
{
  const AttacheUnit *l1 = around->left[0], *l2 = around->left[1], *l3 = around->left[2];
  const AttacheUnit *r1 = around->right[0], *r2 = around->right[1], *r3 = around->right[2];

  attache_keys_add (k, 4, l1->word);
  attache_keys_add (k, 5, l2->word);
  attache_keys_add (k, 6, r1->word);
  attache_keys_add (k, 7, r2->word);
  attache_keys_add (k, 46, r3->word);
  attache_keys_add (k, 47, l3->word);
  attache_keys_add2 (k, 40, r1->word, r2->word);
  attache_keys_add2 (k, 41, l2->word, l1->word);
  attache_keys_add2 (k, 11, l1->class, r1->class);
  attache_keys_add2 (k, 12, l2->class, l1->class);
  attache_keys_add2 (k, 13, r1->class, r2->class);
  attache_keys_add3 (k, 18, r1->class, r2->class, r3->class);
  attache_keys_add3 (k, 19, l3->class, l2->class, l1->class);
  attache_keys_add3 (k, 16, u->class, l2->class, l1->class);
  attache_keys_add3 (k, 17, u->class, r1->class, r2->class);
  attache_keys_add2 (k, 49, u->class, l1->word);
  attache_keys_add2 (k, 50, u->class, r1->word);
  attache_keys_add2 (k, 35, u->cue_level, r1->word);
  attache_keys_add2 (k, 36, u->cue_level, l1->word);
  attache_keys_add3 (k, 37, u->cue_level, l1->word, r1->word);
  attache_keys_add2 (k, 38, u->suffix, r1->word);
  attache_keys_add2 (k, 39, u->suffix, l1->word);
}

static void
add_word (AttacheKeys *k, const AttacheUnit *u, const Surroundings *around)
{
  const AttacheUnit *l1 = around->left[0], *l2 = around->left[1];
  const AttacheUnit *r1 = around->right[0], *r2 = around->right[1];

  attache_keys_add (k, 1, u->word);
  attache_keys_add (k, 2, u->suffix);
  attache_keys_add2 (k, 3, u->class, u->cue_level);
  attache_keys_add2 (k, 8, l1->word, u->word);
  attache_keys_add2 (k, 9, u->word, r1->word);
  attache_keys_add3 (k, 10, l1->class, u->word, r1->class);
  attache_keys_add3 (k, 14, u->word, l2->class, l1->class);
  attache_keys_add3 (k, 15, u->word, r1->class, r2->class);
  attache_keys_add3 (k, 42, u->word, r1->word, r2->class);
  attache_keys_add3 (k, 43, u->word, l1->word, l2->class);
  attache_keys_add2 (k, 44, u->word, r2->word);
  attache_keys_add2 (k, 45, u->word, l2->word);
  attache_keys_add2 (k, 25, u->word, (u->flags & ATTACHE_UNIT_FIRST) != 0);
  attache_keys_add2 (k, 32, u->word,
                     u->flags & (ATTACHE_UNIT_BRACKETED | ATTACHE_UNIT_CAPITALISED));
}

void
attache_cue_keys (const AttacheUnits *units, guint at, AttacheKeys *k)
{
  const AttacheUnit *u = &units->units[at];
  const AttacheUnitSentence *s = &units->sentences[u->sentence];
  Surroundings around;

  look_around (units, at, &around);
  k->n = 0;
  add_word (k, u, &around);
  add_neighbours (k, u, &around);
  attache_keys_add3 (k, 20, u->cue_level, around.level_left, around.level_right);
  attache_keys_add2 (k, 21, u->word, around.level_left);
  attache_keys_add2 (k, 22, u->word, around.level_right);
  attache_keys_add3 (k, 23, around.quotations_left, around.quotations_right, u->cue_level);
  attache_keys_add3 (k, 24, around.quotations_left, around.quotations_right, u->word);
  attache_keys_add3 (k, 26, u->class, around.subject, around.subject_distance);
  attache_keys_add2 (k, 27, u->word, around.subject);
  attache_keys_add3 (k, 28, u->class, around.clause, around.clause_distance);
  attache_keys_add2 (k, 29, u->word, around.clause);
  attache_keys_add2 (k, 30, u->class, attache_key_bucket (at - s->first_unit));
  attache_keys_add2 (k, 31, u->class, attache_key_bucket (s->end_unit - at));
}

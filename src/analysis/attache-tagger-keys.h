/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tagger looks at, as hashed keys: one code for training and for use, or the weights would
 * not fit. Private to the statements; it knows nothing of weights. */

#pragma once

#include "attache-statement-units.h"

G_BEGIN_DECLS

#define ATTACHE_MOST_KEYS 64

typedef struct
{
  guint32 keys[ATTACHE_MOST_KEYS];
  guint n;
  const guint8 *buckets[ATTACHE_MOST_KEYS]; /* of the table of weights that was asked for them */
} AttacheKeys;

static inline guint32
attache_key_mix (guint32 a, guint32 b)
{
  guint32 h = (a ^ (b * 0x9E3779B1u)) * 0x85EBCA6Bu;

  return h ^ (h >> 15);
}

/* @template tells apart what is looked at; @value is what was seen. */
static inline void
attache_keys_add (AttacheKeys *keys, guint32 template, guint32 value)
{
  guint32 h = attache_key_mix (value, template * 0x01000193u + 0x51ed270bu) * 0xC2B2AE35u;

  keys->keys[keys->n++] = h ^ (h >> 16);
}

static inline void
attache_keys_add2 (AttacheKeys *keys, guint32 template, guint32 a, guint32 b)
{
  attache_keys_add (keys, template, attache_key_mix (a, b));
}

static inline void
attache_keys_add3 (AttacheKeys *keys, guint32 template, guint32 a, guint32 b, guint32 c)
{
  attache_keys_add (keys, template, attache_key_mix (attache_key_mix (a, b), c));
}

static inline void
attache_keys_add4 (AttacheKeys *keys, guint32 template, guint32 a, guint32 b, guint32 c, guint32 d)
{
  attache_keys_add (keys, template, attache_key_mix (attache_key_mix (attache_key_mix (a, b), c), d));
}

/* 0 1 2 3 4 4 5 …: a distance, ever coarser; 9 at most. */
guint attache_key_bucket (guint distance);

/* Stands for the edge of the text. */
extern const AttacheUnit attache_key_no_unit;

/* The unit at @at, or that one where it lies outside [@first, @end). */
static inline const AttacheUnit *
attache_key_unit (const AttacheUnits *units, gint64 at, gint64 first, gint64 end)
{
  return at >= first && at < end ? &units->units[at] : &attache_key_no_unit;
}

/* Whether the unit may be the head of a cue at all, and what speaks for it. */
gboolean attache_unit_may_be_cue (const AttacheUnits *units, guint unit);
void attache_cue_keys (const AttacheUnits *units, guint unit, AttacheKeys *keys);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of the weights' file, read where it lies. All numbers are little-endian. A table is an
 * array of buckets of eight slots: eight 16-bit checks, then eight times the weights of a slot, one
 * signed byte a label. */

#pragma once

#include "attache-tagger-keys.h"

G_BEGIN_DECLS

#define ATTACHE_WEIGHTS_MAGIC 0x54474154u /* "TAGT" */
#define ATTACHE_WEIGHTS_VERSION 1
#define ATTACHE_BUCKET_SLOTS 8

typedef enum
{
  ATTACHE_TABLE_CUE,
  ATTACHE_TABLE_NODE,
  ATTACHE_TABLE_EDGE,
  ATTACHE_TABLE_KEEP,
} AttacheTableId;
#define ATTACHE_N_TABLES 4

typedef struct
{
  guint32 offset; /* bytes from the file's beginning; a multiple of 4 */
  guint32 n_buckets;
  guint32 n_labels;
  float step; /* a weight is its byte times this */
} AttacheTableHeader;

typedef struct
{
  guint32 magic;
  guint32 version;
  guint32 lexicon_offset;
  guint32 lexicon_entries; /* a power of two */
  float cue_threshold;     /* log odds under which a unit is not decoded */
  float keep_threshold;    /* probability under which a candidate is dropped */
  float quoted_threshold;  /* the same for one whose content holds a quotation */
  AttacheTableHeader tables[ATTACHE_N_TABLES];
} AttacheWeightsHeader;

typedef struct
{
  const guint8 *buckets;
  guint32 n_buckets;
  guint32 n_labels;
  float step;
} AttacheWeightsTable;

/* Which bucket a key falls in, and what its slot must hold to be its own: never 0. */
static inline guint32
attache_weights_bucket (guint32 key, guint32 n_buckets)
{
  return (guint32) (((guint64) key * n_buckets) >> 32);
}

static inline guint16
attache_weights_check (guint32 key)
{
  return (guint16) ((key & 0xffff) == 0 ? 1 : key & 0xffff);
}

/* Bytes of a bucket. */
static inline guint32
attache_weights_stride (guint32 n_labels)
{
  return ATTACHE_BUCKET_SLOTS * (2 + n_labels);
}

/* Says which buckets will be needed: to be called some while before attache_weights_sum (). */
void attache_weights_ask (const AttacheWeightsTable *table, AttacheKeys *keys);

/* Adds up the weights of all @keys, which were asked for, for each label; @sums holds n_labels. */
void attache_weights_sum (const AttacheWeightsTable *table, const AttacheKeys *keys, float *sums);

G_END_DECLS

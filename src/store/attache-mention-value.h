/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mentions of an article as one value. A text has dozens of them and only its reader asks for
 * them, all at once, so that a row for each would cost the import more than anybody gains.
 *
 * A value is a row of numbers, each in groups of seven bits, the lowest first, with the eighth bit
 * set where more follow:
 *
 *   1, the version of this layout
 *   how many rules; of each its length in bytes and the bytes, UTF-8
 *   how many mentions; of each, in order of start, end and type:
 *     start, from that of the one before; length, at least 1 (both in code points); type;
 *     rule: 0 none, or its number among the rules from 1 on; actor: 0 none, or its id
 *
 * The actor is the one whom the analysis found; whom that one counts for tells merged_actor. A
 * value may come from anybody: what does not keep to the layout is DAMAGED. */

#pragma once

#include <sqlite3.h>

#include "attache-findings.h"
#include "attache-span.h"

G_BEGIN_DECLS

typedef struct
{
  AttacheSpan span;
  AttacheActorType type;
  gint64 actor_id;  /* 0: none */
  const char *rule; /* nullable; borrowed */
} AttacheStoredMention;

/* @mentions: AttacheStoredMention, in any order; those without words, and the second of two at one
 * place and of one type, are left out. Transfer full. */
GBytes *attache_mention_value_new (GArray *mentions);
/* Transfer full; rules are borrowed from @rules (transfer full). NULL: damaged. */
GArray *attache_mention_value_read (const guint8 *data, gsize n_bytes, GPtrArray **rules,
                                    GError **error);
/* The SQL functions pack_mentions (start, end, type, actor, rule), an aggregate that makes a value,
 * and count_mentions (value, actor). An SQLite code. */
int attache_mention_value_register (sqlite3 *handle);

G_END_DECLS

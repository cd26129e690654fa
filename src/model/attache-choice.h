/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Something that a filter can ask for, with how many articles have it: an actor, an outlet, a tag,
 * a kind. Frozen after attache_choice_new (), so that any thread may hold it. It knows no database
 * and no widget. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a new one is made of; every pointer is borrowed and copied. */
typedef struct
{
  gint64 id; /* actor, tag, or kind; 0 for an outlet */
  const char *name;
  const char *country; /* nullable: of an outlet, two letters */
  guint colour; /* 0 … 7; of an actor or a tag */
  guint n_articles;
} AttacheChoiceFields;

#define ATTACHE_TYPE_CHOICE (attache_choice_get_type ())
G_DECLARE_FINAL_TYPE (AttacheChoice, attache_choice, ATTACHE, CHOICE, GObject)

AttacheChoice *attache_choice_new (const AttacheChoiceFields *fields);

/* Borrowed; lives as long as @self. */
const AttacheChoiceFields *attache_choice_get_fields (AttacheChoice *self);

G_END_DECLS

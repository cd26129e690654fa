/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A code in the reader's own tree of tags.
 * Frozen after attache_tag_new (), so that any thread may hold it. It knows no database and no
 * widget. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a new one is made of; every pointer is borrowed and copied. */
typedef struct
{
  gint64 id;
  gint64 parent_id; /* 0: at the root */
  const char *name;
  const char *path;    /* nullable: the names above it, for people; of a deep one the nearest */
  guint colour;        /* 0 … 7 */
  guint n_annotations; /* its own, without those of tags below it */
} AttacheTagFields;

#define ATTACHE_TYPE_TAG (attache_tag_get_type ())
G_DECLARE_FINAL_TYPE (AttacheTag, attache_tag, ATTACHE, TAG, GObject)

AttacheTag *attache_tag_new (const AttacheTagFields *fields);

/* Borrowed; lives as long as @self. */
const AttacheTagFields *attache_tag_get_fields (AttacheTag *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An actor of the coverage with what it said in the scope that was asked (an article or the
 * dossier). Frozen after attache_speaker_new (), so that any thread may hold it. It knows no
 * database and no widget. */

#pragma once

#include <glib-object.h>

#include "attache-findings.h"

G_BEGIN_DECLS

/* What a new one is made of; every pointer is borrowed and copied. */
typedef struct
{
  gint64 id;       /* the actor's */
  const char *key; /* stable name of the gazetteer, or of the reader; nullable */
  const char *name;
  AttacheActorType type;
  const char *const *aliases; /* nullable */
  const char *role;           /* at the date asked for; nullable */
  guint colour;               /* 0 … 7: slot of the palette, the same in every pane */
  guint n_statements;         /* in scope and within the filter */
  guint n_mentions;           /* in scope */
  gboolean is_known;          /* in the shipped gazetteer */
} AttacheSpeakerFields;

#define ATTACHE_TYPE_SPEAKER (attache_speaker_get_type ())
G_DECLARE_FINAL_TYPE (AttacheSpeaker, attache_speaker, ATTACHE, SPEAKER, GObject)

AttacheSpeaker *attache_speaker_new (const AttacheSpeakerFields *fields);

/* Borrowed; lives as long as @self. */
const AttacheSpeakerFields *attache_speaker_get_fields (AttacheSpeaker *self);

G_END_DECLS

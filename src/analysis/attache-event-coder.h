/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each verb group of a parsed sentence codes. It knows the lexicon's rules and the grammar of
 * negation, intention and duty; it does not know who acts, when or where. */

#pragma once

#include "attache-event-sentence.h"

G_BEGIN_DECLS

typedef struct
{
  gint8 kind;          /* AttacheEventKind, or ATTACHE_KIND_NONE */
  guint8 mode;         /* AttacheEventMode */
  guint8 is_consumed;  /* part of its governor's event */
  guint8 is_duty;      /* "must": the subject is whom something is asked of */
  guint8 from_subject; /* the subject's noun codes it: an attack occurred */
  gint16 child;        /* the group that it consumed, or -1 */
  gint16 noun;         /* the noun phrase that decided, or -1 */
  guint16 end;         /* slot where its words end */
  float confidence;
  const char *rule; /* static */
} AttacheEventCode;

/* @codes has room for sentence->n_groups. */
void attache_event_code_groups (const AttacheEventSentence *sentence, AttacheEventCode *codes);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking back for whom a pronoun, a "who" or "the council" means. Private to the resolving of
 * speakers. */

#pragma once

#include "attache-findings.h"
#include "attache-gazetteer.h"
#include "attache-text.h"

G_BEGIN_DECLS

typedef struct
{
  const AttacheGazetteer *gazetteer; /* Borrowed */
  const AttacheText *text;           /* Borrowed */
  AttacheFindings *findings;         /* Borrowed */
  const AttacheToken *tokens;        /* Borrowed */
  guint n_tokens;
  guint32 longest; /* of the mentions, in code points */
} AttacheSpeakerScene;

typedef enum
{
  ATTACHE_SPEAKER_WANT_ANY,
  ATTACHE_SPEAKER_WANT_PERSON,
  ATTACHE_SPEAKER_WANT_BODY,
} AttacheSpeakerWant;

/* The first mention that begins at @offset or after it. */
guint attache_speaker_find_mention (const AttacheSpeakerScene *scene, guint32 offset);

/* The first token that ends after @offset; NULL past the last. */
const AttacheToken *attache_speaker_token_at (const AttacheSpeakerScene *scene, guint32 offset);

/* The speaker of the statement before @index, where it is near and is what is wanted; or -1. */
gint attache_speaker_find_before (const AttacheSpeakerScene *scene, guint index,
                                  AttacheSpeakerWant want, guint pronoun);

/* The person met last before @offset whom the pronoun may mean; or -1. */
gint attache_speaker_find_person (const AttacheSpeakerScene *scene, guint32 offset,
                                  const AttacheFoundMention *own, guint pronoun);

/* "the council": the body met last whose name has the word, or that spoke last; or -1. */
gint attache_speaker_find_body (const AttacheSpeakerScene *scene, guint index, AttacheSpan source);

/* Whose words @document holds; or -1. */
gint attache_speaker_find_author (const AttacheSpeakerScene *scene, guint index,
                                  AttacheSpan document);

/* The actor before the "who" that is before the cue or is the source; or -1. */
gint attache_speaker_find_relative (const AttacheSpeakerScene *scene,
                                    const AttacheFoundStatement *statement);

G_END_DECLS

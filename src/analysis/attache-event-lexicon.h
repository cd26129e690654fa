/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What words mean for events: closed word classes, verbs, nouns and predicates with the kinds they
 * code, and the rules that put two of them together. Read once from data, then immutable and safe
 * for any thread. It knows no sentences. */

#pragma once

#include <gio/gio.h>

#include "attache-findings.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_WORD_DETERMINER = 1 << 0,
  ATTACHE_WORD_POSSESSIVE = 1 << 1,
  ATTACHE_WORD_PRONOUN = 1 << 2,
  ATTACHE_WORD_PREPOSITION = 1 << 3,
  ATTACHE_WORD_CONJUNCTION = 1 << 4,
  ATTACHE_WORD_SUBORDINATOR = 1 << 5,
  ATTACHE_WORD_THAT = 1 << 6,
  ATTACHE_WORD_RELATIVE = 1 << 7,
  ATTACHE_WORD_BE = 1 << 8,
  ATTACHE_WORD_HAVE = 1 << 9,
  ATTACHE_WORD_DO = 1 << 10,
  ATTACHE_WORD_WILL = 1 << 11,
  ATTACHE_WORD_MAY = 1 << 12,
  ATTACHE_WORD_MUST = 1 << 13,
  ATTACHE_WORD_NOT = 1 << 14,
  ATTACHE_WORD_ADVERB = 1 << 15,
  ATTACHE_WORD_ADJECTIVE = 1 << 16,
  ATTACHE_WORD_TIME = 1 << 17,
  ATTACHE_WORD_TITLE = 1 << 18,
} AttacheWordClass;

typedef enum
{
  ATTACHE_FORM_BASE = 1 << 0,
  ATTACHE_FORM_THIRD = 1 << 1, /* rejects */
  ATTACHE_FORM_PAST = 1 << 2,
  ATTACHE_FORM_PARTICIPLE = 1 << 3,
  ATTACHE_FORM_ING = 1 << 4,
} AttacheVerbForm;

/* Classes that the parser and the coder know by name; the data may name more. */
typedef enum
{
  ATTACHE_CLASS_NONE,
  ATTACHE_CLASS_SAY,
  ATTACHE_CLASS_COLLAPSE, /* what is said of an agreement that is no more */
  ATTACHE_CLASS_INTEND,
  ATTACHE_CLASS_DEMAND,
  ATTACHE_CLASS_REFUSE,
  ATTACHE_CLASS_THREATEN,
  ATTACHE_CLASS_OTHER,
  ATTACHE_CLASS_DIE,
  ATTACHE_CLASS_AGENT,
  ATTACHE_CLASS_FORCE,
  ATTACHE_CLASS_PROTESTER,
  ATTACHE_CLASS_OBSERVER,
  ATTACHE_CLASS_PRISONER,
  ATTACHE_CLASS_PEACEKEEPER,
  ATTACHE_CLASS_DIPLOMAT,
  ATTACHE_CLASS_PARTY,
  ATTACHE_CLASS_VIOLENCE,
  ATTACHE_CLASS_WEAPON,
  ATTACHE_CLASS_LEAST, /* bounds of figures */
  ATTACHE_CLASS_MOST,
  ATTACHE_CLASS_ABOUT,
  ATTACHE_N_NAMED_CLASSES,
} AttacheEventClass;

#define ATTACHE_KIND_NONE (-1)
#define ATTACHE_KIND_SAME (-2) /* a rule's "=": what is governed keeps its kind */
#define ATTACHE_NO_NUMBER G_MININT64

/* One meaning of a word, or of a phrase that begins with it. */
typedef struct
{
  guint16 class; /* AttacheEventClass or one that the data names */
  gint8 kind;    /* AttacheEventKind or ATTACHE_KIND_NONE; of an effect: AttacheEffect */
  guint8 mode;   /* AttacheEventMode */
  guint8 form;   /* AttacheVerbForm of the first word, of verbs */
  guint8 n_rest; /* words that must follow */
  guint16 first_rest;
} AttacheEventSense;

/* Indices into the lexicon's senses, longest phrases first. */
typedef struct
{
  guint32 first;
  guint32 end;
} AttacheSenseRange;

typedef struct
{
  const char *word;
  guint32 hash;
  guint32 classes; /* AttacheWordClass */
  guint32 forms;   /* AttacheVerbForm of its verb senses */
  gint64 number;   /* ATTACHE_NO_NUMBER; below 0: roughly that many (dozens) */
  AttacheSenseRange verbs;
  AttacheSenseRange nouns;
  AttacheSenseRange predicates;
  AttacheSenseRange effects;
  AttacheSenseRange bounds;
} AttacheEventWord;

/* A word that a phrase goes on with. */
typedef struct
{
  const char *word;
  guint32 hash;                  /* g_str_hash () of it */
  guint32 plural_hash;           /* with an "s"; that of the word where it is too short for one */
  const AttacheEventWord *entry; /* NULL where the lexicon does not know the word by itself */
} AttacheEventRest;

typedef struct _AttacheEventLexicon AttacheEventLexicon;

/* From the two data files' text; ATTACHE_EVENT_LEXICON_ERROR names file and line of what cannot be
 * read. */
AttacheEventLexicon *attache_event_lexicon_new (const char *words, const char *lexicon,
                                                GError **error);
/* From the resource "/org/attache/Attache/data". */
AttacheEventLexicon *attache_event_lexicon_load (GError **error);
void attache_event_lexicon_free (AttacheEventLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheEventLexicon, attache_event_lexicon_free)

#define ATTACHE_EVENT_LEXICON_ERROR (attache_event_lexicon_error_quark ())
GQuark attache_event_lexicon_error_quark (void);

/* @word folded, @hash its g_str_hash(); NULL where the lexicon does not know it. */
const AttacheEventWord *attache_event_lexicon_find (const AttacheEventLexicon *lexicon,
                                                    const char *word, guint32 hash);
const AttacheEventSense *attache_event_lexicon_get_sense (const AttacheEventLexicon *lexicon,
                                                          guint index);
/* The @index-th word that must follow, of @sense. */
const AttacheEventRest *attache_event_lexicon_get_rest (const AttacheEventLexicon *lexicon,
                                                        const AttacheEventSense *sense,
                                                        guint index);

/* What @verb_class makes of a noun of @noun_class or of an inner event of @kind (either may be
 * none). ATTACHE_KIND_NONE where no rule speaks. @mode is set where the result is a kind. */
gint attache_event_lexicon_compose (const AttacheEventLexicon *lexicon, guint verb_class,
                                    guint noun_class, gint kind, AttacheEventMode *mode);
/* The kind that a subject of @noun_class makes of a verb of @verb_class, or ATTACHE_KIND_NONE. */
gint attache_event_lexicon_by_subject (const AttacheEventLexicon *lexicon, guint noun_class,
                                       guint verb_class);

/* AGREE to RETREAT: what draws sides together. */
gboolean attache_event_kind_is_cooperative (gint kind);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an analysis found in one text: plain arrays of spans, in the order of the text. It refers to
 * actors and statements by their index in these arrays (-1: none). Immutable once the analyser
 * returned it. */

#pragma once

#include "attache-span.h"
#include "attache-time-span.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_TIMEX_DATE,
  ATTACHE_TIMEX_TIME,
  ATTACHE_TIMEX_DURATION,
  ATTACHE_TIMEX_SET,
} AttacheTimexType;

typedef enum
{
  ATTACHE_ACTOR_PERSON,
  ATTACHE_ACTOR_ORGANISATION,
  ATTACHE_ACTOR_COUNTRY,
  ATTACHE_ACTOR_PLACE,
  ATTACHE_ACTOR_GROUP,
} AttacheActorType;

typedef enum
{
  ATTACHE_STATEMENT_DIRECT,
  ATTACHE_STATEMENT_INDIRECT,
  ATTACHE_STATEMENT_MIXED,
} AttacheStatementKind;

/* PLOVER kinds, in PLOVER's order. */
typedef enum
{
  ATTACHE_EVENT_AGREE,
  ATTACHE_EVENT_CONSULT,
  ATTACHE_EVENT_SUPPORT,
  ATTACHE_EVENT_CONCEDE,
  ATTACHE_EVENT_COOPERATE,
  ATTACHE_EVENT_AID,
  ATTACHE_EVENT_RETREAT,
  ATTACHE_EVENT_REQUEST,
  ATTACHE_EVENT_ACCUSE,
  ATTACHE_EVENT_REJECT,
  ATTACHE_EVENT_THREATEN,
  ATTACHE_EVENT_PROTEST,
  ATTACHE_EVENT_SANCTION,
  ATTACHE_EVENT_MOBILIZE,
  ATTACHE_EVENT_COERCE,
  ATTACHE_EVENT_ASSAULT,
} AttacheEventKind;
#define ATTACHE_N_EVENT_KINDS (ATTACHE_EVENT_ASSAULT + 1)

typedef enum
{
  ATTACHE_MODE_NONE,
  ATTACHE_MODE_MEETING,
  ATTACHE_MODE_CALL,
  ATTACHE_MODE_VISIT,
  ATTACHE_MODE_STATEMENT,
} AttacheEventMode;

typedef enum
{
  ATTACHE_SECTION_TITLE,
  ATTACHE_SECTION_DATE,
  ATTACHE_SECTION_BYLINE,
  ATTACHE_SECTION_CREDIT,
  ATTACHE_SECTION_CAPTION,
  ATTACHE_SECTION_BOILERPLATE,
  ATTACHE_SECTION_BODY,
} AttacheSectionRole;

typedef enum
{
  ATTACHE_BASIS_UNKNOWN,
  ATTACHE_BASIS_GIVEN, /* by a person, or by the record that carried the text */
  ATTACHE_BASIS_HEADER,
  ATTACHE_BASIS_FOOTER,
  ATTACHE_BASIS_METADATA,
  ATTACHE_BASIS_INFERRED,
} AttacheDateBasis;

typedef enum
{
  ATTACHE_EFFECT_KILLED,
  ATTACHE_EFFECT_WOUNDED,
  ATTACHE_EFFECT_CAPTURED,
  ATTACHE_EFFECT_DISPLACED,
  ATTACHE_EFFECT_MISSING,
  ATTACHE_EFFECT_OTHER,
} AttacheEffect;

typedef struct
{
  AttacheSpan span;
  AttacheTimexType type;
  char *value;          /* TIMEX3 value; nullable */
  const char *mod;      /* TIMEX3 mod, static; nullable */
  AttacheTimeSpan when; /* may be unknown */
  const char *rule;     /* static */
} AttacheFoundTime;

typedef struct
{
  AttacheSpan span;
  AttacheActorType type;
  gint actor; /* index in actors, or -1 */
  const char *rule;
} AttacheFoundMention;

typedef struct
{
  char *name;
  AttacheActorType type;
  char *key; /* the gazetteer's stable key where known ("Q…"-free slug, such as "ned-price"); else
                nullable */
  GStrv aliases; /* as used in this text */
  GStrv roles;   /* as read in this text, or of the gazetteer at the published date */
  gboolean known;
  const char *rule; /* static: of the gazetteer, else that of the first mention; nullable */
} AttacheFoundActor;

typedef struct
{
  AttacheStatementKind kind;
  AttacheSpan *content; /* n_content, ascending, disjoint */
  guint n_content;
  AttacheSpan *cue;
  guint n_cue;
  AttacheSpan *source;
  guint n_source;
  AttacheSpan via_span;       /* empty where none */
  AttacheSpan addressee_span; /* empty where none */
  gint speaker;               /* indices in actors, or -1 */
  gint via;
  gint addressee;
  gint inside; /* index in statements, or -1 */
  char *time;  /* TIMEX3 value of when it was said; nullable */
  AttacheTimeSpan when;
  float confidence;         /* 0 … 1 */
  float cue_probability;    /* of its word as a cue; 0 where no model was asked, as the next */
  float labels_probability; /* of its labels among all that the scene could have */
  const char *rule;         /* static: what made it */
  const char *resolution;   /* static: how the speaker was found ("name", "surname", "office",
                               "pronoun", "body", …); nullable */
} AttacheFoundStatement;

typedef struct
{
  gboolean is_source; /* else target */
  gint actor;
  AttacheSpan span;
} AttacheEventActor;

typedef struct
{
  AttacheSpan span;
  AttacheEffect effect;
  gint64 least;     /* -1: no bound */
  gint64 most;      /* -1: no bound */
  char *whom;       /* as written; nullable */
  const char *rule; /* static: where it stands beside the word of harm */
} AttacheFigure;

typedef struct
{
  AttacheSpan span;
  AttacheEventKind kind;
  AttacheEventMode mode;
  AttacheTimeSpan when; /* may be unknown */
  char *place;          /* as the source writes it; nullable */
  AttacheEventActor *actors;
  guint n_actors;
  AttacheFigure *figures;
  guint n_figures;
  float confidence;
  const char *rule;
} AttacheFoundEvent;

typedef struct
{
  AttacheSpan span;
  AttacheSectionRole role;
} AttacheFoundSection;

/* Every array holds its structs by value and frees what they own. */
typedef struct
{
  gint64 published; /* microseconds UTC of the published time, or ATTACHE_TIME_UNKNOWN */
  AttachePrecision published_precision;
  AttacheDateBasis published_basis;
  const char *language; /* interned BCP 47 tag; nullable */
  GArray *sections;     /* AttacheFoundSection */
  GArray *times;        /* AttacheFoundTime */
  GArray *mentions;     /* AttacheFoundMention */
  GArray *actors;       /* AttacheFoundActor */
  GArray *statements;   /* AttacheFoundStatement */
  GArray *events;       /* AttacheFoundEvent */
} AttacheFindings;

AttacheFindings *attache_findings_new (void);
void attache_findings_free (AttacheFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheFindings, attache_findings_free)

#define attache_findings_time(f, i) (&g_array_index ((f)->times, AttacheFoundTime, (i)))
#define attache_findings_mention(f, i) (&g_array_index ((f)->mentions, AttacheFoundMention, (i)))
#define attache_findings_actor(f, i) (&g_array_index ((f)->actors, AttacheFoundActor, (i)))
#define attache_findings_statement(f, i)                                                           \
  (&g_array_index ((f)->statements, AttacheFoundStatement, (i)))
#define attache_findings_event(f, i) (&g_array_index ((f)->events, AttacheFoundEvent, (i)))
#define attache_findings_section(f, i) (&g_array_index ((f)->sections, AttacheFoundSection, (i)))

/* Words of the JSON contract, static; the _from_string ones answer FALSE for other words and leave
 * the out parameter. */
const char *attache_timex_type_to_string (AttacheTimexType type);
const char *attache_actor_type_to_string (AttacheActorType type);
gboolean attache_actor_type_from_string (const char *string, AttacheActorType *type);
const char *attache_statement_kind_to_string (AttacheStatementKind kind);
const char *attache_event_kind_to_string (AttacheEventKind kind);
gboolean attache_event_kind_from_string (const char *string, AttacheEventKind *kind);
const char *attache_event_mode_to_string (AttacheEventMode mode); /* NULL for none */
gboolean attache_event_mode_from_string (const char *string, AttacheEventMode *mode);
const char *attache_section_role_to_string (AttacheSectionRole role);
const char *attache_date_basis_to_string (AttacheDateBasis basis);
const char *attache_effect_to_string (AttacheEffect effect);
gboolean attache_effect_from_string (const char *string, AttacheEffect *effect);

/* The first and the last section of prose; past the sections and 0 where there is none. */
void attache_findings_find_prose (const AttacheFindings *findings, guint *first, guint *last);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the JSON contract for the kinds of things an analysis finds; the store writes the
 * same ones. */

#include "config.h"

#include "attache-findings.h"

#include <string.h>

static gboolean
find_word (const char *const *words, guint n_words, const char *string, guint *found)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (words[i] != NULL && strcmp (words[i], string) == 0)
        {
          *found = i;
          return TRUE;
        }
    }
  return FALSE;
}

static const char *const timex_type_words[] = {
  [ATTACHE_TIMEX_DATE] = "DATE",
  [ATTACHE_TIMEX_TIME] = "TIME",
  [ATTACHE_TIMEX_DURATION] = "DURATION",
  [ATTACHE_TIMEX_SET] = "SET",
};

const char *
attache_timex_type_to_string (AttacheTimexType value)
{
  g_return_val_if_fail ((guint) value < G_N_ELEMENTS (timex_type_words), NULL);

  return timex_type_words[value];
}

static const char *const actor_type_words[] = {
  [ATTACHE_ACTOR_PERSON] = "person",   [ATTACHE_ACTOR_ORGANISATION] = "organisation",
  [ATTACHE_ACTOR_COUNTRY] = "country", [ATTACHE_ACTOR_PLACE] = "place",
  [ATTACHE_ACTOR_GROUP] = "group",
};

const char *
attache_actor_type_to_string (AttacheActorType value)
{
  g_return_val_if_fail ((guint) value < G_N_ELEMENTS (actor_type_words), NULL);

  return actor_type_words[value];
}

gboolean
attache_actor_type_from_string (const char *string, AttacheActorType *type)
{
  guint found;

  if (string == NULL
      || !find_word (actor_type_words, G_N_ELEMENTS (actor_type_words), string, &found))
    return FALSE;
  *type = found;
  return TRUE;
}

static const char *const statement_kind_words[] = {
  [ATTACHE_STATEMENT_DIRECT] = "direct",
  [ATTACHE_STATEMENT_INDIRECT] = "indirect",
  [ATTACHE_STATEMENT_MIXED] = "mixed",
};

const char *
attache_statement_kind_to_string (AttacheStatementKind value)
{
  g_return_val_if_fail ((guint) value < G_N_ELEMENTS (statement_kind_words), NULL);

  return statement_kind_words[value];
}

static const char *const event_kind_words[] = {
  [ATTACHE_EVENT_AGREE] = "AGREE",         [ATTACHE_EVENT_CONSULT] = "CONSULT",
  [ATTACHE_EVENT_SUPPORT] = "SUPPORT",     [ATTACHE_EVENT_CONCEDE] = "CONCEDE",
  [ATTACHE_EVENT_COOPERATE] = "COOPERATE", [ATTACHE_EVENT_AID] = "AID",
  [ATTACHE_EVENT_RETREAT] = "RETREAT",     [ATTACHE_EVENT_REQUEST] = "REQUEST",
  [ATTACHE_EVENT_ACCUSE] = "ACCUSE",       [ATTACHE_EVENT_REJECT] = "REJECT",
  [ATTACHE_EVENT_THREATEN] = "THREATEN",   [ATTACHE_EVENT_PROTEST] = "PROTEST",
  [ATTACHE_EVENT_SANCTION] = "SANCTION",   [ATTACHE_EVENT_MOBILIZE] = "MOBILIZE",
  [ATTACHE_EVENT_COERCE] = "COERCE",       [ATTACHE_EVENT_ASSAULT] = "ASSAULT",
};

const char *
attache_event_kind_to_string (AttacheEventKind value)
{
  g_return_val_if_fail ((guint) value < G_N_ELEMENTS (event_kind_words), NULL);

  return event_kind_words[value];
}

gboolean
attache_event_kind_from_string (const char *string, AttacheEventKind *kind)
{
  guint found;

  if (string == NULL
      || !find_word (event_kind_words, G_N_ELEMENTS (event_kind_words), string, &found))
    return FALSE;
  *kind = found;
  return TRUE;
}

static const char *const event_mode_words[] = {
  [ATTACHE_MODE_NONE] = NULL,
  [ATTACHE_MODE_MEETING] = "meeting",
  [ATTACHE_MODE_CALL] = "call",
  [ATTACHE_MODE_VISIT] = "visit",
  [ATTACHE_MODE_STATEMENT] = "statement",
};

const char *
attache_event_mode_to_string (AttacheEventMode value)
{
  g_return_val_if_fail ((guint) value < G_N_ELEMENTS (event_mode_words), NULL);

  return event_mode_words[value];
}

gboolean
attache_event_mode_from_string (const char *string, AttacheEventMode *mode)
{
  guint found;

  if (string == NULL
      || !find_word (event_mode_words, G_N_ELEMENTS (event_mode_words), string, &found))
    return FALSE;
  *mode = found;
  return TRUE;
}

static const char *const section_role_words[] = {
  [ATTACHE_SECTION_TITLE] = "title",     [ATTACHE_SECTION_DATE] = "date",
  [ATTACHE_SECTION_BYLINE] = "byline",   [ATTACHE_SECTION_CREDIT] = "credit",
  [ATTACHE_SECTION_CAPTION] = "caption", [ATTACHE_SECTION_BOILERPLATE] = "boilerplate",
  [ATTACHE_SECTION_BODY] = "body",
};

const char *
attache_section_role_to_string (AttacheSectionRole value)
{
  g_return_val_if_fail ((guint) value < G_N_ELEMENTS (section_role_words), NULL);

  return section_role_words[value];
}

static const char *const date_basis_words[] = {
  [ATTACHE_BASIS_UNKNOWN] = "unknown",   [ATTACHE_BASIS_GIVEN] = "given",
  [ATTACHE_BASIS_HEADER] = "header",     [ATTACHE_BASIS_FOOTER] = "footer",
  [ATTACHE_BASIS_METADATA] = "metadata", [ATTACHE_BASIS_INFERRED] = "inferred",
};

const char *
attache_date_basis_to_string (AttacheDateBasis value)
{
  g_return_val_if_fail ((guint) value < G_N_ELEMENTS (date_basis_words), NULL);

  return date_basis_words[value];
}

static const char *const effect_words[] = {
  [ATTACHE_EFFECT_KILLED] = "killed",     [ATTACHE_EFFECT_WOUNDED] = "wounded",
  [ATTACHE_EFFECT_CAPTURED] = "captured", [ATTACHE_EFFECT_DISPLACED] = "displaced",
  [ATTACHE_EFFECT_MISSING] = "missing",   [ATTACHE_EFFECT_OTHER] = "other",
};

const char *
attache_effect_to_string (AttacheEffect value)
{
  g_return_val_if_fail ((guint) value < G_N_ELEMENTS (effect_words), NULL);

  return effect_words[value];
}

gboolean
attache_effect_from_string (const char *string, AttacheEffect *effect)
{
  guint found;

  if (string == NULL || !find_word (effect_words, G_N_ELEMENTS (effect_words), string, &found))
    return FALSE;
  *effect = found;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of words; marked for translation here, translated when asked for. */

#include "config.h"

#include "attache-event-words.h"

#include <glib/gi18n-lib.h>

static const char *const kind_words[ATTACHE_N_EVENT_KINDS] = {
  [ATTACHE_EVENT_AGREE] = NC_ ("kind of event", "Agree"),
  [ATTACHE_EVENT_CONSULT] = NC_ ("kind of event", "Meet and talk"),
  [ATTACHE_EVENT_SUPPORT] = NC_ ("kind of event", "Support"),
  [ATTACHE_EVENT_CONCEDE] = NC_ ("kind of event", "Concede"),
  [ATTACHE_EVENT_COOPERATE] = NC_ ("kind of event", "Cooperate"),
  [ATTACHE_EVENT_AID] = NC_ ("kind of event", "Aid"),
  [ATTACHE_EVENT_RETREAT] = NC_ ("kind of event", "Withdraw"),
  [ATTACHE_EVENT_REQUEST] = NC_ ("kind of event", "Ask, urge"),
  [ATTACHE_EVENT_ACCUSE] = NC_ ("kind of event", "Accuse"),
  [ATTACHE_EVENT_REJECT] = NC_ ("kind of event", "Reject"),
  [ATTACHE_EVENT_THREATEN] = NC_ ("kind of event", "Threaten"),
  [ATTACHE_EVENT_PROTEST] = NC_ ("kind of event", "Protest"),
  [ATTACHE_EVENT_SANCTION] = NC_ ("kind of event", "Sanction"),
  [ATTACHE_EVENT_MOBILIZE] = NC_ ("kind of event", "Mobilise"),
  [ATTACHE_EVENT_COERCE] = NC_ ("kind of event", "Coerce"),
  [ATTACHE_EVENT_ASSAULT] = NC_ ("kind of event", "Attack"),
};

static const char *const mode_words[] = {
  [ATTACHE_MODE_NONE] = NULL,
  [ATTACHE_MODE_MEETING] = NC_ ("mode of event", "meeting"),
  [ATTACHE_MODE_CALL] = NC_ ("mode of event", "call"),
  [ATTACHE_MODE_VISIT] = NC_ ("mode of event", "visit"),
  [ATTACHE_MODE_STATEMENT] = NC_ ("mode of event", "statement"),
};

static const char *const statement_words[] = {
  [ATTACHE_STATEMENT_DIRECT] = NC_ ("kind of statement", "direct"),
  [ATTACHE_STATEMENT_INDIRECT] = NC_ ("kind of statement", "indirect"),
  [ATTACHE_STATEMENT_MIXED] = NC_ ("kind of statement", "mixed"),
};

static const char *const decision_words[] = {
  [ATTACHE_DECISION_NONE] = NULL,
  [ATTACHE_DECISION_ACCEPTED] = NC_ ("decision", "accepted"),
  [ATTACHE_DECISION_REJECTED] = NC_ ("decision", "rejected"),
  [ATTACHE_DECISION_EDITED] = NC_ ("decision", "edited"),
};

const char *
attache_event_kind_to_words (AttacheEventKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_words), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "kind of event", kind_words[kind]);
}

const char *
attache_event_mode_to_words (AttacheEventMode mode)
{
  g_return_val_if_fail ((guint) mode < G_N_ELEMENTS (mode_words), NULL);

  return mode == ATTACHE_MODE_NONE
             ? NULL
             : g_dpgettext2 (GETTEXT_PACKAGE, "mode of event", mode_words[mode]);
}

const char *
attache_statement_kind_to_words (AttacheStatementKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (statement_words), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "kind of statement", statement_words[kind]);
}

const char *
attache_decision_to_words (AttacheDecision decision)
{
  g_return_val_if_fail ((guint) decision < G_N_ELEMENTS (decision_words), NULL);

  return decision == ATTACHE_DECISION_NONE
             ? NULL
             : g_dpgettext2 (GETTEXT_PACKAGE, "decision", decision_words[decision]);
}

const char *
attache_confidence_to_words (float confidence)
{
  if (confidence >= 0.85f)
    return C_ ("confidence", "sure");
  if (confidence >= 0.6f)
    return C_ ("confidence", "likely");
  return C_ ("confidence", "doubtful");
}

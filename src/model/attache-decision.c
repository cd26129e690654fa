/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words that programs read; those for people are in attache-event-words.c. */

#include "config.h"

#include "attache-decision.h"

static const char *const decision_words[] = {
  [ATTACHE_DECISION_NONE] = NULL,
  [ATTACHE_DECISION_ACCEPTED] = "accepted",
  [ATTACHE_DECISION_REJECTED] = "rejected",
  [ATTACHE_DECISION_EDITED] = "edited",
};
static const char *const shape_words[] = {
  [ATTACHE_SHAPE_FOUND] = NULL,
  [ATTACHE_SHAPE_MERGED] = "merged",
  [ATTACHE_SHAPE_SPLIT] = "split",
  [ATTACHE_SHAPE_REWORDED] = "reworded",
};

const char *
attache_decision_to_string (AttacheDecision decision)
{
  g_return_val_if_fail ((guint) decision < G_N_ELEMENTS (decision_words), NULL);

  return decision_words[decision];
}

const char *
attache_statement_shape_to_string (AttacheStatementShape shape)
{
  g_return_val_if_fail ((guint) shape < G_N_ELEMENTS (shape_words), NULL);

  return shape_words[shape];
}

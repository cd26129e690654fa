/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The card of one statement: who said it, how that was found, who else carries it, and what a
 * person says to that. It decides nothing itself: "decided" and "shaped" tell what the person
 * chose.
 */

#pragma once

#include <gtk/gtk.h>

#include "attache-shape-chooser.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_STATEMENT_CARD (attache_statement_card_get_type ())
G_DECLARE_FINAL_TYPE (AttacheStatementCard, attache_statement_card, ATTACHE, STATEMENT_CARD,
                      GtkPopover)

/* Signals "decided" (gint64 statement_id, uint AttacheDecision, gint64 actor_id), and "shaped"
 * (gint64 statement_id, and what AttacheShapeChooser::chosen tells). */
GtkWidget *attache_statement_card_new (void);

/* @ground: the statement, and what is about it. @role: of the speaker, nullable. @actors: to choose
 * another from, of AttacheChoice. */
void attache_statement_card_set_statement (AttacheStatementCard *self,
                                           const AttacheShapeGround *ground, const char *role,
                                           GListModel *actors);
/* Whether the pointer is over it: then it stays. */
gboolean attache_statement_card_is_pointed (AttacheStatementCard *self);

G_END_DECLS

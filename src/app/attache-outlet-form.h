/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for one rule for an outlet: its address, its name, its country. It says what is wrong while
 * it is typed, and lets nothing through that is no rule. */

#pragma once

#include <adwaita.h>

#include "attache-outlet-rules.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_OUTLET_FORM (attache_outlet_form_get_type ())
G_DECLARE_FINAL_TYPE (AttacheOutletForm, attache_outlet_form, ATTACHE, OUTLET_FORM,
                      AdwMessageDialog)

/* @rule: what is changed; NULL for a new one. Signal "response": "save" or "cancel". */
AttacheOutletForm *attache_outlet_form_new (GtkWindow *parent, const AttacheOutletRule *rule);

/* What was typed, NULL where it is no rule; transfer full. */
AttacheOutletRule *attache_outlet_form_dup_rule (AttacheOutletForm *self);

G_END_DECLS

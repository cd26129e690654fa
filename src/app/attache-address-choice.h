/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an address offers, line by line, for the reader to choose from. */

#pragma once

#include "attache-feed.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "chosen" (boolean), TRUE at first. */
#define ATTACHE_TYPE_ADDRESS_CHOICE (attache_address_choice_get_type ())
G_DECLARE_FINAL_TYPE (AttacheAddressChoice, attache_address_choice, ATTACHE, ADDRESS_CHOICE,
                      GObject)

/* Copies what it needs of @entry. */
AttacheAddressChoice *attache_address_choice_new (const AttacheFeedEntry *entry);
const char *attache_address_choice_get_address (AttacheAddressChoice *self);
const char *attache_address_choice_get_title (AttacheAddressChoice *self);
gboolean attache_address_choice_is_chosen (AttacheAddressChoice *self);
void attache_address_choice_set_chosen (AttacheAddressChoice *self, gboolean is_chosen);

/* Rows of choices, each with a box to check. Transfer full. */
GtkListItemFactory *attache_address_choice_factory_new (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for an address, looks at what is there, and lets the reader choose what of it comes in. The
 * network is asked when the reader says so and not before; where it was never allowed, the dialogue
 * says what allowing means. */

#pragma once

#include <adwaita.h>

#include "attache-feed-list.h"

G_BEGIN_DECLS

/* Signal "chosen" (GStrv addresses, gpointer AttacheDownload, nullable): pages to import; the
 * download is that of the first, where it came already. The window closes itself. */
#define ATTACHE_TYPE_ADDRESS_DIALOG (attache_address_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AttacheAddressDialog, attache_address_dialog, ATTACHE, ADDRESS_DIALOG,
                      AdwWindow)

/* @feeds: where a feed goes that the reader wants to keep. */
AttacheAddressDialog *attache_address_dialog_new (GtkWindow *parent, AttacheFeedList *feeds,
                                                  GSettings *settings);

G_END_DECLS

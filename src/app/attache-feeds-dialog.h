/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The feeds of a dossier: how often each is looked at, how the last look went, and a look now. */

#pragma once

#include <adwaita.h>

#include "attache-feed-list.h"

G_BEGIN_DECLS

/* Signal "add": the reader wants another feed; what asks for its address is to stand over this
 * window. */
#define ATTACHE_TYPE_FEEDS_DIALOG (attache_feeds_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AttacheFeedsDialog, attache_feeds_dialog, ATTACHE, FEEDS_DIALOG, AdwWindow)

AttacheFeedsDialog *attache_feeds_dialog_new (GtkWindow *parent, AttacheFeedList *feeds,
                                              GSettings *settings);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The feeds of a dossier: how often each is looked at, how the last look went, and a look now. */

#pragma once

#include <adwaita.h>

#include "attache-feed-list.h"

G_BEGIN_DECLS

/* Adding is the window's "win.import-address". */
void attache_feeds_dialog_present (GtkWindow *parent, AttacheFeedList *feeds, GSettings *settings);

G_END_DECLS

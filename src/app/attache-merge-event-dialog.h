/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says that an event is the same as another, and shows its reports, each of which may be said to
 * tell another event. */

#pragma once

#include <adwaita.h>

#include "attache-session.h"

G_BEGIN_DECLS

void attache_merge_event_dialog_present (AttacheSession *session, gint64 event_id,
                                         GtkWindow *parent);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window that asks below which tag another one belongs, where the tree is too long to drag it
 * there. Its answer is the action "tags.move-to" ((xx)) of the window that it stands over. */

#pragma once

#include <adwaita.h>

#include "attache-session.h"

G_BEGIN_DECLS

/* @name: of the tag, for people. */
void attache_tag_mover_present (AttacheSession *session, gint64 tag_id, const char *name,
                                GtkWindow *parent);

G_END_DECLS

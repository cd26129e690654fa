/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is to be looked at after a text or the analysis changed: notes that moved, may have lost
 * their passage or have none, and decisions whose ground is gone. Each can be confirmed, detached,
 * applied elsewhere or discarded, and all of that undone. */

#pragma once

#include <adwaita.h>

#include "attache-session.h"

G_BEGIN_DECLS

void attache_review_dialog_present (AttacheSession *session, GtkWindow *parent);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window for merging a colleague's dossier: what it would bring, where the two disagree side by
 * side with a choice each, then progress. */

#pragma once

#include <adwaita.h>

#include "attache-session.h"

G_BEGIN_DECLS

void attache_merge_dialog_present (AttacheSession *session, GFile *theirs, GtkWindow *parent);

G_END_DECLS

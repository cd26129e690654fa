/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tags of a dossier, to be renamed, coloured, merged and deleted. */

#pragma once

#include <adwaita.h>

#include "attache-session.h"

G_BEGIN_DECLS

void attache_tags_dialog_present (AttacheSession *session, GtkWindow *parent);

G_END_DECLS

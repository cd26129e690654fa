/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with the history of a dossier: choosing a step goes back or forth to it. */

#pragma once

#include <adwaita.h>

#include "attache-session.h"

G_BEGIN_DECLS

void attache_history_dialog_present (AttacheSession *session, GtkWindow *parent);

G_END_DECLS

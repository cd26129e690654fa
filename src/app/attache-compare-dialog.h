/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window that compares what two people tagged: those who wrote in this dossier, and those who
 * wrote in another one that is opened beside it. */

#pragma once

#include <adwaita.h>

#include "attache-session.h"

G_BEGIN_DECLS

void attache_compare_dialog_present (AttacheSession *session, GtkWindow *parent);

G_END_DECLS

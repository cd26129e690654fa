/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outlets that the person named by their addresses: to see, add, change and take out. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Opening the file itself is @parent's "win.outlets-file". */
void attache_outlets_dialog_present (GtkWindow *parent);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Four buttons, one for each colour of highlights, that activate an action with the colour's name.
 */

#pragma once

#include <gtk/gtk.h>

#include "attache-anchor.h"

G_BEGIN_DECLS

/* Puts the buttons at the start of @box; @action_name takes a string. */
void attache_colour_buttons_add (GtkBox *box, const char *action_name);

G_END_DECLS

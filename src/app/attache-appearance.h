/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours and fonts as the reader wants them: follows the settings, for the whole display. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ATTACHE_TYPE_APPEARANCE (attache_appearance_get_type ())
G_DECLARE_FINAL_TYPE (AttacheAppearance, attache_appearance, ATTACHE, APPEARANCE, GObject)

AttacheAppearance *attache_appearance_new (GSettings *settings);

G_END_DECLS

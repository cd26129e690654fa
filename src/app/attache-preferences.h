/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preferences window. It knows the settings and nothing else; what they mean is up to those who
 * follow them. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ATTACHE_TYPE_PREFERENCES (attache_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AttachePreferences, attache_preferences, ATTACHE, PREFERENCES,
                      AdwPreferencesWindow)

/* @parent nullable. */
void attache_preferences_present (GSettings *settings, GtkWindow *parent);

/* Of the person at this machine; NULL where the system does not tell. Borrowed. */
const char *attache_preferences_get_user_name (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How else a word may be written where the search index takes for two what is one: it knows the
 * cases of letters one by one, and no accents but Latin ones. Pure; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text, a word or some, first as it was typed (composed), then at most nine other spellings of it.
 * Transfer full. */
GStrv attache_spellings_list (const char *text);

G_END_DECLS

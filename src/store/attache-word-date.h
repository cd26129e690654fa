/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A day, a month or a year as it is typed into the search. Pure; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Its first and its last instant, microseconds UTC. FALSE: it is no date, and nothing is set. */
gboolean attache_word_date_read (const char *text, gint64 *begin, gint64 *until);

G_END_DECLS

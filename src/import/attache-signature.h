/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who signed a printed line. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of "By Ada Lorne, 27 September" the name, of two to four words; transfer full, NULL where @line,
 * one line of UTF-8, is signed by nobody. */
char *attache_signature_find (const char *line);

G_END_DECLS

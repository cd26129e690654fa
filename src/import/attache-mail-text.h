/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a mail without markup, as its writer set it and not as it travelled. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Transfer full: @text with the lines of a paragraph as one. @is_flowed: the mail says that a space
 * at a line's end means the paragraph goes on (RFC 3676), and with @deletes_space that the space is
 * none; else a line goes on in the next where that one's first word had no room in the widest line
 * of the mail. Line ends become "\n", blank lines at both ends go. Linear. */
char *attache_mail_text_unwrap (const char *text, gboolean is_flowed, gboolean deletes_space);

G_END_DECLS

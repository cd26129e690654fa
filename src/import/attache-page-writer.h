/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article's element becomes text. */

#pragma once

#include "attache-draft.h"
#include "attache-page-content.h"

G_BEGIN_DECLS

/* Sets draft->text and draft->sections from what was found: one paragraph a line with an empty line
 * between, items of a list on lines of their own, captions as sections. @title (nullable): a
 * heading that only repeats it is left out. */
void attache_page_write (const AttachePage *page, AttachePageContent content, const char *title,
                         AttacheDraft *draft);

G_END_DECLS

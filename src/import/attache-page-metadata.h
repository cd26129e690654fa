/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The facts of a page as its markup tells them. */

#pragma once

#include "attache-page-content.h"
#include "attache-page-facts.h"
#include "attache-page-prepare.h"

G_BEGIN_DECLS

/* Fills @facts from the records, the head and, where these say nothing, the markup and the text
 * around the article; settles which heading is the headline. For a page whose content was found. */
void attache_page_read_metadata (const AttachePage *page, AttachePageContent content,
                                 const AttachePreparedPage *prepared, AttachePageFacts *facts);

/* The part of the above that reads what is printed: which heading is the headline, and a date and a
 * name on the lines around the article where the markup tells none. */
void attache_page_read_printed (const AttachePage *page, AttachePageContent content,
                                AttachePageFacts *facts);

G_END_DECLS

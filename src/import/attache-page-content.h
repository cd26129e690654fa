/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where on a page its article is. */

#pragma once

#include "attache-page-tree.h"

G_BEGIN_DECLS

/* Indices of a page's nodes. What stands in @around before @core may be a standfirst; what stands
 * behind it is no part of the article. */
typedef struct
{
  guint core;   /* the smallest element that holds the article's text */
  guint around; /* the element around it that still holds little else; may be @core */
} AttachePageContent;

/* Marks what is no article as dropped, fills each node's part and mass, and finds the article.
 * Linear. */
AttachePageContent attache_page_find_content (AttachePage *page);

G_END_DECLS

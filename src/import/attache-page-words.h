/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the makers of pages call the parts of a page, in class, id and role, and the phrases that
 * stand at what is no article. Word lists only. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_PART_NONE,
  ATTACHE_PART_BODY,    /* surely the article's text: "entry-content", "articleBody" */
  ATTACHE_PART_CONTENT, /* perhaps: "content", "article", "post" */
  ATTACHE_PART_CAPTION,
  ATTACHE_PART_BYLINE, /* who and when */
  ATTACHE_PART_ASIDE,  /* perhaps no part of it: "widget", "teaser", "meta" */
  ATTACHE_PART_OUT,    /* surely none: "related", "cookie", "share" */
  ATTACHE_PART_COMMENTS,
  ATTACHE_PART_CONSENT, /* cookies: all prose of a short page may be there */
} AttachePagePart;

typedef struct _AttachePageWords AttachePageWords;

AttachePageWords *attache_page_words_new (void);
void attache_page_words_free (AttachePageWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttachePageWords, attache_page_words_free)

/* The strongest that the words in @names say: a class or id as it stands in the page. */
AttachePagePart attache_page_words_part (const AttachePageWords *self, const char *names);

G_END_DECLS

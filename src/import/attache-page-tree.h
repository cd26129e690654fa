/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page as an array of nodes in the order of the document: a subtree is a range. What is added up
 * over subtrees is added up in one backward loop, and whoever reads it needs no recursion. */

#pragma once

#include <libxml/tree.h>

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_TAG_TEXT, /* character data */
  ATTACHE_TAG_OTHER,
  ATTACHE_TAG_A,
  ATTACHE_TAG_ARTICLE,
  ATTACHE_TAG_ASIDE,
  ATTACHE_TAG_BLOCKQUOTE,
  ATTACHE_TAG_BODY,
  ATTACHE_TAG_BR,
  ATTACHE_TAG_DIV,
  ATTACHE_TAG_FIGCAPTION,
  ATTACHE_TAG_FIGURE,
  ATTACHE_TAG_FOOTER,
  ATTACHE_TAG_FORM,
  ATTACHE_TAG_HEAD,
  ATTACHE_TAG_HEADER,
  ATTACHE_TAG_HEADING, /* h2 … h6 */
  ATTACHE_TAG_H1,
  ATTACHE_TAG_IMG,
  ATTACHE_TAG_LI,
  ATTACHE_TAG_LIST, /* ul, ol, dl */
  ATTACHE_TAG_MAIN,
  ATTACHE_TAG_NAV,
  ATTACHE_TAG_P,
  ATTACHE_TAG_PRE,
  ATTACHE_TAG_SECTION,
  ATTACHE_TAG_SKIP, /* button, select, textarea, …: never text */
  ATTACHE_TAG_TABLE,
  ATTACHE_TAG_CELL, /* td, th */
  ATTACHE_TAG_TIME,
  ATTACHE_TAG_BLOCK, /* any other block: tr, address, center, … */
} AttachePageTag;

typedef enum
{
  ATTACHE_PAGE_BLOCK = 1 << 0,
  ATTACHE_PAGE_DROPPED = 1 << 1, /* with all that is in it */
  ATTACHE_PAGE_LINK = 1 << 2,    /* inside a link */
  ATTACHE_PAGE_HIDDEN = 1 << 3,
} AttachePageFlag;

typedef struct
{
  const char *name;        /* of an element, lower case; Borrowed of the page */
  guint32 text;            /* of character data: where in the page's strings it begins */
  guint32 first_attribute; /* of an element: index */
  guint32 n_attributes;
  guint32 parent;    /* index; the root is its own */
  guint32 end;       /* index behind the last one in the subtree */
  guint32 block;     /* index of the nearest block around it, or itself */
  guint8 tag;        /* AttachePageTag */
  guint8 flags;      /* AttachePageFlag */
  guint8 part;       /* AttachePagePart, of the element itself */
  guint32 n_chars;   /* of text in the subtree, without white space */
  guint32 n_linked;  /* those inside links */
  guint32 n_marks;   /* of punctuation that sentences are made with, outside links */
  guint32 own_chars; /* the same of a block, without the blocks inside it */
  guint32 own_linked;
  guint32 own_marks;
  guint32 mass; /* prose in the subtree; see attache-page-content */
} AttachePageNode;

typedef struct
{
  const char *name; /* Borrowed of the page */
  guint32 value;    /* where in the page's strings it begins */
} AttachePageAttribute;

typedef struct
{
  xmlDict *names;                   /* Owned */
  GString *strings;                 /* Owned: texts and values, each ended by a NUL */
  AttachePageAttribute *attributes; /* Owned */
  AttachePageNode *nodes;           /* Owned, n_nodes; never without a root */
  guint n_nodes;
  gboolean is_cut; /* the parser stopped: nested too deeply */
} AttachePage;

/* Parses with libxml2, which mends broken markup, fetches nothing, and stops at its limit of depth.
 * NULL where there is no element at all. Linear. */
AttachePage *attache_page_parse (const char *html, gsize length);
void attache_page_free (AttachePage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttachePage, attache_page_free)

/* Borrowed: character data as the markup has it; "" for an element. */
const char *attache_page_get_text (const AttachePage *page, guint index);

/* Borrowed, or NULL: an attribute of an element. */
const char *attache_page_get_attribute (const AttachePage *page, guint index, const char *name);

/* Transfer full: the text of a subtree on one line, its white space single. */
char *attache_page_dup_text (const AttachePage *page, guint index);

/* Transfer full: the text of the nodes from @index up to @end as lines (char *), an empty one
 * between blocks. */
GPtrArray *attache_page_dup_lines (const AttachePage *page, guint index, guint end);

/* Index behind @index that is not inside it. */
static inline guint
attache_page_skip (const AttachePage *page, guint index)
{
  return page->nodes[index].end;
}

G_END_DECLS

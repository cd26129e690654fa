/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page before it is parsed: what no reader ever sees is cut out, which is most of its bytes. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *html;      /* Owned: without scripts, styles, comments, drawings */
  GPtrArray *records; /* Owned: char *, each a JSON-LD record as it stands in the page */
  char *saved_from;   /* Owned, nullable: the address that a browser or SingleFile noted */

  /*< private >*/
  guint unclosed; /* bits of the opaque elements that no end tag follows any more */
} AttachePreparedPage;

/* @utf8 may be any valid UTF-8. Linear. */
AttachePreparedPage *attache_page_prepare (const char *utf8, gsize length);
void attache_prepared_page_free (AttachePreparedPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttachePreparedPage, attache_prepared_page_free)

G_END_DECLS

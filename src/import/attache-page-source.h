/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the bytes of a page to its elements, for all readers that pages have. */

#pragma once

#include "attache-encoding.h"
#include "attache-format.h"
#include "attache-page-prepare.h"
#include "attache-page-tree.h"

G_BEGIN_DECLS

typedef struct
{
  AttacheDecoded decoded;        /* Owned: its text */
  AttachePreparedPage *prepared; /* Owned */
  AttachePage *page;             /* Owned */
} AttachePageSource;

/* FALSE with an ATTACHE_IMPORT_ERROR where @source is too large or holds no text. */
gboolean attache_page_source_open (AttachePageSource *self, const AttacheSource *source,
                                   GError **error);

/* Nothing is freed of one that is zero. */
void attache_page_source_close (AttachePageSource *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttachePageSource, attache_page_source_close)

/* Transfer full: the beginning of @source as lower-case ASCII, the NULs of UTF-16 left out. */
char *attache_page_source_fold_head (const AttacheSource *source);

G_END_DECLS

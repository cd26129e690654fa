/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes and tags that come in with an article, from a reference manager or another program for
 * coding. For the thread of the connection. */

#pragma once

#include "attache-anchor.h"
#include "attache-step.h"

G_BEGIN_DECLS

/* Every pointer is borrowed for the call. */
typedef struct
{
  gint64 article_id;
  gboolean is_new;       /* the article comes with the same step, and takes the note with it */
  AttacheSpan span;      /* code points; empty: the whole article */
  const char *note;      /* may be empty */
  const GPtrArray *tags; /* const char * */
  const char *author;    /* nullable */
} AttacheBroughtNote;

/* Writes @note as an annotation, as part of @step. The same note on the same text is written once,
 * however often it is brought. A span that the text does not have becomes the whole article; an
 * article that is gone gets none. @now: microseconds UTC. */
gboolean attache_brought_note_write (AttacheDatabase *db, AttacheStep *step,
                                     const AttacheBroughtNote *note, gint64 now, GError **error);

G_END_DECLS

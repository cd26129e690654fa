/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Internet messages and their parts (RFC 5322, 2045–2047), as far as mails and saved pages need
 * them. It reads memory and owns no bytes. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Borrows @data for as long as it lives. */
typedef struct
{
  const char *head;
  gsize head_length;
  const char *body;
  gsize body_length;
} AttacheMimePart;

/* The head is what stands before the first empty line; a message without one is all head. */
void attache_mime_part_init (AttacheMimePart *part, const char *data, gsize length);

/* Transfer full, nullable: the header's value on one line, in UTF-8, its encoded words decoded. */
char *attache_mime_part_dup_header (const AttacheMimePart *part, const char *name);

/* Transfer full, nullable: a parameter of a header: "charset" of Content-Type. */
char *attache_mime_part_dup_parameter (const AttacheMimePart *part, const char *header,
                                       const char *parameter);

/* TRUE if the part's type begins with @type ("text/html", "multipart/"); a part without one is
 * text/plain. */
gboolean attache_mime_part_has_type (const AttacheMimePart *part, const char *type);

/* Transfer full: the body with its transfer encoding undone. */
GByteArray *attache_mime_part_decode (const AttacheMimePart *part);

/* The first leaf of @type within @part, itself included and attachments left out. FALSE where there
 * is none;
 * @found is then untouched. Looks no deeper than eight levels. */
gboolean attache_mime_part_find (const AttacheMimePart *part, const char *type,
                                 AttacheMimePart *found);

G_END_DECLS

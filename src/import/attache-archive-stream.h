/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Large archives, piece by piece: WARC (also compressed) and ZIP. What is in memory is one piece,
 * not the archive, and the pieces can be read in parallel. It knows how archives are cut, and of
 * what is in them only the size. Blocks on the disk; one thread at a time. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is not larger is read as a whole, like any file. */
#define ATTACHE_ARCHIVE_STREAM_MIN ((guint64) 8 << 20)
/* Bytes of one piece; a larger one is passed over and told. */
#define ATTACHE_ARCHIVE_STREAM_MAX_PIECE ((gsize) 32 << 20)
/* Bytes that all pieces together may unpack to. */
#define ATTACHE_ARCHIVE_STREAM_MAX_TOTAL ((guint64) 16 << 30)

typedef struct _AttacheArchiveStream AttacheArchiveStream;

/* NULL without an error where @file is no archive of that kind, or not larger than
 * ATTACHE_ARCHIVE_STREAM_MIN. */
AttacheArchiveStream *attache_archive_stream_open (GFile *file, GCancellable *cancellable,
                                                   GError **error);
void attache_archive_stream_free (AttacheArchiveStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheArchiveStream, attache_archive_stream_free)

/* Whether the pieces are records of the web, most of which are no pages; else they are files. */
gboolean attache_archive_stream_has_records (AttacheArchiveStream *stream);

/* The next piece: *@bytes (transfer full) with *@name for people (transfer full); NULL at the end.
 * What was passed over is added to @problems (GError). FALSE where the rest cannot be read. */
gboolean attache_archive_stream_next (AttacheArchiveStream *stream, char **name, GBytes **bytes,
                                      GPtrArray *problems, GCancellable *cancellable,
                                      GError **error);

G_END_DECLS

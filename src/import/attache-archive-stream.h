/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Large files of many, piece by piece: WARC, lines and arrays of JSON, mailboxes and tables (each
 * also compressed), and ZIP. What is in memory is one piece, not the file, and the pieces can be
 * read in parallel. It knows how such files are cut, and of what is in them only the size. Blocks
 * on the disk; one thread at a time. */

#pragma once

#include "attache-import-rules.h"

G_BEGIN_DECLS

/* What is not larger is read as a whole, like any file. */
#define ATTACHE_ARCHIVE_STREAM_MIN ((guint64) 8 << 20)
/* Bytes of one piece; a larger one is passed over and told. */
#define ATTACHE_ARCHIVE_STREAM_MAX_PIECE ((gsize) 32 << 20)
/* Bytes that all pieces together may unpack to. */
#define ATTACHE_ARCHIVE_STREAM_MAX_TOTAL ((guint64) 16 << 30)

typedef struct _AttacheArchiveStream AttacheArchiveStream;

typedef struct
{
  char *name;         /* for people */
  GBytes *bytes;      /* NULL at the end */
  guint line;         /* lines of the file that stand before it, or ATTACHE_LINE_UNKNOWN */
  const char *format; /* nullable; of the file, where a piece alone could be taken for another */
} AttacheArchivePiece;

void attache_archive_piece_clear (AttacheArchivePiece *piece);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttacheArchivePiece, attache_archive_piece_clear)

/* NULL without an error where @file is no file of that kind, or not larger than
 * ATTACHE_ARCHIVE_STREAM_MIN. @rules (nullable) tell what the columns of a table are; one of which
 * nobody knows it is no such file. */
AttacheArchiveStream *attache_archive_stream_open (GFile *file, const AttacheImportRules *rules,
                                                   GCancellable *cancellable, GError **error);
void attache_archive_stream_free (AttacheArchiveStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheArchiveStream, attache_archive_stream_free)

/* Whether the pieces are records of the web, most of which are no pages; else they are files. */
gboolean attache_archive_stream_has_records (AttacheArchiveStream *stream);

/* The share of the file that has been cut, from 0 to 1. */
double attache_archive_stream_get_share (AttacheArchiveStream *stream);

/* Fills @piece with the next one (transfer full), or with nothing at the end. What was passed over
 * is added to @problems (GError). FALSE where the rest cannot be read. */
gboolean attache_archive_stream_next (AttacheArchiveStream *stream, AttacheArchivePiece *piece,
                                      GPtrArray *problems, GCancellable *cancellable,
                                      GError **error);

G_END_DECLS

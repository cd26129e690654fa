/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The members of a ZIP file that is too large for memory, one after another. Nothing is written
 * anywhere, so that a member's path is a name and no more. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_MEMBER_READ,
  ATTACHE_MEMBER_UNREADABLE, /* encrypted or damaged; the next may be well */
  ATTACHE_MEMBER_TOO_LARGE,
  ATTACHE_MEMBER_END,
  ATTACHE_MEMBER_BROKEN, /* the archive from here on */
} AttacheMemberState;

typedef struct _AttacheArchiveMembers AttacheArchiveMembers;

/* NULL without an error where @file is one document (DOCX, ODT, EPUB) and no collection, where it
 * holds references and is small enough to be read as a whole, or where this build cannot read ZIP.
 */
AttacheArchiveMembers *attache_archive_members_open (GFile *file, GError **error);
void attache_archive_members_free (AttacheArchiveMembers *members);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheArchiveMembers, attache_archive_members_free)

/* The next member that may hold articles. @name (transfer full) is set of all but the end, @bytes
 * (transfer full) of one that was read. No more than @max_bytes are unpacked of one. */
AttacheMemberState attache_archive_members_next (AttacheArchiveMembers *members, gsize max_bytes,
                                                 char **name, GBytes **bytes);

/* Whether a member of that name may hold articles: not what lies beside a page, such as pictures.
 */
gboolean attache_archive_members_wants (const char *name);

/* Bytes of the archive, as it lies on the disk, that stand before the next member. */
guint64 attache_archive_members_get_position (AttacheArchiveMembers *members);

G_END_DECLS

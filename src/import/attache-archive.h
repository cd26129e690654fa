/* SPDX-License-Identifier: GPL-3.0-or-later */

/* ZIP files, member by member, within a budget. Nothing is written anywhere, so that a member's
 * path is a name and no more. */

#pragma once

#include "attache-format.h"

G_BEGIN_DECLS

/* FALSE stops the walk with @error. @name is valid UTF-8; @bytes are borrowed for the call. */
typedef gboolean (*AttacheArchiveVisit) (const char *name, GBytes *bytes, gpointer data,
                                         GError **error);
typedef gboolean (*AttacheArchiveWants) (const char *name, gpointer data);

/* Unpacks each regular member that @wants (nullable: all). What is encrypted or damaged is a
 * problem. FALSE with TOO_LARGE where the harvest's budget is spent, MALFORMED where it is no
 * archive, UNSUPPORTED where this build has no libarchive. */
gboolean attache_archive_walk (const AttacheSource *source, AttacheHarvest *harvest,
                               AttacheArchiveWants wants, AttacheArchiveVisit visit, gpointer data,
                               GError **error);

/* Transfer full: the members that @wants, by name: GBytes. NULL with an error as above. */
GHashTable *attache_archive_load (const AttacheSource *source, AttacheHarvest *harvest,
                                  AttacheArchiveWants wants, GError **error);

G_END_DECLS

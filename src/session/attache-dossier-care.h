/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done for a dossier in the background, on a connection of its own: it is checked when it
 * was opened, and backed up when it was opened and every hour in which it changed; and an eye is
 * kept on its place in the file system. Main thread only. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AttacheDossierCare AttacheDossierCare;

/* @problem: what is wrong, for people: DAMAGED or MOVED; NULL: it was looked at and is whole. */
typedef void (*AttacheDossierCareFunc) (const GError *problem, gpointer user_data);

/* Begins some seconds later, so that opening is not slowed. @gentle_size: bytes above which it
 * gives way to whoever writes, for without a write-ahead log a long reading holds the writer up; 0:
 * never. @told is called after each check, and where the file is no longer in its place. */
AttacheDossierCare *attache_dossier_care_new (const char *path, gint64 gentle_size,
                                              AttacheDossierCareFunc told, gpointer user_data);
/* Something changed: the next hour's backup has something to do. */
void attache_dossier_care_note_change (AttacheDossierCare *care);
/* Stops what runs; it ends by itself soon. */
void attache_dossier_care_free (AttacheDossierCare *care);

/* At once, on the calling thread: check and backup. TRUE where the dossier is whole; FALSE with an
 * error of what is wrong. */
gboolean attache_dossier_care_run (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS

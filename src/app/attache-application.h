/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: one process, its command line, its settings and styles, the analyser that all
 * windows share, and one window a dossier. */

#pragma once

#include <adwaita.h>

#include "attache-analyzer.h"
#include "attache-start-watch.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_APPLICATION (attache_application_get_type ())
G_DECLARE_FINAL_TYPE (AttacheApplication, attache_application, ATTACHE, APPLICATION, AdwApplication)

AttacheApplication *attache_application_new (void);

GSettings *attache_application_get_settings (AttacheApplication *self);

/* Where the bench asked the program to end. */
AttacheStartPoint attache_application_get_start_point (AttacheApplication *self);

/* Loaded on a worker at the first call, then shared. Transfer full. */
void attache_application_get_analyzer_async (AttacheApplication *self, GAsyncReadyCallback callback,
                                             gpointer user_data);
AttacheAnalyzer *attache_application_get_analyzer_finish (AttacheApplication *self,
                                                          GAsyncResult *result, GError **error);

/* Shows @file in a window: the one that has it, or a new one. */
void attache_application_open_dossier (AttacheApplication *self, GFile *file);

G_END_DECLS

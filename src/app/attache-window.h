/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One dossier in one window: header, filter, panes. It wires them to one session and does the
 * commands that need a dialogue. */

#pragma once

#include "attache-application.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_WINDOW (attache_window_get_type ())
G_DECLARE_FINAL_TYPE (AttacheWindow, attache_window, ATTACHE, WINDOW, AdwApplicationWindow)

/* Begins to open @file, creating it where there is none; what goes wrong is shown in the window. */
AttacheWindow *attache_window_new (AttacheApplication *application, GFile *file);

GFile *attache_window_get_file (AttacheWindow *self);

/* @files: GFile, files and folders. Waits for the dossier to be open. */
void attache_window_import (AttacheWindow *self, GListModel *files);

G_END_DECLS

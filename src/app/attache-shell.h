/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the four panes stand: side by side with the timeline below, or, where the window is
 * narrower than 800 pixels, as pages. It knows the panes only as widgets. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_PANE_LIST,
  ATTACHE_PANE_READER,
  ATTACHE_PANE_SIDE,
  ATTACHE_PANE_TIMELINE,
} AttachePane;
#define ATTACHE_N_PANES (ATTACHE_PANE_TIMELINE + 1)

#define ATTACHE_TYPE_SHELL (attache_shell_get_type ())
G_DECLARE_FINAL_TYPE (AttacheShell, attache_shell, ATTACHE, SHELL, AdwBin)

/* Properties "show-list", "show-side-pane", "show-timeline": of the wide layout; "narrow"
 * (read-only): whether panes are pages. */

/* @widget NULL takes the pane away. */
void attache_shell_set_pane (AttacheShell *self, AttachePane pane, GtkWidget *widget);

/* Brings a pane's page to the front where panes are pages; in the wide layout unfolds it. */
void attache_shell_show_pane (AttacheShell *self, AttachePane pane);

G_END_DECLS

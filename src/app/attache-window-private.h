/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the window share. */

#pragma once

#include "attache-feed-list.h"
#include "attache-folder-watch.h"
#include "attache-import-job.h"
#include "attache-reanalysis-job.h"
#include "attache-session.h"
#include "attache-shell.h"
#include "attache-window.h"

G_BEGIN_DECLS

struct _AttacheWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned */
  GFile *file;
  char *backup; /* nullable: to be restored when the dossier is closed */
  GSettings *settings;
  AttacheSession *session;              /* nullable: until the dossier is open */
  AttacheFeedList *feeds;               /* nullable: until the dossier is open for writing */
  AttacheImportJob *import_job;         /* nullable: while one runs */
  GCancellable *import_cancellable;     /* nullable */
  AttacheReanalysisJob *reanalysis_job; /* nullable: the last */
  GCancellable *reanalysis_cancellable; /* nullable: while one runs */
  AttacheFolderWatch *watch;            /* nullable: of a dossier that can be written */
  GListStore *waiting_imports; /* GFile: for when the dossier is open, and no import runs */
  GQueue waiting_jobs;         /* AttacheImportJob: for when no import runs */

  /* Borrowed: children of the panes */
  GtkWidget *reader; /* nullable */
  GtkWidget *list;   /* nullable */
  GtkWidget *side;   /* nullable */

  /* Template children */
  AdwWindowTitle *title;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwBin *filter_bin;
  AttacheShell *shell;
  GtkLabel *read_only_label;
  GtkRevealer *read_only_revealer;
  GtkWidget *bar_backups;
  GtkWidget *bar_salvage;
  GtkWidget *bar_copy;
  GtkWidget *error_rescue;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkRevealer *import_revealer;
  GtkProgressBar *import_progress;
  GtkLabel *import_label;
  GtkRevealer *reanalysis_revealer;
  GtkProgressBar *reanalysis_progress;
  GtkLabel *reanalysis_label;

  /* State */
  guint save_state_id;
  gboolean is_making_sample; /* which nobody asked for, so that nothing is said of it */
  gboolean opens_import;     /* asked for at the start: the window opens on what comes in */
  gboolean is_closing;
  gboolean is_flushed;
};

/* attache-window-actions.c: the commands of the window, and which of them make sense now. */
void attache_window_add_actions (AttacheWindow *self);
void attache_window_update_actions (AttacheWindow *self);

/* attache-window-import.c */
void attache_window_add_import_actions (AttacheWindow *self);
/* Runs what waits, where the dossier is open and no import runs. */
void attache_window_import_waiting (AttacheWindow *self);
void attache_window_import_bytes (AttacheWindow *self, GBytes *bytes, const char *name);
/* What is built in, for a dossier in which nothing was done yet. */
void attache_window_import_sample (AttacheWindow *self);
void attache_window_accept_drops (AttacheWindow *self);
/* @download (nullable): the page of the first address. */
void attache_window_import_addresses (AttacheWindow *self, const char *const *addresses,
                                      AttacheDownload *download);

/* attache-window-rescue.c */
void attache_window_add_rescue_actions (AttacheWindow *self);
/* Why the open dossier may only be read, and what can be done. */
void attache_window_show_read_only (AttacheWindow *self);
/* In the place of a dossier that did not open. */
void attache_window_show_error (AttacheWindow *self, const GError *error);
/* Puts the chosen backup in the place of the dossier, which is closed. */
void attache_window_restore (AttacheWindow *self);

/* attache-window-network.c */
void attache_window_add_network_actions (AttacheWindow *self);
/* When the dossier is open, and before it is closed. */
void attache_window_begin_network (AttacheWindow *self);
void attache_window_end_network (AttacheWindow *self);

/* attache-window-history.c */
void attache_window_add_history_actions (AttacheWindow *self);
/* Notes are written in the name that the preferences tell. */
void attache_window_follow_author (AttacheWindow *self);

/* attache-window-rules.c */
void attache_window_add_rule_actions (AttacheWindow *self);
/* Asks for the columns of the first table of that import that could not be read for want of them.
 */
void attache_window_ask_columns_of (AttacheWindow *self, gint64 run_id);

/* attache-window-watch.c */
void attache_window_add_watch_actions (AttacheWindow *self);
/* When the dossier is open: what is new in its watched folder comes in. */
void attache_window_start_watch (AttacheWindow *self);

/* attache-window-notes.c */
void attache_window_add_note_actions (AttacheWindow *self);

/* attache-window-export.c */
void attache_window_add_export_actions (AttacheWindow *self);

/* attache-window-reanalysis.c */
void attache_window_add_reanalysis_actions (AttacheWindow *self);
/* Begins to analyse again what an older analysis left; for a dossier that was just opened. */
void attache_window_check_analysis (AttacheWindow *self);

/* Says something that has happened; @text is copied. */
void attache_window_toast (AttacheWindow *self, const char *text);

G_END_DECLS

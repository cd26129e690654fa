/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all commands on a dossier share: the options that name it and the form of the output, and
 * opening it. */

#pragma once

#include "attache-dossier.h"
#include "attache-table.h"

G_BEGIN_DECLS

typedef struct
{
  char *path; /* Owned; NULL: the default dossier */
  gboolean json;
  gboolean jsonl;
} AttacheCliOptions;

/* Parses @argv with @entries (nullable) and the options of every command; what is left stays in
 * @argv. FALSE: it told the fault. */
gboolean attache_cli_parse_dossier (int *argc, char ***argv, AttacheCliOptions *options,
                                    const GOptionEntry *entries, const char *parameters,
                                    const char *summary);
AttacheOutput attache_cli_get_output (const AttacheCliOptions *options);
/* Transfer full. */
GFile *attache_cli_get_file (const AttacheCliOptions *options);

/* Opens the dossier, running the main context until it is; @must_exist refuses to make a new one.
 * NULL: it told why. */
AttacheDossier *attache_cli_open (const AttacheCliOptions *options, gboolean must_exist);
/* Closes it the same way; FALSE: it told why. */
gboolean attache_cli_close (AttacheDossier *dossier);

/* An asynchronous call that the command line waits for. */
typedef struct
{
  GMainLoop *loop;
  GAsyncResult *result;
} AttacheCliCall;

AttacheCliCall *attache_cli_call_new (void);
void attache_cli_call_free (AttacheCliCall *call);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheCliCall, attache_cli_call_free)
/* The GAsyncReadyCallback that goes with the call as its user data. */
void attache_cli_call_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/* Runs the main loop until it is done. Borrowed. */
GAsyncResult *attache_cli_call_wait (AttacheCliCall *call);

G_END_DECLS

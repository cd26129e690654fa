/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands of attache-cli. Each is one file and answers the exit status: 0, 1 (it failed), 2
 * (wrong usage). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum
{
  ATTACHE_EXIT_OK = 0,
  ATTACHE_EXIT_FAILED = 1,
  ATTACHE_EXIT_USAGE = 2,
};

/* @argv[0] is the command's name. */
int attache_cli_analyze (int argc, char **argv);
int attache_cli_backup (int argc, char **argv);
int attache_cli_check (int argc, char **argv);
int attache_cli_events (int argc, char **argv);
int attache_cli_export (int argc, char **argv);
int attache_cli_extract (int argc, char **argv);
int attache_cli_history (int argc, char **argv);
int attache_cli_merge (int argc, char **argv);
int attache_cli_agreement (int argc, char **argv);
int attache_cli_import (int argc, char **argv);
int attache_cli_notes (int argc, char **argv);
int attache_cli_page (int argc, char **argv);
int attache_cli_reanalyze (int argc, char **argv);
int attache_cli_salvage (int argc, char **argv);
int attache_cli_search (int argc, char **argv);
int attache_cli_speakers (int argc, char **argv);
int attache_cli_statements (int argc, char **argv);

/* Parses @argv with @entries; on a fault prints it with a hint at --help and answers FALSE. */
gboolean attache_cli_parse (int *argc, char ***argv, const GOptionEntry *entries,
                            const char *parameters, const char *summary);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Imports as they are remembered: the last thirty, each with its articles and with what is to be
 * said of single files. Written along with the articles, so that what was cut short tells of itself
 * as well. For the thread of the connection. */

#pragma once

#include "attache-database.h"
#include "attache-import-record.h"

G_BEGIN_DECLS

/* Older ones are forgotten; their articles stay. */
#define ATTACHE_IMPORT_RUNS_KEPT 30

/* What was said of a file, or of an article that came in. Borrowed for the call. */
typedef struct
{
  const char *name;
  const char *reason;
  gint code;         /* -1: it came in */
  const char *path;  /* nullable */
  gint64 article_id; /* 0: none */
} AttacheImportRemark;

/* @now: microseconds UTC. */
gboolean attache_import_table_begin (AttacheDatabase *db, gint64 now, gint64 *run_id,
                                     GError **error);
gboolean attache_import_table_add_article (AttacheDatabase *db, gint64 run_id, guint position,
                                           gint64 article_id, gboolean is_known, GError **error);
gboolean attache_import_table_add_remark (AttacheDatabase *db, gint64 run_id, guint position,
                                          const AttacheImportRemark *remark, GError **error);
/* @counts: the numbers of it, and its problem (nullable). */
gboolean attache_import_table_end (AttacheDatabase *db, gint64 run_id,
                                   const AttacheImportRun *counts, gint64 now, GError **error);

G_END_DECLS

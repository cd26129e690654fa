/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import brought, as its report tells it: plain records, read from the dossier each time,
 * so that what the reader has filled in since is no longer among the doubts. */

#pragma once

#include "attache-time-unit.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_IMPORT_CAME_IN,
  ATTACHE_IMPORT_KIN, /* texts that other articles of the dossier carry as well */
  ATTACHE_IMPORT_FAILED,
  ATTACHE_IMPORT_NO_DATE,
  ATTACHE_IMPORT_NO_OUTLET,
  ATTACHE_IMPORT_NO_TITLE, /* made of the first sentence */
  ATTACHE_IMPORT_DOUBTFUL, /* what else was said of an article that came in */
  ATTACHE_IMPORT_KNOWN,    /* was there already */
  ATTACHE_IMPORT_N_SECTIONS,
} AttacheImportSection;

typedef struct
{
  gint64 id;
  gint64 begun; /* microseconds UTC */
  gint64 ended; /* ATTACHE_TIME_UNKNOWN: it runs, or was cut short */
  guint n_files;
  guint n_imported;
  guint n_known;
  guint n_failed;
  guint n_in_section[ATTACHE_IMPORT_N_SECTIONS];
  char *problem; /* nullable: what ended it early */
} AttacheImportRun;

void attache_import_run_free (AttacheImportRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheImportRun, attache_import_run_free)

/* A line of a section; strings are owned and nullable. */
typedef struct
{
  gint64 article_id; /* 0: none came of it */
  char *title;
  char *outlet;
  char *language;
  gint64 published;
  AttachePrecision published_precision;
  char *name;   /* of the file, for people */
  char *reason; /* for people */
  char *path;   /* of a file that failed, in the file system's encoding */
  gint code;    /* AttacheImportError of one that failed, or -1 */
  guint group;  /* articles with the same number share text */
  double share; /* of the text, with the nearest of those before it in the group; 0 for the first */
} AttacheImportEntry;

void attache_import_entry_free (AttacheImportEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheImportEntry, attache_import_entry_free)

/* Another article with much of the same text. */
typedef struct
{
  gint64 article_id;
  double share; /* of the shorter of both: 0.4 to 1 */
  char *title;
  char *outlet; /* nullable */
  gint64 published;
  AttachePrecision published_precision;
} AttacheKin;

void attache_kin_free (AttacheKin *kin);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small dossiers about invented countries, and findings as an analysis would make them, built by
 * looking words up in the text. */

#pragma once

#include "attache-article-writer.h"
#include "attache-database.h"

/* An article under construction; the text is set first. */
typedef struct
{
  AttacheText *text;
  AttacheFindings *findings;
  AttacheNewArticle fields;
} SampleArticle;

SampleArticle *sample_article_new (const char *text, const char *title, const char *outlet,
                                   const char *published);
void sample_article_free (SampleArticle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleArticle, sample_article_free)

/* Where @words stand first; they must. */
AttacheSpan sample_span (SampleArticle *self, const char *words);
/* Index of the actor; @key nullable. Its mentions are every place where @name's last word stands.
 */
gint sample_add_actor (SampleArticle *self, const char *name, const char *key,
                       AttacheActorType type, const char *role);
gint sample_add_statement (SampleArticle *self, const char *content, const char *cue, gint speaker,
                           const char *said);
gint sample_add_event (SampleArticle *self, const char *words, AttacheEventKind kind,
                       const char *date, gint source, gint target);
void sample_add_figure (SampleArticle *self, gint event, const char *words, gint64 least);

/* A path in a new folder, removed with all that is in it by sample_folder_remove (). */
char *sample_folder_new (void);
void sample_folder_remove (const char *folder);

/* An empty dossier, open, in a new folder (transfer full); both go with sample_dossier_free (). */
AttacheDatabase *sample_dossier_new (AttacheDatabaseFlags flags, char **folder);
void sample_dossier_free (AttacheDatabase *db, char *folder);
/* Made where it is not. What survives a crash is asked elsewhere: nothing waits for the disk. */
AttacheDatabase *sample_open (const char *path);
/* Pages, indexes, the search and foreign keys are as they ought to be. */
void sample_assert_whole (AttacheDatabase *db);

/* Adds and checks that it worked; the id. */
gint64 sample_add (AttacheDatabase *db, SampleArticle *article);
/* The same as a step: an import of the name that is the article's source. The newest article. */
gint64 sample_import (AttacheDatabase *db, SampleArticle *article);
/* The talks: a statement by Ada Lorne, a meeting with Boris Veld on 20 September 2031, a figure. */
SampleArticle *sample_talks_new (void);
/* Another outlet on the same meeting. */
SampleArticle *sample_echo_new (void);
gint64 sample_count (AttacheDatabase *db, const char *sql);
void sample_run (AttacheDatabase *db, const char *sql);

/* A row of the table of faults in src/store/README.md, said as a line of the test's log, from which
 * tests/store/fault_table.py makes it. */
void sample_tell_fault (const char *fault, const char *promise, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

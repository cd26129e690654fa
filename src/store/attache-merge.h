/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A colleague's dossier beside one's own: what it would bring, where the two disagree, and bringing
 * it. Articles and their versions are known by the hash of their text, notes by their uid, tags by
 * their path, speakers by key or name, decisions by where they stand. The other dossier is only
 * read. */

#pragma once

#include "attache-database.h"
#include "attache-new-article.h"

G_BEGIN_DECLS

/* The other dossier. One of an older schema is read from a copy, for it may not be changed. */
typedef struct _AttacheMergeSource AttacheMergeSource;

/* To be freed on the same thread. @cancellable nullable. */
AttacheMergeSource *attache_merge_source_open (const char *path, GCancellable *cancellable,
                                               GError **error);
void attache_merge_source_free (AttacheMergeSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheMergeSource, attache_merge_source_free)
AttacheDatabase *attache_merge_source_get_database (AttacheMergeSource *source);

typedef enum
{
  ATTACHE_MERGE_NOTE,      /* the same note with other words, tags or colour */
  ATTACHE_MERGE_DECISION,  /* about the same statement or event */
  ATTACHE_MERGE_DETAILS,   /* title, outlet or date of the same article */
  ATTACHE_MERGE_VERSION,   /* two texts after the same earlier one: which is the newest */
  ATTACHE_MERGE_SPEAKER,   /* whom a speaker counts for */
  ATTACHE_MERGE_EVENT,     /* what a report is the same event as */
  ATTACHE_MERGE_STATEMENT, /* where statements of an article begin and end */
} AttacheMergeKind;

typedef enum
{
  ATTACHE_MERGE_MINE,
  ATTACHE_MERGE_THEIRS,
  ATTACHE_MERGE_BOTH, /* of notes only: theirs becomes a note of its own */
} AttacheMergeChoice;

typedef struct
{
  AttacheMergeKind kind;
  gint64 theirs_id; /* in the other dossier */
  char *about;      /* title of the article, or name of the speaker */
  char *mine;       /* for people */
  char *theirs;
  AttacheMergeChoice choice;
} AttacheMergeConflict;

typedef struct
{
  GArray *new_articles; /* gint64: ids in the other dossier */
  guint n_known;        /* articles in both */
  guint n_notes;        /* that are new */
  guint n_decisions;    /* that are new */
  guint n_tags;         /* that are new */
  guint n_details;      /* articles that get a title, outlet or date that they had not */
  guint n_versions;     /* earlier texts of articles, that are new */
  guint n_pages;        /* of articles in both: those that get the page as it was fetched */
  guint n_speakers;     /* that are merged with another, and were not */
  guint n_choices;      /* on events, that are new */
  GPtrArray *conflicts; /* AttacheMergeConflict */
} AttacheMergePlan;

void attache_merge_plan_free (AttacheMergePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheMergePlan, attache_merge_plan_free)

/* Whether it brings anything, or asks anything. */
gboolean attache_merge_plan_is_empty (const AttacheMergePlan *plan);
/* Reads both. Transfer full. */
AttacheMergePlan *attache_merge_look (AttacheDatabase *mine, AttacheDatabase *theirs,
                                      GError **error);
/* Brings versions, pages, notes, tags, decisions, merged speakers and details, with the choices in
 * @plan (nullable: mine stands everywhere), as part of the step that @name names. @articles (gint64
 * → gint64, nullable): ids of articles that were brought already, from there to here; those that
 * are in neither are passed over with all that hangs on them. All or nothing. @now: microseconds
 * UTC. */
gboolean attache_merge_apply (AttacheDatabase *mine, AttacheDatabase *theirs, GHashTable *articles,
                              const AttacheMergePlan *plan, const char *name, gint64 now,
                              GError **error);
/* An article of the other dossier, on its way to attache_store_add_article (). */
typedef struct
{
  gint64 theirs_id;
  char *title;
  gboolean is_title_derived;
  char *uid;
  char *outlet; /* nullable, as the next four */
  char *author;
  char *url;
  char *language;
  char *source;
  gint64 published;
  AttachePrecision published_precision;
  AttacheDateBasis published_basis;
  AttacheText *text;
  GArray *sections; /* AttacheFoundSection */
} AttacheMergeArticle;

/* Transfer full. */
AttacheMergeArticle *attache_merge_load_article (AttacheDatabase *theirs, gint64 theirs_id,
                                                 GError **error);
void attache_merge_article_free (AttacheMergeArticle *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheMergeArticle, attache_merge_article_free)
/* With @findings (borrowed). @id: here. */
gboolean attache_merge_add_article (AttacheDatabase *mine, const AttacheMergeArticle *article,
                                    const AttacheFindings *findings, gint64 now, gint64 *id,
                                    gboolean *is_known, GError **error);
/* As attache_writing_note_import (), of a merge: the same @name. */
gboolean attache_merge_note_articles (AttacheDatabase *mine, GArray *article_ids, const char *name,
                                      gint64 now, GError **error);

G_END_DECLS

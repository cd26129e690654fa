/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article as an importer read it, before anybody stored or analysed it. A plain counted struct,
 * like the findings: filled in by one reader on one thread and frozen once the importer hands it
 * out, after which any thread may read it. */

#pragma once

#include "attache-findings.h"

G_BEGIN_DECLS

/* What somebody had written on an article before it came here: a note, tags, or both. */
typedef struct
{
  AttacheSpan span; /* code points of the text; empty: the whole article */
  char *text;       /* may be empty; never NULL */
  GPtrArray *tags;  /* char *; never NULL */
  char *author;     /* nullable */
} AttacheDraftNote;

typedef struct
{
  /* Where it came from */
  char *file;         /* base name, without ".gz"; never NULL */
  guint part;         /* 1-based, among the articles of one file */
  gboolean many;      /* the file holds several articles: the id then carries the part */
  const char *format; /* static: "text", "html", "json", … */

  /* What it says of itself; all nullable */
  char *title;
  gboolean title_derived; /* made of the first sentence: the file gave no headline */
  char *outlet;
  char *author; /* several are joined by "; " */
  char *url;
  const char *language; /* interned BCP 47 tag */

  /* Microseconds of the outlet's own civil time, or ATTACHE_TIME_UNKNOWN. A zone in the file is
   * dropped and not converted: "today" in an article is the outlet's day. */
  gint64 published;
  AttachePrecision published_precision;
  AttacheDateBasis published_basis;

  /* UTF-8, NUL-terminated, never NULL and never empty once imported; paragraphs as the file has
   * them. */
  char *text;
  gsize text_length; /* bytes */
  GArray *sections;  /* AttacheFoundSection, in code points of text; never NULL, may be empty */
  /* char *, for a person: what was doubtful; never NULL. That a field above is not known says so
   * itself. */
  GPtrArray *warnings;
  GPtrArray *notes; /* AttacheDraftNote; never NULL */
  /* char *: files that hold the article's text, as a reference names them, the best first; never
   * NULL, and empty once imported. */
  GPtrArray *attachments;

  /*< private >*/
  gatomicrefcount ref_count;
} AttacheDraft;

/* An empty draft with every field at "unknown". @file is a base name. */
AttacheDraft *attache_draft_new (const char *file, const char *format);
AttacheDraft *attache_draft_ref (AttacheDraft *draft);
void attache_draft_unref (AttacheDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheDraft, attache_draft_unref)

/* Transfer full. The base name, with "#2" behind it where the file holds many. */
char *attache_draft_dup_id (const AttacheDraft *draft);

/* Transfer full: the lower-case hex SHA-256 of the text's bytes. The same text twice is one
 * article. Linear in the text. */
char *attache_draft_dup_uid (const AttacheDraft *draft);

/* For readers, before the draft is handed out. */
void attache_draft_take_text (AttacheDraft *draft, char *text, gsize length);
void attache_draft_set_published (AttacheDraft *draft, gint64 published, AttachePrecision precision,
                                  AttacheDateBasis basis);
void attache_draft_set_language (AttacheDraft *draft, const char *tag);
/* The language by its name, in English or its own: "English", "Deutsch". Others are not kept. */
void attache_draft_set_language_name (AttacheDraft *draft, const char *name);
/* One more author; "Lorne, Ada" becomes the name as it is spoken. Blank: none. What
 * comes behind some kilobytes of authors is passed over. */
void attache_draft_add_author (AttacheDraft *draft, const char *name);
/* A note on @span, or on the whole article where it is empty. Blank notes are none. @author
 * nullable. */
void attache_draft_add_note (AttacheDraft *draft, AttacheSpan span, const char *text,
                             const char *author);
/* A tag on the whole article. */
void attache_draft_add_tag (AttacheDraft *draft, const char *tag);
/* @note is taken. */
void attache_draft_take_note (AttacheDraft *draft, AttacheDraftNote *note);
/* A note with nothing in it. */
AttacheDraftNote *attache_draft_note_new (AttacheSpan span, const char *author);
/* Trims; a blank one, or one that is there, is none. */
void attache_draft_note_add_tag (AttacheDraftNote *note, const char *tag);
void attache_draft_note_free (AttacheDraftNote *note);
/* Trims; blank: none. */
void attache_draft_add_attachment (AttacheDraft *draft, const char *path);

void attache_draft_warn (AttacheDraft *draft, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS

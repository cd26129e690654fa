/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session's way to the writer: what the reader does goes to the store in its order, and the
 * save state, the history's labels and the panes follow when it is on disk. Main thread only. */

#pragma once

#include "attache-database.h"
#include "attache-session.h"

G_BEGIN_DECLS

/* One action on its way. Plain data, for it crosses threads. */
typedef struct _AttacheSessionWrite AttacheSessionWrite;

typedef gboolean (*AttacheSessionWriteFunc) (AttacheDatabase *db, AttacheSessionWrite *write,
                                             GError **error);

/* What the store does to one thing, to two, at a place, or with words. */
typedef gboolean (*AttacheWriteOne) (AttacheDatabase *db, gint64 id, gint64 now, GError **error);
typedef gboolean (*AttacheWriteTwo) (AttacheDatabase *db, gint64 id, gint64 other_id, gint64 now,
                                     GError **error);
typedef gboolean (*AttacheWritePlace) (AttacheDatabase *db, gint64 id, AttacheSpan span, gint64 now,
                                       GError **error);
typedef gboolean (*AttacheWriteWords) (AttacheDatabase *db, gint64 id, const char *words,
                                       gint64 now, GError **error);

struct _AttacheSessionWrite
{
  AttacheSessionWriteFunc run;
  union
  {
    AttacheWriteOne one;
    AttacheWriteTwo two;
    AttacheWritePlace place;
    AttacheWriteWords words;
  } func; /* what @run calls, where it is one of these */

  /* What is asked; only some are set */
  gint64 id;
  gint64 target_id;
  gint target;
  AttacheSpan span;
  AttacheHighlight colour;
  char *string;  /* owned */
  GStrv strings; /* owned */
  GArray *ids;   /* owned; nullable; gint64 */
  gboolean flag;
  gint64 published;
  AttachePrecision precision;
  AttacheDecision decision;
  AttacheAnalyzer *analyzer; /* owned; nullable */
  gint64 now;
  gboolean is_of_notes; /* nothing else changes */

  /* The answer */
  gint64 new_id;
  gboolean is_typing;
  char *undo_label; /* owned; nullable, untranslated */
  char *redo_label;
};

AttacheSessionWrite *attache_session_write_new (AttacheSessionWriteFunc run, gint64 id);
/* Takes @write. */
void attache_session_send (AttacheSession *self, AttacheSessionWrite *write);
/* Sends a write that is no more than @func. @words nullable, copied. */
void attache_session_send_one (AttacheSession *self, AttacheWriteOne func, gint64 id);
void attache_session_send_two (AttacheSession *self, AttacheWriteTwo func, gint64 id,
                               gint64 other_id);
void attache_session_send_place (AttacheSession *self, AttacheWritePlace func, gint64 id,
                                 AttacheSpan span);
void attache_session_send_words (AttacheSession *self, AttacheWriteWords func, gint64 id,
                                 const char *words);
/* The same as attache_session_send () for what is typed: while one is on its way, only the newest
 * waits. */
void attache_session_send_typing (AttacheSession *self, AttacheSessionWrite *write);

/* What is kept between sending and answer; for attache-session.c. */
typedef struct _AttacheSessionWriter AttacheSessionWriter;
AttacheSessionWriter *attache_session_writer_new (void);
void attache_session_writer_free (AttacheSessionWriter *writer);

G_END_DECLS

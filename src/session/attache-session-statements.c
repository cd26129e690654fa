/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where statements begin and end, on its way to the writer. */

#include "config.h"

#include "attache-merging.h"
#include "attache-review.h"
#include "attache-session-private.h"
#include "attache-writing-statements.h"

void
attache_session_merge_statements (AttacheSession *self, gint64 statement_id, gint64 other_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_two (self, attache_writing_merge_statements, statement_id, other_id);
}

static gboolean
run_split (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_split_statement (db, write->id, write->span.start, write->now, error);
}

void
attache_session_split_statement (AttacheSession *self, gint64 statement_id, guint32 at)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = attache_session_write_new (run_split, statement_id);
  write->span = (AttacheSpan){ at, at };
  attache_session_send (self, write);
}

void
attache_session_reword_statement (AttacheSession *self, gint64 statement_id, AttacheSpan span)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_place (self, attache_writing_reword_statement, statement_id, span);
}

void
attache_session_discard_shape (AttacheSession *self, gint64 choice_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_one (self, attache_writing_discard_statement_choice, choice_id);
}

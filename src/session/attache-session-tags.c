/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader does to a tag itself, with all its uses. */

#include "config.h"

#include "attache-session-private.h"
#include "attache-tagging.h"
#include "attache-writing-tags.h"

void
attache_session_rename_tag (AttacheSession *self, gint64 tag_id, const char *name)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (name != NULL);

  attache_session_send_words (self, attache_writing_rename_tag, tag_id, name);
}

static gboolean
run_set_colour (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_set_tag_colour (db, write->id, (guint) write->target, write->now, error);
}

void
attache_session_set_tag_colour (AttacheSession *self, gint64 tag_id, guint colour)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (colour < ATTACHE_N_TAG_COLOURS);

  write = attache_session_write_new (run_set_colour, tag_id);
  write->target = (gint) colour;
  attache_session_send (self, write);
}

void
attache_session_move_tag (AttacheSession *self, gint64 tag_id, gint64 parent_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_two (self, attache_writing_move_tag, tag_id, parent_id);
}

void
attache_session_delete_tag (AttacheSession *self, gint64 tag_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_one (self, attache_writing_delete_tag, tag_id);
}

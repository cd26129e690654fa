/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader does to a tag itself, with all its uses. */

#include "config.h"

#include "attache-session-private.h"
#include "attache-tagging.h"
#include "attache-writing-tags.h"

static gboolean
run_rename (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_rename_tag (db, write->id, write->string, write->now, error);
}

void
attache_session_rename_tag (AttacheSession *self, gint64 tag_id, const char *name)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (name != NULL);

  write = attache_session_write_new (run_rename, tag_id);
  write->string = g_strstrip (g_utf8_make_valid (name, -1));
  attache_session_send (self, write);
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

static gboolean
run_delete (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_delete_tag (db, write->id, write->now, error);
}

void
attache_session_delete_tag (AttacheSession *self, gint64 tag_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send (self, attache_session_write_new (run_delete, tag_id));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What many articles lack, filled in at once: one write. */

#include "config.h"

#include "attache-filling.h"
#include "attache-reanalysis.h"
#include "attache-session-private.h"
#include "attache-session-write.h"

/* What depends on the date is found again, as for one article. */
static gboolean
run_fill (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  const gint64 *ids = (const gint64 *) (gconstpointer) write->ids->data;

  if (!attache_filling_run (db, write->target, ids, write->ids->len, write->string,
                            write->published, write->now, error))
    return FALSE;
  for (guint i = 0; write->analyzer != NULL && i < write->ids->len; i++)
    {
      if (!attache_reanalysis_run (db, write->analyzer, ids[i], error))
        return FALSE;
    }
  return TRUE;
}

static AttacheSessionWrite *
new_write (AttacheFilling filling, const gint64 *ids, guint n_ids)
{
  AttacheSessionWrite *write = attache_session_write_new (run_fill, 0);

  write->target = (gint) filling;
  write->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (write->ids, ids, n_ids);
  return write;
}

void
attache_session_fill_outlet (AttacheSession *self, const gint64 *ids, guint n_ids,
                             const char *outlet)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = new_write (ATTACHE_FILLING_OUTLET, ids, n_ids);
  write->string = g_strdup (outlet);
  attache_session_send (self, write);
}

void
attache_session_fill_language (AttacheSession *self, const gint64 *ids, guint n_ids,
                               const char *language)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = new_write (ATTACHE_FILLING_LANGUAGE, ids, n_ids);
  write->string = g_strdup (language);
  attache_session_send (self, write);
}

void
attache_session_fill_published (AttacheSession *self, const gint64 *ids, guint n_ids, gint64 day)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = new_write (ATTACHE_FILLING_PUBLISHED, ids, n_ids);
  write->published = day;
  write->analyzer = attache_analyzer_ref (attache_dossier_get_analyzer (self->dossier));
  attache_session_send (self, write);
}

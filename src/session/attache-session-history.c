/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What undo and redo would do now, as the journal on disk tells it. */

#include "config.h"

#include "attache-session-private.h"

#include "attache-journal.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *undo; /* nullable */
  char *redo; /* nullable */
} History;

static void
history_free (gpointer data)
{
  History *history = data;

  g_free (history->undo);
  g_free (history->redo);
  g_free (history);
}

/* On a reader. */
static gboolean
peek (AttacheDatabase *db, gpointer data, GError **error)
{
  History *history = data;

  return attache_journal_peek (db, &history->undo, &history->redo, error);
}

static void
set_label (AttacheSession *self, char **label, char *value, AttacheSessionProperty property)
{
  if (g_strcmp0 (*label, value) == 0)
    {
      g_free (value);
      return;
    }
  g_free (*label);
  *label = value;
  attache_session_notify (self, property);
}

static void
set_can (AttacheSession *self, gboolean *can, gboolean value, AttacheSessionProperty property)
{
  if (*can == value)
    return;
  *can = value;
  attache_session_notify (self, property);
}

static void
peeked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  History *history;
  gboolean is_writable;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      attache_session_fail (self, error);
      return;
    }
  if (self->dossier == NULL)
    return;
  history = data;
  is_writable = !attache_dossier_is_read_only (self->dossier);
  /* Translators: what is undone, such as “Undo highlight” */
  set_label (self, &self->undo_label,
             history->undo != NULL ? g_strdup_printf (_ ("Undo %s"), _ (history->undo)) : NULL,
             PROP_UNDO_LABEL);
  set_label (self, &self->redo_label,
             history->redo != NULL ? g_strdup_printf (_ ("Redo %s"), _ (history->redo)) : NULL,
             PROP_REDO_LABEL);
  set_can (self, &self->can_undo, is_writable && history->undo != NULL, PROP_CAN_UNDO);
  set_can (self, &self->can_redo, is_writable && history->redo != NULL, PROP_CAN_REDO);
}

void
attache_session_update_history (AttacheSession *self)
{
  attache_store_read_async (attache_dossier_get_store (self->dossier), peek, g_new0 (History, 1),
                            history_free, NULL, peeked_cb, g_object_ref (self));
}

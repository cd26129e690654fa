/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes on what is no passage: a whole article, a speaker, an event. The list of notes opens where
 * the new one shows, and the cursor goes into it. And the tags that notes have. */

#include "config.h"

#include "attache-reader-view.h"
#include "attache-side-pane.h"
#include "attache-tags-dialog.h"
#include "attache-window-private.h"

#include <glib/gi18n.h>

static void
annotate (AttacheWindow *self, AttacheAnnotationTarget target, gint64 id)
{
  /* What is not about one article is in no article's list. */
  attache_session_set_scope (self->session, target == ATTACHE_TARGET_ARTICLE
                                                ? ATTACHE_SCOPE_ARTICLE
                                                : ATTACHE_SCOPE_DOSSIER);
  attache_shell_show_pane (self->shell, ATTACHE_PANE_SIDE);
  attache_side_pane_edit_next_note (ATTACHE_SIDE_PANE (self->side));
  attache_session_annotate (self->session, target, id);
}

static void
note_on_article_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  AttacheReading *reading = attache_session_get_reading (self->session);

  if (reading != NULL)
    annotate (self, ATTACHE_TARGET_ARTICLE,
              attache_article_get_fields (attache_reading_get_article (reading))->id);
}

static void
note_on_event_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  annotate (user_data, ATTACHE_TARGET_EVENT, g_variant_get_int64 (parameter));
}

static void
note_on_speaker_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  annotate (user_data, ATTACHE_TARGET_SPEAKER, g_variant_get_int64 (parameter));
}

/* @parameter: the note, and its article. */
static void
attach_note_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  gint64 id, article_id;

  g_variant_get (parameter, "(xx)", &id, &article_id);
  if (self->reader == NULL
      || attache_reader_view_attach (ATTACHE_READER_VIEW (self->reader), id, article_id))
    return;
  attache_shell_show_pane (self->shell, ATTACHE_PANE_READER);
  gtk_window_present (GTK_WINDOW (self));
  attache_window_toast (self, _ ("Select the passage of the note, then press A"));
}

static void
tags_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  attache_tags_dialog_present (self->session, GTK_WINDOW (self));
}

void
attache_window_add_note_actions (AttacheWindow *self)
{
  static const GActionEntry entries[] = {
    { "note-on-article", note_on_article_cb },
    { "note-on-event", note_on_event_cb, "x" },
    { "note-on-speaker", note_on_speaker_cb, "x" },
    { "attach-note", attach_note_cb, "(xx)" },
    { "tags", tags_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

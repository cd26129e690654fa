/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When the card of a statement comes and goes: by resting the pointer on the statement, or by a
 * key. */

#include "config.h"

#include "attache-reader-view-private.h"

#include "attache-merging.h"
#include "attache-query-model.h"
#include "attache-speaker.h"

#include <glib/gi18n.h>

#define HIDE_MS 350
#define ROWS_LOOKED_AT 200

/* The role is the speaker list's; where that has not the speaker among what it shows first, it is
 * left out. */
static char *
dup_role (AttacheReaderView *self, gint64 actor_id)
{
  GListModel *speakers = attache_session_list_speakers (self->session);
  const guint n_rows = speakers != NULL ? MIN (ROWS_LOOKED_AT, g_list_model_get_n_items (speakers))
                                        : 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (AttacheQueryRow) row = g_list_model_get_item (speakers, i);
      AttacheSpeaker *speaker = row != NULL ? attache_query_row_get_item (row) : NULL;

      if (speaker != NULL && attache_speaker_get_fields (speaker)->id == actor_id)
        return g_strdup (attache_speaker_get_fields (speaker)->role);
    }
  return NULL;
}

/* What stands about the statement in the article, and what the reader points at. */
static AttacheShapeGround
find_ground (AttacheReaderView *self, AttacheStatement *statement)
{
  const AttacheSheet *page = attache_reader_text_get_page (self->text);
  const AttacheSpan set = attache_reader_text_get_selection (self->text);
  AttacheShapeGround ground = { .text = attache_reading_get_text (self->reading),
                                .statement = statement };
  guint n;
  AttacheStatement *const *all = attache_reading_get_statements (self->reading, &n);

  for (guint i = 0; i < n; i++)
    {
      if (all[i] != statement)
        continue;
      ground.previous = i > 0 ? all[i - 1] : NULL;
      ground.next = i + 1 < n ? all[i + 1] : NULL;
    }
  ground.cursor = attache_sheet_to_text (page, attache_reader_text_get_cursor (self->text));
  if (!attache_span_is_empty (set))
    ground.selection = attache_sheet_span_to_text (page, set);
  return ground;
}

void
attache_reader_view_show_card (AttacheReaderView *self, gint64 statement_id, gboolean is_by_key)
{
  AttacheStatement *statement = self->reading != NULL
                                    ? attache_reading_find_statement (self->reading, statement_id)
                                    : NULL;
  const AttacheMarks *marks = attache_reader_text_get_marks (self->text);
  const AttacheMark *mark;
  g_autofree char *role = NULL;
  AttacheShapeGround ground;
  GdkRectangle place;

  if (statement == NULL || marks == NULL)
    return;
  mark = attache_marks_find (marks, ATTACHE_MARK_STATEMENT, statement_id);
  if (mark == NULL)
    return;
  g_clear_handle_id (&self->hide_source, g_source_remove);
  role = dup_role (self, attache_statement_get_fields (statement)->speaker_id);
  ground = find_ground (self, statement);
  attache_statement_card_set_statement (self->card, &ground, role,
                                        attache_session_list_actor_choices (self->session));
  place = attache_reader_view_locate (self, mark->set);
  /* A long statement may begin above what is in sight. */
  place.y = CLAMP (place.y, 0, MAX (0, gtk_widget_get_height (GTK_WIDGET (self)) - place.height));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->card), &place);
  /* The surface is made anew for the other way, which a popover that is shown does not survive. */
  if (gtk_popover_get_autohide (GTK_POPOVER (self->card)) != (is_by_key != FALSE))
    gtk_widget_set_visible (GTK_WIDGET (self->card), FALSE);
  gtk_popover_set_autohide (GTK_POPOVER (self->card), is_by_key);
  gtk_popover_popup (GTK_POPOVER (self->card));
  if (is_by_key)
    gtk_widget_child_focus (GTK_WIDGET (self->card), GTK_DIR_TAB_FORWARD);
}

void
attache_reader_view_hide_card (AttacheReaderView *self)
{
  g_clear_handle_id (&self->hide_source, g_source_remove);
  gtk_popover_popdown (GTK_POPOVER (self->card));
}

static gboolean
hide_cb (gpointer user_data)
{
  AttacheReaderView *self = user_data;

  if (attache_statement_card_is_pointed (self->card))
    return G_SOURCE_CONTINUE;
  self->hide_source = 0;
  gtk_popover_popdown (GTK_POPOVER (self->card));
  return G_SOURCE_REMOVE;
}

/* A card that came by key stays until it is closed; nothing covers a selection's bar or a note. */
void
attache_reader_view_point (AttacheReaderView *self, gint64 statement_id)
{
  const gboolean is_shown = gtk_widget_get_visible (GTK_WIDGET (self->card));

  if (is_shown && gtk_popover_get_autohide (GTK_POPOVER (self->card)))
    return;
  if (statement_id == 0)
    {
      if (is_shown && self->hide_source == 0)
        self->hide_source = g_timeout_add (HIDE_MS, hide_cb, self);
      return;
    }
  if (gtk_widget_get_visible (self->selection_bar)
      || gtk_widget_get_visible (GTK_WIDGET (self->note_popover)))
    return;
  attache_reader_view_show_card (self, statement_id, FALSE);
}

static void
decided_cb (AttacheReaderView *self, gint64 statement_id, guint decision, gint64 actor_id)
{
  attache_session_decide_statement (self->session, statement_id, decision, actor_id);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* The window offers to take it back. */
static void
shaped_cb (AttacheReaderView *self, gint64 statement_id, guint shape, gint64 a, gint64 b)
{
  const char *words;

  if (shape == ATTACHE_SHAPE_MERGED)
    {
      attache_session_merge_statements (self->session, statement_id, a);
      words = _ ("Two statements are one");
    }
  else if (shape == ATTACHE_SHAPE_SPLIT)
    {
      attache_session_split_statement (self->session, statement_id, (guint32) a);
      words = _ ("One statement is two");
    }
  else
    {
      attache_session_reword_statement (self->session, statement_id,
                                        (AttacheSpan){ (guint32) a, (guint32) b });
      words = _ ("The statement has other words");
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.offer-undo", "s", words);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* It would stay above a dialog. One that came by key has the focus, so that the window is not
 * active while it is there, and goes by itself. */
static void
active_changed_cb (AttacheReaderView *self, GParamSpec *pspec, GtkWindow *window)
{
  if (!gtk_window_is_active (window) && !gtk_popover_get_autohide (GTK_POPOVER (self->card)))
    attache_reader_view_hide_card (self);
}

static void
root_changed_cb (AttacheReaderView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::is-active", G_CALLBACK (active_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

void
attache_reader_view_create_card (AttacheReaderView *self)
{
  self->card = ATTACHE_STATEMENT_CARD (attache_statement_card_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  g_signal_connect_swapped (self->card, "decided", G_CALLBACK (decided_cb), self);
  g_signal_connect_swapped (self->card, "shaped", G_CALLBACK (shaped_cb), self);
  g_signal_connect (self, "notify::root", G_CALLBACK (root_changed_cb), NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A search for the other one, and a list of those that are merged. */

#include "config.h"

#include "attache-merge-speaker-dialog.h"

#include "attache-actor-chooser.h"
#include "attache-choice.h"
#include "attache-dialog-window.h"
#include "attache-line-words.h"
#include "attache-merging.h"
#include "attache-speaker.h"

#include <glib/gi18n.h>

typedef struct
{
  AttacheSession *session; /* owned */
  GCancellable *cancellable;
  gint64 id;
  GtkWindow *window;
  GtkWidget *merged; /* group of rows */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_cancellable_cancel (dialog->cancellable);
  g_object_unref (dialog->cancellable);
  g_object_unref (dialog->session);
  g_free (dialog);
}

/* Nobody is merged with herself; that does nothing. */
static void
chosen_cb (AttacheActorChooser *chooser, gint64 into_id, gpointer user_data)
{
  Dialog *dialog = user_data;

  if (into_id == dialog->id)
    return;
  attache_session_merge_speakers (dialog->session, dialog->id, into_id);
  gtk_window_close (dialog->window);
}

static void
split_clicked_cb (GtkButton *button, gpointer user_data)
{
  Dialog *dialog = user_data;
  const gint64 *id = g_object_get_data (G_OBJECT (button), "speaker-id");

  attache_session_split_speaker (dialog->session, *id);
  gtk_window_close (dialog->window);
}

static void
add_merged (Dialog *dialog, const AttacheSpeakerFields *fields)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Split Off"));
  g_autofree char *title = attache_line_words (fields->name, ATTACHE_LINE_CHARS);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "speaker-id",
                          g_memdup2 (&fields->id, sizeof fields->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (split_clicked_cb), dialog);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (dialog->merged), row);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      speakers = attache_session_merged_finish (ATTACHE_SESSION (source), result, &error);
  Dialog *dialog = user_data;

  /* Where it was cancelled the window is gone. */
  if (speakers == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("merged speakers cannot be listed: %s", error->message);
      return;
    }
  for (guint i = 0; i < speakers->len; i++)
    {
      if (g_ptr_array_index (speakers, i) != NULL)
        add_merged (dialog, attache_speaker_get_fields (g_ptr_array_index (speakers, i)));
    }
  gtk_widget_set_visible (dialog->merged, speakers->len > 0);
}

/* Transfer full. */
static char *
dup_name (AttacheSession *session, gint64 id)
{
  GListModel *choices = attache_session_list_actor_choices (session);
  const guint n = g_list_model_get_n_items (choices);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttacheChoice) choice = g_list_model_get_item (choices, i);

      if (attache_choice_get_fields (choice)->id == id)
        return attache_line_words (attache_choice_get_fields (choice)->name, ATTACHE_LINE_CHARS);
    }
  return g_strdup (_ ("This speaker"));
}

static GtkWidget *
new_page (Dialog *dialog)
{
  GtkWidget *chooser = g_object_new (ATTACHE_TYPE_ACTOR_CHOOSER, NULL);
  g_autofree char *name = dup_name (dialog->session, dialog->id);
  /* Translators: %s is the name of a speaker; a list to choose from follows. */
  g_autofree char *words = g_strdup_printf (
      _ ("%s is the same as the one you choose here. What was found of the one counts for the "
         "other, "
         "also in articles to come; this can be undone, and split again."),
      name);
  GtkWidget *page = attache_dialog_window_new_page (words);

  attache_actor_chooser_set_actors (ATTACHE_ACTOR_CHOOSER (chooser),
                                    attache_session_list_actor_choices (dialog->session));
  attache_actor_chooser_set_question (ATTACHE_ACTOR_CHOOSER (chooser), _ ("Who is it?"));
  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), dialog);
  dialog->merged = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (dialog->merged), _ ("Merged Already"));
  gtk_widget_set_visible (dialog->merged, FALSE);
  gtk_widget_set_vexpand (chooser, TRUE);
  gtk_box_append (GTK_BOX (page), chooser);
  gtk_box_append (GTK_BOX (page), dialog->merged);
  return page;
}

void
attache_merge_speaker_dialog_present (AttacheSession *session, gint64 speaker_id, GtkWindow *parent)
{
  GtkWidget *window;
  Dialog *dialog;

  g_return_if_fail (ATTACHE_IS_SESSION (session));

  dialog = g_new0 (Dialog, 1);
  dialog->session = g_object_ref (session);
  dialog->cancellable = g_cancellable_new ();
  dialog->id = speaker_id;
  window = attache_dialog_window_new (parent, _ ("Merge or Split Speakers"), 400, 460);
  dialog->window = GTK_WINDOW (window);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  attache_dialog_window_set_body (window, new_page (dialog));
  g_object_set_data_full (G_OBJECT (window), "dialog", dialog, dialog_free);
  attache_session_merged_async (session, speaker_id, dialog->cancellable, answered_cb, dialog);
  gtk_window_present (GTK_WINDOW (window));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the analysis found, from the window: merging speakers, and analysing a dossier again: by
 * itself where an older analysis made its rows, and when asked; a bar with progress and a way to
 * stop; then a word on what changed. */

#include "config.h"

#include "attache-window-private.h"

#include "attache-merge-event-dialog.h"
#include "attache-merge-speaker-dialog.h"
#include "attache-reanalysis-job.h"
#include "attache-review-dialog.h"

#include <glib/gi18n.h>

static void
show_running (AttacheWindow *self, gboolean is_running)
{
  GAction *cancel = g_action_map_lookup_action (G_ACTION_MAP (self), "cancel-reanalysis");
  GAction *begin = g_action_map_lookup_action (G_ACTION_MAP (self), "reanalyze");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (cancel), is_running);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (begin),
      !is_running && self->session != NULL
          && !attache_dossier_is_read_only (attache_session_get_dossier (self->session)));
  gtk_revealer_set_reveal_child (self->reanalysis_revealer, is_running);
}

static void
progressed_cb (AttacheReanalysisJob *job, gpointer user_data)
{
  AttacheWindow *self = user_data;
  guint n_done, n_articles;
  g_autofree char *text = NULL;

  attache_reanalysis_job_get_progress (job, &n_done, &n_articles);
  text = g_strdup_printf (_ ("Analysing again: %u of %u articles"), n_done, n_articles);
  gtk_label_set_label (self->reanalysis_label, text);
  gtk_progress_bar_set_fraction (self->reanalysis_progress,
                                 n_articles > 0 ? (double) n_done / n_articles : 0);
}

/* One line of what changed, where anything did. */
static void
add_line (GString *text, guint n_now, guint n_new, guint n_gone, const char *words)
{
  if (n_now + n_new + n_gone > 0)
    /* Translators: “Statements: 412 (12 new, 3 gone)”. */
    g_string_append_printf (text, _ ("%s: %u (%u new, %u gone)\n"), words, n_now, n_new, n_gone);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "review"))
    gtk_widget_activate_action (GTK_WIDGET (user_data), "win.review", NULL);
}

static void
show_change (AttacheWindow *self, const AttacheAnalysisChange *change, guint n_without_ground)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *dialog;

  g_string_append_printf (text,
                          ngettext ("%u article was analysed again",
                                    "%u articles were analysed again", change->n_articles),
                          change->n_articles);
  g_string_append_printf (
      text, ngettext (", %u of them changed.\n\n", ", %u of them changed.\n\n", change->n_changed),
      change->n_changed);
  add_line (text, change->n_statements, change->n_statements_new, change->n_statements_gone,
            _ ("Statements"));
  add_line (text, change->n_events, change->n_events_new, change->n_events_gone, _ ("Events"));
  if (change->n_speakers > 0)
    g_string_append_printf (text, _ ("Statements with another speaker: %u\n"), change->n_speakers);
  if (change->n_kinds > 0)
    g_string_append_printf (text, _ ("Events of another kind: %u\n"), change->n_kinds);
  g_string_append (text, _ ("\nWhat you wrote and decided stands."));
  if (n_without_ground > 0)
    g_string_append_printf (text,
                            ngettext ("\n%u decision has no ground any more.",
                                      "\n%u decisions have no ground any more.", n_without_ground),
                            n_without_ground);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("What Changed"), text->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (n_without_ground > 0)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "review", _ ("_Look at Them"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
what_changed_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  guint n_without_ground;
  const AttacheAnalysisChange *change;

  if (self->reanalysis_job == NULL)
    return;
  change = attache_reanalysis_job_get_change (self->reanalysis_job, &n_without_ground);
  show_change (self, change, n_without_ground);
}

static void
toast_result (AttacheWindow *self, const AttacheAnalysisChange *change)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u article analysed again", "%u articles analysed again", change->n_articles),
      change->n_articles);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_What Changed"));
  adw_toast_set_action_name (toast, "win.what-changed");
  adw_toast_set_timeout (toast, 15);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  AttacheReanalysisJob *job = ATTACHE_REANALYSIS_JOB (source);
  g_autoptr (GError) error = NULL;
  const gboolean is_done = attache_reanalysis_job_run_finish (job, result, &error);

  g_clear_object (&self->reanalysis_cancellable);
  if (self->is_closing)
    return;
  show_running (self, FALSE);
  if (is_done && attache_reanalysis_job_get_change (job, NULL)->n_articles > 0)
    toast_result (self, attache_reanalysis_job_get_change (job, NULL));
  else if (!is_done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    attache_window_toast (self, error->message);
}

static void
begin (AttacheWindow *self, gboolean all)
{
  if (self->session == NULL || self->reanalysis_cancellable != NULL)
    return;
  g_clear_object (&self->reanalysis_job);
  self->reanalysis_job = attache_reanalysis_job_new (attache_session_get_dossier (self->session),
                                                     all);
  self->reanalysis_cancellable = g_cancellable_new ();
  g_signal_connect_object (self->reanalysis_job, "progressed", G_CALLBACK (progressed_cb), self, 0);
  progressed_cb (self->reanalysis_job, self);
  show_running (self, TRUE);
  attache_reanalysis_job_run_async (self->reanalysis_job, self->reanalysis_cancellable, job_done_cb,
                                    g_object_ref (self));
}

static void
reanalyze_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  begin (user_data, TRUE);
}

static void
cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (self->reanalysis_cancellable != NULL)
    g_cancellable_cancel (self->reanalysis_cancellable);
}

static void
review_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (self->session != NULL)
    attache_review_dialog_present (self->session, GTK_WINDOW (self));
}

static void
merge_speaker_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (self->session != NULL)
    attache_merge_speaker_dialog_present (self->session, g_variant_get_int64 (parameter),
                                          GTK_WINDOW (self));
}

static void
merge_event_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (self->session != NULL)
    attache_merge_event_dialog_present (self->session, g_variant_get_int64 (parameter),
                                        GTK_WINDOW (self));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const gint n = attache_reanalysis_check_finish (ATTACHE_DOSSIER (source), result, &error);

  if (n < 0)
    g_message ("whether the analysis is up to date cannot be told: %s", error->message);
  else if (n > 0 && !self->is_closing)
    begin (self, FALSE);
}

void
attache_window_check_analysis (AttacheWindow *self)
{
  AttacheDossier *dossier = attache_session_get_dossier (self->session);

  show_running (self, FALSE);
  if (!attache_dossier_is_read_only (dossier))
    attache_reanalysis_check_async (dossier, NULL, checked_cb, g_object_ref (self));
}

void
attache_window_add_reanalysis_actions (AttacheWindow *self)
{
  static const GActionEntry entries[] = {
    { "reanalyze", reanalyze_cb },
    { "cancel-reanalysis", cancel_cb },
    { "what-changed", what_changed_cb },
    { "review", review_cb },
    { "merge-speaker", merge_speaker_cb, "x" },
    { "merge-event", merge_event_cb, "x" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  show_running (self, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window: opens its dossier, gives the session to the panes, remembers what was looked at, and
 * closes only when all is written. */

#include "config.h"

#include "attache-window-private.h"

#include "attache-article-list.h"
#include "attache-filter-bar.h"
#include "attache-line-words.h"
#include "attache-reader-view.h"
#include "attache-side-pane.h"
#include "attache-timeline-view.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (AttacheWindow, attache_window, ADW_TYPE_APPLICATION_WINDOW)

void
attache_window_toast (AttacheWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *line = attache_line_words (text, ATTACHE_LINE_CHARS);
  g_autofree char *escaped = g_markup_escape_text (line, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static AttacheStartPoint
get_start_point (AttacheWindow *self)
{
  return attache_application_get_start_point (
      ATTACHE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

static void
failed_cb (AttacheSession *session, const GError *error, gpointer user_data)
{
  attache_window_toast (ATTACHE_WINDOW (user_data), error->message);
}

static guint
get_count (AttacheSession *session, const char *property)
{
  guint count;

  g_object_get (session, property, &count, NULL);
  return count;
}

static void
update_title (AttacheWindow *self)
{
  guint n_articles = get_count (self->session, "n-articles-total");
  guint n_events = get_count (self->session, "n-events-total");
  guint n_speakers = get_count (self->session, "n-speakers");
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles),
                                               n_articles);
  g_autofree char *events = g_strdup_printf (ngettext ("%u event", "%u events", n_events),
                                             n_events);
  g_autofree char *speakers = g_strdup_printf (ngettext ("%u speaker", "%u speakers", n_speakers),
                                               n_speakers);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", articles, events, speakers);

  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
passage_requested_cb (AttacheWindow *self)
{
  attache_shell_show_pane (self->shell, ATTACHE_PANE_READER);
}

static void
save_state (AttacheWindow *self)
{
  g_autofree char *uri = g_file_get_uri (self->file);
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, "session");
  GVariantDict dict;
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && width >= 360 && height >= 300)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  if (self->session == NULL)
    return;
  g_variant_dict_init (&dict, all);
  g_variant_dict_insert_value (&dict, uri, attache_session_save_state (self->session));
  g_settings_set_value (self->settings, "session", g_variant_dict_end (&dict));
  g_settings_set_string (self->settings, "dossier", uri);
}

static gboolean
save_state_cb (gpointer user_data)
{
  AttacheWindow *self = user_data;

  self->save_state_id = 0;
  save_state (self);
  return G_SOURCE_REMOVE;
}

/* A moment later, as a person clicks through articles. */
static void
save_state_soon (AttacheWindow *self)
{
  g_clear_handle_id (&self->save_state_id, g_source_remove);
  self->save_state_id = g_timeout_add_seconds (1, save_state_cb, self);
}

static void
connect_session (AttacheWindow *self)
{
  static const char *const remembered[] = { "notify::reading", "notify::filter", "notify::scope",
                                            "notify::lanes" };

  static const char *const counts[] = { "notify::n-articles-total", "notify::n-events-total",
                                        "notify::n-speakers" };
  static const char *const states[] = { "notify::can-undo", "notify::can-redo",
                                        "notify::undo-label", "notify::redo-label",
                                        "notify::n-articles-total" };

  for (guint i = 0; i < G_N_ELEMENTS (remembered); i++)
    g_signal_connect_object (self->session, remembered[i], G_CALLBACK (save_state_soon), self,
                             G_CONNECT_SWAPPED);
  attache_window_follow_author (self);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (self->session, "passage-requested", G_CALLBACK (passage_requested_cb),
                           self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_signal_connect_object (self->session, counts[i], G_CALLBACK (update_title), self,
                             G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_signal_connect_object (self->session, states[i], G_CALLBACK (attache_window_update_actions),
                             self, G_CONNECT_SWAPPED);
}

static void
bind_reader (AttacheWindow *self)
{
  static const struct
  {
    const char *key;
    const char *property;
  } bindings[] = {
    { "reader-font", "font-family" },         { "reader-size", "font-size" },
    { "reader-columns", "columns" },          { "show-statements", "show-statements" },
    { "show-actors", "show-actors" },         { "show-times", "show-times" },
    { "show-highlights", "show-highlights" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    g_settings_bind (self->settings, bindings[i].key, self->reader, bindings[i].property,
                     G_SETTINGS_BIND_DEFAULT);
}

static void
fill_panes (AttacheWindow *self)
{
  self->list = attache_article_list_new (self->session);
  self->reader = attache_reader_view_new (self->session);
  bind_reader (self);
  adw_bin_set_child (self->filter_bin, attache_filter_bar_new (self->session));
  attache_shell_set_pane (self->shell, ATTACHE_PANE_LIST, self->list);
  attache_shell_set_pane (self->shell, ATTACHE_PANE_READER, self->reader);
  self->side = attache_side_pane_new (self->session);
  attache_shell_set_pane (self->shell, ATTACHE_PANE_SIDE, self->side);
  attache_shell_set_pane (self->shell, ATTACHE_PANE_TIMELINE,
                          attache_timeline_view_new (self->session));
}

static void
restore_session (AttacheWindow *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, "session");
  g_autofree char *uri = g_file_get_uri (self->file);
  g_autoptr (GVariant) state = g_variant_lookup_value (all, uri, NULL);

  if (state != NULL)
    attache_session_restore_state (self->session, state);
}

/* The sample dossier is a copy made of what is built in, so that it can be written in like any
 * other. */
static gboolean
is_sample (AttacheWindow *self)
{
  g_autofree char *name = g_file_get_basename (self->file);

  return g_strcmp0 (name, "sample.dossier") == 0;
}

/* Something was found wrong after it was opened. */
static void
read_only_cb (AttacheWindow *self)
{
  attache_window_show_read_only (self);
  attache_window_update_actions (self);
}

/* A file may be called anything. */
static void
show_name (AttacheWindow *self, const char *name)
{
  g_autofree char *line = attache_line_words (name, ATTACHE_LINE_CHARS);

  adw_window_title_set_title (self->title, line);
  gtk_window_set_title (GTK_WINDOW (self), line);
}

static void
dossier_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDossier) dossier = attache_dossier_open_finish (result, &error);

  if (self->is_closing)
    return;
  if (dossier == NULL)
    {
      attache_window_show_error (self, error);
      return;
    }
  self->session = attache_session_new (dossier);
  connect_session (self);
  show_name (self, attache_dossier_get_title (dossier));
  g_signal_connect_object (dossier, "notify::read-only", G_CALLBACK (read_only_cb), self,
                           G_CONNECT_SWAPPED);
  attache_window_show_read_only (self);
  fill_panes (self);
  restore_session (self);
  attache_window_begin_network (self);
  update_title (self);
  attache_window_update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, "panes");
  if (get_start_point (self) == ATTACHE_START_ARTICLES)
    attache_start_watch_articles (GTK_WINDOW (self), self->session);
  if (is_sample (self) && !attache_dossier_is_read_only (dossier))
    attache_window_import_sample (self);
  attache_window_start_watch (self);
  attache_window_import_waiting (self);
  attache_window_check_analysis (self);
}

static void
analyzer_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheAnalyzer) analyzer = attache_application_get_analyzer_finish (
      ATTACHE_APPLICATION (source), result, &error);

  if (self->is_closing)
    return;
  if (analyzer == NULL)
    {
      attache_window_show_error (self, error);
      return;
    }
  attache_dossier_open_async (self->file, analyzer, NULL, dossier_opened_cb, g_object_ref (self));
}

static void
begin_opening (AttacheWindow *self, AttacheApplication *application)
{
  attache_application_get_analyzer_async (application, analyzer_loaded_cb, g_object_ref (self));
}

static void
dossier_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!attache_dossier_close_finish (ATTACHE_DOSSIER (source), result, &error))
    g_message ("%s", error->message);
  self->is_flushed = TRUE;
  if (self->backup != NULL)
    attache_window_restore (self);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!attache_session_flush_finish (ATTACHE_SESSION (source), result, &error))
    {
      /* Better to stay open than to lose what was written. */
      self->is_closing = FALSE;
      g_clear_pointer (&self->backup, g_free);
      attache_window_toast (self, error->message);
      return;
    }
  attache_dossier_close_async (attache_session_get_dossier (self->session), dossier_closed_cb,
                               g_object_ref (self));
}

static gboolean
attache_window_close_request (GtkWindow *window)
{
  AttacheWindow *self = ATTACHE_WINDOW (window);

  if (self->is_closing)
    return !self->is_flushed;
  self->is_closing = TRUE;
  save_state (self);
  if (self->import_cancellable != NULL)
    g_cancellable_cancel (self->import_cancellable);
  if (self->reanalysis_cancellable != NULL)
    g_cancellable_cancel (self->reanalysis_cancellable);
  if (self->session == NULL)
    return FALSE;
  attache_window_end_network (self);
  if (self->watch != NULL)
    attache_folder_watch_stop (self->watch);
  attache_session_flush_async (self->session, NULL, flushed_cb, g_object_ref (self));
  return TRUE;
}

static void
attache_window_dispose (GObject *object)
{
  AttacheWindow *self = ATTACHE_WINDOW (object);

  g_clear_handle_id (&self->save_state_id, g_source_remove);
  g_clear_object (&self->file);
  g_clear_pointer (&self->backup, g_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_object (&self->feeds);
  g_clear_object (&self->import_job);
  g_clear_object (&self->watch);
  g_clear_object (&self->import_cancellable);
  g_clear_object (&self->reanalysis_job);
  g_clear_object (&self->reanalysis_cancellable);
  g_clear_object (&self->waiting_imports);
  g_queue_clear_full (&self->waiting_jobs, g_object_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATTACHE_TYPE_WINDOW);
  G_OBJECT_CLASS (attache_window_parent_class)->dispose (object);
}

static void
attache_window_class_init (AttacheWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = attache_window_close_request;
  g_type_ensure (ATTACHE_TYPE_SHELL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, filter_bin);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, shell);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, read_only_revealer);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, bar_backups);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, bar_salvage);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, bar_copy);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, error_rescue);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, import_revealer);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, import_progress);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, import_label);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, reanalysis_revealer);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, reanalysis_progress);
  gtk_widget_class_bind_template_child (widget_class, AttacheWindow, reanalysis_label);
}

/* Toasts stand above the switcher of the pages, not on it. */
static void
narrow_cb (AttacheWindow *self)
{
  gboolean is_narrow;

  g_object_get (self->shell, "narrow", &is_narrow, NULL);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->toast_overlay), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->toast_overlay), "narrow");
}

static void
attache_window_init (AttacheWindow *self)
{
  self->waiting_imports = g_list_store_new (G_TYPE_FILE);
  gtk_widget_init_template (GTK_WIDGET (self));
  attache_window_add_actions (self);
  attache_window_add_import_actions (self);
  attache_window_add_export_actions (self);
  attache_window_add_note_actions (self);
  attache_window_add_rescue_actions (self);
  attache_window_add_history_actions (self);
  attache_window_add_reanalysis_actions (self);
  attache_window_add_network_actions (self);
  attache_window_accept_drops (self);
  g_signal_connect_swapped (self->shell, "notify::narrow", G_CALLBACK (narrow_cb), self);
}

AttacheWindow *
attache_window_new (AttacheApplication *application, GFile *file)
{
  AttacheWindow *self;

  g_return_val_if_fail (ATTACHE_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (ATTACHE_TYPE_WINDOW, "application", application, NULL);
  self->file = g_object_ref (file);
  self->settings = g_object_ref (attache_application_get_settings (application));
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_settings_bind (self->settings, "show-list", self->shell, "show-list", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-side-pane", self->shell, "show-side-pane",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-timeline", self->shell, "show-timeline",
                   G_SETTINGS_BIND_DEFAULT);
  attache_window_update_actions (self);
  if (get_start_point (self) == ATTACHE_START_FRAME)
    attache_start_watch_frame (GTK_WINDOW (self));
  begin_opening (self, application);
  return self;
}

GFile *
attache_window_get_file (AttacheWindow *self)
{
  g_return_val_if_fail (ATTACHE_IS_WINDOW (self), NULL);

  return self->file;
}

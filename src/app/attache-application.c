/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application object: what exists once. Windows do the work; this opens them and answers the
 * command line. */

#include "config.h"

#include "attache-application.h"

#include "attache-appearance.h"
#include "attache-dossier.h"
#include "attache-preferences.h"
#include "attache-window.h"

#include <glib/gi18n.h>

struct _AttacheApplication
{
  AdwApplication parent_instance;

  /* Owned */
  GSettings *settings;
  AttacheAnalyzer *analyzer; /* nullable, until it was asked for */
  AttacheAppearance *appearance;

  /* State */
  AttacheStartPoint start_point;
};

G_DEFINE_FINAL_TYPE (AttacheApplication, attache_application, ADW_TYPE_APPLICATION)

static GFile *
sample_file (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "attache", "sample.dossier",
                                            NULL);

  return g_file_new_for_path (path);
}

static GFile *
last_file (AttacheApplication *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "dossier");
  g_autoptr (GFile) file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  if (file != NULL && g_file_query_exists (file, NULL))
    return g_steal_pointer (&file);
  return attache_dossier_get_default_file ();
}

static AttacheWindow *
find_window (AttacheApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (ATTACHE_IS_WINDOW (l->data) && g_file_equal (attache_window_get_file (l->data), file))
        return l->data;
    }
  return NULL;
}

static AttacheWindow *
ensure_window (AttacheApplication *self, GFile *file)
{
  AttacheWindow *window = find_window (self, file);

  if (window == NULL)
    window = attache_window_new (self, file);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gboolean
is_dossier (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".dossier");
}

/* Dossiers are opened; everything else is brought into the dossier that was open last. */
static void
open_files (AttacheApplication *self, GFile *const *files, guint n_files)
{
  g_autoptr (GListStore) imports = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; i < n_files; i++)
    {
      if (is_dossier (files[i]))
        ensure_window (self, files[i]);
      else
        g_list_store_append (imports, files[i]);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (imports)) > 0)
    {
      g_autoptr (GFile) file = last_file (self);

      attache_window_import (ensure_window (self, file), G_LIST_MODEL (imports));
    }
}

static int
attache_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  AttacheApplication *self = ATTACHE_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **names = NULL;
  const char *exit_after;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &names);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (files,
                     g_application_command_line_create_file_for_arg (command_line, names[i]));
  if (g_variant_dict_lookup (options, "exit-after", "&s", &exit_after))
    attache_start_point_from_string (exit_after, &self->start_point);
  if (g_variant_dict_contains (options, "sample"))
    {
      g_autoptr (GFile) file = sample_file ();

      ensure_window (self, file);
    }
  else if (files->len == 0)
    g_application_activate (application);
  open_files (self, (GFile *const *) files->pdata, files->len);
  return 0;
}

static void
attache_application_activate (GApplication *application)
{
  AttacheApplication *self = ATTACHE_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (active != NULL)
    gtk_window_present (active);
  else
    {
      g_autoptr (GFile) file = last_file (self);

      ensure_window (self, file);
    }
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  /* Each window writes what is left before it closes; the last one ends the program. */
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = sample_file ();

  ensure_window (ATTACHE_APPLICATION (user_data), file);
}

static void
default_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = attache_dossier_get_default_file ();

  ensure_window (ATTACHE_APPLICATION (user_data), file);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheApplication *self = ATTACHE_APPLICATION (user_data);

  attache_preferences_present (self->settings,
                               gtk_application_get_active_window (GTK_APPLICATION (self)));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (
      gtk_application_get_active_window (GTK_APPLICATION (user_data)), "application-name",
      "Attaché", "application-icon", APP_ID, "version", PACKAGE_VERSION, "developer-name",
      _ ("The Attaché authors"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("A desk for reading, annotating and comparing news coverage of diplomacy. What it "
         "finds, it shows with the passage it comes from; it takes no side, and uses no "
         "network."),
      NULL);
}

static void
attache_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "quit", quit_cb },   { "sample", sample_cb },           { "default-dossier", default_cb },
    { "about", about_cb }, { "preferences", preferences_cb },
  };
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "window.close", { "<Control>w" } },
    { "win.import", { "<Control>i" } },
    { "win.export", { "<Control>e" } },
    { "win.open", { "<Control>o" } },
    { "win.new", { "<Control>n" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.history", { "<Control>h" } },
    { "win.search", { "<Control><Shift>f" } },
    { "win.find", { "<Control>f" } },
    { "win.show-side-pane", { "F9" } },
    { "win.show-timeline", { "F8" } },
    { "win.show-list", { "<Control>F9" } },
    { "win.show-shortcuts", { "<Control>question", "<Control><Shift>slash" } },
  };
  AttacheApplication *self = ATTACHE_APPLICATION (application);

  G_APPLICATION_CLASS (attache_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
  gtk_window_set_default_icon_name (APP_ID);
  self->appearance = attache_appearance_new (self->settings);
}

static void
attache_application_dispose (GObject *object)
{
  AttacheApplication *self = ATTACHE_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->appearance);
  g_clear_pointer (&self->analyzer, attache_analyzer_unref);
  G_OBJECT_CLASS (attache_application_parent_class)->dispose (object);
}

static void
attache_application_class_init (AttacheApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_application_dispose;
  application_class->startup = attache_application_startup;
  application_class->activate = attache_application_activate;
  application_class->command_line = attache_application_command_line;
}

static void
attache_application_init (AttacheApplication *self)
{
  const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample dossier"), NULL },
    { "exit-after", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE…]") },
    G_OPTION_ENTRY_NULL,
  };

  self->settings = g_settings_new (APP_ID);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

AttacheApplication *
attache_application_new (void)
{
  return g_object_new (ATTACHE_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/org/attache/Attache/ui", NULL);
}

GSettings *
attache_application_get_settings (AttacheApplication *self)
{
  g_return_val_if_fail (ATTACHE_IS_APPLICATION (self), NULL);

  return self->settings;
}

AttacheStartPoint
attache_application_get_start_point (AttacheApplication *self)
{
  g_return_val_if_fail (ATTACHE_IS_APPLICATION (self), ATTACHE_START_WHOLE);

  return self->start_point;
}

static void
load_analyzer (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  AttacheAnalyzer *analyzer = attache_analyzer_new (&error);

  if (analyzer != NULL)
    g_task_return_pointer (task, analyzer, (GDestroyNotify) attache_analyzer_unref);
  else
    g_task_return_error (task, error);
}

void
attache_application_get_analyzer_async (AttacheApplication *self, GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ATTACHE_IS_APPLICATION (self));

  task = g_task_new (self, NULL, callback, user_data);
  if (self->analyzer != NULL)
    g_task_return_pointer (task, attache_analyzer_ref (self->analyzer),
                           (GDestroyNotify) attache_analyzer_unref);
  else
    g_task_run_in_thread (task, load_analyzer);
}

AttacheAnalyzer *
attache_application_get_analyzer_finish (AttacheApplication *self, GAsyncResult *result,
                                         GError **error)
{
  AttacheAnalyzer *analyzer;

  g_return_val_if_fail (ATTACHE_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  analyzer = g_task_propagate_pointer (G_TASK (result), error);
  if (analyzer != NULL && self->analyzer == NULL)
    self->analyzer = attache_analyzer_ref (analyzer);
  return analyzer;
}

void
attache_application_open_dossier (AttacheApplication *self, GFile *file)
{
  g_return_if_fail (ATTACHE_IS_APPLICATION (self));

  ensure_window (self, file);
}

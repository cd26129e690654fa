/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every row is bound to one key; nothing is applied here. */

#include "config.h"

#include "attache-preferences.h"

#include "attache-download.h"

#include <glib/gi18n.h>
#include <string.h>

struct _AttachePreferences
{
  AdwPreferencesWindow parent_instance;

  /* Owned */
  GSettings *settings;

  /* Template children */
  AdwComboRow *scheme_row;
  GtkDropDown *font_drop_down;
  GtkSpinButton *size_spin;
  GtkSpinButton *columns_spin;
  GtkEditable *author_row;
  GtkSwitch *statements_switch;
  GtkSwitch *actors_switch;
  GtkSwitch *times_switch;
  GtkSwitch *highlights_switch;
  AdwActionRow *network_row;
  GtkSwitch *network_switch;
};

G_DEFINE_FINAL_TYPE (AttachePreferences, attache_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static gboolean
scheme_from_setting (GValue *value, GVariant *variant, gpointer user_data)
{
  static const char *const nicks[] = { "system", "light", "dark", "sepia", NULL };

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      if (strcmp (g_variant_get_string (variant, NULL), nicks[i]) == 0)
        {
          g_value_set_uint (value, i);
          return TRUE;
        }
    }
  return FALSE;
}

static GVariant *
scheme_to_setting (const GValue *value, const GVariantType *type, gpointer user_data)
{
  static const char *const nicks[] = { "system", "light", "dark", "sepia" };
  guint selected = g_value_get_uint (value);

  return selected < G_N_ELEMENTS (nicks) ? g_variant_new_string (nicks[selected]) : NULL;
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* "System serif" and all families of this machine. */
static GtkStringList *
list_families (GtkWidget *widget)
{
  g_autofree PangoFontFamily **families = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkStringList *list = gtk_string_list_new (NULL);
  int n_families;

  pango_context_list_families (gtk_widget_get_pango_context (widget), &families, &n_families);
  for (int i = 0; i < n_families; i++)
    g_ptr_array_add (names, (gpointer) pango_font_family_get_name (families[i]));
  g_ptr_array_sort (names, compare_families);
  gtk_string_list_append (list, _ ("System serif"));
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (names, i));
  return list;
}

static void
font_selected_cb (AttachePreferences *self)
{
  guint selected = gtk_drop_down_get_selected (self->font_drop_down);
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (self->font_drop_down));

  if (selected != GTK_INVALID_LIST_POSITION)
    g_settings_set_string (self->settings, "reader-font",
                           selected == 0 ? "" : gtk_string_list_get_string (list, selected));
}

static void
fill_fonts (AttachePreferences *self)
{
  g_autoptr (GtkStringList) list = list_families (GTK_WIDGET (self));
  g_autofree char *family = g_settings_get_string (self->settings, "reader-font");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list)), selected = 0;

  for (guint i = 1; i < n && *family != '\0'; i++)
    {
      if (strcmp (gtk_string_list_get_string (list, i), family) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (self->font_drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->font_drop_down, selected);
  g_signal_connect_swapped (self->font_drop_down, "notify::selected", G_CALLBACK (font_selected_cb),
                            self);
}

static void
bind_settings (AttachePreferences *self)
{
  const struct
  {
    const char *key;
    gpointer object;
    const char *property;
  } bindings[] = {
    { "author", self->author_row, "text" },
    { "reader-size", self->size_spin, "value" },
    { "reader-columns", self->columns_spin, "value" },
    { "show-statements", self->statements_switch, "active" },
    { "show-actors", self->actors_switch, "active" },
    { "show-times", self->times_switch, "active" },
    { "show-highlights", self->highlights_switch, "active" },
    { "network", self->network_switch, "active" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    g_settings_bind (self->settings, bindings[i].key, bindings[i].object, bindings[i].property,
                     G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "color-scheme", self->scheme_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, scheme_from_setting, scheme_to_setting,
                                NULL, NULL);
}

static void
attache_preferences_dispose (GObject *object)
{
  AttachePreferences *self = ATTACHE_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATTACHE_TYPE_PREFERENCES);
  G_OBJECT_CLASS (attache_preferences_parent_class)->dispose (object);
}

static void
attache_preferences_class_init (AttachePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, AttachePreferences, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, AttachePreferences, font_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AttachePreferences, size_spin);
  gtk_widget_class_bind_template_child (widget_class, AttachePreferences, columns_spin);
  gtk_widget_class_bind_template_child (widget_class, AttachePreferences, author_row);
  gtk_widget_class_bind_template_child (widget_class, AttachePreferences, statements_switch);
  gtk_widget_class_bind_template_child (widget_class, AttachePreferences, actors_switch);
  gtk_widget_class_bind_template_child (widget_class, AttachePreferences, times_switch);
  gtk_widget_class_bind_template_child (widget_class, AttachePreferences, highlights_switch);
  gtk_widget_class_bind_template_child (widget_class, AttachePreferences, network_row);
  gtk_widget_class_bind_template_child (widget_class, AttachePreferences, network_switch);
}

static void
attache_preferences_init (AttachePreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  if (attache_download_is_supported ())
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->network_row), FALSE);
  adw_action_row_set_subtitle (self->network_row,
                               _ ("This build of Attaché was made without access to the network"));
}

const char *
attache_preferences_get_user_name (void)
{
  const char *name = g_get_real_name ();

  return strcmp (name, "Unknown") != 0 ? name : NULL;
}

void
attache_preferences_present (GSettings *settings, GtkWindow *parent)
{
  AttachePreferences *self = g_object_new (ATTACHE_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  fill_fonts (self);
  bind_settings (self);
  gtk_window_present (GTK_WINDOW (self));
}

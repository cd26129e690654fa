/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Light, dark, sepia or the system's: libadwaita does the first, second and fourth; sepia is light
 * with the named colours of paper. */

#include "config.h"

#include "attache-appearance.h"

typedef enum
{
  SCHEME_SYSTEM,
  SCHEME_LIGHT,
  SCHEME_DARK,
  SCHEME_SEPIA,
} Scheme;

static const char sepia_css[] = "@define-color window_bg_color #ece2cd;"
                                "@define-color window_fg_color #3b3024;"
                                "@define-color view_bg_color #f6eedd;"
                                "@define-color view_fg_color #3b3024;"
                                "@define-color headerbar_bg_color #e3d7be;"
                                "@define-color headerbar_fg_color #3b3024;"
                                "@define-color headerbar_backdrop_color #ece2cd;"
                                "@define-color card_bg_color #faf4e6;"
                                "@define-color card_fg_color #3b3024;"
                                "@define-color popover_bg_color #faf4e6;"
                                "@define-color popover_fg_color #3b3024;";

struct _AttacheAppearance
{
  GObject parent_instance;

  /* Owned */
  GSettings *settings;
  GtkCssProvider *sepia;
};

G_DEFINE_FINAL_TYPE (AttacheAppearance, attache_appearance, G_TYPE_OBJECT)

static void
apply_scheme (AttacheAppearance *self)
{
  static const AdwColorScheme schemes[] = {
    [SCHEME_SYSTEM] = ADW_COLOR_SCHEME_DEFAULT,
    [SCHEME_LIGHT] = ADW_COLOR_SCHEME_FORCE_LIGHT,
    [SCHEME_DARK] = ADW_COLOR_SCHEME_FORCE_DARK,
    [SCHEME_SEPIA] = ADW_COLOR_SCHEME_FORCE_LIGHT,
  };
  Scheme scheme = g_settings_get_enum (self->settings, "color-scheme");
  GdkDisplay *display = gdk_display_get_default ();

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[scheme]);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (self->sepia));
  if (scheme == SCHEME_SEPIA)
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->sepia),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
attache_appearance_dispose (GObject *object)
{
  AttacheAppearance *self = ATTACHE_APPEARANCE (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->sepia);
  G_OBJECT_CLASS (attache_appearance_parent_class)->dispose (object);
}

static void
attache_appearance_class_init (AttacheAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attache_appearance_dispose;
}

static void
attache_appearance_init (AttacheAppearance *self)
{
  self->sepia = gtk_css_provider_new ();
  gtk_css_provider_load_from_data (self->sepia, sepia_css, -1);
}

AttacheAppearance *
attache_appearance_new (GSettings *settings)
{
  AttacheAppearance *self = g_object_new (ATTACHE_TYPE_APPEARANCE, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (apply_scheme), self,
                           G_CONNECT_SWAPPED);
  apply_scheme (self);
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two layouts in an AdwSqueezer, which shows the first that fits; the panes move between them. The
 * squeezer is the floor's way (1.2) and deprecated later, so it is named in this file only. */

#include "config.h"

#include "attache-shell.h"

#include "attache-menus.h"

struct _AttacheShell
{
  AdwBin parent_instance;

  /* Owned */
  GtkWidget *panes[ATTACHE_N_PANES]; /* nullable */

  /* Template children */
  GtkWidget *squeezer;
  GtkWidget *wide;
  GtkWidget *narrow;
  AdwViewStack *stack;
  AdwBin *wide_bins[ATTACHE_N_PANES];
  AdwBin *narrow_bins[ATTACHE_N_PANES];

  /* State */
  gboolean is_shown[ATTACHE_N_PANES];
  gboolean is_narrow;
  guint idle_id;
};

typedef enum
{
  PROP_SHOW_LIST = 1,
  PROP_SHOW_SIDE_PANE,
  PROP_SHOW_TIMELINE,
  PROP_NARROW,
} AttacheShellProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static const char *const page_names[ATTACHE_N_PANES] = { "list", "reader", "side", "timeline" };

G_DEFINE_FINAL_TYPE (AttacheShell, attache_shell, ADW_TYPE_BIN)

static AttachePane
pane_of_property (AttacheShellProperty property)
{
  return property == PROP_SHOW_LIST        ? ATTACHE_PANE_LIST
         : property == PROP_SHOW_SIDE_PANE ? ATTACHE_PANE_SIDE
                                           : ATTACHE_PANE_TIMELINE;
}

static void
place_panes (AttacheShell *self)
{
  for (guint i = 0; i < ATTACHE_N_PANES; i++)
    {
      AdwBin *to = self->is_narrow ? self->narrow_bins[i] : self->wide_bins[i];
      AdwBin *from = self->is_narrow ? self->wide_bins[i] : self->narrow_bins[i];

      adw_bin_set_child (from, NULL);
      if (adw_bin_get_child (to) != self->panes[i])
        {
          adw_bin_set_child (to, self->panes[i]);
          if (self->panes[i] != NULL)
            attache_menus_renew (self->panes[i]);
        }
      gtk_widget_set_visible (GTK_WIDGET (self->wide_bins[i]), self->is_shown[i]);
    }
}

static gboolean
switch_idle_cb (gpointer user_data)
{
  AttacheShell *self = user_data;
  gboolean is_narrow = adw_squeezer_get_visible_child (ADW_SQUEEZER (self->squeezer))
                       == self->narrow;

  self->idle_id = 0;
  if (is_narrow == self->is_narrow)
    return G_SOURCE_REMOVE;
  self->is_narrow = is_narrow;
  place_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

/* It happens while sizes are given out, when no child may be moved. */
static void
layout_changed_cb (AttacheShell *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH, switch_idle_cb, self, NULL);
}

static void
set_shown (AttacheShell *self, AttachePane pane, gboolean is_shown, AttacheShellProperty property)
{
  if (self->is_shown[pane] == is_shown)
    return;
  self->is_shown[pane] = is_shown;
  gtk_widget_set_visible (GTK_WIDGET (self->wide_bins[pane]), is_shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
attache_shell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttacheShell *self = ATTACHE_SHELL (object);

  switch ((AttacheShellProperty) id)
    {
    case PROP_SHOW_LIST:
    case PROP_SHOW_SIDE_PANE:
    case PROP_SHOW_TIMELINE:
      set_shown (self, pane_of_property (id), g_value_get_boolean (value), id);
      break;
    case PROP_NARROW:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_shell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttacheShell *self = ATTACHE_SHELL (object);

  switch ((AttacheShellProperty) id)
    {
    case PROP_SHOW_LIST:
    case PROP_SHOW_SIDE_PANE:
    case PROP_SHOW_TIMELINE:
      g_value_set_boolean (value, self->is_shown[pane_of_property (id)]);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_shell_dispose (GObject *object)
{
  AttacheShell *self = ATTACHE_SHELL (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  for (guint i = 0; i < ATTACHE_N_PANES; i++)
    g_clear_object (&self->panes[i]);
  /* Before the template lets go of it: the bin does not hold it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATTACHE_TYPE_SHELL);
  G_OBJECT_CLASS (attache_shell_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const wide[] = { "wide_list", "wide_reader", "wide_side", "wide_timeline" };
  static const char *const narrow[] = { "narrow_list", "narrow_reader", "narrow_side",
                                        "narrow_timeline" };

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-shell.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheShell, squeezer);
  gtk_widget_class_bind_template_child (widget_class, AttacheShell, wide);
  gtk_widget_class_bind_template_child (widget_class, AttacheShell, narrow);
  gtk_widget_class_bind_template_child (widget_class, AttacheShell, stack);
  for (guint i = 0; i < ATTACHE_N_PANES; i++)
    {
      gtk_widget_class_bind_template_child_full (widget_class, wide[i], FALSE,
                                                 G_STRUCT_OFFSET (AttacheShell, wide_bins)
                                                     + i * sizeof (AdwBin *));
      gtk_widget_class_bind_template_child_full (widget_class, narrow[i], FALSE,
                                                 G_STRUCT_OFFSET (AttacheShell, narrow_bins)
                                                     + i * sizeof (AdwBin *));
    }
}

static void
attache_shell_class_init (AttacheShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->set_property = attache_shell_set_property;
  object_class->get_property = attache_shell_get_property;
  object_class->dispose = attache_shell_dispose;
  properties[PROP_SHOW_LIST] = g_param_spec_boolean ("show-list", NULL, NULL, TRUE,
                                                     flags | G_PARAM_READWRITE);
  properties[PROP_SHOW_SIDE_PANE] = g_param_spec_boolean ("show-side-pane", NULL, NULL, TRUE,
                                                          flags | G_PARAM_READWRITE);
  properties[PROP_SHOW_TIMELINE] = g_param_spec_boolean ("show-timeline", NULL, NULL, TRUE,
                                                         flags | G_PARAM_READWRITE);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  flags | G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
attache_shell_init (AttacheShell *self)
{
  for (guint i = 0; i < ATTACHE_N_PANES; i++)
    self->is_shown[i] = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->squeezer, "notify::visible-child", G_CALLBACK (layout_changed_cb),
                            self);
}

void
attache_shell_set_pane (AttacheShell *self, AttachePane pane, GtkWidget *widget)
{
  g_return_if_fail (ATTACHE_IS_SHELL (self));
  g_return_if_fail (widget == NULL || GTK_IS_WIDGET (widget));

  adw_bin_set_child (self->wide_bins[pane], NULL);
  adw_bin_set_child (self->narrow_bins[pane], NULL);
  if (widget != NULL)
    g_object_ref_sink (widget);
  g_clear_object (&self->panes[pane]);
  self->panes[pane] = widget;
  place_panes (self);
}

void
attache_shell_show_pane (AttacheShell *self, AttachePane pane)
{
  g_return_if_fail (ATTACHE_IS_SHELL (self));

  /* Also while it is wide, or does not know yet that it is narrow: then this is what it shows. */
  adw_view_stack_set_visible_child_name (self->stack, page_names[pane]);
  if (self->is_narrow)
    return;
  if (pane == ATTACHE_PANE_LIST)
    set_shown (self, pane, TRUE, PROP_SHOW_LIST);
  else if (pane == ATTACHE_PANE_SIDE)
    set_shown (self, pane, TRUE, PROP_SHOW_SIDE_PANE);
  else if (pane == ATTACHE_PANE_TIMELINE)
    set_shown (self, pane, TRUE, PROP_SHOW_TIMELINE);
}

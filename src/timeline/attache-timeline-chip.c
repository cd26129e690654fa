/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader is told of a mark; only what changed is told again. */

#include "config.h"

#include "attache-timeline-chip.h"

struct _AttacheTimelineChip
{
  GtkWidget parent_instance;

  /* Owned */
  char *label;

  /* State */
  guint mark;
  guint position, size;
  gboolean is_selected;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheTimelineChip, attache_timeline_chip, GTK_TYPE_WIDGET)

static void
activate_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
attache_timeline_chip_finalize (GObject *object)
{
  g_free (ATTACHE_TIMELINE_CHIP (object)->label);
  G_OBJECT_CLASS (attache_timeline_chip_parent_class)->finalize (object);
}

static void
attache_timeline_chip_class_init (AttacheTimelineChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = attache_timeline_chip_finalize;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "chip.activate", NULL, activate_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "chip.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "chip.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "chip.activate", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "timeline-chip");
}

static void
attache_timeline_chip_init (AttacheTimelineChip *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
attache_timeline_chip_new (guint mark)
{
  AttacheTimelineChip *self = g_object_new (ATTACHE_TYPE_TIMELINE_CHIP, NULL);

  self->mark = mark;
  return GTK_WIDGET (self);
}

guint
attache_timeline_chip_get_mark (AttacheTimelineChip *self)
{
  g_return_val_if_fail (ATTACHE_IS_TIMELINE_CHIP (self), G_MAXUINT);

  return self->mark;
}

void
attache_timeline_chip_set_mark (AttacheTimelineChip *self, guint mark)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_CHIP (self));

  self->mark = mark;
}

void
attache_timeline_chip_describe (AttacheTimelineChip *self, const char *label, guint position,
                                guint size)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_CHIP (self));
  g_return_if_fail (label != NULL);

  if (g_strcmp0 (self->label, label) != 0)
    {
      g_free (self->label);
      self->label = g_strdup (label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
    }
  if (self->position == position && self->size == size)
    return;
  self->position = position;
  self->size = size;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) position, GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) size, -1);
}

void
attache_timeline_chip_set_selected (AttacheTimelineChip *self, gboolean is_selected)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_CHIP (self));

  if (self->is_selected == is_selected)
    return;
  self->is_selected = is_selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_selected,
                               -1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar of chips. */

#include "config.h"

#include "attache-filter-bar.h"

#include <glib/gi18n.h>

#include "attache-filter-chip.h"
#include "attache-filter-popover.h"

struct _AttacheFilterBar
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session;

  /* Template children */
  GtkWidget *box;
  GtkBox *chips;
  GtkMenuButton *add;
  GtkLabel *counts;
  GtkWidget *clear;
};

typedef enum
{
  PROP_SESSION = 1,
} AttacheFilterBarProperty;

static GParamSpec *properties[PROP_SESSION + 1];

G_DEFINE_FINAL_TYPE (AttacheFilterBar, attache_filter_bar, GTK_TYPE_WIDGET)

static void
removed_cb (AttacheFilterBar *self, AttacheFilterChip *chip)
{
  g_autoptr (AttacheFilter) filter = attache_filter_item_apply (
      attache_filter_chip_get_item (chip), attache_session_get_filter (self->session), FALSE);

  /* The chip goes with its button; the focus must go somewhere. */
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  attache_session_set_filter (self->session, filter);
}

static void
filter_cb (AttacheFilterBar *self)
{
  AttacheFilter *filter = attache_session_get_filter (self->session);
  g_autoptr (GPtrArray)
      items = attache_filter_item_list (filter, attache_session_list_actor_choices (self->session),
                                        attache_session_list_tag_choices (self->session));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *chip = attache_filter_chip_new (items->pdata[i]);

      g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->chips, chip);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), items->len > 0);
  gtk_widget_set_visible (self->clear, items->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "filter.clear",
                                 !attache_filter_is_empty (filter));
}

static char *
describe_counts (guint n_articles, guint n_articles_total, guint n_events, guint n_events_total,
                 gboolean is_filtered)
{
  g_autofree char *articles = NULL;
  g_autofree char *events = NULL;

  if (!is_filtered)
    {
      articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles_total),
                                  n_articles_total);
      events = g_strdup_printf (ngettext ("%u event", "%u events", n_events_total), n_events_total);
    }
  else
    {
      /* Translators: how many pass the filter, of how many there are. */
      articles = g_strdup_printf (
          ngettext ("%u of %u article", "%u of %u articles", n_articles_total), n_articles,
          n_articles_total);
      events = g_strdup_printf (ngettext ("%u of %u event", "%u of %u events", n_events_total),
                                n_events, n_events_total);
    }
  return g_strdup_printf ("%s · %s", articles, events);
}

static void
counts_cb (AttacheFilterBar *self)
{
  const gboolean is_filtered = !attache_filter_is_empty (
      attache_session_get_filter (self->session));
  g_autofree char *words = NULL;
  guint n_articles;
  guint n_articles_total;
  guint n_events;
  guint n_events_total;

  g_object_get (self->session, "n-articles", &n_articles, "n-articles-total", &n_articles_total,
                "n-events", &n_events, "n-events-total", &n_events_total, NULL);
  words = describe_counts (n_articles, n_articles_total, n_events, n_events_total, is_filtered);
  gtk_label_set_label (self->counts, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->counts), words);
}

static void
clear_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (AttacheFilter) filter = attache_filter_new ();

  attache_session_set_filter (ATTACHE_FILTER_BAR (widget)->session, filter);
}

static void
add_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_menu_button_popup (ATTACHE_FILTER_BAR (widget)->add);
}

static void
attache_filter_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((AttacheFilterBarProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ATTACHE_FILTER_BAR (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_filter_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((AttacheFilterBarProperty) id)
    {
    case PROP_SESSION:
      ATTACHE_FILTER_BAR (object)->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_filter_bar_constructed (GObject *object)
{
  static const char *const counts[] = { "notify::n-articles", "notify::n-articles-total",
                                        "notify::n-events", "notify::n-events-total",
                                        "notify::filter" };
  AttacheFilterBar *self = ATTACHE_FILTER_BAR (object);

  G_OBJECT_CLASS (attache_filter_bar_parent_class)->constructed (object);
  gtk_menu_button_set_popover (self->add, attache_filter_popover_new (self->session));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_signal_connect_object (self->session, counts[i], G_CALLBACK (counts_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::filter", G_CALLBACK (filter_cb), self,
                           G_CONNECT_SWAPPED);
  /* Names and colours may come after the filter was restored. */
  g_signal_connect_object (attache_session_list_actor_choices (self->session), "items-changed",
                           G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (attache_session_list_tag_choices (self->session), "items-changed",
                           G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  filter_cb (self);
  counts_cb (self);
}

static void
attache_filter_bar_dispose (GObject *object)
{
  AttacheFilterBar *self = ATTACHE_FILTER_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_filter_bar_parent_class)->dispose (object);
}

static void
attache_filter_bar_class_init (AttacheFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = attache_filter_bar_get_property;
  object_class->set_property = attache_filter_bar_set_property;
  object_class->constructed = attache_filter_bar_constructed;
  object_class->dispose = attache_filter_bar_dispose;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ATTACHE_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_install_action (widget_class, "filter.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "filter.add", NULL, add_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, AttacheFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, AttacheFilterBar, add);
  gtk_widget_class_bind_template_child (widget_class, AttacheFilterBar, counts);
  gtk_widget_class_bind_template_child (widget_class, AttacheFilterBar, clear);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-filter-bar");
}

static void
attache_filter_bar_init (AttacheFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_filter_bar_new (AttacheSession *session)
{
  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  return g_object_new (ATTACHE_TYPE_FILTER_BAR, "session", session, NULL);
}

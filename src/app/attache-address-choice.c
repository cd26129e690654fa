/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A choice, and the row that shows it. */

#include "config.h"

#include "attache-address-choice.h"

#include "attache-side-row.h"
#include "attache-time-unit.h"
#include "attache-time-words.h"

struct _AttacheAddressChoice
{
  GObject parent_instance;

  /* Owned */
  char *address;
  char *title;
  char *subtitle;

  gboolean is_chosen;
};

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AttacheAddressChoice, attache_address_choice, G_TYPE_OBJECT)

static void
attache_address_choice_finalize (GObject *object)
{
  AttacheAddressChoice *self = ATTACHE_ADDRESS_CHOICE (object);

  g_free (self->address);
  g_free (self->title);
  g_free (self->subtitle);
  G_OBJECT_CLASS (attache_address_choice_parent_class)->finalize (object);
}

static void
attache_address_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, ATTACHE_ADDRESS_CHOICE (object)->is_chosen);
}

static void
attache_address_choice_set_property (GObject *object, guint id, const GValue *value,
                                     GParamSpec *pspec)
{
  attache_address_choice_set_chosen (ATTACHE_ADDRESS_CHOICE (object), g_value_get_boolean (value));
}

static void
attache_address_choice_class_init (AttacheAddressChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = attache_address_choice_finalize;
  object_class->get_property = attache_address_choice_get_property;
  object_class->set_property = attache_address_choice_set_property;
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, TRUE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
attache_address_choice_init (AttacheAddressChoice *self)
{
  self->is_chosen = TRUE;
}

AttacheAddressChoice *
attache_address_choice_new (const AttacheFeedEntry *entry)
{
  AttacheAddressChoice *self = g_object_new (ATTACHE_TYPE_ADDRESS_CHOICE, NULL);

  self->address = g_strdup (entry->address);
  self->title = g_utf8_make_valid (entry->title != NULL ? entry->title : entry->key, -1);
  if (entry->date.instant != ATTACHE_TIME_UNKNOWN)
    self->subtitle = attache_time_words_span (attache_time_unit_span (
        attache_precision_to_time_unit (entry->date.precision), entry->date.instant));
  else
    self->subtitle = g_utf8_make_valid (entry->address, -1);
  return self;
}

const char *
attache_address_choice_get_address (AttacheAddressChoice *self)
{
  g_return_val_if_fail (ATTACHE_IS_ADDRESS_CHOICE (self), NULL);

  return self->address;
}

const char *
attache_address_choice_get_title (AttacheAddressChoice *self)
{
  g_return_val_if_fail (ATTACHE_IS_ADDRESS_CHOICE (self), NULL);

  return self->title;
}

gboolean
attache_address_choice_is_chosen (AttacheAddressChoice *self)
{
  g_return_val_if_fail (ATTACHE_IS_ADDRESS_CHOICE (self), FALSE);

  return self->is_chosen;
}

void
attache_address_choice_set_chosen (AttacheAddressChoice *self, gboolean is_chosen)
{
  g_return_if_fail (ATTACHE_IS_ADDRESS_CHOICE (self));

  if (self->is_chosen == is_chosen)
    return;
  self->is_chosen = is_chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_focusable (check, FALSE); /* the row has the focus, and toggles it */
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (texts), new_label (NULL));
  gtk_box_append (GTK_BOX (texts), new_label ("dim-label"));
  gtk_widget_add_css_class (box, "address-choice");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  AttacheAddressChoice *choice = gtk_list_item_get_item (item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (check));
  GBinding *binding = g_object_bind_property (choice, "chosen", check, "active",
                                              G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);

  g_object_set_data (G_OBJECT (item), "binding", binding);
  attache_side_row_set_line (GTK_LABEL (title), choice->title);
  attache_side_row_set_line (GTK_LABEL (gtk_widget_get_next_sibling (title)), choice->subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (title)), -1);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_binding_unbind (g_object_steal_data (G_OBJECT (item), "binding"));
}

GtkListItemFactory *
attache_address_choice_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

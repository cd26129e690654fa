/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three entries, and a line for what is wrong with them. */

#include "config.h"

#include "attache-outlet-form.h"

#include <glib/gi18n.h>

struct _AttacheOutletForm
{
  AdwMessageDialog parent_instance;

  /* Template children */
  GtkEditable *address;
  GtkEditable *name;
  GtkEditable *country;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (AttacheOutletForm, attache_outlet_form, ADW_TYPE_MESSAGE_DIALOG)

static AttacheOutletRule *
read_rule (AttacheOutletForm *self, const char **reason)
{
  return attache_outlet_rule_new (gtk_editable_get_text (self->address),
                                  gtk_editable_get_text (self->name),
                                  gtk_editable_get_text (self->country), reason);
}

static void
changed_cb (AttacheOutletForm *self)
{
  const char *reason = NULL;
  g_autoptr (AttacheOutletRule) rule = read_rule (self, &reason);
  /* Who has not typed both yet is not told that one is missing. */
  const gboolean is_begun = *gtk_editable_get_text (self->address) != '\0'
                            && *gtk_editable_get_text (self->name) != '\0';

  gtk_label_set_label (self->reason, rule == NULL && is_begun ? reason : "");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "save", rule != NULL);
}

static void
attache_outlet_form_class_init (AttacheOutletFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-outlet-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheOutletForm, address);
  gtk_widget_class_bind_template_child (widget_class, AttacheOutletForm, name);
  gtk_widget_class_bind_template_child (widget_class, AttacheOutletForm, country);
  gtk_widget_class_bind_template_child (widget_class, AttacheOutletForm, reason);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
attache_outlet_form_init (AttacheOutletForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AttacheOutletForm *
attache_outlet_form_new (GtkWindow *parent, const AttacheOutletRule *rule)
{
  AttacheOutletForm *self = g_object_new (ATTACHE_TYPE_OUTLET_FORM, "transient-for", parent, NULL);

  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self),
                                  rule != NULL ? _ ("Change Outlet") : _ ("Add Outlet"));
  if (rule != NULL)
    {
      gtk_editable_set_text (self->address, rule->domain);
      gtk_editable_set_text (self->name, rule->name);
      gtk_editable_set_text (self->country, rule->country != NULL ? rule->country : "");
    }
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
  return self;
}

AttacheOutletRule *
attache_outlet_form_dup_rule (AttacheOutletForm *self)
{
  const char *reason;

  g_return_val_if_fail (ATTACHE_IS_OUTLET_FORM (self), NULL);

  return read_rule (self, &reason);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file is read and written on a worker, one change after the other; after each the list is made
 * anew from the file, as somebody may have written it by hand. */

#include "config.h"

#include "attache-outlets-dialog.h"

#include <glib/gi18n.h>

#include "attache-line-words.h"
#include "attache-outlet-form.h"

/* Lines of the file that are no rules, of which so many are told one by one. */
#define MAX_PROBLEMS 3

#define ATTACHE_TYPE_OUTLETS_DIALOG (attache_outlets_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AttacheOutletsDialog, attache_outlets_dialog, ATTACHE, OUTLETS_DIALOG,
                      AdwWindow)

struct _AttacheOutletsDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkWidget *add_button;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list_box;
  GtkLabel *problems;

  /* State */
  guint position; /* of the row that was changed last */
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (AttacheOutletsDialog, attache_outlets_dialog, ADW_TYPE_WINDOW)

/* What is to be done to the file, and what it holds afterwards. */
typedef struct
{
  gboolean is_change;
  char *domain;            /* nullable */
  AttacheOutletRule *rule; /* nullable */
  GPtrArray *rules;        /* AttacheOutletRule */
  GPtrArray *problems;     /* GError */
} Work;

static void work (AttacheOutletsDialog *self, gboolean is_change, const char *domain,
                  const AttacheOutletRule *rule);

static void
work_free (gpointer data)
{
  Work *job = data;

  g_free (job->domain);
  g_clear_pointer (&job->rule, attache_outlet_rule_free);
  g_clear_pointer (&job->rules, g_ptr_array_unref);
  g_ptr_array_unref (job->problems);
  g_free (job);
}

static const AttacheOutletRule *
get_rule (gpointer widget)
{
  return g_object_get_data (widget, "rule");
}

static void
set_rule (gpointer widget, const AttacheOutletRule *rule)
{
  g_object_set_data_full (widget, "rule", attache_outlet_rule_copy (rule),
                          (GDestroyNotify) attache_outlet_rule_free);
}

static void
form_response_cb (AttacheOutletForm *form, const char *response, AttacheOutletsDialog *self)
{
  const AttacheOutletRule *old = get_rule (form);
  g_autoptr (AttacheOutletRule) rule = attache_outlet_form_dup_rule (form);

  if (g_str_equal (response, "save") && rule != NULL)
    work (self, TRUE, old != NULL ? old->domain : NULL, rule);
}

static void
ask (AttacheOutletsDialog *self, const AttacheOutletRule *rule)
{
  AttacheOutletForm *form = attache_outlet_form_new (GTK_WINDOW (self), rule);

  if (rule != NULL)
    set_rule (form, rule);
  g_signal_connect_object (form, "response", G_CALLBACK (form_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (form));
}

static void
add_cb (AttacheOutletsDialog *self)
{
  ask (self, NULL);
}

static void
activated_cb (AttacheOutletsDialog *self, GtkListBoxRow *row)
{
  self->position = (guint) gtk_list_box_row_get_index (row);
  ask (self, get_rule (row));
}

static void
undo_cb (AdwToast *toast, AttacheOutletsDialog *self)
{
  work (self, TRUE, NULL, get_rule (toast));
}

static void
remove_cb (GtkButton *button, AttacheOutletsDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  const AttacheOutletRule *rule = get_rule (row);
  g_autofree char *name = attache_line_words (rule->name, 40);
  g_autofree char *words = g_strdup_printf (_ ("“%s” removed"), name);
  g_autofree char *title = g_markup_escape_text (words, -1);
  AdwToast *toast = adw_toast_new (title);

  self->position = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, 15);
  set_rule (toast, rule);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
  work (self, TRUE, rule->domain, NULL);
}

static GtkWidget *
new_row (AttacheOutletsDialog *self, const AttacheOutletRule *rule)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = attache_line_words (rule->name, ATTACHE_LINE_CHARS);
  g_autofree char *subtitle = rule->country != NULL
                                  ? g_strdup_printf ("%s · %s", rule->domain, rule->country)
                                  : g_strdup (rule->domain);
  g_autofree char *removal = g_strdup_printf (_ ("Remove %s"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_rule (row, rule);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, removal,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_problems (AttacheOutletsDialog *self, GPtrArray *problems)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < MIN (problems->len, MAX_PROBLEMS); i++)
    {
      const GError *problem = g_ptr_array_index (problems, i);
      g_autofree char *line = attache_line_words (problem->message, ATTACHE_LINE_CHARS);

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (problems->len > MAX_PROBLEMS)
    g_string_append_printf (
        words, ngettext ("\nand %u more line", "\nand %u more lines", problems->len - MAX_PROBLEMS),
        problems->len - MAX_PROBLEMS);
  gtk_label_set_label (self->problems, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), problems->len > 0);
}

/* The rows are new ones: the focus goes to what stands where the last change was. */
static void
show_rules (AttacheOutletsDialog *self, GPtrArray *rules)
{
  GtkListBoxRow *row;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, child);
  for (guint i = 0; i < rules->len; i++)
    gtk_list_box_append (self->list_box, new_row (self, g_ptr_array_index (rules, i)));
  gtk_stack_set_visible_child_name (self->stack, rules->len > 0 ? "outlets" : "empty");
  row = rules->len > 0 ? gtk_list_box_get_row_at_index (self->list_box,
                                                        (int) MIN (self->position, rules->len - 1))
                       : NULL;
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->add_button);
}

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  const AttacheOutletRule *x = *(AttacheOutletRule *const *) a;
  const AttacheOutletRule *y = *(AttacheOutletRule *const *) b;
  const int order = g_utf8_collate (x->name, y->name);

  return order != 0 ? order : g_strcmp0 (x->domain, y->domain);
}

static void
work_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *job = data;
  GError *error = NULL;

  if (job->is_change && !attache_outlet_rules_replace (job->domain, job->rule, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  job->rules = attache_outlet_rules_load (job->problems, &error);
  if (job->rules == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_sort (job->rules, compare_rules);
  g_task_return_boolean (task, TRUE);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttacheOutletsDialog *self = ATTACHE_OUTLETS_DIALOG (source);
  Work *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (self->is_closed)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->toasts), TRUE);
  gtk_widget_set_sensitive (self->add_button, TRUE);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      show_rules (self, job->rules);
      show_problems (self, job->problems);
    }
  else
    {
      g_autofree char *words = g_markup_escape_text (error->message, -1);

      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (words));
    }
}

/* Nothing else can be asked for until it is done. */
static void
work (AttacheOutletsDialog *self, gboolean is_change, const char *domain,
      const AttacheOutletRule *rule)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, worked_cb, NULL);
  Work *job = g_new0 (Work, 1);

  job->is_change = is_change;
  job->domain = g_strdup (domain);
  job->rule = rule != NULL ? attache_outlet_rule_copy (rule) : NULL;
  job->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  gtk_widget_set_sensitive (GTK_WIDGET (self->toasts), FALSE);
  gtk_widget_set_sensitive (self->add_button, FALSE);
  g_task_set_task_data (task, job, work_free);
  g_task_run_in_thread (task, work_in_thread);
}

static void
open_file_cb (AttacheOutletsDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.outlets-file", NULL);
}

static void
attache_outlets_dialog_dispose (GObject *object)
{
  ATTACHE_OUTLETS_DIALOG (object)->is_closed = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTACHE_TYPE_OUTLETS_DIALOG);
  G_OBJECT_CLASS (attache_outlets_dialog_parent_class)->dispose (object);
}

static void
attache_outlets_dialog_class_init (AttacheOutletsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_outlets_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-outlets-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheOutletsDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheOutletsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, AttacheOutletsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AttacheOutletsDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, AttacheOutletsDialog, problems);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_file_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
attache_outlets_dialog_init (AttacheOutletsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
attache_outlets_dialog_present (GtkWindow *parent)
{
  AttacheOutletsDialog *self = g_object_new (ATTACHE_TYPE_OUTLETS_DIALOG, "transient-for", parent,
                                             NULL);

  work (self, FALSE, NULL, NULL);
  gtk_window_present (GTK_WINDOW (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The popover that adds to the filter and takes from it. It stays open, as one seldom asks for one
 * thing only. */

#include "config.h"

#include "attache-filter-popover.h"

#include <glib/gi18n.h>

#include "attache-filter-chip.h"
#include "attache-filter-choices.h"
#include "attache-side-row.h"
#include "attache-timex.h"

struct _AttacheFilterPopover
{
  GtkPopover parent_instance;

  /* Owned */
  AttacheSession *session;
  AttacheFilterChoices *choices;

  /* Template children */
  GtkSearchEntry *search;
  GtkEntry *from;
  GtkEntry *to;
  GtkListView *list;

  /* State */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (AttacheFilterPopover, attache_filter_popover, GTK_TYPE_POPOVER)

static void
search_changed_cb (AttacheFilterPopover *self)
{
  attache_filter_choices_set_search (self->choices,
                                     gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
toggle (AttacheFilterPopover *self, AttacheFilterItem *item)
{
  AttacheFilter *filter = attache_session_get_filter (self->session);
  g_autoptr (AttacheFilter) changed = NULL;

  if (attache_filter_item_get_part (item) == ATTACHE_FILTER_HEADING)
    return;
  changed = attache_filter_item_apply (item, filter, !attache_filter_item_is_in (item, filter));
  attache_session_set_filter (self->session, changed);
}

static void
activate_cb (AttacheFilterPopover *self, guint position)
{
  g_autoptr (AttacheFilterItem)
      item = g_list_model_get_item (attache_filter_choices_get_model (self->choices), position);

  if (item != NULL)
    toggle (self, item);
}

/* Enter in the search takes the first that is left, below its heading. */
static void
take_first_cb (AttacheFilterPopover *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    activate_cb (self, 1);
}

static gboolean
read_day (GtkEntry *entry, gboolean is_end, gint64 *instant)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (entry));
  gboolean is_good = TRUE;

  *instant = ATTACHE_TIME_UNKNOWN;
  if (*words != '\0')
    is_good = attache_filter_parse_day (words, is_end, instant);
  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  return is_good;
}

static void
dates_cb (AttacheFilterPopover *self)
{
  g_autoptr (AttacheFilter) filter = NULL;
  gint64 begin;
  gint64 until;
  const gboolean is_begin_good = read_day (self->from, FALSE, &begin);
  const gboolean is_end_good = read_day (self->to, TRUE, &until);

  if (self->is_filling || !is_begin_good || !is_end_good)
    return;
  if (begin != ATTACHE_TIME_UNKNOWN && until != ATTACHE_TIME_UNKNOWN && until <= begin)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->to), "error");
      return;
    }
  filter = attache_filter_with_dates (attache_session_get_filter (self->session), begin, until);
  if (!attache_filter_equal (filter, attache_session_get_filter (self->session)))
    attache_session_set_filter (self->session, filter);
}

static void
take_day (GtkCalendar *calendar, GtkEntry *entry)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *words = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
}

static void
from_chosen_cb (AttacheFilterPopover *self, GtkCalendar *calendar)
{
  take_day (calendar, self->from);
  dates_cb (self);
}

static void
to_chosen_cb (AttacheFilterPopover *self, GtkCalendar *calendar)
{
  take_day (calendar, self->to);
  dates_cb (self);
}

static void
show_day (GtkEntry *entry, gint64 instant)
{
  char buffer[ATTACHE_TIMEX_BUFFER] = "";

  if (instant != ATTACHE_TIME_UNKNOWN)
    attache_timex_format (
        (AttacheTimeSpan){ instant, instant + ATTACHE_USEC_PER_DAY, ATTACHE_PRECISION_DAY },
        buffer);
  gtk_editable_set_text (GTK_EDITABLE (entry), buffer);
}

static void
shown_cb (AttacheFilterPopover *self)
{
  gint64 begin;
  gint64 until;

  attache_filter_get_dates (attache_session_get_filter (self->session), &begin, &until);
  self->is_filling = TRUE;
  show_day (self->from, begin);
  show_day (self->to, until != ATTACHE_TIME_UNKNOWN ? until - ATTACHE_USEC_PER_DAY : until);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->is_filling = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_check (GtkWidget *check, AttacheFilterPopover *self)
{
  AttacheFilterItem *item = g_object_get_data (G_OBJECT (check), "item");
  const gboolean is_in = item != NULL
                         && attache_filter_item_is_in (item,
                                                       attache_session_get_filter (self->session));

  gtk_widget_set_opacity (check, is_in ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_in ? _ ("in the filter") : "", -1);
}

static void
filter_cb (AttacheSession *session, GParamSpec *pspec, gpointer user_data)
{
  GtkWidget *check = user_data;

  show_check (
      check, ATTACHE_FILTER_POPOVER (gtk_widget_get_ancestor (check, ATTACHE_TYPE_FILTER_POPOVER)));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
}

static void
append_country (GtkBox *box, const char *country)
{
  GtkWidget *label = gtk_label_new (country);
  g_autofree char *tip = g_strdup_printf (_ ("Country of the outlet: %s"), country);

  gtk_widget_set_tooltip_text (label, tip);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (box, label);
}

static void
append_count (GtkBox *box, guint n_articles)
{
  g_autofree char *count = g_strdup_printf ("%u", n_articles);
  GtkWidget *number = gtk_label_new (count);

  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (box, number);
}

static void
fill_row (AttacheFilterPopover *self, GtkBox *box, AttacheFilterItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check;

  attache_side_row_set_line (GTK_LABEL (label), attache_filter_item_get_name (item));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (attache_filter_item_get_part (item) == ATTACHE_FILTER_HEADING)
    {
      gtk_widget_add_css_class (label, "filter-heading");
      gtk_box_append (box, label);
      return;
    }
  gtk_box_append (box, attache_filter_dot_new (attache_filter_item_get_colour (item)));
  gtk_box_append (box, label);
  if (attache_filter_item_get_country (item) != NULL)
    append_country (box, attache_filter_item_get_country (item));
  if (attache_filter_item_get_n_articles (item) > 0)
    append_count (box, attache_filter_item_get_n_articles (item));
  check = gtk_image_new_from_icon_name ("object-select-symbolic");
  g_object_set_data_full (G_OBJECT (check), "item", g_object_ref (item), g_object_unref);
  gtk_box_append (box, check);
  g_signal_connect_object (self->session, "notify::filter", G_CALLBACK (filter_cb), check, 0);
  show_check (check, self);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  AttacheFilterItem *item = gtk_list_item_get_item (list_item);
  const gboolean is_heading = attache_filter_item_get_part (item) == ATTACHE_FILTER_HEADING;

  fill_row (user_data, GTK_BOX (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_activatable (list_item, !is_heading);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
attache_filter_popover_dispose (GObject *object)
{
  AttacheFilterPopover *self = ATTACHE_FILTER_POPOVER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->choices);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_filter_popover_parent_class)->dispose (object);
}

static void
attache_filter_popover_class_init (AttacheFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_filter_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheFilterPopover, search);
  gtk_widget_class_bind_template_child (widget_class, AttacheFilterPopover, from);
  gtk_widget_class_bind_template_child (widget_class, AttacheFilterPopover, to);
  gtk_widget_class_bind_template_child (widget_class, AttacheFilterPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_bind_template_callback (widget_class, take_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
attache_filter_popover_init (AttacheFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_filter_popover_new (AttacheSession *session)
{
  AttacheFilterPopover *self;
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  self = g_object_new (ATTACHE_TYPE_FILTER_POPOVER, NULL);
  self->session = g_object_ref (session);
  self->choices = attache_filter_choices_new (session);
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  selection = gtk_no_selection_new (
      g_object_ref (attache_filter_choices_get_model (self->choices)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  return GTK_WIDGET (self);
}

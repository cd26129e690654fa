/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For each part: its choices mapped to items, filtered, under a heading that comes and goes with
 * them; all flattened to one list. */

#include "config.h"

#include "attache-filter-choices.h"

#include <glib/gi18n.h>

#include "attache-event-words.h"
#include "attache-filter-item.h"

struct _AttacheFilterChoices
{
  GObject parent_instance;

  /* Owned */
  GtkFilter *filter;
  GListStore *sections; /* GListModel, heading and items by turns */
  GtkFlattenListModel *model;
  char *search;
};

G_DEFINE_FINAL_TYPE (AttacheFilterChoices, attache_filter_choices, G_TYPE_OBJECT)

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  AttacheFilterChoices *self = user_data;
  const char *country = attache_filter_item_get_country (item);

  return *self->search == '\0'
         || g_str_match_string (self->search, attache_filter_item_get_name (item), TRUE)
         || (country != NULL && g_ascii_strcasecmp (country, self->search) == 0);
}

static gpointer
map_actor_cb (gpointer choice, gpointer user_data)
{
  AttacheFilterItem *item = attache_filter_item_new_for_choice (GPOINTER_TO_INT (user_data),
                                                                choice);

  g_object_unref (choice);
  return item;
}

/* Keeps one heading where there are items, and none where there are none. */
static void
items_changed_cb (GListModel *items, guint position, guint n_removed, guint n_added,
                  gpointer user_data)
{
  GListStore *heading = user_data;
  const gboolean is_any = g_list_model_get_n_items (items) > 0;
  const gboolean is_there = g_list_model_get_n_items (G_LIST_MODEL (heading)) > 0;

  if (is_any && !is_there)
    {
      g_autoptr (AttacheFilterItem) item = attache_filter_item_new (
          ATTACHE_FILTER_HEADING, 0, g_object_get_data (G_OBJECT (heading), "name"));

      g_list_store_append (heading, item);
    }
  else if (!is_any && is_there)
    g_list_store_remove_all (heading);
}

/* Takes @items. */
static void
add_section (AttacheFilterChoices *self, const char *name, GListModel *items)
{
  g_autoptr (GListStore) heading = g_list_store_new (ATTACHE_TYPE_FILTER_ITEM);
  g_autoptr (GtkFilterListModel)
      filtered = gtk_filter_list_model_new (items, g_object_ref (self->filter));

  g_object_set_data_full (G_OBJECT (heading), "name", g_strdup (name), g_free);
  /* After the list that joins the sections has heard of it: it must not be told of a heading
   * between a change and the telling of it. */
  g_signal_connect_object (filtered, "items-changed", G_CALLBACK (items_changed_cb), heading,
                           G_CONNECT_AFTER);
  items_changed_cb (G_LIST_MODEL (filtered), 0, 0, 0, heading);
  g_list_store_append (self->sections, heading);
  g_list_store_append (self->sections, filtered);
}

static void
add_choices (AttacheFilterChoices *self, const char *name, AttacheFilterPart part,
             GListModel *choices)
{
  if (choices != NULL)
    add_section (self, name,
                 G_LIST_MODEL (gtk_map_list_model_new (g_object_ref (choices), map_actor_cb,
                                                       GINT_TO_POINTER (part), NULL)));
}

static GListModel *
list_kinds (void)
{
  GListStore *store = g_list_store_new (ATTACHE_TYPE_FILTER_ITEM);

  for (guint i = 0; i < ATTACHE_N_EVENT_KINDS; i++)
    {
      g_autoptr (AttacheFilterItem)
          item = attache_filter_item_new (ATTACHE_FILTER_KIND, i, attache_event_kind_to_words (i));

      g_list_store_append (store, item);
    }
  return G_LIST_MODEL (store);
}

static GListModel *
list_modes (void)
{
  GListStore *store = g_list_store_new (ATTACHE_TYPE_FILTER_ITEM);

  for (guint i = ATTACHE_MODE_MEETING; i <= ATTACHE_MODE_STATEMENT; i++)
    {
      g_autoptr (AttacheFilterItem)
          item = attache_filter_item_new (ATTACHE_FILTER_MODE, i, attache_event_mode_to_words (i));

      g_list_store_append (store, item);
    }
  return G_LIST_MODEL (store);
}

static void
attache_filter_choices_finalize (GObject *object)
{
  AttacheFilterChoices *self = ATTACHE_FILTER_CHOICES (object);

  g_object_unref (self->model);
  g_object_unref (self->sections);
  g_object_unref (self->filter);
  g_free (self->search);
  G_OBJECT_CLASS (attache_filter_choices_parent_class)->finalize (object);
}

static void
attache_filter_choices_class_init (AttacheFilterChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_filter_choices_finalize;
}

static void
attache_filter_choices_init (AttacheFilterChoices *self)
{
  self->search = g_strdup ("");
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->sections = g_list_store_new (G_TYPE_LIST_MODEL);
  self->model = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (self->sections)));
}

AttacheFilterChoices *
attache_filter_choices_new (AttacheSession *session)
{
  AttacheFilterChoices *self;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  self = g_object_new (ATTACHE_TYPE_FILTER_CHOICES, NULL);
  add_choices (self, _ ("Actors"), ATTACHE_FILTER_ACTOR,
               attache_session_list_actor_choices (session));
  add_section (self, _ ("Kinds of Events"), list_kinds ());
  add_section (self, _ ("Ways of Meeting"), list_modes ());
  add_choices (self, _ ("Outlets"), ATTACHE_FILTER_OUTLET,
               attache_session_list_outlet_choices (session));
  add_choices (self, _ ("Tags"), ATTACHE_FILTER_TAG, attache_session_list_tag_choices (session));
  return self;
}

GListModel *
attache_filter_choices_get_model (AttacheFilterChoices *self)
{
  g_return_val_if_fail (ATTACHE_IS_FILTER_CHOICES (self), NULL);

  return G_LIST_MODEL (self->model);
}

void
attache_filter_choices_set_search (AttacheFilterChoices *self, const char *words)
{
  g_return_if_fail (ATTACHE_IS_FILTER_CHOICES (self) && words != NULL);

  if (g_str_equal (words, self->search))
    return;
  g_free (self->search);
  self->search = g_strdup (words);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

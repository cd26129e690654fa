/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of a filter as things with names. */

#include "config.h"

#include "attache-filter-item.h"

#include <glib/gi18n.h>
#include <string.h>

#include "attache-event-words.h"
#include "attache-time-words.h"
#include "attache-timex.h"

struct _AttacheFilterItem
{
  GObject parent_instance;

  /* Owned */
  char *name;
  char *country; /* nullable */

  /* State */
  AttacheFilterPart part;
  gint64 id;
  gint colour;
  guint n_articles;
};

G_DEFINE_FINAL_TYPE (AttacheFilterItem, attache_filter_item, G_TYPE_OBJECT)

static void
attache_filter_item_finalize (GObject *object)
{
  g_free (ATTACHE_FILTER_ITEM (object)->name);
  g_free (ATTACHE_FILTER_ITEM (object)->country);
  G_OBJECT_CLASS (attache_filter_item_parent_class)->finalize (object);
}

static void
attache_filter_item_class_init (AttacheFilterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_filter_item_finalize;
}

static void
attache_filter_item_init (AttacheFilterItem *self)
{
  self->colour = -1;
}

AttacheFilterItem *
attache_filter_item_new (AttacheFilterPart part, gint64 id, const char *name)
{
  AttacheFilterItem *self = g_object_new (ATTACHE_TYPE_FILTER_ITEM, NULL);

  self->part = part;
  self->id = id;
  self->name = g_strdup (name);
  return self;
}

AttacheFilterItem *
attache_filter_item_new_for_choice (AttacheFilterPart part, AttacheChoice *choice)
{
  const AttacheChoiceFields *fields;
  AttacheFilterItem *self;

  g_return_val_if_fail (ATTACHE_IS_CHOICE (choice), NULL);

  fields = attache_choice_get_fields (choice);
  self = attache_filter_item_new (part, fields->id, fields->name);
  if (part == ATTACHE_FILTER_ACTOR || part == ATTACHE_FILTER_TAG)
    self->colour = (gint) fields->colour;
  self->country = g_strdup (fields->country);
  self->n_articles = fields->n_articles;
  return self;
}

AttacheFilterPart
attache_filter_item_get_part (AttacheFilterItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_FILTER_ITEM (self), ATTACHE_FILTER_HEADING);

  return self->part;
}

const char *
attache_filter_item_get_name (AttacheFilterItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_FILTER_ITEM (self), NULL);

  return self->name;
}

gint
attache_filter_item_get_colour (AttacheFilterItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_FILTER_ITEM (self), -1);

  return self->colour;
}

const char *
attache_filter_item_get_country (AttacheFilterItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_FILTER_ITEM (self), NULL);

  return self->country;
}

guint
attache_filter_item_get_n_articles (AttacheFilterItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_FILTER_ITEM (self), 0);

  return self->n_articles;
}

static gboolean
has_id (const gint64 *ids, guint n_ids, gint64 id)
{
  for (guint i = 0; i < n_ids; i++)
    {
      if (ids[i] == id)
        return TRUE;
    }
  return FALSE;
}

gboolean
attache_filter_item_is_in (AttacheFilterItem *self, const AttacheFilter *filter)
{
  const gint64 *ids;
  gint64 begin;
  gint64 until;
  guint n_ids;

  g_return_val_if_fail (ATTACHE_IS_FILTER_ITEM (self) && filter != NULL, FALSE);

  switch (self->part)
    {
    case ATTACHE_FILTER_DATES:
      attache_filter_get_dates (filter, &begin, &until);
      return begin != ATTACHE_TIME_UNKNOWN || until != ATTACHE_TIME_UNKNOWN;
    case ATTACHE_FILTER_ACTOR:
      ids = attache_filter_get_actors (filter, &n_ids);
      return has_id (ids, n_ids, self->id);
    case ATTACHE_FILTER_KIND:
      return (attache_filter_get_kinds (filter) & (1u << self->id)) != 0;
    case ATTACHE_FILTER_MODE:
      return (attache_filter_get_modes (filter) & (1u << self->id)) != 0;
    case ATTACHE_FILTER_OUTLET:
      return g_strv_contains (attache_filter_get_outlets (filter), self->name);
    case ATTACHE_FILTER_TAG:
      ids = attache_filter_get_tags (filter, &n_ids);
      return has_id (ids, n_ids, self->id);
    case ATTACHE_FILTER_KIN:
      return attache_filter_get_kin (filter) == self->id;
    case ATTACHE_FILTER_WORDS:
      return attache_filter_get_words (filter) != NULL;
    case ATTACHE_FILTER_HEADING:
    default:
      return FALSE;
    }
}

AttacheFilter *
attache_filter_item_apply (AttacheFilterItem *self, const AttacheFilter *filter, gboolean is_in)
{
  g_return_val_if_fail (ATTACHE_IS_FILTER_ITEM (self) && filter != NULL, NULL);

  switch (self->part)
    {
    case ATTACHE_FILTER_DATES:
      if (!is_in)
        return attache_filter_with_dates (filter, ATTACHE_TIME_UNKNOWN, ATTACHE_TIME_UNKNOWN);
      break;
    case ATTACHE_FILTER_ACTOR:
      return attache_filter_with_actor (filter, self->id, is_in);
    case ATTACHE_FILTER_KIND:
      return attache_filter_with_kind (filter, (AttacheEventKind) self->id, is_in);
    case ATTACHE_FILTER_MODE:
      return attache_filter_with_mode (filter, (AttacheEventMode) self->id, is_in);
    case ATTACHE_FILTER_OUTLET:
      return attache_filter_with_outlet (filter, self->name, is_in);
    case ATTACHE_FILTER_TAG:
      return attache_filter_with_tag (filter, self->id, is_in);
    case ATTACHE_FILTER_KIN:
      return attache_filter_with_kin (filter, is_in ? self->id : 0);
    case ATTACHE_FILTER_WORDS:
      if (!is_in)
        return attache_filter_with_words (filter, NULL);
      break;
    case ATTACHE_FILTER_HEADING:
    default:
      break;
    }
  return attache_filter_ref ((AttacheFilter *) filter);
}

static void
add_choices (GPtrArray *items, AttacheFilterPart part, const gint64 *ids, guint n_ids,
             GListModel *choices)
{
  const guint n_choices = choices != NULL ? g_list_model_get_n_items (choices) : 0;

  for (guint i = 0; i < n_ids; i++)
    {
      AttacheFilterItem *item = NULL;

      for (guint j = 0; j < n_choices && item == NULL; j++)
        {
          g_autoptr (AttacheChoice) choice = g_list_model_get_item (choices, j);

          if (attache_choice_get_fields (choice)->id == ids[i])
            item = attache_filter_item_new_for_choice (part, choice);
        }
      if (item == NULL)
        {
          g_autofree char *name = g_strdup_printf ("#%" G_GINT64_FORMAT, ids[i]);

          item = attache_filter_item_new (part, ids[i], name);
        }
      g_ptr_array_add (items, item);
    }
}

static void
add_dates (GPtrArray *items, const AttacheFilter *filter)
{
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  gint64 begin;
  gint64 until;

  attache_filter_get_dates (filter, &begin, &until);
  if (begin == ATTACHE_TIME_UNKNOWN && until == ATTACHE_TIME_UNKNOWN)
    return;
  if (begin == ATTACHE_TIME_UNKNOWN)
    {
      words = attache_time_words_range (until - ATTACHE_USEC_PER_DAY, until, ATTACHE_TIME_UNKNOWN);
      /* Translators: all days up to and with this one. */
      name = g_strdup_printf (_ ("until %s"), words);
    }
  else if (until == ATTACHE_TIME_UNKNOWN)
    {
      words = attache_time_words_range (begin, begin + ATTACHE_USEC_PER_DAY, ATTACHE_TIME_UNKNOWN);
      /* Translators: all days from this one on. */
      name = g_strdup_printf (_ ("from %s"), words);
    }
  else
    name = attache_time_words_range (begin, until, ATTACHE_TIME_UNKNOWN);
  g_ptr_array_add (items, attache_filter_item_new (ATTACHE_FILTER_DATES, 0, name));
}

GPtrArray *
attache_filter_item_list (const AttacheFilter *filter, GListModel *actors, GListModel *tags)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const *outlets;
  const gint64 *ids;
  guint n_ids;

  g_return_val_if_fail (filter != NULL, items);

  add_dates (items, filter);
  ids = attache_filter_get_actors (filter, &n_ids);
  add_choices (items, ATTACHE_FILTER_ACTOR, ids, n_ids, actors);
  for (guint i = 0; i < ATTACHE_N_EVENT_KINDS; i++)
    {
      if ((attache_filter_get_kinds (filter) & (1u << i)) != 0)
        g_ptr_array_add (items, attache_filter_item_new (ATTACHE_FILTER_KIND, i,
                                                         attache_event_kind_to_words (i)));
    }
  for (guint i = ATTACHE_MODE_MEETING; i <= ATTACHE_MODE_STATEMENT; i++)
    {
      if ((attache_filter_get_modes (filter) & (1u << i)) != 0)
        g_ptr_array_add (items, attache_filter_item_new (ATTACHE_FILTER_MODE, i,
                                                         attache_event_mode_to_words (i)));
    }
  outlets = attache_filter_get_outlets (filter);
  for (guint i = 0; outlets[i] != NULL; i++)
    g_ptr_array_add (items, attache_filter_item_new (ATTACHE_FILTER_OUTLET, 0, outlets[i]));
  ids = attache_filter_get_tags (filter, &n_ids);
  add_choices (items, ATTACHE_FILTER_TAG, ids, n_ids, tags);
  if (attache_filter_get_kin (filter) != 0)
    /* Translators: articles that have much the same text as one of them. */
    g_ptr_array_add (items,
                     attache_filter_item_new (ATTACHE_FILTER_KIN, attache_filter_get_kin (filter),
                                              _ ("The same text")));
  if (attache_filter_get_words (filter) != NULL)
    {
      /* Translators: words that are searched for. */
      g_autofree char *name = g_strdup_printf (_ ("“%s”"), attache_filter_get_words (filter));

      g_ptr_array_add (items, attache_filter_item_new (ATTACHE_FILTER_WORDS, 0, name));
    }
  return items;
}

gboolean
attache_filter_parse_day (const char *words, gboolean is_end, gint64 *instant)
{
  g_autofree char *trimmed = NULL;
  AttacheTimeSpan span;

  g_return_val_if_fail (words != NULL && instant != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (words));
  if (strlen (trimmed) < 4 || !g_ascii_isdigit (trimmed[0])
      || strspn (trimmed, "0123456789-") != strlen (trimmed)
      || !attache_timex_parse (trimmed, &span))
    return FALSE;
  *instant = is_end ? span.until : span.begin;
  return TRUE;
}

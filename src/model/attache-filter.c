/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The filter as a counted, immutable value: each change copies it. Sets are kept sorted, so that
 * equal filters look the same. */

#include "config.h"

#include "attache-filter.h"

#include <string.h>

#define VARIANT_TYPE "(xxaxuuasaxsx)"
#define OLD_VARIANT_TYPE "(xxaxuuasaxs)" /* without kin */

struct _AttacheFilter
{
  gatomicrefcount ref_count;
  gint64 begin;
  gint64 until;
  GArray *actors; /* gint64, ascending */
  guint32 kinds;
  guint32 modes;
  GPtrArray *outlets; /* char *, ascending, NULL-terminated */
  GArray *tags;       /* gint64, ascending */
  gint64 kin;
  char *words;
};

G_DEFINE_BOXED_TYPE (AttacheFilter, attache_filter, attache_filter_ref, attache_filter_unref)

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gint
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

AttacheFilter *
attache_filter_new (void)
{
  AttacheFilter *self = g_new0 (AttacheFilter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->begin = ATTACHE_TIME_UNKNOWN;
  self->until = ATTACHE_TIME_UNKNOWN;
  self->actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->tags = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->outlets = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  return self;
}

AttacheFilter *
attache_filter_ref (AttacheFilter *filter)
{
  g_return_val_if_fail (filter != NULL, NULL);

  g_atomic_ref_count_inc (&filter->ref_count);
  return filter;
}

void
attache_filter_unref (AttacheFilter *filter)
{
  g_return_if_fail (filter != NULL);

  if (!g_atomic_ref_count_dec (&filter->ref_count))
    return;
  g_array_unref (filter->actors);
  g_array_unref (filter->tags);
  g_ptr_array_unref (filter->outlets);
  g_free (filter->words);
  g_free (filter);
}

static void
fill_outlets (GPtrArray *outlets, const char *const *from)
{
  for (guint i = 0; from[i] != NULL; i++)
    g_ptr_array_add (outlets, g_strdup (from[i]));
}

static AttacheFilter *
copy (const AttacheFilter *filter)
{
  AttacheFilter *self = attache_filter_new ();

  self->begin = filter->begin;
  self->until = filter->until;
  g_array_append_vals (self->actors, filter->actors->data, filter->actors->len);
  self->kinds = filter->kinds;
  self->modes = filter->modes;
  fill_outlets (self->outlets, attache_filter_get_outlets (filter));
  g_array_append_vals (self->tags, filter->tags->data, filter->tags->len);
  self->kin = filter->kin;
  self->words = g_strdup (filter->words);
  return self;
}

gboolean
attache_filter_is_empty (const AttacheFilter *filter)
{
  g_return_val_if_fail (filter != NULL, TRUE);

  return filter->begin == ATTACHE_TIME_UNKNOWN && filter->until == ATTACHE_TIME_UNKNOWN
         && filter->actors->len == 0 && filter->kinds == 0 && filter->modes == 0
         && filter->outlets->len == 0 && filter->tags->len == 0 && filter->kin == 0
         && filter->words == NULL;
}

static gboolean
ids_equal (GArray *a, GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

gboolean
attache_filter_equal (const AttacheFilter *a, const AttacheFilter *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->begin == b->begin && a->until == b->until && ids_equal (a->actors, b->actors)
         && a->kinds == b->kinds && a->modes == b->modes && ids_equal (a->tags, b->tags)
         && a->kin == b->kin && g_strcmp0 (a->words, b->words) == 0
         && g_strv_equal (attache_filter_get_outlets (a), attache_filter_get_outlets (b));
}

static void
set_id (GArray *ids, gint64 id, gboolean is_in)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) != id)
        continue;
      if (!is_in)
        g_array_remove_index (ids, i);
      return;
    }
  if (is_in)
    {
      g_array_append_val (ids, id);
      g_array_sort (ids, compare_ids);
    }
}

AttacheFilter *
attache_filter_with_dates (const AttacheFilter *filter, gint64 begin, gint64 until)
{
  AttacheFilter *self;

  g_return_val_if_fail (filter != NULL, NULL);

  self = copy (filter);
  self->begin = begin;
  self->until = until;
  return self;
}

AttacheFilter *
attache_filter_with_actor (const AttacheFilter *filter, gint64 actor_id, gboolean is_in)
{
  AttacheFilter *self;

  g_return_val_if_fail (filter != NULL, NULL);

  self = copy (filter);
  set_id (self->actors, actor_id, is_in);
  return self;
}

AttacheFilter *
attache_filter_with_kind (const AttacheFilter *filter, AttacheEventKind kind, gboolean is_in)
{
  AttacheFilter *self;

  g_return_val_if_fail (filter != NULL, NULL);
  g_return_val_if_fail ((guint) kind < ATTACHE_N_EVENT_KINDS, NULL);

  self = copy (filter);
  self->kinds = is_in ? self->kinds | 1u << kind : self->kinds & ~(1u << kind);
  return self;
}

AttacheFilter *
attache_filter_with_mode (const AttacheFilter *filter, AttacheEventMode mode, gboolean is_in)
{
  AttacheFilter *self;

  g_return_val_if_fail (filter != NULL, NULL);
  g_return_val_if_fail ((guint) mode <= ATTACHE_MODE_STATEMENT, NULL);

  self = copy (filter);
  self->modes = is_in ? self->modes | 1u << mode : self->modes & ~(1u << mode);
  return self;
}

AttacheFilter *
attache_filter_with_outlet (const AttacheFilter *filter, const char *outlet, gboolean is_in)
{
  AttacheFilter *self;
  guint index;

  g_return_val_if_fail (filter != NULL, NULL);
  g_return_val_if_fail (outlet != NULL, NULL);

  self = copy (filter);
  if (g_ptr_array_find_with_equal_func (self->outlets, outlet, g_str_equal, &index))
    {
      if (!is_in)
        g_ptr_array_remove_index (self->outlets, index);
    }
  else if (is_in)
    {
      g_ptr_array_add (self->outlets, g_strdup (outlet));
      g_ptr_array_sort (self->outlets, compare_strings);
    }
  return self;
}

AttacheFilter *
attache_filter_with_tag (const AttacheFilter *filter, gint64 tag_id, gboolean is_in)
{
  AttacheFilter *self;

  g_return_val_if_fail (filter != NULL, NULL);

  self = copy (filter);
  set_id (self->tags, tag_id, is_in);
  return self;
}

AttacheFilter *
attache_filter_with_kin (const AttacheFilter *filter, gint64 article_id)
{
  AttacheFilter *self;

  g_return_val_if_fail (filter != NULL, NULL);

  self = copy (filter);
  self->kin = article_id;
  return self;
}

AttacheFilter *
attache_filter_with_words (const AttacheFilter *filter, const char *words)
{
  AttacheFilter *self;

  g_return_val_if_fail (filter != NULL, NULL);

  self = copy (filter);
  g_free (self->words);
  self->words = g_strdup (words);
  if (self->words != NULL && *g_strstrip (self->words) == '\0')
    g_clear_pointer (&self->words, g_free);
  return self;
}

void
attache_filter_get_dates (const AttacheFilter *filter, gint64 *begin, gint64 *until)
{
  g_return_if_fail (filter != NULL);

  *begin = filter->begin;
  *until = filter->until;
}

const gint64 *
attache_filter_get_actors (const AttacheFilter *filter, guint *n_actors)
{
  g_return_val_if_fail (filter != NULL, NULL);

  *n_actors = filter->actors->len;
  return (const gint64 *) (gconstpointer) filter->actors->data;
}

guint32
attache_filter_get_kinds (const AttacheFilter *filter)
{
  g_return_val_if_fail (filter != NULL, 0);

  return filter->kinds;
}

guint32
attache_filter_get_modes (const AttacheFilter *filter)
{
  g_return_val_if_fail (filter != NULL, 0);

  return filter->modes;
}

const char *const *
attache_filter_get_outlets (const AttacheFilter *filter)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (filter != NULL, none);

  return filter->outlets->len > 0 ? (const char *const *) filter->outlets->pdata : none;
}

const gint64 *
attache_filter_get_tags (const AttacheFilter *filter, guint *n_tags)
{
  g_return_val_if_fail (filter != NULL, NULL);

  *n_tags = filter->tags->len;
  return (const gint64 *) (gconstpointer) filter->tags->data;
}

gboolean
attache_filter_asks_for_notes (const AttacheFilter *filter)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (filter != NULL, FALSE);

  if (filter->tags->len > 0)
    return TRUE;
  words = filter->words != NULL ? g_ascii_strdown (filter->words, -1) : NULL;
  return words != NULL && strstr (words, "tag:") != NULL;
}

gint64
attache_filter_get_kin (const AttacheFilter *filter)
{
  g_return_val_if_fail (filter != NULL, 0);

  return filter->kin;
}

const char *
attache_filter_get_words (const AttacheFilter *filter)
{
  g_return_val_if_fail (filter != NULL, NULL);

  return filter->words;
}

GVariant *
attache_filter_to_variant (const AttacheFilter *filter)
{
  g_return_val_if_fail (filter != NULL, NULL);

  return g_variant_new ("(xx@axuu^as@axsx)", filter->begin, filter->until,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, filter->actors->data,
                                                   filter->actors->len, sizeof (gint64)),
                        filter->kinds, filter->modes, attache_filter_get_outlets (filter),
                        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, filter->tags->data,
                                                   filter->tags->len, sizeof (gint64)),
                        filter->words != NULL ? filter->words : "", filter->kin);
}

static void
set_ids (GArray *ids, GVariant *variant)
{
  gsize n;
  const gint64 *values = g_variant_get_fixed_array (variant, &n, sizeof (gint64));

  for (gsize i = 0; i < n; i++)
    set_id (ids, values[i], TRUE);
}

AttacheFilter *
attache_filter_from_variant (GVariant *variant)
{
  AttacheFilter *self = attache_filter_new ();
  g_autoptr (GVariant) actors = NULL;
  g_autoptr (GVariant) tags = NULL;
  g_autofree const char **outlets = NULL;
  const char *words;

  if (variant != NULL && g_variant_is_of_type (variant, G_VARIANT_TYPE (VARIANT_TYPE)))
    g_variant_get (variant, "(xx@axuu^a&s@ax&sx)", &self->begin, &self->until, &actors,
                   &self->kinds, &self->modes, &outlets, &tags, &words, &self->kin);
  else if (variant != NULL && g_variant_is_of_type (variant, G_VARIANT_TYPE (OLD_VARIANT_TYPE)))
    g_variant_get (variant, "(xx@axuu^a&s@ax&s)", &self->begin, &self->until, &actors, &self->kinds,
                   &self->modes, &outlets, &tags, &words);
  else
    return self;
  self->kinds &= (1u << ATTACHE_N_EVENT_KINDS) - 1;
  self->modes &= (1u << (ATTACHE_MODE_STATEMENT + 1)) - 1;
  set_ids (self->actors, actors);
  set_ids (self->tags, tags);
  fill_outlets (self->outlets, outlets);
  self->words = *words != '\0' ? g_strdup (words) : NULL;
  return self;
}

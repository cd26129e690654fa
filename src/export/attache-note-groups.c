/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which note stands under which heading, and in what order. Order carries no judgement: dates, then
 * the alphabet of the locale. It knows no format. */

#include "config.h"

#include "attache-note-groups.h"

#include "attache-civil.h"
#include "attache-time-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AttacheNoteGroup group;
  gint64 date;      /* sorts first; 0 where the grouping has none */
  gboolean is_rest; /* sorts last */
  char *collation;  /* Owned */
} SortedGroup;

static void
sorted_group_free (gpointer data)
{
  SortedGroup *self = data;

  g_free (self->group.heading);
  g_ptr_array_unref (self->group.notes);
  g_free (self->collation);
  g_free (self);
}

char *
attache_note_dup_date (const AttacheAnnotationFields *note)
{
  AttacheTimeSpan span = { note->published, note->published + ATTACHE_USEC_PER_DAY,
                           note->published_precision };

  if (note->published == ATTACHE_TIME_UNKNOWN)
    return g_strdup ("");
  if (span.precision < ATTACHE_PRECISION_DAY)
    span.until = note->published + G_USEC_PER_SEC * 60;
  return attache_time_words_span (span);
}

static gint
compare_dates (gint64 a, gint64 b)
{
  /* Unknown is the smallest number, and comes last. */
  if ((a == ATTACHE_TIME_UNKNOWN) != (b == ATTACHE_TIME_UNKNOWN))
    return a == ATTACHE_TIME_UNKNOWN ? 1 : -1;
  return (a > b) - (a < b);
}

static gint
compare_notes (gconstpointer a, gconstpointer b)
{
  const AttacheAnnotationFields *left = attache_annotation_get_fields (
      *(AttacheAnnotation *const *) a);
  const AttacheAnnotationFields *right = attache_annotation_get_fields (
      *(AttacheAnnotation *const *) b);
  gint order = compare_dates (left->published, right->published);

  if (order == 0)
    order = g_strcmp0 (left->article_title, right->article_title);
  if (order == 0)
    order = g_strcmp0 (left->article_uid, right->article_uid);
  if (order == 0)
    order = (left->span.start > right->span.start) - (left->span.start < right->span.start);
  if (order == 0)
    order = (left->created > right->created) - (left->created < right->created);
  return order != 0 ? order : g_strcmp0 (left->uid, right->uid);
}

static gint
compare_groups (gconstpointer a, gconstpointer b)
{
  const SortedGroup *left = *(SortedGroup *const *) a, *right = *(SortedGroup *const *) b;
  gint order;

  if (left->is_rest != right->is_rest)
    return left->is_rest ? 1 : -1;
  order = compare_dates (left->date, right->date);
  return order != 0 ? order : strcmp (left->collation, right->collation);
}

/* Puts @note into the group of @key, making it where it is new; @heading and @key are borrowed. */
static void
put (GHashTable *groups, AttacheAnnotation *note, const char *key, const char *heading, gint64 date,
     gboolean is_rest)
{
  SortedGroup *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_new0 (SortedGroup, 1);
      group->group.heading = g_strdup (heading);
      group->group.notes = g_ptr_array_new ();
      group->date = date;
      group->is_rest = is_rest;
      group->collation = g_utf8_collate_key (heading, -1);
      g_hash_table_insert (groups, g_strdup (key), group);
    }
  g_ptr_array_add (group->group.notes, note);
}

static void
put_by_article (GHashTable *groups, AttacheAnnotation *note, const AttacheAnnotationFields *fields)
{
  g_autofree char *date = attache_note_dup_date (fields);
  g_autoptr (GString) heading = g_string_new (fields->article_title);

  if (fields->article_title == NULL)
    {
      put (groups, note, "", _ ("Not on an article"), 0, TRUE);
      return;
    }
  if (fields->outlet != NULL)
    g_string_append_printf (heading, " — %s", fields->outlet);
  if (*date != '\0')
    g_string_append_printf (heading, ", %s", date);
  put (groups, note, fields->article_uid != NULL ? fields->article_uid : fields->article_title,
       heading->str, fields->published, FALSE);
}

static void
put_by_date (GHashTable *groups, AttacheAnnotation *note, const AttacheAnnotationFields *fields)
{
  char buffer[ATTACHE_CIVIL_BUFFER];
  g_autofree char *heading = NULL;
  AttacheTimeSpan day;

  if (fields->published == ATTACHE_TIME_UNKNOWN)
    {
      put (groups, note, "", _ ("Date unknown"), 0, TRUE);
      return;
    }
  day.begin = attache_civil_instant (attache_civil_date_of (fields->published), 0, 0, 0);
  day.until = day.begin + ATTACHE_USEC_PER_DAY;
  day.precision = ATTACHE_PRECISION_DAY;
  heading = attache_time_words_span (day);
  put (groups, note, attache_civil_format (day.begin, buffer), heading, day.begin, FALSE);
}

static void
put_by_tags (GHashTable *groups, AttacheAnnotation *note, const AttacheAnnotationFields *fields)
{
  if (fields->tags == NULL || fields->tags[0] == NULL)
    put (groups, note, "", _ ("Without a tag"), 0, TRUE);
  for (guint i = 0; fields->tags != NULL && fields->tags[i] != NULL; i++)
    put (groups, note, fields->tags[i], fields->tags[i], 0, FALSE);
}

static void
put_note (GHashTable *groups, AttacheAnnotation *note, AttacheExportGrouping grouping)
{
  const AttacheAnnotationFields *fields = attache_annotation_get_fields (note);

  switch (grouping)
    {
    case ATTACHE_GROUP_ARTICLE:
      put_by_article (groups, note, fields);
      break;
    case ATTACHE_GROUP_SPEAKER:
      if (fields->speaker != NULL)
        put (groups, note, fields->speaker, fields->speaker, 0, FALSE);
      else
        put (groups, note, "", _ ("Without a speaker"), 0, TRUE);
      break;
    case ATTACHE_GROUP_TAG:
      put_by_tags (groups, note, fields);
      break;
    case ATTACHE_GROUP_DATE:
      put_by_date (groups, note, fields);
      break;
    default:
      g_assert_not_reached ();
    }
}

GPtrArray *
attache_note_groups_new (AttacheAnnotation *const *annotations, guint n_annotations,
                         AttacheExportGrouping grouping)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (sorted_group_free);
  GHashTableIter iter;
  gpointer group;

  for (guint i = 0; i < n_annotations; i++)
    put_note (groups, annotations[i], grouping);
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    {
      g_ptr_array_sort (((SortedGroup *) group)->group.notes, compare_notes);
      g_ptr_array_add (sorted, group);
    }
  g_ptr_array_sort (sorted, compare_groups);
  return sorted;
}

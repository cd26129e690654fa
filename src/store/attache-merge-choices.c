/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Their word on events, by the places that its reports have here. Reports follow one that stands by
 * itself, here as there. */

#include "config.h"

#include "attache-merge-private.h"

#include <glib/gi18n-lib.h>

#include "attache-report-choice-place.h"

static const char CHOICES[] = "/* scan */ SELECT id FROM report_choice ORDER BY id";
static const char QUOTE[] =
    "SELECT title, substr (text, :start + 1, :end - :start) FROM article JOIN article_text "
    "ON article_text.article_id = article.id WHERE article.id = :id";
#define MAX_QUOTE 200

/* One word there, and what would be said here. */
typedef struct
{
  gint64 theirs_id;
  AttacheFoundPlace theirs_with;
  AttacheFoundPlace place;
  AttacheFoundPlace with; /* nowhere: an event of its own */
} Choice;

/* The title, and the passage. Transfer full. */
static char *
describe_place (AttacheDatabase *db, const AttacheFoundPlace *place)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, QUOTE, NULL);

  if (sql == NULL)
    return NULL;
  attache_sql_bind_int (sql, ":id", place->article_id);
  attache_sql_bind_int (sql, ":start", place->span.start);
  attache_sql_bind_int (sql, ":end", MIN (place->span.end, place->span.start + MAX_QUOTE));
  if (!attache_sql_next (sql))
    return NULL;
  /* Translators: the title of an article, and a passage of it. */
  return g_strdup_printf (_ ("%s: “%s”"), attache_sql_text (sql, 0), attache_sql_text (sql, 1));
}

/* For people. Transfer full. */
static char *
describe (AttacheDatabase *db, const AttacheFoundPlace *with)
{
  g_autofree char *place = with->article_id != 0 ? describe_place (db, with) : NULL;

  if (with->article_id == 0)
    return g_strdup (_ ("an event of its own"));
  return g_strdup_printf (_ ("the same event as %s"), place != NULL ? place : "?");
}

/* @place of there becomes that of here; article 0 where the article is not here. What mine moved on
 * to is the place in the later version, where the report is there. */
static gboolean
map (AttacheMerge *self, AttacheFoundPlace *place, GError **error)
{
  AttacheFoundPlace moved = *place;
  gboolean is_followed;
  gint64 report_id = 0;

  moved.article_id = place->article_id = attache_merge_map_get (self->articles, place->article_id);
  if (!attache_merge_follow (self, &moved.article_id, &moved.span, &is_followed, error))
    return FALSE;
  if (is_followed
      && !attache_report_choice_place_find_report (self->mine, &moved, &report_id, error))
    return FALSE;
  if (report_id != 0)
    *place = moved;
  return TRUE;
}

/* What follows another itself is followed no further: its root is. */
static gboolean
find_root (AttacheMerge *self, AttacheFoundPlace *with, GError **error)
{
  AttacheFoundPlace root, own;
  gint64 id = 0;

  if (with->article_id == 0)
    return TRUE;
  if (!attache_report_choice_place_find (self->mine, with, &id, error)
      || (id != 0 && !attache_report_choice_place_get (self->mine, id, &own, &root, error)))
    return FALSE;
  if (id != 0 && root.article_id != 0)
    *with = root;
  return TRUE;
}

static gboolean
set (AttacheMerge *self, gint64 id, const Choice *choice, GError **error)
{
  g_autoptr (GVariant) image = g_variant_ref_sink (g_variant_new (
      ATTACHE_REPORT_CHOICE_IMAGE_TYPE, choice->place.article_id, choice->place.span.start,
      choice->place.span.end, choice->place.twin, choice->with.article_id, choice->with.span.start,
      choice->with.span.end, choice->with.twin, self->now, (gint64) 0));

  if (id == 0 ? !attache_step_take_id (self->step, ATTACHE_ROW_REPORT_CHOICE, &id, error)
              : !attache_step_touch (self->step, ATTACHE_ROW_REPORT_CHOICE, id, error))
    return FALSE;
  return attache_row_image_set (self->mine, ATTACHE_ROW_REPORT_CHOICE, id, image, error);
}

/* Those that follow the report here follow the other with it. */
static gboolean
take_followers (AttacheMerge *self, const Choice *choice, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (choice->with.article_id == 0)
    return TRUE;
  if (!attache_report_choice_place_list (self->mine, choice->place.article_id, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      AttacheFoundPlace place, with;
      gboolean is_moved;

      if (!attache_report_choice_place_get (self->mine, id, &place, &with, error))
        return FALSE;
      if (attache_found_place_equal (&with, &choice->place)
          && (!attache_step_touch (self->step, ATTACHE_ROW_REPORT_CHOICE, id, error)
              || !attache_report_choice_place_move (self->mine, id, &place, &choice->with,
                                                    &is_moved, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put (AttacheMerge *self, gint64 id, const Choice *choice, GError **error)
{
  return self->step == NULL
         || (take_followers (self, choice, error) && set (self, id, choice, error));
}

static gboolean
compare (AttacheMerge *self, const Choice *choice, GError **error)
{
  AttacheFoundPlace place, with;
  gint64 id;

  if (!attache_report_choice_place_find (self->mine, &choice->place, &id, error))
    return FALSE;
  if (id == 0)
    {
      if (self->plan != NULL)
        self->plan->n_choices++;
      return put (self, 0, choice, error);
    }
  if (!attache_report_choice_place_get (self->mine, id, &place, &with, error))
    return FALSE;
  if (attache_found_place_equal (&with, &choice->with))
    return TRUE;
  return attache_merge_choose (self, ATTACHE_MERGE_EVENT, choice->theirs_id,
                               describe_place (self->mine, &choice->place),
                               describe (self->mine, &with),
                               describe (self->theirs, &choice->theirs_with))
             != ATTACHE_MERGE_THEIRS
         || put (self, id, choice, error);
}

/* What hangs on an article that is not here and will not come is passed over. */
static gboolean
merge_choice (AttacheMerge *self, gint64 theirs_id, GError **error)
{
  Choice choice = { .theirs_id = theirs_id };
  AttacheFoundPlace theirs;
  gboolean is_with;

  if (!attache_report_choice_place_get (self->theirs, theirs_id, &choice.place, &choice.with,
                                        error))
    return FALSE;
  theirs = choice.place;
  choice.theirs_with = choice.with;
  is_with = choice.with.article_id != 0;
  if (!map (self, &choice.place, error) || (is_with && !map (self, &choice.with, error)))
    return FALSE;
  if (choice.place.article_id == 0 || (is_with && choice.with.article_id == 0))
    {
      if (self->plan != NULL
          && (g_hash_table_contains (self->new_articles, &theirs.article_id)
              || g_hash_table_contains (self->new_articles, &choice.theirs_with.article_id)))
        self->plan->n_choices++;
      return TRUE;
    }
  return find_root (self, &choice.with, error)
         && (attache_found_place_equal (&choice.place, &choice.with)
             || compare (self, &choice, error));
}

gboolean
attache_merge_choices (AttacheMerge *self, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->theirs, CHOICES, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      if (!merge_choice (self, attache_sql_int (sql, 0), error))
        return FALSE;
    }
  return attache_sql_finish (sql, error);
}

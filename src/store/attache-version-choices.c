/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A word names one report or two. It moves as a whole: with one of them where the other cannot
 * follow it would say something else. */

#include "config.h"

#include "attache-version-choices.h"

#include "attache-report-choice-place.h"

typedef struct
{
  AttacheDatabase *db;
  AttacheReanchorer *reanchorer;
  gint64 id;
  gint64 older;
} Adoption;

/* Where @place stands in the newer version; what stands elsewhere stays there. */
static gboolean
follow (const Adoption *self, AttacheFoundPlace *place, gboolean *is_there, GError **error)
{
  AttacheAnchoring found;
  gint64 report_id;

  *is_there = TRUE;
  if (place->article_id != self->older)
    return TRUE;
  found = attache_reanchorer_find (self->reanchorer, place->span);
  *is_there = found.state <= ATTACHE_ANCHOR_MOVED;
  *place = (AttacheFoundPlace){ self->id, found.span, place->twin };
  if (!attache_report_choice_place_find_report (self->db, place, &report_id, error))
    return FALSE;
  *is_there &= report_id != 0;
  return TRUE;
}

static gboolean
move (const Adoption *self, AttacheStep *step, gint64 choice_id, gboolean *is_moved, GError **error)
{
  AttacheFoundPlace place, with;
  gboolean is_place_there, is_with_there;

  *is_moved = FALSE;
  if (!attache_report_choice_place_get (self->db, choice_id, &place, &with, error)
      || !follow (self, &place, &is_place_there, error)
      || !follow (self, &with, &is_with_there, error))
    return FALSE;
  return !is_place_there || !is_with_there
         || (attache_step_touch (step, ATTACHE_ROW_REPORT_CHOICE, choice_id, error)
             && attache_report_choice_place_move (self->db, choice_id, &place, &with, is_moved,
                                                  error));
}

gboolean
attache_version_choices_move (AttacheStep *step, AttacheDatabase *db, AttacheReanchorer *reanchorer,
                              gint64 id, gint64 older, guint *n_moved, guint *n_left,
                              GError **error)
{
  const Adoption self = { db, reanchorer, id, older };
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_report_choice_place_list (db, older, choices, error))
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    {
      gboolean is_moved;

      if (!move (&self, step, g_array_index (choices, gint64, i), &is_moved, error))
        return FALSE;
      *n_moved += is_moved;
      *n_left += !is_moved;
    }
  return TRUE;
}

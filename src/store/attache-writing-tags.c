/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two tags of one name in one place become one, and so do those below them: merging goes through a
 * list of pairs, never through the call stack, for a tree may be deep. */

#include "config.h"

#include "attache-writing-tags.h"

#include <glib/gi18n-lib.h>

#include "attache-annotation-table.h"
#include "attache-step.h"
#include "attache-tag-table.h"

#define N_COLOURS 8

typedef struct
{
  AttacheDatabase *db;
  AttacheStep *step;
} Change;

typedef struct
{
  gint64 from;
  gint64 into;
} Pair;

/* The arguments of any of them; only some are set. */
typedef struct
{
  gint64 id;
  gint64 other;
  const char *name;
  guint colour;
} Writing;

/* Off all notes that have it, or @into (not 0) in its place. */
static gboolean
replace_uses (const Change *change, gint64 id, gint64 into, GError **error)
{
  g_autoptr (GArray) uses = attache_tag_table_list_uses (change->db, id, error);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const gint64 annotation = g_array_index (uses, gint64, i);

      if (!attache_step_touch (change->step, ATTACHE_ROW_ANNOTATION, annotation, error)
          || !attache_annotation_table_replace_tag (change->db, annotation, id, into, error))
        return FALSE;
    }
  return uses != NULL;
}

static gboolean
place (const Change *change, gint64 id, const AttacheTagRow *row, GError **error)
{
  return attache_step_touch (change->step, ATTACHE_ROW_TAG, id, error)
         && attache_tag_table_set (change->db, id, row, error);
}

/* Of a tag that goes: the one that stays in its place. A tag may come to be merged into one above it,
 * and then a tag below it finds it there by its name. */
static gint64
resolve (GArray *pairs, gint64 id)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      if (g_array_index (pairs, Pair, i).from == id)
        return g_array_index (pairs, Pair, i).into;
    }
  return id;
}

/* Puts what is below @pair's first below its second, or beside it on @pairs where the name is
 * taken.
 */
static gboolean
move_children (const Change *change, Pair pair, GArray *pairs, GError **error)
{
  g_autoptr (GArray) children = attache_tag_table_list_children (change->db, pair.from, error);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      const gint64 child = g_array_index (children, gint64, i);
      g_auto (AttacheTagRow) row = { 0 };
      Pair next = { child, 0 };

      if (child == pair.into || child == pair.from)
        continue;
      if (!attache_tag_table_get (change->db, child, &row, error)
          || !attache_tag_table_find_below (change->db, row.name, pair.into, &next.into, error))
        return FALSE;
      row.parent_id = pair.into;
      next.into = resolve (pairs, next.into);
      if (next.into != 0)
        g_array_append_val (pairs, next);
      else if (!place (change, child, &row, error))
        return FALSE;
    }
  return children != NULL;
}

static gboolean
delete_row (const Change *change, gint64 id, GError **error)
{
  return attache_step_touch (change->step, ATTACHE_ROW_TAG, id, error)
         && attache_tag_table_set_image (change->db, id, NULL, error);
}

/* Rows go when nothing is below them any more: in the opposite order. */
static gboolean
merge (const Change *change, gint64 from, gint64 into, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  const Pair first = { from, into };

  g_array_append_val (pairs, first);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair pair = g_array_index (pairs, Pair, i);

      if (!replace_uses (change, pair.from, pair.into, error)
          || !move_children (change, pair, pairs, error))
        return FALSE;
    }
  for (guint i = pairs->len; i-- > 0;)
    {
      if (!delete_row (change, g_array_index (pairs, Pair, i).from, error))
        return FALSE;
    }
  return TRUE;
}

/* To where @row says, or into what is there already. */
static gboolean
place_or_merge (const Change *change, gint64 id, const AttacheTagRow *row, GError **error)
{
  gint64 other;

  if (!attache_tag_table_find_below (change->db, row->name, row->parent_id, &other, error))
    return FALSE;
  return other != 0 && other != id ? merge (change, id, other, error)
                                   : place (change, id, row, error);
}

static gboolean
is_below (const Change *change, gint64 id, gint64 other, gboolean *is_so, GError **error)
{
  g_autoptr (GArray) below = attache_tag_table_list_below (change->db, id, error);

  *is_so = FALSE;
  for (guint i = 0; below != NULL && i < below->len; i++)
    *is_so |= g_array_index (below, gint64, i) == other;
  return below != NULL;
}

/* From now on rows may refer to each other in any order until the step is committed. */
static gboolean
begin (const Change *change, gint64 id, AttacheTagRow *row, GError **error)
{
  return attache_database_exec (change->db, "PRAGMA defer_foreign_keys = ON", error)
         && attache_tag_table_get (change->db, id, row, error);
}

static gboolean
rename_tag (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Writing *writing = data;
  const Change change = { db, step };
  g_auto (AttacheTagRow) row = { 0 };
  g_autofree char *name = g_strstrip (g_utf8_make_valid (writing->name, -1));

  if (!begin (&change, writing->id, &row, error))
    return FALSE;
  if (*name == '\0')
    return TRUE;
  g_free (row.name);
  row.name = g_steal_pointer (&name);
  return place_or_merge (&change, writing->id, &row, error);
}

gboolean
attache_writing_rename_tag (AttacheDatabase *db, gint64 id, const char *name, gint64 now,
                            GError **error)
{
  Writing writing = { .id = id, .name = name };

  g_return_val_if_fail (name != NULL, FALSE);

  return attache_step_run (db, rename_tag, &writing, N_ ("renaming of a tag"), now, error);
}

static gboolean
set_colour (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Writing *writing = data;
  const Change change = { db, step };
  g_auto (AttacheTagRow) row = { 0 };

  if (!begin (&change, writing->id, &row, error))
    return FALSE;
  row.colour = writing->colour;
  return place (&change, writing->id, &row, error);
}

gboolean
attache_writing_set_tag_colour (AttacheDatabase *db, gint64 id, guint colour, gint64 now,
                                GError **error)
{
  Writing writing = { .id = id, .colour = colour };

  g_return_val_if_fail (colour < N_COLOURS, FALSE);

  return attache_step_run (db, set_colour, &writing, N_ ("change of colour"), now, error);
}

static gboolean
move_tag (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Writing *writing = data;
  const Change change = { db, step };
  g_auto (AttacheTagRow) row = { 0 };
  g_auto (AttacheTagRow) parent = { 0 };
  gboolean is_own;

  if (!begin (&change, writing->id, &row, error)
      || (writing->other != 0 && !attache_tag_table_get (db, writing->other, &parent, error))
      || !is_below (&change, writing->id, writing->other, &is_own, error))
    return FALSE;
  if (is_own)
    return TRUE;
  row.parent_id = writing->other;
  return place_or_merge (&change, writing->id, &row, error);
}

gboolean
attache_writing_move_tag (AttacheDatabase *db, gint64 id, gint64 parent_id, gint64 now,
                          GError **error)
{
  Writing writing = { .id = id, .other = parent_id };

  return attache_step_run (db, move_tag, &writing, N_ ("move of a tag"), now, error);
}

static gboolean
merge_tag (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Writing *writing = data;
  const Change change = { db, step };
  g_auto (AttacheTagRow) row = { 0 };
  g_auto (AttacheTagRow) into = { 0 };
  gboolean is_own;

  if (!begin (&change, writing->id, &row, error)
      || !attache_tag_table_get (db, writing->other, &into, error)
      || !is_below (&change, writing->id, writing->other, &is_own, error))
    return FALSE;
  return is_own || merge (&change, writing->id, writing->other, error);
}

gboolean
attache_writing_merge_tag (AttacheDatabase *db, gint64 id, gint64 into, gint64 now, GError **error)
{
  Writing writing = { .id = id, .other = into };

  return attache_step_run (db, merge_tag, &writing, N_ ("merging of tags"), now, error);
}

static gboolean
delete_tag (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Writing *writing = data;
  const Change change = { db, step };
  g_auto (AttacheTagRow) row = { 0 };
  g_autoptr (GArray) below = NULL;

  if (!begin (&change, writing->id, &row, error))
    return FALSE;
  below = attache_tag_table_list_below (db, writing->id, error);
  for (guint i = 0; below != NULL && i < below->len; i++)
    {
      if (!replace_uses (&change, g_array_index (below, gint64, i), 0, error))
        return FALSE;
    }
  for (guint i = below != NULL ? below->len : 0; i-- > 0;)
    {
      if (!delete_row (&change, g_array_index (below, gint64, i), error))
        return FALSE;
    }
  return below != NULL;
}

gboolean
attache_writing_delete_tag (AttacheDatabase *db, gint64 id, gint64 now, GError **error)
{
  Writing writing = { .id = id };

  return attache_step_run (db, delete_tag, &writing, N_ ("deletion of a tag"), now, error);
}

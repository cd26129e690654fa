/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes of the other dossier, as they would stand in this one: their images with the ids of here.
 */

#include "config.h"

#include "attache-merge-private.h"

#include <glib/gi18n-lib.h>

#include "attache-anchor.h"
#include "attache-annotation-table.h"

/* Places in an image of a note; the tags are the one array of ids. */
enum
{
  NOTE_UID,
  NOTE_TARGET,
  NOTE_ARTICLE,
  NOTE_ACTOR,
  NOTE_START,
  NOTE_END,
  NOTE_QUOTE,
  NOTE_COLOUR = 10,
  NOTE_WORDS,
  NOTE_AUTHOR,
};

#define MAX_SHOWN 4000

static const char NOTES[] =
    "/* scan */ SELECT id, uid, ifnull (article_id, 0), ifnull (actor_id, 0) "
    "FROM annotation "
    "ORDER BY id";
static const char HOME[] = "SELECT home_id, home_start, home_end, ifnull (score, 0) "
                           "FROM annotation WHERE id = :id AND home_id IS NOT NULL";

/* The image of a note; of one that moved with its text only where it stands now. @image: nullable.
 */
static gboolean
get_note (AttacheDatabase *db, gint64 id, GVariant **image, GError **error)
{
  g_autoptr (GVariant) whole = NULL;

  if (!attache_row_image_get (db, ATTACHE_ROW_ANNOTATION, id, &whole, error))
    return FALSE;
  if (whole != NULL && g_variant_type_is_tuple (g_variant_type_first (g_variant_get_type (whole))))
    *image = g_variant_get_child_value (whole, 0);
  else
    *image = g_steal_pointer (&whole);
  return TRUE;
}

static gsize
tags_child (GVariant *image)
{
  for (gsize i = g_variant_n_children (image); i-- > 0;)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (image, i);

      if (g_variant_is_of_type (child, G_VARIANT_TYPE ("ax")))
        return i;
    }
  g_assert_not_reached ();
}

/* Floating. Those that are not here yet stand as 0, so that a note with one differs. */
static GVariant *
map_tags (AttacheMerge *self, GVariant *theirs)
{
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (theirs, &n, sizeof (gint64));
  g_autofree gint64 *mapped = g_new0 (gint64, n + 1);

  for (gsize i = 0; i < n; i++)
    mapped[i] = attache_merge_map_get (self->tags, ids[i]);
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, mapped, n, sizeof (gint64));
}

/* The note as it would stand here. Transfer full. */
static GVariant *
map_note (AttacheMerge *self, GVariant *theirs, const char *uid, gint64 article, gint64 actor)
{
  const gsize n = g_variant_n_children (theirs);
  g_autofree GVariant **children = g_new0 (GVariant *, n);
  const gsize tags = tags_child (theirs);
  GVariant *image;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (theirs, i);

      if (i == NOTE_UID)
        children[i] = g_variant_ref_sink (g_variant_new_string (uid));
      else if (i == NOTE_ARTICLE || i == NOTE_ACTOR)
        children[i] = g_variant_ref_sink (
            g_variant_new_int64 (i == NOTE_ARTICLE ? article : actor));
      else if (i == tags)
        children[i] = g_variant_ref_sink (map_tags (self, child));
      else
        children[i] = g_variant_ref (child);
    }
  image = g_variant_ref_sink (g_variant_new_tuple (children, n));
  for (gsize i = 0; i < n; i++)
    g_variant_unref (children[i]);
  return image;
}

static gboolean
is_same_child (GVariant *a, GVariant *b, gsize index)
{
  g_autoptr (GVariant) one = g_variant_get_child_value (a, index);
  g_autoptr (GVariant) other = g_variant_get_child_value (b, index);

  return g_variant_equal (one, other);
}

/* Words, colour and tags; whose they are and when they were written does not matter. */
static gboolean
says_the_same (GVariant *mine, GVariant *theirs)
{
  return is_same_child (mine, theirs, NOTE_WORDS) && is_same_child (mine, theirs, NOTE_COLOUR)
         && is_same_child (mine, theirs, tags_child (mine));
}

/* For people. Transfer full. */
static char *
describe_note (AttacheDatabase *db, GVariant *image)
{
  g_autoptr (GVariant) tags = g_variant_get_child_value (image, tags_child (image));
  g_autoptr (GString) text = g_string_new (NULL);
  const gint64 *ids;
  const char *note;
  guchar colour;
  gsize n;

  g_variant_get_child (image, NOTE_WORDS, "&s", &note);
  g_variant_get_child (image, NOTE_COLOUR, "y", &colour);
  if (*note == '\0')
    g_string_append (text, _ ("no words"));
  else
    {
      g_autofree char *start = g_utf8_strlen (note, -1) > MAX_SHOWN
                                   ? g_utf8_substring (note, 0, MAX_SHOWN)
                                   : g_strdup (note);

      g_string_append (text, start);
    }
  g_string_append_printf (text, "\n%s",
                          attache_highlight_to_string (MIN (colour, ATTACHE_N_HIGHLIGHTS - 1)));
  ids = g_variant_get_fixed_array (tags, &n, sizeof (gint64));
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = attache_merge_dup_tag (db, ids[i]);

      g_string_append_printf (text, " · %s", name != NULL ? name : "?");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @image with where it was put first, where that came along. Transfer full. */
static GVariant *
add_home (AttacheMerge *self, gint64 theirs_id, GVariant *image)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->theirs, HOME, NULL);
  gint64 home;

  if (sql == NULL)
    return g_variant_ref (image);
  attache_sql_bind_int (sql, ":id", theirs_id);
  if (!attache_sql_next (sql)
      || (home = attache_merge_map_get (self->articles, attache_sql_int (sql, 0))) == 0)
    return g_variant_ref (image);
  return g_variant_ref_sink (g_variant_new (
      "(@*xuud)", image, home, (guint32) attache_sql_int (sql, 1),
      (guint32) attache_sql_int (sql, 2), CLAMP (attache_sql_double (sql, 3), 0, 1)));
}

static gboolean
add_note (AttacheMerge *self, gint64 theirs_id, GVariant *image, GError **error)
{
  g_autoptr (GVariant) whole = add_home (self, theirs_id, image);
  gint64 id;

  if (self->plan != NULL)
    self->plan->n_notes++;
  return self->step == NULL
         || (attache_step_take_id (self->step, ATTACHE_ROW_ANNOTATION, &id, error)
             && attache_row_image_set (self->mine, ATTACHE_ROW_ANNOTATION, id, whole, error));
}

/* Of the other version of a note when both are kept: the same again whenever it is merged. */
static char *
dup_other_uid (const char *uid, GVariant *theirs)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *note;
  guchar colour;

  g_variant_get_child (theirs, NOTE_WORDS, "&s", &note);
  g_variant_get_child (theirs, NOTE_COLOUR, "y", &colour);
  g_checksum_update (checksum, (const guchar *) uid, -1);
  g_checksum_update (checksum, &colour, 1);
  g_checksum_update (checksum, (const guchar *) note, -1);
  return g_strdup (g_checksum_get_string (checksum));
}

typedef struct
{
  gint64 theirs_id;
  const char *uid;
  gint64 mine_id;
  GVariant *theirs; /* as it stands there */
  GVariant *image;  /* as it would stand here */
  GVariant *mine;
} Pair;

static gboolean
settle (AttacheMerge *self, const Pair *pair, const char *other_uid, GError **error)
{
  gint64 article = 0, actor = 0;
  g_autoptr (GVariant) copy = NULL;
  char *about;

  g_variant_get_child (pair->image, NOTE_ARTICLE, "x", &article);
  g_variant_get_child (pair->image, NOTE_ACTOR, "x", &actor);
  about = article != 0 ? attache_merge_dup_title (self->mine, article)
                       : attache_merge_dup_name (self->mine, actor);
  switch (attache_merge_choose (self, ATTACHE_MERGE_NOTE, pair->theirs_id, about,
                                describe_note (self->mine, pair->mine),
                                describe_note (self->theirs, pair->theirs)))
    {
    case ATTACHE_MERGE_THEIRS:
      return self->step == NULL
             || (attache_step_touch (self->step, ATTACHE_ROW_ANNOTATION, pair->mine_id, error)
                 && attache_row_image_set (self->mine, ATTACHE_ROW_ANNOTATION, pair->mine_id,
                                           pair->image, error));
    case ATTACHE_MERGE_BOTH:
      copy = map_note (self, pair->theirs, other_uid, article, actor);
      return self->step == NULL || add_note (self, pair->theirs_id, copy, error);
    case ATTACHE_MERGE_MINE:
    default:
      return TRUE;
    }
}

static gboolean
compare_note (AttacheMerge *self, const Pair *pair, GError **error)
{
  g_autofree char *other_uid = dup_other_uid (pair->uid, pair->theirs);
  gint64 other;

  if (says_the_same (pair->mine, pair->image))
    return TRUE;
  if (!attache_annotation_table_find (self->mine, other_uid, &other, error))
    return FALSE;
  return other != 0 || settle (self, pair, other_uid, error);
}

static gboolean
merge_note (AttacheMerge *self, gint64 theirs_id, const char *uid, gint64 article, gint64 actor,
            GError **error)
{
  g_autoptr (GVariant) theirs = NULL;
  g_autoptr (GVariant) image = NULL;
  g_autoptr (GVariant) mine = NULL;
  gint64 mine_id;

  if (!get_note (self->theirs, theirs_id, &theirs, error)
      || !attache_annotation_table_find (self->mine, uid, &mine_id, error))
    return FALSE;
  image = map_note (self, theirs, uid, article, actor);
  if (mine_id == 0)
    return add_note (self, theirs_id, image, error);
  if (!get_note (self->mine, mine_id, &mine, error))
    return FALSE;
  return compare_note (self, &(const Pair){ theirs_id, uid, mine_id, theirs, image, mine }, error);
}

/* What hangs on an article that is not here and will not come is passed over. */
static gboolean
place_note (AttacheMerge *self, AttacheSql *sql, GError **error)
{
  const gint64 theirs_article = attache_sql_int (sql, 2);
  const gint64 article = attache_merge_map_get (self->articles, theirs_article);
  gint64 actor;

  if (!attache_merge_find_actor (self, attache_sql_int (sql, 3), &actor, error))
    return FALSE;
  if (theirs_article != 0 && article == 0)
    {
      if (self->plan != NULL && g_hash_table_contains (self->new_articles, &theirs_article))
        self->plan->n_notes++;
      return TRUE;
    }
  if (theirs_article == 0 && actor == 0)
    {
      if (self->plan != NULL)
        self->plan->n_notes++;
      return TRUE;
    }
  return merge_note (self, attache_sql_int (sql, 0), attache_sql_text (sql, 1), article, actor,
                     error);
}

gboolean
attache_merge_notes (AttacheMerge *self, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->theirs, NOTES, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      if (!place_note (self, sql, error))
        return FALSE;
    }
  return attache_sql_finish (sql, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is who in the two dossiers, and the details of articles. Looking and doing go the same way
 * through the other dossier, so that a plan tells what will be done. */

#include "config.h"

#include "attache-merge-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "attache-article-table.h"
#include "attache-schema.h"
#include "attache-time-words.h"

static const char NEWEST_VERSIONS[] =
    "/* scan */ SELECT article.id, article.uid "
    "FROM article "
    "WHERE NOT EXISTS (SELECT 1 FROM article AS newer WHERE newer.replaces_id = article.id) "
    "ORDER BY article.id";
static const char ACTOR[] = "SELECT key, name, type, is_known FROM actor WHERE id = :id";
static const char FIND_ACTOR_BY_KEY[] = "SELECT id FROM actor WHERE key = :key";
static const char FIND_ACTOR_BY_NAME[] = "SELECT id "
                                         "FROM actor "
                                         "WHERE name = :name AND type = :type AND key IS NULL";
static const char ADD_ACTOR[] = "INSERT INTO actor (key, name, type, is_known) "
                                "VALUES (:key, :name, :type, :is_known)";

struct _AttacheMergeSource
{
  AttacheDatabase *db;
  char *copy; /* nullable: a file to be deleted */
};

static void
remove_copy (const char *copy)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; copy != NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (copy, suffixes[i], NULL);

      g_unlink (path);
    }
}

void
attache_merge_source_free (AttacheMergeSource *source)
{
  g_clear_pointer (&source->db, attache_database_free);
  remove_copy (source->copy);
  g_free (source->copy);
  g_free (source);
}

AttacheDatabase *
attache_merge_source_get_database (AttacheMergeSource *source)
{
  return source->db;
}

static gboolean
open_copy (AttacheMergeSource *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *file = g_strconcat ("attache-merge-", name, ".dossier", NULL);

  self->copy = g_build_filename (g_get_tmp_dir (), file, NULL);
  if (!attache_database_copy_to (self->db, self->copy, cancellable, error))
    return FALSE;
  attache_database_free (self->db);
  self->db = attache_database_open (self->copy, 0, error);
  return self->db != NULL;
}

AttacheMergeSource *
attache_merge_source_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttacheMergeSource) self = g_new0 (AttacheMergeSource, 1);
  gint64 version;

  g_return_val_if_fail (path != NULL, NULL);

  self->db = attache_database_open (path, ATTACHE_DATABASE_READ_ONLY, error);
  if (self->db == NULL
      || !attache_database_get_int (self->db, "PRAGMA user_version", 0, &version, error))
    return NULL;
  if (version != ATTACHE_SCHEMA_VERSION && !open_copy (self, cancellable, error))
    return NULL;
  attache_database_set_cancellable (self->db, cancellable);
  return g_steal_pointer (&self);
}

static void
conflict_free (gpointer data)
{
  AttacheMergeConflict *conflict = data;

  g_free (conflict->about);
  g_free (conflict->mine);
  g_free (conflict->theirs);
  g_free (conflict);
}

static AttacheMergePlan *
plan_new (void)
{
  AttacheMergePlan *plan = g_new0 (AttacheMergePlan, 1);

  plan->new_articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  plan->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  return plan;
}

void
attache_merge_plan_free (AttacheMergePlan *plan)
{
  g_array_unref (plan->new_articles);
  g_ptr_array_unref (plan->conflicts);
  g_free (plan);
}

GHashTable *
attache_merge_map_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

void
attache_merge_map_add (GHashTable *map, gint64 from, gint64 to)
{
  g_hash_table_insert (map, g_memdup2 (&from, sizeof from), g_memdup2 (&to, sizeof to));
}

gint64
attache_merge_map_get (GHashTable *map, gint64 from)
{
  const gint64 *to = map != NULL ? g_hash_table_lookup (map, &from) : NULL;

  return to != NULL ? *to : 0;
}

static guint
conflict_hash (gconstpointer data)
{
  const AttacheMergeConflict *conflict = data;

  return g_int64_hash (&conflict->theirs_id) * 4 + conflict->kind;
}

static gboolean
conflict_equal (gconstpointer a, gconstpointer b)
{
  const AttacheMergeConflict *one = a, *other = b;

  return one->kind == other->kind && one->theirs_id == other->theirs_id;
}

AttacheMergeChoice
attache_merge_choose (AttacheMerge *self, AttacheMergeKind kind, gint64 theirs_id, char *about,
                      char *mine, char *theirs)
{
  AttacheMergeConflict *conflict = g_new (AttacheMergeConflict, 1);
  const AttacheMergeConflict *known;
  AttacheMergeChoice choice = ATTACHE_MERGE_MINE;

  *conflict = (AttacheMergeConflict){ kind, theirs_id, about, mine, theirs, choice };
  known = self->choices != NULL ? g_hash_table_lookup (self->choices, conflict) : NULL;
  if (known != NULL)
    choice = known->choice;
  if (self->plan != NULL)
    g_ptr_array_add (self->plan->conflicts, conflict);
  else
    conflict_free (conflict);
  return choice;
}

static gboolean
add_actor (AttacheMerge *self, AttacheSql *theirs, gint64 *id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->mine, ADD_ACTOR, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":key", attache_sql_text (theirs, 0));
  attache_sql_bind_text (sql, ":name", attache_sql_text (theirs, 1));
  attache_sql_bind_int (sql, ":type", attache_sql_int (theirs, 2));
  attache_sql_bind_int (sql, ":is_known", attache_sql_int (theirs, 3));
  if (!attache_sql_run (sql, error))
    return FALSE;
  *id = attache_database_get_last_id (self->mine);
  return TRUE;
}

gboolean
attache_merge_find_actor (AttacheMerge *self, gint64 theirs_id, gint64 *id, GError **error)
{
  g_autoptr (AttacheSql) theirs = attache_database_prepare (self->theirs, ACTOR, error);
  g_autoptr (AttacheSql) mine = NULL;
  gboolean has_key;

  *id = 0;
  if (theirs == NULL)
    return FALSE;
  attache_sql_bind_int (theirs, ":id", theirs_id);
  if (theirs_id == 0 || !attache_sql_next (theirs))
    return attache_sql_finish (theirs, error);
  has_key = !attache_sql_is_null (theirs, 0);
  mine = attache_database_prepare (self->mine, has_key ? FIND_ACTOR_BY_KEY : FIND_ACTOR_BY_NAME,
                                   error);
  if (mine == NULL)
    return FALSE;
  if (has_key)
    attache_sql_bind_text (mine, ":key", attache_sql_text (theirs, 0));
  else
    {
      attache_sql_bind_text (mine, ":name", attache_sql_text (theirs, 1));
      attache_sql_bind_int (mine, ":type", attache_sql_int (theirs, 2));
    }
  if (attache_sql_next (mine))
    *id = attache_sql_int (mine, 0);
  if (!attache_sql_finish (mine, error))
    return FALSE;
  return *id != 0 || self->step == NULL || add_actor (self, theirs, id, error);
}

/* For people: the title, the outlet and the day. Transfer full. */
static char *
describe_details (const AttacheArticleDetails *details)
{
  const AttacheTimeSpan when = { details->published, details->published + 1,
                                 details->published_precision };
  g_autofree char *day = details->published != ATTACHE_TIME_UNKNOWN ? attache_time_words_span (when)
                                                                    : g_strdup (_ ("no date"));

  return g_strdup_printf ("%s\n%s · %s", details->title,
                          details->outlet != NULL ? details->outlet : _ ("no outlet"), day);
}

static gboolean
has_date (const AttacheArticleDetails *details)
{
  return details->published != ATTACHE_TIME_UNKNOWN;
}

/* Fills what @mine lacks with what @theirs has; whether anything was lacking. */
static gboolean
fill_in (AttacheArticleDetails *mine, const AttacheArticleDetails *theirs)
{
  gboolean is_filled = FALSE;

  if (mine->is_title_derived && !theirs->is_title_derived)
    {
      g_free (mine->title);
      mine->title = g_strdup (theirs->title);
      mine->is_title_derived = FALSE;
      is_filled = TRUE;
    }
  if (mine->outlet == NULL && theirs->outlet != NULL)
    {
      mine->outlet = g_strdup (theirs->outlet);
      is_filled = TRUE;
    }
  if (!has_date (mine) && has_date (theirs))
    {
      mine->published = theirs->published;
      mine->published_precision = theirs->published_precision;
      mine->published_basis = theirs->published_basis;
      is_filled = TRUE;
    }
  return is_filled;
}

static gboolean
disagree (const AttacheArticleDetails *mine, const AttacheArticleDetails *theirs)
{
  return (!theirs->is_title_derived && !g_str_equal (mine->title, theirs->title))
         || (theirs->outlet != NULL && g_strcmp0 (mine->outlet, theirs->outlet) != 0)
         || (has_date (theirs) && mine->published != theirs->published);
}

static void
take_over (AttacheArticleDetails *mine, const AttacheArticleDetails *theirs)
{
  if (!theirs->is_title_derived)
    {
      g_free (mine->title);
      mine->title = g_strdup (theirs->title);
      mine->is_title_derived = FALSE;
    }
  if (theirs->outlet != NULL)
    {
      g_free (mine->outlet);
      mine->outlet = g_strdup (theirs->outlet);
    }
  if (has_date (theirs))
    {
      mine->published = theirs->published;
      mine->published_precision = theirs->published_precision;
      mine->published_basis = theirs->published_basis;
    }
}

static gboolean
merge_details (AttacheMerge *self, gint64 theirs_id, gint64 id, GError **error)
{
  g_auto (AttacheArticleDetails) mine = { 0 };
  g_auto (AttacheArticleDetails) theirs = { 0 };
  gboolean is_changed;

  if (!attache_article_table_get_details (self->mine, id, &mine, error)
      || !attache_article_table_get_details (self->theirs, theirs_id, &theirs, error))
    return FALSE;
  is_changed = fill_in (&mine, &theirs);
  if (self->plan != NULL)
    self->plan->n_details += is_changed;
  if (disagree (&mine, &theirs)
      && attache_merge_choose (self, ATTACHE_MERGE_DETAILS, theirs_id, g_strdup (mine.title),
                               describe_details (&mine), describe_details (&theirs))
             == ATTACHE_MERGE_THEIRS)
    {
      take_over (&mine, &theirs);
      is_changed = TRUE;
    }
  return !is_changed || self->step == NULL
         || (attache_step_touch (self->step, ATTACHE_ROW_ARTICLE, id, error)
             && attache_article_table_set_details (self->mine, id, &mine, error));
}

/* Those that were brought for this merge have the details of the other dossier already. */
static gboolean
merge_article (AttacheMerge *self, gint64 theirs_id, const char *uid, GError **error)
{
  gint64 id;

  if (attache_merge_map_get (self->articles, theirs_id) != 0)
    return TRUE;
  if (!attache_article_table_find (self->mine, uid, &id, error))
    return FALSE;
  if (id != 0)
    {
      if (self->plan != NULL)
        self->plan->n_known++;
      attache_merge_map_add (self->articles, theirs_id, id);
      return merge_details (self, theirs_id, id, error);
    }
  g_hash_table_add (self->new_articles, g_memdup2 (&theirs_id, sizeof theirs_id));
  if (self->plan != NULL)
    g_array_append_val (self->plan->new_articles, theirs_id);
  return TRUE;
}

static gboolean
merge_articles (AttacheMerge *self, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->theirs, NEWEST_VERSIONS, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      if (!merge_article (self, attache_sql_int (sql, 0), attache_sql_text (sql, 1), error))
        return FALSE;
    }
  return attache_sql_finish (sql, error);
}

static gboolean
run (AttacheMerge *self, GError **error)
{
  gboolean is_done;

  self->articles = self->articles != NULL ? g_hash_table_ref (self->articles)
                                          : attache_merge_map_new ();
  self->new_articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->tags = attache_merge_map_new ();
  is_done = merge_articles (self, error) && attache_merge_tags (self, error)
            && attache_merge_notes (self, error) && attache_merge_decisions (self, error);
  g_hash_table_unref (self->articles);
  g_hash_table_unref (self->new_articles);
  g_hash_table_unref (self->tags);
  return is_done;
}

AttacheMergePlan *
attache_merge_look (AttacheDatabase *mine, AttacheDatabase *theirs, GError **error)
{
  g_autoptr (AttacheMergePlan) plan = plan_new ();
  AttacheMerge merge = { .mine = mine, .theirs = theirs, .plan = plan };

  return run (&merge, error) ? g_steal_pointer (&plan) : NULL;
}

typedef struct
{
  AttacheMerge merge;
  const char *name;
  gint64 now;
} Application;

static gboolean
apply (AttacheDatabase *db, gpointer data, GError **error)
{
  Application *application = data;
  g_autoptr (AttacheStep) step = attache_step_new (db);
  g_autofree char *key = g_strconcat ("merge:", application->name, NULL);

  application->merge.step = step;
  return run (&application->merge, error)
         && attache_step_commit (step, N_ ("merge"), key, G_MAXINT64, application->now, error);
}

gboolean
attache_merge_apply (AttacheDatabase *mine, AttacheDatabase *theirs, GHashTable *articles,
                     const AttacheMergePlan *plan, const char *name, gint64 now, GError **error)
{
  g_autoptr (GHashTable) choices = g_hash_table_new (conflict_hash, conflict_equal);
  Application application = {
    { .mine = mine, .theirs = theirs, .choices = choices, .articles = articles }, name, now
  };

  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; plan != NULL && i < plan->conflicts->len; i++)
    g_hash_table_add (choices, g_ptr_array_index (plan->conflicts, i));
  return attache_database_transact (mine, apply, &application, error);
}

typedef struct
{
  GArray *article_ids;
  const char *name;
  gint64 now;
} Note;

static gboolean
note_articles (AttacheDatabase *db, gpointer data, GError **error)
{
  const Note *note = data;
  g_autoptr (AttacheStep) step = attache_step_new (db);
  g_autofree char *key = g_strconcat ("merge:", note->name, NULL);

  for (guint i = 0; i < note->article_ids->len; i++)
    attache_step_bring (step, g_array_index (note->article_ids, gint64, i));
  return attache_step_commit (step, N_ ("merge"), key, G_MAXINT64, note->now, error);
}

gboolean
attache_merge_note_articles (AttacheDatabase *mine, GArray *article_ids, const char *name,
                             gint64 now, GError **error)
{
  Note note = { article_ids, name, now };

  return attache_database_transact (mine, note_articles, &note, error);
}

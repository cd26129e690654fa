/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is who in the two dossiers, and the details of articles. Looking and doing go the same way
 * through the other dossier, so that a plan tells what will be done. */

#include "config.h"

#include "attache-merge-private.h"

#include <glib/gi18n-lib.h>

#include "attache-article-table.h"
#include "attache-time-words.h"
#include "attache-version-link.h"

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
static const char TITLE[] = "SELECT title FROM article WHERE id = :id";
static const char NAME[] = "SELECT name FROM actor WHERE id = :id";
static const char TAG[] = "SELECT name FROM tag WHERE id = :id";
static const char ADD_ACTOR[] = "INSERT INTO actor (key, name, type, is_known) "
                                "VALUES (:key, :name, :type, :is_known)";

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

gboolean
attache_merge_plan_is_empty (const AttacheMergePlan *plan)
{
  const guint counts[] = {
    plan->new_articles->len, plan->n_notes, plan->n_decisions, plan->n_tags,    plan->n_details,
    plan->n_versions,        plan->n_pages, plan->n_speakers,  plan->n_choices, plan->conflicts->len
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      if (counts[i] > 0)
        return FALSE;
    }
  return TRUE;
}

static GHashTable *
map_new (void)
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
  if (about == NULL)
    conflict->about = g_strdup ("");
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
  g_autoptr (AttacheSql)
      theirs = attache_database_prepare_for (self->theirs, ACTOR, theirs_id, error);
  g_autoptr (AttacheSql) mine = NULL;
  gboolean has_key;

  *id = 0;
  if (theirs == NULL)
    return FALSE;
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

static char *
dup_text (AttacheDatabase *db, const char *text, gint64 id)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, text, id, NULL);

  return sql != NULL && attache_sql_next (sql) ? g_strdup (attache_sql_text (sql, 0)) : NULL;
}

char *
attache_merge_dup_title (AttacheDatabase *db, gint64 article_id)
{
  return dup_text (db, TITLE, article_id);
}

char *
attache_merge_dup_name (AttacheDatabase *db, gint64 actor_id)
{
  return dup_text (db, NAME, actor_id);
}

char *
attache_merge_dup_tag (AttacheDatabase *db, gint64 tag_id)
{
  return dup_text (db, TAG, tag_id);
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
  if (mine->author == NULL && theirs->author != NULL)
    {
      mine->author = g_strdup (theirs->author);
      is_filled = TRUE;
    }
  if (mine->url == NULL && theirs->url != NULL)
    {
      mine->url = g_strdup (theirs->url);
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

/* Of one that has a later version here there is nothing to be said any more. */
static gboolean
merge_known (AttacheMerge *self, gint64 theirs_id, gint64 id, GError **error)
{
  gint64 newest;

  if (self->plan != NULL)
    self->plan->n_known++;
  attache_merge_map_add (self->articles, theirs_id, id);
  if (!attache_version_link_find_newest (self->mine, id, &newest, error))
    return FALSE;
  if (newest == id)
    return merge_details (self, theirs_id, id, error);
  attache_merge_add_behind (self, id);
  return TRUE;
}

/* Those that were brought for this merge have the details of the other dossier already. */
static gboolean
merge_article (AttacheMerge *self, gint64 theirs_id, const char *uid, GError **error)
{
  gint64 id = attache_merge_map_get (self->articles, theirs_id);

  if (id != 0)
    {
      g_hash_table_add (self->brought, g_memdup2 (&id, sizeof id));
      return TRUE;
    }
  if (!attache_article_table_find (self->mine, uid, &id, error))
    return FALSE;
  if (id != 0)
    return merge_known (self, theirs_id, id, error);
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
  g_autoptr (GHashTable) articles = self->articles != NULL ? g_hash_table_ref (self->articles)
                                                           : map_new ();
  g_autoptr (GHashTable)
      new_articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable)
      brought = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) behind = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) followers = attache_merge_followers_new ();
  g_autoptr (GHashTable) tags = map_new ();
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->articles = articles;
  self->new_articles = new_articles;
  self->brought = brought;
  self->behind = behind;
  self->followers = followers;
  self->tags = tags;
  self->kept = kept;
  return merge_articles (self, error) && attache_merge_versions (self, error)
         && attache_merge_pages (self, error) && attache_merge_tags (self, error)
         && attache_merge_notes (self, error) && attache_merge_statements (self, error)
         && attache_merge_decisions (self, error) && attache_merge_choices (self, error)
         && attache_merge_actors (self, error) && attache_merge_move_on (self, error);
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
  application->merge.now = application->now;
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

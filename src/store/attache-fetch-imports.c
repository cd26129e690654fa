/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Doubts are asked of the articles and not of what was written at the time: what has been filled in
 * is none any more. */

#include "config.h"

#include "attache-fetch-imports.h"

#define RUN "id, begun, ended, n_files, n_imported, n_known, n_failed, problem"

static const char RUNS[] = "/* scan */ SELECT " RUN " FROM import_run ORDER BY id DESC LIMIT 100";
static const char RUN_BY_ID[] = "SELECT " RUN " FROM import_run "
                                "WHERE id = iif (:id = 0, (SELECT max (id) FROM import_run), :id)";

#define OF_RUN                                                                                     \
  "FROM import_article JOIN article ON article.id = import_article.article_id "                    \
  "WHERE import_article.run_id = :run AND import_article.is_known = "
#define ENTRY                                                                                      \
  "SELECT article.id, article.title, article.outlet, article.language, article.published, "        \
  "article.published_precision, article.source, NULL, NULL, NULL "
#define LINE                                                                                       \
  "SELECT article.id, article.title, article.outlet, article.language, article.published, "        \
  "article.published_precision, import_line.name, import_line.reason, import_line.path, "          \
  "import_line.code "                                                                              \
  "FROM import_line LEFT JOIN article ON article.id = import_line.article_id "                     \
  "WHERE import_line.run_id = :run AND import_line.code IS "
#define IN_ORDER " ORDER BY import_article.position LIMIT :limit"
#define LINES_IN_ORDER " ORDER BY import_line.position LIMIT :limit"

static const char *const sections[ATTACHE_IMPORT_N_SECTIONS] = {
  [ATTACHE_IMPORT_CAME_IN] = ENTRY OF_RUN "0" IN_ORDER,
  [ATTACHE_IMPORT_KIN] = NULL,
  [ATTACHE_IMPORT_FAILED] = LINE "NOT NULL" LINES_IN_ORDER,
  [ATTACHE_IMPORT_NO_DATE] = ENTRY OF_RUN "0 AND article.published IS NULL" IN_ORDER,
  [ATTACHE_IMPORT_NO_OUTLET] = ENTRY OF_RUN "0 AND article.outlet IS NULL" IN_ORDER,
  [ATTACHE_IMPORT_NO_TITLE] = ENTRY OF_RUN "0 AND article.is_title_derived" IN_ORDER,
  [ATTACHE_IMPORT_DOUBTFUL] = LINE "NULL" LINES_IN_ORDER,
  [ATTACHE_IMPORT_KNOWN] = ENTRY OF_RUN "1" IN_ORDER,
};

static const char COUNT_ARTICLES[] =
    "SELECT count (*) FILTER (WHERE NOT import_article.is_known), "
    "count (*) FILTER (WHERE NOT import_article.is_known AND EXISTS (SELECT 1 FROM article_kin "
    "JOIN article AS other ON other.id = article_kin.other_id "
    "WHERE article_kin.article_id = article.id AND other.place IS NOT NULL)), "
    "count (*) FILTER (WHERE NOT import_article.is_known AND article.published IS NULL), "
    "count (*) FILTER (WHERE NOT import_article.is_known AND article.outlet IS NULL), "
    "count (*) FILTER (WHERE NOT import_article.is_known AND article.is_title_derived), "
    "count (*) FILTER (WHERE import_article.is_known) "
    "FROM import_article JOIN article ON article.id = import_article.article_id "
    "WHERE import_article.run_id = :run";
static const char COUNT_LINES[] = "SELECT count (code), count (*) - count (code) FROM import_line "
                                  "WHERE run_id = :run";

/* Articles of the run that have kin, and all that they have but earlier versions of themselves. */
static const char KIN[] =
    "SELECT article_kin.article_id, article_kin.other_id, article_kin.share "
    "FROM import_article JOIN article_kin ON article_kin.article_id = import_article.article_id "
    "JOIN article AS other ON other.id = article_kin.other_id "
    "WHERE import_article.run_id = :run AND NOT import_article.is_known AND other.place IS NOT "
    "NULL "
    "ORDER BY import_article.position, article_kin.other_id LIMIT :limit";
static const char BY_ID[] = ENTRY "FROM article WHERE article.id = :id";

static AttacheImportRun *
run_of (AttacheSql *sql)
{
  AttacheImportRun *run = g_new0 (AttacheImportRun, 1);

  run->id = attache_sql_int (sql, 0);
  run->begun = attache_sql_int (sql, 1);
  run->ended = attache_sql_time (sql, 2);
  run->n_files = (guint) attache_sql_int (sql, 3);
  run->n_imported = (guint) attache_sql_int (sql, 4);
  run->n_known = (guint) attache_sql_int (sql, 5);
  run->n_failed = (guint) attache_sql_int (sql, 6);
  run->problem = g_strdup (attache_sql_text (sql, 7));
  return run;
}

GPtrArray *
attache_fetch_imports (AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, RUNS, error);
  g_autoptr (GPtrArray)
      runs = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_import_run_free);

  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    g_ptr_array_add (runs, run_of (sql));
  return attache_sql_finish (sql, error) ? g_steal_pointer (&runs) : NULL;
}

/* Fills @counts, in the order of @of, from the one row of @text. */
static gboolean
count (AttacheDatabase *db, const char *text, AttacheImportRun *run, const guint8 *of, guint n,
       GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":run", run->id);
  if (attache_sql_next (sql))
    {
      for (guint i = 0; i < n; i++)
        run->n_in_section[of[i]] = (guint) attache_sql_int (sql, (gint) i);
    }
  return attache_sql_finish (sql, error);
}

AttacheImportRun *
attache_fetch_import (AttacheDatabase *db, gint64 id, GError **error)
{
  static const guint8 articles[] = { ATTACHE_IMPORT_CAME_IN,  ATTACHE_IMPORT_KIN,
                                     ATTACHE_IMPORT_NO_DATE,  ATTACHE_IMPORT_NO_OUTLET,
                                     ATTACHE_IMPORT_NO_TITLE, ATTACHE_IMPORT_KNOWN };
  static const guint8 lines[] = { ATTACHE_IMPORT_FAILED, ATTACHE_IMPORT_DOUBTFUL };
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, RUN_BY_ID, id, error);
  g_autoptr (AttacheImportRun) run = NULL;

  if (sql == NULL)
    return NULL;
  if (attache_sql_next (sql))
    run = run_of (sql);
  if (!attache_sql_finish (sql, error) || run == NULL
      || !count (db, COUNT_ARTICLES, run, articles, G_N_ELEMENTS (articles), error)
      || !count (db, COUNT_LINES, run, lines, G_N_ELEMENTS (lines), error))
    return NULL;
  return g_steal_pointer (&run);
}

static AttacheImportEntry *
entry_of (AttacheSql *sql)
{
  AttacheImportEntry *entry = g_new0 (AttacheImportEntry, 1);

  entry->article_id = attache_sql_int (sql, 0);
  entry->title = g_strdup (attache_sql_text (sql, 1));
  entry->outlet = g_strdup (attache_sql_text (sql, 2));
  entry->language = g_strdup (attache_sql_text (sql, 3));
  entry->published = attache_sql_time (sql, 4);
  entry->published_precision = attache_sql_int (sql, 5);
  entry->name = g_strdup (attache_sql_text (sql, 6));
  entry->reason = g_strdup (attache_sql_text (sql, 7));
  entry->path = g_strdup (attache_sql_text (sql, 8));
  entry->code = attache_sql_is_null (sql, 9) ? -1 : (gint) attache_sql_int (sql, 9);
  return entry;
}

static GPtrArray *
new_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) attache_import_entry_free);
}

/* One link of two articles. */
typedef struct
{
  gint64 id;
  gint64 other;
  double share;
} Link;

static GArray *
fetch_links (AttacheDatabase *db, gint64 run_id, guint limit, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, KIN, error);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (Link));

  if (sql == NULL)
    return NULL;
  attache_sql_bind_int (sql, ":run", run_id);
  attache_sql_bind_int (sql, ":limit", limit);
  while (attache_sql_next (sql))
    {
      const Link link = { attache_sql_int (sql, 0), attache_sql_int (sql, 1),
                          attache_sql_double (sql, 2) };

      g_array_append_val (links, link);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&links) : NULL;
}

/* The number of @id, given in the order of asking. */
static guint
number_of (GHashTable *numbers, GArray *ids, gint64 id)
{
  gpointer number;

  if (g_hash_table_lookup_extended (numbers, &id, NULL, &number))
    return GPOINTER_TO_UINT (number);
  g_hash_table_insert (numbers, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (ids->len));
  g_array_append_val (ids, id);
  return ids->len - 1;
}

static guint
root_of (guint *parents, guint i)
{
  while (parents[i] != i)
    i = parents[i] = parents[parents[i]];
  return i;
}

static AttacheImportEntry *
fetch_entry (AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, BY_ID, id, error);
  AttacheImportEntry *entry = NULL;

  if (sql == NULL)
    return NULL;
  if (attache_sql_next (sql))
    entry = entry_of (sql);
  if (attache_sql_finish (sql, error))
    return entry;
  g_clear_pointer (&entry, attache_import_entry_free);
  return NULL;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const AttacheImportEntry *x = *(AttacheImportEntry *const *) a;
  const AttacheImportEntry *y = *(AttacheImportEntry *const *) b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->published != y->published) /* undated ones last */
    return (guint64) x->published - (guint64) G_MININT64 - 1
                   < (guint64) y->published - (guint64) G_MININT64 - 1
               ? -1
               : 1;
  return x->article_id < y->article_id ? -1 : x->article_id > y->article_id;
}

/* The share of each with the nearest of those that stand before it in its group. */
static void
set_shares (GPtrArray *entries, GArray *links)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      AttacheImportEntry *entry = g_ptr_array_index (entries, i);

      g_hash_table_insert (places, &entry->article_id, GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);
      guint a = GPOINTER_TO_UINT (g_hash_table_lookup (places, &link->id));
      guint b = GPOINTER_TO_UINT (g_hash_table_lookup (places, &link->other));
      AttacheImportEntry *later = g_ptr_array_index (entries, MAX (a, b));

      later->share = MAX (later->share, link->share);
    }
}

static GPtrArray *
fetch_kin (AttacheDatabase *db, gint64 run_id, guint limit, GError **error)
{
  g_autoptr (GArray) links = fetch_links (db, run_id, limit, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable)
      numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autofree guint *parents = NULL;

  if (links == NULL)
    return NULL;
  parents = g_new (guint, links->len * 2 + 1);
  for (guint i = 0; i < links->len * 2; i++)
    parents[i] = i;
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);
      guint a = root_of (parents, number_of (numbers, ids, link->id));
      guint b = root_of (parents, number_of (numbers, ids, link->other));

      parents[MAX (a, b)] = MIN (a, b);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      AttacheImportEntry *entry = fetch_entry (db, g_array_index (ids, gint64, i), error);

      if (entry == NULL)
        return NULL;
      entry->group = root_of (parents, i);
      g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_members);
  set_shares (entries, links);
  return g_steal_pointer (&entries);
}

GPtrArray *
attache_fetch_import_section (AttacheDatabase *db, gint64 id, AttacheImportSection section,
                              guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (AttacheSql) sql = NULL;

  g_return_val_if_fail (section < ATTACHE_IMPORT_N_SECTIONS, NULL);

  if (section == ATTACHE_IMPORT_KIN)
    return fetch_kin (db, id, limit, error);
  sql = attache_database_prepare (db, sections[section], error);
  if (sql == NULL)
    return NULL;
  attache_sql_bind_int (sql, ":run", id);
  attache_sql_bind_int (sql, ":limit", limit);
  while (attache_sql_next (sql))
    g_ptr_array_add (entries, entry_of (sql));
  return attache_sql_finish (sql, error) ? g_steal_pointer (&entries) : NULL;
}

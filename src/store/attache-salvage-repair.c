/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes come first: none is dropped because something else is lost. What a note refers to and is
 * not there is made up from the note, and says so; what else refers to nothing goes. */

#include "config.h"

#include "attache-salvage-repair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-article-place.h"
#include "attache-article-table.h"
#include "attache-article-writer.h"
#include "attache-salvage-history.h"
#include "attache-title.h"

/* Notes on articles that were removed are away with them. */
#define SHELVED "FROM annotation WHERE article_id IN (SELECT article_id FROM shelf)"
static const char COUNT_SHELVED[] = "/* scan */ SELECT count (*) " SHELVED;
static const char DELETE_SHELVED[] = "/* scan */ DELETE " SHELVED;

static const char LONE_TEXTS[] = "/* scan */ SELECT article_id, text FROM article_text "
                                 "WHERE article_id NOT IN (SELECT id FROM article)";
static const char ADD_ARTICLE[] =
    "INSERT OR IGNORE INTO article (id, uid, title, is_title_derived, published_precision, "
    "published_basis, length, n_words, imported, place) VALUES (:id, :uid, :title, :is_derived, 0, "
    "0, :length, 0, :now, :place)";

static const char LOST_TEXTS_WITH_NOTES[] =
    "/* scan */ SELECT DISTINCT annotation.article_id, article.title "
    "FROM annotation LEFT JOIN article ON article.id = annotation.article_id "
    "WHERE annotation.article_id NOT IN (SELECT article_id FROM article_text)";
static const char LIST_QUOTES[] = "SELECT id, ifnull (prefix, ''), quote, ifnull (suffix, '') "
                                  "FROM annotation WHERE article_id = :id ORDER BY start, id";
static const char MOVE_NOTE[] = "UPDATE annotation SET start = :start, end = :end WHERE id = :id";
static const char ADD_TEXT[] = "INSERT INTO article_text (article_id, text) VALUES (:id, :text)";

static const char LIST_GONE[] = "/* scan */ SELECT title FROM article "
                                "WHERE id NOT IN (SELECT article_id FROM article_text)";
static const char DELETE_GONE[] = "/* scan */ DELETE FROM article "
                                  "WHERE id NOT IN (SELECT article_id FROM article_text)";

static const char ADD_ACTORS[] =
    "/* scan */ INSERT OR IGNORE INTO actor (id, name, type) "
    "SELECT actor_id, printf (:name, actor_id), 0 FROM annotation WHERE actor_id IS NOT NULL "
    "UNION SELECT speaker_id, printf (:name, speaker_id), 0 FROM decision "
    "WHERE speaker_id IS NOT NULL";

static const char LIST_TEXTS[] =
    "/* scan */ SELECT article.id, article.uid, ifnull (article.carrier, ''), article.title, "
    "article_text.text "
    "FROM article JOIN article_text ON article_text.article_id = article.id";
static const char SET_TEXT_FACTS[] =
    "UPDATE OR IGNORE article SET uid = :uid, length = :length WHERE id = :id";

/* Whoever was merged into one that follows another, follows that one too; who goes round in a
 * circle is merged with nobody. */
static const char UNCHAIN[] =
    "/* scan */ UPDATE OR IGNORE merged_actor SET into_id = (SELECT next.into_id "
    "FROM merged_actor AS next WHERE next.id = merged_actor.into_id) "
    "WHERE into_id IN (SELECT id FROM merged_actor);"
    "/* scan */ DELETE FROM merged_actor WHERE id IN (SELECT into_id FROM merged_actor)";

#define N_WORDS 5
/* One reference of one column to another table, and whether the column may be empty: the key of a
 * row may not, though nothing says so. */
static const char LIST_REFERENCES[] =
    "/* scan */ SELECT main.name, reference.\"from\", reference.\"table\", "
    "ifnull (reference.\"to\", 'id'), 1 - max (own.\"notnull\", own.pk > 0) "
    "FROM sqlite_schema AS main, pragma_foreign_key_list (main.name) AS reference, "
    "pragma_table_info (main.name) AS own "
    "WHERE main.type = 'table' AND own.name = reference.\"from\"";

/* Sums over what was found, and the search index. */
static const char BEGIN_ANEW[] =
    "/* scan */ UPDATE article SET analysis = NULL, n_statements = 0, n_events = 0;"
    "/* scan */ UPDATE actor SET n_articles = 0, n_mentions = 0, n_statements = 0;"
    "INSERT INTO article_search (article_search) VALUES ('rebuild')";

static gboolean
take_off (guint *number, gint64 less)
{
  *number -= (guint) MIN (less, (gint64) *number);
  return TRUE;
}

/* Notes on articles that were removed are away with them, and do not count. */
static gboolean
recover_notes (AttacheDatabase *db, AttacheSalvageHistory *history, AttacheSalvageReport *report,
               GError **error)
{
  gint64 n_shelved;

  report->n_notes_from_history = attache_salvage_history_recover (history, db,
                                                                  ATTACHE_ROW_ANNOTATION);
  return attache_database_get_int (db, COUNT_SHELVED, 0, &n_shelved, error)
         && attache_database_exec (db, DELETE_SHELVED, error)
         && take_off (&report->n_notes_from_history, n_shelved);
}

/* When all texts are there that will be: what is about another goes with what refers to nothing. */
static gboolean
recover_words (AttacheDatabase *db, AttacheSalvageHistory *history, GError **error)
{
  static const AttacheRowKind kinds[] = { ATTACHE_ROW_TAG, ATTACHE_ROW_DECISION,
                                          ATTACHE_ROW_REPORT_CHOICE, ATTACHE_ROW_STATEMENT_CHOICE,
                                          ATTACHE_ROW_MERGED_ACTOR };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    attache_salvage_history_recover (history, db, kinds[i]);
  return attache_database_exec (db, UNCHAIN, error);
}

/* Of the text; where another article has it already, one that no text has. */
static gboolean
choose_uid (AttacheDatabase *db, gint64 id, const AttacheText *text, char **uid, GError **error)
{
  g_autofree char *plain = attache_article_uid (text);
  g_autofree char *salted = g_strdup_printf ("%s %" G_GINT64_FORMAT, plain, id);
  gint64 known;

  if (!attache_article_table_find (db, plain, &known, error))
    return FALSE;
  *uid = known == 0 || known == id ? g_steal_pointer (&plain)
                                   : g_compute_checksum_for_string (G_CHECKSUM_SHA256, salted, -1);
  return TRUE;
}

static gboolean
add_article (AttacheDatabase *db, gint64 id, const char *title, const AttacheText *text,
             GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_ARTICLE, error);
  g_autofree char *uid = NULL;
  g_autofree char *derived = title == NULL ? attache_title_from_text (text) : NULL;
  gint64 place;

  if (sql == NULL || !choose_uid (db, id, text, &uid, error)
      || !attache_article_place_find (db, id, ATTACHE_TIME_UNKNOWN, &place, error))
    return FALSE;
  attache_sql_bind_int (sql, ":place", place);
  attache_sql_bind_int (sql, ":id", id);
  attache_sql_bind_text (sql, ":uid", uid);
  attache_sql_bind_text (sql, ":title", title != NULL ? title : derived);
  attache_sql_bind_int (sql, ":is_derived", title == NULL);
  attache_sql_bind_int (sql, ":length", attache_text_get_length (text));
  attache_sql_bind_int (sql, ":now", g_get_real_time ());
  return attache_sql_run (sql, error);
}

static gboolean
retitle (AttacheDatabase *db, AttacheSalvageReport *report, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LONE_TEXTS, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      g_autoptr (AttacheText) text = attache_text_new (attache_sql_text (sql, 1), -1);

      if (!add_article (db, attache_sql_int (sql, 0), NULL, text, error))
        return FALSE;
      report->n_retitled++;
    }
  return attache_sql_finish (sql, error);
}

static gboolean
move_note (AttacheDatabase *db, gint64 id, glong start, glong end, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, MOVE_NOTE, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":start", start);
  attache_sql_bind_int (sql, ":end", end);
  return attache_sql_run (sql, error);
}

/* A text of what was highlighted in the lost one, each passage a paragraph; the notes follow. */
static gboolean
quote_notes (AttacheDatabase *db, gint64 article_id, GString *text, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, LIST_QUOTES, article_id, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      const char *quote = attache_sql_text (sql, 2);
      glong start = 0, end = 0;

      if (quote != NULL)
        {
          g_string_append (text, attache_sql_text (sql, 1));
          start = g_utf8_strlen (text->str, -1);
          g_string_append (text, quote);
          end = start + g_utf8_strlen (quote, -1);
          g_string_append_printf (text, "%s\n\n", attache_sql_text (sql, 3));
        }
      if (!move_note (db, attache_sql_int (sql, 0), start, end, error))
        return FALSE;
    }
  return attache_sql_finish (sql, error);
}

/* @title nullable. */
static gboolean
rebuild_article (AttacheDatabase *db, gint64 id, const char *title, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (AttacheSql) sql = NULL;
  const char *shown = title != NULL ? title : _ ("A lost article");

  if (!quote_notes (db, id, words, error))
    return FALSE;
  if (words->len == 0)
    g_string_append (words, shown);
  text = attache_text_new (words->str, -1);
  sql = attache_database_prepare_for (db, ADD_TEXT, id, error);
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":text", words->str);
  return attache_sql_run (sql, error) && add_article (db, id, shown, text, error);
}

static gboolean
rebuild_articles (AttacheDatabase *db, AttacheSalvageReport *report, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LOST_TEXTS_WITH_NOTES, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      const gint64 id = attache_sql_int (sql, 0);

      g_array_append_val (ids, id);
      g_ptr_array_add (titles, g_strdup (attache_sql_text (sql, 1)));
    }
  if (!attache_sql_finish (sql, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      const char *title = g_ptr_array_index (titles, i);

      if (!rebuild_article (db, g_array_index (ids, gint64, i), title, error))
        return FALSE;
      g_ptr_array_add (report->quoted, g_strdup (title != NULL ? title : _ ("A lost article")));
    }
  return TRUE;
}

static gboolean
let_go (AttacheDatabase *db, AttacheSalvageReport *report, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LIST_GONE, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    g_ptr_array_add (report->gone, g_strdup (attache_sql_text (sql, 0)));
  return attache_sql_finish (sql, error) && attache_database_exec (db, DELETE_GONE, error);
}

static gboolean
name_actors (AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_ACTORS, error);

  if (sql == NULL)
    return FALSE;
  /* Translators: a person or organization whose name could not be read */
  attache_sql_bind_text (sql, ":name", _ ("Lost name %d"));
  return attache_sql_run (sql, error);
}

static gboolean
set_text_facts (AttacheDatabase *db, gint64 id, const char *uid, guint32 length, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_TEXT_FACTS, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":uid", uid);
  attache_sql_bind_int (sql, ":length", length);
  return attache_sql_run (sql, error);
}

/* A text is known by its hash, which tells whether it is still what was imported. One that is not
 * is known by what it is now, so that the original is not taken for it when it is imported again.
 */
static gboolean
compare_texts (AttacheDatabase *db, AttacheSalvageReport *report, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LIST_TEXTS, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      g_autoptr (AttacheText) text = attache_text_new (attache_sql_text (sql, 4), -1);
      g_autofree char *uid = attache_article_uid (text);
      g_autofree char *carried = attache_article_table_dup_uid_of_carrier (
          uid, attache_sql_text (sql, 2));
      const char *told = attache_sql_text (sql, 1);

      if (strcmp (told, uid) == 0 || strcmp (told, carried) == 0)
        continue;
      if (!set_text_facts (db, attache_sql_int (sql, 0), uid, attache_text_get_length (text),
                           error))
        return FALSE;
      if (!g_ptr_array_find_with_equal_func (report->quoted, attache_sql_text (sql, 3), g_str_equal,
                                             NULL))
        g_ptr_array_add (report->altered, g_strdup (attache_sql_text (sql, 3)));
    }
  return attache_sql_finish (sql, error);
}

/* Where the column may be empty, it becomes so; else its row goes. */
static gboolean
cut_reference (AttacheDatabase *db, const char *table, const char *column, const char *to_table,
               const char *to_column, gboolean may_be_empty, GError **error)
{
  g_autofree char *where = g_strdup_printf (
      "WHERE \"%s\" IS NOT NULL AND \"%s\" NOT IN (SELECT \"%s\" FROM \"%s\")", column, column,
      to_column, to_table);
  g_autofree char *empty = g_strdup_printf ("UPDATE OR IGNORE \"%s\" SET \"%s\" = NULL %s", table,
                                            column, where);
  g_autofree char *delete = g_strdup_printf ("DELETE FROM \"%s\" %s", table, where);

  return (!may_be_empty || attache_database_exec (db, empty, error))
         && attache_database_exec (db, delete, error);
}

static gboolean
cut_references (AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LIST_REFERENCES, error);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      for (gint i = 0; i < N_WORDS; i++)
        g_ptr_array_add (words, g_strdup (attache_sql_text (sql, i)));
    }
  if (!attache_sql_finish (sql, error))
    return FALSE;
  for (guint i = 0; i < words->len; i += N_WORDS)
    {
      const char *const *one = (const char *const *) words->pdata + i;

      if (!cut_reference (db, one[0], one[1], one[2], one[3], g_str_equal (one[4], "1"), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
cut_all (AttacheDatabase *db, GError **error)
{
  gint64 n_before, n_left = G_MAXINT64;

  /* What goes may have been referred to itself. */
  do
    {
      n_before = n_left;
      if (!cut_references (db, error)
          || !attache_database_get_int (
              db, "/* scan */ SELECT count (*) FROM pragma_foreign_key_check", 0, &n_left, error))
        return FALSE;
    }
  while (n_left > 0 && n_left < n_before);
  return TRUE;
}

static gboolean
count (AttacheDatabase *db, const char *sql, guint *number, GError **error)
{
  gint64 value;

  if (!attache_database_get_int (db, sql, 0, &value, error))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

gboolean
attache_salvage_repair (AttacheDatabase *db, AttacheSalvageReport *report, GError **error)
{
  g_autoptr (AttacheSalvageHistory) history = attache_salvage_history_read (db, error);

  return history != NULL && recover_notes (db, history, report, error)
         && retitle (db, report, error) && rebuild_articles (db, report, error)
         && let_go (db, report, error) && recover_words (db, history, error)
         && name_actors (db, error) && cut_all (db, error) && compare_texts (db, report, error)
         && attache_database_exec (db, BEGIN_ANEW, error)
         && count (db, "/* scan */ SELECT count (*) FROM article", &report->n_articles, error)
         && count (db, "/* scan */ SELECT count (*) FROM annotation", &report->n_notes, error)
         && count (db, "/* scan */ SELECT count (*) FROM tag", &report->n_tags, error);
}

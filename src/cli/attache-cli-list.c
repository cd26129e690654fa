/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-cli events, speakers, statements, search, notes: the lists of the window as rows. Each
 * asks the store as the panes do, ids first and then the nouns, on a connection that only reads. */

#include "config.h"

#include "attache-civil.h"
#include "attache-cli-dossier.h"
#include "attache-cli.h"
#include "attache-fetch.h"
#include "attache-query.h"
#include "attache-time-words.h"

#include <string.h>

typedef struct
{
  AttacheDatabase *db;
  AttacheFilter *filter;
  AttacheOutput output;
  gboolean is_by_relevance; /* of articles */
} Listing;

typedef gboolean (*ListFunc) (const Listing *listing, GError **error);

/* A day or a span as ISO 8601, NULL where unknown. Transfer full. */
static char *
dup_instant (gint64 instant, AttachePrecision precision)
{
  char buffer[ATTACHE_CIVIL_BUFFER];

  if (instant == ATTACHE_TIME_UNKNOWN)
    return NULL;
  attache_civil_format (instant, buffer);
  return g_strndup (buffer, precision >= ATTACHE_PRECISION_DAY
                                ? strlen (buffer) - strlen ("T00:00:00")
                                : strlen (buffer));
}

static void
add_when (AttacheTable *table, AttacheTimeSpan when)
{
  g_autofree char *begin = dup_instant (when.begin, when.precision);
  g_autofree char *until = dup_instant (when.until, when.precision);
  g_autofree char *words = attache_time_words_span (when);

  attache_table_add (table, *words != '\0' ? words : NULL);
  attache_table_add (table, begin);
  attache_table_add (table, until);
}

static void
add_names (AttacheTable *table, const char *const *names)
{
  g_autofree char *joined = names != NULL ? g_strjoinv ("; ", (GStrv) names) : NULL;

  attache_table_add (table, joined);
}

static void
add_span (AttacheTable *table, AttacheSpan span)
{
  attache_table_add_int (table, span.start);
  attache_table_add_int (table, span.end);
}

static gboolean
list_events (const Listing *listing, GError **error)
{
  static const AttacheColumn columns[] = {
    { "when", "when", FALSE, 24 },
    { "begin" },
    { "until" },
    { "kind", "kind", FALSE, 10 },
    { "mode", "mode", FALSE, 10 },
    { "label", "event", FALSE, 48 },
    { "sources", "source", FALSE, 28 },
    { "targets", "target", FALSE, 28 },
    { "place", "place", FALSE, 16 },
    { "figures", "figures", FALSE, 24 },
    { "decision", "decision", FALSE, 0 },
    { "reports", "reports", TRUE, 0 },
    { "article_id", NULL, TRUE, 0 },
    { "start", NULL, TRUE, 0 },
    { "end", NULL, TRUE, 0 },
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) events = NULL;
  AttacheTable *table;

  if (!attache_query_events (listing->db, listing->filter, 0, ids, error))
    return FALSE;
  events = attache_fetch_events (listing->db, listing->filter, 0, (gint64 *) (gpointer) ids->data,
                                 ids->len, error);
  if (events == NULL)
    return FALSE;
  table = attache_table_new (columns, G_N_ELEMENTS (columns), listing->output);
  for (guint i = 0; i < events->len; i++)
    {
      const AttacheEventFields *event = attache_event_get_fields (g_ptr_array_index (events, i));

      add_when (table, event->when);
      attache_table_add (table, attache_event_kind_to_string (event->kind));
      attache_table_add (table, attache_event_mode_to_string (event->mode));
      attache_table_add (table, event->label);
      add_names (table, event->sources);
      add_names (table, event->targets);
      attache_table_add (table, event->place);
      add_names (table, event->figures);
      attache_table_add (table, attache_decision_to_string (event->decision));
      attache_table_add_int (table, event->n_reports);
      attache_table_add_int (table, event->article_id);
      add_span (table, event->span);
    }
  attache_table_finish (table);
  return TRUE;
}

static gboolean
list_speakers (const Listing *listing, GError **error)
{
  static const AttacheColumn columns[] = {
    { "name", "speaker", FALSE, 40 }, { "role", "role", FALSE, 48 },
    { "type", "type", FALSE, 0 },     { "statements", "said", TRUE, 0 },
    { "mentions", "named", TRUE, 0 }, { "key", NULL, FALSE, 0 },
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) speakers = NULL;
  AttacheTable *table;

  if (!attache_query_speakers (listing->db, listing->filter, 0, ids, error))
    return FALSE;
  speakers = attache_fetch_speakers (listing->db, listing->filter, 0,
                                     (gint64 *) (gpointer) ids->data, ids->len, error);
  if (speakers == NULL)
    return FALSE;
  table = attache_table_new (columns, G_N_ELEMENTS (columns), listing->output);
  for (guint i = 0; i < speakers->len; i++)
    {
      const AttacheSpeakerFields *speaker = attache_speaker_get_fields (
          g_ptr_array_index (speakers, i));

      attache_table_add (table, speaker->name);
      attache_table_add (table, speaker->role);
      attache_table_add (table, attache_actor_type_to_string (speaker->type));
      attache_table_add_int (table, speaker->n_statements);
      attache_table_add_int (table, speaker->n_mentions);
      attache_table_add (table, speaker->key);
    }
  attache_table_finish (table);
  return TRUE;
}

static void
add_statement (AttacheTable *table, const AttacheStatementFields *statement)
{
  AttacheSpan whole = { 0, 0 };

  if (statement->n_content > 0)
    whole = (AttacheSpan){ statement->content[0].start,
                           statement->content[statement->n_content - 1].end };
  add_when (table, statement->when);
  attache_table_add (table, statement->speaker_name);
  attache_table_add (table, statement->via_name);
  attache_table_add (table, attache_statement_kind_to_string (statement->kind));
  attache_table_add (table, attache_statement_shape_to_string (statement->shape));
  attache_table_add (table, attache_decision_to_string (statement->decision));
  attache_table_add (table, statement->quote);
  attache_table_add (table, statement->cue_text);
  attache_table_add (table, statement->source_text);
  attache_table_add (table, statement->article_title);
  attache_table_add_int (table, statement->article_id);
  add_span (table, whole);
}

static gboolean
list_statements (const Listing *listing, GError **error)
{
  static const AttacheColumn columns[] = {
    { "when", "said", FALSE, 20 },
    { "begin" },
    { "until" },
    { "speaker", "speaker", FALSE, 36 },
    { "via", "via", FALSE, 20 },
    { "kind", "kind", FALSE, 0 },
    { "shape", "shape", FALSE, 0 }, /* null: as it was found */
    { "decision", "decision", FALSE, 0 },
    { "quote", "statement", FALSE, 72 },
    { "cue", NULL, FALSE, 0 },
    { "source", NULL, FALSE, 0 },
    { "article", NULL, FALSE, 0 },
    { "article_id", NULL, TRUE, 0 },
    { "start", NULL, TRUE, 0 },
    { "end", NULL, TRUE, 0 },
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) statements = NULL;
  AttacheTable *table;

  if (!attache_query_statements (listing->db, listing->filter, 0, 0, ids, error))
    return FALSE;
  statements = attache_fetch_statements (listing->db, NULL, (gint64 *) (gpointer) ids->data,
                                         ids->len, error);
  if (statements == NULL)
    return FALSE;
  table = attache_table_new (columns, G_N_ELEMENTS (columns), listing->output);
  for (guint i = 0; i < statements->len; i++)
    add_statement (table, attache_statement_get_fields (g_ptr_array_index (statements, i)));
  attache_table_finish (table);
  return TRUE;
}

/* The hit between brackets, where the store marks it with U+0002 and U+0003. */
static char *
dup_snippet (const char *snippet)
{
  char *text = g_strdup (snippet);

  for (char *p = text; p != NULL && *p != '\0'; p++)
    *p = *p == '\002' ? '[' : *p == '\003' ? ']' : *p;
  return text;
}

static gboolean
query_articles (const Listing *listing, GArray *ids, GError **error)
{
  if (listing->is_by_relevance
      && !attache_query_best_articles (listing->db, listing->filter, G_MAXINT, ids, NULL, error))
    return FALSE;
  /* Where no words are asked nothing is more relevant than another. */
  return ids->len > 0 || attache_query_articles (listing->db, listing->filter, 0, ids, NULL, error);
}

static gboolean
list_articles (const Listing *listing, GError **error)
{
  static const AttacheColumn columns[] = {
    { "published", "published", FALSE, 0 },
    { "published_basis", NULL, FALSE, 0 },
    { "title", "article", FALSE, 56 },
    { "outlet", "outlet", FALSE, 24 },
    { "snippet", "passage", FALSE, 72 },
    { "statements", NULL, TRUE, 0 },
    { "events", NULL, TRUE, 0 },
    { "url", NULL, FALSE, 0 },
    { "id", NULL, TRUE, 0 },
    { "uid", NULL, FALSE, 0 },
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) articles = NULL;
  AttacheTable *table;

  if (!query_articles (listing, ids, error))
    return FALSE;
  articles = attache_fetch_articles (listing->db, listing->filter, (gint64 *) (gpointer) ids->data,
                                     ids->len, error);
  if (articles == NULL)
    return FALSE;
  table = attache_table_new (columns, G_N_ELEMENTS (columns), listing->output);
  for (guint i = 0; i < articles->len; i++)
    {
      const AttacheArticleFields *article = attache_article_get_fields (
          g_ptr_array_index (articles, i));
      g_autofree char *published = dup_instant (article->published, article->published_precision);
      g_autofree char *snippet = dup_snippet (article->snippet);

      attache_table_add (table, published);
      attache_table_add (table, attache_date_basis_to_string (article->published_basis));
      attache_table_add (table, article->title);
      attache_table_add (table, article->outlet);
      attache_table_add (table, snippet);
      attache_table_add_int (table, article->n_statements);
      attache_table_add_int (table, article->n_events);
      attache_table_add (table, article->url);
      attache_table_add_int (table, article->id);
      attache_table_add (table, article->uid);
    }
  attache_table_finish (table);
  return TRUE;
}

static gboolean
list_notes (const Listing *listing, GError **error)
{
  static const AttacheColumn columns[] = {
    { "article", "article", FALSE, 40 }, { "quote", "passage", FALSE, 56 },
    { "note", "note", FALSE, 56 },       { "tags", "tags", FALSE, 24 },
    { "speaker", "speaker", FALSE, 24 }, { "colour", NULL, FALSE, 0 },
    { "start", NULL, TRUE, 0 },          { "end", NULL, TRUE, 0 },
    { "uid", NULL, FALSE, 0 },           { "article_id", NULL, TRUE, 0 },
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) notes = NULL;
  AttacheTable *table;

  if (!attache_query_annotations (listing->db, listing->filter, 0, ids, error))
    return FALSE;
  notes = attache_fetch_annotations (listing->db, (gint64 *) (gpointer) ids->data, ids->len, error);
  if (notes == NULL)
    return FALSE;
  table = attache_table_new (columns, G_N_ELEMENTS (columns), listing->output);
  for (guint i = 0; i < notes->len; i++)
    {
      const AttacheAnnotationFields *note = attache_annotation_get_fields (
          g_ptr_array_index (notes, i));

      attache_table_add (table, note->article_title);
      attache_table_add (table, note->quote);
      attache_table_add (table, note->note);
      add_names (table, note->tags);
      attache_table_add (table, note->speaker);
      attache_table_add (table, attache_highlight_to_string (note->colour));
      add_span (table, note->span);
      attache_table_add (table, note->uid);
      attache_table_add_int (table, note->article_id);
    }
  attache_table_finish (table);
  return TRUE;
}

/* A connection that only reads needs no session, and can look at a dossier that the window has
 * open. */
static int
list (const AttacheCliOptions *options, const char *words, gboolean is_by_relevance, ListFunc func)
{
  g_autoptr (GFile) file = attache_cli_get_file (options);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase)
      db = attache_database_open (g_file_peek_path (file), ATTACHE_DATABASE_READ_ONLY, &error);
  g_autoptr (AttacheFilter) everything = attache_filter_new ();
  g_autoptr (AttacheFilter) filter = attache_filter_with_words (everything, words);
  Listing listing = { db, filter, attache_cli_get_output (options), is_by_relevance };

  if (db != NULL && func (&listing, &error))
    return ATTACHE_EXIT_OK;
  g_printerr ("attache-cli: %s\n", error->message);
  return ATTACHE_EXIT_FAILED;
}

static int
run_list (int argc, char **argv, ListFunc func, const char *summary)
{
  AttacheCliOptions options = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;

  if (!attache_cli_parse_dossier (&argc, &argv, &options, NULL, "[WORDS…]", summary))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  words = argc > 1 ? g_strjoinv (" ", argv + 1) : NULL;
  return list (&options, words, FALSE, func);
}

int
attache_cli_events (int argc, char **argv)
{
  return run_list (argc, argv, list_events,
                   "Lists events by time, with the number of articles that report each.");
}

int
attache_cli_speakers (int argc, char **argv)
{
  return run_list (argc, argv, list_speakers, "Lists who says something, most statements first.");
}

int
attache_cli_statements (int argc, char **argv)
{
  return run_list (argc, argv, list_statements,
                   "Lists what was said, by whom and through whom, by time.");
}

int
attache_cli_notes (int argc, char **argv)
{
  return run_list (argc, argv, list_notes, "Lists highlights and notes.");
}

int
attache_cli_search (int argc, char **argv)
{
  AttacheCliOptions options = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *order = NULL;
  g_autofree char *words = NULL;
  const GOptionEntry entries[] = {
    { "order", 'o', 0, G_OPTION_ARG_STRING, &order,
      "newest first (as it is without this), or by relevance", "newest|relevance" },
    G_OPTION_ENTRY_NULL,
  };

  if (!attache_cli_parse_dossier (&argc, &argv, &options, entries, "[WORDS…]",
                                  "Lists articles, or those that hold WORDS."))
    return ATTACHE_EXIT_USAGE;
  path = options.path;
  if (order != NULL && !g_str_equal (order, "newest") && !g_str_equal (order, "relevance"))
    {
      g_printerr ("attache-cli search: an order is newest or relevance, and not “%s”\n", order);
      return ATTACHE_EXIT_USAGE;
    }
  words = argc > 1 ? g_strjoinv (" ", argv + 1) : NULL;
  return list (&options, words, g_strcmp0 (order, "relevance") == 0, list_articles);
}

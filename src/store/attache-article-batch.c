/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that others refer to come first. */

#include "config.h"

#include "attache-article-batch.h"

#include "attache-event-table.h"
#include "attache-mark-table.h"
#include "attache-search-table.h"
#include "attache-statement-table.h"

/* Rows of some two hundred articles: enough to a statement. */
#define MAX_BYTES (2 << 20)

static const char NEXT_ARTICLE[] = "SELECT max (id) + 1 FROM article";
static const char NEXT_REPORT[] = "SELECT max (id) + 1 FROM report";
static const char NEXT_STATEMENT[] = "SELECT max (id) + 1 FROM statement";
static const char LIST_MERGED[] = "/* scan */ SELECT id FROM merged_actor ORDER BY id";

static gboolean
read_state (AttacheArticleBatch *self, AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) merged = attache_database_prepare (db, LIST_MERGED, error);

  return merged != NULL && attache_sql_take_ids (merged, self->merged, error)
         && attache_database_get_int (db, NEXT_ARTICLE, 1, &self->next_article_id, error)
         && attache_database_get_int (db, NEXT_REPORT, 1, &self->next_report_id, error)
         && attache_database_get_int (db, NEXT_STATEMENT, 1, &self->next_statement_id, error)
         && attache_event_table_take_id (db, 0, &self->next_event_id, error);
}

AttacheArticleBatch *
attache_article_batch_new (AttacheDatabase *db, AttacheSeenTexts *seen, GError **error)
{
  g_autoptr (AttacheArticleBatch) self = g_new0 (AttacheArticleBatch, 1);

  self->events = attache_open_events_new ();
  self->reports = attache_event_table_new_reports ();
  self->event_actors = attache_event_table_new_actors ();
  self->figures = attache_event_table_new_figures ();
  self->statements = attache_statement_table_new_rows ();
  self->counts = attache_actor_table_new_counts ();
  self->times = attache_mark_table_new_times ();
  self->hashes = attache_hash_batch_new (db);
  self->entries = attache_search_entries_new ();
  self->sums = attache_actor_sums_new ();
  self->actors = attache_actors_seen_new ();
  self->seen = seen;
  self->merged = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->borrowed = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_found_values_free);
  return read_state (self, db, error) ? g_steal_pointer (&self) : NULL;
}

void
attache_article_batch_free (AttacheArticleBatch *batch)
{
  attache_open_events_free (batch->events);
  attache_row_batch_free (batch->reports);
  attache_row_batch_free (batch->event_actors);
  attache_row_batch_free (batch->figures);
  attache_row_batch_free (batch->statements);
  attache_row_batch_free (batch->counts);
  attache_row_batch_free (batch->times);
  attache_hash_batch_free (batch->hashes);
  g_array_unref (batch->entries);
  g_hash_table_unref (batch->sums);
  attache_actors_seen_free (batch->actors);
  g_array_unref (batch->merged);
  g_ptr_array_unref (batch->borrowed);
  g_free (batch);
}

gboolean
attache_article_batch_is_full (AttacheArticleBatch *batch)
{
  return attache_open_events_is_full (batch->events)
         || attache_row_batch_get_size (batch->statements)
                    + attache_row_batch_get_size (batch->times)
                > MAX_BYTES;
}

gboolean
attache_article_batch_write_rows (AttacheArticleBatch *batch, AttacheDatabase *db, GError **error)
{
  AttacheRowBatch *const rows[] = { batch->reports,    batch->event_actors, batch->figures,
                                    batch->statements, batch->counts,       batch->times };

  if (!attache_event_table_write_events (db, batch->events, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (!attache_row_batch_write (rows[i], db, error))
        return FALSE;
    }
  return attache_hash_batch_write (batch->hashes, db, error);
}

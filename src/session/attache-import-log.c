/* SPDX-License-Identifier: GPL-3.0-or-later */

/* It counts what was written; lines may be written by another thread than the one that made them.
 */

#include "config.h"

#include "attache-import-log.h"

struct _AttacheImportLog
{
  AttacheStore *store;
  gint64 run_id;
  /* Written; the writer's own once the report is open */
  guint n_arrivals;
  guint n_remarks;
};

typedef struct
{
  AttacheImportLog *log;
  const AttacheImportLines *lines;
  const AttacheImportRun *counts;
} Ending;

AttacheImportLog *
attache_import_log_new (AttacheStore *store)
{
  AttacheImportLog *self = g_new0 (AttacheImportLog, 1);

  self->store = g_object_ref (store);
  return self;
}

void
attache_import_log_free (AttacheImportLog *log)
{
  g_object_unref (log->store);
  g_free (log);
}

static gboolean
begin (AttacheDatabase *db, gpointer data, GError **error)
{
  AttacheImportLog *self = data;

  return attache_import_table_begin (db, g_get_real_time (), &self->run_id, error);
}

gboolean
attache_import_log_begin (AttacheImportLog *log, GError **error)
{
  return attache_store_write (log->store, begin, log, NULL, error);
}

static gboolean
end (AttacheDatabase *db, gpointer data, GError **error)
{
  Ending *ending = data;

  return attache_import_log_write (ending->log, ending->lines, db, error)
         && attache_import_table_end (db, ending->log->run_id, ending->counts, g_get_real_time (),
                                      error);
}

gboolean
attache_import_log_end (AttacheImportLog *log, const AttacheImportLines *lines,
                        const AttacheImportRun *counts, GError **error)
{
  Ending ending = { log, lines, counts };

  return log->run_id == 0 || attache_store_write (log->store, end, &ending, NULL, error);
}

gint64
attache_import_log_get_run_id (AttacheImportLog *log)
{
  return log->run_id;
}

gboolean
attache_import_log_write (AttacheImportLog *log, const AttacheImportLines *lines,
                          AttacheDatabase *db, GError **error)
{
  for (guint i = 0; i < lines->arrivals->len; i++)
    {
      const AttacheImportArrival *arrival = &g_array_index (lines->arrivals, AttacheImportArrival,
                                                            i);

      if (!attache_import_table_add_article (db, log->run_id, log->n_arrivals++, arrival->id,
                                             arrival->is_known, error))
        return FALSE;
    }
  for (guint i = 0; i < lines->remarks->len; i++)
    {
      if (!attache_import_table_add_remark (db, log->run_id, log->n_remarks++,
                                            &g_array_index (lines->remarks, AttacheImportRemark, i),
                                            error))
        return FALSE;
    }
  return TRUE;
}

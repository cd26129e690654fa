/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two lists that wait for the next transaction. */

#include "config.h"

#include "attache-import-log.h"

#include <string.h>

typedef struct
{
  gint64 id;
  gboolean is_known;
} Arrival;

struct _AttacheImportLog
{
  AttacheStore *store;
  GArray *arrivals; /* Arrival */
  GArray *remarks;  /* AttacheImportRemark, strings owned */
  gint64 run_id;
  guint n_arrivals; /* written */
  guint n_remarks;
};

typedef struct
{
  AttacheImportLog *log;
  const AttacheImportRun *counts;
} Ending;

static void
remark_clear (gpointer data)
{
  AttacheImportRemark *remark = data;

  g_free ((char *) remark->name);
  g_free ((char *) remark->reason);
  g_free ((char *) remark->path);
}

AttacheImportLog *
attache_import_log_new (AttacheStore *store)
{
  AttacheImportLog *self = g_new0 (AttacheImportLog, 1);

  self->store = g_object_ref (store);
  self->arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));
  self->remarks = g_array_new (FALSE, FALSE, sizeof (AttacheImportRemark));
  g_array_set_clear_func (self->remarks, remark_clear);
  return self;
}

void
attache_import_log_free (AttacheImportLog *log)
{
  g_object_unref (log->store);
  g_array_unref (log->arrivals);
  g_array_unref (log->remarks);
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

  return attache_import_log_write (ending->log, db, error)
         && attache_import_table_end (db, ending->log->run_id, ending->counts, g_get_real_time (),
                                      error);
}

gboolean
attache_import_log_end (AttacheImportLog *log, const AttacheImportRun *counts, GError **error)
{
  Ending ending = { log, counts };

  if (log->run_id == 0)
    return TRUE;
  if (!attache_store_write (log->store, end, &ending, NULL, error))
    return FALSE;
  attache_import_log_forget (log);
  return TRUE;
}

gint64
attache_import_log_get_run_id (AttacheImportLog *log)
{
  return log->run_id;
}

/* Errors begin with the name of what failed; in a report it stands beside them. */
static const char *
skip_name (const char *reason, const char *name)
{
  gsize length = strlen (name);

  return strncmp (reason, name, length) == 0 && g_str_has_prefix (reason + length, ": ")
             ? reason + length + 2
             : reason;
}

void
attache_import_log_add_remark (AttacheImportLog *log, const AttacheImportRemark *remark)
{
  AttacheImportRemark copy = *remark;

  copy.name = g_strdup (remark->name);
  copy.reason = g_strdup (skip_name (remark->reason, remark->name));
  copy.path = g_strdup (remark->path);
  g_array_append_val (log->remarks, copy);
}

void
attache_import_log_add_article (AttacheImportLog *log, gint64 article_id, gboolean is_known)
{
  const Arrival arrival = { article_id, is_known };

  g_array_append_val (log->arrivals, arrival);
}

guint
attache_import_log_count_waiting (AttacheImportLog *log)
{
  return log->arrivals->len + log->remarks->len;
}

gboolean
attache_import_log_write (AttacheImportLog *log, AttacheDatabase *db, GError **error)
{
  for (guint i = 0; i < log->arrivals->len; i++)
    {
      const Arrival *arrival = &g_array_index (log->arrivals, Arrival, i);

      if (!attache_import_table_add_article (db, log->run_id, log->n_arrivals + i, arrival->id,
                                             arrival->is_known, error))
        return FALSE;
    }
  for (guint i = 0; i < log->remarks->len; i++)
    {
      if (!attache_import_table_add_remark (db, log->run_id, log->n_remarks + i,
                                            &g_array_index (log->remarks, AttacheImportRemark, i),
                                            error))
        return FALSE;
    }
  return TRUE;
}

void
attache_import_log_forget (AttacheImportLog *log)
{
  log->n_arrivals += log->arrivals->len;
  log->n_remarks += log->remarks->len;
  g_array_set_size (log->arrivals, 0);
  g_array_set_size (log->remarks, 0);
}

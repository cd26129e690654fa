/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes down every statement that a test program runs, on whatever connection, where
 * ATTACHE_OVERHEARD names a file: tests/store/check-plans.py looks at their plans. Each is ended by
 * a NUL, for they have lines. */

#include "config.h"

#include "overhear.h"

#include <glib.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

/* All connections, all threads. */
static GHashTable *heard;
static GMutex mutex;

static int
heard_cb (unsigned type, void *data, void *stmt, void *unused)
{
  g_mutex_lock (&mutex);
  g_hash_table_add (heard, g_strdup (sqlite3_sql (stmt)));
  g_mutex_unlock (&mutex);
  return 0;
}

/* As sqlite3_auto_extension () wants it. */
static int
opened_cb (sqlite3 *handle, char **message, const void *api)
{
  return sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, heard_cb, NULL);
}

static void
write_down (void)
{
  FILE *file = fopen (g_getenv ("ATTACHE_OVERHEARD"), "w");
  GHashTableIter iter;
  gpointer text;

  if (file == NULL)
    return;
  g_hash_table_iter_init (&iter, heard);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      fputs (text, file);
      fputc ('\0', file);
    }
  fclose (file);
  g_clear_pointer (&heard, g_hash_table_unref);
}

void
overhear_begin (void)
{
  if (g_getenv ("ATTACHE_OVERHEARD") == NULL || heard != NULL)
    return;
  heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_auto_extension ((void (*) (void)) opened_cb);
  atexit (write_down);
}

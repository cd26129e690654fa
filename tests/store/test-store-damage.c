/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes flipped, ends cut off: whatever opens may be looked at, what does not says so, and nothing
 * crashes. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "attache-fetch-reading.h"
#include "attache-fetch.h"
#include "attache-journal.h"
#include "attache-query.h"
#include "attache-store-error.h"
#include "attache-writing.h"
#include "store-sample.h"

#define PAGE_SIZE 4096

typedef struct
{
  guint n_refused;
  guint n_told; /* opened, and a query or the check told of it */
  guint n_unseen;
} Tally;

static const gint64 *
ids_of (GArray *ids)
{
  return (const gint64 *) (gconstpointer) ids->data;
}

typedef gboolean (*Look) (AttacheDatabase *db, GArray *ids, GError **error);

static gboolean
is_fetched (GPtrArray *items)
{
  g_autoptr (GPtrArray) owned = items;

  return owned != NULL;
}

static gboolean
look_at_articles (AttacheDatabase *db, GArray *ids, GError **error)
{
  g_autoptr (AttacheReadingRows) rows = NULL;

  if (!attache_query_articles (db, NULL, 0, ids, NULL, error)
      || !is_fetched (attache_fetch_articles (db, NULL, ids_of (ids), ids->len, error)))
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  rows = attache_fetch_reading (db, NULL, ids_of (ids)[0], NULL, error);
  return rows != NULL;
}

static gboolean
look_at_speakers (AttacheDatabase *db, GArray *ids, GError **error)
{
  return attache_query_speakers (db, NULL, 0, ids, error)
         && is_fetched (attache_fetch_speakers (db, NULL, 0, ids_of (ids), ids->len, error));
}

static gboolean
look_at_statements (AttacheDatabase *db, GArray *ids, GError **error)
{
  return attache_query_statements (db, NULL, 0, 0, ids, error)
         && is_fetched (attache_fetch_statements (db, NULL, ids_of (ids), ids->len, error));
}

static gboolean
look_at_events (AttacheDatabase *db, GArray *ids, GError **error)
{
  g_autoptr (AttacheEventSeries)
      series = attache_query_series (db, NULL, ATTACHE_SERIES_BY_ACTOR, error);

  return series != NULL && attache_query_events (db, NULL, 0, ids, error)
         && is_fetched (attache_fetch_events (db, NULL, 0, ids_of (ids), ids->len, error));
}

static gboolean
look_at_notes (AttacheDatabase *db, GArray *ids, GError **error)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  return attache_journal_peek (db, &undo, &redo, error)
         && attache_query_annotations (db, NULL, 0, ids, error)
         && is_fetched (attache_fetch_annotations (db, ids_of (ids), ids->len, error));
}

/* Everything that the window may ask. FALSE where something failed, with an error. */
static gboolean
look_at_all (AttacheDatabase *db, GError **error)
{
  static const Look looks[] = { look_at_articles, look_at_speakers, look_at_statements,
                                look_at_events, look_at_notes };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!looks[i](db, ids, error))
        return FALSE;
    }
  return TRUE;
}

static void
examine (const char *path, Tally *tally)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db = attache_database_open (path, ATTACHE_DATABASE_READ_ONLY, &error);
  g_auto (GStrv) problems = NULL;
  gboolean is_whole;

  if (db == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpuint (strlen (error->message), >, 10);
      tally->n_refused++;
      return;
    }
  is_whole = look_at_all (db, &error);
  g_assert_true (is_whole == (error == NULL));
  g_clear_error (&error);
  problems = attache_database_check (db, FALSE, &error);
  if (!is_whole || problems == NULL || g_strv_length (problems) > 0)
    tally->n_told++;
  else
    tally->n_unseen++;
}

/* A dossier of some dozens of pages. */
static char *
make_dossier (const char *folder)
{
  char *path = g_build_filename (folder, "test.dossier", NULL);
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = attache_database_open (path, ATTACHE_DATABASE_CREATE, &error);
  gint64 id;

  g_assert_no_error (error);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "Report %u: the ministers met Lorne at the bridge of Zenda. “Soon,” said Lorne.", i);
      g_autoptr (SampleArticle)
          article = sample_article_new (text, NULL, "Zenda Courier", "2031-09-20");
      gint lorne = sample_add_actor (article, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON,
                                     "minister");

      sample_add_statement (article, "Soon", "said", lorne, "2031-09-20");
      sample_add_event (article, "met Lorne", ATTACHE_EVENT_CONSULT, "2031-09-20", -1, lorne);
      attache_writing_annotate (db, ATTACHE_TARGET_SPAN, sample_add (db, article), 0,
                                (AttacheSpan){ 0, 8 }, 0, i, &id, &error);
      g_assert_no_error (error);
    }
  attache_database_free (db);
  return path;
}

static void
put (const char *path, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_unlink (path);
  g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
test_flipped (void)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = make_dossier (folder);
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  g_autofree char *bytes = NULL;
  const guint n_rounds = g_test_slow () ? 1000 : 300;
  Tally tally = { 0 };
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, length);

      for (guint k = 0; k < 1 + i % 20; k++)
        damaged[g_rand_int_range (random, 0, (gint32) length)] ^= (char) g_rand_int_range (random,
                                                                                           1, 256);
      put (path, damaged, length);
      examine (path, &tally);
    }
  sample_tell_fault ("1 to 20 bytes flipped at random, opened by the store",
                     "no crash; refused, told of, or read",
                     "%u files: %u refused, %u told of, %u read without a fault seen, 0 crashes",
                     n_rounds, tally.n_refused, tally.n_told, tally.n_unseen);
  g_assert_cmpuint (tally.n_refused + tally.n_told, >, n_rounds / 4);
  sample_folder_remove (folder);
}

static void
test_truncated (void)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = make_dossier (folder);
  g_autoptr (GRand) random = g_rand_new_with_seed (4712);
  g_autofree char *bytes = NULL;
  Tally tally = { 0 };
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < 100; i++)
    {
      /* Of the last page it may be free space that is cut off: then nothing is lost, or told. */
      put (path, bytes, (gsize) g_rand_int_range (random, 0, (gint32) length - PAGE_SIZE));
      examine (path, &tally);
    }
  sample_tell_fault ("cut off at a random place", "no crash; refused or told of",
                     "100 files: %u refused, %u told of, %u unseen", tally.n_refused, tally.n_told,
                     tally.n_unseen);
  g_assert_cmpuint (tally.n_unseen, ==, 0);
  sample_folder_remove (folder);
}

/* A note of 10 MB, many tags, control characters, overrides: kept as they are. */
static void
test_hostile_notes (void)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = make_dossier (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db = attache_database_open (path, 0, &error);
  g_autofree char *large = g_strnfill (10 << 20, 'x');
  const char *const notes[] = { "\x01\x02\x1b[31m",
                                "\xe2\x80\xae"
                                "dlrow",
                                "'; DROP TABLE annotation; --", large };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) tags = NULL;
  gint64 id = 1;
  gboolean is_done;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (GPtrArray) items = NULL;

      g_assert_true (attache_writing_set_note (db, id, notes[i], (gint64) i * 1000000, &error));
      items = attache_fetch_annotations (db, &id, 1, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (attache_annotation_get_fields (g_ptr_array_index (items, 0))->note, ==,
                       notes[i]);
    }
  g_assert_true (attache_journal_undo (db, NULL, &is_done, &error));
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *tag = g_strdup_printf ("tag %u\x02", i);

      g_strv_builder_add (builder, tag);
    }
  tags = g_strv_builder_end (builder);
  g_assert_true (attache_writing_set_tags (db, id, (const char *const *) tags, 9000000, &error));
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM annotation_tag"), ==, 2000);
  g_clear_pointer (&db, attache_database_free);
  sample_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/damage/flipped", test_flipped);
  g_test_add_func ("/damage/truncated", test_truncated);
  g_test_add_func ("/damage/hostile-notes", test_hostile_notes);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything here is invented: countries, people, words. */

#include "config.h"

#include "store-sample.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "attache-civil.h"
#include "attache-writing-articles.h"
#include "overhear.h"

SampleArticle *
sample_article_new (const char *text, const char *title, const char *outlet, const char *published)
{
  SampleArticle *self = g_new0 (SampleArticle, 1);
  AttachePrecision precision;

  self->text = attache_text_new (text, -1);
  self->findings = attache_findings_new ();
  self->findings->published = ATTACHE_TIME_UNKNOWN;
  self->fields.title = title;
  self->fields.outlet = outlet;
  self->fields.published = ATTACHE_TIME_UNKNOWN;
  self->fields.published_precision = ATTACHE_PRECISION_DAY;
  self->fields.text = self->text;
  self->fields.findings = self->findings;
  if (published != NULL)
    {
      g_assert_true (attache_civil_parse (published, &self->fields.published, &precision));
      self->fields.published_basis = ATTACHE_BASIS_GIVEN;
    }
  return self;
}

void
sample_article_free (SampleArticle *self)
{
  attache_text_unref (self->text);
  attache_findings_free (self->findings);
  g_free (self);
}

AttacheSpan
sample_span (SampleArticle *self, const char *words)
{
  const char *utf8 = attache_text_get_utf8 (self->text, NULL);
  const char *found = strstr (utf8, words);
  AttacheSpan span;

  g_assert_nonnull (found);
  span.start = attache_text_byte_to_offset (self->text, (guint32) (found - utf8));
  span.end = attache_text_byte_to_offset (self->text, (guint32) (found - utf8 + strlen (words)));
  return span;
}

gint
sample_add_actor (SampleArticle *self, const char *name, const char *key, AttacheActorType type,
                  const char *role)
{
  const char *utf8 = attache_text_get_utf8 (self->text, NULL);
  const char *last = strrchr (name, ' ') != NULL ? strrchr (name, ' ') + 1 : name;
  AttacheFoundActor actor = {
    .name = g_strdup (name), .type = type, .key = g_strdup (key), .known = key != NULL
  };
  gint index = (gint) self->findings->actors->len;

  actor.aliases = g_strsplit (last, "\n", 2);
  actor.roles = role != NULL ? g_strsplit (role, "\n", 2) : NULL;
  for (const char *at = strstr (utf8, last); at != NULL; at = strstr (at + 1, last))
    {
      AttacheFoundMention mention = { .type = type, .actor = index, .rule = "test" };

      mention.span.start = attache_text_byte_to_offset (self->text, (guint32) (at - utf8));
      mention.span.end = attache_text_byte_to_offset (self->text,
                                                      (guint32) (at - utf8 + strlen (last)));
      g_array_append_val (self->findings->mentions, mention);
    }
  g_array_append_val (self->findings->actors, actor);
  return index;
}

static AttacheSpan *
one_span (AttacheSpan span)
{
  return g_memdup2 (&span, sizeof span);
}

static AttacheTimeSpan
day_of (const char *date)
{
  AttacheTimeSpan when = ATTACHE_TIME_SPAN_UNKNOWN;

  if (date == NULL)
    return when;
  g_assert_true (attache_civil_parse (date, &when.begin, &when.precision));
  when.until = when.begin + ATTACHE_USEC_PER_DAY;
  when.precision = ATTACHE_PRECISION_DAY;
  return when;
}

gint
sample_add_statement (SampleArticle *self, const char *content, const char *cue, gint speaker,
                      const char *said)
{
  AttacheFoundStatement statement = { .kind = ATTACHE_STATEMENT_DIRECT,
                                      .speaker = speaker,
                                      .via = -1,
                                      .addressee = -1,
                                      .inside = -1,
                                      .confidence = 0.75f,
                                      .rule = "test-rule",
                                      .resolution = "name" };

  statement.content = one_span (sample_span (self, content));
  statement.n_content = 1;
  statement.cue = one_span (sample_span (self, cue));
  statement.n_cue = 1;
  statement.when = day_of (said);
  statement.time = g_strdup (said);
  g_array_append_val (self->findings->statements, statement);
  return (gint) self->findings->statements->len - 1;
}

gint
sample_add_event (SampleArticle *self, const char *words, AttacheEventKind kind, const char *date,
                  gint source, gint target)
{
  AttacheFoundEvent event = {
    .span = sample_span (self, words), .kind = kind, .confidence = 0.5f, .rule = "test-rule"
  };

  event.when = day_of (date);
  event.actors = g_new0 (AttacheEventActor, 2);
  if (source >= 0)
    event.actors[event.n_actors++] = (AttacheEventActor){ TRUE, source, { 0, 0 } };
  if (target >= 0)
    event.actors[event.n_actors++] = (AttacheEventActor){ FALSE, target, { 0, 0 } };
  g_array_append_val (self->findings->events, event);
  return (gint) self->findings->events->len - 1;
}

void
sample_add_figure (SampleArticle *self, gint event, const char *words, gint64 least)
{
  AttacheFoundEvent *found = attache_findings_event (self->findings, event);

  g_assert_cmpuint (found->n_figures, ==, 0);
  found->figures = g_new0 (AttacheFigure, 1);
  found->figures[0] = (AttacheFigure){ sample_span (self, words), ATTACHE_EFFECT_WOUNDED, least, -1,
                                       NULL };
  found->n_figures = 1;
}

char *
sample_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("attache-test-XXXXXX", &error);

  g_assert_no_error (error);
  overhear_begin ();
  return folder;
}

void
sample_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        sample_folder_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

AttacheDatabase *
sample_dossier_new (AttacheDatabaseFlags flags, char **folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  AttacheDatabase *db;

  *folder = sample_folder_new ();
  path = g_build_filename (*folder, "test.dossier", NULL);
  db = attache_database_open (path, ATTACHE_DATABASE_CREATE | flags, &error);
  g_assert_no_error (error);
  return db;
}

AttacheDatabase *
sample_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = attache_database_open (path, ATTACHE_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (attache_database_exec (db, "PRAGMA synchronous = OFF", NULL));
  return db;
}

void
sample_dossier_free (AttacheDatabase *db, char *folder)
{
  attache_database_free (db);
  sample_folder_remove (folder);
  g_free (folder);
}

void
sample_assert_whole (AttacheDatabase *db)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = attache_database_check (db, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
}

gint64
sample_add (AttacheDatabase *db, SampleArticle *article)
{
  g_autoptr (GError) error = NULL;
  AttacheAdded added;

  attache_store_add_article (db, &article->fields, 1000, &added, &error);
  g_assert_no_error (error);
  return added.id;
}

static gboolean
import (AttacheDatabase *db, gpointer data, GError **error)
{
  const SampleArticle *article = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  AttacheAdded added;

  if (!attache_store_add_article (db, &article->fields, 1000, &added, error))
    return FALSE;
  if (!added.is_known)
    g_array_append_val (ids, added.id);
  return attache_writing_note_import (db, ids, NULL, article->fields.source, 1000, error);
}

gint64
sample_import (AttacheDatabase *db, SampleArticle *article)
{
  g_autoptr (GError) error = NULL;

  attache_database_transact (db, import, article, &error);
  g_assert_no_error (error);
  return sample_count (db, "SELECT max (id) FROM article");
}

SampleArticle *
sample_talks_new (void)
{
  SampleArticle *self = sample_article_new (
      "Minister Ada Lorne of Ruritania met Boris Veld of Sylvania in Zenda on Saturday.\n\n"
      "“We shall open the bridge before the first snow falls,” Lorne said after the talks.\n\n"
      "At least 40 people were wounded in a clash at the bridge on Thursday, Sylvania says.\n",
      "Ministers meet in Zenda", "The Zenda Courier", "2031-09-21");
  gint lorne = sample_add_actor (self, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON,
                                 "foreign minister");
  gint veld = sample_add_actor (self, "Boris Veld", "boris-veld", ATTACHE_ACTOR_PERSON, NULL);
  gint sylvania = sample_add_actor (self, "Sylvania", "sylvania", ATTACHE_ACTOR_COUNTRY, NULL);

  sample_add_statement (self, "We shall open the bridge before the first snow falls", "said", lorne,
                        "2031-09-20");
  sample_add_event (self, "met Boris Veld", ATTACHE_EVENT_CONSULT, "2031-09-20", lorne, veld);
  sample_add_figure (self,
                     sample_add_event (self, "clash at the bridge", ATTACHE_EVENT_ASSAULT,
                                       "2031-09-18", sylvania, -1),
                     "At least 40", 40);
  return self;
}

SampleArticle *
sample_echo_new (void)
{
  SampleArticle *self = sample_article_new (
      "Boris Veld and Ada Lorne held a meeting on Saturday.\n\n"
      "She told reporters: “We shall open the bridge, before the first snow falls!”\n",
      "Veld and Lorne talk", "Sylvan Post", "2031-09-22");
  gint veld = sample_add_actor (self, "Boris Veld", "boris-veld", ATTACHE_ACTOR_PERSON, NULL);
  gint lorne = sample_add_actor (self, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON, NULL);

  sample_add_statement (self, "We shall open the bridge, before the first snow falls", "told",
                        lorne, "2031-09-20");
  sample_add_event (self, "held a meeting", ATTACHE_EVENT_CONSULT, "2031-09-20", veld, lorne);
  return self;
}

gint64
sample_count (AttacheDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  attache_database_get_int (db, sql, -1, &value, &error);
  g_assert_no_error (error);
  return value;
}

void
sample_run (AttacheDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  attache_database_exec (db, sql, &error);
  g_assert_no_error (error);
}

void
sample_tell_fault (const char *fault, const char *promise, const char *format, ...)
{
  g_autofree char *happened = NULL;
  va_list arguments;

  va_start (arguments, format);
  happened = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("fault: %s | %s | %s", fault, promise, happened);
}

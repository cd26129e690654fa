/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of the side pane, without a screen. */

#include "config.h"

#include "attache-civil.h"
#include "attache-note-row.h"
#include "attache-side-words.h"
#include "attache-swatch.h"

static AttacheTimeSpan
day (const char *date)
{
  AttacheTimeSpan span;

  g_assert_true (attache_civil_parse (date, &span.begin, &span.precision));
  span.until = span.begin + ATTACHE_USEC_PER_DAY;
  return span;
}

static void
test_statement (void)
{
  AttacheStatementFields fields = { .kind = ATTACHE_STATEMENT_INDIRECT,
                                    .when = day ("2022-09-26"),
                                    .via_name = "Ada Lorne",
                                    .quote = "so it is",
                                    .n_carried = 2,
                                    .decision = ATTACHE_DECISION_ACCEPTED };
  gint64 today = day ("2022-12-01").begin;
  g_autofree char *line = attache_side_words_statement (&fields, today, FALSE);
  g_autofree char *carried = attache_side_words_carried (&fields);
  g_autofree char *whole = attache_side_words_statement_whole (&fields, today, FALSE);
  g_autofree char *with_outlet = NULL;
  g_autofree char *unknown = NULL;

  g_assert_cmpstr (line, ==, "26 Sep · indirect · via Ada Lorne · accepted");
  g_assert_cmpstr (carried, ==, "3 reports");
  g_assert_cmpstr (whole, ==, "so it is, 26 Sep · indirect · via Ada Lorne · accepted, 3 reports");
  fields.outlet = "The Strelsau Post";
  with_outlet = attache_side_words_statement (&fields, today, TRUE);
  g_assert_cmpstr (with_outlet, ==,
                   "26 Sep · indirect · via Ada Lorne · The Strelsau Post · accepted");
  fields.when = ATTACHE_TIME_SPAN_UNKNOWN;
  fields.via_name = NULL;
  fields.decision = ATTACHE_DECISION_NONE;
  unknown = attache_side_words_statement (&fields, today, FALSE);
  g_assert_cmpstr (unknown, ==, "indirect");
}

static void
test_speaker (void)
{
  AttacheSpeakerFields fields = {
    .name = "Ada Lorne", .role = "Foreign minister", .n_statements = 1, .n_mentions = 4
  };
  g_autofree char *said = attache_side_words_speaker (&fields);
  g_autofree char *named = NULL;

  g_assert_cmpstr (said, ==, "Ada Lorne, Foreign minister, 1 statement");
  g_assert_null (attache_side_words_named (&fields));
  fields.n_statements = 0;
  named = attache_side_words_named (&fields);
  g_assert_cmpstr (named, ==, "named in 4 passages");
}

static void
test_event (void)
{
  const char *const sources[] = { "Ruritania", "Ada Lorne", NULL };
  const char *const targets[] = { "Sylvania", NULL };
  AttacheEventFields fields = { .kind = ATTACHE_EVENT_CONSULT,
                                .mode = ATTACHE_MODE_CALL,
                                .when = day ("2022-09-20"),
                                .place = "Lorn",
                                .sources = sources,
                                .targets = targets,
                                .n_reports = 1,
                                .confidence = 0.7f };
  g_autofree char *line = attache_side_words_event (&fields, day ("2023-01-01").begin);
  g_autofree char *actors = attache_side_words_actors (&fields);
  g_autofree char *found = attache_side_words_standing (&fields);
  g_autofree char *decided = NULL;
  g_autofree char *only_targets = NULL;

  g_assert_cmpstr (line, ==, "20 Sep 2022 · Meet and talk, call · Lorn");
  g_assert_cmpstr (actors, ==, "Ruritania, Ada Lorne → Sylvania");
  g_assert_cmpstr (found, ==, "1 report · found by the machine, likely");
  g_assert_null (attache_side_words_figures (&fields));
  fields.decision = ATTACHE_DECISION_REJECTED;
  fields.sources = NULL;
  decided = attache_side_words_standing (&fields);
  only_targets = attache_side_words_actors (&fields);
  g_assert_cmpstr (decided, ==, "1 report · rejected by you");
  g_assert_cmpstr (only_targets, ==, "→ Sylvania");
  fields.targets = NULL;
  g_assert_null (attache_side_words_actors (&fields));
}

static void
test_tags (void)
{
  g_auto (GStrv) tags = attache_note_row_split_tags (" frontier, talks,,frontier , ");
  g_auto (GStrv) none = attache_note_row_split_tags (" , ");
  g_autofree char *joined = g_strjoinv ("|", tags);

  g_assert_cmpstr (joined, ==, "frontier|talks");
  g_assert_null (none[0]);
}

static void
test_initials (void)
{
  const struct
  {
    const char *name, *initials;
  } cases[] = { { "Ada Lorne", "AL" },      { "League of Nations", "LN" }, { "ruritania", "R" },
                { "Éva de la Tour", "ÉT" }, { "“The” (League)", "" },      { "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *initials = attache_swatch_make_initials (cases[i].name);

      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panels/side-words/statement", test_statement);
  g_test_add_func ("/panels/side-words/speaker", test_speaker);
  g_test_add_func ("/panels/side-words/event", test_event);
  g_test_add_func ("/panels/side-words/tags", test_tags);
  g_test_add_func ("/panels/side-words/initials", test_initials);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The invented article and what was found in it. */

#include "config.h"

#include "side-sample.h"

#include "attache-civil.h"
#include "attache-reading-private.h"
#include "attache-speaker.h"

static AttacheTimeSpan
day (const char *date)
{
  AttacheTimeSpan span;

  g_assert_true (attache_civil_parse (date, &span.begin, &span.precision));
  span.until = span.begin + ATTACHE_USEC_PER_DAY;
  return span;
}

static void
add_speaker (AttacheSession *session, gint64 id, const char *name, const char *role, guint colour,
             guint n_statements)
{
  AttacheSpeakerFields fields = { .id = id,
                                  .name = name,
                                  .role = role,
                                  .colour = colour,
                                  .n_statements = n_statements,
                                  .n_mentions = 2 };

  recording_session_take_item (session, RECORDING_SPEAKERS, id, attache_speaker_new (&fields));
}

static AttacheStatement *
make_statement (gint64 id, gint64 speaker, guint colour, const char *quote, guint n_carried,
                const char *via)
{
  const AttacheSpan content = { 0, 4 }, cue = { 5, 9 };
  AttacheStatementFields fields = { .id = id,
                                    .uid = "statement",
                                    .article_id = 1,
                                    .kind = via != NULL ? ATTACHE_STATEMENT_INDIRECT
                                                        : ATTACHE_STATEMENT_DIRECT,
                                    .content = &content,
                                    .n_content = 1,
                                    .cue = &cue,
                                    .n_cue = 1,
                                    .quote = quote,
                                    .speaker_id = speaker,
                                    .speaker_colour = colour,
                                    .via_name = via,
                                    .when = day ("2022-09-26"),
                                    .n_carried = n_carried,
                                    .is_match = TRUE };

  return attache_statement_new (&fields);
}

static AttacheReading *
make_reading (GPtrArray *statements)
{
  AttacheArticleFields fields = { .id = 1, .uid = "article", .title = "Lorne repeats her call" };
  g_autoptr (AttacheArticle) article = attache_article_new (&fields);
  g_autoptr (AttacheText) text = attache_text_new ("Lorne said so, and more.", -1);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, 1);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  AttacheReadingParts parts = { article, text, none, none, none, statements, nothing, nothing, nothing };

  return attache_reading_new (&parts);
}

static void
add_events (AttacheSession *session)
{
  const char *const sources[] = { "Ruritania", "Sylvania", NULL };
  const char *const figures[] = { "at least 40 wounded", "3 missing", NULL };
  AttacheEventFields meeting = { .id = 1,
                                 .uid = "meeting",
                                 .kind = ATTACHE_EVENT_CONSULT,
                                 .mode = ATTACHE_MODE_MEETING,
                                 .when = day ("2022-09-20"),
                                 .label = "Ministers meet in Lorn",
                                 .place = "Lorn",
                                 .sources = sources,
                                 .n_reports = 4,
                                 .confidence = 0.9f,
                                 .rule = "verb",
                                 .is_match = TRUE };
  AttacheEventFields attack = { .id = 2,
                                .uid = "attack",
                                .kind = ATTACHE_EVENT_ASSAULT,
                                .when = ATTACHE_TIME_SPAN_UNKNOWN,
                                .label = "Shelling near Brod",
                                .targets = sources,
                                .figures = figures,
                                .n_reports = 1,
                                .confidence = 0.4f,
                                .rule = "verb",
                                .decision = ATTACHE_DECISION_REJECTED,
                                .is_match = TRUE };

  recording_session_take_item (session, RECORDING_EVENTS, 1, attache_event_new (&meeting));
  recording_session_take_item (session, RECORDING_EVENTS, 2, attache_event_new (&attack));
}

static AttacheAnnotation *
make_note (gint64 id, const char *quote, const char *note, AttacheHighlight colour)
{
  const char *const tags[] = { "frontier", "talks", NULL };
  AttacheAnnotationFields fields = { .id = id,
                                     .uid = "note",
                                     .target = ATTACHE_TARGET_SPAN,
                                     .article_id = 1,
                                     .span = { 0, 4 },
                                     .quote = quote,
                                     .colour = colour,
                                     .note = note,
                                     .tags = tags,
                                     .anchor = id == 2 ? ATTACHE_ANCHOR_MOVED
                                                       : ATTACHE_ANCHOR_EXACT,
                                     .article_title = "Lorne repeats her call",
                                     .outlet = "The Strelsau Post" };

  return attache_annotation_new (&fields);
}

AttacheSession *
side_sample_new (void)
{
  AttacheSession *session = recording_session_new ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AttacheReading) reading = NULL;

  add_speaker (session, 11, "Ada Lorne", "Foreign minister of Ruritania", 0, 2);
  add_speaker (session, 12, "Viktor Hale", "Secretary of the League", 1, 1);
  add_speaker (session, 13, "Mira Doss", "Envoy of Sylvania", 2, 0);
  g_ptr_array_add (statements,
                   make_statement (1, 11, 0, "force is “no way to settle it”", 2, NULL));
  g_ptr_array_add (statements,
                   make_statement (2, 12, 1, "keeping the truce mattered most", 0, "Ada Lorne"));
  g_ptr_array_add (statements, make_statement (3, 11, 0,
                                               "she stays in touch with officials on "
                                               "both sides of the river",
                                               0, NULL));
  reading = make_reading (statements);
  recording_session_set_reading (session, reading);
  add_events (session);
  recording_session_take_item (
      session, RECORDING_ANNOTATIONS, 1,
      make_note (1, "no way to settle it", "Compare with spring.", ATTACHE_HIGHLIGHT_YELLOW));
  recording_session_take_item (session, RECORDING_ANNOTATIONS, 2,
                               make_note (2, "keeping the truce", "", ATTACHE_HIGHLIGHT_BLUE));
  return session;
}

void
side_sample_return_note (AttacheSession *session, const char *note)
{
  recording_session_take_item (
      session, RECORDING_ANNOTATIONS, 1,
      make_note (1, "no way to settle it", note, ATTACHE_HIGHLIGHT_YELLOW));
}

AttacheStatement *
side_sample_make_statement (void)
{
  return make_statement (3, 12, 1, "a word from elsewhere", 0, NULL);
}

void
side_sample_return_event (AttacheSession *session, AttacheDecision decision)
{
  AttacheEventFields fields = { .id = 1,
                                .uid = "meeting",
                                .kind = ATTACHE_EVENT_CONSULT,
                                .when = day ("2022-09-20"),
                                .label = "Ministers meet in Lorn",
                                .n_reports = 4,
                                .confidence = 0.9f,
                                .decision = decision,
                                .is_match = TRUE };

  recording_session_take_item (session, RECORDING_EVENTS, 1, attache_event_new (&fields));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a text, and two statements whose spans the first bytes choose: sections, actors and
 * speakers lie within it and refer to what there is. */

#include "config.h"

#include "attache-actor-finder.h"
#include "attache-section-finder.h"
#include "attache-speaker-resolver.h"

#define N_STATEMENTS 2
#define HEAD (1 + N_STATEMENTS * 6)

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static AttacheSpan *
make_span (const guint8 *bytes, guint32 length)
{
  AttacheSpan *span = g_new (AttacheSpan, 1);

  span->start = (guint32) bytes[0] % (length + 1);
  span->end = MIN (length, span->start + bytes[1] % 64);
  return span;
}

static void
add_statement (AttacheFindings *findings, const guint8 *bytes, guint32 length)
{
  AttacheFoundStatement statement = { .kind = bytes[0] % 3, .inside = -1, .rule = "fuzz" };

  statement.content = make_span (bytes, length);
  statement.n_content = 1;
  statement.source = make_span (bytes + 2, length);
  statement.n_source = !attache_span_is_empty (statement.source[0]);
  statement.cue = make_span (bytes + 4, length);
  statement.n_cue = !attache_span_is_empty (statement.cue[0]);
  g_array_append_val (findings->statements, statement);
}

static void
check (const AttacheText *text, const AttacheFindings *findings)
{
  guint32 length = attache_text_get_length (text), last = 0;

  for (guint i = 0; i < findings->sections->len; i++)
    {
      AttacheSpan span = attache_findings_section (findings, i)->span;

      g_assert_cmpuint (span.start, >=, last);
      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, length);
      last = span.end;
    }
  last = 0;
  for (guint i = 0; i < findings->mentions->len; i++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (findings, i);

      g_assert_cmpuint (mention->span.start, >=, last);
      g_assert_cmpuint (mention->span.start, <, mention->span.end);
      g_assert_cmpuint (mention->span.end, <=, length);
      g_assert_cmpint (mention->actor, <, (gint) findings->actors->len);
      g_assert_nonnull (mention->rule);
      last = mention->span.start;
    }
  for (guint i = 0; i < findings->actors->len; i++)
    {
      g_assert_nonnull (attache_findings_actor (findings, i)->name);
      g_assert_nonnull (attache_findings_actor (findings, i)->aliases);
      g_assert_nonnull (attache_findings_actor (findings, i)->roles);
    }
  for (guint i = 0; i < findings->statements->len; i++)
    g_assert_cmpint (attache_findings_statement (findings, i)->speaker, <,
                     (gint) findings->actors->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static AttacheGazetteer *gazetteer;
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (AttacheFindings) findings = attache_findings_new ();

  if (size < HEAD)
    return 0;
  if (gazetteer == NULL)
    gazetteer = attache_gazetteer_new_from_resource (NULL);
  text = attache_text_new ((const char *) data + HEAD, (gssize) (size - HEAD));
  if (data[0] % 2 == 0)
    findings->published = (gint64) data[0] * ATTACHE_USEC_PER_DAY * 100;
  attache_find_sections (text, findings);
  attache_find_actors (gazetteer, text, findings);
  for (guint i = 0; i < N_STATEMENTS; i++)
    add_statement (findings, data + 1 + i * 6, attache_text_get_length (text));
  attache_resolve_speakers (gazetteer, text, findings);
  check (text, findings);
  return 0;
}

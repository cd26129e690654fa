/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes through the whole analysis: every span lies in the text, every reference points at
 * something, nothing is nested in itself, and the JSON can be written. */

#include "config.h"

#include "attache-analyzer.h"
#include "attache-findings-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Loaded once: a fuzzer runs millions of texts. */
static AttacheAnalyzer *analyzer;

static void
check_span (const AttacheText *text, AttacheSpan span)
{
  g_assert_cmpuint (span.start, <, span.end);
  g_assert_cmpuint (span.end, <=, attache_text_get_length (text));
}

static void
check_spans (const AttacheText *text, const AttacheSpan *spans, guint n_spans)
{
  for (guint i = 0; i < n_spans; i++)
    {
      check_span (text, spans[i]);
      g_assert_true (i == 0 || spans[i - 1].end <= spans[i].start);
    }
}

static void
check_statement (const AttacheText *text, const AttacheFindings *findings, guint index)
{
  const AttacheFoundStatement *statement = attache_findings_statement (findings, index);

  g_assert_cmpuint (statement->n_content, >, 0);
  check_spans (text, statement->content, statement->n_content);
  check_spans (text, statement->source, statement->n_source);
  for (guint i = 0; i < statement->n_cue; i++)
    check_span (text, statement->cue[i]);
  g_assert_cmpint (statement->inside, <, (gint) findings->statements->len);
  g_assert_cmpint (statement->inside, !=, (gint) index);
  g_assert_cmpint (statement->speaker, <, (gint) findings->actors->len);
  g_assert_true (statement->confidence >= 0 && statement->confidence <= 1);
  if (statement->inside >= 0)
    g_assert_cmpint (attache_findings_statement (findings, statement->inside)->inside, ==, -1);
}

static void
check (const AttacheText *text, const AttacheFindings *findings)
{
  const AttacheFindingsJsonOptions options = { .explain = TRUE };
  g_autoptr (GString) json = g_string_new (NULL);

  for (guint i = 0; i < findings->statements->len; i++)
    check_statement (text, findings, i);
  for (guint i = 0; i < findings->times->len; i++)
    check_span (text, attache_findings_time (findings, i)->span);
  for (guint i = 0; i < findings->mentions->len; i++)
    {
      check_span (text, attache_findings_mention (findings, i)->span);
      g_assert_cmpint (attache_findings_mention (findings, i)->actor, <,
                       (gint) findings->actors->len);
    }
  for (guint i = 0; i < findings->events->len; i++)
    check_span (text, attache_findings_event (findings, i)->span);
  for (guint i = 0; i < findings->sections->len; i++)
    check_span (text, attache_findings_section (findings, i)->span);
  attache_findings_to_json (findings, text, "fuzz", &options, json);
  g_assert_cmpuint (json->len, >, 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  AttacheContext context = ATTACHE_CONTEXT_INIT;
  g_autoptr (AttacheText) text = attache_text_new ((const char *) data, (gssize) size);
  g_autoptr (AttacheFindings) findings = NULL;

  if (analyzer == NULL)
    analyzer = attache_analyzer_new (NULL);
  g_assert_nonnull (analyzer);
  findings = attache_analyzer_analyze (analyzer, text, &context);
  check (text, findings);
  return 0;
}

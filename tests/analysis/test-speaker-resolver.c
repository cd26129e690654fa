/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speakers of statements whose sources are given by hand, so that only the resolving is tested:
 * each text marks its sources as <source> and what is said as [content]. */

#include "config.h"

#include "attache-speaker-resolver.h"

#include "attache-actor-finder.h"
#include "attache-civil.h"
#include "attache-section-finder.h"

#include <string.h>

/* Takes the marks out of @marked and makes one statement of each content, with the source that
 * comes after the last content or before it: sources and contents alternate. */
static AttacheText *
read_marked (const char *marked, GArray *sources, GArray *contents)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  AttacheSpan span = { 0, 0 };

  for (const char *at = marked; *at != '\0'; at++)
    {
      if (*at == '<' || *at == '[')
        span.start = (guint32) plain->len;
      else if (*at == '>' || *at == ']')
        {
          span.end = (guint32) plain->len;
          g_array_append_val (*at == '>' ? sources : contents, span);
        }
      else
        g_string_append_c (plain, *at);
    }
  return attache_text_new (plain->str, (gssize) plain->len);
}

static char *
resolve (const char *marked, gint64 published)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheGazetteer) gazetteer = attache_gazetteer_new_from_resource (&error);
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));
  g_autoptr (GArray) contents = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));
  g_autoptr (AttacheText) text = read_marked (marked, sources, contents);
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  GString *string = g_string_new (NULL);

  g_assert_no_error (error);
  findings->published = published;
  attache_find_sections (text, findings);
  attache_find_actors (gazetteer, text, findings);
  for (guint i = 0; i < contents->len; i++)
    {
      AttacheFoundStatement statement = { .kind = ATTACHE_STATEMENT_INDIRECT,
                                          .speaker = -1,
                                          .via = -1,
                                          .addressee = -1,
                                          .inside = -1,
                                          .rule = "test" };

      statement.content = g_memdup2 (&g_array_index (contents, AttacheSpan, i),
                                     sizeof (AttacheSpan));
      statement.n_content = 1;
      if (i < sources->len)
        {
          AttacheSpan span = g_array_index (sources, AttacheSpan, i);

          statement.n_source = !attache_span_is_empty (span);
          statement.source = g_memdup2 (&span, sizeof span);
        }
      g_array_append_val (findings->statements, statement);
    }
  attache_resolve_speakers (gazetteer, text, findings);
  for (guint i = 0; i < findings->statements->len; i++)
    {
      const AttacheFoundStatement *statement = attache_findings_statement (findings, i);

      g_string_append_printf (string, "%s%s (%s)", i > 0 ? "; " : "",
                              statement->speaker >= 0
                                  ? attache_findings_actor (findings, statement->speaker)->name
                                  : "-",
                              statement->resolution != NULL ? statement->resolution : "-");
      if (statement->via >= 0)
        g_string_append_printf (string, " via %s",
                                attache_findings_actor (findings, statement->via)->name);
    }
  return g_string_free (string, FALSE);
}

static void
assert_speakers (const char *marked, const char *expected)
{
  g_autofree char *got = resolve (marked, ATTACHE_TIME_UNKNOWN);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_names (void)
{
  assert_speakers ("<Analyst Gesler Hantu> said [they would meet]. <Hantu> said [nothing else].",
                   "Gesler Hantu (name); Gesler Hantu (surname)");
  assert_speakers ("Tom Hantoyan arrived. <Hnatoyan> said [they would meet].",
                   "Tom Hantoyan (spelling)");
  /* The owner is not the speaker. */
  assert_speakers ("Minister Gesler Hantu arrived. <Hantu's office> said [they would meet].",
                   "Office of Gesler Hantu (body)");
}

static void
test_offices (void)
{
  assert_speakers ("The Lake Council's spokesperson Gesler Hantu said hello. "
                   "<The spokesperson> said [they would meet].",
                   "Gesler Hantu (office)");
  assert_speakers ("<A Lake Council spokesperson> said [they would meet]. "
                   "Lake Council spokesperson Gesler Hantu told them so.",
                   "Gesler Hantu (office)");
  /* Nobody in sight holds it. */
  assert_speakers ("<A spokesperson> said [they would meet]. Gesler Hantu left.", "- (-)");
}

static void
test_pronouns (void)
{
  assert_speakers ("<Gesler Hantu> said [they met Mira Barlo]. <He> added [that it was late].",
                   "Gesler Hantu (name); Gesler Hantu (pronoun)");
  /* Who acted in the sentence before is meant rather than who was met. */
  assert_speakers ("Gesler Hantu met Mira Barlo. <He> added [that it was late].",
                   "Gesler Hantu (pronoun)");
}

/* The lists of given names rule out an antecedent; they name none. */
static void
test_pronouns_by_name (void)
{
  assert_speakers (
      "<Margaret Barlo> said [no]. <Robert Hantu> said [yes]. <She> added [that it was late].",
      "Margaret Barlo (name); Robert Hantu (name); Margaret Barlo (pronoun)");
}

static void
test_bodies (void)
{
  assert_speakers ("<The Lake Council> said [yes]. Tom Barlo left. <The council> said [no].",
                   "Lake Council (name); Lake Council (short)");
  assert_speakers ("<The Lake Council> said [yes]. <It> said [no].",
                   "Lake Council (name); Lake Council (pronoun)");
  assert_speakers ("<A Lake Council official> said [yes].", "Lake Council (affiliation)");
  /* Where somebody is from does not say who speaks. */
  assert_speakers ("<The Geneva businessman> said [yes].", "- (-)");
}

static void
test_modifiers (void)
{
  assert_speakers ("Minister Gesler Hantu left. <The Hantu campaign> said [yes].", "- (-)");
  assert_speakers ("Minister Gesler Hantu left. <Hantu adviser Tom Barlo> said [yes].",
                   "Tom Barlo (name)");
}

static void
test_documents (void)
{
  assert_speakers ("<The Lake Council> said [they would meet]. [They will], <the statement> added.",
                   "Lake Council (name); Lake Council (document)");
}

static void
test_relatives (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheGazetteer) gazetteer = attache_gazetteer_new_from_resource (&error);
  g_autoptr (AttacheText)
      text = attache_text_new ("They met Gesler Hantu, who said it was late.", -1);
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  AttacheSpan cue = { 27, 31 }, content = { 32, 43 };
  AttacheFoundStatement statement = { .kind = ATTACHE_STATEMENT_INDIRECT,
                                      .inside = -1,
                                      .rule = "test" };

  g_assert_no_error (error);
  statement.cue = g_memdup2 (&cue, sizeof cue);
  statement.n_cue = 1;
  statement.content = g_memdup2 (&content, sizeof content);
  statement.n_content = 1;
  attache_find_actors (gazetteer, text, findings);
  g_array_append_val (findings->statements, statement);
  attache_resolve_speakers (gazetteer, text, findings);
  g_assert_cmpint (attache_findings_statement (findings, 0)->speaker, >=, 0);
  g_assert_cmpstr (attache_findings_statement (findings, 0)->resolution, ==, "relative");
}

/* With a published day and no time beside the cue, it was said on that day. */
static void
test_time (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheGazetteer) gazetteer = attache_gazetteer_new_from_resource (&error);
  g_autoptr (AttacheText) text = attache_text_new ("Gesler Hantu said no.", -1);
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  AttacheSpan source = { 0, 12 };
  AttacheFoundStatement statement = { .kind = ATTACHE_STATEMENT_INDIRECT,
                                      .inside = -1,
                                      .rule = "test" };

  g_assert_no_error (error);
  statement.source = g_memdup2 (&source, sizeof source);
  statement.n_source = 1;
  findings->published = attache_civil_instant ((AttacheCivilDate){ 2031, 5, 2 }, 14, 5, 0);
  attache_find_actors (gazetteer, text, findings);
  g_array_append_val (findings->statements, statement);
  attache_resolve_speakers (gazetteer, text, findings);
  g_assert_cmpstr (attache_findings_statement (findings, 0)->time, ==, "2031-05-02");
  g_assert_cmpint (attache_findings_statement (findings, 0)->when.precision, ==,
                   ATTACHE_PRECISION_DAY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/speaker/names", test_names);
  g_test_add_func ("/analysis/speaker/offices", test_offices);
  g_test_add_func ("/analysis/speaker/pronouns", test_pronouns);
  g_test_add_func ("/analysis/speaker/pronouns-by-name", test_pronouns_by_name);
  g_test_add_func ("/analysis/speaker/bodies", test_bodies);
  g_test_add_func ("/analysis/speaker/modifiers", test_modifiers);
  g_test_add_func ("/analysis/speaker/documents", test_documents);
  g_test_add_func ("/analysis/speaker/relatives", test_relatives);
  g_test_add_func ("/analysis/speaker/time", test_time);
  return g_test_run ();
}

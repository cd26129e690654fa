/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One text for each way in which news attributes words, about invented people. A statement is
 * written as kind: source > content + content. */

#include "config.h"

#include "attache-statement-finder.h"

static AttacheTagger *tagger;

static void
append_spans (GString *line, const AttacheText *text, const AttacheSpan *spans, guint n_spans)
{
  for (guint i = 0; i < n_spans; i++)
    {
      g_autofree char *slice = attache_text_dup_slice (text, spans[i]);

      g_string_append_printf (line, "%s%s", i > 0 ? " + " : "", slice);
    }
}

static char *
describe (const char *utf8)
{
  g_autoptr (AttacheText) text = attache_text_new (utf8, -1);
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  GString *lines = g_string_new (NULL);

  attache_find_statements (tagger, text, findings);
  for (guint i = 0; i < findings->statements->len; i++)
    {
      const AttacheFoundStatement *statement = attache_findings_statement (findings, i);

      g_string_append_printf (lines, "%s%s: ", i > 0 ? "\n" : "",
                              attache_statement_kind_to_string (statement->kind));
      append_spans (lines, text, statement->source, statement->n_source);
      g_string_append (lines, " > ");
      append_spans (lines, text, statement->content, statement->n_content);
      if (!attache_span_is_empty (statement->addressee_span))
        {
          g_autofree char *slice = attache_text_dup_slice (text, statement->addressee_span);

          g_string_append_printf (lines, " (to %s)", slice);
        }
      if (!attache_span_is_empty (statement->via_span))
        {
          g_autofree char *slice = attache_text_dup_slice (text, statement->via_span);

          g_string_append_printf (lines, " (via %s)", slice);
        }
      if (statement->inside >= 0)
        g_string_append_printf (lines, " (in %d)", statement->inside);
    }
  return g_string_free (lines, FALSE);
}

static const struct
{
  const char *name;
  const char *text;
  const char *expected;
} cases[] = {
  { "cue-after", "“We will wait for the answer,” Minister Ada Lorne said on Monday.",
    "direct: Minister Ada Lorne > “We will wait for the answer,”" },
  { "cue-before", "Minister Ada Lorne said, “We will wait for the answer of Sylvania.”",
    "direct: Minister Ada Lorne > “We will wait for the answer of Sylvania.”" },
  { "cue-in-the-middle", "“We will wait for the answer,” Lorne said. “We will not sign before.”",
    "direct: Lorne > “We will wait for the answer,” + “We will not sign before.”" },
  { "inverted", "“We will wait for the answer,” said Lorne, the Ruritanian foreign minister.",
    "direct: Lorne, the Ruritanian foreign minister > “We will wait for the answer,”" },
  { "straight-marks", "\"We will wait for the answer,\" the minister told reporters.",
    "direct: the minister > \"We will wait for the answer,\" (to reporters)" },
  { "single-marks", "‘We will wait for the answer,’ Lorne added.",
    "direct: Lorne > ‘We will wait for the answer,’" },
  { "indirect", "The Ruritanian government said that it would wait for the answer of Sylvania.",
    "indirect: The Ruritanian government > that it would wait for the answer of Sylvania" },
  { "indirect-after", "Ruritania will wait for the answer of Sylvania, the foreign ministry said.",
    "indirect: the foreign ministry > Ruritania will wait for the answer of Sylvania" },
  { "according-to", "According to the foreign ministry, two bridges were closed on Monday.",
    "indirect: the foreign ministry > two bridges were closed on Monday" },
  { "according-to-after", "Two bridges were closed on Monday, according to the foreign ministry.",
    "indirect: the foreign ministry > Two bridges were closed on Monday" },
  { "in-a-statement", "The ministry said in a statement that two bridges were closed.",
    "indirect: The ministry > that two bridges were closed" },
  { "told-reporters", "Lorne told reporters that two bridges were closed.",
    "indirect: Lorne > that two bridges were closed (to reporters)" },
  { "denied", "Sylvania denied that its soldiers had crossed the river.",
    "indirect: Sylvania > that its soldiers had crossed the river" },
  { "called-on", "Lorne called on Sylvania to withdraw its troops from the river.",
    "indirect: Lorne > Sylvania to withdraw its troops from the river" },
  { "paragraphs", "“We will wait for the answer.\n“We will not sign before,” Lorne said.",
    "direct: Lorne > “We will wait for the answer.\n“We will not sign before,”" },
  { "colon", "Lorne said:\n\n“We will wait for the answer of Sylvania.”",
    "direct: Lorne > “We will wait for the answer of Sylvania.”" },
  { "cited-as-saying", "The agency cited Lorne as saying that two bridges were closed.",
    "indirect: Lorne > that two bridges were closed (via The agency)" },
  { "headline", "Foreign Ministry: Sylvania closed two bridges",
    "indirect: Foreign Ministry > Sylvania closed two bridges" },
  { "headline-quotation", "Foreign Ministry: “We will wait for the answer of Sylvania.”",
    "direct: Foreign Ministry > “We will wait for the answer of Sylvania.”" },
  { "nested", "Sebald said Lorne denied that two bridges were closed.",
    "indirect: Sebald > Lorne denied that two bridges were closed\n"
    "indirect: Lorne > that two bridges were closed (in 0)" },
  { "according-to-a-record",
    "“We will wait for the answer,” Lorne said, according to a transcript.",
    "direct: Lorne > “We will wait for the answer,” (via a transcript)" },
  { "signed", "“We will wait for the answer of Sylvania.” — Ada Lorne",
    "direct: Ada Lorne > “We will wait for the answer of Sylvania.”" },
  { "infinitives",
    "Sylvania repeated its demand for Ruritanian troops to leave “the river and the bridges”, to "
    "free the fishermen and to open the road to Zenda.",
    "mixed: Sylvania > its demand for Ruritanian troops to leave “the river and the bridges”, to "
    "free the fishermen and to open the road to Zenda" },
  { "that-clause-joined",
    "Lorne said that during the meeting they discussed the bridges, and the chairman suggested "
    "the sides name a new date before the winter.",
    "indirect: Lorne > that during the meeting they discussed the bridges, and the chairman "
    "suggested the sides name a new date before the winter" },
  { "talks-with", "Lorne held talks with Sebald on Monday.", "" },
  { "title-of-a-book", "The library bought “Rivers of the North” last year.", "" },
  { "nothing", "The river is long and its bridges are old.", "" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *found = describe (cases[i].text);

  g_assert_cmpstr (found, ==, cases[i].expected);
}

/* Whatever the text, its scenes together are a few times as long as it is: ten times the text does
 * not take a hundred times as long. The factor leaves room for a busy machine. */
static void
test_linear (gconstpointer unit)
{
  double seconds[2];

  for (guint size = 0; size < 2; size++)
    {
      g_autoptr (AttacheFindings) findings = attache_findings_new ();
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autoptr (AttacheText) text = NULL;
      gint64 start;

      while (bytes->len < (size == 0 ? 10000 : 100000))
        g_string_append (bytes, unit);
      text = attache_text_new (bytes->str, (gssize) bytes->len);
      start = g_get_monotonic_time ();
      attache_find_statements (tagger, text, findings);
      seconds[size] = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
    }
  g_assert_cmpfloat (seconds[1], <, 50 * seconds[0] + 1);
}

int
main (int argc, char **argv)
{
  static const char *const units[] = {
    "x", "\"", "(", "said ", "“a b c” said. ", ", he said, that "
  };
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  tagger = attache_tagger_load (&error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/statement-finder/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statement-finder/linear/%u", i);

      g_test_add_data_func (path, units[i], test_linear);
    }
  status = g_test_run ();
  attache_tagger_free (tagger);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tolls: who, how many, what befell them. Countries and people are invented. */

#include "config.h"

#include "attache-event-finder.h"

typedef struct
{
  const char *text;
  const char *figures; /* "effect least most words [of whom]" joined by "; "; - for no bound */
} Case;

static const Case cases[] = {
  { "Gunmen killed five villagers.", "killed 5 5 'five' of villagers" },
  { "At least 286 people were killed in clashes.", "killed 286 - 'At least 286' of people" },
  { "More than 6,700 soldiers died in the fighting.",
    "killed 6700 - 'More than 6,700' of soldiers" },
  { "Up to 40 students were arrested by police.", "captured - 40 'Up to 40' of students" },
  { "Some 20 soldiers were wounded by a mine.", "wounded 20 20 'Some 20' of soldiers" },
  { "Shells killed between 100 and 200 people.", "killed 100 200 'between 100 and 200' of people" },
  { "A bomb killed two hundred and six people.", "killed 206 206 'two hundred and six' of people" },
  { "The raid killed dozens of civilians.", "killed 24 - 'dozens' of civilians" },
  { "Rebels killed nine policemen and four guards.",
    "killed 9 9 'nine' of policemen; killed 4 4 'four' of guards" },
  { "A corporal and two guards were killed by rebels.",
    "killed 1 1 'A corporal' of corporal; killed 2 2 'two' of guards" },
  { "Rebels killed three people and wounded two.",
    "killed 3 3 'three' of people; wounded 2 2 'two' of -" },
  { "The attack left 17 rebels and 2 soldiers dead.",
    "killed 17 17 '17' of rebels; killed 2 2 '2' of soldiers" },
  { "A mine exploded, injuring six people.", "wounded 6 6 'six' of people" },
  { "Rebels kidnapped Colonel Otto Brandt.",
    "captured 1 1 'Colonel Otto Brandt' of Colonel Otto Brandt" },
  { "The army fought rebels and 3,000 villagers fled.",
    "displaced 3000 3000 '3,000' of villagers" },
  { "She said that at least 40 people had been killed in Sylvania.",
    "killed 40 - 'at least 40' of people" },
  /* not told as fact */
  { "The bomb did not kill 20 people.", "" },
  { "Rebels threatened to kill two hostages.", "" },
  { "Rebels attacked 20 villages in 3 days.", "" },
};

static void
append_figure (GString *out, const AttacheText *text, const AttacheFigure *figure)
{
  g_autofree char *words = attache_text_dup_slice (text, figure->span);

  if (out->len > 0)
    g_string_append (out, "; ");
  g_string_append_printf (out, "%s ", attache_effect_to_string (figure->effect));
  if (figure->least >= 0)
    g_string_append_printf (out, "%" G_GINT64_FORMAT " ", figure->least);
  else
    g_string_append (out, "- ");
  if (figure->most >= 0)
    g_string_append_printf (out, "%" G_GINT64_FORMAT " ", figure->most);
  else
    g_string_append (out, "- ");
  g_string_append_printf (out, "'%s' of %s", words, figure->whom != NULL ? figure->whom : "-");
}

static char *
describe (const AttacheEventLexicon *lexicon, const char *words)
{
  g_autoptr (AttacheText) text = attache_text_new (words, -1);
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  GString *out = g_string_new (NULL);

  attache_find_events (lexicon, text, findings);
  for (guint i = 0; i < findings->events->len; i++)
    {
      const AttacheFoundEvent *event = attache_findings_event (findings, i);

      for (guint j = 0; j < event->n_figures; j++)
        append_figure (out, text, &event->figures[j]);
    }
  return g_string_free (out, FALSE);
}

static void
test_figures (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheEventLexicon) lexicon = attache_event_lexicon_load (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *figures = describe (lexicon, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (figures, ==, cases[i].figures);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-finder/figures", test_figures);
  return g_test_run ();
}

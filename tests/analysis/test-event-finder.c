/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events of single sentences: kind, mode, who and to whom, as the surest event tells them.
 * Countries and people are invented. */

#include "config.h"

#include "attache-event-finder.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *kind; /* NULL: no event at all */
  const char *mode;
  const char *source; /* spans joined by "; " */
  const char *target;
} Case;

static const Case cases[] = {
  /* the plain verb */
  { "Ruritania on Monday condemned Sylvania.", "ACCUSE", NULL, "Ruritania", "Sylvania" },
  { "Sylvanian rebels shelled the port of Strelsau.", "ASSAULT", NULL, "Sylvanian rebels",
    "Strelsau" },
  { "Minister Ada Lorne telephoned President Otto Brandt.", "CONSULT", "call", "Minister Ada Lorne",
    "President Otto Brandt" },
  { "Ruritania and Sylvania signed a treaty, a spokesman said.", "SUPPORT", NULL,
    "Ruritania; Sylvania", "" },
  { "Police in Strelsau detained 30 students.", "COERCE", NULL, "Police", "30 students" },
  /* a verb and what it governs */
  { "Ruritania lifted the curfew in Hentzau.", "CONCEDE", NULL, "Ruritania", "Hentzau" },
  { "Ruritania imposed a curfew in Hentzau.", "COERCE", NULL, "Ruritania", "Hentzau" },
  { "Ruritania halted aid to Sylvania.", "SANCTION", NULL, "Ruritania", "Sylvania" },
  { "Ruritania sent food and medicine to Sylvania.", "AID", NULL, "Ruritania", "Sylvania" },
  { "Ruritania held talks with Sylvania.", "CONSULT", "meeting", "Ruritania", "Sylvania" },
  { "Ruritania called off the talks with Sylvania.", "SANCTION", NULL, "Ruritania", "Sylvania" },
  /* a verb that governs another */
  { "Minister Ada Lorne urged Sylvania to meet Ruritania.", "REQUEST", NULL, "Minister Ada Lorne",
    "Sylvania" },
  { "Ruritania agreed to lift sanctions against Sylvania.", "AGREE", NULL, "Ruritania",
    "Sylvania" },
  { "Ruritania threatened to attack Sylvania.", "THREATEN", NULL, "Ruritania", "Sylvania" },
  { "Ruritania refused to meet Sylvania.", "REJECT", NULL, "Ruritania", "Sylvania" },
  { "Ruritania accused Sylvania of shelling Hentzau.", "ACCUSE", NULL, "Ruritania", "Sylvania" },
  { "Ruritania began sending food to Sylvania.", "AID", NULL, "Ruritania", "Sylvania" },
  /* intention, duty, negation */
  { "Ruritania will send food to Sylvania.", "AGREE", NULL, "Ruritania", "Sylvania" },
  { "Ruritania will impose sanctions on Sylvania.", "THREATEN", NULL, "Ruritania", "Sylvania" },
  { "Ruritania is willing to meet Sylvania.", "AGREE", NULL, "Ruritania", "Sylvania" },
  { "Minister Ada Lorne said that Sylvania must release prisoners.", "REQUEST", NULL,
    "Minister Ada Lorne", "Sylvania" },
  { "Ruritania will not negotiate with Sylvania.", "REJECT", NULL, "Ruritania", "Sylvania" },
  { "Ruritania did not attack Sylvania.", NULL, NULL, "", "" },
  /* voice */
  { "Three villagers were killed by Sylvanian troops.", "ASSAULT", NULL, "Sylvanian troops",
    "Three villagers" },
  { "Otto Brandt has been accused of theft by Ruritanian officials.", "ACCUSE", NULL,
    "Ruritanian officials", "Otto Brandt" },
  /* attribution is no event, what is attributed is */
  { "Ruritania closed its border with Sylvania, officials said.", "SANCTION", NULL, "Ruritania",
    "Sylvania" },
  { "Ruritania said it had expelled two Sylvanian diplomats.", "SANCTION", NULL, "Ruritania",
    "two Sylvanian diplomats" },
  { "Officials said on Tuesday that it rained.", NULL, NULL, "", "" },
  /* who does it decides */
  { "Demonstrators blocked roads in Strelsau.", "PROTEST", NULL, "Demonstrators", "Strelsau" },
  /* predicates, particles, appositions, reduced relatives */
  { "Ruritania is opposed to the talks with Sylvania.", "REJECT", NULL, "Ruritania", "Sylvania" },
  { "Workers in Strelsau have been on hunger strike for a week.", "PROTEST", NULL, "Workers", "" },
  { "Ada Lorne, the minister, demanded talks with Sylvania.", "REQUEST", NULL, "Ada Lorne",
    "Sylvania" },
  { "Otto Brandt, whom the report calls a friend, condemned Sylvania on Monday.", "ACCUSE", NULL,
    "Otto Brandt", "Sylvania" },
  { "Rebels returned weapons seized last year from Sylvanian soldiers.", "RETREAT", NULL, "Rebels",
    "Sylvanian soldiers" },
  { "Ruritania gave Sylvania 48 hours to leave.", "THREATEN", NULL, "Ruritania", "Sylvania" },
  { "Lynch praised Ruritania.", "SUPPORT", NULL, "Lynch", "Ruritania" },
  { "President Brandt received President Lorne.", "CONSULT", "visit", "President Brandt",
    "President Lorne" },
  /* told reporters is no meeting */
  { "Ada Lorne told reporters that it rained.", NULL, NULL, "", "" },
  /* an agreement that is no more is none, nor is the adjective that recalls who made it */
  { "The truce between Ruritania and Sylvania collapsed on Monday.", NULL, NULL, "", "" },
  { "A Sylvanian-brokered truce fell apart as rebels attacked Strelsau.", "ASSAULT", NULL, "rebels",
    "Strelsau" },
  { "Ruritania and Sylvania signed a truce.", "AGREE", NULL, "Ruritania; Sylvania", "" },
  /* a noun alone */
  { "Fog followed the meeting between Ada Lorne and Otto Brandt.", "CONSULT", "meeting",
    "Ada Lorne; Otto Brandt", "" },
};

static AttacheEventLexicon *
load (void)
{
  g_autoptr (GError) error = NULL;
  AttacheEventLexicon *lexicon = attache_event_lexicon_load (&error);

  g_assert_no_error (error);
  return lexicon;
}

static const AttacheFoundEvent *
surest (const AttacheFindings *findings)
{
  const AttacheFoundEvent *best = NULL;

  for (guint i = 0; i < findings->events->len; i++)
    {
      const AttacheFoundEvent *event = attache_findings_event (findings, i);

      if (best == NULL || event->confidence > best->confidence)
        best = event;
    }
  return best;
}

static char *
join_actors (const AttacheText *text, const AttacheFoundEvent *event, gboolean sources)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < event->n_actors; i++)
    {
      g_autofree char *slice = attache_text_dup_slice (text, event->actors[i].span);

      if (event->actors[i].is_source == sources)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "", slice);
    }
  return g_string_free (joined, FALSE);
}

static void
check_case (const AttacheEventLexicon *lexicon, const Case *test)
{
  g_autoptr (AttacheText) text = attache_text_new (test->text, -1);
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  const AttacheFoundEvent *event;
  g_autofree char *sources = NULL;
  g_autofree char *targets = NULL;

  attache_find_events (lexicon, text, findings);
  event = surest (findings);
  g_test_message ("%s", test->text);
  if (test->kind == NULL)
    {
      g_assert_null (event);
      return;
    }
  g_assert_nonnull (event);
  g_assert_cmpstr (attache_event_kind_to_string (event->kind), ==, test->kind);
  g_assert_cmpstr (attache_event_mode_to_string (event->mode), ==, test->mode);
  sources = join_actors (text, event, TRUE);
  targets = join_actors (text, event, FALSE);
  g_assert_cmpstr (sources, ==, test->source);
  g_assert_cmpstr (targets, ==, test->target);
}

static void
test_sentences (void)
{
  g_autoptr (AttacheEventLexicon) lexicon = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (lexicon, &cases[i]);
}

/* In an article, repeats become one event, and what nobody does goes. */
static void
test_article (void)
{
  g_autoptr (AttacheEventLexicon) lexicon = load ();
  g_autoptr (AttacheText) text = attache_text_new (
      "Ruritania condemned Sylvania. It rained. The violence was great. There was war. "
      "Ruritania again condemned Sylvania. Asked about it, they left.",
      -1);
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  AttacheFoundActor actors[] = { { .name = g_strdup ("Ruritania"), .type = ATTACHE_ACTOR_COUNTRY },
                                 { .name = g_strdup ("Sylvania"), .type = ATTACHE_ACTOR_COUNTRY } };
  AttacheFoundMention mentions[] = {
    { .span = { 0, 9 }, .type = ATTACHE_ACTOR_COUNTRY, .actor = 0 },
    { .span = { 20, 28 }, .type = ATTACHE_ACTOR_COUNTRY, .actor = 1 },
    { .span = { 80, 89 }, .type = ATTACHE_ACTOR_COUNTRY, .actor = 0 },
    { .span = { 106, 114 }, .type = ATTACHE_ACTOR_COUNTRY, .actor = 1 },
  };

  g_array_append_vals (findings->actors, actors, G_N_ELEMENTS (actors));
  g_array_append_vals (findings->mentions, mentions, G_N_ELEMENTS (mentions));
  attache_find_events (lexicon, text, findings);
  g_assert_cmpuint (findings->events->len, ==, 1);
  g_assert_cmpint (attache_findings_event (findings, 0)->kind, ==, ATTACHE_EVENT_ACCUSE);
  g_assert_cmpint (attache_findings_event (findings, 0)->actors[0].actor, ==, 0);
  g_assert_cmpint (attache_findings_event (findings, 0)->actors[1].actor, ==, 1);
}

/* A subordinate clause is told, but less sure than the main one. */
static void
test_confidence (void)
{
  g_autoptr (AttacheEventLexicon) lexicon = load ();
  g_autoptr (AttacheText) text = attache_text_new (
      "After Sylvania attacked Hentzau, Ruritania called on Sylvania to withdraw.", -1);
  g_autoptr (AttacheFindings) findings = attache_findings_new ();

  attache_find_events (lexicon, text, findings);
  g_assert_cmpuint (findings->events->len, ==, 2);
  g_assert_cmpint (attache_findings_event (findings, 0)->kind, ==, ATTACHE_EVENT_ASSAULT);
  g_assert_cmpint (attache_findings_event (findings, 1)->kind, ==, ATTACHE_EVENT_REQUEST);
  g_assert_cmpfloat (attache_findings_event (findings, 0)->confidence, <,
                     attache_findings_event (findings, 1)->confidence);
}

/* The event takes the time of its own clause, never another one's and never the published date. */
static void
test_time (void)
{
  g_autoptr (AttacheEventLexicon) lexicon = load ();
  const char *words = "Ruritania invaded Sylvania on Monday, officials said on Tuesday.";
  g_autoptr (AttacheText) text = attache_text_new (words, -1);
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  AttacheFoundTime monday = { .type = ATTACHE_TIMEX_DATE,
                              .when = { 0, ATTACHE_USEC_PER_DAY, ATTACHE_PRECISION_DAY } };
  AttacheFoundTime tuesday = { .type = ATTACHE_TIMEX_DATE,
                               .when = { ATTACHE_USEC_PER_DAY, 2 * ATTACHE_USEC_PER_DAY,
                                         ATTACHE_PRECISION_DAY } };

  findings->published = 9 * ATTACHE_USEC_PER_DAY;
  monday.span = (AttacheSpan){ strstr (words, "Monday") - words,
                               strstr (words, "Monday") - words + 6 };
  tuesday.span = (AttacheSpan){ strstr (words, "Tuesday") - words,
                                strstr (words, "Tuesday") - words + 7 };
  g_array_append_val (findings->times, monday);
  g_array_append_val (findings->times, tuesday);
  attache_find_events (lexicon, text, findings);
  g_assert_cmpuint (findings->events->len, ==, 1);
  g_assert_cmpint (attache_findings_event (findings, 0)->when.begin, ==, 0);
}

static void
check_spans (const AttacheText *text, const AttacheFindings *findings)
{
  guint32 length = attache_text_get_length (text);

  for (guint i = 0; i < findings->events->len; i++)
    {
      const AttacheFoundEvent *event = attache_findings_event (findings, i);

      g_assert_cmpuint (event->span.start, <, event->span.end);
      g_assert_cmpuint (event->span.end, <=, length);
      for (guint j = 0; j < event->n_actors; j++)
        {
          g_assert_cmpuint (event->actors[j].span.start, <, event->actors[j].span.end);
          g_assert_cmpuint (event->actors[j].span.end, <=, length);
        }
    }
}

/* Any bytes: no crash, and every span within the text. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "killed ",  "to ",  "Ruritania ", "was ",       "by ",        ", ",     "and ",
    "\xff\xfe", "\"",   "(",          "'s ",        "12 ",        "that ",  "\xf0\x9f\x92\xa3 ",
    "will ",    "\r\n", "not ",       "called on ", "e\xcc\x81 ", "which ", "\xe2\x80\xa8",
    ": "
  };
  g_autoptr (AttacheEventLexicon) lexicon = load ();
  g_autoptr (GRand) random = g_rand_new_with_seed (17);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (AttacheText) text = NULL;
      g_autoptr (AttacheFindings) findings = attache_findings_new ();

      for (guint j = 0; j < 700; j++)
        g_string_append (words, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      g_string_append_len (words, "\0met\0", 5);
      text = attache_text_new (words->str, words->len);
      attache_find_events (lexicon, text, findings);
      check_spans (text, findings);
    }
}

static void
test_bad_data (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (attache_event_lexicon_new ("", "verb\tstrike\tNO-KIND\tattack\n", &error));
  g_assert_error (error, ATTACHE_EVENT_LEXICON_ERROR, 0);
  g_assert_nonnull (strstr (error->message, "event-lexicon.tsv:1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-finder/sentences", test_sentences);
  g_test_add_func ("/event-finder/article", test_article);
  g_test_add_func ("/event-finder/confidence", test_confidence);
  g_test_add_func ("/event-finder/time", test_time);
  g_test_add_func ("/event-finder/hostile", test_hostile);
  g_test_add_func ("/event-finder/bad-data", test_bad_data);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences are drawn from patterns with slots; one in twelve is background that everyone has. */

#include "config.h"

#include "agency-corpus.h"

#define N_SENTENCES 24
#define PER_PARAGRAPH 2

static const char *const people[] = { "Minister Ada Lorne", "President Boris Veld",
                                      "envoy Cato Marn",    "spokeswoman Dora Pell",
                                      "General Egon Rast",  "Ambassador Fay Torn",
                                      "deputy Gus Albin",   "mediator Ida Korn" };
static const char *const places[] = { "Strelsau",
                                      "Zenda",
                                      "Tarlenheim",
                                      "Hofbau",
                                      "Festenburg",
                                      "the Elphberg valley",
                                      "the port of Streben",
                                      "Lanz" };
static const char *const things[] = {
  "the ceasefire line",       "a release of prisoners",
  "the northern corridor",    "the bridge at Zenda",
  "customs duties on timber", "a commission on the border",
  "the water of the Lanz",    "observers at the crossings",
  "the school books",         "a rail link through the valley"
};
static const char *const verbs[] = { "rejected",          "welcomed",   "put off",
                                     "questioned",        "proposed",   "discussed",
                                     "signed a paper on", "called for", "warned against",
                                     "confirmed" };
static const char *const days[] = { "on Monday", "on Tuesday", "on Wednesday",   "on Thursday",
                                    "on Friday", "last week",  "in the evening", "before noon" };
static const char *const background[] = {
  "Ruritania and Sylvania have been at odds over the valley since the armistice of 2019.",
  "The two countries share a border of four hundred kilometres, much of it unmarked.",
  "Talks were broken off in spring after shots were fired near the bridge at Zenda.",
};
static const char *const qualities[] = { "long",    "short", "narrow", "old",    "new",
                                         "hard",    "quiet", "loud",   "common", "rare",
                                         "costly",  "cheap", "early",  "late",   "open",
                                         "secret",  "small", "large",  "plain",  "doubtful",
                                         "fragile", "firm",  "sudden", "slow" };
static const char *const matters[] = {
  "road",   "winter",  "budget", "harvest",   "school",       "hospital", "promise",
  "letter", "vote",    "market", "summit",    "rumour",       "river",    "loan",
  "strike", "map",     "tunnel", "speech",    "customs post", "army",     "council",
  "region", "village", "treaty", "newspaper", "family",       "exercise", "election"
};
static const char *const patterns[] = {
  "%P said %D in %L that Ruritania, after a %Q %M, had %V %T.",
  "According to %P, delegations met %D in %L and %V a %Q %M.",
  "Asked about %T, %P spoke of a %Q %M and a %Q %M.",
  "“No %Q %M will keep us from an agreement on %T,” %P said %D.",
  "In the %Q %M of %L, %N people waited for news of %T.",
  "%P %V a %Q %M, while %P spoke of the %M.",
  "The ministry said it had counted %N cases of a %Q %M near %L.",
  "A %Q paper seen in %L names the %M, the %M and %T.",
  "%P left %L %D over a %Q %M.",
  "Sylvania, for its part, %V the %Q %M, as %P made known %D.",
  "Since the %Q %M, %L has lived by the %M and its %Q %M.",
  "Not the %M but the %Q %M is what divides %P and %P.",
};

#define PICK(array) ((array)[g_rand_int_range (rand, 0, G_N_ELEMENTS (array))])

static void
append_sentence (GString *out, GRand *rand)
{
  if (g_rand_int_range (rand, 0, 12) == 0)
    {
      g_string_append (out, PICK (background));
      return;
    }
  for (const char *p = PICK (patterns); *p != '\0'; p++)
    {
      if (*p != '%')
        {
          g_string_append_c (out, *p);
          continue;
        }
      switch (*++p)
        {
        case 'P':
          g_string_append (out, PICK (people));
          break;
        case 'D':
          g_string_append (out, PICK (days));
          break;
        case 'L':
          g_string_append (out, PICK (places));
          break;
        case 'Q':
          g_string_append (out, PICK (qualities));
          break;
        case 'M':
          g_string_append (out, PICK (matters));
          break;
        case 'V':
          g_string_append (out, PICK (verbs));
          break;
        case 'T':
          g_string_append (out, PICK (things));
          break;
        default:
          g_string_append_printf (out, "%d", g_rand_int_range (rand, 2, 900));
        }
    }
}

/* As lines, one sentence each; every second ends a paragraph. */
static GPtrArray *
write_sentences (guint n, GRand *rand)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      GString *sentence = g_string_new (NULL);

      append_sentence (sentence, rand);
      g_ptr_array_add (sentences, g_string_free (sentence, FALSE));
    }
  return sentences;
}

static char *
join (GPtrArray *sentences)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    {
      g_string_append (out, g_ptr_array_index (sentences, i));
      g_string_append_c (out, i % PER_PARAGRAPH == PER_PARAGRAPH - 1 ? '\n' : ' ');
    }
  return g_string_free (out, FALSE);
}

char *
agency_write (GRand *rand)
{
  g_autoptr (GPtrArray)
      sentences = write_sentences (g_rand_int_range (rand, 12, N_SENTENCES + 1), rand);

  return join (sentences);
}

static GPtrArray *
split (const char *dispatch)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const char *begin = dispatch;

  for (const char *p = dispatch; *p != '\0'; p++)
    {
      if (*p != '\n' && !(*p == ' ' && p > dispatch && p[-1] == '.'))
        continue;
      g_ptr_array_add (sentences, g_strndup (begin, p - begin));
      begin = p + 1;
    }
  return sentences;
}

static void
replace (GPtrArray *sentences, guint at, GRand *rand)
{
  g_autoptr (GPtrArray) fresh = write_sentences (1, rand);

  g_free (sentences->pdata[at]);
  sentences->pdata[at] = g_strdup (g_ptr_array_index (fresh, 0));
}

static void
cut_tail (GPtrArray *sentences, GRand *rand)
{
  g_ptr_array_set_size (sentences,
                        MAX (4, (gint) (sentences->len * g_rand_double_range (rand, 0.35, 0.85))));
}

static void
add_own (GPtrArray *sentences, GRand *rand)
{
  g_autoptr (GPtrArray) own = write_sentences (g_rand_int_range (rand, 4, 17), rand);
  const guint at = g_rand_int_range (rand, 0, sentences->len + 1);

  for (guint i = 0; i < own->len; i++)
    g_ptr_array_insert (sentences, at + i, g_strdup (g_ptr_array_index (own, i)));
}

char *
agency_edit (const char *dispatch, AgencyEdit edit, GRand *rand)
{
  g_autoptr (GPtrArray) sentences = split (dispatch);

  if (edit == AGENCY_CUT_TAIL || edit == AGENCY_LEAD_AND_TAIL)
    cut_tail (sentences, rand);
  if (edit != AGENCY_CUT_TAIL && edit != AGENCY_ADDED)
    {
      replace (sentences, 0, rand);
      replace (sentences, 1, rand);
    }
  if (edit == AGENCY_ADDED)
    add_own (sentences, rand);
  for (guint i = 2; edit == AGENCY_EDITED && i < sentences->len; i++)
    {
      if (g_rand_int_range (rand, 0, 7) == 0)
        replace (sentences, i, rand);
    }
  return join (sentences);
}

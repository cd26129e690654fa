/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words follow Zipf's law nearly enough, and so do actors. Articles come as time goes on, with some
 * weeks of disorder and a tenth from anywhere, as an archive grows. Half of them tell no more than
 * the day. */

#include "config.h"

#include "bench-coverage.h"

#include "attache-article-writer.h"
#include "attache-time-span.h"

#define N_WORDS 30000
#define N_ACTORS 2000
#define N_SENTENCES 16
#define WORDS_OF_SENTENCE 16
#define ARTICLES_OF_DAY 137
#define MIN_DAYS 365
#define FIRST_DAY 14000
#define DISORDER 40

struct _Coverage
{
  GPtrArray *words;
  guint n_articles;
  guint n_days;
};

/* A word of its rank: common ones are short. */
static char *
make_word (guint rank)
{
  static const char *const syllables[] = { "ba", "do", "ki", "lu",  "me",  "no",  "pa", "ri",
                                           "so", "tu", "ve", "zan", "ber", "gor", "lis" };
  GString *word = g_string_new (NULL);

  do
    {
      g_string_append (word, syllables[rank % G_N_ELEMENTS (syllables)]);
      rank /= G_N_ELEMENTS (syllables);
    }
  while (rank > 0);
  return g_string_free (word, FALSE);
}

Coverage *
coverage_new (guint n_articles)
{
  Coverage *self = g_new0 (Coverage, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_WORDS; i++)
    g_ptr_array_add (self->words, make_word (i));
  self->n_articles = n_articles;
  self->n_days = MAX (MIN_DAYS, n_articles / ARTICLES_OF_DAY);
  return self;
}

void
coverage_free (Coverage *coverage)
{
  g_ptr_array_unref (coverage->words);
  g_free (coverage);
}

guint
coverage_get_n_days (Coverage *coverage)
{
  return coverage->n_days;
}

gint64
coverage_day (guint number)
{
  return (gint64) (FIRST_DAY + number) * ATTACHE_USEC_PER_DAY;
}

/* The rank is spread evenly over magnitudes. */
static guint
draw_rank (GRand *random, guint n_magnitudes, guint n)
{
  guint limit = 1u << g_rand_int_range (random, 1, (gint32) n_magnitudes);

  return (guint) g_rand_int_range (random, 0, (gint32) MIN (limit, n));
}

static char *
make_text (Coverage *self, guint number, GRand *random)
{
  GString *text = g_string_sized_new (2048);

  g_string_append_printf (text, "Report number %u of the talks. ", number);
  for (guint sentence = 0; sentence < N_SENTENCES; sentence++)
    {
      for (guint i = 0; i < WORDS_OF_SENTENCE; i++)
        {
          if (i > 0)
            g_string_append_c (text, ' ');
          g_string_append (text, g_ptr_array_index (self->words, draw_rank (random, 16, N_WORDS)));
        }
      g_string_append (text, sentence % 6 == 5 ? ".\n\n" : ". ");
    }
  return g_string_free (text, FALSE);
}

static guint
draw_day (Coverage *self, guint number, GRand *random)
{
  gint64 day = (gint64) number * self->n_days / self->n_articles;

  if (g_rand_int_range (random, 0, 10) == 0)
    return (guint) g_rand_int_range (random, 0, (gint32) self->n_days);
  day += g_rand_int_range (random, -DISORDER, DISORDER + 1);
  return (guint) CLAMP (day, 0, (gint64) self->n_days - 1);
}

static void
add_actors (SampleArticle *article, GRand *random)
{
  for (guint i = 0; i < 4; i++)
    {
      guint rank = draw_rank (random, 12, N_ACTORS);
      AttacheFoundActor actor = { .type = ATTACHE_ACTOR_PERSON, .known = TRUE };

      actor.key = g_strdup_printf ("actor-%u", rank);
      actor.name = g_strdup_printf ("Actor %u", rank);
      g_array_append_val (article->findings->actors, actor);
      for (guint k = 0; k < 3; k++)
        {
          guint start = 40 + 300 * k + 60 * i;
          AttacheFoundMention mention = { .span = { start, start + 8 },
                                          .actor = (gint) i,
                                          .rule = "bench" };

          g_array_append_val (article->findings->mentions, mention);
        }
    }
}

static AttacheTimeSpan
span_of (guint day)
{
  gint64 begin = coverage_day (day);

  return (AttacheTimeSpan){ begin, begin + ATTACHE_USEC_PER_DAY, ATTACHE_PRECISION_DAY };
}

static void
add_statements (SampleArticle *article, guint day)
{
  for (guint i = 0; i < COVERAGE_N_STATEMENTS; i++)
    {
      AttacheFoundStatement statement = { .kind = i % 3,
                                          .speaker = (gint) i % 4,
                                          .via = -1,
                                          .addressee = -1,
                                          .inside = -1,
                                          .confidence = 0.8f,
                                          .rule = "bench",
                                          .resolution = "name",
                                          .when = span_of (day) };
      const AttacheSpan content = { 50 + 200 * i, 150 + 200 * i };
      const AttacheSpan cue = { 151 + 200 * i, 155 + 200 * i };

      statement.content = g_memdup2 (&content, sizeof content);
      statement.cue = g_memdup2 (&cue, sizeof cue);
      statement.n_content = statement.n_cue = 1;
      g_array_append_val (article->findings->statements, statement);
    }
}

static void
add_events (SampleArticle *article, guint day, GRand *random)
{
  for (guint i = 0; i < COVERAGE_N_REPORTS; i++)
    {
      AttacheFoundEvent event = { .span = { 60 + 300 * i, 90 + 300 * i },
                                  .kind = g_rand_int_range (random, 0, 16),
                                  .when = span_of (day),
                                  .confidence = 0.7f,
                                  .rule = "bench" };

      event.actors = g_new0 (AttacheEventActor, 2);
      event.actors[0] = (AttacheEventActor){ TRUE, (gint) i, { 0, 0 } };
      event.actors[1] = (AttacheEventActor){ FALSE, (gint) i + 1, { 0, 0 } };
      event.n_actors = 2;
      g_array_append_val (article->findings->events, event);
    }
}

SampleArticle *
coverage_make (Coverage *coverage, guint number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number + 1);
  g_autofree char *text = make_text (coverage, number, random);
  SampleArticle *article = sample_article_new (text, NULL, NULL, NULL);
  guint day = draw_day (coverage, number, random);

  article->fields.title = g_strdup_printf ("Talks, report %u", number);
  article->fields.outlet = g_strdup_printf ("Outlet %u", draw_rank (random, 7, COVERAGE_N_OUTLETS));
  article->fields.published = coverage_day (day);
  if (g_rand_boolean (random))
    {
      article->fields.published += (gint64) g_rand_int_range (random, 1, 86400) * G_USEC_PER_SEC;
      article->fields.published_precision = ATTACHE_PRECISION_MINUTE;
    }
  article->fields.text_uid = attache_article_uid (article->text);
  article->fields.shingles = attache_shingles_new (article->text);
  add_actors (article, random);
  add_statements (article, day);
  add_events (article, day, random);
  article->fields.values = attache_found_values_new (article->text, article->findings);
  return article;
}

void
coverage_article_free (gpointer article)
{
  SampleArticle *self = article;

  g_free ((char *) self->fields.title);
  g_free ((char *) self->fields.outlet);
  g_free ((char *) self->fields.text_uid);
  attache_shingles_unref (self->fields.shingles);
  attache_found_values_free ((AttacheFoundValues *) self->fields.values);
  sample_article_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How often a place that the re-anchorer is sure of is the right one, on articles whose edits are
 * known; and that no text, however hostile, holds it up. */

#include "config.h"

#include "attache-reanchorer.h"
#include "attache-text-alignment.h"
#include "edited-article.h"

#include <string.h>

#define SPANS_PER_ARTICLE 40
#define LEAST_PRECISION 0.995
/* Of passages that came over word for word. */
#define LEAST_RECALL 0.90

typedef struct
{
  guint n[4];       /* AttacheAnchorState */
  guint n_right[4]; /* of those, at the right place */
  guint n_whole;    /* passages that came over word for word */
  guint n_whole_found;
  guint n_gone;
  guint n_gone_left; /* of those, uncertain or unattached */
} Score;

/* Where the words [start, end) of the first text are now; FALSE: too little of them is left, or
 * they are scattered. @is_whole: nothing was changed in them. */
static gboolean
find_truth (const EditedArticle *new, GArray *spans, const EditedArticle *old, guint start,
            guint end, AttacheSpan *span, gboolean *is_whole)
{
  gint before = -1;
  guint n = 0, first = 0, last = 0;

  *is_whole = TRUE;
  for (guint i = 0; i < new->words->len; i++)
    {
      const EditedWord *word = &g_array_index (new->words, EditedWord, i);

      if (word->origin < (gint) start || word->origin >= (gint) end)
        continue;
      if (word->origin < before)
        return FALSE;
      before = word->origin;
      first = n == 0 ? i : first;
      last = i;
      n++;
      *is_whole &= strcmp (word->word, g_array_index (old->words, EditedWord, word->origin).word)
                   == 0;
    }
  *is_whole &= n == end - start && last - first + 1 == n;
  if (n == 0 || 2 * n < end - start)
    return FALSE;
  span->start = g_array_index (spans, guint32, 2 * first);
  span->end = g_array_index (spans, guint32, 2 * last + 1);
  return TRUE;
}

/* Where a sentence was put in, or one repeated, that begins with the words that came next before,
 * nobody can tell which of both are the old ones. A place is right, too, where the passage reads
 * word for word as it was marked and more than half of it are the very words. */
static gboolean
reads_the_same (const EditedArticle *old, guint start, guint end, const EditedArticle *new,
                GArray *spans, AttacheSpan found)
{
  guint n = 0, n_very = 0;

  for (guint i = 0; i < new->words->len; i++)
    {
      const EditedWord *word = &g_array_index (new->words, EditedWord, i);

      if (g_array_index (spans, guint32, 2 * i) < found.start
          || g_array_index (spans, guint32, 2 * i + 1) > found.end)
        continue;
      if (start + n >= end
          || strcmp (word->word, g_array_index (old->words, EditedWord, start + n).word) != 0)
        return FALSE;
      n_very += word->origin == (gint) (start + n);
      n++;
    }
  return n == end - start && 2 * n_very > n;
}

static void
score_span (AttacheReanchorer *reanchorer, const EditedArticle *old, GArray *old_spans,
            const EditedArticle *new, GArray *new_spans, GRand *random, Score *score)
{
  const guint start = (guint) g_rand_int_range (random, 0, (gint32) old->words->len);
  const guint longest = g_rand_int_range (random, 0, 4) == 0 ? 60 : 14;
  const guint n_words = (guint) g_rand_int_range (random, 1, (gint32) longest);
  const guint end = MIN (start + n_words, old->words->len);
  const AttacheSpan span = { g_array_index (old_spans, guint32, 2 * start),
                             g_array_index (old_spans, guint32, 2 * end - 1) };
  const AttacheAnchoring found = attache_reanchorer_find (reanchorer, span);
  AttacheSpan truth = { 0, 0 };
  gboolean is_whole = FALSE;
  const gboolean is_there = find_truth (new, new_spans, old, start, end, &truth, &is_whole);
  const gboolean is_right = (is_there && found.span.start == truth.start
                             && found.span.end == truth.end)
                            || reads_the_same (old, start, end, new, new_spans, found.span);
  const gboolean is_sure = found.state <= ATTACHE_ANCHOR_MOVED;

  g_assert_cmpfloat (found.score, >=, 0);
  g_assert_cmpfloat (found.score, <=, 1);
  score->n[found.state]++;
  score->n_right[found.state] += found.state == ATTACHE_ANCHOR_UNATTACHED ? !is_there : is_right;
  score->n_whole += is_there && is_whole;
  score->n_whole_found += is_there && is_whole && is_sure && is_right;
  score->n_gone += !is_there;
  score->n_gone_left += !is_there && !is_sure;
}

/* @edit: one kind of edit, or N_EDITS for a mixture. */
static void
score_article (GRand *random, guint edit, Score *score)
{
  g_autoptr (EditedArticle) old = edited_article_new (random);
  g_autoptr (EditedArticle) new = edited_article_copy (old);
  g_autoptr (GArray) old_spans = NULL;
  g_autoptr (GArray) new_spans = NULL;
  g_autofree char *old_words = edited_article_render (old, &old_spans);
  g_autofree char *new_words = NULL;
  g_autoptr (AttacheText) old_text = attache_text_new (old_words, -1);
  g_autoptr (AttacheText) new_text = NULL;
  g_autoptr (AttacheReanchorer) reanchorer = NULL;
  const gint n = g_rand_int_range (random, 1, 9);

  for (gint i = 0; i < n; i++)
    edited_article_edit (
        new, edit < N_EDITS ? edit : (Edit) g_rand_int_range (random, 0, EDIT_REWRITE), random);
  new_words = edited_article_render (new, &new_spans);
  new_text = attache_text_new (new_words, -1);
  reanchorer = attache_reanchorer_new (old_text, new_text);
  for (guint i = 0; i < SPANS_PER_ARTICLE; i++)
    score_span (reanchorer, old, old_spans, new, new_spans, random, score);
}

static double
share (guint part, guint whole)
{
  return whole > 0 ? (double) part / whole : 1;
}

static void
tell (const char *name, const Score *score)
{
  const guint n = score->n[0] + score->n[1] + score->n[2] + score->n[3];
  const guint n_sure = score->n[0] + score->n[1];

  g_test_message ("| %s | %u | %.2f %% | %.2f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% |", name,
                  n, 100 * share (score->n_right[0] + score->n_right[1], n_sure),
                  100 * share (score->n_right[1], score->n[1]), 100 * share (n_sure, n),
                  100 * share (score->n[2], n), 100 * share (score->n[3], n),
                  100 * share (score->n_whole_found, score->n_whole));
}

static void
test_corpus (void)
{
  static const char *const names[] = {
    "letters",         "a word",           "sentences put in",   "sentences taken out",
    "sentences moved", "paragraphs moved", "quotations changed", "sentences repeated",
    "a new beginning", "the end cut off",  "white space",        "written anew",
    "a mixture",
  };
  const guint n_articles = g_test_slow () ? 4000 : 400;
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  Score all = { 0 };

  g_test_message ("| edit | passages | sure and right | moved and right | sure | uncertain | "
                  "unattached | found of those unchanged |");
  for (guint edit = 0; edit <= N_EDITS; edit++)
    {
      Score score = { 0 };

      for (guint i = 0; i < (edit < N_EDITS ? n_articles / 8 : n_articles); i++)
        score_article (random, edit, &score);
      tell (names[edit], &score);
      for (guint i = 0; i < 4; i++)
        {
          all.n[i] += score.n[i];
          all.n_right[i] += score.n_right[i];
        }
      all.n_whole += score.n_whole;
      all.n_whole_found += score.n_whole_found;
      all.n_gone += score.n_gone;
      all.n_gone_left += score.n_gone_left;
    }
  tell ("all", &all);
  g_assert_cmpuint (all.n[ATTACHE_ANCHOR_MOVED], >, 1000);
  g_assert_cmpfloat (share (all.n_right[ATTACHE_ANCHOR_MOVED], all.n[ATTACHE_ANCHOR_MOVED]), >=,
                     LEAST_PRECISION);
  g_assert_cmpfloat (share (all.n_right[0], all.n[0]), >=, LEAST_PRECISION);
  g_assert_cmpfloat (share (all.n_whole_found, all.n_whole), >=, LEAST_RECALL);
}

static AttacheAnchoring
find (const char *old, const char *new, const char *words)
{
  g_autoptr (AttacheText) old_text = attache_text_new (old, -1);
  g_autoptr (AttacheText) new_text = attache_text_new (new, -1);
  g_autoptr (AttacheReanchorer) reanchorer = attache_reanchorer_new (old_text, new_text);
  const char *at = strstr (old, words);
  AttacheSpan span;

  g_assert_nonnull (at);
  span.start = (guint32) g_utf8_pointer_to_offset (old, at);
  span.end = span.start + (guint32) g_utf8_strlen (words, -1);
  return attache_reanchorer_find (reanchorer, span);
}

static void
assert_finds (const char *old, const char *new, const char *words, AttacheAnchorState state,
              const char *expected)
{
  const AttacheAnchoring found = find (old, new, words);
  g_autofree char *slice = g_utf8_substring (new, found.span.start, found.span.end);

  g_assert_cmpint (found.state, ==, state);
  g_assert_cmpstr (slice, ==, expected);
}

#define OLD                                                                                        \
  "Ada Lorne of Ruritania came to Zenda on Monday morning. She said that the old stone bridge "    \
  "would be opened before the first snow falls. Boris Veld of Sylvania did not answer."

static void
test_cases (void)
{
  assert_finds (OLD, OLD, "old stone bridge", ATTACHE_ANCHOR_EXACT, "old stone bridge");
  assert_finds (OLD, "Zenda, 4 March.\n" OLD, "old stone bridge", ATTACHE_ANCHOR_EXACT,
                "old stone bridge");
  assert_finds (
      OLD,
      "Ada Lorne of Ruritania came to Zenda on Monday morning. She said that the old stnoe bridge "
      "would be opened before the first snow falls. Boris Veld of Sylvania did not answer.",
      "that the old stone bridge would be opened", ATTACHE_ANCHOR_MOVED,
      "that the old stnoe bridge would be opened");
  /* What was taken out is nowhere, though its words are elsewhere. */
  assert_finds (
      OLD,
      "Ada Lorne of Ruritania came to Zenda on Monday morning. Boris Veld of Sylvania did not "
      "answer. A bridge is old, and made of stone.",
      "the old stone bridge would be opened", ATTACHE_ANCHOR_UNATTACHED, "");
  /* A single word in a sentence that was written anew is not trusted. */
  g_assert_cmpint (
      find (OLD,
            "Ada Lorne of Ruritania came to Zenda on Monday morning. Nobody knows when a "
            "bridge opens. Boris Veld of Sylvania did not answer.",
            "bridge")
          .state,
      >=, ATTACHE_ANCHOR_UNCERTAIN);
  /* The space that was marked along stays. */
  assert_finds (OLD, "Once more: " OLD, " bridge ", ATTACHE_ANCHOR_EXACT, " bridge ");
  /* Part of a word. */
  assert_finds (OLD, OLD "\nMore.", "ridg", ATTACHE_ANCHOR_EXACT, "ridg");
}

static void
test_whole_texts (void)
{
  g_autoptr (AttacheText) old = attache_text_new (OLD, -1);
  g_autoptr (AttacheText)
      wide = attache_text_new ("  Ada  Lorne of Ruritania came to Zenda on Monday morning.\n\nShe "
                               "said that the old stone bridge would be opened before the "
                               "first snow falls. Boris Veld of Sylvania did not answer.",
                               -1);
  g_autoptr (AttacheText) other = attache_text_new ("The harvest was counted in the valley.", -1);
  g_autoptr (AttacheText) empty = attache_text_new ("", 0);
  g_autoptr (AttacheReanchorer) same = attache_reanchorer_new (old, wide);
  g_autoptr (AttacheReanchorer) none = attache_reanchorer_new (old, other);
  g_autoptr (AttacheReanchorer) to_empty = attache_reanchorer_new (old, empty);
  g_autoptr (AttacheReanchorer) from_empty = attache_reanchorer_new (empty, old);

  g_assert_true (attache_text_has_same_words (old, wide));
  g_assert_cmpfloat (attache_reanchorer_get_likeness (same), ==, 1);
  g_assert_false (attache_text_has_same_words (old, other));
  g_assert_cmpfloat (attache_reanchorer_get_likeness (none), <, 0.1);
  g_assert_cmpint (attache_reanchorer_find (to_empty, (AttacheSpan){ 0, 9 }).state, ==,
                   ATTACHE_ANCHOR_UNATTACHED);
  g_assert_cmpint (attache_reanchorer_find (from_empty, (AttacheSpan){ 0, 9 }).state, ==,
                   ATTACHE_ANCHOR_UNATTACHED);
  g_assert_cmpint (attache_reanchorer_find (same, (AttacheSpan){ 5, G_MAXUINT32 }).state, <=,
                   ATTACHE_ANCHOR_MOVED);
}

static void
test_distance (void)
{
  g_assert_cmpuint (attache_word_distance ("bridge", "bridge"), ==, 0);
  g_assert_cmpuint (attache_word_distance ("bridge", "brigde"), ==, 2);
  g_assert_cmpuint (attache_word_distance ("bridge", "ridge"), ==, 1);
  g_assert_cmpuint (attache_word_distance ("", "ridge"), ==, 5);
  g_assert_cmpuint (attache_word_distance ("snow", ""), ==, 4);
  g_assert_cmpuint (attache_word_distance ("kitten", "sitting"), ==, 3);
}

/* One word a hundred thousand times, a text of a sentence repeated, and words none of which is
 * known: what has no landmarks must cost no more than what has. */
static void
test_hostile (void)
{
  const guint n = g_test_slow () ? 400000 : 60000;
  g_autoptr (GString) same = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);
  AttacheText *texts[2];

  for (guint i = 0; i < n; i++)
    {
      g_string_append (same, i % 3 == 0 ? "a b " : "a ");
      g_string_append_printf (other, i % 2 == 0 ? "w%u " : "a ", i * 7919);
    }
  texts[0] = attache_text_new (same->str, -1);
  texts[1] = attache_text_new (other->str, -1);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (AttacheReanchorer)
          reanchorer = attache_reanchorer_new (texts[i / 2], texts[i % 2]);
      const AttacheAnchoring found = attache_reanchorer_find (reanchorer,
                                                              (AttacheSpan){ 0, G_MAXUINT32 });

      g_assert_cmpint (found.state, ==, i == 0 || i == 3 ? ATTACHE_ANCHOR_EXACT : found.state);
    }
  attache_text_unref (texts[0]);
  attache_text_unref (texts[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reanchorer/distance", test_distance);
  g_test_add_func ("/reanchorer/cases", test_cases);
  g_test_add_func ("/reanchorer/whole-texts", test_whole_texts);
  g_test_add_func ("/reanchorer/corpus", test_corpus);
  g_test_add_func ("/reanchorer/hostile", test_hostile);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A judgement on an alignment of words: how much of the passage came over, whether its edges are
 * sure, and whether what surrounds it came along. The thresholds are those that keep "moved" right
 * in tests/model/test-reanchorer.c. */

#include "config.h"

#include "attache-reanchorer.h"

#include "attache-text-alignment.h"
#include "attache-word-runs.h"

#include <string.h>

/* Code points before and after that tell a place. */
#define CONTEXT 32
/* Words looked at on each side for whether the surroundings came along. */
#define WINDOW 12
/* A passage out of the line of the text must be as long as a short sentence to be known by itself.
 */
#define LONG_RUN 20
#define SHORT_RUN 6
/* More than a sentence: so many words on both sides tell apart two copies of one. */
#define WIDE 40
#define SURE_SCORE 0.75
#define POSSIBLE_SCORE 0.35

struct _AttacheReanchorer
{
  /* Owned */
  AttacheText *older;
  AttacheText *newer;
  AttacheAlignedToken *aligned;

  /* Borrowed */
  const AttacheToken *old_tokens;
  const AttacheToken *new_tokens;

  guint n_old;
  guint n_new;

  /* Owned */
  AttacheWordRuns *old_runs;
  AttacheWordRuns *new_runs;
};

/* Tokens of the passage and where they came to: [start, end) and [new_start, new_end). */
typedef struct
{
  guint start, end;
  guint new_start, new_end;
  guint n_same;        /* words that are the same, in one order */
  guint n_alike;       /* spelled alike */
  gboolean is_in_line; /* all that came over did so in the order of the text */
  gboolean has_edges;  /* both ends are surely those of the passage */
} Passage;

AttacheReanchorer *
attache_reanchorer_new (AttacheText *older, AttacheText *newer)
{
  AttacheReanchorer *self;

  g_return_val_if_fail (older != NULL && newer != NULL, NULL);

  self = g_new0 (AttacheReanchorer, 1);
  self->older = attache_text_ref (older);
  self->newer = attache_text_ref (newer);
  self->aligned = attache_text_align (older, newer);
  self->old_tokens = attache_text_get_tokens (older, &self->n_old);
  self->new_tokens = attache_text_get_tokens (newer, &self->n_new);
  self->old_runs = attache_word_runs_new (older);
  self->new_runs = attache_word_runs_new (newer);
  return self;
}

void
attache_reanchorer_free (AttacheReanchorer *self)
{
  attache_text_unref (self->older);
  attache_text_unref (self->newer);
  g_free (self->aligned);
  attache_word_runs_free (self->old_runs);
  attache_word_runs_free (self->new_runs);
  g_free (self);
}

static gint
place_of (const AttacheReanchorer *self, guint token)
{
  return self->aligned[token].token;
}

/* The first and last words of the passage that came over, where they all stand in one order and
 * near each other; FALSE: none, or scattered. */
static gboolean
find_core (const AttacheReanchorer *self, Passage *passage, guint *first, guint *last)
{
  gint before = -1;
  gboolean has_any = FALSE;

  passage->is_in_line = TRUE;
  for (guint i = passage->start; i < passage->end; i++)
    {
      const gint place = place_of (self, i);

      if (place < 0)
        continue;
      if (place < before)
        return FALSE;
      if (!has_any)
        *first = i;
      *last = i;
      has_any = TRUE;
      before = place;
      passage->is_in_line &= self->aligned[i].is_in_line;
      passage->n_same += self->aligned[i].is_same;
      passage->n_alike += !self->aligned[i].is_same;
    }
  if (!has_any)
    return FALSE;
  passage->new_start = (guint) place_of (self, *first);
  passage->new_end = (guint) place_of (self, *last) + 1;
  return passage->new_end - passage->new_start <= 4 * (passage->end - passage->start) + WINDOW;
}

/* Where the word before the passage came to, + 1: the first that may belong to it. */
static gboolean
bound_before (const AttacheReanchorer *self, const Passage *passage, guint *bound)
{
  gint place;

  if (passage->start == 0)
    {
      *bound = 0;
      return TRUE;
    }
  place = place_of (self, passage->start - 1);
  if (place < 0 || (guint) place >= passage->new_start
      || passage->new_start - (guint) place > passage->end - passage->start + WINDOW)
    return FALSE;
  *bound = (guint) place + 1;
  return TRUE;
}

static gboolean
bound_after (const AttacheReanchorer *self, const Passage *passage, guint *bound)
{
  gint place;

  if (passage->end == self->n_old)
    {
      *bound = self->n_new;
      return TRUE;
    }
  place = place_of (self, passage->end);
  if (place < 0 || (guint) place < passage->new_end
      || (guint) place - passage->new_end > passage->end - passage->start + WINDOW)
    return FALSE;
  *bound = (guint) place;
  return TRUE;
}

/* Words at the edges that did not come over: they were put out, or others stand in their place,
 * which shows where as many words stand there as were there. */
static void
settle_edges (const AttacheReanchorer *self, Passage *passage, guint first, guint last)
{
  const guint n_before = first - passage->start, n_after = passage->end - 1 - last;
  gboolean is_start_sure = n_before == 0, is_end_sure = n_after == 0;
  guint bound;

  if (n_before > 0 && bound_before (self, passage, &bound))
    {
      is_start_sure = passage->new_start - bound == n_before;
      passage->new_start = is_start_sure ? bound : passage->new_start;
    }
  if (n_after > 0 && bound_after (self, passage, &bound))
    {
      is_end_sure = bound - passage->new_end == n_after;
      passage->new_end = is_end_sure ? bound : passage->new_end;
    }
  passage->has_edges = is_start_sure && is_end_sure;
}

/* Words around the passage that came along, of those looked at: 0 … 1. */
static double
count_company (const AttacheReanchorer *self, const Passage *passage)
{
  guint n_seen = 0, n_along = 0;

  for (guint i = 1; i <= WINDOW; i++)
    {
      if (passage->start >= i)
        {
          const gint place = place_of (self, passage->start - i);

          n_seen++;
          n_along += place >= 0 && (guint) place < passage->new_start
                     && passage->new_start - (guint) place <= i + WINDOW;
        }
      if (passage->end - 1 + i < self->n_old)
        {
          const gint place = place_of (self, passage->end - 1 + i);

          n_seen++;
          n_along += place >= 0 && (guint) place >= passage->new_end
                     && (guint) place - passage->new_end < i + WINDOW;
        }
    }
  return n_seen > 0 ? (double) n_along / n_seen : 1;
}

/* Whether the words next to the passage still stand next to it; the ends of a text are words. */
static gboolean
has_neighbours (const AttacheReanchorer *self, const Passage *passage)
{
  const gboolean before = passage->start == 0 ? passage->new_start == 0
                                              : place_of (self, passage->start - 1)
                                                    == (gint) passage->new_start - 1;
  const gboolean after = passage->end == self->n_old
                             ? passage->new_end == self->n_new
                             : place_of (self, passage->end) == (gint) passage->new_end;

  return before && after;
}

/* Words without a gap that came over together with the passage, before and after it; at most WIDE
 * each. */
static guint
count_before (const AttacheReanchorer *self, const Passage *passage)
{
  guint n = 0;

  while (n < WIDE && n < MIN (passage->start, passage->new_start)
         && place_of (self, passage->start - n - 1) == (gint) (passage->new_start - n) - 1)
    n++;
  return n;
}

static guint
count_after (const AttacheReanchorer *self, const Passage *passage)
{
  guint n = 0;

  while (n < WIDE && passage->end + n < self->n_old
         && place_of (self, passage->end + n) == (gint) (passage->new_end + n))
    n++;
  return n;
}

static gboolean
is_verbatim (const Passage *passage)
{
  const guint n = passage->end - passage->start;

  return passage->n_same == n && passage->new_end - passage->new_start == n;
}

/* Passages of the same length in code points, byte by byte. */
static gboolean
is_same_slice (const AttacheReanchorer *self, AttacheSpan old, AttacheSpan new)
{
  const char *old_text = attache_text_get_utf8 (self->older, NULL);
  const char *new_text = attache_text_get_utf8 (self->newer, NULL);
  const guint32 old_byte = attache_text_offset_to_byte (self->older, old.start);
  const guint32 new_byte = attache_text_offset_to_byte (self->newer, new.start);
  const guint32 n_old = attache_text_offset_to_byte (self->older, old.end) - old_byte;
  const guint32 n_new = attache_text_offset_to_byte (self->newer, new.end) - new_byte;

  return n_old == n_new && memcmp (old_text + old_byte, new_text + new_byte, n_old) == 0;
}

/* With CONTEXT code points on both sides, or as many as both texts have. */
static gboolean
is_exact (const AttacheReanchorer *self, AttacheSpan old, AttacheSpan new)
{
  const guint32 n_old = attache_text_get_length (self->older);
  const guint32 n_new = attache_text_get_length (self->newer);
  const AttacheSpan old_whole = { old.start - MIN (old.start, CONTEXT),
                                  MIN (old.end + CONTEXT, n_old) };
  const AttacheSpan new_whole = { new.start - MIN (new.start, CONTEXT),
                                  MIN (new.end + CONTEXT, n_new) };

  return old.start - old_whole.start
         == new.start - new_whole.start &&is_same_slice (self, old_whole, new_whole);
}

/* White space that the span takes in before its first word, as far as it is there now. */
static guint32
space_before (const AttacheToken *tokens, guint token, guint32 wanted)
{
  const guint32 from = token > 0 ? tokens[token - 1].span.end : 0;

  return MIN (wanted, tokens[token].span.start - from);
}

/* The same after its last. */
static guint32
space_after (const AttacheReanchorer *self, guint token, guint32 wanted)
{
  const guint32 until = token + 1 < self->n_new ? self->new_tokens[token + 1].span.start
                                                : attache_text_get_length (self->newer);

  return MIN (wanted, until - self->new_tokens[token].span.end);
}

/* The span keeps its distance to the edges of its words: it may begin within one, or in the space
 * before. */
static AttacheSpan
place_span (const AttacheReanchorer *self, const Passage *passage, AttacheSpan span)
{
  const AttacheToken *old_first = &self->old_tokens[passage->start];
  const AttacheToken *old_last = &self->old_tokens[passage->end - 1];
  const AttacheToken *new_first = &self->new_tokens[passage->new_start];
  const AttacheToken *new_last = &self->new_tokens[passage->new_end - 1];
  const gboolean is_first_same = place_of (self, passage->start) == (gint) passage->new_start
                                 && strcmp (old_first->word, new_first->word) == 0;
  const gboolean is_last_same = place_of (self, passage->end - 1) == (gint) passage->new_end - 1
                                && strcmp (old_last->word, new_last->word) == 0;
  AttacheSpan placed = { new_first->span.start, new_last->span.end };

  if (span.start < old_first->span.start)
    placed.start -= space_before (self->new_tokens, passage->new_start,
                                  old_first->span.start - span.start);
  else if (is_first_same)
    placed.start += span.start - old_first->span.start;
  if (span.end > old_last->span.end)
    placed.end += space_after (self, passage->new_end - 1, span.end - old_last->span.end);
  else if (is_last_same)
    placed.end -= old_last->span.end - span.end;
  return attache_span_is_empty (placed) ? (AttacheSpan){ new_first->span.start, new_last->span.end }
                                        : placed;
}

/* Whether the newer text has the words in and around one end of the passage more often than the
 * older: then nobody can tell which of them are the old ones. */
static gboolean
is_copied_at (const AttacheReanchorer *self, guint token)
{
  const guint first = MIN (token, self->n_old - MIN (self->n_old, ATTACHE_WORD_RUN));

  return first + ATTACHE_WORD_RUN <= self->n_old
         && attache_word_runs_count (self->new_runs, self->old_tokens + first)
                > attache_word_runs_count (self->old_runs, self->old_tokens + first);
}

static gboolean
is_copied (const AttacheReanchorer *self, const Passage *passage)
{
  const guint half = ATTACHE_WORD_RUN / 2;

  if (count_before (self, passage) >= WIDE && count_after (self, passage) >= WIDE)
    return FALSE;
  return is_copied_at (self, passage->start)
         || is_copied_at (self, passage->start - MIN (passage->start, half))
         || is_copied_at (self, passage->end - MIN (passage->end, ATTACHE_WORD_RUN));
}

/* A few words of one more sentence at an end of the passage, next to which the texts part: another
 * sentence that begins or ends with the same words may have been put in there. */
static gboolean
is_ragged (const AttacheReanchorer *self, const Passage *passage)
{
  guint n_sentences, first, last;
  const AttacheSegment *sentences = attache_text_get_sentences (self->older, &n_sentences);

  if (n_sentences == 0)
    return FALSE;
  first = attache_text_sentence_of_token (self->older, passage->start);
  last = attache_text_sentence_of_token (self->older, passage->end - 1);
  if (first == last)
    return FALSE;
  return (passage->end - sentences[last].first_token < SHORT_RUN
          && count_after (self, passage) < SHORT_RUN)
         || (sentences[first].end_token - passage->start < SHORT_RUN
             && count_before (self, passage) < SHORT_RUN);
}

/* What kind of certainty the passage has, given that its words came over as they did. */
static AttacheAnchorState
judge (const AttacheReanchorer *self, const Passage *passage, double score)
{
  const double company = count_company (self, passage);
  const gboolean has_near = has_neighbours (self, passage);

  if (is_verbatim (passage))
    {
      const guint run = passage->end - passage->start + count_before (self, passage)
                        + count_after (self, passage);

      if (is_ragged (self, passage))
        return ATTACHE_ANCHOR_UNCERTAIN;
      if (run >= LONG_RUN)
        return ATTACHE_ANCHOR_MOVED;
      if (!passage->is_in_line || run < SHORT_RUN)
        return ATTACHE_ANCHOR_UNCERTAIN;
      return company >= (passage->end - passage->start < SHORT_RUN ? 0.75 : 0.5)
                 ? ATTACHE_ANCHOR_MOVED
                 : ATTACHE_ANCHOR_UNCERTAIN;
    }
  if (score < POSSIBLE_SCORE)
    return ATTACHE_ANCHOR_UNATTACHED;
  return score >= SURE_SCORE && passage->has_edges && passage->is_in_line && has_near
                 && company >= 0.5
             ? ATTACHE_ANCHOR_MOVED
             : ATTACHE_ANCHOR_UNCERTAIN;
}

AttacheAnchoring
attache_reanchorer_find (AttacheReanchorer *self, AttacheSpan span)
{
  AttacheAnchoring anchoring = { { 0, 0 }, ATTACHE_ANCHOR_UNATTACHED, 0 };
  Passage passage = { 0 };
  AttacheSpan placed;
  guint first, last;

  g_return_val_if_fail (self != NULL, anchoring);

  span.end = MIN (span.end, attache_text_get_length (self->older));
  passage.start = passage.end = attache_text_token_at (self->older, span.start);
  while (passage.end < self->n_old && self->old_tokens[passage.end].span.start < span.end)
    passage.end++;
  if (passage.start == passage.end || !find_core (self, &passage, &first, &last))
    return anchoring;
  settle_edges (self, &passage, first, last);
  placed = place_span (self, &passage, span);
  anchoring.score = MIN (1.0,
                         (2.0 * passage.n_same + 1.5 * passage.n_alike)
                             / (passage.end - passage.start + passage.new_end - passage.new_start));
  anchoring.state = is_verbatim (&passage) && is_exact (self, span, placed)
                        ? ATTACHE_ANCHOR_EXACT
                        : judge (self, &passage, anchoring.score);
  if (is_copied (self, &passage))
    anchoring.state = MAX (anchoring.state, ATTACHE_ANCHOR_UNCERTAIN);
  if (anchoring.state != ATTACHE_ANCHOR_UNATTACHED)
    anchoring.span = placed;
  return anchoring;
}

double
attache_reanchorer_get_likeness (AttacheReanchorer *self)
{
  guint n_same = 0;

  g_return_val_if_fail (self != NULL, 0);

  /* A word that is the same while both its neighbours are not came over by chance. */
  for (guint i = 0; i < self->n_old; i++)
    {
      const gint place = place_of (self, i);
      const gboolean before = i > 0 && place > 0 && place_of (self, i - 1) == place - 1;
      const gboolean after = i + 1 < self->n_old && place >= 0
                             && place_of (self, i + 1) == place + 1;

      n_same += place >= 0 && (before || after);
    }
  return (double) n_same / MAX (1, MAX (self->n_old, self->n_new));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When something was said: told by the sentence of the cue, or else the day the article came out.
 */

#include "config.h"

#include "attache-speaker-time.h"

#include "attache-civil.h"

#include <string.h>

gboolean
attache_speaker_is_in_content (const AttacheFoundStatement *statement, AttacheSpan span)
{
  for (guint i = 0; i < statement->n_content; i++)
    if (attache_span_overlaps (statement->content[i], span))
      return TRUE;
  return FALSE;
}

/* When it was said: the time nearest to the cue in the cue's sentence, outside what was said. */
static const AttacheFoundTime *
find_time (const AttacheText *text, AttacheFindings *findings,
           const AttacheFoundStatement *statement, guint32 cue, guint *hint)
{
  guint n_sentences, n_tokens, sentence, token = attache_text_token_at (text, cue);
  const AttacheSegment *sentences = attache_text_get_sentences (text, &n_sentences);
  const AttacheFoundTime *nearest = NULL;
  guint32 best = G_MAXUINT32;
  AttacheSpan span;

  attache_text_get_tokens (text, &n_tokens);
  if (token >= n_tokens)
    return NULL;
  sentence = attache_text_sentence_of_token (text, token);
  if (sentence >= n_sentences)
    return NULL;
  span = sentences[sentence].span;
  while (*hint > 0 && attache_findings_time (findings, *hint - 1)->span.end > span.start)
    (*hint)--;
  for (guint i = *hint; i < findings->times->len; i++)
    {
      const AttacheFoundTime *time = attache_findings_time (findings, i);
      guint32 distance = time->span.start > cue ? time->span.start - cue : cue - time->span.start;

      if (time->span.start >= span.end)
        break;
      if (time->span.end <= span.start)
        {
          *hint = i + 1;
          continue;
        }
      if ((time->type != ATTACHE_TIMEX_DATE && time->type != ATTACHE_TIMEX_TIME)
          || !attache_time_span_is_known (time->when) || time->when.until == ATTACHE_TIME_UNKNOWN
          || time->when.precision > ATTACHE_PRECISION_WEEK
          || attache_speaker_is_in_content (statement, time->span) || distance >= best)
        continue;
      if (findings->published != ATTACHE_TIME_UNKNOWN
          && time->when.begin > findings->published + ATTACHE_USEC_PER_DAY)
        continue;
      nearest = time;
      best = distance;
    }
  return nearest;
}

void
attache_speaker_time_resolve (const AttacheText *text, AttacheFindings *findings,
                              AttacheFoundStatement *statement, guint *hint)
{
  guint32 cue = statement->n_cue > 0       ? statement->cue[0].start
                : statement->n_source > 0  ? statement->source[0].start
                : statement->n_content > 0 ? statement->content[0].start
                                           : 0;
  const AttacheFoundTime *time = find_time (text, findings, statement, cue, hint);
  gint64 published = findings->published;
  char buffer[ATTACHE_CIVIL_BUFFER];

  g_clear_pointer (&statement->time, g_free);
  statement->when = ATTACHE_TIME_SPAN_UNKNOWN;
  if (time != NULL)
    {
      statement->time = g_strdup (time->value);
      statement->when = time->when;
    }
  else if (published != ATTACHE_TIME_UNKNOWN)
    {
      gint64 day = attache_civil_instant (attache_civil_date_of (published), 0, 0, 0);

      statement->time = g_strndup (attache_civil_format (day, buffer), strlen ("0000-00-00"));
      statement->when = (AttacheTimeSpan){ day, day + ATTACHE_USEC_PER_DAY, ATTACHE_PRECISION_DAY };
    }
}

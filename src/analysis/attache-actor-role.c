/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles by walking back from a name over the words that make titles; appositions by walking
 * forward from its comma to the next. Courtesy titles are no roles. */

#include "config.h"

#include "attache-actor-role.h"

#define MAX_BEFORE 14
#define MAX_AFTER 14

static gboolean
is_courtesy (const AttacheScan *scan, guint i)
{
  static const char *const words[] = { "mr",   "mr.", "mrs",  "mrs.", "ms", "ms.",
                                       "miss", "sir", "lord", "lady", "dr", "dr." };

  for (guint k = 0; k < G_N_ELEMENTS (words); k++)
    if (attache_scan_is_word (scan, i, words[k]))
      return TRUE;
  return FALSE;
}

/* A word that may stand inside a title, though none begins or ends with it. */
static gboolean
is_inner (const AttacheScan *scan, guint i)
{
  if (attache_scan_has (scan, i, ATTACHE_NAME_WORD_JOIN | ATTACHE_NAME_WORD_NAME_START))
    return TRUE;
  return attache_scan_is_capital (scan, i)
         && !attache_scan_has (scan, i, ATTACHE_NAME_WORD_CALENDAR)
         && !attache_scan_shaped (scan, i, ATTACHE_SHAPE_SENTENCE_START);
}

static gboolean
is_title_word (const AttacheScan *scan, guint i)
{
  return i < scan->n_tokens && scan->tokens[i].kind == ATTACHE_TOKEN_WORD
         && attache_scan_has (scan, i, ATTACHE_NAME_WORD_TITLE | ATTACHE_NAME_WORD_PERSON);
}

static gboolean
read_before (const AttacheScan *scan, const AttacheCandidate *c, AttacheSpan *role)
{
  guint begin = c->first, titles = 0;

  for (guint i = c->first; i > 0 && c->first - i < MAX_BEFORE; i--)
    {
      guint b = i - 1;

      if (attache_scan_shaped (scan, i, ATTACHE_SHAPE_SENTENCE_START))
        break;
      if (is_title_word (scan, b) && !is_courtesy (scan, b))
        {
          titles++;
          begin = b;
        }
      else if (titles == 0)
        {
          /* "Assistant Secretary of State for European Affairs X" */
          if (!attache_scan_is_capital (scan, b)
              && !attache_scan_has (scan, b, ATTACHE_NAME_WORD_JOIN))
            break;
        }
      else if (is_inner (scan, b) && attache_scan_is_capital (scan, b))
        begin = b;
      else if (!attache_scan_shaped (scan, b, ATTACHE_SHAPE_POSSESSIVE)
               && !attache_scan_has (scan, b, ATTACHE_NAME_WORD_JOIN))
        break;
      else if (attache_scan_is_word (scan, b, "and") || attache_scan_is_word (scan, b, "the")
               || attache_scan_is_word (scan, b, "for"))
        break;
    }
  if (titles == 0)
    return FALSE;
  /* Not the middle of a name: "[Lake] Council spokesperson". */
  for (const AttacheCandidate *b = c;
       b > (const AttacheCandidate *) scan->candidates->data && c - b < 4;)
    {
      b--;
      if (b->first < begin && begin < b->end)
        begin = b->first;
    }
  /* "the Sylvanian president" keeps its country, "Blinken, Secretary" does not reach over it. */
  *role = (AttacheSpan){ scan->tokens[begin].span.start, scan->tokens[c->first - 1].span.end };
  return TRUE;
}

static gboolean
read_after (const AttacheScan *scan, const AttacheCandidate *c, AttacheSpan *role)
{
  guint i = c->end + 1, titles = 0, end;

  if (!attache_scan_is_word (scan, c->end, ","))
    return FALSE;
  if (attache_scan_is_word (scan, i, "the") || attache_scan_is_word (scan, i, "a")
      || attache_scan_is_word (scan, i, "an"))
    i++;
  for (end = i; end < MIN (scan->n_tokens, i + MAX_AFTER); end++)
    {
      if (scan->tokens[end].kind == ATTACHE_TOKEN_PUNCTUATION
          || scan->tokens[end].kind == ATTACHE_TOKEN_QUOTE
          || attache_scan_has (scan, end, ATTACHE_NAME_WORD_RELATIVE)
          || attache_scan_shaped (scan, end, ATTACHE_SHAPE_SENTENCE_START))
        break;
      if (end < i + 5)
        titles += attache_scan_has (scan, end, ATTACHE_NAME_WORD_PERSON);
      if (attache_scan_has (scan, end, ATTACHE_NAME_WORD_SAY) && titles == 0)
        return FALSE;
    }
  if (titles == 0 || end == i || end >= MIN (scan->n_tokens, i + MAX_AFTER)
      || !(attache_scan_is_word (scan, end, ",") || attache_scan_is_word (scan, end, ".")))
    return FALSE;
  *role = (AttacheSpan){ scan->tokens[i].span.start, scan->tokens[end - 1].span.end };
  return TRUE;
}

gboolean
attache_actor_role_read (const AttacheScan *scan, const AttacheCandidate *candidate,
                         AttacheSpan *role)
{
  if (candidate->end - candidate->first == 1 && candidate->title_first == candidate->first
      && attache_scan_is_word (scan, candidate->end, ","))
    return read_after (scan, candidate, role);
  return read_before (scan, candidate, role) || read_after (scan, candidate, role);
}

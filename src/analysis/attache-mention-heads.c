/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Ministry", "Airport", "Lake": the head of a name, at its end or before "of", and where the name
 * that it heads ends. The heads are classes of data/names.tsv. */

#include "config.h"

#include "attache-mention-heads.h"

/* After "of", a word of the organisation's name and not the title of one of its people. */
static gboolean
belongs (const AttacheScan *scan, guint i)
{
  return !attache_scan_has (scan, i, ATTACHE_NAME_WORD_TITLE)
         || (attache_scan_has (scan, i, ATTACHE_NAME_WORD_FIELD)
             && !attache_scan_has (scan, i + 1, ATTACHE_NAME_WORD_TITLE));
}

/* Past the last head of an organisation in [@k, @j), or 0: "Justice Department" and not
 * "Defence Secretary"; what follows "of" belongs to it. */
guint
attache_mention_organisation_end (const AttacheScan *scan, guint k, guint j)
{
  guint end = 0;

  for (guint q = k; q < j; q++)
    {
      if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_ORG_HEAD)
          && !(attache_scan_has (scan, q, ATTACHE_NAME_WORD_TITLE)
               && attache_scan_has (scan, q + 1, ATTACHE_NAME_WORD_TITLE)))
        {
          end = q + 1;
          if (!attache_scan_has (scan, end, ATTACHE_NAME_WORD_JOIN)
              || attache_scan_is_capital (scan, end))
            continue;
          while (end < j && belongs (scan, end))
            end++;
          while (attache_scan_has (scan, end - 1, ATTACHE_NAME_WORD_JOIN))
            end--;
          return end;
        }
      if (q > k && attache_scan_has (scan, q, ATTACHE_NAME_WORD_TITLE)
          && !attache_scan_has (scan, q + 1, ATTACHE_NAME_WORD_ORG_STRONG))
        break;
    }
  /* A head alone is a word: "Court", "Congress" has its own row. */
  if (end == k + 1 && !attache_scan_has (scan, k, ATTACHE_NAME_WORD_ORG_STRONG))
    return 0;
  return end;
}

static gboolean
opens_place (const AttacheScan *scan, guint k)
{
  static const char *const words[] = { "lake", "mt",   "mt.", "fort",   "mount", "cape",  "camp",
                                       "gulf", "port", "bay", "strait", "sea",   "river", "isle" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (attache_scan_is_word (scan, k, words[i]))
      return TRUE;
  return FALSE;
}

static guint
find_place_end (const AttacheScan *scan, guint k, guint j)
{
  guint end = 0;

  for (guint q = k; q < j && !attache_scan_has (scan, q, ATTACHE_NAME_WORD_TITLE); q++)
    {
      if (!attache_scan_has (scan, q, ATTACHE_NAME_WORD_PLACE_HEAD))
        continue;
      if (q == k && q + 1 < j && !opens_place (scan, k))
        return 0;
      if (q == k && q + 1 < j)
        return j; /* "Lake X", "Fort X", "Gulf of X" */
      end = q + 1;
    }
  return end > k + 1 ? end : 0;
}

/* "East Mosul": a quarter of a known town, with a name of its own. */
static guint
find_compass_end (const AttacheScan *scan, guint k, guint j)
{
  AttacheGazetteerMatch match;
  const AttacheGazetteerActor *actor;

  if (!attache_scan_has (scan, k, ATTACHE_NAME_WORD_DIRECTION) || k + 1 >= j
      || !attache_gazetteer_match (scan->gazetteer, scan->tokens + k + 1, j - k - 1, &match)
      || match.sense == ATTACHE_SENSE_DEMONYM)
    return 0;
  actor = attache_gazetteer_get_actor (scan->gazetteer, match.actor);
  if (actor->type != ATTACHE_ACTOR_PLACE && actor->type != ATTACHE_ACTOR_COUNTRY)
    return 0;
  return k + 1 + match.n_tokens;
}

guint
attache_mention_place_end (const AttacheScan *scan, guint k, guint j)
{
  guint end = find_compass_end (scan, k, j);

  return end > 0 ? end : find_place_end (scan, k, j);
}

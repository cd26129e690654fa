/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts runs of capitalised words into candidates: known names first, then what ends like an
 * organisation or a place, then titles with the name after them, then names of which only their
 * neighbours tell. It decides what is certain and leaves the rest to the weights. */

#include "config.h"

#include "attache-mention-scanner.h"

#include "attache-mention-evidence.h"
#include "attache-mention-heads.h"
#include "attache-mention-hyphen.h"
#include "attache-mention-phrase.h"
#include "attache-mention-surname.h"

#include <string.h>

/* Capitals beyond it are no names; it keeps the cost linear. */
#define MAX_RUN 24

AttacheCandidate *
attache_scan_add (AttacheScan *scan, guint first, guint end, AttacheActorType type,
                  const char *rule)
{
  AttacheCandidate candidate = { .first = first,
                                 .end = end,
                                 .span = { scan->tokens[first].span.start,
                                           scan->tokens[end - 1].span.end },
                                 .title_first = first,
                                 .type = type,
                                 .known = -1,
                                 .actor = -1,
                                 .rule = rule };

  g_array_append_val (scan->candidates, candidate);
  return &g_array_index (scan->candidates, AttacheCandidate, scan->candidates->len - 1);
}

/* "al-Tanawi", in lower case where it begins. */
static gboolean
is_article_name (const AttacheScan *scan, guint i)
{
  const char *word = attache_scan_word (scan, i);
  gsize n = strcspn (word, "-");

  return attache_scan_is_lower (scan, i) && (n == 2 || n == 3) && word[n] == '-'
         && attache_scan_shaped (scan, i, ATTACHE_SHAPE_MIXED_CAPS)
         && (g_str_has_prefix (word, "al-") || g_str_has_prefix (word, "el-")
             || g_str_has_prefix (word, "ad-") || g_str_has_prefix (word, "an-")
             || g_str_has_prefix (word, "ar-") || g_str_has_prefix (word, "as-")
             || g_str_has_prefix (word, "ash-") || g_str_has_prefix (word, "az-")
             || g_str_has_prefix (word, "at-") || g_str_has_prefix (word, "ul-"));
}

static gboolean
is_name_like (const AttacheScan *scan, guint i)
{
  if (is_article_name (scan, i))
    return TRUE;
  if (attache_mention_is_compound (scan, i))
    return FALSE;
  if (!attache_scan_is_capital (scan, i) || attache_scan_has (scan, i, ATTACHE_NAME_WORD_CALENDAR))
    return FALSE;
  /* In a headline every longer word may have a capital. */
  return !(attache_scan_has (scan, i, ATTACHE_NAME_WORD_IN_TITLE)
           && attache_scan_has (scan, i, ATTACHE_NAME_WORD_COMMON)
           && !attache_scan_has (scan, i,
                                 ATTACHE_NAME_WORD_TITLE | ATTACHE_NAME_WORD_ORG_STRONG
                                     | ATTACHE_NAME_WORD_PLACE_HEAD));
}

/* "of" in "Ministry of Justice", "for", and "and" once inside such a name. */
static gboolean
joins (const AttacheScan *scan, guint i, gboolean *joined)
{
  guint next = i + 1;

  if (!attache_scan_has (scan, i, ATTACHE_NAME_WORD_JOIN))
    return FALSE;
  if (attache_scan_is_word (scan, i, "of") && attache_scan_is_word (scan, next, "the"))
    next++;
  if (!is_name_like (scan, next))
    return FALSE;
  if (attache_scan_is_word (scan, i, "&"))
    return TRUE;
  if (attache_scan_is_word (scan, i, "the"))
    return *joined;
  if (attache_scan_is_word (scan, i, "and"))
    return *joined && attache_scan_has (scan, next, ATTACHE_NAME_WORD_COMMON)
           && attache_scan_has (scan, i - 1, ATTACHE_NAME_WORD_COMMON);
  if (!attache_scan_has (scan, i - 1,
                         ATTACHE_NAME_WORD_ORG_HEAD | ATTACHE_NAME_WORD_PLACE_HEAD
                             | ATTACHE_NAME_WORD_GROUP))
    return FALSE;
  *joined = TRUE;
  return TRUE;
}

/* The end of the run of capitalised words at @i. */
static guint
find_run_end (const AttacheScan *scan, guint i)
{
  gboolean joined = FALSE;
  guint j = i + 1, limit = MIN (scan->n_tokens, i + MAX_RUN);

  for (; j < limit; j++)
    {
      if (attache_scan_shaped (scan, j, ATTACHE_SHAPE_SENTENCE_START))
        break;
      if (is_name_like (scan, j))
        continue;
      if (scan->tokens[j].kind == ATTACHE_TOKEN_NUMBER)
        {
          if (!attache_scan_shaped (scan, j - 1, ATTACHE_SHAPE_ALL_CAPS)
              || scan->tokens[j].span.end - scan->tokens[j].span.start > 3)
            break;
          continue;
        }
      if (attache_scan_has (scan, j, ATTACHE_NAME_WORD_PARTICLE) && is_name_like (scan, j + 1))
        continue;
      if (!joins (scan, j, &joined))
        break;
    }
  while (j > i + 1 && attache_scan_has (scan, j - 1, ATTACHE_NAME_WORD_JOIN)
         && !attache_scan_is_capital (scan, j - 1))
    j--;
  return j;
}

static AttacheCandidate *
add_known (AttacheScan *scan, guint k, const AttacheGazetteerMatch *match)
{
  AttacheActorType type = attache_gazetteer_get_actor (scan->gazetteer, match->actor)->type;
  AttacheCandidate *c = attache_scan_add (scan, k, k + match->n_tokens, type, "gazetteer");

  c->known = (gint) match->actor;
  c->sense = match->sense;
  return c;
}

/* The full stop of "Spc. Lorne" and "Sec. of State", where it was not taken for the word's own. */
static gboolean
is_abbreviating_stop (const AttacheScan *scan, guint k, guint q)
{
  return q > k && attache_scan_is_word (scan, q, ".")
         && (attache_scan_is_word (scan, q - 1, "spc") || attache_scan_is_word (scan, q - 1, "sec")
             || attache_scan_is_word (scan, q - 1, "cpt")
             || attache_scan_is_word (scan, q - 1, "cdr"))
         && (attache_scan_is_word (scan, q + 1, "of") || is_name_like (scan, q + 1));
}

/* The tokens from @k that are a title: "Deputy Prime Minister", "Secretary of State". */
static guint
find_title_end (const AttacheScan *scan, guint k, guint j)
{
  guint q = k;

  while (q < j || is_abbreviating_stop (scan, k, q))
    {
      if (is_abbreviating_stop (scan, k, q))
        q++;
      else if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_TITLE)
               && !(q > k && attache_scan_has (scan, q, ATTACHE_NAME_WORD_GIVEN)
                    && !attache_scan_has (scan, q, ATTACHE_NAME_WORD_COMMON)))
        q++;
      else if (attache_scan_is_word (scan, q, "state") && q > k)
        q++;
      else
        break;
    }
  /* "Mr. King": the last is the name. */
  if (q == j && q > k + 1 && scan->tokens[k].word[0] == 'm' && strlen (scan->tokens[k].word) <= 4)
    return q - 1;
  if (q > k && attache_scan_is_word (scan, q, "of") && q + 1 < scan->n_tokens
      && (attache_scan_is_word (scan, q + 1, "state") || attache_scan_is_word (scan, q + 1, "staff")
          || attache_scan_is_word (scan, q + 1, "defense")
          || attache_scan_is_word (scan, q + 1, "defence")))
    q = find_title_end (scan, q + 2, MAX (j, find_run_end (scan, q + 1)));
  return q;
}

/* After plain words with capitals, a given name and another name: "Speaker of the House Tom Barlo".
 */
static gboolean
begins_person (const AttacheScan *scan, guint q, guint j)
{
  return q + 1 < j && attache_scan_has (scan, q, ATTACHE_NAME_WORD_GIVEN)
         && !attache_scan_has (scan, q, ATTACHE_NAME_WORD_COMMON)
         && attache_scan_has (scan, q - 1, ATTACHE_NAME_WORD_COMMON)
         && !attache_scan_has (scan, q - 1, ATTACHE_NAME_WORD_GIVEN | ATTACHE_NAME_WORD_PARTICLE)
         && attache_scan_is_capital (scan, q + 1)
         && !attache_scan_has (scan, q + 1, ATTACHE_NAME_WORD_COMMON | ATTACHE_NAME_WORD_ORG_HEAD);
}

/* Where the name that begins at @k gives way to another one. */
static guint
find_name_end (const AttacheScan *scan, guint k, guint j)
{
  AttacheGazetteerMatch match;

  for (guint q = k + 1; q < j; q++)
    {
      if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_JOIN) && !attache_scan_is_capital (scan, q))
        return q;
      if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_TITLE)
          && !attache_scan_has (scan, q, ATTACHE_NAME_WORD_GIVEN) && q + 1 < j)
        return q;
      if (begins_person (scan, q, j))
        return q;
      if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_NAME_START)
          && attache_gazetteer_match (scan->gazetteer, scan->tokens + q, j - q, &match)
          && match.n_tokens > 1)
        return q;
    }
  return j;
}

static guint
add_titled (AttacheScan *scan, guint k, guint j)
{
  guint title_end = find_title_end (scan, k, j), end;
  gboolean known;
  AttacheGazetteerMatch match;
  AttacheCandidate *c;

  j = MAX (j, title_end < scan->n_tokens && is_name_like (scan, title_end)
                      && !attache_scan_shaped (scan, title_end, ATTACHE_SHAPE_SENTENCE_START)
                  ? find_run_end (scan, title_end)
                  : title_end);
  if (title_end >= j)
    {
      c = attache_scan_add (scan, k, title_end, ATTACHE_ACTOR_PERSON, "office");
      c->kind = ATTACHE_CANDIDATE_OFFICE;
      return title_end;
    }
  known = attache_gazetteer_match (scan->gazetteer, scan->tokens + title_end,
                                   scan->n_tokens - title_end, &match);
  if (known
      && attache_gazetteer_get_actor (scan->gazetteer, match.actor)->type == ATTACHE_ACTOR_PERSON)
    {
      c = add_known (scan, title_end, &match);
      c->title_first = k;
      return c->end;
    }
  if (known
      && attache_gazetteer_get_actor (scan->gazetteer, match.actor)->type != ATTACHE_ACTOR_PERSON
      && match.n_tokens >= j - title_end)
    {
      /* "Foreign Minister Sylvania": an office, and something else after it. */
      c = attache_scan_add (scan, k, title_end, ATTACHE_ACTOR_PERSON, "office");
      c->kind = ATTACHE_CANDIDATE_OFFICE;
      return title_end;
    }
  end = find_name_end (scan, title_end, j);
  c = attache_scan_add (scan, title_end, end, ATTACHE_ACTOR_PERSON, "title");
  c->title_first = k;
  c->person = 6;
  return end;
}

/* "(D-N.Y.)", "East": letters and quarters that name nobody. */
static gboolean
is_mere_sign (const AttacheScan *scan, guint k, guint end)
{
  if (end != k + 1)
    return FALSE;
  return attache_scan_has (scan, k, ATTACHE_NAME_WORD_DIRECTION)
         || (attache_scan_shaped (scan, k, ATTACHE_SHAPE_HYPHEN) && k > 0
             && attache_scan_is_word (scan, k - 1, "(")
             && strcspn (attache_scan_word (scan, k), "-") == 1);
}

static guint
add_plain (AttacheScan *scan, guint k, guint j)
{
  guint end = find_name_end (scan, k, j), common = 0;
  AttacheCandidate *c;

  /* "Embattled Lorne said": the first word has its capital for opening the sentence. */
  if (end == k + 2 && attache_scan_has (scan, k, ATTACHE_NAME_WORD_OPENS)
      && !attache_scan_has (scan, k, ATTACHE_NAME_WORD_GIVEN)
      && attache_gazetteer_find_surname (scan->gazetteer, scan->tokens[k + 1].word,
                                         scan->tokens[k + 1].word_hash)
             >= 0)
    k++;

  for (guint q = k; q < end; q++)
    common += attache_scan_has (scan, q,
                                ATTACHE_NAME_WORD_COMMON | ATTACHE_NAME_WORD_JOIN
                                    | ATTACHE_NAME_WORD_ETHNIC)
              && !attache_scan_has (scan, q, ATTACHE_NAME_WORD_GIVEN);
  if (common == end - k || is_mere_sign (scan, k, end))
    return end; /* words that happen to have capitals */
  c = attache_scan_add (scan, k, end, ATTACHE_ACTOR_PERSON, "capitals");
  attache_mention_weigh (scan, c);
  return end;
}

/* Past "Act", "Treaty", "War": what the name is of does not act. */
static guint
find_law_end (const AttacheScan *scan, guint k, guint j)
{
  for (guint q = k + 1; q < j; q++)
    {
      if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_TITLE))
        return 0;
      if (attache_scan_has (scan, q, ATTACHE_NAME_WORD_NOT_ACTOR))
        return q + 1;
    }
  return 0;
}

/* The candidate at @k of the run that ends at @j; returns where the next may begin. */
static guint
segment (AttacheScan *scan, guint k, guint j)
{
  AttacheGazetteerMatch match = { 0 };
  gboolean known = attache_scan_has (scan, k, ATTACHE_NAME_WORD_NAME_START)
                   && attache_gazetteer_match (scan->gazetteer, scan->tokens + k,
                                               scan->n_tokens - k, &match);
  guint organisation = attache_mention_organisation_end (scan, k, j), place, next;

  if (!known && attache_mention_hyphen (scan, k))
    return k + 1;
  /* Ships and operations have names, but do not act. */
  if (attache_scan_has (scan, k, ATTACHE_NAME_WORD_THING) && is_name_like (scan, k + 1)
      && k + 1 < j)
    return j;
  next = find_law_end (scan, k, j);
  if (next > 0 && (!known || k + match.n_tokens < next))
    return next;
  if (known && attache_scan_is_capital (scan, k + match.n_tokens)
      && attache_scan_has (scan, k + match.n_tokens, ATTACHE_NAME_WORD_NOT_ACTOR)
      && !attache_scan_has (scan, k, ATTACHE_NAME_WORD_OPENS))
    return k + match.n_tokens + 1;
  if (known
      && attache_gazetteer_get_actor (scan->gazetteer, match.actor)->type == ATTACHE_ACTOR_PERSON
      && match.n_tokens > 1)
    {
      add_known (scan, k, &match);
      return k + match.n_tokens;
    }
  next = attache_mention_phrase (scan, k, known ? &match : NULL);
  if (next > k)
    return next;
  if (organisation > 0 && (!known || k + match.n_tokens < organisation))
    {
      attache_scan_add (scan, k, organisation, ATTACHE_ACTOR_ORGANISATION, "organisation");
      return organisation;
    }
  place = attache_mention_place_end (scan, k, j);
  if (place > 0 && (!known || k + match.n_tokens < place))
    {
      attache_scan_add (scan, k, place, ATTACHE_ACTOR_PLACE, "place");
      return place;
    }
  if (known)
    {
      if (match.sense != ATTACHE_SENSE_DEMONYM)
        add_known (scan, k, &match);
      return k + match.n_tokens;
    }
  if (attache_scan_has (scan, k, ATTACHE_NAME_WORD_TITLE)
      && !(attache_scan_has (scan, k, ATTACHE_NAME_WORD_GIVEN)
           && !attache_scan_has (scan, k, ATTACHE_NAME_WORD_COMMON)))
    return add_titled (scan, k, j);
  return add_plain (scan, k, j);
}

/* A sentence begins with a capital whatever its first word is. */
static gboolean
is_only_first_word (const AttacheScan *scan, guint i)
{
  AttacheGazetteerMatch match;

  if (!attache_scan_has (scan, i, ATTACHE_NAME_WORD_OPENS)
      || !attache_scan_has (scan, i, ATTACHE_NAME_WORD_COMMON | ATTACHE_NAME_WORD_JOIN)
      || attache_scan_has (scan, i, ATTACHE_NAME_WORD_THING))
    return FALSE;
  if (attache_scan_has (scan, i, ATTACHE_NAME_WORD_NAME_START)
      && attache_gazetteer_match (scan->gazetteer, scan->tokens + i, scan->n_tokens - i, &match))
    return FALSE;
  if (attache_scan_has (
          scan, i, ATTACHE_NAME_WORD_TITLE | ATTACHE_NAME_WORD_ETHNIC | ATTACHE_NAME_WORD_GIVEN))
    return !is_name_like (scan, i + 1) && !attache_scan_has (scan, i, ATTACHE_NAME_WORD_ETHNIC)
           && !(attache_scan_is_word (scan, i + 1, "of") && attache_scan_is_capital (scan, i + 2));
  return !attache_scan_has (scan, i + 1, ATTACHE_NAME_WORD_ORG_STRONG | ATTACHE_NAME_WORD_ORG_HEAD)
         || !is_name_like (scan, i + 1);
}

void
attache_scan_run (AttacheScan *scan)
{
  for (guint i = 0; i < scan->n_tokens;)
    {
      AttacheGazetteerMatch match;
      guint next = attache_mention_small_phrase (scan, i);

      if (next > i)
        i = next;
      else if (attache_mention_is_compound (scan, i))
        i = attache_mention_compound (scan, i);
      else if (attache_scan_is_word (scan, i, "the") && is_name_like (scan, i + 1)
               && !attache_gazetteer_match (scan->gazetteer, scan->tokens + i, scan->n_tokens - i,
                                            &match))
        i++;
      else if (attache_scan_is_lower (scan, i)
               && attache_scan_has (scan, i, ATTACHE_NAME_WORD_NAME_START)
               && attache_gazetteer_match (scan->gazetteer, scan->tokens + i, scan->n_tokens - i,
                                           &match))
        {
          next = attache_mention_phrase (scan, i, &match);
          if (next == i)
            add_known (scan, i, &match);
          i = MAX (next, i + match.n_tokens);
        }
      else if (!is_name_like (scan, i) || is_only_first_word (scan, i))
        i++;
      else
        {
          guint end = find_run_end (scan, i);

          while (i < end)
            {
              if (attache_scan_has (scan, i, ATTACHE_NAME_WORD_JOIN)
                  && !attache_scan_is_capital (scan, i))
                i++;
              else
                i = segment (scan, i, end);
            }
        }
    }
  attache_mention_surnames (scan);
}

void
attache_scan_init (AttacheScan *scan, const AttacheGazetteer *gazetteer, const AttacheText *text,
                   const AttacheFindings *findings)
{
  guint section = 0;
  gboolean opens_section = FALSE;

  *scan = (AttacheScan){ .gazetteer = gazetteer, .text = text };
  scan->tokens = attache_text_get_tokens (text, &scan->n_tokens);
  scan->classes = g_new (guint32, scan->n_tokens + 1);
  scan->candidates = g_array_new (FALSE, FALSE, sizeof (AttacheCandidate));
  for (guint i = 0; i < findings->sections->len; i++)
    {
      const AttacheFoundSection *date = attache_findings_section (findings, i);

      if (date->role != ATTACHE_SECTION_DATE)
        continue;
      scan->date_first = attache_text_token_at (text, date->span.start);
      scan->date_end = attache_text_token_at (text, date->span.end - 1) + 1;
      break;
    }
  for (guint i = 0; i < scan->n_tokens; i++)
    {
      const AttacheToken *token = &scan->tokens[i];

      scan->classes[i] = attache_gazetteer_classify (gazetteer, token->word, token->word_hash);
      if ((token->shape & ATTACHE_SHAPE_SENTENCE_START) != 0
          || (i > 0 && scan->tokens[i - 1].kind == ATTACHE_TOKEN_QUOTE))
        scan->classes[i] |= ATTACHE_NAME_WORD_OPENS;
      while (section < findings->sections->len
             && attache_findings_section (findings, section)->span.end <= token->span.start)
        opens_section = TRUE, section++;
      if (opens_section)
        scan->classes[i] |= ATTACHE_NAME_WORD_OPENS;
      opens_section = FALSE;
      if (section < findings->sections->len
          && attache_findings_section (findings, section)->role == ATTACHE_SECTION_TITLE
          && attache_findings_section (findings, section)->span.start <= token->span.start)
        scan->classes[i] |= ATTACHE_NAME_WORD_IN_TITLE;
    }
}

void
attache_scan_clear (AttacheScan *scan)
{
  g_clear_pointer (&scan->classes, g_free);
  g_clear_pointer (&scan->candidates, g_array_unref);
}

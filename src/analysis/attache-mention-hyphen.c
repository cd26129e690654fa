/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each part is looked up as if it stood alone. What is done by a country ("-led", "-backed") makes
 * it one that acts. */

#include "config.h"

#include "attache-mention-hyphen.h"

#include "attache-mention-phrase.h"

#include <string.h>

/* Longer words are no compounds of names. */
#define MAX_BYTES 60

/* The part of @word [from, until) as a token by itself. */
static AttacheToken
make_part (const AttacheScan *scan, guint i, const char *word, gsize from)
{
  const AttacheToken *whole = &scan->tokens[i];
  const char *utf8 = attache_text_get_utf8 (scan->text, NULL);
  AttacheToken part = { .word = word, .word_hash = g_str_hash (word), .kind = ATTACHE_TOKEN_WORD };
  gboolean all = TRUE;

  for (gsize k = 0; word[k] != '\0'; k++)
    all &= !g_ascii_islower (utf8[whole->byte_start + from + k]);
  if (g_ascii_isupper (utf8[whole->byte_start + from]))
    part.shape |= ATTACHE_SHAPE_CAPITALISED
                  | (all && strlen (word) > 1 ? ATTACHE_SHAPE_ALL_CAPS : 0);
  return part;
}

/* "the Ruritania-Sylvania border" is where; "-led", "-backed" and "talks" are who. */
static gboolean
is_where (const AttacheScan *scan, guint i)
{
  return attache_scan_has (scan, i + 1,
                           ATTACHE_NAME_WORD_PLACE_NOUN | ATTACHE_NAME_WORD_PLACE_HEAD);
}

gboolean
attache_mention_hyphen (AttacheScan *scan, guint i)
{
  const AttacheToken *token = &scan->tokens[i];
  gsize length = strlen (token->word);
  char copy[MAX_BYTES + 1];
  gboolean found = FALSE;

  /* Folding may have changed the length of other scripts' words: then bytes would not line up. */
  if ((token->shape & ATTACHE_SHAPE_HYPHEN) == 0 || length > MAX_BYTES
      || length != token->byte_end - token->byte_start
      || length != token->span.end - token->span.start
      || attache_scan_has (scan, i + 1, ATTACHE_NAME_WORD_NOT_ACTOR))
    return FALSE;
  memcpy (copy, token->word, length + 1);
  for (gsize from = 0; from < length;)
    {
      gsize n = strcspn (copy + from, "-");
      AttacheToken part;
      AttacheGazetteerMatch match;

      copy[from + n] = '\0';
      part = make_part (scan, i, copy + from, from);
      if (n > 1 && attache_gazetteer_match (scan->gazetteer, &part, 1, &match)
          && match.sense != ATTACHE_SENSE_DEMONYM)
        {
          AttacheActorType type = attache_gazetteer_get_actor (scan->gazetteer, match.actor)->type;
          AttacheCandidate *c = attache_scan_add (scan, i, i + 1, type, "hyphen");

          c->span.start = token->span.start + (guint32) from;
          c->span.end = c->span.start + (guint32) n;
          c->known = (gint) match.actor;
          if (type == ATTACHE_ACTOR_COUNTRY && !is_where (scan, i))
            c->type = ATTACHE_ACTOR_ORGANISATION;
          c->sense = match.sense;
          found = TRUE;
        }
      from += n + 1;
    }
  return found;
}

gboolean
attache_mention_is_compound (const AttacheScan *scan, guint i)
{
  const char *word = attache_scan_word (scan, i), *last;

  if (!attache_scan_shaped (scan, i, ATTACHE_SHAPE_HYPHEN))
    return FALSE;
  if (g_str_has_prefix (word, "pro-") || g_str_has_prefix (word, "anti-"))
    return TRUE;
  /* Other hyphens than "-" are not folded to it. */
  last = strrchr (word, '-');
  if (last == NULL || last == word || *++last == '\0'
      || strlen (last) > scan->tokens[i].byte_end - scan->tokens[i].byte_start)
    return FALSE;
  /* "Sylvania-backed", not "Strelsau-Hentzau". */
  return g_ascii_islower (
             attache_text_get_utf8 (scan->text, NULL)[scan->tokens[i].byte_end - strlen (last)])
         && (attache_gazetteer_classify (scan->gazetteer, last, g_str_hash (last))
             & ATTACHE_NAME_WORD_COMMON)
                != 0;
}

guint
attache_mention_compound (AttacheScan *scan, guint i)
{
  guint next;

  attache_mention_hyphen (scan, i);
  next = attache_mention_qualified (scan, i, i + 1);
  return MAX (next, i + 1);
}

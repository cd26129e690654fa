/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An office is its head noun ("spokesperson") and what qualifies it ("State Department"). It is
 * held by the person named last whose role says so; by one named soon after, where the article
 * holds the name back; or by whom the gazetteer lists for that country on the day. */

#include "config.h"

#include "attache-speaker-office.h"

#include <string.h>

#define MAX_BACK 80
#define MAX_AHEAD 16

typedef struct
{
  const AttacheGazetteer *gazetteer; /* Borrowed */
  AttacheFindings *findings;         /* Borrowed */
  char head[32];                     /* lower case */
  char party[32];                    /* "republican"; may be empty */
  char field[32];                    /* "foreign", "prime"; may be empty */
  gint qualifier;                    /* an actor named in the phrase, or -1 */
  gint country;                      /* of the gazetteer, or -1 */
} Office;

static gboolean
contains_word (const char *role, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (role, -1);

  return strstr (lower, word) != NULL;
}

/* Whether one of the person's roles is this office; 2 where it also names the qualifier. */
static guint
holds (const Office *office, const AttacheFoundActor *actor)
{
  guint best = 0;

  for (guint i = 0; actor->roles != NULL && actor->roles[i] != NULL; i++)
    {
      const char *role = actor->roles[i];

      if (!contains_word (role, office->head)
          || (office->field[0] != '\0' && !contains_word (role, office->field))
          || (office->party[0] != '\0' && office->country < 0
              && !contains_word (role, office->party)))
        continue;
      /* The deputy of an office does not hold it. */
      if (contains_word (role, "deputy") || contains_word (role, "assistant"))
        continue;
      best = MAX (best, 1);
      if (office->qualifier >= 0)
        {
          const AttacheFoundActor *q = attache_findings_actor (office->findings, office->qualifier);

          for (guint k = 0; q->aliases != NULL && q->aliases[k] != NULL; k++)
            if (strstr (role, q->aliases[k]) != NULL)
              best = 2;
          if (strstr (role, q->name) != NULL)
            best = 2;
        }
    }
  return best;
}

static gint
gazetteer_country (const Office *office, const AttacheFoundActor *actor)
{
  gint known = actor->key != NULL ? attache_gazetteer_find_key (office->gazetteer, actor->key) : -1;

  if (known < 0)
    return -1;
  if (attache_gazetteer_get_actor (office->gazetteer, (guint) known)->type == ATTACHE_ACTOR_COUNTRY)
    return known;
  return attache_gazetteer_get_actor (office->gazetteer, (guint) known)->country;
}

/* A person of another country does not hold this country's office. */
static gboolean
fits_country (const Office *office, const AttacheFoundActor *actor)
{
  gint country = gazetteer_country (office, actor);

  return office->country < 0 || country < 0 || country == office->country;
}

/* Among the mentions from @from in steps of @step, the first holder; one that fits the qualifier is
 * preferred to one that only holds such an office. */
static gint
find_holder (const Office *office, gint from, gint step, guint limit)
{
  gint plain = -1;

  for (guint n = 0; n < limit; n++, from += step)
    {
      const AttacheFoundMention *mention;
      const AttacheFoundActor *actor;
      guint fit;

      if (from < 0 || from >= (gint) office->findings->mentions->len)
        break;
      mention = attache_findings_mention (office->findings, from);
      if (mention->actor < 0)
        continue;
      actor = attache_findings_actor (office->findings, mention->actor);
      if (actor->type != ATTACHE_ACTOR_PERSON || !fits_country (office, actor))
        continue;
      fit = holds (office, actor);
      if (fit == 2)
        return mention->actor;
      if (fit == 1 && plain < 0)
        plain = mention->actor;
    }
  return plain;
}

static gint
append_known (AttacheFindings *findings, const AttacheGazetteerActor *known, char *role)
{
  AttacheFoundActor actor = { .type = known->type, .known = TRUE };

  for (guint i = 0; i < findings->actors->len; i++)
    if (g_strcmp0 (attache_findings_actor (findings, i)->key, known->key) == 0)
      {
        g_free (role);
        return (gint) i;
      }
  actor.name = g_strdup (known->name);
  actor.key = g_strdup (known->key);
  actor.aliases = g_new0 (char *, 1);
  actor.roles = g_new0 (char *, 2);
  actor.roles[0] = role;
  g_array_append_val (findings->actors, actor);
  return (gint) findings->actors->len - 1;
}

/* By country and day. Only offices of which there is one. */
static gint
find_listed (const Office *office)
{
  static const char *const single[] = { "president", "minister", "premier", "chancellor", "king" };
  gboolean is_single = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    is_single |= strcmp (office->head, single[i]) == 0;
  if (!is_single || office->country < 0 || office->findings->published == ATTACHE_TIME_UNKNOWN
      || (strcmp (office->head, "minister") == 0 && office->field[0] == '\0'))
    return -1;
  for (guint i = 0; i < attache_gazetteer_get_n_actors (office->gazetteer); i++)
    {
      const AttacheGazetteerActor *actor = attache_gazetteer_get_actor (office->gazetteer, i);
      char *role;

      if (actor->type != ATTACHE_ACTOR_PERSON || actor->country != office->country)
        continue;
      role = attache_gazetteer_dup_role (office->gazetteer, i, office->findings->published,
                                         office->head);
      if (role != NULL
          && holds (office, &(AttacheFoundActor){ .roles = (char *[]){ role, NULL } }) > 0
          && !contains_word (role, "vice"))
        return append_known (office->findings, actor, role);
      g_free (role);
    }
  return -1;
}

/* "Mr. King", "Refugee Processing Center": a word for a person, but not one here. */
static gboolean
is_part_of_name (const AttacheToken *tokens, guint first, guint i, guint end)
{
  if (i + 1 < end && (tokens[i + 1].shape & ATTACHE_SHAPE_CAPITALISED) != 0)
    return TRUE;
  return i > first && (tokens[i].shape & ATTACHE_SHAPE_CAPITALISED) != 0
         && tokens[i - 1].word[0] == 'm' && strlen (tokens[i - 1].word) <= 4;
}

/* The head noun and its field: the last noun for a person before "of", "for" or a comma. */
static gboolean
read_head (Office *office, const AttacheToken *tokens, guint first, guint end, guint *head)
{
  gboolean found = FALSE;

  for (guint i = first; i < end; i++)
    {
      guint32 classes = attache_gazetteer_classify (office->gazetteer, tokens[i].word,
                                                    tokens[i].word_hash);

      if (found && (classes & (ATTACHE_NAME_WORD_JOIN | ATTACHE_NAME_WORD_RELATIVE)) != 0)
        break;
      if ((classes & ATTACHE_NAME_WORD_FIELD) != 0)
        g_strlcpy (office->field, tokens[i].word, sizeof office->field);
      else if ((classes & ATTACHE_NAME_WORD_ETHNIC) != 0)
        g_strlcpy (office->party, tokens[i].word, sizeof office->party);
      else if ((classes & ATTACHE_NAME_WORD_PERSON) != 0 && (classes & ATTACHE_NAME_WORD_TITLE) != 0
               && !is_part_of_name (tokens, first, i, end))
        {
          found = TRUE;
          *head = i;
        }
    }
  if (!found)
    return FALSE;
  g_strlcpy (office->head, tokens[*head].word, sizeof office->head);
  if (g_str_has_prefix (office->head, "spokes"))
    office->head[6] = '\0';
  /* Both spellings are one. */
  if (g_str_has_prefix (office->field, "defen"))
    office->field[5] = '\0';
  return TRUE;
}

gint
attache_speaker_office_resolve (const AttacheGazetteer *gazetteer, const AttacheText *text,
                                AttacheFindings *findings, guint first, guint end, guint mention)
{
  Office office = { .gazetteer = gazetteer, .findings = findings, .qualifier = -1, .country = -1 };
  guint n_tokens, head;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);
  gboolean indefinite;
  AttacheGazetteerMatch match;
  gint holder;

  end = MIN (end, n_tokens);
  if (first >= end || !read_head (&office, tokens, first, end, &head))
    return -1;
  indefinite = strcmp (tokens[first].word, "a") == 0 || strcmp (tokens[first].word, "an") == 0;
  for (guint i = first; i < end && office.country < 0; i++)
    if (attache_gazetteer_match (gazetteer, tokens + i, end - i, &match))
      {
        const AttacheGazetteerActor *actor = attache_gazetteer_get_actor (gazetteer, match.actor);

        office.country = actor->type == ATTACHE_ACTOR_COUNTRY ? (gint) match.actor : actor->country;
        i += match.n_tokens - 1;
      }
  for (guint i = mention; i < findings->mentions->len; i++)
    {
      const AttacheFoundMention *m = attache_findings_mention (findings, i);

      if (m->span.start >= tokens[end - 1].span.end)
        break;
      if (m->actor >= 0 && m->type != ATTACHE_ACTOR_PERSON)
        office.qualifier = m->actor;
    }
  if (indefinite)
    {
      /* "A State Department spokesperson said": the name may follow, but only for the same office.
       */
      if (office.qualifier < 0)
        return -1;
      holder = find_holder (&office, (gint) mention, 1, MAX_AHEAD);
      return holder >= 0 && holds (&office, attache_findings_actor (findings, holder)) == 2 ? holder
                                                                                            : -1;
    }
  holder = find_holder (&office, (gint) mention - 1, -1, MAX_BACK);
  if (holder < 0)
    holder = find_listed (&office);
  if (holder < 0)
    holder = find_holder (&office, (gint) mention, 1, MAX_AHEAD);
  return holder;
}

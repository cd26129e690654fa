/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A body is a kind and whose it is. The kind is in the phrase, or that of the ministry named last;
 * the owner is in the phrase, beside it, or is the country of the one who was spoken of. */

#include "config.h"

#include "attache-actor-body.h"

#include <string.h>

/* How many candidates back an owner is looked for. */
#define MAX_LOOK_BACK 24

static const struct
{
  const char *word;
  const char *name;
} kinds[] = {
  { "foreign", "Ministry of Foreign Affairs" },
  { "defence", "Ministry of Defence" },
  { "defense", "Ministry of Defence" },
  { "interior", "Ministry of the Interior" },
  { "justice", "Ministry of Justice" },
  { "finance", "Ministry of Finance" },
  { "health", "Ministry of Health" },
  { "economy", "Ministry of Economy" },
  { "culture", "Ministry of Culture" },
  { "education", "Ministry of Education" },
  { "energy", "Ministry of Energy" },
  { "transport", "Ministry of Transport" },
  { "emergencies", "Ministry of Emergencies" },
  { "labor", "Ministry of Labour" },
  { "labour", "Ministry of Labour" },
  { "agriculture", "Ministry of Agriculture" },
  { "information", "Ministry of Information" },
  { "oil", "Ministry of Oil" },
  { "trade", "Ministry of Trade" },
};

static AttacheCandidate *
get (const AttacheActorRoster *roster, guint i)
{
  return &g_array_index (roster->scan->candidates, AttacheCandidate, i);
}

static const char *
find_kind (const AttacheScan *scan, const AttacheCandidate *c)
{
  for (guint i = c->first; i < c->end; i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      if (attache_scan_is_word (scan, i, kinds[k].word))
        return kinds[k].name;
  return NULL;
}

/* The kind of the ministry named last before @index. */
static const char *
find_last_kind (const AttacheActorRoster *roster, guint index)
{
  for (guint i = index, n = 0; i > 0 && n < 4 * MAX_LOOK_BACK; i--, n++)
    {
      const AttacheCandidate *c = get (roster, i - 1);
      const char *kind = c->kind == ATTACHE_CANDIDATE_BODY ? find_kind (roster->scan, c) : NULL;

      if (kind != NULL)
        return kind;
      if (c->known < 0)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        if (g_str_has_prefix (
                attache_gazetteer_get_actor (roster->scan->gazetteer, (guint) c->known)->name,
                kinds[k].name))
          return kinds[k].name;
    }
  return NULL;
}

/* The country that a known actor is, or governs from, or is of; or -1. */
static gint
country_of (const AttacheActorRoster *roster, gint known)
{
  const AttacheGazetteerActor *actor;

  if (known < 0)
    return -1;
  actor = attache_gazetteer_get_actor (roster->scan->gazetteer, (guint) known);
  return actor->type == ATTACHE_ACTOR_COUNTRY ? known : actor->country;
}

static gint
entity_known (const AttacheActorRoster *roster, const AttacheCandidate *c)
{
  if (c->known >= 0)
    return c->known;
  return c->actor >= 0 ? attache_actor_roster_get (roster, c->actor)->known : -1;
}

static guint
sentence_start (const AttacheScan *scan, guint token)
{
  guint n;
  const AttacheSegment *sentences = attache_text_get_sentences (scan->text, &n);
  guint i = attache_text_sentence_of_token (scan->text, token);

  return i < n ? sentences[i].first_token : token;
}

/* The owner that the phrase itself, or what stands beside it, names. */
static gint
find_stated_owner (const AttacheActorRoster *roster, guint index)
{
  const AttacheScan *scan = roster->scan;
  const AttacheCandidate *c = get (roster, index);
  AttacheGazetteerMatch match;

  if (attache_gazetteer_match (scan->gazetteer, scan->tokens + c->first, c->end - c->first, &match))
    return country_of (roster, (gint) match.actor);
  if (index > 0 && get (roster, index - 1)->end + 1 == c->first
      && attache_scan_shaped (scan, c->first - 1, ATTACHE_SHAPE_POSSESSIVE))
    return country_of (roster, entity_known (roster, get (roster, index - 1)));
  if (attache_scan_is_word (scan, c->end, "of")
      && attache_gazetteer_match (scan->gazetteer, scan->tokens + c->end + 1,
                                  scan->n_tokens - c->end - 1, &match))
    return country_of (roster, (gint) match.actor);
  return -1;
}

/* The country of whoever acts in this sentence or, else, acted last: a person before a country,
 * since a person's country is the one whose ministry reports what the person did. */
static gint
find_implied_owner (const AttacheActorRoster *roster, guint index, gboolean its)
{
  const AttacheCandidate *c = get (roster, index);
  guint from = sentence_start (roster->scan, c->first), n = 0;
  gint subject = -1, last = -1;

  for (guint i = index; i > 0 && n < MAX_LOOK_BACK; i--, n++)
    {
      const AttacheCandidate *before = get (roster, i - 1);
      gint known = entity_known (roster, before), country = country_of (roster, known);
      gboolean person = before->type == ATTACHE_ACTOR_PERSON;

      if (country < 0 || (its && person))
        continue;
      if (before->first >= from)
        subject = country; /* the first of the sentence wins */
      else if (subject >= 0)
        break;
      else if (last < 0)
        last = country;
    }
  return subject >= 0 ? subject : last;
}

static gint
ensure_body (AttacheActorRoster *roster, const char *name, const AttacheCandidate *c)
{
  g_autofree char *key = g_ascii_strdown (name, -1);
  gint known;

  for (char *at = key; *at != '\0'; at++)
    if (*at == ' ')
      *at = '-';
  known = attache_gazetteer_find_key (roster->scan->gazetteer, key);
  if (known >= 0)
    return attache_actor_roster_ensure_known (roster, known);
  return attache_actor_roster_ensure_named (roster, name, ATTACHE_ACTOR_ORGANISATION, c->first,
                                            c->end);
}

/* "the prime minister's press office", "Blinken's office". */
static gint
resolve_office (AttacheActorRoster *roster, guint index)
{
  const AttacheScan *scan = roster->scan;
  const AttacheCandidate *c = get (roster, index);
  const AttacheCandidate *before = index > 0 ? get (roster, index - 1) : NULL;
  gboolean president = c->first > 1 && attache_scan_is_word (scan, c->first - 2, "president");
  gboolean premier = c->first > 1
                     && (attache_scan_is_word (scan, c->first - 2, "premier")
                         || (attache_scan_is_word (scan, c->first - 2, "minister")
                             && attache_scan_is_word (scan, c->first - 3, "prime")));
  const char *office = president ? "President" : "Prime Minister";
  g_autofree char *lower = g_ascii_strdown (office, -1), *name = NULL;

  if (!president && !premier)
    {
      g_autofree char *owner = NULL;

      if (before == NULL || before->end + 1 != c->first || before->actor < 0
          || before->type != ATTACHE_ACTOR_PERSON)
        return -1;
      owner = attache_actor_roster_dup_name (roster, before->actor);
      name = g_strconcat ("Office of ", owner, NULL);
      return ensure_body (roster, name, c);
    }
  for (guint n = 0; n < 2 * MAX_LOOK_BACK; n++)
    {
      /* First what follows in the sentence, then what came before. */
      guint i = n < 4 ? index + 1 + n : index + 3 - n;
      g_autofree char *role = NULL;
      gint known, country;

      if (n >= 4 && index + 3 < n)
        break;
      if (i >= scan->candidates->len)
        continue;
      known = entity_known (roster, get (roster, i));
      country = country_of (roster, known);
      if (known < 0 || country < 0 || get (roster, i)->type != ATTACHE_ACTOR_PERSON)
        continue;
      role = attache_gazetteer_dup_role (scan->gazetteer, (guint) known, roster->published, lower);
      if (role == NULL)
        continue;
      name = g_strdup_printf ("Office of the %s of %s", office,
                              attache_gazetteer_get_actor (scan->gazetteer, (guint) country)->name);
      return ensure_body (roster, name, c);
    }
  return -1;
}

gint
attache_actor_body_resolve (AttacheActorRoster *roster, guint index)
{
  const AttacheScan *scan = roster->scan;
  const AttacheCandidate *c = get (roster, index);
  const char *kind;
  g_autofree char *name = NULL;
  gint country;

  if (attache_scan_is_word (scan, c->end - 1, "office")
      || attache_scan_is_word (scan, c->end - 1, "service"))
    return resolve_office (roster, index);
  kind = find_kind (scan, c);
  if (kind == NULL)
    kind = find_last_kind (roster, index);
  country = find_stated_owner (roster, index);
  if (country < 0)
    country = find_implied_owner (roster, index,
                                  c->first > 0 && attache_scan_is_word (scan, c->first - 1, "its"));
  if (kind == NULL || country < 0)
    return -1;
  name = g_strdup_printf ("%s of %s", kind,
                          attache_gazetteer_get_actor (scan->gazetteer, (guint) country)->name);
  return ensure_body (roster, name, c);
}

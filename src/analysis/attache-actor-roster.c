/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Full names first, then the short ones that go back to them; a short name that goes back to none
 * may be known by its office, or be a slip of the pen. What an unknown name names is the sum of
 * what all its mentions say. It knows no statements. */

#include "config.h"

#include "attache-actor-roster.h"

#include "attache-actor-spelling.h"

#include <string.h>

/* How far back a misspelt name looks among the persons met: keeps the cost linear. */
#define MAX_LOOK_BACK 48

#define KNOWN_SEED G_GUINT64_CONSTANT (0x100000000000000)

static void
clear_entity (gpointer data)
{
  g_free (((AttacheEntity *) data)->name);
}

void
attache_actor_roster_init (AttacheActorRoster *roster, AttacheScan *scan, gint64 published)
{
  roster->scan = scan;
  roster->published = published;
  roster->entities = g_array_new (FALSE, TRUE, sizeof (AttacheEntity));
  g_array_set_clear_func (roster->entities, clear_entity);
  roster->by_path = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  roster->by_last_word = g_hash_table_new (NULL, NULL);
  roster->by_first_word = g_hash_table_new (NULL, NULL);
}

void
attache_actor_roster_clear (AttacheActorRoster *roster)
{
  g_array_unref (roster->entities);
  g_hash_table_unref (roster->by_path);
  g_hash_table_unref (roster->by_last_word);
  g_hash_table_unref (roster->by_first_word);
}

AttacheEntity *
attache_actor_roster_get (const AttacheActorRoster *roster, gint entity)
{
  return &g_array_index (roster->entities, AttacheEntity, entity);
}

/* Without line breaks within. */
char *
attache_actor_roster_dup_name (const AttacheActorRoster *roster, gint entity)
{
  const AttacheEntity *e = attache_actor_roster_get (roster, entity);
  const AttacheToken *tokens = roster->scan->tokens;
  char *name;

  if (e->name != NULL)
    return g_strdup (e->name);
  if (e->end <= e->first)
    return g_strdup ("");
  name = attache_text_dup_slice (roster->scan->text, (AttacheSpan){ tokens[e->first].span.start,
                                                                    tokens[e->end - 1].span.end });
  return g_strdelimit (name, "\r\n\t", ' ');
}

static gint
find_path (const AttacheActorRoster *roster, guint64 path)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (roster->by_path, &path)) - 1;
}

static void
add_path (AttacheActorRoster *roster, guint64 path, gint entity)
{
  guint64 *key = g_memdup2 (&path, sizeof path);

  g_hash_table_replace (roster->by_path, key, GINT_TO_POINTER (entity + 1));
}

static guint64
hash_tokens (const AttacheScan *scan, guint first, guint end)
{
  guint64 path = 0;

  for (guint i = first; i < end; i++)
    path = path * G_GUINT64_CONSTANT (1099511628211) + scan->tokens[i].word_hash;
  return path & ~KNOWN_SEED;
}

static gint
add_entity (AttacheActorRoster *roster, AttacheActorType type, gint known, guint first, guint end)
{
  AttacheEntity entity = { .known = known, .type = type, .first = first, .end = end };

  entity.is_name = TRUE;
  g_array_append_val (roster->entities, entity);
  return (gint) roster->entities->len - 1;
}

/* A person's words lead to the person, the latest where two share one. */
static void
add_words (AttacheActorRoster *roster, gint entity, guint first, guint end)
{
  const AttacheToken *tokens = roster->scan->tokens;

  g_hash_table_insert (roster->by_last_word, GUINT_TO_POINTER (tokens[end - 1].word_hash),
                       GINT_TO_POINTER (entity + 1));
  if (end - first > 1)
    g_hash_table_insert (roster->by_first_word, GUINT_TO_POINTER (tokens[first].word_hash),
                         GINT_TO_POINTER (entity + 1));
}

gint
attache_actor_roster_ensure_known (AttacheActorRoster *roster, gint known)
{
  const AttacheGazetteerActor *actor = attache_gazetteer_get_actor (roster->scan->gazetteer,
                                                                    (guint) known);
  guint64 path = KNOWN_SEED | (guint) known;
  gint entity = find_path (roster, path);

  if (entity >= 0)
    return entity;
  entity = add_entity (roster, actor->type, known, 0, 0);
  attache_actor_roster_get (roster, entity)->key = actor->key;
  if (strstr (actor->name, " / ") == NULL)
    attache_actor_roster_get (roster, entity)->name = g_strdup (actor->name);
  add_path (roster, path, entity);
  return entity;
}

gint
attache_actor_roster_ensure_named (AttacheActorRoster *roster, const char *name,
                                   AttacheActorType type, guint first, guint end)
{
  guint64 path = ((guint64) g_str_hash (name) << 20 ^ strlen (name)) & ~KNOWN_SEED;
  gint entity = find_path (roster, path);

  if (entity >= 0)
    return entity;
  entity = add_entity (roster, type, -1, first, end);
  attache_actor_roster_get (roster, entity)->name = g_strdup (name);
  add_path (roster, path, entity);
  return entity;
}

static void
add_titles (AttacheActorRoster *roster, AttacheEntity *entity, const AttacheCandidate *c)
{
  guint n = 0;

  if (c->title_first >= c->first)
    return;
  for (guint i = c->first; i > c->title_first && n < ATTACHE_ENTITY_TITLES; i--)
    entity->titles[n++] = roster->scan->tokens[i - 1].word_hash;
}

static void
take (AttacheActorRoster *roster, AttacheCandidate *c, gint index)
{
  AttacheEntity *entity = attache_actor_roster_get (roster, index);

  c->actor = index;
  entity->person += c->person;
  entity->place += c->place;
  entity->organisation += c->organisation;
  entity->n_mentions++;
  if (c->type == ATTACHE_ACTOR_ORGANISATION && c->kind == ATTACHE_CANDIDATE_NAME)
    entity->organisation += 6;
  if (c->type == ATTACHE_ACTOR_PLACE)
    entity->place += 6;
  if (entity->end == entity->first
      || (entity->known < 0 && c->end - c->first > entity->end - entity->first))
    {
      entity->first = c->first;
      entity->end = c->end;
    }
  add_titles (roster, entity, c);
}

/* "Antony Blinked" where "Antony Blinken" is listed or was met. */
static gint
find_misspelt_full (AttacheActorRoster *roster, const AttacheCandidate *c)
{
  const AttacheToken *tokens = roster->scan->tokens;
  gint entity = GPOINTER_TO_INT (g_hash_table_lookup (
                    roster->by_first_word, GUINT_TO_POINTER (tokens[c->first].word_hash)))
                - 1;
  const AttacheEntity *e;

  if (entity < 0 || c->end - c->first != 2)
    return -1;
  e = attache_actor_roster_get (roster, entity);
  if (e->end <= e->first
      || attache_actor_spelling (tokens[c->end - 1].word, tokens[e->end - 1].word)
             == ATTACHE_SPELLING_OTHER)
    return -1;
  return entity;
}

static void
fill_full (AttacheActorRoster *roster, AttacheCandidate *c)
{
  guint64 path = hash_tokens (roster->scan, c->first, c->end);
  gint entity;
  gboolean person = c->person >= 3 || c->type == ATTACHE_ACTOR_PERSON;

  if (c->known >= 0)
    {
      entity = attache_actor_roster_ensure_known (roster, c->known);
      take (roster, c, entity);
      if (c->type == ATTACHE_ACTOR_PERSON)
        add_words (roster, entity, c->first, c->end);
      return;
    }
  entity = find_path (roster, path);
  if (entity < 0 && c->type == ATTACHE_ACTOR_PERSON)
    {
      entity = find_misspelt_full (roster, c);
      if (entity >= 0)
        c->rule = "spelling";
    }
  if (entity < 0)
    {
      entity = add_entity (roster, c->type, -1, c->first, c->end);
      add_path (roster, path, entity);
      if (person)
        add_words (roster, entity, c->first, c->end);
    }
  take (roster, c, entity);
}

/* The same title word in other words: spokesman, spokeswoman, spokesperson. */
static gboolean
titles_agree (const AttacheScan *scan, const AttacheCandidate *c, const char *role)
{
  for (guint i = c->title_first; i < c->first; i++)
    {
      const char *word = scan->tokens[i].word;

      if (g_str_has_prefix (word, "spokes"))
        word = "spokes";
      if (strlen (word) > 3 && strstr (role, word) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A surname of the gazetteer: by the title before it, or where nobody else bears it. */
static gint
find_by_surname (AttacheActorRoster *roster, const AttacheCandidate *c)
{
  const AttacheScan *scan = roster->scan;
  const AttacheToken *token = &scan->tokens[c->end - 1];
  gint first = attache_gazetteer_find_surname (scan->gazetteer, token->word, token->word_hash);
  gboolean titled = FALSE;

  /* "Mr" says nothing of an office. */
  for (guint i = c->title_first; i < c->first; i++)
    titled |= strlen (scan->tokens[i].word) > 4;
  for (gint known = first; known >= 0;
       known = attache_gazetteer_get_actor (scan->gazetteer, (guint) known)->next_surname)
    {
      g_autofree char *role = NULL, *lower = NULL;

      if (!titled)
        break;
      role = attache_gazetteer_dup_role (scan->gazetteer, (guint) known, roster->published, NULL);
      lower = role != NULL ? g_ascii_strdown (role, -1) : NULL;
      if (lower != NULL && titles_agree (scan, c, lower))
        return attache_actor_roster_ensure_known (roster, known);
    }
  /* A general may be anything else too; a minister may not. */
  if (first < 0 || (titled && !attache_scan_has (scan, c->title_first, ATTACHE_NAME_WORD_RANK))
      || strlen (token->word) < 5
      || attache_gazetteer_get_actor (scan->gazetteer, (guint) first)->next_surname >= 0
      || attache_scan_has (scan, c->first, ATTACHE_NAME_WORD_COMMON | ATTACHE_NAME_WORD_GIVEN))
    return -1;
  return attache_actor_roster_ensure_known (roster, first);
}

static gint
find_misspelt_short (const AttacheActorRoster *roster, const AttacheCandidate *c)
{
  const AttacheToken *tokens = roster->scan->tokens;
  const char *word = tokens[c->first].word;

  if (attache_scan_has (roster->scan, c->first, ATTACHE_NAME_WORD_COMMON | ATTACHE_NAME_WORD_GIVEN))
    return -1;
  for (guint n = 0; n < MIN (MAX_LOOK_BACK, roster->entities->len); n++)
    {
      gint index = (gint) (roster->entities->len - 1 - n);
      const AttacheEntity *e = attache_actor_roster_get (roster, index);

      if (e->type == ATTACHE_ACTOR_PERSON && e->end > e->first && e->is_name
          && attache_actor_spelling (word, tokens[e->end - 1].word) == ATTACHE_SPELLING_TRANSPOSED)
        return index;
    }
  return -1;
}

/* "(SDF)" right after the name that its letters begin. */
static gint
find_acronym (const AttacheActorRoster *roster, const AttacheCandidate *c,
              const AttacheCandidate *before)
{
  const AttacheScan *scan = roster->scan;
  const char *letters = scan->tokens[c->first].word;
  guint n = 0, length = (guint) strlen (letters);

  if (before == NULL || before->actor < 0 || before->kind != ATTACHE_CANDIDATE_NAME || c->first < 1
      || before->end + 1 != c->first || !attache_scan_is_word (scan, c->first - 1, "(")
      || length < 2)
    return -1;
  for (guint i = before->first; i < before->end && n < length; i++)
    n += scan->tokens[i].word[0] == letters[n];
  return n >= 2 && n + 1 >= length ? before->actor : -1;
}

static void
fill_short (AttacheActorRoster *roster, AttacheCandidate *c, const AttacheCandidate *before)
{
  guint64 path = hash_tokens (roster->scan, c->first, c->end);
  gpointer word = GUINT_TO_POINTER (roster->scan->tokens[c->first].word_hash);
  /* Two of one surname: the title tells which. */
  gint entity = c->title_first < c->first ? find_by_surname (roster, c) : -1;

  if (entity < 0)
    entity = GPOINTER_TO_INT (g_hash_table_lookup (roster->by_last_word, word)) - 1;
  if (entity < 0)
    entity = find_acronym (roster, c, before);
  if (entity < 0)
    entity = find_path (roster, path);
  if (entity < 0)
    entity = GPOINTER_TO_INT (g_hash_table_lookup (roster->by_first_word, word)) - 1;
  if (entity < 0)
    entity = find_by_surname (roster, c);
  if (entity < 0)
    {
      entity = find_misspelt_short (roster, c);
      if (entity >= 0)
        c->rule = "spelling";
    }
  if (entity < 0)
    {
      entity = add_entity (roster, c->type, -1, c->first, c->end);
      add_path (roster, path, entity);
      if (c->person >= 3)
        add_words (roster, entity, c->first, c->end);
    }
  else if (find_path (roster, path) < 0)
    {
      add_path (roster, path, entity);
      if (g_hash_table_lookup (roster->by_last_word, word) == NULL
          && attache_actor_roster_get (roster, entity)->known >= 0
          && attache_actor_roster_get (roster, entity)->type == ATTACHE_ACTOR_PERSON)
        add_words (roster, entity, c->first, c->end);
    }
  take (roster, c, entity);
}

/* Of two persons with one last word, the bare word is the one who is listed or, else, is named in
 * full more often. */
static void
settle_last_words (AttacheActorRoster *roster)
{
  const AttacheToken *tokens = roster->scan->tokens;

  for (guint i = 0; i < roster->entities->len; i++)
    {
      const AttacheEntity *e = attache_actor_roster_get (roster, (gint) i), *holder;
      gpointer word;
      gint held;

      if (e->end < e->first + 2)
        continue;
      word = GUINT_TO_POINTER (tokens[e->end - 1].word_hash);
      held = GPOINTER_TO_INT (g_hash_table_lookup (roster->by_last_word, word)) - 1;
      if (held < 0 || held == (gint) i
          || g_hash_table_lookup (roster->by_first_word,
                                  GUINT_TO_POINTER (tokens[e->first].word_hash))
                 == NULL)
        continue;
      holder = attache_actor_roster_get (roster, held);
      if ((e->known >= 0) > (holder->known >= 0)
          || ((e->known >= 0) == (holder->known >= 0) && e->n_mentions > holder->n_mentions))
        g_hash_table_insert (roster->by_last_word, word, GINT_TO_POINTER ((gint) i + 1));
    }
}

/* Without "the", "a", "some". */
static void
fill_group (AttacheActorRoster *roster, AttacheCandidate *c)
{
  guint first = c->first;
  guint64 path;
  gint entity;

  if (c->known >= 0)
    {
      take (roster, c, attache_actor_roster_ensure_known (roster, c->known));
      return;
    }
  if (attache_scan_is_word (roster->scan, first, "the")
      || attache_scan_has (roster->scan, first, ATTACHE_NAME_WORD_COMMON) > attache_scan_has (
             roster->scan, first,
             ATTACHE_NAME_WORD_GROUP | ATTACHE_NAME_WORD_ETHNIC | ATTACHE_NAME_WORD_NAME_START))
    return; /* "The group": nobody by name */
  path = hash_tokens (roster->scan, first, c->end);
  entity = find_path (roster, path);
  if (entity < 0)
    {
      entity = add_entity (roster, ATTACHE_ACTOR_GROUP, -1, first, c->end);
      attache_actor_roster_get (roster, entity)->is_name = FALSE;
      add_path (roster, path, entity);
    }
  take (roster, c, entity);
}

static void
decide_types (AttacheActorRoster *roster)
{
  for (guint i = 0; i < roster->entities->len; i++)
    {
      AttacheEntity *e = attache_actor_roster_get (roster, (gint) i);

      if (e->known >= 0 || !e->is_name || e->name != NULL)
        continue;
      if (e->place > e->person && e->place >= e->organisation)
        e->type = ATTACHE_ACTOR_PLACE;
      else if (e->organisation > e->person)
        e->type = ATTACHE_ACTOR_ORGANISATION;
      else
        e->type = ATTACHE_ACTOR_PERSON;
    }
}

void
attache_actor_roster_fill (AttacheActorRoster *roster)
{
  GArray *candidates = roster->scan->candidates;

  for (guint i = 0; i < candidates->len; i++)
    {
      AttacheCandidate *c = &g_array_index (candidates, AttacheCandidate, i);

      if (c->kind == ATTACHE_CANDIDATE_NAME && (c->known >= 0 || c->end - c->first > 1))
        fill_full (roster, c);
    }
  settle_last_words (roster);
  /* A title may tell who a surname is; then the surname alone is theirs. */
  for (guint i = 0; i < candidates->len; i++)
    {
      AttacheCandidate *c = &g_array_index (candidates, AttacheCandidate, i);

      if (c->kind == ATTACHE_CANDIDATE_NAME && c->actor < 0 && c->title_first < c->first)
        fill_short (roster, c, NULL);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      AttacheCandidate *c = &g_array_index (candidates, AttacheCandidate, i);

      if (c->kind == ATTACHE_CANDIDATE_NAME && c->actor < 0)
        fill_short (roster, c, i > 0 ? c - 1 : NULL);
      else if (c->kind == ATTACHE_CANDIDATE_GROUP)
        fill_group (roster, c);
    }
  decide_types (roster);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From candidates to mentions and actors: first every name finds its actor, then what stands in for
 * a name does (an office, a ministry, a pronoun), and at last what each mention stands for is
 * written. */

#include "config.h"

#include "attache-actor-finder.h"

#include "attache-actor-body.h"
#include "attache-actor-role.h"
#include "attache-actor-roster.h"
#include "attache-mention-scanner.h"

#include <string.h>

/* How many candidates back an office or a pronoun looks for its person. */
#define MAX_LOOK_BACK 40
#define MAX_ALIASES 16
#define MAX_ROLES 6

typedef struct
{
  AttacheScan scan;
  AttacheActorRoster roster;
  AttacheFindings *findings; /* Borrowed */
  GArray *indices;           /* of gint: entity → actor of the findings, or -1 */
  GPtrArray *aliases;        /* actor → GPtrArray of owned strings */
  GPtrArray *roles;
} Finder;

static AttacheCandidate *
get (const Finder *self, guint i)
{
  return &g_array_index (self->scan.candidates, AttacheCandidate, i);
}

static gboolean
is_person (const Finder *self, const AttacheCandidate *c)
{
  return c->actor >= 0 && c->kind == ATTACHE_CANDIDATE_NAME
         && attache_actor_roster_get (&self->roster, c->actor)->type == ATTACHE_ACTOR_PERSON;
}

/* "The Secretary": the person met last who was called so. */
static gint
find_office_holder (const Finder *self, guint index)
{
  const AttacheCandidate *office = get (self, index);
  guint32 head = self->scan.tokens[office->end - 1].word_hash;

  /* The deputy is somebody else. */
  if (attache_scan_has (&self->scan, office->first, ATTACHE_NAME_WORD_DEPUTY))
    return -1;
  for (guint i = index, n = 0; i > 0 && n < MAX_LOOK_BACK; i--, n++)
    {
      const AttacheCandidate *c = get (self, i - 1);
      const AttacheEntity *e;
      g_autofree char *role = NULL;

      if (!is_person (self, c))
        continue;
      e = attache_actor_roster_get (&self->roster, c->actor);
      for (guint k = 0; k < ATTACHE_ENTITY_TITLES; k++)
        if (e->titles[k] == head)
          return c->actor;
      if (e->known >= 0)
        role = attache_gazetteer_dup_role (self->scan.gazetteer, (guint) e->known,
                                           self->roster.published,
                                           self->scan.tokens[office->end - 1].word);
      if (role != NULL)
        return c->actor;
    }
  return -1;
}

/* He, she: the first person of the sentence before, else the one met last. */
static gint
find_antecedent (const Finder *self, guint index)
{
  const AttacheCandidate *pronoun = get (self, index);
  guint n_sentences;
  const AttacheSegment *sentences = attache_text_get_sentences (self->scan.text, &n_sentences);
  guint sentence = attache_text_sentence_of_token (self->scan.text, pronoun->first);
  guint from = sentence > 0 && sentence < n_sentences ? sentences[sentence - 1].first_token : 0;
  gint first = -1, last = -1;

  for (guint i = index, n = 0; i > 0 && n < MAX_LOOK_BACK; i--, n++)
    {
      const AttacheCandidate *c = get (self, i - 1);

      if (!is_person (self, c)
          && !(c->kind == ATTACHE_CANDIDATE_PRONOUN && c->type == ATTACHE_ACTOR_PERSON
               && c->actor >= 0))
        continue;
      if (last < 0)
        last = c->actor;
      if (c->first < from)
        break;
      first = c->actor;
    }
  return first >= 0 ? first : last;
}

/* A body of nobody in sight is called as it is written, if it is written like a name. */
static gint
resolve_body (Finder *self, guint index)
{
  gint actor = attache_actor_body_resolve (&self->roster, index);
  const AttacheCandidate *c = get (self, index);
  g_autofree char *name = NULL;

  if (actor >= 0 || !attache_scan_is_capital (&self->scan, c->first)
      || attache_scan_has (&self->scan, c->first, ATTACHE_NAME_WORD_OPENS))
    return actor;
  name = attache_text_dup_slice (self->scan.text, c->span);
  return attache_actor_roster_ensure_named (&self->roster, name, ATTACHE_ACTOR_ORGANISATION,
                                            c->first, c->end);
}

static void
resolve_stand_ins (Finder *self)
{
  for (guint i = 0; i < self->scan.candidates->len; i++)
    {
      AttacheCandidate *c = get (self, i);

      if (c->kind == ATTACHE_CANDIDATE_OFFICE)
        c->actor = find_office_holder (self, i);
      else if (c->kind == ATTACHE_CANDIDATE_BODY)
        c->actor = resolve_body (self, i);
      else if (c->kind == ATTACHE_CANDIDATE_PRONOUN && c->type == ATTACHE_ACTOR_PERSON
               && !attache_scan_is_word (&self->scan, c->first, "i"))
        c->actor = find_antecedent (self, i);
    }
}

static gboolean
is_verb (const AttacheScan *scan, guint i)
{
  static const char *const words[] = { "has",   "have", "had",   "is",    "was",    "were",
                                       "are",   "will", "would", "could", "should", "may",
                                       "might", "must", "did",   "does",  "cannot", "can" };
  const char *word = attache_scan_word (scan, i);
  gsize n = strlen (word);

  if (!attache_scan_is_lower (scan, i))
    return FALSE;
  if (attache_scan_has (scan, i, ATTACHE_NAME_WORD_SAY))
    return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (words); k++)
    if (strcmp (word, words[k]) == 0)
      return TRUE;
  return n > 4 && strcmp (word + n - 2, "ed") == 0 && strchr ("r", word[n - 3]) == NULL;
}

/* "Ruritania, Sylvania and the others": the last of the list that @i begins. */
static guint
find_list_end (const AttacheScan *scan, guint i)
{
  const GArray *all = scan->candidates;

  while (i + 1 < all->len)
    {
      const AttacheCandidate *c = &g_array_index (all, AttacheCandidate, i), *next = c + 1;
      guint q = c->end;

      q += attache_scan_is_word (scan, q, ",");
      q += attache_scan_is_word (scan, q, "and") || attache_scan_is_word (scan, q, "or");
      if (q == c->end)
        break;
      if (attache_scan_is_word (scan, q, "the") && next->first != q)
        q++;
      if (next->first != q || next->known < 0 || next->kind != ATTACHE_CANDIDATE_NAME
          || attache_gazetteer_get_actor (scan->gazetteer, (guint) next->known)->type
                 != ATTACHE_ACTOR_COUNTRY)
        break;
      i++;
    }
  return i;
}

/* A country, or the town its government sits in, that does something and is not where something is.
 */
static gboolean
acts (const AttacheScan *scan, const AttacheCandidate *c, guint after)
{
  static const char *const before[] = { "by",      "between",  "against",  "accused",
                                        "urged",   "told",     "warned",   "warning",
                                        "include", "includes", "including" };
  guint a = after, b = c->first;

  if (b > 0 && attache_scan_is_word (scan, b - 1, "the"))
    b--;
  if (b > 0 && !attache_scan_shaped (scan, b, ATTACHE_SHAPE_SENTENCE_START))
    {
      for (guint k = 0; k < G_N_ELEMENTS (before); k++)
        if (attache_scan_is_word (scan, b - 1, before[k]))
          return TRUE;
      if (attache_scan_is_word (scan, b - 1, "on") && attache_scan_is_word (scan, a, "to"))
        return TRUE;
      if (attache_scan_has (scan, b - 1,
                            ATTACHE_NAME_WORD_LOCATIVE | ATTACHE_NAME_WORD_DIRECTION
                                | ATTACHE_NAME_WORD_PLACE_OF)
          || attache_scan_is_word (scan, b - 1, "of"))
        return FALSE;
    }
  /* "a US strike": the name for the adjective. */
  if (attache_scan_shaped (scan, c->first, ATTACHE_SHAPE_ALL_CAPS) && after == c->end
      && attache_scan_is_lower (scan, a)
      && !attache_scan_has (scan, a, ATTACHE_NAME_WORD_LOCATIVE | ATTACHE_NAME_WORD_JOIN))
    return TRUE;
  return is_verb (scan, a)
         || (g_str_has_suffix (attache_scan_word (scan, a), "ly") && is_verb (scan, a + 1));
}

/* The capital's government where it acts. */
static void
resolve_countries (Finder *self)
{
  guint list_end = 0;
  gboolean list_acts = FALSE;

  for (guint i = 0; i < self->scan.candidates->len; i++)
    {
      AttacheCandidate *c = get (self, i);
      const AttacheGazetteerActor *actor;

      if (c->kind != ATTACHE_CANDIDATE_NAME || c->known < 0)
        continue;
      actor = attache_gazetteer_get_actor (self->scan.gazetteer, (guint) c->known);
      if (actor->type != ATTACHE_ACTOR_COUNTRY && c->sense != ATTACHE_SENSE_CAPITAL)
        continue;
      if (i >= list_end)
        {
          list_end = find_list_end (&self->scan, i) + 1;
          list_acts = acts (&self->scan, c, get (self, list_end - 1)->end);
        }
      if (!list_acts || strcmp (c->rule, "hyphen") == 0)
        continue;
      c->type = ATTACHE_ACTOR_ORGANISATION;
      if (c->sense == ATTACHE_SENSE_CAPITAL && actor->country >= 0)
        {
          c->actor = attache_actor_roster_ensure_known (&self->roster, actor->country);
          c->rule = "capital";
        }
      else
        c->rule = "country-acts";
    }
}

static gboolean
is_within (gconstpointer longer, gconstpointer shorter)
{
  return strstr (longer, shorter) != NULL;
}

static void
add_role (GPtrArray *roles, char *role)
{
  if (roles->len >= MAX_ROLES || g_ptr_array_find_with_equal_func (roles, role, is_within, NULL))
    g_free (role);
  else
    g_ptr_array_add (roles, role);
}

static void
add_string (GPtrArray *strings, guint max, char *string)
{
  if (strings->len >= max || g_ptr_array_find_with_equal_func (strings, string, g_str_equal, NULL))
    g_free (string);
  else
    g_ptr_array_add (strings, string);
}

/* Without line breaks within. */
static char *
dup_clean (const AttacheText *text, AttacheSpan span)
{
  char *slice = attache_text_dup_slice (text, span);

  for (char *at = slice; *at != '\0'; at++)
    if (g_ascii_isspace (*at))
      *at = ' ';
  return slice;
}

static gint
ensure_actor (Finder *self, const AttacheCandidate *c)
{
  const AttacheEntity *e = attache_actor_roster_get (&self->roster, c->actor);
  gint *index;
  AttacheFoundActor actor = { 0 };

  if (self->indices->len <= (guint) c->actor)
    {
      guint old = self->indices->len;

      g_array_set_size (self->indices, (guint) c->actor + 1);
      for (guint i = old; i < self->indices->len; i++)
        g_array_index (self->indices, gint, i) = -1;
    }
  index = &g_array_index (self->indices, gint, c->actor);
  if (*index >= 0)
    return *index;
  actor.name = attache_actor_roster_dup_name (&self->roster, c->actor);
  if (*actor.name == '\0')
    {
      g_free (actor.name);
      actor.name = dup_clean (self->scan.text, c->span);
    }
  actor.type = e->type;
  actor.key = g_strdup (e->key);
  actor.known = e->known >= 0;
  *index = (gint) self->findings->actors->len;
  g_array_append_val (self->findings->actors, actor);
  g_ptr_array_add (self->aliases, g_ptr_array_new_with_free_func (g_free));
  g_ptr_array_add (self->roles, g_ptr_array_new_with_free_func (g_free));
  return *index;
}

static void
write_mention (Finder *self, const AttacheCandidate *c)
{
  AttacheFoundMention mention = { .span = c->span, .type = c->type, .actor = -1, .rule = c->rule };

  if (c->actor >= 0)
    {
      const AttacheEntity *e = attache_actor_roster_get (&self->roster, c->actor);
      AttacheSpan role;

      mention.actor = ensure_actor (self, c);
      if (c->kind == ATTACHE_CANDIDATE_NAME && c->type != ATTACHE_ACTOR_ORGANISATION)
        mention.type = e->type;
      else if (c->kind == ATTACHE_CANDIDATE_NAME && e->known < 0)
        mention.type = e->type;
      if (c->kind != ATTACHE_CANDIDATE_PRONOUN)
        add_string (self->aliases->pdata[mention.actor], MAX_ALIASES,
                    dup_clean (self->scan.text, c->span));
      if (e->type == ATTACHE_ACTOR_PERSON && c->kind == ATTACHE_CANDIDATE_NAME
          && attache_actor_role_read (&self->scan, c, &role))
        add_role (self->roles->pdata[mention.actor], dup_clean (self->scan.text, role));
    }
  g_array_append_val (self->findings->mentions, mention);
}

/* A name for which nothing speaks is none. */
static gboolean
is_believed (const Finder *self, const AttacheCandidate *c)
{
  const AttacheEntity *e;

  if (c->kind != ATTACHE_CANDIDATE_NAME || c->known >= 0 || c->actor < 0)
    return TRUE;
  e = attache_actor_roster_get (&self->roster, c->actor);
  if (e->known >= 0 || e->name != NULL)
    return TRUE;
  return MAX (e->person, MAX (e->place, e->organisation)) > 0;
}

static gint
compare_mentions (gconstpointer a, gconstpointer b)
{
  AttacheSpan x = ((const AttacheFoundMention *) a)->span,
              y = ((const AttacheFoundMention *) b)->span;

  if (x.start != y.start)
    return x.start < y.start ? -1 : 1;
  return x.end > y.end ? -1 : x.end < y.end;
}

/* "Brodu, Sylvania": a place and where it lies, as one mention of the place. */
static gboolean
is_town_in (const Finder *self, guint i)
{
  const AttacheScan *scan = &self->scan;
  const AttacheCandidate *town = get (self, i), *land = town + 1;
  const AttacheGazetteerActor *actor;
  gint country;

  if (i + 1 >= scan->candidates->len || town->actor < 0 || town->kind != ATTACHE_CANDIDATE_NAME
      || land->kind != ATTACHE_CANDIDATE_NAME || land->known < 0 || land->first != town->end + 1
      || land->sense == ATTACHE_SENSE_DEMONYM || !attache_scan_is_word (scan, town->end, ",")
      || attache_scan_is_word (scan, land->end, "and")
      || attache_actor_roster_get (&self->roster, town->actor)->type != ATTACHE_ACTOR_PLACE
      || town->type == ATTACHE_ACTOR_ORGANISATION)
    return FALSE;
  actor = attache_gazetteer_get_actor (scan->gazetteer, (guint) land->known);
  if (actor->type != ATTACHE_ACTOR_COUNTRY)
    return attache_scan_has (scan, land->end - 1, ATTACHE_NAME_WORD_STATE);
  country = town->known >= 0
                ? attache_gazetteer_get_actor (scan->gazetteer, (guint) town->known)->country
                : -1;
  return country < 0 || country == land->known;
}

static void
write_mentions (Finder *self)
{
  for (guint i = 0; i < self->scan.candidates->len; i++)
    {
      AttacheCandidate *c = get (self, i);

      if (!is_believed (self, c))
        continue;
      if (is_town_in (self, i))
        {
          c->span.end = get (self, i + 1)->span.end;
          i++;
        }
      write_mention (self, c);
    }
  g_array_sort (self->findings->mentions, compare_mentions);
}

static GStrv
steal_strings (GPtrArray *strings)
{
  g_ptr_array_add (strings, NULL);
  return (GStrv) g_ptr_array_steal (strings, NULL);
}

static void
finish_actors (Finder *self)
{
  for (guint i = 0; i < self->indices->len; i++)
    {
      gint index = g_array_index (self->indices, gint, i);
      const AttacheEntity *e = attache_actor_roster_get (&self->roster, (gint) i);
      char *role;

      if (index < 0 || e->known < 0 || ((GPtrArray *) self->roles->pdata[index])->len > 0)
        continue;
      role = attache_gazetteer_dup_role (self->scan.gazetteer, (guint) e->known,
                                         self->findings->published, NULL);
      if (role != NULL)
        add_role (self->roles->pdata[index], role);
    }
  for (guint i = 0; i < self->findings->actors->len; i++)
    {
      AttacheFoundActor *actor = attache_findings_actor (self->findings, i);

      actor->aliases = steal_strings (self->aliases->pdata[i]);
      actor->roles = steal_strings (self->roles->pdata[i]);
    }
}

/* An actor is there because of who it is known to be, or of what its first mention looked like. */
static void
explain_actors (AttacheFindings *findings)
{
  for (guint i = 0; i < findings->mentions->len; i++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (findings, i);
      AttacheFoundActor *actor;

      if (mention->actor < 0)
        continue;
      actor = &g_array_index (findings->actors, AttacheFoundActor, mention->actor);
      if (actor->rule == NULL)
        actor->rule = actor->known ? "gazetteer" : mention->rule;
    }
}

void
attache_find_actors (const AttacheGazetteer *gazetteer, const AttacheText *text,
                     AttacheFindings *findings)
{
  Finder self = { .findings = findings };

  g_return_if_fail (gazetteer != NULL && text != NULL && findings != NULL);

  attache_scan_init (&self.scan, gazetteer, text, findings);
  attache_scan_run (&self.scan);
  attache_actor_roster_init (&self.roster, &self.scan, findings->published);
  attache_actor_roster_fill (&self.roster);
  resolve_countries (&self);
  resolve_stand_ins (&self);
  self.indices = g_array_new (FALSE, FALSE, sizeof (gint));
  self.aliases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self.roles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  write_mentions (&self);
  finish_actors (&self);
  explain_actors (findings);
  g_array_unref (self.indices);
  g_ptr_array_unref (self.aliases);
  g_ptr_array_unref (self.roles);
  attache_actor_roster_clear (&self.roster);
  attache_scan_clear (&self.scan);
}

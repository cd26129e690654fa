/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three tables read into three open-addressing hashes: words with their classes, paths of words
 * that are names, and surnames. The files go through the text's own tokeniser, so that a name in
 * the list and the same name in an article are cut and folded alike. It knows no articles. */

#include "config.h"

#include "attache-gazetteer.h"

#include "attache-gazetteer-index.h"

#include <string.h>

struct _AttacheGazetteer
{
  gatomicrefcount ref_count;
  GPtrArray *texts;   /* Owned, of AttacheText: own the folded words */
  GPtrArray *copies;  /* Owned, of char *: own keys, names and roles */
  GArray *actors;     /* of AttacheGazetteerActor */
  GHashTable *by_key; /* key → actor */
  AttacheGazetteerIndex index;
};

static const struct
{
  const char *name;
  guint32 bit;
} classes[] = {
  { "title", ATTACHE_NAME_WORD_TITLE },
  { "rank", ATTACHE_NAME_WORD_RANK },
  { "person", ATTACHE_NAME_WORD_PERSON },
  { "group", ATTACHE_NAME_WORD_GROUP },
  { "orghead", ATTACHE_NAME_WORD_ORG_HEAD },
  { "orgstrong", ATTACHE_NAME_WORD_ORG_STRONG },
  { "placehead", ATTACHE_NAME_WORD_PLACE_HEAD },
  { "placelower", ATTACHE_NAME_WORD_PLACE_NOUN },
  { "placeof", ATTACHE_NAME_WORD_PLACE_OF },
  { "locative", ATTACHE_NAME_WORD_LOCATIVE },
  { "locstrong", ATTACHE_NAME_WORD_LOCATIVE_STRONG },
  { "direction", ATTACHE_NAME_WORD_DIRECTION },
  { "calendar", ATTACHE_NAME_WORD_CALENDAR },
  { "say", ATTACHE_NAME_WORD_SAY },
  { "particle", ATTACHE_NAME_WORD_PARTICLE },
  { "particlestart", ATTACHE_NAME_WORD_PARTICLE_START },
  { "join", ATTACHE_NAME_WORD_JOIN },
  { "ethnic", ATTACHE_NAME_WORD_ETHNIC },
  { "people", ATTACHE_NAME_WORD_PEOPLE },
  { "relative", ATTACHE_NAME_WORD_RELATIVE },
  { "given", ATTACHE_NAME_WORD_GIVEN },
  { "common", ATTACHE_NAME_WORD_COMMON },
  { "field", ATTACHE_NAME_WORD_FIELD },
  { "facility", ATTACHE_NAME_WORD_FACILITY },
  { "notactor", ATTACHE_NAME_WORD_NOT_ACTOR },
  { "thing", ATTACHE_NAME_WORD_THING },
  { "deputy", ATTACHE_NAME_WORD_DEPUTY },
  { "adjective", ATTACHE_NAME_WORD_ADJECTIVE },
  { "state", ATTACHE_NAME_WORD_STATE },
  { "abbreviation", ATTACHE_NAME_WORD_CALENDAR },
};

/* The last word of a person's own name leads to the person. */
static void
add_surname (AttacheGazetteer *self, const AttacheToken *tokens, guint n_tokens, guint actor)
{
  AttacheIndexWord *word;

  if (n_tokens < 2)
    return;
  word = attache_gazetteer_index_add_word (&self->index, tokens[n_tokens - 1].word,
                                           tokens[n_tokens - 1].word_hash, 0);
  if (word->surname == (gint) actor)
    return;
  g_array_index (self->actors, AttacheGazetteerActor, actor).next_surname = word->surname;
  word->surname = (gint) actor;
}

/* One file while it is read: the same bytes as tokens and, cut at tabs and newlines, as strings. */
typedef struct
{
  AttacheGazetteer *gazetteer;
  const AttacheToken *tokens;
  guint n_tokens;
  guint token;
  char *copy;
} Table;

static Table
open_table (AttacheGazetteer *self, GBytes *bytes)
{
  Table table = { .gazetteer = self };
  gsize length, n_bytes;
  const char *data = g_bytes_get_data (bytes, &length);
  AttacheText *text = attache_text_new (data, (gssize) length);
  const char *utf8 = attache_text_get_utf8 (text, &n_bytes);

  g_ptr_array_add (self->texts, text);
  table.tokens = attache_text_get_tokens (text, &table.n_tokens);
  table.copy = g_malloc (n_bytes + 1);
  memcpy (table.copy, utf8, n_bytes);
  table.copy[n_bytes] = '\0';
  g_ptr_array_add (self->copies, table.copy);
  return table;
}

/* Cuts the next line into fields, the missing ones empty. FALSE at the end. */
static gboolean
next_line (char **line, char **fields, guint n_fields)
{
  char *at = *line, *end;

  while (*at == '\n' || *at == '#')
    {
      if (*at == '#')
        at += strcspn (at, "\n");
      at += *at == '\n';
    }
  if (*at == '\0')
    return FALSE;
  end = at + strcspn (at, "\n");
  *line = *end == '\0' ? end : end + 1;
  *end = '\0';
  for (guint i = 0; i < n_fields; i++)
    {
      char *tab = at + strcspn (at, "\t");

      fields[i] = at;
      at = *tab == '\0' ? tab : tab + 1;
      *tab = '\0';
    }
  return TRUE;
}

/* The tokens of the bytes of @name, @length long, in the file of @table. */
static guint
read_tokens (Table *table, const char *name, gsize length, const AttacheToken **tokens)
{
  guint32 from = (guint32) (name - table->copy), until = from + (guint32) length;
  guint first;

  if (table->token > 0 && table->tokens[table->token - 1].byte_start >= from)
    table->token = 0;
  while (table->token < table->n_tokens && table->tokens[table->token].byte_start < from)
    table->token++;
  first = table->token;
  *tokens = table->tokens + first;
  while (table->token < table->n_tokens && table->tokens[table->token].byte_end <= until)
    table->token++;
  return table->token - first;
}

static void
add_names (Table *table, const char *names, guint actor, AttacheGazetteerSense sense)
{
  gboolean person = sense == ATTACHE_SENSE_NAME
                    && g_array_index (table->gazetteer->actors, AttacheGazetteerActor, actor).type
                           == ATTACHE_ACTOR_PERSON;

  while (*names != '\0')
    {
      gsize length = strcspn (names, "|");
      AttacheIndexAlias alias = { .actor = actor, .sense = sense };

      alias.n_tokens = read_tokens (table, names, length, &alias.tokens);
      attache_gazetteer_index_add_alias (&table->gazetteer->index, alias);
      if (person)
        add_surname (table->gazetteer, alias.tokens, alias.n_tokens, actor);
      names += length;
      names += *names == '|';
    }
}

static void
add_capitals (Table *table, char *names, guint country)
{
  while (*names != '\0')
    {
      gsize length = strcspn (names, "|");
      gboolean more = names[length] == '|';
      AttacheGazetteerActor town = { .name = names,
                                     .type = ATTACHE_ACTOR_PLACE,
                                     .country = (gint) country,
                                     .roles = "",
                                     .next_surname = -1 };

      names[length] = '\0';
      g_array_append_val (table->gazetteer->actors, town);
      add_names (table, names, table->gazetteer->actors->len - 1, ATTACHE_SENSE_CAPITAL);
      names += length + more;
    }
}

enum
{
  FIELD_KEY,
  FIELD_TYPE,
  FIELD_NAME,
  FIELD_ALIASES,
  FIELD_COUNTRY,
  FIELD_ROLES,
  FIELD_DEMONYMS,
  FIELD_CAPITALS,
  N_FIELDS
};

static void
read_actors (AttacheGazetteer *self, GBytes *bytes)
{
  Table table = open_table (self, bytes);
  g_autoptr (GPtrArray) countries = g_ptr_array_new ();
  char *line = table.copy, *fields[N_FIELDS];

  while (next_line (&line, fields, N_FIELDS))
    {
      AttacheGazetteerActor actor = { .key = fields[FIELD_KEY],
                                      .name = fields[FIELD_NAME],
                                      .country = -1,
                                      .roles = fields[FIELD_ROLES],
                                      .next_surname = -1 };
      guint index = self->actors->len;

      if (*actor.key == '\0' || *actor.name == '\0'
          || !attache_actor_type_from_string (fields[FIELD_TYPE], &actor.type))
        continue;
      g_array_append_val (self->actors, actor);
      g_ptr_array_set_size (countries, (gint) index + 1);
      g_ptr_array_index (countries, index) = fields[FIELD_COUNTRY];
      g_hash_table_insert (self->by_key, (gpointer) actor.key, GUINT_TO_POINTER (index));
      if (strstr (actor.name, " / ") == NULL)
        add_names (&table, fields[FIELD_NAME], index, ATTACHE_SENSE_NAME);
      add_names (&table, fields[FIELD_ALIASES], index, ATTACHE_SENSE_NAME);
      add_names (&table, fields[FIELD_DEMONYMS], index, ATTACHE_SENSE_DEMONYM);
      add_capitals (&table, fields[FIELD_CAPITALS], index);
    }
  for (guint i = 0; i < countries->len; i++)
    if (g_ptr_array_index (countries, i) != NULL)
      g_array_index (self->actors, AttacheGazetteerActor, i).country = attache_gazetteer_find_key (
          self, g_ptr_array_index (countries, i));
}

static void
read_places (AttacheGazetteer *self, GBytes *bytes)
{
  Table table = open_table (self, bytes);
  char *line = table.copy, *fields[2];

  while (next_line (&line, fields, 2))
    for (char *name = fields[1]; *name != '\0';)
      {
        gsize length = strcspn (name, "|");
        gboolean more = name[length] == '|';
        AttacheGazetteerActor place = { .name = name,
                                        .type = ATTACHE_ACTOR_PLACE,
                                        .country = attache_gazetteer_find_key (self, fields[0]),
                                        .roles = "",
                                        .next_surname = -1 };

        name[length] = '\0';
        g_array_append_val (self->actors, place);
        add_names (&table, name, self->actors->len - 1, ATTACHE_SENSE_NAME);
        name += length + more;
      }
}

static void
read_words (AttacheGazetteer *self, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *copy = g_strndup (data != NULL ? data : "", length), *line = copy, *fields[2];

  g_ptr_array_add (self->copies, copy);
  while (next_line (&line, fields, 2))
    {
      guint32 bit = 0;
      guint pronoun = 0;

      for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
        if (strcmp (classes[i].name, fields[0]) == 0)
          bit = classes[i].bit;
      if (strcmp (fields[0], "he") == 0)
        pronoun = ATTACHE_PRONOUN_HE;
      else if (strcmp (fields[0], "she") == 0)
        pronoun = ATTACHE_PRONOUN_SHE;
      for (char *word = fields[1]; (bit != 0 || pronoun != 0) && *word != '\0';)
        {
          gsize n = strcspn (word, " ");
          gboolean more = word[n] == ' ';

          word[n] = '\0';
          if (n > 0)
            attache_gazetteer_index_add_word (&self->index, word, g_str_hash (word), bit)
                ->pronouns |= pronoun;
          word += n + more;
        }
    }
}

AttacheGazetteer *
attache_gazetteer_new (GBytes *actors, GBytes *places, GBytes *names)
{
  AttacheGazetteer *self;

  g_return_val_if_fail (actors != NULL && places != NULL && names != NULL, NULL);

  self = g_new0 (AttacheGazetteer, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_text_unref);
  self->copies = g_ptr_array_new_with_free_func (g_free);
  self->actors = g_array_new (FALSE, FALSE, sizeof (AttacheGazetteerActor));
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  attache_gazetteer_index_init (&self->index);
  read_words (self, names);
  read_actors (self, actors);
  read_places (self, places);
  return self;
}

AttacheGazetteer *
attache_gazetteer_new_from_resource (GError **error)
{
  static const char *const files[] = { "gazetteer.tsv", "gazetteer-places.tsv", "names.tsv" };
  g_autoptr (GPtrArray) bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/org/attache/Attache/data/", files[i], NULL);
      GBytes *data = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (data == NULL)
        return NULL;
      g_ptr_array_add (bytes, data);
    }
  return attache_gazetteer_new (bytes->pdata[0], bytes->pdata[1], bytes->pdata[2]);
}

AttacheGazetteer *
attache_gazetteer_ref (AttacheGazetteer *gazetteer)
{
  g_return_val_if_fail (gazetteer != NULL, NULL);

  g_atomic_ref_count_inc (&gazetteer->ref_count);
  return gazetteer;
}

void
attache_gazetteer_unref (AttacheGazetteer *gazetteer)
{
  g_return_if_fail (gazetteer != NULL);

  if (!g_atomic_ref_count_dec (&gazetteer->ref_count))
    return;
  g_hash_table_unref (gazetteer->by_key);
  g_array_unref (gazetteer->actors);
  attache_gazetteer_index_clear (&gazetteer->index);
  g_ptr_array_unref (gazetteer->texts);
  g_ptr_array_unref (gazetteer->copies);
  g_free (gazetteer);
}

guint
attache_gazetteer_get_n_actors (const AttacheGazetteer *gazetteer)
{
  g_return_val_if_fail (gazetteer != NULL, 0);

  return gazetteer->actors->len;
}

const AttacheGazetteerActor *
attache_gazetteer_get_actor (const AttacheGazetteer *gazetteer, guint actor)
{
  g_return_val_if_fail (gazetteer != NULL && actor < gazetteer->actors->len, NULL);

  return &g_array_index (gazetteer->actors, AttacheGazetteerActor, actor);
}

gint
attache_gazetteer_find_key (const AttacheGazetteer *gazetteer, const char *key)
{
  gpointer value;

  g_return_val_if_fail (gazetteer != NULL && key != NULL, -1);

  if (!g_hash_table_lookup_extended (gazetteer->by_key, key, NULL, &value))
    return -1;
  return (gint) GPOINTER_TO_UINT (value);
}

guint
attache_gazetteer_get_pronouns (const AttacheGazetteer *gazetteer, const char *word)
{
  return attache_gazetteer_index_find_word (&gazetteer->index, word, g_str_hash (word))->pronouns;
}

guint32
attache_gazetteer_classify (const AttacheGazetteer *gazetteer, const char *word, guint32 word_hash)
{
  return attache_gazetteer_index_find_word (&gazetteer->index, word, word_hash)->classes;
}

gint
attache_gazetteer_find_surname (const AttacheGazetteer *gazetteer, const char *word,
                                guint32 word_hash)
{
  const AttacheIndexWord *slot = attache_gazetteer_index_find_word (&gazetteer->index, word,
                                                                    word_hash);

  return slot->word != NULL ? slot->surname : -1;
}

gboolean
attache_gazetteer_match (const AttacheGazetteer *gazetteer, const AttacheToken *tokens,
                         guint n_tokens, AttacheGazetteerMatch *match)
{
  return attache_gazetteer_index_match (&gazetteer->index, tokens, n_tokens, match);
}

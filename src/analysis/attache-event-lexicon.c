/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lexicon's answers: constant-time look-up of a word, and of the rule for two. It reads no
 * files but its own resource. */

#include "config.h"

#include "attache-event-lexicon.h"

#include "attache-event-lexicon-private.h"

#include <string.h>

#define DATA_PATH "/org/attache/Attache/data/"

G_DEFINE_QUARK (attache - event - lexicon - error - quark, attache_event_lexicon_error)

AttacheEventLexicon *
attache_event_lexicon_new (const char *words, const char *lexicon, GError **error)
{
  g_autoptr (AttacheEventLexicon) self = g_new0 (AttacheEventLexicon, 1);

  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (lexicon != NULL, NULL);

  self->strings = g_string_chunk_new (4096);
  self->senses = g_array_new (FALSE, FALSE, sizeof (AttacheEventSense));
  self->rest = g_array_new (FALSE, FALSE, sizeof (AttacheEventRest));
  memset (self->by_subject, ATTACHE_KIND_NONE, sizeof self->by_subject);
  for (guint i = 0; i < ATTACHE_MAX_EVENT_CLASSES; i++)
    for (guint j = 0; j < ATTACHE_N_GOVERNED; j++)
      self->rules[i][j].kind = ATTACHE_KIND_NONE;
  if (!attache_event_lexicon_read (self, words, lexicon, error))
    return NULL;
  return g_steal_pointer (&self);
}

AttacheEventLexicon *
attache_event_lexicon_load (GError **error)
{
  g_autoptr (GBytes) words = NULL;
  g_autoptr (GBytes) lexicon = NULL;

  words = g_resources_lookup_data (DATA_PATH "event-words.tsv", G_RESOURCE_LOOKUP_FLAGS_NONE,
                                   error);
  if (words == NULL)
    return NULL;
  lexicon = g_resources_lookup_data (DATA_PATH "event-lexicon.tsv", G_RESOURCE_LOOKUP_FLAGS_NONE,
                                     error);
  if (lexicon == NULL)
    return NULL;
  /* GResource keeps a NUL after its data. */
  return attache_event_lexicon_new (g_bytes_get_data (words, NULL),
                                    g_bytes_get_data (lexicon, NULL), error);
}

void
attache_event_lexicon_free (AttacheEventLexicon *lexicon)
{
  if (lexicon == NULL)
    return;
  g_clear_pointer (&lexicon->strings, g_string_chunk_free);
  g_clear_pointer (&lexicon->senses, g_array_unref);
  g_clear_pointer (&lexicon->rest, g_array_unref);
  g_free (lexicon->words);
  g_free (lexicon->table);
  g_free (lexicon);
}

const AttacheEventWord *
attache_event_lexicon_find (const AttacheEventLexicon *lexicon, const char *word, guint32 hash)
{
  for (guint i = hash & lexicon->mask; lexicon->table[i].number != 0; i = (i + 1) & lexicon->mask)
    {
      const AttacheEventWord *found = &lexicon->words[lexicon->table[i].number - 1];

      if (lexicon->table[i].hash == hash && strcmp (found->word, word) == 0)
        return found;
    }
  return NULL;
}

const AttacheEventSense *
attache_event_lexicon_get_sense (const AttacheEventLexicon *lexicon, guint index)
{
  return &g_array_index (lexicon->senses, AttacheEventSense, index);
}

const AttacheEventRest *
attache_event_lexicon_get_rest (const AttacheEventLexicon *lexicon, const AttacheEventSense *sense,
                                guint index)
{
  return &g_array_index (lexicon->rest, AttacheEventRest, sense->first_rest + index);
}

gboolean
attache_event_kind_is_cooperative (gint kind)
{
  return kind >= ATTACHE_EVENT_AGREE && kind <= ATTACHE_EVENT_RETREAT;
}

static gint
take_rule (const AttacheEventRule *rule, gint kind, AttacheEventMode *mode)
{
  if (rule->kind == ATTACHE_KIND_SAME)
    return kind;
  if (rule->kind != ATTACHE_KIND_NONE)
    *mode = rule->mode;
  return rule->kind;
}

gint
attache_event_lexicon_compose (const AttacheEventLexicon *lexicon, guint verb_class,
                               guint noun_class, gint kind, AttacheEventMode *mode)
{
  const AttacheEventRule *rules = lexicon->rules[verb_class];
  guint tries[4];
  guint n_tries = 0;

  if (noun_class != ATTACHE_CLASS_NONE)
    tries[n_tries++] = noun_class;
  if (kind >= 0)
    {
      tries[n_tries++] = ATTACHE_GOVERNED_KIND + kind;
      if (attache_event_kind_is_cooperative (kind))
        tries[n_tries++] = ATTACHE_GOVERNED_COOPERATIVE;
      else if (kind != ATTACHE_EVENT_REQUEST)
        tries[n_tries++] = ATTACHE_GOVERNED_HOSTILE;
    }
  tries[n_tries] = n_tries > 0 ? ATTACHE_GOVERNED_ANY : ATTACHE_GOVERNED_NOTHING;
  n_tries++;
  for (guint i = 0; i < n_tries; i++)
    {
      if (rules[tries[i]].kind != ATTACHE_KIND_NONE)
        return take_rule (&rules[tries[i]], kind, mode);
    }
  return ATTACHE_KIND_NONE;
}

gint
attache_event_lexicon_by_subject (const AttacheEventLexicon *lexicon, guint noun_class,
                                  guint verb_class)
{
  return lexicon->by_subject[noun_class][verb_class];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Senses are linked lists in one array while they are gathered, so that thousands of words need no
 * memory of their own; the end writes each word's senses side by side and hashes the words. */

#include "config.h"

#include "attache-event-lexicon-builder.h"

#include "attache-event-lexicon-private.h"

typedef struct
{
  AttacheEventSense sense;
  guint32 next; /* index + 1 in links; 0: the last */
} Link;

typedef struct
{
  AttacheEventWord entry;
  guint32 parts[ATTACHE_N_PARTS]; /* index + 1 of the first link */
} Draft;

struct _AttacheEventLexiconBuilder
{
  AttacheEventLexicon *lexicon; /* Borrowed */
  /* Owned */
  GArray *drafts;      /* Draft */
  GArray *links;       /* Link */
  GHashTable *numbers; /* word → index + 1 in drafts */
};

AttacheEventLexiconBuilder *
attache_event_lexicon_builder_new (AttacheEventLexicon *lexicon)
{
  AttacheEventLexiconBuilder *builder = g_new0 (AttacheEventLexiconBuilder, 1);

  builder->lexicon = lexicon;
  builder->drafts = g_array_new (FALSE, FALSE, sizeof (Draft));
  builder->links = g_array_new (FALSE, FALSE, sizeof (Link));
  builder->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return builder;
}

void
attache_event_lexicon_builder_free (AttacheEventLexiconBuilder *builder)
{
  if (builder == NULL)
    return;
  g_array_unref (builder->drafts);
  g_array_unref (builder->links);
  g_hash_table_unref (builder->numbers);
  g_free (builder);
}

static Draft *
ensure_draft (AttacheEventLexiconBuilder *self, const char *word)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, word));
  Draft draft = { .entry.number = ATTACHE_NO_NUMBER };

  if (number == 0)
    {
      draft.entry.word = g_string_chunk_insert (self->lexicon->strings, word);
      draft.entry.hash = g_str_hash (word);
      g_array_append_val (self->drafts, draft);
      number = self->drafts->len;
      g_hash_table_insert (self->numbers, (char *) draft.entry.word, GUINT_TO_POINTER (number));
    }
  return &g_array_index (self->drafts, Draft, number - 1);
}

AttacheEventWord *
attache_event_lexicon_builder_entry (AttacheEventLexiconBuilder *builder, const char *word)
{
  return &ensure_draft (builder, word)->entry;
}

void
attache_event_lexicon_builder_add (AttacheEventLexiconBuilder *builder, const char *word,
                                   AttacheLexiconPart part, const AttacheEventSense *sense)
{
  Draft *draft = ensure_draft (builder, word);
  Link link = { .sense = *sense };
  guint32 *at = &draft->parts[part];

  while (*at != 0 && g_array_index (builder->links, Link, *at - 1).sense.n_rest >= sense->n_rest)
    at = &g_array_index (builder->links, Link, *at - 1).next;
  link.next = *at;
  /* Before the array may move: @at points into it. */
  *at = builder->links->len + 1;
  g_array_append_val (builder->links, link);
}

static AttacheSenseRange
take_senses (AttacheEventLexiconBuilder *self, guint32 first)
{
  GArray *senses = self->lexicon->senses;
  AttacheSenseRange range = { senses->len, senses->len };

  for (guint32 at = first; at != 0; at = g_array_index (self->links, Link, at - 1).next)
    g_array_append_val (senses, g_array_index (self->links, Link, at - 1).sense);
  range.end = senses->len;
  return range;
}

void
attache_event_lexicon_builder_finish (AttacheEventLexiconBuilder *builder)
{
  AttacheEventLexicon *lexicon = builder->lexicon;
  guint size = 64;

  while (size < 2 * builder->drafts->len)
    size *= 2;
  lexicon->mask = size - 1;
  lexicon->table = g_new0 (AttacheEventLexiconSlot, size);
  lexicon->words = g_new (AttacheEventWord, builder->drafts->len + 1);
  for (guint n = 0; n < builder->drafts->len; n++)
    {
      Draft *draft = &g_array_index (builder->drafts, Draft, n);
      guint i = draft->entry.hash & lexicon->mask;

      draft->entry.verbs = take_senses (builder, draft->parts[ATTACHE_PART_VERB]);
      draft->entry.nouns = take_senses (builder, draft->parts[ATTACHE_PART_NOUN]);
      draft->entry.predicates = take_senses (builder, draft->parts[ATTACHE_PART_PREDICATE]);
      draft->entry.effects = take_senses (builder, draft->parts[ATTACHE_PART_EFFECT]);
      draft->entry.bounds = take_senses (builder, draft->parts[ATTACHE_PART_BOUND]);
      while (lexicon->table[i].number != 0)
        i = (i + 1) & lexicon->mask;
      lexicon->table[i] = (AttacheEventLexiconSlot){ draft->entry.hash, n + 1 };
      lexicon->words[n] = draft->entry;
    }
  for (guint i = 0; i < lexicon->rest->len; i++)
    {
      AttacheEventRest *rest = &g_array_index (lexicon->rest, AttacheEventRest, i);

      rest->entry = attache_event_lexicon_find (lexicon, rest->word, rest->hash);
    }
}

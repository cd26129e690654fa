/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the lexicon's two data files: rows of part, class, kind and words, described at their
 * heads. Verbs get their forms and nouns their plurals here, so that looking up a token is one
 * probe. */

#include "config.h"

#include "attache-event-lexicon-builder.h"
#include "attache-event-lexicon-private.h"

#include "attache-verb-inflection.h"

#include <string.h>

#define SHORTEST_PLURAL 3 /* letters of its singular */

typedef struct
{
  AttacheEventLexicon *lexicon;
  AttacheEventLexiconBuilder *builder;
  GHashTable *classes;   /* name → number */
  GHashTable *irregular; /* base → "past participle", owned */
  GHashTable *plurals;   /* singular → plural, owned */
} Reader;

static const char *const named_classes[ATTACHE_N_NAMED_CLASSES] = {
  [ATTACHE_CLASS_NONE] = "-",
  [ATTACHE_CLASS_SAY] = "say",
  [ATTACHE_CLASS_COLLAPSE] = "collapse",
  [ATTACHE_CLASS_INTEND] = "intend",
  [ATTACHE_CLASS_DEMAND] = "demand",
  [ATTACHE_CLASS_REFUSE] = "refuse",
  [ATTACHE_CLASS_THREATEN] = "threaten",
  [ATTACHE_CLASS_OTHER] = "other",
  [ATTACHE_CLASS_DIE] = "die",
  [ATTACHE_CLASS_AGENT] = "agent",
  [ATTACHE_CLASS_FORCE] = "force",
  [ATTACHE_CLASS_PROTESTER] = "protester",
  [ATTACHE_CLASS_OBSERVER] = "observer",
  [ATTACHE_CLASS_PRISONER] = "prisoner",
  [ATTACHE_CLASS_PEACEKEEPER] = "peacekeeper",
  [ATTACHE_CLASS_DIPLOMAT] = "diplomat",
  [ATTACHE_CLASS_PARTY] = "party",
  [ATTACHE_CLASS_VIOLENCE] = "violence",
  [ATTACHE_CLASS_WEAPON] = "weapon",
  [ATTACHE_CLASS_LEAST] = "least",
  [ATTACHE_CLASS_MOST] = "most",
  [ATTACHE_CLASS_ABOUT] = "about",
};

static const struct
{
  const char *name;
  guint32 flag;
} word_classes[] = {
  { "det", ATTACHE_WORD_DETERMINER },
  { "poss", ATTACHE_WORD_POSSESSIVE },
  { "pron", ATTACHE_WORD_PRONOUN },
  { "prep", ATTACHE_WORD_PREPOSITION },
  { "conj", ATTACHE_WORD_CONJUNCTION },
  { "sub", ATTACHE_WORD_SUBORDINATOR },
  { "that", ATTACHE_WORD_THAT },
  { "wh", ATTACHE_WORD_RELATIVE },
  { "be", ATTACHE_WORD_BE },
  { "have", ATTACHE_WORD_HAVE },
  { "do", ATTACHE_WORD_DO },
  { "modal", ATTACHE_WORD_WILL },
  { "may", ATTACHE_WORD_MAY },
  { "must", ATTACHE_WORD_MUST },
  { "neg", ATTACHE_WORD_NOT },
  { "adv", ATTACHE_WORD_ADVERB },
  { "adj", ATTACHE_WORD_ADJECTIVE },
  { "time", ATTACHE_WORD_TIME },
  { "title", ATTACHE_WORD_TITLE },
};

static gboolean
class_number (Reader *self, const char *name, guint16 *number)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->classes, name, NULL, &found))
    {
      guint next = g_hash_table_size (self->classes);

      if (next >= ATTACHE_MAX_EVENT_CLASSES)
        return FALSE;
      found = GUINT_TO_POINTER (next);
      g_hash_table_insert (self->classes,
                           g_string_chunk_insert_const (self->lexicon->strings, name), found);
    }
  *number = GPOINTER_TO_UINT (found);
  return TRUE;
}

/* "-", "=", "KIND" or "KIND/mode". */
static gboolean
read_kind (const char *string, gint8 *kind, guint8 *mode)
{
  g_auto (GStrv) halves = NULL;
  AttacheEventKind found;
  AttacheEventMode found_mode = ATTACHE_MODE_NONE;

  *mode = ATTACHE_MODE_NONE;
  if (strcmp (string, "-") == 0 || strcmp (string, "=") == 0)
    {
      *kind = *string == '-' ? ATTACHE_KIND_NONE : ATTACHE_KIND_SAME;
      return TRUE;
    }
  halves = g_strsplit (string, "/", 2);
  if (halves[0] == NULL || !attache_event_kind_from_string (halves[0], &found)
      || (halves[1] != NULL && !attache_event_mode_from_string (halves[1], &found_mode)))
    return FALSE;
  *kind = found;
  *mode = found_mode;
  return TRUE;
}

/* Articles of a pattern say nothing: the text may have others, or adjectives in their place. */
static gboolean
is_article (const char *word)
{
  static const char *const articles[] = { "a", "an", "the", "its", "his", "their", NULL };

  return g_strv_contains (articles, word);
}

static void
add_rest (Reader *self, AttacheEventSense *sense, const char *const *rest)
{
  GArray *all = self->lexicon->rest;

  sense->first_rest = all->len;
  sense->n_rest = 0;
  for (guint i = 0; rest[i] != NULL && sense->n_rest < 8; i++)
    {
      AttacheEventRest one = { .hash = g_str_hash (rest[i]) };

      if (*rest[i] == '\0' || is_article (rest[i]))
        continue;
      one.word = g_string_chunk_insert_const (self->lexicon->strings, rest[i]);
      one.plural_hash = strlen (one.word) > SHORTEST_PLURAL ? one.hash * 33 + 's' : one.hash;
      g_array_append_val (all, one);
      sense->n_rest++;
    }
}

static void
add_verb_form (Reader *self, guint part, const char *word, AttacheEventSense sense, guint form)
{
  sense.form = form;
  if (part == ATTACHE_PART_VERB)
    attache_event_lexicon_builder_entry (self->builder, word)->forms |= form;
  attache_event_lexicon_builder_add (self->builder, word, part, &sense);
}

static void
add_verb (Reader *self, guint part, const char *phrase, AttacheEventSense sense)
{
  g_auto (GStrv) words = g_strsplit (phrase, " ", -1);
  AttacheInflection forms;

  attache_inflection_init (&forms, words[0], g_hash_table_lookup (self->irregular, words[0]));
  add_rest (self, &sense, (const char *const *) words + 1);
  /* One entry for spellings that coincide, such as cut and cut. */
  if (strcmp (forms.past, words[0]) == 0)
    add_verb_form (self, part, words[0], sense,
                   ATTACHE_FORM_BASE | ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE);
  else
    {
      gboolean same = strcmp (forms.past, forms.participle) == 0 || forms.other_past != NULL;

      add_verb_form (
          self, part, words[0], sense,
          ATTACHE_FORM_BASE
              | (strcmp (forms.participle, words[0]) == 0 ? ATTACHE_FORM_PARTICIPLE : 0));
      add_verb_form (self, part, forms.past, sense,
                     ATTACHE_FORM_PAST | (same ? ATTACHE_FORM_PARTICIPLE : 0));
      if (strcmp (forms.past, forms.participle) != 0 && strcmp (forms.participle, words[0]) != 0)
        add_verb_form (self, part, forms.participle, sense,
                       ATTACHE_FORM_PARTICIPLE
                           | (forms.other_past != NULL ? ATTACHE_FORM_PAST : 0));
    }
  add_verb_form (self, part, forms.third, sense, ATTACHE_FORM_THIRD);
  add_verb_form (self, part, forms.ing, sense, ATTACHE_FORM_ING);
  if (strcmp (words[0], "be") == 0)
    add_verb_form (self, part, "been", sense, ATTACHE_FORM_PARTICIPLE);
  attache_inflection_clear (&forms);
}

static void
add_phrase (Reader *self, guint part, const char *phrase, AttacheEventSense sense)
{
  g_auto (GStrv) words = g_strsplit (phrase, " ", -1);

  add_rest (self, &sense, (const char *const *) words + 1);
  attache_event_lexicon_builder_add (self->builder, words[0], part, &sense);
}

static void
add_noun (Reader *self, const char *phrase, AttacheEventSense sense)
{
  const char *last = strrchr (phrase, ' ');
  const char *irregular;
  g_autofree char *plural = NULL;
  g_autofree char *many = NULL;

  last = last != NULL ? last + 1 : phrase;
  irregular = g_hash_table_lookup (self->plurals, last);
  plural = irregular != NULL ? g_strdup (irregular) : attache_inflection_plural (last);
  many = g_strdup_printf ("%.*s%s", (int) (last - phrase), phrase, plural);
  add_phrase (self, ATTACHE_PART_NOUN, phrase, sense);
  if (strcmp (many, phrase) != 0)
    add_phrase (self, ATTACHE_PART_NOUN, many, sense);
}

static gboolean
add_rule (Reader *self, guint16 verb_class, const AttacheEventSense *result, const char *governed)
{
  AttacheEventRule *rules = self->lexicon->rules[verb_class];
  AttacheEventRule rule = { result->kind, result->mode };
  AttacheEventKind kind;
  guint16 noun_class;

  if (strcmp (governed, "+") == 0)
    rules[ATTACHE_GOVERNED_COOPERATIVE] = rule;
  else if (strcmp (governed, "-") == 0)
    rules[ATTACHE_GOVERNED_HOSTILE] = rule;
  else if (strcmp (governed, "*") == 0)
    rules[ATTACHE_GOVERNED_ANY] = rule;
  else if (strcmp (governed, "0") == 0)
    rules[ATTACHE_GOVERNED_NOTHING] = rule;
  else if (attache_event_kind_from_string (governed, &kind))
    rules[ATTACHE_GOVERNED_KIND + kind] = rule;
  else if (class_number (self, governed, &noun_class))
    rules[noun_class] = rule;
  else
    return FALSE;
  return TRUE;
}

static gboolean
add_pair (GHashTable *table, const char *words)
{
  const char *space = strchr (words, ' ');

  if (space == NULL)
    return FALSE;
  g_hash_table_insert (table, g_strndup (words, space - words), g_strdup (space + 1));
  return TRUE;
}

static gboolean
add_word_class (Reader *self, const char *name, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (word_classes); i++)
    {
      if (strcmp (word_classes[i].name, name) == 0)
        {
          attache_event_lexicon_builder_entry (self->builder, word)->classes |=
              word_classes[i].flag;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
add_by_subject (Reader *self, guint16 subject, gint8 kind, const char *verb_class)
{
  guint16 number;

  if (!class_number (self, verb_class, &number))
    return FALSE;
  self->lexicon->by_subject[subject][number] = kind;
  return TRUE;
}

static gboolean
add_effect (Reader *self, const char *effect_name, const char *phrase)
{
  AttacheEventSense sense = { 0 };
  AttacheEffect effect;

  if (!attache_effect_from_string (effect_name, &effect))
    return FALSE;
  sense.kind = effect;
  add_verb (self, ATTACHE_PART_EFFECT, phrase, sense);
  return TRUE;
}

/* What a row is of, and how its words are taken. */
typedef gboolean (*AddWord) (Reader *self, const char *class_name, AttacheEventSense sense,
                             const char *word);

static gboolean
add_verb_word (Reader *self, const char *class_name, AttacheEventSense sense, const char *word)
{
  add_verb (self, ATTACHE_PART_VERB, word, sense);
  return TRUE;
}

static gboolean
add_noun_word (Reader *self, const char *class_name, AttacheEventSense sense, const char *word)
{
  add_noun (self, word, sense);
  return TRUE;
}

static gboolean
add_predicate_word (Reader *self, const char *class_name, AttacheEventSense sense, const char *word)
{
  add_phrase (self, ATTACHE_PART_PREDICATE, word, sense);
  return TRUE;
}

static gboolean
add_bound_word (Reader *self, const char *class_name, AttacheEventSense sense, const char *word)
{
  add_phrase (self, ATTACHE_PART_BOUND, word, sense);
  return TRUE;
}

static gboolean
add_rule_word (Reader *self, const char *class_name, AttacheEventSense sense, const char *word)
{
  return add_rule (self, sense.class, &sense, word);
}

static gboolean
add_by_word (Reader *self, const char *class_name, AttacheEventSense sense, const char *word)
{
  return add_by_subject (self, sense.class, sense.kind, word);
}

static gboolean
add_class_word (Reader *self, const char *class_name, AttacheEventSense sense, const char *word)
{
  return add_word_class (self, class_name, word);
}

static gboolean
add_effect_word (Reader *self, const char *class_name, AttacheEventSense sense, const char *word)
{
  return add_effect (self, class_name, word);
}

static gboolean
add_number_word (Reader *self, const char *class_name, AttacheEventSense sense, const char *word)
{
  attache_event_lexicon_builder_entry (self->builder, word)->number = g_ascii_strtoll (class_name,
                                                                                       NULL, 10);
  return TRUE;
}

static gboolean
add_form_word (Reader *self, const char *class_name, AttacheEventSense sense, const char *word)
{
  return add_pair (self->irregular, word);
}

static gboolean
add_plural_word (Reader *self, const char *class_name, AttacheEventSense sense, const char *word)
{
  return add_pair (self->plurals, word);
}

static const struct
{
  const char *part;
  AddWord add;
  gboolean is_classed; /* its second column is a class of the lexicon, its third a kind */
} parts[] = {
  { "verb", add_verb_word, TRUE },      { "noun", add_noun_word, TRUE },
  { "adj", add_predicate_word, TRUE },  { "bound", add_bound_word, TRUE },
  { "rule", add_rule_word, TRUE },      { "by", add_by_word, TRUE },
  { "word", add_class_word, FALSE },    { "effect", add_effect_word, FALSE },
  { "number", add_number_word, FALSE }, { "verb-form", add_form_word, FALSE },
  { "plural", add_plural_word, FALSE },
};

static gboolean
read_row (Reader *self, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", 4);
  g_auto (GStrv) words = NULL;
  AttacheEventSense sense = { 0 };
  guint part = 0;

  if (g_strv_length (columns) < 4)
    return FALSE;
  while (part < G_N_ELEMENTS (parts) && strcmp (parts[part].part, columns[0]) != 0)
    part++;
  if (part == G_N_ELEMENTS (parts))
    return FALSE;
  if (parts[part].is_classed
      && (!class_number (self, columns[1], &sense.class)
          || !read_kind (columns[2], &sense.kind, &sense.mode)))
    return FALSE;
  words = g_strsplit (columns[3], "|", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!parts[part].add (self, columns[1], sense, words[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_file (Reader *self, const char *name, const char *content, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      if (!read_row (self, lines[i]))
        {
          g_set_error (error, ATTACHE_EVENT_LEXICON_ERROR, 0,
                       "%s:%u: not a row of the event lexicon", name, i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
attache_event_lexicon_read (AttacheEventLexicon *self, const char *words, const char *lexicon,
                            GError **error)
{
  g_autoptr (AttacheEventLexiconBuilder) builder = attache_event_lexicon_builder_new (self);
  g_autoptr (GHashTable) classes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable)
      irregular = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) plurals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader reader = { self, builder, classes, irregular, plurals };

  for (guint i = 0; i < ATTACHE_N_NAMED_CLASSES; i++)
    g_hash_table_insert (classes, (char *) named_classes[i], GUINT_TO_POINTER (i));
  if (!read_file (&reader, "event-words.tsv", words, error)
      || !read_file (&reader, "event-lexicon.tsv", lexicon, error))
    return FALSE;
  attache_event_lexicon_builder_finish (builder);
  return TRUE;
}

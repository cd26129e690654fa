/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the lexicon's two data files: rows of part, class, kind and words, described at their
 * heads. Verbs get their forms and nouns their plurals here, so that looking up a token is one
 * probe. */

#include "config.h"

#include "attache-event-lexicon-private.h"

#include "attache-verb-inflection.h"

#include <string.h>

/* A word while the files are read. */
typedef struct
{
  AttacheEventWord entry;
  GArray *parts[5]; /* AttacheEventSense of verbs, nouns, predicates, effects, bounds */
} Draft;

enum
{
  PART_VERB,
  PART_NOUN,
  PART_PREDICATE,
  PART_EFFECT,
  PART_BOUND,
  N_PARTS,
};

typedef struct
{
  AttacheEventLexicon *lexicon;
  GHashTable *drafts;    /* word → Draft, owned */
  GHashTable *classes;   /* name → number */
  GHashTable *irregular; /* base → "past participle", owned */
  GHashTable *plurals;   /* singular → plural, owned */
} Reader;

static const char *const named_classes[ATTACHE_N_NAMED_CLASSES] = {
  [ATTACHE_CLASS_NONE] = "-",
  [ATTACHE_CLASS_SAY] = "say",
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

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&draft->parts[i], g_array_unref);
  g_free (draft);
}

static Draft *
ensure_draft (Reader *self, const char *word)
{
  Draft *draft = g_hash_table_lookup (self->drafts, word);

  if (draft == NULL)
    {
      draft = g_new0 (Draft, 1);
      draft->entry.word = g_string_chunk_insert_const (self->lexicon->strings, word);
      draft->entry.hash = g_str_hash (word);
      draft->entry.number = ATTACHE_NO_NUMBER;
      g_hash_table_insert (self->drafts, (char *) draft->entry.word, draft);
    }
  return draft;
}

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

/* Longest first, else in the order of the file. */
static void
add_sense (Draft *draft, guint part, const AttacheEventSense *sense)
{
  GArray **senses = &draft->parts[part];
  guint at = 0;

  if (*senses == NULL)
    *senses = g_array_new (FALSE, FALSE, sizeof (AttacheEventSense));
  while (at < (*senses)->len
         && g_array_index (*senses, AttacheEventSense, at).n_rest >= sense->n_rest)
    at++;
  g_array_insert_val (*senses, at, *sense);
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
  GPtrArray *all = self->lexicon->rest;

  sense->first_rest = all->len;
  sense->n_rest = 0;
  for (guint i = 0; rest[i] != NULL && sense->n_rest < 8; i++)
    {
      if (*rest[i] == '\0' || is_article (rest[i]))
        continue;
      g_ptr_array_add (all, g_string_chunk_insert_const (self->lexicon->strings, rest[i]));
      sense->n_rest++;
    }
}

static void
add_verb_form (Reader *self, guint part, const char *word, AttacheEventSense sense, guint form)
{
  Draft *draft = ensure_draft (self, word);

  sense.form = form;
  draft->entry.forms |= part == PART_VERB ? form : 0;
  add_sense (draft, part, &sense);
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
  add_sense (ensure_draft (self, words[0]), part, &sense);
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
  add_phrase (self, PART_NOUN, phrase, sense);
  if (strcmp (many, phrase) != 0)
    add_phrase (self, PART_NOUN, many, sense);
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
          ensure_draft (self, word)->entry.classes |= word_classes[i].flag;
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

/* The parts that need no class and no kind. */
static gboolean
add_plain (Reader *self, const char *part, const char *class_name, const char *word)
{
  if (strcmp (part, "word") == 0)
    return add_word_class (self, class_name, word);
  if (strcmp (part, "verb-form") == 0)
    return add_pair (self->irregular, word);
  if (strcmp (part, "plural") == 0)
    return add_pair (self->plurals, word);
  if (strcmp (part, "number") == 0)
    {
      ensure_draft (self, word)->entry.number = g_ascii_strtoll (class_name, NULL, 10);
      return TRUE;
    }
  return FALSE;
}

static gboolean
add_effect (Reader *self, const char *effect_name, const char *phrase)
{
  AttacheEventSense sense = { 0 };
  AttacheEffect effect;

  if (!attache_effect_from_string (effect_name, &effect))
    return FALSE;
  sense.kind = effect;
  add_verb (self, PART_EFFECT, phrase, sense);
  return TRUE;
}

static gboolean
add_row_word (Reader *self, char **columns, const char *word)
{
  AttacheEventSense sense = { 0 };
  const char *part = columns[0];

  if (add_plain (self, part, columns[1], word))
    return TRUE;
  if (strcmp (part, "effect") == 0)
    return add_effect (self, columns[1], word);
  if (!class_number (self, columns[1], &sense.class)
      || !read_kind (columns[2], &sense.kind, &sense.mode))
    return FALSE;
  if (strcmp (part, "verb") == 0)
    add_verb (self, PART_VERB, word, sense);
  else if (strcmp (part, "noun") == 0)
    add_noun (self, word, sense);
  else if (strcmp (part, "adj") == 0)
    add_phrase (self, PART_PREDICATE, word, sense);
  else if (strcmp (part, "bound") == 0)
    add_phrase (self, PART_BOUND, word, sense);
  else if (strcmp (part, "rule") == 0)
    return add_rule (self, sense.class, &sense, word);
  else if (strcmp (part, "by") == 0)
    return add_by_subject (self, sense.class, sense.kind, word);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_row (Reader *self, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", 4);
  g_auto (GStrv) words = NULL;

  if (g_strv_length (columns) < 4)
    return FALSE;
  words = g_strsplit (columns[3], "|", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!add_row_word (self, columns, words[i]))
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

static AttacheSenseRange
take_senses (AttacheEventLexicon *lexicon, const GArray *senses)
{
  AttacheSenseRange range = { lexicon->senses->len, lexicon->senses->len };

  if (senses != NULL)
    g_array_append_vals (lexicon->senses, senses->data, senses->len);
  range.end = lexicon->senses->len;
  return range;
}

static void
build_table (Reader *self)
{
  AttacheEventLexicon *lexicon = self->lexicon;
  g_autoptr (GList)
      words = g_list_sort (g_hash_table_get_keys (self->drafts), (GCompareFunc) strcmp);
  guint size = 64;

  while (size < 3 * g_hash_table_size (self->drafts))
    size *= 2;
  lexicon->mask = size - 1;
  lexicon->table = g_new0 (AttacheEventWord, size);
  for (GList *l = words; l != NULL; l = l->next)
    {
      Draft *draft = g_hash_table_lookup (self->drafts, l->data);
      guint i = draft->entry.hash & lexicon->mask;

      draft->entry.verbs = take_senses (lexicon, draft->parts[PART_VERB]);
      draft->entry.nouns = take_senses (lexicon, draft->parts[PART_NOUN]);
      draft->entry.predicates = take_senses (lexicon, draft->parts[PART_PREDICATE]);
      draft->entry.effects = take_senses (lexicon, draft->parts[PART_EFFECT]);
      draft->entry.bounds = take_senses (lexicon, draft->parts[PART_BOUND]);
      while (lexicon->table[i].word != NULL)
        i = (i + 1) & lexicon->mask;
      lexicon->table[i] = draft->entry;
    }
}

gboolean
attache_event_lexicon_read (AttacheEventLexicon *self, const char *words, const char *lexicon,
                            GError **error)
{
  g_autoptr (GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, draft_free);
  g_autoptr (GHashTable) classes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable)
      irregular = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) plurals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader reader = { self, drafts, classes, irregular, plurals };

  for (guint i = 0; i < ATTACHE_N_NAMED_CLASSES; i++)
    g_hash_table_insert (classes, (char *) named_classes[i], GUINT_TO_POINTER (i));
  if (!read_file (&reader, "event-words.tsv", words, error)
      || !read_file (&reader, "event-lexicon.tsv", lexicon, error))
    return FALSE;
  build_table (&reader);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The abbreviations of news English, and the small words that show that a new sentence began.
 * Own lists, sorted for bsearch. */

#include "config.h"

#include "attache-abbreviation.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST 8

typedef struct
{
  char word[LONGEST];
  guint8 abbreviation;
  guint8 any_case; /* also where written small */
} Entry;

#define TITLE(w)                                                                                   \
  {                                                                                                \
    w, ATTACHE_ABBREVIATION_TITLE, 0                                                               \
  }
#define SMALL(w)                                                                                   \
  {                                                                                                \
    w, ATTACHE_ABBREVIATION_TITLE, 1                                                               \
  }
#define NUMBER(w)                                                                                  \
  {                                                                                                \
    w, ATTACHE_ABBREVIATION_NUMBER, 1                                                              \
  }
#define CLOSING(w)                                                                                 \
  {                                                                                                \
    w, ATTACHE_ABBREVIATION_CLOSING, 0                                                             \
  }
#define ENDING(w)                                                                                  \
  {                                                                                                \
    w, ATTACHE_ABBREVIATION_CLOSING, 1                                                             \
  }

static const Entry entries[] = {
  TITLE ("adm"),   ENDING ("al"),    TITLE ("amb"),    SMALL ("approx"), TITLE ("apr"),
  NUMBER ("art"),  CLOSING ("assn"), TITLE ("asst"),   TITLE ("atty"),   TITLE ("aug"),
  CLOSING ("ave"), CLOSING ("blvd"), TITLE ("brig"),   CLOSING ("bros"), NUMBER ("ca"),
  TITLE ("capt"),  SMALL ("cf"),     NUMBER ("ch"),    TITLE ("cmdr"),   CLOSING ("co"),
  TITLE ("col"),   CLOSING ("corp"), TITLE ("cpl"),    TITLE ("dec"),    CLOSING ("dept"),
  TITLE ("dr"),    CLOSING ("esq"),  ENDING ("etc"),   TITLE ("feb"),    NUMBER ("fig"),
  TITLE ("fr"),    TITLE ("ft"),     TITLE ("gen"),    TITLE ("gov"),    TITLE ("hon"),
  CLOSING ("inc"), TITLE ("insp"),   CLOSING ("intl"), TITLE ("jan"),    CLOSING ("jr"),
  TITLE ("jul"),   TITLE ("jun"),    TITLE ("lt"),     CLOSING ("ltd"),  TITLE ("maj"),
  NUMBER ("mar"),  TITLE ("messrs"), TITLE ("mlle"),   TITLE ("mme"),    TITLE ("mr"),
  TITLE ("mrs"),   TITLE ("ms"),     TITLE ("msgr"),   TITLE ("mt"),     NUMBER ("no"),
  NUMBER ("nos"),  TITLE ("nov"),    TITLE ("oct"),    NUMBER ("op"),    NUMBER ("p"),
  NUMBER ("para"), CLOSING ("plc"),  NUMBER ("pp"),    TITLE ("prof"),   TITLE ("pvt"),
  TITLE ("rep"),   TITLE ("reps"),   TITLE ("rev"),    NUMBER ("sec"),   TITLE ("sen"),
  TITLE ("sens"),  TITLE ("sep"),    TITLE ("sept"),   TITLE ("sgt"),    CLOSING ("sr"),
  TITLE ("st"),    TITLE ("supt"),   CLOSING ("univ"), NUMBER ("v"),     NUMBER ("vol"),
  SMALL ("vs"),
};

static const char *const beginners[] = {
  "a",       "about",   "according", "after",   "all",    "also",      "although", "an",
  "and",     "another", "any",       "as",      "asked",  "at",        "because",  "before",
  "both",    "but",     "by",        "despite", "during", "each",      "earlier",  "even",
  "every",   "few",     "following", "for",     "from",   "had",       "he",       "her",
  "here",    "his",     "how",       "however", "i",      "if",        "in",       "instead",
  "is",      "it",      "its",       "last",    "many",   "meanwhile", "more",     "most",
  "my",      "neither", "no",        "not",     "now",    "on",        "once",     "one",
  "only",    "or",      "other",     "our",     "over",   "several",   "she",      "since",
  "so",      "some",    "still",     "such",    "that",   "the",       "their",    "then",
  "there",   "these",   "they",      "this",    "those",  "though",    "three",    "thus",
  "to",      "two",     "under",     "until",   "we",     "what",      "when",     "where",
  "whether", "while",   "who",       "why",     "with",   "yet",       "you",      "your",
};

static int
compare_entry (const void *key, const void *entry)
{
  return strcmp (key, ((const Entry *)entry)->word);
}

static int
compare_word (const void *key, const void *word)
{
  return strcmp (key, *(const char *const *)word);
}

AttacheAbbreviation
attache_abbreviation_of (const char *word, gsize length, gboolean capitalised)
{
  char key[LONGEST];
  const Entry *entry;

  if (length >= LONGEST)
    return ATTACHE_ABBREVIATION_NONE;
  memcpy (key, word, length);
  key[length] = '\0';
  entry = bsearch (key, entries, G_N_ELEMENTS (entries), sizeof *entries, compare_entry);
  if (entry == NULL || (!capitalised && !entry->any_case))
    return ATTACHE_ABBREVIATION_NONE;
  return (AttacheAbbreviation)entry->abbreviation;
}

gboolean
attache_word_begins_sentences (const char *word)
{
  return bsearch (word, beginners, G_N_ELEMENTS (beginners), sizeof *beginners, compare_word)
         != NULL;
}

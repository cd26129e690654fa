/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences are made of stock phrases, as news is: that the same words come again and again is what
 * makes finding a place hard. */

#include "config.h"

#include "edited-article.h"

#include <string.h>

static const char *const speakers[] = {
  "Ada Lorne",
  "Boris Veld",
  "Minister Lorne",
  "the foreign ministry of Ruritania",
  "Captain Osk",
  "Mira Tannen",
  "he",
  "she",
  "the Sylvanian government",
  "officials in Zenda",
  "the spokesman",
  "President Hollin",
};
static const char *const acts[] = {
  "met with",  "spoke by telephone with", "accused",           "welcomed the envoys of",
  "called on", "signed an accord with",   "wrote a letter to", "rejected the offer of",
};
static const char *const says[] = { "said", "told reporters", "said in a statement", "added",
                                    "warned" };
static const char *const days[] = {
  "on Monday",
  "on Tuesday",
  "on Wednesday",
  "late on Friday",
  "last week",
  "earlier in the day",
  "on the eve of the talks",
  "in the capital",
};
static const char *const nouns[] = {
  "bridge",   "border",    "talks",   "road",   "treaty",   "harbour", "prisoners", "ceasefire",
  "convoy",   "valley",    "railway", "wheat",  "visit",    "clash",   "fort",      "village",
  "election", "fishermen", "customs", "island", "council",  "army",    "court",     "market",
  "embassy",  "library",   "winter",  "river",  "garrison", "mill",
};
static const char *const verbs[] = {
  "opened",     "closed",   "delayed",   "shelled",  "inspected", "rebuilt",
  "praised",    "feared",   "postponed", "searched", "left",      "reached",
  "surrounded", "promised", "forgot",    "counted",  "defended",  "blamed",
};
static const char *const adjectives[] = {
  "old",   "new",    "northern", "disputed", "long",   "quiet", "broken",
  "joint", "second", "final",    "secret",   "heavy",  "early", "peaceful",
  "empty", "stone",  "distant",  "uneasy",   "public", "cold",
};

#define PICK(random, list) list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))]

static void
add_clause (GString *text, GRand *random)
{
  g_string_append_printf (text, "the %s %s near the %s %s was %s", PICK (random, adjectives),
                          PICK (random, nouns), PICK (random, adjectives), PICK (random, nouns),
                          PICK (random, verbs));
  if (g_rand_boolean (random))
    g_string_append_printf (text, " and %d %s %s the %s", g_rand_int_range (random, 2, 90),
                            PICK (random, nouns), PICK (random, verbs), PICK (random, nouns));
}

/* Transfer full. */
static char *
make_sentence (GRand *random)
{
  GString *text = g_string_new (NULL);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      g_string_append (text, "“We know that ");
      add_clause (text, random);
      g_string_append_printf (text, ",” %s %s %s.", PICK (random, speakers), PICK (random, says),
                              PICK (random, days));
      break;
    case 1:
      g_string_append_printf (text, "%s %s %s %s.", PICK (random, speakers), PICK (random, acts),
                              PICK (random, speakers), PICK (random, days));
      break;
    case 2:
      g_string_append_printf (text, "%s %s that ", PICK (random, speakers), PICK (random, says));
      add_clause (text, random);
      g_string_append (text, ".");
      break;
    case 3:
      g_string_append_printf (text, "%s %s: “It is clear that ", PICK (random, speakers),
                              PICK (random, says));
      add_clause (text, random);
      g_string_append (text, ".”");
      break;
    default:
      g_string_append_printf (text, "%s, ", PICK (random, days));
      add_clause (text, random);
      g_string_append (text, ", while ");
      add_clause (text, random);
      g_string_append (text, ".");
    }
  return g_string_free (text, FALSE);
}

static void
word_clear (gpointer data)
{
  g_free (((EditedWord *) data)->word);
}

static EditedWord *
word_at (const EditedArticle *self, guint index)
{
  return &g_array_index (self->words, EditedWord, index);
}

/* At @index; the origin is told afterwards. */
static guint
insert_sentence (EditedArticle *self, guint index, guint paragraph, GRand *random)
{
  g_autofree char *sentence = make_sentence (random);
  g_auto (GStrv) words = g_strsplit (sentence, " ", -1);
  const guint number = self->n_sentences++;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const EditedWord word = { g_strdup (words[i]), -1, number, paragraph };

      g_array_insert_val (self->words, index + i, word);
    }
  return g_strv_length (words);
}

static void
add_paragraph (EditedArticle *self, guint index, GRand *random)
{
  const guint paragraph = self->n_paragraphs++;
  const gint n = g_rand_int_range (random, 2, 6);

  for (gint i = 0; i < n; i++)
    index += insert_sentence (self, index, paragraph, random);
}

EditedArticle *
edited_article_new (GRand *random)
{
  EditedArticle *self = g_new0 (EditedArticle, 1);
  const gint n = g_rand_int_range (random, 4, 14);

  self->words = g_array_new (FALSE, FALSE, sizeof (EditedWord));
  g_array_set_clear_func (self->words, word_clear);
  for (gint i = 0; i < n; i++)
    add_paragraph (self, self->words->len, random);
  for (guint i = 0; i < self->words->len; i++)
    word_at (self, i)->origin = (gint) i;
  return self;
}

EditedArticle *
edited_article_copy (const EditedArticle *self)
{
  EditedArticle *copy = g_memdup2 (self, sizeof *self);

  copy->words = g_array_new (FALSE, FALSE, sizeof (EditedWord));
  g_array_set_clear_func (copy->words, word_clear);
  for (guint i = 0; i < self->words->len; i++)
    {
      EditedWord word = *word_at (self, i);

      word.word = g_strdup (word.word);
      g_array_append_val (copy->words, word);
    }
  return copy;
}

void
edited_article_free (EditedArticle *self)
{
  g_array_unref (self->words);
  g_free (self);
}

static guint
pick_word (const EditedArticle *self, GRand *random)
{
  return (guint) g_rand_int_range (random, 0, (gint32) self->words->len);
}

/* The stretch of words of the sentence or paragraph around @index. */
static void
find_stretch (const EditedArticle *self, guint index, gboolean is_paragraph, guint *start,
              guint *end)
{
  const EditedWord *here = word_at (self, index);

  for (*start = index; *start > 0; (*start)--)
    {
      const EditedWord *before = word_at (self, *start - 1);

      if (is_paragraph ? before->paragraph != here->paragraph : before->sentence != here->sentence)
        break;
    }
  for (*end = index + 1; *end < self->words->len; (*end)++)
    {
      const EditedWord *after = word_at (self, *end);

      if (is_paragraph ? after->paragraph != here->paragraph : after->sentence != here->sentence)
        break;
    }
}

static void
fix_typo (EditedWord *word, GRand *random)
{
  const gsize length = strlen (word->word);
  gsize at;

  if (length < 4)
    return;
  at = (gsize) g_rand_int_range (random, 1, (gint32) length - 1);
  if (!g_ascii_isalpha (word->word[at]) || !g_ascii_isalpha (word->word[at - 1]))
    return;
  if (g_rand_boolean (random))
    {
      memmove (word->word + at, word->word + at + 1, length - at);
      return;
    }
  word->word[at] = (char) ('a' + g_rand_int_range (random, 0, 26));
}

/* Another word with the same punctuation; it stands where the old one stood. */
static void
replace_word (EditedWord *word, GRand *random)
{
  const char *begin = word->word, *end = word->word + strlen (word->word);
  g_autofree char *head = NULL;
  char *replaced;

  while (begin < end && !g_unichar_isalnum (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  while (end > begin && !g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (begin, end))))
    end = g_utf8_find_prev_char (begin, end);
  head = g_strndup (word->word, (gsize) (begin - word->word));
  replaced = g_strconcat (head, PICK (random, nouns), end, NULL);
  g_free (word->word);
  word->word = replaced;
}

static void
change_quote (EditedArticle *self, GRand *random)
{
  guint start, end, index = pick_word (self, random);
  const gint n = g_rand_int_range (random, 1, 5);

  while (index + 1 < self->words->len && !g_str_has_prefix (word_at (self, index)->word, "“"))
    index++;
  find_stretch (self, index, FALSE, &start, &end);
  for (gint i = 0; i < n && index + 3 < end; i++)
    {
      const guint at = (guint) g_rand_int_range (random, (gint32) index + 1, (gint32) end - 1);

      if (g_rand_boolean (random))
        replace_word (word_at (self, at), random);
      else
        {
          g_array_remove_index (self->words, at);
          end--;
        }
    }
}

/* Takes [start, end) out and puts it before @to, which is counted without it; @paragraph: a
 * paragraph of its own. */
static void
move_stretch (EditedArticle *self, guint start, guint end, guint to, gboolean is_paragraph)
{
  const guint n = end - start;
  g_autofree EditedWord *taken = g_memdup2 (word_at (self, start), n * sizeof (EditedWord));
  guint paragraph;

  g_array_set_clear_func (self->words, NULL);
  g_array_remove_range (self->words, start, n);
  g_array_set_clear_func (self->words, word_clear);
  to = MIN (to, self->words->len);
  paragraph = to > 0 && !is_paragraph ? word_at (self, to - 1)->paragraph : self->n_paragraphs++;
  for (guint i = 0; i < n; i++)
    taken[i].paragraph = paragraph;
  g_array_insert_vals (self->words, to, taken, n);
}

static guint
end_of_some (const EditedArticle *self, gboolean is_paragraph, GRand *random)
{
  guint start, end;

  find_stretch (self, pick_word (self, random), is_paragraph, &start, &end);
  return end;
}

static void
move_some (EditedArticle *self, gboolean is_paragraph, GRand *random)
{
  guint start, end, to;

  find_stretch (self, pick_word (self, random), is_paragraph, &start, &end);
  if (end - start == self->words->len)
    return;
  to = end_of_some (self, is_paragraph, random);
  move_stretch (self, start, end, to >= end ? to - (end - start) : MIN (to, start), is_paragraph);
}

static void
repeat_some (EditedArticle *self, GRand *random)
{
  guint start, end, to = end_of_some (self, FALSE, random);
  const guint sentence = self->n_sentences++;

  find_stretch (self, pick_word (self, random), FALSE, &start, &end);
  if (to > start)
    return;
  for (guint i = 0; i < end - start; i++)
    {
      EditedWord word = *word_at (self, start + 2 * i);

      word.word = g_strdup (word.word);
      word.origin = -1;
      word.sentence = sentence;
      word.paragraph = to > 0 ? word_at (self, to - 1)->paragraph : word.paragraph;
      g_array_insert_val (self->words, to + i, word);
    }
}

static void
remove_some (EditedArticle *self, gboolean is_tail, GRand *random)
{
  guint start, end;

  find_stretch (self, pick_word (self, random), is_tail, &start, &end);
  end = is_tail ? self->words->len : end;
  if (end - start < self->words->len)
    g_array_remove_range (self->words, start, end - start);
}

static void
rewrite (EditedArticle *self, GRand *random)
{
  EditedArticle *other = edited_article_new (random);

  for (guint i = 0; i < other->words->len; i++)
    word_at (other, i)->origin = -1;
  g_array_unref (self->words);
  self->words = g_array_ref (other->words);
  edited_article_free (other);
}

void
edited_article_edit (EditedArticle *self, Edit edit, GRand *random)
{
  const gint n = g_rand_int_range (random, 1, 5);
  guint to;

  switch (edit)
    {
    case EDIT_TYPO:
      for (gint i = 0; i < n; i++)
        fix_typo (word_at (self, pick_word (self, random)), random);
      break;
    case EDIT_WORD:
      replace_word (word_at (self, pick_word (self, random)), random);
      break;
    case EDIT_INSERT:
      to = end_of_some (self, FALSE, random);
      insert_sentence (self, to, word_at (self, to - 1)->paragraph, random);
      break;
    case EDIT_REMOVE:
    case EDIT_TAIL:
      remove_some (self, edit == EDIT_TAIL, random);
      break;
    case EDIT_MOVE_SENTENCE:
    case EDIT_MOVE_PARAGRAPH:
      move_some (self, edit == EDIT_MOVE_PARAGRAPH, random);
      break;
    case EDIT_QUOTE:
      change_quote (self, random);
      break;
    case EDIT_REPEAT:
      repeat_some (self, random);
      break;
    case EDIT_HEAD:
      add_paragraph (self, 0, random);
      break;
    case EDIT_SPACE:
      self->is_wide = !self->is_wide;
      break;
    case EDIT_REWRITE:
    default:
      rewrite (self, random);
    }
}

static void
add_span (GArray *spans, const char *word, guint32 at)
{
  guint32 span[2] = { at, at };
  gboolean has_begun = FALSE;

  for (; *word != '\0'; word = g_utf8_next_char (word), at++)
    {
      if (!g_unichar_isalnum (g_utf8_get_char (word)))
        continue;
      span[0] = has_begun ? span[0] : at;
      span[1] = at + 1;
      has_begun = TRUE;
    }
  g_array_append_vals (spans, span, 2);
}

char *
edited_article_render (const EditedArticle *self, GArray **spans)
{
  GString *text = g_string_new (NULL);
  guint32 at = 0;

  *spans = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < self->words->len; i++)
    {
      const EditedWord *word = word_at (self, i);
      const gboolean is_new = i > 0 && word->paragraph != word_at (self, i - 1)->paragraph;
      const char *space = i == 0   ? ""
                          : is_new ? (self->is_wide ? "\n\n" : "\n")
                                   : (self->is_wide && i % 7 == 0 ? "  " : " ");

      g_string_append (text, space);
      at += (guint32) strlen (space);
      add_span (*spans, word->word, at);
      g_string_append (text, word->word);
      at += (guint32) g_utf8_strlen (word->word, -1);
    }
  return g_string_free (text, FALSE);
}

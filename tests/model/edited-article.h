/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invented articles and what editors do to them, from a seed, with the truth of which word of the
 * new text is which of the old. All names and words are invented or of everyday English. */

#pragma once

#include <glib.h>

typedef enum
{
  EDIT_TYPO,           /* a letter in one to four words */
  EDIT_WORD,           /* another word in the place of one */
  EDIT_INSERT,         /* a new sentence */
  EDIT_REMOVE,         /* a sentence goes */
  EDIT_MOVE_SENTENCE,  /* to another paragraph */
  EDIT_MOVE_PARAGRAPH, /* elsewhere */
  EDIT_QUOTE,          /* some of the words within quotation marks */
  EDIT_REPEAT,         /* a sentence is said once more elsewhere */
  EDIT_HEAD,           /* a new first paragraph */
  EDIT_TAIL,           /* the last paragraphs are cut off */
  EDIT_SPACE,          /* white space only */
  EDIT_REWRITE,        /* another text altogether */
} Edit;
#define N_EDITS (EDIT_REWRITE + 1)

typedef struct
{
  char *word;  /* with the punctuation that clings to it */
  gint origin; /* which word of the first text; -1: none */
  guint sentence;
  guint paragraph;
} EditedWord;

typedef struct
{
  GArray *words; /* EditedWord, in order */
  guint n_sentences;
  guint n_paragraphs;
  gboolean is_wide; /* white space is doubled */
} EditedArticle;

EditedArticle *edited_article_new (GRand *random);
EditedArticle *edited_article_copy (const EditedArticle *self);
void edited_article_free (EditedArticle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EditedArticle, edited_article_free)

void edited_article_edit (EditedArticle *self, Edit edit, GRand *random);
/* The text, and of each word where it stands without its punctuation: pairs of code points.
 * Transfer full, both. */
char *edited_article_render (const EditedArticle *self, GArray **spans);

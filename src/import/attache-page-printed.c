/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a page prints for people and does not mark for programs: the headline, and the line that
 * says who wrote and when. */

#include "config.h"

#include <string.h>

#include "attache-page-metadata.h"
#include "attache-page-words.h"
#include "attache-signature.h"

/* Nodes before and behind the article's element in which such lines are looked for. */
#define BEFORE 400
#define BEHIND 120
#define NEAR 40

/* Letters and digits only, lower case: so that headings compare in spite of marks and spaces. */
static char *
fold_title (const char *title)
{
  g_autofree char *lower = title != NULL ? g_utf8_strdown (title, -1) : g_strdup ("");
  GString *out = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (out, g_utf8_get_char (p));
    }
  return g_string_free (out, FALSE);
}

/* How far two titles are the same, in hundredths: the shorter in the longer, by length; else 0. */
static guint
agreement (const char *folded_a, const char *folded_b)
{
  gsize a = strlen (folded_a);
  gsize b = strlen (folded_b);

  if (a < 4 || b < 4
      || (strstr (folded_a, folded_b) == NULL && strstr (folded_b, folded_a) == NULL))
    return 0;
  return MIN (a, b) * 100 / MAX (a, b);
}

static gboolean
is_outlet (const char *name, const char *folded_outlet)
{
  g_autofree char *folded = fold_title (name);

  return *folded != '\0'
         && (strstr (folded_outlet, folded) != NULL || strstr (folded, folded_outlet) != NULL);
}

/* "Headline | Outlet" without the outlet: by its name where it is known, else the longer part; what
 * is as long as a clause is no outlet. Transfer full. */
static char *
cut_outlet (const char *title, const char *outlet)
{
  static const char *const separators[] = { " | ", " – ", " — ", " - ", " :: ",
                                            " » ", " · ", " • ", " « " };
  g_autofree char *folded_outlet = fold_title (outlet);
  gsize length = strlen (title);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *at = g_strrstr (title, separators[i]);
      g_autofree char *before = at != NULL ? g_strndup (title, at - title) : NULL;
      g_autofree char *folded_before = fold_title (before);
      gboolean is_other;

      if (at == NULL)
        continue;
      if (*folded_outlet != '\0' && strcmp (folded_before, folded_outlet) == 0)
        return g_strdup (at + strlen (separators[i]));
      is_other = *folded_outlet != '\0' ? is_outlet (at + strlen (separators[i]), folded_outlet)
                                        : (gsize) (at - title) > length / 2;
      if (is_other)
        return g_steal_pointer (&before);
    }
  return g_strdup (title);
}

typedef struct
{
  const AttachePage *page;
  AttachePageContent content;
  GPtrArray
      *told; /* Owned, of char *: the titles that the markup tells, folded, without the outlet */
  char *folded_outlet; /* Owned */
  guint best;
  guint best_score;
} Search;

static gboolean
is_in_dropped (const AttachePage *page, guint i)
{
  for (; i != 0; i = page->nodes[i].parent)
    {
      if (page->nodes[i].flags & ATTACHE_PAGE_DROPPED)
        return TRUE;
    }
  return FALSE;
}

/* A main heading that says something else than the markup is still the headline, unless it is the
 * name of the site; what a smaller heading says must agree. */
static guint
score_heading (const Search *search, guint i)
{
  const AttachePageNode *node = &search->page->nodes[i];
  g_autofree char *text = attache_page_dup_text (search->page, i);
  g_autofree char *folded = fold_title (text);
  guint agreed = 0;
  gboolean is_site = strcmp (folded, search->folded_outlet) == 0;
  gboolean is_dropped = is_in_dropped (search->page, i);

  for (guint t = 0; t < search->told->len; t++)
    {
      guint by_this = agreement (folded, g_ptr_array_index (search->told, t));

      agreed = MAX (agreed, by_this);
    }
  if (strlen (folded) < 4 || (is_site && agreed < 100))
    return 0;
  if (node->tag == ATTACHE_TAG_H1)
    {
      gboolean is_link = node->n_linked * 2 > node->n_chars;
      gboolean is_near = i < search->page->nodes[search->content.core].end;

      if (agreed >= 40 && is_dropped)
        return 100 + agreed;
      if (agreed >= 40)
        return 250 + agreed;
      return is_near && !is_link && !is_dropped && strlen (folded) >= 12 ? 100 : 0;
    }
  return agreed >= 85 ? 101 + agreed : 0;
}

static void
search_headings (Search *search)
{
  for (guint i = 0; i < search->page->n_nodes; i++)
    {
      const AttachePageNode *node = &search->page->nodes[i];
      guint score;

      if ((node->tag != ATTACHE_TAG_H1 && node->tag != ATTACHE_TAG_HEADING) || node->n_chars > 400)
        continue;
      score = score_heading (search, i);
      if (score > search->best_score)
        {
          search->best = i;
          search->best_score = score;
        }
    }
}

/* For pages that tell no title but the one of the window, and print no main heading: the first
 * heading at the article's beginning. */
static void
search_first_heading (Search *search)
{
  guint before = search->content.core > NEAR ? search->content.core - NEAR : 0;
  guint from = MIN (before, search->content.around);
  guint to = MIN (search->content.core + NEAR, search->page->nodes[search->content.core].end);

  for (guint i = from; i < to && search->best_score == 0; i++)
    {
      const AttachePageNode *node = &search->page->nodes[i];

      if (node->tag != ATTACHE_TAG_HEADING || node->n_chars < 12 || node->n_chars > 200
          || node->n_linked * 2 > node->n_chars || is_in_dropped (search->page, i))
        continue;
      search->best = i;
      search->best_score = 1;
    }
}

static void
add_told (Search *search, const char *title, const AttachePageFacts *facts)
{
  g_autofree char *cut = title != NULL ? cut_outlet (title, facts->outlet) : NULL;
  g_autofree char *folded = fold_title (cut);

  if (*folded != '\0' && strcmp (folded, search->folded_outlet) != 0)
    g_ptr_array_add (search->told, g_steal_pointer (&folded));
}

/* A title that is only the outlet's name says nothing. Transfer full, nullable. */
static char *
dup_told (const Search *search, const AttachePageFacts *facts)
{
  g_autofree char *folded = fold_title (facts->title);

  if (facts->title != NULL && strcmp (folded, search->folded_outlet) != 0)
    return facts->outlet != NULL ? cut_outlet (facts->title, facts->outlet)
                                 : g_strdup (facts->title);
  return facts->short_title != NULL ? cut_outlet (facts->short_title, facts->outlet) : NULL;
}

static void
read_headline (const AttachePage *page, AttachePageContent content, AttachePageFacts *facts)
{
  Search search = { .page = page, .content = content };
  g_autofree char *told = NULL;

  search.folded_outlet = fold_title (facts->outlet);
  search.told = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < facts->titles->len; i++)
    add_told (&search, g_ptr_array_index (facts->titles, i), facts);
  add_told (&search, facts->short_title, facts);
  told = dup_told (&search, facts);
  search_headings (&search);
  if (facts->titles->len == 0)
    search_first_heading (&search);
  facts->title_rank = ATTACHE_FACT_NONE;
  if (search.best_score > 0)
    {
      g_autofree char *text = attache_page_dup_text (page, search.best);

      attache_page_facts_offer_title (facts, ATTACHE_FACT_FROM_MARKUP, text);
    }
  else
    attache_page_facts_offer_title (facts, ATTACHE_FACT_FROM_MARKUP, told);
  g_ptr_array_unref (search.told);
  g_free (search.folded_outlet);
}

/* A date alone in its piece of text is surer than one among other words. */
static void
read_date (const AttachePage *page, guint i, AttachePageFacts *facts)
{
  const AttachePageNode *node = &page->nodes[i];

  if (node->tag == ATTACHE_TAG_TEXT && node->n_chars >= 6 && node->n_chars < 80
      && page->nodes[node->block].own_chars < 150)
    attache_page_facts_offer_date (facts, ATTACHE_FACT_FROM_TEXT, attache_page_get_text (page, i));
}

static void
read_line (const AttachePage *page, guint i, AttachePageFacts *facts)
{
  const AttachePageNode *block = &page->nodes[i];
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (!(block->flags & ATTACHE_PAGE_BLOCK) || block->own_chars < 6 || block->own_chars > 150
      || block->n_chars > 300)
    return;
  text = attache_page_dup_text (page, i);
  attache_page_facts_offer_date (facts, ATTACHE_FACT_FROM_TEXT, text);
  name = attache_signature_find (text);
  attache_page_facts_offer_author (facts, ATTACHE_FACT_FROM_TEXT, name);
}

void
attache_page_read_printed (const AttachePage *page, AttachePageContent content,
                           AttachePageFacts *facts)
{
  guint from;
  guint to;

  g_return_if_fail (page != NULL && facts != NULL);

  from = content.core > BEFORE ? content.core - BEFORE : 0;
  to = MIN (page->nodes[content.core].end + BEHIND, page->n_nodes);
  for (guint i = from; i < to && facts->date_rank > ATTACHE_FACT_FROM_TEXT; i++)
    read_date (page, i, facts);
  for (guint i = from; i < to;)
    {
      if (page->nodes[i].flags & ATTACHE_PAGE_DROPPED && page->nodes[i].part != ATTACHE_PART_BYLINE)
        {
          i = page->nodes[i].end;
          continue;
        }
      read_line (page, i, facts);
      i++;
    }
  read_headline (page, content, facts);
}

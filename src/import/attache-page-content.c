/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The article is where the prose is. Prose is weighed block by block (length, sentence marks, share
 * of links); the weight of a subtree is its mass. What pages call their parts decides in doubt, but
 * never against the mass: a page whose frame is named "sidebar-layout" keeps its article. It knows
 * blocks and names, and no single site. */

#include "config.h"

#include "attache-page-content.h"

#include <string.h>

#include "attache-page-words.h"

/* An element that is named as no part of the article is still kept if it holds this share of all
 * prose, in hundredths; comments are let go even then, where this much prose is left without them.
 */
#define KEEP_SHARE 50
#define FORM_SHARE 30
#define ARTICLE_SHARE 20
#define LEFT_BESIDE_COMMENTS 300
#define LEFT_BESIDE_CONSENT 100

/* Whole paragraphs are set as headings by some; letters. */
#define LONG_HEADING 100

/* What may be taken in around the article's text, in hundredths of its mass. */
#define AROUND_SHARE 60

static gboolean
is_word_of (const char *list, const char *value)
{
  const char *at = value != NULL && *value != '\0' ? strstr (list, value) : NULL;

  return at != NULL && (at == list || at[-1] == ' ')
         && (at[strlen (value)] == ' ' || at[strlen (value)] == '\0');
}

static AttachePagePart
part_of_tag (AttachePageTag tag)
{
  if (tag == ATTACHE_TAG_NAV || tag == ATTACHE_TAG_FOOTER || tag == ATTACHE_TAG_ASIDE
      || tag == ATTACHE_TAG_FORM)
    return ATTACHE_PART_OUT;
  if (tag == ATTACHE_TAG_ARTICLE || tag == ATTACHE_TAG_MAIN)
    return ATTACHE_PART_CONTENT;
  if (tag == ATTACHE_TAG_FIGCAPTION)
    return ATTACHE_PART_CAPTION;
  if (tag == ATTACHE_TAG_HEADER)
    return ATTACHE_PART_ASIDE;
  return ATTACHE_PART_NONE;
}

static AttachePagePart
part_of_role (const char *role)
{
  if (is_word_of (
          "navigation banner contentinfo complementary search dialog alertdialog menu menubar "
          "toolbar tablist",
          role))
    return ATTACHE_PART_OUT;
  return is_word_of ("main article", role) ? ATTACHE_PART_CONTENT : ATTACHE_PART_NONE;
}

static AttachePagePart
part_of_property (const char *property)
{
  if (is_word_of ("articleBody reviewBody", property))
    return ATTACHE_PART_BODY;
  return strcmp (property, "comment") == 0 ? ATTACHE_PART_COMMENTS : ATTACHE_PART_NONE;
}

static gboolean
hides (const char *style)
{
  return strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL;
}

/* The first letter tells most attributes apart from the few that matter: pages have tens of
 * thousands. */
static AttachePagePart
part_of_attribute (const AttachePageWords *words, const char *name, const char *value,
                   gboolean *hidden)
{
  switch (*name)
    {
    case 'c':
      return strcmp (name, "class") == 0 ? attache_page_words_part (words, value)
                                         : ATTACHE_PART_NONE;
    case 'i':
      if (strcmp (name, "id") == 0)
        return attache_page_words_part (words, value);
      return strcmp (name, "itemprop") == 0 ? part_of_property (value) : ATTACHE_PART_NONE;
    case 'r':
      return strcmp (name, "role") == 0 ? part_of_role (value) : ATTACHE_PART_NONE;
    case 'h':
      *hidden |= strcmp (name, "hidden") == 0;
      return ATTACHE_PART_NONE;
    case 's':
      *hidden |= strcmp (name, "style") == 0 && hides (value);
      return ATTACHE_PART_NONE;
    default:
      return ATTACHE_PART_NONE;
    }
}

static void
name_parts (AttachePage *page, const AttachePageWords *words)
{
  for (guint i = 0; i < page->n_nodes; i++)
    {
      AttachePageNode *node = &page->nodes[i];
      gboolean hidden = FALSE;

      if (node->tag == ATTACHE_TAG_TEXT)
        continue;
      node->part = part_of_tag (node->tag);
      if (node->tag == ATTACHE_TAG_HEADING || node->tag == ATTACHE_TAG_H1)
        continue;
      for (guint a = 0; a < node->n_attributes; a++)
        {
          const AttachePageAttribute *attribute = &page->attributes[node->first_attribute + a];
          AttachePagePart part = part_of_attribute (words, attribute->name,
                                                    page->strings->str + attribute->value, &hidden);

          node->part = MAX (node->part, part);
        }
      if (hidden)
        node->flags |= ATTACHE_PAGE_HIDDEN;
    }
}

/* What a block's own text weighs as prose. */
static guint32
own_mass (const AttachePageNode *node)
{
  guint32 own = node->own_chars - node->own_linked;
  guint32 mass = 0;

  if (node->own_linked * 2 > node->own_chars || node->tag == ATTACHE_TAG_H1
      || node->tag == ATTACHE_TAG_FIGCAPTION)
    return 0;
  if (node->tag == ATTACHE_TAG_HEADING)
    return own >= LONG_HEADING && node->own_marks > 0 ? own / 2 : 0;
  if (own >= 80 && node->own_marks > 0)
    mass = own;
  else if (own >= 40 && node->own_marks > 0)
    mass = own / 2;
  else if (node->tag == ATTACHE_TAG_P || node->tag == ATTACHE_TAG_BLOCKQUOTE)
    mass = own / 3;
  else if (node->tag == ATTACHE_TAG_PRE)
    mass = own;
  else
    mass = own / 10;
  return node->tag == ATTACHE_TAG_LI || node->tag == ATTACHE_TAG_CELL ? mass / 2 : mass;
}

/* @lenient: every unlinked letter counts, for pages without prose: poems, dialogue, tables. */
static void
weigh (AttachePage *page, gboolean lenient)
{
  for (guint i = 0; i < page->n_nodes; i++)
    {
      AttachePageNode *node = &page->nodes[i];

      node->mass = node->flags & ATTACHE_PAGE_BLOCK ? own_mass (node) : 0;
      if (lenient && node->own_linked * 2 <= node->own_chars)
        node->mass = node->own_chars - node->own_linked;
      if (node->tag != ATTACHE_TAG_TEXT)
        node->n_chars = node->n_linked = 0;
    }
  for (guint i = page->n_nodes - 1; i > 0; i--)
    {
      const AttachePageNode *node = &page->nodes[i];
      AttachePageNode *above = &page->nodes[node->parent];

      if (node->flags & ATTACHE_PAGE_DROPPED)
        continue;
      above->mass += node->mass;
      above->n_chars += node->n_chars;
      above->n_linked += node->n_linked;
    }
}

static gboolean
should_drop (const AttachePageNode *node, guint32 total, gboolean lenient)
{
  guint32 share = total > 0 ? (guint32) ((guint64) node->mass * 100 / total) : 0;

  if (node->flags & ATTACHE_PAGE_HIDDEN)
    return share < KEEP_SHARE;
  if (node->part == ATTACHE_PART_COMMENTS)
    return share < KEEP_SHARE
           || (share < 95
               && total - node->mass >= (lenient ? LEFT_BESIDE_CONSENT / 4 : LEFT_BESIDE_COMMENTS));
  if (node->tag == ATTACHE_TAG_FORM)
    return share < FORM_SHARE;
  if (node->tag == ATTACHE_TAG_ARTICLE && share >= ARTICLE_SHARE)
    return FALSE;
  return node->part >= ATTACHE_PART_OUT && share < KEEP_SHARE;
}

/* Even where it is most of the page's prose, as long as there is anything else to read. */
static void
drop_consent (AttachePage *page)
{
  for (guint i = 1; i < page->n_nodes;)
    {
      AttachePageNode *node = &page->nodes[i];
      guint32 elsewhere = (page->nodes[0].n_chars - page->nodes[0].n_linked)
                          - (node->n_chars - node->n_linked);

      if (node->tag != ATTACHE_TAG_TEXT && node->part == ATTACHE_PART_CONSENT
          && (guint64) node->mass * 100 < (guint64) page->nodes[0].mass * 97
          && elsewhere >= LEFT_BESIDE_CONSENT)
        node->flags |= ATTACHE_PAGE_DROPPED;
      i = node->flags & ATTACHE_PAGE_DROPPED ? node->end : i + 1;
    }
}

/* From the outside in: what lies in a dropped element needs no judgement of its own. */
static void
drop_parts (AttachePage *page, gboolean lenient)
{
  guint32 total = page->nodes[0].mass;

  for (guint i = 1; i < page->n_nodes;)
    {
      AttachePageNode *node = &page->nodes[i];

      if (node->tag != ATTACHE_TAG_TEXT && should_drop (node, total, lenient))
        node->flags |= ATTACHE_PAGE_DROPPED;
      i = node->flags & ATTACHE_PAGE_DROPPED ? node->end : i + 1;
    }
}

/* Where nearly all prose is gone, the names lied: the heaviest element that was dropped comes back.
 */
static void
mend_drops (AttachePage *page, guint32 total)
{
  guint heaviest = 0;

  if (total < LEFT_BESIDE_COMMENTS || (guint64) page->nodes[0].mass * 5 >= total)
    return;
  for (guint i = 1; i < page->n_nodes; i++)
    {
      if (page->nodes[i].flags & ATTACHE_PAGE_DROPPED && page->nodes[i].tag != ATTACHE_TAG_HEAD
          && page->nodes[i].tag != ATTACHE_TAG_SKIP
          && (heaviest == 0 || page->nodes[i].mass > page->nodes[heaviest].mass))
        heaviest = i;
    }
  page->nodes[heaviest].flags &= ~ATTACHE_PAGE_DROPPED;
  page->nodes[heaviest].part = ATTACHE_PART_CONTENT;
  weigh (page, FALSE);
}

static guint
common_ancestor (const AttachePage *page, guint a, guint b)
{
  while (!(a <= b && b < page->nodes[a].end))
    a = page->nodes[a].parent;
  return a;
}

/* The element that the page itself names as the article's text; where it names several, what holds
 * most of them. 0 where there is none with a fair share of the prose. */
static guint
find_named (const AttachePage *page, AttachePagePart part, guint least_share)
{
  guint32 total = page->nodes[0].mass;
  guint64 sum = 0;
  guint best = 0;
  guint around = 0;

  for (guint i = 1; i < page->n_nodes;)
    {
      const AttachePageNode *node = &page->nodes[i];

      if (node->flags & ATTACHE_PAGE_DROPPED)
        {
          i = node->end;
          continue;
        }
      if (node->part != part || !(node->flags & ATTACHE_PAGE_BLOCK) || node->mass == 0)
        {
          i++;
          continue;
        }
      sum += node->mass;
      if (best == 0 || node->mass > page->nodes[best].mass)
        best = i;
      around = around == 0 ? i : common_ancestor (page, around, i);
      i = node->end;
    }
  if (best == 0 || sum * 100 < (guint64) total * least_share)
    return 0;
  if ((guint64) page->nodes[best].mass * 100 >= sum * 90)
    return best;
  return (guint64) page->nodes[around].mass * 100 <= sum * 140 ? around : best;
}

/* Inwards for as long as one child holds nearly all. */
static guint
descend (const AttachePage *page, guint from)
{
  for (;;)
    {
      guint best = 0;

      for (guint i = from + 1; i < page->nodes[from].end; i = page->nodes[i].end)
        {
          const AttachePageNode *node = &page->nodes[i];

          if (!(node->flags & ATTACHE_PAGE_DROPPED) && node->mass > 0
              && (best == 0 || node->mass > page->nodes[best].mass))
            best = i;
        }
      if (best == 0 || page->nodes[best].tag == ATTACHE_TAG_P
          || (guint64) page->nodes[best].mass * 100 < (guint64) page->nodes[from].mass * 80)
        return from;
      from = best;
    }
}

/* The one article element that outweighs all others; 0 where there is none. */
static guint
find_article (const AttachePage *page)
{
  guint best = 0;
  guint32 second = 0;

  for (guint i = 1; i < page->n_nodes;)
    {
      const AttachePageNode *node = &page->nodes[i];

      if (node->tag != ATTACHE_TAG_ARTICLE || node->flags & ATTACHE_PAGE_DROPPED)
        {
          i = node->flags & ATTACHE_PAGE_DROPPED ? node->end : i + 1;
          continue;
        }
      if (best == 0 || node->mass > page->nodes[best].mass)
        {
          second = best == 0 ? 0 : page->nodes[best].mass;
          best = i;
        }
      else
        second = MAX (second, node->mass);
      i = node->end;
    }
  if (best == 0 || (guint64) page->nodes[best].mass * 100 < (guint64) page->nodes[0].mass * 35
      || page->nodes[best].mass / 3 < second)
    return 0;
  return best;
}

/* Outwards for as long as there is little prose more, and not mostly links. */
static guint
widen (const AttachePage *page, guint core)
{
  const AttachePageNode *inner = &page->nodes[core];
  guint around = core;

  while (around != 0 && page->nodes[around].tag != ATTACHE_TAG_ARTICLE
         && page->nodes[around].tag != ATTACHE_TAG_MAIN)
    {
      const AttachePageNode *outer = &page->nodes[page->nodes[around].parent];
      guint32 more_chars = outer->n_chars - inner->n_chars;
      guint32 more_linked = outer->n_linked - inner->n_linked;

      if (outer->tag == ATTACHE_TAG_BODY || (guint) (outer - page->nodes) == 0
          || (guint64) (outer->mass - inner->mass) * 100 > (guint64) inner->mass * AROUND_SHARE
          || (more_chars > 200 && more_linked * 2 > more_chars))
        break;
      around = page->nodes[around].parent;
    }
  return around;
}

AttachePageContent
attache_page_find_content (AttachePage *page)
{
  g_autoptr (AttachePageWords) words = attache_page_words_new ();
  AttachePageContent content = { 0, 0 };
  guint32 total;
  gboolean lenient;

  g_return_val_if_fail (page != NULL && page->n_nodes > 0, content);

  name_parts (page, words);
  weigh (page, FALSE);
  drop_consent (page);
  weigh (page, FALSE);
  total = page->nodes[0].mass;
  lenient = total < LEFT_BESIDE_COMMENTS;
  weigh (page, lenient);
  drop_parts (page, lenient);
  weigh (page, lenient);
  if (!lenient && page->nodes[0].mass < LEFT_BESIDE_COMMENTS)
    {
      lenient = TRUE;
      weigh (page, TRUE);
      drop_parts (page, TRUE);
      weigh (page, TRUE);
    }
  mend_drops (page, total);
  content.core = find_named (page, ATTACHE_PART_BODY, 40);
  if (content.core == 0)
    content.core = descend (page, find_article (page));
  content.around = widen (page, content.core);
  return content;
}

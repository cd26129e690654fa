/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Downloads of Factiva as a page: one element of class "article" an article, in it either a table
 * of coded fields or the bare lines of the other layouts. Each becomes lines, which are read as
 * those of a text. */

#define _GNU_SOURCE /* memmem */
#include "config.h"

#include <string.h>

#include "attache-factiva.h"
#include "attache-page-source.h"

/* "article enArticle" and "article zhtwArticle", with the language of the text, and not any page's
 * "article". */
static gboolean
is_article_class (const char *names)
{
  gsize n;

  if (names == NULL || !g_str_has_prefix (names, "article "))
    return FALSE;
  for (n = 0; g_ascii_islower (names[8 + n]); n++)
    ;
  return n >= 2 && n <= 4 && g_str_has_prefix (names + 8 + n, "Article");
}

static const char *
get_class (const AttachePage *page, guint index)
{
  return page->nodes[index].tag != ATTACHE_TAG_TEXT
             ? attache_page_get_attribute (page, index, "class")
             : NULL;
}

/* The first element within @index that is an article or a headline; @index where there is none. */
static guint
find_inner (const AttachePage *page, guint index)
{
  for (guint i = index + 1; i < page->nodes[index].end; i++)
    {
      if (page->nodes[i].tag != ATTACHE_TAG_TEXT
          && (is_article_class (get_class (page, i))
              || g_strcmp0 (attache_page_get_attribute (page, i, "id"), "hd") == 0))
        return i;
    }
  return index;
}

/* The next article at or behind @i, or the number of nodes. Pages of about 2010 tell no language:
 * an article is the element of class "article" that holds a headline, not the one that holds an
 * article as above. What holds neither is gone over once. */
static guint
next_article (const AttachePage *page, guint i)
{
  while (i < page->n_nodes)
    {
      const char *names = get_class (page, i);
      guint inner;

      if (is_article_class (names))
        return i;
      if (g_strcmp0 (names, "article") != 0)
        {
          i++;
          continue;
        }
      inner = find_inner (page, i);
      if (inner != i)
        return is_article_class (get_class (page, inner)) ? inner : i;
      i = attache_page_skip (page, i);
    }
  return page->n_nodes;
}

static gboolean
recognise (const AttacheSource *source)
{
  static const char mark[] = "\"article ";
  const char *p = (const char *) source->data;
  const char *end = p + source->length;

  if (!attache_source_is_markup (source))
    return FALSE;
  if (attache_source_contains (source, "<title>Factiva</title>")
      && attache_source_contains (source, "class=\"article\""))
    return TRUE;
  while (end - p > 20 && (p = memmem (p, end - p - 20, mark, sizeof mark - 1)) != NULL)
    {
      g_autofree char *names = g_strndup (p + 1, 20);

      if (is_article_class (names))
        return TRUE;
      p++;
    }
  return FALSE;
}

/* Transfer full, nullable: the text of the first element whose @attribute is @value. */
static char *
dup_part (const AttachePage *page, guint article, const char *attribute, const char *value)
{
  for (guint i = article + 1; i < page->nodes[article].end; i++)
    {
      g_autofree char *text = NULL;

      if (page->nodes[i].tag == ATTACHE_TAG_TEXT
          || g_strcmp0 (attache_page_get_attribute (page, i, attribute), value) != 0)
        continue;
      text = attache_page_dup_text (page, i);
      return *text != '\0' ? g_steal_pointer (&text) : NULL;
    }
  return NULL;
}

/* "articleParagraph enarticleParagraph" */
static gboolean
is_paragraph (const AttachePage *page, guint index)
{
  const char *names = get_class (page, index);

  return names != NULL && g_str_has_prefix (names, "articleParagraph");
}

/* Transfer full: the lines of an article up to its last paragraph, behind which stand only its
 * publisher and its number. Answers in @text_from which of them is the first of the text, 0 where
 * no paragraph is marked. */
static GPtrArray *
dup_lines (const AttachePage *page, guint article, guint *text_from)
{
  const guint end = page->nodes[article].end;
  guint first = article;
  guint last = end;
  GPtrArray *lines;

  while (first < end && !is_paragraph (page, first))
    first++;
  for (guint i = first; i < end; i++)
    {
      if (is_paragraph (page, i))
        last = page->nodes[i].end;
    }
  lines = attache_page_dup_lines (page, article, first);
  *text_from = first < end ? lines->len : 0;
  g_ptr_array_extend_and_steal (lines, attache_page_dup_lines (page, first, last));
  return lines;
}

static gboolean
read_article (const AttacheSource *source, const AttachePage *page, guint article,
              AttacheHarvest *harvest, GError **error)
{
  const char *names = attache_page_get_attribute (page, article, "class");
  g_autofree char *language = is_article_class (names) ? g_strndup (names + strlen ("article "), 2)
                                                       : NULL;
  g_autofree char *title = dup_part (page, article, "id", "hd");
  g_autofree char *author = dup_part (page, article, "class", "author");
  AttacheFactivaMarkup markup = { title, author, language, 0 };
  g_autoptr (GPtrArray) lines = dup_lines (page, article, &markup.text_from);

  return attache_factiva_read_article (source, lines, &markup, harvest, error);
}

static gboolean
read_articles (const AttacheSource *source, const AttachePage *page, AttacheHarvest *harvest,
               GError **error)
{
  for (guint i = next_article (page, 0); i < page->n_nodes;
       i = next_article (page, attache_page_skip (page, i)))
    {
      if (g_cancellable_set_error_if_cancelled (source->cancellable, error)
          || !read_article (source, page, i, harvest, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_page (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_auto (AttachePageSource) opened = { 0 };

  return attache_page_source_open (&opened, source, error)
         && read_articles (source, opened.page, harvest, error);
}

const AttacheFormat attache_factiva_page_format = {
  .name = "factiva-html",
  .recognise = recognise,
  .read = read_page,
};

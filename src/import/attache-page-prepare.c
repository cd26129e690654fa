/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One pass over the markup that copies all but the elements whose content is no text. It keeps the
 * structured records (JSON-LD) and the address that was noted in a comment when the page was saved.
 * On the pages that it was measured with, this leaves the parser a third of the bytes. */

#include "config.h"

#include "attache-page-prepare.h"

#include <string.h>

/* Records beyond these are somebody's database and not an article's description. */
#define MAX_RECORDS 32
#define MAX_RECORD (512 * 1024)

/* A tag longer than this lacks its quotation mark. */
#define MAX_TAG (8 * 1024)

typedef struct
{
  const char *name; /* lower case */
  gsize length;
} Element;

/* Elements that are cut out with all that is in them. */
static const Element opaque_elements[] = {
  { "script", 6 },   { "style", 5 },  { "svg", 3 },    { "noscript", 8 },
  { "template", 8 }, { "iframe", 6 }, { "object", 6 }, { "canvas", 6 },
};

/* Tags that are cut out and leave what is in them: they say how letters look, or are no text at
 * all. They are a third of all tags, and unclosed ones would nest without end. */
static const Element plain_elements[] = {
  { "b", 1 },   { "i", 1 },      { "em", 2 },  { "strong", 6 }, { "font", 4 }, { "u", 1 },
  { "img", 3 }, { "source", 6 }, { "wbr", 3 }, { "tt", 2 },     { "big", 3 },
};

static gboolean
name_is (const char *p, const char *end, const Element *element)
{
  gsize n = element->length;

  return (gsize) (end - p) > n && g_ascii_strncasecmp (p, element->name, n) == 0
         && (g_ascii_isspace (p[n]) || p[n] == '>' || p[n] == '/');
}

/* Behind the '>' of the tag at @p; quotation marks may hold a '>'. */
static const char *
tag_end (const char *p, const char *end)
{
  char quote = '\0';

  for (; p < end; p++)
    {
      if (quote != '\0' && *p == quote)
        quote = '\0';
      else if (quote == '\0' && (*p == '"' || *p == '\'') && p[-1] == '=')
        quote = *p;
      else if (quote == '\0' && *p == '>')
        return p + 1;
    }
  return end;
}

/* The '<' of the end tag of @element, or @end. */
static const char *
closing_tag (const char *p, const char *end, const Element *element)
{
  while (p < end && (p = memchr (p, '<', end - p)) != NULL)
    {
      if (end - p > 2 && p[1] == '/' && name_is (p + 2, end, element))
        return p;
      p++;
    }
  return end;
}

static const char *
find_within (const char *p, const char *end, const char *needle)
{
  const char *hit = g_strstr_len (p, end - p, needle);

  return hit != NULL ? hit : end;
}

/* "<!-- saved from url=(0042)https://…" of browsers; "url: https://…" on a line of SingleFile's. */
static void
note_address (AttachePreparedPage *page, const char *p, const char *end)
{
  static const char *const labels[] = { "saved from url=(", "\n url: " };

  for (guint i = 0; i < G_N_ELEMENTS (labels) && page->saved_from == NULL; i++)
    {
      const char *at = g_strstr_len (p, MIN (end - p, 1000), labels[i]);

      if (at != NULL)
        at = g_strstr_len (at, MIN (end - at, 200), "http");
      if (at != NULL)
        page->saved_from = g_strndup (at, strcspn (at, " \r\n\t\"<>"));
    }
}

static void
note_record (AttachePreparedPage *page, const char *tag, const char *content, const char *end)
{
  g_autofree char *attributes = g_ascii_strdown (tag, content - tag);

  if (strstr (attributes, "ld+json") != NULL && page->records->len < MAX_RECORDS
      && end - content < MAX_RECORD)
    g_ptr_array_add (page->records, g_strndup (content, end - content));
}

static gboolean
is_plain_tag (const char *p, const char *end)
{
  const char *name = p + 1 + (end - p > 1 && p[1] == '/');

  for (guint i = 0; i < G_N_ELEMENTS (plain_elements); i++)
    {
      if (name < end && (*name | 0x20) == *plain_elements[i].name
          && name_is (name, end, &plain_elements[i]))
        return TRUE;
    }
  return FALSE;
}

/* Where to go on after an opaque element or comment at @p; @p itself where it is neither. */
static const char *
skip_opaque (AttachePreparedPage *page, const char *p, const char *end)
{
  if (end - p > 4 && memcmp (p, "<!--", 4) == 0)
    {
      const char *stop = find_within (p + 4, end, "-->");

      note_address (page, p, stop);
      return stop < end ? stop + 3 : end;
    }
  for (guint i = 0; i < G_N_ELEMENTS (opaque_elements); i++)
    {
      const Element *element = &opaque_elements[i];
      const char *content;
      const char *stop;

      if (end - p < 2 || (p[1] | 0x20) != *element->name || !name_is (p + 1, end, element))
        continue;
      content = tag_end (p + 1, end);
      if ((content - p >= 2 && content[-2] == '/' && i != 0) || page->unclosed & (1u << i))
        return content;
      stop = closing_tag (content, end, element);
      if (stop == end)
        page->unclosed |= 1u << i; /* else each of a million would search to the end */
      if (i == 0)
        note_record (page, p, content, stop);
      if (stop == end && i != 0)
        return content;
      return stop < end ? tag_end (stop + 1, end) : end;
    }
  return p;
}

/* The attributes that anybody here asks for; the others are half of what is left of a page. */
static gboolean
is_wanted_attribute (const char *name, gsize n)
{
  static const Element wanted[] = {
    { "class", 5 },   { "id", 2 },       { "itemprop", 8 }, { "role", 4 },        { "style", 5 },
    { "hidden", 6 },  { "rel", 3 },      { "href", 4 },     { "name", 4 },        { "property", 8 },
    { "content", 7 }, { "datetime", 8 }, { "lang", 4 },     { "http-equiv", 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      if (wanted[i].length == n && (*name | 0x20) == *wanted[i].name
          && g_ascii_strncasecmp (name, wanted[i].name, n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Behind the attribute at @p; *@n_name is the length of its name. */
static const char *
attribute_end (const char *p, const char *end, gsize *n_name)
{
  const char *start = p;

  while (p < end && !g_ascii_isspace (*p) && *p != '=' && *p != '/')
    p++;
  *n_name = p - start;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p == end || *p != '=')
    return p;
  p++;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p < end && (*p == '"' || *p == '\''))
    {
      const char *close = memchr (p + 1, *p, end - p - 1);

      return close != NULL ? close + 1 : end;
    }
  while (p < end && !g_ascii_isspace (*p))
    p++;
  return p;
}

/* Copies the start tag at @p with the attributes that are wanted, and answers what is behind it;
 * any other '<' is copied alone. */
static const char *
copy_tag (AttachePreparedPage *page, const char *p, const char *end)
{
  const char *next = tag_end (p + 1, MIN (end, p + MAX_TAG));
  const char *stop = next - 1;
  const char *q = p + 1;

  while (q < stop && (g_ascii_isalnum (*q) || *q == '-'))
    q++;
  if (q == p + 1 || next[-1] != '>')
    {
      g_string_append_c (page->html, '<');
      return p + 1;
    }
  g_string_append_len (page->html, p, q - p);
  while (q < stop)
    {
      const char *attribute = q;
      gsize n_name;

      if (g_ascii_isspace (*q) || *q == '/' || *q == '=')
        {
          q++;
          continue;
        }
      q = attribute_end (q, stop, &n_name);
      if (!is_wanted_attribute (attribute, n_name))
        continue;
      g_string_append_c (page->html, ' ');
      g_string_append_len (page->html, attribute, q - attribute);
    }
  g_string_append_c (page->html, '>');
  return next;
}

AttachePreparedPage *
attache_page_prepare (const char *utf8, gsize length)
{
  AttachePreparedPage *page = g_new0 (AttachePreparedPage, 1);
  const char *p = utf8;
  const char *end = utf8 + length;

  page->html = g_string_sized_new (length / 2 + 64);
  page->records = g_ptr_array_new_with_free_func (g_free);
  while (p < end)
    {
      const char *tag = memchr (p, '<', end - p);
      const char *next;

      if (tag == NULL)
        tag = end;
      g_string_append_len (page->html, p, tag - p);
      if (tag == end)
        break;
      next = is_plain_tag (tag, end) ? tag_end (tag + 1, MIN (end, tag + MAX_TAG)) : tag;
      if (next > tag && next[-1] == '>')
        {
          p = next;
          continue;
        }
      next = skip_opaque (page, tag, end);
      if (next == tag)
        next = copy_tag (page, tag, end);
      else
        g_string_append_c (page->html, ' ');
      p = next;
    }
  return page;
}

void
attache_prepared_page_free (AttachePreparedPage *page)
{
  g_string_free (page->html, TRUE);
  g_ptr_array_unref (page->records);
  g_free (page->saved_from);
  g_free (page);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the events of libxml2's parser to an array: no tree is built that would be thrown away. It
 * knows what the elements are and nothing of articles. */

#include "config.h"

#include "attache-page-tree.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#include "attache-encoding.h"
#include "attache-xml.h"

/* Elements within elements; the parser stops where there are more. */
#define MAX_DEPTH 256

typedef struct
{
  const char *name;
  AttachePageTag tag;
  gboolean is_block;
} Kind;

/* Sorted by name. What is not here is inline. */
static const Kind kinds[] = {
  { "a", ATTACHE_TAG_A, FALSE },
  { "address", ATTACHE_TAG_BLOCK, TRUE },
  { "applet", ATTACHE_TAG_SKIP, TRUE },
  { "article", ATTACHE_TAG_ARTICLE, TRUE },
  { "aside", ATTACHE_TAG_ASIDE, TRUE },
  { "audio", ATTACHE_TAG_SKIP, TRUE },
  { "blockquote", ATTACHE_TAG_BLOCKQUOTE, TRUE },
  { "body", ATTACHE_TAG_BODY, TRUE },
  { "br", ATTACHE_TAG_BR, FALSE },
  { "button", ATTACHE_TAG_SKIP, TRUE },
  { "caption", ATTACHE_TAG_FIGCAPTION, TRUE },
  { "center", ATTACHE_TAG_DIV, TRUE },
  { "datalist", ATTACHE_TAG_SKIP, TRUE },
  { "dd", ATTACHE_TAG_LI, TRUE },
  { "details", ATTACHE_TAG_DIV, TRUE },
  { "dialog", ATTACHE_TAG_SKIP, TRUE },
  { "div", ATTACHE_TAG_DIV, TRUE },
  { "dl", ATTACHE_TAG_LIST, TRUE },
  { "dt", ATTACHE_TAG_LI, TRUE },
  { "embed", ATTACHE_TAG_SKIP, FALSE },
  { "fieldset", ATTACHE_TAG_FORM, TRUE },
  { "figcaption", ATTACHE_TAG_FIGCAPTION, TRUE },
  { "figure", ATTACHE_TAG_FIGURE, TRUE },
  { "footer", ATTACHE_TAG_FOOTER, TRUE },
  { "form", ATTACHE_TAG_FORM, TRUE },
  { "h1", ATTACHE_TAG_H1, TRUE },
  { "h2", ATTACHE_TAG_HEADING, TRUE },
  { "h3", ATTACHE_TAG_HEADING, TRUE },
  { "h4", ATTACHE_TAG_HEADING, TRUE },
  { "h5", ATTACHE_TAG_HEADING, TRUE },
  { "h6", ATTACHE_TAG_HEADING, TRUE },
  { "head", ATTACHE_TAG_HEAD, TRUE },
  { "header", ATTACHE_TAG_HEADER, TRUE },
  { "hr", ATTACHE_TAG_BLOCK, TRUE },
  { "html", ATTACHE_TAG_BLOCK, TRUE },
  { "iframe", ATTACHE_TAG_SKIP, TRUE },
  { "img", ATTACHE_TAG_IMG, FALSE },
  { "input", ATTACHE_TAG_SKIP, FALSE },
  { "label", ATTACHE_TAG_SKIP, FALSE },
  { "legend", ATTACHE_TAG_SKIP, TRUE },
  { "li", ATTACHE_TAG_LI, TRUE },
  { "link", ATTACHE_TAG_SKIP, FALSE },
  { "main", ATTACHE_TAG_MAIN, TRUE },
  { "map", ATTACHE_TAG_SKIP, FALSE },
  { "menu", ATTACHE_TAG_NAV, TRUE },
  { "meta", ATTACHE_TAG_SKIP, FALSE },
  { "nav", ATTACHE_TAG_NAV, TRUE },
  { "ol", ATTACHE_TAG_LIST, TRUE },
  { "optgroup", ATTACHE_TAG_SKIP, FALSE },
  { "option", ATTACHE_TAG_SKIP, FALSE },
  { "p", ATTACHE_TAG_P, TRUE },
  { "pre", ATTACHE_TAG_PRE, TRUE },
  { "script", ATTACHE_TAG_SKIP, FALSE },
  { "section", ATTACHE_TAG_SECTION, TRUE },
  { "select", ATTACHE_TAG_SKIP, FALSE },
  { "style", ATTACHE_TAG_SKIP, FALSE },
  { "summary", ATTACHE_TAG_DIV, TRUE },
  { "table", ATTACHE_TAG_TABLE, TRUE },
  { "tbody", ATTACHE_TAG_BLOCK, TRUE },
  { "td", ATTACHE_TAG_CELL, TRUE },
  { "textarea", ATTACHE_TAG_SKIP, FALSE },
  { "tfoot", ATTACHE_TAG_BLOCK, TRUE },
  { "th", ATTACHE_TAG_CELL, TRUE },
  { "thead", ATTACHE_TAG_BLOCK, TRUE },
  { "time", ATTACHE_TAG_TIME, FALSE },
  { "title", ATTACHE_TAG_SKIP, TRUE },
  { "tr", ATTACHE_TAG_BLOCK, TRUE },
  { "ul", ATTACHE_TAG_LIST, TRUE },
  { "video", ATTACHE_TAG_SKIP, TRUE },
};

static int
compare_kind (const void *key, const void *kind)
{
  return strcmp (key, ((const Kind *) kind)->name);
}

typedef struct
{
  htmlParserCtxt *context; /* Borrowed */
  AttachePage *page;       /* Borrowed */
  GArray *nodes;           /* Owned, of AttachePageNode */
  GArray *attributes;      /* Owned, of AttachePageAttribute */
  guint depth;
  guint parents[MAX_DEPTH];    /* open elements, from the root */
  guint last_child[MAX_DEPTH]; /* of each, or itself */
} Builder;

static void
set_kind (AttachePageNode *node)
{
  const Kind *kind;

  node->tag = ATTACHE_TAG_OTHER;
  kind = bsearch (node->name, kinds, G_N_ELEMENTS (kinds), sizeof kinds[0], compare_kind);
  if (kind == NULL)
    return;
  node->tag = kind->tag;
  if (kind->is_block)
    node->flags |= ATTACHE_PAGE_BLOCK;
}

/* Letters and marks; the white space of markup means nothing. */
static void
count_text (AttachePageNode *node, const guchar *text, gsize length)
{
  guint n_chars = 0;
  guint n_marks = 0;

  for (const guchar *p = text; p < text + length; p++)
    {
      if (*p <= ' ' || (*p & 0xc0) == 0x80 || (*p == 0xc2 && (p[1] == 0xa0 || p[1] == 0xad)))
        continue;
      n_chars++;
      if (*p == '.' || *p == ',' || *p == '!' || *p == '?' || *p == ';'
          || (*p == 0xe3 && p[1] == 0x80 && (p[2] == 0x81 || p[2] == 0x82)))
        n_marks++;
    }
  node->n_chars += n_chars;
  if (node->flags & ATTACHE_PAGE_LINK)
    node->n_linked = node->n_chars;
  else
    node->n_marks += n_marks;
}

static AttachePageNode *
node_at (const Builder *self, guint index)
{
  return &g_array_index (self->nodes, AttachePageNode, index);
}

/* Appends @node below the innermost open element. */
static void
append_node (Builder *self, AttachePageNode *node)
{
  const guint index = self->nodes->len;

  if (self->depth > 0)
    {
      const AttachePageNode *above;

      node->parent = self->parents[self->depth - 1];
      self->last_child[self->depth - 1] = index;
      above = node_at (self, node->parent);
      node->flags |= above->flags & ATTACHE_PAGE_LINK || above->tag == ATTACHE_TAG_A
                         ? ATTACHE_PAGE_LINK
                         : 0;
      node->block = above->block;
    }
  if (node->flags & ATTACHE_PAGE_BLOCK || self->depth == 0)
    node->block = index;
  node->end = index + 1;
  g_array_append_vals (self->nodes, node, 1);
}

/* The parser makes control characters of "&#147;". In UTF-8 they are 0xc2 and what they are. */
static void
append_text (GString *strings, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *mark = memchr (text, 0xc2, end - text);
      gboolean is_control = mark != NULL && end - mark > 1 && (guchar) mark[1] < 0xa0;

      if (mark == NULL)
        mark = end;
      g_string_append_len (strings, text, mark - text);
      if (is_control)
        g_string_append_unichar (strings, attache_encoding_read_reference ((guchar) mark[1]));
      else
        g_string_append_len (strings, mark, MIN (end - mark, 2));
      text = mark + MIN (end - mark, 2);
    }
}

/* Where in the page's strings it stands. */
static guint32
store (Builder *self, const char *string, gsize length)
{
  guint32 at = self->page->strings->len;

  append_text (self->page->strings, string, length);
  g_string_append_c (self->page->strings, '\0');
  return at;
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Builder *self = data;
  AttachePageNode node = { .name = (const char *) name };

  if (self->depth == MAX_DEPTH)
    {
      self->page->is_cut = TRUE;
      xmlStopParser (self->context);
      return;
    }
  set_kind (&node);
  node.first_attribute = self->attributes->len;
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    {
      const char *value = attributes[1] != NULL ? (const char *) attributes[1] : "";
      AttachePageAttribute attribute = { (const char *) attributes[0],
                                         store (self, value, strlen (value)) };

      g_array_append_val (self->attributes, attribute);
    }
  node.n_attributes = self->attributes->len - node.first_attribute;
  append_node (self, &node);
  self->parents[self->depth] = self->last_child[self->depth] = self->nodes->len - 1;
  self->depth++;
}

/* What stands behind the root's end belongs to the root. */
static void
end_element_cb (void *data, G_GNUC_UNUSED const xmlChar *name)
{
  Builder *self = data;

  if (self->depth <= 1)
    return;
  self->depth--;
  node_at (self, self->parents[self->depth])->end = self->nodes->len;
}

static gboolean
is_blank (const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  return length == 0;
}

/* The parser cuts long texts into pieces. White space at the beginning of a block or behind one is
 * of the markup. */
static void
characters_cb (void *data, const xmlChar *characters, int length)
{
  Builder *self = data;
  const char *text = (const char *) characters;
  AttachePageNode *last;

  if (self->depth == 0 || length <= 0)
    return;
  last = node_at (self, self->last_child[self->depth - 1]);
  if (last->tag == ATTACHE_TAG_TEXT)
    {
      g_string_truncate (self->page->strings, self->page->strings->len - 1);
      store (self, text, length);
    }
  else
    {
      AttachePageNode node = { .tag = ATTACHE_TAG_TEXT };

      if (last->flags & ATTACHE_PAGE_BLOCK && is_blank (text, length))
        return;
      node.text = store (self, text, length);
      append_node (self, &node);
      last = node_at (self, self->nodes->len - 1);
    }
  count_text (last, characters, length);
}

static void
sum_up (AttachePage *page)
{
  for (guint i = page->n_nodes - 1; i > 0; i--)
    {
      AttachePageNode *node = &page->nodes[i];
      AttachePageNode *above = &page->nodes[node->parent];

      if (node->tag == ATTACHE_TAG_SKIP || node->tag == ATTACHE_TAG_HEAD)
        node->flags |= ATTACHE_PAGE_DROPPED;
      if (node->flags & ATTACHE_PAGE_DROPPED)
        continue;
      if (node->tag == ATTACHE_TAG_TEXT)
        {
          page->nodes[node->block].own_chars += node->n_chars;
          page->nodes[node->block].own_linked += node->n_linked;
          page->nodes[node->block].own_marks += node->n_marks;
        }
      above->n_chars += node->n_chars;
      above->n_linked += node->n_linked;
      above->n_marks += node->n_marks;
    }
}

static void
parse_events (Builder *self, const char *html, gsize length)
{
  const int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                      | HTML_PARSE_RECOVER;
  xmlSAXHandler *handler = self->context->sax;
  xmlDoc *document;

  memset (handler, 0, sizeof *handler);
  handler->startElement = start_element_cb;
  handler->endElement = end_element_cb;
  handler->characters = characters_cb;
  handler->cdataBlock = characters_cb;
  self->context->userData = self;
  document = htmlCtxtReadMemory (self->context, html, (int) length, NULL, "UTF-8", options);
  g_clear_pointer (&document, xmlFreeDoc);
  for (guint i = 0; i < self->depth; i++)
    node_at (self, self->parents[i])->end = self->nodes->len;
}

AttachePage *
attache_page_parse (const char *html, gsize length)
{
  g_autoptr (AttachePage) page = g_new0 (AttachePage, 1);
  Builder builder = { .page = page };

  g_return_val_if_fail (html != NULL && length < G_MAXINT, NULL);

  attache_xml_start ();
  builder.context = htmlNewParserCtxt ();
  if (builder.context == NULL)
    return NULL;
  builder.nodes = g_array_sized_new (FALSE, FALSE, sizeof (AttachePageNode), 512);
  builder.attributes = g_array_sized_new (FALSE, FALSE, sizeof (AttachePageAttribute), 512);
  page->strings = g_string_sized_new (length + 1);
  parse_events (&builder, html, length);
  page->names = builder.context->dict;
  xmlDictReference (page->names);
  htmlFreeParserCtxt (builder.context);
  page->n_nodes = builder.nodes->len;
  page->nodes = (AttachePageNode *) (gpointer) g_array_free (builder.nodes, FALSE);
  page->attributes = (AttachePageAttribute *) (gpointer) g_array_free (builder.attributes, FALSE);
  if (page->n_nodes == 0)
    return NULL;
  sum_up (page);
  return g_steal_pointer (&page);
}

void
attache_page_free (AttachePage *page)
{
  g_clear_pointer (&page->names, xmlDictFree);
  g_free (page->nodes);
  g_free (page->attributes);
  if (page->strings != NULL)
    g_string_free (page->strings, TRUE);
  g_free (page);
}

const char *
attache_page_get_text (const AttachePage *page, guint index)
{
  const AttachePageNode *node = &page->nodes[index];

  return node->tag == ATTACHE_TAG_TEXT ? page->strings->str + node->text : "";
}

const char *
attache_page_get_attribute (const AttachePage *page, guint index, const char *name)
{
  const AttachePageNode *node = &page->nodes[index];

  for (guint i = 0; i < node->n_attributes; i++)
    {
      const AttachePageAttribute *attribute = &page->attributes[node->first_attribute + i];

      if (strcmp (attribute->name, name) == 0)
        return page->strings->str + attribute->value;
    }
  return NULL;
}

char *
attache_page_dup_text (const AttachePage *page, guint index)
{
  GString *text = g_string_new (NULL);
  gboolean space = FALSE;
  guint32 block = page->nodes[index].block;

  for (guint i = index; i < page->nodes[index].end; i++)
    {
      if (page->nodes[i].block != block)
        space = TRUE;
      block = page->nodes[i].block;
      space |= page->nodes[i].tag == ATTACHE_TAG_BR;
      for (const char *p = attache_page_get_text (page, i); *p != '\0'; p++)
        {
          if (g_ascii_isspace (*p) || (*p == '\xc2' && p[1] == '\xa0'))
            {
              p += *p == '\xc2';
              space = TRUE;
              continue;
            }
          if (*p == '\xc2' && p[1] == '\xad') /* a soft hyphen is no letter */
            {
              p++;
              continue;
            }
          if (space && text->len > 0)
            g_string_append_c (text, ' ');
          space = FALSE;
          g_string_append_c (text, *p);
        }
    }
  return g_string_free (text, FALSE);
}

static void
append_words (GString *line, const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (line, *p);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
}

static void
end_line (GPtrArray *lines, GString *line, gboolean is_block)
{
  if (line->len == 0)
    return;
  g_ptr_array_add (lines, g_strstrip (g_strdup (line->str)));
  if (is_block)
    g_ptr_array_add (lines, g_strdup (""));
  g_string_truncate (line, 0);
}

GPtrArray *
attache_page_dup_lines (const AttachePage *page, guint index, guint end)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);
  guint32 block = G_MAXUINT32;

  for (guint i = index; i < end; i++)
    {
      const AttachePageNode *node = &page->nodes[i];

      if (node->tag == ATTACHE_TAG_BR)
        end_line (lines, line, FALSE);
      if (node->tag != ATTACHE_TAG_TEXT)
        continue;
      if (node->block != block)
        end_line (lines, line, TRUE);
      block = node->block;
      append_words (line, attache_page_get_text (page, i));
    }
  end_line (lines, line, TRUE);
  return lines;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From libxml2's tree to an array. It knows what the elements are and nothing of articles. */

#include "config.h"

#include "attache-page-tree.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

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

static void
set_kind (AttachePageNode *node)
{
  const Kind *kind;

  node->tag = node->xml->type == XML_ELEMENT_NODE ? ATTACHE_TAG_OTHER : ATTACHE_TAG_TEXT;
  if (node->tag == ATTACHE_TAG_TEXT)
    return;
  kind = bsearch (node->xml->name, kinds, G_N_ELEMENTS (kinds), sizeof kinds[0], compare_kind);
  if (kind == NULL)
    return;
  node->tag = kind->tag;
  if (kind->is_block)
    node->flags |= ATTACHE_PAGE_BLOCK;
}

/* Letters and marks; the white space of markup means nothing. */
static void
count_text (AttachePageNode *node)
{
  const guchar *p = node->xml->content;

  for (; p != NULL && *p != '\0'; p++)
    {
      if (*p <= ' ' || (*p & 0xc0) == 0x80 || (*p == 0xc2 && (p[1] == 0xa0 || p[1] == 0xad)))
        continue;
      node->n_chars++;
      if (*p == '.' || *p == ',' || *p == '!' || *p == '?' || *p == ';'
          || (*p == 0xe3 && p[1] == 0x80 && (p[2] == 0x81 || p[2] == 0x82)))
        node->n_marks++;
    }
  if (node->flags & ATTACHE_PAGE_LINK)
    {
      node->n_linked = node->n_chars;
      node->n_marks = 0;
    }
}

static void
append_node (GArray *nodes, const xmlNode *xml, guint parent)
{
  const AttachePageNode *above = nodes->len > 0 ? &g_array_index (nodes, AttachePageNode, parent)
                                                : NULL;
  AttachePageNode node = { .xml = xml, .parent = parent };

  if (above != NULL)
    node.flags = above->flags & ATTACHE_PAGE_LINK;
  set_kind (&node);
  node.block = node.flags & ATTACHE_PAGE_BLOCK || above == NULL ? nodes->len : above->block;
  if (node.tag == ATTACHE_TAG_A)
    node.flags |= ATTACHE_PAGE_LINK;
  if (node.tag == ATTACHE_TAG_TEXT)
    count_text (&node);
  g_array_append_val (nodes, node);
}

static gboolean
is_wanted (const xmlNode *xml)
{
  return xml->type == XML_ELEMENT_NODE || xml->type == XML_TEXT_NODE
         || xml->type == XML_CDATA_SECTION_NODE;
}

/* The parser stops at a depth of 256, so that this descends no further. */
static void
flatten (GArray *nodes, const xmlNode *xml, guint parent)
{
  guint index = nodes->len;

  append_node (nodes, xml, parent);
  for (const xmlNode *child = xml->type == XML_ELEMENT_NODE ? xml->children : NULL; child != NULL;
       child = child->next)
    {
      if (is_wanted (child))
        flatten (nodes, child, index);
    }
  g_array_index (nodes, AttachePageNode, index).end = nodes->len;
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

/* Transfer full, nullable. */
static xmlDoc *
parse_document (const char *html, gsize length, gboolean *is_cut)
{
  const int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                      | HTML_PARSE_RECOVER | HTML_PARSE_COMPACT;
  htmlParserCtxt *context = htmlNewParserCtxt ();
  xmlDoc *document;

  if (context == NULL)
    return NULL;
  document = htmlCtxtReadMemory (context, html, (int) length, NULL, "UTF-8", options);
  *is_cut = context->disableSAX != 0;
  htmlFreeParserCtxt (context);
  return document;
}

AttachePage *
attache_page_parse (const char *html, gsize length)
{
  gboolean is_cut = FALSE;
  AttachePage *page;
  const xmlNode *root;
  GArray *nodes;
  xmlDoc *document;

  g_return_val_if_fail (html != NULL && length < G_MAXINT, NULL);

  document = parse_document (html, length, &is_cut);
  root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  if (root == NULL)
    {
      g_clear_pointer (&document, xmlFreeDoc);
      return NULL;
    }
  nodes = g_array_sized_new (FALSE, FALSE, sizeof (AttachePageNode), 4096);
  flatten (nodes, root, 0);
  page = g_new0 (AttachePage, 1);
  page->document = document;
  page->is_cut = is_cut;
  page->n_nodes = nodes->len;
  page->nodes = (AttachePageNode *) (gpointer) g_array_free (nodes, FALSE);
  sum_up (page);
  return page;
}

void
attache_page_free (AttachePage *page)
{
  xmlFreeDoc (page->document);
  g_free (page->nodes);
  g_free (page);
}

const char *
attache_page_get_attribute (const AttachePageNode *node, const char *name)
{
  if (node->xml->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attribute = node->xml->properties; attribute != NULL;
       attribute = attribute->next)
    {
      if (strcmp ((const char *) attribute->name, name) == 0)
        return attribute->children != NULL ? (const char *) attribute->children->content : "";
    }
  return NULL;
}

char *
attache_page_dup_text (const AttachePage *page, guint index)
{
  GString *text = g_string_new (NULL);
  gboolean space = FALSE;

  for (guint i = index; i < page->nodes[index].end; i++)
    {
      const char *p;

      if (page->nodes[i].tag != ATTACHE_TAG_TEXT)
        {
          space |= page->nodes[i].tag == ATTACHE_TAG_BR
                   || page->nodes[i].flags & ATTACHE_PAGE_BLOCK;
          continue;
        }
      for (p = (const char *) page->nodes[i].xml->content; p != NULL && *p != '\0'; p++)
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
  for (const char *p = words; p != NULL && *p != '\0'; p++)
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
attache_page_dup_lines (const AttachePage *page, guint index)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);
  guint32 block = G_MAXUINT32;

  for (guint i = index; i < page->nodes[index].end; i++)
    {
      const AttachePageNode *node = &page->nodes[i];

      if (node->tag == ATTACHE_TAG_BR)
        end_line (lines, line, FALSE);
      if (node->tag != ATTACHE_TAG_TEXT)
        continue;
      if (node->block != block)
        end_line (lines, line, TRUE);
      block = node->block;
      append_words (line, (const char *) node->xml->content);
    }
  end_line (lines, line, TRUE);
  return lines;
}

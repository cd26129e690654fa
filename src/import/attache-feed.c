/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RSS, Atom and OPML, by the names of their elements: feeds mix namespaces freely, and what an
 * element is called is what they agree on. */

#include "config.h"

#include "attache-feed.h"

#include <libxml/parser.h>
#include <string.h>

#include "attache-xml.h"

#define HEAD (4 * 1024)

AttacheFeed *
attache_feed_new (void)
{
  AttacheFeed *feed = g_new0 (AttacheFeed, 1);

  feed->entries = g_ptr_array_new ();
  return feed;
}

AttacheFeedEntry *
attache_feed_entry_new (void)
{
  AttacheFeedEntry *entry = g_new0 (AttacheFeedEntry, 1);

  entry->date.instant = ATTACHE_TIME_UNKNOWN;
  return entry;
}

static void
entry_free (AttacheFeedEntry *entry)
{
  g_free (entry->key);
  g_free (entry->title);
  g_free (entry->address);
  g_free (entry->author);
  g_free (entry->content);
  g_free (entry);
}

void
attache_feed_free (AttacheFeed *feed)
{
  for (guint i = 0; i < feed->entries->len; i++)
    entry_free (g_ptr_array_index (feed->entries, i));
  g_ptr_array_unref (feed->entries);
  g_free (feed->title);
  g_free (feed->home);
  g_free (feed);
}

void
attache_feed_take (AttacheFeed *feed, AttacheFeedEntry *entry)
{
  if (entry->key == NULL)
    entry->key = g_strdup (entry->address != NULL ? entry->address : entry->title);
  if (feed->entries->len >= ATTACHE_FEED_MAX_ENTRIES)
    feed->is_cut = TRUE;
  else if (entry->key != NULL)
    {
      g_ptr_array_add (feed->entries, entry);
      return;
    }
  entry_free (entry);
}

static gboolean
named (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static const char *
attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
    {
      if (g_ascii_strcasecmp ((const char *) a->name, name) == 0 && a->children != NULL)
        return (const char *) a->children->content;
    }
  return NULL;
}

/* Text and CDATA right inside @node; references to entities stay unread. The parser mends what it
 * reads and lets bytes through that are no UTF-8. Transfer full, nullable where there is none. */
static char *
dup_content (const xmlNode *node)
{
  GString *text = g_string_new (NULL);
  g_autofree char *content = NULL;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
          && child->content != NULL)
        g_string_append (text, (const char *) child->content);
    }
  if (*g_strstrip (text->str) == '\0')
    return g_string_free (text, TRUE);
  content = g_string_free (text, FALSE);
  return g_utf8_make_valid (content, -1);
}

/* On one line, without the markup and entities that titles carry. */
static char *
dup_line (const xmlNode *node)
{
  g_autofree char *content = dup_content (node);
  GString *line = g_string_new (NULL);
  gboolean in_tag = FALSE;

  for (const char *p = content; p != NULL && *p != '\0'; p++)
    {
      if (*p == '<' && (g_ascii_isalpha (p[1]) || p[1] == '/'))
        in_tag = TRUE;
      else if (*p == '>' && in_tag)
        in_tag = FALSE;
      else if (!in_tag && g_ascii_isspace (*p))
        g_string_append (line, line->len > 0 && line->str[line->len - 1] != ' ' ? " " : "");
      else if (!in_tag)
        g_string_append_c (line, *p);
    }
  g_string_replace (line, "&#39;", "'", 0);
  g_string_replace (line, "&quot;", "\"", 0);
  g_string_replace (line, "&amp;", "&", 0);
  g_strchomp (line->str);
  return g_string_free (line, *line->str == '\0');
}

static void
take (char **field, char *value)
{
  if (*field == NULL)
    *field = value;
  else
    g_free (value);
}

static void
take_date (AttacheFeedEntry *entry, const xmlNode *node, gboolean is_first)
{
  g_autofree char *value = dup_content (node);

  if (value != NULL && (is_first || entry->date.instant == ATTACHE_TIME_UNKNOWN))
    attache_import_date_parse (value, FALSE, &entry->date);
}

/* Atom's "xhtml" holds elements; the others hold escaped markup, or plain text. */
static char *
dup_markup (const xmlNode *node)
{
  const char *type = attribute (node, "type");
  const xmlNode *child = node->children;
  xmlBuffer *buffer;
  char *markup;

  if (type != NULL && strcmp (type, "text") == 0)
    {
      g_autofree char *text = dup_content (node);

      return text != NULL ? g_markup_escape_text (text, -1) : NULL;
    }
  if (type == NULL || strcmp (type, "xhtml") != 0)
    return dup_content (node);
  while (child != NULL && child->type != XML_ELEMENT_NODE)
    child = child->next;
  if (child == NULL)
    return NULL;
  buffer = xmlBufferCreate ();
  xmlNodeDump (buffer, child->doc, (xmlNode *) child, 0, 0);
  markup = g_utf8_make_valid ((const char *) xmlBufferContent (buffer), -1);
  xmlBufferFree (buffer);
  return markup;
}

/* RSS writes the address as text, Atom as an attribute, with a relation. */
static void
take_link (char **address, const xmlNode *node)
{
  const char *href = attribute (node, "href");
  const char *relation = attribute (node, "rel");

  if (href == NULL)
    take (address, dup_content (node));
  else if (relation == NULL || strcmp (relation, "alternate") == 0)
    take (address, g_strstrip (g_utf8_make_valid (href, -1)));
}

static void
take_author (AttacheFeedEntry *entry, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (named (child, "name"))
        take (&entry->author, dup_line (child));
    }
  take (&entry->author, dup_line (node));
}

static void
take_whole (AttacheFeedEntry *entry, const xmlNode *node)
{
  char *markup = dup_markup (node);

  if (markup == NULL)
    return;
  g_free (entry->content);
  entry->content = markup;
  entry->is_whole = TRUE;
}

static void
read_part (AttacheFeedEntry *entry, const xmlNode *node)
{
  if (named (node, "title"))
    take (&entry->title, dup_line (node));
  else if (named (node, "link"))
    take_link (&entry->address, node);
  else if (named (node, "guid") || named (node, "id"))
    take (&entry->key, dup_content (node));
  else if (named (node, "creator") || named (node, "author"))
    take_author (entry, node);
  else if (named (node, "pubDate") || named (node, "published") || named (node, "issued"))
    take_date (entry, node, TRUE);
  else if (named (node, "date") || named (node, "updated") || named (node, "modified"))
    take_date (entry, node, FALSE);
  else if (named (node, "encoded") || named (node, "content"))
    take_whole (entry, node);
  else if (named (node, "description") || named (node, "summary"))
    take (&entry->content, dup_markup (node));
}

/* A guid that is an address stands for the link that RSS may leave out. */
static void
read_entry (AttacheFeed *feed, const xmlNode *node)
{
  AttacheFeedEntry *entry = attache_feed_entry_new ();

  for (const xmlNode *part = node->children; part != NULL; part = part->next)
    read_part (entry, part);
  if (entry->address == NULL && entry->key != NULL
      && (g_str_has_prefix (entry->key, "https://") || g_str_has_prefix (entry->key, "http://")))
    entry->address = g_strdup (entry->key);
  attache_feed_take (feed, entry);
}

static void
read_channel (AttacheFeed *feed, const xmlNode *channel)
{
  for (const xmlNode *node = channel->children; node != NULL; node = node->next)
    {
      if (named (node, "channel"))
        read_channel (feed, node);
      else if (named (node, "item") || named (node, "entry"))
        read_entry (feed, node);
      else if (named (node, "title"))
        take (&feed->title, dup_line (node));
      else if (named (node, "link"))
        take_link (&feed->home, node);
    }
}

static void
read_outline (AttacheFeed *feed, const xmlNode *node)
{
  const char *address = attribute (node, "xmlUrl");
  const char *title = attribute (node, "title");
  AttacheFeedEntry *entry;

  if (address == NULL)
    return;
  entry = attache_feed_entry_new ();
  entry->address = g_strstrip (g_utf8_make_valid (address, -1));
  if (title == NULL)
    title = attribute (node, "text");
  entry->title = title != NULL ? g_utf8_make_valid (title, -1) : NULL;
  attache_feed_take (feed, entry);
}

/* Lists are grouped to any depth that the parser lets through; walked without recursion. */
static void
read_list (AttacheFeed *feed, const xmlNode *root)
{
  const xmlNode *node = root;

  while (node != NULL)
    {
      if (named (node, "outline"))
        read_outline (feed, node);
      else if (named (node, "title"))
        take (&feed->title, dup_line (node));
      if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      while (node != root && node->next == NULL)
        node = node->parent;
      node = node != root ? node->next : NULL;
    }
}

gboolean
attache_feed_is_xml (const guint8 *data, gsize length)
{
  static const char *const roots[] = { "<rss", "<feed", "<rdf:RDF", "<opml" };
  g_autofree char *head = g_strndup ((const char *) data, MIN (length, HEAD));
  const char *start = head + (g_str_has_prefix (head, "\xef\xbb\xbf") ? 3 : 0);

  start += strspn (start, " \t\r\n");
  if (*start != '<')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      const char *at = strstr (start, roots[i]);

      if (at == NULL || strchr (" \t\r\n>", at[strlen (roots[i])]) == NULL)
        continue;
      /* Reference managers write RDF too; a feed in RDF says so. */
      return strcmp (roots[i], "<rdf:RDF") != 0 || strstr (at, "http://purl.org/rss/") != NULL;
    }
  return FALSE;
}

static AttacheFeed *
parse_xml (const guint8 *data, gsize length)
{
  xmlDoc *document = attache_xml_parse (data, length, XML_PARSE_RECOVER | XML_PARSE_NOCDATA);
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  AttacheFeed *feed = NULL;

  if (root != NULL)
    {
      feed = attache_feed_new ();
      feed->is_list = named (root, "opml");
      if (feed->is_list)
        read_list (feed, root);
      else
        read_channel (feed, root);
    }
  g_clear_pointer (&document, xmlFreeDoc);
  return feed;
}

AttacheFeed *
attache_feed_parse (const guint8 *data, gsize length)
{
  if (attache_feed_is_xml (data, length))
    return parse_xml (data, length);
  return attache_feed_parse_json (data, length);
}

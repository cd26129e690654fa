/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Zotero's own export: items, attached files and notes as neighbours that refer to each other by
 * name ("#item_12"). It is read as the XML that Zotero writes, not as any RDF. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "attache-import-date.h"
#include "attache-importer.h"
#include "attache-reference.h"
#include "attache-xml.h"

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define DC "http://purl.org/dc/elements/1.1/"
#define DCTERMS "http://purl.org/dc/terms/"
#define FOAF "http://xmlns.com/foaf/0.1/"
#define BIB "http://purl.org/net/biblio#"
#define LINK "http://purl.org/rss/1.0/modules/link/"
#define ZOTERO "http://www.zotero.org/namespaces/export#"

/* How far the beginning reaches in which the name of the format must stand. */
#define HEAD (8 * 1024)

typedef struct
{
  const AttacheSource *source; /* Borrowed */
  AttacheHarvest *harvest;     /* Borrowed */
  GHashTable *nodes;           /* Owned: what is named, by its name: xmlNode */
  GHashTable *linked;          /* Owned, a set: attachments that an item has */
} Library;

static gboolean
recognise (const AttacheSource *source)
{
  AttacheSource head = *source;

  head.length = MIN (head.length, HEAD);
  for (gsize i = 0; i < head.length && head.data[i] != '<'; i++)
    {
      if (!g_ascii_isspace (head.data[i]) && strchr ("\xef\xbb\xbf", head.data[i]) == NULL)
        return FALSE;
    }
  return attache_source_contains (&head, ZOTERO) && attache_source_contains (&head, "RDF");
}

static gboolean
is_named (const xmlNode *node, const char *namespace, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL
         && strcmp ((const char *) node->name, name) == 0
         && strcmp ((const char *) node->ns->href, namespace) == 0;
}

/* The next element behind @after (NULL: from the first) of that name among the children of @parent;
 * NULL where there is none. */
static const xmlNode *
next_child (const xmlNode *parent, const xmlNode *after, const char *namespace, const char *name)
{
  for (const xmlNode *node = after != NULL ? after->next : parent->children; node != NULL;
       node = node->next)
    {
      if (is_named (node, namespace, name))
        return node;
    }
  return NULL;
}

/* The first such child of the first such child …: pairs of namespace and name, up to NULL. */
static const xmlNode *G_GNUC_NULL_TERMINATED
descend (const xmlNode *node, ...)
{
  va_list path;
  const char *namespace;

  va_start (path, node);
  while (node != NULL && (namespace = va_arg (path, const char *)) != NULL)
    node = next_child (node, NULL, namespace, va_arg (path, const char *));
  va_end (path);
  return node;
}

/* Borrowed, nullable: an attribute in RDF's namespace, or in none. */
static const char *
get_attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
    {
      if (strcmp ((const char *) a->name, name) == 0 && a->children != NULL)
        return (const char *) a->children->content;
    }
  return NULL;
}

/* Transfer full: the text right inside @node, which is nullable; never NULL. No entity that the
 * file declares is among it. */
static char *
dup_text (const xmlNode *node)
{
  GString *text = g_string_new (NULL);

  for (const xmlNode *child = node != NULL ? node->children : NULL; child != NULL;
       child = child->next)
    {
      if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
          && child->content != NULL)
        g_string_append (text, (const char *) child->content);
    }
  g_strstrip (text->str);
  return g_string_free (text, FALSE);
}

/* Transfer full, nullable. */
static char *
dup_text_or_null (const xmlNode *node)
{
  g_autofree char *text = dup_text (node);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* What @node refers to, or the first element inside it. */
static const xmlNode *
follow (const Library *library, const xmlNode *node)
{
  const char *name = node != NULL ? get_attribute (node, "resource") : NULL;

  if (name != NULL)
    return g_hash_table_lookup (library->nodes, name);
  for (const xmlNode *child = node != NULL ? node->children : NULL; child != NULL;
       child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        return child;
    }
  return NULL;
}

static void
add_authors (AttacheDraft *draft, const xmlNode *item)
{
  const xmlNode *list = descend (item, BIB, "authors", RDF, "Seq", NULL);
  const xmlNode *entry = NULL;

  while (list != NULL && (entry = next_child (list, entry, RDF, "li")) != NULL)
    {
      const xmlNode *person = next_child (entry, NULL, FOAF, "Person");
      g_autofree char *surname = NULL;
      g_autofree char *given = NULL;
      g_autofree char *name = NULL;

      if (person == NULL)
        continue;
      surname = dup_text (next_child (person, NULL, FOAF, "surname"));
      given = dup_text_or_null (next_child (person, NULL, FOAF, "givenName"));
      if (given == NULL)
        given = dup_text (next_child (person, NULL, FOAF, "givenname"));
      name = *given != '\0' ? g_strdup_printf ("%s, %s", surname, given) : g_strdup (surname);
      attache_draft_add_author (draft, name);
    }
}

static void
add_tags (AttacheDraft *draft, const xmlNode *item)
{
  const xmlNode *subject = NULL;

  while ((subject = next_child (item, subject, DC, "subject")) != NULL)
    {
      const xmlNode *automatic = descend (subject, ZOTERO, "AutomaticTag", RDF, "value", NULL);
      g_autofree char *tag = dup_text (automatic != NULL ? automatic : subject);

      attache_draft_add_tag (draft, tag);
    }
}

static void
add_notes (const Library *library, AttacheDraft *draft, const xmlNode *item)
{
  const xmlNode *reference = NULL;

  while ((reference = next_child (item, reference, DCTERMS, "isReferencedBy")) != NULL)
    {
      const xmlNode *memo = follow (library, reference);
      g_autofree char *note = NULL;

      if (memo == NULL || !is_named (memo, BIB, "Memo"))
        continue;
      note = dup_text (next_child (memo, NULL, RDF, "value"));
      attache_reference_add_note (draft, note);
    }
}

/* "files/12/a.html", as it stands and, where it is an address, as it is meant. */
static void
add_path (AttacheDraft *draft, const xmlNode *attachment)
{
  const xmlNode *node = next_child (attachment, NULL, RDF, "resource");
  const char *path = node != NULL ? get_attribute (node, "resource") : NULL;
  g_autofree char *text = NULL;
  g_autofree char *unescaped = NULL;

  if (path == NULL && (node = next_child (attachment, NULL, ZOTERO, "path")) != NULL)
    path = get_attribute (node, "resource");
  if (path == NULL && node != NULL)
    path = text = dup_text (node);
  if (path == NULL)
    return;
  attache_draft_add_attachment (draft, path);
  unescaped = strchr (path, '%') != NULL ? g_uri_unescape_string (path, "/") : NULL;
  if (unescaped != NULL && g_utf8_validate (unescaped, -1, NULL))
    attache_draft_add_attachment (draft, unescaped);
}

static void
add_attachments (const Library *library, AttacheDraft *draft, const xmlNode *item)
{
  const xmlNode *link = NULL;

  while ((link = next_child (item, link, LINK, "link")) != NULL)
    {
      const xmlNode *attachment = follow (library, link);

      if (attachment == NULL || !is_named (attachment, ZOTERO, "Attachment"))
        continue;
      g_hash_table_add (library->linked, (gpointer) attachment);
      add_path (draft, attachment);
    }
}

static void
set_outlet (const Library *library, AttacheDraft *draft, const xmlNode *item)
{
  const xmlNode *whole = follow (library, next_child (item, NULL, DCTERMS, "isPartOf"));

  if (whole != NULL)
    draft->outlet = dup_text_or_null (next_child (whole, NULL, DC, "title"));
  if (draft->outlet == NULL)
    draft->outlet = dup_text_or_null (
        descend (item, DC, "publisher", FOAF, "Organization", FOAF, "name", NULL));
}

static void
set_date (AttacheDraft *draft, const xmlNode *item)
{
  g_autofree char *string = dup_text (next_child (item, NULL, DC, "date"));
  AttacheImportDate date;

  if (attache_import_date_find (string, -1, FALSE, &date))
    attache_draft_set_published (draft, date.instant, date.precision, ATTACHE_BASIS_GIVEN);
}

/* An item, or an attached file that stands alone. */
static gboolean
read_item (const Library *library, const xmlNode *item, GError **error)
{
  AttacheDraft *draft = attache_draft_new (library->source->name, "zotero");
  g_autofree char *language = dup_text (next_child (item, NULL, ZOTERO, "language"));
  char *abstract = dup_text (next_child (item, NULL, DCTERMS, "abstract"));

  attache_draft_take_text (draft, abstract, strlen (abstract));
  draft->title = dup_text_or_null (next_child (item, NULL, DC, "title"));
  draft->url = dup_text_or_null (
      descend (item, DC, "identifier", DCTERMS, "URI", RDF, "value", NULL));
  attache_draft_set_language (draft, language);
  set_outlet (library, draft, item);
  set_date (draft, item);
  add_authors (draft, item);
  add_tags (draft, item);
  add_notes (library, draft, item);
  if (is_named (item, ZOTERO, "Attachment"))
    add_path (draft, item);
  else
    add_attachments (library, draft, item);
  return attache_reference_take (library->source, library->harvest, draft,
                                 (guint) MAX (0, xmlGetLineNo (item)), error);
}

/* Items carry their type; what they are part of, notes and collections carry none or another. */
static gboolean
is_item (const xmlNode *node)
{
  g_autofree char *type = NULL;

  if (node->type != XML_ELEMENT_NODE || is_named (node, BIB, "Memo")
      || is_named (node, ZOTERO, "Attachment") || is_named (node, ZOTERO, "Collection"))
    return FALSE;
  type = dup_text (next_child (node, NULL, ZOTERO, "itemType"));
  return *type != '\0' && strcmp (type, "note") != 0;
}

static gboolean
read_items (const Library *library, const xmlNode *root, GError **error)
{
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      const char *name = node->type == XML_ELEMENT_NODE ? get_attribute (node, "about") : NULL;

      if (name != NULL)
        g_hash_table_insert (library->nodes, (gpointer) name, (gpointer) node);
    }
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      if (g_cancellable_set_error_if_cancelled (library->source->cancellable, error)
          || (is_item (node) && !read_item (library, node, error)))
        return FALSE;
    }
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      if (is_named (node, ZOTERO, "Attachment") && !g_hash_table_contains (library->linked, node)
          && !read_item (library, node, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_rdf (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) linked = g_hash_table_new (NULL, NULL);
  Library library = { source, harvest, nodes, linked };
  xmlDoc *document = NULL;
  gboolean ok;

  if (source->length <= 4 * ATTACHE_IMPORT_MAX_TEXT)
    document = attache_xml_parse (source->data, source->length, 0);
  if (document == NULL)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_MALFORMED, 0,
                                _ ("the export is damaged or too large"));
      return FALSE;
    }
  ok = read_items (&library, xmlDocGetRootElement (document), error);
  xmlFreeDoc (document);
  return ok;
}

const AttacheFormat attache_zotero_format = {
  .name = "zotero",
  .recognise = recognise,
  .read = read_rdf,
};

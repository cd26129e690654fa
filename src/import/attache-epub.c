/* SPDX-License-Identifier: GPL-3.0-or-later */

/* EPUB: each chapter or article in the order of its spine is an article; the book is the outlet. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "attache-archive.h"
#include "attache-import-date.h"
#include "attache-xml.h"

/* Covers and imprints are shorter. */
#define MIN_TEXT 200

typedef struct
{
  char *title;       /* Owned, nullable */
  char *creator;     /* Owned, nullable */
  char *date;        /* Owned, nullable */
  char *language;    /* Owned, nullable */
  GHashTable *hrefs; /* Owned: id → href */
  GPtrArray *spine;  /* Owned: ids */
} Package;

static gboolean
recognise (const AttacheSource *source)
{
  static const char type[] = "mimetypeapplication/epub+zip";

  return attache_source_has_magic (source, 0, "PK\3\4", 4)
         && attache_source_has_magic (source, 30, type, sizeof type - 1);
}

static gboolean
wants (const char *name, gpointer data)
{
  static const char *const suffixes[] = { ".opf", ".html", ".xhtml", ".htm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (name, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

static const char *
attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
    {
      if (strcmp ((const char *) a->name, name) == 0 && a->children != NULL)
        return (const char *) a->children->content;
    }
  return NULL;
}

static void
take_content (char **field, const xmlNode *node)
{
  if (*field == NULL && node->children != NULL && node->children->content != NULL)
    *field = g_strstrip (g_strdup ((const char *) node->children->content));
}

static void
read_entry (Package *package, const xmlNode *node)
{
  const char *name = (const char *) node->name;
  const char *id = attribute (node, "id");
  const char *href = attribute (node, "href");
  const char *reference = attribute (node, "idref");

  if (strcmp (name, "title") == 0)
    take_content (&package->title, node);
  else if (strcmp (name, "creator") == 0)
    take_content (&package->creator, node);
  else if (strcmp (name, "date") == 0)
    take_content (&package->date, node);
  else if (strcmp (name, "language") == 0)
    take_content (&package->language, node);
  else if (strcmp (name, "item") == 0 && id != NULL && href != NULL)
    g_hash_table_insert (package->hrefs, g_strdup (id), g_uri_unescape_string (href, NULL));
  else if (strcmp (name, "itemref") == 0 && reference != NULL)
    g_ptr_array_add (package->spine, g_strdup (reference));
}

/* Metadata, manifest and spine lie two levels below the root. */
static gboolean
read_package (Package *package, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  xmlDoc *document = attache_xml_parse (data, length, 0);
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  for (const xmlNode *part = root != NULL ? root->children : NULL; part != NULL; part = part->next)
    {
      for (const xmlNode *node = part->type == XML_ELEMENT_NODE ? part->children : NULL;
           node != NULL; node = node->next)
        {
          if (node->type == XML_ELEMENT_NODE)
            read_entry (package, node);
        }
    }
  g_clear_pointer (&document, xmlFreeDoc);
  return root != NULL;
}

static void
complete (AttacheDraft *draft, const Package *package)
{
  AttacheImportDate date;

  draft->format = "epub";
  if (draft->outlet == NULL)
    draft->outlet = g_strdup (package->title);
  if (draft->author == NULL)
    draft->author = g_strdup (package->creator);
  if (draft->language == NULL)
    attache_draft_set_language (draft, package->language);
  if (draft->published == ATTACHE_TIME_UNKNOWN && package->date != NULL
      && attache_import_date_find (package->date, -1, FALSE, &date))
    attache_draft_set_published (draft, date.instant, date.precision, ATTACHE_BASIS_METADATA);
}

/* A chapter that is too short or no page is passed over: covers, tables of contents. */
static void
read_chapter (const AttacheSource *source, AttacheHarvest *harvest, const Package *package,
              GBytes *bytes)
{
  AttacheSource inner = *source;
  guint n_before = harvest->drafts->len;
  g_autoptr (GError) error = NULL;

  inner.data = g_bytes_get_data (bytes, &inner.length);
  if (inner.length == 0 || !attache_page_format.read (&inner, harvest, &error))
    return;
  for (guint i = harvest->drafts->len; i > n_before; i--)
    {
      AttacheDraft *draft = g_ptr_array_index (harvest->drafts, i - 1);

      if (draft->text_length < MIN_TEXT)
        g_ptr_array_remove_index (harvest->drafts, i - 1);
      else
        complete (draft, package);
    }
}

/* Each chapter once, however often it is named: a short list must not make for endless work. */
static void
read_spine (const AttacheSource *source, AttacheHarvest *harvest, const Package *package,
            GHashTable *members, const char *folder)
{
  for (guint i = 0; i < package->spine->len; i++)
    {
      const char *href = g_hash_table_lookup (package->hrefs,
                                              g_ptr_array_index (package->spine, i));
      g_autofree char *path = href != NULL ? g_build_path ("/", folder, href, NULL) : NULL;
      GBytes *bytes = path != NULL ? g_hash_table_lookup (members, path) : NULL;

      if (bytes == NULL)
        continue;
      read_chapter (source, harvest, package, bytes);
      g_hash_table_remove (members, path);
    }
}

static void
package_clear (Package *package)
{
  g_free (package->title);
  g_free (package->creator);
  g_free (package->date);
  g_free (package->language);
  g_hash_table_unref (package->hrefs);
  g_ptr_array_unref (package->spine);
}

static gboolean
read_epub (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (GHashTable) members = attache_archive_load (source, harvest, wants, error);
  GHashTableIter iter;
  gpointer name;
  gpointer bytes;
  gboolean found = FALSE;

  if (members == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, members);
  while (!found && g_hash_table_iter_next (&iter, &name, &bytes))
    {
      Package package = { .hrefs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                          .spine = g_ptr_array_new_with_free_func (g_free) };

      if (g_str_has_suffix (name, ".opf") && read_package (&package, bytes))
        {
          g_autofree char *folder = g_path_get_dirname (name);

          found = TRUE;
          read_spine (source, harvest, &package, members, strcmp (folder, ".") == 0 ? "" : folder);
        }
      package_clear (&package);
    }
  if (!found)
    attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_MALFORMED, 0,
                              _ ("the book has no contents"));
  return found;
}

const AttacheFormat attache_epub_format = {
  .name = "epub",
  .recognise = recognise,
  .read = read_epub,
};

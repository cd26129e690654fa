/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Word (DOCX) and OpenDocument (ODT) texts: paragraphs in their order, without what was deleted,
 * commented or noted. A Word document may be a Nexis download. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "attache-archive.h"
#include "attache-draft-sections.h"
#include "attache-nexis.h"
#include "attache-xml.h"

/* One paragraph is being written at a time; what stands in a text box comes before the one that the
 * box is fastened to. */
typedef struct
{
  GPtrArray *lines; /* Owned, of char * */
  GString *line;    /* Owned */
  char *title;      /* Owned, nullable: what is styled as the title */
  gboolean is_title;
} Walk;

static gboolean
named (const xmlNode *node, const char *name)
{
  return strcmp ((const char *) node->name, name) == 0;
}

static void
end_line (Walk *walk)
{
  if (walk->is_title && walk->title == NULL && walk->line->len > 0)
    walk->title = g_strdup (walk->line->str);
  g_ptr_array_add (walk->lines, g_strdup (walk->line->str));
  g_string_truncate (walk->line, 0);
  walk->is_title = FALSE;
}

/* What is no text of the document, in both formats; "Fallback" says again what stands before it. */
static gboolean
is_skipped (const xmlNode *node)
{
  static const char *const names[] = { "del",      "instrText", "annotation",    "tracked-changes",
                                       "note",     "Fallback",  "sectPr",        "delText",
                                       "moveFrom", "forms",     "sequence-decls" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (named (node, names[i]))
        return TRUE;
    }
  return FALSE;
}

/* Word's runs carry their text in <w:t>; OpenDocument has it between the elements of its text
 * namespace. Anything else is the white space of pretty printing. */
static gboolean
holds_text (const xmlNode *node)
{
  const char *prefix = node->ns != NULL ? (const char *) node->ns->prefix : NULL;

  return g_strcmp0 (prefix, "text") == 0 || named (node, "t");
}

static void
note_style (Walk *walk, const xmlNode *node)
{
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
    {
      const char *value = a->children != NULL ? (const char *) a->children->content : NULL;

      if (value != NULL && (g_str_equal (value, "Title") || g_str_equal (value, "Titel")))
        walk->is_title = TRUE;
    }
}

static void walk_element (Walk *walk, const xmlNode *node);

/* The parser stops at a depth of 256, so that this descends no further. */
static void
walk_children (Walk *walk, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      gboolean is_text = child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE;

      if (child->type == XML_ELEMENT_NODE && !is_skipped (child))
        walk_element (walk, child);
      else if (is_text && child->content != NULL && holds_text (node))
        g_string_append (walk->line, (const char *) child->content);
    }
}

static void
walk_box (Walk *walk, const xmlNode *node)
{
  GString *around = walk->line;
  gboolean is_title = walk->is_title;

  walk->line = g_string_new (NULL);
  walk->is_title = FALSE;
  walk_children (walk, node);
  if (walk->line->len > 0)
    end_line (walk);
  g_string_free (walk->line, TRUE);
  walk->line = around;
  walk->is_title = is_title;
}

static void
walk_element (Walk *walk, const xmlNode *node)
{
  if (named (node, "txbxContent") || named (node, "text-box"))
    walk_box (walk, node);
  else if (named (node, "pStyle"))
    note_style (walk, node);
  else if (named (node, "tab"))
    g_string_append_c (walk->line, '\t');
  else if (named (node, "br") || named (node, "cr") || named (node, "line-break"))
    g_string_append_c (walk->line, '\n');
  else if (named (node, "s") && node->children == NULL)
    g_string_append_c (walk->line, ' ');
  else
    walk_children (walk, node);
  if (named (node, "h") || (named (node, "p") && node->type == XML_ELEMENT_NODE))
    {
      if (node->properties != NULL)
        note_style (walk, node);
      end_line (walk);
    }
}

/* Transfer full, or NULL with an error. White space between elements of DOCX is no text: runs carry
 * it. */
static xmlDoc *
parse (const AttacheSource *source, GBytes *bytes, GError **error)
{
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  xmlDoc *document = attache_xml_parse (data, length, XML_PARSE_NOBLANKS);

  if (document == NULL)
    attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_MALFORMED, 0,
                              _ ("the document is damaged"));
  return document;
}

static char *
join_lines (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (*line == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, "\n\n");
      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

static gboolean
take_lines (const AttacheSource *source, AttacheHarvest *harvest, Walk *walk, const char *format,
            GError **error)
{
  AttacheDraft *draft;
  char *text;

  if (attache_nexis_is_document (walk->lines))
    return attache_nexis_read_document (source, walk->lines, harvest, error);
  draft = attache_draft_new (source->name, format);
  text = join_lines (walk->lines);
  attache_draft_take_text (draft, text, strlen (text));
  draft->title = g_steal_pointer (&walk->title);
  if (*text != '\0')
    attache_draft_find_sections (draft);
  return attache_harvest_take (harvest, draft, error);
}

static gboolean
read_member (const AttacheSource *source, AttacheHarvest *harvest, AttacheArchiveWants wants,
             const char *name, const char *format, GError **error)
{
  g_autoptr (GHashTable) members = attache_archive_load (source, harvest, wants, error);
  Walk walk = { NULL };
  xmlDoc *document;
  gboolean ok;

  if (members == NULL)
    return FALSE;
  document = parse (source, g_hash_table_lookup (members, name), error);
  if (document == NULL)
    return FALSE;
  walk.lines = g_ptr_array_new_with_free_func (g_free);
  walk.line = g_string_new (NULL);
  walk_children (&walk, xmlDocGetRootElement (document));
  if (walk.line->len > 0)
    end_line (&walk);
  ok = take_lines (source, harvest, &walk, format, error);
  xmlFreeDoc (document);
  g_ptr_array_unref (walk.lines);
  g_string_free (walk.line, TRUE);
  g_free (walk.title);
  return ok;
}

/* Word */

/* The names of members stand uncompressed at the end of the archive. */
static gboolean
recognise_docx (const AttacheSource *source)
{
  return attache_source_has_magic (source, 0, "PK\3\4", 4)
         && attache_source_contains (source, "word/document.xml");
}

static gboolean
wants_docx (const char *name, gpointer data)
{
  return strcmp (name, "word/document.xml") == 0;
}

static gboolean
read_docx (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  return read_member (source, harvest, wants_docx, "word/document.xml", "docx", error);
}

const AttacheFormat attache_docx_format = {
  .name = "docx",
  .recognise = recognise_docx,
  .read = read_docx,
};

/* OpenDocument */

static gboolean
recognise_odt (const AttacheSource *source)
{
  static const char type[] = "mimetypeapplication/vnd.oasis.opendocument.text";

  return attache_source_has_magic (source, 0, "PK\3\4", 4)
         && attache_source_has_magic (source, 30, type, sizeof type - 1);
}

static gboolean
wants_odt (const char *name, gpointer data)
{
  return strcmp (name, "content.xml") == 0;
}

static gboolean
read_odt (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  return read_member (source, harvest, wants_odt, "content.xml", "odt", error);
}

const AttacheFormat attache_odt_format = {
  .name = "odt",
  .recognise = recognise_odt,
  .read = read_odt,
};

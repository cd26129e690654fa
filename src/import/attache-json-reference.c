/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of CSL-JSON 1.0 and of Zotero's items. News programs write "tags" and "keywords" as
 * well, but theirs are the outlet's; only what a reference is tagged with was tagged by a reader.
 */

#include "config.h"

#include "attache-json-reference.h"

#include <string.h>

#include "attache-reference.h"

static const char *
member_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

gboolean
attache_json_is_reference (JsonObject *object)
{
  static const char *const csl_keys[] = { "issued", "container-title", "citation-key", "URL" };

  g_return_val_if_fail (object != NULL, FALSE);

  if (member_string (object, "itemType") != NULL)
    return TRUE;
  if (member_string (object, "type") == NULL || member_string (object, "title") == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (csl_keys); i++)
    {
      if (json_object_has_member (object, csl_keys[i]))
        return TRUE;
    }
  return FALSE;
}

/* Borrowed, nullable: a string, or the string under @key of an object. */
static const char *
entry_string (JsonNode *entry, const char *key)
{
  if (JSON_NODE_HOLDS_OBJECT (entry))
    return member_string (json_node_get_object (entry), key);
  if (JSON_NODE_HOLDS_VALUE (entry) && json_node_get_value_type (entry) == G_TYPE_STRING)
    return json_node_get_string (entry);
  return NULL;
}

/* Adds each entry of the list under @list, which may be missing. */
static void
add_list (JsonObject *object, const char *list, const char *key, AttacheDraft *draft,
          void (*add) (AttacheDraft *draft, const char *value))
{
  JsonNode *node = json_object_get_member (object, list);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *value = entry_string (json_array_get_element (array, i), key);

      if (value != NULL)
        add (draft, value);
    }
}

void
attache_json_reference_read (JsonObject *object, AttacheDraft *draft)
{
  const char *abstract;
  const char *note;
  const char *keywords;

  g_return_if_fail (object != NULL && draft != NULL);

  abstract = member_string (object, "abstract");
  if (abstract == NULL)
    abstract = member_string (object, "abstractNote");
  if (draft->text_length == 0 && abstract != NULL)
    attache_draft_take_text (draft, g_strdup (abstract), strlen (abstract));
  note = member_string (object, "note");
  if (note != NULL)
    attache_reference_add_note (draft, note);
  add_list (object, "notes", "note", draft, attache_reference_add_note);
  keywords = member_string (object, "keyword");
  if (keywords != NULL)
    attache_reference_add_tags (draft, keywords);
  add_list (object, "tags", "tag", draft, attache_draft_add_tag);
  add_list (object, "attachments", "path", draft, attache_draft_add_attachment);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON Feed, versions 1 and 1.1, as a list of what it announces. As a file of articles it is read
 * by the JSON reader. */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "attache-feed.h"
#include "attache-json-scan.h"

#define MAX_NESTING 64

static char *
dup_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING || *json_node_get_string (node) == '\0')
    return NULL;
  return g_strdup (json_node_get_string (node));
}

static void
read_item (AttacheFeed *feed, JsonNode *node)
{
  AttacheFeedEntry *entry;
  JsonObject *object;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  entry = attache_feed_entry_new ();
  entry->key = dup_member (object, "id");
  entry->title = dup_member (object, "title");
  entry->address = dup_member (object, "url");
  entry->content = dup_member (object, "content_html");
  entry->is_whole = entry->content != NULL;
  text = dup_member (object, "content_text");
  if (entry->content == NULL && text != NULL)
    {
      entry->content = g_markup_escape_text (text, -1);
      entry->is_whole = TRUE;
    }
  if (entry->content == NULL)
    entry->content = dup_member (object, "summary");
  date = dup_member (object, "date_published");
  if (date != NULL)
    attache_import_date_parse (date, FALSE, &entry->date);
  attache_feed_take (feed, entry);
}

static gboolean
is_feed (JsonObject *object)
{
  g_autofree char *version = dup_member (object, "version");

  return version != NULL && strstr (version, "jsonfeed.org/version/") != NULL
         && json_object_has_member (object, "items")
         && JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, "items"));
}

AttacheFeed *
attache_feed_parse_json (const guint8 *data, gsize length)
{
  g_autofree char *json = g_utf8_make_valid ((const char *) data, length);
  g_autoptr (JsonParser) parser = NULL;
  JsonNode *root;
  JsonObject *object;
  JsonArray *items;
  AttacheFeed *feed;

  if (strstr (json, "jsonfeed.org/version/") == NULL
      || !attache_json_scan_is_shallow (json, strlen (json), MAX_NESTING))
    return NULL;
  attache_json_scan_replace_escapes (json, strlen (json));
  parser = json_parser_new_immutable ();
  root = json_parser_load_from_data (parser, json, -1, NULL) ? json_parser_get_root (parser) : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !is_feed (json_node_get_object (root)))
    return NULL;
  object = json_node_get_object (root);
  feed = attache_feed_new ();
  feed->title = dup_member (object, "title");
  feed->home = dup_member (object, "home_page_url");
  items = json_object_get_array_member (object, "items");
  for (guint i = 0; i < json_array_get_length (items); i++)
    read_item (feed, json_array_get_element (items, i));
  return feed;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Structured records of schema.org (JSON-LD), which most news pages carry for search engines. */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "attache-json-scan.h"
#include "attache-page-facts.h"

#define MAX_NESTING 40

static const char *
get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node)
      && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* Any of the types of an object, which may be a list, ends in @suffix. */
static gboolean
has_type (JsonObject *object, const char *suffix)
{
  JsonNode *node = json_object_get_member (object, "@type");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  if (array == NULL)
    {
      const char *type = get_string (object, "@type");

      return type != NULL && g_str_has_suffix (type, suffix);
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING
          && g_str_has_suffix (json_node_get_string (element), suffix))
        return TRUE;
    }
  return FALSE;
}

static void
read_names (AttachePageFacts *facts, AttacheFactRank rank, JsonNode *node, gboolean is_author)
{
  const char *name = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < MIN (json_array_get_length (array), 8); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (!JSON_NODE_HOLDS_ARRAY (element))
            read_names (facts, rank, element, is_author);
        }
      return;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    name = get_string (json_node_get_object (node), "name");
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    name = json_node_get_string (node);
  if (is_author)
    attache_page_facts_offer_author (facts, rank, name);
  else
    attache_page_facts_offer_outlet (facts, rank, name);
}

static void
read_thing (AttachePageFacts *facts, AttacheFactRank rank, JsonObject *object)
{
  JsonNode *node;
  const char *title = get_string (object, "headline");

  attache_page_facts_offer_language (facts, rank, get_string (object, "inLanguage"));
  attache_page_facts_offer_title (facts, rank, title != NULL ? title : get_string (object, "name"));
  attache_page_facts_offer_date (facts, rank, get_string (object, "datePublished"));
  attache_page_facts_offer_date (facts, rank, get_string (object, "dateCreated"));
  attache_page_facts_offer_url (facts, rank, get_string (object, "url"));
  if ((node = json_object_get_member (object, "author")) != NULL)
    read_names (facts, rank, node, TRUE);
  else if ((node = json_object_get_member (object, "creator")) != NULL)
    read_names (facts, rank, node, TRUE);
  if ((node = json_object_get_member (object, "publisher")) != NULL)
    read_names (facts, rank, node, FALSE);
}

/* Authors of a graph are often named by reference: {"author": {"@id": "#person"}}. The persons of
 * the graph are then the authors. */
static void
read_object (AttachePageFacts *facts, JsonObject *object)
{
  if (has_type (object, "Article") || has_type (object, "Posting") || has_type (object, "Report")
      || has_type (object, "Review"))
    read_thing (facts, ATTACHE_FACT_FROM_RECORD, object);
  else if (has_type (object, "WebPage") || has_type (object, "CreativeWork")
           || has_type (object, "HowTo") || has_type (object, "Recipe"))
    read_thing (facts, ATTACHE_FACT_FROM_WEAK_META, object);
  else if (has_type (object, "Person") && json_object_has_member (object, "@id"))
    attache_page_facts_offer_author (facts, ATTACHE_FACT_FROM_WEAK_META,
                                     get_string (object, "name"));
  else if (has_type (object, "WebSite"))
    attache_page_facts_offer_outlet (facts, ATTACHE_FACT_FROM_META, get_string (object, "name"));
}

static void
read_node (AttachePageFacts *facts, JsonNode *node, guint depth)
{
  if (depth > 3)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < MIN (json_array_get_length (array), 200); i++)
        read_node (facts, json_array_get_element (array, i), depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      static const char *const inner[] = { "@graph", "mainEntity", "mainEntityOfPage" };

      read_object (facts, object);
      for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
        {
          JsonNode *member = json_object_get_member (object, inner[i]);

          if (member != NULL)
            read_node (facts, member, depth + 1);
        }
    }
}

/* The string that follows the next @key in @json, before @stop where that is there. Transfer full,
 * nullable. */
static char *
find_string (const char *json, const char *key, const char *stop)
{
  const char *at = strstr (json, key);
  const char *limit = stop != NULL ? strstr (json, stop) : NULL;
  const char *end;
  g_autofree char *slice = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (at == NULL || (limit != NULL && limit < at))
    return NULL;
  at += strlen (key);
  at += strspn (at, " :");
  if (*at != '"')
    return NULL;
  for (end = at + 1; *end != '\0' && *end != '"'; end++)
    end += *end == '\\' && end[1] != '\0';
  if (*end == '\0')
    return NULL;
  slice = g_strndup (at, end + 1 - at);
  node = json_from_string (slice, NULL);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;
}

/* A quotation mark that was not escaped breaks the whole record, and the few words that matter
 * stand elsewhere in it. */
static void
read_broken (AttachePageFacts *facts, const char *json)
{
  const char *author = strstr (json, "\"author\"");
  g_autofree char *title = find_string (json, "\"headline\"", NULL);
  g_autofree char *date = find_string (json, "\"datePublished\"", NULL);
  g_autofree char *name = author != NULL ? find_string (author, "\"name\"", "}") : NULL;

  if (strstr (json, "Article\"") == NULL && strstr (json, "Posting\"") == NULL)
    return;
  attache_page_facts_offer_title (facts, ATTACHE_FACT_FROM_RECORD, title);
  attache_page_facts_offer_date (facts, ATTACHE_FACT_FROM_RECORD, date);
  attache_page_facts_offer_author (facts, ATTACHE_FACT_FROM_RECORD, name);
}

/* Line ends inside strings are against the rules and common. */
static char *
flatten_line_ends (const char *json)
{
  char *flat = g_strdup (json);

  for (char *p = flat; *p != '\0'; p++)
    {
      if ((guchar) *p < ' ')
        *p = ' ';
    }
  return flat;
}

void
attache_page_record_read (AttachePageFacts *facts, const char *json)
{
  g_autofree char *flat = NULL;
  g_autoptr (JsonParser) parser = NULL;
  const char *start;
  gsize length;

  g_return_if_fail (facts != NULL && json != NULL);

  flat = flatten_line_ends (json);
  start = strpbrk (flat, "{[");
  if (start == NULL)
    return;
  length = strlen (start);
  while (length > 0 && start[length - 1] != '}' && start[length - 1] != ']')
    length--;
  attache_json_scan_replace_escapes (flat + (start - flat), length);
  if (length == 0 || !attache_json_scan_is_shallow (start, length, MAX_NESTING))
    return;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, start, length, NULL))
    read_broken (facts, start);
  else if (json_parser_get_root (parser) != NULL)
    read_node (facts, json_parser_get_root (parser), 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys, in the order in which they are asked for. Ours come first; then those of trafilatura,
 * newspaper3k, Media Cloud, Event Registry, GDELT, JSON Feed, schema.org and CSL-JSON, as their
 * documentation names them. */

#include "config.h"

#include "attache-json-fields.h"

#include <string.h>

#include "attache-draft-sections.h"
#include "attache-import-date.h"
#include "attache-json-reference.h"
#include "attache-outlets.h"

static const char *const text_keys[] = { "text",       "body",        "maintext",  "content",
                                         "raw_text",   "articleBody", "full_text", "content_text",
                                         "story_text", NULL };
static const char *const title_keys[] = { "title", "headline", "name", NULL };
static const char *const outlet_keys[] = {
  "outlet",          "sitename",         "site_name",    "media_name", "publisher",
  "container-title", "publicationTitle", "websiteTitle", "source",     "source-hostname",
  "source_domain",   "hostname",         "domain",       NULL
};
static const char *const author_keys[] = { "author",  "authors",  "byline",
                                           "creator", "creators", NULL };
static const char *const published_keys[] = { "published",    "publish_date",   "published_at",
                                              "publishedAt",  "date_published", "datePublished",
                                              "date_publish", "pub_date",       "publication_date",
                                              "dateTimePub",  "dateTime",       "seendate",
                                              "issued",       "date",           NULL };
static const char *const url_keys[] = {
  "url", "URL", "link", "source_url", "canonical_url", "canonical_link", "external_url", NULL
};
static const char *const language_keys[] = { "language", "lang", "inLanguage", "language_code",
                                             NULL };
static const char *const article_keys[] = {
  "articles", "items", "results", "stories", "data", NULL
};

static void
append_name (GString *out, const char *name)
{
  if (name == NULL || *name == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, "; ");
  g_string_append (out, name);
}

static const char *
member_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* Of a person in two parts, as CSL-JSON and Zotero have it. Transfer full, nullable. */
static char *
dup_full_name (JsonObject *object)
{
  const char *family = member_string (object, "family");
  const char *given = member_string (object, "given");

  if (family == NULL)
    {
      family = member_string (object, "lastName");
      given = member_string (object, "firstName");
    }
  if (family == NULL)
    return NULL;
  return given != NULL ? g_strdup_printf ("%s %s", given, family) : g_strdup (family);
}

/* A person or an outlet may be a name, an object with a name, or a list of either. */
static void
append_names (GString *out, JsonNode *node, guint depth)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    append_name (out, json_node_get_string (node));
  else if (JSON_NODE_HOLDS_ARRAY (node) && depth < 3)
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < MIN (json_array_get_length (array), 20); i++)
        append_names (out, json_array_get_element (array, i), depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      const char *name = member_string (object, "name");
      g_autofree char *full = NULL;

      if (name == NULL)
        name = member_string (object, "title");
      if (name == NULL)
        name = full = dup_full_name (object);
      append_name (out, name);
    }
}

/* Transfer full, nullable: the first of @keys with anything in it. */
static char *
dup_names (JsonObject *object, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    {
      JsonNode *node = json_object_get_member (object, *keys);
      g_autoptr (GString) names = g_string_new (NULL);

      if (node != NULL)
        append_names (names, node, 0);
      if (names->len > 0)
        return g_strdup (names->str);
    }
  return NULL;
}

static const char *
get_string (JsonObject *object, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    {
      const char *string = member_string (object, *keys);

      if (string != NULL && *string != '\0')
        return string;
    }
  return NULL;
}

/* CSL-JSON: {"date-parts": [[2022, 9, 27]]}, of which month and day may be missing. Transfer full,
 * nullable. */
static char *
dup_date_parts (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *parts = object != NULL ? json_object_get_member (object, "date-parts") : NULL;
  JsonArray *array = parts != NULL && JSON_NODE_HOLDS_ARRAY (parts) ? json_node_get_array (parts)
                                                                    : NULL;
  GString *date = NULL;

  if (array == NULL || json_array_get_length (array) == 0
      || !JSON_NODE_HOLDS_ARRAY (json_array_get_element (array, 0)))
    return NULL;
  array = json_array_get_array_element (array, 0);
  date = g_string_new (NULL);
  for (guint i = 0; i < MIN (json_array_get_length (array), 3); i++)
    {
      JsonNode *part = json_array_get_element (array, i);
      gint64 number = 0;

      if (JSON_NODE_HOLDS_VALUE (part) && json_node_get_value_type (part) == G_TYPE_STRING)
        number = g_ascii_strtoll (json_node_get_string (part), NULL, 10);
      else if (JSON_NODE_HOLDS_VALUE (part))
        number = json_node_get_int (part);
      g_string_append_printf (date, i > 0 ? "-%02d" : "%04d", (gint) CLAMP (number, 0, 9999));
    }
  return g_string_free (date, FALSE);
}

static void
read_published (JsonObject *object, AttacheDraft *draft)
{
  for (const char *const *key = published_keys; *key != NULL; key++)
    {
      JsonNode *node = json_object_get_member (object, *key);
      g_autofree char *string = NULL;
      AttacheImportDate date;

      if (node == NULL)
        continue;
      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        string = json_node_dup_string (node);
      else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
        string = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      else
        string = dup_date_parts (node);
      if (string != NULL && attache_import_date_parse (string, FALSE, &date))
        {
          attache_draft_set_published (draft, date.instant, date.precision, ATTACHE_BASIS_GIVEN);
          return;
        }
    }
}

AttacheDraft *
attache_json_fields_read (JsonObject *object, const char *file)
{
  g_autoptr (AttacheDraft) draft = NULL;
  const char *text;
  gboolean is_reference;

  g_return_val_if_fail (object != NULL && file != NULL, NULL);

  text = get_string (object, text_keys);
  is_reference = text == NULL && attache_json_is_reference (object);
  if (text == NULL && !is_reference)
    return NULL;
  draft = attache_draft_new (file, "json");
  if (is_reference)
    attache_json_reference_read (object, draft);
  else
    attache_draft_take_text (draft, g_strdup (text), strlen (text));
  draft->title = g_strdup (get_string (object, title_keys));
  draft->outlet = dup_names (object, outlet_keys);
  draft->author = dup_names (object, author_keys);
  draft->url = g_strdup (get_string (object, url_keys));
  if (draft->outlet == NULL && draft->url != NULL)
    draft->outlet = attache_outlets_dup_name (draft->url);
  attache_draft_set_language (draft, get_string (object, language_keys));
  read_published (object, draft);
  if (!is_reference)
    attache_draft_find_sections (draft);
  return g_steal_pointer (&draft);
}

JsonArray *
attache_json_fields_get_articles (JsonObject *object)
{
  g_return_val_if_fail (object != NULL, NULL);

  for (const char *const *key = article_keys; *key != NULL; key++)
    {
      JsonNode *node = json_object_get_member (object, *key);

      if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
        return json_node_get_array (node);
      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node)
          && json_object_has_member (json_node_get_object (node), "results"))
        return attache_json_fields_get_articles (json_node_get_object (node));
    }
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON and JSON Lines: one object an article. One bad object is reported with its line and does not
 * stop the others. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "attache-encoding.h"
#include "attache-importer.h"
#include "attache-json-fields.h"
#include "attache-json-reference.h"
#include "attache-json-scan.h"
#include "attache-reference.h"

#define MAX_NESTING 64

/* '{' or '[' after any white space, and then what may follow it: a key, an object, or the end. */
static gboolean
recognise (const AttacheSource *source)
{
  gsize at = attache_source_has_magic (source, 0, "\xef\xbb\xbf", 3) ? 3 : 0;
  char open;

  while (at < source->length && g_ascii_isspace (source->data[at]))
    at++;
  if (at >= source->length)
    return FALSE;
  open = source->data[at++];
  while (at < source->length && g_ascii_isspace (source->data[at]))
    at++;
  if (at >= source->length)
    return FALSE;
  return (open == '{' && strchr ("\"}", source->data[at]) != NULL)
         || (open == '[' && strchr ("{]", source->data[at]) != NULL);
}

static void
add_problem (const AttacheSource *source, AttacheHarvest *harvest, guint line, const char *reason)
{
  GError *problem = NULL;

  attache_source_set_error (source, &problem, ATTACHE_IMPORT_ERROR_MALFORMED, line, reason);
  g_ptr_array_add (harvest->problems, problem);
}

/* FALSE only where the harvest takes no more. @line: 0 where the article stands in an array. */
static gboolean
take_object (const AttacheSource *source, AttacheHarvest *harvest, JsonNode *node, guint line,
             GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  AttacheDraft *draft = object != NULL ? attache_json_fields_read (object, source->name) : NULL;

  if (draft == NULL)
    {
      add_problem (source, harvest, line, _ ("an article without a “text” was left out"));
      return TRUE;
    }
  if (draft->sections->len == 0 && attache_json_is_reference (object))
    return attache_reference_take (source, harvest, draft, line, error);
  return attache_harvest_take_or_report (harvest, draft, error);
}

static gboolean
take_root (const AttacheSource *source, AttacheHarvest *harvest, JsonNode *root, guint line,
           GError **error)
{
  JsonArray *articles = NULL;

  if (JSON_NODE_HOLDS_ARRAY (root))
    articles = json_node_get_array (root);
  else if (JSON_NODE_HOLDS_OBJECT (root))
    articles = attache_json_fields_get_articles (json_node_get_object (root));
  if (articles == NULL)
    return take_object (source, harvest, root, line, error);
  for (guint i = 0; i < json_array_get_length (articles); i++)
    {
      if (!take_object (source, harvest, json_array_get_element (articles, i), line, error))
        return FALSE;
    }
  return TRUE;
}

/* Transfer full, nullable; @line_in_error: where the parser stopped. */
static JsonNode *
parse (const char *json, gsize length, guint *line_in_error)
{
  g_autoptr (JsonParser) parser = NULL;

  *line_in_error = 0;
  if (!attache_json_scan_is_shallow (json, length, MAX_NESTING))
    return NULL;
  parser = json_parser_new_immutable ();
  if (json_parser_load_from_data (parser, json, length, NULL))
    return json_parser_steal_root (parser);
  /* The parser tells 0 where the text ends on its first line. */
  *line_in_error = MAX (1, json_parser_get_current_line (parser));
  return NULL;
}

/* The first line alone is an object: then each line is one. */
static gboolean
is_lines (const char *json, gsize length)
{
  const char *start = json + strspn (json, " \t\r\n");
  const char *newline = memchr (start, '\n', json + length - start);
  const char *end = newline != NULL ? newline : json + length;

  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  return *start == '{' && end > start + 1 && end[-1] == '}'
         && (newline == NULL || newline[1 + strspn (newline + 1, " \t\r\n")] == '{');
}

static gboolean
read_lines (const AttacheSource *source, AttacheHarvest *harvest, const char *json, gsize length,
            GError **error)
{
  guint line = 0;

  for (const char *p = json; p < json + length;)
    {
      const char *newline = memchr (p, '\n', json + length - p);
      const char *end = newline != NULL ? newline : json + length;
      g_autoptr (JsonNode) node = NULL;
      guint unused;

      line++;
      if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
        return FALSE;
      if ((gsize) (end - p) > strspn (p, " \t\r"))
        {
          node = parse (p, end - p, &unused);
          if (node == NULL)
            add_problem (source, harvest, line, _ ("not a JSON object"));
          else if (!take_root (source, harvest, node, line, error))
            return FALSE;
        }
      p = end + 1;
    }
  return TRUE;
}

static gboolean
read_whole (const AttacheSource *source, AttacheHarvest *harvest, const char *json, gsize length,
            GError **error)
{
  guint line;
  g_autoptr (JsonNode) root = parse (json, length, &line);

  if (root != NULL)
    return take_root (source, harvest, root, 0, error);
  attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_MALFORMED, line,
                            line > 0 ? _ ("not sound JSON")
                                     : _ ("its brackets are nested too deeply"));
  return FALSE;
}

/* Where nothing came in, what was wrong with the first is what is wrong with the file. */
static gboolean
check_any (AttacheHarvest *harvest, guint n_before, guint n_problems_before, GError **error)
{
  if (harvest->drafts->len > n_before || harvest->problems->len == n_problems_before)
    return TRUE;
  g_propagate_error (error,
                     g_error_copy (g_ptr_array_index (harvest->problems, n_problems_before)));
  g_ptr_array_set_size (harvest->problems, n_problems_before);
  return FALSE;
}

static gboolean
read_json (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  AttacheDecoded decoded;
  g_autofree char *json = NULL;
  guint n_before = harvest->drafts->len;
  guint n_problems = harvest->problems->len;
  guint n_nuls;
  gboolean ok;

  attache_encoding_decode (source->data, source->length, "utf-8", &decoded);
  json = decoded.utf8;
  n_nuls = attache_json_scan_replace_escapes (json, decoded.length);
  if (source->is_piece || is_lines (json, decoded.length))
    ok = read_lines (source, harvest, json, decoded.length, error);
  else
    ok = read_whole (source, harvest, json, decoded.length, error);
  if (ok && n_nuls + decoded.n_replaced > 0)
    add_problem (source, harvest, 0, _ ("characters that cannot be read stand as “\357\277\275”"));
  return ok && check_any (harvest, n_before, n_problems, error);
}

const AttacheFormat attache_json_format = {
  .name = "json",
  .recognise = recognise,
  .read = read_json,
};

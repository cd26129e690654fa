/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines and messages are found from behind, rows from the beginning: a line end in quotation marks
 * is none. */

#define _GNU_SOURCE /* memrchr */
#include "config.h"

#include "attache-record-cutter.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "attache-csv.h"
#include "attache-format.h"
#include "attache-json-reference.h"
#include "attache-json-scan.h"
#include "attache-table-names.h"

/* The first line is an object, and so does the next one begin. */
static gboolean
is_json_lines (const guint8 *data, gsize length)
{
  const guint8 *newline = memchr (data, '\n', length);
  const guint8 *end = newline;
  const guint8 *next = newline;

  if (newline == NULL)
    return FALSE;
  while (end > data && g_ascii_isspace (end[-1]))
    end--;
  while (next < data + length && g_ascii_isspace (*next))
    next++;
  return end > data && end[-1] == '}' && next < data + length && *next == '{';
}

gsize
attache_record_cutter_measure_bracket (const guint8 *data, gsize length)
{
  gsize at = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (at < length && g_ascii_isspace (data[at]))
    at++;
  return at < length && data[at] == '[' ? at + 1 : 0;
}

/* An array of articles. References are none: the files that they name are looked for beside the
 * whole, and so they are read as one. */
static gboolean
is_array (const guint8 *data, gsize length)
{
  const gsize start = attache_record_cutter_measure_bracket (data, length);
  const char *json = (const char *) data + start;
  const gsize n = start > 0 ? attache_json_scan_measure_element (json, length - start) : 0;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (n == 0 || !attache_json_scan_is_shallow (json, n, 64))
    return FALSE;
  if (!json_parser_load_from_data (parser, json, (gssize) n - 1, NULL))
    return TRUE;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root)
         && !attache_json_is_reference (json_node_get_object (root));
}

/* Tells the separator as well. */
static gboolean
is_known_table (const AttacheSource *source, char *separator)
{
  AttacheCsv csv;
  g_auto (GStrv) names = NULL;

  if (!attache_csv_init (&csv, (const char *) source->data, source->length))
    return FALSE;
  *separator = csv.separator;
  names = attache_csv_next (&csv);
  return names != NULL
         && (attache_table_names_are_known ((const char *const *) names)
             || (source->rules != NULL
                 && attache_import_rules_find_columns (source->rules, (const char *const *) names)
                        != NULL));
}

AttacheRecordCutter
attache_record_cutter_recognise (const guint8 *data, gsize length, const AttacheImportRules *rules)
{
  const AttacheSource source = { .name = "", .data = data, .length = length, .rules = rules };
  const AttacheFormat *format = attache_format_recognise (&source);
  AttacheRecordCutter cutter = { ATTACHE_RECORDS_NONE, ',' };

  if (format == &attache_json_format && *data == '{' && is_json_lines (data, length))
    cutter.kind = ATTACHE_RECORDS_JSON;
  else if (format == &attache_json_format && is_array (data, length))
    cutter.kind = ATTACHE_RECORDS_ELEMENTS;
  else if (format == &attache_mail_format && attache_source_has_magic (&source, 0, "From ", 5))
    cutter.kind = ATTACHE_RECORDS_MAIL;
  else if (format == &attache_table_format && is_known_table (&source, &cutter.separator))
    cutter.kind = ATTACHE_RECORDS_ROWS;
  return cutter;
}

const char *
attache_record_cutter_get_format (const AttacheRecordCutter *cutter)
{
  g_return_val_if_fail (cutter != NULL, NULL);

  switch (cutter->kind)
    {
    case ATTACHE_RECORDS_JSON:
    case ATTACHE_RECORDS_ELEMENTS:
      return attache_json_format.name;
    case ATTACHE_RECORDS_MAIL:
      return attache_mail_format.name;
    case ATTACHE_RECORDS_ROWS:
      return attache_table_format.name;
    case ATTACHE_RECORDS_NONE:
    default:
      return NULL;
    }
}

gsize
attache_record_cutter_measure_names (const guint8 *data, gsize length)
{
  AttacheCsv csv;

  attache_csv_init (&csv, (const char *) data, length);
  g_strfreev (attache_csv_next (&csv));
  return csv.p - (const char *) data;
}

/* Whether a message begins at @p: a "From " line behind an empty one. */
static gboolean
is_message (const guint8 *data, const guint8 *p, const guint8 *end)
{
  return end - p >= 5 && memcmp (p, "From ", 5) == 0 && p - data >= 2 && p[-1] == '\n'
         && (p[-2] == '\n' || (p - data >= 3 && p[-2] == '\r' && p[-3] == '\n'));
}

static gsize
cut_messages (const guint8 *data, gsize length)
{
  const guint8 *newline = data + length;

  while ((newline = memrchr (data, '\n', newline - data)) != NULL)
    {
      if (is_message (data, newline + 1, data + length))
        return newline + 1 - data;
    }
  return 0;
}

/* As the reader of tables reads them: a quotation mark at the beginning of a cell opens it, and two
 * inside it are one. */
static gsize
cut_rows (char separator, const guint8 *data, gsize length)
{
  gboolean is_quoted = FALSE;
  gboolean is_beginning = TRUE;
  gsize cut = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == '"' && is_quoted && i + 1 < length && data[i + 1] == '"')
        i++;
      else if (data[i] == '"' && (is_quoted || is_beginning))
        is_quoted = !is_quoted;
      else if (data[i] == '\n' && !is_quoted)
        cut = i + 1;
      is_beginning = !is_quoted && (data[i] == (guint8) separator || data[i] == '\n');
    }
  return cut;
}

static gsize
cut_elements (const guint8 *data, gsize length)
{
  gsize cut = 0;
  gsize n;

  while ((n = attache_json_scan_measure_element ((const char *) data + cut, length - cut)) > 0)
    cut += n;
  return cut;
}

gsize
attache_record_cutter_cut (const AttacheRecordCutter *cutter, const guint8 *data, gsize length)
{
  const guint8 *newline;

  g_return_val_if_fail (cutter != NULL, 0);

  if (cutter->kind == ATTACHE_RECORDS_MAIL)
    return cut_messages (data, length);
  if (cutter->kind == ATTACHE_RECORDS_ROWS)
    return cut_rows (cutter->separator, data, length);
  if (cutter->kind == ATTACHE_RECORDS_ELEMENTS)
    return cut_elements (data, length);
  newline = memrchr (data, '\n', length);
  return newline != NULL ? newline + 1 - data : 0;
}

gboolean
attache_record_cutter_can_skip (const AttacheRecordCutter *cutter)
{
  g_return_val_if_fail (cutter != NULL, FALSE);

  return cutter->kind != ATTACHE_RECORDS_ELEMENTS;
}

gsize
attache_record_cutter_find_next (const AttacheRecordCutter *cutter, const guint8 *data,
                                 gsize length)
{
  const guint8 *newline = data;

  g_return_val_if_fail (cutter != NULL, 0);

  while ((newline = memchr (newline, '\n', data + length - newline)) != NULL)
    {
      newline++;
      if (cutter->kind != ATTACHE_RECORDS_MAIL || is_message (data, newline, data + length))
        return newline - data;
    }
  return 0;
}

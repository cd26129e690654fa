/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads gold records and lays their spans over units. */

#include "config.h"

#include "train-corpus.h"

#include <json-glib/json-glib.h>

static GArray *
read_spans (JsonObject *statement, const char *name)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));
  JsonArray *pairs = json_object_get_array_member (statement, name);

  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonArray *pair = json_array_get_array_element (pairs, i);
      AttacheSpan span = { (guint32) json_array_get_int_element (pair, 0),
                           (guint32) json_array_get_int_element (pair, 1) };

      g_array_append_val (spans, span);
    }
  return spans;
}

static TrainDocument *
read_document (const char *line, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  TrainDocument *document;
  JsonObject *record;
  JsonArray *statements;

  if (!json_parser_load_from_data (parser, line, -1, error))
    return NULL;
  record = json_node_get_object (json_parser_get_root (parser));
  document = g_new0 (TrainDocument, 1);
  document->id = g_strdup (json_object_get_string_member (record, "id"));
  document->text = attache_text_new (json_object_get_string_member (record, "text"), -1);
  document->statements = g_array_new (FALSE, FALSE, sizeof (TrainStatement));
  statements = json_object_get_array_member (json_object_get_object_member (record, "gold"),
                                             "statements");
  for (guint i = 0; i < json_array_get_length (statements); i++)
    {
      JsonObject *object = json_array_get_object_element (statements, i);
      TrainStatement statement = {
        .content = read_spans (object, "content"),
        .cue = read_spans (object, "cue"),
        .source = read_spans (object, "source"),
        .head = TRAIN_NO_UNIT,
      };

      g_array_append_val (document->statements, statement);
    }
  return document;
}

GPtrArray *
train_corpus_read (const char *path, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      TrainDocument *document;

      if (*lines[i] == '\0')
        continue;
      document = read_document (lines[i], error);
      if (document == NULL)
        return NULL;
      g_ptr_array_add (documents, document);
    }
  return g_steal_pointer (&documents);
}

AttacheSpan
train_unit_span (const AttacheUnits *units, guint unit)
{
  return (AttacheSpan){ units->tokens[units->units[unit].first_token].span.start,
                        units->tokens[units->units[unit].end_token - 1].span.end };
}

guint
train_unit_at (const AttacheUnits *units, guint32 offset)
{
  guint low = 0, high = units->n_units;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (train_unit_span (units, middle).end > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

double
train_unit_covered (const AttacheUnits *units, guint unit, const GArray *spans)
{
  AttacheSpan own = train_unit_span (units, unit);
  double covered = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      AttacheSpan span = g_array_index (spans, AttacheSpan, i);

      if (attache_span_overlaps (own, span))
        covered += MIN (own.end, span.end) - MAX (own.start, span.start);
    }
  return covered / (own.end - own.start);
}

void
train_gold_labels (const AttacheScene *scene, const TrainStatement *statement, guint8 *labels)
{
  for (guint unit = scene->first; unit < scene->end; unit++)
    {
      AttacheLabel label = ATTACHE_LABEL_OUTSIDE;

      if (unit == scene->cue)
        label = ATTACHE_LABEL_CUE;
      else if (train_unit_covered (scene->units, unit, statement->content) > 0.5)
        label = ATTACHE_LABEL_CONTENT;
      else if (train_unit_covered (scene->units, unit, statement->source) > 0.5)
        label = ATTACHE_LABEL_SOURCE;
      else if (train_unit_covered (scene->units, unit, statement->cue) > 0.5)
        label = ATTACHE_LABEL_CUE;
      labels[unit - scene->first] = (guint8) label;
    }
}

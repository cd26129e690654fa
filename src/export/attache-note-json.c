/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes as one JSON object for programs: groups of notes, absent parts null, times in ISO 8601 UTC,
 * spans in code points. */

#include "config.h"

#include "attache-note-groups.h"

#include "attache-civil.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_instant (JsonBuilder *builder, const char *name, gint64 instant, AttachePrecision precision)
{
  char buffer[ATTACHE_CIVIL_BUFFER];

  if (instant == ATTACHE_TIME_UNKNOWN)
    {
      add_string (builder, name, NULL);
      return;
    }
  attache_civil_format (instant, buffer);
  if (precision >= ATTACHE_PRECISION_DAY)
    *strchr (buffer, 'T') = '\0';
  add_string (builder, name, buffer);
}

static void
add_tags (JsonBuilder *builder, const char *const *tags)
{
  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    json_builder_add_string_value (builder, tags[i]);
  json_builder_end_array (builder);
}

static void
add_span (JsonBuilder *builder, const AttacheAnnotationFields *note)
{
  json_builder_set_member_name (builder, "span");
  if (note->target != ATTACHE_TARGET_SPAN)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, note->span.start);
  json_builder_add_int_value (builder, note->span.end);
  json_builder_end_array (builder);
}

static void
add_article (JsonBuilder *builder, const AttacheAnnotationFields *note)
{
  json_builder_set_member_name (builder, "article");
  if (note->article_title == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_string (builder, "uid", note->article_uid);
  add_string (builder, "title", note->article_title);
  add_string (builder, "outlet", note->outlet);
  add_string (builder, "url", note->url);
  add_instant (builder, "published", note->published, note->published_precision);
  add_string (builder, "published_basis", attache_date_basis_to_string (note->published_basis));
  json_builder_end_object (builder);
}

static void
add_note (JsonBuilder *builder, const AttacheAnnotationFields *note)
{
  static const char *const targets[] = { "span", "article", "event", "speaker" };

  json_builder_begin_object (builder);
  add_string (builder, "uid", note->uid);
  add_string (builder, "target", targets[note->target]);
  add_string (builder, "quote", note->quote);
  add_string (builder, "note", note->note);
  add_tags (builder, note->tags);
  add_string (builder, "speaker", note->speaker);
  add_article (builder, note);
  add_span (builder, note);
  add_string (builder, "colour", attache_highlight_to_string (note->colour));
  add_string (builder, "author", note->author);
  add_instant (builder, "created", note->created, ATTACHE_PRECISION_MINUTE);
  add_instant (builder, "modified", note->modified, ATTACHE_PRECISION_MINUTE);
  json_builder_end_object (builder);
}

static void
add_group (JsonBuilder *builder, AttacheNoteGroup *group)
{
  json_builder_begin_object (builder);
  add_string (builder, "heading", group->heading);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < group->notes->len; i++)
    add_note (builder, attache_annotation_get_fields (g_ptr_array_index (group->notes, i)));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

GString *
attache_note_groups_to_json (GPtrArray *groups, AttacheExportGrouping grouping, const char *title,
                             gint64 now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  GString *document = g_string_new (NULL);

  json_builder_begin_object (builder);
  add_string (builder, "dossier", title);
  add_instant (builder, "exported", now, ATTACHE_PRECISION_MINUTE);
  add_string (builder, "grouped_by", attache_export_grouping_to_string (grouping));
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    add_group (builder, g_ptr_array_index (groups, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, document);
  g_string_append_c (document, '\n');
  return document;
}

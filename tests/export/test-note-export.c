/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every format and grouping on the same three notes of an invented dossier. */

#include "config.h"

#include "attache-civil.h"
#include "attache-note-export.h"

#include <json-glib/json-glib.h>
#include <string.h>

static AttacheAnnotation *
new_note (const char *uid, const char *note, const char *const *tags, const char *speaker, gint day)
{
  AttacheAnnotationFields fields = {
    .uid = uid,
    .target = ATTACHE_TARGET_SPAN,
    .span = { 10, 24 },
    .quote = "=a *treaty*,\nsaid “Lorne”",
    .note = note,
    .tags = tags,
    .colour = ATTACHE_HIGHLIGHT_GREEN,
    .article_title = day > 0 ? "Ruritania, \"again\"" : "Undated",
    .article_uid = day > 0 ? "aa" : "bb",
    .outlet = "The Strelsau Post",
    .published = day > 0 ? attache_civil_instant ((AttacheCivilDate){ 2031, 5, day }, 0, 0, 0)
                         : ATTACHE_TIME_UNKNOWN,
    .published_precision = ATTACHE_PRECISION_DAY,
    .published_basis = day > 0 ? ATTACHE_BASIS_HEADER : ATTACHE_BASIS_UNKNOWN,
    .speaker = speaker,
  };

  return attache_annotation_new (&fields);
}

static GPtrArray *
new_notes (void)
{
  static const char *const both[] = { "border", "treaty", NULL }, *const none[] = { NULL };
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (notes, new_note ("n3", "third", none, NULL, 0));
  g_ptr_array_add (notes, new_note ("n2", "second\nline", both, "Ada Lorne", 9));
  g_ptr_array_add (notes, new_note ("n1", "", none, "Béla Zorn", 8));
  return notes;
}

static char *
export_as (AttacheExportFormat format, AttacheExportGrouping grouping)
{
  g_autoptr (GPtrArray) notes = new_notes ();
  g_autoptr (GBytes) bytes = attache_note_export_to_bytes (
      (AttacheAnnotation *const *) notes->pdata, notes->len, format, grouping, "Strelsau talks", 0);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_in_order (const char *text, const char *const *parts)
{
  const char *at = text;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *found = strstr (at, parts[i]);

      if (found == NULL)
        g_error ("“%s” is missing, or out of order, in:\n%s", parts[i], text);
      at = found + strlen (parts[i]);
    }
}

static void
test_markdown (void)
{
  g_autofree char *text = export_as (ATTACHE_EXPORT_MARKDOWN, ATTACHE_GROUP_ARTICLE);
  const char *const parts[] = { "# Strelsau talks\n\n3 notes, exported 1970-01-01\n\n## Ruritania, "
                                "\"again\" — The Strelsau Post",
                                "> =a \\*treaty\\*,\n> said “Lorne”\n\n— *Ruritania",
                                "(header); speaker: Béla Zorn",
                                "second\nline\n\n",
                                "tags: border, treaty",
                                "## Undated",
                                "date unknown",
                                NULL };

  assert_in_order (text, parts);
}

static void
test_groups (void)
{
  g_autofree char *speakers = export_as (ATTACHE_EXPORT_MARKDOWN, ATTACHE_GROUP_SPEAKER);
  g_autofree char *tags = export_as (ATTACHE_EXPORT_MARKDOWN, ATTACHE_GROUP_TAG);
  g_autofree char *dates = export_as (ATTACHE_EXPORT_MARKDOWN, ATTACHE_GROUP_DATE);
  const char *const by_speaker[] = { "## Ada Lorne", "## Béla Zorn", "## Without a speaker", NULL };
  const char *const by_tag[] = { "## border", "second",           "## treaty",
                                 "second",    "## Without a tag", NULL };
  const char *const by_date[] = { "## 8 May 2031", "## 9 May 2031", "## Date unknown", NULL };

  assert_in_order (speakers, by_speaker);
  assert_in_order (tags, by_tag);
  assert_in_order (dates, by_date);
}

static void
test_csv (void)
{
  g_autofree char *text = export_as (ATTACHE_EXPORT_CSV, ATTACHE_GROUP_DATE);
  const char *const parts[] = {
    "\xEF\xBB\xBF"
    "date_group,quote,",
    "\r\n",
    "\"'=a *treaty*,\nsaid “Lorne”\",,,Béla Zorn,",
    "\"Ruritania, \"\"again\"\"\",The Strelsau Post,2031-05-08,header,,green,10,24,",
    "\r\n",
    "\"second\nline\",border; treaty,Ada Lorne,",
    NULL
  };

  assert_in_order (text, parts);
}

static void
test_json (void)
{
  g_autofree char *text = export_as (ATTACHE_EXPORT_JSON, ATTACHE_GROUP_TAG);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *groups;
  JsonObject *note;

  g_assert_nonnull (root);
  groups = json_object_get_array_member (json_node_get_object (root), "groups");
  g_assert_cmpuint (json_array_get_length (groups), ==, 3);
  note = json_array_get_object_element (
      json_object_get_array_member (json_array_get_object_element (groups, 0), "notes"), 0);
  g_assert_cmpstr (json_object_get_string_member (note, "quote"), ==, "=a *treaty*,\nsaid “Lorne”");
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (note, "article"), "published"),
      ==, "2031-05-09");
  g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (note, "span"), 1), ==,
                   24);
}

static void
test_empty (void)
{
  for (AttacheExportFormat format = 0; format < ATTACHE_N_EXPORT_FORMATS; format++)
    {
      g_autoptr (GBytes)
          bytes = attache_note_export_to_bytes (NULL, 0, format, ATTACHE_GROUP_DATE, "Empty", 0);

      g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/notes/markdown", test_markdown);
  g_test_add_func ("/export/notes/groups", test_groups);
  g_test_add_func ("/export/notes/csv", test_csv);
  g_test_add_func ("/export/notes/json", test_json);
  g_test_add_func ("/export/notes/empty", test_empty);
  return g_test_run ();
}

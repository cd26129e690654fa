/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft as one line of JSON, in the contract's order. */

#include "config.h"

#include "attache-draft-json.h"

#include <string.h>

#include "attache-civil.h"
#include "attache-findings-json.h"

static void
append_field (GString *json, const char *key, const char *utf8)
{
  g_string_append_printf (json, ",\"%s\":", key);
  if (utf8 != NULL)
    attache_json_append_string (json, utf8, -1);
  else
    g_string_append (json, "null");
}

static void
append_published (GString *json, const AttacheDraft *draft)
{
  char buffer[ATTACHE_CIVIL_BUFFER];

  if (draft->published == ATTACHE_TIME_UNKNOWN)
    {
      append_field (json, "published", NULL);
      return;
    }
  attache_civil_format (draft->published, buffer);
  if (draft->published_precision >= ATTACHE_PRECISION_DAY)
    *strchr (buffer, 'T') = '\0';
  append_field (json, "published", buffer);
}

static void
append_sections (GString *json, const GArray *sections)
{
  g_string_append (json, ",\"sections\":[");
  for (guint i = 0; i < sections->len; i++)
    {
      const AttacheFoundSection *section = &g_array_index (sections, AttacheFoundSection, i);

      g_string_append_printf (json, "%s{\"start\":%u,\"end\":%u,\"role\":\"%s\"}", i > 0 ? "," : "",
                              section->span.start, section->span.end,
                              attache_section_role_to_string (section->role));
    }
  g_string_append_c (json, ']');
}

static void
append_warnings (GString *json, const GPtrArray *warnings)
{
  g_string_append (json, ",\"warnings\":[");
  for (guint i = 0; i < warnings->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      attache_json_append_string (json, g_ptr_array_index (warnings, i), -1);
    }
  g_string_append_c (json, ']');
}

/* Only where there are any: most articles come without. */
static void
append_notes (GString *json, const GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const AttacheDraftNote *note = g_ptr_array_index (notes, i);

      g_string_append_printf (json, "%s{\"start\":%u,\"end\":%u", i > 0 ? "," : ",\"notes\":[",
                              note->span.start, note->span.end);
      append_field (json, "text", note->text);
      append_field (json, "author", note->author);
      g_string_append (json, ",\"tags\":[");
      for (guint t = 0; t < note->tags->len; t++)
        {
          if (t > 0)
            g_string_append_c (json, ',');
          attache_json_append_string (json, g_ptr_array_index (note->tags, t), -1);
        }
      g_string_append (json, "]}");
    }
  if (notes->len > 0)
    g_string_append_c (json, ']');
}

void
attache_draft_to_json (const AttacheDraft *draft, GString *json)
{
  g_autofree char *id = NULL;

  g_return_if_fail (draft != NULL && json != NULL);

  id = attache_draft_dup_id (draft);
  g_string_append (json, "{\"id\":");
  attache_json_append_string (json, id, -1);
  append_field (json, "file", draft->file);
  g_string_append_printf (json, ",\"part\":%u", draft->part);
  append_field (json, "format", draft->format);
  append_field (json, "title", draft->title);
  g_string_append (json,
                   draft->title_derived ? ",\"title_derived\":true" : ",\"title_derived\":false");
  append_field (json, "outlet", draft->outlet);
  append_field (json, "author", draft->author);
  append_field (json, "url", draft->url);
  append_field (json, "language", draft->language);
  append_published (json, draft);
  append_field (json, "published_basis", attache_date_basis_to_string (draft->published_basis));
  g_string_append (json, ",\"text\":");
  attache_json_append_string (json, draft->text, draft->text_length);
  append_sections (json, draft->sections);
  append_warnings (json, draft->warnings);
  append_notes (json, draft->notes);
  g_string_append_c (json, '}');
}

void
attache_draft_error_to_json (const char *file, const GError *error, GString *json)
{
  g_return_if_fail (file != NULL && error != NULL && json != NULL);

  g_string_append (json, "{\"id\":");
  attache_json_append_string (json, file, -1);
  append_field (json, "error", error->message);
  g_string_append_c (json, '}');
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The front of the exports: words for formats and groupings, and the choice of the writer. */

#include "config.h"

#include "attache-note-export.h"

#include "attache-note-groups.h"

#include <string.h>

static const char *const format_words[] = { "markdown", "json", "csv" };
static const char *const format_suffixes[] = { ".md", ".json", ".csv" };
static const char *const grouping_words[] = { "article", "speaker", "tag", "date" };

static gboolean
find_word (const char *const *words, guint n_words, const char *string, guint *found)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_strcmp0 (words[i], string) == 0)
        {
          *found = i;
          return TRUE;
        }
    }
  return FALSE;
}

const char *
attache_export_format_to_string (AttacheExportFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (format_words), NULL);

  return format_words[format];
}

gboolean
attache_export_format_from_string (const char *string, AttacheExportFormat *format)
{
  guint found;

  if (!find_word (format_words, G_N_ELEMENTS (format_words), string, &found))
    return FALSE;
  *format = found;
  return TRUE;
}

const char *
attache_export_format_get_suffix (AttacheExportFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (format_suffixes), NULL);

  return format_suffixes[format];
}

const char *
attache_export_grouping_to_string (AttacheExportGrouping grouping)
{
  g_return_val_if_fail ((guint) grouping < G_N_ELEMENTS (grouping_words), NULL);

  return grouping_words[grouping];
}

gboolean
attache_export_grouping_from_string (const char *string, AttacheExportGrouping *grouping)
{
  guint found;

  if (!find_word (grouping_words, G_N_ELEMENTS (grouping_words), string, &found))
    return FALSE;
  *grouping = found;
  return TRUE;
}

GBytes *
attache_note_export_to_bytes (AttacheAnnotation *const *annotations, guint n_annotations,
                              AttacheExportFormat format, AttacheExportGrouping grouping,
                              const char *dossier_title, gint64 now)
{
  g_autoptr (GPtrArray) groups = NULL;
  GString *document = NULL;

  g_return_val_if_fail (annotations != NULL || n_annotations == 0, NULL);
  g_return_val_if_fail (dossier_title != NULL, NULL);

  groups = attache_note_groups_new (annotations, n_annotations, grouping);
  switch (format)
    {
    case ATTACHE_EXPORT_MARKDOWN:
      document = attache_note_groups_to_markdown (groups, n_annotations, dossier_title, now);
      break;
    case ATTACHE_EXPORT_JSON:
      document = attache_note_groups_to_json (groups, grouping, dossier_title, now);
      break;
    case ATTACHE_EXPORT_CSV:
      document = attache_note_groups_to_csv (groups, grouping);
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  return g_string_free_to_bytes (document);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes as Markdown (CommonMark) for reading and for pasting into a paper. The passage is a block
 * quote, exactly as it stands but for the marks that Markdown would take for its own; the note is
 * the reader's and goes in as it is. */

#include "config.h"

#include "attache-note-groups.h"

#include "attache-civil.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Appends @text on one line, with Markdown's own marks made harmless. */
static void
append_inline (GString *document, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>#|", *p) != NULL)
        g_string_append_c (document, '\\');
      g_string_append_c (document, *p == '\n' || *p == '\r' ? ' ' : *p);
    }
}

static void
append_quote (GString *document, const char *quote)
{
  g_auto (GStrv) lines = g_strsplit (quote, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (document, *lines[i] != '\0' ? "> " : ">");
      append_inline (document, g_strchomp (lines[i]));
      g_string_append_c (document, '\n');
    }
  g_string_append_c (document, '\n');
}

static void
append_source (GString *document, const AttacheAnnotationFields *note)
{
  g_autofree char *date = attache_note_dup_date (note);

  g_string_append (document, "— ");
  if (note->article_title != NULL)
    {
      g_string_append_c (document, '*');
      append_inline (document, note->article_title);
      g_string_append_c (document, '*');
    }
  if (note->outlet != NULL)
    {
      g_string_append (document, ", ");
      append_inline (document, note->outlet);
    }
  if (note->article_title != NULL)
    {
      g_string_append_printf (document, ", %s", *date != '\0' ? date : _ ("date unknown"));
      if (*date != '\0')
        g_string_append_printf (document, " (%s)",
                                attache_date_basis_to_string (note->published_basis));
    }
  if (note->url != NULL)
    g_string_append_printf (document, ", <%s>", note->url);
}

static void
append_note (GString *document, AttacheAnnotation *annotation)
{
  const AttacheAnnotationFields *note = attache_annotation_get_fields (annotation);

  if (note->quote != NULL && *note->quote != '\0')
    append_quote (document, note->quote);
  if (note->note != NULL && *note->note != '\0')
    g_string_append_printf (document, "%s\n\n", note->note);
  append_source (document, note);
  if (note->speaker != NULL)
    {
      g_string_append_printf (document, "; %s ", _ ("speaker:"));
      append_inline (document, note->speaker);
    }
  for (guint i = 0; note->tags != NULL && note->tags[i] != NULL; i++)
    {
      g_string_append (document, i == 0 ? "; " : ", ");
      if (i == 0)
        g_string_append_printf (document, "%s ", _ ("tags:"));
      append_inline (document, note->tags[i]);
    }
  g_string_append (document, "\n\n");
}

GString *
attache_note_groups_to_markdown (GPtrArray *groups, guint n_notes, const char *title, gint64 now)
{
  GString *document = g_string_new ("# ");
  char buffer[ATTACHE_CIVIL_BUFFER];

  append_inline (document, title);
  g_string_append (document, "\n\n");
  g_string_append_printf (document,
                          ngettext ("%u note, exported %.10s", "%u notes, exported %.10s", n_notes),
                          n_notes, attache_civil_format (now, buffer));
  g_string_append (document, "\n\n");
  for (guint i = 0; i < groups->len; i++)
    {
      AttacheNoteGroup *group = g_ptr_array_index (groups, i);

      g_string_append (document, "## ");
      append_inline (document, group->heading);
      g_string_append (document, "\n\n");
      for (guint j = 0; j < group->notes->len; j++)
        append_note (document, g_ptr_array_index (group->notes, j));
    }
  return document;
}

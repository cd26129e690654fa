/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles in words. */

#include "config.h"

#include "attache-article-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "attache-line-words.h"
#include "attache-time-unit.h"
#include "attache-time-words.h"

#define MAX_TITLE 300
#define MAX_OUTLET 100

char *
attache_article_describe_day (const AttacheArticleFields *fields)
{
  AttacheTimeUnit unit;
  g_autofree char *day = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  if (fields->published == ATTACHE_TIME_UNKNOWN)
    return g_strdup (_ ("Date unknown"));
  unit = MAX (ATTACHE_UNIT_DAY, attache_precision_to_time_unit (fields->published_precision));
  day = attache_time_words_span (attache_time_unit_span (unit, fields->published));
  if (fields->published_basis != ATTACHE_BASIS_INFERRED)
    return g_steal_pointer (&day);
  /* Translators: a day that does not stand in the article. */
  return g_strdup_printf (_ ("%s · inferred"), day);
}

/* The outlet as a label can hold it, or @unknown. Transfer full. */
static char *
dup_outlet (const AttacheArticleFields *fields, const char *unknown)
{
  return fields->outlet != NULL ? attache_line_words (fields->outlet, MAX_OUTLET)
                                : g_strdup (unknown);
}

char *
attache_article_describe_counts (const AttacheArticleFields *fields)
{
  g_autofree char *outlet = NULL;
  GString *words;

  g_return_val_if_fail (fields != NULL, NULL);

  outlet = dup_outlet (fields, _ ("Outlet unknown"));
  words = g_string_new (outlet);
  if (fields->n_statements > 0)
    g_string_append_printf (words, "   ❝ %u", fields->n_statements);
  if (fields->n_events > 0)
    g_string_append_printf (words, "   ◆ %u", fields->n_events);
  if (fields->n_annotations > 0)
    g_string_append_printf (words, "   ✎ %u", fields->n_annotations);
  return g_string_free (words, FALSE);
}

char *
attache_article_describe_carriers (const AttacheArticleFields *fields)
{
  g_return_val_if_fail (fields != NULL, NULL);

  if (fields->n_carriers == 0)
    return NULL;
  return g_strdup_printf (ngettext ("Also in %u outlet", "Also in %u outlets", fields->n_carriers),
                          fields->n_carriers);
}

static void
append_count (GString *words, const char *format, guint n)
{
  if (n == 0)
    return;
  g_string_append (words, ", ");
  g_string_append_printf (words, format, n);
}

char *
attache_article_describe (const AttacheArticleFields *fields)
{
  g_autofree char *title = NULL;
  g_autofree char *outlet = NULL;
  GString *words;

  g_return_val_if_fail (fields != NULL, NULL);

  title = attache_line_words (fields->title, MAX_TITLE);
  outlet = dup_outlet (fields, _ ("outlet unknown"));
  words = g_string_new (title);
  if (fields->is_unread)
    g_string_append_printf (words, ", %s", _ ("unread"));
  if (fields->is_starred)
    g_string_append_printf (words, ", %s", _ ("starred"));
  if (!fields->is_match)
    g_string_append_printf (words, ", %s", _ ("left out by the filter"));
  g_string_append_printf (words, ", %s", outlet);
  append_count (words, ngettext ("%u statement", "%u statements", fields->n_statements),
                fields->n_statements);
  append_count (words, ngettext ("%u event", "%u events", fields->n_events), fields->n_events);
  append_count (words, ngettext ("%u note", "%u notes", fields->n_annotations),
                fields->n_annotations);
  append_count (words, ngettext ("also in %u outlet", "also in %u outlets", fields->n_carriers),
                fields->n_carriers);
  return g_string_free (words, FALSE);
}

char *
attache_article_mark_up_snippet (const AttacheArticleFields *fields)
{
  GString *markup;
  gboolean is_open = FALSE;

  g_return_val_if_fail (fields != NULL, NULL);

  if (fields->snippet == NULL)
    return NULL;
  /* Escaping turns control characters into references; so the marks are taken out piece by piece.
   */
  markup = g_string_new (NULL);
  for (const char *p = fields->snippet; *p != '\0';)
    {
      gsize n = strcspn (p, "\x02\x03");
      g_autofree char *part = g_markup_escape_text (p, n);

      g_string_append (markup, part);
      p += n;
      if (*p == '\x02' && !is_open)
        g_string_append (markup, "<b>");
      else if (*p == '\x03' && is_open)
        g_string_append (markup, "</b>");
      if (*p != '\0')
        is_open = *p++ == '\x02';
    }
  if (is_open)
    g_string_append (markup, "</b>");
  return g_string_free (markup, FALSE);
}

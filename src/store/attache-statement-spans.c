/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as text and back. It knows no table. */

#include "config.h"

#include "attache-statement-spans.h"

#include <glib/gi18n-lib.h>

#include "attache-store-error.h"

static gint
compare_spans (gconstpointer a, gconstpointer b)
{
  const AttacheRoleSpan *one = a, *other = b;

  if (one->role != other->role)
    return one->role < other->role ? -1 : 1;
  return (one->span.start > other->span.start) - (one->span.start < other->span.start);
}

static void
append_number (GString *json, guint32 number)
{
  char digits[10];
  guint n = 0;

  do
    {
      digits[sizeof digits - ++n] = (char) ('0' + number % 10);
      number /= 10;
    }
  while (number > 0);
  g_string_append_len (json, digits + sizeof digits - n, n);
}

static void
append_span (GString *json, const AttacheRoleSpan *span)
{
  if (json->len > 1)
    g_string_append_c (json, ',');
  append_number (json, (guint32) span->role);
  g_string_append_c (json, ',');
  append_number (json, span->span.start);
  g_string_append_c (json, ',');
  append_number (json, span->span.end);
}

char *
attache_statement_spans_to_json (GArray *spans)
{
  g_autoptr (GArray)
      sorted = g_array_sized_new (FALSE, FALSE, sizeof (AttacheRoleSpan), spans->len);
  GString *json = g_string_new ("[");

  for (guint i = 0; i < spans->len; i++)
    {
      if (!attache_span_is_empty (g_array_index (spans, AttacheRoleSpan, i).span))
        g_array_append_val (sorted, g_array_index (spans, AttacheRoleSpan, i));
    }
  g_array_sort (sorted, compare_spans);
  for (guint i = 0; i < sorted->len; i++)
    {
      const AttacheRoleSpan *span = &g_array_index (sorted, AttacheRoleSpan, i);

      if (i == 0 || compare_spans (span - 1, span) != 0)
        append_span (json, span);
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* A number and what follows it. */
static gboolean
take_number (const char **at, char after, guint32 *number)
{
  guint64 value = 0;
  const char *first = *at;

  for (; g_ascii_isdigit (**at) && value <= G_MAXUINT32; (*at)++)
    value = 10 * value + (guint64) g_ascii_digit_value (**at);
  if (*at == first || value > G_MAXUINT32 || **at != after)
    return FALSE;
  (*at)++;
  *number = (guint32) value;
  return TRUE;
}

static gboolean
take_span (const char **at, AttacheRoleSpan *span, gboolean *is_last)
{
  guint32 role;

  if (!take_number (at, ',', &role) || role > ATTACHE_SPAN_ADDRESSEE
      || !take_number (at, ',', &span->span.start))
    return FALSE;
  {
    const char *end = *at;

    *is_last = take_number (&end, ']', &span->span.end);
    if (*is_last)
      *at = end;
    else if (!take_number (at, ',', &span->span.end))
      return FALSE;
  }
  span->role = (AttacheSpanRole) role;
  return !attache_span_is_empty (span->span);
}

static gboolean
take_all (const char *at, GArray *spans)
{
  gboolean is_last = FALSE;

  if (g_strcmp0 (at, "[]") == 0)
    return TRUE;
  if (*at++ != '[')
    return FALSE;
  while (!is_last)
    {
      AttacheRoleSpan span;

      if (!take_span (&at, &span, &is_last))
        return FALSE;
      g_array_append_val (spans, span);
    }
  return *at == '\0';
}

GArray *
attache_statement_spans_from_json (const char *json, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AttacheRoleSpan));

  if (json == NULL || take_all (json, spans))
    return g_steal_pointer (&spans);
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED,
                       _ ("The place of a statement is damaged"));
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each value by the function that knows it. */

#include "config.h"

#include "attache-found-values.h"

#include "attache-event-label.h"
#include "attache-statement-spans.h"
#include "attache-statement-table.h"

static void
add (GArray *all, AttacheSpanRole role, const AttacheSpan *spans, guint n_spans)
{
  for (guint i = 0; i < n_spans; i++)
    {
      const AttacheRoleSpan span = { role, spans[i] };

      g_array_append_val (all, span);
    }
}

/* Transfer full. */
static char *
spans_of (const AttacheFoundStatement *statement)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AttacheRoleSpan));

  add (all, ATTACHE_SPAN_CONTENT, statement->content, statement->n_content);
  add (all, ATTACHE_SPAN_CUE, statement->cue, statement->n_cue);
  add (all, ATTACHE_SPAN_SOURCE, statement->source, statement->n_source);
  add (all, ATTACHE_SPAN_VIA, &statement->via_span, 1);
  add (all, ATTACHE_SPAN_ADDRESSEE, &statement->addressee_span, 1);
  return attache_statement_spans_to_json (all);
}

static gint64
quote_hash_of (const AttacheText *text, const AttacheFoundStatement *statement)
{
  return statement->kind != ATTACHE_STATEMENT_INDIRECT
             ? attache_quote_hash (text, statement->content, statement->n_content)
             : 0;
}

AttacheFoundValues *
attache_found_values_new (const AttacheText *text, const AttacheFindings *findings)
{
  AttacheFoundValues *values;

  g_return_val_if_fail (text != NULL && findings != NULL, NULL);

  values = g_new0 (AttacheFoundValues, 1);
  values->spans = g_ptr_array_new_with_free_func (g_free);
  values->quote_hashes = g_array_new (FALSE, FALSE, sizeof (gint64));
  values->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < findings->statements->len; i++)
    {
      const AttacheFoundStatement *statement = attache_findings_statement (findings, i);
      const gint64 hash = quote_hash_of (text, statement);

      g_ptr_array_add (values->spans, spans_of (statement));
      g_array_append_val (values->quote_hashes, hash);
    }
  for (guint i = 0; i < findings->events->len; i++)
    g_ptr_array_add (values->labels,
                     attache_event_label (text, findings, attache_findings_event (findings, i)));
  return values;
}

void
attache_found_values_free (AttacheFoundValues *values)
{
  g_ptr_array_unref (values->spans);
  g_array_unref (values->quote_hashes);
  g_ptr_array_unref (values->labels);
  g_free (values);
}

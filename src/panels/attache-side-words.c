/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts that are not known are left out, not filled. */

#include "config.h"

#include "attache-side-words.h"

#include <glib/gi18n-lib.h>

#include "attache-event-words.h"
#include "attache-time-words.h"

/* Puts @part after a middle dot; NULL and "" add nothing. */
static void
append (GString *line, const char *separator, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append (line, part);
}

char *
attache_side_words_statement (const AttacheStatementFields *fields, gint64 today,
                              gboolean with_outlet)
{
  GString *line = g_string_new (NULL);
  g_autofree char *when = NULL;
  g_autofree char *via = NULL;

  g_return_val_if_fail (fields != NULL, g_string_free (line, FALSE));

  if (attache_time_span_is_known (fields->when))
    when = attache_time_words_short (fields->when, today);
  /* Translators: who passed a statement on. */
  if (fields->via_name != NULL)
    via = g_strdup_printf (_ ("via %s"), fields->via_name);
  append (line, " · ", when);
  append (line, " · ", attache_statement_kind_to_words (fields->kind));
  append (line, " · ", via);
  if (with_outlet)
    append (line, " · ", fields->outlet != NULL ? fields->outlet : fields->article_title);
  append (line, " · ", attache_decision_to_words (fields->decision));
  return g_string_free (line, FALSE);
}

char *
attache_side_words_carried (const AttacheStatementFields *fields)
{
  g_return_val_if_fail (fields != NULL, NULL);

  return g_strdup_printf (ngettext ("%u report", "%u reports", fields->n_carried + 1),
                          fields->n_carried + 1);
}

char *
attache_side_words_statement_whole (const AttacheStatementFields *fields, gint64 today,
                                    gboolean with_outlet)
{
  g_autofree char *line = attache_side_words_statement (fields, today, with_outlet);
  g_autofree char *carried = attache_side_words_carried (fields);

  return g_strdup_printf ("%s, %s, %s", fields->quote != NULL ? fields->quote : "", line, carried);
}

char *
attache_side_words_named (const AttacheSpeakerFields *fields)
{
  g_return_val_if_fail (fields != NULL, NULL);

  if (fields->n_statements > 0)
    return NULL;
  return g_strdup_printf (
      ngettext ("named in %u passage", "named in %u passages", fields->n_mentions),
      fields->n_mentions);
}

char *
attache_side_words_speaker (const AttacheSpeakerFields *fields)
{
  GString *line = g_string_new (NULL);
  g_autofree char *named = attache_side_words_named (fields);
  g_autofree char *said = g_strdup_printf (
      ngettext ("%u statement", "%u statements", fields->n_statements), fields->n_statements);

  append (line, ", ", fields->name);
  append (line, ", ", fields->role);
  append (line, ", ", named != NULL ? named : said);
  return g_string_free (line, FALSE);
}

char *
attache_side_words_event (const AttacheEventFields *fields, gint64 today)
{
  GString *line = g_string_new (NULL);
  g_autofree char *when = NULL;
  g_autofree char *kind = NULL;

  g_return_val_if_fail (fields != NULL, g_string_free (line, FALSE));

  when = attache_time_span_is_known (fields->when) ? attache_time_words_short (fields->when, today)
                                                   : g_strdup (_ ("time unknown"));
  if (fields->mode != ATTACHE_MODE_NONE)
    kind = g_strdup_printf ("%s, %s", attache_event_kind_to_words (fields->kind),
                            attache_event_mode_to_words (fields->mode));
  append (line, " · ", when);
  append (line, " · ", kind != NULL ? kind : attache_event_kind_to_words (fields->kind));
  append (line, " · ", fields->place);
  return g_string_free (line, FALSE);
}

static char *
join (const char *const *names, const char *separator)
{
  return names != NULL ? g_strjoinv (separator, (char **) names) : g_strdup ("");
}

char *
attache_side_words_actors (const AttacheEventFields *fields)
{
  g_autofree char *sources = NULL;
  g_autofree char *targets = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  sources = join (fields->sources, ", ");
  targets = join (fields->targets, ", ");
  if (*sources == '\0' && *targets == '\0')
    return NULL;
  if (*targets == '\0')
    return g_steal_pointer (&sources);
  return g_strdup_printf (*sources == '\0' ? "%s→ %s" : "%s → %s", sources, targets);
}

char *
attache_side_words_figures (const AttacheEventFields *fields)
{
  g_autofree char *figures = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  figures = join (fields->figures, "; ");
  return *figures != '\0' ? g_steal_pointer (&figures) : NULL;
}

char *
attache_side_words_standing (const AttacheEventFields *fields)
{
  GString *line = g_string_new (NULL);
  g_autofree char *reports = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (fields != NULL, g_string_free (line, FALSE));

  reports = g_strdup_printf (ngettext ("%u report", "%u reports", fields->n_reports),
                             fields->n_reports);
  if (fields->decision == ATTACHE_DECISION_NONE)
    /* Translators: %s is how sure it is: sure, likely, doubtful. */
    found = g_strdup_printf (_ ("found by the machine, %s"),
                             attache_confidence_to_words (fields->confidence));
  else
    /* Translators: %s is accepted, rejected or edited. */
    found = g_strdup_printf (_ ("%s by you"), attache_decision_to_words (fields->decision));
  append (line, " · ", reports);
  append (line, " · ", found);
  return g_string_free (line, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements in words. What the coverage says is escaped, so that no title or name can be markup.
 */

#include "config.h"

#include "attache-statement-words.h"

#include <glib/gi18n.h>

#include "attache-event-words.h"
#include "attache-time-unit.h"
#include "attache-time-words.h"

static const char *
get_kind_words (AttacheStatementKind kind)
{
  switch (kind)
    {
    case ATTACHE_STATEMENT_DIRECT:
      return _ ("Direct");
    case ATTACHE_STATEMENT_MIXED:
      return _ ("Mixed");
    case ATTACHE_STATEMENT_INDIRECT:
    default:
      return _ ("Indirect");
    }
}

char *
attache_statement_describe_kind (const AttacheStatementFields *fields)
{
  g_autoptr (GString) words = g_string_new (get_kind_words (fields->kind));

  if (fields->cue_text != NULL && *fields->cue_text != '\0')
    {
      /* Translators: the word that tells that something was said, such as “added”; follows
       * “Indirect”. */
      g_autofree char *cue = g_markup_printf_escaped (_ (", cue <b>%s</b>"), fields->cue_text);

      g_string_append (words, cue);
    }
  if (attache_time_span_is_known (fields->when))
    {
      g_autofree char *when = attache_time_words_span (fields->when);
      /* Translators: when something was said. */
      g_autofree char *said = g_markup_printf_escaped (_ ("said <b>%s</b>"), when);

      g_string_append_printf (words, " · %s", said);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
attache_statement_describe_shape (const AttacheStatementFields *fields)
{
  switch (fields->shape)
    {
    case ATTACHE_SHAPE_MERGED:
      return g_strdup (_ ("Merged by hand of two"));
    case ATTACHE_SHAPE_SPLIT:
      return g_strdup (_ ("Split off by hand"));
    case ATTACHE_SHAPE_REWORDED:
      return g_strdup (_ ("Words chosen by hand"));
    case ATTACHE_SHAPE_FOUND:
    default:
      return NULL;
    }
}

/* How a speaker was found; the names are the analysis'. */
static const char *
get_resolution_words (const char *resolution)
{
  static const struct
  {
    const char *name;
    const char *words;
  } known[] = {
    { "name", N_ ("by the full name") },
    { "surname", N_ ("by the surname") },
    { "alias", N_ ("by another name") },
    { "acronym", N_ ("by the letters of the name") },
    { "office", N_ ("by the office held") },
    { "role", N_ ("by the office held") },
    { "pronoun", N_ ("by a pronoun, from the sentences before") },
    { "body", N_ ("a body, named as such") },
    { "country", N_ ("a country, named as such") },
    { "continued", N_ ("as in the sentence before") },
    { "unnamed", N_ ("somebody not named") },
  };

  for (guint i = 0; resolution != NULL && i < G_N_ELEMENTS (known); i++)
    {
      if (g_str_equal (known[i].name, resolution))
        return _ (known[i].words);
    }
  return resolution;
}

char *
attache_statement_describe_speaker (const AttacheStatementFields *fields)
{
  const char *resolution = get_resolution_words (fields->resolution);

  if (fields->decision == ATTACHE_DECISION_EDITED)
    return g_strdup (_ ("Speaker chosen by hand"));
  if (fields->speaker_name == NULL || fields->source_text == NULL || *fields->source_text == '\0')
    return NULL;
  if (resolution == NULL)
    /* Translators: the words of the article, and who that is. */
    return g_markup_printf_escaped (_ ("Speaker from <b>“%s”</b> → %s"), fields->source_text,
                                    fields->speaker_name);
  /* Translators: the words of the article, who that is, and how it was found out. */
  return g_markup_printf_escaped (_ ("Speaker from <b>“%s”</b> → %s, %s"), fields->source_text,
                                  fields->speaker_name, resolution);
}

char *
attache_statement_describe_chain (const AttacheStatementFields *fields)
{
  g_autofree char *via = NULL;
  g_autofree char *addressee = NULL;

  if (fields->via_name != NULL)
    /* Translators: who told what somebody else had said. */
    via = g_markup_printf_escaped (_ ("Passed on by <b>%s</b>"), fields->via_name);
  if (fields->addressee_name != NULL)
    /* Translators: to whom something was said. */
    addressee = g_markup_printf_escaped (_ ("Said to <b>%s</b>"), fields->addressee_name);
  if (via != NULL && addressee != NULL)
    return g_strdup_printf ("%s · %s", via, addressee);
  return via != NULL ? g_steal_pointer (&via) : g_steal_pointer (&addressee);
}

char *
attache_statement_describe_carried (const AttacheStatementFields *fields)
{
  if (fields->n_carried == 0)
    return NULL;
  return g_strdup_printf (ngettext ("Also carried by <b>%u other article</b>",
                                    "Also carried by <b>%u other articles</b>", fields->n_carried),
                          fields->n_carried);
}

char *
attache_statement_describe_origin (const AttacheStatementFields *fields)
{
  switch (fields->decision)
    {
    case ATTACHE_DECISION_ACCEPTED:
      return g_strdup (_ ("✓ Accepted by hand"));
    case ATTACHE_DECISION_EDITED:
      return g_strdup (_ ("✓ Corrected by hand"));
    case ATTACHE_DECISION_REJECTED:
      return g_strdup (_ ("✕ Rejected by hand"));
    case ATTACHE_DECISION_NONE:
    default:
      /* Translators: how sure the machine is. */
      return g_markup_printf_escaped (_ ("Found by the machine: %s"),
                                      attache_confidence_to_words (fields->confidence));
    }
}

static void
append_part (GString *string, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append (string, ", ");
  g_string_append (string, part);
}

char *
attache_statement_cite (const char *quote, const char *speaker, const AttacheArticleFields *article)
{
  GString *string;
  g_autofree char *title = NULL;

  g_return_val_if_fail (quote != NULL && article != NULL, NULL);

  string = g_string_new (NULL);
  /* Translators: what is quoted, and what is a title. */
  g_string_append_printf (string, _ ("“%s”"), quote);
  g_string_append (string, " —");
  if (speaker != NULL)
    g_string_append_printf (string, " %s,", speaker);
  title = g_strdup_printf (_ ("“%s”"), article->title);
  g_string_append_printf (string, " %s", title);
  append_part (string, article->author);
  append_part (string, article->outlet);
  if (article->published != ATTACHE_TIME_UNKNOWN)
    {
      g_autofree char *date = attache_time_words_span (attache_time_unit_span (
          attache_precision_to_time_unit (article->published_precision), article->published));

      append_part (string, date);
    }
  append_part (string, article->url);
  return g_string_free (string, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings as one line of JSON: a writer for the contract, in the contract's order. It decides
 * nothing about what was found. */

#include "config.h"

#include "attache-findings-json.h"

#include <string.h>

#include "attache-civil.h"

typedef struct
{
  const AttacheFindings *findings;
  const AttacheText *text;
  GString *json;
  const AttacheFindingsJsonOptions *options;
  guint first_prose; /* indices of sections */
  guint last_prose;
} Writer;

/* Most of what is written is a few bytes long, so that a call would cost more than the copy. */
static inline void
append_bytes (GString *json, const char *bytes, gsize n)
{
  if (json->len + n >= json->allocated_len)
    {
      g_string_append_len (json, bytes, n);
      return;
    }
  memcpy (json->str + json->len, bytes, n);
  json->len += n;
  json->str[json->len] = '\0';
}

static inline void
append_byte (GString *json, char byte)
{
  append_bytes (json, &byte, 1);
}

#define append_literal(json, literal) append_bytes (json, literal, sizeof literal - 1)

/* @key: a string literal */
#define append_key(json, key) append_literal (json, ",\"" key "\":")

static void
append_escaped (GString *json, const char *utf8, const char *end)
{
  while (utf8 < end)
    {
      const char *run = utf8;

      while (utf8 < end && (guchar) *utf8 >= 0x20 && *utf8 != '"' && *utf8 != '\\')
        utf8++;
      append_bytes (json, run, utf8 - run);
      if (utf8 == end)
        break;
      if (*utf8 == '"' || *utf8 == '\\')
        {
          append_byte (json, '\\');
          append_byte (json, *utf8);
        }
      else if (*utf8 == '\n')
        append_literal (json, "\\n");
      else
        g_string_append_printf (json, "\\u%04x", (guint) (guchar) *utf8);
      utf8++;
    }
}

void
attache_json_append_string (GString *json, const char *utf8, gssize length)
{
  append_byte (json, '"');
  append_escaped (json, utf8, utf8 + (length < 0 ? strlen (utf8) : (gsize) length));
  append_byte (json, '"');
}

static void
append_word (GString *json, const char *word)
{
  append_bytes (json, word, strlen (word));
}

static void
append_string_or_null (GString *json, const char *utf8)
{
  if (utf8 != NULL)
    attache_json_append_string (json, utf8, -1);
  else
    append_literal (json, "null");
}

static void
append_number (GString *json, gint64 number)
{
  char buffer[24];
  char *p = buffer + sizeof buffer;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  do
    *--p = '0' + rest % 10;
  while ((rest /= 10) != 0);
  if (number < 0)
    *--p = '-';
  append_bytes (json, p, buffer + sizeof buffer - p);
}

static void
append_instant (GString *json, gint64 instant)
{
  char buffer[ATTACHE_CIVIL_BUFFER];

  if (instant == ATTACHE_TIME_UNKNOWN)
    append_literal (json, "null");
  else
    attache_json_append_string (json, attache_civil_format (instant, buffer), -1);
}

/* A published time as it was given: a day, or a day and a time. */
static void
append_published (GString *json, gint64 instant, AttachePrecision precision)
{
  char buffer[ATTACHE_CIVIL_BUFFER];

  if (instant == ATTACHE_TIME_UNKNOWN)
    {
      append_literal (json, "null");
      return;
    }
  attache_civil_format (instant, buffer);
  if (precision >= ATTACHE_PRECISION_DAY)
    *strchr (buffer, 'T') = '\0';
  attache_json_append_string (json, buffer, -1);
}

/* The first lone surrogate that does not stand before @offset. */
static guint
find_surrogate (const AttacheFindingsJsonOptions *options, guint32 offset)
{
  guint low = 0, high = options->n_surrogates;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (options->surrogates[middle].offset < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The text at @span as a JSON string; a lone surrogate is written as it was read. */
static void
append_slice (Writer *self, AttacheSpan span)
{
  const AttacheFindingsJsonOptions *options = self->options;
  const char *utf8 = attache_text_get_utf8 (self->text, NULL);
  guint32 from = attache_text_offset_to_byte (self->text, span.start);

  append_byte (self->json, '"');
  for (guint i = find_surrogate (options, span.start);
       i < options->n_surrogates && options->surrogates[i].offset < span.end; i++)
    {
      const AttacheLoneSurrogate *lone = &options->surrogates[i];
      guint32 at;

      at = attache_text_offset_to_byte (self->text, lone->offset);
      append_escaped (self->json, utf8 + from, utf8 + at);
      g_string_append_printf (self->json, "\\u%04x", lone->unit);
      from = attache_text_offset_to_byte (self->text, lone->offset + 1);
    }
  append_escaped (self->json, utf8 + from,
                  utf8 + attache_text_offset_to_byte (self->text, span.end));
  append_byte (self->json, '"');
}

/* "start":0,"end":0 and, if @with_text, the slice. */
static void
append_span (Writer *self, AttacheSpan span, gboolean with_text)
{
  append_literal (self->json, "\"start\":");
  append_number (self->json, span.start);
  append_literal (self->json, ",\"end\":");
  append_number (self->json, span.end);
  if (with_text)
    {
      append_key (self->json, "text");
      append_slice (self, span);
    }
}

static void
append_pairs (Writer *self, const AttacheSpan *spans, guint n_spans)
{
  append_byte (self->json, '[');
  for (guint i = 0; i < n_spans; i++)
    {
      append_word (self->json, i == 0 ? "[" : ",[");
      append_number (self->json, spans[i].start);
      append_byte (self->json, ',');
      append_number (self->json, spans[i].end);
      append_byte (self->json, ']');
    }
  append_byte (self->json, ']');
}

/* The @index of an actor ('a') or statement ('s') as its id, counted from 1, or null. */
static void
append_id (GString *json, char prefix, gint index)
{
  if (index < 0)
    {
      append_literal (json, "null");
      return;
    }
  append_byte (json, '"');
  append_byte (json, prefix);
  append_number (json, index + 1);
  append_byte (json, '"');
}

static void
append_strings (GString *json, GStrv strings)
{
  append_byte (json, '[');
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    {
      if (i > 0)
        append_byte (json, ',');
      attache_json_append_string (json, strings[i], -1);
    }
  append_byte (json, ']');
}

static void
append_when (GString *json, AttacheTimeSpan when)
{
  append_key (json, "begin");
  append_instant (json, when.begin);
  append_key (json, "until");
  append_instant (json, when.until);
  append_key (json, "precision");
  append_string_or_null (json, attache_time_span_is_known (when)
                                   ? attache_precision_to_string (when.precision)
                                   : NULL);
}

static void
append_rule (Writer *self, const char *rule)
{
  if (!self->options->explain)
    return;
  append_key (self->json, "rule");
  append_string_or_null (self->json, rule);
}

static void
append_share (GString *json, float share)
{
  gint hundredths = (gint) (CLAMP (share, 0.f, 1.f) * 100.f + 0.5f);

  append_number (json, hundredths / 100);
  append_byte (json, '.');
  append_byte (json, (char) ('0' + hundredths % 100 / 10));
  append_byte (json, (char) ('0' + hundredths % 10));
}

static void
append_time (Writer *self, const AttacheFoundTime *time)
{
  append_span (self, time->span, TRUE);
  append_key (self->json, "type");
  append_string_or_null (self->json, attache_timex_type_to_string (time->type));
  append_key (self->json, "value");
  append_string_or_null (self->json, time->value);
  append_key (self->json, "mod");
  append_string_or_null (self->json, time->mod);
  append_when (self->json, time->when);
  append_rule (self, time->rule);
}

static void
append_mention (Writer *self, const AttacheFoundMention *mention)
{
  append_span (self, mention->span, TRUE);
  append_key (self->json, "type");
  append_string_or_null (self->json, attache_actor_type_to_string (mention->type));
  append_key (self->json, "actor");
  append_id (self->json, 'a', mention->actor);
  append_rule (self, mention->rule);
}

static void
append_actor (Writer *self, guint index, const AttacheFoundActor *actor)
{
  append_literal (self->json, "\"id\":");
  append_id (self->json, 'a', index);
  append_key (self->json, "name");
  append_string_or_null (self->json, actor->name);
  append_key (self->json, "type");
  append_string_or_null (self->json, attache_actor_type_to_string (actor->type));
  append_key (self->json, "aliases");
  append_strings (self->json, actor->aliases);
  append_key (self->json, "roles");
  append_strings (self->json, actor->roles);
  append_key (self->json, "known");
  append_word (self->json, actor->known ? "true" : "false");
  append_rule (self, actor->rule);
}

static void
append_statement (Writer *self, guint index, const AttacheFoundStatement *statement)
{
  GString *json = self->json;

  append_literal (json, "\"id\":");
  append_id (json, 's', index);
  append_key (json, "kind");
  append_string_or_null (json, attache_statement_kind_to_string (statement->kind));
  append_key (json, "content");
  append_pairs (self, statement->content, statement->n_content);
  append_key (json, "cue");
  append_pairs (self, statement->cue, statement->n_cue);
  append_key (json, "source");
  append_pairs (self, statement->source, statement->n_source);
  append_key (json, "speaker");
  append_id (json, 'a', statement->speaker);
  append_key (json, "via");
  append_id (json, 'a', statement->via);
  append_key (json, "addressee");
  append_id (json, 'a', statement->addressee);
  append_key (json, "inside");
  append_id (json, 's', statement->inside);
  append_key (json, "time");
  append_string_or_null (json, statement->time);
  append_key (json, "confidence");
  append_share (json, statement->confidence);
  append_key (json, "rule");
  append_string_or_null (json, statement->rule);
  if (self->options->explain)
    {
      append_key (json, "resolution");
      append_string_or_null (json, statement->resolution);
      append_key (json, "cue_probability");
      append_share (json, statement->cue_probability);
      append_key (json, "labels_probability");
      append_share (json, statement->labels_probability);
    }
}

static void
append_event_actors (Writer *self, const AttacheFoundEvent *event)
{
  append_key (self->json, "actors");
  append_byte (self->json, '[');
  for (guint i = 0; i < event->n_actors; i++)
    {
      const AttacheEventActor *actor = &event->actors[i];

      append_word (self->json, i > 0 ? ",{" : "{");
      append_literal (self->json, "\"role\":");
      append_string_or_null (self->json, actor->is_source ? "source" : "target");
      append_key (self->json, "actor");
      append_id (self->json, 'a', actor->actor);
      append_byte (self->json, ',');
      append_span (self, actor->span, FALSE);
      append_byte (self->json, '}');
    }
  append_byte (self->json, ']');
}

static void
append_bound (GString *json, gint64 bound)
{
  if (bound < 0)
    append_literal (json, "null");
  else
    append_number (json, bound);
}

static void
append_figures (Writer *self, const AttacheFoundEvent *event)
{
  append_key (self->json, "figures");
  append_byte (self->json, '[');
  for (guint i = 0; i < event->n_figures; i++)
    {
      const AttacheFigure *figure = &event->figures[i];

      append_word (self->json, i > 0 ? ",{" : "{");
      append_span (self, figure->span, TRUE);
      append_key (self->json, "effect");
      append_string_or_null (self->json, attache_effect_to_string (figure->effect));
      append_key (self->json, "least");
      append_bound (self->json, figure->least);
      append_key (self->json, "most");
      append_bound (self->json, figure->most);
      append_key (self->json, "whom");
      append_string_or_null (self->json, figure->whom);
      append_rule (self, figure->rule);
      append_byte (self->json, '}');
    }
  append_byte (self->json, ']');
}

static void
append_event (Writer *self, guint index, const AttacheFoundEvent *event)
{
  GString *json = self->json;

  append_literal (json, "\"id\":");
  append_id (json, 'e', index);
  append_byte (json, ',');
  append_span (self, event->span, TRUE);
  append_key (json, "kind");
  append_string_or_null (json, attache_event_kind_to_string (event->kind));
  append_key (json, "mode");
  append_string_or_null (json, attache_event_mode_to_string (event->mode));
  append_when (json, event->when);
  append_key (json, "place");
  append_string_or_null (json, event->place);
  append_event_actors (self, event);
  append_figures (self, event);
  append_key (json, "confidence");
  append_share (json, event->confidence);
  append_key (json, "rule");
  append_string_or_null (json, event->rule);
}

static void
append_section (Writer *self, guint index)
{
  const AttacheFoundSection *section = attache_findings_section (self->findings, index);

  append_span (self, section->span, FALSE);
  append_key (self->json, "role");
  append_string_or_null (self->json, attache_section_role_to_string (section->role));
  append_rule (self, index < self->first_prose  ? "a line above the prose"
                     : index > self->last_prose ? "a line below the prose"
                                                : "prose, or a line between prose");
}

#define APPEND_ARRAY(key, array, call)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    append_key (json, key);                                                                        \
    append_byte (json, '[');                                                                       \
    for (guint i = 0; i < (array)->len; i++)                                                       \
      {                                                                                            \
        append_word (json, i > 0 ? ",{" : "{");                                                    \
        call;                                                                                      \
        append_byte (json, '}');                                                                   \
      }                                                                                            \
    append_byte (json, ']');                                                                       \
  }                                                                                                \
  G_STMT_END

void
attache_findings_to_json (const AttacheFindings *findings, const AttacheText *text, const char *id,
                          const AttacheFindingsJsonOptions *options, GString *json)
{
  Writer self = { findings, text, json, options, 0, 0 };

  attache_findings_find_prose (findings, &self.first_prose, &self.last_prose);
  append_literal (json, "{\"id\":");
  append_string_or_null (json, id);
  append_key (json, "published");
  append_published (json, findings->published, findings->published_precision);
  append_key (json, "published_basis");
  append_string_or_null (json, attache_date_basis_to_string (findings->published_basis));
  append_key (json, "language");
  append_string_or_null (json, findings->language);
  APPEND_ARRAY ("times", findings->times, append_time (&self, attache_findings_time (findings, i)));
  APPEND_ARRAY ("mentions", findings->mentions,
                append_mention (&self, attache_findings_mention (findings, i)));
  APPEND_ARRAY ("actors", findings->actors,
                append_actor (&self, i, attache_findings_actor (findings, i)));
  APPEND_ARRAY ("statements", findings->statements,
                append_statement (&self, i, attache_findings_statement (findings, i)));
  APPEND_ARRAY ("events", findings->events,
                append_event (&self, i, attache_findings_event (findings, i)));
  APPEND_ARRAY ("sections", findings->sections, append_section (&self, i));
  append_byte (json, '}');
}

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
} Writer;

static void
append_escaped (GString *json, const char *utf8, const char *end)
{
  while (utf8 < end)
    {
      const char *run = utf8;

      while (utf8 < end && (guchar) *utf8 >= 0x20 && *utf8 != '"' && *utf8 != '\\')
        utf8++;
      g_string_append_len (json, run, utf8 - run);
      if (utf8 == end)
        break;
      if (*utf8 == '"' || *utf8 == '\\')
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, *utf8);
        }
      else if (*utf8 == '\n')
        g_string_append (json, "\\n");
      else
        g_string_append_printf (json, "\\u%04x", (guint) (guchar) *utf8);
      utf8++;
    }
}

void
attache_json_append_string (GString *json, const char *utf8, gssize length)
{
  g_string_append_c (json, '"');
  append_escaped (json, utf8, utf8 + (length < 0 ? strlen (utf8) : (gsize) length));
  g_string_append_c (json, '"');
}

static void
append_string_or_null (GString *json, const char *utf8)
{
  if (utf8 != NULL)
    attache_json_append_string (json, utf8, -1);
  else
    g_string_append (json, "null");
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
  g_string_append_len (json, p, buffer + sizeof buffer - p);
}

static void
append_instant (GString *json, gint64 instant)
{
  char buffer[ATTACHE_CIVIL_BUFFER];

  if (instant == ATTACHE_TIME_UNKNOWN)
    g_string_append (json, "null");
  else
    g_string_append_printf (json, "\"%s\"", attache_civil_format (instant, buffer));
}

/* A published time as it was given: a day, or a day and a time. */
static void
append_published (GString *json, gint64 instant, AttachePrecision precision)
{
  char buffer[ATTACHE_CIVIL_BUFFER];

  if (instant == ATTACHE_TIME_UNKNOWN)
    {
      g_string_append (json, "null");
      return;
    }
  attache_civil_format (instant, buffer);
  if (precision >= ATTACHE_PRECISION_DAY)
    *strchr (buffer, 'T') = '\0';
  g_string_append_printf (json, "\"%s\"", buffer);
}

static void
append_key (GString *json, const char *key)
{
  g_string_append_printf (json, ",\"%s\":", key);
}

/* The text at @span as a JSON string; a lone surrogate is written as it was read. */
static void
append_slice (Writer *self, AttacheSpan span)
{
  const char *utf8 = attache_text_get_utf8 (self->text, NULL);
  guint32 from = attache_text_offset_to_byte (self->text, span.start);

  g_string_append_c (self->json, '"');
  for (guint i = 0; i < self->options->n_surrogates; i++)
    {
      const AttacheLoneSurrogate *lone = &self->options->surrogates[i];
      guint32 at;

      if (lone->offset < span.start || lone->offset >= span.end)
        continue;
      at = attache_text_offset_to_byte (self->text, lone->offset);
      append_escaped (self->json, utf8 + from, utf8 + at);
      g_string_append_printf (self->json, "\\u%04x", lone->unit);
      from = attache_text_offset_to_byte (self->text, lone->offset + 1);
    }
  append_escaped (self->json, utf8 + from,
                  utf8 + attache_text_offset_to_byte (self->text, span.end));
  g_string_append_c (self->json, '"');
}

/* "start":0,"end":0 and, if @with_text, the slice. */
static void
append_span (Writer *self, AttacheSpan span, gboolean with_text)
{
  g_string_append (self->json, "\"start\":");
  append_number (self->json, span.start);
  g_string_append (self->json, ",\"end\":");
  append_number (self->json, span.end);
  if (with_text)
    {
      append_key (self->json, "text");
      append_slice (self, span);
    }
}

static void
append_pairs (Writer *self, const char *key, const AttacheSpan *spans, guint n_spans)
{
  append_key (self->json, key);
  g_string_append_c (self->json, '[');
  for (guint i = 0; i < n_spans; i++)
    {
      g_string_append (self->json, i == 0 ? "[" : ",[");
      append_number (self->json, spans[i].start);
      g_string_append_c (self->json, ',');
      append_number (self->json, spans[i].end);
      g_string_append_c (self->json, ']');
    }
  g_string_append_c (self->json, ']');
}

/* The @index of an actor ('a') or statement ('s') as its id, counted from 1, or null. */
static void
append_id (GString *json, char prefix, gint index)
{
  if (index < 0)
    {
      g_string_append (json, "null");
      return;
    }
  g_string_append_c (json, '"');
  g_string_append_c (json, prefix);
  append_number (json, index + 1);
  g_string_append_c (json, '"');
}

static void
append_strings (GString *json, const char *key, GStrv strings)
{
  append_key (json, key);
  g_string_append_c (json, '[');
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      attache_json_append_string (json, strings[i], -1);
    }
  g_string_append_c (json, ']');
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
append_confidence (GString *json, float confidence)
{
  gint hundredths = (gint) (CLAMP (confidence, 0.f, 1.f) * 100.f + 0.5f);

  g_string_append_printf (json, ",\"confidence\":%d.%02d", hundredths / 100, hundredths % 100);
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
  g_string_append (self->json, "\"id\":");
  append_id (self->json, 'a', index);
  append_key (self->json, "name");
  append_string_or_null (self->json, actor->name);
  append_key (self->json, "type");
  append_string_or_null (self->json, attache_actor_type_to_string (actor->type));
  append_strings (self->json, "aliases", actor->aliases);
  append_strings (self->json, "roles", actor->roles);
  g_string_append (self->json, actor->known ? ",\"known\":true" : ",\"known\":false");
}

static void
append_statement (Writer *self, guint index, const AttacheFoundStatement *statement)
{
  GString *json = self->json;

  g_string_append (json, "\"id\":");
  append_id (json, 's', index);
  append_key (json, "kind");
  append_string_or_null (json, attache_statement_kind_to_string (statement->kind));
  append_pairs (self, "content", statement->content, statement->n_content);
  append_pairs (self, "cue", statement->cue, statement->n_cue);
  append_pairs (self, "source", statement->source, statement->n_source);
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
  append_confidence (json, statement->confidence);
  append_key (json, "rule");
  append_string_or_null (json, statement->rule);
  if (self->options->explain)
    {
      append_key (json, "resolution");
      append_string_or_null (json, statement->resolution);
    }
}

static void
append_event_actors (Writer *self, const AttacheFoundEvent *event)
{
  append_key (self->json, "actors");
  g_string_append_c (self->json, '[');
  for (guint i = 0; i < event->n_actors; i++)
    {
      const AttacheEventActor *actor = &event->actors[i];

      g_string_append (self->json, i > 0 ? ",{" : "{");
      g_string_append (self->json,
                       actor->is_source ? "\"role\":\"source\"" : "\"role\":\"target\"");
      append_key (self->json, "actor");
      append_id (self->json, 'a', actor->actor);
      g_string_append_c (self->json, ',');
      append_span (self, actor->span, FALSE);
      g_string_append_c (self->json, '}');
    }
  g_string_append_c (self->json, ']');
}

static void
append_bound (GString *json, const char *key, gint64 bound)
{
  append_key (json, key);
  if (bound < 0)
    g_string_append (json, "null");
  else
    append_number (json, bound);
}

static void
append_figures (Writer *self, const AttacheFoundEvent *event)
{
  append_key (self->json, "figures");
  g_string_append_c (self->json, '[');
  for (guint i = 0; i < event->n_figures; i++)
    {
      const AttacheFigure *figure = &event->figures[i];

      g_string_append (self->json, i > 0 ? ",{" : "{");
      append_span (self, figure->span, TRUE);
      append_key (self->json, "effect");
      append_string_or_null (self->json, attache_effect_to_string (figure->effect));
      append_bound (self->json, "least", figure->least);
      append_bound (self->json, "most", figure->most);
      append_key (self->json, "whom");
      append_string_or_null (self->json, figure->whom);
      g_string_append_c (self->json, '}');
    }
  g_string_append_c (self->json, ']');
}

static void
append_event (Writer *self, guint index, const AttacheFoundEvent *event)
{
  GString *json = self->json;

  g_string_append (json, "\"id\":");
  append_id (json, 'e', index);
  g_string_append_c (json, ',');
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
  append_confidence (json, event->confidence);
  append_key (json, "rule");
  append_string_or_null (json, event->rule);
}

static void
append_section (Writer *self, const AttacheFoundSection *section)
{
  append_span (self, section->span, FALSE);
  append_key (self->json, "role");
  append_string_or_null (self->json, attache_section_role_to_string (section->role));
}

#define APPEND_ARRAY(key, array, call)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    append_key (json, key);                                                                        \
    g_string_append_c (json, '[');                                                                 \
    for (guint i = 0; i < (array)->len; i++)                                                       \
      {                                                                                            \
        g_string_append (json, i > 0 ? ",{" : "{");                                                \
        call;                                                                                      \
        g_string_append_c (json, '}');                                                             \
      }                                                                                            \
    g_string_append_c (json, ']');                                                                 \
  }                                                                                                \
  G_STMT_END

void
attache_findings_to_json (const AttacheFindings *findings, const AttacheText *text, const char *id,
                          const AttacheFindingsJsonOptions *options, GString *json)
{
  Writer self = { findings, text, json, options };

  g_string_append (json, "{\"id\":");
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
  APPEND_ARRAY ("sections", findings->sections,
                append_section (&self, attache_findings_section (findings, i)));
  g_string_append_c (json, '}');
}

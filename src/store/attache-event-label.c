/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words are the source's own; nothing is claimed that it does not say. */

#include "config.h"

#include "attache-event-label.h"

#include <string.h>

#include "attache-title.h"

#define MAX_PASSAGE 64
#define MAX_NAMES 2

/* Borrowed. */
static const char *
short_name (const AttacheFoundActor *actor)
{
  const char *space = strrchr (actor->name, ' ');

  return actor->type == ATTACHE_ACTOR_PERSON && space != NULL && space[1] != '\0' ? space + 1
                                                                                  : actor->name;
}

static gboolean
is_told (const AttacheFoundEvent *event, guint index, const char *passage, const char *name)
{
  return attache_span_contains (event->span, event->actors[index].span)
         || strstr (passage, name) != NULL;
}

static void
append_names (GString *label, const AttacheFindings *findings, const AttacheFoundEvent *event,
              gboolean is_source, const char *passage)
{
  guint n_names = 0;

  for (guint i = 0; i < event->n_actors && n_names < MAX_NAMES; i++)
    {
      const char *name;

      if (event->actors[i].actor < 0 || (event->actors[i].is_source != FALSE) != is_source)
        continue;
      name = short_name (attache_findings_actor (findings, event->actors[i].actor));
      if (is_told (event, i, passage, name) || strstr (label->str, name) != NULL)
        continue;
      g_string_append_printf (label, "%s%s", n_names > 0 ? ", " : "", name);
      n_names++;
    }
}

char *
attache_event_label (const AttacheText *text, const AttacheFindings *findings,
                     const AttacheFoundEvent *event)
{
  g_autofree char *passage = attache_title_from_passage (text, event->span, MAX_PASSAGE);
  g_autoptr (GString) label = g_string_new (NULL);
  g_autoptr (GString) targets = g_string_new (NULL);

  append_names (label, findings, event, TRUE, passage);
  if (label->len > 0)
    g_string_append_c (label, ' ');
  g_string_append (label, passage);
  append_names (targets, findings, event, FALSE, label->str);
  if (targets->len > 0)
    g_string_append_printf (label, " – %s", targets->str);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

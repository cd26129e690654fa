/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plain arrays of an analysis: made, freed, and nothing else. */

#include "config.h"

#include "attache-findings.h"

static void
clear_time (gpointer data)
{
  g_free (((AttacheFoundTime *) data)->value);
}

static void
clear_actor (gpointer data)
{
  AttacheFoundActor *actor = data;

  g_free (actor->name);
  g_free (actor->key);
  g_strfreev (actor->aliases);
  g_strfreev (actor->roles);
}

static void
clear_statement (gpointer data)
{
  AttacheFoundStatement *statement = data;

  g_free (statement->content);
  g_free (statement->cue);
  g_free (statement->source);
  g_free (statement->time);
}

static void
clear_event (gpointer data)
{
  AttacheFoundEvent *event = data;

  g_free (event->place);
  g_free (event->actors);
  for (guint i = 0; i < event->n_figures; i++)
    g_free (event->figures[i].whom);
  g_free (event->figures);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);
  return array;
}

AttacheFindings *
attache_findings_new (void)
{
  AttacheFindings *findings = g_new0 (AttacheFindings, 1);

  findings->published = ATTACHE_TIME_UNKNOWN;
  findings->published_precision = ATTACHE_PRECISION_DAY;
  findings->sections = new_array (sizeof (AttacheFoundSection), NULL);
  findings->times = new_array (sizeof (AttacheFoundTime), clear_time);
  findings->mentions = new_array (sizeof (AttacheFoundMention), NULL);
  findings->actors = new_array (sizeof (AttacheFoundActor), clear_actor);
  findings->statements = new_array (sizeof (AttacheFoundStatement), clear_statement);
  findings->events = new_array (sizeof (AttacheFoundEvent), clear_event);
  return findings;
}

void
attache_findings_free (AttacheFindings *findings)
{
  if (findings == NULL)
    return;
  g_array_unref (findings->sections);
  g_array_unref (findings->times);
  g_array_unref (findings->mentions);
  g_array_unref (findings->actors);
  g_array_unref (findings->statements);
  g_array_unref (findings->events);
  g_free (findings);
}

void
attache_findings_find_prose (const AttacheFindings *findings, guint *first, guint *last)
{
  *first = findings->sections->len;
  *last = 0;
  for (guint i = 0; i < findings->sections->len; i++)
    if (attache_findings_section (findings, i)->role == ATTACHE_SECTION_BODY)
      {
        *first = MIN (*first, i);
        *last = i;
      }
}

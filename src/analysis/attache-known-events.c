/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days without a year are held against the days of known events. */

#include "config.h"

#include "attache-known-events.h"

#include <stdio.h>

#include "attache-civil.h"

#define RESOURCE "/org/attache/Attache/data/known-events.tsv"

/* News goes on telling of an event for so long. */
#define DAYS_AFTER 7

typedef struct
{
  gint64 first; /* days since 1970 */
  gint64 last;
  gint year;
  GStrv actors; /* Owned: keys of the gazetteer */
} KnownEvent;

struct _AttacheKnownEvents
{
  GArray *events; /* Owned */
};

static void
clear_event (gpointer data)
{
  g_strfreev (((KnownEvent *) data)->actors);
}

static gboolean
read_day (const char *field, gint64 *days, gint *year)
{
  AttacheCivilDate date;

  if (sscanf (field, "%4d-%2d-%2d", &date.year, &date.month, &date.day) != 3
      || !attache_civil_is_valid (date))
    return FALSE;
  *days = attache_civil_to_days (date);
  *year = date.year;
  return TRUE;
}

static gboolean
read_line (AttacheKnownEvents *self, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  KnownEvent event = { 0 };
  gint last_year;

  if (g_strv_length (fields) != 4 || !read_day (fields[0], &event.first, &event.year)
      || !read_day (fields[1], &event.last, &last_year) || event.last < event.first
      || *fields[2] == '\0')
    return FALSE;
  event.actors = g_strsplit (fields[2], "|", -1);
  g_array_append_val (self->events, event);
  return TRUE;
}

AttacheKnownEvents *
attache_known_events_parse (GBytes *bytes, GError **error)
{
  g_autoptr (AttacheKnownEvents) self = g_new0 (AttacheKnownEvents, 1);
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  self->events = g_array_new (FALSE, FALSE, sizeof (KnownEvent));
  g_array_set_clear_func (self->events, clear_event);
  all = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (all, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0' || *lines[i] == '#' || read_line (self, lines[i]))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "known-events.tsv, line %u: not “first, last, actors, what”", i + 1);
      return NULL;
    }
  return g_steal_pointer (&self);
}

AttacheKnownEvents *
attache_known_events_load (GError **error)
{
  g_autoptr (GBytes)
      bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? attache_known_events_parse (bytes, error) : NULL;
}

void
attache_known_events_free (AttacheKnownEvents *self)
{
  g_array_unref (self->events);
  g_free (self);
}

static gboolean
names_actor (const AttacheFindings *findings, const char *key)
{
  for (guint i = 0; i < findings->actors->len; i++)
    {
      if (g_strcmp0 (attache_findings_actor (findings, i)->key, key) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
names_all (const AttacheFindings *findings, const KnownEvent *event)
{
  for (guint i = 0; event->actors[i] != NULL; i++)
    {
      if (!names_actor (findings, event->actors[i]))
        return FALSE;
    }
  return TRUE;
}

/* A day and a month whose year nothing tells: "XXXX-09-14". */
static gboolean
read_time (const AttacheFoundTime *time, AttacheCivilDate *date)
{
  gint end = 0;

  return time->value != NULL
         && sscanf (time->value, "XXXX-%2d-%2d%n", &date->month, &date->day, &end) == 2 && end == 10
         && time->value[end] == '\0';
}

static gboolean
falls_on (const KnownEvent *event, AttacheCivilDate date)
{
  gint64 days;

  date.year = event->year;
  if (!attache_civil_is_valid (date))
    return FALSE;
  days = attache_civil_to_days (date);
  return days >= event->first && days <= event->last + DAYS_AFTER;
}

/* FALSE where no year fits, or more than one. */
static gboolean
find_year (const AttacheKnownEvents *self, const AttacheFindings *findings, gint *year)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < self->events->len; i++)
    {
      const KnownEvent *event = &g_array_index (self->events, KnownEvent, i);

      if (!names_all (findings, event))
        continue;
      for (guint k = 0; k < findings->times->len; k++)
        {
          AttacheCivilDate date;

          if (!read_time (attache_findings_time (findings, k), &date) || !falls_on (event, date))
            continue;
          if (is_found && event->year != *year)
            return FALSE;
          *year = event->year;
          is_found = TRUE;
        }
    }
  return is_found;
}

gboolean
attache_known_events_infer_published (const AttacheKnownEvents *self, AttacheFindings *findings)
{
  gint64 latest = ATTACHE_TIME_UNKNOWN;
  gint year;

  g_return_val_if_fail (self != NULL && findings != NULL, FALSE);

  if (findings->published != ATTACHE_TIME_UNKNOWN || !find_year (self, findings, &year))
    return FALSE;
  for (guint i = 0; i < findings->times->len; i++)
    {
      AttacheCivilDate date;

      if (!read_time (attache_findings_time (findings, i), &date))
        continue;
      date.year = year;
      if (attache_civil_is_valid (date))
        latest = MAX (latest, attache_civil_instant (date, 0, 0, 0));
    }
  findings->published = latest;
  findings->published_precision = ATTACHE_PRECISION_MONTH;
  findings->published_basis = ATTACHE_BASIS_INFERRED;
  return TRUE;
}

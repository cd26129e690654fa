/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline's data, made by a worker and then only read. */

#include "config.h"

#include "attache-event-series.h"

AttacheEventSeries *
attache_event_series_new_take (GArray *marks, GPtrArray *labels, GStrv lanes)
{
  AttacheEventSeries *self;

  g_return_val_if_fail (marks != NULL && lanes != NULL, NULL);
  g_return_val_if_fail (labels == NULL || labels->len == marks->len, NULL);

  self = g_new0 (AttacheEventSeries, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n_marks = marks->len;
  self->marks = (AttacheEventMark *) (gpointer) g_array_free (marks, FALSE);
  if (labels != NULL)
    {
      g_ptr_array_set_free_func (labels, NULL);
      self->labels = (char **) g_ptr_array_free (labels, FALSE);
    }
  self->lanes = lanes;
  self->n_lanes = g_strv_length (lanes);
  return self;
}

AttacheEventSeries *
attache_event_series_ref (AttacheEventSeries *series)
{
  g_return_val_if_fail (series != NULL, NULL);

  g_atomic_ref_count_inc (&series->ref_count);
  return series;
}

void
attache_event_series_unref (AttacheEventSeries *series)
{
  g_return_if_fail (series != NULL);

  if (!g_atomic_ref_count_dec (&series->ref_count))
    return;
  for (guint i = 0; series->labels != NULL && i < series->n_marks; i++)
    {
      if (series->labels[i] != NULL)
        g_ref_string_release (series->labels[i]);
    }
  g_free (series->labels);
  g_free (series->marks);
  g_strfreev (series->lanes);
  g_free (series);
}

gint
attache_event_mark_compare (gconstpointer a, gconstpointer b)
{
  const AttacheEventMark *left = a, *right = b;

  if (left->begin != right->begin)
    return left->begin < right->begin ? -1 : 1;
  if (left->until != right->until)
    return left->until < right->until ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

/* The last sum of the lane that begins no later. */
static guint
find_sum (AttacheEventSeries *series, const AttacheEventMark *event)
{
  for (guint i = attache_event_series_find_time (series, event->begin + 1); i-- > 0;)
    {
      const AttacheEventMark *mark = &series->marks[i];

      if (mark->is_sum && mark->lane == event->lane)
        return i;
    }
  return G_MAXUINT;
}

guint
attache_event_series_find (AttacheEventSeries *series, gint64 id)
{
  g_return_val_if_fail (series != NULL, G_MAXUINT);

  if (id == 0)
    return G_MAXUINT;
  if (series->pinned.id == id)
    return attache_event_series_find_mark (series, &series->pinned);
  for (guint i = 0; i < series->n_marks; i++)
    {
      if (series->marks[i].id == id)
        return i;
    }
  return G_MAXUINT;
}

guint
attache_event_series_find_mark (AttacheEventSeries *series, const AttacheEventMark *mark)
{
  g_return_val_if_fail (series != NULL && mark != NULL, G_MAXUINT);

  for (guint i = attache_event_series_find_time (series, mark->begin);
       i < series->n_marks && series->marks[i].begin == mark->begin; i++)
    {
      if (series->marks[i].id == mark->id)
        return i;
    }
  return find_sum (series, mark);
}

guint
attache_event_series_find_time (AttacheEventSeries *series, gint64 instant)
{
  guint first = 0, end;

  g_return_val_if_fail (series != NULL, 0);

  end = series->n_marks;
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (series->marks[middle].begin < instant)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

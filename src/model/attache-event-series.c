/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline's data, made once by a worker and then only read. */

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
    g_free (series->labels[i]);
  g_free (series->labels);
  g_free (series->marks);
  g_strfreev (series->lanes);
  g_free (series);
}

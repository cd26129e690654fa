/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Symbols are those of the sources: b begins, l lengths, L the continuum, m observers. */

#include "config.h"

#include "attache-agreement.h"

#include <math.h>

double
attache_agreement_from_totals (const double *totals, guint n_values, double agreed)
{
  double n = 0, by_chance = 0;

  for (guint c = 0; c < n_values; c++)
    {
      n += totals[c];
      by_chance += totals[c] * (totals[c] - 1);
    }
  if (n <= 1 || n * (n - 1) - by_chance <= 0)
    return NAN;
  return ((n - 1) * agreed - by_chance) / (n * (n - 1) - by_chance);
}

double
attache_agreement_from_coincidences (const double *coincidences, guint n_values)
{
  g_autofree double *totals = g_new0 (double, n_values + 1);
  double agreed = 0;

  for (guint c = 0; c < n_values; c++)
    {
      for (guint k = 0; k < n_values; k++)
        totals[c] += coincidences[c * n_values + k];
      agreed += coincidences[c * n_values + c];
    }
  return attache_agreement_from_totals (totals, n_values, agreed);
}

/* The pairs of values within one unit; each counts as one over the number of values less one. */
static void
add_unit (double *coincidences, guint n_values, const gint *values, guint n_observers,
          guint n_units, guint unit)
{
  guint m_u = 0;

  for (guint i = 0; i < n_observers; i++)
    m_u += values[i * n_units + unit] >= 0;
  for (guint i = 0; i < n_observers && m_u > 1; i++)
    {
      for (guint j = 0; j < n_observers; j++)
        {
          const gint one = values[i * n_units + unit], other = values[j * n_units + unit];

          if (i != j && one >= 0 && other >= 0)
            coincidences[(guint) one * n_values + (guint) other] += 1.0 / (m_u - 1);
        }
    }
}

double
attache_agreement_nominal (const gint *values, guint n_observers, guint n_units)
{
  g_autofree double *coincidences = NULL;
  guint n_values = 0;

  g_return_val_if_fail (values != NULL || n_units == 0, NAN);

  for (guint i = 0; i < n_observers * n_units; i++)
    n_values = MAX (n_values, (guint) (values[i] + 1));
  coincidences = g_new0 (double, n_values *n_values + 1);
  for (guint unit = 0; unit < n_units; unit++)
    add_unit (coincidences, n_values, values, n_observers, n_units, unit);
  return attache_agreement_from_coincidences (coincidences, n_values);
}

static const AttacheSpan *
unit_at (GArray *units, guint index)
{
  return &g_array_index (units, AttacheSpan, index);
}

static double
length_of (const AttacheSpan *span)
{
  return (double) span->end - span->start;
}

static double
square (double x)
{
  return x * x;
}

/* Sum over the units of one observer and the sections of another: the squared differences of where
 * overlapping units begin and end, and the squared length of a unit that stands wholly in a gap. */
static double
differ (GArray *own, GArray *other)
{
  double sum = 0;
  guint first = 0;

  for (guint g = 0; g < own->len; g++)
    {
      const AttacheSpan *unit = unit_at (own, g);
      gboolean overlaps = FALSE;

      while (first < other->len && unit_at (other, first)->end <= unit->start)
        first++;
      for (guint h = first; h < other->len && unit_at (other, h)->start < unit->end; h++)
        {
          overlaps = TRUE;
          sum += square ((double) unit->start - unit_at (other, h)->start)
                 + square ((double) unit->end - unit_at (other, h)->end);
        }
      if (!overlaps)
        sum += square (length_of (unit));
    }
  return sum;
}

/* A unit in a gap counts from either side: once as the unit's, once as the gap's. */
static double
differ_in_gaps (GArray *own, GArray *other)
{
  double sum = 0;
  guint first = 0;

  for (guint h = 0; h < other->len; h++)
    {
      const AttacheSpan *unit = unit_at (other, h);

      while (first < own->len && unit_at (own, first)->end <= unit->start)
        first++;
      if (first == own->len || unit_at (own, first)->start >= unit->end)
        sum += square (length_of (unit));
    }
  return sum;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

/* Lengths of what nobody of one observer marked, of all observers, the shortest first. */
static GArray *
list_gaps (GArray *const *units, guint n_observers, guint32 length)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n_observers; i++)
    {
      guint32 at = 0;

      for (guint g = 0; g <= units[i]->len; g++)
        {
          const guint32 next = g < units[i]->len ? unit_at (units[i], g)->start : length;
          const double gap = (double) next - at;

          if (next > at)
            g_array_append_val (gaps, gap);
          if (g < units[i]->len)
            at = unit_at (units[i], g)->end;
        }
    }
  g_array_sort (gaps, compare_doubles);
  return gaps;
}

/* Of all gaps that a unit of length @l fits in: the sum of the numbers of places in them.
 * @after: for each gap the sum of the lengths of it and all longer ones. */
static double
count_places (GArray *gaps, const double *after, double l)
{
  guint low = 0, high = gaps->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (gaps, double, middle) < l)
        low = middle + 1;
      else
        high = middle;
    }
  return after[low] + (gaps->len - low) * (1 - l);
}

static double
expect (GArray *const *units, guint n_observers, guint32 length)
{
  g_autoptr (GArray) gaps = list_gaps (units, n_observers, length);
  g_autofree double *after = g_new0 (double, gaps->len + 1);
  const double L = length, mL = n_observers * L;
  double sum = 0, within = 0, n_units = 0;

  for (guint i = gaps->len; i-- > 0;)
    after[i] = after[i + 1] + g_array_index (gaps, double, i);
  for (guint i = 0; i < n_observers; i++)
    n_units += units[i]->len;
  for (guint i = 0; i < n_observers; i++)
    {
      for (guint g = 0; g < units[i]->len; g++)
        {
          const double l = length_of (unit_at (units[i], g));

          sum += (n_units - 1) / 3 * (2 * l * l * l - 3 * l * l + l)
                 + l * l * count_places (gaps, after, l);
          within += l * (l - 1);
        }
    }
  return 2 / L * sum / (mL * (mL - 1) - within);
}

double
attache_agreement_unitizing (GArray *const *units, guint n_observers, guint32 length,
                             double *observed, double *expected)
{
  const double L = length;
  double sum = 0, d_o, d_e = 0;

  g_return_val_if_fail (units != NULL, NAN);

  for (guint i = 0; i < n_observers; i++)
    {
      for (guint j = 0; j < n_observers; j++)
        {
          if (i != j)
            sum += differ (units[i], units[j]) + differ_in_gaps (units[i], units[j]);
        }
    }
  d_o = n_observers > 1 && length > 0 ? sum / (n_observers * (n_observers - 1.0) * L * L) : 0;
  if (n_observers > 1 && length > 0)
    d_e = expect (units, n_observers, length);
  if (observed != NULL)
    *observed = d_o;
  if (expected != NULL)
    *expected = d_e;
  return d_e > 0 ? 1 - d_o / d_e : NAN;
}

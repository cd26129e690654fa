/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The articles that both read are laid end to end into one continuum. Passages of one person with
 * one tag that overlap are one unit. */

#include "config.h"

#include "attache-coding.h"

#include <math.h>
#include <string.h>

AttacheCoding *
attache_coding_new (const char *name)
{
  AttacheCoding *self = g_new0 (AttacheCoding, 1);

  self->name = g_strdup (name);
  self->passages = g_array_new (FALSE, FALSE, sizeof (AttacheCodedPassage));
  self->read = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
attache_coding_free (AttacheCoding *coding)
{
  for (guint i = 0; i < coding->passages->len; i++)
    g_free (g_array_index (coding->passages, AttacheCodedPassage, i).tag);
  g_array_unref (coding->passages);
  g_hash_table_unref (coding->read);
  g_free (coding->name);
  g_free (coding);
}

void
attache_coding_add (AttacheCoding *coding, gint64 article_id, guint32 length, const char *tag,
                    AttacheSpan span)
{
  const AttacheCodedPassage passage = { article_id, g_strdup (tag), span };

  g_hash_table_insert (coding->read, g_memdup2 (&article_id, sizeof article_id),
                       GUINT_TO_POINTER (length));
  if (tag != NULL && span.start < span.end && span.end <= length)
    g_array_append_val (coding->passages, passage);
  else
    g_free (passage.tag);
}

/* Where the articles of both lie in the continuum. */
typedef struct
{
  GHashTable *offsets; /* gint64 → guint32 */
  guint32 length;
} Continuum;

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

static void
lay_out (Continuum *self, const AttacheCoding *one, const AttacheCoding *other)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, one->read);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (g_hash_table_contains (other->read, key))
        g_array_append_vals (ids, key, 1);
    }
  g_array_sort (ids, compare_ids);
  self->offsets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const guint32 length = GPOINTER_TO_UINT (g_hash_table_lookup (one->read, &id));

      /* A continuum longer than that cannot be told in spans; nobody codes four billion letters. */
      if (self->length > G_MAXUINT32 - length)
        return;
      g_hash_table_insert (self->offsets, g_memdup2 (&id, sizeof id),
                           GUINT_TO_POINTER (self->length));
      self->length += length;
    }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const AttacheSpan *one = a, *other = b;

  return one->start != other->start ? (one->start > other->start) - (one->start < other->start)
                                    : (one->end > other->end) - (one->end < other->end);
}

/* In order; those that overlap become one. */
static void
unite (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const AttacheSpan span = g_array_index (spans, AttacheSpan, i);
      AttacheSpan *last = n > 0 ? &g_array_index (spans, AttacheSpan, n - 1) : NULL;

      if (last != NULL && span.start < last->end)
        last->end = MAX (last->end, span.end);
      else
        g_array_index (spans, AttacheSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

/* tag → GArray of AttacheSpan in the continuum. */
static GHashTable *
group_by_tag (const AttacheCoding *coding, const Continuum *continuum)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < coding->passages->len; i++)
    {
      const AttacheCodedPassage *passage = &g_array_index (coding->passages, AttacheCodedPassage,
                                                           i);
      GArray *spans = g_hash_table_lookup (groups, passage->tag);
      gpointer offset;
      AttacheSpan span;

      if (!g_hash_table_lookup_extended (continuum->offsets, &passage->article_id, NULL, &offset))
        continue;
      if (spans == NULL)
        g_hash_table_insert (groups, g_strdup (passage->tag),
                             spans = g_array_new (FALSE, FALSE, sizeof (AttacheSpan)));
      span.start = passage->span.start + GPOINTER_TO_UINT (offset);
      span.end = passage->span.end + GPOINTER_TO_UINT (offset);
      g_array_append_val (spans, span);
    }
  return groups;
}

static double
sum_lengths (GArray *spans)
{
  double sum = 0;

  for (guint i = 0; i < spans->len; i++)
    sum += g_array_index (spans, AttacheSpan, i).end - g_array_index (spans, AttacheSpan, i).start;
  return sum;
}

/* Over which length both marked. */
static double
sum_common (GArray *a, GArray *b)
{
  double sum = 0;
  guint i = 0, k = 0;

  while (i < a->len && k < b->len)
    {
      const AttacheSpan one = g_array_index (a, AttacheSpan, i);
      const AttacheSpan other = g_array_index (b, AttacheSpan, k);
      const guint32 start = MAX (one.start, other.start), end = MIN (one.end, other.end);

      sum += end > start ? end - start : 0;
      if (one.end < other.end)
        i++;
      else
        k++;
    }
  return sum;
}

static AttacheTagAgreement *
compare_tag (const char *tag, GArray *a, GArray *b, guint32 length, double *disagreements)
{
  AttacheTagAgreement *self = g_new0 (AttacheTagAgreement, 1);
  GArray *units[] = { a, b };
  double common, either, coincidences[4], observed, expected;

  self->tag = g_strdup (tag);
  self->n_passages[0] = a->len;
  self->n_passages[1] = b->len;
  unite (a);
  unite (b);
  common = sum_common (a, b);
  either = sum_lengths (a) + sum_lengths (b) - common;
  self->share = either > 0 ? common / either : 0;
  coincidences[0] = 2 * (length - either);
  coincidences[1] = coincidences[2] = either - common;
  coincidences[3] = 2 * common;
  self->alpha = attache_agreement_from_coincidences (coincidences, 2);
  self->unitizing = attache_agreement_unitizing (units, 2, length, &observed, &expected);
  disagreements[0] += observed;
  disagreements[1] += expected;
  return self;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Of both, once each, in order; borrowed. */
static GPtrArray *
list_tags (GHashTable *one, GHashTable *other)
{
  GHashTable *const tables[] = { one, other };
  GPtrArray *tags = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer tag;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_hash_table_iter_init (&iter, tables[i]);
      while (g_hash_table_iter_next (&iter, &tag, NULL))
        {
          if (i == 0 || !g_hash_table_contains (one, tag))
            g_ptr_array_add (tags, tag);
        }
    }
  g_ptr_array_sort (tags, compare_names);
  return tags;
}

/* Where a tag begins or ends. */
typedef struct
{
  guint32 at;
  guint tag;
  guint person;
  gboolean is_end;
} Edge;

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *one = a, *other = b;

  return (one->at > other->at) - (one->at < other->at);
}

static void
add_edges (GArray *edges, GArray *spans, guint tag, guint person)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const AttacheSpan span = g_array_index (spans, AttacheSpan, i);
      const Edge both[] = { { span.start, tag, person, FALSE }, { span.end, tag, person, TRUE } };

      g_array_append_vals (edges, both, 2);
    }
}

/* A number for a tag, of which any set has another sum: a step of SplitMix64. */
static guint64
scatter (guint tag)
{
  guint64 z = (tag + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static void
add_total (GHashTable *totals, guint64 set, double length)
{
  double *total = g_hash_table_lookup (totals, &set);

  if (total == NULL)
    g_hash_table_insert (totals, g_memdup2 (&set, sizeof set), total = g_new0 (double, 1));
  *total += length;
}

/* totals: guint64 (a set of tags) → double. */
static double
alpha_of (GHashTable *totals, double agreed)
{
  g_autofree double *values = g_new0 (double, g_hash_table_size (totals) + 1);
  GHashTableIter iter;
  gpointer total;
  guint n = 0;

  g_hash_table_iter_init (&iter, totals);
  while (g_hash_table_iter_next (&iter, NULL, &total))
    values[n++] = *(double *) total;
  return attache_agreement_from_totals (values, n, agreed);
}

/* Nominal, each set of tags a value of its own, over the length that both marked. */
static double
compare_choices (GPtrArray *tags, GHashTable *one, GHashTable *other)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autoptr (GHashTable)
      totals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  guint64 sets[2] = { 0, 0 };
  guint n_open[2] = { 0, 0 };
  double agreed = 0;

  for (guint i = 0; i < tags->len; i++)
    {
      add_edges (edges, g_hash_table_lookup (one, g_ptr_array_index (tags, i)), i, 0);
      add_edges (edges, g_hash_table_lookup (other, g_ptr_array_index (tags, i)), i, 1);
    }
  g_array_sort (edges, compare_edges);
  for (guint i = 0; i + 1 < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      const double length = g_array_index (edges, Edge, i + 1).at - edge->at;

      sets[edge->person] ^= scatter (edge->tag);
      n_open[edge->person] += edge->is_end ? -1u : 1u;
      if (length == 0 || n_open[0] == 0 || n_open[1] == 0)
        continue;
      add_total (totals, sets[0], length);
      add_total (totals, sets[1], length);
      agreed += sets[0] == sets[1] ? 2 * length : 0;
    }
  return alpha_of (totals, agreed);
}

static void
tag_agreement_free (gpointer data)
{
  AttacheTagAgreement *self = data;

  g_free (self->tag);
  g_free (self);
}

AttacheCodingComparison *
attache_coding_compare (const AttacheCoding *one, const AttacheCoding *other)
{
  AttacheCodingComparison *self = g_new0 (AttacheCodingComparison, 1);
  Continuum continuum = { NULL, 0 };
  g_autoptr (GHashTable) a = NULL;
  g_autoptr (GHashTable) b = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  double disagreements[2] = { 0, 0 };

  lay_out (&continuum, one, other);
  a = group_by_tag (one, &continuum);
  b = group_by_tag (other, &continuum);
  tags = list_tags (a, b);
  self->n_articles = g_hash_table_size (continuum.offsets);
  self->length = continuum.length;
  self->tags = g_ptr_array_new_with_free_func (tag_agreement_free);
  for (guint i = 0; i < tags->len; i++)
    {
      const char *tag = g_ptr_array_index (tags, i);
      g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));
      GArray *mine = g_hash_table_lookup (a, tag), *theirs = g_hash_table_lookup (b, tag);

      g_ptr_array_add (self->tags,
                       compare_tag (tag, mine != NULL ? mine : none, theirs != NULL ? theirs : none,
                                    continuum.length, disagreements));
    }
  self->unitizing = disagreements[1] > 0 ? 1 - disagreements[0] / disagreements[1] : NAN;
  self->alpha = compare_choices (tags, a, b);
  g_hash_table_unref (continuum.offsets);
  return self;
}

void
attache_coding_comparison_free (AttacheCodingComparison *comparison)
{
  g_ptr_array_unref (comparison->tags);
  g_free (comparison);
}

char *
attache_agreement_to_string (double alpha)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (alpha))
    return g_strdup ("–");
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.3f", alpha));
}

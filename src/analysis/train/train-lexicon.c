/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which words are cues, and how readily: counted in the gold. A cue of several words is stood
 * for by the one that is most often in cues. */

#include "config.h"

#include "train-lexicon.h"

#include <string.h>

#define N_ENTRIES (1u << 14)
#define LEAST_RATIO 0.004

typedef struct
{
  guint total;
  double in_cue;
  guint head;
} WordCount;

static AttacheLexiconEntry *
entry_for (TrainLexicon *self, guint32 hash)
{
  guint32 at = hash & (self->n_entries - 1);

  while (self->entries[at].hash != 0 && self->entries[at].hash != hash)
    at = (at + 1) & (self->n_entries - 1);
  self->entries[at].hash = hash;
  return &self->entries[at];
}

static gboolean
read_classes (TrainLexicon *self, const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  guint class = ATTACHE_UNIT_CLASS_FUNCTION;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      for (guint j = 0; words[j] != NULL; j++)
        entry_for (self, g_str_hash (words[j]))->class = (guint8) class;
      class ++;
    }
  g_assert (class <= G_MAXUINT8);
  return TRUE;
}

static WordCount *
count_for (TrainLexicon *self, guint32 word)
{
  WordCount *count = g_hash_table_lookup (self->counts, GUINT_TO_POINTER (word));

  if (count == NULL)
    {
      count = g_new0 (WordCount, 1);
      g_hash_table_insert (self->counts, GUINT_TO_POINTER (word), count);
    }
  return count;
}

/* The units of a statement's cue that are words. */
static GArray *
cue_units (const TrainDocument *document, const TrainStatement *statement)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < statement->cue->len; i++)
    {
      AttacheSpan span = g_array_index (statement->cue, AttacheSpan, i);

      for (guint unit = train_unit_at (document->units, span.start);
           unit < document->units->n_units
           && train_unit_span (document->units, unit).start < span.end;
           unit++)
        if (document->units->units[unit].class != ATTACHE_UNIT_CLASS_QUOTATION)
          g_array_append_val (found, unit);
    }
  return found;
}

static double
cue_ratio (const TrainLexicon *self, const AttacheUnits *units, guint unit)
{
  const WordCount *count = g_hash_table_lookup (self->counts,
                                                GUINT_TO_POINTER (units->units[unit].word));
  double ratio = count != NULL ? count->in_cue / (count->total + 2.0) : 0;

  return attache_unit_may_be_cue (units, unit) ? ratio + 1 : ratio;
}

static guint
find_head (const TrainLexicon *self, const TrainDocument *document, const GArray *units)
{
  guint head = TRAIN_NO_UNIT;
  double best = -1;

  for (guint i = 0; i < units->len; i++)
    {
      double ratio = cue_ratio (self, document->units, g_array_index (units, guint, i));

      if (ratio > best)
        {
          best = ratio;
          head = g_array_index (units, guint, i);
        }
    }
  return head;
}

static void
count_words (TrainLexicon *self, TrainDocument *document)
{
  for (guint i = 0; i < document->units->n_units; i++)
    count_for (self, document->units->units[i].word)->total++;
  for (guint i = 0; i < document->statements->len; i++)
    {
      g_autoptr (GArray)
          units = cue_units (document, &g_array_index (document->statements, TrainStatement, i));

      for (guint j = 0; j < units->len; j++)
        count_for (self, document->units->units[g_array_index (units, guint, j)].word)->in_cue +=
            units->len == 1 ? 1 : 0.6 / units->len;
    }
}

static void
count_heads (TrainLexicon *self, TrainDocument *document)
{
  for (guint i = 0; i < document->statements->len; i++)
    {
      g_autoptr (GArray)
          units = cue_units (document, &g_array_index (document->statements, TrainStatement, i));
      guint head = find_head (self, document, units);

      if (head != TRAIN_NO_UNIT)
        count_for (self, document->units->units[head].word)->head++;
    }
}

static void
set_levels (TrainLexicon *self)
{
  static const double steps[] = { LEAST_RATIO, 0.02, 0.05, 0.12, 0.25, 0.45, 0.65 };
  GHashTableIter iter;
  gpointer word, value;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &word, &value))
    {
      const WordCount *count = value;
      double ratio = count->head / (count->total + 1.0);
      guint8 level = 0;

      while (level < G_N_ELEMENTS (steps) && count->head > 0 && ratio >= steps[level])
        level++;
      if (level > 0)
        entry_for (self, GPOINTER_TO_UINT (word))->cue_level = level;
    }
}

static void
mark_heads (const TrainLexicon *self, TrainDocument *document)
{
  document->is_head = g_new0 (guint8, document->units->n_units + 1);
  document->in_cue = g_new0 (guint8, document->units->n_units + 1);
  for (guint i = 0; i < document->statements->len; i++)
    {
      TrainStatement *statement = &g_array_index (document->statements, TrainStatement, i);
      g_autoptr (GArray) units = cue_units (document, statement);

      statement->head = find_head (self, document, units);
      for (guint j = 0; j < units->len; j++)
        document->in_cue[g_array_index (units, guint, j)] = TRUE;
      if (statement->head != TRAIN_NO_UNIT)
        document->is_head[statement->head] = TRUE;
    }
}

TrainLexicon *
train_lexicon_new (const char *classes, GPtrArray *documents, GError **error)
{
  TrainLexicon *self = g_new0 (TrainLexicon, 1);

  self->n_entries = N_ENTRIES;
  self->entries = g_new0 (AttacheLexiconEntry, N_ENTRIES);
  self->lexicon = (AttacheTaggerLexicon){ self->entries, N_ENTRIES - 1 };
  self->counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (!read_classes (self, classes, error))
    return NULL;
  for (guint i = 0; i < documents->len; i++)
    {
      TrainDocument *document = train_document (documents, i);

      document->units = attache_units_new (document->text, &self->lexicon);
      count_words (self, document);
    }
  for (guint i = 0; i < documents->len; i++)
    count_heads (self, train_document (documents, i));
  set_levels (self);
  return self;
}

void
train_lexicon_apply (const TrainLexicon *lexicon, GPtrArray *documents)
{
  for (guint i = 0; i < documents->len; i++)
    {
      TrainDocument *document = train_document (documents, i);

      g_clear_pointer (&document->units, attache_units_free);
      document->units = attache_units_new (document->text, &lexicon->lexicon);
      mark_heads (lexicon, document);
    }
}

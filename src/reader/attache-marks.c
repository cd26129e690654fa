/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Collects marks from what a reading has, in page order, with the farthest end so far beside each,
 * so that a stretch is found by bisection although marks overlap and nest. */

#include "config.h"

#include "attache-marks.h"

#define DEEPEST_LEVEL 2
/* A longer source is a clause, not a name. */
#define LONGEST_NAME 40

struct _AttacheMarks
{
  GArray *marks;     /* AttacheMark, by start, longer first */
  guint32 *farthest; /* for each: the farthest end of it and all before */
};

static void
add_mark (GArray *marks, const AttacheSheet *page, AttacheSpan span, AttacheMark mark)
{
  mark.set = attache_sheet_span_from_text (page, span);
  if (!attache_span_is_empty (mark.set))
    g_array_append_val (marks, mark);
}

/* The words that name the speaker: mentions of it within the source, or the whole source where that
 * is a pronoun or an office. */
static void
add_speaker (GArray *marks, const AttacheSheet *page, const AttacheMarkSources *sources,
             const AttacheStatementFields *fields, AttacheMark mark)
{
  mark.kind = ATTACHE_MARK_SPEAKER;
  for (guint i = 0; i < fields->n_source; i++)
    {
      guint low = 0;
      guint high = sources->n_mentions;
      gboolean is_named = FALSE;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (sources->mentions[middle].span.start < fields->source[i].start)
            low = middle + 1;
          else
            high = middle;
        }
      for (; low < sources->n_mentions && sources->mentions[low].span.start < fields->source[i].end;
           low++)
        {
          if (sources->mentions[low].actor_id != fields->speaker_id)
            continue;
          add_mark (marks, page, sources->mentions[low].span, mark);
          is_named = TRUE;
        }
      if (!is_named && fields->source[i].end - fields->source[i].start <= LONGEST_NAME)
        add_mark (marks, page, fields->source[i], mark);
    }
}

static void
add_statements (GArray *marks, const AttacheSheet *page, const AttacheMarkSources *sources)
{
  for (guint i = 0; i < sources->n_statements; i++)
    {
      const AttacheStatementFields *fields = attache_statement_get_fields (sources->statements[i]);
      AttacheMark mark = {
        .id = fields->id,
        .kind = ATTACHE_MARK_STATEMENT,
        .style = fields->kind,
        .colour = fields->speaker_colour,
        .is_dim = !fields->is_match,
        .is_known = fields->speaker_id != 0,
      };

      if (fields->decision == ATTACHE_DECISION_REJECTED)
        continue;
      for (guint j = 0; j < fields->n_content; j++)
        {
          mark.is_first = j == 0;
          add_mark (marks, page, fields->content[j], mark);
        }
      mark.is_first = FALSE;
      if (fields->speaker_id != 0)
        add_speaker (marks, page, sources, fields, mark);
    }
}

static void
add_events (GArray *marks, const AttacheSheet *page, const AttacheMarkSources *sources)
{
  for (guint i = 0; i < sources->n_events; i++)
    {
      const AttacheEventFields *fields = attache_event_get_fields (sources->events[i]);

      if (fields->decision != ATTACHE_DECISION_REJECTED)
        add_mark (marks, page, fields->span,
                  (AttacheMark){ .id = fields->id,
                                 .kind = ATTACHE_MARK_EVENT,
                                 .is_first = TRUE,
                                 .is_dim = !fields->is_match });
    }
}

static void
add_annotations (GArray *marks, const AttacheSheet *page, const AttacheMarkSources *sources)
{
  for (guint i = 0; i < sources->n_annotations; i++)
    {
      const AttacheAnnotationFields *fields = attache_annotation_get_fields (
          sources->annotations[i]);
      gboolean is_noted = (fields->note != NULL && *fields->note != '\0')
                          || (fields->tags != NULL && *fields->tags != NULL);

      if (fields->target == ATTACHE_TARGET_SPAN && fields->anchor != ATTACHE_ANCHOR_UNATTACHED)
        add_mark (marks, page, fields->span,
                  (AttacheMark){ .id = fields->id,
                                 .kind = ATTACHE_MARK_HIGHLIGHT,
                                 .colour = fields->colour,
                                 .is_first = TRUE,
                                 .is_known = is_noted });
    }
}

static void
add_names (GArray *marks, const AttacheSheet *page, const AttacheMarkSources *sources)
{
  for (guint i = 0; i < sources->n_mentions; i++)
    add_mark (marks, page, sources->mentions[i].span,
              (AttacheMark){ .kind = ATTACHE_MARK_ACTOR, .colour = sources->mentions[i].colour });
  for (guint i = 0; i < sources->n_times; i++)
    add_mark (marks, page, sources->times[i].span, (AttacheMark){ .kind = ATTACHE_MARK_TIME });
}

static gint
compare_marks (gconstpointer a, gconstpointer b)
{
  const AttacheMark *one = a;
  const AttacheMark *other = b;

  if (one->set.start != other->set.start)
    return one->set.start < other->set.start ? -1 : 1;
  if (one->set.end != other->set.end)
    return one->set.end > other->set.end ? -1 : 1;
  return (gint) one->kind - (gint) other->kind;
}

/* A mark lies as many levels down as statements hold it, so that underlines never cover each other.
 */
static void
set_levels (GArray *marks)
{
  guint32 open[DEEPEST_LEVEL] = { 0 };

  for (guint i = 0; i < marks->len; i++)
    {
      AttacheMark *mark = &g_array_index (marks, AttacheMark, i);
      guint level = 0;

      while (level < DEEPEST_LEVEL && open[level] > mark->set.start)
        level++;
      mark->level = level;
      if (mark->kind == ATTACHE_MARK_STATEMENT && level < DEEPEST_LEVEL)
        open[level] = mark->set.end;
    }
}

AttacheMarks *
attache_marks_new (const AttacheSheet *page, const AttacheMarkSources *sources)
{
  AttacheMarks *self;
  guint32 farthest = 0;

  g_return_val_if_fail (page != NULL && sources != NULL, NULL);

  self = g_new0 (AttacheMarks, 1);
  self->marks = g_array_new (FALSE, FALSE, sizeof (AttacheMark));
  add_statements (self->marks, page, sources);
  add_events (self->marks, page, sources);
  add_annotations (self->marks, page, sources);
  add_names (self->marks, page, sources);
  g_array_sort (self->marks, compare_marks);
  set_levels (self->marks);
  self->farthest = g_new (guint32, self->marks->len);
  for (guint i = 0; i < self->marks->len; i++)
    {
      farthest = MAX (farthest, g_array_index (self->marks, AttacheMark, i).set.end);
      self->farthest[i] = farthest;
    }
  return self;
}

void
attache_marks_free (AttacheMarks *marks)
{
  if (marks == NULL)
    return;
  g_array_unref (marks->marks);
  g_free (marks->farthest);
  g_free (marks);
}

const AttacheMark *
attache_marks_get_all (const AttacheMarks *marks, guint *n_marks)
{
  g_return_val_if_fail (marks != NULL && n_marks != NULL, NULL);

  *n_marks = marks->marks->len;
  return (const AttacheMark *) (gpointer) marks->marks->data;
}

/* The first mark that may reach beyond @at: all before end by then. */
static guint
find_reaching (const AttacheMarks *marks, guint32 at)
{
  guint low = 0;
  guint high = marks->marks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (marks->farthest[middle] <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
attache_marks_foreach (const AttacheMarks *marks, AttacheSpan set, guint kinds,
                       AttacheMarkFunc each, gpointer user_data)
{
  g_return_if_fail (marks != NULL && each != NULL);

  for (guint i = find_reaching (marks, set.start); i < marks->marks->len; i++)
    {
      const AttacheMark *mark = &g_array_index (marks->marks, AttacheMark, i);

      if (mark->set.start >= set.end)
        break;
      if (mark->set.end > set.start && (kinds & ATTACHE_MARK_BIT (mark->kind)) != 0)
        each (mark, user_data);
    }
}

static void
keep_shortest_cb (const AttacheMark *mark, gpointer user_data)
{
  const AttacheMark **best = user_data;

  if (*best == NULL || mark->set.end - mark->set.start < (*best)->set.end - (*best)->set.start)
    *best = mark;
}

const AttacheMark *
attache_marks_find_at (const AttacheMarks *marks, guint32 at, guint kinds)
{
  const AttacheMark *best = NULL;

  attache_marks_foreach (marks, (AttacheSpan){ at, at + 1 }, kinds, keep_shortest_cb, &best);
  return best;
}

/* The first mark that begins at or after @at. */
static guint
find_starting (const AttacheMarks *marks, guint32 at)
{
  guint low = 0;
  guint high = marks->marks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (marks->marks, AttacheMark, middle).set.start < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const AttacheMark *
attache_marks_step (const AttacheMarks *marks, AttacheMarkKind kind, guint32 at, gint step)
{
  gint64 index;

  g_return_val_if_fail (marks != NULL && (step == 1 || step == -1), NULL);

  index = step > 0 ? find_starting (marks, at + 1) : (gint64) find_starting (marks, at) - 1;
  for (; index >= 0 && index < marks->marks->len; index += step)
    {
      const AttacheMark *mark = &g_array_index (marks->marks, AttacheMark, index);

      if (mark->kind == kind && mark->is_first)
        return mark;
    }
  return NULL;
}

const AttacheMark *
attache_marks_find (const AttacheMarks *marks, AttacheMarkKind kind, gint64 id)
{
  g_return_val_if_fail (marks != NULL, NULL);

  for (guint i = 0; i < marks->marks->len; i++)
    {
      const AttacheMark *mark = &g_array_index (marks->marks, AttacheMark, i);

      if (mark->kind == kind && mark->id == id)
        return mark;
    }
  return NULL;
}

typedef struct
{
  guint8 *colours;
  guint n_colours;
  gboolean is_dim;
} Bars;

static void
add_bar_cb (const AttacheMark *mark, gpointer user_data)
{
  Bars *bars = user_data;

  bars->is_dim = bars->is_dim && mark->is_dim;
  if (!mark->is_known || bars->n_colours == 3)
    return;
  for (guint i = 0; i < bars->n_colours; i++)
    {
      if (bars->colours[i] == mark->colour)
        return;
    }
  bars->colours[bars->n_colours++] = mark->colour;
}

guint
attache_marks_get_bars (const AttacheMarks *marks, AttacheSpan set, guint8 colours[3],
                        gboolean *is_dim)
{
  Bars bars = { colours, 0, TRUE };

  attache_marks_foreach (marks, set, ATTACHE_MARK_BIT (ATTACHE_MARK_STATEMENT), add_bar_cb, &bars);
  *is_dim = bars.is_dim;
  return bars.n_colours;
}

typedef struct
{
  AttacheSpan set;
  guint n_notes;
  const AttacheMark *first;
} Notes;

static void
count_note_cb (const AttacheMark *mark, gpointer user_data)
{
  Notes *notes = user_data;

  if (!mark->is_known || mark->set.start < notes->set.start)
    return;
  notes->n_notes++;
  if (notes->first == NULL)
    notes->first = mark;
}

guint
attache_marks_count_notes (const AttacheMarks *marks, AttacheSpan set, const AttacheMark **first)
{
  Notes notes = { set, 0, NULL };

  attache_marks_foreach (marks, set, ATTACHE_MARK_BIT (ATTACHE_MARK_HIGHLIGHT), count_note_cb,
                         &notes);
  if (first != NULL)
    *first = notes.first;
  return notes.n_notes;
}

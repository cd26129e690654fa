/* SPDX-License-Identifier: GPL-3.0-or-later */

/* While few events are in view each mark is looked at; else they are counted in buckets that stand
 * on powers of two of time, so that they neither jump while panning nor reshuffle while zooming. */

#include "config.h"

#include "attache-timeline-lane.h"

/* Half diagonals of diamonds, and what stands nearer than this is one stack. */
#define BIG 9.0f
#define SMALL 7.0f
#define TOUCHING 12.0f
/* Bars; shorter ones would look like points anyway. */
#define BAR_HEIGHT 11.0f
#define MIN_BAR 14.0f
#define N_TRACKS 3
/* Pixels beyond either end that are laid out too, so that what comes into view is already grouped.
 */
#define MARGIN 240.0
/* More events than this in a lane's view are counted, not looked at. */
#define MAX_SINGLES 160
#define MAX_BARS 20

typedef struct
{
  AttacheTimelineIndex *index;
  const AttacheEventMark *marks;
  AttacheTimelineScale scale;
  float left, middle, height;
  guint lane;
  GArray *items;
} Lane;

typedef struct
{
  guint first_mark, last_mark;
  guint n_events, n_matches;
  gboolean is_mixed;
} Bucket;

static float
x_of (const Lane *lane, gint64 instant)
{
  return lane->left + (float) attache_timeline_scale_get_x (lane->scale, instant);
}

static gboolean
is_coarse (const AttacheEventMark *mark)
{
  return mark->precision > ATTACHE_PRECISION_DAY;
}

/* A day is a point; two days are a stretch, and so is a week about which no more is known. */
static gboolean
is_stretch (const AttacheEventMark *mark)
{
  return is_coarse (mark) || mark->until - mark->begin > ATTACHE_USEC_PER_DAY * 3 / 2;
}

static float
middle_of (const Lane *lane, const AttacheEventMark *mark)
{
  return x_of (lane, mark->begin + (mark->until - mark->begin) / 2);
}

static AttacheTimelineItem
item_for (const Lane *lane, guint number)
{
  const AttacheEventMark *mark = &lane->marks[number];

  return (AttacheTimelineItem){
    .mark = number,
    .last_mark = number,
    .n_events = mark->n_events,
    .n_matches = mark->n_matches,
    .is_mixed = mark->is_mixed,
    .is_faded = is_coarse (mark),
    .lane = (guint16) lane->lane,
    .kind = mark->kind,
  };
}

static void
add_point (const Lane *lane, guint number)
{
  const AttacheEventMark *mark = &lane->marks[number];
  AttacheTimelineItem item = item_for (lane, number);
  float x = middle_of (lane, mark), begin = x_of (lane, mark->begin),
        until = x_of (lane, mark->until);

  item.shape = mark->n_events > 1 ? ATTACHE_TIMELINE_STACK : ATTACHE_TIMELINE_DIAMOND;
  graphene_rect_init (&item.box, x - BIG, lane->middle - BIG, 2 * BIG, 2 * BIG);
  if (mark->n_events == 1 && until - begin > 4 * BIG)
    graphene_rect_init (&item.extent, begin, lane->middle - 1.5f, until - begin, 3);
  g_array_append_val (lane->items, item);
}

static void
add_bar (const Lane *lane, guint number)
{
  const AttacheEventMark *mark = &lane->marks[number];
  AttacheTimelineItem item = item_for (lane, number);
  float begin = x_of (lane, mark->begin), until = x_of (lane, mark->until);

  item.shape = ATTACHE_TIMELINE_BAR;
  graphene_rect_init (&item.box, begin, lane->middle - BAR_HEIGHT / 2, until - begin, BAR_HEIGHT);
  g_array_append_val (lane->items, item);
}

static gboolean
is_in_view (const Lane *lane, const AttacheEventMark *mark)
{
  return x_of (lane, mark->until) >= lane->left - MARGIN
         && x_of (lane, mark->begin) <= lane->left + lane->scale.width + MARGIN;
}

static void
add_single (const Lane *lane, guint number)
{
  const AttacheEventMark *mark = &lane->marks[number];

  if (!is_in_view (lane, mark))
    return;
  if (is_stretch (mark)
      && attache_timeline_scale_get_pixels (lane->scale, mark->until - mark->begin) >= MIN_BAR)
    add_bar (lane, number);
  else
    add_point (lane, number);
}

/* The run's events that may reach into view. */
static void
find_in_view (const Lane *lane, const AttacheTimelineRun *run, guint *first, guint *end)
{
  gint64 margin = attache_timeline_scale_get_length (lane->scale, MARGIN);

  attache_timeline_index_find (lane->index, run, lane->scale.begin - margin - run->longest,
                               lane->scale.until + margin, first, end);
}

static void
add_singles (const Lane *lane, const AttacheTimelineRun *run)
{
  guint first, end;

  find_in_view (lane, run, &first, &end);
  for (guint i = first; i < end; i++)
    add_single (lane, attache_timeline_index_get_mark (lane->index, i));
}

static gint
compare_items (gconstpointer a, gconstpointer b)
{
  const AttacheTimelineItem *left = a, *right = b;
  float l = left->box.origin.x + left->box.size.width / 2,
        r = right->box.origin.x + right->box.size.width / 2;

  return l != r ? (l > r) - (l < r) : (left->mark > right->mark) - (left->mark < right->mark);
}

static float
item_x (const AttacheTimelineItem *item)
{
  return item->box.origin.x + item->box.size.width / 2;
}

static gboolean
joins (const AttacheTimelineItem *stack, float stack_begin, const AttacheTimelineItem *item)
{
  return item->shape != ATTACHE_TIMELINE_BAR && item_x (item) - stack_begin < TOUCHING
         && (stack->n_matches > 0) == (item->n_matches > 0);
}

static void
join (AttacheTimelineItem *stack, const AttacheTimelineItem *item)
{
  stack->shape = ATTACHE_TIMELINE_STACK;
  stack->box.origin.x = (item_x (stack) * stack->n_events + item_x (item) * item->n_events)
                            / (stack->n_events + item->n_events)
                        - BIG;
  stack->last_mark = item->mark;
  stack->n_events += item->n_events;
  stack->n_matches += item->n_matches;
  stack->is_faded = stack->is_faded && item->is_faded;
  stack->is_mixed |= item->is_mixed || stack->kind != item->kind;
  stack->extent = GRAPHENE_RECT_INIT (0, 0, 0, 0);
}

/* Two stacks grow at once: one of matches, one of the others. */
static void
stack_points (const Lane *lane, guint first)
{
  gint open[2] = { -1, -1 };
  float begins[2] = { 0, 0 };
  guint out = first;

  for (guint i = first; i < lane->items->len; i++)
    {
      AttacheTimelineItem item = g_array_index (lane->items, AttacheTimelineItem, i);
      guint which = item.n_matches > 0;
      AttacheTimelineItem *stack = open[which] >= 0 ? &g_array_index (
                                       lane->items, AttacheTimelineItem, open[which])
                                                    : NULL;

      if (stack != NULL && joins (stack, begins[which], &item))
        {
          join (stack, &item);
          continue;
        }
      if (item.shape != ATTACHE_TIMELINE_BAR)
        {
          open[which] = (gint) out;
          begins[which] = item_x (&item);
        }
      g_array_index (lane->items, AttacheTimelineItem, out++) = item;
    }
  g_array_set_size (lane->items, out);
}

/* Bars that overlap are put in thinner tracks, from the top. */
static void
track_bars (const Lane *lane, guint first)
{
  float ends[N_TRACKS] = { -G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT };
  guint n_tracks = 1;

  for (guint i = first; i < lane->items->len; i++)
    {
      AttacheTimelineItem *item = &g_array_index (lane->items, AttacheTimelineItem, i);
      guint track = 0;

      if (item->shape != ATTACHE_TIMELINE_BAR)
        continue;
      while (track + 1 < N_TRACKS && ends[track] > item->box.origin.x)
        track++;
      ends[track] = MAX (ends[track], item->box.origin.x + item->box.size.width);
      item->box.origin.y = track;
      n_tracks = MAX (n_tracks, track + 1);
    }
  for (guint i = first; i < lane->items->len; i++)
    {
      AttacheTimelineItem *item = &g_array_index (lane->items, AttacheTimelineItem, i);
      float height = n_tracks == 1 ? BAR_HEIGHT
                                   : MIN (BAR_HEIGHT, (lane->height - 8) / n_tracks - 2);
      float total = n_tracks * (height + 2) - 2;

      if (item->shape != ATTACHE_TIMELINE_BAR)
        continue;
      item->box.size.height = height;
      item->box.origin.y = lane->middle - total / 2 + item->box.origin.y * (height + 2);
    }
}

static gint
compare_begins (gconstpointer a, gconstpointer b)
{
  const AttacheTimelineItem *left = a, *right = b;

  return (left->box.origin.x > right->box.origin.x) - (left->box.origin.x < right->box.origin.x);
}

static AttacheTimelineItem *
items_from (const Lane *lane, guint first)
{
  return (AttacheTimelineItem *) (gpointer) lane->items->data + first;
}

static void
shrink_neighbours (const Lane *lane, guint first)
{
  for (guint i = first; i < lane->items->len; i++)
    {
      AttacheTimelineItem *item = &g_array_index (lane->items, AttacheTimelineItem, i);
      gboolean is_near = (i > first && item_x (item) - item_x (item - 1) < 2 * BIG + 2)
                         || (i + 1 < lane->items->len
                             && item_x (item + 1) - item_x (item) < 2 * BIG + 2);

      if (item->shape == ATTACHE_TIMELINE_DIAMOND && is_near)
        item->box = GRAPHENE_RECT_INIT (item_x (item) - SMALL, lane->middle - SMALL, 2 * SMALL,
                                        2 * SMALL);
    }
}

static void
arrange (const Lane *lane, guint first)
{
  guint n = lane->items->len - first;

  if (n == 0)
    return;
  qsort (items_from (lane, first), n, sizeof (AttacheTimelineItem), compare_begins);
  track_bars (lane, first);
  qsort (items_from (lane, first), n, sizeof (AttacheTimelineItem), compare_items);
  stack_points (lane, first);
  shrink_neighbours (lane, first);
}

static gint64
bucket_length (const Lane *lane)
{
  gint64 least = attache_timeline_scale_get_length (lane->scale, TOUCHING), length = 1;

  while (length < least)
    length *= 2;
  return length;
}

static gint64
floor_to (gint64 instant, gint64 length)
{
  gint64 rest = instant % length;

  return instant - rest - (rest < 0 ? length : 0);
}

static void
count_run (const Lane *lane, const AttacheTimelineRun *run, gint64 begin, gint64 length,
           GArray *buckets)
{
  for (guint i = 0; i < buckets->len; i++)
    {
      Bucket *bucket = &g_array_index (buckets, Bucket, i);
      gint64 from = begin + (gint64) i * length;
      guint first, end, mark, last;

      attache_timeline_index_find (lane->index, run, from, from + length, &first, &end);
      if (first == end)
        continue;
      mark = attache_timeline_index_get_mark (lane->index, first);
      last = attache_timeline_index_get_mark (lane->index, end - 1);
      bucket->first_mark = bucket->n_events == 0 ? mark : MIN (bucket->first_mark, mark);
      bucket->last_mark = bucket->n_events == 0 ? last : MAX (bucket->last_mark, last);
      bucket->is_mixed |= lane->marks[mark].is_mixed || lane->marks[last].is_mixed;
      bucket->n_events += attache_timeline_index_count_events (lane->index, first, end);
      bucket->n_matches += attache_timeline_index_count_matches (lane->index, first, end);
    }
}

static float
log2_of (guint n)
{
  float result = 0;

  for (; n > 1; n /= 2)
    result += 1;
  return result;
}

static void
add_column (const Lane *lane, const Bucket *bucket, gint64 from, gint64 length, float most)
{
  AttacheTimelineItem item = item_for (lane, bucket->first_mark);
  float begin = x_of (lane, from), until = x_of (lane, from + length);
  float tall = 6 + (lane->height - 16) * (most > 0 ? log2_of (bucket->n_events) / most : 0);

  item.shape = ATTACHE_TIMELINE_COLUMN;
  item.is_faded = FALSE;
  item.last_mark = bucket->last_mark;
  item.n_events = bucket->n_events;
  item.n_matches = bucket->n_matches;
  item.is_mixed = bucket->is_mixed
                  || lane->marks[bucket->first_mark].kind != lane->marks[bucket->last_mark].kind;
  item.box = GRAPHENE_RECT_INIT (begin + 1, lane->middle - tall / 2, until - begin - 2, tall);
  g_array_append_val (lane->items, item);
}

static void
add_columns (const Lane *lane, const AttacheTimelineRun *runs, guint n_runs,
             const gboolean *is_counted)
{
  gint64 length = bucket_length (lane), begin = floor_to (lane->scale.begin, length);
  guint n = (guint) ((lane->scale.until - begin) / length) + 1, most = 0;
  g_autoptr (GArray) buckets = g_array_new (FALSE, TRUE, sizeof (Bucket));

  g_array_set_size (buckets, n);
  for (guint i = 0; i < n_runs; i++)
    {
      if (is_counted[i])
        count_run (lane, &runs[i], begin, length, buckets);
    }
  for (guint i = 0; i < n; i++)
    most = MAX (most, g_array_index (buckets, Bucket, i).n_events);
  for (guint i = 0; i < n; i++)
    {
      const Bucket *bucket = &g_array_index (buckets, Bucket, i);

      if (bucket->n_events > 0)
        add_column (lane, bucket, begin + (gint64) i * length, length, log2_of (most));
    }
}

void
attache_timeline_lane_fill (AttacheTimelineIndex *index, guint lane_number,
                            AttacheTimelineScale scale, float left, float middle, float height,
                            GArray *items)
{
  Lane lane = { index, NULL, scale, left, middle, height, lane_number, items };
  gboolean is_counted[64] = { FALSE };
  gboolean is_dense;
  guint n_runs, total = 0, first_item = items->len;
  const AttacheTimelineRun *runs;

  g_return_if_fail (index != NULL && items != NULL);

  lane.marks = attache_timeline_index_get_series (index)->marks;
  runs = attache_timeline_index_get_runs (index, lane_number, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      guint first, end, n_events;

      find_in_view (&lane, &runs[i], &first, &end);
      n_events = attache_timeline_index_count_events (index, first, end);
      total += n_events;
      is_counted[i] = n_events > MAX_BARS
                      || attache_timeline_scale_get_pixels (scale, runs[i].longest) < MIN_BAR;
    }
  is_dense = total > MAX_SINGLES;
  if (is_dense)
    add_columns (&lane, runs, n_runs, is_counted);
  first_item = is_dense ? items->len : first_item;
  for (guint i = 0; i < n_runs; i++)
    {
      if (!is_dense || !is_counted[i])
        add_singles (&lane, &runs[i]);
    }
  arrange (&lane, first_item);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* First come the numbers, then the labels, matches before the others; a text is placed where it
 * meets nothing that stands already. */

#include "config.h"

#include "attache-timeline-room.h"

#include <math.h>

#define COUNT_GAP 4.0f
#define LABEL_GAP 6.0f
#define CLEARANCE 6.0f
/* Labels are cut at the longest, and left out where not even the shortest fits. */
#define MIN_LABEL 64.0f
#define MAX_LABEL 260.0f
/* A label stands no further from its point. */
#define MAX_LEAD 120.0f
#define STACK_HEIGHT 16.0f
#define STACK_MIN_WIDTH 12.0f

typedef struct
{
  AttacheEventSeries *series;
  AttacheTimelineItem *items;
  guint n_items;
  float left, right;
  AttacheTimelineMeasure measure;
  gpointer user_data;
} Room;

/* Where an item ends with its texts, which stand right of it. */
static float
end_of (const AttacheTimelineItem *item)
{
  const graphene_rect_t *last = &item->box;

  if (item->label.size.width > 0)
    last = &item->label;
  else if (item->count.size.width > 0 && item->shape != ATTACHE_TIMELINE_STACK)
    last = &item->count;
  return last->origin.x + last->size.width;
}

/* How far to the right of @x, at most to @want, a text can go that belongs to @owner. */
static float
free_until (const Room *room, guint owner, float x, float want, gboolean over_ground)
{
  float until = MIN (want, room->right);

  for (guint i = 0; i < room->n_items; i++)
    {
      const AttacheTimelineItem *item = &room->items[i];
      float begin = item->box.origin.x - CLEARANCE;

      if (i == owner || begin >= until || end_of (item) + CLEARANCE <= x)
        continue;
      if (!over_ground || (item->n_matches > 0 && item->shape != ATTACHE_TIMELINE_BAR))
        until = begin;
    }
  return until;
}

static float
right_of (const AttacheTimelineItem *item)
{
  const graphene_rect_t *last = item->count.size.width > 0 ? &item->count : &item->box;

  return last->origin.x + last->size.width + LABEL_GAP;
}

/* Behind the day that a point stands for, where that is not far; else as right_of (). */
static float
behind_extent_of (const AttacheTimelineItem *item)
{
  const float x = right_of (item);
  const float behind = item->extent.origin.x + item->extent.size.width + LABEL_GAP;

  return behind > x && behind - x <= MAX_LEAD ? behind : x;
}

static void
format_count (guint n, char text[12])
{
  if (n < 10000)
    g_snprintf (text, 12, "%u", n);
  else if (n < 1000000)
    g_snprintf (text, 12, "%uk", n / 1000);
  else
    g_snprintf (text, 12, "%uM", n / 1000000);
}

/* A stack is as wide as its number where its neighbours leave room, else a small block without one.
 * It is drawn over bars and quiet ones, and may cover them. */
static void
place_stack (const Room *room, guint i)
{
  AttacheTimelineItem *item = &room->items[i];
  float x = item->box.origin.x + item->box.size.width / 2,
        y = item->box.origin.y + item->box.size.height / 2;
  graphene_size_t size;
  float width, left, right;

  format_count (item->n_matches > 0 ? item->n_matches : item->n_events, item->count_text);
  size = room->measure (item->count_text, ATTACHE_TIMELINE_FONT_COUNT, room->user_data);
  width = MAX (size.width + 10, STACK_HEIGHT + 2);
  left = x - width / 2 + CLEARANCE;
  right = x + width / 2 - CLEARANCE;
  if (free_until (room, i, left, right, TRUE) >= right)
    {
      graphene_rect_init (&item->box, x - width / 2, y - STACK_HEIGHT / 2, width, STACK_HEIGHT);
      graphene_rect_init (&item->count, x - size.width / 2, y - size.height / 2, size.width,
                          size.height);
      return;
    }
  item->count_text[0] = '\0';
  graphene_rect_init (&item->box, x - STACK_MIN_WIDTH / 2, y - STACK_HEIGHT / 2, STACK_MIN_WIDTH,
                      STACK_HEIGHT);
}

static void
place_reports (const Room *room, guint i)
{
  AttacheTimelineItem *item = &room->items[i];
  float x = item->box.origin.x + item->box.size.width + COUNT_GAP;
  float y = item->box.origin.y + item->box.size.height / 2;
  graphene_size_t size;

  if (room->series->marks[item->mark].n_reports < 2 || x < room->left)
    return;
  format_count (room->series->marks[item->mark].n_reports, item->count_text);
  size = room->measure (item->count_text, ATTACHE_TIMELINE_FONT_COUNT, room->user_data);
  if (free_until (room, i, x, x + size.width, FALSE) >= x + size.width)
    graphene_rect_init (&item->count, x, y - size.height / 2, size.width, size.height);
  else
    item->count_text[0] = '\0';
}

static gboolean
place_label_at (const Room *room, guint i, const char *text, float x)
{
  AttacheTimelineItem *item = &room->items[i];
  const float y = item->box.origin.y + item->box.size.height / 2;
  graphene_size_t size;
  float width;

  if (x < room->left || free_until (room, i, x, x + MIN_LABEL / 2, FALSE) < x + MIN_LABEL / 2)
    return FALSE;
  size = room->measure (text, ATTACHE_TIMELINE_FONT_LABEL, room->user_data);
  width = MIN (ceilf (size.width), MAX_LABEL);
  width = MIN (width, free_until (room, i, x, x + width, FALSE) - x);
  if (width < size.width && width < MIN_LABEL)
    return FALSE;
  graphene_rect_init (&item->label, x, y - size.height / 2, width, size.height);
  return TRUE;
}

static void
place_label (const Room *room, guint i)
{
  const AttacheTimelineItem *item = &room->items[i];
  const char *text = room->series->labels != NULL ? room->series->labels[item->mark] : NULL;

  if (text != NULL && *text != '\0' && !place_label_at (room, i, text, behind_extent_of (item)))
    place_label_at (room, i, text, right_of (item));
}

static void
find_bars (const Room *room, guint i)
{
  const graphene_rect_t *box = &room->items[i].box;

  for (guint j = 0; j < room->n_items; j++)
    {
      const graphene_rect_t *bar = &room->items[j].box;

      if (room->items[j].shape == ATTACHE_TIMELINE_BAR
          && bar->origin.x < box->origin.x + box->size.width
          && bar->origin.x + bar->size.width > box->origin.x)
        room->items[i].is_on_bar = TRUE;
    }
}

void
attache_timeline_room_fill (AttacheEventSeries *series, AttacheTimelineItem *items, guint n_items,
                            float left, float right, AttacheTimelineMeasure measure,
                            gpointer user_data)
{
  Room room = { series, items, n_items, left, right, measure, user_data };

  g_return_if_fail (series != NULL && measure != NULL);
  g_return_if_fail (items != NULL || n_items == 0);

  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].shape == ATTACHE_TIMELINE_STACK)
        place_stack (&room, i);
      else if (items[i].n_events == 1)
        place_reports (&room, i);
      if (items[i].shape == ATTACHE_TIMELINE_STACK || items[i].shape == ATTACHE_TIMELINE_DIAMOND)
        find_bars (&room, i);
    }
  for (guint is_match = 2; is_match-- > 0;)
    {
      for (guint i = 0; i < n_items; i++)
        {
          if (items[i].n_events == 1 && (items[i].n_matches > 0) == (is_match != 0))
            place_label (&room, i);
        }
    }
}

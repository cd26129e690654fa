/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The canvas for those who do not see it: a chip for each of the first marks in view, in order of
 * time, a moment after the view came to rest. A chip stays with its mark, so that the focus does.
 */

#include "config.h"

#include "attache-timeline-canvas-private.h"
#include "attache-timeline-chip.h"
#include "attache-timeline-words.h"

#define MAX_CHIPS 200
#define REST_MS 120

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  const AttacheTimelineItem *left = *(const AttacheTimelineItem *const *) a;
  const AttacheTimelineItem *right = *(const AttacheTimelineItem *const *) b;

  return (left->mark > right->mark) - (left->mark < right->mark);
}

static GPtrArray *
items_by_time (AttacheTimelineCanvas *self)
{
  AttacheTimelineLayout *layout = attache_timeline_canvas_ensure_layout (self);
  GPtrArray *items = g_ptr_array_sized_new (layout->items->len);

  for (guint i = 0; i < layout->items->len; i++)
    g_ptr_array_add (items, &g_array_index (layout->items, AttacheTimelineItem, i));
  g_ptr_array_sort (items, compare_times);
  return items;
}

static void
chip_activated_cb (AttacheTimelineCanvas *self, AttacheTimelineChip *chip)
{
  attache_timeline_canvas_activate_mark (self, attache_timeline_chip_get_mark (chip));
}

static void
chip_focus_cb (AttacheTimelineCanvas *self, GParamSpec *pspec, GtkWidget *chip)
{
  if (gtk_widget_has_focus (chip))
    self->focused = attache_timeline_chip_get_mark (ATTACHE_TIMELINE_CHIP (chip));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkWidget *
ensure_chip (AttacheTimelineCanvas *self, guint mark)
{
  GtkWidget *chip = g_hash_table_lookup (self->chips, GUINT_TO_POINTER (mark + 1));

  if (chip != NULL)
    return chip;
  chip = attache_timeline_chip_new (mark);
  g_signal_connect_object (chip, "activated", G_CALLBACK (chip_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "notify::has-focus", G_CALLBACK (chip_focus_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_before (chip, GTK_WIDGET (self), NULL);
  g_hash_table_insert (self->chips, GUINT_TO_POINTER (mark + 1), chip);
  return chip;
}

/* The focus of a chip that goes returns to the canvas, which is where the next key is answered. */
static void
drop_chips (AttacheTimelineCanvas *self, GHashTable *kept)
{
  GHashTableIter iter;
  gpointer key, chip;

  g_hash_table_iter_init (&iter, self->chips);
  while (g_hash_table_iter_next (&iter, &key, &chip))
    {
      if (g_hash_table_contains (kept, key))
        continue;
      g_hash_table_iter_remove (&iter);
      if (gtk_widget_has_focus (chip))
        gtk_widget_grab_focus (GTK_WIDGET (self));
      gtk_widget_unparent (chip);
    }
}

void
attache_timeline_canvas_renumber_chips (AttacheTimelineCanvas *self, AttacheEventSeries *from)
{
  AttacheEventSeries *series = attache_timeline_canvas_get_series (self);
  g_autoptr (GHashTable) chips = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) none = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer chip;

  g_hash_table_iter_init (&iter, self->chips);
  while (series != NULL && from != NULL && g_hash_table_iter_next (&iter, NULL, &chip))
    {
      guint mark = attache_timeline_chip_get_mark (chip);

      mark = attache_event_series_find_mark (series, &from->marks[mark]);
      if (mark == G_MAXUINT || g_hash_table_contains (chips, GUINT_TO_POINTER (mark + 1)))
        continue;
      g_hash_table_iter_steal (&iter);
      attache_timeline_chip_set_mark (chip, mark);
      g_hash_table_insert (chips, GUINT_TO_POINTER (mark + 1), chip);
    }
  drop_chips (self, none);
  g_hash_table_unref (self->chips);
  self->chips = g_steal_pointer (&chips);
}

void
attache_timeline_canvas_sync_chips (AttacheTimelineCanvas *self)
{
  AttacheEventSeries *series = attache_timeline_canvas_get_series (self);
  g_autoptr (GPtrArray) items = items_by_time (self);
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  guint n = gtk_widget_get_width (GTK_WIDGET (self)) > 0 ? MIN (items->len, MAX_CHIPS) : 0;

  g_clear_handle_id (&self->sync_id, g_source_remove);
  for (guint i = 0; i < n; i++)
    {
      const AttacheTimelineItem *item = items->pdata[i];
      GtkWidget *chip = ensure_chip (self, item->mark);
      g_autofree char *words = attache_timeline_words_item (series, item, ", ");

      g_hash_table_add (kept, GUINT_TO_POINTER (item->mark + 1));
      attache_timeline_chip_describe (ATTACHE_TIMELINE_CHIP (chip), words, i + 1, n);
      attache_timeline_chip_set_selected (ATTACHE_TIMELINE_CHIP (chip),
                                          item->mark == self->selected);
    }
  drop_chips (self, kept);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
sync_cb (gpointer data)
{
  AttacheTimelineCanvas *self = data;

  self->sync_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    attache_timeline_canvas_sync_chips (self);
  return G_SOURCE_REMOVE;
}

void
attache_timeline_canvas_queue_sync (AttacheTimelineCanvas *self)
{
  g_clear_handle_id (&self->sync_id, g_source_remove);
  self->sync_id = g_timeout_add (REST_MS, sync_cb, self);
}

void
attache_timeline_canvas_allocate_chips (AttacheTimelineCanvas *self)
{
  AttacheTimelineLayout *layout = attache_timeline_canvas_ensure_layout (self);

  for (guint i = 0; i < layout->items->len; i++)
    {
      const AttacheTimelineItem *item = &g_array_index (layout->items, AttacheTimelineItem, i);
      GtkWidget *chip = g_hash_table_lookup (self->chips, GUINT_TO_POINTER (item->mark + 1));
      graphene_rect_t bounds = attache_timeline_item_get_bounds (item);

      if (chip == NULL)
        continue;
      gtk_widget_measure (chip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (chip,
                                &(GtkAllocation){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                  (int) bounds.size.width + 1,
                                                  (int) bounds.size.height + 1 },
                                -1);
    }
}

void
attache_timeline_canvas_focus_mark (AttacheTimelineCanvas *self, guint mark)
{
  GtkWidget *chip;

  attache_timeline_canvas_sync_chips (self);
  self->focused = mark;
  chip = g_hash_table_lookup (self->chips, GUINT_TO_POINTER (mark + 1));
  gtk_widget_grab_focus (chip != NULL ? chip : GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

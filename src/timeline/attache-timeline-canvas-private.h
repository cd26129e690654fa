/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of the canvas share: the drawing, the chips, the gestures and the keys are a file
 * each. */

#pragma once

#include "attache-timeline-canvas.h"
#include "attache-timeline-layout.h"
#include "attache-timeline-style.h"
#include "attache-timeline-text.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_TIMELINE_DRAG_NONE,
  ATTACHE_TIMELINE_DRAG_PAN,
  ATTACHE_TIMELINE_DRAG_RANGE,
} AttacheTimelineDrag;

struct _AttacheTimelineCanvas
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheTimelineViewport *viewport;
  AttacheTimelineIndex *index; /* that is drawn; nullable */
  GtkAdjustment *adjustment;
  AttacheTimelineText *text;     /* nullable: made when first needed */
  AttacheTimelineLayout *layout; /* nullable: stale */
  GskRenderNode *node;           /* nullable: stale */
  GHashTable *chips; /* mark + 1 → AttacheTimelineChip, not owned: they are children */

  /* Borrowed */
  GtkGesture *drag_gesture;

  /* State */
  AttacheTimelineStyle style;
  AttacheTimelineGeometry geometry;
  guint hovered; /* marks in the series; G_MAXUINT: none */
  guint focused;
  guint selected;
  gint64 selected_id;
  gboolean wants_selected; /* to be brought into view as soon as it is there */
  gint64 range_begin, range_until;
  guint sync_id;

  /* Of the gesture that is under way */
  AttacheTimelineDrag drag;
  gboolean is_dragging; /* it went beyond a click */
  AttacheTimelineScale scale_at_begin;
  double scroll_at_begin;
  gint64 drag_anchor, drag_until;
  double pointer_x, pointer_y;
};

/* Drawing. */
AttacheTimelineLayout *attache_timeline_canvas_ensure_layout (AttacheTimelineCanvas *self);
void attache_timeline_canvas_invalidate (AttacheTimelineCanvas *self);
AttacheEventSeries *attache_timeline_canvas_get_series (AttacheTimelineCanvas *self); /* nullable */
/* The dates being dragged over, on whole units; FALSE where none are. */
gboolean attache_timeline_canvas_get_drag_range (AttacheTimelineCanvas *self, gint64 *begin,
                                                 gint64 *until);
void attache_timeline_canvas_snapshot_overlay (AttacheTimelineCanvas *self, GtkSnapshot *snapshot);

/* Sizes. */
AttacheTimelineText *attache_timeline_canvas_ensure_text (AttacheTimelineCanvas *self);
void attache_timeline_canvas_set_size (AttacheTimelineCanvas *self, int width, int height);
/* Other lanes or another font: everything is measured anew. */
void attache_timeline_canvas_refresh_geometry (AttacheTimelineCanvas *self);
void attache_timeline_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                      int *minimum, int *natural, int *minimum_baseline,
                                      int *natural_baseline);

/* Asking the owner. */
void attache_timeline_canvas_activate_mark (AttacheTimelineCanvas *self, guint mark);
void attache_timeline_canvas_choose_range (AttacheTimelineCanvas *self, gint64 begin, gint64 until);
void attache_timeline_canvas_clear_range (AttacheTimelineCanvas *self);

/* Chips. */
/* The chips of @from stay with their events, which have other numbers now. */
void attache_timeline_canvas_renumber_chips (AttacheTimelineCanvas *self, AttacheEventSeries *from);
void attache_timeline_canvas_sync_chips (AttacheTimelineCanvas *self);
void attache_timeline_canvas_queue_sync (AttacheTimelineCanvas *self);
void attache_timeline_canvas_allocate_chips (AttacheTimelineCanvas *self);
void attache_timeline_canvas_focus_mark (AttacheTimelineCanvas *self, guint mark);

/* Set up once. */
void attache_timeline_canvas_init_gestures (AttacheTimelineCanvas *self);
void attache_timeline_canvas_init_keys (AttacheTimelineCanvas *self);

G_END_DECLS

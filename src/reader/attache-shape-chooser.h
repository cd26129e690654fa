/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a statement may begin and end otherwise: with the one before or after it, in two at the end
 * of a sentence or at the cursor, or of the words that are selected. It shapes nothing itself. */

#pragma once

#include <gtk/gtk.h>

#include "attache-statement.h"
#include "attache-text.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_SHAPE_CHOOSER (attache_shape_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AttacheShapeChooser, attache_shape_chooser, ATTACHE, SHAPE_CHOOSER, GtkWidget)

/* What it looks at; every pointer is borrowed for the call. */
typedef struct
{
  const AttacheText *text; /* of the article */
  AttacheStatement *statement;
  AttacheStatement *previous; /* in the order of the text; nullable */
  AttacheStatement *next;     /* nullable */
  guint32 cursor;             /* in code points of the text */
  AttacheSpan selection;      /* empty: nothing is selected */
} AttacheShapeGround;

/* Signal "chosen" (uint AttacheStatementShape, int64 a, int64 b). MERGED: a is the other statement.
 * SPLIT: a is where the second part begins. REWORDED: the words stand from a to b. */

void attache_shape_chooser_set_ground (AttacheShapeChooser *self, const AttacheShapeGround *ground);
/* Puts the focus on the first thing that can be done. */
void attache_shape_chooser_open (AttacheShapeChooser *self);

/* Where the statement may be split, ascending; guint32. Ends of sentences, ends of its pieces, and
 * the word at @cursor where that is within. Transfer full. */
GArray *attache_shape_list_cuts (const AttacheText *text, const AttacheStatementFields *fields,
                                 guint32 cursor);

G_END_DECLS

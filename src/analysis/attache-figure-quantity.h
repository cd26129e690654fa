/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many a noun phrase counts: "at least 286", "two hundred", "between 10 and 20 soldiers", "a
 * corporal". It knows numbers and bounds, not what happened to those counted. */

#pragma once

#include "attache-event-setting.h"

G_BEGIN_DECLS

typedef struct
{
  AttacheSpan span; /* bound and number; of a single person without a number, the whole phrase */
  gint64 least;     /* -1: no bound */
  gint64 most;      /* -1: no bound */
  AttacheSpan whom; /* those counted; empty where the text does not say */
} AttacheQuantity;

/* FALSE where @phrase counts nobody. Roughly told numbers ("dozens") are a least bound; "some" and
 * "about" leave the number. */
gboolean attache_figure_read_quantity (const AttacheEventSentence *sentence,
                                       const AttacheEventSurroundings *surroundings, guint phrase,
                                       AttacheQuantity *quantity);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of a record that the store fills. */

#include "config.h"

#include "attache-review-item.h"

void
attache_review_item_free (gpointer item)
{
  AttacheReviewItem *self = item;

  g_free (self->title);
  g_free (self->quote);
  g_free (self->quote_now);
  g_free (self->words);
  g_free (self);
}

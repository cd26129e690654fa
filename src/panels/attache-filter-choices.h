/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that a filter can ask for as one flat list with headings, narrowed by a search. It knows no
 * widget of its own. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_FILTER_CHOICES (attache_filter_choices_get_type ())
G_DECLARE_FINAL_TYPE (AttacheFilterChoices, attache_filter_choices, ATTACHE, FILTER_CHOICES,
                      GObject)

AttacheFilterChoices *attache_filter_choices_new (AttacheSession *session);

/* Of AttacheFilterItem; a heading stands only above items that are left. Borrowed. */
GListModel *attache_filter_choices_get_model (AttacheFilterChoices *self);
/* Prefixes of words of the name, without regard to case or accents; "" for all. */
void attache_filter_choices_set_search (AttacheFilterChoices *self, const char *words);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thing that a filter may ask for, with a name for people: an actor, a kind, a mode, an outlet,
 * a tag, a shared text, words, a range of dates. Frozen. It knows no widget. */

#pragma once

#include <gio/gio.h>

#include "attache-choice.h"
#include "attache-filter.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_FILTER_HEADING, /* no thing to ask for, but the name of those that follow */
  ATTACHE_FILTER_DATES,
  ATTACHE_FILTER_ACTOR,
  ATTACHE_FILTER_KIND,
  ATTACHE_FILTER_MODE,
  ATTACHE_FILTER_OUTLET,
  ATTACHE_FILTER_TAG,
  ATTACHE_FILTER_KIN,
  ATTACHE_FILTER_WORDS,
} AttacheFilterPart;

#define ATTACHE_TYPE_FILTER_ITEM (attache_filter_item_get_type ())
G_DECLARE_FINAL_TYPE (AttacheFilterItem, attache_filter_item, ATTACHE, FILTER_ITEM, GObject)

/* @id: of an actor, a tag or an article, or the number of a kind or a mode. */
AttacheFilterItem *attache_filter_item_new (AttacheFilterPart part, gint64 id, const char *name);
/* The colour, the country and the count of @choice are taken too. */
AttacheFilterItem *attache_filter_item_new_for_choice (AttacheFilterPart part,
                                                       AttacheChoice *choice);

AttacheFilterPart attache_filter_item_get_part (AttacheFilterItem *self);
const char *attache_filter_item_get_name (AttacheFilterItem *self);
/* Palette slot, or -1: none. */
gint attache_filter_item_get_colour (AttacheFilterItem *self);
/* Of an outlet, two letters; nullable. */
const char *attache_filter_item_get_country (AttacheFilterItem *self);
/* Articles that have it; 0: not counted. */
guint attache_filter_item_get_n_articles (AttacheFilterItem *self);

gboolean attache_filter_item_is_in (AttacheFilterItem *self, const AttacheFilter *filter);
/* A filter with, or without it; dates and words can only be taken out. Transfer full. */
AttacheFilter *attache_filter_item_apply (AttacheFilterItem *self, const AttacheFilter *filter,
                                          gboolean is_in);

/* What @filter asks for, in the order of a sentence: dates, actors, kinds, modes, outlets, tags,
 * a shared text, words. Names come from the lists of AttacheChoice; what they do not have is called
 * by its number. Transfer full. */
GPtrArray *attache_filter_item_list (const AttacheFilter *filter, GListModel *actors,
                                     GListModel *tags);

/* "2022", "2022-09" or "2022-09-13" as a day: its first, or (@is_end) the end of its last. FALSE
 * where it is none of these. */
gboolean attache_filter_parse_day (const char *words, gboolean is_end, gint64 *instant);

G_END_DECLS

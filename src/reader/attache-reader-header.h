/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands above an article's text: its title, where and when it was published and how that is
 * known, how long it takes to read, who else carried it, and its star. It changes nothing itself:
 * "starred" and "dated" tell what the person asked for. */

#pragma once

#include <gtk/gtk.h>

#include "attache-reading.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_READER_HEADER (attache_reader_header_get_type ())
G_DECLARE_FINAL_TYPE (AttacheReaderHeader, attache_reader_header, ATTACHE, READER_HEADER, GtkWidget)

/* Signals: "starred" (gboolean is_starred); "dated" (gint64 published), a day, microseconds UTC;
 * "carrier-opened" (gint64 article_id), another article with the same text, or
 * another version of it. */
GtkWidget *attache_reader_header_new (void);

void attache_reader_header_set_reading (AttacheReaderHeader *self, AttacheReading *reading);

/* “Sylvan Post (SY), Cora Vint”, as far as it is known; @country nullable. Transfer full. */
char *attache_reader_header_describe_outlet (const AttacheArticleFields *fields,
                                             const char *country);

/* “27 September 2022 (header)” or “date unknown”; transfer full. */
char *attache_reader_header_describe_date (const AttacheArticleFields *fields);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article in words for a list: its day, its counts, its snippet. It knows no widget. */

#pragma once

#include "attache-article.h"

G_BEGIN_DECLS

/* "4 October 2022", "20 September 2022 · inferred", "Date unknown"; transfer full, as all here. */
char *attache_article_describe_day (const AttacheArticleFields *fields);
/* "Outlet  ❝ 4  ◆ 2  ✎ 1", without what is none. */
char *attache_article_describe_counts (const AttacheArticleFields *fields);
/* "Also in 2 outlets"; NULL where no other has the text. */
char *attache_article_describe_carriers (const AttacheArticleFields *fields);
/* All of it and the title for a screen reader: "Title, unread, Outlet, 4 statements, 2 events, 1
 * note, also in 2 outlets". */
char *attache_article_describe (const AttacheArticleFields *fields);
/* The snippet as Pango markup, with the hit bold; NULL where there is none. */
char *attache_article_mark_up_snippet (const AttacheArticleFields *fields);

G_END_DECLS

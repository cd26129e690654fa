/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Phrases that are no part of an article, in the languages that coverage comes in; each list ends
 * with NULL. */

#pragma once

/* Begin a line that is a notice: "read also", "advertisement". */
extern const char *const attache_page_notices[];

/* Make an offer wherever a word begins in a line that is not long: "subscribe to our". */
extern const char *const attache_page_offers[];

/* Stand above what is behind the article: "related articles", "comments". */
extern const char *const attache_page_ends[];

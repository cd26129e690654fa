/* SPDX-License-Identifier: GPL-3.0-or-later */

/* passage (article_search): of a hit, the words of the text around where most of what was asked for
 * stands, each hit between U+0002 and U+0003. What FTS5 has for it, snippet (), takes the whole
 * text to pieces three times; this stops where the passage ends. */

#pragma once

#include <sqlite3.h>

/* An SQLite code. */
int attache_passage_register (sqlite3 *handle);

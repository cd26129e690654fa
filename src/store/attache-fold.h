/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The SQL function fold (text): what is left when case and accents do not matter, in any script, as
 * the search index has it. It is for queries; no schema uses it. */

#pragma once

#include <sqlite3.h>

/* An SQLite code. */
int attache_fold_register (sqlite3 *handle);

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the names of a table's columns say of what is in them, in the languages that such tables are
 * kept in. The import and the page that asks about columns both go by it. */

#pragma once

#include "attache-columns.h"

G_BEGIN_DECLS

/* Whether one of @names (NULL-terminated) is surely that of a text and another that of a fact: then
 * nobody needs to be asked. Case, spaces, hyphens and underscores do not count. */
gboolean attache_table_names_are_known (const char *const *names);

/* Transfer full: each field's column by its whole name, where one is known. */
AttacheColumns *attache_table_names_guess (const char *const *names);

/* Whether @name holds a word for @field; *@rank, lower for the better ones. */
gboolean attache_table_names_hint (const char *name, AttacheField field, guint *rank);

G_END_DECLS

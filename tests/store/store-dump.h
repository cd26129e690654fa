/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that a dossier says, in one canonical order: two dossiers say the same where the bytes are
 * the same. */

#pragma once

#include "attache-database.h"

/* Written rows whole, and found rows with their ids; of actors those that stand in an article.
 * Names and roles of actors are left out where @is_exact is FALSE: they only go with an actor's
 * last article. Transfer full. */
char *store_dump (AttacheDatabase *db, gboolean is_exact);
/* Fails, telling the first line that differs. */
void store_assert_same (const char *a, const char *b);

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The second half of a salvage: rows that were found are made to hang together again. Within a
 * transaction without foreign keys, on the thread of the connection. */

#pragma once

#include "attache-database.h"
#include "attache-salvage.h"

G_BEGIN_DECLS

/* Fills in the counts and titles of @report. */
gboolean attache_salvage_repair (AttacheDatabase *db, AttacheSalvageReport *report, GError **error);

G_END_DECLS

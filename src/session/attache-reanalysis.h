/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Analysing an article again that the dossier has. For the store's writer, within a transaction. */

#pragma once

#include "attache-analyzer.h"
#include "attache-database.h"

G_BEGIN_DECLS

/* With the published time that it has now; what was found before makes way, what the reader wrote
 * stays. Some milliseconds. */
gboolean attache_reanalysis_run (AttacheDatabase *db, AttacheAnalyzer *analyzer, gint64 article_id,
                                 GError **error);

G_END_DECLS

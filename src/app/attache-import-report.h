/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report of an import, and of those before it: what came in, what was there already, which
 * texts several outlets carry, what failed and why, and what is in doubt, with a way to fill it in
 * for many articles at once. */

#pragma once

#include <adwaita.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_IMPORT_REPORT (attache_import_report_get_type ())
G_DECLARE_FINAL_TYPE (AttacheImportReport, attache_import_report, ATTACHE, IMPORT_REPORT, AdwWindow)

/* Shows the newest import of @session's dossier, beside @parent. Signal "columns-requested"
 * (GFile): the person wants to say what the columns of that table are. */
AttacheImportReport *attache_import_report_present (AttacheSession *session, GtkWindow *parent);

G_END_DECLS

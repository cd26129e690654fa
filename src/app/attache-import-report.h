/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report of an import: a line for each file that did not come in, and for each that came in
 * with a doubt. */

#pragma once

#include <adwaita.h>

#include "attache-import-job.h"
#include "attache-session.h"

G_BEGIN_DECLS

/* Shows the lines of @job; those of articles open them in @session. */
void attache_import_report_present (AttacheImportJob *job, AttacheSession *session,
                                    GtkWindow *parent);

G_END_DECLS

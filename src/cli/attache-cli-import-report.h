/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report of an import on the command line, as the window has it. */

#pragma once

#include "attache-import-job.h"
#include "attache-table.h"

G_BEGIN_DECLS

/* Of @job, which has ended. For people: what failed and what was doubtful to standard error, a sum
 * to standard output. As JSON: one object. FALSE: it told why not. */
gboolean attache_cli_import_report_print (AttacheDossier *dossier, AttacheImportJob *job,
                                          AttacheOutput output);

G_END_DECLS

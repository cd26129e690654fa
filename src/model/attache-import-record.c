/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records are freed here, and made where rows are read. */

#include "config.h"

#include "attache-import-record.h"

void
attache_import_run_free (AttacheImportRun *run)
{
  g_free (run->problem);
  g_free (run);
}

void
attache_import_entry_free (AttacheImportEntry *entry)
{
  g_free (entry->title);
  g_free (entry->outlet);
  g_free (entry->language);
  g_free (entry->name);
  g_free (entry->reason);
  g_free (entry->path);
  g_free (entry);
}

void
attache_kin_free (AttacheKin *kin)
{
  g_free (kin->title);
  g_free (kin->outlet);
  g_free (kin);
}

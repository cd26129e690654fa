/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store tells of one transaction, "nothing was changed", and an import is many: those that were
 * committed stay. */

#include "config.h"

#include "attache-import-fault.h"

#include <glib/gi18n-lib.h>

#include "attache-store-error.h"

void
attache_import_fault_tell (GError *error, guint n_imported)
{
  g_autofree char *stays = g_strdup_printf (
      ngettext ("%u article that came in before stays; importing again goes on from there.",
                "%u articles that came in before stay; importing again goes on from there.",
                n_imported),
      n_imported);
  g_autofree char *cause = NULL;

  g_return_if_fail (error != NULL);

  cause = g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NO_ROOM)
              ? g_strdup (_ ("There is no room left on the disk."))
              : g_strdup_printf ("%s.", error->message);
  g_free (error->message);
  /* Translators: what ended the import, and what stays of it; two sentences. */
  error->message = g_strdup_printf (_ ("%1$s %2$s"), cause, stays);
}
